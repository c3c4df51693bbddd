// The limits of the advice in the order in which they are read, and the checks that can be off.
import type { Limits } from '../../lib/api.gen';
import { m } from '../../messages';

export const adviceFields = [
  'first_percent',
  'first_third_percent',
  'last_percent',
  'of_two_percent',
  'single_percent',
  'small_percent',
  'milestones',
  'close_days',
  'gap_days',
  'crowded_week',
  'deposit_above',
  'deposit_days',
] as const satisfies readonly (keyof Limits)[];
export type AdviceField = (typeof adviceFields)[number];

export function textOf(limits: Limits, field: AdviceField): string {
  return String(limits[field]);
}

export type Check = keyof typeof m.account.limits.checks;
export function isCheck(code: string): code is Check {
  return code in m.account.limits.checks;
}
