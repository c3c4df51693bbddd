//! The cache of what issued documents did with each milestone. Only the ledger of `domain` works it out; it is brought
//! up to date with every document and every settlement of a project.

use super::row::{Named, execute, first, rows};
use super::{invoice, milestone, payment};
use crate::StoreError;
use chrono::NaiveDate;
use domain::invoice::{DocumentKind, LineRole};
use domain::ledger::{Booked, Ledger};
use domain::milestone::Billed;
use domain::payment::Settlement;
use domain::{Currency, InvoiceId, IssuedInvoice, Milestone, MilestoneId, Money, ProjectId, Why};
use rusqlite::{Connection, params};

/// One row of `milestone_standing` without its project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StandingRow {
    milestone: MilestoneId,
    invoice: InvoiceId,
    due_on: String,
    billed_minor: i64,
    left_minor: i64,
    retained_minor: i64,
    paid_minor: i64,
    settled_on: Option<String>,
}

/// What issued documents did with a milestone; None while they ask for nothing of it.
pub(crate) fn billed(
    conn: &Connection,
    milestone: MilestoneId,
    currency: Currency,
) -> Result<Option<Billed>, StoreError> {
    let sql = "SELECT s.*, i.number, i.issue_on FROM milestone_standing s JOIN invoice i ON i.id = s.invoice_id WHERE s.milestone_id = ?1";
    first(conn, sql, [milestone.0], |row| {
        let row = Named::new("milestone_standing", row, "milestone_id");
        let settled_on = row.day_or_none("settled_on")?;
        let (retained, paid) = (row.money("retained_minor", currency)?, row.money("paid_minor", currency)?);
        Ok(Billed {
            invoice: InvoiceId(row.get("invoice_id")?),
            number: row.get("number")?,
            issue_on: row.day("issue_on")?,
            due_on: row.day("due_on")?,
            net: row.money("billed_minor", currency)?,
            left: row.money("left_minor", currency)?,
            retained,
            paid,
            settled_on,
            paid_on: settled_on.filter(|_| paid.is_positive() && retained.is_zero()),
        })
    })
}

/// Issued documents of a project, in order of issue.
pub fn documents(conn: &Connection, project: ProjectId) -> Result<Vec<IssuedInvoice>, StoreError> {
    rows(conn, "SELECT id, canonical FROM invoice WHERE project_id = ?1 ORDER BY id", [project.0], |row| {
        Named::new("invoice", row, "id").json("canonical")
    })
}

/// The same with what settled them.
pub fn booked(conn: &Connection, project: ProjectId) -> Result<Vec<(IssuedInvoice, Vec<Settlement>)>, StoreError> {
    let sql = "SELECT id, canonical FROM invoice WHERE project_id = ?1 ORDER BY id";
    let documents = rows(conn, sql, [project.0], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.id), row.json::<IssuedInvoice>("canonical")?))
    })?;
    let with_settlements = |(id, document): (InvoiceId, IssuedInvoice)| {
        let settled = payment::settlements_of_invoice(conn, id)?;
        Ok((document, settled.into_iter().map(|entry| entry.settlement).collect()))
    };
    documents.into_iter().map(with_settlements).collect()
}

/// The contract ledger of a project at the end of `as_of`. Errors: as reading.
pub fn ledger(
    plan: &[Milestone],
    requires_acceptance: bool,
    documents: &[(IssuedInvoice, Vec<Settlement>)],
    currency: Currency,
    as_of: NaiveDate,
) -> Result<Ledger, Why> {
    let booked: Vec<Booked<'_>> =
        documents.iter().map(|(document, settlements)| Booked { document, settlements }).collect();
    Ledger::of(plan, requires_acceptance, &booked, currency, as_of)
}

/// Works the standings of a project out again, after whatever changed a fact of it.
pub(crate) fn refresh(tx: &Connection, project: ProjectId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM milestone_standing WHERE project_id = ?1", [project.0])?;
    for row in computed(tx, project)? {
        execute(
            tx,
            "INSERT INTO milestone_standing (milestone_id, project_id, invoice_id, due_on, billed_minor, left_minor, retained_minor, paid_minor, settled_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                row.milestone.0,
                project.0,
                row.invoice.0,
                row.due_on,
                row.billed_minor,
                row.left_minor,
                row.retained_minor,
                row.paid_minor,
                row.settled_on
            ],
        )?;
    }
    Ok(())
}

