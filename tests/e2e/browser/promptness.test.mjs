// How clients pay, on the screens: the forecast follows the habit when asked to, and a client's record opens as a table.
import assert from 'node:assert/strict';
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

const at = (address) => openAt(browser, bridge, address);

test('s16: the chart of cash can follow how clients usually pay, and the next visit remembers it', async () => {
  const [agreed, usual] = await Promise.all(['agreed', 'usual'].map((pace) => bridge.call('dashboard', { pace })));
  const invoiced = (view) => view.months.map((month) => Number.parseInt(month.invoiced.amount, 10));
  assert.notDeepEqual(invoiced(usual), invoiced(agreed), 'the sample has a habit that moves money');
  const page = await at('/');
  const chart = page.getByRole('region', { name: 'Cash in by month', exact: true });
  // Column 4 of the table for readers holds what is invoiced.
  const shown = async () => (await chart.locator('tbody tr td:nth-child(4)').allTextContents()).map((text) => Number.parseInt(text.replaceAll(',', ''), 10));
  await until('what is due by month', async () => String(await shown()) === String(invoiced(agreed)));
  await chart.getByRole('radio', { name: 'As they usually pay', exact: true }).check();
  await until('what is expected by month', async () => String(await shown()) === String(invoiced(usual)));
  await clean(page);
  await page.reload();
  await until('the same after a new start', async () => String(await shown()) === String(invoiced(usual)));
  await leave(page);
});

test('s16 s52: the record of a client is drawn, told in a sentence, and opens as a table', async () => {
  const halden = (await bridge.call('clients', { by: 'exposure' }))[0];
  const pay = await bridge.call('how_they_pay', { client: halden.id });
  const page = await at(`/clients/${halden.id}`);
  const record = page.getByRole('region', { name: 'How they pay', exact: true });
  await record.getByRole('img', { name: `${pay.habit.count} invoices paid, ${pay.habit.earliest} to ${pay.habit.latest} days late, median ${pay.habit.median}. The forecast uses ${pay.delay} days.`, exact: true }).waitFor();
  assert.equal(await record.locator('.dot').count(), pay.rows.filter((row) => row.paid_on).length);
  await record.getByText(`${pay.to_payment.days} days`, { exact: true }).waitFor();
  const asTable = record.getByRole('button', { name: 'Show as a table', exact: true });
  await asTable.focus();
  await page.keyboard.press('Enter');
  const late = record.locator('tbody tr.late, tbody tr:has(td.late)');
  await until('a row for each invoice', async () => (await record.locator('tbody tr').count()) === pay.rows.length);
  assert.equal(await late.count(), pay.rows.filter((row) => !row.paid_on).length);
  await clean(page);
  await leave(page);
});
