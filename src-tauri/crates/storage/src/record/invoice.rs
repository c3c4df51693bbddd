//! Issued invoices as lists and screens read them, with their balances. Writing happens in `issue`.

pub use super::invoice_event::{InvoiceEvent, append_event, events, last_id, without_event};
pub use super::invoice_file::{DocumentFiles, FileEntry, file_entry, file_hashes, files_of_days};
pub use super::invoice_filter::{InvoiceFilter, InvoiceState, TaxOf};
pub use super::invoice_sum::{InvoiceSum, ids, sums};
pub use super::open_sum::{DueMonth, OpenSum, late_count, open_by_due_month, open_currencies, open_sum};

use super::dispute::{DISPUTED_INVOICES, disputed_on};
use super::invoice_filter::{narrow, page};
use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::exchange::Exchange;
use domain::payment::Balance;
use domain::retention::{Kept, Open, Share};
use domain::{ClientId, Currency, InvoiceId, IssuedInvoice, MilestoneId, Money, ProjectId};
use rusqlite::{Connection, Row, params, params_from_iter};
use std::collections::BTreeSet;

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceEntry {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    pub project: Option<ProjectId>,
    /// As it is called now.
    pub project_title: Option<String>,
    pub client_name: String,
    pub heading: String,
    pub issue_on: NaiveDate,
    /// Of the document; what is kept back is due later.
    pub due_on: NaiveDate,
    /// What the document says is kept back of its gross.
    pub share: Option<Share>,
    /// What of `balance.open` is kept back.
    pub kept: Option<Kept>,
    pub net: Money,
    pub gross: Money,
    pub open_net: Money,
    /// Taken back by credit notes, net.
    pub credited_net: Money,
    pub balance: Balance,
    pub is_credit_note: bool,
    /// The number that a credit note takes back.
    pub takes_back: Option<String>,
    /// The first day of a dispute that has not ended.
    pub disputed_on: Option<NaiveDate>,
}

impl InvoiceEntry {
    /// What the client still owes on it; a credit beyond what was open is the client's.
    pub fn owed(&self) -> Money {
        if self.balance.open.is_positive() { self.balance.open } else { Money::zero(self.gross.currency()) }
    }

    /// What is open, by the days on which it is due.
    pub fn open(&self) -> Open {
        Open { amount: self.balance.open, net: self.open_net, due_on: self.due_on, kept: self.kept }
    }
}

/// The last issued invoice of a project: its design and language are those of the next one.
pub fn last_of_project(conn: &Connection, project: ProjectId) -> Result<Option<IssuedInvoice>, StoreError> {
    let sql = "SELECT id FROM invoice WHERE project_id = ?1 ORDER BY id DESC LIMIT 1";
    let last = first(conn, sql, [project.0], |row| Ok(row.get::<_, i64>(0)?))?;
    last.map(|id| issued(conn, InvoiceId(id))).transpose()
}

/// True when a document of the project asks for money before work, or takes off what another asked for.
pub fn has_deposit(conn: &Connection, project: ProjectId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM invoice WHERE project_id = ?1 AND kind IN ('deposit', 'final') LIMIT 1";
    Ok(first(conn, sql, [project.0], |_| Ok(()))?.is_some())
}

/// How many invoices back a rate is looked for: an older one is of no use.
const RATES_BACK: u32 = 200;

/// The exchange that a document fixed at issue, in SQL, as `InvoiceBody::exchange`.
pub(crate) const EXCHANGE: &str =
    "coalesce(json_extract(canonical, '$.body.home_tax.exchange'), json_extract(canonical, '$.body.exchange'))";

/// The exchange rate of the last invoice in `currency` that has one. Credit notes repeat the rate of their invoice.
pub fn last_exchange(conn: &Connection, currency: Currency) -> Result<Option<Exchange>, StoreError> {
    let sql = format!(
        "SELECT id, exchange FROM (
        SELECT id, currency, kind, {EXCHANGE} AS exchange FROM invoice ORDER BY id DESC LIMIT ?2
      ) WHERE currency = ?1 AND kind <> 'credit_note' AND exchange IS NOT NULL ORDER BY id DESC LIMIT 1"
    );
    first(conn, &sql, (currency.code(), RATES_BACK), |row| Named::new("invoice", row, "id").json("exchange"))
}

fn columns() -> String {
    columns_with(&disputed_on(None))
}

