// The screens that are looked at in every size and theme, the ground under them, and what an examination asks of each.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bridge } from './bridge.mjs';
import { clean, go, leave, openBrowser, openPage, settled } from './page.mjs';

const SIZES = [[900, 640], [1280, 800], [1680, 1050]];

/**
 * Declares the stories that look at every screen in `colorScheme`: no axe violation, nothing clipped sideways, no
 * complaint in the console. With MILEPOST_SCREENS=FOLDER the pictures are kept there.
 */
export function lookedAt(colorScheme) {
  let browser, bridge, screens;
  before(async () => {
    [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
    screens = await ground(bridge);
  });
  after(async () => {
    await browser?.close();
    await bridge?.close();
  });

  for (const [width, height] of SIZES) {
    test(`every screen stands in ${colorScheme} at ${width}`, async () => {
      const page = await openPage(browser, bridge, { viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      for (const [name, address] of Object.entries(screens)) {
        await go(page, bridge, address);
        await examine(page, `${name}-${colorScheme}-${width}`);
      }
      await leave(page);
    });
  }

  test(`the first run stands in ${colorScheme}`, async () => {
    const own = await Bridge.open({ on: '2026-11-16' });
    try {
      const page = await openPage(browser, own, { colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      await examine(page, `first-run-${colorScheme}-1280`);
      await leave(page);
    } finally {
      await own.close();
    }
  });

  test('the examination sees a fault when there is one', async () => {
    const page = await openPage(browser, bridge, { colorScheme });
    await settled(page);
    await page.evaluate(() => document.querySelector('#app').append(Object.assign(document.createElement('img'), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })));
    await assert.rejects(examine(page), /image-alt/);
    await page.context().close();
  });
}

async function examine(page, name) {
  await clean(page, name);
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth > clientWidth && 'wider', scrollHeight > clientHeight && 'taller'].filter(Boolean);
  });
  assert.deepEqual(over, [], `${name}: the page is larger than its window, which would scroll its toolbar away`);
}

/** Lays over the sample what some screens show, and gives the address of each screen. */
async function ground(bridge) {
  const projects = await bridge.call('projects');
  const of = (title) => projects.find((project) => project.title === title).id;
  const migration = await bridge.call('project', { id: of('Billing platform migration') });
  const portal = await bridge.call('create_project', { client: migration.client, patch: { title: 'Portal', contract: '20000' } });
  await attached(bridge, { kind: 'agreement', id: migration.revisions[0].id }, 'Contract signed.pdf', '%PDF-1.7 signed');
  await attached(bridge, { kind: 'sign_off', id: migration.milestones[2].id }, 'RE Pilot acceptance.eml', 'From: ciara.doyle@halden.example');
  await attached(bridge, { kind: 'milestone', id: migration.milestones[2].id }, 'Parallel run report.pdf', '%PDF-1.7 report');
  const workshop = (await bridge.call('milestones', { status: 'waiting_for_sign_off' }))[0];
  const changed = await withChangeOrder(bridge, projects, migration.id);
  const { rows } = await bridge.call('invoices');
  const draft = rows.find((row) => row.draft !== null && row.number === null);
  const overdue = rows.find((row) => row.status === 'overdue');
  return {
    dashboard: '/',
    projects: '/projects',
    board: '/projects?view=board',
    milestones: '/projects?view=milestones',
    project: `/projects/${migration.id}/schedule`,
    'duplicate-sheet': `/projects/${migration.id}/schedule?sheet=duplicate`,
    'template-sheet': `/projects/${migration.id}/schedule?sheet=template`,
    'project-details': `/projects/${migration.id}/details`,
    'new-project': '/projects?sheet=new',
    'paste-sheet': `/projects/${portal.id}/schedule?sheet=paste`,
    proposal: `/projects/${migration.id}/proposal`,
    'bill-sheet': `/projects/${migration.id}/schedule?sheet=bill`,
    'project-board': `/projects/${migration.id}/board`,
    history: `/projects/${migration.id}/history`,
    status: `/projects/${migration.id}/status`,
    'dossier-sheet': `/projects/${migration.id}/schedule?sheet=dossier`,
    'change-order': `/projects/${changed.project}/schedule`,
    addendum: `/projects/${changed.project}/addendum?order=${changed.order}`,
    'decline-sheet': `/projects/${changed.project}/schedule?sheet=decline`,
    compare: `/projects/${changed.project}/compare`,
    milestone: `/milestones/${migration.milestones[2].id}`,
    'certificate-sheet': `/milestones/${migration.milestones[0].id}?sheet=certificate`,
    'milestone-waiting': `/milestones/${workshop.id}`,
    'notice-sheet': `/milestones/${workshop.id}?sheet=notice`,
    'signoff-sheet': `/milestones/${workshop.id}?sheet=signoff`,
    invoices: '/invoices',
    invoice: `/invoices/${overdue.id}`,
    'payment-sheet': `/invoices/${overdue.id}?sheet=payment`,
    'credit-sheet': `/invoices/${overdue.id}?sheet=credit`,
    'reminder-sheet': `/invoices/${overdue.id}?sheet=reminder`,
    'invoices-overdue': '/invoices?state=overdue',
    'invoice-editor': `/drafts/${draft.draft}`,
    payments: '/payments',
    clients: '/clients',
    client: `/clients/${migration.client}`,
    statement: `/clients/${migration.client}/statement`,
    reports: '/reports',
    'reports-ageing': '/reports/ageing',
    'reports-tax': '/reports/tax?basis=issued',
    'reports-clients': '/reports/clients',
    'reports-projects': '/reports/projects',
    'reports-register': '/reports/register',
    templates: '/templates',
    'settings-business': '/settings/business',
    'settings-numbering': '/settings/numbering',
    'settings-payment': '/settings/payment',
    'settings-terms': '/settings/terms',
    'settings-documents': '/settings/documents',
    'settings-backup': '/settings/backup',
    'settings-advice': '/settings/advice',
  };
}

/** Lays an open change order over another agreed project, with a row of each kind. */
async function withChangeOrder(bridge, projects, not) {
  for (const { id } of projects.filter((project) => project.id !== not)) {
    const of = await bridge.call('project', { id });
    const open = of.milestones.filter((row) => row.invoice === null);
    if (of.revisions.length === 0 || open.length === 0) continue;
    const { change_order: order } = await bridge.call('start_change_order', { project: id });
    await bridge.call('save_change_order', { id: order.id, patch: { reason: 'The second ship is longer in dock than planned, and its crew is trained on board.' } });
    const last = order.rows.at(-1);
    await bridge.call('save_change_row', { id: order.id, row: last.key, patch: { target_on: '26 Feb 2027', amount: '4200' } });
    await bridge.call('add_change_row', { id: order.id, patch: { title: 'Crew trained on board', criterion: 'Two watches have passed the exercise', amount: '1800', target_on: '19 Mar 2027' } });
    await bridge.call('send_change_order', { id: order.id });
    return { project: id, order: order.id };
  }
  throw new Error('no project of the sample can be changed');
}

async function attached(bridge, to, name, text) {
  const headers = { 'x-arguments': JSON.stringify({ to, name }) };
  const answer = await fetch(`${bridge.answers}/take/attach_file`, { method: 'POST', headers, body: text });
  assert.equal(answer.status, 200, await answer.text());
}
