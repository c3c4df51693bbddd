// The grey ladder of the first day: shares that read well, no one's money.
import type { Column, MilestoneStatus } from '../../lib/api.gen';
import { m } from '../../messages';

const shape: readonly [permille: number, status: MilestoneStatus, worked: number, billed: number, paid: number][] = [
  [300, 'paid', 1000, 1000, 1000],
  [250, 'invoiced', 1000, 1000, 0],
  [200, 'waiting_for_sign_off', 1000, 0, 0],
  [150, 'in_progress', 500, 0, 0],
  [100, 'planned', 0, 0, 0],
];

export function sampleColumns(): Column[] {
  return shape.map(([permille, status, worked_permille, billed_permille, paid_permille], at) => ({
    milestone: at,
    position: at + 1,
    title: m.dashboard.first.names[at] ?? '',
    permille,
    status,
    is_late: false,
    worked_permille,
    billed_permille,
    paid_permille,
  }));
}
