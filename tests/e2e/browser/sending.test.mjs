// S47, S74: an account, a text about a milestone and a reminder are sent directly; chosen invoices are reminded of together; an
// invoice is printed on a chosen printer.
import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, go, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { end, firstLine, freePort, ownFolder, root, start, until } from '../lib/world.mjs';

const PASSWORD = 'correct horse';
let browser, bridge, host, port, letters, cups;

/** A mail once the server has written it down whole: the sheet goes on before that. */
async function arrived(number) {
  let mail;
  await until(`mail ${number}`, async () => {
    const text = await readFile(path.join(letters.folder, `${number}.json`), 'utf8').catch(() => '');
    mail = text.trimEnd().endsWith('}') ? JSON.parse(text) : undefined;
    return mail !== undefined;
  });
  return mail;
}

/** Two programs that stand in for those of CUPS: one names a printer, one writes down what it was asked. */
async function printers(folder) {
  await mkdir(folder, { recursive: true });
  const put = async (name, script) => {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(folder, name), 0o755);
  };
  await put('lpstat', 'case "$1" in -e) echo Office;; -d) echo "system default destination: Office";; esac');
  await put('lp', 'printf \'%s\\n\' "$@" > "$(dirname "$0")/asked"');
}

before(async () => {
  cups = await ownFolder();
  await printers(cups.folder);
  process.env.MILEPOST_CUPS = cups.folder;
  [browser, bridge, letters, port] = await Promise.all([openBrowser(), Bridge.open({ on: '2027-03-01' }), ownFolder(), freePort()]);
  const server = path.join(root, 'tests', 'tools', 'mail_server.py');
  host = start(path.join(root, '.venv', 'bin', 'python'), ['-W', 'ignore', server, letters.folder, '--port', String(port), '--user', 'elin', '--password', PASSWORD]);
  await firstLine(host, /^\d+$/);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', postcode: 'D04 AB12', country: 'IE', email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' });
  for (const name of ['Halden Rail Ltd', 'Tarbert Ferries Ltd']) {
    const { id } = await bridge.call('create_client', { name, street: '3 Northgate Yard', city: 'Cork', postcode: 'T12 XY34', country: 'IE', email: `accounts${name.length}@client.example`, vat_number: 'IE 7654321B' });
    for (const title of ['Kick-off', 'Audit']) {
      const draft = (await bridge.call('new_invoice', { client: id })).id;
      const line = { milestone: null, title, description: 'As agreed', deliverables: [], quantity: '', unit_price: '100', tax_rate: '', override_reason: '', amount_reason: '' };
      await bridge.call('save_invoice_draft', { id: draft, patch: { issue_on: title === 'Kick-off' ? '2027-01-04' : '', lines: [line] } });
      if (title === 'Kick-off') await bridge.call('issue_invoice', { id: draft });
    }
  }
  const project = await bridge.call('create_project', { client: 1, patch: { title: 'Migration', contract: '4800' }, preset: 'two' });
  await bridge.call('save_milestone', { id: project.milestones[0].id, patch: { title: 'Discovery report' } });
  await bridge.call('save_mail_server', { host: '127.0.0.1', port: String(port), security: 'none', user: 'elin', from_name: '', from_address: '' });
  await bridge.call('keep_mail_password', { password: PASSWORD });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
  await end(host);
  await letters?.remove();
  await cups?.remove();
});

test('s47: R over chosen invoices reminds their clients one after the other, and says what is left out', async () => {
  const page = await openAt(browser, bridge, '/invoices');
  for (const box of await page.getByRole('row').getByRole('checkbox').all()) if (!(await box.isChecked())) await box.check();
  await page.getByRole('region', { name: 'What is selected' }).getByRole('button', { name: 'Remind' }).click();
  await page.getByText('Left out: 2 drafts.').waitFor();
  const first = page.getByRole('dialog', { name: /^Remind / });
  await first.waitFor();
  await page.getByText('1 of 2', { exact: false }).first().waitFor();
  await clean(page, 'remind-queue-light-1280');
  await first.getByRole('button', { name: 'Send directly' }).click();
  await page.getByText('2 of 2', { exact: false }).first().waitFor();
  assert.match((await arrived(1)).to[0], /^accounts\d+@client.example$/);
  await first.getByRole('button', { name: 'Send directly' }).click();
  await first.waitFor({ state: 'detached' });
  await settled(page);
  await arrived(2);
  await until('the reminder counts', async () => (await bridge.call('invoice', { id: 1 })).reminders.length === 1);
  const given = (await bridge.call('invoice', { id: 1 })).reminders;
  assert.deepEqual(given.map(({ channel, level }) => [channel, level]), [['sent', 'friendly']]);
  await go(page, bridge, '/invoices/1');
  await page.getByText('sent by e-mail', { exact: false }).first().waitFor();
  await leave(page);
});

test('s74: a text about a milestone is sent directly and stands in its history', async () => {
  const page = await openAt(browser, bridge, '/milestones/1?sheet=notice');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('To', { exact: true }).fill('ciara@client.example');
  await sheet.getByRole('button', { name: 'Send directly' }).click();
  await page.getByText('Sent to ciara@client.example.').waitFor();
  await page.getByText('Sent by e-mail').first().waitFor();
  await leave(page);
});

test('s74: an invoice is printed on the printer of the system and the history knows it', async () => {
  const page = await openAt(browser, bridge, '/invoices/1');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Print on Office' }).click();
  await page.getByText('Invoice-2027-001.pdf is on its way to Office.').waitFor();
  await page.getByText('Printed, on Office').waitFor();
  const asked = (await readFile(path.join(cups.folder, 'asked'), 'utf8')).split('\n');
  assert.deepEqual(asked.slice(0, 5), ['-d', 'Office', '-o', 'media=A4', '--']);
  await leave(page);
});

test('s74: the mail of an invoice is worded by the business, and a place that nobody can fill is refused by its name', async () => {
  const page = await openAt(browser, bridge, '/settings/email');
  const subject = page.getByLabel('Subject', { exact: true });
  await subject.fill('{business}: {nummer}');
  await subject.press('Enter');
  await page.getByText('Nothing here can fill in {nummer}.', { exact: false }).waitFor();
  await subject.fill('{business}: {number}');
  await subject.press('Enter');
  await page.getByText('Text kept').waitFor();
  await clean(page, 'mail-texts-light-1280');
  assert.equal((await bridge.call('invoice_mail', { id: 1 })).mail.subject, 'Sandberg Advisory: 2027-001');
  await page.getByRole('button', { name: 'As shipped' }).click();
  await page.getByText('The text is as shipped again').waitFor();
  assert.match((await bridge.call('invoice_mail', { id: 1 })).mail.subject, /^Invoice 2027-001: Kick-off/);
  await leave(page);
});
