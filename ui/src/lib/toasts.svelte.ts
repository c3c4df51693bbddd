// Short notes at the foot of the window. They say what happened and, where there is one, offer the way back.
export type ToastTone = 'done' | 'note' | 'bad';

export interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
  /** Such as Undo. */
  action?: { label: string; run: () => void };
}

const SECONDS = 8;
const list = $state<Toast[]>([]);
let lastId = 0;

export const toasts: { readonly all: readonly Toast[] } = {
  get all() {
    return list;
  },
};

/** Shows a note for eight seconds; a fault stays until it is closed. */
export function toast(text: string, options: { tone?: ToastTone; action?: Toast['action'] } = {}): void {
  const id = ++lastId;
  const { tone = 'done', action } = options;
  list.push(action ? { id, text, tone, action } : { id, text, tone });
  if (list.length > 3) list.shift();
  if (tone !== 'bad') setTimeout(() => dismiss(id), SECONDS * 1000);
}

export function dismiss(id: number): void {
  const at = list.findIndex((entry) => entry.id === id);
  if (at >= 0) list.splice(at, 1);
}
