//! Milestones, their deliverables and the dated facts about them.

use super::row::{Named, execute, first, rows, word_of};
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use domain::milestone::{Acceptance, ChangesRequested, Channel, Deliverable, MilestoneFacts};
use domain::{AcceptanceId, ChangeOrderId, Currency, DeliverableId, Milestone, MilestoneId, ProjectId};
use rusqlite::{Connection, Row, params};

const COLUMNS: &str = "SELECT m.id, m.project_id, m.position, m.title, m.criterion, m.amount_minor, m.target_on, m.client_note, m.private_note, p.currency
  FROM milestone m JOIN project p ON p.id = m.project_id";

/// A fact about a milestone, as it is appended.
#[derive(Debug, Clone)]
pub enum Fact<'a> {
    Started,
    Done,
    /// Takes `Done` back, and an acceptance with it.
    Reopened,
    Accepted {
        by: &'a str,
        role: &'a str,
        channel: Channel,
        words: &'a str,
    },
    /// Takes `Done` back because the client asked for changes.
    ChangesRequested {
        by: &'a str,
        role: &'a str,
        channel: Channel,
        words: &'a str,
    },
    AcceptanceWithdrawn {
        words: &'a str,
    },
}

fn read(conn: &Connection, row: &Row<'_>) -> Result<Milestone, StoreError> {
    let bare = read_bare(row)?;
    let facts = facts(conn, bare.id, bare.amount.currency())?;
    Ok(Milestone { deliverables: deliverables(conn, bare.id)?, facts, ..bare })
}

/// Without deliverables and facts.
fn read_bare(row: &Row<'_>) -> Result<Milestone, StoreError> {
    let row = Named::new("milestone", row, "id");
    let currency: Currency = row.currency("currency")?;
    Ok(Milestone {
        id: MilestoneId(row.get("id")?),
        project: ProjectId(row.get("project_id")?),
        position: row.get("position")?,
        title: row.get("title")?,
        criterion: row.get("criterion")?,
        amount: row.money("amount_minor", currency)?,
        target_on: row.day_or_none("target_on")?,
        client_note: row.get("client_note")?,
        private_note: row.get("private_note")?,
        deliverables: Vec::new(),
        facts: MilestoneFacts::default(),
    })
}

/// A milestone of a plan; one that a change order took out is none.
pub fn milestone(conn: &Connection, id: MilestoneId) -> Result<Milestone, StoreError> {
    let sql = format!("{COLUMNS} WHERE m.id = ?1 AND m.cancelled_by IS NULL");
    let found = first(conn, &sql, [id.0], |row| read(conn, row))?;
    found.ok_or(StoreError::NotFound { table: "milestone", id: id.0 })
}

/// The same without deliverables and facts.
pub(crate) fn bare(conn: &Connection, id: MilestoneId) -> Result<Milestone, StoreError> {
    let sql = format!("{COLUMNS} WHERE m.id = ?1 AND m.cancelled_by IS NULL");
    let found = first(conn, &sql, [id.0], read_bare)?;
    found.ok_or(StoreError::NotFound { table: "milestone", id: id.0 })
}

/// A milestone whether it is in a plan or was taken out of one.
pub fn any_milestone(conn: &Connection, id: MilestoneId) -> Result<Milestone, StoreError> {
    let found = first(conn, &format!("{COLUMNS} WHERE m.id = ?1"), [id.0], |row| read(conn, row))?;
    found.ok_or(StoreError::NotFound { table: "milestone", id: id.0 })
}

/// The plan of a project, in order.
pub fn plan(conn: &Connection, project: ProjectId) -> Result<Vec<Milestone>, StoreError> {
    rows(conn, &of_plan(), [project.0], |row| read(conn, row))
}

/// The plan with its amounts, without deliverables and facts.
pub(crate) fn bare_plan(conn: &Connection, project: ProjectId) -> Result<Vec<Milestone>, StoreError> {
    rows(conn, &of_plan(), [project.0], read_bare)
}

fn of_plan() -> String {
    format!("{COLUMNS} WHERE m.project_id = ?1 AND m.cancelled_by IS NULL ORDER BY m.position")
}

/// What change orders took out of a plan, with the number of each: it stays on record with all its facts.
pub fn cancelled(conn: &Connection, project: ProjectId) -> Result<Vec<(Milestone, u32)>, StoreError> {
    let sql = format!("{COLUMNS} WHERE m.project_id = ?1 AND m.cancelled_by IS NOT NULL ORDER BY m.id");
    let all = rows(conn, &sql, [project.0], |row| read(conn, row))?;
    let number = "SELECT o.id, o.number FROM milestone m JOIN change_order o ON o.id = m.cancelled_by WHERE m.id = ?1";
    let numbered = |milestone: Milestone| {
        let by = first(conn, number, [milestone.id.0], |row| Named::new("change_order", row, "id").get("number"))?;
        Ok(by.map(|number| (milestone, number)))
    };
    all.into_iter().filter_map(|milestone| numbered(milestone).transpose()).collect()
}

