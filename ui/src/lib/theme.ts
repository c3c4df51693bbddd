// Puts theme, density and text size on the root element, and follows the system while the theme says so.
import { prefs, type Theme } from './prefs.svelte';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function shown(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return dark.matches ? 'dark' : 'light';
}

/** Reads runes: call it inside an effect. */
export function applyLooks(): void {
  const root = document.documentElement;
  root.dataset['theme'] = shown(prefs.theme);
  root.dataset['density'] = prefs.density;
  root.dataset['text'] = prefs.textSize;
  root.dataset['paper'] = prefs.dimPaper ? 'dim' : 'white';
}

/** Calls back when the system changes between light and dark. */
export function followSystem(): () => void {
  dark.addEventListener('change', applyLooks);
  return () => dark.removeEventListener('change', applyLooks);
}
