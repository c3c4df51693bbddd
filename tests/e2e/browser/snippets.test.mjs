// Saved texts by keyboard: saved from a description, put into another where the cursor stands, and kept in order in Settings.
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

const saved = () => bridge.call('snippets', {});

test('s43: a description is saved from its field, and put into another at the cursor', async () => {
  const client = (await bridge.call('clients', {}))[0].id;
  const draft = await bridge.call('new_invoice', { client });
  await bridge.call('save_invoice_draft', { id: draft.id, patch: { lines: [{ milestone: null, title: 'Advice', description: 'Travel at cost, by rail.', deliverables: [], quantity: '', unit_price: '100', tax_rate: '', override_reason: '', amount_reason: '' }] } });
  const page = await at(`/drafts/${draft.id}`);
  const field = page.getByLabel('Description', { exact: true });
  await field.focus();
  await page.keyboard.press('Control+Space');
  const menu = page.getByRole('menu');
  await menu.getByRole('menuitem', { name: 'Save this text', exact: true }).focus();
  await page.keyboard.press('Enter');
  await until('the text to be saved', async () => (await saved())[0]?.text === 'Travel at cost, by rail.');
  await until('the cursor to be back', () => field.evaluate((element) => element === document.activeElement));
  await field.fill('Workshop in Cork. ');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Space');
  await until('the saved text to be offered', () => menu.getByRole('menuitem', { name: 'Travel at cost, by rail.', exact: true }).evaluate((element) => element === document.activeElement));
  await clean(page);
  await page.keyboard.press('Enter');
  await until('the text to stand behind what was typed', async () => (await field.inputValue()) === 'Workshop in Cork. Travel at cost, by rail.');
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Escape');
  await page.getByLabel('Note to client', { exact: true }).focus();
  await until('the description to be kept', async () => (await bridge.call('invoice_draft', { id: draft.id })).form.lines[0].description === 'Workshop in Cork. Travel at cost, by rail.');
  await leave(page);
});

test('s43: saved texts are renamed, ordered and removed with a way back', async () => {
  await bridge.call('save_snippets', { snippets: [{ name: 'Travel', text: 'By rail.' }, { name: 'Remote', text: 'From our office.' }] });
  const page = await at('/settings/snippets');
  const name = page.getByLabel('Name of text 1', { exact: true });
  await name.fill('Remote');
  await page.keyboard.press('Enter');
  await until('the name that is taken to be named', async () => (await name.getAttribute('aria-invalid')) === 'true');
  await name.fill('Journeys');
  await page.keyboard.press('Enter');
  await until('the new name', async () => (await saved())[0].name === 'Journeys');
  await page.getByRole('button', { name: 'Move Remote up', exact: true }).click();
  await until('the order to change', async () => (await saved()).map((one) => one.name).join() === 'Remote,Journeys');
  await clean(page);
  await page.getByRole('button', { name: 'Remove Journeys', exact: true }).click();
  await until('the text to go', async () => (await saved()).length === 1);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await until('the text to be back', async () => (await saved()).length === 2);
  await leave(page);
});
