// What can be done about an issued invoice that is wrong, and with money of its client.
import Ban from '@lucide/svelte/icons/ban';
import FileX from '@lucide/svelte/icons/file-x';
import Redo2 from '@lucide/svelte/icons/redo-2';
import Undo2 from '@lucide/svelte/icons/undo-2';
import type { LucideIcon } from '@lucide/svelte';
import { attempt } from './act';
import type { InvoiceId, InvoiceView } from './api.gen';
import { isZero, money } from './format';
import { session } from './session.svelte';
import { toast } from './toasts.svelte';
import { m } from '../messages';

/** The sheets of corrections, as they stand in an address. */
export type CorrectionSheet = 'credit' | 'correct' | 'write-off' | 'write-off-back';

export function correctionSheet(text: string | undefined): CorrectionSheet | undefined {
  return text === 'credit' || text === 'correct' || text === 'write-off' || text === 'write-off-back' ? text : undefined;
}

/** Whether a sheet has anything to do on this document. */
export function canOpen(sheet: CorrectionSheet, invoice: InvoiceView): boolean {
  if (session.isReadOnly || invoice.kind === 'credit_note') return false;
  const { can_credit, credited, reversible } = invoice.corrections;
  const of: Record<CorrectionSheet, boolean> = {
    credit: can_credit,
    correct: can_credit && isZero(credited),
    'write-off': invoice.days_late !== null,
    'write-off-back': !isZero(reversible),
  };
  return of[sheet];
}

interface Item {
  label: string;
  run: () => void;
  icon: LucideIcon;
  kbd?: string;
  disabled?: boolean;
  reason?: string | undefined;
  heading?: string;
}

/** Entries of a menu; none for a credit note, which nothing takes back. */
export function correctionItems(invoice: InvoiceView | undefined, open: (sheet: CorrectionSheet) => void): Item[] {
  if (!invoice || invoice.kind === 'credit_note') return [];
  const words = m.credits.verbs;
  const { can_credit, credited, credit_used } = invoice.corrections;
  const disabled = session.isReadOnly;
  const gone = can_credit ? undefined : words.allCredited;
  const items: Item[] = [
    { label: words.credit, icon: Undo2, kbd: 'C', disabled, run: () => open('credit'), reason: gone, heading: words.title },
    { label: words.correct, icon: Redo2, kbd: 'Shift C', disabled, run: () => open('correct'), reason: gone ?? (isZero(credited) ? undefined : words.partCredited) },
  ];
  if (canOpen('write-off', invoice)) items.push({ label: words.writeOff, icon: Ban, run: () => open('write-off') });
  if (canOpen('write-off-back', invoice)) items.push({ label: words.takeWriteOffBack, icon: FileX, run: () => open('write-off-back') });
  if (!isZero(credit_used)) items.push({ label: words.takeUseBack, icon: Undo2, disabled, run: () => void takeUseBack(invoice.id) });
  return items;
}

async function takeUseBack(invoice: InvoiceId): Promise<void> {
  const done = await attempt('reverse_use_credit', { invoice });
  if (done) toast(m.credits.client.takenBack(done.value.number));
}

/** Pays an invoice with what lies with us of its client, as far as it goes. */
export async function useCredit(invoice: InvoiceId): Promise<InvoiceView | undefined> {
  const done = await attempt('use_credit', { invoice });
  if (!done) return undefined;
  const { number, open } = done.value;
  const words = m.credits.client;
  toast(isZero(open) ? words.usedUp(number) : words.used(number, money(open)), { action: { label: m.common.undo, run: () => void takeUseBack(invoice) } });
  return done.value;
}

/** Whether a document stands beside others. */
export function hasLinks({ corrections: of }: InvoiceView): boolean {
  return of.takes_back !== null || of.corrects !== null || of.corrected_by !== null || of.credit_notes.length > 0 || !isZero(of.above);
}
