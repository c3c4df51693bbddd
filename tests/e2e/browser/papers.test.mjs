// Proposal, schedule and certificate from the screens: the page follows each key, what was typed is kept, files lie where
// the user said. And the e-invoice of an issued invoice as a file, with the reason where there is none.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, project;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  const client = (await bridge.call('clients')).find((row) => row.name === 'Halden Rail Ltd') ?? (await bridge.call('clients'))[0];
  project = await bridge.call('create_project', { client: client.id, patch: { title: 'Fare capping', contract: '20000' }, preset: 'two' });
  for (const [at, title] of ['Rules', 'Rollout'].entries()) await bridge.call('save_milestone', { id: project.milestones[at].id, patch: { title, target_on: '+60' } });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

const form = async () => (await bridge.call('project', { id: project.id })).form;

/** What is printed on the first page, pixel by pixel. */
async function drawn(page) {
  const image = page.getByRole('img', { name: 'Page 1' });
  await image.waitFor();
  return image.evaluate((element) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 595, height: 842 });
    canvas.getContext('2d').drawImage(element, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL();
  });
}

test('s30: from the schedule to a proposal by keyboard, drawn while it is typed, kept when a field is left', async () => {
  const page = await at(`/projects/${project.id}/schedule`);
  const open = page.getByRole('link', { name: 'Proposal' });
  await open.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Proposal' }).waitFor();
  const before = await drawn(page);
  await page.getByLabel('Scope', { exact: true }).fill('Fares are capped by day and by week.');
  await until('the page to follow the keys', async () => (await drawn(page)) !== before);
  assert.equal((await form()).scope, '', 'nothing is written on each key');
  await page.keyboard.press('Tab');
  await until('the scope to be kept', async () => (await form()).scope === 'Fares are capped by day and by week.');
  await page.getByLabel('Valid until', { exact: true }).fill('31 February');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').getByText('This is not a date.').waitFor();
  await until('no paper that says something older', () => page.getByRole('button', { name: 'Save PDF' }).isDisabled());
  await clean(page);
  await page.getByLabel('Valid until', { exact: true }).fill('+30');
  await page.keyboard.press('Enter');
  await until('the day to be kept', async () => /^\d{4}-\d\d-\d\d$/.test((await form()).offer_until));
  await page.reload();
  assert.equal(await page.getByLabel('Scope', { exact: true }).inputValue(), 'Fares are capped by day and by week.');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Fare capping' }).waitFor();
  await leave(page);
});

test('s31: once agreed the same paper is the schedule, and it opens for printing', async () => {
  await bridge.call('agree_plan', { id: project.id, by: 'Ciara Doyle', channel: 'signature' });
  const page = await at(`/projects/${project.id}/schedule`);
  await page.getByRole('link', { name: 'Schedule as PDF' }).click();
  await page.getByRole('heading', { level: 1, name: 'Schedule' }).waitFor();
  assert.equal(await page.getByLabel('Valid until', { exact: true }).count(), 0, 'what is agreed does not run out');
  await page.getByRole('button', { name: 'Open for printing' }).click();
  await page.getByText('The PDF is open in your viewer.').waitFor();
  const opened = bridge.said.findLast((line) => line.startsWith('open Pdf '));
  assert.match(opened, /Schedule-.*\.pdf$/);
  assert.ok((await readFile(opened.slice('open Pdf '.length))).subarray(0, 5).equals(Buffer.from('%PDF-')));
  await clean(page);
  await leave(page);
});

test('what is missing is said with the way to its field', async () => {
  const { id } = await bridge.call('create_client', { name: 'Nobody Ltd' });
  const bare = await bridge.call('create_project', { client: id, patch: { title: 'Bare', contract: '900' }, preset: 'one' });
  const page = await at(`/projects/${bare.id}/proposal`);
  const missing = page.getByRole('region', { name: 'This is still missing' });
  await missing.getByText('The address of the client is missing.').waitFor();
  await missing.getByText('A milestone has no name.').waitFor();
  await clean(page);
  await missing.getByRole('listitem').filter({ hasText: 'address of the client' }).getByRole('link', { name: 'Mend it' }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-field') === 'street');
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`s93: a sign-off on paper, ${colorScheme}`, async () => {
    const accepted = (await bridge.call('milestones', {})).find((row) => row.status === 'paid');
    const page = await at(`/milestones/${accepted.id}`, { colorScheme });
    await page.getByRole('button', { name: 'Certificate' }).press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Certificate of acceptance' });
    await sheet.getByRole('img', { name: 'Page 1' }).waitFor();
    await clean(page);
    await sheet.getByRole('button', { name: 'Open for printing' }).click();
    await until('the viewer', () => bridge.said.some((line) => /^open Pdf .*Certificate-.*\.pdf$/.test(line)));
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await leave(page);
  });
}

test('the e-invoice is saved from the menu of its invoice, and a format it cannot have says why', async () => {
  const { rows } = await bridge.call('invoices', { state: 'paid' });
  const page = await at(`/invoices/${rows[0].id}`);
  await page.getByRole('button', { name: 'More' }).click();
  const menu = page.getByRole('menu');
  await menu.getByText('Save as e-invoice').waitFor();
  const told = await bridge.call('einvoice_exports', { id: rows[0].id });
  for (const [at, name] of [/XML of the PDF/, /XRechnung/, /UBL/].entries()) {
    const entry = menu.getByRole('menuitem', { name });
    assert.equal(await entry.getAttribute('aria-disabled'), told[at].problem ? 'true' : null, `${name}`);
  }
  await clean(page);
  await menu.getByRole('menuitem', { name: /XML of the PDF/ }).press('Enter');
  await page.getByText(`Saved as Invoice-${rows[0].number}.xml`).waitFor();
  const saved = await readFile(bridge.in('saved', `Invoice-${rows[0].number}.xml`), 'utf8');
  assert.match(saved, /CrossIndustryInvoice/);
  await page.getByText('E-invoice saved').waitFor();
  await leave(page);
});
