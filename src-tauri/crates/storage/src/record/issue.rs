//! Issuing: the number is drawn and the document frozen in the caller's one transaction.

use super::invoice_row::{InvoiceRow, Rendering};
use super::payment::add_to_month;
use super::row::{Named, execute, first, rows};
use super::{search, standing};
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use domain::invoice::DocumentKind;
use domain::retention::Open;
use domain::{InvoiceId, IssuedInvoice, Money, Why};
use rusqlite::{Connection, params};

/// Where a numbering series stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series {
    pub next: u32,
    /// Issue date of its last document.
    pub last_on: NaiveDate,
}

pub fn series(conn: &Connection, key: &str) -> Result<Option<Series>, StoreError> {
    first(conn, "SELECT 0 AS id, next, last_on FROM series WHERE key = ?1", [key], |row| {
        let row = Named::new("series", row, "id");
        Ok(Series { next: row.get("next")?, last_on: row.day("last_on")? })
    })
}

/// Every numbering series by its key.
pub fn all_series(conn: &Connection) -> Result<Vec<(String, Series)>, StoreError> {
    rows(conn, "SELECT 0 AS id, key, next, last_on FROM series ORDER BY key", [], |row| {
        let row = Named::new("series", row, "id");
        Ok((row.get("key")?, Series { next: row.get("next")?, last_on: row.day("last_on")? }))
    })
}

/// True when the pattern behind `key` (texts, `|`, year) has numbered another year already.
pub fn has_other_year(conn: &Connection, key: &str) -> Result<bool, StoreError> {
    let Some((texts, year)) = key.rsplit_once('|').filter(|(_, year)| !year.is_empty()) else { return Ok(false) };
    let prefix = format!("{texts}|");
    let sql = "SELECT 1 FROM series WHERE substr(key, 1, length(?1)) = ?1 AND key <> ?1 || ?2";
    Ok(first(conn, sql, params![prefix, year], |_| Ok(()))?.is_some())
}

/// Freezes a document: row, lines, balance, monthly sum, what it is found by, standings of its project, and the series moved on behind its number.
/// Its files are kept already. Returns the row that the journal entry is made of.
/// Errors: `Refused` when the number or the place in the series is taken.
pub fn insert_issued(
    tx: &Connection,
    id: InvoiceId,
    invoice: &IssuedInvoice,
    rendering: Rendering,
    at: DateTime<Utc>,
) -> Result<InvoiceRow, StoreError> {
    let row = InvoiceRow::of(id.0, invoice, rendering, at);
    row.insert(tx)?;
    let body = invoice.body();
    execute(
        tx,
        "INSERT INTO series (key, next, last_on) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET next = ?2, last_on = ?3",
        params![invoice.series(), invoice.sequence() + 1, body.issue_on.to_string()],
    )?;
    // Nobody owes on a credit note: all of it is spent on the invoice that it takes back.
    let zero = Money::zero(body.currency);
    let is_credit_note = body.kind == DocumentKind::CreditNote;
    let (credited, open, open_net) =
        if is_credit_note { (body.totals.gross, zero, zero) } else { (zero, body.totals.gross, body.totals.net) };
    let owed = |amount: Money| if is_credit_note { amount.negated() } else { amount };
    let share = body.retention.map(|kept| kept.share());
    let kept =
        share.map(|share| share.of_open(open, open_net)).transpose().map_err(|why| unreadable(id, why))?.flatten();
    let next = Open { amount: open, net: open_net, due_on: body.due_on, kept }.next_due_on();
    execute(tx, "INSERT INTO invoice_balance (invoice_id, currency, due_on, paid_minor, credited_minor, written_off_minor, open_minor, open_net_minor, settled_on,
           kept_most_minor, kept_until, kept_minor, kept_net_minor, issue_on)
         VALUES (?1, ?2, ?3, 0, ?4, 0, ?5, ?6, CASE WHEN ?5 = 0 THEN ?7 END, ?8, ?9, ?10, ?11, ?7)",
        params![
            id.0,
            body.currency.code(),
            next.to_string(),
            credited.minor(),
            open.minor(),
            open_net.minor(),
            body.issue_on.to_string(),
            share.map_or(0, |share| share.amount.minor()),
            share.map(|share| share.due_on.to_string()),
            kept.map_or(0, |kept| kept.amount.minor()),
            kept.map_or(0, |kept| kept.net.minor()),
        ],
    )?;
    add_to_month(tx, "issued", body.issue_on, owed(body.totals.net), owed(body.totals.gross), 1)?;
    search::insert(tx, id, invoice, &row.heading)?;
    if let Some(project) = &body.project {
        standing::refresh(tx, project.id)?;
    }
    Ok(row)
}

fn unreadable(id: InvoiceId, why: Why) -> StoreError {
    StoreError::UnreadableRow { table: "invoice", id: id.to_string(), column: "canonical", reason: why.to_string() }
}
