//! Disputes and what ended them. A dispute of a milestone counts for the invoices that bill it, and the other way round.

use super::row::{Named, execute, first, rows, word_of};
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use domain::dispute::{Dispute, DisputeEnd, DisputeOutcome, DisputeSubject};
use domain::{ClientId, Currency, DisputeId, InvoiceId, MilestoneId, ProjectId};
use rusqlite::{Connection, Row, params};
use serde_json::{Value, json};

const COLUMNS: &str = "SELECT d.id, d.milestone_id, d.invoice_id, d.line, d.on_day, d.reason, d.by_name,
    e.kind AS end_kind, e.on_day AS end_on, e.outcome, e.words
  FROM dispute d LEFT JOIN dispute_end e ON e.dispute_id = d.id";

/// A dispute `d` that has not ended.
const OPEN: &str = "NOT EXISTS (SELECT 1 FROM dispute_end e WHERE e.dispute_id = d.id)";

/// Ids of the invoices in dispute, by themselves, by a line or by a milestone that they bill.
pub(super) const DISPUTED_INVOICES: &str = "SELECT d.invoice_id FROM dispute d
    WHERE d.invoice_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dispute_end e WHERE e.dispute_id = d.id)
  UNION SELECT l.invoice_id FROM dispute d CROSS JOIN invoice_line l ON l.milestone_id = d.milestone_id CROSS JOIN invoice x ON x.id = l.invoice_id
    WHERE x.kind <> 'credit_note' AND NOT EXISTS (SELECT 1 FROM dispute_end e WHERE e.dispute_id = d.id)";

/// The day from which the invoice `i` is in dispute, as a column: now, or at the end of the day that `day` names.
pub(super) fn disputed_on(day: Option<&str>) -> String {
    let (begun, ended) =
        day.map_or_else(Default::default, |day| (format!(" AND d.on_day <= {day}"), format!(" AND e.on_day <= {day}")));
    format!(
        "CASE WHEN i.kind <> 'credit_note' THEN (SELECT min(d.on_day) FROM dispute d
    WHERE (d.invoice_id = i.id OR d.milestone_id IN (SELECT l.milestone_id FROM invoice_line l WHERE l.invoice_id = i.id)){begun}
      AND NOT EXISTS (SELECT 1 FROM dispute_end e WHERE e.dispute_id = d.id{ended})) END AS disputed_on"
    )
}

/// Disputes about the milestone `?1`: its own, and those of invoices and lines that bill it.
const OF_MILESTONE: &str = "(d.milestone_id = ?1 OR (d.invoice_id IN (SELECT invoice_id FROM invoice_line WHERE milestone_id = ?1)
    AND (d.line IS NULL OR EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = d.invoice_id AND l.line = d.line AND l.milestone_id = ?1))))";

fn read(row: &Row<'_>) -> Result<Dispute, StoreError> {
    let row = Named::new("dispute", row, "id");
    let subject = match (row.get::<Option<i64>>("milestone_id")?, row.get::<Option<i64>>("invoice_id")?) {
        (Some(milestone), None) => DisputeSubject::Milestone(MilestoneId(milestone)),
        (None, Some(invoice)) => match row.get::<Option<u32>>("line")? {
            Some(line) => DisputeSubject::Line(InvoiceId(invoice), line),
            None => DisputeSubject::Invoice(InvoiceId(invoice)),
        },
        (Some(_), Some(_)) | (None, None) => return Err(row.unreadable("invoice_id", "is about two things or none")),
    };
    let end = match row.get::<Option<String>>("end_kind")?.as_deref() {
        None => None,
        Some(kind) => {
            let (on, words) = (row.day("end_on")?, row.get("words")?);
            Some(match kind {
                "resolved" => DisputeEnd::Resolved { on, outcome: row.word("outcome")?, words },
                "taken_back" => DisputeEnd::TakenBack { on, words },
                unknown => return Err(row.unreadable("end_kind", unknown)),
            })
        }
    };
    Ok(Dispute {
        id: DisputeId(row.get("id")?),
        subject,
        on: row.day("on_day")?,
        reason: row.get("reason")?,
        by: row.get("by_name")?,
        end,
    })
}

pub fn dispute(conn: &Connection, id: DisputeId) -> Result<Dispute, StoreError> {
    let found = first(conn, &format!("{COLUMNS} WHERE d.id = ?1"), [id.0], read)?;
    found.ok_or(StoreError::NotFound { table: "dispute", id: id.0 })
}

/// Every dispute that was ever marked, oldest first.
pub fn all(conn: &Connection) -> Result<Vec<Dispute>, StoreError> {
    rows(conn, &format!("{COLUMNS} ORDER BY d.id"), [], read)
}

/// Disputes of an invoice, its lines and the milestones that it bills, oldest first. A credit note has none.
pub fn of_invoice(conn: &Connection, id: InvoiceId) -> Result<Vec<Dispute>, StoreError> {
    let sql = format!(
        "{COLUMNS} WHERE (d.invoice_id = ?1 OR d.milestone_id IN (SELECT milestone_id FROM invoice_line WHERE invoice_id = ?1))
           AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = ?1 AND i.kind <> 'credit_note') ORDER BY d.id"
    );
    rows(conn, &sql, [id.0], read)
}

