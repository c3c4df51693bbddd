//! Which issued documents a list shows, and by which index they are found. `invoice` reads the rows, `invoice_sum` adds them up.

use super::dispute::DISPUTED_INVOICES;
use super::row::{Named, first, word_of};
use super::search::Search;
use crate::StoreError;
use chrono::NaiveDate;
use domain::report::TaxKey;
use domain::{ClientId, Country, Currency, InvoiceId, Money, ProjectId};
use rusqlite::Connection;
use rusqlite::types::Value;

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
    /// Part of number, client, heading, project, order number or a line's title; small and capital letters are one.
    pub text: String,
    /// What `text` may mean as an amount: of the document with or without tax, or what is open of it.
    pub amounts: Vec<Money>,
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
        let of_all_days = self.from.is_none() && self.to.is_none();
        !self.is_of_some() && of_all_days && self.text.is_empty()
    }

    fn is_of_somebody(&self) -> bool {
        self.client.is_some() || self.project.is_some()
    }

    /// True when something narrows it that only the documents know.
    fn is_of_some(&self) -> bool {
        self.is_of_somebody() || self.notes.is_some() || self.tax.is_some()
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
        // What is kept back is open.
        InvoiceState::KeptBack => format!("b.open_minor <> 0 AND b.kept_minor > 0 AND b.kept_until >= {day}"),
    }
}

/// Takes a value in and gives its name in the statement.
pub(super) fn binder(values: &mut Vec<Value>) -> impl FnMut(Value) -> String {
    |value| {
        values.push(value);
        format!("?{}", values.len())
    }
}

/// From where a list is read, newest first. Each place has an index in that order, so that reading ends with the page. The
/// planner has no statistics and takes each state for a common one, hence the indexes by name.
struct Place {
    from: &'static str,
    /// Alias of what has the day, the currency and the id, and the name of the id.
    of: &'static str,
    id: &'static str,
}

const DOCUMENTS: Place = Place { from: "invoice i", of: "i", id: "i.id" };
const BOTH: Place =
    Place { from: "invoice i CROSS JOIN invoice_balance b ON b.invoice_id = i.id", of: "i", id: "i.id" };

fn place(filter: &InvoiceFilter) -> Place {
    let of_balances =
        |alone, joined| Place { from: if filter.is_of_some() { joined } else { alone }, of: "b", id: "b.invoice_id" };
    match filter.state {
        InvoiceState::All => DOCUMENTS,
        InvoiceState::Paid => BOTH,
        _ if filter.is_of_somebody() => BOTH,
        InvoiceState::Outstanding | InvoiceState::Overdue | InvoiceState::KeptBack => of_balances(
            "invoice_balance b INDEXED BY balance_listed",
            "invoice_balance b INDEXED BY balance_listed CROSS JOIN invoice i ON i.id = b.invoice_id",
        ),
        InvoiceState::Credited => of_balances(
            "invoice_balance b INDEXED BY balance_credited",
            "invoice_balance b INDEXED BY balance_credited CROSS JOIN invoice i ON i.id = b.invoice_id",
        ),
        // They are few, and their ids lead.
        InvoiceState::Disputed => {
            of_balances("invoice_balance b", "invoice_balance b CROSS JOIN invoice i ON i.id = b.invoice_id")
        }
    }
}

/// Ids of the rows of one page of a list, as SQL; None where the page follows a document that is not there.
pub(super) fn page(
    conn: &Connection,
    values: &mut Vec<Value>,
    filter: &InvoiceFilter,
    today: NaiveDate,
) -> Result<Option<String>, StoreError> {
    let before = match filter.before {
        None => None,
        Some(id) => match issued_on(conn, id)? {
            Some(on) => Some((on, id)),
            None => return Ok(None),
        },
    };
    let mut rest = String::new();
    if let Some(search) = Search::of(conn, filter)? {
        narrow_but_text(&mut rest, values, filter, "i", today);
        return search.first_ids(&mut binder(values), &rest, before, filter.limit).map(Some);
    }
    let Place { from, of, id } = place(filter);
    narrow_but_text(&mut rest, values, filter, of, today);
    if let Some((on, before)) = before {
        let mut bind = binder(values);
        let (on, before) = (bind(on.to_string().into()), bind(before.0.into()));
        rest.push_str(&format!(" AND ({of}.issue_on, {id}) < ({on}, {before})"));
    }
    let limit = filter.limit;
    Ok(Some(format!("SELECT {id} FROM {from} WHERE 1{rest} ORDER BY {of}.issue_on DESC, {id} DESC LIMIT {limit}")))
}

fn issued_on(conn: &Connection, id: InvoiceId) -> Result<Option<NaiveDate>, StoreError> {
    first(conn, "SELECT id, issue_on FROM invoice WHERE id = ?1", [id.0], |row| {
        Named::new("invoice", row, "id").day("issue_on")
    })
}

/// Adds what narrows a list to the statement `sql` over `i` and `b`, page and order aside.
pub(super) fn narrow(
    conn: &Connection,
    sql: &mut String,
    values: &mut Vec<Value>,
    filter: &InvoiceFilter,
    today: NaiveDate,
) -> Result<(), StoreError> {
    narrow_but_text(sql, values, filter, "i", today);
    if let Some(search) = Search::of(conn, filter)? {
        sql.push_str(&format!(" AND i.id IN ({})", search.ids(&mut binder(values))));
    }
    Ok(())
}

/// `of`: alias of what has the day and the currency.
fn narrow_but_text(sql: &mut String, values: &mut Vec<Value>, filter: &InvoiceFilter, of: &str, today: NaiveDate) {
    let mut bind = binder(values);
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
        sql.push_str(&format!(" AND {of}.issue_on >= {}", bind(from.to_string().into())));
    }
    if let Some(to) = filter.to {
        sql.push_str(&format!(" AND {of}.issue_on <= {}", bind(to.to_string().into())));
    }
    if let Some(currency) = filter.currency {
        // The index by currency is for the lists of everybody alone.
        let of = if filter.is_of_somebody() { format!("+{of}") } else { of.to_owned() };
        sql.push_str(&format!(" AND {of}.currency = {}", bind(currency.code().to_owned().into())));
    }
    if let Some(notes) = filter.notes {
        sql.push_str(if notes { " AND i.kind = 'credit_note'" } else { " AND i.kind <> 'credit_note'" });
    }
    if let Some(of) = &filter.tax {
        sql.push_str(&bears(of, &mut bind));
    }
}

/// True of a document `i` to a buyer of the country that has the tax, or a line without any.
fn bears(of: &TaxOf, bind: &mut impl FnMut(Value) -> String) -> String {
    let country = bind(of.country.code().to_owned().into());
    let to = format!(" AND json_extract(i.canonical, '$.body.buyer.address.country') = {country}");
    let Some(tax) = &of.tax else {
        return format!(
            "{to} AND EXISTS (SELECT 1 FROM json_each(i.canonical, '$.body.lines') l WHERE json_array_length(l.value, '$.taxes') = 0)"
        );
    };
    let (name, category) = (bind(tax.name.clone().into()), bind(word_of(&tax.category).into()));
    let rate = bind(tax.rate.value().to_string().into());
    format!(
        "{to} AND EXISTS (SELECT 1 FROM json_each(i.canonical, '$.body.totals.taxes') t WHERE json_extract(t.value, '$.tax.name') = {name}
           AND json_extract(t.value, '$.tax.category') = {category} AND json_extract(t.value, '$.tax.rate') = {rate})"
    )
}
