//! What is typed but not yet fixed: prepared invoices, and texts that are not valid yet.

use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::{DateTime, Utc};
use domain::{ClientId, DraftInvoiceId, ProjectId};
use rusqlite::{Connection, OptionalExtension, params};

/// A prepared invoice as kept: its form is the text as typed.
#[derive(Debug, Clone)]
pub struct PreparedInvoice {
    pub id: DraftInvoiceId,
    pub client: ClientId,
    pub project: Option<ProjectId>,
    pub json: String,
}

fn read(row: &rusqlite::Row<'_>) -> Result<PreparedInvoice, StoreError> {
    let row = Named::new("draft_invoice", row, "id");
    Ok(PreparedInvoice {
        id: DraftInvoiceId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        project: row.get::<Option<i64>>("project_id")?.map(ProjectId),
        json: row.get("json")?,
    })
}

pub fn prepared(conn: &Connection, id: DraftInvoiceId) -> Result<PreparedInvoice, StoreError> {
    let found = first(conn, "SELECT * FROM draft_invoice WHERE id = ?1", [id.0], read)?;
    found.ok_or(StoreError::NotFound { table: "draft_invoice", id: id.0 })
}

/// Prepared invoices, newest first.
pub fn all_prepared(conn: &Connection) -> Result<Vec<PreparedInvoice>, StoreError> {
    rows(conn, "SELECT * FROM draft_invoice ORDER BY id DESC", [], read)
}

pub fn put_prepared(tx: &Connection, invoice: &PreparedInvoice, at: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO draft_invoice (id, client_id, project_id, json, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET client_id = ?2, project_id = ?3, json = ?4",
        params![invoice.id.0, invoice.client.0, invoice.project.map(|p| p.0), invoice.json, crate::instant(at)],
    )?;
    Ok(())
}

pub fn delete_prepared(tx: &Connection, id: DraftInvoiceId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM draft_invoice WHERE id = ?1", [id.0])?;
    Ok(())
}

/// Texts of a form that are not valid yet, as JSON; None when there are none.
pub fn pending(conn: &Connection, kind: &str, target: i64) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT json FROM draft WHERE kind = ?1 AND target = ?2")?;
    Ok(statement.query_row(params![kind, target], |row| row.get(0)).optional()?)
}

/// Kind of form, target and texts of everything that waits to become valid.
pub fn all_pending(conn: &Connection) -> Result<Vec<(String, i64, String)>, StoreError> {
    rows(conn, "SELECT kind, target, json FROM draft ORDER BY kind, target", [], |row| {
        let row = Named::new("draft", row, "target");
        Ok((row.get("kind")?, row.get("target")?, row.get("json")?))
    })
}

/// Keeps or, with None, forgets the pending texts of a form.
pub fn put_pending(
    tx: &Connection,
    kind: &str,
    target: i64,
    json: Option<&str>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    match json {
        Some(json) => tx.execute(
            "INSERT INTO draft (kind, target, json, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, target) DO UPDATE SET json = ?3, at = ?4",
            params![kind, target, json, crate::instant(at)],
        )?,
        None => tx.execute("DELETE FROM draft WHERE kind = ?1 AND target = ?2", params![kind, target])?,
    };
    Ok(())
}
