// The payment split of the first run: rows are added and removed, never replaced, so that names and the draft stay.
import { act } from '../../lib/act';
import type { ProjectId, ProjectView } from '../../lib/api.gen';
import type { Split } from './kept';

/** Parts of the contract, as Rust reads them. `own` leaves the amounts alone. */
export const shares: Record<Split, readonly string[]> = {
  two: ['0.5', '0.5'],
  three: ['0.3', '0.4', '0.3'],
  four: ['0.25', '0.25', '0.25', '0.25'],
  own: [],
};

/** Makes the plan follow the split. Milestones that are invoiced stay as they are. */
export async function follow(view: ProjectView, split: Split): Promise<ProjectView> {
  const parts = shares[split];
  if (parts.length === 0 || view.milestones.some((row) => row.is_locked)) return view;
  const counted = await adjustCount(view, parts.length);
  return settle(await adjustAmounts(counted, parts));
}

async function adjustCount(view: ProjectView, wanted: number): Promise<ProjectView> {
  let plan = view;
  while (plan.milestones.length !== wanted) {
    const last = plan.milestones.at(-1);
    const isOver = plan.milestones.length > wanted && last !== undefined;
    const done = isOver ? await act('remove_milestone', { id: last.id }) : await act('add_milestone', { project: plan.id });
    if (!done.ok) return plan;
    plan = done.value;
  }
  return plan;
}

async function adjustAmounts(view: ProjectView, parts: readonly string[]): Promise<ProjectView> {
  let plan = view;
  for (const [at, row] of view.milestones.entries()) {
    const amount = `=${view.sums.contract.amount}*${parts[at] ?? '0'}`; // Rust reads the formula and rounds.
    const done = await act('save_milestone', { id: row.id, patch: { amount } });
    if (done.ok) plan = done.value;
  }
  return plan;
}

/** What rounding left goes to the last part. */
async function settle(plan: ProjectView): Promise<ProjectView> {
  const last = plan.milestones.at(-1);
  if (plan.allocation.is_exact || !last) return plan;
  const done = await act('settle_difference', { id: last.id });
  return done.ok ? done.value : plan;
}

/** Another currency is possible while nothing is agreed: the plan is taken down and set up again under its names. */
export async function changeCurrency(view: ProjectView, currency: string): Promise<ProjectView> {
  for (const row of view.milestones) {
    const done = await act('remove_milestone', { id: row.id });
    if (!done.ok) return view;
  }
  await act('save_project', { id: view.id, patch: { currency } });
  return restore(view.id, view);
}

async function restore(project: ProjectId, before: ProjectView): Promise<ProjectView> {
  let plan = before;
  for (const { form } of before.milestones) {
    const { title, criterion, amount, target_on } = form;
    const done = await act('add_milestone', { project, patch: { title, criterion, amount, target_on } });
    if (done.ok) plan = done.value;
  }
  return plan;
}
