//! Rows that exposure and backlog consist of, read from the caches: what is open of invoices, what is left of milestones.

use super::invoice_filter::{kept_at, kept_net_at};
use super::milestone;
use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::{ClientId, InvoiceId, Milestone, MilestoneId, Money, ProjectId};
use rusqlite::{Connection, params};

/// An issued invoice of which something is open. Net.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    pub project: Option<ProjectId>,
    pub heading: String,
    /// The next day on which something of it is due.
    pub due_on: NaiveDate,
    pub open_net: Money,
    /// The part of it that is kept back, and until when.
    pub kept: Option<(Money, NaiveDate)>,
}

/// A milestone of which something is left to bill or kept back, with what its project is.
#[derive(Debug, Clone)]
pub struct OpenMilestone {
    pub milestone: Milestone,
    pub client: ClientId,
    pub project_title: String,
    pub requires_acceptance: bool,
    pub is_agreed: bool,
    pub is_archived: bool,
}

/// Open invoices in the order of their due days. None: of all clients.
pub fn open_invoices(conn: &Connection, client: Option<ClientId>) -> Result<Vec<OpenInvoice>, StoreError> {
    // The index of what is open leads; the invoices are looked up one by one.
    let sql = "SELECT i.id, i.number, i.client_id, i.project_id, i.heading, b.currency, b.due_on, b.open_net_minor, b.kept_net_minor, b.kept_until
        FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id
        WHERE b.open_minor <> 0 AND b.open_minor > 0 AND (?1 IS NULL OR i.client_id = ?1) ORDER BY b.due_on, i.id";
    rows(conn, sql, [client.map(|client| client.0)], |row| {
        let row = Named::new("invoice", row, "id");
        let currency = row.currency("currency")?;
        let kept = row.money("kept_net_minor", currency)?;
        let until = row.day_or_none("kept_until")?.filter(|_| kept.is_positive());
        Ok(OpenInvoice {
            kept: until.map(|until| (kept, until)),
            id: InvoiceId(row.get("id")?),
            number: row.get("number")?,
            client: ClientId(row.get("client_id")?),
            project: row.get::<Option<i64>>("project_id")?.map(ProjectId),
            heading: row.get("heading")?,
            due_on: row.day("due_on")?,
            open_net: row.money("open_net_minor", currency)?,
        })
    })
}

/// What a client owes in one currency: the rows of its list of invoices in the states `Outstanding` and `Overdue`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub client: ClientId,
    /// With tax, without what is kept back and not due yet.
    pub open: Money,
    pub open_net: Money,
    pub open_count: u32,
    /// What of `open` is late.
    pub overdue: Money,
    pub overdue_net: Money,
    pub overdue_count: u32,
    /// The first day on which something late was due.
    pub late_since: Option<NaiveDate>,
}

/// What is owed on `today`, by client and currency; no row where nothing is. None: by all clients.
pub fn owed(conn: &Connection, client: Option<ClientId>, today: NaiveDate) -> Result<Vec<Owed>, StoreError> {
    let (open, net) =
        (format!("b.open_minor - {}", kept_at("?2")), format!("b.open_net_minor - {}", kept_net_at("?2")));
    let late = |of: &str| format!("sum(CASE WHEN b.due_on < ?2 THEN {of} ELSE 0 END)");
    // The index of what is open leads: what was settled costs nothing.
    let sql = format!(
        "SELECT i.client_id, b.currency, sum({open}) AS open, sum({net}) AS open_net, sum({open} > 0) AS open_count,
           {} AS overdue, {} AS overdue_net, sum(b.due_on < ?2) AS overdue_count, min(CASE WHEN b.due_on < ?2 THEN b.due_on END) AS late_since
        FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id
        WHERE b.open_minor <> 0 AND b.open_minor > 0 AND (?1 IS NULL OR i.client_id = ?1) GROUP BY i.client_id, b.currency",
        late(&open),
        late(&net)
    );
    rows(conn, &sql, params![client.map(|client| client.0), today.to_string()], |row| {
        let row = Named::new("invoice_balance", row, "client_id");
        let currency = row.currency("currency")?;
        Ok(Owed {
            client: ClientId(row.get("client_id")?),
            open: row.money("open", currency)?,
            open_net: row.money("open_net", currency)?,
            open_count: row.get("open_count")?,
            overdue: row.money("overdue", currency)?,
            overdue_net: row.money("overdue_net", currency)?,
            overdue_count: row.get("overdue_count")?,
            late_since: row.day_or_none("late_since")?,
        })
    })
}

/// Milestones with something left or kept back, by project and in plan order. None: of all clients.
pub fn open_milestones(conn: &Connection, client: Option<ClientId>) -> Result<Vec<OpenMilestone>, StoreError> {
    // Running projects and what is kept back lead: projects that are over are many.
    let sql = "SELECT m.id, p.client_id, p.title AS project_title, p.requires_acceptance, p.archived,
        EXISTS (SELECT 1 FROM plan_revision r WHERE r.project_id = p.id) AS agreed,
        EXISTS (SELECT 1 FROM milestone_fact f WHERE f.milestone_id = m.id) OR s.milestone_id IS NOT NULL AS has_facts
      FROM milestone m JOIN project p ON p.id = m.project_id LEFT JOIN milestone_standing s ON s.milestone_id = m.id
      WHERE m.cancelled_by IS NULL AND (?1 IS NULL OR p.client_id = ?1) AND m.id IN (
        SELECT m.id FROM project p CROSS JOIN milestone m ON m.project_id = p.id LEFT JOIN milestone_standing s ON s.milestone_id = m.id
         WHERE p.archived = 0 AND coalesce(s.left_minor, m.amount_minor) > 0
        UNION SELECT milestone_id FROM milestone_standing INDEXED BY standing_retained WHERE retained_minor > 0)
      ORDER BY p.id, m.position";
    let found = rows(conn, sql, params![client.map(|client| client.0)], |row| {
        let row = Named::new("milestone", row, "id");
        Ok((
            MilestoneId(row.get("id")?),
            row.flag("has_facts")?,
            ClientId(row.get("client_id")?),
            row.get::<String>("project_title")?,
            (row.flag("requires_acceptance")?, row.flag("agreed")?, row.flag("archived")?),
        ))
    })?;
    let whole =
        |(id, has_facts, client, project_title, flags): (MilestoneId, bool, ClientId, String, (bool, bool, bool))| {
            let (requires_acceptance, is_agreed, is_archived) = flags;
            // Most are planned and nothing more: their facts need not be read.
            let milestone = if has_facts { milestone::milestone(conn, id)? } else { milestone::bare(conn, id)? };
            Ok(OpenMilestone { milestone, client, project_title, requires_acceptance, is_agreed, is_archived })
        };
    found.into_iter().map(whole).collect()
}
