// A proposal, a schedule, an addendum, a certificate, a status report or a statement on its way out. One sentence says where it is; a refusal says why not.
import { attempt } from './act';
import type { BookingsArgument, BookingsFormat, ReportArgument, ReportFormat, Selection, StatementArgument } from './api.gen';
import { toast } from './toasts.svelte';
import { settled } from './transport';
import { m } from '../messages';

/** What was typed last is stored before the paper is made. */
export async function savePaper(name: 'save_proposal' | 'save_addendum' | 'save_certificate' | 'save_status_report', id: number): Promise<void> {
  await settled();
  const saved = await attempt(name, { id });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
}

export async function openPaper(name: 'open_proposal' | 'open_addendum' | 'open_certificate' | 'open_status_report', id: number): Promise<void> {
  await settled();
  const opened = await attempt(name, { id });
  if (opened) toast(m.invoices.handed[opened.value.how](opened.value.name, opened.value.folder));
}

/** The account of a client as a letter, or as a table for a spreadsheet. */
export async function saveStatement(name: 'save_statement' | 'save_statement_csv', asked: StatementArgument): Promise<void> {
  await settled();
  const saved = await attempt(name, asked);
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
}

export async function openStatement(asked: StatementArgument): Promise<void> {
  await settled();
  const opened = await attempt('open_statement', asked);
  if (opened) toast(m.invoices.handed[opened.value.how](opened.value.name, opened.value.folder));
}

/** The days of a project for any calendar program. */
export async function saveCalendar(project: number): Promise<void> {
  await settled();
  const saved = await attempt('save_calendar', { id: project });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
}

/** All issued documents up to a day, for a spreadsheet. */
export async function saveRegister(on: string): Promise<void> {
  await settled();
  const saved = await attempt('save_register', { on });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
}

/** The report of a period in one format. */
export async function saveReport(report: ReportArgument, format: ReportFormat): Promise<void> {
  await settled();
  const saved = await attempt('save_report', { report, format });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
}

/** The bookings of a period in one format. */
export async function saveJournal(bookings: BookingsArgument, format: BookingsFormat): Promise<void> {
  await settled();
  const saved = await attempt('save_journal', { bookings, format });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
}

/** All of a year as one zip; true once it is saved. */
export async function saveYearPack(period: string): Promise<boolean> {
  await settled();
  const saved = await attempt('save_year_pack', { period });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
  return saved?.value.saved === true;
}

/** All of a project as one zip; true once it is saved. */
export async function saveDossier(project: number, withNotes: boolean): Promise<boolean> {
  await settled();
  const saved = await attempt('save_dossier', { id: project, private_notes: withNotes });
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
  return saved?.value.saved === true;
}

/** Chosen invoices as one PDF in the viewer, where they are printed; true unless it was stopped or refused. */
export async function openInvoices(chosen: Selection): Promise<boolean> {
  await settled();
  const opened = await attempt('open_invoices', chosen);
  if (opened?.value) toast(m.invoices.handed[opened.value.how](opened.value.name, opened.value.folder));
  return Boolean(opened?.value);
}

/** Chosen invoices as a table, or their PDFs as one zip; true once it is saved. */
export async function saveSelection(name: 'save_invoice_table' | 'save_invoice_pdfs', chosen: Selection): Promise<boolean> {
  await settled();
  const saved = await attempt(name, chosen);
  if (saved?.value.saved) toast(m.invoices.handed.saved(saved.value.name, saved.value.folder));
  return saved?.value.saved === true;
}