/// Takes a milestone out of its plan by an agreed change order.
pub fn cancel_milestone(tx: &Connection, id: MilestoneId, by: ChangeOrderId) -> Result<(), StoreError> {
    execute(tx, "UPDATE milestone SET cancelled_by = ?2 WHERE id = ?1", [id.0, by.0])?;
    Ok(())
}

pub fn put_milestone(tx: &Connection, milestone: &Milestone) -> Result<(), StoreError> {
    execute(tx, "INSERT INTO milestone (id, project_id, position, title, criterion, amount_minor, target_on, client_note, private_note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET position = ?3, title = ?4, criterion = ?5, amount_minor = ?6, target_on = ?7, client_note = ?8, private_note = ?9",
        params![
            milestone.id.0,
            milestone.project.0,
            milestone.position,
            milestone.title,
            milestone.criterion,
            milestone.amount.minor(),
            milestone.target_on.map(|d| d.to_string()),
            milestone.client_note,
            milestone.private_note,
        ],
    )?;
    Ok(())
}

/// True when anything was ever recorded about a milestone, taken back or not.
pub fn has_facts(conn: &Connection, id: MilestoneId) -> Result<bool, StoreError> {
    Ok(first(conn, "SELECT 1 FROM milestone_fact WHERE milestone_id = ?1 LIMIT 1", [id.0], |_| Ok(()))?.is_some())
}

/// Removes a milestone without facts; one with facts is refused by the foreign key.
pub fn delete_milestone(tx: &Connection, id: MilestoneId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM deliverable WHERE milestone_id = ?1", [id.0])?;
    execute(tx, "DELETE FROM milestone WHERE id = ?1", [id.0])?;
    Ok(())
}

fn deliverables(conn: &Connection, milestone: MilestoneId) -> Result<Vec<Deliverable>, StoreError> {
    let sql = "SELECT id, title, done_on, on_invoice FROM deliverable WHERE milestone_id = ?1 ORDER BY position";
    rows(conn, sql, [milestone.0], |row| {
        let row = Named::new("deliverable", row, "id");
        let id = DeliverableId(row.get("id")?);
        Ok(Deliverable {
            id,
            title: row.get("title")?,
            done_on: row.day_or_none("done_on")?,
            on_invoice: row.flag("on_invoice")?,
        })
    })
}

/// The milestone that a deliverable belongs to.
pub fn milestone_of_deliverable(conn: &Connection, id: DeliverableId) -> Result<MilestoneId, StoreError> {
    let found =
        first(conn, "SELECT milestone_id FROM deliverable WHERE id = ?1", [id.0], |row| Ok(MilestoneId(row.get(0)?)))?;
    found.ok_or(StoreError::NotFound { table: "deliverable", id: id.0 })
}

pub fn put_deliverable(
    tx: &Connection,
    milestone: MilestoneId,
    position: usize,
    deliverable: &Deliverable,
) -> Result<(), StoreError> {
    execute(tx, "INSERT INTO deliverable (id, milestone_id, position, title, done_on, on_invoice) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET position = ?3, title = ?4, done_on = ?5, on_invoice = ?6",
        params![
            deliverable.id.0,
            milestone.0,
            i64::try_from(position).unwrap_or(i64::MAX),
            deliverable.title,
            deliverable.done_on.map(|d| d.to_string()),
            deliverable.on_invoice,
        ],
    )?;
    Ok(())
}

pub fn delete_deliverable(tx: &Connection, id: DeliverableId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM deliverable WHERE id = ?1", [id.0])?;
    Ok(())
}

pub fn append_fact(
    tx: &Connection,
    milestone: MilestoneId,
    fact: &Fact<'_>,
    on: NaiveDate,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (kind, by, role, channel, words) = match fact {
        Fact::Started => ("started", "", "", None, ""),
        Fact::Done => ("done", "", "", None, ""),
        Fact::Reopened => ("reopened", "", "", None, ""),
        Fact::Accepted { by, role, channel, words } => ("accepted", *by, *role, Some(word_of(channel)), *words),
        // A plain reopening has no channel.
        Fact::ChangesRequested { by, role, channel, words } => ("reopened", *by, *role, Some(word_of(channel)), *words),
        Fact::AcceptanceWithdrawn { words } => ("acceptance_withdrawn", "", "", None, *words),
    };
    execute(
        tx,
        "INSERT INTO milestone_fact (milestone_id, kind, on_day, by_name, role, channel, words, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![milestone.0, kind, on.to_string(), by, role, channel, words, crate::instant(at)],
    )?;
    Ok(())
}

