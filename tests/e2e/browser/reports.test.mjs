// Reports: what the window shows is what the table says, every number opens its list, and the keys go through the periods.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

/** Digits of a figure on the screen, as the table writes them: `−1,234.5` is `-1234.50`. */
function plain(text, places = 2) {
  const digits = text.replace(/[−‒–]/g, '-').replace(/[^\d.-]/g, '');
  const [whole, cents = ''] = digits.split('.');
  return `${whole}.${cents.padEnd(places, '0')}`;
}

/** Rows of a part of the table in euros, as the window opens, by the names of its columns; the sample has no quoted cell in what is read here. */
async function table(period, part) {
  const text = new TextDecoder().decode(await bridge.bytes('report_csv', { period }));
  const [heads, ...rows] = text.trimEnd().split('\r\n').map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')));
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]]))).filter((row) => row.part === part && row.currency === 'EUR');
}

const figure = (page, name) => page.locator(`[data-figure="${name}"]`).first();

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s80: the figures of the window are those of the table, in ${colorScheme} at ${width}`, async () => {
    const page = await openAt(browser, bridge, '/reports?period=2026', { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    const rows = await table('2026', 'overview');
    const net = (flow, from) => rows.find((row) => row.flow === flow && row.from === from).net;
    for (const flow of ['issued', 'credited', 'received']) {
      for (let month = 1; month <= 11; month += 1) {
        const from = `2026-${String(month).padStart(2, '0')}-01`;
        assert.equal(plain(await figure(page, `${flow} ${from}`).locator('.amount').textContent()), net(flow, from), `${flow} ${from}`);
      }
      assert.equal(plain(await figure(page, `${flow} all`).locator('.amount').textContent()), net(`${flow}_in_all`, '2026-01-01'), flow);
    }
    const named = (flow) => rows.find((row) => row.flow === flow).net;
    assert.equal(plain(await figure(page, 'opening').locator('.amount').textContent()), named('opening'));
    assert.equal(plain(await figure(page, 'closing').locator('.amount').textContent()), named('closing'));
    await page.getByText('equals the invoice list').waitFor();
    for (const row of await table('2026', 'ageing')) {
      assert.equal(plain(await figure(page, row.age).locator('.amount').textContent()), row.net, row.age);
    }
    const taxes = (await table('2026', 'tax')).filter((row) => row.basis === 'received');
    assert.ok(taxes.length > 1, 'the sample has taxes of several countries');
    for (const row of taxes) {
      const key = row.tax ? `${row.country} ${row.tax} ${row.category} ${row.rate}` : `${row.country} `;
      assert.equal(plain(await figure(page, `net ${key}`).locator('.amount').textContent()), row.net, key);
      assert.equal(plain(await figure(page, `tax ${key}`).locator('.amount').textContent()), row.tax_amount, key);
    }
    await clean(page);
    const folder = process.env.MILEPOST_SCREENS;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/reports-${colorScheme}-${width}.png` });
    }
    await leave(page);
  });
}

test('s80: every number opens its list, and back finds the report again', async () => {
  const page = await openAt(browser, bridge, '/reports?period=2026-Q3', { viewport: { width: 1280, height: 800 } });
  await figure(page, 'issued 2026-07-01').getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor();
  for (const part of ['Remove Issued July 2026', 'Remove Kind no credit notes']) await page.getByRole('button', { name: part, exact: true }).waitFor();
  const issued = await bridge.call('invoices', { from: '2026-07-01', to: '2026-07-31', notes: false });
  await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, issued.rows.length);
  await page.goBack();
  await figure(page, 'received all').getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
  const quarter = page.getByRole('button', { name: 'Remove Received Q3 2026', exact: true });
  await quarter.click();
  await quarter.waitFor({ state: 'detached' });
  // Each change of the filter is a step of its own on the way back.
  await page.goBack();
  await quarter.waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Register', exact: true }).click();
  const { report } = await bridge.call('report', { period: '2026-Q3' });
  const grid = page.getByRole('grid', { name: 'Register' });
  await grid.getByText(report.register[0].number, { exact: true }).waitFor();
  assert.equal(await grid.locator('[data-row]').count(), report.register.length);
  await grid.locator('[data-row]').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: report.register[0].number, exact: true }).waitFor();
  await leave(page);
});

