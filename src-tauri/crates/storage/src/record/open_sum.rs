//! What is open in all, by currency and by month: asked for at every start, read from the indexes of balances alone.

use super::invoice_filter::{kept_at, kept_net_at};
use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::{Currency, Money};
use rusqlite::{Connection, params};

/// What is open in one currency, from the covering index alone: it is asked for at every start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSum {
    pub count: u32,
    pub open: Money,
    pub open_net: Money,
    pub oldest_due_on: Option<NaiveDate>,
}

/// Open balances without what is kept back and not due yet; with `only_late` those due before `today`.
pub fn open_sum(
    conn: &Connection,
    only_late: bool,
    currency: Currency,
    today: NaiveDate,
) -> Result<OpenSum, StoreError> {
    let (kept, kept_net) = (kept_at("?3"), kept_net_at("?3"));
    let sql = format!(
        "SELECT count(*) AS count, coalesce(sum(b.open_minor - {kept}), 0) AS open,
        coalesce(sum(b.open_net_minor - {kept_net}), 0) AS open_net, min(b.due_on) AS oldest
        FROM invoice_balance b WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND b.due_on < ?2 AND b.open_minor > {kept}"
    );
    let before = if only_late { today.to_string() } else { "9999-12-31".to_owned() };
    let found = first(conn, &sql, params![currency.code(), before, today.to_string()], |row| {
        let row = Named::new("invoice_balance", row, "count");
        let (open, open_net) = (row.money("open", currency)?, row.money("open_net", currency)?);
        Ok(OpenSum { count: row.get("count")?, open, open_net, oldest_due_on: row.day_or_none("oldest")? })
    })?;
    found.ok_or(StoreError::NotFound { table: "invoice_balance", id: 0 })
}

/// Currencies in which something is open, in the order of their codes.
pub fn open_currencies(conn: &Connection) -> Result<Vec<Currency>, StoreError> {
    // From code to code over the index of what is open, not over all of its rows.
    let sql = "SELECT 0 AS id, min(currency) AS currency FROM invoice_balance WHERE open_minor <> 0 AND currency > ?1";
    let mut found: Vec<Currency> = Vec::new();
    loop {
        let after = found.last().map_or("", |currency| currency.code());
        let next = first(conn, sql, [after], |row| {
            let row = Named::new("invoice_balance", row, "id");
            row.get::<Option<String>>("currency")?.map(|_| row.currency("currency")).transpose()
        })?;
        match next.flatten() {
            Some(currency) => found.push(currency),
            None => return Ok(found),
        }
    }
}

/// How many invoices are late on `today`, in any currency.
pub fn late_count(conn: &Connection, today: NaiveDate) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) AS count FROM invoice_balance WHERE open_minor <> 0 AND open_minor > 0 AND due_on < ?1";
    let found = first(conn, sql, [today.to_string()], |row| Named::new("invoice_balance", row, "count").get("count"))?;
    Ok(found.unwrap_or(0))
}

/// Open money that falls due in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueMonth {
    /// A day of the month.
    pub due_on: NaiveDate,
    pub is_late: bool,
    pub open: Money,
    pub open_net: Money,
}

/// Open balances by month of their due days, late ones apart; what is kept back stands in its own month.
pub fn open_by_due_month(conn: &Connection, currency: Currency, today: NaiveDate) -> Result<Vec<DueMonth>, StoreError> {
    // Each part by its own index; a month can stand in both.
    let sql = "SELECT 0 AS id, min(due_on) AS due_on, due_on < ?2 AS is_late, sum(open_minor - kept_minor) AS open, sum(open_net_minor - kept_net_minor) AS open_net
        FROM invoice_balance WHERE open_minor <> 0 AND open_minor > 0 AND currency = ?1 AND open_minor > kept_minor GROUP BY substr(due_on, 1, 7), due_on < ?2
      UNION ALL
      SELECT 0 AS id, min(kept_until) AS due_on, kept_until < ?2 AS is_late, sum(kept_minor) AS open, sum(kept_net_minor) AS open_net
        FROM invoice_balance WHERE kept_minor > 0 AND currency = ?1 GROUP BY substr(kept_until, 1, 7), kept_until < ?2";
    rows(conn, sql, params![currency.code(), today.to_string()], |row| {
        let row = Named::new("invoice_balance", row, "id");
        let (open, open_net) = (row.money("open", currency)?, row.money("open_net", currency)?);
        Ok(DueMonth { due_on: row.day("due_on")?, is_late: row.flag("is_late")?, open, open_net })
    })
}
