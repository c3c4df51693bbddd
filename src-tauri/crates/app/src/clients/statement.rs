//! The account of a client over any days: what was invoiced, credited and paid, with the balance after each, and what is
//! overdue. Screen, table and letter are made of the one value that is read here.

use crate::App;
use crate::csv::{self, Cell};
use crate::form::Faults;
use crate::problem::AppError;
use crate::schedule::order;
use chrono::NaiveDate;
use domain::as_at::Ageing;
use domain::papers::for_the_client;
use domain::party::Client;
use domain::statement::{OverdueInvoice, Statement, StatementEntry, StatementKind};
use domain::{ClientId, Currency, Money, Refusal, date};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::invoice::InvoiceFilter;
use storage::record::{as_at as record, party, statement};
use ts_rs::TS;

/// `from`, `to`: days as typed, both included; empty for the beginning and for today. `currency`: empty for all.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatementArgument {
    pub client: ClientId,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub from: String,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub to: String,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub currency: String,
}

#[derive(Debug, Serialize, TS)]
pub struct StatementView {
    pub client_name: String,
    /// None: from the beginning.
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
    /// All in which the client has an account; they are never added.
    pub currencies: Vec<Currency>,
    /// At least one: of the currency that was asked for, or of all.
    pub accounts: Vec<Statement>,
}

/// The accounts of a client that were asked for.
pub(crate) struct Told {
    pub client: Client,
    pub days: (Option<NaiveDate>, NaiveDate),
    pub currencies: Vec<Currency>,
    pub accounts: Vec<Statement>,
}

