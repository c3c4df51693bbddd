// Corrections from the screens: an invoice is credited by keyboard, in full and by line; refusals are named where they arise;
// what was typed survives; a client's money pays another invoice, goes back, and every step can be undone or followed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client, project, milestone;

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
  const { milestones } = await bridge.call('project', { id: project });
  milestone = milestones[0].id;
  for (const [at, { id }] of milestones.entries()) await bridge.call('save_milestone', { id, patch: { title: ['Discovery report', 'Pilot', 'Rollout'][at], criterion: 'Handed over' } });
  await bridge.call('agree_plan', { id: project, by: 'Ciara Doyle', channel: 'email' });
  await bridge.call('start_milestone', { id: milestone });
  await bridge.call('mark_done', { id: milestone });
  await bridge.call('accept_milestone', { id: milestone, by: 'Ciara Doyle', channel: 'email' });
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

const pageOf = (page, number) => page.getByRole('heading', { name: number, exact: true }).waitFor();
const invoice = (id) => bridge.call('invoice', { id });

/** The window leads on to the credit note by itself; a story that goes elsewhere waits for that. */
async function noteOf(page, id) {
  const note = await until('the credit note', async () => (await invoice(id)).corrections.credit_notes.at(-1));
  await pageOf(page, note.number);
}

test('s61: an invoice of a milestone is credited in full by keyboard, and the milestone is ready again', async () => {
  const draft = await bridge.call('prepare_invoice', { id: milestone });
  const billed = await bridge.call('issue_invoice', { id: draft.id });
  const page = await at('/invoices');
  await page.getByRole('row', { name: new RegExp(billed.number) }).focus();
  await page.keyboard.press('c');
  await page.reason.and(page.locator(':focus')).waitFor();
  await page.sheet.getByText('M1 Discovery report').waitFor();
  await page.getByText(/The number is set on issue/).waitFor();
  await clean(page);

  await page.keyboard.press('Control+Enter');
  await page.sheet.getByText('The reason of the credit note is missing.').waitFor();
  await page.reason.and(page.locator(':focus')).waitFor();
  assert.equal((await invoice(billed.id)).status, 'issued', 'nothing was issued without a reason');

  await page.keyboard.type('Wrong order number');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/#\/invoices\/\d+$/);
  const note = (await invoice(billed.id)).corrections.credit_notes[0];
  await pageOf(page, note.number);
  await page.getByText('Credit note', { exact: true }).first().waitFor();
  await clean(page);
  await page.getByRole('link', { name: billed.number }).click();
  await pageOf(page, billed.number);
  await page.getByRole('link', { name: note.number }).waitFor();
  await page.keyboard.press('c');
  assert.equal(await page.sheet.count(), 0, 'what is credited in full cannot be credited again');

  await page.goto(`${bridge.url}#/milestones/${milestone}`);
  await page.getByRole('link', { name: `Credit note ${note.number}` }).waitFor();
  assert.equal((await bridge.call('milestone', { id: milestone })).status, 'ready');
  await leave(page);
});

