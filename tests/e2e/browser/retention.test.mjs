// A share of the gross that the client keeps back, as in Germany: agreed in the project's terms, changed on the draft, told
// on the invoice, in the lists, at the payment and in the contract account, before and after its day.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

const keep = process.env.MILEPOST_SCREENS;
let browser, bridge, client, project, milestones;

before(async () => {
  if (keep) await mkdir(keep, { recursive: true });
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', {
    name: 'Sandberg Beratung', person: 'Elin Sandberg', street: 'Torstraße 14', city: 'Berlin', postcode: '10119', country: 'DE', phone: '+49 30 1234567',
    email: 'elin@sandberg.example', vat_number: 'DE 123456788', bank_iban: 'DE02120300000000202051', bank_bic: 'BYLADEM1001', tax_rate: '19',
  });
  client = (await bridge.call('create_client', { name: 'Nordlicht Energie GmbH', street: 'Speicherstraße 12', postcode: '20457', city: 'Hamburg', country: 'DE' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Abrechnungsplattform', contract: '48000' }, preset: 'three' })).id;
  milestones = (await bridge.call('project', { id: project })).milestones.map((row) => row.id);
  for (const [at, id] of milestones.entries()) await bridge.call('save_milestone', { id, patch: { title: ['Analyse', 'Pilot', 'Einführung'][at], criterion: 'Übergeben' } });
  await bridge.call('agree_plan', { id: project, by: 'Jana Behr', channel: 'email' });
  await bridge.call('mark_done', { id: milestones[0] });
  await bridge.call('accept_milestone', { id: milestones[0], by: 'Jana Behr', role: 'Leitung', channel: 'email' });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

const form = async () => (await bridge.call('project', { id: project })).form;

test('s84: the terms of a German project keep back of the gross, for as long as they say', async () => {
  const page = await at(`/projects/${project}/details`);
  const share = page.getByLabel('Retention in percent', { exact: true });
  await share.fill('101');
  await share.press('Tab');
  await page.getByText('This is too much.').first().waitFor();
  await share.fill('10');
  await share.press('Tab');
  const base = page.getByLabel('Percent of', { exact: true });
  await until('the gross to be the base, as is usual in Germany', async () => (await base.inputValue()) === 'gross');
  const due = page.getByLabel('Kept back until', { exact: true });
  assert.equal(await due.inputValue(), '365');
  await due.fill('400');
  await due.press('Tab');
  await until('the days to be agreed', async () => (await form()).retainage_due === 'net 400');
  await base.selectOption('net');
  await due.waitFor({ state: 'detached' });
  await base.selectOption('gross');
  await due.waitFor();
  await due.fill('400');
  await due.press('Tab');
  await until('the days to be agreed', async () => (await form()).retainage_due === 'net 400');
  await clean(page, 'retention-terms');
  await leave(page);
});

test('s84: the draft says what is kept back until when, and takes the day that is known', async () => {
  const draft = (await bridge.call('prepare_invoice', { id: milestones[0] })).id;
  const page = await at(`/drafts/${draft}`);
  const said = page.getByRole('status').filter({ hasText: 'kept back' });
  await said.waitFor();
  assert.match(await said.innerText(), /1,713\.60.*is kept back until.*2027.*15,422\.40.*is payable by.*2026/);
  const due = page.getByLabel('Kept back until', { exact: true });
  await due.fill('1.12.2026');
  await due.press('Tab');
  await page.getByText('What is kept back must be due after the invoice itself.').first().waitFor();
  await due.fill('29.2.2028');
  await due.press('Tab');
  await said.filter({ hasText: '29 February 2028' }).waitFor();
  await page.getByText('What is kept back must be due after the invoice itself.').waitFor({ state: 'detached' });
  await clean(page, 'retention-draft');
  await leave(page);
  await bridge.call('issue_invoice', { id: draft });
});

test('s84: invoice, list, payment and contract account tell what is not due yet', async () => {
  const [row] = (await bridge.call('invoices', {})).rows;
  const page = await at(`/invoices/${row.id}`);
  await page.getByText('Kept back until').first().waitFor();
  await page.keyboard.press('p');
  const sheet = page.getByRole('dialog');
  await sheet.getByText(/1,713\.60 of it kept back until/).waitFor();
  assert.match(await sheet.locator('input[name="amount"]').inputValue(), /15,?422/, 'what is due now');
  await clean(page, 'retention-payment');
  await page.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'detached' });
  await page.getByText('of which kept back').waitFor();
  await clean(page, 'retention-invoice');
  await leave(page);

  const list = await at('/invoices');
  await list.getByRole('button', { name: /Kept back/ }).click();
  await list.getByText(/kept back until/).first().waitFor();
  await clean(list, 'retention-list');
  await leave(list);

  const account = await at(`/projects/${project}/details`);
  await account.getByText('Kept back', { exact: true }).first().waitFor();
  const view = await bridge.call('contract_account', { id: project });
  assert.equal(view.retained.amount, '1440.00');
  await clean(account, 'retention-account');
  await leave(account);
});
