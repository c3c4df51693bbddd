// The one way to Rust: a command by name with its arguments. In the window through Tauri, in a browser through the test bridge.
import { invoke } from '@tauri-apps/api/core';
import type { Commands, DesktopCommands, Problem } from './api.gen';

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
  const answer = ask(name, args);
  underWay.add(answer);
  const over = (): void => void underWay.delete(answer);
  answer.then(over, over);
  return answer;
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
export type BytesName = 'invoice_pdf' | 'invoice_xml' | 'invoice_xrechnung' | 'invoice_ubl' | 'draft_pdf' | 'proposal_pdf' | 'addendum_pdf' | 'certificate_pdf' | 'logo';

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

async function post(path: string, args: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(args) });
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
