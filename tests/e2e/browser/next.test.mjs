// The dashboard's Next: a change order that waits for its answer, and a day on which nothing is to do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, go, leave, openAt, openBrowser } from '../lib/page.mjs';
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
  await sheet.getByLabel('Agreed by').fill('Ciara Doyle');
  await sheet.getByRole('button', { name: 'Record agreement' }).click();
  await sheet.waitFor({ state: 'detached' });
  await until('the contract to grow', async () => (await bridge.call('project', { id })).sums.contract.amount === '51600.00');
  assert.deepEqual((await bridge.call('dashboard', {})).next, []);
  await leave(page);
});

test('s84: what is kept back until a release is told beside the months, and opens its rows', async () => {
  await bridge.call('save_project', { id, patch: { retainage: '10' } });
  const { kept_back: kept } = await bridge.call('forecast', {});
  assert.equal(kept.amount, '5160.00');
  for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
    const page = await openAt(browser, bridge, '/', { colorScheme, viewport: { width, height: 800 } });
    const link = page.getByRole('link', { name: '€5,160 kept back until a release is in no month' });
    await link.waitFor();
    await clean(page, `cash-kept-${colorScheme}-${width}`);
    await link.click();
    await page.getByRole('grid', { name: 'Expected money' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 2);
    assert.equal(await page.getByText('with its release', { exact: true }).count(), 2);
    await clean(page, `forecast-kept-${colorScheme}-${width}`);
    await leave(page);
  }
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

test('s48: the sheet of an issue asks for a reminder before the due day, which comes as a row, and the page takes it back', async () => {
  const own = await Bridge.open({ on: '2026-11-16' });
  try {
    await own.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
    const client = (await own.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE' })).id;
    const drafted = async (title, due) => {
      const draft = (await own.call('new_invoice', { client })).id;
      const line = { milestone: null, title, description: '', deliverables: [], quantity: '', unit_price: '1000', tax_rate: '', override_reason: '', amount_reason: '' };
      await own.call('save_invoice_draft', { id: draft, patch: { lines: [line], ...due } });
      return draft;
    };
    const wish = { name: 'Remind me 3 days before it is due' };
    const first = await drafted('Advice');
    const page = await openAt(browser, own, `/drafts/${first}`);
    const open = async (draft) => {
      await go(page, own, `/drafts/${draft}`);
      await page.keyboard.press('Control+Enter');
      const sheet = page.getByRole('dialog', { name: /Issue and send/ });
      await sheet.waitFor();
      return sheet;
    };
    await page.keyboard.press('Control+Enter');
    let sheet = page.getByRole('dialog', { name: /Issue and send/ });
    await sheet.getByRole('radio', { name: 'Print' }).check();
    assert.ok(await sheet.getByRole('checkbox', wish).isChecked(), 'asked for unless somebody takes it out');
    await clean(page, 'issue-notice-light');
    await sheet.getByRole('button', { name: 'Issue and print' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Remind me 3 days before', exact: true, checked: true }).waitFor();
    await clean(page, 'invoice-notice-light');
    sheet = await open(await drafted('More advice'));
    await sheet.getByRole('checkbox', wish).uncheck();
    // A look takes longer than the moment in which the sheet takes no click.
    await clean(page);
    await sheet.getByRole('button', { name: 'Issue and print' }).click();
    await until('the second is issued', async () => (await own.call('invoices', {})).rows.some((row) => row.number === '2026-002'));
    assert.deepEqual([(await own.call('invoice', { id: 1 })).notice_days, (await own.call('invoice', { id: 2 })).notice_days], [3, null]);
    sheet = await open(await drafted('Still more'));
    assert.ok(!(await sheet.getByRole('checkbox', wish).isChecked()), 'as at the last issue');
    sheet = await open(await drafted('At once', { due_on: '19 Nov 2026' }));
    assert.equal(await sheet.getByRole('checkbox', wish).count(), 0, 'there is no day left to wait for');
    await leave(page);

    await own.jumpTo('2026-12-13');
    const board = await openAt(browser, own, '/');
    const row = board.getByRole('row').filter({ hasText: '2026-001' });
    await row.getByText('Due in 3 days').waitFor();
    assert.equal(await board.getByRole('row').filter({ hasText: '2026-002' }).count(), 0);
    await clean(board, 'next-money-due-light');
    await row.focus();
    await board.keyboard.press('p');
    await board.getByRole('dialog').getByRole('button', { name: 'Save payment' }).waitFor();
    await go(board, own, '/invoices/1');
    await board.getByRole('checkbox', { name: 'Remind me 3 days before', exact: true }).uncheck();
    await until('the wish is taken back', async () => (await own.call('invoice', { id: 1 })).notice_days === null);
    assert.deepEqual((await own.call('dashboard', {})).next, []);
    await leave(board);
  } finally {
    await own.close();
  }
});
