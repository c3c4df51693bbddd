// Disputes from the screens, by keyboard: marked in the client's words, told on every screen, resolved, taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client, project, milestones;

/** An invoice outside any plan. Lines: title and price. */
async function invoiced(...lines) {
  const { id } = await bridge.call('new_invoice', { client });
  const form = lines.map(([title, unit_price]) => ({
    milestone: null, title, description: '', deliverables: [], quantity: '', unit_price, tax_rate: '', override_reason: '', amount_reason: '',
  }));
  await bridge.call('save_invoice_draft', { id, patch: { lines: form } });
  return bridge.call('issue_invoice', { id });
}

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' })).id;
  milestones = (await bridge.call('project', { id: project })).milestones.map((row) => row.id);
  for (const [at, id] of milestones.entries()) await bridge.call('save_milestone', { id, patch: { title: ['Discovery report', 'Pilot', 'Rollout'][at], criterion: 'Handed over' } });
  await bridge.call('agree_plan', { id: project, by: 'Ciara Doyle', channel: 'email' });
  await bridge.call('mark_done', { id: milestones[0] });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

async function at(address, options = {}) {
  const page = await openAt(browser, bridge, address, options);
  page.sheet = page.getByRole('dialog');
  page.reason = page.sheet.getByLabel('Reason', { exact: true });
  return page;
}

const invoice = (id) => bridge.call('invoice', { id });

test('s94: an invoice is disputed and the dispute resolved by keyboard, and what was typed survives Esc', async () => {
  const { id, number } = await invoiced(['Advice', '1000'], ['Printing', '400']);
  const page = await at(`/invoices/${id}`);
  await page.keyboard.press('u');
  await page.reason.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.sheet.getByText('This is needed.').waitFor();
  await page.keyboard.type('The advice never came');
  await page.keyboard.press('Escape');
  await page.sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await page.reason.and(page.locator(':focus')).waitFor();
  assert.equal(await page.reason.inputValue(), 'The advice never came');
  await page.sheet.getByLabel('Who said so').fill('Ciara Doyle');
  await clean(page, 'dispute-sheet');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Disputed since 16 Nov.').waitFor();
  await page.getByText(/1,722\.00 in dispute/).waitFor();
  await clean(page, 'invoice-disputed');
  assert.equal((await invoice(id)).disputes[0].by, 'Ciara Doyle');

  await page.goto(`${bridge.url}#/invoices?state=disputed`);
  await settled(page);
  const row = page.getByRole('row', { name: new RegExp(number) });
  await row.getByText('Disputed since today').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Disputed/ }).getAttribute('aria-pressed'), 'true');
  await clean(page, 'invoices-disputed');

  await page.goto(`${bridge.url}#/`);
  await settled(page);
  const step = page.getByRole('row').filter({ hasText: 'Disputed since' });
  await step.focus();
  await clean(page, 'dashboard-disputed');
  await page.keyboard.press('u');
  await page.sheet.getByRole('radiogroup', { name: 'How it ended' }).waitFor();
  await page.sheet.getByLabel('They withdrew it').focus();
  await page.keyboard.press('Space');
  await page.sheet.getByLabel('How it was settled').fill('They found the minutes');
  await clean(page, 'resolve-sheet');
  await page.keyboard.press('Control+Enter');
  await page.sheet.waitFor({ state: 'detached' });
  const found = await until('the end of the dispute', async () => (await invoice(id)).disputes.find((of) => !of.is_open));
  assert.deepEqual([found.outcome, found.words], ['withdrawn', 'They found the minutes']);
  await page.getByText('They withdrew it, 16 Nov, the same day').waitFor();
  await leave(page);
});

test('s94: one line is disputed, a payment in full offers to resolve and does not by itself', async () => {
  const { id } = await invoiced(['Advice', '1000'], ['Printing', '400']);
  const page = await at(`/invoices/${id}?sheet=dispute`, { colorScheme: 'dark' });
  await page.reason.fill('Printed twice');
  await page.sheet.getByLabel('What they object to').selectOption({ label: 'Line 2: Printing, €400' });
  await clean(page, 'dispute-sheet-dark');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/492\.00 in dispute/).waitFor();
  await bridge.call('record_payment', { invoices: [id] });
  await page.reload();
  await settled(page);
  await page.getByText('Nothing is open any more, and the dispute still stands.').waitFor();
  assert.equal((await invoice(id)).disputes[0].is_open, true);
  await clean(page, 'invoice-disputed-paid-dark');
  await page.getByRole('button', { name: /^Resolve/ }).first().click();
  await page.sheet.getByLabel('How it was settled').fill('They paid after all');
  await page.keyboard.press('Control+Enter');
  await page.getByText('They pay, 16 Nov, the same day').waitFor();
  await leave(page);
});

test('s94: a milestone is disputed by keyboard, its project and client say so, and a wrong mark is taken back', async () => {
  const page = await at(`/milestones/${milestones[0]}`);
  await page.keyboard.press('u');
  await page.reason.fill('The annex is missing');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/not billed yet, nothing reminds of it/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ask for approval' }).count(), 0, 'nobody is asked for a yes');
  await clean(page, 'milestone-disputed');
  for (const address of [`/projects/${project}/schedule`, `/clients/${client}`]) {
    await page.goto(`${bridge.url}#${address}`);
    await settled(page);
    await page.getByText('The annex is missing').waitFor();
    await clean(page, address.split('/')[1] + '-disputed');
  }
  await page.getByRole('button', { name: 'Resolve: Milestone M1 Discovery report' }).click();
  await page.sheet.getByRole('button', { name: 'Marked by mistake' }).click();
  await page.getByText(/Marked by mistake, 16 Nov/).waitFor();
  const { dispute, disputes } = await bridge.call('milestone', { id: milestones[0] });
  assert.deepEqual([dispute, disputes.length], [null, 1]);
  await leave(page);
});
