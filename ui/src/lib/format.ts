// Money, dates and counts as the window's language writes them. Formats only; every value comes from Rust.
import { DateFormatter, getLocalTimeZone, parseAbsoluteToLocal, parseDate, toCalendarDate } from '@internationalized/date';
import { m, windowLocale } from '../messages';
import type { Money, Percent } from './api.gen';
import { session } from './session.svelte';

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, DateFormatter>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = windowLocale() + JSON.stringify(options);
  const found = numberFormats.get(key) ?? new Intl.NumberFormat(windowLocale(), options);
  numberFormats.set(key, found);
  return found;
}

function dates(options: Intl.DateTimeFormatOptions): DateFormatter {
  const key = windowLocale() + JSON.stringify(options);
  const found = dateFormats.get(key) ?? new DateFormatter(windowLocale(), options);
  dateFormats.set(key, found);
  return found;
}

/** Intl reads a decimal string exactly (ES2023); TypeScript still asks for a number. */
function exact(text: string): number {
  return text as unknown as number;
}

function scale(amount: string, trim: boolean): number {
  const decimals = amount.split('.')[1] ?? '';
  return trim && /^0*$/.test(decimals) ? 0 : decimals.length;
}

export interface MoneyStyle {
  /** With the currency sign. Default true. */
  currency?: boolean;
  /** Leave `.00` out; cents are always shown. Default true. */
  trim?: boolean;
  /** A plus before what is above zero. */
  sign?: boolean;
}

/** `€9,600`, `9,600`, `€9,600.00`: at the scale that Rust gave, never rounded. */
export function money(value: Money, style: MoneyStyle = {}): string {
  const { currency = true, trim = true, sign = false } = style;
  const digits = scale(value.amount, trim);
  const base: Intl.NumberFormatOptions = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign ? 'exceptZero' : 'auto',
  };
  const named: Intl.NumberFormatOptions = { ...base, style: 'currency', currency: value.currency, currencyDisplay: 'narrowSymbol' };
  return numbers(currency ? named : base).format(exact(value.amount));
}

/** Short figure for charts, `9.6k`; with the currency for an axis, `€10k`. */
export function moneyCompact(value: Money, currency = false): string {
  const name: Intl.NumberFormatOptions = currency ? { style: 'currency', currency: value.currency, currencyDisplay: 'narrowSymbol' } : {};
  const short = { ...name, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: currency ? 2 : 1 } as const;
  const parts = numbers(short).formatToParts(exact(value.amount));
  // Languages without a short thousand, such as German, get whole units.
  if (!parts.some((part) => part.type === 'compact')) return numbers({ ...name, maximumFractionDigits: 0 }).format(exact(value.amount));
  return parts.map((part) => (part.type === 'compact' && part.value === 'K' ? 'k' : part.value)).join('');
}

/** Sign of a currency, `€`. */
export function currencySign(currency: string): string {
  const parts = numbers({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

export function isZero(value: Money): boolean {
  return /^-?0*(\.0*)?$/.test(value.amount);
}

export function isNegative(value: Money): boolean {
  return value.amount.startsWith('-') && !isZero(value);
}

/** `18.2%` */
export function percent(value: Percent): string {
  const digits = scale(value, true);
  return numbers({ style: 'unit', unit: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(exact(value));
}

/** An exchange rate with all its decimals, `1.0842`. */
export function rate(value: string): string {
  return numbers({ minimumFractionDigits: scale(value, false), maximumFractionDigits: scale(value, false) }).format(exact(value));
}

export function count(value: number): string {
  return numbers({}).format(value);
}

/** short `16 Nov` (with the year when it is another), full `16 November 2026`, weekday `Mon 16 Nov`, day `Fri`, month `Nov`. */
export type DateStyle = 'short' | 'numeric' | 'full' | 'weekday' | 'longWeekday' | 'day' | 'month' | 'monthYear';

const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  numeric: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  longWeekday: { weekday: 'long', day: 'numeric', month: 'long' },
  day: { weekday: 'short' },
  month: { month: 'short' },
  monthYear: { month: 'long', year: 'numeric' },
};

/** An ISO day such as `2026-11-16`. */
export function date(iso: string, style: DateStyle = 'short'): string {
  const isOtherYear = session.today !== '' && iso.slice(0, 4) !== session.today.slice(0, 4);
  const options = style === 'short' && isOtherYear ? dateOptions.numeric : dateOptions[style];
  const text = dates({ ...options, timeZone: 'UTC' }).format(parseDate(iso).toDate('UTC'));
  // The weekday is set apart without a comma, as on a calendar leaf.
  return style === 'weekday' || style === 'longWeekday' ? text.replace(/^(\S+?),/, '$1') : text;
}

/** The year of an ISO day. */
export function year(iso: string): string {
  return iso.slice(0, 4);
}

/** An instant in RFC 3339: `today 09:12`, else `14 Nov, 09:12`. */
export function instant(at: string): string {
  const when = parseAbsoluteToLocal(at);
  const time = dates({ hour: '2-digit', minute: '2-digit', timeZone: getLocalTimeZone() }).format(when.toDate());
  const day = toCalendarDate(when).toString();
  return day === session.today ? m.common.todayAt(time) : m.common.dayAt(date(day), time);
}

/** `today`, `tomorrow`, `in 9 days`, `12 days ago`; days from today. */
export function relativeDays(days: number): string {
  return new Intl.RelativeTimeFormat(windowLocale(), { numeric: 'auto' }).format(days, 'day');
}
