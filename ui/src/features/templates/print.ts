// Whether the brand colour prints: contrast computed by Rust.
import type { Live } from '../../lib/live.svelte';

/** One way in which the colour is used. `ratio`: contrast such as `8.1`. */
export interface PrintRow {
  code: string;
  ratio: string;
  is_ok: boolean;
}

export interface PrintCheckView {
  rows: PrintRow[];
  /** The colour is too pale for text: it draws lines only. */
  lines_only: boolean;
}

/** Undefined while Rust has no answer to this. Call it while a component is set up; `accent` reads runes. */
export function printCheck(accent: () => string): Live<PrintCheckView> | undefined {
  void accent;
  return undefined;
}
