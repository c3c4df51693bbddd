// What leaves for the accountant: the journal in three formats, and the accounts it books to.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

async function choose(page, entry) {
  await page.getByRole('region', { name: 'Reports' }).focus();
  await page.keyboard.press('e');
  await page.getByRole('menuitem', { name: entry }).click();
}

async function picture(page, name) {
  const folder = process.env.MILEPOST_SCREENS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

test('s80: the journal of a period is saved for the accountant and for hledger; what DATEV cannot take is said in words', async () => {
  const page = await openAt(browser, bridge, '/reports?period=2026', { viewport: { width: 1280, height: 800 } });
  await choose(page, 'Journal for the accountant (.csv)');
  await page.getByText(/Journal-2026\.csv/).waitFor();
  const saved = bridge.in('saved', 'Journal-2026.csv');
  assert.ok(existsSync(saved));
  assert.equal(readFileSync(saved, 'utf8'), new TextDecoder().decode(await bridge.bytes('journal_csv', { period: '2026' })));
  await choose(page, 'Journal for hledger (.journal)');
  await page.getByText(/Journal-2026\.journal/).waitFor();
  await choose(page, 'Journal for DATEV (.csv)');
  await page.getByText(/A file for DATEV has one currency|DATEV takes numbers of 4 to 8 digits/).waitFor();
  assert.ok(!existsSync(bridge.in('saved', 'EXTF_Buchungsstapel-2026.csv')), 'nothing is left of what was refused');
  await clean(page);
  await leave(page);
});

test('s80: PDF, the entry of the report on pages, is saved', async () => {
  const page = await openAt(browser, bridge, '/reports?period=2026-Q3', { viewport: { width: 1280, height: 800 } });
  await choose(page, /Pages to read and print/);
  await page.getByText(/Report-2026-Q3\.pdf/).waitFor();
  const saved = readFileSync(bridge.in('saved', 'Report-2026-Q3.pdf'));
  assert.equal(saved.subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(new Uint8Array(saved), new Uint8Array(await bridge.bytes('report_pdf', { period: '2026-Q3' })));
  await leave(page);
});

/** Names of the files in a zip, in the order of its directory. */
function namesIn(zip) {
  const names = [];
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    names.push(zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString());
  }
  return names;
}

test('s75 s80: the year-end pack and the PDFs of the period are saved from the report', async () => {
  const page = await openAt(browser, bridge, '/reports?period=2026', { viewport: { width: 1280, height: 800 } });
  await choose(page, 'Year-end pack of 2026 (.zip)');
  await page.getByText(/Year-end-pack-.*2026\.zip|Year-end.*\.zip/).waitFor();
  const saved = readdirSync(bridge.in('saved')).find((name) => name.endsWith('.zip'));
  const names = namesIn(readFileSync(bridge.in('saved', saved)));
  for (const part of [/Invoice-2026-\d+.*\.pdf$/, /\.xml$/, /\.csv$/, /\.json$/, /sha256|SHA256/i]) {
    assert.ok(names.some((name) => part.test(name)), `${part} in ${names.join(', ')}`);
  }
  await choose(page, 'All PDFs of the period (.zip)');
  await until('the second zip', () => readdirSync(bridge.in('saved')).filter((name) => name.endsWith('.zip')).length === 2);
  const other = readdirSync(bridge.in('saved')).find((name) => name.endsWith('.zip') && name !== saved);
  const documents = await bridge.call('invoices', { state: 'all', from: '2026-01-01', to: '2026-12-31' });
  assert.equal(namesIn(readFileSync(bridge.in('saved', other))).filter((name) => name.endsWith('.pdf')).length, documents.rows.filter((row) => row.status !== 'draft').length);
  await leave(page);
});

test('s80: a pack says how far it is, and Stop ends it without a file', async () => {
  const page = await openAt(browser, bridge, '/reports?period=2026', { viewport: { width: 900, height: 800 } });
  let finish;
  const isOver = new Promise((resolve) => (finish = resolve));
  // The pack takes as long as this test wants; how a stop works inside is proved in Rust.
  await page.route('**/ipc/packing', (route) => route.fulfill({ json: { done: 3, of: 41 } }));
  await page.route('**/ipc/save_year_pack', async (route) => {
    await isOver;
    await route.fulfill({ json: { saved: false, name: '', folder: '' } });
  });
  const stopped = page.waitForRequest('**/ipc/stop_packing');
  await choose(page, 'Year-end pack of 2026 (.zip)');
  await page.getByRole('status').filter({ hasText: '3 of 41 packed' }).waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await stopped;
  finish();
  await page.getByText('Stopped. No file was saved.').waitFor();
  await page.getByRole('status').filter({ hasText: '3 of 41 packed' }).waitFor({ state: 'detached' });
  await leave(page);
});

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s80: accounts are chosen and named in Settings, in ${colorScheme} at ${width}`, async () => {
    const own = await Bridge.open({ on: '2026-11-16' });
    try {
      await own.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' });
      await own.call('create_client', { name: 'Halden Rail Ltd' });
      const page = await openAt(browser, own, '/settings/accounts', { colorScheme, viewport: { width, height: 800 } });
      await page.getByRole('heading', { name: 'Accounts of the journal' }).waitFor();
      assert.equal(await page.getByLabel('Bank', { exact: true }).inputValue(), 'Bank');
      await page.getByRole('radio', { name: 'SKR04', exact: true }).check({ force: true });
      const bank = page.getByLabel('Bank', { exact: true });
      await page.waitForFunction(() => document.querySelector('[data-field="account_bank_"]')?.value === '1800');
      // What payments in foreign currencies gain and lose has accounts of its own.
      const exchange = await Promise.all(['Exchange gains', 'Exchange losses', 'Currency conversion'].map((label) => page.getByLabel(label, { exact: true }).inputValue()));
      assert.deepEqual(exchange, ['4840', '6880', '1460']);
      await bank.fill('1810');
      await page.keyboard.press('Enter');
      await page.getByText('As shipped: 1800').waitFor();
      await bank.fill('1'.repeat(61));
      await page.keyboard.press('Enter');
      await page.getByText(/This is too long/).waitFor();
      await bank.fill('');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('[data-field="account_bank_"]')?.value === '1800');
      await page.getByLabel('Rate in percent').fill('16');
      await page.getByLabel('Account', { exact: true }).fill('4410');
      await page.getByRole('button', { name: 'Add an account' }).click();
      await page.getByLabel('Revenue, taxed, 16%').waitFor();
      await page.getByLabel('Consultant number').fill('12');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('[data-field="consultant"]')?.getAttribute('aria-invalid') === 'true');
      await page.getByLabel('Consultant number').fill('29098');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('[data-field="consultant"]')?.getAttribute('aria-invalid') !== 'true');
      const kept = await own.call('accounts');
      assert.equal(kept.datev.consultant, 29098);
      assert.ok(kept.rows.some((row) => row.role === 'revenue' && row.rate === '16' && row.account === '4410'));
      await clean(page);
      await picture(page, `accounts-${colorScheme}-${width}`);
      await leave(page);
    } finally {
      await own.close();
    }
  });
}
