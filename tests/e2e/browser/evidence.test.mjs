// Files inside the book, from the screens: dropped, chosen, opened, kept as evidence, reached from an invoice.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, drop, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, workshop, migration;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  workshop = (await bridge.call('milestones', { status: 'waiting_for_sign_off' }))[0].id;
  const id = (await bridge.call('projects', {})).find((row) => row.title === 'Billing platform migration').id;
  migration = await bridge.call('project', { id });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

test('s59, s84: the mail that says yes is dropped onto the sign-off sheet and becomes its evidence', async () => {
  const page = await at(`/milestones/${workshop}?sheet=signoff`);
  const sheet = page.getByRole('dialog');
  await drop(sheet, [{ name: 'AW Workshop.eml', text: 'From: k.vogel@nordlicht.example\r\n\r\nAbgenommen.' }, { name: 'wrong.txt', text: 'x' }]);
  await sheet.getByRole('button', { name: /^AW Workshop\.eml/ }).waitFor();
  await sheet.getByRole('button', { name: 'Remove wrong.txt' }).click();
  await sheet.getByText('wrong.txt').waitFor({ state: 'detached' });
  await drop(sheet, [{ name: 'film.mov', size: 26_000_000 }]);
  await sheet.getByRole('alert').filter({ hasText: 'film.mov has 26 MB, and a file may have 25. Attach a smaller copy' }).waitFor();
  await clean(page);
  await sheet.getByRole('button', { name: /^Record Enter/ }).click();
  await sheet.waitFor({ state: 'detached' });

  const signOff = page.getByRole('region', { name: 'Proof' });
  await signOff.getByRole('button', { name: /^AW Workshop\.eml/ }).click();
  await until('the mail to be opened from a copy', () => bridge.said.some((line) => /^open Kept\("message\/rfc822"\).*AW Workshop\.eml$/.test(line)));
  await signOff.getByRole('button', { name: 'More about AW Workshop.eml' }).click();
  const remove = page.getByRole('menuitem', { name: /Remove from the list/ });
  assert.equal(await remove.getAttribute('aria-disabled'), 'true', 'evidence stays, and says why');
  await remove.getByText('so it stays').waitFor();
  await page.keyboard.press('Escape');
  await clean(page);
});

test('s21, s84: a file of a milestone is chosen, taken off its list and put back', async () => {
  const brief = bridge.in('saved', 'Brief.docx');
  await writeFile(brief, 'PK brief');
  const page = await at(`/milestones/${migration.milestones[3].id}`);
  const files = page.getByRole('region', { name: 'Attachments' });
  // The dialog of the bridge answers with a folder, which is no file.
  await files.getByRole('button', { name: 'Choose a file' }).click();
  await files.getByRole('alert').filter({ hasText: 'is a folder' }).waitFor();
  await drop(files, [{ name: 'Parallel run report.pdf', text: '%PDF-1.7 report' }]);
  const row = files.getByRole('button', { name: /^Parallel run report\.pdf/ });
  await row.waitFor();
  await files.getByRole('button', { name: 'More about Parallel run report.pdf' }).click();
  await page.getByRole('menuitem', { name: 'Save a copy' }).click();
  await page.getByText('Parallel run report.pdf is saved in').waitFor();
  assert.equal(await readFile(bridge.in('saved', 'Parallel run report.pdf'), 'utf8'), '%PDF-1.7 report');
  await files.getByRole('button', { name: 'More about Parallel run report.pdf' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.waitFor();
});

test('s26, s85: the signed contract is attached to its agreement and is two clicks from an invoice', async () => {
  const page = await at(`/projects/${migration.id}/schedule`);
  const first = page.getByRole('region', { name: /^Files of Contract|^Files of .*ontract/ }).last();
  await drop(first, [{ name: 'Contract signed.pdf', text: '%PDF-1.7 signed' }]);
  await first.getByRole('button', { name: /^Contract signed\.pdf/ }).waitFor();
  await clean(page);

  const { rows } = await bridge.call('invoices');
  const billed = rows.find((row) => row.id !== null && row.project_title === 'Billing platform migration') ?? rows.find((row) => row.id === migration.milestones[0].invoice);
  const list = await at(`/invoices?text=${billed.number}`);
  await list.getByText(billed.number).first().waitFor();
  // First click or key: the quick look. Second: the file.
  await list.getByRole('row').filter({ hasText: billed.number }).first().focus();
  await list.keyboard.press('Space');
  const look = list.getByRole('complementary', { name: new RegExp(billed.number) });
  await look.getByText(/^Agreed on .* by /).waitFor();
  const before = bridge.said.length;
  await look.getByRole('button', { name: /^Contract signed\.pdf/ }).click();
  await until('the contract to be opened', () => bridge.said.slice(before).some((line) => line.endsWith('Contract signed.pdf')));
});

test('s84: a file that misses every list leaves the window where it is', async () => {
  const page = await at('/projects');
  await drop(page.locator('h1').first(), [{ name: 'stray.pdf', text: '%PDF' }]);
  assert.equal(await page.locator('h1').first().textContent(), 'Projects');
});
