// The payment sheet: a full payment is one press of Enter; less than is open asks what happened to the rest; a discount for prompt
// payment is offered with its last day, proposed to the cent, and taken back with its payment.
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
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', early_payment: '2/10' })).id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

/** The sheet of an invoice, opened by its key. */
async function sheetOf(invoice, options = {}) {
  const page = await openAt(browser, bridge, `/invoices/${invoice.id}`, options);
  await page.keyboard.press('p');
  page.sheet = page.getByRole('dialog');
  await page.sheet.getByText(/^Discount of|^Skonto von/).waitFor();
  await settled(page);
  return page;
}

const view = (invoice) => bridge.call('invoice', { id: invoice.id });
const settledBy = async (invoice) => (await view(invoice)).settlements.map((of) => `${of.kind} ${of.amount.amount}`);

test('s2: the discount is offered with its last day, its amount is entered by a button, and Enter records both', async () => {
  const invoice = await invoiced('1000');
  const page = await sheetOf(invoice);
  await page.sheet.getByText('Discount of €24.60 until 26 Nov: €1,205.40 settles it.').waitFor();
  assert.equal(await page.sheet.getByRole('radio').count(), 0, 'nothing is missing yet');
  await page.sheet.getByRole('button', { name: 'Enter €1,205.40' }).click();
  await page.sheet.getByRole('radio', { name: /^Discount/, checked: true }).waitFor();
  const row = page.sheet.getByRole('row', { name: new RegExp(invoice.number) });
  await row.getByText('24.60').waitFor();
  await row.getByText('Paid', { exact: true }).waitFor();
  assert.equal(await page.sheet.getByRole('button', { name: 'Enter €1,205.40' }).count(), 0, 'it is entered');
  await clean(page, 'payment-discount-light');
  await page.sheet.getByLabel('Received').focus();
  await page.keyboard.press('Enter');
  await until('the invoice is paid', async () => (await view(invoice)).status === 'paid');
  assert.deepEqual(await settledBy(invoice), ['payment 1205.40', 'discount 24.60']);
  await page.getByText('Discount taken').first().waitFor();
  // Undo takes both back.
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the invoice is open again', async () => (await view(invoice)).status === 'issued');
  assert.deepEqual((await settledBy(invoice)).slice(2), ['payment -1205.40', 'discount -24.60']);
  await leave(page);
});

test('s2: another amount or a later day asks again, and what the user says stands', async () => {
  const invoice = await invoiced('500');
  await bridge.call('save_client', { id: client, patch: { early_payment: '' } });
  const plain = await invoiced('10');
  await bridge.call('save_client', { id: client, patch: { early_payment: '2/10' } });
  const page = await sheetOf(invoice);
  const amount = page.sheet.getByLabel('Received');
  await amount.fill('602.70');
  await page.sheet.getByRole('radio', { name: /^Discount/, checked: true }).waitFor();
  await amount.fill('602.69');
  await page.sheet.getByRole('radio', { name: /^Keep open/, checked: true }).waitFor();
  await amount.fill('600');
  // The user lets a rest go, and typing on does not take that back.
  await page.sheet.getByRole('radio', { name: /^Write off/ }).check();
  await amount.fill('601');
  await page.sheet.getByText('€14.00 is missing.').waitFor();
  await page.sheet.getByRole('radio', { name: /^Write off/, checked: true }).waitFor();
  await page.sheet.getByRole('radio', { name: /^Discount/ }).check();
  await page.sheet.getByRole('button', { name: 'Save payment' }).click();
  await page.sheet.getByText('This is too little for the discount: with it, €602.70 is to be paid.').first().waitFor();
  assert.deepEqual(await settledBy(invoice), [], 'nothing was recorded');
  await page.keyboard.press('Escape');
  await leave(page);

  const other = await openAt(browser, bridge, `/invoices/${plain.id}`);
  await other.keyboard.press('p');
  const sheet = other.getByRole('dialog');
  await sheet.getByLabel('Received').fill('5');
  await sheet.getByText('€7.30 is missing.').waitFor();
  assert.equal(await sheet.getByRole('radio', { name: /^Discount/ }).count(), 0, 'no document offers one');
  await leave(other);
});

test('s2: a small rest is guessed, and its reason is there once the user writes it off', async () => {
  const invoice = await invoiced('700');
  const page = await sheetOf(invoice);
  await page.sheet.getByLabel('Received').fill('860.50');
  await page.sheet.getByText('A rest this small is often written off.').waitFor();
  await page.sheet.getByRole('radio', { name: /^Keep open/, checked: true }).waitFor();
  await page.sheet.getByRole('radio', { name: /^Write off/ }).check();
  await page.waitForFunction(() => document.querySelector('dialog [name="reason"]')?.value === 'Small rest');
  await page.sheet.getByRole('button', { name: 'Save payment' }).click();
  await until('the rest is written off', async () => (await view(invoice)).status === 'written_off');
  assert.deepEqual(await settledBy(invoice), ['payment 860.50', 'write_off 0.50']);
  await leave(page);
});

