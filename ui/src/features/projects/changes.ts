// Changes of one project's open change order. Each answer is put in place at once.
import { act, type Outcome } from '../../lib/act';
import type { ChangeOrderId, ChangeRowPatch, MilestoneId, ProjectId, ProjectView } from '../../lib/api.gen';
import type { Live } from '../../lib/live.svelte';
import { sentence } from '../../lib/problems';
import { toast } from '../../lib/toasts.svelte';

export interface Changes {
  start(): Promise<void>;
  reason(id: ChangeOrderId, reason: string): Promise<boolean>;
  add(id: ChangeOrderId): Promise<void>;
  /** False when it was refused. */
  save(id: ChangeOrderId, row: number, patch: ChangeRowPatch): Promise<boolean>;
  remove(id: ChangeOrderId, row: number): Promise<void>;
  /** Puts a removed milestone back. */
  keep(id: ChangeOrderId, milestone: MilestoneId): Promise<void>;
  /** `position` from 1, as it is to be afterwards. */
  move(id: ChangeOrderId, row: number, position: number): Promise<void>;
  send(id: ChangeOrderId): Promise<void>;
  discard(id: ChangeOrderId): Promise<void>;
}

export function changesOf(id: () => ProjectId, project: Live<ProjectView>): Changes {
  function take(outcome: Outcome<ProjectView>): boolean {
    if (outcome.ok) project.set(outcome.value);
    else project.refresh();
    return outcome.ok;
  }
  /** For buttons: there is no field that could show the refusal. */
  function press(outcome: Outcome<ProjectView>): void {
    if (!outcome.ok && outcome.problem.severity === 'refused') toast(sentence(outcome.problem), { tone: 'bad' });
    take(outcome);
  }

  return {
    start: async () => press(await act('start_change_order', { project: id() })),
    reason: async (order, reason) => take(await act('save_change_order', { id: order, patch: { reason } })),
    add: async (order) => press(await act('add_change_row', { id: order })),
    save: async (order, row, patch) => take(await act('save_change_row', { id: order, row, patch })),
    remove: async (order, row) => press(await act('remove_change_row', { id: order, row })),
    keep: async (order, milestone) => press(await act('keep_change_row', { id: order, milestone })),
    move: async (order, row, position) => press(await act('move_change_row', { id: order, row, position })),
    send: async (order) => press(await act('send_change_order', { id: order })),
    discard: async (order) => press(await act('discard_change_order', { id: order })),
  };
}
