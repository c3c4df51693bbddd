//! What the bookings of a period are made of: all documents with what settled them, all money, and the names of clients.

use super::as_at::{RECORDED, recorded};
use super::report;
use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::bookings::{Moved, MovedExchange};
use domain::payment::Exchanged;
use domain::report::{Document, Period};
use domain::{ClientId, Currency, PaymentId};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Facts for `domain::bookings`, of all currencies.
#[derive(Debug)]
pub struct Facts {
    pub documents: Vec<Document>,
    pub moved: Vec<Moved>,
    /// As they are called today.
    pub clients: BTreeMap<ClientId, String>,
    /// In which anything was issued or paid, in alphabetical order.
    pub currencies: Vec<Currency>,
}

pub fn facts(conn: &Connection, period: Period, until: NaiveDate) -> Result<Facts, StoreError> {
    let documents = report::all_documents(conn, period, until)?;
    let mut currencies: Vec<Currency> = documents.iter().map(|of| of.net.currency()).collect();
    let moved = moved(conn)?;
    currencies.extend(moved.iter().map(|of| of.amount.currency()));
    currencies.extend(moved.iter().filter_map(|of| of.exchange).map(|of| of.exchanged.received.currency()));
    currencies.sort_by_key(|currency| currency.code());
    currencies.dedup();
    let names = rows(conn, "SELECT id, name FROM client", [], |row| Ok((ClientId(row.get("id")?), row.get("name")?)))?;
    Ok(Facts { documents, moved, clients: names.into_iter().collect(), currencies })
}

/// All money, in the order of record; what takes some back counts when it was recorded (decision 0018).
fn moved(conn: &Connection) -> Result<Vec<Moved>, StoreError> {
    // What was exchanged is what settled invoices as the payment was recorded; a reversal takes the same back.
    let sql = format!(
        "{RECORDED} SELECT p.*, e.home, e.received_minor, e.at_issue_minor, {},
           (SELECT coalesce(sum(CASE WHEN p.reverses IS NULL THEN s.amount_minor ELSE -s.amount_minor END), 0)
            FROM payment o JOIN settlement s ON s.payment_id = o.id AND s.kind = 'payment' AND s.at = o.at
            WHERE e.payment_id IS NOT NULL AND o.id = coalesce(p.reverses, p.id)) AS exchanged_minor
         FROM payment p LEFT JOIN payment_exchange e ON e.payment_id = p.id ORDER BY p.id",
        recorded("p.at")
    );
    rows(conn, &sql, [], |row| {
        let row = Named::new("payment", row, "id");
        let is_reversal = row.get::<Option<i64>>("reverses")?.is_some();
        let (on, recorded_on) = (row.day("received_on")?, row.day("recorded_on")?);
        let currency = row.currency("currency")?;
        Ok(Moved {
            id: PaymentId(row.id),
            client: ClientId(row.get("client_id")?),
            counts_on: if is_reversal { on.max(recorded_on) } else { on },
            amount: row.money("amount_minor", currency)?,
            reference: row.get("reference")?,
            is_reversal,
            exchange: exchange(&row, currency)?,
        })
    })
}

fn exchange(row: &Named<'_>, currency: Currency) -> Result<Option<MovedExchange>, StoreError> {
    if row.get::<Option<String>>("home")?.is_none() {
        return Ok(None);
    }
    let home = row.currency("home")?;
    let exchanged =
        Exchanged { received: row.money("received_minor", home)?, at_issue: row.money("at_issue_minor", home)? };
    Ok(Some(MovedExchange { foreign: row.money("exchanged_minor", currency)?, exchanged }))
}
