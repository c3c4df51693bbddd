// What leaves the window reaches the user's own programs, or the answer says where it lies.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Desk } from '../lib/window.mjs';
import { root } from '../lib/world.mjs';

const mail = { to: ['accounts@halden.example'], subject: 'Invoice 2026-001', text: 'Dear Ciara' };
let desk;

before(async () => {
  desk = await Desk.open();
  await desk.start();
  const road = await readFile(path.join(root, 'src-tauri/crates/cli/tests/road/road.jsonl'), 'utf8');
  for (const line of road.split('\n').filter((line) => line.startsWith('{'))) {
    const step = JSON.parse(line);
    await desk.call(step.call, step.arguments);
  }
});
after(() => desk?.close());

const pdf = (answer) => path.join(answer.folder, answer.name);
const kinds = async () => (await desk.call('invoice', { id: 1 })).events.map((event) => event.kind);

test('without a program for mails a text editor does not get the draft, and the PDF lies where the answer says', async () => {
  await desk.installProgram('editor', 'text/plain');
  const answer = await desk.call('open_mail_draft', { id: 1, mail });
  assert.equal(answer.how, 'written');
  assert.ok(readFileSync(pdf(answer)).subarray(0, 8).equals(Buffer.from('%PDF-1.7')));
  assert.ok(!existsSync(pdf(answer).replace('.pdf', '.eml')));
  assert.deepEqual(await kinds(), ['pdf_saved'], 'nothing claims that a draft was opened');
});

test('without a file manager that can point at a file its folder opens', async () => {
  await desk.installProgram('files', 'inode/directory');
  const answer = await desk.call('show_in_folder', { id: 1 });
  assert.equal(answer.how, 'folder');
  assert.equal(await desk.received('files'), answer.folder);
});

test('a mail program that takes no drafts gets the text, and the PDF lies beside it', async () => {
  await desk.installProgram('writer', 'x-scheme-handler/mailto', '%u');
  const answer = await desk.call('open_mail_draft', { id: 1, mail });
  assert.equal(answer.how, 'mail_text');
  assert.equal(await desk.received('writer'), 'mailto:accounts@halden.example?subject=Invoice%202026-001&body=Dear%20Ciara');
  assert.ok(existsSync(pdf(answer)) && !existsSync(pdf(answer).replace('.pdf', '.eml')));
  assert.equal((await kinds()).at(-1), 'mail_draft_opened');
});

test('the mail program gets the draft with the PDF attached', async () => {
  await desk.installProgram('mailer', 'message/rfc822');
  const answer = await desk.call('open_mail_draft', { id: 1, mail });
  assert.equal(answer.how, 'mail_draft');
  const draft = await desk.received('mailer');
  assert.equal(draft, pdf(answer).replace('.pdf', '.eml'));
  assert.equal(statSync(draft).mode & 0o777, 0o600);
  const text = await readFile(draft, 'utf8');
  for (const part of ['X-Unsent: 1', 'To: accounts@halden.example', 'filename="Invoice-2026-001.pdf"']) assert.ok(text.includes(part), part);
  assert.equal((await kinds()).at(-1), 'mail_draft_opened');
});

test('the viewer gets the PDF for printing', async () => {
  await desk.installProgram('viewer', 'application/pdf');
  const answer = await desk.call('open_pdf', { id: 1 });
  assert.equal(answer.how, 'viewer');
  assert.equal(await desk.received('viewer'), pdf(answer));
  assert.equal((await kinds()).at(-1), 'pdf_opened');
});

test('a dialog answers with the folder, and the stored bytes are there', async () => {
  const saved = await desk.call('save_pdf', { id: 1 });
  assert.deepEqual(saved, { saved: true, folder: desk.in('saved'), name: 'Invoice-2026-001.pdf' });
  assert.ok(readFileSync(pdf(saved)).equals(readFileSync(desk.in('documents', 'Milepost', '2026', saved.name))));
});
