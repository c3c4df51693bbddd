// Whether the brand colour prints: contrast computed by Rust.
import type { PrintCheckView } from '../../lib/api.gen';
import { live, type Live } from '../../lib/live.svelte';

/** Call it while a component is set up; `accent` reads runes. */
export function printCheck(accent: () => string): Live<PrintCheckView> {
  return live('print_check', () => ({ accent: accent() }));
}
