// The history of a project: everything that happened, newest first, with a filter and a way to each record.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, project;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  const projects = await bridge.call('projects');
  const lives = await Promise.all(projects.map(async (row) => [row, (await bridge.call('project_history', { id: row.id })).entries]));
  [project] = lives.find(([, entries]) => ['accepted', 'invoice_issued', 'payment_recorded'].every((code) => entries.some((entry) => entry.code === code)));
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

test('s62: the history tab tells everything, filters by kind, and leads to the records by keyboard', async () => {
  const page = await at(`/projects/${project.id}/schedule`);
  await page.getByRole('link', { name: 'History', exact: true }).click();
  const list = page.getByRole('list', { name: 'What happened in this project' });
  await list.waitFor();
  const { entries } = await bridge.call('project_history', { id: project.id });
  assert.equal(await list.getByRole('listitem').count(), entries.length);
  await clean(page);

  await page.getByRole('radio', { name: 'Invoices', exact: true }).check();
  const ofInvoices = entries.filter((entry) => entry.kind === 'invoice');
  await until('only invoices to be shown', async () => (await list.getByRole('listitem').count()) === ofInvoices.length);
  assert.match(await list.getByRole('listitem').first().innerText(), /issued|Written off|Credit note/);
  await list.getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  const newest = ofInvoices.at(-2);
  assert.ok(focused.includes(newest.number), `${focused} names ${newest.number}`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: newest.number }).waitFor();
  await page.goBack();
  await list.waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Invoices', exact: true }).isChecked(), true, 'the filter is part of the address');
  await leave(page);
});
