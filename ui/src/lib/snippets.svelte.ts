// Saved texts of descriptions: kept as one list, each change with its undo, one after the other.
import { act } from './act';
import type { Problem, Snippet } from './api.gen';
import { sentence } from './problems';
import { toast } from './toasts.svelte';
import { call } from './transport';
import { Turns } from './turns.svelte';
import { m } from '../messages';

const NAME_LENGTH = 40;

/** `key` stays while the text is renamed or moved. */
export interface SavedText extends Snippet {
  key: number;
}

/** How a change makes the list, from the one that the change before it left. */
type Change = (all: SavedText[]) => (Snippet & { key?: number })[];

/** How the text begins, and a number where that name is taken. */
export function nameFor(text: string, all: readonly Snippet[]): string {
  const begins = (text.split('\n')[0] ?? '').trim().slice(0, NAME_LENGTH).trim();
  const isTaken = (name: string): boolean => all.some((one) => one.name === name);
  let name = begins;
  for (let number = 2; isTaken(name); number += 1) name = `${begins} ${number}`;
  return name;
}

export class SavedTexts {
  all = $state.raw<SavedText[]>();
  #keys = 0;
  readonly #turns = new Turns();

  /** The book's list as a query just found it. While a change is on its way, its own answer comes. */
  take(found: readonly Snippet[]): void {
    if (!this.#turns.isBusy) this.all = this.#keyed(found, this.all ?? []);
  }

  /** Keeps what `change` makes; with `said`, a toast brings the list before back. What is refused comes back for the field that is to blame. */
  keep(change: Change, said?: (after: Snippet[]) => string): Promise<Problem | undefined> {
    return this.#turns.run(() => this.#keep(change, said));
  }

  async #keep(change: Change, said?: (after: Snippet[]) => string): Promise<Problem | undefined> {
    const before = await call('snippets', {}).catch((error: unknown) => error as Problem); // `call` rejects with nothing else.
    if (!Array.isArray(before)) {
      toast(sentence(before), { tone: 'bad' });
      return before;
    }
    const after = change(this.#keyed(before, this.all ?? []));
    const done = await act('save_snippets', { snippets: after.map(({ name, text }) => ({ name, text })) });
    if (done.ok) {
      this.all = this.#keyed(done.value, after);
      if (said) toast(said(done.value), { action: { label: m.common.undo, run: () => void this.keep(() => before) } });
      return undefined;
    }
    if (done.problem.severity === 'refused' && done.problem.fields.length === 0) toast(sentence(done.problem), { tone: 'bad' });
    return done.problem;
  }

  /** Names are unique in the book, so that they tell which text is which. */
  #keyed(found: readonly Snippet[], known: readonly (Snippet & { key?: number })[]): SavedText[] {
    return found.map(({ name, text }) => ({ name, text, key: known.find((one) => one.name.trim() === name)?.key ?? this.#next() }));
  }

  #next(): number {
    this.#keys += 1;
    return this.#keys;
  }
}
