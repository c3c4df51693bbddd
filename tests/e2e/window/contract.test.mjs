// S6, S26, S51, S57, S58, S61: a contract through its life in the real window: agreed, a deposit, changed, billed in part,
// credited.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Hand } from '../lib/hand.mjs';
import { Desk } from '../lib/window.mjs';
import { until } from '../lib/world.mjs';

let desk;
let hand;
let id;
let milestones;

before(async () => {
  desk = await Desk.open();
  hand = new Hand(await desk.start());
  await desk.call('save_business', {
    name: 'Sandberg Advisory', person: 'Elin Sandberg', street: '14 Marine Row', city: 'Dublin 4', country: 'IE',
    email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678',
  });
  const client = await desk.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE', email: 'accounts@halden.example' });
  const made = await desk.call('create_project', { client: client.id, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' });
  id = made.id;
  milestones = made.milestones.map((row) => row.id);
  for (const [at, milestone] of milestones.entries()) {
    await desk.call('save_milestone', { id: milestone, patch: { title: ['Discovery report', 'Pilot route live', 'Rollout'][at], criterion: 'Handed over' } });
  }
  await desk.browser.refresh();
  await desk.watchPolicy();
});
// A failed story leaves a picture of what was on the screen.
afterEach((context) => (context.passed === false ? hand.picture(`contract-${context.name.slice(0, 24)}`) : undefined));
after(() => desk?.close());

const project = () => desk.call('project', { id });
const invoices = async () => (await desk.call('invoices')).rows.filter((row) => row.id !== null);
const isAt = (part) => until(`the address ${part}`, async () => (await desk.browser.getUrl()).includes(part));


test('s26 the plan is agreed, with who said yes and in which words', async () => {
  await hand.goTo(`/projects/${id}/schedule`);
  await hand.sees('Discovery report');
  await hand.click('Record agreement');
  await hand.sheet();
  await hand.type('by', 'Ciara Doyle');
  await hand.type('words', 'Go ahead');
  await hand.press('Control', 'Enter');
  const { revisions } = await until('the agreement', async () => {
    const now = await project();
    return now.revisions.length === 1 && now;
  });
  assert.deepEqual([revisions[0].by, revisions[0].number], ['Ciara Doyle', 1]);
});

test('s51 a deposit is agreed in the details and prepared from the schedule', async () => {
  await hand.goTo(`/projects/${id}/details`);
  await hand.type('deposit', '120%');
  assert.equal((await project()).billing.deposit, null, 'more than the contract is refused');
  await hand.type('deposit', '10%');
  await until('the deposit', async () => (await project()).form.deposit === '10%');
  await hand.goTo(`/projects/${id}/schedule?sheet=bill`);
  await hand.sheet();
  await hand.choose('Deposit');
  await hand.click('Prepare invoice');
  await isAt('/drafts/');
  await hand.sees('4,800');
  const draft = Number((await desk.browser.getUrl()).split('/').at(-1));
  await desk.call('issue_invoice', { id: draft });
  assert.deepEqual((await invoices()).map((row) => row.gross.amount), ['5904.00']);
});

test('s57 s58 a change order is written in the schedule and in force once it is agreed', async () => {
  await hand.goTo(`/projects/${id}/schedule`);
  await hand.sees('Discovery report');
  await hand.click('Change order');
  await hand.sees('Change order 1 is a draft.');
  await hand.type('reason', 'A second depot');
  await hand.typeCell('Amount of milestone 3', '18000');
  await hand.sees('€48,000 would become');
  assert.equal((await project()).sums.contract.amount, '48000.00', 'nothing of it counts yet');
  await hand.click('Record agreement');
  await hand.sheet();
  await hand.type('by', 'Ciara Doyle');
  await hand.press('Control', 'Enter');
  const agreed = await until('the change', async () => {
    const now = await project();
    return now.revisions.length === 2 && now;
  });
  assert.equal(agreed.change_order, null);
  assert.equal(agreed.sums.contract.amount, agreed.revisions.at(-1).contract.amount);
});

test('s06 a milestone is billed in part, and the rest stays in the schedule', async () => {
  const [milestone] = milestones;
  for (const command of ['start_milestone', 'mark_done']) await desk.call(command, { id: milestone });
  await desk.call('accept_milestone', { id: milestone, by: 'Ciara Doyle', channel: 'email' });
  await hand.goTo(`/milestones/${milestone}`);
  await until('the page has the focus', () => desk.browser.execute(() => document.activeElement?.matches('[data-home]') ?? false));
  await hand.press('i');
  await isAt('/drafts/');
  await hand.choose('A part');
  await hand.type('lines.0.unit_price', '1000');
  const draft = Number((await desk.browser.getUrl()).split('/').at(-1));
  await until('the part', async () => (await desk.call('invoice_draft', { id: draft })).lines[0].net.amount === '1000.00');
  await hand.press('Control', 'Enter');
  await hand.sheet();
  await hand.press('Enter');
  await until('the invoice', async () => (await invoices()).length === 2);
  await hand.sees('-002');
  const row = (await project()).milestones.find((one) => one.id === milestone);
  assert.deepEqual([row.is_open, row.is_locked], [true, true]);
});

test('s61 an invoice is credited by keyboard, and its bytes stay', async () => {
  const billed = (await invoices()).find((row) => row.gross.amount !== '5904.00');
  await hand.goTo(`/invoices/${billed.id}`);
  await until('the page has the focus', () => desk.browser.execute((number) => document.activeElement?.getAttribute('aria-label') === number, billed.number));
  await hand.press('c');
  await hand.sheet();
  await hand.type('reason', 'Wrong order number');
  await hand.press('Control', 'Enter');
  await until('the credit note', async () => (await desk.call('invoice', { id: billed.id })).corrections.credit_notes.length === 1);
  assert.equal((await desk.call('invoice', { id: billed.id })).status, 'credited');
  assert.equal((await desk.call('milestone', { id: milestones[0] })).status, 'ready', 'it can be billed again');
  assert.deepEqual(await desk.violations(), []);
});
