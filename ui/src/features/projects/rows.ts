// What a row of the schedule offers: its verb, its keys, its name.
import type { ProjectView, ScheduleRow } from '../../lib/api.gen';
import type { KeyMap } from '../../lib/keys';
import { invoice, markDone, nextVerb, openBilling, start, type Verb } from '../../lib/milestones';
import { navigate } from '../../lib/router.svelte';
import { m } from '../../messages';

export type SignOff = (row: ScheduleRow) => void;

export function nameOf(row: ScheduleRow): string {
  return row.form.title || m.projects.schedule.unnamed(row.position);
}

export function runVerb(verb: Verb, row: ScheduleRow, signOff: SignOff): void {
  const runs: Record<Verb, () => void> = {
    start: () => void start(row.id),
    done: () => void markDone(row.id),
    signOff: () => signOff(row),
    invoice: () => void invoice(row.id),
  };
  runs[verb]();
}

/** Money verbs of a row. A milestone may be done without a start, and prepared before it is accepted: the editor says what is missing. */
export function verbKeysOf(row: ScheduleRow, signOff: SignOff): KeyMap {
  const { status } = row;
  const isOpen = status === 'planned' || status === 'in_progress';
  return {
    s: status === 'planned' ? () => runVerb('start', row, signOff) : undefined,
    d: isOpen ? () => runVerb('done', row, signOff) : undefined,
    a: status === 'waiting_for_sign_off' ? () => signOff(row) : undefined,
    i: () => void openBilling(row),
    p: status === 'invoiced' ? () => navigate(`/invoices/${row.invoice}?sheet=payment`) : undefined,
  };
}

/** The row that the project's first button is about: the oldest ready one, else what is going on, else what comes next. */
export function currentRow(project: ProjectView): ScheduleRow | undefined {
  const first = (status: ScheduleRow['status']): ScheduleRow | undefined => project.milestones.find((row) => row.status === status);
  const ready = project.milestones.find((row) => row.id === project.ready);
  return ready ?? first('in_progress') ?? first('waiting_for_sign_off') ?? first('planned');
}

export function verbOf(row: ScheduleRow | undefined): Verb | undefined {
  return row && nextVerb(row.status);
}
