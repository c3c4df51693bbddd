// What a tax of a report is called, and how an address says it.
import type { TaxKey } from './api.gen';
import { percent } from './format';
import { m } from '../messages';

const taxed = new Set(['standard', 'igic', 'ipsi']);

/** `USt. 19%`, `Reverse charge`, `Without tax`. */
export function nameOfTax(tax: TaxKey | null): string {
  if (!tax) return m.reports.tax.none;
  return taxed.has(tax.category) ? `${tax.name} ${percent(tax.rate)}` : m.reports.tax.categories[tax.category];
}

/** As the address of a list has it. */
export const taxIn = (country: string, tax: TaxKey | null): string => (tax ? `${country}|${tax.category}|${tax.rate}|${tax.name}` : `${country}|none`);
