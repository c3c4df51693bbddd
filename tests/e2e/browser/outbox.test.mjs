// S74: an invoice is sent directly by a real mail server, from the settings to the mail that arrives; offline it waits.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, go, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { end, firstLine, freePort, ownFolder, root, start } from '../lib/world.mjs';

const PASSWORD = 'correct horse';
const TODAY = '2026-11-16';
const SENDER = { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', postcode: 'D04 AB12', country: 'IE', email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' };
const CLIENT = { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', postcode: 'T12 XY34', country: 'IE', email: 'accounts@halden.example', vat_number: 'IE 7654321B' };

let browser, bridge, host, port, letters;

/** The mail server in a process of its own, which knows nothing of our code. */
async function open() {
  const server = path.join(root, 'tests', 'tools', 'mail_server.py');
  host = start(path.join(root, '.venv', 'bin', 'python'), ['-W', 'ignore', server, letters.folder, '--port', String(port), '--user', 'elin', '--password', PASSWORD]);
  await firstLine(host, /^\d+$/);
}
const mode = (text) => writeFile(path.join(letters.folder, 'mode'), text);
const arrived = async (number) => JSON.parse(await readFile(path.join(letters.folder, `${number}.json`), 'utf8'));

/** A prepared invoice, ready to issue; its number in the book. */
async function prepared(title) {
  const { id } = await bridge.call('new_invoice', { client: 1 });
  const line = { milestone: null, title, description: 'As agreed', deliverables: [], quantity: '', unit_price: '100', tax_rate: '', override_reason: '', amount_reason: '' };
  await bridge.call('save_invoice_draft', { id, patch: { lines: [line] } });
  return id;
}
const issued = async (title) => bridge.call('issue_invoice', { id: await prepared(title) });

before(async () => {
  [browser, bridge, letters, port] = await Promise.all([openBrowser(), Bridge.open({ on: TODAY }), ownFolder(), freePort()]);
  await open();
  await bridge.call('save_business', SENDER);
  await bridge.call('create_client', CLIENT);
  const contact = { position: '', phone: '' };
  await bridge.call('save_contacts', { id: 1, contacts: [
    { ...contact, name: 'Owen Byrne', email: 'owen@halden.example', roles: ['accounts_payable'] },
    { ...contact, name: 'Ciara Doyle', email: 'ciara@halden.example', roles: ['approver', 'copy'] },
  ] });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
  await end(host);
  await letters?.remove();
});

test('s74: the server is named, refused in the open, given its password and tested', async () => {
  const page = await openAt(browser, bridge, '/settings/email');
  const field = (name) => page.getByLabel(name, { exact: true });
  await field('Server').fill('smtp.example.com');
  await field('Server').press('Enter');
  await page.getByText('The mail server is saved.').waitFor();
  await field('Encryption').selectOption('none');
  await page.getByText('Choose TLS or STARTTLS. Only a server on this computer can do without.').waitFor();
  assert.equal((await bridge.call('mail_server')).security, 'starttls', 'nothing of it is saved');
  await field('Server').fill('127.0.0.1');
  await field('Server').press('Enter');
  await field('Port').fill(String(port));
  await field('Port').press('Enter');
  await field('User name').fill('elin');
  await field('User name').press('Enter');
  await field('Password of the mail server').waitFor();
  assert.equal((await bridge.call('mail_server')).port, String(port));

  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page.getByText('The mail server asks for a password. Enter it first.').waitFor();
  await field('Password of the mail server').fill('wrong');
  await page.getByRole('button', { name: 'Keep password' }).click();
  await page.getByText('The password is kept.').waitFor();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page.getByText('The mail server refused the password. Enter it again in Settings, Email.', { exact: false }).waitFor();
  await field('Password of the mail server').fill(PASSWORD);
  await page.getByRole('button', { name: 'Keep password' }).click();
  await page.getByText('Your system has no keyring that keeps it.', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await page.getByText('The server answered and let you in.', { exact: false }).waitFor();
  await clean(page, 'email-light-1280');
  await leave(page);
});

test('s74: an invoice is issued and sent, to who pays and in copy to who is informed, and the way is remembered', async () => {
  const draft = await prepared('Advice');
  const page = await openAt(browser, bridge, `/drafts/${draft}`);
  await page.keyboard.press('Control+Enter');
  const sheet = page.getByRole('dialog', { name: /Issue and send/ });
  await sheet.getByRole('radio', { name: 'Send directly' }).check();
  assert.equal(await sheet.getByLabel('To', { exact: true }).inputValue(), 'owen@halden.example');
  assert.equal(await sheet.getByLabel(/^Cc/).inputValue(), 'ciara@halden.example');
  await clean(page, 'issue-send-light-1280');
  await sheet.getByRole('button', { name: /^Issue and send/ }).click();
  await page.getByText('Sent to owen@halden.example, ciara@halden.example.').waitFor();
  assert.deepEqual((await arrived(1)).to, ['owen@halden.example', 'ciara@halden.example']);
  await page.getByText('Sent by e-mail, to owen@halden.example, ciara@halden.example').waitFor();
  await settled(page);
  await go(page, bridge, `/drafts/${await prepared('More advice')}`);
  await page.keyboard.press('Control+Enter');
  assert.equal(await sheet.getByRole('radio', { name: 'Send directly' }).isChecked(), true);
  await leave(page);
});

test('s74: what the server refuses is told in plain words, and waits for the user', async () => {
  const { id, number } = await issued('Workshop');
  const page = await openAt(browser, bridge, `/invoices/${id}`);
  await mode('refuse ciara@halden.example');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Send directly' }).click();
  const sheet = page.getByRole('dialog', { name: `Send ${number}` });
  await sheet.getByLabel('Subject').fill('The workshop');
  await clean(page, 'send-sheet-light-1280');
  await sheet.getByRole('button', { name: /^Send/ }).click();
  await page.getByText('Outbox: Refused').waitFor();
  await page.getByRole('link', { name: /Outbox/ }).first().click();
  const told = page.getByRole('listitem').filter({ hasText: 'The workshop' });
  await told.getByText('The mail server does not take mail for ciara@halden.example. Nobody got this mail.').waitFor();
  await told.getByText('no such user here', { exact: false }).waitFor();
  await page.getByRole('navigation').getByText('1 for you').waitFor();
  await mode('cut');
  await told.getByRole('button', { name: 'Send again' }).click();
  await told.getByText('May have arrived', { exact: true }).waitFor();
  await mode('');
  await settled(page);
  await clean(page, 'outbox-doubt-light-1280');
  await told.getByRole('button', { name: 'It arrived' }).click();
  await page.getByText('Nothing waits').waitFor();
  await told.getByText('Sent', { exact: true }).waitFor();
  await leave(page);
});

test('s74: without a connection a mail waits in the outbox, and goes when it is back', async () => {
  await end(host);
  const { id } = await issued('Report');
  const mail = (await bridge.call('invoice_mail', { id })).mail;
  await bridge.call('send_invoice_mail', { id, mail: { ...mail, subject: 'The report' } });
  const page = await openAt(browser, bridge, '/outbox', { viewport: { width: 900, height: 800 }, colorScheme: 'dark' });
  const waiting = page.getByRole('listitem').filter({ hasText: 'The report' });
  await page.getByRole('button', { name: 'Send all now' }).click();
  await waiting.getByText('The mail server could not be reached. Milepost tries again by itself.').first().waitFor();
  await settled(page);
  await clean(page, 'outbox-waiting-dark-900');
  await open();
  await waiting.getByRole('button', { name: 'Send now' }).click();
  await page.getByText('Nothing waits').waitFor();
  assert.deepEqual((await arrived(3)).to, ['owen@halden.example', 'ciara@halden.example']);
  await leave(page);
});

test('s74: a password that is not known is asked for when a mail is sent, in German too', async () => {
  await bridge.call('keep_mail_password', { password: '' });
  const { id } = await issued('Bericht');
  const mail = (await bridge.call('invoice_mail', { id })).mail;
  await bridge.call('send_invoice_mail', { id, mail: { ...mail, subject: 'Der Bericht' } });
  const page = await openAt(browser, bridge, '/outbox', { locale: 'de-DE' });
  await page.getByText('Das Passwort ist noch nicht bekannt.').waitFor();
  await page.getByRole('button', { name: 'Alle jetzt senden' }).first().click();
  const sheet = page.getByRole('dialog', { name: 'Der Mailserver fragt nach Ihrem Passwort' });
  await sheet.getByLabel('Passwort des Mailservers').fill(PASSWORD);
  await clean(page, 'outbox-password-light-1280');
  await sheet.getByRole('button', { name: /^Senden/ }).click();
  await page.getByText('Nichts wartet').waitFor();
  assert.equal((await arrived(4)).from, 'elin@sandberg.example');
  await go(page, bridge, '/settings/email');
  await clean(page, 'email-german-1280');
  await leave(page);
});
