// S12, S69, S88: a new user reaches the first issued invoice as a PDF on the disk, typing only what an invoice needs.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { Hand } from '../lib/hand.mjs';
import { Desk } from '../lib/window.mjs';
import { until } from '../lib/world.mjs';

let desk;
let hand;

before(async () => {
  desk = await Desk.open();
  hand = new Hand(await desk.start());
  await desk.watchPolicy();
});
// A failed story leaves a picture of what was on the screen.
afterEach((context) => (context.passed === false ? hand.picture(`first-run-${context.name.slice(0, 24)}`) : undefined));
after(() => desk?.close());

test('s12 first run to first issued PDF takes at most 20 inputs and about two minutes', async () => {
  await hand.type('name', 'Sandberg Advisory');
  await hand.type('street', '14 Marine Row');
  await hand.type('city', 'Dublin 4');
  await hand.type('vat_number', 'IE 1234567T');
  await hand.click('Continue');
  await hand.type('client_name', 'Halden Rail Ltd');
  await hand.type('project_title', 'Billing platform migration');
  await hand.type('contract', '48,000');
  await hand.type('title-1', 'Discovery report');
  await hand.click('Continue');
  await hand.field('client_street');
  const delivered = await desk.browser.$('textarea[data-field="description"]');
  await delivered.waitForExist();
  await hand.type('description', 'Report handed over and presented');
  await hand.type('client_street', '3 Northgate Yard');
  await hand.type('client_city', 'Cork');
  await hand.type('bank_iban', 'IE29 AIBK 9311 5212 3456 78');
  await hand.press('Control', 'Enter');
  const pdf = await until('the PDF on the disk', () => {
    const year = new Date().getFullYear();
    const file = desk.in('saved', `Invoice-${year}-001.pdf`);
    return existsSync(file) && file;
  });
  assert.equal(readFileSync(pdf).subarray(0, 8).toString('latin1'), '%PDF-1.7');
  const { sentence, inputs, seconds } = hand.tally('first run to first invoice PDF');
  console.log(sentence);
  assert.ok(inputs <= 20, sentence);
  assert.ok(seconds <= 120, sentence);
});

test('the invoice is there, open, with its 14,400.00 and 23 % on it', async () => {
  const { rows } = await desk.call('invoices');
  const [row] = rows.filter((one) => one.number !== null);
  assert.deepEqual([row.client_name, row.title, row.status], ['Halden Rail Ltd', 'Discovery report', 'issued']);
  assert.deepEqual([row.net.amount, row.gross.amount], ['14400.00', '17712.00']);
  await hand.sees(row.number);
});

test('not one content policy violation on the way', async () => {
  assert.deepEqual(await desk.violations(), []);
});

test('a restart keeps everything', async () => {
  const before = await desk.call('invoices');
  await desk.stop();
  hand = new Hand(await desk.start());
  assert.deepEqual(await desk.call('invoices'), before);
  await hand.sees('Billing platform migration');
});
