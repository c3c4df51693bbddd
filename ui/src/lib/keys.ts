// Keys of the window and of its lists. Ctrl is Cmd on macOS.
import type { Attachment } from 'svelte/attachments';
import { prefs } from './prefs.svelte';

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `mod+shift+z`, `alt+left`, `i`, `?`: what was pressed, as the key maps write it. */
export function combo(event: KeyboardEvent): string {
  const names: Record<string, string> = { ' ': 'space', arrowup: 'up', arrowdown: 'down', arrowleft: 'left', arrowright: 'right', escape: 'esc' };
  const raw = event.key.toLowerCase();
  const key = names[raw] ?? raw;
  const isLetterOrWord = key.length > 1 || /[a-z0-9]/.test(key);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  return [mod && 'mod', event.altKey && 'alt', event.shiftKey && isLetterOrWord && 'shift', key].filter(Boolean).join('+');
}

/** True while keys are text. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** The digit of `Alt 1` and its like, by its place on the keyboard: with Alt some layouts write another sign. */
export function altDigit(event: KeyboardEvent): number | undefined {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  return digit && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey ? Number.parseInt(digit, 10) : undefined;
}

export type KeyMap = Record<string, (() => void) | undefined>;

/** Runs the entry of what was pressed; true when there was one. */
export function run(map: KeyMap, event: KeyboardEvent): boolean {
  const entry = map[combo(event)];
  if (!entry) return false;
  event.preventDefault();
  entry();
  return true;
}

/** Single letters for a list or a card: `{@attach letters({ i: invoice, a: signOff })}`. Silent while typing or switched off. */
export function letters(map: KeyMap): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event) || !prefs.singleKeys) return;
      if (run(map, event)) event.stopPropagation();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  };
}

/** What `Ctrl N` and `Ctrl F` mean on the screen at hand. */
export interface ScreenKeys {
  new?: () => void;
  find?: () => void;
}

let screen: ScreenKeys = {};

export function currentScreenKeys(): ScreenKeys {
  return screen;
}

/** Call it in an effect of a route: `$effect(() => screenKeys({ new: add }))`. */
export function screenKeys(keys: ScreenKeys): () => void {
  screen = keys;
  return () => {
    if (screen === keys) screen = {};
  };
}

/** Moves the focus to the next of the window's regions: sidebar, toolbar, content, inspector. */
export function focusNextRegion(isBackward: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  if (regions.length === 0) return;
  // The innermost one: a toolbar lies inside the content.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  const step = isBackward ? -1 : 1;
  const next = regions[(at + step + regions.length) % regions.length];
  const inside = [...(next?.querySelectorAll<HTMLElement>('[tabindex="0"], a[href], button:not(:disabled), input, select, textarea') ?? [])];
  const own = inside.filter((element) => element.closest('[data-region]') === next && element.tabIndex >= 0);
  const first = own.find((element) => element.ariaCurrent === 'page' || element.hasAttribute('data-step')) ?? own[0];
  (first ?? next)?.focus();
}
