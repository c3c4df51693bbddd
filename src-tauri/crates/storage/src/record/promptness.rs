//! When invoices were paid, and what is open by client: what forecasts are made from.

use super::row::{Named, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::promptness::Paid;
use domain::{ClientId, Currency, InvoiceId, Money, ProjectId};
use rusqlite::{Connection, params};

/// An invoice with what says how promptly it was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    pub heading: String,
    pub issue_on: NaiveDate,
    pub paid: Paid,
}

/// The last `limit` invoices that payments settled, newest first. None: of all clients.
/// Those of which a part is kept back by agreement are not among them: they say nothing about habits.
pub fn last_paid(conn: &Connection, client: Option<ClientId>, limit: u32) -> Result<Vec<PaidInvoice>, StoreError> {
    // By number of row, newest first: the indexes lead, and reading ends once `limit` are found.
    let of_client = if client.is_some() { "i.client_id = ?1" } else { "?1 IS NULL" };
    // A fee, tax withheld or a discount alone settles an invoice too, and is no money that came on a day.
    let money = "FROM settlement s WHERE s.invoice_id = i.id AND s.kind = 'payment' AND s.amount_minor > 0
             AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses = s.payment_id)";
    let sql = format!(
        "SELECT i.id, i.number, i.client_id, i.heading, i.issue_on, i.due_on, (SELECT max(s.on_day) {money}) AS paid_on
         FROM invoice i CROSS JOIN invoice_balance b ON b.invoice_id = i.id
         WHERE {of_client} AND b.open_minor = 0 AND b.paid_minor > 0 AND b.kept_most_minor = 0 AND EXISTS (SELECT 1 {money})
         ORDER BY i.id DESC LIMIT ?2"
    );
    rows(conn, &sql, params![client.map(|client| client.0), limit], |row| {
        let row = Named::new("invoice", row, "id");
        Ok(PaidInvoice {
            id: InvoiceId(row.id),
            number: row.get("number")?,
            client: ClientId(row.get("client_id")?),
            heading: row.get("heading")?,
            issue_on: row.day("issue_on")?,
            paid: Paid { due_on: row.day("due_on")?, paid_on: row.day("paid_on")? },
        })
    })
}

/// Open money of one client that falls due on one day; what is kept back stands on its own day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOfClient {
    pub client: ClientId,
    pub due_on: NaiveDate,
    pub open: Money,
    pub open_net: Money,
}

/// Open balances by client and due day.
pub fn open_by_client(conn: &Connection, currency: Currency) -> Result<Vec<OpenOfClient>, StoreError> {
    // The index of what is open leads; each invoice is looked up for its client alone.
    let sql = "SELECT i.client_id, b.due_on, sum(b.open_minor - b.kept_minor) AS open, sum(b.open_net_minor - b.kept_net_minor) AS open_net
        FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id
        WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND b.open_minor > b.kept_minor GROUP BY i.client_id, b.due_on
      UNION ALL
      SELECT i.client_id, b.kept_until AS due_on, sum(b.kept_minor) AS open, sum(b.kept_net_minor) AS open_net
        FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id
        WHERE b.kept_minor > 0 AND b.currency = ?1 GROUP BY i.client_id, b.kept_until";
    rows(conn, sql, [currency.code()], |row| {
        let row = Named::new("invoice_balance", row, "client_id");
        let (open, open_net) = (row.money("open", currency)?, row.money("open_net", currency)?);
        Ok(OpenOfClient { client: ClientId(row.id), due_on: row.day("due_on")?, open, open_net })
    })
}

/// What is open of one invoice and falls due on one day; what is kept back stands on its own day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub heading: String,
    pub due_on: NaiveDate,
    pub open: Money,
    pub open_net: Money,
}

/// Open balances by invoice and due day: the rows of `open_by_client`.
pub fn open_invoices(conn: &Connection, currency: Currency) -> Result<Vec<OpenInvoice>, StoreError> {
    let sql = "SELECT i.id, i.number, i.client_id, i.client_name, i.project_id, i.heading, b.due_on AS due_on,
          b.open_minor - b.kept_minor AS open, b.open_net_minor - b.kept_net_minor AS open_net
        FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id
        WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND b.open_minor > b.kept_minor
      UNION ALL
      SELECT i.id, i.number, i.client_id, i.client_name, i.project_id, i.heading, b.kept_until AS due_on, b.kept_minor AS open, b.kept_net_minor AS open_net
        FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id WHERE b.kept_minor > 0 AND b.currency = ?1
      ORDER BY 7, 1";
    rows(conn, sql, [currency.code()], |row| {
        let row = Named::new("invoice_balance", row, "id");
        Ok(OpenInvoice {
            id: InvoiceId(row.id),
            number: row.get("number")?,
            client: ClientId(row.get("client_id")?),
            client_name: row.get("client_name")?,
            project: row.get::<Option<i64>>("project_id")?.map(ProjectId),
            heading: row.get("heading")?,
            due_on: row.day("due_on")?,
            open: row.money("open", currency)?,
            open_net: row.money("open_net", currency)?,
        })
    })
}