test('s2: dollars are paid: what arrived in euros is a gain, told before it is saved, in the list and in the report', async () => {
  const dollars = (await bridge.call('create_client', { name: 'Northwind Inc.', street: '9 Pier Street', city: 'Cork', currency: 'USD' })).id;
  const { id } = await bridge.call('new_invoice', { client: dollars });
  const line = { milestone: null, title: 'Advice', description: '', deliverables: [], quantity: '', unit_price: '1000', tax_rate: '', override_reason: '', amount_reason: '' };
  await bridge.call('save_invoice_draft', { id, patch: { lines: [line], exchange_rate: '1.0842', rate_source: 'ECB', rate_on: '13 Nov 2026' } });
  const invoice = await bridge.call('issue_invoice', { id });
  const page = await openAt(browser, bridge, `/invoices/${invoice.id}`);
  await page.keyboard.press('p');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('€1,134.48 at the rate fixed at issue.').waitFor();
  await sheet.getByLabel('Arrived in EUR').fill('1150');
  await sheet.getByText('Arrived €1,150.00: gain of €15.52.').waitFor();
  await settled(page);
  await clean(page, 'payment-exchange-light');
  await sheet.getByRole('button', { name: 'Save payment' }).click();
  await until('the invoice is paid', async () => (await view(invoice)).status === 'paid');
  await leave(page);
  const list = await openAt(browser, bridge, '/payments');
  await list.getByText('exchange €15.52, €1,150.00 arrived').waitFor();
  await clean(list);
  await leave(list);
});

test('s2: an invoice in dollars without tax fixes a rate for the books: typed, offered again, printed nowhere, compared when the money comes', async () => {
  const dollars = (await bridge.call('create_client', { name: 'Southgate Inc.', street: '4 Quay Street', city: 'Boston', country: 'US', currency: 'USD' })).id;
  const line = { milestone: null, title: 'Advice', description: '', deliverables: [], quantity: '', unit_price: '1000', tax_rate: '0', override_reason: '', amount_reason: '' };
  const drafted = async () => {
    const { id } = await bridge.call('new_invoice', { client: dollars });
    await bridge.call('save_invoice_draft', { id, patch: { lines: [line] } });
    return id;
  };
  const draft = await drafted();
  const page = await openAt(browser, bridge, `/drafts/${draft}`);
  const section = page.getByRole('region', { name: 'Exchange rate for your books' });
  await section.getByText('Optional, and printed nowhere.').waitFor();
  await section.getByLabel('Exchange rate', { exact: true }).fill('about one');
  await page.keyboard.press('Tab');
  await section.getByText('This is not a rate. Write it like 1.0842.').waitFor();
  await section.getByLabel('Exchange rate', { exact: true }).fill('1.0842');
  await section.getByLabel('Source', { exact: true }).fill('ECB');
  await section.getByLabel('Day of the rate').fill('13 Nov 2026');
  await page.keyboard.press('Tab');
  await until('the rate is kept', async () => (await bridge.call('invoice_draft', { id: draft })).form.rate_on === '2026-11-13');
  await settled(page);
  await clean(page, 'draft-exchange-light');
  await leave(page);
  const invoice = await bridge.call('issue_invoice', { id: draft });

  const issued = await openAt(browser, bridge, `/invoices/${invoice.id}`);
  await issued.getByText('1 EUR = 1.0842 USD (ECB, 13 Nov 2026)').waitFor();
  await issued.keyboard.press('p');
  await issued.getByRole('dialog').getByText('€922.34 at the rate fixed at issue.').waitFor();
  await leave(issued);

  const next = await openAt(browser, bridge, `/drafts/${await drafted()}`);
  const again = next.getByRole('region', { name: 'Exchange rate for your books' });
  await again.getByText('Last used: 1 EUR = 1.0842 USD (ECB, 13 Nov 2026)').waitFor();
  await again.getByRole('button', { name: 'Use it again' }).click();
  await until('it is taken over', async () => (await again.getByLabel('Exchange rate', { exact: true }).inputValue()) === '1.0842');
  await leave(next);
});

for (const [name, options] of [
  ['payment-discount-dark', { colorScheme: 'dark' }],
  ['payment-discount-narrow', { viewport: { width: 900, height: 700 } }],
  ['payment-discount-german', { locale: 'de' }],
]) {
  test(`s2: the sheet with a discount stands without a barrier: ${name}`, async () => {
    const invoice = await invoiced('100');
    const page = await sheetOf(invoice, options);
    await page.sheet.locator('[name="amount"]').fill('120.54');
    await page.sheet.getByRole('radio', { name: /^Discount|^Skonto/, checked: true }).waitFor();
    await settled(page);
    const width = await page.evaluate(() => document.querySelector('dialog').scrollWidth - document.querySelector('dialog').clientWidth);
    assert.equal(width, 0, 'nothing is cut off');
    await clean(page, name);
    await leave(page);
  });
}

test('s2: up to which sums a missing rest is guessed is set beside the payment methods, refused in words and undone', async () => {
  const page = await openAt(browser, bridge, '/settings/payment');
  const rest = page.getByLabel('Small rest up to', { exact: true });
  await rest.waitFor();
  assert.equal(await rest.inputValue(), '1.00');
  await rest.fill('-1');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').first().waitFor();
  assert.equal(await rest.inputValue(), '-1', 'what was typed stays');
  const limits = async () => {
    const of = await bridge.call('payment_limits');
    return [of.small_rest.amount, of.bank_fee.amount];
  };
  assert.deepEqual(await limits(), ['1.00', '50.00']);
  await rest.fill('5');
  await page.keyboard.press('Tab');
  await until('the limit is kept', async () => (await limits())[0] === '5.00');
  await page.getByText('Small rest up to: changed.').waitFor();
  await clean(page, 'settings-payment-limits');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the limit is back', async () => (await limits())[0] === '1.00');
  await page.waitForFunction(() => document.querySelector('[name="small_rest"]')?.value === '1.00');
  await page.getByRole('searchbox').first().fill('fee of banks');
  await page.getByRole('link', { name: /Payment methods/ }).first().waitFor();
  await leave(page);
});
