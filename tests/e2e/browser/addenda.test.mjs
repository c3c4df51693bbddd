// A change order on paper and its answer from the screens, the keys of its table, texts for the client, the calendar.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, id;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  id = (await bridge.call('projects', {})).find((row) => row.title === 'Billing platform migration').id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const project = () => bridge.call('project', { id });
const titles = async () => (await project()).change_order.rows.filter((row) => row.key !== null).map((row) => row.after.title);

const at = (address, options) => openAt(browser, bridge, address, options);

test('s57: the change table has the keys and the handle of the schedule', async () => {
  await bridge.call('start_change_order', { project: id });
  const page = await at(`/projects/${id}/schedule`);
  const before = await titles();
  const row = (name) => page.getByRole('row', { name });
  await row(`Milestone 4, ${before[3]}`).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await until('the row to move up', async () => (await titles())[2] === before[3]);
  await until('the row to keep the focus', () => row(`Milestone 3, ${before[3]}`).evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Alt+ArrowDown');
  await until('the row to move back', async () => (await titles())[3] === before[3]);
  const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);
  await until('the row to keep the focus', () => hasFocus(row(`Milestone 4, ${before[3]}`)));
  const amount = page.getByLabel('Amount of milestone 4', { exact: true });
  await page.keyboard.press('F2');
  await until('the key to open the amount', () => hasFocus(amount));
  await page.keyboard.press('Escape');
  await until('Esc to go back to the row', () => hasFocus(row(`Milestone 4, ${before[3]}`)));
  await page.keyboard.press('m');
  await until('a new row with the cursor in its name', () => page.getByLabel(`Name of milestone ${before.length + 1}`, { exact: true }).evaluate((element) => element === document.activeElement));
  await page.keyboard.type('Depot training');
  await page.keyboard.press('Enter');
  await until('the name to be kept', async () => (await titles()).at(-1) === 'Depot training');
  await row(`Milestone ${before.length + 1}, Depot training`).focus();
  await page.keyboard.press('Delete');
  await until('the row to go', async () => (await titles()).length === before.length);

  const handle = row(`Milestone 5, ${before[4]}`).locator('.grip');
  await row(`Milestone 5, ${before[4]}`).hover();
  const [from, to] = [await handle.boundingBox(), await row(`Milestone 4, ${before[3]}`).boundingBox()];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await until('the row to be where it was dropped', async () => (await titles())[3] === before[4]);
  await clean(page);
  await bridge.call('discard_change_order', { id: (await project()).change_order.id });
  await leave(page);
});

