// What each row of Next says and does: one verb per row, the same words and keys everywhere.
import type { GlyphName } from '../../components';
import { act, attempt } from '../../lib/act';
import type { MilestoneId, NextKind, NextRow } from '../../lib/api.gen';
import { date } from '../../lib/format';
import { navigate } from '../../lib/router.svelte';
import { toast } from '../../lib/toasts.svelte';
import { call } from '../../lib/transport';
import { m } from '../../messages';

export interface Step {
  key: string;
  glyph: GlyphName;
  detail: string;
  when: string;
  verb: string;
  /** The letter that runs the verb. */
  letter: string;
  run: () => void;
  /** A second verb with a letter of its own. */
  also: { letter: string; run: () => void } | undefined;
  /** Where Enter leads. */
  address: string;
}

const glyphs: Record<NextKind, GlyphName> = { overdue: 'overdue', ready: 'ready', waiting: 'waiting', disputed: 'disputed', money_due: 'invoiced', due_soon: 'in_progress', change_order: 'changes' };
const letters: Record<NextKind, string> = { overdue: 'p', ready: 'i', waiting: 'a', disputed: 'u', money_due: 'p', due_soon: 'd', change_order: 'a' };

export function stepOf(row: NextRow): Step {
  const milestone = row.milestone ?? 0;
  const address = row.invoice !== null ? `/invoices/${row.invoice}` : row.change_order !== null ? `/projects/${row.project ?? 0}/schedule` : `/milestones/${milestone}`;
  const runs: Record<NextKind, () => void> = {
    overdue: () => navigate(`${address}?sheet=payment`),
    ready: () => void invoice(row),
    waiting: () => navigate(`${address}?sheet=signoff`),
    disputed: () => navigate(`${address}?sheet=resolve`),
    money_due: () => navigate(`${address}?sheet=payment`),
    due_soon: () => void markDone(milestone, row.title),
    change_order: () => navigate(`${address}?sheet=agreement`),
  };
  const verbs: Record<NextKind, string> = {
    overdue: m.dashboard.next.payment,
    ready: m.dashboard.next.invoice,
    waiting: m.dashboard.next.signOff,
    disputed: m.disputes.resolve,
    money_due: m.dashboard.next.payment,
    due_soon: m.dashboard.next.done,
    change_order: m.dashboard.next.agreement,
  };
  return {
    key: `${row.kind} ${row.invoice ?? ''} ${row.milestone ?? ''} ${row.change_order === null ? '' : (row.project ?? '')}`,
    glyph: glyphs[row.kind],
    detail: detailOf(row),
    when: whenOf(row),
    verb: verbs[row.kind],
    letter: letters[row.kind],
    run: runs[row.kind],
    also: row.kind === 'overdue' ? { letter: 'r', run: () => navigate(`${address}?sheet=reminder`) } : undefined,
    address,
  };
}

function detailOf(row: NextRow): string {
  if (row.invoice_number !== null) return m.dashboard.next.invoiceOf(row.client_name, row.invoice_number);
  if (row.position !== null && row.of !== null) return m.dashboard.next.milestoneOf(row.client_name, row.position, row.of);
  if (row.change_order !== null) return m.dashboard.next.changeOf(row.client_name, row.change_order);
  return row.client_name;
}

const DAYS_OF_A_WEEK = 7;

function whenOf(row: NextRow): string {
  switch (row.kind) {
    case 'overdue':
      return m.common.daysLate(row.days);
    case 'ready':
      // Within the last week the weekday says more than the date.
      return row.on ? m.dashboard.next.acceptedOn(date(row.on, row.days < DAYS_OF_A_WEEK ? 'day' : 'short')) : m.dashboard.next.ready;
    case 'waiting':
      return m.dashboard.next.waiting(row.days);
    case 'disputed':
      return m.disputes.mark(row.days);
    case 'money_due':
    case 'due_soon':
      return row.days < 0 ? m.dashboard.next.pastDate(Math.abs(row.days)) : m.dashboard.next.dueIn(row.days);
    case 'change_order':
      return m.dashboard.next.noAnswer(row.days);
  }
}

async function invoice(row: NextRow): Promise<void> {
  if (row.draft !== null) return navigate(`/drafts/${row.draft}`);
  const draft = await attempt('prepare_invoice', { id: row.milestone ?? 0 });
  if (draft) navigate(`/drafts/${draft.value.id}`);
}

async function markDone(id: MilestoneId, title: string): Promise<void> {
  if (!(await attempt('mark_done', { id }))) return;
  toast(m.dashboard.next.isDone(title), { action: { label: m.common.undo, run: () => void attempt('reopen_milestone', { id }) } });
}

/** Prepares an invoice for every ready milestone; one opens at once, several are listed as drafts. */
export async function invoiceAllReady(currency: string): Promise<void> {
  const all = await call('milestones', { status: 'ready' }).catch(() => []);
  const ready = all.filter((row) => row.amount.currency === currency);
  const prepared: number[] = [];
  for (const row of ready) {
    const outcome = await act('prepare_invoice', { id: row.id });
    if (outcome.ok) prepared.push(outcome.value.id);
  }
  if (prepared.length === 1) return navigate(`/drafts/${prepared[0] ?? 0}`);
  navigate('/invoices?state=drafts');
  toast(m.dashboard.pipeline.prepared(prepared.length));
}
