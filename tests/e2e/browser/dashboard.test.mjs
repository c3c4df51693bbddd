// The dashboard: it goes on with the day while the window stays open, and a figure opens the rows that it counts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';

let browser;

before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

test('s48: a window that stays open over midnight says what is overdue on the new day', async () => {
  const bridge = await Bridge.open({ on: '2026-11-16' });
  try {
    await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' });
    const client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: 'Dock Road', city: 'Limerick', country: 'IE' })).id;
    const { id } = await bridge.call('new_invoice', { client });
    const line = { milestone: null, title: 'Advice', description: '', deliverables: [], quantity: '', unit_price: '1000', tax_rate: '', override_reason: '', amount_reason: '' };
    await bridge.call('save_invoice_draft', { id, patch: { lines: [line] } });
    await bridge.call('issue_invoice', { id });
    const page = await openAt(browser, bridge, '/');
    const figure = page.locator('.figure').filter({ has: page.getByRole('link', { name: 'of which overdue' }) });
    await figure.waitFor();
    assert.ok(!(await figure.innerText()).includes('1 invoice'), 'nothing is late on the day of the invoice');
    await bridge.jumpTo('2026-12-17');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await figure.getByText('1 invoice, 1 day').waitFor();
    await clean(page);
    await leave(page);
  } finally {
    await bridge.close();
  }
});

test('s3: outstanding, overdue and paid open the rows that they count, in their currency and year', async () => {
  const bridge = await Bridge.open({ sample: true });
  try {
    const page = await openAt(browser, bridge, '/');
    const of = await bridge.call('dashboard');
    const asked = async (label, path) => {
      await page.getByRole('link', { name: label }).click();
      await page.waitForFunction((path) => location.hash.startsWith(`#${path}`), path);
      const query = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.split('?')[1]));
      await page.goBack();
      return query;
    };
    for (const [label, figure] of [[/^Outstanding/, of.outstanding], [/^of which overdue/, of.overdue]]) {
      const list = await bridge.call('invoices', await asked(label, '/invoices'));
      assert.equal(list.rows.length, figure.count, `${label} counts what it opens`);
    }
    assert.deepEqual(await asked(/^Paid in 2026/, '/payments'), { from: '2026-01-01', to: '2026-12-31', currency: 'EUR' });
    await leave(page);
  } finally {
    await bridge.close();
  }
});
