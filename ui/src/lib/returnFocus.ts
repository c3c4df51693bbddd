// Where the focus goes when a sheet is taken away: to what opened it, else to the home of the screen.
import { onDestroy, tick } from 'svelte';

/** Call it while a sheet is set up. The home of a screen carries `data-home`. */
export function returnFocus(): void {
  const before = document.activeElement;
  onDestroy(() => {
    void tick().then(() => {
      const isThere = before instanceof HTMLElement && before !== document.body && !before.hasAttribute('data-content') && before.isConnected;
      const home = isThere ? before : document.querySelector<HTMLElement>('[data-home]');
      home?.focus();
    });
  });
}
