//! What was chosen in a list of invoices on its way out: the PDFs as one zip or bound for the printer, the rows as a table
//! for spreadsheets.

use super::heads::{head, state};
use super::list::row as list_row;
use super::selection::{Selection, chosen};
use super::{InvoiceListRow, event_of_many, pdf_name};
use crate::App;
use crate::csv::{self, Cell};
use crate::dossier::{Existing, Files};
use crate::packing::Packed;
use crate::problem::AppError;
use domain::invoice::DocumentKind;
use domain::report::Period;
use domain::{InvoiceId, Language, Why};
use std::path::Path;
use storage::record::file;
use storage::record::invoice::{self, DocumentFiles};

/// Chosen invoices that can be written as one zip.
pub struct InvoiceFiles {
    /// Such as `Invoices-2026-11-16.zip`.
    pub name: String,
    invoices: Vec<InvoiceId>,
    files: Files,
}

/// A table that may be saved.
pub struct InvoiceTable {
    /// Such as `Invoices-2026-11-16.csv`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The PDFs of what was chosen; drafts have none. Errors: `Missing` when nothing issued is among it, as `chosen`.
pub fn invoice_files(app: &App, asked: &Selection) -> Result<InvoiceFiles, AppError> {
    app.read(|conn, moment| {
        let invoices = chosen(conn, app, asked, moment)?.invoices;
        if invoices.is_empty() {
            return Err(AppError::invalid("invoices", Why::Missing));
        }
        let mut files = Files::default();
        for id in &invoices {
            let entry = invoice::file_entry(conn, *id)?;
            let kind = if entry.is_credit_note { DocumentKind::CreditNote } else { DocumentKind::AdHoc };
            files.put_kept(pdf_name(kind, &entry.number), entry.issue_on, entry.pdf_hash);
        }
        Ok(InvoiceFiles { name: format!("Invoices-{}.zip", moment.on), invoices, files })
    })
}

/// The PDFs of all documents of a period. Errors: `invalid` period; `Missing` when nothing was issued in it.
pub fn period_files(app: &App, period: &str) -> Result<InvoiceFiles, AppError> {
    app.read(|conn, moment| {
        let period = Period::parse(period, moment.on).map_err(|why| AppError::invalid("period", why))?;
        let (mut invoices, mut files) = (Vec::new(), Files::default());
        for DocumentFiles { entry, .. } in invoice::files_of_days(conn, period.from, period.to)? {
            let kind = if entry.is_credit_note { DocumentKind::CreditNote } else { DocumentKind::AdHoc };
            files.put_kept(pdf_name(kind, &entry.number), entry.issue_on, entry.pdf_hash);
            invoices.push(entry.id);
        }
        if invoices.is_empty() {
            return Err(AppError::invalid("period", Why::Missing));
        }
        Ok(InvoiceFiles { name: format!("Invoices-{}.zip", period.name().replace("..", "-to-")), invoices, files })
    })
}

/// Writes the zip to where the user said and notes that its documents left. Errors: of the disk and of the book; a name that
/// is taken, where what stands there is kept.
pub fn write_invoice_files(app: &App, made: InvoiceFiles, path: &Path, existing: Existing) -> Result<Packed, AppError> {
    let packed = made.files.write(app, path, existing)?;
    if packed == Packed::Whole {
        event_of_many(app, &made.invoices, "pdf_saved")?;
    }
    Ok(packed)
}

/// Most documents that are bound into one file: they lie in memory together.
const BOUND_MAX: usize = 1000;

/// Chosen invoices in one PDF, one behind the other.
pub struct BoundInvoices {
    /// Such as `Invoices-2026-11-16.pdf`.
    pub name: String,
    pub pdf: Vec<u8>,
    invoices: Vec<InvoiceId>,
}

/// Binds the PDFs of what was chosen, the oldest on top; drafts have none. `None` when the user stopped it.
/// Errors: `Missing` when nothing issued is among it, `TooMany`, as `chosen`.
pub fn bound_invoices(app: &App, asked: &Selection) -> Result<Option<BoundInvoices>, AppError> {
    let (on, invoices) = app.read(|conn, moment| Ok((moment.on, chosen(conn, app, asked, moment)?.invoices)))?;
    if invoices.is_empty() {
        return Err(AppError::invalid("invoices", Why::Missing));
    }
    if invoices.len() > BOUND_MAX {
        return Err(AppError::invalid("invoices", Why::TooMany { max: BOUND_MAX }));
    }
    app.packing().begin(invoices.len());
    let read = read_documents(app, &invoices);
    app.packing().end();
    let Some(documents) = read? else { return Ok(None) };
    let stem = format!("Invoices-{on}");
    let files = documents.iter().map(|(name, pdf)| (name.as_str(), pdf.as_slice()));
    let pdf = documents::bind(&stem, files)?;
    Ok(Some(BoundInvoices { name: format!("{stem}.pdf"), pdf, invoices }))
}

/// A PDF by its name.
type NamedPdf = (String, Vec<u8>);

/// The oldest first; `None` when the user stopped it.
fn read_documents(app: &App, newest_first: &[InvoiceId]) -> Result<Option<Vec<NamedPdf>>, AppError> {
    let mut documents = Vec::with_capacity(newest_first.len());
    for id in newest_first.iter().rev() {
        documents.push(app.read(|conn, _| {
            let entry = invoice::file_entry(conn, *id)?;
            let kind = if entry.is_credit_note { DocumentKind::CreditNote } else { DocumentKind::AdHoc };
            Ok((pdf_name(kind, &entry.number), file::file(conn, &entry.pdf_hash)?))
        })?);
        if !app.packing().step() {
            return Ok(None);
        }
    }
    Ok(Some(documents))
}

/// Notes in each of them that it was opened in a viewer. Errors: of the book.
pub fn record_opened(app: &App, bound: &BoundInvoices) -> Result<(), AppError> {
    event_of_many(app, &bound.invoices, "pdf_opened")
}

const HEADS: [&str; 15] = [
    "number",
    "status",
    "client",
    "project",
    "title",
    "issued_on",
    "due_on",
    "settled_on",
    "currency",
    "net",
    "gross",
    "open_net",
    "open",
    "days_late",
    "takes_back",
];

/// The rows of what was chosen, drafts first, as the list shows them; heads and states in the language of the business. Errors: `Missing` when nothing was, as `chosen`.
pub fn invoice_table(app: &App, asked: Selection) -> Result<InvoiceTable, AppError> {
    app.read(|conn, moment| {
        let chosen = chosen(conn, app, &asked, moment)?;
        let mut rows = chosen.drafts;
        for id in chosen.invoices {
            rows.push(list_row(conn, invoice::invoice(conn, id)?, moment.on)?);
        }
        if rows.is_empty() {
            return Err(AppError::invalid("invoices", Why::Missing));
        }
        let language = crate::business::of_book(conn, app)?.language;
        let heads = HEADS.map(|code| head(language, code));
        let bytes = csv::table(&heads, rows.iter().map(|row| cells(language, row)));
        Ok(InvoiceTable { name: format!("Invoices-{}.csv", moment.on), bytes })
    })
}

fn cells(language: Language, row: &InvoiceListRow) -> Vec<Cell> {
    let day = |day: Option<chrono::NaiveDate>| Cell::plain(day.map(|day| day.to_string()).unwrap_or_default());
    let late = row.days_late.filter(|days| *days > 0);
    vec![
        Cell::text(row.number.as_deref().unwrap_or_default()),
        Cell::plain(state(language, row.status)),
        Cell::text(&row.client_name),
        Cell::text(&row.project_title),
        Cell::text(&row.title),
        day(row.issue_on),
        day(row.due_on),
        day(row.settled_on),
        Cell::plain(row.net.currency().code()),
        Cell::amount(row.net),
        Cell::amount(row.gross),
        Cell::amount(row.open_net),
        Cell::amount(row.open),
        Cell::plain(late.map(|days| days.to_string()).unwrap_or_default()),
        Cell::text(row.takes_back.as_deref().unwrap_or_default()),
    ]
}
