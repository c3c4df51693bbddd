// Reminders from the screens: R and Enter from an invoice's row, who is due, what was said before, own texts and rates.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { ownFolder } from '../lib/world.mjs';

let browser, bridge, own;
const clients = {};

async function on(day, work) {
  const past = await Bridge.open({ on: day, book: path.join(own.folder, 'Reminded.milepost') });
  await work(past);
  await past.close();
}

/** An invoice outside any plan over one line. */
async function invoiced(past, client, title, unit_price) {
  const { id } = await past.call('new_invoice', { client });
  const line = { milestone: null, title, description: '', deliverables: [], quantity: '', unit_price, tax_rate: '', override_reason: '', amount_reason: '' };
  await past.call('save_invoice_draft', { id, patch: { lines: [line] } });
  return past.call('issue_invoice', { id });
}

before(async () => {
  own = await ownFolder();
  await on('2026-10-28', async (past) => {
    await past.call('save_business', { name: 'Sandberg Advisory', person: 'Elin Sandberg', street: '14 Marine Row', city: 'Dublin 4', country: 'IE', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
    for (const [key, name] of [['tarbert', 'Tarbert Ferries'], ['halden', 'Halden Rail Ltd']]) {
      clients[key] = (await past.call('create_client', { name, street: '3 Northgate Yard', city: 'Cork', email: `accounts@${key}.example` })).id;
    }
    await invoiced(past, clients.tarbert, 'Kick-off', '4320');
  });
  await on('2026-11-20', async (past) => {
    await invoiced(past, clients.tarbert, 'Audit report', '7200');
    const disputed = await invoiced(past, clients.tarbert, 'Travel', '100');
    await past.call('dispute_invoice', { id: disputed.id, reason: 'Not agreed' });
    await invoiced(past, clients.halden, 'Advice', '1000');
  });
  await on('2026-12-04', (past) => past.call('record_reminder', { reminder: { client: clients.tarbert }, channel: 'phone' }));
  browser = await openBrowser();
  bridge = await Bridge.open({ on: '2026-12-24', book: path.join(own.folder, 'Reminded.milepost') });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
  await own?.remove();
});

const sheet = (page) => page.getByRole('dialog');
const reminders = async (id) => (await bridge.call('invoice', { id })).reminders;

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light'], [1280, 'dark']]) {
  test(`s47: the sheet tells what is late, how firm and why, in ${colorScheme} at ${width}`, async () => {
    const page = await openAt(browser, bridge, '/invoices?state=overdue', { colorScheme, viewport: { width, height: 800 } });
    await clean(page, `reminders-due-${colorScheme}-${width}`);
    await page.getByRole('button', { name: 'Remind Tarbert Ferries' }).click();
    await sheet(page).getByText('level 2 because 2026-001 had level 1').waitFor();
    await sheet(page).getByText('In dispute and left out: 2026-003.').waitFor();
    await sheet(page).getByText('level 1 on 4 Dec').waitFor();
    await clean(page, `reminder-sheet-${colorScheme}-${width}`);
    const text = sheet(page).getByLabel('Message', { exact: true }).or(sheet(page).getByLabel('Text', { exact: true }));
    assert.doesNotMatch(await text.inputValue(), /Interest/);
    await sheet(page).getByText('Show interest, 10.15% a year').click();
    await page.waitForFunction(() => [...document.querySelectorAll('dialog textarea')].some((area) => area.value.includes('Interest for late payment')));
    await clean(page, `reminder-sheet-interest-${colorScheme}-${width}`);
    await sheet(page).getByText('1 Friendly').click();
    await sheet(page).getByText('by its days it would be level 2').waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('dialog input')].some((field) => field.value.startsWith('Payment reminder')));
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    await leave(page);
  });
}

test('s47: own words stay when the tone changes, until they are given up', async () => {
  const page = await openAt(browser, bridge, `/clients/${clients.tarbert}?sheet=reminder`);
  await sheet(page).getByLabel('Subject', { exact: true }).fill('Dear friends');
  await sheet(page).getByText('3 Last notice').click();
  await sheet(page).getByRole('button', { name: 'Use the text of this tone' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll('dialog input')].some((field) => field.value.startsWith('Last notice')));
  await sheet(page).getByLabel('To', { exact: true }).fill('nobody');
  await sheet(page).getByRole('button', { name: /Open mail draft/ }).click();
  await sheet(page).getByRole('alert').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'detached' });
  await leave(page);
});

