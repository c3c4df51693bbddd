// Rows of the invoice list: the first page follows every change, older pages are appended as the user scrolls.
import { untrack } from 'svelte';
import type { FilterSum, InvoiceListRow, InvoiceListState, ListInvoices } from '../../lib/api.gen';
import { live, type Live } from '../../lib/live.svelte';
import { call, type Result } from '../../lib/transport';

export const states: readonly InvoiceListState[] = ['all', 'drafts', 'outstanding', 'overdue', 'paid', 'credited', 'disputed', 'kept_back'];

export function stateOf(text: string | undefined): InvoiceListState {
  return states.find((state) => state === text) ?? 'all';
}

type Page = Result<'invoices'> | Result<'invoices_as_at'>;

export interface InvoiceRows {
  readonly first: Live<Page>;
  /** The list of a past day with what only that has; undefined today. */
  readonly past: Result<'invoices_as_at'> | undefined;
  readonly rows: readonly InvoiceListRow[];
  /** Count and sums of what the list shows. */
  readonly sum: FilterSum | undefined;
  readonly sums: readonly FilterSum[];
  /** True while rows of the filter are not loaded. */
  readonly hasMore: boolean;
  /** Fetches the next page, when there is one. */
  more(): void;
}

export function idOf(row: InvoiceListRow): string {
  return row.id === null ? `draft ${row.draft ?? 0}` : `${row.id}`;
}

export function addressOf(row: InvoiceListRow): string {
  return row.id === null ? `/drafts/${row.draft ?? 0}` : `/invoices/${row.id}`;
}

/** A list as it is asked for; days as they stand in the address. */
export type Wanted = Pick<ListInvoices, 'text' | 'client' | 'project' | 'from' | 'to' | 'currency' | 'notes' | 'tax'> & { state: InvoiceListState };

/** Call it while a component is set up; the arguments read runes. `on`: a past day, ISO; undefined is today. */
export function invoiceRows(wanted: () => Wanted, on: () => string | undefined): InvoiceRows {
  // The rows stand while the sums of all states are still being added up.
  const today = live('invoices', () => (on() === undefined ? { ...wanted(), without_sums: true } : null));
  const sums = live('invoice_sums', () => (on() === undefined ? wanted() : null));
  const past = live('invoices_as_at', () => {
    const day = on();
    return day === undefined ? null : { ...wanted(), on: day };
  });
  const first = (): Live<Page> => (on() === undefined ? today : past);
  const page = (before: number): Promise<Page> => {
    const day = on();
    return day === undefined ? call('invoices', { ...wanted(), without_sums: true, before }) : call('invoices_as_at', { ...wanted(), on: day, before });
  };
  let older = $state.raw<Page[]>([]);
  let asked = 0;

  const last = (pages: Page[]): Page | undefined => pages.at(-1) ?? first().value;

  /** Reads pages after the first until there are `wantedPages`, then shows them at once. */
  async function read(start: Page[], wantedPages: number): Promise<void> {
    const mine = ++asked;
    const pages = [...start];
    while (pages.length < wantedPages) {
      const newest = last(pages);
      const before = newest?.rows.at(-1)?.id;
      if (!newest?.has_more || before === null || before === undefined) break;
      const next = await page(before).catch(() => undefined);
      if (mine !== asked || !next) return;
      pages.push(next);
    }
    older = pages;
  }

  let shown = '';
  $effect(() => {
    if (!first().value) return;
    const question = JSON.stringify([wanted(), on()]);
    untrack(() => {
      const isSame = question === shown;
      shown = question;
      void read([], isSame ? older.length : 0);
    });
  });

  const rows = $derived([first().value, ...older].flatMap((page) => page?.rows ?? []));
  const all = (): readonly FilterSum[] => (on() === undefined ? sums.value : past.value?.sums) ?? [];
  let isReading = false;

  return {
    get first() {
      return first();
    },
    get past() {
      return on() === undefined ? undefined : past.value;
    },
    get rows() {
      return rows;
    },
    get sums() {
      return all();
    },
    get sum() {
      return all().find((entry) => entry.state === wanted().state);
    },
    get hasMore() {
      return last(older)?.has_more === true;
    },
    more() {
      if (isReading || !last(older)?.has_more) return;
      isReading = true;
      void read(older, older.length + 1).finally(() => (isReading = false));
    },
  };
}
