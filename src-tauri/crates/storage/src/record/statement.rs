//! What moves the account of a client: documents, payments and what was settled without money.

use super::as_at::{RECORDED, day_of_record, recorded};
use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::as_at::Dated;
use domain::statement::{StatementEntry, StatementKind};
use domain::{ClientId, Currency, InvoiceId, Money};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// All entries of a client in one currency, oldest recording first, with what they had settled by the end of `to`. A credit note stands for itself, so what it takes off
/// its invoice is not told again; money that moves between invoices of one client moves nothing here. What takes back counts
/// on the day on which it was recorded, as in every look at a past day (decision 0014).
pub fn entries_of_client(
    conn: &Connection,
    client: ClientId,
    currency: Currency,
    to: NaiveDate,
) -> Result<Vec<Dated<StatementEntry>>, StoreError> {
    let (mut paid, mut credited) = (paid_by(conn, client, currency, to)?, credited_by(conn, client, currency, to)?);
    let recorded = recorded("all_entries.at");
    let sql = format!(
        "{RECORDED}, all_entries AS (
      SELECT i.issue_on AS on_day, CASE i.kind WHEN 'credit_note' THEN 'credit_note' ELSE 'invoice' END AS kind,
             CASE i.kind WHEN 'credit_note' THEN -i.gross_minor ELSE i.gross_minor END AS moved_minor,
             i.id AS id, i.id AS invoice_id, i.number AS number, i.heading AS text, i.issued_at AS at, 0 AS sort
        FROM invoice i WHERE i.client_id = ?1 AND i.currency = ?2
      UNION ALL
      SELECT p.received_on, CASE WHEN p.reverses IS NOT NULL THEN 'reversal' WHEN p.amount_minor < 0 THEN 'refund' ELSE 'payment' END,
             -p.amount_minor, p.id, NULL, '', p.reference, p.at, CASE WHEN p.reverses IS NOT NULL THEN 1 ELSE 0 END
        FROM payment p WHERE p.client_id = ?1 AND p.currency = ?2
      UNION ALL
      SELECT s.on_day, s.kind, -s.amount_minor, s.id, i.id, i.number, s.reason, s.at,
             CASE WHEN p.reverses IS NOT NULL THEN 1 WHEN p.at = s.at THEN 0 ELSE 2 END
        FROM settlement s JOIN invoice i ON i.id = s.invoice_id LEFT JOIN payment p ON p.id = s.payment_id
       WHERE i.client_id = ?1 AND i.currency = ?2 AND s.kind IN ('bank_fee', 'tax_withheld', 'discount', 'write_off'))
      SELECT on_day, kind, moved_minor, id, invoice_id, number, text, sort, {recorded} FROM all_entries ORDER BY at, id"
    );
    rows(conn, &sql, params![client.0, currency.code()], |row| {
        let row = Named::new("invoice", row, "id");
        let kind: StatementKind = row.word("kind")?;
        let (on, recorded_on) = (row.day("on_day")?, row.day("recorded_on")?);
        let amount = row.money("moved_minor", currency)?;
        let is_settled_alone = row.get::<i64>("sort")? == 2;
        let takes_back = row.get::<i64>("sort")? == 1 || is_settled_alone && amount.is_positive();
        // What no payment brought is recorded on its own day; only taking it back bears an earlier one.
        let counts_later = takes_back || is_settled_alone;
        let counts_on = if counts_later { on.max(recorded_on) } else { on };
        let fact = StatementEntry {
            on: counts_on,
            kind,
            invoice: row.get::<Option<i64>>("invoice_id")?.map(InvoiceId),
            number: row.get("number")?,
            text: row.get("text")?,
            takes_back: takes_back.then_some(on),
            settles: match kind {
                StatementKind::Payment | StatementKind::Reversal | StatementKind::Refund => paid.remove(&row.id),
                StatementKind::CreditNote => credited.remove(&row.id),
                StatementKind::Invoice
                | StatementKind::BankFee
                | StatementKind::TaxWithheld
                | StatementKind::Discount
                | StatementKind::WriteOff => None,
            }
            .unwrap_or_default(),
            amount,
        };
        Ok(Dated { fact, counts_on, recorded_on })
    })
}

/// Numbers of what each payment had settled by the end of `day`, each on the day on which that counts; what went back is not
/// among them. A payment that takes another back has what it opened again.
fn paid_by(
    conn: &Connection,
    client: ClientId,
    currency: Currency,
    day: NaiveDate,
) -> Result<BTreeMap<i64, Vec<String>>, StoreError> {
    let sql = format!(
        "{RECORDED} SELECT p.id AS id, i.number AS number FROM payment p CROSS JOIN settlement s ON s.payment_id = p.id
           CROSS JOIN invoice i ON i.id = s.invoice_id
         WHERE p.client_id = ?1 AND p.currency = ?2 AND s.kind = 'payment' AND s.on_day <= ?3
           AND (p.reverses IS NULL AND p.at = s.at OR {} <= ?3)
         GROUP BY p.id, i.id HAVING sum(s.amount_minor) <> 0 ORDER BY p.id, min(s.id)",
        day_of_record("s.at")
    );
    let found = rows(conn, &sql, params![client.0, currency.code(), day.to_string()], |row| {
        let row = Named::new("payment", row, "id");
        Ok((row.id, row.get("number")?))
    })?;
    Ok(by_entry(found))
}

