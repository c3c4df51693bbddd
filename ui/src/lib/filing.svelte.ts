// Filing what was issued in the folder of the user's files: after an issue, at the start, and once more when it did not work.
import { m } from '../messages';
import { bump } from './live.svelte';
import { sentence } from './problems';
import { toast } from './toasts.svelte';
import { call } from './transport';

/** Quiet where nothing waits; what could not be filed is told with a way to try again. Nothing of the issue depends on it. */
export async function fileIssued(): Promise<void> {
  const done = await call('file_issued', {}).catch(() => undefined);
  if (!done) return;
  if (done.filed > 0) bump();
  if (done.problem) {
    toast(m.filing.notFiled(done.left, sentence(done.problem)), { tone: 'bad', action: { label: m.filing.retry, run: () => void fileAgain() } });
  }
}

async function fileAgain(): Promise<void> {
  const done = await call('file_issued', {}).catch(() => undefined);
  if (done?.problem) toast(m.filing.notFiled(done.left, sentence(done.problem)), { tone: 'bad', action: { label: m.filing.retry, run: () => void fileAgain() } });
  else if (done) toast(m.filing.filed(done.filed));
  if (done && done.filed > 0) bump();
}
