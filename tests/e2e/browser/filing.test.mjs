// S75: issued invoices lie in a folder of the user's choice, by client, project and year; what cannot be saved is told.
import assert from 'node:assert/strict';
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, go, leave, openAt, openBrowser, settled } from '../lib/page.mjs';

const TODAY = '2026-11-16';
const SENDER = { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', postcode: 'D04 AB12', country: 'IE', email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29 AIBK 9311 5212 3456 78' };
const CLIENT = { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', postcode: 'T12 XY34', country: 'IE', email: 'accounts@halden.example', vat_number: 'IE 7654321B' };

let browser, bridge;

async function prepared(title) {
  const { id } = await bridge.call('new_invoice', { client: 1 });
  const line = { milestone: null, title, description: 'As agreed', deliverables: [], quantity: '', unit_price: '100', tax_rate: '', override_reason: '', amount_reason: '' };
  await bridge.call('save_invoice_draft', { id, patch: { lines: [line] } });
  return id;
}
const filed = async (...names) => readdir(bridge.in('saved', ...names));

/** The issue sheet of a new draft, in a window of its own or in the one that is open. */
async function sheetOf(title, open) {
  const draft = await prepared(title);
  const page = open ?? (await openAt(browser, bridge, `/drafts/${draft}`));
  if (open) await go(page, bridge, `/drafts/${draft}`);
  await page.keyboard.press('Control+Enter');
  const sheet = page.getByRole('dialog', { name: /Issue and send/ });
  await sheet.waitFor();
  return { page, sheet };
}

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: TODAY })]);
  await bridge.call('save_business', SENDER);
  await bridge.call('create_client', CLIENT);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

test('s75: the folder is chosen, the pattern is checked, an unknown place is refused by its name', async () => {
  await bridge.call('issue_invoice', { id: await prepared('Audit') });
  const page = await openAt(browser, bridge, '/settings/files');
  await page.getByText('The usual folder. It is made when the first PDF is saved.').waitFor();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await page.getByText(`PDFs are saved in ${bridge.in('saved')}.`).waitFor();
  const pattern = page.getByLabel('Pattern', { exact: true });
  await pattern.fill('{klient}/{number}');
  await pattern.press('Enter');
  await page.getByText('Nothing here can fill in {klient}.', { exact: false }).waitFor();
  await pattern.fill('../{number}');
  await pattern.press('Enter');
  await page.getByText('Write folders and a name with / between them', { exact: false }).waitFor();
  await pattern.fill('{year}/{client}/{document} {number}');
  await pattern.press('Enter');
  await page.getByText('2026/Halden Rail Ltd/Invoice 2026-001.pdf').waitFor();
  await clean(page, 'files-light-1280');
  await pattern.fill('');
  await pattern.press('Enter');
  await page.getByText('Halden Rail Ltd/2026/Invoice-2026-001.pdf').waitFor();
  await page.getByRole('checkbox', { name: 'Save the e-invoice (XML) beside the PDF' }).check();
  await settled(page);
  const filing = await bridge.call('filing');
  assert.deepEqual([filing.pattern, filing.at_issue, filing.with_einvoice], [filing.standard, false, true]);
  await leave(page);
});

test('s75: an invoice is issued into the folder, and a copy of the next one is kept there by itself', async () => {
  const first = await sheetOf('Advice');
  await first.sheet.getByRole('radio', { name: 'Save to folder' }).check();
  // A picture takes longer than the moment in which the sheet takes no click.
  await clean(first.page, 'issue-save-light-1280');
  await first.sheet.getByRole('button', { name: 'Issue and save' }).click();
  await first.page.getByText(`Saved as Invoice-2026-002.pdf in ${bridge.in('saved', 'Halden Rail Ltd', '2026')}.`).waitFor();
  assert.deepEqual((await filed('Halden Rail Ltd', '2026')).sort(), ['Invoice-2026-002.pdf', 'Invoice-2026-002.xml']);
  await first.page.getByText('PDF saved, as Invoice-2026-002.pdf').waitFor();

  await settled(first.page);
  const second = await sheetOf('More advice', first.page);
  assert.ok(await second.sheet.getByRole('radio', { name: 'Save to folder' }).isChecked(), 'the way is remembered');
  await second.sheet.getByRole('radio', { name: 'Print' }).check();
  await second.sheet.getByRole('checkbox', { name: 'Keep a copy in the folder for PDFs' }).check();
  await clean(second.page, 'issue-folder-light-1280');
  await second.sheet.getByRole('button', { name: 'Issue and print' }).click();
  await second.page.getByText('PDF saved in your folder, as Invoice-2026-003.pdf').waitFor();
  const held = await readFile(bridge.in('saved', 'Halden Rail Ltd', '2026', 'Invoice-2026-003.pdf'));
  assert.deepEqual(new Uint8Array(held), new Uint8Array(await bridge.bytes('invoice_pdf', { id: 3 })));
  await leave(second.page);
});

test('s75: a folder that is gone undoes no issue, is told, and takes the invoice once it is back', async () => {
  await rename(bridge.in('saved'), bridge.in('unplugged'));
  const { page, sheet } = await sheetOf('Late advice');
  await sheet.getByRole('radio', { name: 'Print' }).check();
  assert.ok(await sheet.getByRole('checkbox', { name: 'Keep a copy in the folder for PDFs' }).isChecked());
  await clean(page, 'issue-print-light-1280');
  await sheet.getByRole('button', { name: 'Issue and print' }).click();
  await page.getByText('The invoice is issued, but it is not saved in the folder yet.', { exact: false }).waitFor();
  await page.getByText(/The folder .* is not there/).waitFor();
  assert.equal((await bridge.call('invoice', { id: 4 })).number, '2026-004');
  await clean(page, 'filing-failed-light-1280');
  await go(page, bridge, '/settings/files');
  await page.getByText('This folder is not there at the moment.', { exact: false }).waitFor();
  await rename(bridge.in('unplugged'), bridge.in('saved'));
  // A file of somebody else's in its place is not replaced.
  await writeFile(bridge.in('saved', 'Halden Rail Ltd', '2026', 'Invoice-2026-004.pdf'), 'not ours');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The invoice is saved in the folder.').waitFor();
  const names = await filed('Halden Rail Ltd', '2026');
  assert.ok(names.includes('Invoice-2026-004 (2).pdf') && names.includes('Invoice-2026-004.pdf'), names.join());
  await leave(page);
});