/// Numbers of what each credit note settles: the invoice that it takes back, and what the credit that it left there had paid
/// by the end of `day`.
fn credited_by(
    conn: &Connection,
    client: ClientId,
    currency: Currency,
    day: NaiveDate,
) -> Result<BTreeMap<i64, Vec<String>>, StoreError> {
    let until = day.to_string();
    let values = (client.0, currency.code(), until.as_str());
    let sql =
        "SELECT i.id, json_extract(i.canonical, '$.body.references[0].number') AS number, i.issued_at FROM invoice i
        WHERE i.client_id = ?1 AND i.currency = ?2 AND i.kind = 'credit_note' AND ?3 = ?3 ORDER BY i.id";
    let notes = rows(conn, sql, values, |row| {
        let row = Named::new("invoice", row, "id");
        Ok((row.id, row.get::<Option<String>>("number")?.unwrap_or_default(), row.get::<String>("issued_at")?))
    })?;
    if notes.is_empty() {
        return Ok(BTreeMap::new());
    }
    // What moved from one invoice to another names the other one as its reason.
    let sql = format!(
        "{RECORDED} SELECT i.id, i.number, s.reason AS source, min(s.at) AS at FROM invoice i
           CROSS JOIN settlement s ON s.invoice_id = i.id
         WHERE i.client_id = ?1 AND i.currency = ?2 AND s.kind = 'payment' AND s.payment_id IS NULL
           AND max(s.on_day, {}) <= ?3
         GROUP BY i.id, s.reason HAVING sum(s.amount_minor) > 0 ORDER BY min(s.id)",
        day_of_record("s.at")
    );
    let used = rows(conn, &sql, values, |row| {
        let row = Named::new("settlement", row, "id");
        Ok((row.get::<String>("source")?, row.get::<String>("number")?, row.get::<String>("at")?))
    })?;
    let mut all: Vec<(i64, String)> = notes.iter().map(|(id, number, _)| (*id, number.clone())).collect();
    for (source, number, at) in used {
        // The last note of that invoice until then left the credit.
        let left = notes.iter().rev().find(|(_, of, issued_at)| *of == source && *issued_at <= at);
        all.extend(left.map(|(id, _, _)| (*id, number)));
    }
    all.retain(|(_, number)| !number.is_empty());
    Ok(by_entry(all))
}

fn by_entry(found: Vec<(i64, String)>) -> BTreeMap<i64, Vec<String>> {
    let mut all: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (id, number) in found {
        all.entry(id).or_default().push(number);
    }
    all
}

/// Currencies in which a client was invoiced or has paid, in alphabetical order.
pub fn currencies_of_client(conn: &Connection, client: ClientId) -> Result<Vec<Currency>, StoreError> {
    let sql = "SELECT ?1 AS id, currency FROM (SELECT currency FROM invoice WHERE client_id = ?1
        UNION SELECT currency FROM payment WHERE client_id = ?1) ORDER BY currency";
    rows(conn, sql, [client.0], |row| Named::new("invoice", row, "id").currency("currency"))
}

/// Money of a client that settled nothing at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnspentBy {
    pub client: ClientId,
    pub name: String,
    pub amount: Money,
}

/// What clients had paid by the end of `day` less what of it had settled something by then, each on the day on which it
/// counts (decision 0014). Clients without any are not among them.
pub fn unspent_by(conn: &Connection, day: NaiveDate) -> Result<Vec<UnspentBy>, StoreError> {
    // Both tables from the first row to the last: by their indexes each row would be looked for alone.
    let sql = format!(
        "{RECORDED}, moved AS (
      SELECT p.client_id, p.currency, sum(p.amount_minor) AS minor FROM payment p NOT INDEXED
       WHERE p.received_on <= ?1 AND (p.reverses IS NULL OR {} <= ?1) GROUP BY p.client_id, p.currency
      UNION ALL
      SELECT p.client_id, p.currency, -sum(s.amount_minor) FROM settlement s NOT INDEXED CROSS JOIN payment p ON p.id = s.payment_id
       WHERE s.kind = 'payment' AND s.on_day <= ?1 AND (p.reverses IS NULL AND p.at = s.at OR {} <= ?1) GROUP BY p.client_id, p.currency)
      SELECT c.id AS id, c.name AS name, moved.currency AS currency, sum(moved.minor) AS unspent_minor
        FROM moved JOIN client c ON c.id = moved.client_id
       GROUP BY c.id, moved.currency HAVING sum(moved.minor) <> 0 ORDER BY c.id, moved.currency",
        day_of_record("p.at"),
        day_of_record("s.at")
    );
    rows(conn, &sql, [day.to_string()], |row| {
        let row = Named::new("payment", row, "id");
        let currency = row.currency("currency")?;
        let (client, name) = (ClientId(row.get("id")?), row.get("name")?);
        Ok(UnspentBy { client, name, amount: row.money("unspent_minor", currency)? })
    })
}
