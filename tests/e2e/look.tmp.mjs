import { Bridge, openBrowser, openPage, settled } from './lib/bridge.mjs';
const [browser, bridge] = await Promise.all([openBrowser(), Bridge.open({ sample: true })]);
const projects = await bridge.call('projects');
const id = projects.find(p=>p.title==='Billing platform migration').id;
const m = await bridge.call('project', { id });
const empty = (await bridge.call('create_project', { client: m.client, patch: { title: 'Portal', contract: '0' } })).id;
const put = async (to, name, text) => { const r = await fetch(`${bridge.answers}/take/attach_file`, { method: 'POST', headers: { 'x-arguments': JSON.stringify({ to, name }) }, body: text }); if (r.status!==200) console.log(r.status, await r.text()); };
await put({kind:'agreement', id: m.revisions[0].id}, 'Contract signed.pdf', '%PDF-1.7 '+ 'x'.repeat(420000));
await put({kind:'sign_off', id: m.milestones[2].id}, 'RE Pilot acceptance.eml', 'From: c\r\n'+'y'.repeat(14000));
await put({kind:'milestone', id: m.milestones[2].id}, 'Parallel run report.pdf', '%PDF-1.7 '+ 'x'.repeat(1200000));
await put({kind:'milestone', id: m.milestones[2].id}, 'Billing run 12 Nov.csv', 'a;b\n'.repeat(20000));
await put({kind:'project', id}, 'Brief.docx', 'PK'+'z'.repeat(90000));
const TABLE = ['Milestone\tDone when\tDue\tAmount','Discovery\tReport accepted\t15 Jan 2027\t€4,000.00','Build\tAll tests pass\t03/04/2027\t€16,000.00','Training\tTwo sessions held\tTBD\tat cost','Total\t\t\t€20,000.00'].join('\n');
const inv = m.milestones[0].invoice;
const shots = { milestone: `/milestones/${m.milestones[2].id}`, project: `/projects/${id}/schedule`, details: `/projects/${id}/details`, start: `/projects/${empty}/schedule`, paste: `/projects/${empty}/schedule?sheet=paste`, duplicate: `/projects/${id}/schedule?sheet=duplicate`, template: `/projects/${id}/schedule?sheet=template`, new: '/projects?sheet=new', invoice: `/invoices/${inv}` };
for (const [theme, width] of [['light',1280],['dark',900]]) {
  const page = await openPage(browser, bridge, { reducedMotion: 'reduce', colorScheme: theme, viewport: { width, height: width===900?640:800 } });
  for (const [name, a] of Object.entries(shots)) {
    await page.goto('about:blank'); await page.goto(`${bridge.url}#${a}`); await settled(page);
    if (name==='paste') { await page.getByLabel('Pasted text', {exact:true}).fill(TABLE); await page.getByText('3 milestones are read').waitFor(); }
    await page.screenshot({ path: `/tmp/look-${name}-${theme}-${width}.png` });
  }
  console.log(page.complaints);
}
await browser.close(); await bridge.close(); process.exit(0);
