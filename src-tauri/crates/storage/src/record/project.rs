//! Projects and the agreed revisions of their plans.

use super::row::{Named, execute, first, json_of, like, rows, word_of};
use crate::StoreError;
use chrono::{DateTime, Utc};
use domain::project::{Agreement, Project};
use domain::terms::PaymentTerms;
use domain::{ClientId, Money, ProjectId, RevisionId};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// A milestone as one revision agreed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedMilestone {
    pub milestone: domain::MilestoneId,
    pub position: u32,
    pub title: String,
    pub criterion: String,
    pub amount: Money,
    pub target_on: Option<chrono::NaiveDate>,
}

/// One agreed revision: the plan as the client said yes to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub agreement: Agreement,
    pub contract: Money,
    pub plan: Vec<AgreedMilestone>,
}

const COLUMNS: &str = "SELECT p.id, p.client_id, p.code, p.title, p.currency, p.contract_minor, p.requires_acceptance, p.order_number, p.terms,
    p.tax, p.private_note, p.scope, p.dispute_note, p.offer_until, p.archived, p.billing, r.id AS revision_id, r.number AS revision_number, r.agreed_on, r.agreed_by, r.channel, r.words,
    (SELECT agreed_on FROM plan_revision WHERE project_id = p.id AND number = 1) AS contract_on
  FROM project p LEFT JOIN plan_revision r ON r.project_id = p.id
    AND r.number = (SELECT max(number) FROM plan_revision WHERE project_id = p.id)";

fn read(row: &Row<'_>) -> Result<Project, StoreError> {
    let row = Named::new("project", row, "id");
    let currency = row.currency("currency")?;
    let terms: Option<String> = row.get("terms")?;
    let tax: Option<String> = row.get("tax")?;
    Ok(Project {
        id: ProjectId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        code: row.get("code")?,
        title: row.get("title")?,
        contract: row.money("contract_minor", currency)?,
        requires_acceptance: row.flag("requires_acceptance")?,
        order_number: row.get("order_number")?,
        terms: terms.map(|t| PaymentTerms::parse(&t).map_err(|e| row.unreadable("terms", e))).transpose()?,
        tax: tax.map(|_| row.json("tax")).transpose()?,
        private_note: row.get("private_note")?,
        scope: row.get("scope")?,
        dispute_note: row.get("dispute_note")?,
        offer_until: row.day_or_none("offer_until")?,
        archived: row.flag("archived")?,
        billing: row.json("billing")?,
        contract_on: row.day_or_none("contract_on")?,
        agreement: if row.get::<Option<i64>>("revision_id")?.is_some() { Some(agreement(&row)?) } else { None },
    })
}

fn agreement(row: &Named<'_>) -> Result<Agreement, StoreError> {
    Ok(Agreement {
        revision: RevisionId(row.get("revision_id")?),
        revision_number: row.get("revision_number")?,
        on: row.day("agreed_on")?,
        by: row.get("agreed_by")?,
        channel: row.word("channel")?,
        words: row.get("words")?,
    })
}

pub fn project(conn: &Connection, id: ProjectId) -> Result<Project, StoreError> {
    let found = first(conn, &format!("{COLUMNS} WHERE p.id = ?1"), [id.0], read)?;
    found.ok_or(StoreError::NotFound { table: "project", id: id.0 })
}

/// Projects in the order in which they were added; `archived` chooses which.
pub fn projects(conn: &Connection, archived: bool) -> Result<Vec<Project>, StoreError> {
    // Spelled out, not bound: the index of active projects is used only when the statement says so.
    let which = i64::from(archived);
    rows(conn, &format!("{COLUMNS} WHERE p.archived = {which} ORDER BY p.id"), [], read)
}

pub fn projects_of(conn: &Connection, client: ClientId) -> Result<Vec<Project>, StoreError> {
    rows(conn, &format!("{COLUMNS} WHERE p.client_id = ?1 ORDER BY p.archived, p.id"), [client.0], read)
}

