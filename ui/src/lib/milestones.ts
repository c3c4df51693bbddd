// The verbs of a milestone, the same on every screen: start, done, sign-off, invoice.
import { attempt } from './act';
import type { InvoiceId, MilestoneId, MilestoneStatus } from './api.gen';
import { m } from '../messages';
import { money } from './format';
import { navigate } from './router.svelte';
import { toast } from './toasts.svelte';

export type Verb = 'start' | 'done' | 'signOff' | 'invoice';

/** The key of a verb, as it is shown. */
export const verbKeys: Record<Verb, string> = { start: 'S', done: 'D', signOff: 'A', invoice: 'I' };

/** What comes next where a milestone stands; undefined once it is invoiced. */
export function nextVerb(status: MilestoneStatus): Verb | undefined {
  switch (status) {
    case 'planned':
      return 'start';
    case 'in_progress':
      return 'done';
    case 'waiting_for_sign_off':
      return 'signOff';
    case 'ready':
      return 'invoice';
    case 'invoiced':
    case 'paid':
      return undefined;
  }
}

/** Says so where the invoice of the milestone before is late: more work is then more at risk. Nothing is kept from anybody. */
export async function start(id: MilestoneId): Promise<void> {
  const started = await attempt('start_milestone', { id });
  if (!started) return;
  const advice = await attempt('plan_advice', { id: started.value.project });
  const found = advice?.value.findings.map((row) => row.finding).find((one) => one.kind.kind === 'started_while_overdue' && one.milestones.at(-1) === id);
  if (found?.kind.kind !== 'started_while_overdue') return;
  const { number, days_late: days, open } = found.kind;
  const says = m.advice.kinds.started_while_overdue(started.value.form.title, number, days, money(open));
  toast(`${says.fact} ${says.why}`, { tone: 'note' });
}

/** A toast offers the way back. */
export async function markDone(id: MilestoneId): Promise<void> {
  const done = await attempt('mark_done', { id });
  if (!done) return;
  const undo = (): void => void attempt('reopen_milestone', { id });
  toast(m.milestones.markedDone(done.value.form.title), { action: { label: m.common.undo, run: undo } });
}

/** Opens the prepared invoice, made now if there is none. */
export async function invoice(id: MilestoneId): Promise<void> {
  const draft = await attempt('prepare_invoice', { id });
  if (draft) navigate(`/drafts/${draft.value.id}`);
}

/** Goes to what bills a milestone: the issued invoice once nothing of it is left, else the prepared one. */
export async function openBilling(milestone: { id: MilestoneId; invoice: InvoiceId | null; status: MilestoneStatus }): Promise<void> {
  if (milestone.invoice === null || nextVerb(milestone.status) !== undefined) await invoice(milestone.id);
  else navigate(`/invoices/${milestone.invoice}`);
}
