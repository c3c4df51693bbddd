//! Documents on paper: an invoice, a proposal, an addendum or a certificate becomes placed pages, and these become PDF
//! bytes or SVG pictures.
//!
//! `body + number + language + template -> Pages -> {PDF, SVG}`: screen and paper are drawn from the same
//! [`Pages`], so they cannot differ.
//! Pure: no clock, no disk, no randomness; equal input and equal [`RENDERER`] give equal bytes.
//! Knows nothing of storage and nothing of the window.

mod batch;
mod bidi;
pub mod calendar;
mod clean;
mod contrast;
mod display_list;
pub mod einvoice;
mod faces;
mod geometry;
mod icc;
mod image;
mod languages;
mod layout;
mod paragraph;
mod pdf;
mod scripts;
mod svg;
mod titles;

#[cfg(test)]
#[path = "../tests/samples/mod.rs"]
mod samples;

pub use batch::{Progress, draw_all};
pub use contrast::{Contrast, PrintCheck, print_check};
pub use display_list::{Field, Pages};
pub use faces::{AddedFace, FontRefusal, Fonts, drawn};
pub use geometry::Rect;
pub use image::{ImageRefusal, Logo};
pub use pdf::{Attachment, bind, pdf};
pub use svg::{SvgPage, svg};
pub use titles::{
    deposit_taken_off, deposit_title, invoice_taken_off, reduction_reason, release_title, retention_title,
};

use domain::InvoiceBody;
use domain::papers::{
    Addendum, Certificate, ClientStatement, DossierIndex, PeriodReport, Proposal, ReminderLetter, StatusReport,
};

/// Name and version of the layout and the writers. It changes whenever equal input may give other bytes.
pub const RENDERER: &str = "milepost-documents 4";

