// The shapes of invoices from the screens: a deposit agreed and billed, a part of a milestone, several at once, a copy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, id;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  id = (await bridge.call('projects', {})).find((row) => row.title === 'Billing platform migration').id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const project = () => bridge.call('project', { id });

const at = (address) => openAt(browser, bridge, address);

const draftOf = (page) => Number.parseInt(new URL(page.url()).hash.split('/').at(-1), 10);

test('s51: a deposit is agreed in the details, refused above the contract, and its invoice prepared by keyboard', async () => {
  const page = await at(`/projects/${id}/details`);
  await page.getByLabel('Deposit', { exact: true }).fill('101%');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Deposit', { exact: true }).fill('10%');
  await page.keyboard.press('Tab');
  await until('the deposit to be agreed', async () => (await project()).form.deposit === '10%');
  await page.getByText('Contract account').waitFor();
  await page.goto(`${bridge.url}#/projects/${id}/schedule`);
  await settled(page);
  await page.keyboard.press('b');
  const sheet = page.getByRole('dialog', { name: 'Prepare an invoice' });
  await sheet.waitFor();
  await clean(page);
  await sheet.getByRole('radio', { name: /Deposit/ }).check();
  await sheet.getByRole('button', { name: 'Prepare invoice' }).click();
  await page.getByRole('heading', { name: 'Lines' }).waitFor();
  const draft = await bridge.call('invoice_draft', { id: draftOf(page) });
  assert.equal(draft.form.lines[0].role, 'deposit');
  await leave(page);
});

test('s06, s90: several milestones in one invoice, one of them in part, and never more than is left', async () => {
  const open = (await project()).milestones.filter((row) => row.is_open);
  const page = await at(`/projects/${id}/schedule?sheet=bill`);
  const sheet = page.getByRole('dialog', { name: 'Prepare an invoice' });
  await sheet.getByRole('radio', { name: /^Milestones/ }).check();
  for (const row of open.slice(0, 2)) await sheet.getByRole('checkbox', { name: `${row.position}. ${row.form.title}` }).check();
  await sheet.getByRole('button', { name: 'Prepare invoice' }).click();
  const second = page.getByRole('group', { name: 'Line 2' });
  await second.getByRole('radio', { name: 'A part' }).or(second.getByRole('button', { name: 'A part' })).first().click();
  await second.getByLabel('Amount of this part', { exact: true }).fill('100');
  await page.keyboard.press('Tab');
  const draft = draftOf(page);
  const kept = () => bridge.call('invoice_draft', { id: draft });
  await until('the part to be kept', async () => (await kept()).lines[1].net.amount === '100.00');
  await second.getByLabel('Amount of this part', { exact: true }).fill('9999999');
  await page.keyboard.press('Tab');
  await until('the refusal', async () => (await kept()).problems.some((problem) => problem.code === 'amount_differs_from_plan'));
  await clean(page);
  await leave(page);
});

test('s06: what is left of a milestone that was billed in part is billed from its row and by its key', async () => {
  const row = (await project()).milestones.find((one) => one.status === 'ready');
  const draft = await bridge.call('prepare_invoice', { id: row.id });
  const line = draft.form.lines.find((one) => one.milestone === row.id);
  await bridge.call('save_invoice_draft', { id: draft.id, patch: { lines: [{ ...line, role: 'part', unit_price: '1000' }] } });
  const part = await bridge.call('issue_invoice', { id: draft.id });
  const page = await at(`/projects/${id}/schedule`);
  const own = page.locator(`tr[data-row="${row.id}"]`);
  await own.getByRole('link', { name: `Open invoice ${part.number}` }).waitFor();
  await own.getByRole('button', { name: 'Invoice' }).waitFor();
  await clean(page);
  await own.focus();
  await page.keyboard.press('i');
  await page.getByRole('heading', { name: 'Lines' }).waitFor();
  assert.equal((await bridge.call('invoice_draft', { id: draftOf(page) })).lines[0].is_begun, true);
  await page.context().close();
});

test('s34: drafts for a whole plan are prepared at once, and nothing is issued', async () => {
  const issued = (await bridge.call('invoices', {})).rows.filter((row) => row.id !== null).length;
  const page = await at(`/projects/${id}/schedule?sheet=bill`);
  const sheet = page.getByRole('dialog', { name: 'Prepare an invoice' });
  await sheet.getByRole('radio', { name: /Whole plan/ }).check();
  await sheet.getByRole('button', { name: 'Prepare drafts' }).click();
  await sheet.waitFor({ state: 'detached' });
  await until('every open milestone to have its draft', async () => (await project()).milestones.every((row) => !row.is_open || row.draft !== null));
  assert.equal((await bridge.call('invoices', {})).rows.filter((row) => row.id !== null).length, issued);
  await page.context().close();
});