/// One fact as it was recorded, taken back since or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    pub kind: String,
    pub on: NaiveDate,
    pub by: String,
    pub role: String,
    pub channel: Option<String>,
    pub words: String,
    pub at: String,
}

/// Everything that was ever recorded about a milestone, oldest first.
pub fn fact_rows(conn: &Connection, milestone: MilestoneId) -> Result<Vec<FactRow>, StoreError> {
    rows(conn, "SELECT * FROM milestone_fact WHERE milestone_id = ?1 ORDER BY id", [milestone.0], |row| {
        let row = Named::new("milestone_fact", row, "id");
        Ok(FactRow {
            kind: row.get("kind")?,
            on: row.day("on_day")?,
            by: row.get("by_name")?,
            role: row.get("role")?,
            channel: row.get("channel")?,
            words: row.get("words")?,
            at: row.get("at")?,
        })
    })
}

pub(super) const FACTS: &str =
    "SELECT f.id, f.milestone_id, f.kind, f.on_day, f.by_name, f.role, f.channel, f.words, w.at AS withdrawn_at
  FROM milestone_fact f LEFT JOIN changes_withdrawal w ON w.fact_id = f.id";

/// Brings `facts` forward by one more fact.
pub(super) fn follow(facts: &mut MilestoneFacts, row: &Named<'_>) -> Result<(), StoreError> {
    let on = row.day("on_day")?;
    match row.get::<String>("kind")?.as_str() {
        "started" => facts.started_on = Some(on),
        "done" => facts.done_on = Some(on),
        "reopened" => {
            let is_request = row.get::<Option<String>>("channel")?.is_some();
            if is_request && row.get::<Option<String>>("withdrawn_at")?.is_none() {
                facts.changes.push(ChangesRequested {
                    id: AcceptanceId(row.get("id")?),
                    on,
                    by: row.get("by_name")?,
                    role: row.get("role")?,
                    channel: row.word("channel")?,
                    words: row.get("words")?,
                    done_on: facts.done_on,
                });
            }
            (facts.done_on, facts.acceptance) = (None, None);
        }
        "acceptance_withdrawn" => facts.acceptance = None,
        "accepted" => {
            facts.acceptance = Some(Acceptance {
                id: AcceptanceId(row.get("id")?),
                on,
                by: row.get("by_name")?,
                role: row.get("role")?,
                channel: row.word("channel")?,
                words: row.get("words")?,
            });
        }
        unknown => return Err(row.unreadable("kind", unknown)),
    }
    Ok(())
}

/// Takes a request for changes back that was recorded by mistake; its fact stays. Errors: one that was taken back before.
pub fn withdraw_changes(tx: &Connection, fact: AcceptanceId, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute(tx, "INSERT INTO changes_withdrawal (fact_id, at) VALUES (?1, ?2)", params![fact.0, crate::instant(at)])?;
    Ok(())
}

/// The facts that hold now: of each sort the last, taken back by its counterpart.
fn facts(conn: &Connection, milestone: MilestoneId, currency: Currency) -> Result<MilestoneFacts, StoreError> {
    let mut facts = MilestoneFacts::default();
    let sql = format!("{FACTS} WHERE f.milestone_id = ?1 ORDER BY f.id");
    rows(conn, &sql, [milestone.0], |row| follow(&mut facts, &Named::new("milestone_fact", row, "id")))?;
    facts.billed = super::standing::billed(conn, milestone, currency)?;
    facts.disputed_on = super::dispute::milestone_disputed_on(conn, milestone)?;
    Ok(facts)
}

/// Net invoiced so far by milestone of a project, credits deducted.
pub fn invoiced(
    conn: &Connection,
    project: ProjectId,
    currency: Currency,
) -> Result<Vec<(MilestoneId, domain::Money)>, StoreError> {
    // A credit note over the rest of an invoice names no milestone: nothing stands of what is credited in full.
    let sql = "SELECT l.milestone_id AS id, sum(CASE i.kind WHEN 'credit_note' THEN -l.net_minor ELSE l.net_minor END) AS net_minor
        FROM invoice_line l JOIN milestone m ON m.id = l.milestone_id JOIN invoice i ON i.id = l.invoice_id
        JOIN invoice o ON o.number = CASE i.kind WHEN 'credit_note' THEN json_extract(i.canonical, '$.body.references[0].number') ELSE i.number END
        JOIN invoice_balance b ON b.invoice_id = o.id
        WHERE m.project_id = ?1 AND (b.credited_minor < o.gross_minor OR o.gross_minor = 0) GROUP BY l.milestone_id";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("invoice_line", row, "id");
        Ok((MilestoneId(row.get("id")?), row.money("net_minor", currency)?))
    })
}
