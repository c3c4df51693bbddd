// Saved texts of descriptions: kept as one list, each change with its undo.
import { act } from './act';
import type { Problem, Snippet } from './api.gen';
import { sentence } from './problems';
import { toast } from './toasts.svelte';
import { m } from '../messages';

const NAME_LENGTH = 40;

/** A name that no other text has: how it begins, and a number where that is taken. */
export function nameFor(text: string, all: readonly Snippet[]): string {
  const begins = (text.split('\n')[0] ?? '').trim().slice(0, NAME_LENGTH).trim();
  const isTaken = (name: string): boolean => all.some((one) => one.name === name);
  let name = begins;
  for (let number = 2; isTaken(name); number += 1) name = `${begins} ${number}`;
  return name;
}

/** Keeps the list; the toast brings the one before back. What is refused comes back for the field that is to blame. */
export async function keepSnippets(snippets: Snippet[], before: Snippet[], said: string): Promise<Problem | undefined> {
  const done = await act('save_snippets', { snippets });
  if (done.ok) {
    toast(said, { action: { label: m.common.undo, run: () => void act('save_snippets', { snippets: before }) } });
    return undefined;
  }
  if (done.problem.severity === 'refused' && done.problem.fields.length === 0) toast(sentence(done.problem), { tone: 'bad' });
  return done.problem;
}
