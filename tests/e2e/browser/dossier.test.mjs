// The dossier of a project from its menu: looked over, saved as one zip, private notes only when they are asked for.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
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

test('s87: one click in the menu of a project, one on Save, and anyone can check what came out', async () => {
  const [project] = await bridge.call('projects');
  const page = await openAt(browser, bridge, `/projects/${project.id}/schedule`);
  await page.getByRole('button', { name: 'More about this project' }).click();
  await page.getByRole('menuitem', { name: 'Save dossier' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dossier' });
  await dialog.getByText(/What is in it/).waitFor();
  assert.equal(await dialog.getByLabel('With my private notes').isChecked(), false);
  await clean(page);
  await dialog.getByRole('button', { name: 'Save as' }).click();
  await dialog.waitFor({ state: 'detached' });
  const name = await until('the dossier', async () => (await readdir(bridge.in('saved'))).find((file) => file.startsWith('Dossier-') && file.endsWith('.zip')));
  assert.ok((await stat(bridge.in('saved', name))).size > 1000);
  const out = bridge.in('out');
  execFileSync('unzip', ['-q', bridge.in('saved', name), '-d', out]);
  execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'SHA256SUMS'], { cwd: out });
  assert.ok((await readdir(out)).includes('Index.pdf'));
  await leave(page);
});
