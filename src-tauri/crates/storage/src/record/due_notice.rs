//! Invoices of which the user wants to be told some days before they are due.

use super::row::{Named, first};
use crate::StoreError;
use domain::InvoiceId;
use rusqlite::{Connection, params};

/// So many days before the invoice is due; None where nothing is to be told.
pub fn days(conn: &Connection, id: InvoiceId) -> Result<Option<u32>, StoreError> {
    let sql = "SELECT invoice_id, days FROM due_notice WHERE invoice_id = ?1";
    first(conn, sql, [id.0], |row| Named::new("due_notice", row, "invoice_id").get("days"))
}

/// `days`: 1 to 90; None takes it back.
pub fn set(tx: &Connection, id: InvoiceId, days: Option<u32>) -> Result<(), StoreError> {
    match days {
        Some(days) => {
            let sql = "INSERT INTO due_notice VALUES (?1, ?2) ON CONFLICT DO UPDATE SET days = ?2";
            tx.execute(sql, params![id.0, days])?;
        }
        None => drop(tx.execute("DELETE FROM due_notice WHERE invoice_id = ?1", [id.0])?),
    }
    Ok(())
}
