// The invoices and the contract account at the end of a past day, with the way back to today.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
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

test('s86: the invoices of a past day are marked as such, add up, and go back to today', async () => {
  const page = await at('/invoices');
  const field = page.getByLabel('As at the end of', { exact: true });
  await field.fill('31 February');
  await field.press('Enter');
  await page.getByText(/date/i).first().waitFor();
  await field.fill('2026-06-30');
  await field.press('Enter');
  await page.getByText('You look at the end of 30 June 2026.').waitFor();
  const past = await bridge.call('invoices_as_at', { on: '2026-06-30' });
  const today = await bridge.call('invoices', {});
  assert.ok(past.rows.length < today.rows.length, 'later invoices are not in it');
  await until('the rows of the day', async () => (await page.getByRole('grid').getByRole('row').count()) - 1 <= past.rows.length + 1);
  assert.equal(await page.getByRole('button', { name: 'New invoice' }).isDisabled(), true, 'the past cannot be changed');
  await clean(page);
  await page.getByRole('button', { name: 'Save register' }).click();
  const file = await until('the register', () => readFile(bridge.in('saved', 'Register-2026-06-30.csv'), 'utf8').catch(() => undefined));
  assert.equal(file.trim().split('\r\n').length, past.rows.length + 1, 'one line of heads and one for each document');
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByText('You look at the end of').waitFor({ state: 'detached' });
  await leave(page);
});

test('s86: the contract account of a past day follows the revision that was in force', async () => {
  const projects = await bridge.call('projects');
  const views = await Promise.all(projects.map((row) => bridge.call('project', { id: row.id })));
  const project = views.find((view) => view.revisions.length > 0);
  const page = await at(`/projects/${project.id}/details`);
  const field = page.getByLabel('As at the end of', { exact: true });
  await field.fill('2020-01-31');
  await field.press('Enter');
  await page.getByText('Nothing was agreed by then.').waitFor();
  await page.getByText('You look at the end of 31 January 2020.').waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByText('Nothing was agreed by then.').waitFor({ state: 'detached' });
  await leave(page);
});
