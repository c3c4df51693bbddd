// German texts of onboarding.
import type { onboarding as en } from '../en/onboarding';

export const onboarding: typeof en = {
  title: 'Willkommen',
};
