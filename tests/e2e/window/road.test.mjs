// S1, S9, S13, S36, S46: done, accepted, issued, mailed, paid, in the real window, with the actions counted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { Hand } from '../lib/hand.mjs';
import { Desk } from '../lib/window.mjs';
import { until } from '../lib/world.mjs';

let desk;
let hand;
let milestone;

before(async () => {
  desk = await Desk.open();
  await desk.installProgram('mail', 'message/rfc822');
  hand = new Hand(await desk.start());
  await desk.call('save_business', {
    name: 'Sandberg Advisory', person: 'Elin Sandberg', street: '14 Marine Row', city: 'Dublin 4', country: 'IE',
    email: 'elin@sandberg.example', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678',
  });
  const client = await desk.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork', country: 'IE', email: 'accounts@halden.example' });
  await desk.call('save_contacts', { id: client.id, contacts: [{ name: 'Ciara Doyle', position: 'Head of Revenue Systems', email: 'ciara.doyle@halden.example', phone: '', roles: ['approver'] }] });
  const project = await desk.call('create_project', { client: client.id, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'three' });
  milestone = project.milestones[0].id;
  await desk.call('save_milestone', { id: milestone, patch: { title: 'Discovery report', criterion: 'Report handed over' } });
  await desk.call('start_milestone', { id: milestone });
  await desk.browser.refresh();
  await desk.watchPolicy();
});
// A failed story leaves a picture of what was on the screen.
afterEach((context) => (context.passed === false ? hand.picture(`road-${context.name.slice(0, 24)}`) : undefined));
after(() => desk?.close());

const status = async () => (await desk.call('milestone', { id: milestone })).status;

test('s36 a milestone is marked done and accepted by keys, and becomes ready to invoice', async () => {
  await hand.goTo(`/milestones/${milestone}`);
  await hand.sees('Discovery report');
  // The page takes the focus by itself, so that its letters work at once.
  await until('the page has the focus', () => desk.browser.execute(() => document.activeElement?.matches('[data-home]') ?? false));
  await hand.press('d');
  await until('done', async () => (await status()) === 'waiting_for_sign_off');
  await hand.sees('Waiting for sign-off'); // The page takes the next key for what it shows.
  await hand.press('a');
  await hand.sheet();
  await hand.press('Enter');
  await until('accepted', async () => (await status()) === 'ready');
  const { acceptance } = await desk.call('milestone', { id: milestone });
  assert.deepEqual([acceptance.by, acceptance.channel], ['Ciara Doyle', 'email'], 'who signs off is filled in');
  console.log(hand.tally('work finished to accepted').sentence);
});

test('s01 an accepted milestone becomes a mail draft with its PDF in 3 actions', async () => {
  await hand.goTo('/');
  await hand.sees('Ready to invoice');
  hand.tally('');
  await hand.press('i');
  await until('the editor', async () => (await desk.browser.getUrl()).includes('/drafts/'));
  await hand.sees('Ready to issue');
  await until('all checks in order', async () => (await desk.call('invoices', { state: 'drafts' })).rows.length === 1);
  await hand.press('Control', 'Enter');
  await hand.sheet();
  await hand.press('Enter');
  const file = await desk.received('mail');
  const { sentence, inputs } = hand.tally('accepted milestone to mail draft');
  console.log(sentence);
  assert.equal(inputs, 3, sentence);
  const mail = readFileSync(file, 'latin1');
  assert.match(mail, /^X-Unsent: 1\r$/m);
  assert.match(mail, /^To: .*accounts@halden\.example/m);
  assert.match(mail, /^Subject: Invoice \d{4}-001: Discovery report\r$/m);
  assert.match(mail, /filename="Invoice-\d{4}-001\.pdf"/);
  assert.match(mail, /JVBERi0xLj/, 'the PDF itself, base64');
});

test('s46 what left the house is on record', async () => {
  const [row] = (await desk.call('invoices')).rows;
  const invoice = await until('the event', async () => {
    const view = await desk.call('invoice', { id: row.id });
    return view.events.length > 0 && view;
  });
  assert.equal(invoice.events[0].kind, 'mail_draft_opened');
  assert.match(invoice.events[0].recipient, /accounts@halden\.example/);
});

test('s02 recording a full payment takes 2 actions', async () => {
  await hand.goTo('/invoices');
  const row = await until('the row', async () => {
    const found = desk.browser.$('//*[@role="row" or self::tr][contains(., "Discovery report")]');
    return (await found.isExisting()) && found;
  });
  await desk.browser.execute((element) => (element.matches('[tabindex]') ? element : element.closest('[tabindex]') ?? element.querySelector('[tabindex]') ?? element).focus(), row);
  hand.tally('');
  await hand.press('p');
  await hand.sheet();
  await hand.press('Enter');
  await until('paid', async () => (await status()) === 'paid');
  const { sentence, inputs } = hand.tally('payment');
  console.log(sentence);
  assert.equal(inputs, 2, sentence);
});

test('s03 the dashboard shows the money where it is, and no policy was violated on the way', async () => {
  await hand.goTo('/');
  const { paid_this_year: paid, outstanding } = await desk.call('dashboard');
  assert.deepEqual([paid.amount.amount, outstanding.amount.amount], ['14400.00', '0.00']);
  await hand.sees('14,400');
  assert.deepEqual(await desk.violations(), []);
});
