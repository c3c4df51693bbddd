//! What the bookings of a period are made of: all documents with what settled them, all money, and the names of clients.

use super::as_at::{RECORDED, recorded};
use super::report;
use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::bookings::Moved;
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
    currencies.sort_by_key(|currency| currency.code());
    currencies.dedup();
    let names = rows(conn, "SELECT id, name FROM client", [], |row| Ok((ClientId(row.get("id")?), row.get("name")?)))?;
    Ok(Facts { documents, moved, clients: names.into_iter().collect(), currencies })
}

/// All money, in the order of record; what takes some back counts when it was recorded (decision 0018).
fn moved(conn: &Connection) -> Result<Vec<Moved>, StoreError> {
    let sql = format!("{RECORDED} SELECT p.*, {} FROM payment p ORDER BY p.id", recorded("p.at"));
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
        })
    })
}
