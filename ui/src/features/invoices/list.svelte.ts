// Rows of the invoice list: the first page follows every change, older pages are appended as the user scrolls.
import { untrack } from 'svelte';
import type { FilterSum, InvoiceListRow, InvoiceListState } from '../../lib/api.gen';
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
  /** Fetches the next page, when there is one. */
  more(): void;
}

export function idOf(row: InvoiceListRow): string {
  return row.id === null ? `draft ${row.draft ?? 0}` : `${row.id}`;
}

export function addressOf(row: InvoiceListRow): string {
  return row.id === null ? `/drafts/${row.draft ?? 0}` : `/invoices/${row.id}`;
}

/** What a link to the list asks for besides. A past day knows no other days. */
export interface Narrowed {
  client?: number;
  project?: number;
  from?: string;
  to?: string;
  notes?: boolean;
}

/** Reads it from an address; undefined where nothing is asked. */
export function narrowedOf(query: Readonly<Record<string, string>>): Narrowed | undefined {
  const id = (name: string): number | undefined => (/^\d+$/.test(query[name] ?? '') ? Number.parseInt(query[name] ?? '', 10) : undefined);
  const [client, project] = [id('client'), id('project')];
  const { from, to, notes } = query;
  if (client === undefined && project === undefined && from === undefined && to === undefined && notes === undefined) return undefined;
  return {
    ...(client !== undefined && { client }),
    ...(project !== undefined && { project }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(notes !== undefined && { notes: notes === 'only' }),
  };
}

/** Call it while a component is set up; the arguments read runes. `on`: a past day, ISO; undefined is today. */
export function invoiceRows(state: () => InvoiceListState, text: () => string, on: () => string | undefined, narrowed: () => Narrowed | undefined): InvoiceRows {
  const wanted = (): { state: InvoiceListState; text: string; client?: number; project?: number } => {
    const { client, project } = narrowed() ?? {};
    return { state: state(), text: text(), ...(client !== undefined && { client }), ...(project !== undefined && { project }) };
  };
  const today = live('invoices', () => (on() === undefined ? { ...wanted(), ...narrowed() } : null));
  const past = live('invoices_as_at', () => {
    const day = on();
    return day === undefined ? null : { ...wanted(), on: day };
  });
  const first = (): Live<Page> => (on() === undefined ? today : past);
  const page = (before: number): Promise<Page> => {
    const day = on();
    return day === undefined ? call('invoices', { ...wanted(), ...narrowed(), before }) : call('invoices_as_at', { ...wanted(), on: day, before });
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
    const question = `${state()} ${text()} ${on() ?? ''} ${JSON.stringify(narrowed() ?? {})}`;
    untrack(() => {
      const isSame = question === shown;
      shown = question;
      void read([], isSame ? older.length : 0);
    });
  });

  const rows = $derived([first().value, ...older].flatMap((page) => page?.rows ?? []));
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
      return first().value?.sums ?? [];
    },
    get sum() {
      return first().value?.sums.find((entry) => entry.state === state());
    },
    more() {
      if (isReading || !last(older)?.has_more) return;
      isReading = true;
      void read(older, older.length + 1).finally(() => (isReading = false));
    },
  };
}
