// What is selected in the list: rows one by one, or all that the filter shows. What it comes to is asked of Rust.
import type { DraftInvoiceId, InvoiceId, ListInvoices, PackingView, Selection, SelectionView } from '../../lib/api.gen';
import { live, type Live } from '../../lib/live.svelte';
import { packingRun } from '../../lib/packing.svelte';
import { openInvoices, saveSelection } from '../../lib/papers';

/** From so many files on the bar says how far it is. */
const MANY = 50;

export interface Chosen {
  /** Ids of rows as the list has them and in its order, `draft 3` of a draft. */
  readonly ids: readonly string[];
  readonly isAll: boolean;
  readonly view: Live<SelectionView>;
  /** How many the filter shows, while some of them are not loaded and not all are selected. */
  readonly more: number | undefined;
  readonly isSaving: boolean;
  /** While many files are packed. */
  readonly packing: PackingView | undefined;
  set(ids: readonly string[]): void;
  /** All that the filter shows, loaded or not. */
  takeAll(): void;
  clear(): void;
  /** As commands take it. */
  selection(): Selection;
  drafts(): DraftInvoiceId[];
  save(name: 'save_invoice_table' | 'save_invoice_pdfs', files: number): Promise<void>;
  /** All of them as one PDF in the viewer. */
  open(files: number): Promise<void>;
  stop(): void;
}

const ofDraft = (id: string): DraftInvoiceId | undefined => (id.startsWith('draft ') ? Number.parseInt(id.slice(6), 10) : undefined);

/** Call it while a component is set up; the arguments read runes. `hasMore`: rows of the filter are not loaded. */
export function chosenRows(list: () => ListInvoices, loaded: () => readonly string[], hasMore: () => boolean): Chosen {
  let ticked = $state.raw<readonly string[]>([]);
  let isAll = $state(false);
  const packing = packingRun();

  // What left the list is selected no more: a row that nobody sees must not be paid or sent.
  const ids = $derived.by(() => {
    const chosen = new Set(ticked);
    return isAll ? loaded() : loaded().filter((id) => chosen.has(id));
  });
  const selection = (): Selection => {
    if (isAll) return { all_of: list() };
    const drafts = ids.map(ofDraft).filter((id) => id !== undefined);
    const invoices: InvoiceId[] = ids.filter((id) => ofDraft(id) === undefined).map((id) => Number.parseInt(id, 10));
    return { invoices, drafts };
  };
  const view = live('invoice_selection', () => (ids.length > 0 ? selection() : null));

  const all = live('invoice_selection', () => (ids.length > 0 && !isAll && hasMore() ? { all_of: list() } : null));

  return {
    selection,
    get ids() {
      return ids;
    },
    get isAll() {
      return isAll;
    },
    view,
    get more() {
      return !isAll && hasMore() ? all.value?.count : undefined;
    },
    get isSaving() {
      return packing.isSaving;
    },
    get packing() {
      return packing.now;
    },
    set(next) {
      isAll = false;
      ticked = next;
    },
    takeAll() {
      isAll = true;
    },
    clear() {
      isAll = false;
      ticked = [];
    },
    drafts: () => ids.map(ofDraft).filter((id) => id !== undefined),
    save: (name, files) => packing.run(() => saveSelection(name, selection()), files > MANY),
    open: (files) => packing.run(() => openInvoices(selection()), files > MANY),
    stop: () => packing.stop(),
  };
}
