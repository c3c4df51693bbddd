// Mails are kept: what was written is read in the history of the invoice and of the project, and its bytes come back.
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';

let browser, bridge, invoice, mail;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  const { rows } = await bridge.call('invoices');
  invoice = rows.find((row) => row.status === 'overdue');
  ({ mail } = await bridge.call('invoice_mail', { id: invoice.id }));
  mail = { ...mail, text: `${mail.text}\nP.S. The depot keys are with reception.` };
  await bridge.call('open_mail_draft', { id: invoice.id, mail });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s33: a mail is read where it was opened, in ${colorScheme} at ${width}`, async () => {
    const page = await openAt(browser, bridge, `/invoices/${invoice.id}`, { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('button', { name: /^Read: / }).last().click();
    const sheet = page.getByRole('dialog', { name: 'Mail as it was made' });
    await sheet.getByText('P.S. The depot keys are with reception.').waitFor();
    await sheet.getByText(mail.subject, { exact: true }).waitFor();
    await clean(page);
    if (process.env.MILEPOST_SCREENS) await page.screenshot({ path: `${process.env.MILEPOST_SCREENS}/kept-mail-${colorScheme}-${width}.png` });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });

    const { project } = await bridge.call('invoice', { id: invoice.id });
    if (project !== null) {
      await page.goto(`${bridge.url}#/projects/${project}/history`);
      await settled(page);
      await page.getByRole('button', { name: /^Read: / }).first().click();
      await sheet.getByText('P.S. The depot keys are with reception.').waitFor();
      if (process.env.MILEPOST_SCREENS) await page.screenshot({ path: `${process.env.MILEPOST_SCREENS}/history-mail-${colorScheme}-${width}.png` });
    }
    await leave(page);
  });
}
