// What the window's shell tells the page: a backup was made, mails were sent, the window is closing.
import { listen } from '@tauri-apps/api/event';
import { bump } from './live.svelte';
import { call, settled } from './transport';

/** Call it once. In a plain browser there is no shell, and nothing is told. */
export function hearTheWindow(): void {
  if (import.meta.env.MODE === 'bridge') return;
  void listen('backup_done', bump);
  void listen('outbox_changed', bump);
  void listen('closing', () => void saveAndQuit());
}

/** A field commits when it is left; the window goes once that has reached the book. */
async function saveAndQuit(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await settled();
  await call('quit', {});
}