/// Text that the document's fonts cannot show.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Uncovered {
    /// The form's field, such as `buyer.name` or `lines.2.description`.
    pub field: String,
    pub text: String,
    /// Each uncovered character once, in code point order.
    pub chars: Vec<char>,
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("cannot issue a document with characters that no font shows: {}", named(.0))]
    Uncovered(Vec<Uncovered>),
    #[error("cannot use the picture: {0}")]
    Image(#[from] ImageRefusal),
    #[error("cannot subset the font {font}")]
    Font { font: String, source: subsetter::Error },
    #[error("cannot write the document")]
    Write(#[from] std::io::Error),
    #[error("cannot finish the document")]
    Structure(#[from] lopdf::Error),
}

fn named(uncovered: &[Uncovered]) -> String {
    let part = |place: &Uncovered| format!("{} in {}", place.chars.iter().collect::<String>(), place.field);
    uncovered.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// Lays out an invoice. `number`: `None` for a draft, which says so on every page.
/// `fonts`: [`Fonts::shipped`], with more behind them for what these lack.
/// Errors: `Uncovered` for an issued document with characters that no font shows; a draft shows `?` in their place.
pub fn invoice_pages(
    body: &InvoiceBody,
    number: Option<&str>,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::lay_out(body, number, logo, fonts);
    layout::refuse_uncovered(number, uncovered)?;
    Ok(pages)
}

/// Everything in the document that the fonts cannot show, in reading order; empty when it may be issued.
/// `number`: the one it will get, for it is printed too.
pub fn uncovered(body: &InvoiceBody, number: Option<&str>, fonts: &Fonts) -> Vec<Uncovered> {
    layout::lay_out(body, number, None, fonts).1
}

/// Lays out a proposal, or the schedule of the contract once it is agreed.
/// Errors: `Uncovered` for characters that no font shows.
pub fn proposal_pages(proposal: &Proposal, logo: Option<&Logo>, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::proposal(proposal, logo, fonts);
    covered(pages, uncovered)
}

/// Everything in a proposal that the fonts cannot show, in reading order.
pub fn proposal_uncovered(proposal: &Proposal, fonts: &Fonts) -> Vec<Uncovered> {
    layout::proposal(proposal, None, fonts).1
}

/// Lays out the certificate of one milestone's acceptance.
/// Errors: `Uncovered` for characters that no font shows.
pub fn certificate_pages(
    certificate: &Certificate,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::certificate(certificate, logo, fonts);
    covered(pages, uncovered)
}

/// Everything in a certificate that the fonts cannot show, in reading order.
pub fn certificate_uncovered(certificate: &Certificate, fonts: &Fonts) -> Vec<Uncovered> {
    layout::certificate(certificate, None, fonts).1
}

/// Lays out the index of a dossier. Errors: `Uncovered` for characters that no font shows.
pub fn index_pages(index: &DossierIndex, logo: Option<&Logo>, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::index(index, logo, fonts);
    covered(pages, uncovered)
}

/// Lays out the addendum of a change order, marked as a draft while the client has not got it.
/// Errors: `Uncovered` for characters that no font shows.
pub fn addendum_pages(addendum: &Addendum, logo: Option<&Logo>, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::addendum(addendum, logo, fonts);
    covered(pages, uncovered)
}

/// Everything in an addendum that the fonts cannot show, in reading order.
pub fn addendum_uncovered(addendum: &Addendum, fonts: &Fonts) -> Vec<Uncovered> {
    layout::addendum(addendum, None, fonts).1
}

/// Lays out the status of a project for its client.
/// Errors: `Uncovered` for characters that no font shows.
pub fn status_report_pages(report: &StatusReport, logo: Option<&Logo>, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::status_report(report, logo, fonts);
    covered(pages, uncovered)
}

/// Everything in a status report that the fonts cannot show, in reading order.
pub fn status_report_uncovered(report: &StatusReport, fonts: &Fonts) -> Vec<Uncovered> {
    layout::status_report(report, None, fonts).1
}

/// Lays out the account of a client. Errors: `Uncovered` for characters that no font shows.
pub fn statement_pages(
    statement: &ClientStatement,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::statement(statement, logo, fonts);
    covered(pages, uncovered)
}

/// Everything in a statement that the fonts cannot show, in reading order.
pub fn statement_uncovered(statement: &ClientStatement, fonts: &Fonts) -> Vec<Uncovered> {
    layout::statement(statement, None, fonts).1
}

/// Lays out the report of a period. Errors: `Uncovered` for characters that no font shows.
pub fn report_pages(report: &PeriodReport, logo: Option<&Logo>, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::period_report(report, logo, fonts);
    covered(pages, uncovered)
}

/// Lays out a reminder of what is late. Errors: `Uncovered` for characters that no font shows.
pub fn reminder_pages(reminder: &ReminderLetter, logo: Option<&Logo>, fonts: &Fonts) -> Result<Pages, DocumentError> {
    let (pages, uncovered) = layout::reminder(reminder, logo, fonts);
    covered(pages, uncovered)
}

/// Everything in a reminder that the fonts cannot show, in reading order.
pub fn reminder_uncovered(reminder: &ReminderLetter, fonts: &Fonts) -> Vec<Uncovered> {
    layout::reminder(reminder, None, fonts).1
}

fn covered(pages: Pages, uncovered: Vec<Uncovered>) -> Result<Pages, DocumentError> {
    if uncovered.is_empty() { Ok(pages) } else { Err(DocumentError::Uncovered(uncovered)) }
}

/// The title of a document in this language: `Corrected invoice`, `Avoir`.
pub fn title_text(title: domain::invoice::DocumentTitle, language: domain::Language) -> &'static str {
    languages::labels(language).title(title)
}

/// An amount as documents and mails of this language write it: `€11,808.00`, `11.808,00 €`.
pub fn money_text(money: domain::Money, language: domain::Language) -> String {
    languages::labels(language).money(money)
}

/// `Milestone 3 of 5` in a document's language.
pub fn milestone_text(position: u32, of: u32, language: domain::Language) -> String {
    (languages::labels(language).milestone_of)(position, of)
}

/// A word and what it stands before, `Invoice expected: Pilot route live`, in a document's language.
pub fn invoice_expected_text(title: &str, language: domain::Language) -> String {
    let labels = languages::labels(language);
    (labels.titled)(labels.invoice_expected, title)
}

/// What completes a milestone, `Complete when: ...`, in a document's language.
pub fn criterion_text(criterion: &str, language: domain::Language) -> String {
    let labels = languages::labels(language);
    (labels.titled)(labels.criterion, criterion)
}

/// What of an invoice is payable when, with plain blanks; None where all of it is due at once.
pub fn due_in_parts_text(body: &InvoiceBody) -> Option<String> {
    languages::labels(body.language).due_in_parts(body).map(|said| said.replace('\u{a0}', " "))
}

/// A rate in percent as this language writes it: `10.15%`, `10,15 %`, with plain blanks.
pub fn rate_text(percent: domain::Percent, language: domain::Language) -> String {
    languages::labels(language).rate(percent).replace(['\u{a0}', '\u{202f}'], " ")
}

/// A date as documents and mails of this language write it: `16 December 2026`, with plain blanks.
pub fn date_text(day: chrono::NaiveDate, language: domain::Language) -> String {
    languages::labels(language).day(day).replace('\u{a0}', " ")
}
