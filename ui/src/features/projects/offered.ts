// What the advice can be followed in: the plan, or beside a change order the rows that it proposes.
import type { ApplyPlanOffer, MilestoneId, ProjectView } from '../../lib/api.gen';
import { m } from '../../messages';
import { nameOf } from './rows';

/** One offer with the milestones that it is about. */
export type Asked = Pick<ApplyPlanOffer, 'offer' | 'milestones'>;

export interface Offered {
  /** A row that a change order adds has its key below zero, as advice knows it. */
  id: MilestoneId;
  position: number;
  name: string;
  isLocked: boolean;
}

export function offeredRows(project: ProjectView): Offered[] {
  const order = project.change_order;
  if (!order) return project.milestones.map((row) => ({ id: row.id, position: row.position, name: nameOf(row), isLocked: row.is_locked }));
  return order.rows.flatMap((row) => {
    if (row.key === null || !row.after) return [];
    const { position, title } = row.after;
    return [{ id: row.milestone ?? -row.key, position, name: title || m.projects.schedule.unnamed(position), isLocked: row.invoice !== null }];
  });
}

export const isAgreed = (project: ProjectView): boolean => project.revisions.length > 0;

/** What the client reads already is not changed by a click. */
export const canOffer = (project: ProjectView): boolean => project.change_order === null || project.change_order.sent_on === null;
