// The board of all milestones by keyboard and pointer: a card goes only as far as a real step leads, and no card fakes a payment.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, project, milestones;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  const client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' })).id;
  milestones = (await bridge.call('project', { id: project })).milestones.map((row) => row.id);
  for (const [at, id] of milestones.entries()) await bridge.call('save_milestone', { id, patch: { title: ['Discovery report', 'Pilot', 'Rollout'][at], criterion: 'Handed over' } });
  await bridge.call('agree_plan', { id: project, by: 'Ciara Doyle', channel: 'email' });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

const cardIn = (page, column, title) => page.locator(`[data-column="${column}"] [data-card]`).filter({ hasText: title });
const status = async (id) => (await bridge.call('milestone', { id })).status;
const is = (id, wanted) => until(`${id} is ${wanted}`, async () => (await status(id)) === wanted);

test('s70: a card goes from Planned to Invoiced by keyboard, through the real steps, and Paid cannot be reached', async () => {
  const [id] = milestones;
  const page = await at('/projects');
  await page.getByRole('row', { name: /Billing platform migration/ }).focus();
  await page.keyboard.press('v');
  await cardIn(page, 'planned', 'Discovery report').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await cardIn(page, 'in_progress', 'Discovery report').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  await cardIn(page, 'waiting_for_sign_off', 'Discovery report').and(page.locator(':focus')).waitFor();
  assert.equal(await status(id), 'waiting_for_sign_off');
  await page.keyboard.press('Shift+ArrowRight');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Accepted by', { exact: true }).fill('Ciara Doyle');
  await sheet.getByRole('button', { name: /^Record(?! and)/ }).click();
  await cardIn(page, 'ready', 'Discovery report').waitFor();
  await cardIn(page, 'ready', 'Discovery report').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForURL(/#\/drafts\/\d+/);
  const draft = Number.parseInt(page.url().split('/').pop(), 10);
  const invoice = await bridge.call('issue_invoice', { id: draft });

  await page.goto(`${bridge.url}#/projects`);
  await settled(page);
  await cardIn(page, 'invoiced', 'Discovery report').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText(/No card is moved to Paid/).waitFor();
  assert.equal(await status(id), 'invoiced', 'the card has faked no payment');
  assert.equal((await bridge.call('invoice', { id: invoice.id })).paid.amount, '0.00');
  await page.getByRole('button', { name: 'Record payment' }).click();
  await page.waitForURL(new RegExp(`#/invoices/${invoice.id}`));
  await page.goto(`${bridge.url}#/projects`);
  await settled(page);
  await cardIn(page, 'invoiced', 'Discovery report').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByText(/is issued and stays/).waitFor();
  await bridge.call('record_payment', { invoices: [invoice.id] });
  await page.reload();
  await settled(page);
  await cardIn(page, 'paid', 'Discovery report').waitFor();
  await leave(page);
});

test('s70: a card is dragged by pointer, a drag to Paid says the way, and the menu does the same', async () => {
  const [, id] = milestones;
  const page = await at('/projects');
  await page.getByRole('row', { name: /Billing platform migration/ }).focus();
  await page.keyboard.press('v');
  const drag = async (card, column) => {
    const from = await card.boundingBox();
    const to = await page.locator(`[data-column="${column}"]`).boundingBox();
    await page.mouse.move(from.x + 30, from.y + from.height - 12);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 80, { steps: 4 });
    await page.mouse.up();
  };
  await drag(cardIn(page, 'planned', 'Pilot'), 'paid');
  await page.getByText(/No card is moved to Paid/).waitFor();
  assert.equal(await status(id), 'planned');
  await drag(cardIn(page, 'planned', 'Pilot'), 'in_progress');
  await cardIn(page, 'in_progress', 'Pilot').waitFor();
  await is(id, 'in_progress');
  await cardIn(page, 'in_progress', 'Pilot').hover();
  await page.getByRole('button', { name: 'Move Pilot' }).click();
  await page.getByRole('menuitem', { name: 'To Waiting' }).click();
  await cardIn(page, 'waiting_for_sign_off', 'Pilot').waitFor();
  await cardIn(page, 'waiting_for_sign_off', 'Pilot').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await cardIn(page, 'in_progress', 'Pilot').waitFor();
  await is(id, 'in_progress');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByText(/What was started stays started/).waitFor();
  await leave(page);
});

test('s90: all milestones in one list, several ready ones in one invoice, by keyboard', async () => {
  const [, second, third] = milestones;
  for (const id of [second, third]) {
    if ((await status(id)) !== 'ready') {
      await bridge.call('mark_done', { id });
      await bridge.call('accept_milestone', { id, by: 'Ciara Doyle', channel: 'email' });
    }
  }
  const page = await at('/projects?view=milestones&status=ready');
  await page.getByRole('row', { name: /Pilot/ }).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByText(/2 chosen/).waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Bill together' }).click();
  await page.waitForURL(/#\/drafts\/\d+/);
  await leave(page);
});

test('s90: ready milestones of several projects become one draft for each, with links and one undo', async () => {
  const client = (await bridge.call('clients', {}))[0];
  const chosen = [];
  for (const title of ['Depot tablets', 'Depot printers']) {
    const { id } = await bridge.call('create_project', { client: client.id, patch: { title, contract: '100' } });
    const { milestones } = await bridge.call('add_milestone', { project: id, patch: { title: `${title} delivered`, amount: '100' } });
    await bridge.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
    await bridge.call('mark_done', { id: milestones[0].id });
    await bridge.call('accept_milestone', { id: milestones[0].id, by: 'Ciara Doyle', channel: 'email' });
    chosen.push(`${title} delivered`);
  }
  const before = (await bridge.call('invoices', { state: 'drafts' })).rows.length;
  const page = await at('/projects?view=milestones&status=ready', { viewport: { width: 1280, height: 800 } });
  for (const title of chosen) {
    await page.getByRole('row', { name: new RegExp(title) }).focus();
    await page.keyboard.press('x');
  }
  await page.getByRole('button', { name: 'Prepare 2 drafts, one for each project' }).click();
  const result = page.getByRole('status').filter({ hasText: '2 drafts for 2 projects' });
  await result.waitFor();
  await clean(page);
  assert.equal(await result.getByRole('link').count(), 2);
  await result.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('The drafts are as they were.').waitFor();
  assert.equal((await bridge.call('invoices', { state: 'drafts' })).rows.length, before);
  await leave(page);
});
