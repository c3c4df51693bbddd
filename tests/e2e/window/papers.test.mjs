// S30, S82, S87: papers and the dossier leave the real window: saved where the dialog says, opened by the user's viewer.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { Hand } from '../lib/hand.mjs';
import { Desk } from '../lib/window.mjs';
import { until } from '../lib/world.mjs';

let desk;
let hand;
let id;

before(async () => {
  desk = await Desk.open();
  hand = new Hand(await desk.start());
  await desk.call('save_business', {
    name: 'Sandberg Advisory', person: 'Elin Sandberg', street: '14 Marine Row', city: 'Dublin 4', country: 'IE',
    email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678',
  });
  const client = await desk.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE', email: 'accounts@halden.example' });
  const made = await desk.call('create_project', { client: client.id, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' });
  id = made.id;
  for (const [at, { id: milestone }] of made.milestones.entries()) {
    await desk.call('save_milestone', { id: milestone, patch: { title: ['Discovery report', 'Pilot route live', 'Rollout'][at], criterion: 'Handed over' } });
  }
  await desk.browser.refresh();
  await desk.watchPolicy();
});
// A failed story leaves a picture of what was on the screen.
afterEach((context) => (context.passed === false ? hand.picture(`papers-${context.name.slice(0, 24)}`) : undefined));
after(() => desk?.close());

/** The first bytes of a file, once it is there. */
const head = (file) => until(`the file ${file}`, async () => (await readFile(file).catch(() => Buffer.alloc(0))).subarray(0, 5).toString() || undefined);
const saved = (start) => until(`a file ${start}`, async () => (await readdir(desk.in('saved'))).find((name) => name.startsWith(start)));

test('s30 the proposal is saved as a PDF from its page', async () => {
  await hand.goTo(`/projects/${id}/proposal`);
  await hand.click('Save PDF');
  const name = await saved('Proposal-');
  assert.match(name, /\.pdf$/);
  assert.equal(await head(desk.in('saved', name)), '%PDF-');
  await hand.sees(name);
});

test('s82 the status of the project is saved, and the viewer gets the same paper', async () => {
  await desk.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
  await desk.installProgram('viewer', 'application/pdf');
  await hand.goTo(`/projects/${id}/status`);
  await hand.click('Save PDF');
  const name = await saved('Status-');
  const bytes = desk.in('saved', name);
  assert.equal(await head(bytes), '%PDF-');
  await hand.click('Open for printing');
  const opened = await desk.received('viewer');
  assert.equal(path.basename(opened), name);
  assert.ok((await readFile(opened)).equals(await readFile(bytes)), 'byte for byte');
});

test('s87 the dossier is saved as a zip that anyone can check', async () => {
  await hand.goTo(`/projects/${id}/schedule?sheet=dossier`);
  await hand.sheet();
  await hand.sees('What is in it');
  await hand.press('Control', 'Enter');
  const name = await until('the dossier', async () => (await readdir(desk.in('saved'))).find((file) => /^Dossier-.*\.zip$/.test(file)));
  const out = desk.in('out');
  execFileSync('unzip', ['-q', desk.in('saved', name), '-d', out]);
  execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'SHA256SUMS'], { cwd: out });
  assert.ok((await readdir(out)).includes('Index.pdf'));
  // Another byte is noticed: the check can fail.
  const sums = path.join(out, 'SHA256SUMS');
  execFileSync('sh', ['-c', `printf x >> "${path.join(out, 'Index.pdf')}"`]);
  assert.throws(() => execFileSync('sha256sum', ['-c', '--quiet', '--strict', sums], { cwd: out, stdio: 'ignore' }));
  assert.deepEqual(await desk.violations(), []);
});