/// Ids and titles of projects with `part` in their title or code, the running ones first.
pub fn projects_like(conn: &Connection, part: &str, limit: u32) -> Result<Vec<(ProjectId, String)>, StoreError> {
    let sql = "SELECT id, title FROM project WHERE title LIKE ?1 ESCAPE '\\' OR code LIKE ?1 ESCAPE '\\' ORDER BY archived, id DESC LIMIT ?2";
    rows(conn, sql, params![like(part), limit], |row| {
        let row = Named::new("project", row, "id");
        Ok((ProjectId(row.id), row.get("title")?))
    })
}

/// Projects of a client that are not archived.
pub fn running_count(conn: &Connection, client: ClientId) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) AS count FROM project WHERE client_id = ?1 AND archived = 0";
    let found = first(conn, sql, [client.0], |row| Named::new("project", row, "count").get("count"))?;
    Ok(found.unwrap_or(0))
}

pub fn put_project(tx: &Connection, project: &Project) -> Result<(), StoreError> {
    execute(tx, "INSERT INTO project (id, client_id, code, title, currency, contract_minor, requires_acceptance, order_number, terms, tax, private_note, archived,
           scope, dispute_note, offer_until, billing)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
         ON CONFLICT (id) DO UPDATE SET client_id = ?2, code = ?3, title = ?4, currency = ?5, contract_minor = ?6, requires_acceptance = ?7,
           order_number = ?8, terms = ?9, tax = ?10, private_note = ?11, archived = ?12, scope = ?13, dispute_note = ?14, offer_until = ?15, billing = ?16",
        params![
            project.id.0,
            project.client.0,
            project.code,
            project.title,
            project.contract.currency().code(),
            project.contract.minor(),
            project.requires_acceptance,
            project.order_number,
            project.terms.map(PaymentTerms::code),
            project.tax.as_ref().map(json_of),
            project.private_note,
            project.archived,
            project.scope,
            project.dispute_note,
            project.offer_until.map(|day| day.to_string()),
            json_of(&project.billing),
        ],
    )?;
    Ok(())
}

/// Agreed revisions, first to last.
pub fn revisions(conn: &Connection, project: ProjectId) -> Result<Vec<Revision>, StoreError> {
    let sql = "SELECT id, id AS revision_id, number AS revision_number, agreed_on, agreed_by, channel, words, currency, contract_minor, plan
        FROM plan_revision WHERE project_id = ?1 ORDER BY number";
    rows(conn, sql, [project.0], |row| {
        let row = Named::new("plan_revision", row, "id");
        let currency = row.currency("currency")?;
        Ok(Revision {
            agreement: agreement(&row)?,
            contract: row.money("contract_minor", currency)?,
            plan: row.json("plan")?,
        })
    })
}

pub fn insert_revision(
    tx: &Connection,
    project: ProjectId,
    revision: &Revision,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let agreement = &revision.agreement;
    execute(tx, "INSERT INTO plan_revision (id, project_id, number, agreed_on, agreed_by, channel, words, currency, contract_minor, plan, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            agreement.revision.0,
            project.0,
            agreement.revision_number,
            agreement.on.to_string(),
            agreement.by,
            word_of(&agreement.channel),
            agreement.words,
            revision.contract.currency().code(),
            revision.contract.minor(),
            json_of(&revision.plan),
            crate::instant(at),
        ],
    )?;
    Ok(())
}

/// The project of an agreed revision. Errors: `NotFound`.
pub fn project_of_revision(conn: &Connection, id: RevisionId) -> Result<ProjectId, StoreError> {
    let sql = "SELECT project_id FROM plan_revision WHERE id = ?1";
    let found = first(conn, sql, [id.0], |row| Ok(ProjectId(row.get(0)?)))?;
    found.ok_or(StoreError::NotFound { table: "plan_revision", id: id.0 })
}
