// A slow and clumsy user: sheets left by Esc, keys pressed twice, back and forward, reloads. Nothing typed is lost, nothing is
// made twice, and the way back leads nowhere by surprise.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { leave, openAt, openBrowser } from '../lib/page.mjs';

let browser, bridge, client, project, milestone;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' })).id;
  milestone = (await bridge.call('project', { id: project })).milestones[0].id;
  await bridge.call('save_milestone', { id: milestone, patch: { title: 'Discovery report', criterion: 'Report handed over' } });
  await bridge.call('start_milestone', { id: milestone });
  await bridge.call('mark_done', { id: milestone });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

async function at(address) {
  // Slow as the user is, the screen stands before the first key.
  const page = await openAt(browser, bridge, address, { reducedMotion: 'no-preference' });
  page.field = (name) => page.locator(`[data-field="${name}"]`);
  page.sheet = page.getByRole('dialog');
  return page;
}

/** Keys go where the user sees the focus; it comes a moment after the field. */
const focused = (field) => field.and(field.page().locator(':focus')).waitFor();

const addressOf = (page) => new URL(page.url()).hash.slice(1);

test('what was pasted into the sign-off sheet survives Esc and a reload', async () => {
  const page = await at(`/milestones/${milestone}?sheet=signoff`);
  const words = page.sheet.locator('[data-field="words"]');
  await words.fill('Ten days on Line 14, we accept the report.');
  await page.keyboard.press('Escape');
  await page.sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('a');
  assert.equal(await words.inputValue(), 'Ten days on Line 14, we accept the report.');
  await page.reload();
  await words.waitFor();
  assert.equal(await words.inputValue(), 'Ten days on Line 14, we accept the report.');
  await words.press('Control+Enter');
  await page.sheet.getByText('This is needed.').waitFor();
  await page.sheet.locator('[data-field="by"]').fill('Ciara Doyle');
  await words.press('Control+Enter');
  await page.waitForURL(/#\/drafts\//);
  const { acceptance } = await bridge.call('milestone', { id: milestone });
  assert.equal(acceptance.words, 'Ten days on Line 14, we accept the report.');
  await page.goBack();
  await page.getByRole('heading', { name: 'Discovery report' }).waitFor();
  assert.equal(addressOf(page), `/milestones/${milestone}`, 'the way back leads to the page, not into its sheet');
  await leave(page);
});

test('a mail that was written survives Esc, unless its amount has changed meanwhile', async () => {
  if (!(await bridge.call('milestone', { id: milestone })).acceptance) await bridge.call('accept_milestone', { id: milestone, by: 'Ciara Doyle', channel: 'email' });
  const draft = (await bridge.call('prepare_invoice', { id: milestone })).id;
  const page = await at(`/drafts/${draft}`);
  await page.getByText('Ready to issue', { exact: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  const text = page.sheet.locator('[data-field="text"]');
  await text.fill('Dear Ciara, it was a pleasure.');
  await page.keyboard.press('Escape');
  await page.sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => document.querySelector('dialog [data-field="text"]')?.value.includes('pleasure'));
  await page.keyboard.press('Escape');
  await page.field('due_on').fill('24 Dec 2026');
  await page.field('due_on').press('Tab');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => document.querySelector('dialog [data-field="text"]')?.value.includes('24 December 2026'));
  await leave(page);
});

test('a project half typed is still there after Esc, and is made once by two presses', async () => {
  const page = await at('/projects');
  await page.getByRole('row', { name: /Billing platform/ }).waitFor();
  await page.keyboard.press('n');
  const title = page.sheet.locator('[data-field="title"]');
  await title.fill('Ticketing data review');
  await page.keyboard.press('Escape');
  await page.sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+n');
  assert.equal(await title.inputValue(), 'Ticketing data review');
  await page.sheet.locator('[data-field="contract"]').fill('28.400,00');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/projects\/\d+\/schedule$/);
  assert.equal((await bridge.call('projects')).filter((row) => row.title === 'Ticketing data review').length, 1);
  await page.goBack();
  await page.getByRole('row', { name: /Ticketing/ }).waitFor();
  assert.equal(addressOf(page), '/projects');
  assert.equal(await page.sheet.count(), 0, 'the way back does not open the sheet again');
  await leave(page);
});

test('an invoice outside a plan is prepared once by two presses of Enter', async () => {
  const page = await at('/invoices?sheet=new');
  await focused(page.sheet.locator('select'));
  const before = (await bridge.call('invoices', { state: 'drafts' })).rows.length;
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/#\/drafts\//);
  await page.getByText('Draft, saved').waitFor();
  assert.equal((await bridge.call('invoices', { state: 'drafts' })).rows.length, before + 1);
  await leave(page);
});

test('a line that was removed comes back, and an empty one leaves by itself', async () => {
  const { id } = await bridge.call('new_invoice', { client });
  const page = await at(`/drafts/${id}`);
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  await page.field('lines.0.title').fill('Board briefing');
  await page.field('lines.0.unit_price').fill('3900');
  await page.field('lines.0.unit_price').press('Enter');
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  await focused(page.field('lines.1.title'));
  await page.field('note').focus();
  await page.field('lines.1.title').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove the line' }).click();
  await page.field('lines.0.title').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.field('lines.0.title').waitFor();
  assert.equal(await page.field('lines.0.title').inputValue(), 'Board briefing');
  const { form } = await bridge.call('invoice_draft', { id });
  assert.deepEqual(form.lines.map((line) => [line.title, line.unit_price]), [['Board briefing', '3900']]);
  await leave(page);
});

test('letters work on a screen that was reached by the mouse, and Esc leaves it', async () => {
  const page = await at('/');
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('row', { name: /Halden/ }).click();
  await page.getByRole('heading', { name: 'Halden Rail Ltd' }).waitFor();
  await page.keyboard.press('n');
  await page.sheet.getByText('New project').first().waitFor();
  await page.keyboard.press('Escape');
  await page.sheet.waitFor({ state: 'detached' });
  await page.goBack();
  await page.getByRole('heading', { name: 'Halden Rail Ltd' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/#\/clients$/);
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Halden'));
  await leave(page);
});

test('an address of nothing says so and leads on', async () => {
  const page = await at('/projects/9999/schedule');
  await page.getByText('This is no longer there.').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Dashboard' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await leave(page);
});
