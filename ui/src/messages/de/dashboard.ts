// German texts of the dashboard.
import type { dashboard as en } from '../en/dashboard';

export const dashboard: typeof en = {
  title: 'Übersicht',
};
