// What is selected in the list: rows one by one, or all that the filter shows. What it comes to is asked of Rust.
import type { DraftInvoiceId, InvoiceId, ListInvoices, PackingView, Selection, SelectionView } from '../../lib/api.gen';
import { live, type Live } from '../../lib/live.svelte';
import { openInvoices, saveSelection } from '../../lib/papers';
import { toast } from '../../lib/toasts.svelte';
import { call } from '../../lib/transport';
import { m } from '../../messages';

/** From so many files on the bar says how far it is. */
const MANY = 50;
const LOOK_MS = 200;

export interface Chosen {
  /** Ids of rows as the list has them, `draft 3` of a draft. */
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
  let isSaving = $state(false);
  let packing = $state.raw<PackingView>();
  let isStopping = false;

  // What left the list is selected no more: a row that nobody sees must not be paid or sent.
  const ids = $derived.by(() => {
    const there = new Set(loaded());
    return isAll ? [...there] : ticked.filter((id) => there.has(id));
  });
  const selection = (): Selection => {
    if (isAll) return { all_of: list() };
    const drafts = ids.map(ofDraft).filter((id) => id !== undefined);
    const invoices: InvoiceId[] = ids.filter((id) => ofDraft(id) === undefined).map((id) => Number.parseInt(id, 10));
    return { invoices, drafts };
  };
  const view = live('invoice_selection', () => (ids.length > 0 ? selection() : null));

  const all = live('invoice_selection', () => (ids.length > 0 && !isAll && hasMore() ? { all_of: list() } : null));

  /** Asks how far it is until `isOver`. */
  async function follow(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const now = await call('packing', {}).catch(() => undefined);
      packing = now && now.of > 0 && !isOver() ? now : undefined;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    packing = undefined;
  }

  /** Says how far it is when that may take long, and that it was stopped. */
  async function packed(pack: () => Promise<boolean>, files: number): Promise<void> {
    let isOver = false;
    isSaving = true;
    isStopping = false;
    const saving = pack().finally(() => {
      isOver = true;
      isSaving = false;
    });
    if (files > MANY) void follow(() => isOver);
    if (!(await saving) && isStopping) toast(m.lists.bulk.stopped, { tone: 'note' });
  }

  return {
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
      return isSaving;
    },
    get packing() {
      return packing;
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
    save: (name, files) => packed(() => saveSelection(name, selection()), files),
    open: (files) => packed(() => openInvoices(selection()), files),
    stop() {
      isStopping = true;
      void call('stop_packing', {}).catch(() => undefined); // What cannot be stopped comes to its end.
    },
  };
}
