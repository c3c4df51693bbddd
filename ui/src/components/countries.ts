// Countries as the window's language names them, for lists to choose from.
import type { CountryRow } from '../lib/api.gen';
import { windowLocale } from '../messages';

/** By name; the book's own name where the system knows none. */
export function countryOptions(rows: readonly CountryRow[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([windowLocale()], { type: 'region', fallback: 'none' });
  const order = new Intl.Collator(windowLocale());
  return rows.map((row) => ({ value: row.code, label: names.of(row.code) ?? row.name })).sort((a, b) => order.compare(a.label, b.label));
}

/** The name of a country; its code where the system knows none. */
export function countryName(code: string): string {
  return new Intl.DisplayNames([windowLocale()], { type: 'region', fallback: 'code' }).of(code) ?? code;
}