fn columns_with(disputed_on: &str) -> String {
    format!(
        "SELECT i.id, i.currency, i.gross_minor, b.kept_most_minor, b.kept_until, b.kept_minor, b.kept_net_minor,
    i.number, i.client_id, i.project_id, (SELECT title FROM project WHERE id = i.project_id) AS project_title, i.client_name, i.heading,
    i.issue_on, i.due_on, i.net_minor, b.open_net_minor,
    CASE WHEN b.credited_minor = 0 THEN 0 WHEN i.kind = 'credit_note' THEN i.net_minor
      ELSE (SELECT sum(net_minor) FROM settlement WHERE invoice_id = i.id AND kind = 'credit') END AS credited_net_minor,
    i.kind = 'credit_note' AS is_credit_note,
    CASE WHEN i.kind = 'credit_note' THEN json_extract(i.canonical, '$.body.references[0].number') END AS takes_back, {disputed_on},
    b.paid_minor, b.credited_minor, b.discounted_minor, b.written_off_minor, b.open_minor, b.settled_on
  FROM invoice i JOIN invoice_balance b ON b.invoice_id = i.id"
    )
}

fn read(row: &Row<'_>) -> Result<InvoiceEntry, StoreError> {
    let row = Named::new("invoice", row, "id");
    let currency = row.currency("currency")?;
    let gross = row.money("gross_minor", currency)?;
    let (most, until) = (row.money("kept_most_minor", currency)?, row.day_or_none("kept_until")?);
    let (amount, net) = (row.money("kept_minor", currency)?, row.money("kept_net_minor", currency)?);
    Ok(InvoiceEntry {
        share: until.map(|due_on| Share { amount: most, due_on }),
        kept: until.filter(|_| amount.is_positive()).map(|until| Kept { amount, net, until }),
        id: InvoiceId(row.get("id")?),
        number: row.get("number")?,
        client: ClientId(row.get("client_id")?),
        project: row.get::<Option<i64>>("project_id")?.map(ProjectId),
        project_title: row.get("project_title")?,
        client_name: row.get("client_name")?,
        heading: row.get("heading")?,
        issue_on: row.day("issue_on")?,
        due_on: row.day("due_on")?,
        net: row.money("net_minor", currency)?,
        gross,
        open_net: row.money("open_net_minor", currency)?,
        credited_net: row.money("credited_net_minor", currency)?,
        is_credit_note: row.flag("is_credit_note")?,
        takes_back: row.get("takes_back")?,
        disputed_on: row.day_or_none("disputed_on")?,
        balance: Balance {
            total: gross,
            paid: row.money("paid_minor", currency)?,
            credited: row.money("credited_minor", currency)?,
            discounted: row.money("discounted_minor", currency)?,
            written_off: row.money("written_off_minor", currency)?,
            open: row.money("open_minor", currency)?,
            settled_on: row.day_or_none("settled_on")?,
        },
    })
}

pub fn invoice(conn: &Connection, id: InvoiceId) -> Result<InvoiceEntry, StoreError> {
    let found = first(conn, &format!("{} WHERE i.id = ?1", columns()), [id.0], read)?;
    found.ok_or(StoreError::NotFound { table: "invoice", id: id.0 })
}

/// The id behind a number as printed.
pub fn invoice_by_number(conn: &Connection, number: &str) -> Result<Option<InvoiceId>, StoreError> {
    first(conn, "SELECT id FROM invoice WHERE number = ?1", [number], |row| Ok(InvoiceId(row.get(0)?)))
}

/// The frozen value.
pub fn issued(conn: &Connection, id: InvoiceId) -> Result<IssuedInvoice, StoreError> {
    let found = first(conn, "SELECT id, canonical FROM invoice WHERE id = ?1", [id.0], |row| {
        Named::new("invoice", row, "id").json("canonical")
    })?;
    found.ok_or(StoreError::NotFound { table: "invoice", id: id.0 })
}

/// Open invoices that offer a discount for prompt payment, as they were frozen.
pub fn open_with_discount(conn: &Connection) -> Result<Vec<(InvoiceId, IssuedInvoice)>, StoreError> {
    let sql = "SELECT i.id, i.canonical FROM invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id
        WHERE b.open_minor <> 0 AND b.open_minor > 0 AND json_extract(i.canonical, '$.body.early_payment') IS NOT NULL";
    rows(conn, sql, [], |row| {
        let row = Named::new("invoice", row, "id");
        Ok((InvoiceId(row.id), row.json("canonical")?))
    })
}

/// The invoices that bill a milestone and were not taken back in full, in the order of issue.
pub fn billing(conn: &Connection, milestone: MilestoneId) -> Result<Vec<InvoiceId>, StoreError> {
    let sql = "SELECT DISTINCT i.id FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id JOIN invoice_balance b ON b.invoice_id = i.id
        WHERE l.milestone_id = ?1 AND i.kind <> 'credit_note' AND (b.credited_minor < i.gross_minor OR i.gross_minor = 0) ORDER BY i.id";
    rows(conn, sql, [milestone.0], |row| Ok(InvoiceId(row.get(0)?)))
}

