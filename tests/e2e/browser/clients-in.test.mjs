// Clients from elsewhere: pasted, dropped, looked over, corrected, added.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address) => openAt(browser, bridge, address);
const sheetOf = (page) => page.getByRole('dialog', { name: 'Clients from elsewhere', exact: true });

test('s44: a signature is pasted, corrected and becomes a client, by keyboard', async () => {
  const page = await at('/clients');
  await page.getByRole('button', { name: 'Paste or import', exact: true }).click();
  const sheet = sheetOf(page);
  await sheet.getByLabel('Pasted text', { exact: true }).fill('Regards,\nNora Quinn\nOffice manager\nLighthouse Café Ltd\n1 Pier Road\nGalway\nH91 AB12\nnora@lighthouse.example\n+353 91 555 0101');
  const name = sheet.getByLabel('Name', { exact: true });
  await until('the name that was read', async () => (await name.inputValue()) === 'Lighthouse Café Ltd');
  assert.equal(await sheet.getByLabel('City', { exact: true }).inputValue(), 'Galway');
  assert.equal(await sheet.getByLabel('Contact', { exact: true }).inputValue(), 'Nora Quinn');
  await clean(page);
  // A wrong key: the refusal stands at the field and nothing is lost.
  const email = sheet.getByLabel('Email of the contact', { exact: true });
  await email.fill('nora(at)lighthouse');
  await page.keyboard.press('Control+Enter');
  await until('the fault at its field', async () => (await email.getAttribute('aria-invalid')) === 'true');
  await email.fill('nora@lighthouse.example');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Lighthouse Café Ltd', exact: true }).waitFor();
  const made = (await bridge.call('clients', {})).find((row) => row.name === 'Lighthouse Café Ltd');
  const { contacts, form } = await bridge.call('client', { id: made.id });
  assert.deepEqual([contacts[0].name, contacts[0].email, form.postcode], ['Nora Quinn', 'nora@lighthouse.example', 'H91 AB12']);
  await leave(page);
});

test('s89: a dropped table is looked over row by row; who is known already is not ticked', async () => {
  const page = await at('/clients?sheet=in');
  const sheet = sheetOf(page);
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Company;City;Country;E-mail;Colour\nHalden Rail Ltd;Cork;Ireland;;red\nFjord Studio AS;Bergen;Norway;post@fjord.example;\n;Nowhere;;;\n'], 'clients.csv', { type: 'text/csv' }));
    return transfer;
  });
  const text = sheet.getByLabel('Pasted text', { exact: true });
  for (const type of ['dragenter', 'dragover', 'drop']) await text.dispatchEvent(type, { dataTransfer: data });
  await sheet.getByText('clients.csv', { exact: true }).waitFor();
  assert.equal(await sheet.getByRole('checkbox', { name: 'Add Halden Rail Ltd', exact: true }).isChecked(), false, 'known already');
  assert.equal(await sheet.getByRole('checkbox', { name: 'Add Fjord Studio AS', exact: true }).isChecked(), true);
  await sheet.getByText('Columns that are not used: Colour.').waitFor();
  await sheet.getByText('1 row without a name is left out', { exact: true }).waitFor();
  await clean(page);
  await sheet.getByRole('button', { name: 'Add client', exact: false }).click();
  await page.getByRole('heading', { name: 'Fjord Studio AS', exact: true }).waitFor();
  assert.equal((await bridge.call('clients', {})).filter((row) => row.name === 'Halden Rail Ltd').length, 1);
  await leave(page);
});

test('s89: a picture that is dropped is refused in words', async () => {
  const page = await at('/clients?sheet=in');
  const sheet = sheetOf(page);
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([137, 80, 78, 71, 0, 0, 0, 13])], 'photo.vcf'));
    return transfer;
  });
  for (const type of ['dragenter', 'dragover', 'drop']) await sheet.getByLabel('Pasted text', { exact: true }).dispatchEvent(type, { dataTransfer: data });
  await sheet.getByText(/save it as CSV or vCard/).waitFor();
  await leave(page);
});
