// Sending what waits in the outbox: the password is asked for where it is not known, and what came of it is said.
import { m } from '../messages';
import { act } from './act';
import type { MailId, OutboxRow, OutboxView } from './api.gen';
import { live } from './live.svelte';
import { toast } from './toasts.svelte';
import type { Arguments } from './transport';

const state = $state<{ asking: boolean; mail: MailId | undefined; busy: boolean }>({ asking: false, mail: undefined, busy: false });

export const sending = {
  /** The password of the mail server is wanted; the sheet for it stands in the frame. */
  get asking(): boolean {
    return state.asking;
  },
  get busy(): boolean {
    return state.busy;
  },
};

/** Whether a mail server is known: without one nothing is sent directly. Call it while a component is set up. */
export function mailHost(): { readonly isKnown: boolean } {
  const server = live('mail_server', () => ({}));
  return {
    get isKnown() {
      return server.value !== undefined && server.value.host !== '';
    },
  };
}

/** What the last attempt came to, in plain words; undefined before the first. */
export function lastOutcome(row: OutboxRow): string | undefined {
  const last = row.attempts.at(-1);
  return last && m.outbox.outcomes[last.outcome](last.recipient);
}

/** Hands over all that waits, and says what came of `mail`. */
export async function sendWaiting(mail?: MailId): Promise<void> {
  await run('deliver_outbox', {}, mail);
}

/** Tries one mail once more, whatever came of it so far. */
export async function sendNow(mail: MailId): Promise<void> {
  await run('send_mail_now', { id: mail }, mail);
}

async function run<K extends 'deliver_outbox' | 'send_mail_now'>(name: K, args: Arguments<K>, mail: MailId | undefined): Promise<void> {
  state.busy = true;
  const outcome = await act(name, args);
  state.busy = false;
  if (outcome.ok) return tell(outcome.value, mail);
  if (outcome.problem.code === 'no_mail_password') [state.asking, state.mail] = [true, mail];
}

function tell(view: OutboxView, mail: MailId | undefined): void {
  const row = [...view.open, ...view.left].find(({ id }) => id === mail);
  if (!row) return;
  const said = lastOutcome(row);
  if (row.standing === 'sent') toast(m.outbox.sent([...row.to, ...row.cc].join(', ')));
  else if (said) toast(said, { tone: row.standing === 'waiting' ? 'note' : 'bad' });
}

/** The password was given, or the sheet was closed without one. */
export async function answered(isGiven: boolean): Promise<void> {
  const { mail } = state;
  [state.asking, state.mail] = [false, undefined];
  if (isGiven) await sendWaiting(mail);
}
