// How an issued invoice leaves the program: a mail draft, a saved file, the viewer. What failed is kept for another try.
import { act } from '../../lib/act';
import type { ClientId, InvoiceId, MailTexts } from '../../lib/api.gen';
import { call } from '../../lib/transport';

export type Way = 'mail' | 'save' | 'print';
export const ways: readonly Way[] = ['mail', 'save', 'print'];

const keyOf = (client: ClientId): string => `milepost.way.${client}`;

/** The way that this client's last invoice took. */
export function usualWay(client: ClientId): Way {
  const kept = localStorage.getItem(keyOf(client));
  return ways.find((way) => way === kept) ?? 'mail';
}

export function keepWay(client: ClientId, way: Way): void {
  localStorage.setItem(keyOf(client), way);
}

export interface Failed {
  invoice: InvoiceId;
  way: Way;
  /** Undefined: the mail as Rust writes it. */
  mail: MailTexts | undefined;
}

const kept = $state<{ failed: Failed | undefined }>({ failed: undefined });

/** The hand-over of this invoice that did not work, with the texts that were typed for it. */
export function failedHandOver(invoice: InvoiceId): Failed | undefined {
  return kept.failed?.invoice === invoice ? kept.failed : undefined;
}

export type HandedOver = { done: true; name: string | undefined } | { done: false };

/** `done: false` is a fault, kept for another try. A closed file dialog is none: the file has no name then. */
export async function handOver(way: Way, id: InvoiceId, mail?: MailTexts): Promise<HandedOver> {
  const outcome = await run(way, id, mail);
  if (outcome.ok) {
    if (kept.failed?.invoice === id) kept.failed = undefined;
    return { done: true, name: outcome.value ?? undefined };
  }
  kept.failed = { invoice: id, way, mail };
  return { done: false };
}

async function run(way: Way, id: InvoiceId, mail?: MailTexts): Promise<{ ok: true; value: string | null } | { ok: false }> {
  if (way === 'save') return act('save_pdf', { id });
  if (way === 'print') return act('open_pdf', { id });
  const texts = mail ?? (await call('invoice_mail', { id }).catch(() => undefined))?.mail;
  return texts ? act('open_mail_draft', { id, mail: texts }) : { ok: false };
}

/** Only the name: the folder is the user's own choice and long. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
