// German texts of invoices.
import type { invoices as en } from '../en/invoices';

export const invoices: typeof en = {
  title: 'Rechnungen',
};
