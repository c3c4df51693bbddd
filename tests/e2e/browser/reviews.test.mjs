// What the client says of work that waits, by keyboard: changes requested, round by round, and notes of what was decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, leave, openAt, openBrowser, settled } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, project, milestone;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ on: '2026-11-16' })]);
  await bridge.call('save_business', { name: 'Sandberg Advisory', street: '14 Marine Row', city: 'Dublin 4', vat_number: 'IE 1234567T', bank_iban: 'IE29AIBK93115212345678' });
  const client = (await bridge.call('create_client', { name: 'Halden Rail Ltd', street: '3 Northgate Yard', city: 'Cork' })).id;
  project = (await bridge.call('create_project', { client, patch: { title: 'Billing platform migration', contract: '48000' }, preset: 'two' })).id;
  const { milestones } = await bridge.call('project', { id: project });
  for (const [at, { id }] of milestones.entries()) await bridge.call('save_milestone', { id, patch: { title: ['Discovery report', 'Rollout'][at], criterion: 'Handed over' } });
  milestone = milestones[0].id;
  await bridge.call('mark_done', { id: milestone, on: '2026-11-12' });
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`s82: changes are requested by keyboard, what was typed survives Esc, and the round shows (${colorScheme})`, async () => {
    const before = (await bridge.call('milestone', { id: milestone })).round;
    const page = await openAt(browser, bridge, `/milestones/${milestone}`, { colorScheme });
    const sheet = page.getByRole('dialog');
    const words = sheet.getByLabel('What is to change', { exact: true });
    await page.keyboard.press('Shift+A');
    await words.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('The annex is missing');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+A');
    await words.and(page.locator(':focus')).waitFor();
    assert.equal(await words.inputValue(), 'The annex is missing');
    await page.keyboard.press('Control+Enter');
    await sheet.getByText('This is needed.').waitFor();
    await sheet.getByLabel('Who asked', { exact: true }).fill('Ciara Doyle');
    await clean(page, `changes-sheet-${colorScheme}`);
    await page.keyboard.press('Control+Enter');
    await page.getByText(before === 1 ? 'Changes requested, second round.' : 'Changes requested, third round.').waitFor();
    await clean(page, `milestone-changes-${colorScheme}`);
    await page.goto(`${bridge.url}#/projects/${project}/schedule`);
    await settled(page);
    await page.getByText(before === 1 ? 'Changes, second round' : 'Changes, third round').waitFor();
    await clean(page, `project-changes-${colorScheme}`);
    await page.goto(`${bridge.url}#/milestones/${milestone}`);
    await settled(page);
    await page.keyboard.press('d');
    await until('it waits again', async () => (await bridge.call('milestone', { id: milestone })).status === 'waiting_for_sign_off');
    await leave(page);
  });
}

test('s82: a decision is added to the notes, and a request recorded by mistake is taken back', async () => {
  const page = await openAt(browser, bridge, `/milestones/${milestone}?sheet=decision`);
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('What was said or decided', { exact: true }).fill('English only');
  await clean(page, 'decision-sheet');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The note is added.').waitFor();
  assert.match((await bridge.call('milestone', { id: milestone })).form.private_note, /16 November 2026: English only$/);
  const { round } = await bridge.call('milestone', { id: milestone });
  await bridge.call('request_changes', { id: milestone, by: 'Ciara Doyle', channel: 'call', words: 'One more page' });
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'Recorded by mistake' }).click();
  await until('it waits again', async () => (await bridge.call('milestone', { id: milestone })).status === 'waiting_for_sign_off');
  assert.equal((await bridge.call('milestone', { id: milestone })).round, round);
  await leave(page);
});
