// Advice by keyboard: limits and checks in Settings with their undo, and the offers of a plan before and after its agreement.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  client = (await bridge.call('clients', {}))[0].id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

const limits = () => bridge.call('advice_limits', {});

async function planned(amounts) {
  const { id } = await bridge.call('create_project', { client, patch: { title: 'Depot portal', contract: '10000' } });
  for (const [title, amount] of amounts) await bridge.call('add_milestone', { project: id, patch: { title, amount } });
  return id;
}

test('s24 s50 s63: a limit is moved, refused by its field, taken back, and a check is switched off', async () => {
  const page = await at('/settings/advice');
  const field = page.getByLabel('Largest share of the last milestone, %', { exact: true });
  await field.fill('45');
  await page.keyboard.press('Enter');
  await until('the limit to move', async () => (await limits()).last_percent === '45');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await until('the limit to be back', async () => (await limits()).last_percent === '40');
  const count = page.getByLabel('Most milestones', { exact: true });
  await count.fill('none');
  await page.keyboard.press('Enter');
  await until('the field to say why not', async () => (await count.getAttribute('aria-invalid')) === 'true');
  assert.equal((await limits()).milestones, 12);
  const check = page.getByLabel('No deliverables', { exact: true });
  await check.focus();
  await page.keyboard.press('Space');
  await until('the check to be off', async () => (await limits()).off.includes('no_deliverables'));
  await clean(page);
  await page.getByRole('button', { name: 'All defaults', exact: true }).click();
  await until('all to be as it was', async () => (await limits()).off.length === 0);
  await leave(page);
});

test('s28 s51 s63: offers are previewed, done and undone by keyboard', async () => {
  const id = await planned([['Audit report', '8000'], ['Style guide', '1800'], ['User manual', '200']]);
  const amounts = async () => (await bridge.call('project', { id })).milestones.map((row) => row.form.amount);
  const page = await at(`/projects/${id}/schedule`);
  const offers = page.getByRole('group', { name: 'Offers', exact: true });
  await offers.getByRole('button', { name: 'The same for each…', exact: true }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('The amounts sum to the contract exactly', { exact: false }).waitFor();
  await sheet.getByText('3,333.34').waitFor();
  await clean(page);
  await page.keyboard.press('Control+Enter');
  await until('the amounts to be equal', async () => (await amounts()).join() === '3333.34,3333.33,3333.33');
  await offers.getByRole('button', { name: 'Undo: The same amount for each', exact: true }).focus();
  await page.keyboard.press('Enter');
  await until('the old amounts to be back', async () => (await amounts()).join() === '8000.00,1800.00,200.00');

  await offers.getByRole('button', { name: 'Merge selected…', exact: true }).focus();
  await page.keyboard.press('Enter');
  for (const name of ['2. Style guide', '3. User manual']) {
    const box = sheet.getByLabel(name, { exact: true });
    if (!(await box.isChecked())) {
      await box.focus();
      await page.keyboard.press('Space');
    }
  }
  await page.keyboard.press('Control+Enter');
  await until('two milestones to be one', async () => (await amounts()).join() === '8000.00,2000.00');
  await offers.getByRole('button', { name: /^Add .*missing dates?, evenly spaced$/ }).click();
  await until('the days to be there', async () => (await bridge.call('project', { id })).milestones.every((row) => row.target_on !== null));
  await leave(page);
});

test('s51 s58: an offer to an agreed plan is looked at, drafts a change order, and one undo takes it back', async () => {
  const id = await planned([['Audit report', '8000'], ['Style guide', '1800'], ['User manual', '200']]);
  await bridge.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
  const order = async () => (await bridge.call('project', { id })).change_order;
  const page = await at(`/projects/${id}/schedule`);
  const offers = page.getByRole('group', { name: 'Offers', exact: true });
  await offers.getByRole('button', { name: 'The same for each…', exact: true }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.getByText('It goes into change order 1 as a draft. Nothing of it counts until the client has agreed.').waitFor();
  await sheet.getByText('3,333.34').waitFor();
  await clean(page);
  assert.equal(await order(), null, 'a look changes nothing');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Change order 1 is a draft.').waitFor();
  await page.getByText('The same amount for each, in change order 1').waitFor();
  assert.deepEqual((await bridge.call('project', { id })).milestones.map((row) => row.form.amount), ['8000.00', '1800.00', '200.00'], 'nothing is in force');
  await clean(page);
  await offers.getByRole('button', { name: 'Undo: The same amount for each', exact: true }).focus();
  await page.keyboard.press('Enter');
  await until('the change order to be gone', async () => (await order()) === null);

  // What is merged says so before; what was sent is no more changed by a click.
  await offers.getByRole('button', { name: 'Merge selected…', exact: true }).click();
  for (const name of ['2. Style guide', '3. User manual']) await sheet.getByLabel(name, { exact: true }).check();
  await sheet.getByRole('row', { name: '2. Style guide, User manual' }).waitFor();
  await sheet.getByRole('button', { name: 'Put into change order 1' }).click();
  await page.locator('tr[data-mark="removed"]', { hasText: 'User manual' }).waitFor();
  await page.getByLabel('Reason', { exact: true }).fill('One text instead of two');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByText('Change order 1 was sent on').waitFor();
  assert.equal(await offers.count(), 0);
  await leave(page);
});

test('s28 s58: a better title is offered to an agreed plan in German', async () => {
  const id = await planned([['Working on the brand', '5000'], ['Handover signed', '5000']]);
  await bridge.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
  const page = await at(`/projects/${id}/schedule`, { locale: 'de-DE' });
  await page.getByRole('button', { name: /^„.*“ übernehmen…$/ }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Kommt als Entwurf in Nachtrag 1. Nichts davon gilt, bis der Kunde zugestimmt hat.').waitFor();
  await clean(page);
  await sheet.getByRole('button', { name: 'In Nachtrag 1 aufnehmen' }).click();
  await page.getByText('Nachtrag 1 ist ein Entwurf.').waitFor();
  await page.locator('tr[data-mark="changed"] s', { hasText: 'Working on the brand' }).waitFor();
  await leave(page);
});
