// German texts of payments.
import type { payments as en } from '../en/payments';

export const payments: typeof en = {
  title: 'Zahlungen',
};
