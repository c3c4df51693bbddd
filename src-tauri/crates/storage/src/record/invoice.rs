//! Issued invoices as lists and screens read them, with their balances. Writing happens in `issue`.

pub use super::invoice_event::{InvoiceEvent, append_event, events, last_id, without_event};
pub use super::invoice_file::{DocumentFiles, FileEntry, file_entry, file_hashes, files_of_days};
pub use super::invoice_sum::{InvoiceSum, ids, sums};
pub use super::open_sum::{DueMonth, OpenSum, late_count, open_by_due_month, open_currencies, open_sum};

use super::dispute::{DISPUTED_INVOICES, disputed_on};
use super::row::{Named, first, like, rows, word_of};
use crate::StoreError;
use chrono::NaiveDate;
use domain::exchange::Exchange;
use domain::payment::Balance;
use domain::report::TaxKey;
use domain::retention::{Kept, Open, Share};
use domain::{ClientId, Country, Currency, InvoiceId, IssuedInvoice, MilestoneId, Money, ProjectId};
use rusqlite::{Connection, Row, params, params_from_iter};

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceEntry {
    pub id: InvoiceId,
    pub number: String,
    pub client: ClientId,
    pub project: Option<ProjectId>,
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

/// The exchange rate of the last invoice in `currency` that has one. Credit notes repeat the rate of their invoice.
pub fn last_exchange(conn: &Connection, currency: Currency) -> Result<Option<Exchange>, StoreError> {
    let sql = "SELECT id, exchange FROM (
        SELECT id, currency, kind, json_extract(canonical, '$.body.home_tax.exchange') AS exchange FROM invoice ORDER BY id DESC LIMIT ?2
      ) WHERE currency = ?1 AND kind <> 'credit_note' AND exchange IS NOT NULL ORDER BY id DESC LIMIT 1";
    first(conn, sql, (currency.code(), RATES_BACK), |row| Named::new("invoice", row, "id").json("exchange"))
}

/// A tax of documents to buyers of a country, as reports tell it apart; None: lines that bear none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxOf {
    pub country: Country,
    pub tax: Option<TaxKey>,
}

/// Which invoices a list shows. An open amount below zero is the client's, not ours: it is not outstanding.
/// `<> 0` beside `> 0` lets the planner take the partial index. Empty fields do not narrow it.
#[derive(Debug, Clone, Default)]
pub struct InvoiceFilter {
    pub state: InvoiceState,
    /// Part of number, client, heading or a line's title.
    pub text: String,
    pub client: Option<ClientId>,
    pub project: Option<ProjectId>,
    /// Days of issue, both included.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub currency: Option<Currency>,
    /// Only credit notes, or only what is none.
    pub notes: Option<bool>,
    pub tax: Option<TaxOf>,
    /// Only invoices issued before this one: keyset paging, newest first.
    pub before: Option<InvoiceId>,
    pub limit: u32,
}

