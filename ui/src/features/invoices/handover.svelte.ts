// How an issued invoice leaves the program: a mail draft, the outbox, a saved file, the viewer. What failed is kept for another try.
import { act, type Outcome } from '../../lib/act';
import type { ClientId, How, InvoiceFiles, InvoiceId, MailTexts, Problem, Saved, SendInvoiceMail } from '../../lib/api.gen';
import { sendWaiting } from '../../lib/outbox.svelte';
import { m } from '../../messages';

/** `folder`: the one for PDFs; `save`: where a dialog says. */
export type Way = 'mail' | 'send' | 'folder' | 'print' | 'save';
/** Those that a sheet offers. */
export type SheetWay = Exclude<Way, 'save'>;
export const ways: readonly SheetWay[] = ['mail', 'send', 'folder', 'print'];

const keyOf = (client: ClientId): string => `milepost.way.${client}`;

/** The way that this client's last invoice took. */
export function usualWay(client: ClientId): SheetWay {
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
  /** What goes with it beside the PDF. */
  files: InvoiceFiles | undefined;
  /** Undefined: the viewer prints. */
  printer: string | undefined;
  problem: Problem;
}

const kept = $state<{ failed: Failed | undefined }>({ failed: undefined });

/** The hand-over of this invoice that did not work, with the texts that were typed for it. */
export function failedHandOver(invoice: InvoiceId): Failed | undefined {
  return kept.failed?.invoice === invoice ? kept.failed : undefined;
}

/** A closed file dialog is `cancelled` and no fault. */
export interface Handed {
  how: How | 'queued' | 'saved' | 'cancelled' | 'printed';
  /** Where it lies; of what was printed the printer. */
  folder: string;
  name: string;
  /** How many files lie there; one unless it says so. */
  files?: number;
}

/** What a mail says, and what goes with it beside the PDF. */
export interface Written {
  mail: MailTexts;
  files?: InvoiceFiles | undefined;
}

/** Undefined is a fault, kept for another try. */
export async function handOver(way: Way, id: InvoiceId, written?: Written, printer?: string): Promise<Handed | undefined> {
  const outcome = way === 'print' && printer ? await print(id, printer) : await run(way, id, written);
  if (outcome.ok) {
    if (kept.failed?.invoice === id) kept.failed = undefined;
    return outcome.value;
  }
  kept.failed = { invoice: id, way, mail: written?.mail, files: written?.files, printer, problem: outcome.problem };
  return undefined;
}

async function run(way: Way, id: InvoiceId, written?: Written): Promise<Outcome<Handed>> {
  if (way === 'print') return act('open_pdf', { id });
  if (way === 'save') return asHanded(await act('save_pdf', { id }));
  if (way === 'folder') return asHanded(await act('file_invoice', { id }));
  if (written) {
    const { mail, files } = written;
    const argument = { id, mail, ...(files ? { files } : {}) };
    return way === 'send' ? queue(argument) : act('open_mail_draft', argument);
  }
  const usual = await act('invoice_mail', { id });
  return usual.ok ? run(way, id, { mail: usual.value.mail }) : usual;
}

async function print(id: InvoiceId, printer: string): Promise<Outcome<Handed>> {
  const done = await act('print_pdf', { id, printer });
  return done.ok ? { ok: true, value: { how: 'printed', folder: done.value.printer, name: done.value.name } } : done;
}

/** Into the outbox, and off from there: what came of it is said once the server has answered. */
async function queue(argument: SendInvoiceMail): Promise<Outcome<Handed>> {
  const queued = await act('send_invoice_mail', argument);
  if (!queued.ok) return queued;
  void sendWaiting(queued.value.id);
  return { ok: true, value: { how: 'queued', folder: '', name: '' } };
}

function asHanded(saved: Outcome<Saved>): Outcome<Handed> {
  if (!saved.ok) return saved;
  const { name, folder } = saved.value;
  return { ok: true, value: { how: saved.value.saved ? 'saved' : 'cancelled', name, folder } };
}

/** One sentence about it. */
export function said(handed: Handed): string {
  return m.invoices.handed[handed.how](handed.name, handed.folder, handed.files);
}