test('s80: a row of a tax opens the documents that bear it', async () => {
  const page = await openAt(browser, bridge, '/reports/tax?period=2026&basis=issued', { viewport: { width: 1280, height: 800 } });
  const { tax } = await bridge.call('report', { period: '2026', basis: 'issued', currency: 'EUR' });
  const row = tax.find((of) => of.tax?.category === 'reverse_charge') ?? tax[0];
  await figure(page, `net ${row.country} ${row.tax.name} ${row.tax.category} ${row.tax.rate}`).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor();
  await page.getByRole('button', { name: /^Remove Tax / }).waitFor();
  const asked = { from: '2026-01-01', to: '2026-11-16', tax: `${row.country}|${row.tax.category}|${row.tax.rate}|${row.tax.name}` };
  const { rows } = await bridge.call('invoices', asked);
  assert.ok(rows.length > 0);
  await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, rows.length);
  await clean(page);
  await leave(page);
});

test('s80: the keys go to the period before and after, and E exports; what is no period is refused by its field', async () => {
  const page = await openAt(browser, bridge, '/reports?period=2026-Q1', { viewport: { width: 1280, height: 800 } });
  const field = page.getByLabel('Period', { exact: true });
  const holds = (text) => page.waitForFunction((wanted) => document.querySelector('[data-field="period"]').value === wanted, text);
  await holds('2026-Q1');
  await page.getByRole('region', { name: 'Reports' }).focus();
  await page.keyboard.press('ArrowLeft');
  await holds('2025-Q4');
  await page.keyboard.press('ArrowRight');
  await holds('2026-Q1');
  await page.keyboard.press('ArrowRight');
  await holds('2026-Q2');
  await page.getByRole('radio', { name: 'Month', exact: true }).check({ force: true });
  await holds('2026-06');
  await page.getByRole('radio', { name: 'Issued', exact: true }).check({ force: true });
  await page.getByText('on what was issued', { exact: true }).waitFor();
  await field.fill('next year');
  await page.keyboard.press('Enter');
  await page.getByText('This is not a period.', { exact: false }).waitFor();
  await clean(page);
  await field.fill('2026-07-15..2026-09-30');
  await page.keyboard.press('Enter');
  await holds('2026-07-15..2026-09-30');
  await page.getByText('This is not a period.', { exact: false }).waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Reports' }).focus();
  await page.keyboard.press('e');
  await page.getByRole('menuitem', { name: /Workbook/ }).click();
  await page.getByText(/Report-2026-07-15-to-2026-09-30\.xlsx/).waitFor();
  await leave(page);
});

test('s80: before the first document the report shows its form and when it will have data', async () => {
  const own = await Bridge.open({ on: '2026-11-16' });
  try {
    await own.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' });
    await own.call('create_client', { name: 'Halden Rail Ltd' });
    const page = await openAt(browser, own, '/reports', { viewport: { width: 1280, height: 800 } });
    await page.getByText('No document was issued yet').waitFor();
    await page.getByRole('table', { name: /Issued/ }).waitFor();
    await clean(page);
    await leave(page);
  } finally {
    await own.close();
  }
  const page = await openAt(browser, bridge, '/reports?period=2020', { viewport: { width: 1280, height: 800 } });
  const { first_issue_on: first } = await bridge.call('report', {});
  await page.getByRole('button', { name: `Show ${first.slice(0, 4)}` }).click();
  await settled(page);
  await page.waitForFunction((year) => document.querySelector('[data-field="period"]').value === year, first.slice(0, 4));
  await leave(page);
});
