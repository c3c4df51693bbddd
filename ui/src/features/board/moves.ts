// What moving a card means: the step that leads there, or the plain sentence why there is none.
import { attempt } from '../../lib/act';
import type { BoardCard, MilestoneStatus } from '../../lib/api.gen';
import { invoice, markDone, start } from '../../lib/milestones';
import { navigate } from '../../lib/router.svelte';
import { session } from '../../lib/session.svelte';
import { toast } from '../../lib/toasts.svelte';
import { m } from '../../messages';

export const order: readonly MilestoneStatus[] = ['planned', 'in_progress', 'waiting_for_sign_off', 'ready', 'invoiced', 'paid'];

type Step = { run: () => void } | { why: string; action?: { label: string; run: () => void } };

/** `signOff` opens the sheet of a sign-off. */
function stepTo(card: BoardCard, to: MilestoneStatus, signOff: (card: BoardCard) => void): Step {
  const words = m.board.refused;
  const { id, status } = card;
  if (session.isReadOnly) return { why: words.readOnly };
  if (to === 'paid') {
    const pay = { label: words.pay, run: () => navigate(`/invoices/${card.invoice ?? 0}?sheet=payment`) };
    return status === 'invoiced' && card.invoice !== null ? { why: words.paid, action: pay } : { why: words.paid };
  }
  if (card.invoice_number !== null && order.indexOf(to) < order.indexOf(status)) return { why: words.fixed(card.invoice_number) };
  switch (to) {
    case 'planned':
      return { why: words.started };
    case 'in_progress':
      return { run: () => void (status === 'planned' ? start(id) : reopen(card)) };
    case 'waiting_for_sign_off':
      if (!card.requires_acceptance) return { why: words.noSignOff };
      return { run: () => void (status === 'ready' ? withdraw(card) : markDone(id)) };
    case 'ready':
      if (status === 'waiting_for_sign_off') return { run: () => signOff(card) };
      return card.requires_acceptance ? { why: words.doneFirst } : { run: () => void markDone(id) };
    case 'invoiced':
      return status === 'ready' ? { run: () => void invoice(id) } : { why: words.readyFirst };
  }
}

async function reopen(card: BoardCard): Promise<void> {
  if (await attempt('reopen_milestone', { id: card.id })) toast(m.milestones.reopened, { tone: 'note' });
}

async function withdraw(card: BoardCard): Promise<void> {
  if (await attempt('withdraw_acceptance', { id: card.id })) toast(m.milestones.withdrawn, { tone: 'note' });
}

export function move(card: BoardCard, to: MilestoneStatus, signOff: (card: BoardCard) => void): void {
  if (to === card.status) return;
  const step = stepTo(card, to, signOff);
  if ('run' in step) step.run();
  else toast(step.why, { tone: 'note', ...(step.action ? { action: step.action } : {}) });
}

/** The state beside the card's own; undefined at either end. */
export function beside(card: BoardCard, step: 1 | -1): MilestoneStatus | undefined {
  return order[order.indexOf(card.status) + step];
}

export function nameOf(card: BoardCard): string {
  return card.title || m.board.unnamed(card.position);
}
