//! What goes with a reminder: its letter always, the PDFs of the invoices that it tells of as they were issued, and where it is
//! wanted the statement of the client up to today.

use super::ReminderArgument;
use super::sheet::{Written, written};
use crate::App;
use crate::clients::StatementArgument;
use crate::clients::statement::file_stem;
use crate::invoices::pdf_name;
use crate::mail::Enclosed;
use crate::papers::{Paper, reminder_pdf_of, statement_pdf};
use crate::problem::AppError;
use domain::mail_files::{MAIL_BYTES_MAX, MAIL_FILES_MAX};
use domain::{ClientId, InvoiceId};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::{file, invoice};
use ts_rs::TS;

/// Which files go beside the letter. `invoices`: whose PDFs, of those that the reminder tells of; none given: as many as a mail
/// takes, the longest overdue first. `with_statement`: none given: no.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReminderFiles {
    #[serde(default)]
    pub invoices: Option<Vec<InvoiceId>>,
    #[serde(default)]
    pub with_statement: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderFileKind {
    Letter,
    Invoice,
    Statement,
}

/// A file that goes with a reminder, or can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderFileRow {
    pub kind: ReminderFileKind,
    /// Whose PDF it is.
    pub invoice: Option<InvoiceId>,
    pub name: String,
    /// In bytes; None for a paper that cannot be made yet.
    pub size: Option<u32>,
    /// Unless the user says otherwise. The letter goes always.
    pub is_ticked: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ReminderFilesView {
    /// In the order of the mail.
    pub files: Vec<ReminderFileRow>,
    /// Most bytes of all together.
    pub max: u32,
}

/// The PDF of an invoice that a reminder tells of.
struct Issued {
    invoice: InvoiceId,
    name: String,
    hash: String,
    size: u32,
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// In the order of the reminder.
fn issued(conn: &Connection, of: &Written) -> Result<Vec<Issued>, AppError> {
    let read = |id: InvoiceId| {
        let document = invoice::issued(conn, id)?;
        let (hash, _) = invoice::file_hashes(conn, id)?;
        let size = file::size(conn, &hash)?;
        Ok(Issued { invoice: id, name: pdf_name(document.body().kind, document.number()), hash, size })
    };
    of.items().map(|late| read(late.entry.id)).collect()
}

/// Those that a mail takes besides a letter of so many bytes.
fn fitting(all: &[Issued], letter: u32) -> Vec<InvoiceId> {
    let mut left = MAIL_BYTES_MAX.saturating_sub(letter);
    let mut fit = Vec::new();
    for of in all.iter().take(MAIL_FILES_MAX - 1) {
        if let Some(rest) = left.checked_sub(of.size) {
            left = rest;
            fit.push(of.invoice);
        }
    }
    fit
}

/// The letter with the PDFs that go with it. Errors: `not_found` for an invoice that the reminder does not tell of.
pub(super) fn enclosures(
    conn: &Connection,
    of: &Written,
    letter: &Paper,
    asked: &ReminderFiles,
) -> Result<Vec<Enclosed>, AppError> {
    let all = issued(conn, of)?;
    let wanted = match &asked.invoices {
        Some(wanted) => wanted.clone(),
        None => fitting(&all, size(letter.pdf.len())),
    };
    if let Some(other) = wanted.iter().find(|wanted| !all.iter().any(|of| of.invoice == **wanted)) {
        return Err(AppError::Unknown { what: "invoice of this reminder", id: other.0.to_string() });
    }
    let mut files = vec![Enclosed { name: letter.name.clone(), bytes: letter.pdf.clone() }];
    for of in all.into_iter().filter(|of| wanted.contains(&of.invoice)) {
        files.push(Enclosed { name: of.name, bytes: file::file(conn, &of.hash)? });
    }
    Ok(files)
}

/// The statement of a client as it stands today. Errors: as the statement.
pub(super) fn statement(app: &App, client: ClientId) -> Result<Enclosed, AppError> {
    let (from, to, currency) = Default::default();
    let paper = statement_pdf(app, StatementArgument { client, from, to, currency })?;
    Ok(Enclosed { name: paper.name, bytes: paper.pdf })
}

/// What goes with a reminder, and what can. Errors: as the sheet.
pub fn reminder_files(app: &App, asked: ReminderArgument) -> Result<ReminderFilesView, AppError> {
    let (mut files, statement_name) = app.read(|conn, moment| {
        let of = written(conn, app, &asked, moment.on)?;
        // What keeps the letter from being made is told by the sheet.
        let letter = reminder_pdf_of(conn, &of).ok().map(|paper| size(paper.pdf.len()));
        let all = issued(conn, &of)?;
        let ticked = fitting(&all, letter.unwrap_or_default());
        let row = |of: Issued| ReminderFileRow {
            kind: ReminderFileKind::Invoice,
            is_ticked: ticked.contains(&of.invoice),
            invoice: Some(of.invoice),
            name: of.name,
            size: Some(of.size),
        };
        let letter = ReminderFileRow {
            kind: ReminderFileKind::Letter,
            invoice: None,
            name: of.name.clone(),
            size: letter,
            is_ticked: true,
        };
        let files: Vec<ReminderFileRow> = std::iter::once(letter).chain(all.into_iter().map(row)).collect();
        Ok((files, format!("{}.pdf", file_stem(&of.client.name, moment.on))))
    })?;
    files.push(ReminderFileRow {
        kind: ReminderFileKind::Statement,
        invoice: None,
        name: statement_name,
        size: statement(app, asked.client).ok().map(|file| size(file.bytes.len())),
        is_ticked: false,
    });
    Ok(ReminderFilesView { files, max: MAIL_BYTES_MAX })
}
