// What becomes of a milestone, in a word or a figure.
import type { ChangeRow } from '../../lib/api.gen';
import { isZero, money } from '../../lib/format';
import { m } from '../../messages';

export function chipOf(row: ChangeRow): string {
  const words = m.projects.changes.marks;
  if (row.mark === 'same' && row.invoice !== null) return words.billed;
  if (row.mark !== 'changed') return words[row.mark];
  if (!isZero(row.delta)) return money(row.delta, { currency: false, sign: true });
  return row.days === null ? words.changed : words.days(row.days);
}
