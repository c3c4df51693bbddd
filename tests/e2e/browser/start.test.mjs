// The pages start in a plain browser over the bridge, without an error and without a barrier that axe knows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, openBrowser, openPage, settled } from '../lib/page.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

test('the first page of a new book has no barrier and no complaint', async () => {
  const page = await openPage(browser, bridge);
  await settled(page);
  await clean(page);
  assert.deepEqual(page.complaints, []);
});

test('a refusal comes as a problem and bytes come as bytes', async () => {
  await assert.rejects(bridge.call('create_client', { name: '' }), { code: 'invalid' });
  await assert.rejects(bridge.call('no_such_command'), { code: 'usage' });
  const answer = await fetch(`${bridge.url}bytes/logo`, { method: 'POST', body: '{}' });
  assert.equal(answer.status, 422);
  assert.equal((await answer.json()).code, 'not_found');
});
