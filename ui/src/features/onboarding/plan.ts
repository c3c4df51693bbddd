// The payment split of the first run: rows are added and removed, never replaced, so that names and the draft stay.
import type { ProjectId, ProjectView } from '../../lib/api.gen';
import { call, type Arguments, type CommandName, type Result } from '../../lib/transport';
import type { Split } from './kept';

/** Parts of the contract, as Rust reads them. `own` leaves the amounts alone. */
export const shares: Record<Split, readonly string[]> = {
  two: ['0.5', '0.5'],
  three: ['0.3', '0.4', '0.3'],
  four: ['0.25', '0.25', '0.25', '0.25'],
  own: [],
};

/** One of several commands that belong together: the screen asks again after the last one. Undefined when refused. */
async function step<K extends CommandName>(name: K, args: Arguments<K>): Promise<Result<K> | undefined> {
  return call(name, args).catch(() => undefined);
}

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
    const next = isOver ? await step('remove_milestone', { id: last.id }) : await step('add_milestone', { project: plan.id });
    if (!next) return plan;
    plan = next;
  }
  return plan;
}

async function adjustAmounts(view: ProjectView, parts: readonly string[]): Promise<ProjectView> {
  let plan = view;
  for (const [at, row] of view.milestones.entries()) {
    const amount = `=${view.sums.contract.amount}*${parts[at] ?? '0'}`; // Rust reads the formula and rounds.
    plan = (await step('save_milestone', { id: row.id, patch: { amount } })) ?? plan;
  }
  return plan;
}

/** What rounding left goes to the last part. */
async function settle(plan: ProjectView): Promise<ProjectView> {
  const last = plan.milestones.at(-1);
  if (plan.allocation.is_exact || !last) return plan;
  return (await step('settle_difference', { id: last.id })) ?? plan;
}

/** Another currency is possible while nothing is agreed: the plan is taken down and set up again under its names. */
export async function changeCurrency(view: ProjectView, currency: string): Promise<ProjectView> {
  for (const row of view.milestones) {
    if (!(await step('remove_milestone', { id: row.id }))) return view;
  }
  await step('save_project', { id: view.id, patch: { currency } });
  return restore(view.id, view);
}

async function restore(project: ProjectId, before: ProjectView): Promise<ProjectView> {
  let plan = before;
  for (const { form } of before.milestones) {
    const { title, criterion, amount, target_on } = form;
    plan = (await step('add_milestone', { project, patch: { title, criterion, amount, target_on } })) ?? plan;
  }
  return plan;
}
