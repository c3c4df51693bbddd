//! Credits: which documents take an invoice back, and money of a client that settles nothing.

use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::{ClientId, Currency, InvoiceId, IssuedInvoice, MilestoneId, Money, PaymentId, ProjectId};
use rusqlite::{Connection, params};

/// The credit notes over an invoice in the order of issue.
pub fn notes_of(conn: &Connection, id: InvoiceId) -> Result<Vec<(InvoiceId, IssuedInvoice)>, StoreError> {
    let sql = "SELECT n.id, n.canonical FROM invoice o JOIN invoice n ON n.client_id = o.client_id AND n.id > o.id
        WHERE o.id = ?1 AND n.kind = 'credit_note' AND json_extract(n.canonical, '$.body.references[0].number') = o.number ORDER BY n.id";
    rows(conn, sql, [id.0], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.get("id")?), row.json("canonical")?))
    })
}

/// The invoice that was issued in the place of another one, if there is one.
pub fn correction_of(conn: &Connection, id: InvoiceId) -> Result<Option<(InvoiceId, String)>, StoreError> {
    let sql = "SELECT n.id, n.number FROM invoice o JOIN invoice n ON n.client_id = o.client_id AND n.id > o.id
        WHERE o.id = ?1 AND json_extract(n.canonical, '$.body.corrects.number') = o.number ORDER BY n.id LIMIT 1";
    first(conn, sql, [id.0], |row| Ok((InvoiceId(row.get(0)?), row.get(1)?)))
}

/// Every document of a contract in the order of issue.
pub fn documents_of(conn: &Connection, project: ProjectId) -> Result<Vec<IssuedInvoice>, StoreError> {
    rows(conn, "SELECT id, canonical FROM invoice WHERE project_id = ?1 ORDER BY id", [project.0], |row| {
        Named::new("invoice", row, "id").json("canonical")
    })
}

/// An invoice on which a client has more money than is left of it, and how much more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverPaid {
    pub invoice: InvoiceId,
    pub number: String,
    pub amount: Money,
}

/// Invoices of a client that were paid and credited since, oldest first.
pub fn over_paid(conn: &Connection, client: ClientId, currency: Currency) -> Result<Vec<OverPaid>, StoreError> {
    let sql = "SELECT i.id, i.number, -b.open_minor AS above_minor FROM invoice i JOIN invoice_balance b ON b.invoice_id = i.id
        WHERE i.client_id = ?1 AND b.currency = ?2 AND b.open_minor <> 0 AND b.open_minor < 0 ORDER BY i.id";
    rows(conn, sql, params![client.0, currency.code()], |row| {
        let row = Named::new("invoice", row, "id");
        let amount = row.money("above_minor", currency)?;
        Ok(OverPaid { invoice: InvoiceId(row.get("id")?), number: row.get("number")?, amount })
    })
}

/// Money of a client that was recorded and settles no invoice: payments less what they settled and what went back.
pub fn unspent(conn: &Connection, client: ClientId, currency: Currency) -> Result<Money, StoreError> {
    let sql =
        "SELECT ?1 AS id, coalesce((SELECT sum(amount_minor) FROM payment WHERE client_id = ?1 AND currency = ?2), 0)
        - coalesce((SELECT sum(s.amount_minor) FROM settlement s JOIN payment p ON p.id = s.payment_id
            WHERE p.client_id = ?1 AND p.currency = ?2 AND s.kind = 'payment'), 0) AS credit_minor";
    let found = first(conn, sql, params![client.0, currency.code()], |row| {
        Named::new("payment", row, "id").money("credit_minor", currency)
    })?;
    Ok(found.unwrap_or(Money::zero(currency)))
}

/// All that lies with us of a client: what settles nothing, and what credit notes left over. Errors: as reading.
pub fn credit_of_client(conn: &Connection, client: ClientId, currency: Currency) -> Result<Money, StoreError> {
    let sql = "SELECT ?1 AS id, -coalesce(sum(b.open_minor), 0) AS above_minor FROM invoice i JOIN invoice_balance b ON b.invoice_id = i.id
        WHERE i.client_id = ?1 AND b.currency = ?2 AND b.open_minor <> 0 AND b.open_minor < 0";
    let above = first(conn, sql, params![client.0, currency.code()], |row| {
        Named::new("invoice_balance", row, "id").money("above_minor", currency)
    })?;
    let parts = [unspent(conn, client, currency)?, above.unwrap_or(Money::zero(currency))];
    Money::sum(parts, currency).map_err(|why| StoreError::UnreadableRow {
        table: "payment",
        id: String::new(),
        column: "amount_minor",
        reason: why.to_string(),
    })
}

/// The currencies in which a client ever had money with us, by their codes.
pub fn currencies_of_client(conn: &Connection, client: ClientId) -> Result<Vec<Currency>, StoreError> {
    let sql = "SELECT ?1 AS id, currency FROM payment WHERE client_id = ?1
        UNION SELECT ?1, b.currency FROM invoice i JOIN invoice_balance b ON b.invoice_id = i.id
          WHERE i.client_id = ?1 AND b.open_minor <> 0 AND b.open_minor < 0 ORDER BY currency";
    rows(conn, sql, [client.0], |row| Named::new("payment", row, "id").currency("currency"))
}

