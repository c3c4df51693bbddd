// Lists that are kept by a name: one after the other, each change with its undo.
import { act } from '../../lib/act';
import type { Problem, SavedList, SavedListRow } from '../../lib/api.gen';
import { sentence } from '../../lib/problems';
import { toast } from '../../lib/toasts.svelte';
import { call } from '../../lib/transport';
import { Turns } from '../../lib/turns.svelte';
import { m } from '../../messages';
import { notesIn, type FilterQuery } from './tokens';

const turns = new Turns();

/** Keeps what `change` makes of the lists in the book; the toast brings those of before back. What is refused comes back. */
export function keepViews(change: (all: SavedList[]) => SavedList[], said: string): Promise<Problem | undefined> {
  return turns.run(async () => {
    const found = await call('invoice_views', {}).catch((error: unknown) => error as Problem); // `call` rejects with nothing else.
    if (!Array.isArray(found)) {
      toast(sentence(found), { tone: 'bad' });
      return found;
    }
    const before = found.map((row) => row.view);
    const done = await act('save_invoice_views', { views: change(before) });
    if (!done.ok) return done.problem;
    toast(said, { action: { label: m.common.undo, run: () => void keepViews(() => before, m.lists.views.restored) } });
    return undefined;
  });
}

/** The entries of the address that show a kept list. */
export function queryOf({ state, text, client, project, from, to, currency, notes, tax }: SavedList): FilterQuery {
  return {
    state: state === 'all' ? undefined : state,
    text: text || undefined,
    client: client === null ? undefined : `${client}`,
    project: project === null ? undefined : `${project}`,
    from: from || undefined,
    to: to || undefined,
    currency: currency || undefined,
    notes: notes === null ? undefined : notesIn(notes),
    tax: tax || undefined,
  };
}

/** True when the address shows that list. */
export function isShown(view: SavedList, query: FilterQuery): boolean {
  return Object.entries(queryOf(view)).every(([name, value]) => (query[name] || undefined) === value);
}

/** What a kept list misses, in words. */
export function missing(row: SavedListRow): string | undefined {
  if (row.client_is_gone) return m.lists.views.clientGone;
  return row.project_is_gone ? m.lists.views.projectGone : undefined;
}
