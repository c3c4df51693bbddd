// Parts of a filter as words, and as entries of the address. Rust reads what was typed and names what it found.
import type { FilterToken, ListInvoices } from '../../lib/api.gen';
import { countryName } from '../../components/countries';
import { date, year } from '../../lib/format';
import { nameOfTax, taxIn } from '../../lib/taxes';
import { m } from '../../messages';

/** Entries of the address that narrow a list. */
export type FilterQuery = Readonly<Record<string, string | undefined>>;

export const NAMES = ['client', 'project', 'from', 'to', 'currency', 'notes', 'tax'] as const;

/** `days`: what is done on the days of the list. */
export function kindOf(token: FilterToken, days: string): string {
  if (token.kind !== 'days') return m.lists.kinds[token.kind];
  return token.called === 'year' ? m.lists.year : days;
}

export function valueOf(token: FilterToken): string {
  switch (token.kind) {
    case 'client':
      return token.name ?? m.lists.gone;
    case 'project':
      return token.title ?? m.lists.gone;
    case 'currency':
      return token.code;
    case 'days':
      return daysOf(token);
    case 'notes':
      return token.only ? m.invoices.list.onlyNotes : m.invoices.list.noNotes;
    case 'tax':
      return `${nameOfTax(token.tax)}, ${countryName(token.country)}`;
  }
}

function daysOf({ from, to, called, quarter }: Extract<FilterToken, { kind: 'days' }>): string {
  const words = m.lists;
  if (from === null) return to === null ? '' : words.until(date(to, 'full'));
  if (to === null) return words.since(date(from, 'full'));
  if (called === 'year') return year(from);
  if (called === 'quarter' && quarter !== null) return words.quarter(quarter, year(from));
  if (called === 'month') return date(from, 'monthYear');
  return called === 'day' ? date(from, 'full') : words.between(date(from, 'full'), date(to, 'full'));
}

/** What the address gets when the part is added. */
export function entriesOf(token: FilterToken): Record<string, string | undefined> {
  switch (token.kind) {
    case 'client':
      return { client: `${token.id}` };
    case 'project':
      return { project: `${token.id}` };
    case 'currency':
      return { currency: token.code };
    case 'days':
      return { from: token.from ?? undefined, to: token.to ?? undefined };
    case 'notes':
      return { notes: notesIn(token.only) };
    case 'tax':
      return { tax: taxIn(token.country, token.tax) };
  }
}

/** What the address loses when the part is taken off. */
export function withoutOf(token: FilterToken): Record<string, undefined> {
  return token.kind === 'days' ? { from: undefined, to: undefined } : { [token.kind]: undefined };
}

export function keyOf(token: FilterToken): string {
  return `${token.kind} ${token.kind === 'client' || token.kind === 'project' ? token.id : valueOf(token)}`;
}

/** As the address has it. */
export function notesIn(only: boolean): string {
  return only ? 'only' : 'none';
}

function idIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** The filter of an address as a command takes it; days stay as they are written there. */
export function filterIn(query: FilterQuery): Pick<ListInvoices, (typeof NAMES)[number]> {
  const [client, project] = [idIn(query['client']), idIn(query['project'])];
  const { from, to, currency, notes, tax } = query;
  return {
    ...(client === undefined ? {} : { client }),
    ...(project === undefined ? {} : { project }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(currency === undefined ? {} : { currency }),
    ...(notes === undefined ? {} : { notes: notes === 'only' }),
    ...(tax === undefined ? {} : { tax }),
  };
}
