import { onDestroy } from 'svelte';

// What is typed into a field until it is committed. A field commits on blur and Enter; Esc brings the old value back.
export interface Typed {
  text: string;
  commit(): void;
  restore(): void;
  readonly isChanged: boolean;
}

export function typed(given: () => string, oncommit: () => ((text: string) => void) | undefined): Typed {
  // Two steps: only another value, not the same one read again, may replace what is being typed.
  const stored = $derived(given());
  let text = $derived(stored);
  let committed = $derived(stored);

  function commit(): void {
    if (text === committed) return;
    committed = text;
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
    },
    get isChanged() {
      return text !== committed;
    },
    commit,
    restore() {
      text = stored;
      committed = stored;
    },
  };
}
