// Start of the window to first usable paint, a key in the draft editor to the painted page, and the memory of the window as
// a multiple of an empty one of the same libraries.
// Release builds, the sample book, medians. PSS of all processes of one start, so that shared pages count once.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Typist } from './lib/typing.mjs';
import { application, Desk } from './lib/window.mjs';
import { target } from './lib/world.mjs';

const STARTS = 7;
const SETTLE_MS = 3000;
/** What Milepost itself sets where there is no graphics card: see `src-tauri/src/shell/linux.rs`. */
const PLAIN = { WEBKIT_DISABLE_DMABUF_RENDERER: '1', GDK_GL: 'disable' };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];

async function children(of) {
  const parents = new Map();
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const family = new Set([of]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [child, parent] of parents) if (family.has(parent) && !family.has(child)) grew = Boolean(family.add(child));
  }
  return [...family];
}

async function pssOf(pid) {
  let sum = 0;
  for (const one of await children(pid)) {
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    sum += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  }
  return sum / 1024;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Memory of a program three seconds after its start, on the desk's own screen. */
async function memory(desk, program, environment = {}) {
  const child = spawn(program, [], { env: { ...desk.environment, ...environment }, stdio: 'ignore' });
  await pause(SETTLE_MS);
  const mb = await pssOf(child.pid);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return mb;
}

/** From the start of the process to a moment of its page, in ms; `moment` runs in the page and finds its entry. */
async function paint(desk, program, moment) {
  const browser = await desk.start(program);
  const at = await browser.executeAsync(`
    const done = arguments[0];
    const look = () => {
      const found = (${moment})();
      if (found) done(performance.timeOrigin + found.startTime);
      else setTimeout(look, 20);
    };
    look();`);
  const took = at - (await startedAt(program));
  await desk.stop();
  return took;
}

const GATE_MS = 150;
/** A draft of the sample book, and 30 letters: blanks at the end of a text draw nothing. */
const TYPED = 'Thank you for all the good work in May';
/** 60 words a minute, and a rest after each third word, in which the editor saves. */
const person = (n) => 140 + ((n * 53) % 120) + ([13, 26].includes(n) ? 1000 : 0);
/** As a key that is held down repeats. */
const quick = () => 30;
const CONTROL_MS = 300;

/** Reports how long the page takes to follow the keys; false when that is too long. */
async function typing(desk) {
  await desk.start(milepost);
  const { rows } = await desk.call('invoices', { state: 'drafts' });
  const typist = new Typist(desk, rows[0].draft, 'note');
  await typist.open();
  const person_ms = await typist.type(TYPED, person);
  const quick_ms = [];
  for (let n = 0; n < 9; n += 1) quick_ms.push((await typist.type('and so on and so forth', quick)).at(-1));
  await typist.slow(CONTROL_MS);
  const control = median(await typist.type('slow', person));
  await desk.stop();
  const figures = (all) => `${Math.round(median(all))} ms, p95 ${Math.round(p95(all))} ms`;
  console.log(`window: key to painted page ${figures(person_ms)} (${person_ms.length} keys at 60 words a minute, wall; gate ${GATE_MS} median)`);
  console.log(`window: last of 22 quick keys to painted page ${figures(quick_ms)} (${quick_ms.length} times, 30 ms apart, wall)`);
  if (control < CONTROL_MS) throw new Error(`pictures that come ${CONTROL_MS} ms late were measured as ${control} ms`);
  return median(person_ms) <= GATE_MS;
}

const milepost = application;
const desk = await Desk.open();
try {
  mkdirSync(path.dirname(desk.book), { recursive: true });
  execFileSync(path.join(target, 'release', 'milepost-cli'), ['--book', desk.book, 'sample']);
  const nothing = path.join(target, 'release', 'examples', 'empty_window');
  const [usable, shell] = [[], []];
  for (let n = 0; n < STARTS; n += 1) {
    usable.push(await paint(desk, milepost, () => performance.getEntriesByName('usable')[0]));
    shell.push(await paint(desk, nothing, () => performance.getEntriesByName('first-contentful-paint')[0]));
  }
  console.log(`window: start to first usable paint ${Math.round(median(usable))} ms (median of ${STARTS}, wall; aim 700)`);
  console.log(`window: an empty window paints its one word after ${Math.round(median(shell))} ms`);
  const follows = await typing(desk);
  const [ours, empty, plain] = [[], [], []];
  for (let n = 0; n < 3; n += 1) {
    empty.push(await memory(desk, nothing));
    plain.push(await memory(desk, nothing, PLAIN));
    ours.push(await memory(desk, milepost));
  }
  const against = (what, other) =>
    console.log(`window: ${(median(ours) / median(other)).toFixed(2)} x ${what} of ${Math.round(median(other))} MB`);
  console.log(`window: memory ${Math.round(median(ours))} MB (PSS, medians of 3; aim 1.25 x)`);
  against('an empty window', empty);
  against('an empty window without OpenGL, as ours is where there is no graphics card', plain);
  if (!follows) {
    console.error(`window: FAILED, the page follows a key after more than ${GATE_MS} ms`);
    process.exitCode = 1;
  }
} finally {
  await desk.close();
}

/** When the newest process of `program` started, in ms since 1970. */
async function startedAt(program) {
  // Not btime, which knows whole seconds only.
  const boot = Date.now() - Number((await readFile('/proc/uptime', 'utf8')).split(' ')[0]) * 1000;
  let newest = 0;
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.split('\0')[0] !== program) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // Field 22, in hundredths of a second since boot.
    newest = Math.max(newest, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) * 10);
  }
  return boot + newest;
}
