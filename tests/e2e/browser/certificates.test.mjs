// S93: what a change order removed after its acceptance is gone from the plan, and its certificate opens from the history.
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openBrowser, openPage, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

test('s87 s93: the history opens the certificate of a milestone that was removed', async () => {
  const client = (await bridge.call('clients', {}))[0].id;
  const { id } = await bridge.call('create_project', { client, patch: { title: 'Depot portal', contract: '10000' } });
  for (const title of ['Audit report', 'Style guide']) await bridge.call('add_milestone', { project: id, patch: { title, amount: '5000' } });
  await bridge.call('agree_plan', { id, by: 'Ciara Doyle', channel: 'email' });
  const [, guide] = (await bridge.call('project', { id })).milestones;
  await bridge.call('mark_done', { id: guide.id });
  await bridge.call('accept_milestone', { id: guide.id, by: 'Ciara Doyle', channel: 'email' });
  const { change_order: order } = await bridge.call('start_change_order', { project: id });
  await bridge.call('save_change_order', { id: order.id, patch: { reason: 'Not needed any more' } });
  await bridge.call('remove_change_row', { id: order.id, row: 2 });
  await bridge.call('agree_change_order', { id: order.id, by: 'Ciara Doyle', channel: 'email' });
  for (const [locale, label] of [['en-IE', 'Open its certificate'], ['de-DE', 'Abnahmebescheinigung öffnen']]) {
    const page = await openPage(browser, bridge, { reducedMotion: 'reduce', locale });
    // The window asks the system which language it speaks.
    await page.route('**/ipc/locale', (route) => route.fulfill({ json: { language: locale } }));
    await page.goto('about:blank');
    await page.goto(`${bridge.url}#/projects/${id}/history`);
    await settled(page);
    await clean(page);
    const before = bridge.said.length;
    // Handed over once, its certificate stands behind that entry too.
    await page.getByRole('button', { name: label, exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await until('the viewer to get it', async () => bridge.said.slice(before).some((line) => line.includes('-M2-removed.pdf')));
    await leave(page);
  }
});
