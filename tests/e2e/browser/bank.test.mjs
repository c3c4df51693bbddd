// Bank files from the screen: dropped, looked over, recorded; refused by name; in both looks and at both widths.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, drop, leave, openAt, openBrowser, settled } from '../lib/page.mjs';

let browser, bridge, untouched, open;

before(async () => {
  [browser, bridge, untouched] = await Promise.all([openBrowser(), Bridge.open({ sample: true }), Bridge.open({ sample: true })]);
  const { rows } = await bridge.call('invoices', { state: 'outstanding', limit: 50 });
  open = rows.filter((row) => row.open.currency === 'EUR').sort((a, b) => a.id - b.id);
  assert.ok(open.length >= 3, 'the sample book has open invoices');
});
after(async () => {
  await browser?.close();
  await bridge?.close();
  await untouched?.close();
});

const HEAD = '"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)"';
const cents = (amount) => Number(amount.replace('.', ''));
const euro = (value) => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
const line = (name, reference, amount, day = '2026-11-13') => `${day},${day},"${name}",,Transfer,"${reference}",Main,${amount}`;
const file = (lines, name = 'november.csv') => [{ name, text: [HEAD, ...lines].join('\n') }];

/** One that is sure, one that lacks ten euros, one that is too much, one that nobody knows, one that went out, one that has no day. */
function statement() {
  const [first, second, third] = open;
  return file([
    line(first.client_name.toUpperCase(), `Invoice ${first.number.replaceAll('-', ' ')}`, first.open.amount),
    line(second.client_name, second.number, euro(cents(second.open.amount) - 1000)),
    line(third.client_name, third.number, euro(cents(third.open.amount) + 2500)),
    line('Somebody else', 'refund', '4.20'),
    line('Stadtwerke', 'Strom', '-80.00'),
    line('No day', '', '1.00', '2026-02-31'),
  ]);
}

test('s2: a bank file is dropped onto the payments, looked over and recorded, and knows its entries again', async () => {
  const page = await openAt(browser, bridge, '/payments');
  const list = page.getByRole('region', { name: 'Payments' });
  await drop(list, statement());
  const sheet = page.getByRole('dialog', { name: 'Bank file' });
  await sheet.getByText('november.csv, N26').waitFor();
  const [first, second, third] = open;
  const row = (invoice) => sheet.locator('tbody').filter({ hasText: invoice.number.replaceAll('-', ' ') }).or(sheet.locator('tbody').filter({ has: page.getByText(invoice.number, { exact: true }) })).first();
  await sheet.getByText('by number, amount and name').waitFor();
  assert.equal(await row(first).getByRole('checkbox').isChecked(), true, 'what is sure is ticked');
  assert.equal(await row(second).getByRole('checkbox').isChecked(), false, 'what is not is looked at');
  await sheet.getByText(/^1 payment, €/).waitFor();

  // An invoice that is chosen by hand takes the entry; leaving it aside gives it back.
  const pays = sheet.getByLabel('What €4.20 from Somebody else pays');
  await pays.selectOption({ index: 1 });
  await sheet.getByText(/^2 payments, €/).waitFor();
  await pays.selectOption({ label: 'Leave aside' });
  await sheet.getByText(/^1 payment, €/).waitFor();

  // All of it by the keyboard, from one tick to the next.
  await row(first).getByRole('checkbox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await row(second).getByText('€10.00 is missing').waitFor();
  await row(second).getByLabel('What happened to the €10.00 that is missing').selectOption({ label: 'Write off' });
  await row(third).getByRole('checkbox').first().press('Space');
  const credit = row(third).getByRole('checkbox', { name: `€25.00 more than is open becomes credit for ${third.client_name}` });
  await credit.waitFor();
  const record = sheet.getByRole('button', { name: /^Record 3 payments/ });
  assert.equal(await record.isDisabled(), true, 'credit is confirmed first');
  await credit.press('Space');
  await sheet.getByText('2 entries left aside').click();
  await sheet.getByText('Line 7').waitFor();
  await clean(page, 'bank-sheet');
  await page.keyboard.press('Control+Enter');
  await row(second).getByText('This is needed.').waitFor();
  await row(second).getByLabel('Reason').fill('Not worth a letter');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^3 payments recorded, €/).waitFor();
  await sheet.waitFor({ state: 'detached' });
  await settled(page);
  for (const invoice of [first, second, third]) await list.getByRole('link', { name: invoice.number }).first().waitFor();

  await drop(list, statement());
  await sheet.getByText('5 entries left aside').click();
  await sheet.getByRole('heading', { name: 'Recorded already' }).waitFor();
  await sheet.getByText('Nothing is chosen.').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await leave(page);
});