test('s60: from the change order to its paper, which is a draft until it is sent, and saved as a file', async () => {
  const order = (await bridge.call('start_change_order', { project: id })).change_order;
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('link', { name: 'As PDF', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `Change order ${order.number}` }).waitFor();
  await page.getByRole('region', { name: 'This is still missing' }).getByText('leaves the plan as it is', { exact: false }).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Save PDF' }).isDisabled());
  await page.getByLabel('Reason', { exact: true }).fill('A depot interface that nobody knew of.');
  await page.keyboard.press('Tab');
  await until('the reason to be kept', async () => (await project()).change_order.form.reason !== '');
  await bridge.call('add_change_row', { id: order.id, patch: { title: 'Depot interface', criterion: 'Bookings arrive within a minute', amount: '3600', target_on: '5 Feb 2027' } });
  await page.reload();
  await page.getByText('Draft: the client has not got it as it stands.').waitFor();
  await page.getByRole('img', { name: 'Page 1' }).waitFor();
  await until('the paper to be ready', () => page.getByRole('button', { name: 'Save PDF' }).isEnabled());
  await clean(page);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText(`Saved as Change-order-`, { exact: false }).waitFor();
  const name = bridge.said.join('\n').match(/Change-order-[^\s/]+\.pdf/)?.[0] ?? `Change-order-HAL-2026-02-${order.number}.pdf`;
  const file = await readFile(bridge.in('saved', name));
  assert.ok(file.subarray(0, 8).toString().startsWith('%PDF-1.7'));
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByText('The answer is still out.', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Open for printing' }).click();
  await page.getByText('The PDF is open in your viewer.').waitFor();
  await leave(page);
});

test('s58: a no is recorded with who, how and in which words, and stays in the list with its paper', async () => {
  const { number } = (await project()).change_order;
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('button', { name: 'Declined…' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Declined by', { exact: true }).fill('');
  await sheet.getByRole('button', { name: 'Record the decline' }).click();
  await sheet.getByRole('alert').waitFor();
  await sheet.getByLabel('Declined by', { exact: true }).fill('Ciara Doyle');
  await sheet.getByRole('radio', { name: 'On a call' }).check();
  await sheet.getByLabel('In their words', { exact: false }).fill('Not this year.');
  await clean(page);
  await sheet.getByRole('button', { name: 'Record the decline' }).click();
  await sheet.waitFor({ state: 'detached' });
  const listed = page.locator(`li[data-rejected="${number}"]`);
  await listed.getByText('Not this year.').waitFor();
  await listed.getByText('A depot interface that nobody knew of.').waitFor();
  assert.equal((await project()).rejected[0].channel, 'call');
  await clean(page);
  await listed.getByRole('link', { name: `Change order ${number}, declined` }).click();
  await page.getByText('Ciara Doyle.', { exact: false }).first().waitFor();
  await page.getByRole('img', { name: 'Page 1' }).waitFor();
  assert.ok(await page.getByLabel('Reason', { exact: true }).isDisabled(), 'what is settled stays as it is');

  await page.goto(`${bridge.url}#/projects/${id}/compare?before=${number}&after=${number + 1}`);
  await page.getByRole('heading', { name: 'Expected invoices by month' }).waitFor();
  await page.locator('tr[data-month="2027-02-01"]').getByText('+3,600').waitFor();
  await clean(page);
  await leave(page);
});

test('s58: a change order of one’s own is withdrawn without a name', async () => {
  const order = (await bridge.call('start_change_order', { project: id })).change_order;
  await bridge.call('save_change_order', { id: order.id, patch: { reason: 'Second thoughts' } });
  await bridge.call('add_change_row', { id: order.id, patch: { title: 'Extra', amount: '10' } });
  await bridge.call('send_change_order', { id: order.id });
  const page = await at(`/projects/${id}/schedule?sheet=decline`);
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'You withdraw it' }).check();
  assert.equal(await sheet.getByLabel('Declined by', { exact: true }).count(), 0);
  await sheet.getByRole('button', { name: 'Withdraw' }).click();
  await page.locator(`li[data-rejected="${order.number}"]`, { hasText: 'withdrawn' }).waitFor();
  await leave(page);
});

test('s65: a request for approval opens as a draft, and is noted in the history', async () => {
  const waiting = (await bridge.call('milestones', { status: 'waiting_for_sign_off' }))[0];
  const page = await at(`/milestones/${waiting.id}`, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  const sheet = page.getByRole('dialog');
  await until('the text to quote the criterion', async () => (await sheet.getByLabel('Message', { exact: true }).inputValue()).includes(waiting.title));
  await clean(page);
  await sheet.getByRole('button', { name: 'Copy text' }).click();
  await page.getByText('The text is in the clipboard.').waitFor();
  await sheet.getByLabel('Message', { exact: true }).fill('Dear Ciara, please approve.');
  await sheet.getByRole('radio', { name: 'Completed' }).check();
  await until('the other text', async () => !(await sheet.getByLabel('Message', { exact: true }).inputValue()).includes('please approve.'));
  await sheet.getByRole('radio', { name: 'For approval' }).check();
  assert.equal(await sheet.getByLabel('Message', { exact: true }).inputValue(), 'Dear Ciara, please approve.', 'what was typed is kept');
  await sheet.getByRole('button', { name: 'Open mail draft' }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByText('The draft is open in your mail app', { exact: false }).waitFor();
  await page.getByText('Approval asked for in a draft').waitFor();
  assert.ok(bridge.said.some((line) => line.includes('For-approval-')), bridge.said.join('\n'));
  await leave(page);
});

test('s35: the days of the project are saved as a calendar file from its menu', async () => {
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('button', { name: 'More about this project' }).click();
  await page.getByRole('menuitem', { name: 'Save calendar file' }).click();
  await page.getByText('Saved as Milestones-', { exact: false }).waitFor();
  await leave(page);
});
