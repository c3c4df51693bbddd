// Plans used again, from the screens: a pasted table, a template, a project once more.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from '../lib/bridge.mjs';
import { clean, openAt, openBrowser } from '../lib/page.mjs';
import { until } from '../lib/world.mjs';

let browser, bridge, client;

before(async () => {
  [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
  client = (await bridge.call('clients', {}))[0].id;
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

const at = (address, options) => openAt(browser, bridge, address, options);

const made = (title, contract) => bridge.call('create_project', { client, patch: { title, contract } });

const TABLE = [
  'Milestone\tDone when\tDue\tAmount',
  'Discovery\tReport accepted\t15 Jan 2027\t€4,000.00',
  'Build\tAll tests pass\t03/04/2027\t€16,000.00',
  'Training\tTwo sessions held\tTBD\tat cost',
  'Total\t\t\t€20,000.00',
].join('\n');

test('s4: a pasted table is understood, corrected where it is doubtful, and becomes milestones', async () => {
  const { id } = await made('Portal', '0');
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('button', { name: 'Paste a table' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Pasted text', { exact: true }).fill(TABLE);
  await sheet.getByText('3 milestones are read, 2 want a look.').waitFor();
  await sheet.getByText('They sum to the stated total, €20,000.').waitFor();
  await sheet.getByText('Date: “03/04/2027” can be read in two ways.').waitFor();
  await sheet.getByText('Amount: “at cost” is not understood.').waitFor();
  await clean(page);

  await sheet.getByRole('button', { name: 'It means 2027-03-04' }).click();
  assert.equal(await sheet.getByLabel('Date of row 2', { exact: true }).inputValue(), '2027-03-04');
  await sheet.getByRole('button', { name: /^Add 3 milestones/ }).click();
  await sheet.getByText('This is needed.').or(sheet.getByText(/needed/)).first().waitFor();
  await sheet.getByLabel('Amount of row 3', { exact: true }).fill('2.500,00');
  await sheet.getByRole('button', { name: /^Add 3 milestones/ }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByText('3 milestones are added.').waitFor();
  const after = await bridge.call('project', { id });
  assert.deepEqual(after.milestones.map((row) => [row.form.title, row.amount.amount, row.target_on]), [['Discovery', '4000.00', '2027-01-15'], ['Build', '16000.00', '2027-03-04'], ['Training', '2500.00', null]]);
  assert.equal(after.sums.contract.amount, '22500.00', 'the contract had no value and became the sum');
});

test('s4: a row can be left out, and what says nothing is said so', async () => {
  const { id } = await made('Audit', '7000');
  const page = await at(`/projects/${id}/schedule?sheet=paste`);
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Pasted text', { exact: true }).fill('- Report delivered: 5.000 €\n- Travel: 2.000 €');
  await sheet.getByText('2 milestones are read.').waitFor();
  await sheet.getByText('Take row 2').click({ force: true });
  await sheet.getByRole('button', { name: /^Add 1 milestone/ }).click();
  await sheet.waitFor({ state: 'detached' });
  assert.deepEqual((await bridge.call('project', { id })).milestones.map((row) => row.form.title), ['Report delivered']);
});

test('s25, s83: a plan is kept as a template and a new project begins with it', async () => {
  const id = (await bridge.call('projects', {})).find((row) => row.title === 'Billing platform migration').id;
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('button', { name: 'More about this project' }).click();
  await page.getByRole('menuitem', { name: 'Save the plan as a template' }).click();
  let sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name of the template', { exact: true }).fill('Migration in five steps');
  await clean(page);
  await sheet.getByRole('button', { name: /^Save the template/ }).click();
  await sheet.waitFor({ state: 'detached' });

  const projects = await at('/projects?sheet=new');
  sheet = projects.getByRole('dialog');
  await sheet.getByLabel('Project', { exact: true }).fill('Second migration');
  await sheet.getByLabel(/^Contract value/).fill('30000');
  await sheet.getByRole('radio', { name: /Migration in five steps/ }).check();
  await sheet.getByLabel('First milestone on').fill('1 Mar 2027');
  await clean(projects);
  await sheet.getByRole('button', { name: /^Add project/ }).click();
  await projects.getByRole('heading', { name: 'Second migration' }).waitFor();
  const second = (await bridge.call('projects', {})).find((row) => row.title === 'Second migration');
  const { milestones, allocation } = await bridge.call('project', { id: second.id });
  assert.deepEqual([milestones.length, milestones[0].target_on, allocation.is_exact], [5, '2027-03-01', true]);
});

test('s83: a whole project is duplicated for another client', async () => {
  const id = (await bridge.call('projects', {})).find((row) => row.title === 'Billing platform migration').id;
  const other = (await bridge.call('clients', {})).find((row) => row.name.startsWith('Nordlicht'));
  const page = await at(`/projects/${id}/schedule`);
  await page.getByRole('button', { name: 'More about this project' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate the project' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Project', { exact: true }).fill('Migration for the grid');
  await sheet.getByLabel('Client', { exact: true }).selectOption(`${other.id}`);
  await clean(page);
  await sheet.getByRole('button', { name: /^Duplicate/ }).click();
  await page.getByRole('heading', { name: 'Migration for the grid' }).waitFor();
  await until('the copy to belong to the other client', async () => {
    const copy = (await bridge.call('projects', {})).find((row) => row.title === 'Migration for the grid');
    return copy?.client === other.id && copy.sums.billed.amount === '0.00';
  });
});
