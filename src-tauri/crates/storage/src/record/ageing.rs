//! What was open at the end of a day, without reading what was settled long before: what is open now and did not move since
//! comes from the balances, the rest from its facts.

use super::row::{Named, rows};
use super::scope::eve;
use crate::StoreError;
use chrono::NaiveDate;
use domain::InvoiceId;
use domain::retention::{Kept, Open};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Documents whose balance at the end of `day` may be another one than now: issued since, or settled by what counts since.
pub fn moved_since(conn: &Connection, day: NaiveDate) -> Result<BTreeSet<InvoiceId>, StoreError> {
    // Not made one by the statement: for that the planner would go through all of them in order of documents.
    let sql = "SELECT invoice_id AS id FROM settlement INDEXED BY settlement_by_day WHERE on_day > ?1
         UNION ALL SELECT invoice_id FROM settlement INDEXED BY settlement_by_record WHERE at >= ?2
         UNION ALL SELECT id FROM invoice INDEXED BY invoice_by_day WHERE issue_on > ?1";
    let all = rows(conn, sql, params![day.to_string(), eve(day).to_string()], |row| {
        Ok(InvoiceId(Named::new("settlement", row, "id").id))
    })?;
    Ok(all.into_iter().collect())
}

/// What is open now of an invoice, below zero where too much was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNow {
    pub invoice: InvoiceId,
    pub open: Open,
    /// A credit note took part of it back.
    pub is_credited: bool,
}

/// What is open now.
pub fn open_now(conn: &Connection) -> Result<Vec<OpenNow>, StoreError> {
    let sql = "SELECT invoice_id, currency, open_minor, open_net_minor, due_on, kept_minor, kept_net_minor, kept_until, credited_minor
         FROM invoice_balance INDEXED BY balance_listed WHERE open_minor <> 0";
    rows(conn, sql, [], |row| {
        let row = Named::new("invoice_balance", row, "invoice_id");
        let currency = row.currency("currency")?;
        let kept = match (row.money("kept_minor", currency)?, row.day_or_none("kept_until")?) {
            (amount, Some(until)) if !amount.is_zero() => {
                Some(Kept { amount, net: row.money("kept_net_minor", currency)?, until })
            }
            _ => None,
        };
        let (amount, net) = (row.money("open_minor", currency)?, row.money("open_net_minor", currency)?);
        // The next day on which something is due: that of what is not kept back, where there is some.
        let open = Open { amount, net, due_on: row.day("due_on")?, kept };
        let is_credited = !row.money("credited_minor", currency)?.is_zero();
        Ok(OpenNow { invoice: InvoiceId(row.id), open, is_credited })
    })
}
