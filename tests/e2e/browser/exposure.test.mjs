// Exposure and backlog on the screens: every figure opens the rows that it consists of, and clients can be ordered by them.
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

test('s11 s77: the figures of a client open their rows by keyboard', async () => {
  const halden = (await bridge.call('clients', { by: 'exposure' }))[0];
  const { rows } = await bridge.call('exposure', { client: halden.id });
  const page = await at(`/clients/${halden.id}`);
  const stakes = page.getByRole('region', { name: 'Exposure and backlog', exact: true });
  const backlog = stakes.getByRole('button', { name: /^Backlog/ });
  await backlog.focus();
  await page.keyboard.press('Enter');
  await until('the rows of the backlog', async () => (await stakes.locator('tbody tr').count()) === rows.filter((row) => row.stake === 'backlog').length);
  await stakes.getByRole('button', { name: /^Exposure/ }).click();
  await until('the rows of the exposure', async () => (await stakes.locator('tbody tr').count()) === rows.filter((row) => row.stake === 'ready' || row.stake === 'unpaid').length);
  await clean(page);
  await leave(page);
});

test('s11: clients are ordered by what is at stake', async () => {
  const page = await at('/clients');
  const first = async () => (await page.locator('tbody tr[data-row] .name').first().textContent())?.trim();
  await page.getByRole('radio', { name: 'Exposure', exact: true }).check();
  const top = (await bridge.call('clients', { by: 'exposure' })).find((row) => !row.archived).name;
  await until('the client with the most to stand first', async () => (await first()) === top);
  await page.getByRole('region', { name: 'Exposure and backlog of all clients', exact: true }).waitFor();
  await clean(page);
  await leave(page);
});
