// Keys that work anywhere in the window. A sheet over it keeps them to itself.
import { currentScreenKeys, focusNextRegion, isTyping, run, type KeyMap } from '../../lib/keys';
import { prefs } from '../../lib/prefs.svelte';
import { back, forward, navigate } from '../../lib/router.svelte';

const sections = ['/', '/projects', '/invoices', '/payments', '/clients', '/reports', '/templates', '/settings'];

interface Verbs {
  toggleSidebar: () => void;
  showKeys: () => void;
}

/** A listener for keydown of the window. */
export function windowKeys(verbs: Verbs): (event: KeyboardEvent) => void {
  const always: KeyMap = {
    'mod+n': () => currentScreenKeys().new?.(),
    'mod+f': () => currentScreenKeys().find?.(),
    'mod+b': verbs.toggleSidebar,
    'mod+,': () => navigate('/settings'),
    'alt+left': back,
    'alt+right': forward,
    f6: () => focusNextRegion(false),
    'shift+f6': () => focusNextRegion(true),
  };
  for (const [at, path] of sections.entries()) always[`mod+${at + 1}`] = () => navigate(path);
  const single: KeyMap = {
    '/': () => currentScreenKeys().find?.(),
    '?': verbs.showKeys,
  };
  return (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (run(always, event) || isTyping(event) || !prefs.singleKeys) return;
    run(single, event);
  };
}
