//! Change orders and what became of them.

use super::row::{Named, execute, first, json_of, rows, word_of};
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use domain::change_order::AgreedRow;
use domain::milestone::Channel;
use domain::{ChangeOrderId, MilestoneId, ProjectId};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// A row of the proposed plan; `key` names it for as long as the change order is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedRow {
    pub key: u32,
    pub row: AgreedRow,
    /// Milestones that go and whose deliverables it takes in when it is agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub takes: Vec<MilestoneId>,
}

impl ProposedRow {
    pub fn new(key: u32, row: AgreedRow) -> Self {
        Self { key, row, takes: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeOrder {
    pub id: ChangeOrderId,
    pub project: ProjectId,
    /// From 1 in its project; the revision it becomes is one above.
    pub number: u32,
    pub reason: String,
    pub plan: Vec<ProposedRow>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// Oldest first.
    pub facts: Vec<ChangeOrderFact>,
}

/// What happened to a change order on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeOrderFact {
    pub kind: FactKind,
    pub on: NaiveDate,
    /// Empty while only sent, and where it was withdrawn.
    pub by: String,
    pub channel: Option<Channel>,
    /// The client's own; of what was sent, the reason as it stood then.
    pub words: String,
    /// The proposed rows as they stood then.
    pub plan: Vec<ProposedRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    Sent,
    Agreed,
    Declined,
}

impl ChangeOrder {
    /// The agreement or the refusal that ended it; None while it is open.
    pub fn settled(&self) -> Option<&ChangeOrderFact> {
        self.facts.iter().find(|fact| fact.kind != FactKind::Sent)
    }

    /// When it was sent last.
    pub fn sent(&self) -> Option<&ChangeOrderFact> {
        self.facts.iter().rev().find(|fact| fact.kind == FactKind::Sent)
    }

    /// Whether it says something else than it did when it was `sent`.
    pub fn is_changed_since(&self, sent: &ChangeOrderFact) -> bool {
        sent.plan != self.plan || sent.words != self.reason
    }

    pub fn rows(&self) -> Vec<AgreedRow> {
        self.plan.iter().map(|proposed| proposed.row.clone()).collect()
    }
}

impl ChangeOrderFact {
    /// A no that names nobody is the author's own.
    pub fn is_withdrawal(&self) -> bool {
        self.kind == FactKind::Declined && self.by.is_empty()
    }
}

fn read(conn: &Connection, row: &Row<'_>) -> Result<ChangeOrder, StoreError> {
    let row = Named::new("change_order", row, "id");
    let id = ChangeOrderId(row.get("id")?);
    Ok(ChangeOrder {
        id,
        project: ProjectId(row.get("project_id")?),
        number: row.get("number")?,
        reason: row.get("reason")?,
        plan: row.json("plan")?,
        created_at: row.get("created_at")?,
        facts: facts(conn, id)?,
    })
}

fn facts(conn: &Connection, id: ChangeOrderId) -> Result<Vec<ChangeOrderFact>, StoreError> {
    rows(conn, "SELECT * FROM change_order_fact WHERE change_order_id = ?1 ORDER BY id", [id.0], |row| {
        let row = Named::new("change_order_fact", row, "id");
        let channel: Option<String> = row.get("channel")?;
        Ok(ChangeOrderFact {
            kind: row.word("kind")?,
            on: row.day("on_day")?,
            by: row.get("by_name")?,
            channel: channel.map(|_| row.word("channel")).transpose()?,
            words: row.get("words")?,
            plan: row.json("plan")?,
        })
    })
}

pub fn change_order(conn: &Connection, id: ChangeOrderId) -> Result<ChangeOrder, StoreError> {
    let found = first(conn, "SELECT * FROM change_order WHERE id = ?1", [id.0], |row| read(conn, row))?;
    found.ok_or(StoreError::NotFound { table: "change_order", id: id.0 })
}

/// Change orders of a project, first to last.
pub fn change_orders(conn: &Connection, project: ProjectId) -> Result<Vec<ChangeOrder>, StoreError> {
    let sql = "SELECT * FROM change_order WHERE project_id = ?1 ORDER BY number";
    rows(conn, sql, [project.0], |row| read(conn, row))
}

/// Change orders of active projects that were sent and have no answer, first to last of each project.
pub fn unanswered(conn: &Connection) -> Result<Vec<ChangeOrder>, StoreError> {
    let sql = "SELECT c.* FROM change_order c JOIN project p ON p.id = c.project_id
      WHERE p.archived = 0 AND EXISTS (SELECT 1 FROM change_order_fact f WHERE f.change_order_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM change_order_fact f WHERE f.change_order_id = c.id AND f.kind <> 'sent')
      ORDER BY c.project_id, c.number";
    rows(conn, sql, [], |row| read(conn, row))
}

pub fn put_change_order(tx: &Connection, order: &ChangeOrder, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO change_order (id, project_id, number, reason, plan, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET reason = ?4, plan = ?5",
        params![order.id.0, order.project.0, order.number, order.reason, json_of(&order.plan), crate::instant(at)],
    )?;
    Ok(())
}

/// Forgets a change order that was never sent.
pub fn delete_change_order(tx: &Connection, id: ChangeOrderId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM change_order WHERE id = ?1", [id.0])?;
    Ok(())
}

pub fn append_fact(
    tx: &Connection,
    id: ChangeOrderId,
    fact: &ChangeOrderFact,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO change_order_fact (change_order_id, kind, on_day, by_name, channel, words, plan, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            id.0,
            word_of(&fact.kind),
            fact.on.to_string(),
            fact.by,
            fact.channel.as_ref().map(word_of),
            fact.words,
            json_of(&fact.plan),
            crate::instant(at),
        ],
    )?;
    Ok(())
}
