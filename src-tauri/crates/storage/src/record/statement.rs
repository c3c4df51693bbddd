//! What moves the account of a client: documents, payments and what was settled without money.

use super::row::{Named, rows};
use crate::StoreError;
use domain::statement::{StatementEntry, StatementKind};
use domain::{ClientId, Currency, InvoiceId};
use rusqlite::{Connection, params};

/// An entry of a client's account with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientEntry {
    pub entry: StatementEntry,
    /// None for money that belongs to no single document.
    pub invoice: Option<InvoiceId>,
    /// Number of that document.
    pub number: String,
    /// Title of the document, reference of the payment, or why something was given up.
    pub text: String,
}

/// All entries of a client in one currency, oldest recording first. A credit note stands for itself, so what it takes off
/// its invoice is not told again; money that moves between invoices of one client moves nothing here.
pub fn entries_of_client(
    conn: &Connection,
    client: ClientId,
    currency: Currency,
) -> Result<Vec<ClientEntry>, StoreError> {
    let sql = "
      SELECT i.issue_on AS on_day, CASE i.kind WHEN 'credit_note' THEN 'credit_note' ELSE 'invoice' END AS kind,
             CASE i.kind WHEN 'credit_note' THEN -i.gross_minor ELSE i.gross_minor END AS moved_minor,
             i.id AS id, i.id AS invoice_id, i.number AS number, i.heading AS text, i.issued_at AS at
        FROM invoice i WHERE i.client_id = ?1 AND i.currency = ?2
      UNION ALL
      SELECT p.received_on, CASE WHEN p.reverses IS NOT NULL THEN 'reversal' WHEN p.amount_minor < 0 THEN 'refund' ELSE 'payment' END,
             -p.amount_minor, p.id, NULL, '', p.reference, p.at
        FROM payment p WHERE p.client_id = ?1 AND p.currency = ?2
      UNION ALL
      SELECT s.on_day, s.kind, -s.amount_minor, s.id, i.id, i.number, s.reason, s.at
        FROM settlement s JOIN invoice i ON i.id = s.invoice_id
       WHERE i.client_id = ?1 AND i.currency = ?2 AND s.kind IN ('bank_fee', 'tax_withheld', 'write_off')
      ORDER BY at, id";
    rows(conn, sql, params![client.0, currency.code()], |row| {
        let row = Named::new("invoice", row, "id");
        let kind: StatementKind = row.word("kind")?;
        let entry = StatementEntry { on: row.day("on_day")?, kind, amount: row.money("moved_minor", currency)? };
        Ok(ClientEntry {
            entry,
            invoice: row.get::<Option<i64>>("invoice_id")?.map(InvoiceId),
            number: row.get("number")?,
            text: row.get("text")?,
        })
    })
}

/// Currencies in which a client was invoiced or has paid, in alphabetical order.
pub fn currencies_of_client(conn: &Connection, client: ClientId) -> Result<Vec<Currency>, StoreError> {
    let sql = "SELECT ?1 AS id, currency FROM (SELECT currency FROM invoice WHERE client_id = ?1
        UNION SELECT currency FROM payment WHERE client_id = ?1) ORDER BY currency";
    rows(conn, sql, [client.0], |row| Named::new("invoice", row, "id").currency("currency"))
}
