// What a milestone's page offers: its keys and the way back from a wrong step.
import { attempt } from '../../lib/act';
import type { MilestoneView } from '../../lib/api.gen';
import type { KeyMap } from '../../lib/keys';
import { markDone, openBilling, start } from '../../lib/milestones';
import { navigate } from '../../lib/router.svelte';
import { toast } from '../../lib/toasts.svelte';
import { m } from '../../messages';

export function keysOf(milestone: MilestoneView, signOff: () => void, changes: () => void): KeyMap {
  const { id, status } = milestone;
  const isOpen = status === 'planned' || status === 'in_progress';
  return {
    s: status === 'planned' ? () => void start(id) : undefined,
    d: isOpen ? () => void markDone(id) : undefined,
    a: milestone.acceptance === null && milestone.done_on !== null && milestone.invoice === null ? signOff : undefined,
    'shift+a': canAskForChanges(milestone) ? changes : undefined,
    i: () => void openBilling(milestone),
    p: status === 'invoiced' ? () => navigate(`/invoices/${milestone.invoice}?sheet=payment`) : undefined,
  };
}

/** It waits for a yes, and nothing of it is billed. */
export function canAskForChanges(milestone: MilestoneView): boolean {
  return milestone.acceptance === null && milestone.done_on !== null && milestone.invoice === null;
}

export async function withdrawChanges(milestone: MilestoneView): Promise<void> {
  if (await attempt('withdraw_changes', { id: milestone.id })) toast(m.milestones.changes.withdrawn, { tone: 'note' });
}

export async function reopen(milestone: MilestoneView): Promise<void> {
  if (await attempt('reopen_milestone', { id: milestone.id })) toast(m.milestones.reopened, { tone: 'note' });
}

export async function withdraw(milestone: MilestoneView): Promise<void> {
  if (await attempt('withdraw_acceptance', { id: milestone.id })) toast(m.milestones.withdrawn, { tone: 'note' });
}