test('s61: what was typed survives Esc and a reload, and is gone once the credit note is issued', async () => {
  const billed = await invoiced(['Advice', '1000'], ['Printing', '400']);
  const page = await at(`/invoices/${billed.id}`);
  await page.keyboard.press('c');
  await page.reason.fill('Half of it was done');
  await page.sheet.getByRole('radio', { name: /Lines or amounts/ }).check();
  await page.sheet.getByRole('checkbox', { name: /Line 1/ }).check();
  await page.sheet.getByLabel('Amount taken back of line 1', { exact: true }).fill('250');
  await page.sheet.getByText('€307.50').waitFor();
  await page.keyboard.press('Escape');
  await page.sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('c');
  assert.equal(await page.reason.inputValue(), 'Half of it was done');
  await page.reload();
  await page.sheet.getByText('€307.50').waitFor();
  assert.equal(await page.sheet.getByLabel('Amount taken back of line 1', { exact: true }).inputValue(), '250');
  assert.equal(await page.reason.inputValue(), 'Half of it was done');
  await page.reason.press('Control+Enter');
  await page.waitForURL((url) => /#\/invoices\/\d+$/.test(url.href) && !url.href.endsWith(`/${billed.id}`));
  await page.goBack();
  await pageOf(page, billed.number);
  assert.equal(await page.sheet.count(), 0, 'the way back leads to the page, not into its sheet');
  await page.keyboard.press('c');
  await page.sheet.getByText('€750.00 of €1,000.00 left').or(page.sheet.getByText('The rest', { exact: true })).first().waitFor();
  assert.equal(await page.reason.inputValue(), '');
  await leave(page);
});

test('s61: more than a line has is refused by name, and the way out takes the rest', async () => {
  const billed = await invoiced(['Advice', '1000'], ['Printing', '400']);
  await bridge.call('issue_credit', { id: billed.id, extent: 'lines', lines: [{ line: 1, net: '250' }], reason: 'Less' });
  const page = await at(`/invoices/${billed.id}?sheet=credit`);
  await page.sheet.getByRole('radio', { name: /Lines or amounts/ }).check();
  await page.sheet.getByText('€750.00 of €1,000.00 left').waitFor();
  await page.sheet.getByRole('checkbox', { name: /Line 1/ }).check();
  const amount = page.sheet.getByLabel('Amount taken back of line 1', { exact: true });
  await amount.fill('1,2,3');
  await page.waitForFunction(() => document.querySelector('dialog [aria-invalid="true"]'));
  await until('nothing to be issued by it', () => page.sheet.getByRole('button', { name: /Issue credit note/ }).isDisabled());
  await amount.fill('1500');
  await page.sheet.getByText(/Only €750\.00 of line 1 of .* is left to credit\./).waitFor();
  await clean(page);
  await page.sheet.getByRole('button', { name: 'Credit the rest' }).click();
  await page.sheet.getByText('€1,414.50').waitFor();
  await page.reason.fill('The rest too');
  await page.reason.press('Control+Enter');
  await until('the rest to be credited', async () => (await invoice(billed.id)).status === 'credited');
  await noteOf(page, billed.id);
  await page.goto(`${bridge.url}#/invoices`);
  await page.getByRole('row', { name: /-€?1,150|−€?1,150/ }).waitFor();
  await leave(page);
});

test('s84: a way out that knows the amount opens the sheet with it, and what is typed over it stays', async () => {
  const billed = await invoiced(['Advice', '1000']);
  const page = await at(`/invoices/${billed.id}?sheet=credit&net=150.00`);
  const amount = page.sheet.getByLabel('Amount taken back of line 1', { exact: true });
  await amount.waitFor();
  assert.equal(await amount.inputValue(), '150.00');
  await amount.fill('160');
  await page.sheet.getByText('€196.80').waitFor();
  await page.reload();
  await page.sheet.getByText('€196.80').waitFor();
  assert.equal(await amount.inputValue(), '160');
  await leave(page);
});

test('s61: a list marks credit notes and what was credited in part, and quick look leads both ways', async () => {
  const billed = await invoiced(['Advice', '2000']);
  const note = await bridge.call('issue_credit', { id: billed.id, extent: 'lines', lines: [{ line: 1, net: '300' }], reason: 'A smaller report' });
  const page = await at('/invoices');
  const row = page.getByRole('row', { name: new RegExp(note.number) });
  await row.getByText('Credit note').waitFor();
  await row.getByText(`for ${billed.number}`).waitFor();
  const partly = page.getByRole('row').filter({ has: page.getByText(billed.number, { exact: true }) });
  await partly.getByText('€300 credited').waitFor();
  await partly.focus();
  await page.keyboard.press('Space');
  const look = page.getByRole('complementary', { name: new RegExp(billed.number) });
  await look.getByRole('link', { name: note.number }).waitFor();
  await clean(page);
  await look.getByRole('link', { name: note.number }).click();
  await pageOf(page, note.number);
  await leave(page);
});

test('s61: credit and correct leads to the draft that takes the place of the invoice', async () => {
  const billed = await invoiced(['Advice', '500']);
  const page = await at(`/invoices/${billed.id}`);
  await page.keyboard.press('Shift+C');
  await page.reason.fill('The order number was missing');
  await page.sheet.getByText(`a draft in the place of ${billed.number}`).waitFor();
  await page.reason.press('Control+Enter');
  await page.waitForURL(/#\/drafts\/\d+/);
  await page.getByText('Draft, saved').waitFor();
  await page.getByText(/takes the invoice’s place/).waitFor();
  const draft = Number.parseInt(/drafts\/(\d+)/.exec(page.url())[1], 10);
  assert.equal((await bridge.call('invoice_draft', { id: draft })).form.corrects, billed.number);
  const next = await bridge.call('issue_invoice', { id: draft });
  await page.goto(`${bridge.url}#/invoices/${billed.id}`);
  await page.getByText('Replaced by').waitFor();
  await page.getByRole('link', { name: next.number }).click();
  await page.getByText('Replaces', { exact: true }).waitFor();
  await leave(page);
});

test('s61: the rest of an invoice is written off with a reason, and that is undone', async () => {
  const billed = await invoiced(['Advice', '100']);
  const page = await at(`/invoices/${billed.id}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Write off the rest' }).click();
  await page.reason.press('Enter');
  await page.sheet.getByText('This is needed.').waitFor();
  await page.reason.fill('Agreed with Ciara');
  await clean(page);
  await page.keyboard.press('Enter');
  await page.sheet.waitFor({ state: 'detached' });
  await page.getByText('Written off', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the invoice to be open again', async () => (await invoice(billed.id)).status === 'issued');
  assert.equal((await invoice(billed.id)).settlements.length, 2, 'both stay');
  await leave(page);
});

test('s94: money of the client pays another invoice, comes back, and is refunded', async () => {
  const gone = await invoiced(['Briefing', '400']);
  const next = await invoiced(['Workshop', '5000']);
  await bridge.call('record_payment', { invoices: [gone.id] });
  const page = await at(`/invoices/${gone.id}?sheet=credit`);
  await page.sheet.getByText('Paid already').waitFor();
  await page.reason.fill('Ordered twice');
  await page.reason.press('Control+Enter');
  await noteOf(page, gone.id);

  await page.goto(`${bridge.url}#/invoices/${next.id}?sheet=payment`);
  await page.sheet.getByText('€492.00 of Halden Rail Ltd lies with you.').waitFor();
  await clean(page);
  await page.sheet.getByRole('button', { name: `Pay ${next.number} with it` }).click();
  await until('the credit to be used', async () => (await invoice(next.id)).paid.amount === '492.00');
  await page.sheet.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText(`Credit of ${gone.number}`).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Take the credit used back' }).click();
  await until('the credit to come back', async () => (await invoice(next.id)).paid.amount === '0.00');

  await page.goto(`${bridge.url}#/clients/${client}`);
  const panel = page.getByRole('region', { name: 'Credit' }).or(page.locator('section', { hasText: 'lies with you' })).first();
  await panel.getByRole('button', { name: `Pay ${next.number} with it` }).waitFor();
  await clean(page);
  await panel.getByRole('button', { name: 'Pay back' }).click();
  assert.equal(await page.sheet.getByLabel('Paid back', { exact: true }).inputValue(), '492.00');
  await page.sheet.getByLabel('Paid back', { exact: true }).fill('9999');
  await page.keyboard.press('Enter');
  await page.sheet.getByText('Only €492.00 of this client lies with you.').waitFor();
  await page.sheet.getByLabel('Paid back', { exact: true }).fill('492');
  await page.keyboard.press('Enter');
  await page.sheet.waitFor({ state: 'detached' });
  await until('the credit to be paid back', async () => (await bridge.call('client', { id: client })).sums[0].credit.amount === '0.00');
  await leave(page);
});
