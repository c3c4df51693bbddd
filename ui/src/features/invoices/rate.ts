// An exchange rate with where it is from: `1 EUR = 1.0842 USD (ECB, 13 Nov 2026)`.
import type { FixedRate } from '../../lib/api.gen';
import { date, rate } from '../../lib/format';
import { m } from '../../messages';

export function rateText({ base, quote, rate: value, source, on }: FixedRate): string {
  const from = [source, on === null ? '' : date(on, 'numeric')].filter((text) => text !== '').join(', ');
  return m.invoices.exchange.said(base, rate(value), quote, from);
}
