// Discounts, charges, hours and named evidence in the editor: typed, drawn at once, refused by name, taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, drop, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork' })).id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

test('s39: hours with a discount, a discount on all and a charge are typed by keyboard and follow at once', async () => {
  const { id } = await bridge.call('new_invoice', { client });
  const kept = () => bridge.call('invoice_draft', { id });
  const page = await at(`/drafts/${id}`);
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  const line = page.getByRole('group', { name: 'Line 1' });
  await line.getByLabel('What was delivered', { exact: true }).fill('Workshops');
  await line.getByLabel('Quantity', { exact: true }).fill('7.5');
  await line.getByLabel('Unit', { exact: true }).selectOption('hour');
  await line.getByLabel('Unit price', { exact: true }).fill('120');
  await line.getByRole('button', { name: 'Discount', exact: true }).click();
  await line.getByLabel('Discount', { exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('10%');
  await page.keyboard.press('Tab');
  await until('the discount', async () => (await kept()).net.amount === '810.00');
  await line.getByText('−90.00').or(line.getByText('-90.00')).first().waitFor();

  await page.getByRole('button', { name: 'Discount', exact: true }).last().click();
  await page.getByRole('group', { name: 'Discount, entry 1' }).getByLabel('Discount', { exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('1,2,3');
  await page.keyboard.press('Tab');
  const entry = page.getByRole('group', { name: 'Discount, entry 1' });
  await entry.getByRole('alert').waitFor();
  assert.equal((await kept()).is_ready, false, 'what cannot be read keeps it from being issued');
  await entry.getByLabel('Discount', { exact: true }).fill('10');
  await entry.getByLabel('Reason, printed', { exact: false }).fill('Loyalty');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Charge', exact: true }).click();
  await page.getByRole('group', { name: 'Charge, entry 2' }).getByLabel('Charge', { exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('50');
  await page.keyboard.press('Tab');
  await until('all of it', async () => (await kept()).net.amount === '850.00');
  await page.getByText('€1,045.50').first().waitFor();
  await clean(page);

  await page.getByRole('group', { name: 'Charge, entry 2' }).getByRole('button', { name: 'Remove' }).click();
  await until('the charge to be gone', async () => (await kept()).net.amount === '800.00');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the charge to be back', async () => (await kept()).net.amount === '850.00');
  await page.reload();
  await settled(page);
  assert.equal(await page.getByRole('group', { name: 'Discount, entry 1' }).getByLabel('Discount', { exact: true }).inputValue(), '10');
  await leave(page);
});

for (const [width, colorScheme] of [[900, 'dark'], [1280, 'light']]) {
  test(`s39: nothing is cut off at ${width} in ${colorScheme}`, async () => {
    const { id } = await bridge.call('new_invoice', { client });
    const line = { milestone: null, title: 'A workshop with everyone who has ever driven a train', description: '', deliverables: [], quantity: '1234.5', unit: 'lump_sum', unit_price: '1234567.89', discount: '12.5%', discount_reason: 'For a very long friendship that nobody wants to end', tax_rate: '', override_reason: '', amount_reason: '' };
    await bridge.call('save_invoice_draft', { id, patch: { lines: [line], adjustments: [{ is_charge: false, amount: '1234567.89', reason: 'A round sum' }] } });
    const page = await at(`/drafts/${id}`, { viewport: { width, height: 900 }, colorScheme });
    await page.getByRole('group', { name: 'Discount, entry 1' }).waitFor();
    const wide = await page.evaluate(() => [...document.querySelectorAll('.form *')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'visible' && !one.closest('.sr') && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline').map((one) => one.className));
    assert.deepEqual(wide, []);
    await clean(page);
    await page.context().close();
  });
}

test('s14: a file of the milestone is named on the page when it is ticked', async () => {
  const project = await bridge.call('create_project', { client, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' });
  for (const [at, { id }] of project.milestones.entries()) await bridge.call('save_milestone', { id, patch: { title: `Report ${at + 1} handed over`, criterion: 'Handed over' } });
  await bridge.call('agree_plan', { id: project.id, by: 'Ciara Doyle', channel: 'email' });
  const [{ id: milestone }] = project.milestones;
  await bridge.call('mark_done', { id: milestone });
  const page = await at(`/milestones/${milestone}`);
  await drop(page.getByRole('region', { name: 'Attachments' }), [{ name: 'discovery report.pdf', text: '%PDF-1.7 report' }]);
  await until('the file', async () => (await bridge.call('attachments', { kind: 'milestone', id: milestone })).length === 1);
  await bridge.call('accept_milestone', { id: milestone, by: 'Ciara Doyle', channel: 'email' });
  const { id } = await bridge.call('prepare_invoice', { id: milestone });
  await page.goto(`${bridge.url}#/drafts/${id}`);
  await settled(page);
  await page.getByRole('checkbox', { name: 'Name discovery report.pdf as evidence' }).check();
  await until('the page to name it', async () => (await bridge.call('invoice_draft', { id })).form.lines[0].evidence.length === 1);
  await clean(page);
  await page.context().close();
});
