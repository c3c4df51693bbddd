//! All milestones of the active projects at once, for the board and the list over all of them: a fixed number of statements
//! however many projects there are.

use super::milestone::{FACTS, follow};
use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::milestone::{Billed, MilestoneFacts};
use domain::{ClientId, InvoiceId, Milestone, MilestoneId, ProjectId};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

/// Whose milestones are asked for; nothing narrows to no project.
#[derive(Debug, Clone, Copy, Default)]
pub struct BoardFilter {
    pub client: Option<ClientId>,
    pub project: Option<ProjectId>,
}

/// A milestone with what its card says of its project. Its deliverables are counted, not read.
#[derive(Debug, Clone)]
pub struct BoardEntry {
    pub milestone: Milestone,
    /// How many milestones the plan has.
    pub of: u32,
    pub project_title: String,
    pub project_code: String,
    pub client: ClientId,
    pub client_name: String,
    pub requires_acceptance: bool,
    pub is_agreed: bool,
    pub deliverables: u32,
    pub deliverables_done: u32,
}

/// The active projects of the filter, or the one project whether it is active or not.
const SCOPE: &str = "((?2 IS NULL AND p.archived = 0) OR p.id = ?2) AND (?1 IS NULL OR p.client_id = ?1)";

/// Milestones in the order of projects and plans.
pub fn entries(conn: &Connection, filter: BoardFilter) -> Result<Vec<BoardEntry>, StoreError> {
    let mut facts = facts(conn, filter)?;
    let sql = format!(
        "SELECT m.id, m.project_id, m.position, m.title, m.criterion, m.amount_minor, m.target_on, p.currency, p.title AS project_title, p.code,
           p.client_id, p.requires_acceptance, c.name AS client_name, count(*) OVER (PARTITION BY p.id) AS plan,
           EXISTS (SELECT 1 FROM plan_revision r WHERE r.project_id = p.id) AS is_agreed,
           (SELECT count(*) FROM deliverable d WHERE d.milestone_id = m.id) AS deliverables,
           (SELECT count(*) FROM deliverable d WHERE d.milestone_id = m.id AND d.done_on IS NOT NULL) AS deliverables_done,
           s.invoice_id, s.due_on, s.billed_minor, s.left_minor, s.retained_minor, s.paid_minor, s.settled_on, i.number, i.issue_on
         FROM project p JOIN client c ON c.id = p.client_id JOIN milestone m ON m.project_id = p.id AND m.cancelled_by IS NULL
           LEFT JOIN milestone_standing s ON s.milestone_id = m.id LEFT JOIN invoice i ON i.id = s.invoice_id
         WHERE {SCOPE} ORDER BY p.id, m.position"
    );
    rows(conn, &sql, scope(filter), |row| read(row, &mut facts))
}

fn scope(filter: BoardFilter) -> [Option<i64>; 2] {
    [filter.client.map(|id| id.0), filter.project.map(|id| id.0)]
}

fn read(row: &Row<'_>, facts: &mut HashMap<i64, MilestoneFacts>) -> Result<BoardEntry, StoreError> {
    let row = Named::new("milestone", row, "id");
    let currency = row.currency("currency")?;
    let mut facts = facts.remove(&row.id).unwrap_or_default();
    if let Some(invoice) = row.get::<Option<i64>>("invoice_id")? {
        let settled_on = row.day_or_none("settled_on")?;
        let (retained, paid) = (row.money("retained_minor", currency)?, row.money("paid_minor", currency)?);
        facts.billed = Some(Billed {
            invoice: InvoiceId(invoice),
            number: row.get("number")?,
            issue_on: row.day("issue_on")?,
            due_on: row.day("due_on")?,
            net: row.money("billed_minor", currency)?,
            left: row.money("left_minor", currency)?,
            retained,
            paid,
            settled_on,
            paid_on: settled_on.filter(|_| paid.is_positive() && retained.is_zero()),
        });
    }
    Ok(BoardEntry {
        milestone: Milestone {
            id: MilestoneId(row.id),
            project: ProjectId(row.get("project_id")?),
            position: row.get("position")?,
            title: row.get("title")?,
            criterion: row.get("criterion")?,
            amount: row.money("amount_minor", currency)?,
            target_on: row.day_or_none("target_on")?,
            deliverables: Vec::new(),
            client_note: String::new(),
            private_note: String::new(),
            facts,
        },
        of: row.get("plan")?,
        project_title: row.get("project_title")?,
        project_code: row.get("code")?,
        client: ClientId(row.get("client_id")?),
        client_name: row.get("client_name")?,
        requires_acceptance: row.flag("requires_acceptance")?,
        is_agreed: row.flag("is_agreed")?,
        deliverables: row.get("deliverables")?,
        deliverables_done: row.get("deliverables_done")?,
    })
}

/// What holds of each milestone, disputes among it; what is billed is not.
fn facts(conn: &Connection, filter: BoardFilter) -> Result<HashMap<i64, MilestoneFacts>, StoreError> {
    let mut all: HashMap<i64, MilestoneFacts> = HashMap::new();
    let of = format!("(SELECT m.id FROM project p JOIN milestone m ON m.project_id = p.id WHERE {SCOPE})");
    rows(conn, &format!("{FACTS} WHERE f.milestone_id IN {of} ORDER BY f.milestone_id, f.id"), scope(filter), |row| {
        let row = Named::new("milestone_fact", row, "id");
        follow(all.entry(row.get("milestone_id")?).or_default(), &row)
    })?;
    for (id, since) in disputed(conn)? {
        all.entry(id).or_default().disputed_on = Some(since);
    }
    Ok(all)
}

/// Milestones in dispute, by themselves or by what bills them, with the first day.
fn disputed(conn: &Connection) -> Result<Vec<(i64, NaiveDate)>, StoreError> {
    let sql = "WITH open AS (SELECT * FROM dispute d WHERE NOT EXISTS (SELECT 1 FROM dispute_end e WHERE e.dispute_id = d.id)),
        about AS (
          SELECT milestone_id AS id, on_day FROM open WHERE milestone_id IS NOT NULL
          UNION ALL SELECT l.milestone_id, o.on_day FROM open o JOIN invoice_line l ON l.invoice_id = o.invoice_id
            AND (o.line IS NULL OR l.line = o.line) WHERE l.milestone_id IS NOT NULL)
        SELECT id, min(on_day) AS on_day FROM about GROUP BY id";
    rows(conn, sql, params![], |row| {
        let row = Named::new("dispute", row, "id");
        Ok((row.id, row.day("on_day")?))
    })
}
