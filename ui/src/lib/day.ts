// The day of the window: a window that stays open over midnight shows the figures of the new day.
import { bump } from './live.svelte';
import { session } from './session.svelte';
import { call } from './transport';

const LOOK_EVERY_MS = 60_000;

/** Every minute, and when the user comes back, for instance from sleep of the computer. Returns how to end it. */
export function followTheDay(): () => void {
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const back = (): void => void look();
  addEventListener('focus', back);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', back);
  };
}

async function look(): Promise<void> {
  if (session.today === '') return;
  // A book that cannot be read says so where it is shown.
  const today = await call('workspace', {}).then((workspace) => workspace.today, () => session.today);
  if (today !== session.today) bump();
}