/// A table that may be saved.
pub struct StatementFile {
    /// Such as `Statement-Halden-Rail-Ltd-2026-11-16.csv`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads the accounts. Errors: `invalid` days or currency, `days_reversed`.
pub(crate) fn told(
    conn: &Connection,
    app: &App,
    asked: &StatementArgument,
    today: NaiveDate,
) -> Result<Told, AppError> {
    let client = party::client(conn, asked.client)?;
    let mut faults = Faults::default();
    let order = order(conn, app)?;
    let mut day = |field: &str, typed: &str| {
        (!typed.trim().is_empty()).then(|| faults.take(field, date::parse(typed, today, order))).flatten()
    };
    let (from, to) = (day("from", &asked.from), day("to", &asked.to).unwrap_or(today));
    let typed = asked.currency.trim();
    let chosen = (!typed.is_empty()).then(|| faults.take("currency", Currency::parse(typed))).flatten();
    faults.finish(Some(())).map_err(AppError::Invalid)?;
    if let Some(from) = from.filter(|from| *from > to) {
        return Err(Refusal::DaysReversed { from, to }.into());
    }
    let currencies = own_first(statement::currencies_of_client(conn, asked.client)?, client.currency);
    let wanted = chosen.map_or_else(|| with_one(&currencies, client.currency), |chosen| vec![chosen]);
    let overdue = overdue(conn, asked.client, to.min(today))?;
    let account = |currency: Currency| {
        let entries = statement::entries_of_client(conn, asked.client, currency, to)?;
        let ours = overdue.iter().filter(|invoice| invoice.open.currency() == currency).cloned().collect();
        Ok(Statement::of(&entries, (from, to), currency, ours)?)
    };
    let accounts = wanted.into_iter().map(account).collect::<Result<_, AppError>>()?;
    Ok(Told { currencies: with_one(&currencies, client.currency), client, days: (from, to), accounts })
}

/// Past due at the end of `day`, as the lists of that day say it; what is kept back until later is not.
fn overdue(conn: &Connection, client: ClientId, day: NaiveDate) -> Result<Vec<OverdueInvoice>, AppError> {
    let filter = InvoiceFilter { client: Some(client), ..InvoiceFilter::default() };
    let mut told = Vec::new();
    for of in record::invoices(conn, &filter, day)? {
        let late = of.stood.aged.iter().filter(|(age, _)| *age != Ageing::NotDue).map(|(_, part)| *part);
        let open = Money::sum(late, of.entry.gross.currency())?;
        if open.is_positive() {
            let due_on = of.entry.open().next_due_on();
            told.push(OverdueInvoice {
                invoice: of.entry.id,
                days_late: u32::try_from((day - due_on).num_days()).unwrap_or_default(),
                number: of.entry.number,
                due_on,
                open,
            });
        }
    }
    Ok(told)
}

/// The account of a client. Errors: as `told`.
pub fn client_statement(app: &App, asked: StatementArgument) -> Result<StatementView, AppError> {
    app.read(|conn, moment| {
        let Told { client, days: (from, to), currencies, accounts } = told(conn, app, &asked, moment.on)?;
        Ok(StatementView { client_name: client.name, from, to, currencies, accounts })
    })
}

const HEADS: [&str; 12] = [
    "part",
    "on",
    "kind",
    "document",
    "text",
    "currency",
    "amount",
    "balance",
    "due_on",
    "takes_back",
    "entered_on",
    "settles",
];

/// The account as a table: opening balance, every entry with the balance after it, closing balance, and what is overdue, for
/// each currency. Errors: as `told`.
pub fn statement_csv(app: &App, asked: StatementArgument) -> Result<StatementFile, AppError> {
    app.read(|conn, moment| {
        let Told { client, days, accounts, .. } = told(conn, app, &asked, moment.on)?;
        let rows = accounts.into_iter().flat_map(|account| account_rows(days, for_the_client(account)));
        let name = format!("{}.csv", file_stem(&client.name, days.1));
        Ok(StatementFile { name, bytes: csv::table(&HEADS, rows) })
    })
}

/// `Statement-Halden-Rail-Ltd-2026-11-16`: without what no file's name may hold.
pub(crate) fn file_stem(client: &str, to: NaiveDate) -> String {
    format!("Statement-{}-{to}", crate::papers::safe_name(client))
}

fn account_rows((from, to): (Option<NaiveDate>, NaiveDate), account: Statement) -> Vec<Vec<Cell>> {
    let day = |day: Option<NaiveDate>| Cell::plain(day.map(|day| day.to_string()).unwrap_or_default());
    let code = || Cell::plain(account.currency.code());
    let none = || Cell::plain("");
    let moved = |part: &str, entry: &StatementEntry, balance: Cell, entered_on: Option<NaiveDate>| {
        vec![
            Cell::plain(part),
            Cell::plain(entry.on),
            Cell::plain(kind_word(entry.kind)),
            Cell::text(&entry.number),
            Cell::text(&entry.text),
            code(),
            Cell::amount(entry.amount),
            balance,
            none(),
            day(entry.takes_back),
            day(entered_on),
            Cell::text(&entry.settles.join("; ")),
        ]
    };
    let balance = |part: &str, on: Option<NaiveDate>, amount: Money| {
        let (part, amount) = (Cell::plain(part), Cell::amount(amount));
        vec![part, day(on), none(), none(), none(), code(), none(), amount, none(), none(), none(), none()]
    };
    let mut rows = vec![balance("opening", from, account.opening)];
    rows.extend(account.earlier.iter().map(|late| moved("in_opening", &late.entry, none(), Some(late.entered_on))));
    let entries = account.rows.iter();
    rows.extend(entries.map(|row| moved("entry", &row.entry, Cell::amount(row.balance), row.entered_on)));
    rows.push(balance("closing", Some(to), account.closing));
    rows.extend(account.overdue.iter().map(|invoice| {
        let (part, number) = (Cell::plain("overdue"), Cell::text(&invoice.number));
        let (open, due) = (Cell::amount(invoice.open), Cell::plain(invoice.due_on));
        vec![part, day(Some(to)), none(), number, none(), code(), none(), open, due, none(), none(), none()]
    }));
    rows
}

/// The word of the command table for a kind of entry.
fn kind_word(kind: StatementKind) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The client's own currency before the others.
fn own_first(mut currencies: Vec<Currency>, own: Currency) -> Vec<Currency> {
    currencies.sort_by_key(|currency| (*currency != own, currency.code()));
    currencies
}

/// Where nothing has happened yet there is an empty account in the client's currency.
fn with_one(currencies: &[Currency], own: Currency) -> Vec<Currency> {
    if currencies.is_empty() { vec![own] } else { currencies.to_vec() }
}
