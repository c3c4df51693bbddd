// Where a figure of a report leads: the list that it is the sum of.
import type { ReportView } from '../../lib/api.gen';

type Asked = Record<string, string | number | undefined>;

function address(path: string, asked: Asked): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value !== undefined) query.set(key, `${value}`);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export interface Days {
  from: string;
  to: string;
}

/** Documents that were issued on these days: invoices, or the credit notes among them. */
export const issuedLink = ({ from, to }: Days, of: { client?: number; project?: number } = {}): string => address('/invoices', { from, to, notes: 'none', ...of });
export const creditedLink = ({ from, to }: Days, of: { client?: number; project?: number } = {}): string => address('/invoices', { from, to, notes: 'only', ...of });
/** Documents of these days that bear a tax, credit notes among them. */
export const taxedLink = ({ from, to }: Days, tax: string): string => address('/invoices', { from, to, tax });
/** Payments that count on these days. */
export const receivedLink = ({ from, to }: Days, of: { client?: number } = {}): string => address('/payments', { from, to, ...of });
/** What was open at the end of the report; today's list while it lasts. */
export function openLink(view: ReportView, state: OpenState, of: { client?: number } = {}): string {
  return openOnLink(view.report.until, view.today, state, of);
}

type OpenState = 'outstanding' | 'overdue' | 'kept_back';
/** What was open at the end of a day. */
export const openOnLink = (on: string, today: string, state: OpenState, of: { client?: number } = {}): string => address('/invoices', { state, on: on === today ? undefined : on, ...of });
