// The next milestones and the next money by date, for the day when nothing is to do.
import { type GlyphName } from '../../components';
import type { InvoiceListRow, MilestoneRow, Money } from '../../lib/api.gen';
import { m } from '../../messages';

export interface ComingUp {
  to: string;
  glyph: GlyphName;
  title: string;
  detail: string;
  on: string;
  amount: Money;
  isMoney: boolean;
}

const ROWS = 4;

export function comingUp(milestones: readonly MilestoneRow[], invoices: readonly InvoiceListRow[], includingTax: boolean): ComingUp[] {
  const work = milestones.flatMap((row): ComingUp[] => {
    if (row.target_on === null || (row.status !== 'planned' && row.status !== 'in_progress')) return [];
    const detail = m.dashboard.next.milestoneOf(row.client_name, row.position, row.of);
    return [{ to: `/milestones/${row.id}`, glyph: row.status, title: row.title, detail, on: row.target_on, amount: row.amount, isMoney: false }];
  });
  const money = invoices.flatMap((row): ComingUp[] => {
    if (row.id === null || row.due_on === null || row.number === null) return [];
    const detail = m.dashboard.next.invoiceOf(row.client_name, row.number);
    return [{ to: `/invoices/${row.id}`, glyph: 'invoiced', title: row.title, detail, on: row.due_on, amount: includingTax ? row.open : row.open_net, isMoney: true }];
  });
  // ISO days sort as text.
  return [...work, ...money].sort((a, b) => a.on.localeCompare(b.on)).slice(0, ROWS);
}
