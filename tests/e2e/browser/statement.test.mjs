// The account of a client: reached from its page, read by days, kept in the address, refused by name.
import assert from 'node:assert/strict';
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
    await page.getByRole('button', { name: /^Statement/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Statement' }).waitFor();
    const told = (await bridge.call('client_statement', { client: client.id })).accounts[0];
    const grid = page.getByRole('grid', { name: 'Statement' });
    await grid.getByText(told.rows.at(-1).entry.number || 'Payment').first().waitFor();
    await clean(page);

    const last = told.rows.at(-1).entry.on;
    await page.getByLabel('From', { exact: true }).fill(last);
    await page.keyboard.press('Tab');
    const shown = told.rows.filter((row) => row.entry.on === last).length;
    await page.waitForFunction((count) => document.querySelectorAll('[role="grid"][aria-label="Statement"] [data-row]').length === count, shown);
    await page.reload();
    await settled(page);
    await page.waitForFunction((count) => document.querySelectorAll('[role="grid"][aria-label="Statement"] [data-row]').length === count, shown);
    await page.getByLabel('To', { exact: true }).fill('1 Jan 2020');
    await page.keyboard.press('Tab');
    await page.getByText('The last day is before the first one.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('whenever');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('To', { exact: true }).fill('');
    await page.keyboard.press('Tab');
    await page.waitForFunction((count) => document.querySelectorAll('[role="grid"][aria-label="Statement"] [data-row]').length === count, shown);
    const { rows } = (await bridge.call('client_statement', { client: client.id, from: last })).accounts[0];
    const at = rows.findIndex((row) => row.entry.invoice !== null);
    if (at >= 0) {
      await grid.locator('[data-row]').nth(at).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: rows[at].entry.number, exact: true }).waitFor();
    }
    await leave(page);
  });
}

test('s22: the statement goes out as a letter, a table and a mail with the days that stand in the address', async () => {
  const page = await openAt(browser, bridge, `/clients/${client.id}/statement?from=2026-01-01`, { viewport: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Open for printing', exact: true }).click();
  await page.getByText('The PDF is open in your viewer.').waitFor();
  await page.getByRole('button', { name: 'Mail', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Mail the statement' });
  const { mail, attachment } = await bridge.call('statement_mail', { client: client.id, from: '2026-01-01' });
  await sheet.getByText(attachment).waitFor();
  assert.equal(await sheet.getByLabel('Subject', { exact: true }).inputValue(), mail.subject);
  await clean(page);
  await sheet.getByLabel('To', { exact: true }).fill('nobody');
  await sheet.getByRole('button', { name: /Open mail draft/ }).click();
  await sheet.getByRole('alert').first().waitFor();
  await sheet.getByLabel('To', { exact: true }).fill('accounts@halden.example');
  await sheet.getByRole('button', { name: /Open mail draft/ }).click();
  await page.getByText('The draft is open in your mail app, press send there.').waitFor();
  await leave(page);
});