test('s2: what is no bank file is refused by name, and a folder is none', async () => {
  const page = await openAt(browser, bridge, '/payments');
  const list = page.getByRole('region', { name: 'Payments' });
  await drop(list, [{ name: 'statement.pdf', text: '%PDF-1.7' }]);
  await page.getByText('statement.pdf is no bank file that can be read.').waitFor();
  await drop(list, [{ name: 'page.csv', text: '<html><body>Please log in</body></html>' }]);
  await page.getByText('The layout of page.csv is not known.').waitFor();
  await drop(list, [{ name: 'years.csv', size: 10_000_001 }]);
  await page.getByText('years.csv has 11 MB, and a bank file may have 10.').waitFor();
  // The dialog of the bridge answers with a folder.
  await page.getByRole('button', { name: 'Import bank file' }).click();
  await page.getByText('saved is a folder').waitFor();
  await clean(page);
  await leave(page);
});

for (const [name, options] of [['bank-unknown', {}], ['bank-unknown-dark', { colorScheme: 'dark', viewport: { width: 900, height: 700 } }]]) {
  test(`s2: the columns of a bank that nobody knows are named once: ${name}`, async () => {
    const page = await openAt(browser, untouched, '/payments', options);
    const [, , third] = open;
    // By its heads it is a bank of its own for each look: what one named the other must not know.
    const text = `When ${name};Who;What for;How much;Stand\n13.11.2026;${third.client_name};Rechnung ${third.number};${third.open.amount.replace('.', ',')};9.000,00\n12.11.2026;Stadtwerke;Abschlag Strom;-80,10;8.919,90\n`;
    await drop(page.locator('.screen'), [{ name: 'own.csv', text }]);
    const asks = page.getByRole('dialog', { name: 'What are its columns?' });
    await asks.getByText('-€80.10').waitFor();
    await settled(page);
    await clean(page, name);
    const width = await page.evaluate(() => document.querySelector('dialog').scrollWidth - document.querySelector('dialog').clientWidth);
    assert.equal(width, 0, 'nothing is cut off');
    const column = asks.getByLabel('Column 4, How much');
    await column.selectOption({ label: 'nothing' });
    await asks.getByText('cannot be read').first().waitFor();
    await asks.getByRole('button', { name: 'Read the file' }).click();
    await asks.getByText('Say which column is the amount').waitFor();
    await column.selectOption({ label: 'Amount with sign' });
    await asks.getByText('-€80.10').waitFor();
    await asks.getByRole('button', { name: 'Read the file' }).click();
    const sheet = page.getByRole('dialog', { name: 'Bank file' });
    await sheet.getByText('own.csv, columns as you named them').waitFor();
    await sheet.getByText('by number, amount and name').waitFor();
    await page.keyboard.press('Escape');
    await drop(page.locator('.screen'), [{ name: 'later.csv', text }]);
    await sheet.getByText('later.csv, columns as you named them').waitFor();
    await leave(page);
  });
}

for (const [name, options] of [
  ['bank-dark', { colorScheme: 'dark' }],
  ['bank-narrow', { viewport: { width: 900, height: 700 } }],
  ['bank-german', { locale: 'de' }],
]) {
  test(`s2: the sheet stands without a barrier: ${name}`, async () => {
    const page = await openAt(browser, untouched, '/payments', options);
    await drop(page.locator('.screen'), statement());
    await page.getByRole('dialog').getByRole('table').waitFor();
    await settled(page);
    await page.getByRole('dialog').locator('summary').click();
    const width = await page.evaluate(() => document.querySelector('dialog').scrollWidth - document.querySelector('dialog').clientWidth);
    assert.equal(width, 0, 'nothing is cut off');
    await clean(page, name);
    await leave(page);
  });
}
