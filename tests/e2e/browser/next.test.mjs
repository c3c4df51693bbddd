// The dashboard's Next: a change order that waits for its answer, and a day on which nothing is to do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, id, milestone;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  const client = await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE' });
  ({ id } = await bridge.call('create_project', { client: client.id, patch: { title: 'Billing platform migration', contract: '48000' } }));
  for (const title of ['Discovery report', 'Rollout']) await bridge.call('add_milestone', { project: id, patch: { title, amount: '24000', criterion: 'Handed over' } });
  await bridge.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
  milestone = (await bridge.call('project', { id })).milestones[0].id;
  await bridge.call('mark_done', { id: milestone });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

test('s65: what was marked done today asks for nothing yet', async () => {
  const page = await openAt(browser, bridge, '/');
  await page.getByText('Nothing needs you today').waitFor();
  await clean(page);
  await leave(page);
});

test('s58: a change order without an answer is a row, and A records the agreement', async () => {
  const order = (await bridge.call('start_change_order', { project: id })).change_order.id;
  await bridge.call('save_change_order', { id: order, patch: { reason: 'A sixth line' } });
  await bridge.call('save_change_row', { id: order, row: 2, patch: { amount: '27600' } });
  await bridge.call('send_change_order', { id: order });
  for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
    const page = await openAt(browser, bridge, '/', { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('row').filter({ hasText: 'A sixth line' }).getByText('+€3,600').waitFor();
    await clean(page, `next-${colorScheme}-${width}`);
    await leave(page);
  }
  const page = await openAt(browser, bridge, '/');
  const row = page.getByRole('row').filter({ hasText: 'A sixth line' });
  await row.getByText('Halden Rail Ltd, change order 1').waitFor();
  await row.getByText('Sent today').waitFor();
  await row.getByRole('button', { name: 'Record agreement' }).waitFor();
  await row.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('a');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('€48,000 to €51,600').waitFor();
  await sheet.getByRole('button', { name: 'Record agreement' }).click();
  await sheet.waitFor({ state: 'detached' });
  await until('the contract to grow', async () => (await bridge.call('project', { id })).sums.contract.amount === '51600.00');
  assert.deepEqual((await bridge.call('dashboard', {})).next, []);
  await leave(page);
});

test('s58: the row speaks German as well', async () => {
  const order = (await bridge.call('start_change_order', { project: id })).change_order.id;
  await bridge.call('save_change_order', { id: order, patch: { reason: 'Ein Depot' } });
  await bridge.call('save_change_row', { id: order, row: 2, patch: { amount: '28000' } });
  await bridge.call('send_change_order', { id: order });
  const page = await openAt(browser, bridge, '/', { locale: 'de-DE' });
  const row = page.getByRole('row').filter({ hasText: 'Ein Depot' });
  await row.getByText('Halden Rail Ltd, Nachtrag 2').waitFor();
  await row.getByRole('button', { name: 'Vereinbarung' }).waitFor();
  await row.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.location.href.includes('/schedule'));
  await leave(page);
});
