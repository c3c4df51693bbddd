// Bad input on the screens: a plain sentence at the field, what was typed stays, the rest is saved, and there is a way out.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, go, leave, openAt, openBrowser } from '../lib/page.mjs';

let browser, bridge, project, first, client;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  client = (await bridge.call('create_client', { name: 'Halden Rail Ltd' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' })).id;
  first = (await bridge.call('project', { id: project })).milestones[0].id;
  await bridge.call('save_milestone', { id: first, patch: { title: 'Discovery report', criterion: 'Report handed over' } });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address) => openAt(browser, bridge, address);

const row = async () => (await bridge.call('project', { id: project })).milestones[0];

test('an amount with two decimal marks is refused at its cell and comes back after a restart of the page', async () => {
  const page = await at(`/projects/${project}/schedule`);
  const cell = page.locator(`[data-field="amount-${first}"]`);
  await cell.click();
  await cell.fill('1.2.3');
  await cell.press('Tab');
  await page.getByText('two decimal marks').waitFor();
  await page.reload();
  await page.getByText('two decimal marks').waitFor();
  assert.equal((await row()).amount.amount, '14400.00', 'the amount that was right stays');
  assert.equal((await row()).form.amount, '1.2.3', 'what was typed waits');
  await cell.click();
  await cell.fill('14.400,00');
  await cell.press('Tab');
  await page.getByText('two decimal marks').waitFor({ state: 'detached' });
  await page.context().close();
});

test('a plan that does not sum is saved, and its agreement is refused with the way out', async () => {
  await bridge.call('save_milestone', { id: first, patch: { amount: '10000' } });
  const page = await at(`/projects/${project}/schedule`);
  await page.getByRole('button', { name: 'Record agreement' }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('[data-field="by"]').fill('Ciara Doyle');
  await sheet.getByRole('button', { name: /^Record agreement/ }).click();
  await sheet.getByText('43,600').first().waitFor();
  assert.equal((await bridge.call('project', { id: project })).revisions.length, 0);
  assert.equal((await row()).amount.amount, '10000.00', 'saving is always allowed');
  await bridge.call('save_milestone', { id: first, patch: { amount: '14400' } });
  await page.context().close();
});

test('the editor lists what is missing, and each leads to its field', async () => {
  const draft = await bridge.call('prepare_invoice', { id: first });
  const page = await at(`/drafts/${draft.id}`);
  await page.getByText('The address of the client is missing.').waitFor();
  const line = page.locator('li', { hasText: 'The address of the client is missing.' });
  await line.getByRole('button').last().click();
  await page.waitForURL(new RegExp(`#/clients/${client}`));
  await page.waitForFunction(() => document.activeElement?.dataset?.field === 'street');
  await page.context().close();
});

test('tax in a foreign currency asks for an exchange rate, leads to its field and offers the last one again', async () => {
  const dollars = (await bridge.call('create_client', { name: 'Harbor Works Inc.', street: '1 Dock Street', city: 'Tacoma', country: 'US', currency: 'USD' })).id;
  const line = { milestone: null, title: 'Review', description: 'As agreed', deliverables: [], quantity: '', unit_price: '1000', tax_rate: '', override_reason: '', amount_reason: '' };
  const drafted = async () => {
    const draft = await bridge.call('new_invoice', { client: dollars });
    return bridge.call('save_invoice_draft', { id: draft.id, patch: { lines: [line] } });
  };
  const draft = await drafted();
  const page = await at(`/drafts/${draft.id}`);
  const missing = page.locator('li', { hasText: 'The exchange rate is missing.' });
  await missing.getByRole('button').click();
  await page.waitForFunction(() => document.activeElement?.dataset?.field === 'exchange_rate');
  const rate = page.locator('[data-field="exchange_rate"]');
  await rate.fill('about one');
  await rate.press('Tab');
  await page.getByText('This is not a rate.').first().waitFor();
  assert.equal(await rate.inputValue(), 'about one', 'what was typed stays');
  for (const [field, text] of [['exchange_rate', '1.0842'], ['rate_source', 'ECB'], ['rate_on', '13 Nov 2026']]) {
    await page.locator(`[data-field="${field}"]`).fill(text);
    await page.locator(`[data-field="${field}"]`).press('Tab');
  }
  await page.getByText('€212.14').first().waitFor();
  await missing.waitFor({ state: 'detached' });
  await bridge.call('issue_invoice', { id: draft.id });
  const next = await drafted();
  assert.equal(next.form.exchange_rate, '', 'nothing is filled in');
  await go(page, bridge, `/drafts/${next.id}`);
  await page.getByText('Last used: 1 EUR = 1.0842 USD').waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Use it again' }).click();
  await page.getByText('€212.14').first().waitFor();
  await leave(page);
});

test('a name that no font can print is told in the editor before issue', async () => {
  await bridge.call('save_client', { id: client, patch: { name: '\ue000\ue001 Rail', street: '3 Northgate Yard', city: 'Cork' } });
  const draft = await bridge.call('prepare_invoice', { id: first });
  assert.ok(draft.problems.some((problem) => problem.code === 'unprintable' && problem.address === 'client'), 'Rust names it');
  const page = await at(`/drafts/${draft.id}`);
  await page.getByText('No font can print').waitFor();
  await leave(page);
});

/** A draft of one free line with its page open. */
async function editing() {
  const draft = await bridge.call('new_invoice', { client });
  const line = { ...draft.form.lines[0], title: 'Advice', unit_price: '100' };
  await bridge.call('save_invoice_draft', { id: draft.id, patch: { lines: [line] } });
  return at(`/drafts/${draft.id}`);
}

test('a draft with a price that cannot be read is not saved as a PDF; its field is named and takes the focus', async () => {
  const page = await editing();
  const price = page.locator('[data-field="lines.0.unit_price"]');
  await price.fill('1.2.3,4');
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText('Line 1: There are two decimal marks').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.dataset?.field === 'lines.0.unit_price');
  assert.equal(await price.getAttribute('aria-invalid'), 'true', 'marked as any other fault');
  assert.deepEqual(await readdir(bridge.in('saved')), [], 'nothing was written');
  await price.fill('123.40');
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText('Invoice-draft.pdf').first().waitFor();
  assert.deepEqual(await readdir(bridge.in('saved')), ['Invoice-draft.pdf']);
  await page.context().close();
});

test('a payment code that is left out is told beside what is ready, with the way to its field', async () => {
  await bridge.call('save_business', { bank_iban: 'GB82 WEST 1234 5698 7654 32' });
  const page = await editing();
  const told = page.locator('li', { hasText: 'The payment code that fits best is left out. BIC: This is needed.' });
  await told.waitFor();
  await told.getByRole('button', { name: 'Mend it' }).click();
  await page.waitForFunction(() => document.activeElement?.dataset?.field === 'bank_bic');
  await bridge.call('save_business', { bank_iban: 'IE29AIBK93115212345678' });
  await page.context().close();
});
