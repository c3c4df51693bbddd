// Queries that stay true: asked again when their arguments change and after every command that succeeded.
import { untrack } from 'svelte';
import type { Problem } from './api.gen';
import { call, type Arguments, type CommandName, type Result } from './transport';

const changes = $state({ revision: 0 });

/** Every live query asks again. `act` calls it; nothing else needs to. */
export function bump(): void {
  changes.revision += 1;
}

export interface Live<T> {
  /** Undefined until the first answer; the old value stays while a new one is on its way. */
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  refresh(): void;
  /** Puts the answer of a command in place at once. */
  set(value: T): void;
}

/** Call it while a component is set up. `argsOf` reads runes; null asks nothing. */
export function live<K extends CommandName>(name: K, argsOf: () => Arguments<K> | null): Live<Result<K>> {
  let value = $state.raw<Result<K>>();
  let problem = $state.raw<Problem>();
  let loading = $state(false);
  let asked = 0;
  /** Answers to questions from before this revision are older than what stands there. */
  let since = 0;

  async function ask(args: Arguments<K>): Promise<void> {
    const mine = ++asked;
    const revision = untrack(() => changes.revision);
    loading = true;
    try {
      const answer = await call(name, args);
      if (mine !== asked) return; // A younger question is on its way.
      loading = false;
      if (revision < since) return;
      value = answer;
      problem = undefined;
    } catch (error) {
      if (mine !== asked) return;
      loading = false;
      problem = error as Problem; // `call` rejects with nothing else.
    }
  }

  function refresh(): void {
    const args = untrack(argsOf);
    if (args !== null) void ask(args);
  }

  $effect(() => {
    const args = argsOf();
    void changes.revision;
    if (args !== null) untrack(() => void ask(args));
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    refresh,
    set(next) {
      // The question that follows every change stays on its way: of two changes that answer out of order it knows what came last.
      since = untrack(() => changes.revision);
      value = next;
    },
  };
}
