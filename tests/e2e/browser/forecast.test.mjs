// Reports, Forecast: the months ahead by two paces, and each number with its rows.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const figure = (page, name) => page.locator(`[data-figure="${name}"]`).first();
/** Digits of a figure on the screen: `1,234.5` is `1234.50`. */
function plain(text) {
  const [whole, cents = ''] = text.replace(/[^\d.]/g, '').split('.');
  return `${whole}.${cents.padEnd(2, '0')}`;
}

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s16: the forecast says what Rust says, in ${colorScheme} at ${width}`, async () => {
    const page = await openAt(browser, bridge, '/reports/forecast', { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('heading', { name: 'Expected by month' }).waitFor();
    const { months, backlog, rows } = await bridge.call('forecast', { including_tax: false, pace: 'agreed' });
    for (const month of months) {
      const key = month.month?.slice(0, 7) ?? 'later';
      for (const part of month.parts) {
        assert.equal(plain(await figure(page, `${part.part} ${key}`).locator('.amount').textContent()), part.amount.amount, `${part.part} ${key}`);
      }
    }
    assert.equal(plain(await figure(page, 'backlog').locator('.amount').textContent()), backlog.amount);
    assert.ok(rows.length > 3, 'the sample expects money');
    await clean(page);
    const folder = process.env.MILEPOST_SCREENS;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/forecast-${colorScheme}-${width}.png` });
    }
    await leave(page);
  });
}

test('s16: a number opens its rows, a row its document, and the pace moves the months', async () => {
  const page = await openAt(browser, bridge, '/reports/forecast', { viewport: { width: 1280, height: 800 } });
  const { months, rows } = await bridge.call('forecast', { including_tax: false, pace: 'agreed' });
  const month = months.find((of) => of.month !== null && of.parts.some((part) => part.count > 0));
  const part = month.parts.find((of) => of.count > 0);
  const key = month.month.slice(0, 7);
  await figure(page, `${part.part} ${key}`).getByRole('link').click();
  const grid = page.getByRole('grid', { name: 'Expected money' });
  await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, part.count);
  const own = rows.filter((row) => row.part === part.part && row.expected_on.startsWith(key));
  assert.equal(own.length, part.count);
  await grid.locator('[data-row]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /#?\/(invoices|milestones)\/\d+/.test(window.location.href));
  await page.goBack();
  await grid.waitFor();
  await figure(page, 'total all').getByRole('link').click();
  await page.getByRole('radio', { name: 'As they usually pay', exact: true }).check({ force: true });
  await page.getByText(/clients pay|by due dates/).first().waitFor();
  const usual = await bridge.call('forecast', { including_tax: false, pace: 'usual' });
  const now = usual.months[0];
  await page.waitForFunction(
    ([name, wanted]) => document.querySelector(`[data-figure="${name}"] .amount`)?.textContent.replace(/[^\d]/g, '').startsWith(wanted),
    [`total ${now.month.slice(0, 7)}`, now.total.amount.split('.')[0]],
  );
  await leave(page);
});