test('s47: R and Enter on the row of an invoice open the draft, and the invoice remembers it', async () => {
  const page = await openAt(browser, bridge, '/invoices');
  await page.locator('[data-row]', { hasText: '2026-002' }).focus();
  await page.keyboard.press('r');
  await sheet(page).getByText('level 2 because').waitFor();
  await settled(page);
  await page.keyboard.press('Enter');
  await page.getByText('The draft is open in your mail app, press send there.').waitFor();
  await sheet(page).waitFor({ state: 'detached' });
  assert.ok(bridge.said.some((line) => line.includes('Reminder-Tarbert-Ferries-2026-12-24.eml')), bridge.said.join('\n'));
  await page.getByText('Reminded 24 Dec, level 2').first().waitFor();
  assert.deepEqual((await reminders(2)).map((of) => [of.level, of.channel]), [['firm', 'mail_draft']]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '2026-002' }).waitFor();
  await page.getByText('Firm, mail draft opened').waitFor();
  await page.getByText('together with 2026-001').waitFor();
  await clean(page, 'invoice-reminded-light-1280');

  // Once more on the same day asks first.
  await settled(page);
  await page.keyboard.press('r');
  await sheet(page).getByText('Tarbert Ferries was reminded today already.').waitFor();
  await sheet(page).getByRole('button', { name: 'Told by phone' }).click();
  await page.getByText('Recorded as a reminder').waitFor();
  assert.deepEqual((await reminders(2)).map((of) => of.channel), ['mail_draft', 'phone']);
  await leave(page);
});

test('s47: from the dashboard R opens the same sheet, and its letter can be saved', async () => {
  const page = await openAt(browser, bridge, '/');
  await page.locator('[data-step]', { hasText: '2026-004' }).focus();
  await page.keyboard.press('r');
  await sheet(page).getByRole('heading', { name: 'Remind Halden Rail Ltd' }).waitFor();
  await sheet(page).getByRole('button', { name: 'Save letter' }).click();
  await page.getByText(/Reminder-Halden-Rail-Ltd-2026-12-24\.pdf/).first().waitFor();
  await sheet(page).waitFor({ state: 'detached' });
  assert.deepEqual((await reminders(4)).map((of) => [of.level, of.channel]), [['friendly', 'letter']]);
  const due = await bridge.call('reminders_due');
  assert.equal(due.due_count, 0, 'one a day');
  await leave(page);
});

test('s47: days, texts and rates are set in Settings, and a place that nobody can fill is refused by its name', async () => {
  const page = await openAt(browser, bridge, '/settings/terms');
  const field = (name) => page.getByLabel(name, { exact: true });
  await clean(page, 'settings-reminders-light-1280');
  await field('Days after the due date').fill('soon');
  await page.keyboard.press('Tab');
  await page.getByText('This is not a number.').first().waitFor();
  await field('Days after the due date').fill('5');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.querySelectorAll('[role="alert"]').length === 0);
  await field('Subject').fill('{klient}: {number}');
  await page.keyboard.press('Tab');
  await page.getByText('Nothing here can fill in {klient}.', { exact: false }).waitFor();
  await field('Subject').fill('{client}: {number}');
  await page.keyboard.press('Tab');
  await page.getByText('Text kept').waitFor();
  const texts = await bridge.call('reminder_texts');
  assert.equal(texts.rows.find((row) => row.is_own).subject, '{client}: {number}');
  await page.getByRole('button', { name: 'As shipped' }).click();
  await page.getByText('The text is as shipped again').waitFor();
  await page.getByText('The one of this half-year is not here yet').waitFor();
  await field('Valid from').fill('1 Jul 2026');
  await field('Percent').fill('2.4');
  await page.getByRole('button', { name: 'Add a rate' }).click();
  await page.getByText('Today 10.4% a year, by the rate of 1 Jul').waitFor();
  await clean(page, 'settings-rates-light-1280');
  assert.equal((await bridge.call('reminder_days')).first, 5);
  await leave(page);
});
