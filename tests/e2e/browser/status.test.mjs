// The status of a project for its client: from the project's menu to the page, and saved as a file.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
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

const at = (address) => openAt(browser, bridge, address);

test('s10: by keyboard from the project to its status, drawn as it prints', async () => {
  const page = await at(`/projects/${id}/schedule`);
  const more = page.getByRole('button', { name: 'More about this project', exact: true });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Project status for the client', exact: true }).waitFor();
  await page.getByRole('menuitem', { name: 'Project status for the client', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Project status', exact: true }).waitFor();
  await page.getByRole('img', { name: 'Page 1' }).waitFor();
  await until('the paper to be ready', () => page.getByRole('button', { name: 'Save PDF', exact: true }).isEnabled());
  await clean(page);
  await page.getByRole('button', { name: 'Save PDF', exact: true }).click();
  await page.getByText('Saved as Status-', { exact: false }).waitFor();
  const saved = (await readdir(bridge.in('saved'))).find((name) => name.startsWith('Status-HAL-2026-02-'));
  assert.ok((await readFile(bridge.in('saved', saved))).subarray(0, 8).toString().startsWith('%PDF-1.7'));
  await page.getByRole('button', { name: 'Open for printing', exact: true }).click();
  await page.getByText('The PDF is open in your viewer.').waitFor();
  await leave(page);
});
