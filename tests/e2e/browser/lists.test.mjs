// Many invoices by keyboard: narrowed by parts that the address keeps, kept by a name, selected to the last of a filter, and taken out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);
const query = (page) => page.evaluate(() => location.hash.split('?')[1] ?? '');
const chips = (page) => page.getByRole('list', { name: 'What narrows the list' }).getByRole('button').allInnerTexts();
const said = (texts) => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
const shown = (page) => page.getByRole('status').filter({ hasText: ' shown' });
const bar = (page) => page.getByRole('region', { name: 'What is selected' });

/** The list of the page as the book has it for the same filter. */
async function agrees(page, filter) {
  const sums = await bridge.call('invoice_sums', filter);
  const state = filter.state ?? 'all';
  const count = sums.find((sum) => sum.state === state).count;
  await until(`${count} to be shown`, async () => (await shown(page).innerText()).startsWith(`${count} shown`));
}

test('s89: parts of the filter by keyboard, kept in the address, followed by rows and sums', async () => {
  const page = await at('/invoices');
  await page.keyboard.press('/');
  await page.keyboard.type('2026');
  await page.keyboard.press('Enter');
  await until('the year to be a part', async () => (await query(page)) === 'from=2026-01-01&to=2026-12-31');
  await until('its chip', async () => said(await chips(page)).join() === 'Year 2026');
  await agrees(page, { from: '2026-01-01', to: '2026-12-31' });
  await page.keyboard.type('client:halden');
  await page.keyboard.press('Enter');
  await until('both parts', async () => said(await chips(page)).join() === 'Client Halden Rail Ltd,Year 2026');
  const { client } = Object.fromEntries(new URLSearchParams(await query(page)));
  await agrees(page, { client: Number(client), from: '2026-01-01', to: '2026-12-31' });
  await clean(page, 'lists-filtered');

  await page.keyboard.type('client:nobody');
  await page.keyboard.press('Enter');
  await until('what names nothing to be refused', () => page.getByRole('searchbox').getAttribute('aria-invalid'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  await until('the last part to go', async () => said(await chips(page)).join() === 'Client Halden Rail Ltd');
  await page.keyboard.press('ArrowLeft');
  await until('the chip to have the focus', () => page.locator('[data-chip]').evaluate((chip) => chip === document.activeElement));
  await page.keyboard.press('Delete');
  await until('no part to be left', async () => (await query(page)) === '');

  await page.goBack();
  await until('the client to be back', async () => (await query(page)) === `client=${client}`);
  await agrees(page, { client: Number(client) });
  await page.goBack();
  await until('both to be back', async () => said(await chips(page)).length === 2);
  await page.goForward();
  await until('one again', async () => said(await chips(page)).length === 1);
  await leave(page);
});

test('s89: a part is chosen from the menu, and an address that cannot be read is said and cleared', async () => {
  const page = await at('/invoices');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Currency', exact: true }).click();
  await page.keyboard.type('eur');
  await page.keyboard.press('Enter');
  await until('the currency', async () => (await query(page)) === 'currency=EUR');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Client', exact: true }).click();
  await page.locator('[data-offer]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await clean(page, 'lists-offers');
  await page.keyboard.press('Enter');
  await until('the client beside it', async () => said(await chips(page)).length === 2);
  await leave(page);

  const broken = await at('/invoices?from=soon');
  await broken.getByRole('button', { name: 'Clear the filter' }).click();
  await shown(broken).waitFor();
  assert.equal(await query(broken), '');
  await leave(broken);
});

test('s89: a list is kept by a name, survives a reload, and is renamed and removed with a way back', async () => {
  const page = await at('/invoices?state=paid&from=2026-01-01&to=2026-12-31');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Keep this list by a name' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Paid this year');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Paid this year', exact: true }).waitFor();
  await page.goto('about:blank');
  await page.goto(`${bridge.url}#/invoices`);
  await settled(page);
  const kept = page.getByRole('button', { name: 'Paid this year', exact: true });
  assert.equal(await kept.getAttribute('aria-pressed'), 'false');
  await kept.click();
  await until('the list to be shown', async () => (await query(page)) === 'state=paid&from=2026-01-01&to=2026-12-31');
  assert.equal(await kept.getAttribute('aria-pressed'), 'true');
  await agrees(page, { state: 'paid', from: '2026-01-01', to: '2026-12-31' });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Money of 2026');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Money of 2026', exact: true }).waitFor();
  await clean(page, 'lists-view');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByText('“Money of 2026” is removed.').waitFor();
  assert.equal((await bridge.call('invoice_views')).length, 0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await until('the list to be back', async () => (await bridge.call('invoice_views'))[0]?.view.name === 'Money of 2026');

  const [{ view }] = await bridge.call('invoice_views');
  await bridge.call('save_invoice_views', { views: [view, { ...view, name: 'Old client', client: 9999 }] });
  const again = await at('/invoices');
  await again.getByText('its client is no longer there').waitFor();
  await leave(again);
  await leave(page);
});

test('s89: rows are selected by keys, summed by Rust, and leave as one zip and one table', async () => {
  const { rows } = await bridge.call('invoices', { state: 'outstanding' });
  const page = await at('/invoices?state=outstanding');
  await page.locator('tr[tabindex="0"]').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  const chosen = await bridge.call('invoice_selection', { invoices: rows.slice(0, 2).map((row) => row.id) });
  await until('two to be selected', async () => (await bar(page).innerText()).includes('2 selected'));
  assert.equal(chosen.count, 2);
  await clean(page, 'lists-bulk');
  if (chosen.no_payment === 'several_clients') {
    assert.ok((await bar(page).innerText()).includes('several clients'), 'it says why no payment can be recorded');
    assert.ok(await bar(page).getByRole('button', { name: 'Record payment' }).isDisabled());
  }
  await bar(page).getByRole('button', { name: 'Save PDFs' }).click();
  const zip = await until('the zip', async () => (await readdir(bridge.in('saved'))).find((file) => file.endsWith('.zip')));
  const out = bridge.in('out');
  execFileSync('unzip', ['-q', bridge.in('saved', zip), '-d', out]);
  assert.deepEqual((await readdir(out)).sort(), rows.slice(0, 2).map((row) => `Invoice-${row.number}.pdf`).sort());
  for (const name of await readdir(out)) assert.equal((await readFile(`${out}/${name}`)).subarray(0, 5).toString(), '%PDF-');
  await bar(page).getByRole('button', { name: 'Print' }).click();
  const opened = await until('one file for the printer', () => bridge.said.findLast((line) => line.startsWith('open Pdf ')));
  const bound = (await readFile(opened.slice('open Pdf '.length))).toString('latin1');
  assert.match(opened, /Invoices-\d{4}-\d\d-\d\d\.pdf$/);
  assert.ok(bound.startsWith('%PDF-'));
  await until('it to be said', async () => (await page.getByText('Invoices-').count()) > 0);
  await page.locator('tr[tabindex="0"]').focus();
  await page.keyboard.press('e');
  const csv = await until('the table', async () => (await readdir(bridge.in('saved'))).find((file) => file.endsWith('.csv')));
  const lines = (await readFile(bridge.in('saved', csv), 'utf8')).trim().split('\r\n');
  assert.equal(lines.length, 3);
  await page.keyboard.press('Escape');
  await until('nothing to be selected', async () => (await bar(page).count()) === 0);
  await leave(page);
});

test('s79: all of a filter are selected to the last, more than are loaded', async () => {
  const client = (await bridge.call('create_client', { name: 'Kestrel Foods', street: '1 Main Street', city: 'Cork', country: 'IE' })).id;
  const line = { milestone: null, title: 'Seat', description: '', deliverables: [], quantity: '', unit_price: '10', tax_rate: '', override_reason: '', amount_reason: '' };
  for (let made = 0; made < 205; made += 1) {
    const draft = await bridge.call('new_invoice', { client });
    await bridge.call('save_invoice_draft', { id: draft.id, patch: { lines: [line] } });
    await bridge.call('issue_invoice', { id: draft.id });
  }
  const page = await at(`/invoices?client=${client}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await until('the loaded ones', async () => (await bar(page).innerText()).includes('200 selected'));
  await bar(page).getByRole('button', { name: 'All 205 of this filter' }).click();
  await until('all of them', async () => (await bar(page).innerText()).includes('All 205 of this filter selected'));
  await clean(page, 'lists-all');
  await bar(page).getByRole('button', { name: 'Save PDFs' }).click();
  const zip = await until('the zip of all', async () => (await readdir(bridge.in('saved'))).filter((file) => file.endsWith('.zip')).length > 0 && bar(page).getByRole('button', { name: 'Save PDFs' }).isEnabled());
  assert.ok(zip);
  const [name] = (await readdir(bridge.in('saved'))).filter((file) => file.endsWith('.zip'));
  await until('all files to be in it', async () => execFileSync('unzip', ['-Z1', bridge.in('saved', name)]).toString().trim().split('\n').length === 205);
  await bar(page).getByRole('button', { name: 'Record payment' }).click();
  const sheet = page.getByRole('dialog', { name: 'Record payment' });
  await sheet.waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await leave(page);
});

test('s89: drafts go together, once it was asked for by a verb', async () => {
  const client = (await bridge.call('clients', {}))[0].id;
  await bridge.call('new_invoice', { client });
  const before = (await bridge.call('invoices', { state: 'drafts' })).rows.length;
  const page = await at('/invoices?state=drafts');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await bar(page).getByRole('button', { name: `Delete ${before} drafts` }).click();
  const asks = page.getByRole('dialog', { name: `Delete ${before} drafts?` });
  await clean(page, 'lists-delete');
  await asks.getByRole('button', { name: 'Keep them' }).click();
  assert.equal((await bridge.call('invoices', { state: 'drafts' })).rows.length, before, 'nothing is gone without the verb');
  await bar(page).getByRole('button', { name: `Delete ${before} drafts` }).click();
  // The verb sleeps for a moment, so that no second press of a key runs it.
  await until('the drafts to be gone', async () => {
    const verb = asks.getByRole('button', { name: `Delete ${before} drafts` });
    if ((await verb.count()) > 0) await verb.click({ timeout: 2000 }).catch(() => undefined);
    return (await bridge.call('invoices', { state: 'drafts' })).rows.length === 0;
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(before === 1 ? 'The draft is back.' : `${before} drafts are back.`).waitFor();
  assert.equal((await bridge.call('invoices', { state: 'drafts' })).rows.length, before);
  await leave(page);
});

test('s89: payments are narrowed by the same parts, and say so when nothing fits', async () => {
  const page = await at('/payments');
  const all = await bridge.call('payments', {});
  await page.getByRole('searchbox', { name: 'Narrow the payments' }).focus();
  await page.keyboard.type('Q3 2026');
  await page.keyboard.press('Enter');
  await until('the quarter', async () => (await query(page)) === 'from=2026-07-01&to=2026-09-30');
  const some = await bridge.call('payments', { from: '2026-07-01', to: '2026-09-30' });
  assert.ok(some.length > 0 && some.length < all.length);
  await until('its payments alone', async () => (await page.getByRole('row').count()) < all.length);
  assert.deepEqual(said(await chips(page)), ['Received Q3 2026']);
  await clean(page, 'lists-payments');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('currency:usd');
  await page.keyboard.press('Enter');
  await page.getByText('No payment fits').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await until('all of them', async () => (await query(page)) === '');
  await leave(page);
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [900, 1280, 1680]) {
    test(`s89: filter, kept lists and selection on a ${colorScheme} page ${width} wide`, async () => {
      const page = await at('/invoices?from=2026-01-01&to=2026-12-31', { colorScheme, viewport: { width, height: 800 } });
      await page.locator('tr[tabindex="0"]').focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key);
      await bar(page).waitFor();
      await clean(page, `lists-${colorScheme}-${width}`);
      await leave(page);
    });
  }
}
