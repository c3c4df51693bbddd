// The window itself: it opens, keeps its promises to the system, and there is only one of it.
import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Desk } from '../lib/window.mjs';
import { until } from '../lib/world.mjs';

let desk;

before(async () => {
  desk = await Desk.open();
  await desk.start();
});
after(() => desk?.close());

test('the first start opens a page on a new book that only its owner can read', async () => {
  await until('words on the page', () => desk.browser.execute(() => document.querySelector('#app')?.innerText.trim()));
  assert.equal(await desk.browser.getTitle(), 'Milepost');
  assert.equal((await desk.call('workspace')).is_new, true);
  assert.deepEqual(await desk.call('locale'), { language: 'en-IE' }, 'never "C", which no format can be made of');
  for (const [name, mode] of [[desk.book, 0o600], [path.dirname(desk.book), 0o700]]) {
    assert.equal(statSync(name).mode & 0o777, mode, name);
  }
});

test('a verified backup of this start is made while the window is open', async () => {
  const at = await until('the backup', async () => (await desk.call('workspace')).last_backup_at);
  const [backup] = await desk.call('backups');
  assert.equal(new Date(backup.at).toISOString().slice(0, 13), new Date(at).toISOString().slice(0, 13));
});

test('the page can neither leave nor run what is not ours', async () => {
  await desk.watchPolicy();
  const found = await desk.browser.executeAsync((done) => {
    const tried = { tauri: typeof window.__TAURI__, origin: location.origin };
    try {
      tried.eval = new Function('return 1')();
    } catch (error) {
      tried.eval = error.name;
    }
    const style = document.createElement('style');
    style.textContent = 'body { outline: 1px solid red }';
    document.head.append(style);
    tried.style = getComputedStyle(document.body).outlineStyle;
    style.remove();
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    document.body.append(link);
    link.click();
    link.remove();
    window.open('https://example.com/');
    window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: {} }).then(
      () => (tried.dialog = 'opened'),
      (refused) => (tried.dialog = String(refused)),
    );
    fetch('https://example.com/').then(
      () => (tried.fetch = 'reached'),
      () => (tried.fetch = 'refused'),
    );
    setTimeout(() => done(tried), 500);
  });
  assert.deepEqual({ ...found, dialog: undefined }, {
    tauri: 'undefined', origin: 'tauri://localhost', eval: 'EvalError', style: 'none', fetch: 'refused', dialog: undefined,
  });
  assert.match(found.dialog, /not allowed/);
  assert.match(await desk.browser.getUrl(), /^tauri:\/\/localhost/);
  assert.equal((await desk.browser.getWindowHandles()).length, 1);
  assert.notDeepEqual(await desk.violations(), [], 'the watch sees violations when there are some');
});

test('a second start exits 0 and the first window is told', async () => {
  await desk.listen('second_start');
  assert.equal(await desk.secondStart(), 0);
  await desk.heard('second_start');
});

test('quit closes the book', async () => {
  await desk.call('save_business', { name: 'Sandberg Advisory' });
  // The session may end before the answer comes.
  await desk.call('quit').catch(() => {});
  await until('the end of the program', () => !existsSync(`${desk.book}-wal`) || statSync(`${desk.book}-wal`).size === 0);
  await desk.stop().catch(() => {});
  await desk.start();
  assert.equal((await desk.call('workspace')).business_name, 'Sandberg Advisory', 'the next start finds it');
});
