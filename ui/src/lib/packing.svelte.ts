// A long packing of files that the user watches and can stop. What is packed, and how far it is, is asked of Rust.
import type { PackingView } from './api.gen';
import { toast } from './toasts.svelte';
import { call } from './transport';
import { m } from '../messages';

const LOOK_MS = 200;

export interface PackingRun {
  readonly isSaving: boolean;
  /** While files are packed and someone watches. */
  readonly now: PackingView | undefined;
  /** `save` is true once it saved; `isLong`: how far it is, is shown. */
  run(save: () => Promise<boolean>, isLong: boolean): Promise<void>;
  stop(): void;
}

/** Call it while a component is set up. */
export function packingRun(): PackingRun {
  let isSaving = $state(false);
  let now = $state.raw<PackingView>();
  let isStopping = false;

  /** Asks how far it is until `isOver`. */
  async function follow(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const view = await call('packing', {}).catch(() => undefined);
      now = view && view.of > 0 && !isOver() ? view : undefined;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    now = undefined;
  }

  return {
    get isSaving() {
      return isSaving;
    },
    get now() {
      return now;
    },
    async run(save, isLong) {
      let isOver = false;
      isSaving = true;
      isStopping = false;
      const saving = save().finally(() => {
        isOver = true;
        isSaving = false;
      });
      if (isLong) void follow(() => isOver);
      if (!(await saving) && isStopping) toast(m.lists.bulk.stopped, { tone: 'note' });
    },
    stop() {
      isStopping = true;
      void call('stop_packing', {}).catch(() => undefined); // What cannot be stopped comes to its end.
    },
  };
}
