//! What happened to issued documents after issue: how each left the program. Nothing of it is ever changed.

use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::{DateTime, Utc};
use domain::InvoiceId;
use rusqlite::{Connection, params};

/// Something that happened to a document after issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceEvent {
    pub kind: String,
    pub recipient: String,
    pub file_hash: String,
    pub at: DateTime<Utc>,
}

pub fn append_event(tx: &Connection, invoice: InvoiceId, event: &InvoiceEvent) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO invoice_event (invoice_id, kind, recipient, file_hash, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![invoice.0, event.kind, event.recipient, event.file_hash, crate::instant(event.at)],
    )?;
    Ok(())
}

pub fn events(conn: &Connection, invoice: InvoiceId) -> Result<Vec<InvoiceEvent>, StoreError> {
    let sql = "SELECT id, kind, recipient, file_hash, at FROM invoice_event WHERE invoice_id = ?1 ORDER BY id";
    rows(conn, sql, [invoice.0], |row| {
        let row = Named::new("invoice_event", row, "id");
        let at: String = row.get("at")?;
        let at = DateTime::parse_from_rfc3339(&at).map_err(|e| row.unreadable("at", e))?;
        Ok(InvoiceEvent {
            kind: row.get("kind")?,
            recipient: row.get("recipient")?,
            file_hash: row.get("file_hash")?,
            at: at.into(),
        })
    })
}

/// The document that was issued last; None before the first.
pub fn last_id(conn: &Connection) -> Result<Option<InvoiceId>, StoreError> {
    first(conn, "SELECT id FROM invoice ORDER BY id DESC LIMIT 1", [], |row| {
        Ok(InvoiceId(Named::new("invoice", row, "id").get("id")?))
    })
}

/// Documents issued after `after` to which nothing of `kind` has happened, in the order of their issue.
pub fn without_event(conn: &Connection, after: InvoiceId, kind: &str) -> Result<Vec<InvoiceId>, StoreError> {
    let sql = "SELECT id FROM invoice i WHERE id > ?1 AND NOT EXISTS
               (SELECT 1 FROM invoice_event e WHERE e.invoice_id = i.id AND e.kind = ?2) ORDER BY id";
    rows(conn, sql, params![after.0, kind], |row| Ok(InvoiceId(Named::new("invoice", row, "id").get("id")?)))
}
