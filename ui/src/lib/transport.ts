// The one way to Rust: a command by name with its arguments. In the window through Tauri, in a browser through the test bridge.
import { invoke } from '@tauri-apps/api/core';
import type { AttachmentRow, BankFileView, Commands, DesktopCommands, Place, Problem, ReadClientsView } from './api.gen';

export type AllCommands = Commands & DesktopCommands;
export type CommandName = keyof AllCommands;
export type Arguments<K extends CommandName> = AllCommands[K]['arguments'];
export type Result<K extends CommandName> = AllCommands[K]['result'];

const isBridge = import.meta.env.MODE === 'bridge';

const underWay = new Set<Promise<unknown>>();

/** Waits until every command that was started has its answer, and those that followed from it. */
export async function settled(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}

/** Rejects with a `Problem` and with nothing else. */
export function call<K extends CommandName>(name: K, args: Arguments<K>): Promise<Result<K>> {
  return tracked(ask(name, args));
}

async function ask<K extends CommandName>(name: K, args: Arguments<K>): Promise<Result<K>> {
  try {
    if (!isBridge) return await invoke<Result<K>>('call', { name, arguments: args });
    const answer = await post(`/ipc/${name}`, args);
    return (await answer.json()) as Result<K>; // The bridge runs the same command table as the window.
  } catch (error) {
    throw problemOf(error);
  }
}

/** What crosses as bytes; the arguments are those of the command that shows the same thing. */
export type BytesName = 'invoice_pdf' | 'invoice_xml' | 'invoice_xrechnung' | 'invoice_ubl' | 'draft_pdf' | 'proposal_pdf' | 'addendum_pdf' | 'certificate_pdf' | 'status_report_pdf' | 'statement_pdf' | 'statement_csv' | 'mail_eml' | 'register_csv' | 'invoices_csv' | 'attachment' | 'logo';

/** A file's bytes, such as a stored PDF. Rejects with a `Problem`. */
export async function callBytes(name: BytesName, args: Record<string, unknown>): Promise<Uint8Array> {
  try {
    if (!isBridge) return new Uint8Array(await invoke<ArrayBuffer>('bytes', { name, arguments: args }));
    const answer = await post(`/bytes/${name}`, args);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw problemOf(error);
  }
}

/** Hands a file over as bytes, once Rust has judged its name and size: what is too large is not even read. Rejects with a `Problem`. */
export async function sendFile({ to, file }: { to: Place; file: File }): Promise<AttachmentRow[]> {
  await call('check_file', { to, name: file.name, size: file.size });
  return tracked(take<AttachmentRow[]>('attach_file', { to, name: file.name }, file));
}

/** Hands a file of cards or a table of clients over as bytes, to be read. Rejects with a `Problem`. */
export function sendClientsFile(file: File): Promise<ReadClientsView> {
  return tracked(take<ReadClientsView>('clients_file', { name: file.name }, file));
}

/** Hands a bank's file over as bytes, to be read against the open invoices. Rejects with a `Problem`. */
export async function sendBankFile(file: File): Promise<BankFileView> {
  await call('check_bank_file', { name: file.name, size: file.size });
  return tracked(take<BankFileView>('bank_file', { name: file.name }, file));
}

function tracked<T>(sent: Promise<T>): Promise<T> {
  underWay.add(sent);
  const over = (): void => void underWay.delete(sent);
  sent.then(over, over);
  return sent;
}

async function take<T>(name: string, args: unknown, file: File): Promise<T> {
  // Headers carry plain characters only.
  const plain = JSON.stringify(args).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const headers = { 'x-name': name, 'x-arguments': plain };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw { code: 'file_unreadable', message: file.name, fields: [], detail: { name: file.name }, severity: 'refused' } satisfies Problem;
  }
  try {
    if (!isBridge) return await invoke<T>('take', bytes, { headers });
    const answer = await answered(`/take/${name}`, await fetch(`/take/${name}`, { method: 'POST', headers, body: bytes }));
    return (await answer.json()) as T; // The bridge runs the same intake as the window.
  } catch (error) {
    throw problemOf(error);
  }
}

async function post(path: string, args: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return answered(path, await fetch(path, { method: 'POST', headers, body: JSON.stringify(args) }));
}

async function answered(path: string, answer: Response): Promise<Response> {
  if (answer.status === 200) return answer;
  if (answer.status === 422) throw (await answer.json()) as Problem;
  throw new Error(`${path} answered ${answer.status}`);
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'severity' in value;
}

function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'no_answer', message, fields: [], detail: {}, severity: 'usage' };
}
