//! The accountant's journal of a period: what `domain::bookings` books, as a table, as a batch for DATEV, and as a journal
//! for hledger (decision 0023). Each format writes the one value; none works out an amount of its own.

pub mod accounts;
mod datev;
mod hledger;
mod table;
mod words;

use crate::App;
use crate::form::Faults;
use crate::problem::AppError;
use accounts::Books;
use chrono::NaiveDate;
use domain::bookings::Bookings;
use domain::report::Period;
use domain::{ClientId, Currency};
use serde::Deserialize;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::bookings as record;
use ts_rs::TS;

/// `period`: as in a report. `currency`: empty for all.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookingsArgument {
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub period: String,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub currency: String,
}

/// What a journal is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BookingsFormat {
    Csv,
    /// A batch of bookings as DATEV reads it.
    Datev,
    Hledger,
}

/// A journal that may be saved.
pub struct BookingsFile {
    /// Such as `Journal-2026-Q3.csv`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// All that the formats write.
struct Told {
    period: Period,
    /// The last day that is in it.
    until: NaiveDate,
    today: NaiveDate,
    books: Books,
    clients: BTreeMap<ClientId, String>,
    /// One for each currency, that of the business first; without any currency of the facts that of the business alone.
    all: Vec<Bookings>,
}

fn told(conn: &Connection, app: &App, asked: &BookingsArgument, today: NaiveDate) -> Result<Told, AppError> {
    let mut faults = Faults::default();
    let period = faults.take("period", Period::parse(&asked.period, today));
    let typed = asked.currency.trim();
    let chosen = (!typed.is_empty()).then(|| faults.take("currency", Currency::parse(typed))).flatten();
    let period = faults.finish(period).map_err(AppError::Invalid)?;
    let until = period.to.min(today);
    let facts = record::facts(conn, period, until)?;
    let books = accounts::books(conn, app)?;
    let mut currencies: Vec<Currency> = chosen.map_or(facts.currencies, |chosen| vec![chosen]);
    if currencies.is_empty() {
        currencies.push(books.currency);
    }
    currencies.sort_by_key(|currency| (*currency != books.currency, currency.code()));
    let all = currencies.into_iter().map(|of| Bookings::of(&facts.documents, &facts.moved, (period, until), of));
    let all = all.collect::<Result<_, _>>()?;
    Ok(Told { period, until, today, books, clients: facts.clients, all })
}

impl Told {
    fn client(&self, id: ClientId) -> &str {
        self.clients.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// Name of a file of it, without its ending.
    fn stem(&self) -> String {
        self.period.name().replace("..", "-to-")
    }
}

/// The journal of a period. The same book on the same day gives the same bytes.
/// Errors: `invalid` period or currency; for DATEV `period_crosses_year`, `one_currency_only`, `account_is_no_number`.
pub fn journal(app: &App, asked: &BookingsArgument, format: BookingsFormat) -> Result<BookingsFile, AppError> {
    app.read(|conn, moment| {
        let told = told(conn, app, asked, moment.on)?;
        let (bytes, name) = match format {
            BookingsFormat::Csv => (table::written(&told), format!("Journal-{}.csv", told.stem())),
            BookingsFormat::Datev => (datev::written(&told)?, format!("EXTF_Buchungsstapel-{}.csv", told.stem())),
            BookingsFormat::Hledger => (hledger::written(&told)?, format!("Journal-{}.journal", told.stem())),
        };
        Ok(BookingsFile { name, bytes })
    })
}
