// The business's form: read live, saved field by field.
import { act } from '../../lib/act';
import type { BusinessPatch, BusinessView } from '../../lib/api.gen';
import { live, type Live } from '../../lib/live.svelte';

export interface BusinessDesk {
  readonly live: Live<BusinessView>;
  save(patch: BusinessPatch): Promise<void>;
}

/** Call it while the route is set up. */
export function businessDesk(): BusinessDesk {
  const view = live('business', () => ({}));
  return {
    live: view,
    async save(patch) {
      const done = await act('save_business', patch);
      if (done.ok) view.set(done.value);
      else view.refresh(); // The refused text waits in the book as typed.
    },
  };
}
