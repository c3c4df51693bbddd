//! The list of all invoices at the end of a past day, without reading what was plainly paid by then.

use super::as_at::{EntryAsAt, invoices, invoices_of};
use super::invoice::{InvoiceFilter, currencies};
use super::invoice_filter::binder;
use super::row::{Named, first, rows};
use super::scope;
use crate::StoreError;
use chrono::NaiveDate;
use domain::{Currency, InvoiceId, Money, Why};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

/// Documents, and what they come to; credit notes take away.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    pub count: u32,
    pub net: Money,
    pub gross: Money,
}

impl Counted {
    fn none(currency: Currency) -> Self {
        Self { count: 0, net: Money::zero(currency), gross: Money::zero(currency) }
    }
}

/// A list at the end of a day.
#[derive(Debug)]
pub struct ListAsAt {
    /// Documents that are told one by one, newest first.
    pub told: Vec<EntryAsAt>,
    /// All others, in the currency that was asked for. Each was paid in full by the day. None: there are no others.
    pub paid: Option<Counted>,
    /// Of all, in alphabetical order.
    pub currencies: Vec<Currency>,
}

/// Documents issued by the end of `day`; `filter` but for its state, page and limit. `currency`: that of the sums.
pub fn list(
    conn: &Connection,
    filter: &InvoiceFilter,
    currency: Currency,
    day: NaiveDate,
) -> Result<ListAsAt, StoreError> {
    if !filter.is_whole() {
        let told = invoices(conn, filter, day)?;
        let mut currencies: Vec<Currency> = told.iter().map(|of| of.entry.gross.currency()).collect();
        currencies.sort_by_key(|currency| currency.code());
        currencies.dedup();
        return Ok(ListAsAt { told, paid: None, currencies });
    }
    let told = invoices_of(conn, filter, day, &scope::apart_at(conn, day)?)?;
    let mut found = Vec::new();
    for of in currencies(conn)?.into_iter().filter(|of| filter.currency.is_none_or(|only| only == *of)) {
        if is_issued_by(conn, of, day)? {
            found.push(of);
        }
    }
    let paid = others(issued_by(conn, currency, day)?, &told).map_err(|why| unreadable(&why))?;
    Ok(ListAsAt { told, paid: Some(paid), currencies: found })
}

/// What is left of `all` without those that were told.
fn others(all: Counted, told: &[EntryAsAt]) -> Result<Counted, Why> {
    let mut left = all;
    for of in told.iter().map(|of| &of.entry).filter(|of| of.gross.currency() == all.gross.currency()) {
        let signed = |amount: Money| if of.is_credit_note { amount.negated() } else { amount };
        left.count = left.count.checked_sub(1).ok_or(Why::TooLarge)?;
        (left.net, left.gross) = (left.net.minus(signed(of.net))?, left.gross.minus(signed(of.gross))?);
    }
    Ok(left)
}

fn unreadable(why: &Why) -> StoreError {
    StoreError::UnreadableRow {
        table: "month_sum",
        id: String::new(),
        column: "gross_minor",
        reason: format!("more documents are told than there are: {why}"),
    }
}

fn is_issued_by(conn: &Connection, currency: Currency, day: NaiveDate) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM invoice INDEXED BY invoice_of_currency WHERE currency = ?1 AND issue_on <= ?2 LIMIT 1";
    Ok(first(conn, sql, params![currency.code(), day.to_string()], |_| Ok(()))?.is_some())
}

/// All that was issued by the end of `day`: whole months as they are known, and the days of its own.
fn issued_by(conn: &Connection, currency: Currency, day: NaiveDate) -> Result<Counted, StoreError> {
    let sql = "SELECT 0 AS id, coalesce(sum(documents), 0) AS documents, coalesce(sum(net_minor), 0) AS net_minor,
           coalesce(sum(gross_minor), 0) AS gross_minor FROM (
             SELECT documents, net_minor, gross_minor FROM month_sum WHERE kind = 'issued' AND currency = ?1 AND month < ?2
             UNION ALL SELECT 1, CASE kind WHEN 'credit_note' THEN -net_minor ELSE net_minor END,
               CASE kind WHEN 'credit_note' THEN -gross_minor ELSE gross_minor END
             FROM invoice INDEXED BY invoice_of_currency WHERE currency = ?1 AND issue_on BETWEEN ?2 AND ?3)";
    // The name of a month comes before each of its days.
    let values = params![currency.code(), day.format("%Y-%m").to_string(), day.to_string()];
    let found = first(conn, sql, values, |row| {
        let row = Named::new("month_sum", row, "id");
        let (net, gross) = (row.money("net_minor", currency)?, row.money("gross_minor", currency)?);
        Ok(Counted { count: row.get("documents")?, net, gross })
    })?;
    Ok(found.unwrap_or(Counted::none(currency)))
}

/// Ids of documents issued by the end of `day`, newest first; of `filter` only its currency and page.
pub fn ids_by(conn: &Connection, filter: &InvoiceFilter, day: NaiveDate) -> Result<Vec<InvoiceId>, StoreError> {
    let mut values: Vec<Value> = vec![day.to_string().into()];
    let mut bind = binder(&mut values);
    let (mut from, mut rest) = ("invoice_by_day", String::new());
    if let Some(currency) = filter.currency {
        from = "invoice_of_currency";
        rest.push_str(&format!(" AND i.currency = {}", bind(currency.code().to_owned().into())));
    }
    if let Some(before) = filter.before {
        let before = bind(before.0.into());
        rest.push_str(&format!(
            " AND (i.issue_on, i.id) < ((SELECT o.issue_on FROM invoice o WHERE o.id = {before}), {before})"
        ));
    }
    drop(bind);
    let sql = format!(
        "SELECT i.id FROM invoice i INDEXED BY {from} WHERE i.issue_on <= ?1{rest} ORDER BY i.issue_on DESC, i.id DESC LIMIT {}",
        filter.limit
    );
    rows(conn, &sql, params_from_iter(values), |row| Ok(InvoiceId(row.get(0)?)))
}
