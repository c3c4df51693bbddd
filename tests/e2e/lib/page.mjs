// A page of the browser on a bridge: opened at an address, awaited until it stands, examined, left without a complaint.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

/** A browser for a whole file of stories. */
export function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
}

/** A page on `bridge` in the language `options.locale` (without it, the system's) that collects what nobody should see: errors in the console, broken policy. */
export async function openPage(browser, bridge, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-IE', ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  // A refusal is an answer of 422, which the browser reports although the page handles it.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422')) page.complaints.push(message.text());
  });
  page.asked = 0;
  page.open = new Set();
  page.on('request', (request) => {
    page.asked += 1;
    page.open.add(request);
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.open.delete(request));
  // The window asks the system which language it speaks.
  if (options.locale) await page.route('**/ipc/locale', (route) => route.fulfill({ json: { language: options.locale } }));
  await page.goto(bridge.url);
  await page.locator('#app').waitFor();
  return page;
}

/** A fresh page on `bridge` at `address`, once its screen stands. */
export async function openAt(browser, bridge, address, options = {}) {
  const page = await openPage(browser, bridge, { reducedMotion: 'reduce', ...options });
  await go(page, bridge, address);
  return page;
}

/** Leads a page to `address` as a start of the program there would. */
export async function go(page, bridge, address) {
  await page.goto('about:blank');
  await page.goto(`${bridge.url}#${address}`);
  await settled(page);
}

/** Waits until the screen stands: a heading (empty where the record is no longer there), its fonts and its pictures, and no question to the book is open. */
export async function settled(page) {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await quiet(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
}

/** What follows from an answer is asked within the frames after it: quiet is when these have passed and nothing was asked. */
async function quiet(page) {
  for (let asked = -1; asked !== page.asked || page.open.size > 0; ) {
    asked = page.asked;
    await page.waitForLoadState('load');
    await drawn(page);
  }
}

/** What an answer changes is drawn within the frames after it. */
export function drawn(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** No barrier that axe knows. With MILEPOST_SCREENS=FOLDER a picture called `name` is kept there. */
export async function clean(page, name) {
  const keep = process.env.MILEPOST_SCREENS;
  if (keep && name) await mkdir(keep, { recursive: true });
  if (keep && name) await page.screenshot({ path: path.join(keep, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
  assert.deepEqual(found, [], name);
}

/** Leaves a page that must have had nothing to complain of. */
export async function leave(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

/** Drops files onto an element as the file manager does. */
export async function drop(target, files) {
  const data = await target.page().evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text, size } of given) transfer.items.add(new File([size ? new Uint8Array(size) : text], name));
    return transfer;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer: data });
}
