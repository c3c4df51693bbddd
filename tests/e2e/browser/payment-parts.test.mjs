// One payment over several invoices: what is typed for one stands, the rest follows, and a note is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client;

async function invoiced(amount) {
  const { id } = await bridge.call('new_invoice', { client });
  const line = { milestone: null, title: 'Advice', description: '', deliverables: [], quantity: '', unit_price: amount, tax_rate: '', override_reason: '', amount_reason: '' };
  await bridge.call('save_invoice_draft', { id, patch: { lines: [line] } });
  return bridge.call('issue_invoice', { id });
}

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

/** Two invoices of a client of their own, 123.00 and 246.00, and the sheet over the first, with both ticked. */
async function sheetOfTwo(options = {}) {
  client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE' })).id;
  const both = [await invoiced('100'), await invoiced('200')];
  const page = await openAt(browser, bridge, `/invoices/${both[0].id}`, options);
  await page.keyboard.press('p');
  page.sheet = page.getByRole('dialog');
  await page.sheet.getByRole('checkbox', { name: `Pay ${both[1].number}` }).check({ force: true });
  page.part = (at) => page.sheet.getByLabel(`From this payment for ${both[at].number}`, { exact: true });
  await page.part(1).waitFor();
  await settled(page);
  return { page, both };
}

const openOf = async (invoice) => (await bridge.call('invoice', { id: invoice.id })).open.amount;
const holds = (field, value) => until(`the field to hold ${value}`, async () => (await field.inputValue()) === value);

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s2: the parts are fields of their invoices, in ${colorScheme} at ${width}`, async () => {
    const { page } = await sheetOfTwo({ colorScheme, viewport: { width, height: 800 } });
    await holds(page.part(0), '123.00');
    await page.part(1).fill('100');
    await page.sheet.getByText('€146.00 is missing.').waitFor();
    await clean(page, `payment-parts-${colorScheme}-${width}`);
    await leave(page);
  });
}

test('s2: by the keyboard one invoice gets its part, the other what is left, and the note is in the list', async () => {
  const { page, both } = await sheetOfTwo();
  await page.sheet.getByLabel('Received').fill('200');
  await holds(page.part(0), '123.00');
  await holds(page.part(1), '77.00');
  await page.part(1).fill('150');
  await holds(page.part(0), '50.00');
  await page.sheet.getByText('€169.00 is missing.').waitFor();
  await page.part(1).fill('');
  await holds(page.part(0), '123.00');
  await page.part(1).fill('150');
  await holds(page.part(0), '50.00');
  await page.sheet.getByLabel('Reference').fill('HALDEN 7');
  await page.sheet.getByLabel('Note').fill('The rest comes in January');
  await page.keyboard.press('Enter');
  await page.sheet.waitFor({ state: 'detached' });
  assert.deepEqual([await openOf(both[0]), await openOf(both[1])], ['73.00', '96.00']);
  await page.goto(`${bridge.url}#/payments`);
  await page.getByRole('row').filter({ hasText: 'HALDEN 7' }).getByText('The rest comes in January').waitFor();
  await clean(page, 'payment-note');
  await leave(page);
});

test('s2: more than is open of an invoice is said under its part, more than arrived beneath', async () => {
  const { page, both } = await sheetOfTwo();
  await page.part(0).fill('123.01');
  await page.keyboard.press('Tab');
  await page.sheet.getByText(`€123.01 is more than the €123.00 that is open of ${both[0].number}.`).waitFor();
  await page.part(0).and(page.locator('[aria-invalid="true"]')).waitFor();
  await clean(page);
  await page.part(0).fill('100');
  await page.sheet.getByLabel('Received').fill('60');
  await page.sheet.getByText('The invoices would get €100.00 of €60.00. Enter less for one of them.').waitFor();
  await page.sheet.getByLabel('Received').fill('400');
  await page.sheet.getByText('€54.00 goes to no invoice.').waitFor();
  assert.ok(await page.sheet.getByRole('button', { name: /^Save payment/ }).isDisabled(), 'the rest is confirmed first');
  await page.sheet.getByRole('checkbox', { name: '€54.00 becomes credit for Halden Rail Ltd' }).check({ force: true });
  await page.sheet.getByRole('button', { name: /^Save payment/ }).click();
  await page.sheet.waitFor({ state: 'detached' });
  assert.deepEqual([await openOf(both[0]), await openOf(both[1])], ['23.00', '0.00']);
  await leave(page);
});
