// What both kinds of stories need: a folder of their own, free ports, child processes that never outlive a story.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');

/** Nothing that starts takes longer than this, also on a busy machine. */
const PATIENCE_MS = 60_000;

export async function ownFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'milepost-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until `look` gives something; says `what` was awaited when it never does. */
export async function until(what, look, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function listening(port, child) {
  await until(`port ${port} of ${child.spawnfile}`, async () => {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}: ${child.said.join('\n')}`);
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
  });
}

/** A child process whose lines are kept in `said`, and which `end` ends for certain. */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  child.said = [];
  for (const pipe of child.stdio.slice(1).filter(Boolean)) {
    createInterface({ input: pipe }).on('line', (line) => child.said.push(line));
  }
  child.on('error', (error) => child.said.push(String(error)));
  child.ended = once(child, 'exit').catch(() => {});
  return child;
}

export async function firstLine(child, pattern) {
  return until(`a line like ${pattern} from ${child.spawnfile}`, () => {
    const line = child.said.find((said) => pattern.test(said));
    if (!line && child.exitCode !== null) throw new Error(`${child.spawnfile} ended: ${child.said.join('\n')}`);
    return line;
  });
}

export async function end(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 3000);
  await child.ended;
  clearTimeout(stubborn);
}