/// Disputes of a milestone and of what bills it, oldest first.
pub fn of_milestone(conn: &Connection, id: MilestoneId) -> Result<Vec<Dispute>, StoreError> {
    rows(conn, &format!("{COLUMNS} WHERE {OF_MILESTONE} ORDER BY d.id"), [id.0], read)
}

/// Disputes of a project's milestones and invoices, oldest first.
pub fn of_project(conn: &Connection, id: ProjectId) -> Result<Vec<Dispute>, StoreError> {
    let sql = format!(
        "{COLUMNS} WHERE d.milestone_id IN (SELECT id FROM milestone WHERE project_id = ?1)
           OR d.invoice_id IN (SELECT id FROM invoice WHERE project_id = ?1) ORDER BY d.id"
    );
    rows(conn, &sql, [id.0], read)
}

/// Disputes of a client's milestones and invoices, oldest first.
pub fn of_client(conn: &Connection, id: ClientId) -> Result<Vec<Dispute>, StoreError> {
    let sql = format!(
        "{COLUMNS} WHERE d.milestone_id IN (SELECT m.id FROM milestone m JOIN project p ON p.id = m.project_id WHERE p.client_id = ?1)
           OR d.invoice_id IN (SELECT id FROM invoice WHERE client_id = ?1) ORDER BY d.id"
    );
    rows(conn, &sql, [id.0], read)
}

/// The day from which a milestone is in dispute; None while nothing about it is.
pub fn milestone_disputed_on(conn: &Connection, id: MilestoneId) -> Result<Option<NaiveDate>, StoreError> {
    let sql = format!("SELECT 0 AS id, min(d.on_day) AS on_day FROM dispute d WHERE {OF_MILESTONE} AND {OPEN}");
    let found = first(conn, &sql, [id.0], |row| Named::new("dispute", row, "id").day_or_none("on_day"))?;
    Ok(found.flatten())
}

/// How many late invoices in one currency are in dispute on `today`.
pub fn late_count(conn: &Connection, currency: Currency, today: NaiveDate) -> Result<u32, StoreError> {
    let sql = format!(
        "SELECT 0 AS id, count(*) AS count FROM invoice_balance b
         WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND b.due_on < ?2 AND b.invoice_id IN ({DISPUTED_INVOICES})"
    );
    let found = first(conn, &sql, params![currency.code(), today.to_string()], |row| {
        Named::new("invoice_balance", row, "id").get("count")
    })?;
    Ok(found.unwrap_or(0))
}

/// Marks a dispute. `dispute.end` is not written.
pub fn insert(tx: &Connection, dispute: &Dispute, at: DateTime<Utc>) -> Result<(), StoreError> {
    let (milestone, invoice, line) = parts(dispute.subject);
    execute(
        tx,
        "INSERT INTO dispute (id, milestone_id, invoice_id, line, on_day, reason, by_name, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            dispute.id.0,
            milestone,
            invoice,
            line,
            dispute.on.to_string(),
            dispute.reason,
            dispute.by,
            crate::instant(at)
        ],
    )?;
    Ok(())
}

/// Ends a dispute. Errors: one that has ended.
pub fn insert_end(tx: &Connection, id: DisputeId, end: &DisputeEnd, at: DateTime<Utc>) -> Result<(), StoreError> {
    let (kind, outcome, words) = end_parts(end);
    execute(
        tx,
        "INSERT INTO dispute_end (dispute_id, kind, on_day, outcome, words, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id.0, kind, end.on().to_string(), outcome.map(|o| word_of(&o)), words, crate::instant(at)],
    )?;
    Ok(())
}

fn parts(subject: DisputeSubject) -> (Option<i64>, Option<i64>, Option<u32>) {
    match subject {
        DisputeSubject::Milestone(milestone) => (Some(milestone.0), None, None),
        DisputeSubject::Invoice(invoice) => (None, Some(invoice.0), None),
        DisputeSubject::Line(invoice, line) => (None, Some(invoice.0), Some(line)),
    }
}

fn end_parts(end: &DisputeEnd) -> (&'static str, Option<DisputeOutcome>, &str) {
    match end {
        DisputeEnd::Resolved { outcome, words, .. } => ("resolved", Some(*outcome), words),
        DisputeEnd::TakenBack { words, .. } => ("taken_back", None, words),
    }
}

/// A dispute as the journal names it; `verify` compares it with the row.
pub fn journalled(dispute: &Dispute) -> Value {
    let (milestone, invoice, line) = parts(dispute.subject);
    json!({
        "id": dispute.id, "milestone": milestone, "invoice": invoice, "line": line,
        "on": dispute.on, "reason": dispute.reason, "by": dispute.by,
    })
}

/// The same for what ended it.
pub fn journalled_end(id: DisputeId, end: &DisputeEnd) -> Value {
    let (kind, outcome, words) = end_parts(end);
    json!({ "id": id, "kind": kind, "on": end.on(), "outcome": outcome, "words": words })
}
