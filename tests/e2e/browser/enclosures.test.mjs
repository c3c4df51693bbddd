// S46, S47: a reminder carries its letter, the invoices and the statement as they are ticked; an invoice what is filed at its work.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { ownFolder } from '../lib/world.mjs';

let browser, bridge, own, project, draft;

/** An invoice outside any plan. */
async function invoiced(past, client, title) {
  const { id } = await past.call('new_invoice', { client });
  const line = { milestone: null, title, description: '', deliverables: [], quantity: '', unit_price: '1000', tax_rate: '', override_reason: '', amount_reason: '' };
  await past.call('save_invoice_draft', { id, patch: { lines: [line] } });
  return past.call('issue_invoice', { id });
}

async function filed(to, name, text) {
  const headers = { 'x-arguments': JSON.stringify({ to, name }) };
  const answer = await fetch(`${bridge.answers}/take/attach_file`, { method: 'POST', headers, body: text });
  assert.equal(answer.status, 200, await answer.text());
}

before(async () => {
  own = await ownFolder();
  const book = path.join(own.folder, 'Enclosed.milepost');
  const past = await Bridge.open({ on: '2026-10-01', book });
  await past.call('save_business', { name: 'Sandberg Advisory', person: 'Elin Sandberg', street: '14 Marine Row', city: 'Dublin 4', postcode: 'D04 AB12', country: 'IE', email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  for (const name of ['Tarbert Ferries', 'Halden Rail Ltd']) {
    await past.call('create_client', { name, street: '3 Northgate Yard', city: 'Cork', postcode: 'T12 XY34', country: 'IE', email: 'accounts@client.example', vat_number: 'IE 7654321B' });
  }
  await invoiced(past, 1, 'Kick-off');
  await invoiced(past, 1, 'Audit report');
  for (let at = 0; at < 9; at += 1) await invoiced(past, 2, `Week ${at + 1}`);
  project = await past.call('create_project', { client: 1, patch: { title: 'Migration', contract: '4800' }, preset: 'two' });
  const plan = project.milestones.map((of) => of.id);
  for (const [at, id] of plan.entries()) await past.call('save_milestone', { id, patch: { title: `Part ${at + 1}`, criterion: 'It runs', target_on: `2026-1${at + 1}-10` } });
  await past.call('agree_plan', { id: project.id, by: 'Ciara Doyle', channel: 'email' });
  await past.call('mark_done', { id: plan[0] });
  await past.call('accept_milestone', { id: plan[0], by: 'Ciara Doyle', channel: 'email' });
  draft = (await past.call('prepare_invoice', { id: plan[0] })).id;
  await past.close();
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-12-01', book })]);
  await filed({ kind: 'project', id: project.id }, 'Kick-off notes.txt', 'As agreed');
  await filed({ kind: 'milestone', id: plan[0] }, 'Measurements of the pilot route, second and last run.csv', '1;2');
});
after(async () => {
  await browser?.close();
  await bridge?.close();
  await own?.remove();
});

const sheet = (page) => page.getByRole('dialog');
const files = async (id) => (await bridge.call('kept_mail', { id })).files.map((file) => file.name);

for (const [width, colorScheme] of [[900, 'light'], [1280, 'dark'], [900, 'dark'], [1280, 'light']]) {
  test(`s47: the sheet shows each file with its size and all together, in ${colorScheme} at ${width}`, async () => {
    const page = await openAt(browser, bridge, '/clients/1?sheet=reminder', { colorScheme, viewport: { width, height: 800 } });
    const attached = sheet(page).getByRole('list', { name: 'Attached' });
    await attached.getByText('Reminder-Tarbert-Ferries-2026-12-01.pdf').waitFor();
    assert.equal(await attached.getByRole('checkbox').count(), 3, 'the letter goes always');
    assert.ok(await attached.getByRole('checkbox', { name: 'Invoice-2026-001.pdf' }).isChecked());
    assert.ok(!(await attached.getByRole('checkbox', { name: /^Statement-/ }).isChecked()));
    assert.match(await attached.getByRole('listitem').first().innerText(), /\d+ kB/);
    await sheet(page).getByText(/^3 files, \d+ kB$/).waitFor();
    await clean(page, `enclosures-${colorScheme}-${width}`);
    await attached.getByRole('checkbox', { name: /^Statement-/ }).check();
    await sheet(page).getByText(/^4 files, \d+ kB$/).waitFor();
    await leave(page);
  });
}

test('s47: many files scroll in their place', async () => {
  const page = await openAt(browser, bridge, '/clients/2?sheet=reminder', { viewport: { width: 900, height: 800 } });
  await sheet(page).getByText(/^10 files, /).waitFor();
  await clean(page, 'enclosures-many-light-900');
  await leave(page);
});

test('s47: what is unticked stays here, what is ticked goes, and an invoice that is not reminded of takes its PDF with it', async () => {
  const page = await openAt(browser, bridge, '/clients/1?sheet=reminder');
  const attached = sheet(page).getByRole('list', { name: 'Attached' });
  await attached.getByRole('checkbox', { name: /^Statement-/ }).check();
  await sheet(page).getByLabel('Remind of 2026-001').uncheck();
  await attached.getByText('Invoice-2026-001.pdf').waitFor({ state: 'detached' });
  await sheet(page).getByLabel('Remind of 2026-001').check();
  await attached.getByText('Invoice-2026-001.pdf').waitFor();
  await attached.getByRole('checkbox', { name: 'Invoice-2026-002.pdf' }).uncheck();
  await sheet(page).getByText(/^3 files, /).waitFor();
  await sheet(page).getByRole('button', { name: /Open mail draft/ }).click();
  await page.getByText('The draft is open in your mail app, press send there.').waitFor();
  await sheet(page).waitFor({ state: 'detached' });
  assert.deepEqual(await files(1), ['Reminder-Tarbert-Ferries-2026-12-01.pdf', 'Invoice-2026-001.pdf', 'Statement-Tarbert-Ferries-2026-12-01.pdf']);

  // The history of the invoice names them.
  const there = await openAt(browser, bridge, '/invoices/1');
  await there.getByRole('button', { name: /^Read: / }).first().click();
  const kept = there.getByRole('dialog', { name: 'Mail as it was made' });
  await kept.getByText('Statement-Tarbert-Ferries-2026-12-01.pdf').waitFor();
  await clean(there, 'enclosures-kept-light-1280');
  await leave(there);
  await leave(page);
});

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s46: what is filed at the work of an invoice is attached where somebody wants it, in ${colorScheme} at ${width}`, async () => {
    const page = await openAt(browser, bridge, `/drafts/${draft}`, { colorScheme, viewport: { width, height: 800 } });
    await page.keyboard.press('Control+Enter');
    const issue = page.getByRole('dialog', { name: /Issue and send/ });
    const more = issue.getByText('Attach more');
    await more.waitFor();
    await clean(page, `attach-more-closed-${colorScheme}-${width}`);
    assert.ok(!(await issue.getByText('Kick-off notes.txt').isVisible()), 'it is quiet until it is wanted');
    await more.focus();
    await page.keyboard.press('Enter');
    await issue.getByText('Kick-off notes.txt').waitFor();
    assert.ok(await bridge.call('invoice_draft', { id: draft }), 'Enter there issues nothing');
    await issue.getByRole('checkbox', { name: 'Kick-off notes.txt' }).check();
    await issue.getByText('Attach more: 1 file').waitFor();
    await clean(page, `attach-more-${colorScheme}-${width}`);
    if (width === 1280) {
      await issue.getByRole('button', { name: 'Issue and open mail' }).click();
      await page.getByText('The draft is open in your mail app, press send there.').waitFor();
      assert.deepEqual(await files(2), ['Invoice-2026-012.pdf', 'Kick-off notes.txt']);
      await settled(page);
    }
    await leave(page);
  });
}
