// Designs, their colour and their parts: the page follows at once, what was chosen stays, and leaving a project's look asks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, draft;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  const { rows } = await bridge.call('invoices');
  draft = rows.find((row) => row.draft !== null && row.number === null && row.project !== null).draft;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address) => openAt(browser, bridge, address);

const form = async () => (await bridge.call('business')).form;
const largePage = (page) => page.locator('figure.large .page').first();

/** What is printed on the large page, pixel by pixel. */
async function picture(page) {
  await largePage(page).locator('img').waitFor();
  return largePage(page).locator('img').evaluate((image) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 595, height: 842 });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL();
  });
}

test('the designs show the last invoice, and another one becomes the default by key', async () => {
  const page = await at('/templates');
  const { shown_with } = await bridge.call('templates');
  await page.getByText(`Shown with your last invoice, ${shown_with}`).waitFor();
  for (const name of ['Modern', 'Classic', 'Compact']) await page.getByRole('img', { name: `${name}, page 1` }).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Is the default' }).isDisabled());
  await page.keyboard.press('Alt+2');
  await page.locator('figure.large', { hasText: 'Classic' }).waitFor();
  assert.equal((await form()).template, 'modern', 'looking changes nothing');
  await page.getByRole('button', { name: 'Use as default' }).click();
  await page.getByText('New invoices take Classic on A4.').waitFor();
  assert.equal((await form()).template, 'classic');
  await page.reload();
  await page.locator('figure.large', { hasText: 'Classic' }).waitFor();
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Use as default' }).click();
  await page.getByText('New invoices take Modern on A4.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await until('the default of before', async () => (await form()).template === 'classic');
  await bridge.call('save_business', { template: 'modern' });
  await leave(page);
});

test('arrows go from design to design, and the other paper is only looked at', async () => {
  const page = await at('/templates');
  await page.getByRole('radio', { name: 'Modern' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('figure.large', { hasText: 'Classic' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.locator('figure.large', { hasText: 'Modern' }).waitFor();
  const height = async () => (await largePage(page).boundingBox()).height;
  const a4 = await height();
  await page.getByRole('radio', { name: 'Letter', exact: true }).check();
  await until('a page of other proportions', async () => (await height()) !== a4);
  assert.equal((await form()).paper, 'a4');
  await leave(page);
});

test('a part that is switched off leaves the page at once and stays off after a reload', async () => {
  const page = await at('/templates');
  const whole = await picture(page);
  await page.getByRole('switch', { name: 'Milestone track' }).uncheck();
  await until('the business to know', async () => !(await form()).shows_modern.split(' ').includes('track'));
  await until('another page', async () => (await picture(page)) !== whole);
  const without = await picture(page);
  await page.reload();
  assert.ok(!(await page.getByRole('switch', { name: 'Milestone track' }).isChecked()));
  assert.equal(await picture(page), without, 'the page of before the reload');
  assert.ok((await form()).shows_classic.split(' ').includes('track'), 'each design has its own choice');
  await page.getByRole('switch', { name: 'Milestone track' }).check();
  await until('the page of the beginning', async () => (await picture(page)) === whole);
  await page.context().close();
});

test('a colour is tried on the page while it is typed, kept when it is one, and refused at its field', async () => {
  const page = await at('/templates');
  const cobalt = await picture(page);
  const field = page.locator('[data-field="accent"]');
  await field.fill('7a2e1d');
  await until('a page in the colour being typed', async () => (await picture(page)) !== cobalt);
  assert.equal((await form()).accent, '#2b4fc4', 'typing keeps nothing');
  await field.press('Enter');
  await until('the colour to be kept', async () => (await form()).accent === '#7a2e1d');
  const rust = await picture(page);
  await field.fill('redd');
  await field.press('Enter');
  await page.getByText('Write a colour like #2b4fc4.').waitFor();
  assert.equal(await picture(page), rust, 'the page keeps the colour that was right');
  await page.getByRole('radio', { name: 'Cobalt' }).check();
  await page.getByText('Write a colour like #2b4fc4.').waitFor({ state: 'detached' });
  await until('the page of the beginning', async () => (await picture(page)) === cobalt);
  await leave(page);
});

test('leaving the look of a project asks, and issuing waits for the answer', async () => {
  const page = await at(`/drafts/${draft}`);
  await page.getByRole('radio', { name: 'Modern' }).waitFor();
  await page.keyboard.press('Alt+2');
  await page.getByText('This project’s invoices are in Modern.').waitFor();
  await clean(page);
  await page.keyboard.press('Control+Enter');
  const keep = page.getByRole('button', { name: 'Keep Modern' });
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-question'));
  assert.equal(await page.getByRole('dialog').count(), 0, 'not issued in passing');
  await keep.press('Enter');
  await page.getByText('This project’s invoices are in Modern.').waitFor({ state: 'detached' });
  await until('the draft in the design of its project', async () => (await bridge.call('invoice_draft', { id: draft })).template === 'modern');

  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: 'Switch to Compact' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('In Compact; the project’s last invoice is in Modern').waitFor();
  assert.equal((await bridge.call('invoice_draft', { id: draft })).template, 'compact');
  await bridge.call('save_invoice_draft', { id: draft, patch: { template: '' } });
  await leave(page);
});

test('an emptied deduction for early payment says that there is none', async () => {
  await bridge.call('save_business', { early_payment: '2/10' });
  const page = await at(`/drafts/${draft}`);
  const field = page.locator('[data-field="early_payment"]');
  await page.waitForFunction(() => document.querySelector('[data-field="early_payment"]')?.value === '2/10');
  await field.fill('soon');
  await field.press('Tab');
  await page.getByRole('alert').getByText('Write percent and days, such as 2/10.').waitFor();
  await field.fill('');
  await field.press('Tab');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  const kept = await bridge.call('invoice_draft', { id: draft });
  assert.deepEqual([kept.form.early_payment, kept.early_payment], ['none', '']);
  await bridge.call('save_business', { early_payment: '' });
  await page.context().close();
});

test('a client chooses parts of its own, beginning with those of the design', async () => {
  const { client } = await bridge.call('invoice_draft', { id: draft });
  const own = async () => (await bridge.call('client', { id: client })).form.shows;
  const page = await at(`/clients/${client}`);
  await page.locator('[data-field="shows"]').selectOption({ label: 'own choice' });
  await page.getByRole('switch', { name: 'Contract account' }).waitFor();
  assert.equal(await own(), (await form()).shows_modern);
  await page.getByRole('switch', { name: 'Contract account' }).uncheck();
  await until('the choice to be kept', async () => !(await own()).split(' ').includes('account'));
  await page.locator('[data-field="shows"]').selectOption({ label: 'as in Templates' });
  await until('the choice to be given up', async () => (await own()) === '');
  await leave(page);
});
