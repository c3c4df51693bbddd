// The page of a client: its money by currency, each figure leading to the rows that it sums; credit in a foreign currency goes
// back; a wrong address keeps an invoice from being issued; drafts are issued together.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

const SENDER = { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', postcode: 'D04 AB12', country: 'IE', email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' };
const CLIENT = { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', postcode: 'T12 XY34', country: 'IE', email: 'accounts@halden.example', vat_number: 'IE 7654321B' };

let browser, bridge, client;

const lineOf = (title, unit_price) => ({ milestone: null, title, description: '', deliverables: [], quantity: '', unit_price, tax_rate: '', override_reason: '', amount_reason: '' });

/** A prepared invoice; without a price it cannot be issued. */
async function prepared(title, price) {
  const { id } = await bridge.call('new_invoice', { client });
  await bridge.call('save_invoice_draft', { id, patch: { lines: price === undefined ? [] : [lineOf(title, price)] } });
  return id;
}

/** 1,000 dollars net of a client that pays in euros. */
async function inDollars() {
  const project = (await bridge.call('create_project', { client, patch: { title: 'American pilot', contract: '1000', currency: 'USD' } })).id;
  const plan = await bridge.call('add_milestone', { project, patch: { title: 'Pilot', amount: '1000', criterion: 'Handed over' } });
  const { id } = plan.milestones[0];
  await bridge.call('agree_plan', { id: project, by: 'Ciara Doyle', channel: 'email' });
  await bridge.call('mark_done', { id });
  await bridge.call('accept_milestone', { id, by: 'Ciara Doyle', channel: 'email' });
  const draft = (await bridge.call('prepare_invoice', { id })).id;
  await bridge.call('save_invoice_draft', { id: draft, patch: { exchange_rate: '1.0842', rate_source: 'ECB', rate_on: '13 Nov 2026' } });
  return bridge.call('issue_invoice', { id: draft });
}

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', SENDER);
  client = (await bridge.call('create_client', CLIENT)).id;
  await bridge.call('issue_invoice', { id: await prepared('Advice', '12000') });
  const invoice = await inDollars();
  await bridge.call('record_payment', { invoices: [invoice.id], amount: '2000', rest_becomes_credit: true });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);
const query = (page) => page.evaluate(() => location.hash);
const money = (page, currency) => page.getByRole('group', { name: `In ${currency}`, exact: true });

for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [900, 'light'], [900, 'dark']]) {
  test(`the page of a client tells its money by currency, ${colorScheme} at ${width}`, async () => {
    const page = await at(`/clients/${client}`, { colorScheme, viewport: { width, height: 800 } });
    await money(page, 'EUR').getByText('€14,760 with VAT').waitFor();
    await money(page, 'USD').getByText('Credit', { exact: true }).waitFor();
    await clean(page, `client-${colorScheme}-${width}`);
    await leave(page);
  });
}

test('every figure of a client leads to exactly the rows that it sums', async () => {
  const page = await at(`/clients/${client}`);
  await money(page, 'EUR').getByRole('link', { name: 'Outstanding', exact: true }).click();
  await page.getByRole('grid', { name: 'Invoices' }).waitFor();
  assert.equal(await query(page), `#/invoices?state=outstanding&client=${client}&currency=EUR`);
  const { rows } = await bridge.call('invoices', { state: 'outstanding', client, currency: 'EUR' });
  await page.waitForFunction((count) => document.querySelectorAll('tbody tr[data-row]').length === count, rows.length);
  await page.goBack();
  await money(page, 'USD').getByRole('link', { name: 'Paid since 2026' }).click();
  await until('the payments in dollars', async () => (await query(page)) === `#/payments?client=${client}&currency=USD`);
  await page.goBack();
  await money(page, 'USD').getByRole('link', { name: 'Credit', exact: true }).click();
  const credit = page.getByRole('group', { name: 'Credit in USD' });
  await until('the credit to have the focus', () => credit.evaluate((box) => box === document.activeElement));
  await credit.getByRole('list', { name: 'Where it comes from' }).getByText('settles nothing yet').waitFor();
  await leave(page);
});

