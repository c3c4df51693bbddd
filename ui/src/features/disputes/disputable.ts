// What can be disputed, and how the screens call it.
import type { DisputeRow, InvoiceView, MilestoneView } from '../../lib/api.gen';
import { isNegative, isZero } from '../../lib/format';
import { session } from '../../lib/session.svelte';
import { m } from '../../messages';

export type Disputable = { kind: 'invoice'; value: InvoiceView } | { kind: 'milestone'; value: MilestoneView };

export function nameOf(of: Disputable): string {
  return of.kind === 'invoice' ? of.value.number : of.value.form.title || m.milestones.unnamed(of.value.position);
}

/** What a dispute is about, in words of its own. */
export function subjectOf(row: DisputeRow): string {
  const words = m.disputes.panel;
  if (row.line !== null) return words.line(row.line, row.label);
  return row.invoice === null ? words.milestone(`${row.label} ${row.title}`.trimEnd()) : words.invoice(row.label);
}

export function canDispute(of: Disputable): boolean {
  if (session.isReadOnly || of.value.dispute !== null) return false;
  if (of.kind === 'invoice') return of.value.kind !== 'credit_note' && !isZero(of.value.open) && !isNegative(of.value.open);
  return of.value.status !== 'paid' && (of.value.done_on !== null || of.value.invoice !== null);
}

/** The dispute that its sheet ends: the one that was asked for, else the newest that is open. */
export function openDispute(rows: readonly DisputeRow[], asked: string | undefined): DisputeRow | undefined {
  const open = rows.filter((row) => row.is_open);
  return open.find((row) => `${row.id}` === asked) ?? open[0];
}
