// Puts the focus into the field that an address names: `?focus=street`, or `?field=street` from a list of what is missing.
import { tick } from 'svelte';
import { router, setQuery } from '../lib/router.svelte';

/** The field that the address at hand asks for. */
export function wantedField(): string | undefined {
  return router.query['focus'] ?? router.query['field'];
}

export function focusField(field: string): boolean {
  const found = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  found?.scrollIntoView({ block: 'center' });
  found?.focus();
  return found !== null;
}

/** Call it while a screen is set up; `isReady` reads runes and says when its fields are there. */
export function followFocus(isReady: () => boolean): void {
  $effect(() => {
    const field = wantedField();
    if (field === undefined || !isReady()) return;
    void tick().then(() => {
      if (focusField(field)) setQuery({ focus: undefined, field: undefined });
    });
  });
}
