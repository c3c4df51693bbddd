// S78 by keyboard: who starts a milestone while the invoice of the one before is late is told so, and not kept from it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openBrowser, openPage, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, id, milestones, number;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  const client = await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE' });
  ({ id } = await bridge.call('create_project', { client: client.id, patch: { title: 'Billing platform migration', contract: '48000' } }));
  for (const title of ['Discovery report', 'Pilot route live', 'Rollout']) await bridge.call('add_milestone', { project: id, patch: { title, amount: '16000', criterion: 'Handed over' } });
  await bridge.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
  milestones = (await bridge.call('project', { id })).milestones.map((row) => row.id);
  await bridge.call('mark_done', { id: milestones[0], on: '2026-09-29' });
  await bridge.call('accept_milestone', { id: milestones[0], by: 'Ciara Doyle', channel: 'email', on: '2026-09-30' });
  const draft = await bridge.call('prepare_invoice', { id: milestones[0] });
  await bridge.call('save_invoice_draft', { id: draft.id, patch: { issue_on: '2026-10-01', due_on: '2026-10-31' } });
  ({ number } = await bridge.call('issue_invoice', { id: draft.id }));
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

async function at(address, options = {}) {
  const page = await openPage(browser, bridge, { reducedMotion: 'reduce', ...options });
  // The window asks the system which language it speaks.
  if (options.locale) await page.route('**/ipc/locale', (route) => route.fulfill({ json: { language: options.locale } }));
  await page.goto('about:blank');
  await page.goto(`${bridge.url}#${address}`);
  await settled(page);
  return page;
}

const statusOf = async (at) => (await bridge.call('milestone', { id: milestones[at] })).status;

test('s78: the toast at the start names the late invoice and what is open, and the work has begun', async () => {
  const page = await at(`/projects/${id}/schedule`);
  await page.locator(`tr[data-row="${milestones[1]}"]`).focus();
  await page.keyboard.press('s');
  const toast = page.locator('.toast', { hasText: `Pilot route live has begun while ${number} is 16 days late.` });
  await toast.getByText('€16,000 is open', { exact: false }).waitFor();
  assert.equal(await statusOf(1), 'in_progress');
  await clean(page);
  await leave(page);
});

test('s78: the start of one that does not follow the late invoice says nothing, in German either', async () => {
  const page = await at(`/projects/${id}/schedule`, { locale: 'de-DE' });
  await page.locator(`tr[data-row="${milestones[2]}"]`).focus();
  await page.keyboard.press('s');
  await until('the work to begin', async () => (await statusOf(2)) === 'in_progress');
  await settled(page);
  assert.equal(await page.locator('.toast').count(), 0);
  await leave(page);
});