/// A payment with what of it settles nothing; below zero of money that went back and came from no invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unspent {
    pub payment: PaymentId,
    pub on: NaiveDate,
    pub amount: Money,
}

/// The payments of a client that settled more or less than their amount, oldest first; they sum to `unspent`. Those taken
/// back are not among them.
pub fn unspent_payments(conn: &Connection, client: ClientId, currency: Currency) -> Result<Vec<Unspent>, StoreError> {
    let sql = "SELECT p.id, p.received_on, p.amount_minor - coalesce((SELECT sum(s.amount_minor) FROM settlement s WHERE s.payment_id = p.id AND s.kind = 'payment'), 0) AS left_minor
        FROM payment p WHERE p.client_id = ?1 AND p.currency = ?2 AND p.reverses IS NULL
          AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses = p.id) ORDER BY p.received_on, p.id";
    let all = rows(conn, sql, params![client.0, currency.code()], |row| {
        let row = Named::new("payment", row, "id");
        let payment = PaymentId(row.get("id")?);
        Ok(Unspent { payment, on: row.day("received_on")?, amount: row.money("left_minor", currency)? })
    })?;
    Ok(all.into_iter().filter(|unspent| !unspent.amount.is_zero()).collect())
}

/// Payments of a client that have not settled all of their amount, oldest first, with what is left. Those taken back
/// are not among them.
pub fn payments_left(
    conn: &Connection,
    client: ClientId,
    currency: Currency,
) -> Result<Vec<(PaymentId, Money)>, StoreError> {
    let all = unspent_payments(conn, client, currency)?.into_iter();
    Ok(all.filter(|unspent| unspent.amount.is_positive()).map(|unspent| (unspent.payment, unspent.amount)).collect())
}

/// Credit of a client that paid an invoice on one day and was not taken back: it came from another invoice that had more
/// than it needed, or from a payment that had settled nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditUse {
    pub from: CreditSource,
    pub on: NaiveDate,
    pub amount: Money,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreditSource {
    /// Number of the invoice.
    Invoice(String),
    Payment(PaymentId),
}

/// What of an invoice was paid by credit, oldest first. A payment settled it later than it was recorded; one that was
/// taken back is not among them.
pub fn used_on(conn: &Connection, invoice: InvoiceId) -> Result<Vec<CreditUse>, StoreError> {
    let sql = "SELECT min(s.id) AS id, s.payment_id, CASE WHEN s.payment_id IS NULL THEN s.reason END AS source, s.on_day, i.currency, sum(s.amount_minor) AS used_minor
        FROM settlement s JOIN invoice i ON i.id = s.invoice_id LEFT JOIN payment p ON p.id = s.payment_id
        WHERE s.invoice_id = ?1 AND s.kind = 'payment' AND (s.payment_id IS NULL OR (s.at <> p.at AND p.amount_minor > 0 AND p.reverses IS NULL
          AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses = p.id)))
        GROUP BY s.payment_id, source, s.on_day HAVING sum(s.amount_minor) > 0 ORDER BY min(s.id)";
    rows(conn, sql, [invoice.0], |row| {
        let row = Named::new("settlement", row, "id");
        let currency = row.currency("currency")?;
        let from = match row.get::<Option<i64>>("payment_id")? {
            Some(payment) => CreditSource::Payment(PaymentId(payment)),
            None => CreditSource::Invoice(row.get("source")?),
        };
        Ok(CreditUse { from, on: row.day("on_day")?, amount: row.money("used_minor", currency)? })
    })
}

/// A credit note over an invoice, as a line of links. Amounts of the whole document, net.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    pub note: (InvoiceId, String),
    pub invoice: (InvoiceId, String),
    pub on: NaiveDate,
    pub net: Money,
}

/// The credit notes that took a milestone's billing back, oldest first: they name its line, or all of an invoice's rest.
pub fn notes_of_milestone(conn: &Connection, milestone: MilestoneId) -> Result<Vec<TakenBack>, StoreError> {
    let sql = "SELECT n.id, n.number, n.issue_on, n.currency, n.net_minor, o.id AS invoice_id, o.number AS invoice_number
        FROM milestone m JOIN invoice o ON o.project_id = m.project_id AND o.kind <> 'credit_note'
        JOIN invoice n ON n.client_id = o.client_id AND n.id > o.id AND n.kind = 'credit_note' AND json_extract(n.canonical, '$.body.references[0].number') = o.number
        WHERE m.id = ?1
          AND EXISTS (SELECT 1 FROM json_each(o.canonical, '$.body.lines') l WHERE json_extract(l.value, '$.milestone.id') = ?1)
          AND (EXISTS (SELECT 1 FROM json_each(n.canonical, '$.body.lines') l WHERE json_extract(l.value, '$.milestone.id') = ?1)
            OR NOT EXISTS (SELECT 1 FROM json_each(n.canonical, '$.body.lines') l WHERE json_extract(l.value, '$.milestone.id') IS NOT NULL))
        ORDER BY n.id";
    rows(conn, sql, [milestone.0], |row| {
        let row = Named::new("invoice", row, "id");
        let currency = row.currency("currency")?;
        Ok(TakenBack {
            note: (InvoiceId(row.get("id")?), row.get("number")?),
            invoice: (InvoiceId(row.get("invoice_id")?), row.get("invoice_number")?),
            on: row.day("issue_on")?,
            net: row.money("net_minor", currency)?,
        })
    })
}
