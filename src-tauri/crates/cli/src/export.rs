//! Documents and the book as files: written beside the target and renamed, so that a half file never has its name.

use crate::arguments::{Export, ReportFormat, XmlFormat};
use crate::outcome::{self, Failure};
use app::as_at::{RegisterArgument, register};
use app::bookings::{BookingsArgument, journal};
use app::change_orders::ChangeOrderArgument;
use app::dossier::{self, DossierArgument, Existing};
use app::drafts::export_drafts;
use app::einvoices::{self, Format};
use app::invoices::{self, InvoiceArgument, NumberArgument};
use app::invoices::{period_files, write_invoice_files};
use app::packing::{self, Packed};
use app::papers::{self, Paper, PaperWay};
use app::projects::ProjectArgument;
use app::reports::{ReportArgument, report_csv, report_pdf, report_xlsx};
use app::schedule::MilestoneArgument;
use app::table::Nothing;
use app::year_pack::{self, YearPackArgument, year_pack};
use app::{App, book, calendar};
use domain::{ChangeOrderId, MilestoneId, ProjectId};
use serde_json::json;
use signal_hook::{consts::SIGINT, flag};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub fn run(app: &App, what: Export) -> Result<(), Failure> {
    match what {
        Export::Pdf { number, output } => {
            let invoice = invoices::invoice_by_number(app, NumberArgument { number })?;
            let bytes = invoices::invoice_pdf(app, InvoiceArgument { id: invoice.id })?;
            write(&output, &bytes)?;
            invoices::record_event(app, invoice.id, "pdf_saved", "")?;
            outcome::print(&json!({ "written": output, "bytes": bytes.len(), "sha256": invoice.pdf_hash }))
        }
        Export::Xml { number, output, format } => {
            let invoice = invoices::invoice_by_number(app, NumberArgument { number })?;
            let bytes = einvoices::invoice_export(app, InvoiceArgument { id: invoice.id }, format_of(format))?;
            write(&output, &bytes)?;
            outcome::print(&json!({ "written": output, "bytes": bytes.len() }))
        }
        Export::Drafts { output } => drafts(app, &output),
        Export::Proposal { project, output } => {
            written(app, &output, &papers::proposal_paper(app, ProjectArgument { id: ProjectId(project) })?)
        }
        Export::Addendum { change_order, output } => {
            let id = ChangeOrderId(change_order);
            written(app, &output, &papers::addendum_paper(app, ChangeOrderArgument { id })?)
        }
        Export::Certificate { milestone, output } => {
            let id = MilestoneId(milestone);
            written(app, &output, &papers::certificate_paper(app, MilestoneArgument { id })?)
        }
        Export::Status { project, output } => {
            written(app, &output, &papers::status_report_paper(app, ProjectArgument { id: ProjectId(project) })?)
        }
        Export::Calendar { project, output } => {
            let file = calendar::calendar(app, ProjectArgument { id: ProjectId(project) })?;
            write(&output, &file.bytes)?;
            outcome::print(&json!({ "written": output, "bytes": file.bytes.len() }))
        }
        Export::Register { as_at, output } => {
            let file = register(app, RegisterArgument { on: as_at })?;
            write(&output, &file.bytes)?;
            outcome::print(&json!({ "written": output, "documents": file.documents, "bytes": file.bytes.len() }))
        }
        Export::Report { period, currency, format, output } => {
            let asked = ReportArgument { period, currency, ..ReportArgument::default() };
            let file = match format {
                ReportFormat::Csv => report_csv(app, asked)?,
                ReportFormat::Pdf => report_pdf(app, asked)?,
                ReportFormat::Xlsx => report_xlsx(app, asked)?,
            };
            write(&output, &file.bytes)?;
            outcome::print(&json!({ "written": output, "bytes": file.bytes.len() }))
        }
        Export::Journal { format, from, to, period, currency, output } => {
            let days = from.zip(to).map(|(from, to)| format!("{from}..{to}"));
            let asked = BookingsArgument { period: days.unwrap_or(period), currency };
            let file = journal(app, &asked, format.into())?;
            write(&output, &file.bytes)?;
            outcome::print(&json!({ "written": output, "bytes": file.bytes.len() }))
        }
        Export::YearPack { period, output } => {
            let pack = year_pack(app, &YearPackArgument { period })?;
            packed(app, &output, |app| Ok(year_pack::write(app, &pack, &output, Existing::Kept)?))
        }
        Export::Pdfs { period, output } => {
            let made = period_files(app, &period)?;
            packed(app, &output, |app| Ok(write_invoice_files(app, made, &output, Existing::Kept)?))
        }
        Export::Json { output } => {
            let text = serde_json::to_string_pretty(&book::export_book(app, Nothing {})?).unwrap_or_default();
            write(&output, text.as_bytes())?;
            outcome::print(&json!({ "written": output, "bytes": text.len() }))
        }
    }
}

