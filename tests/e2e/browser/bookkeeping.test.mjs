// What leaves for the accountant: the journal in three formats, and the accounts it books to.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';

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