/// The rows as they must stand, in order of milestones.
pub(crate) fn computed(conn: &Connection, project: ProjectId) -> Result<Vec<StandingRow>, StoreError> {
    let plan = milestone::bare_plan(conn, project)?;
    let documents = booked(conn, project)?;
    let Some(currency) = documents.first().map(|(document, _)| document.body().currency) else { return Ok(Vec::new()) };
    let unreadable = |why: Why| StoreError::UnreadableRow {
        table: "invoice",
        id: format!("of project {project}"),
        column: "canonical",
        reason: why.to_string(),
    };
    let ledger = ledger(&plan, true, &documents, currency, NaiveDate::MAX).map_err(unreadable)?;
    let mut standings = Vec::new();
    for ((id, standing), (_, billed)) in ledger.milestones.iter().zip(&ledger.billed) {
        let unbilled = [standing.planned, standing.in_progress, standing.waiting, standing.ready];
        let left = Money::sum(unbilled, currency).map_err(unreadable)?;
        let Some(mut row) = billing(conn, *id, &documents)? else { continue };
        if billed.is_zero() && !left.is_zero() {
            continue;
        }
        row.billed_minor = billed.minor();
        row.left_minor = left.minor();
        row.retained_minor = standing.retained.minor();
        row.paid_minor = standing.paid.minor();
        standings.push(row);
    }
    standings.sort_by_key(|row| row.milestone);
    Ok(standings)
}

/// The invoices that bill a milestone and of which credit notes left something: the last of them, what is due first,
/// and when the last of them was settled. No sums yet.
fn billing(
    conn: &Connection,
    id: MilestoneId,
    documents: &[(IssuedInvoice, Vec<Settlement>)],
) -> Result<Option<StandingRow>, StoreError> {
    let mut found: Option<StandingRow> = None;
    let mut open_due: Option<String> = None;
    let mut settled: Vec<Option<String>> = Vec::new();
    for (document, _) in documents {
        let body = document.body();
        let bills = body.lines.iter().any(|line| {
            matches!(line.role, LineRole::Billing | LineRole::Part)
                && line.deducts.is_none()
                && line.milestone.as_ref().is_some_and(|of| of.id == id)
        });
        if body.kind == DocumentKind::CreditNote || !bills {
            continue;
        }
        let Some(known) = invoice::invoice_by_number(conn, document.number())? else { continue };
        let entry = invoice::invoice(conn, known)?;
        if entry.gross.is_positive() && entry.balance.credited == entry.gross {
            continue;
        }
        let due_on = entry.open().next_due_on().to_string();
        if entry.balance.open.is_positive() && open_due.as_ref().is_none_or(|first| due_on < *first) {
            open_due = Some(due_on.clone());
        }
        settled.push(entry.balance.settled_on.map(|day| day.to_string()));
        found = Some(StandingRow {
            milestone: id,
            invoice: known,
            due_on,
            billed_minor: 0,
            left_minor: 0,
            retained_minor: 0,
            paid_minor: 0,
            settled_on: None,
        });
    }
    let settled_on = settled.into_iter().collect::<Option<Vec<String>>>().and_then(|days| days.into_iter().max());
    Ok(found.map(|row| StandingRow { due_on: open_due.unwrap_or(row.due_on), settled_on, ..row }))
}

/// The rows as they stand, in order of milestones.
pub(crate) fn stored(conn: &Connection, project: ProjectId) -> Result<Vec<StandingRow>, StoreError> {
    let sql = "SELECT * FROM milestone_standing WHERE project_id = ?1 ORDER BY milestone_id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("milestone_standing", row, "milestone_id");
        Ok(StandingRow {
            milestone: MilestoneId(row.id),
            invoice: InvoiceId(row.get("invoice_id")?),
            due_on: row.get("due_on")?,
            billed_minor: row.get("billed_minor")?,
            left_minor: row.get("left_minor")?,
            retained_minor: row.get("retained_minor")?,
            paid_minor: row.get("paid_minor")?,
            settled_on: row.get("settled_on")?,
        })
    })
}

/// Projects with issued documents or with standings.
pub(crate) fn projects(conn: &Connection) -> Result<Vec<ProjectId>, StoreError> {
    let sql = "SELECT project_id FROM invoice WHERE project_id IS NOT NULL UNION SELECT project_id FROM milestone_standing ORDER BY 1";
    rows(conn, sql, [], |row| Ok(ProjectId(row.get(0)?)))
}

const MISSING: &str = "standings_are_missing";

/// True in a book that was brought up from a format without standings.
pub(crate) fn are_missing(conn: &Connection) -> Result<bool, StoreError> {
    Ok(super::setting::setting::<bool>(conn, MISSING)?.unwrap_or(false))
}

/// Works all standings out, for a book of an older format.
pub(crate) fn make_all(tx: &Connection) -> Result<(), StoreError> {
    for project in projects(tx)? {
        refresh(tx, project)?;
    }
    execute(tx, "DELETE FROM setting WHERE key = ?1", [MISSING])?;
    Ok(())
}