/// When it was issued; RFC 3339, UTC.
pub fn issued_at(conn: &Connection, id: InvoiceId) -> Result<String, StoreError> {
    let found = first(conn, "SELECT issued_at FROM invoice WHERE id = ?1", [id.0], |row| Ok(row.get(0)?))?;
    found.ok_or(StoreError::NotFound { table: "invoice", id: id.0 })
}

/// Invoices newest first. `today` decides what is overdue.
pub fn invoices(conn: &Connection, filter: &InvoiceFilter, today: NaiveDate) -> Result<Vec<InvoiceEntry>, StoreError> {
    let mut values = Vec::new();
    // Which rows first, and only of these what they show.
    let Some(ids) = page(conn, &mut values, filter, today)? else { return Ok(Vec::new()) };
    let sql = format!("{} WHERE i.id IN ({ids}) ORDER BY i.issue_on DESC, i.id DESC LIMIT {}", columns(), filter.limit);
    rows(conn, &sql, params_from_iter(values), read)
}

/// All documents issued by the end of `day`, newest first, or those among `ids`; of `filter` all but its state and page.
/// Balances are those of today.
pub(crate) fn issued_by(
    conn: &Connection,
    filter: &InvoiceFilter,
    day: NaiveDate,
    ids: Option<&BTreeSet<InvoiceId>>,
) -> Result<Vec<InvoiceEntry>, StoreError> {
    let (mut sql, mut values) =
        (format!("{} WHERE i.issue_on <= ?1", columns_with(&disputed_on(Some("?1")))), vec![day.to_string().into()]);
    narrow(conn, &mut sql, &mut values, &InvoiceFilter { state: InvoiceState::All, ..filter.clone() }, day)?;
    if let Some(ids) = ids {
        values.push(super::scope::listed(ids).into());
        sql.push_str(&format!(" AND i.id IN (SELECT value FROM json_each(?{}))", values.len()));
    }
    sql.push_str(" ORDER BY i.issue_on DESC, i.id DESC");
    rows(conn, &sql, params_from_iter(values), read)
}

/// The longest overdue invoices; what is in dispute is left out.
pub fn latest_due(
    conn: &Connection,
    currency: Currency,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<InvoiceEntry>, StoreError> {
    undisputed(conn, "b.due_on < ?2", (currency, today, limit))
}

/// Invoices that are due on `today` or so many days later as their notice says; what is in dispute is left out.
pub fn noticed(
    conn: &Connection,
    currency: Currency,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<InvoiceEntry>, StoreError> {
    // The longest notice of all bounds what is looked at by the index.
    let soon = "b.due_on >= ?2 AND b.due_on <= date(?2, '+' || (SELECT max(days) FROM due_notice) || ' days')
           AND b.due_on <= (SELECT date(?2, '+' || n.days || ' days') FROM due_notice n WHERE n.invoice_id = b.invoice_id)";
    undisputed(conn, soon, (currency, today, limit))
}

/// Open invoices in no dispute whose due day is as `when` says of `?2`, today; the first due first.
fn undisputed(
    conn: &Connection,
    when: &str,
    (currency, today, limit): (Currency, NaiveDate, usize),
) -> Result<Vec<InvoiceEntry>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = format!(
        "{} WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND {when} AND b.invoice_id NOT IN ({DISPUTED_INVOICES})
         ORDER BY b.due_on, b.invoice_id LIMIT ?3",
        columns()
    );
    rows(conn, &sql, params![currency.code(), today.to_string(), limit], read)
}

/// Open invoices in dispute, the longest disputed first.
pub fn disputed(conn: &Connection, currency: Currency, limit: usize) -> Result<Vec<InvoiceEntry>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = format!(
        "{} WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND b.invoice_id IN ({DISPUTED_INVOICES})
         ORDER BY disputed_on, b.invoice_id LIMIT ?2",
        columns()
    );
    rows(conn, &sql, params![currency.code(), limit], read)
}

/// Currencies of all issued documents, by code.
pub fn currencies(conn: &Connection) -> Result<Vec<Currency>, StoreError> {
    let sql = "SELECT DISTINCT 0 AS id, currency FROM month_sum WHERE kind = 'issued' ORDER BY currency";
    rows(conn, sql, [], |row| Named::new("month_sum", row, "id").currency("currency"))
}

/// Ids of all issued documents in the order of issue.
pub fn all_ids(conn: &Connection) -> Result<Vec<InvoiceId>, StoreError> {
    rows(conn, "SELECT id FROM invoice ORDER BY id", [], |row| Ok(InvoiceId(row.get(0)?)))
}
