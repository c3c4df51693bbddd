//! Gain and loss of payments in foreign currencies.

use super::as_at::{RECORDED, recorded};
use super::row::{Named, execute, first, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::payment::Exchanged;
use domain::{Currency, PaymentId};
use rusqlite::{Connection, Row, params};

pub fn insert(tx: &Connection, payment: PaymentId, of: Exchanged) -> Result<(), StoreError> {
    let sql = "INSERT INTO payment_exchange (payment_id, home, received_minor, at_issue_minor) VALUES (?1, ?2, ?3, ?4)";
    let home = of.received.currency();
    execute(tx, sql, params![payment.0, home.code(), of.received.minor(), of.at_issue.minor()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Exchanged, StoreError> {
    let row = Named::new("payment_exchange", row, "id");
    let home = row.currency("home")?;
    Ok(Exchanged { received: row.money("received_minor", home)?, at_issue: row.money("at_issue_minor", home)? })
}

/// None where the payment came in the currency of the seller's country, or nobody said what arrived.
pub fn of_payment(conn: &Connection, payment: PaymentId) -> Result<Option<Exchanged>, StoreError> {
    let sql =
        "SELECT payment_id AS id, home, received_minor, at_issue_minor FROM payment_exchange WHERE payment_id = ?1";
    first(conn, sql, [payment.0], read)
}

/// Sums of the payments that count from the first to the second day, by their currency and by home currency: what takes a payment back
/// counts on the day on which it was recorded (decision 0018).
pub fn of_days(
    conn: &Connection,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<(Currency, Exchanged)>, StoreError> {
    let sql = format!(
        "{RECORDED} SELECT 0 AS id, currency, home, sum(received_minor) AS received_minor, sum(at_issue_minor) AS at_issue_minor FROM (
           SELECT p.currency, e.home, e.received_minor, e.at_issue_minor, p.received_on, p.reverses, {}
             FROM payment_exchange e JOIN payment p ON p.id = e.payment_id WHERE p.received_on <= ?2)
         WHERE CASE WHEN reverses IS NULL THEN received_on ELSE max(received_on, recorded_on) END BETWEEN ?1 AND ?2
         GROUP BY currency, home ORDER BY currency, home",
        recorded("p.at")
    );
    rows(conn, &sql, params![from.to_string(), to.to_string()], |row| {
        Ok((Named::new("payment_exchange", row, "id").currency("currency")?, read(row)?))
    })
}