test('S on the page of a client opens its statement, and the list of keys says so', async () => {
  const page = await at(`/clients/${client}`);
  await until('the page to have the focus', () => page.getByRole('region', { name: 'Halden Rail Ltd', exact: true }).evaluate((box) => box === document.activeElement));
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByText('Statement', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Halden Rail Ltd', exact: true }).focus();
  await page.keyboard.press('s');
  await page.getByRole('heading', { level: 1, name: 'Statement' }).waitFor();
  await leave(page);
});

test('credit in a foreign currency is paid back from the page of its client', async () => {
  const page = await at(`/clients/${client}`);
  await page.getByRole('group', { name: 'Credit in USD' }).getByRole('button', { name: 'Pay back' }).click();
  const sheet = page.getByRole('dialog');
  assert.equal(await sheet.getByLabel('Paid back', { exact: true }).inputValue(), '770.00');
  await clean(page, 'refund-usd');
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'detached' });
  await until('nothing to lie there', async () => (await bridge.call('client', { id: client })).sums[1].credit.amount === '0.00');
  await leave(page);
});

test('an address that is none keeps the invoice from being issued, and no number is drawn', async () => {
  const draft = await prepared('Workshop', '100');
  const { number } = await bridge.call('draft_mail', { id: draft });
  const page = await at(`/drafts/${draft}`);
  await page.keyboard.press('Control+Enter');
  const sheet = page.getByRole('dialog');
  const to = sheet.getByLabel('To', { exact: true });
  await to.fill('accounts@halden');
  const verb = sheet.getByRole('button', { name: /^Issue and/ });
  await until('the address to be refused', async () => {
    await verb.click({ timeout: 2000 }).catch(() => undefined);
    return (await to.getAttribute('aria-invalid')) === 'true';
  });
  await clean(page, 'issue-wrong-address');
  assert.equal((await bridge.call('draft_mail', { id: draft })).number, number, 'it is a draft, and the number is still the next');
  await to.fill('accounts@halden.example');
  await until('the complaint to go with the next key', async () => (await to.getAttribute('aria-invalid')) !== 'true');
  await verb.click();
  await until('the invoice to be issued', async () => (await bridge.call('invoices', { text: number })).rows.length === 1);
  await settled(page);
  await leave(page);
});

test('chosen drafts are issued in the order of the list, and the one that is refused is named', async () => {
  const first = await prepared('First', '100');
  const empty = await prepared('Empty');
  const last = await prepared('Last', '200');
  const listed = (await bridge.call('invoices', { state: 'drafts' })).rows.map((row) => row.draft);
  assert.deepEqual([...listed].sort((a, b) => a - b), [first, empty, last]);
  const page = await at('/invoices?state=drafts');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const bar = page.getByRole('region', { name: 'What is selected' });
  await bar.getByRole('button', { name: 'Issue 3 drafts' }).click();
  const asks = page.getByRole('dialog', { name: 'Issue these 3 drafts?' });
  await asks.getByText('Together €369.00 with VAT. Each gets its number in the order of the list. This cannot be undone. Nothing is sent.').waitFor();
  await clean(page, 'issue-drafts');
  const left = page.getByRole('dialog', { name: '1 draft was not issued' });
  await until('the drafts to be issued', async () => {
    const verb = asks.getByRole('button', { name: 'Issue 3' });
    if ((await verb.count()) > 0) await verb.click({ timeout: 2000 }).catch(() => undefined);
    return (await left.count()) > 0;
  });
  await left.getByRole('link', { name: 'Halden Rail Ltd', exact: true }).waitFor();
  await clean(page, 'issue-drafts-left');
  const { rows } = await bridge.call('invoices', { client, limit: 3 });
  const numbered = rows.filter((row) => row.number !== null).slice(0, 2).map((row) => row.title).reverse();
  const wanted = listed.filter((id) => id !== empty).map((id) => (id === first ? 'First' : 'Last'));
  assert.deepEqual(numbered, wanted, 'numbers follow the list');
  assert.deepEqual((await bridge.call('invoices', { state: 'drafts' })).rows.map((row) => row.draft), [empty]);
  assert.deepEqual((await bridge.call('outbox')).open, [], 'nothing is sent');
  await leave(page);
});
