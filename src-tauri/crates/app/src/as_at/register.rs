//! The register of issued documents up to a day, as a table for spreadsheets: what was billed, when, for which milestone
//! (S86). It is read from the frozen documents alone, so that the register of a past day is the same bytes for ever.

use super::past_day;
use crate::App;
use crate::csv::{self, Cell};
use crate::problem::AppError;
use domain::InvoiceBody;
use domain::invoice::{DocumentKind, LineRole};
use serde::Deserialize;
use storage::record::invoice::InvoiceFilter;
use storage::record::{as_at as record, invoice};
use ts_rs::TS;

/// The last day of the register, as typed; empty is today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterArgument {
    pub on: String,
}

/// A file that may be saved.
pub struct RegisterFile {
    /// Such as `Register-2026-11-16.csv`.
    pub name: String,
    pub bytes: Vec<u8>,
    pub documents: usize,
}

const HEADS: [&str; 15] = [
    "number",
    "kind",
    "issued_on",
    "due_on",
    "client",
    "project_code",
    "project",
    "milestones",
    "currency",
    "net",
    "tax",
    "gross",
    "takes_back",
    "kept_back",
    "kept_until",
];

/// The register up to the end of a day, oldest document first. Amounts of credit notes are below zero.
/// Errors: an unreadable day, `in_the_future`, as reading.
pub fn register(app: &App, RegisterArgument { on }: RegisterArgument) -> Result<RegisterFile, AppError> {
    app.read(|conn, moment| {
        let on = past_day(conn, app, &on, moment.on)?;
        let all = record::invoices(conn, &InvoiceFilter::default(), on)?;
        let mut rows = Vec::with_capacity(all.len());
        for of in all.iter().rev() {
            let issued = invoice::issued(conn, of.entry.id)?;
            rows.push(row(issued.number(), issued.body())?);
        }
        let documents = rows.len();
        Ok(RegisterFile { name: format!("Register-{on}.csv"), bytes: csv::table(&HEADS, rows), documents })
    })
}

fn row(number: &str, body: &InvoiceBody) -> Result<Vec<Cell>, AppError> {
    let totals = &body.totals;
    let is_note = body.kind == DocumentKind::CreditNote;
    let signed = |amount: domain::Money| Cell::amount(if is_note { amount.negated() } else { amount });
    let taken_back = body.references.first().filter(|_| is_note).map(|of| of.number.as_str()).unwrap_or_default();
    let project = body.project.as_ref();
    Ok(vec![
        Cell::text(number),
        Cell::plain(kind_word(body.kind)),
        Cell::plain(body.issue_on),
        Cell::plain(body.due_on),
        Cell::text(&body.buyer.name),
        Cell::text(project.map(|of| of.code.as_str()).unwrap_or_default()),
        Cell::text(project.map(|of| of.title.as_str()).unwrap_or_default()),
        Cell::plain(milestones(body)),
        Cell::plain(body.currency.code()),
        signed(totals.net),
        signed(totals.gross.minus(totals.net)?),
        signed(totals.gross),
        Cell::text(taken_back),
        body.retention.map_or(Cell::plain(""), |kept| Cell::amount(kept.amount)),
        body.retention.map_or(Cell::plain(""), |kept| Cell::plain(kept.due_on)),
    ])
}

/// `M1 M3`: the milestones that a document bills, by their places when it was issued.
fn milestones(body: &InvoiceBody) -> String {
    let bills = |role: LineRole| matches!(role, LineRole::Billing | LineRole::Part);
    let mut places: Vec<u32> = body
        .lines
        .iter()
        .filter(|line| bills(line.role) && line.deducts.is_none())
        .filter_map(|line| line.milestone.as_ref().map(|of| of.position))
        .collect();
    places.sort_unstable();
    places.dedup();
    places.iter().map(|place| format!("M{place}")).collect::<Vec<_>>().join(" ")
}

/// The word of the command table for a kind of document.
pub(crate) fn kind_word(kind: DocumentKind) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}
