// A quick hand: the next change is made before the window has the answer to the one before, and answers come late or in the
// wrong order. Nothing typed is lost, and the screen ends with what the book has.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { drawn, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client, project;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Beratung', street: 'Torstraße 14', city: 'Berlin', country: 'DE', vat_number: 'DE 123456788', bank_iban: 'DE02120300000000202051', tax_rate: '19' });
  client = (await bridge.call('create_client', { name: 'Nordlicht Energie GmbH', street: 'Speicherstraße 12', postcode: '20457', city: 'Hamburg', country: 'DE' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Abrechnungsplattform', contract: '48000' }, preset: 'three' })).id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address) => openAt(browser, bridge, address);

/** The book does what `command` asks; the window gets each answer when `free` lets it. */
async function hold(page, command) {
  const kept = [];
  const running = new Set();
  let isOver = false;
  async function answer(route) {
    const response = await route.fetch();
    if (!isOver) await new Promise((resolve) => kept.push(resolve));
    await route.fulfill({ response });
  }
  await page.route(`**/ipc/${command}`, (route) => {
    if (isOver) return route.continue().catch(() => undefined); // The page may leave meanwhile.
    const job = answer(route).finally(() => running.delete(job));
    running.add(job);
    return job;
  });
  return {
    /** So many questions were asked, and the book has answered them. */
    arrived: (count) => until(`answer ${count} of ${command}`, () => kept.length >= count),
    free: (which) => kept[which](),
    /** Every answer has reached the page. */
    async end() {
      isOver = true;
      for (const free of kept) free();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

test('of two terms that are changed at once the later one stands, although its answer came first', async () => {
  await bridge.call('save_project', { id: project, patch: { retainage: '10', retainage_base: 'gross' } });
  const page = await at(`/projects/${project}/details`);
  const answers = await hold(page, 'save_project');
  const due = page.getByLabel('Kept back until', { exact: true });
  await due.fill('400');
  await due.press('Tab');
  await answers.arrived(1);
  await page.getByLabel('Percent of', { exact: true }).selectOption('net');
  await answers.arrived(2);
  answers.free(1);
  await due.waitFor({ state: 'detached' });
  answers.free(0);
  await settled(page);
  assert.equal(await due.count(), 0, 'the older answer has not brought back what was changed since');
  assert.equal(await page.getByLabel('Percent of', { exact: true }).inputValue(), 'net');
  await answers.end();
  await leave(page);
});

test('s74: the port that is being typed stays when the usual one of the chosen encryption comes late', async () => {
  await bridge.call('save_mail_server', { host: 'mail.example.com', port: '', security: 'starttls', user: '', from_name: '', from_address: 'elin@example.com' });
  const page = await at('/settings/email');
  const field = (name) => page.locator(`[data-field="${name}"]`);
  await page.waitForFunction(() => document.querySelector('[data-field="port"]')?.value !== '');
  const answers = await hold(page, 'save_mail_server');
  await field('security').selectOption('tls');
  await answers.arrived(1);
  await field('port').fill('2525');
  answers.free(0);
  await settled(page);
  assert.equal(await field('port').inputValue(), '2525', 'the answer of the save before has not taken it');
  await field('port').press('Enter');
  await answers.arrived(2);
  await answers.end();
  await settled(page);
  assert.equal(await field('port').inputValue(), '2525');
  const kept = await bridge.call('mail_server');
  assert.deepEqual([kept.port, kept.security], ['2525', 'tls']);
  await leave(page);
});

test('s76: a contact keeps what was typed while an older state of it was read', async () => {
  await bridge.call('save_contacts', { id: client, contacts: [{ name: 'Jana', position: '', email: '', phone: '', roles: ['approver'] }] });
  const page = await at(`/clients/${client}`);
  const read = await hold(page, 'client');
  const field = (name) => page.locator(`[data-field="contacts.0.${name}"]`);
  await field('name').fill('Jana Behr');
  await field('name').press('Tab');
  await read.arrived(1);
  const saved = await hold(page, 'save_contacts');
  await field('email').fill('behr@nordlicht.example');
  await field('email').press('Tab');
  await saved.arrived(1);
  read.free(0);
  await drawn(page);
  assert.equal(await field('email').inputValue(), 'behr@nordlicht.example', 'the older state does not overtake the keys');
  await page.getByLabel(/Gets a copy/).first().check();
  await saved.end();
  await read.end();
  const kept = async () => (await bridge.call('client', { id: client })).contacts[0];
  await until('the role', async () => (await kept()).roles.includes('copy'));
  assert.deepEqual({ ...(await kept()), roles: undefined }, { name: 'Jana Behr', position: '', email: 'behr@nordlicht.example', phone: '', roles: undefined });
  await leave(page);
});

test('s43: a saved text that is renamed and moved at once keeps its name and its place', async () => {
  await bridge.call('save_snippets', { snippets: [{ name: 'Travel', text: 'By rail.' }, { name: 'Remote', text: 'From our office.' }] });
  const page = await at('/settings/snippets');
  const answers = await hold(page, 'save_snippets');
  await page.getByLabel('Name of text 1', { exact: true }).fill('Journeys');
  await page.keyboard.press('Enter');
  await answers.arrived(1);
  await page.getByRole('button', { name: 'Move Remote up', exact: true }).click();
  answers.free(0);
  await answers.arrived(2);
  await answers.end();
  assert.deepEqual((await bridge.call('snippets', {})).map((one) => one.name), ['Remote', 'Journeys']);
  await page.getByRole('button', { name: 'Move Journeys up', exact: true }).waitFor();
  await leave(page);
});

test('two checks that are turned off at once are both off', async () => {
  const page = await at('/settings/advice');
  const answers = await hold(page, 'save_advice_limits');
  const boxes = page.getByRole('checkbox', { checked: true });
  await boxes.nth(0).click();
  await answers.arrived(1);
  await page.getByRole('checkbox').nth(1).click();
  answers.free(0);
  await answers.arrived(2);
  await answers.end();
  assert.equal((await bridge.call('advice_limits', {})).off.length, 2);
  await leave(page);
});

test('a mail can be written from the moment on that its prepared words are there', async () => {
  const { id } = await bridge.call('new_invoice', { client });
  await bridge.call('save_invoice_draft', { id, patch: { lines: [{ milestone: null, title: 'Beratung', description: '', deliverables: [], quantity: '', unit_price: '3900', tax_rate: '', override_reason: '', amount_reason: '' }] } });
  const page = await at(`/drafts/${id}`);
  const answers = await hold(page, 'draft_mail');
  await page.keyboard.press('Control+Enter');
  await answers.arrived(1);
  const text = page.getByRole('dialog').locator('[data-field="text"]');
  assert.equal(await text.isVisible(), false, 'a key now would be overtaken');
  await answers.end();
  await text.fill('Dear Jana, it was a pleasure.');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await until('the text to stand there again', async () => (await text.inputValue()) === 'Dear Jana, it was a pleasure.');
  await leave(page);
});