impl InvoiceFilter {
    /// True when nothing but its state and page narrows it.
    pub(super) fn is_whole(&self) -> bool {
        let of_nobody = self.client.is_none() && self.project.is_none();
        let of_all_days = self.from.is_none() && self.to.is_none();
        of_nobody && of_all_days && self.text.is_empty() && self.notes.is_none() && self.tax.is_none()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InvoiceState {
    #[default]
    All,
    Outstanding,
    Overdue,
    Paid,
    Credited,
    /// In dispute, open or not.
    Disputed,
    /// With something kept back that is not due yet.
    KeptBack,
}

impl InvoiceState {
    /// `All` first.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Outstanding, Self::Overdue, Self::Paid, Self::Credited, Self::Disputed, Self::KeptBack];
}

/// What of an open row of `b` is kept back at the end of day `?day`, with tax.
pub(super) fn kept_at(day: &str) -> String {
    format!("CASE WHEN b.kept_until >= {day} THEN b.kept_minor ELSE 0 END")
}

pub(super) fn kept_net_at(day: &str) -> String {
    format!("CASE WHEN b.kept_until >= {day} THEN b.kept_net_minor ELSE 0 END")
}

fn columns() -> String {
    columns_with(&disputed_on(None))
}

fn columns_with(disputed_on: &str) -> String {
    format!(
        "SELECT i.id, i.number, i.client_id, i.project_id, i.client_name, i.heading, i.issue_on, i.due_on, i.currency, i.net_minor, i.gross_minor,
    b.paid_minor, b.credited_minor, b.discounted_minor, b.written_off_minor, b.open_minor, b.open_net_minor, b.settled_on,
    b.kept_most_minor, b.kept_until, b.kept_minor, b.kept_net_minor, i.kind = 'credit_note' AS is_credit_note,
    CASE WHEN i.kind = 'credit_note' THEN json_extract(i.canonical, '$.body.references[0].number') END AS takes_back,
    CASE WHEN b.credited_minor = 0 THEN 0 WHEN i.kind = 'credit_note' THEN i.net_minor
      ELSE (SELECT sum(net_minor) FROM settlement WHERE invoice_id = i.id AND kind = 'credit') END AS credited_net_minor, {disputed_on}
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
    // Which rows first, and only of these what they show: few states are the newest invoices.
    let (mut sql, mut values) = (
        format!("{} WHERE i.id IN (SELECT i.id FROM {} WHERE 1", columns(), source(filter)),
        Vec::<rusqlite::types::Value>::new(),
    );
    narrow(&mut sql, &mut values, filter, today);
    if let Some(before) = filter.before {
        values.push(before.0.into());
        sql.push_str(&format!(
            " AND (i.issue_on, i.id) < (SELECT issue_on, id FROM invoice WHERE id = ?{})",
            values.len()
        ));
    }
    let order = "ORDER BY i.issue_on DESC, i.id DESC";
    sql.push_str(&format!(" {order} LIMIT {}) {order}", filter.limit));
    rows(conn, &sql, params_from_iter(values), read)
}

/// From where a list is read. What is open, kept back or credited stands among the balances, which are many rows on a page;
/// the planner would go through all documents by their day, for without statistics it takes each state for a common one.
fn source(filter: &InvoiceFilter) -> &'static str {
    let is_of_somebody = filter.client.is_some() || filter.project.is_some();
    match filter.state {
        InvoiceState::All | InvoiceState::Paid => "invoice i JOIN invoice_balance b ON b.invoice_id = i.id",
        _ if is_of_somebody => "invoice i JOIN invoice_balance b ON b.invoice_id = i.id",
        InvoiceState::Outstanding
        | InvoiceState::Overdue
        | InvoiceState::Credited
        | InvoiceState::Disputed
        | InvoiceState::KeptBack => "invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id",
    }
}

/// All documents issued by the end of `day`, newest first; of `filter` all but its state and page. Balances are those of today.
pub(crate) fn issued_by(
    conn: &Connection,
    filter: &InvoiceFilter,
    day: NaiveDate,
) -> Result<Vec<InvoiceEntry>, StoreError> {
    let (mut sql, mut values) =
        (format!("{} WHERE i.issue_on <= ?1", columns_with(&disputed_on(Some("?1")))), vec![day.to_string().into()]);
    narrow(&mut sql, &mut values, &InvoiceFilter { state: InvoiceState::All, ..filter.clone() }, day);
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
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = format!(
        "{} WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.currency = ?1 AND b.due_on < ?2 AND b.invoice_id NOT IN ({DISPUTED_INVOICES})
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

/// True of a row of `b` that belongs to a state at the end of the day that `day` names.
pub(super) fn belongs(state: InvoiceState, day: &str) -> String {
    let open = "b.open_minor <> 0 AND b.open_minor > 0";
    match state {
        InvoiceState::All => "1".to_owned(),
        InvoiceState::Outstanding => format!("{open} AND b.open_minor > {}", kept_at(day)),
        InvoiceState::Overdue => format!("{open} AND b.due_on < {day}"),
        InvoiceState::Paid => "b.open_minor <= 0 AND b.paid_minor <> 0 AND b.written_off_minor = 0".to_owned(),
        InvoiceState::Credited => "b.open_minor <= 0 AND b.credited_minor <> 0 AND b.paid_minor = 0".to_owned(),
        InvoiceState::Disputed => format!("b.invoice_id IN ({DISPUTED_INVOICES})"),
        InvoiceState::KeptBack => format!("b.kept_minor > 0 AND b.kept_until >= {day}"),
    }
}

pub(super) fn narrow(
    sql: &mut String,
    values: &mut Vec<rusqlite::types::Value>,
    filter: &InvoiceFilter,
    today: NaiveDate,
) {
    let mut bind = |value: rusqlite::types::Value| {
        values.push(value);
        format!("?{}", values.len())
    };
    match filter.state {
        InvoiceState::All => {}
        InvoiceState::Paid | InvoiceState::Credited | InvoiceState::Disputed => {
            sql.push_str(&format!(" AND {}", belongs(filter.state, "")));
        }
        InvoiceState::Outstanding | InvoiceState::Overdue | InvoiceState::KeptBack => {
            let day = bind(today.to_string().into());
            sql.push_str(&format!(" AND {}", belongs(filter.state, &day)));
        }
    }
    if let Some(client) = filter.client {
        sql.push_str(&format!(" AND i.client_id = {}", bind(client.0.into())));
    }
    if let Some(project) = filter.project {
        sql.push_str(&format!(" AND i.project_id = {}", bind(project.0.into())));
    }
    if let Some(from) = filter.from {
        sql.push_str(&format!(" AND i.issue_on >= {}", bind(from.to_string().into())));
    }
    if let Some(to) = filter.to {
        sql.push_str(&format!(" AND i.issue_on <= {}", bind(to.to_string().into())));
    }
    if let Some(currency) = filter.currency {
        sql.push_str(&format!(" AND i.currency = {}", bind(currency.code().to_owned().into())));
    }
    if let Some(notes) = filter.notes {
        sql.push_str(if notes { " AND i.kind = 'credit_note'" } else { " AND i.kind <> 'credit_note'" });
    }
    if let Some(of) = &filter.tax {
        let country = bind(of.country.code().to_owned().into());
        sql.push_str(&format!(" AND json_extract(i.canonical, '$.body.buyer.address.country') = {country}"));
        match &of.tax {
            None => sql.push_str(
                " AND EXISTS (SELECT 1 FROM json_each(i.canonical, '$.body.lines') l WHERE json_array_length(l.value, '$.taxes') = 0)",
            ),
            Some(tax) => {
                let (name, category) = (bind(tax.name.clone().into()), bind(word_of(&tax.category).into()));
                let rate = bind(tax.rate.value().to_string().into());
                sql.push_str(&format!(
                    " AND EXISTS (SELECT 1 FROM json_each(i.canonical, '$.body.totals.taxes') t WHERE json_extract(t.value, '$.tax.name') = {name}
                      AND json_extract(t.value, '$.tax.category') = {category} AND json_extract(t.value, '$.tax.rate') = {rate})"
                ));
            }
        }
    }
    if !filter.text.is_empty() {
        let like = bind(like(&filter.text).into());
        sql.push_str(&format!(
            " AND (i.number LIKE {like} ESCAPE '\\' OR i.client_name LIKE {like} ESCAPE '\\' OR i.heading LIKE {like} ESCAPE '\\'
              OR EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice_id = i.id AND l.title LIKE {like} ESCAPE '\\'))"
        ));
    }
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
