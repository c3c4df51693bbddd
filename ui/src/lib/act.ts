// Running a command: every live query follows, and a refusal comes back to the field that caused it.
import type { Problem } from './api.gen';
import { bump } from './live.svelte';
import { sentence } from './problems';
import { toast } from './toasts.svelte';
import { call, type Arguments, type CommandName, type Result } from './transport';

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A refusal is returned for the form to show; a fault of file or program is said in a toast and returned too. */
export async function act<K extends CommandName>(name: K, args: Arguments<K>): Promise<Outcome<Result<K>>> {
  try {
    const value = await call(name, args);
    bump();
    return { ok: true, value };
  } catch (error) {
    const problem = error as Problem; // `call` rejects with nothing else.
    if (problem.severity !== 'refused') toast(sentence(problem), { tone: 'bad' });
    return { ok: false, problem };
  }
}

/** For buttons without a form: a refusal too is said in a toast. Undefined when the command did not succeed. */
export async function attempt<K extends CommandName>(name: K, args: Arguments<K>): Promise<{ value: Result<K> } | undefined> {
  const outcome = await act(name, args);
  if (outcome.ok) return { value: outcome.value };
  if (outcome.problem.severity === 'refused') toast(sentence(outcome.problem), { tone: 'bad' });
  return undefined;
}
