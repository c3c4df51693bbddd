// Where a project stands, from its ladder: what is most urgent wins.
import type { Column, MilestoneStatus, ProjectRow } from '../../lib/api.gen';
import type { Status } from '../../components';

/** Null when there is no plan yet. */
export function nowOf(project: ProjectRow): Status | null {
  const has = (status: MilestoneStatus): boolean => project.ladder.some((column: Column) => column.status === status);
  if (project.ladder.length === 0) return null;
  if (project.ladder.some((column) => column.is_late && column.status === 'invoiced')) return 'overdue';
  const order: readonly MilestoneStatus[] = ['ready', 'waiting_for_sign_off', 'in_progress', 'invoiced', 'planned'];
  return order.find(has) ?? 'paid';
}

/** Whether a project answers to what was typed into the search. */
export function matches(project: ProjectRow, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  const names = [project.title, project.client_name, project.code, ...project.ladder.map((column) => column.title)];
  return wanted === '' || names.some((name) => name.toLocaleLowerCase().includes(wanted));
}
