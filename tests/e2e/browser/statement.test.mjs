// The account of a client: reached from its page, read by days, kept in the address, refused by name.
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';

let browser, bridge, client;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  client = (await bridge.call('clients', {})).find((row) => row.name.startsWith('Halden Rail'));
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s22: the statement of a client stands in ${colorScheme} at ${width}, and its days can be chosen`, async () => {
    const page = await openAt(browser, bridge, `/clients/${client.id}`, { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('button', { name: 'Statement', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Statement' }).waitFor();
    const told = await bridge.call('client_statement', { client: client.id });
    const grid = page.getByRole('grid', { name: 'Statement' });
    await grid.getByText(told.rows.at(-1).number || 'Payment').first().waitFor();
    await clean(page);

    const last = told.rows.at(-1).on;
    await page.getByLabel('From', { exact: true }).fill(last);
    await page.keyboard.press('Tab');
    const shown = told.rows.filter((row) => row.on === last).length;
    await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, shown);
    await page.reload();
    await settled(page);
    await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, shown);
    await page.getByLabel('To', { exact: true }).fill('1 Jan 2020');
    await page.keyboard.press('Tab');
    await page.getByText('The last day is before the first one.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('whenever');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('To', { exact: true }).fill('');
    await page.keyboard.press('Tab');
    await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, shown);
    const { rows } = await bridge.call('client_statement', { client: client.id, from: last });
    const at = rows.findIndex((row) => row.invoice !== null);
    if (at >= 0) {
      await page.locator('[data-row]').nth(at).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: rows[at].number, exact: true }).waitFor();
    }
    await leave(page);
  });
}