/// Writes a zip; Ctrl-C stops it between two files, a second one at once.
fn packed(app: &App, file: &Path, write: impl FnOnce(&App) -> Result<Packed, Failure>) -> Result<(), Failure> {
    let stop = packing::stopper(app);
    let heard =
        flag::register_conditional_shutdown(SIGINT, 1, Arc::clone(&stop)).and_then(|_| flag::register(SIGINT, stop));
    heard.map_err(|e| Failure::refused("cancel", &format!("cannot listen for Ctrl-C: {e}")))?;
    match write(app)? {
        Packed::Whole => outcome::print(&json!({ "written": file })),
        Packed::Stopped => Err(Failure::refused("cancelled", "stopped: no file was written")),
    }
}

/// Writes the dossier of a project and says what is in it and what it lacks.
pub fn dossier(app: &App, asked: DossierArgument, file: &Path, existing: Existing) -> Result<(), Failure> {
    let made = dossier::dossier(app, asked)?;
    dossier::write(app, &made, file, existing)?;
    outcome::print(&json!({ "written": file, "files": made.contents.files, "missing": made.contents.missing }))
}

/// Says what was written even when not all was. Ctrl-C ends it between two files, a second one at once.
fn drafts(app: &App, folder: &Path) -> Result<(), Failure> {
    let cancel = Arc::new(AtomicBool::new(false));
    let heard = flag::register_conditional_shutdown(SIGINT, 1, Arc::clone(&cancel))
        .and_then(|_| flag::register(SIGINT, Arc::clone(&cancel)));
    heard.map_err(|e| Failure::refused("cancel", &format!("cannot listen for Ctrl-C: {e}")))?;
    let exported = export_drafts(app, folder, &cancel)?;
    outcome::print(&json!({
        "folder": folder, "written": exported.written, "refused": exported.refused, "left": exported.left,
    }))?;
    let named: Vec<String> =
        exported.refused.iter().map(|r| format!("{} ({}: {})", r.id, r.client, r.problem.message)).collect();
    if exported.left > 0 {
        let written = exported.written.len();
        return Err(Failure::refused("cancelled", &format!("cancelled: {written} written, {} left", exported.left)));
    }
    if !named.is_empty() {
        return Err(Failure::refused("not_all_drawn", &format!("cannot draw the drafts {}", named.join(", "))));
    }
    Ok(())
}

fn written(app: &App, output: &Path, paper: &Paper) -> Result<(), Failure> {
    write(output, &paper.pdf)?;
    papers::record(app, paper, PaperWay::Saved)?;
    outcome::print(
        &json!({ "written": output, "kind": paper.kind, "bytes": paper.pdf.len(), "sha256": paper.sha256() }),
    )
}

fn format_of(format: XmlFormat) -> Format {
    match format {
        XmlFormat::Cii => Format::Cii,
        XmlFormat::XRechnung => Format::XRechnung,
        XmlFormat::Ubl => Format::Ubl,
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    book::write_file(path, bytes).map_err(|e| Failure::file(path, &e))
}
