// A change order from the screens: an agreed plan is proposed anew, marked, agreed, and compared with what it was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, openAt, openBrowser } from '../lib/page.mjs';
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

const at = (address, options) => openAt(browser, bridge, address, options);

test('s57, s58: an agreed plan is changed by a change order, marked row by row, and in force once it is agreed', async () => {
  const page = await at(`/projects/${id}/schedule`);
  assert.equal(await page.getByLabel('Amount of milestone 4', { exact: true }).count(), 0, 'what is agreed cannot be typed over');
  await page.getByRole('button', { name: 'Change order', exact: true }).click();
  await page.getByText('Change order 2 is a draft.').waitFor();

  await page.getByLabel('Reason', { exact: true }).fill('Extra depot interface');
  await page.keyboard.press('Tab');
  await until('the reason to be kept', async () => (await project()).change_order.form.reason === 'Extra depot interface');
  await page.getByLabel('Amount of milestone 4', { exact: true }).fill('16800');
  await page.keyboard.press('Enter');
  await page.getByLabel('Date of milestone 5', { exact: true }).fill('5 Feb 2027');
  await page.keyboard.press('Enter');
  await page.getByText('€51,600 would become €52,800.').waitFor();
  await page.locator('tr[data-mark="changed"] s', { hasText: '15,600' }).waitFor();
  await page.getByRole('button', { name: 'Add milestone' }).click();
  await page.getByLabel('Name of milestone 6', { exact: true }).fill('Depot training');
  await page.keyboard.press('Enter');
  await page.locator('tr[data-mark="added"]').waitFor();
  await page.getByRole('button', { name: 'Move or remove milestone 3' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.locator('tr[data-mark="removed"]').getByRole('button', { name: 'Keep it' }).click();
  await until('the milestone to be back', async () => (await project()).change_order.rows.every((row) => row.mark !== 'removed'));
  await page.getByLabel('Amount of milestone 6', { exact: true }).fill('1,2.3,4');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Amount' }).waitFor();
  await page.getByLabel('Amount of milestone 6', { exact: true }).fill('600');
  await page.keyboard.press('Enter');
  await page.getByText('€51,600 would become €53,400.').waitFor();
  await clean(page);
  assert.equal((await project()).sums.contract.amount, '51600.00', 'nothing of it counts yet');

  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByText('Change order 2 was sent on').waitFor();
  await page.getByRole('button', { name: 'Record agreement' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('€51,600 to €53,400').waitFor();
  await sheet.getByRole('button', { name: 'Record agreement' }).click();
  await sheet.waitFor({ state: 'detached' });
  const agreed = await project();
  assert.deepEqual([agreed.sums.contract.amount, agreed.revisions.at(-1).number, agreed.milestones.length], ['53400.00', 3, 6]);
  assert.deepEqual(page.complaints, []);
});

test('s57: the revisions stand side by side', async () => {
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('link', { name: 'Compare revisions' }).click();
  await page.getByRole('heading', { level: 1, name: 'Compare revisions' }).waitFor();
  await page.locator('tr[data-mark="changed"]', { hasText: '15,600' }).getByText('+1,200').waitFor();
  await page.getByText('+7 days').waitFor();
  await page.getByLabel('Before', { exact: true }).selectOption({ label: 'Signed contract' });
  await page.locator('tr[data-mark="changed"]', { hasText: '12,000' }).getByText('+4,800').waitFor();
  await clean(page);
  assert.deepEqual(page.complaints, []);
});
