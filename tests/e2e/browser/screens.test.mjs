// Every screen in both themes at 900, 1280 and 1680: no axe violation, nothing clipped sideways, no complaint in the
// console. With MILEPOST_SCREENS=FOLDER the pictures are kept there.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { Bridge, openBrowser, openPage, settled } from '../lib/bridge.mjs';

const keep = process.env.MILEPOST_SCREENS;
const WIDTHS = [900, 1280, 1680];
const THEMES = ['light', 'dark'];

let bridge;
let browser;
let screens;

before(async () => {
  if (keep) await mkdir(keep, { recursive: true });
  bridge = await Bridge.open({ sample: true });
  browser = await openBrowser();
  const projects = await bridge.call('projects');
  const of = (title) => projects.find((project) => project.title === title).id;
  const migration = await bridge.call('project', { id: of('Billing platform migration') });
  const workshop = (await bridge.call('milestones', { status: 'waiting_for_sign_off' }))[0];
  const { rows } = await bridge.call('invoices');
  const draft = rows.find((row) => row.draft !== null && row.number === null);
  const overdue = rows.find((row) => row.status === 'overdue');
  screens = {
    dashboard: '/',
    projects: '/projects',
    project: `/projects/${migration.id}/schedule`,
    proposal: `/projects/${migration.id}/proposal`,
    'bill-sheet': `/projects/${migration.id}/schedule?sheet=bill`,
    'project-details': `/projects/${migration.id}/details`,
    milestone: `/milestones/${migration.milestones[2].id}`,
    'certificate-sheet': `/milestones/${migration.milestones[0].id}?sheet=certificate`,
    'milestone-waiting': `/milestones/${workshop.id}`,
    'signoff-sheet': `/milestones/${workshop.id}?sheet=signoff`,
    invoices: '/invoices',
    invoice: `/invoices/${overdue.id}`,
    'payment-sheet': `/invoices/${overdue.id}?sheet=payment`,
    'credit-sheet': `/invoices/${overdue.id}?sheet=credit`,
    'invoice-editor': `/drafts/${draft.draft}`,
    payments: '/payments',
    clients: '/clients',
    client: `/clients/${migration.client}`,
    templates: '/templates',
    'settings-business': '/settings/business',
    'settings-numbering': '/settings/numbering',
    'settings-payment': '/settings/payment',
    'settings-documents': '/settings/documents',
    'settings-backup': '/settings/backup',
  };
});
after(async () => {
  await browser?.close();
  await bridge?.close();
});

async function examine(page, name, theme, width) {
  const where = `${name}, ${theme}, ${width}`;
  await settled(page);
  if (keep) await page.screenshot({ path: path.join(keep, `${name}-${theme}-${width}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
  assert.deepEqual(found, [], where);
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth > clientWidth && 'wider', scrollHeight > clientHeight && 'taller'].filter(Boolean);
  });
  assert.deepEqual(over, [], `${where}: the page is larger than its window, which would scroll its toolbar away`);
}

for (const theme of THEMES) {
  for (const width of WIDTHS) {
    test(`every screen stands in ${theme} at ${width}`, async () => {
      const page = await openPage(browser, bridge, { viewport: { width, height: width === 900 ? 640 : width === 1280 ? 800 : 1050 }, colorScheme: theme, reducedMotion: 'reduce' });
      for (const [name, address] of Object.entries(screens)) {
        await page.goto('about:blank');
        await page.goto(`${bridge.url}#${address}`);
        await examine(page, name, theme, width);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test('the first run stands in both themes', async () => {
  const own = await Bridge.open({ on: '2026-11-16' });
  try {
    for (const theme of THEMES) {
      const page = await openPage(browser, own, { colorScheme: theme, reducedMotion: 'reduce' });
      await examine(page, 'first-run', theme, 1280);
      await page.context().close();
    }
  } finally {
    await own.close();
  }
});

test('the examination sees a fault when there is one', async () => {
  const page = await openPage(browser, bridge);
  await settled(page);
  await page.evaluate(() => document.querySelector('#app').append(Object.assign(document.createElement('img'), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })));
  await assert.rejects(examine(page, 'a picture without words', 'light', 1280), /image-alt/);
  await page.context().close();
});
