// Advice by keyboard: limits and checks in Settings with their undo, and the offers of a plan that is not agreed.
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

const at = (address) => openAt(browser, bridge, address);

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
