import { onDestroy, untrack } from 'svelte';

// What is typed into a field until it is committed. A field commits on blur and Enter; Esc brings the old value back.
export interface Typed {
  text: string;
  commit(): void;
  restore(): void;
  readonly isChanged: boolean;
}

// `isOfOne`: the field is of one thing as long as it stands, so that no value that comes late replaces what is being typed. A field
// that shows one row after the other must not keep the words of the row before.
export function typed(given: () => string, oncommit: () => ((text: string) => void) | undefined, isOfOne: () => boolean = () => false): Typed {
  // Two steps: only another value, not the same one read again, may replace what is being typed.
  const stored = $derived(given());
  let committed = $derived(stored);
  // What was typed since the last commit.
  let draft = $state<string>();
  let text = $derived.by(() => {
    const next = stored;
    return untrack(() => (isOfOne() && draft !== undefined ? draft : next));
  });

  function commit(): void {
    if (text === committed) return;
    committed = text;
    draft = undefined;
    oncommit()?.(text);
  }

  // A screen that is left by a key takes its fields away without a blur.
  onDestroy(commit);

  return {
    get text() {
      return text;
    },
    set text(value) {
      text = value;
      draft = value;
    },
    get isChanged() {
      return text !== committed;
    },
    commit,
    restore() {
      draft = undefined;
      text = stored;
      committed = stored;
    },
  };
}
