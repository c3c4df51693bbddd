//! The account of a client over any days: what was invoiced, credited and paid, with the balance after each.

use crate::App;
use crate::form::Faults;
use crate::problem::AppError;
use crate::schedule::order;
use chrono::NaiveDate;
use domain::statement::{Statement, StatementKind};
use domain::{ClientId, Currency, InvoiceId, Money, Refusal, date};
use serde::{Deserialize, Serialize};
use storage::record::{party, statement};
use ts_rs::TS;

/// `from`, `to`: days as typed, both included; empty for the beginning and for today. `currency`: empty for that of the
/// client.
#[derive(Debug, Deserialize, TS)]
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
pub struct StatementRow {
    pub on: NaiveDate,
    pub kind: StatementKind,
    pub invoice: Option<InvoiceId>,
    pub number: String,
    pub text: String,
    /// Gross; below zero it takes off what the client owes.
    pub amount: Money,
    /// What the client owes after it; below zero its money lies with the seller.
    pub balance: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct StatementView {
    pub client_name: String,
    /// None: from the beginning.
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
    pub currency: Currency,
    /// All in which the client has an account; they are never added.
    pub currencies: Vec<Currency>,
    pub opening: Money,
    pub rows: Vec<StatementRow>,
    pub charged: Money,
    pub settled: Money,
    pub closing: Money,
}

/// The account of a client. Errors: `invalid` days or currency, `days_reversed`.
pub fn client_statement(app: &App, asked: StatementArgument) -> Result<StatementView, AppError> {
    app.read(|conn, moment| {
        let client = party::client(conn, asked.client)?;
        let mut faults = Faults::default();
        let order = order(conn, app)?;
        let mut day = |field: &str, typed: &str| {
            (!typed.trim().is_empty()).then(|| faults.take(field, date::parse(typed, moment.on, order))).flatten()
        };
        let (from, to) = (day("from", &asked.from), day("to", &asked.to).unwrap_or(moment.on));
        let typed = asked.currency.trim();
        let currency = if typed.is_empty() {
            client.currency
        } else {
            faults.take("currency", Currency::parse(typed)).unwrap_or(client.currency)
        };
        faults.finish(Some(())).map_err(AppError::Invalid)?;
        if let Some(from) = from.filter(|from| *from > to) {
            return Err(Refusal::DaysReversed { from, to }.into());
        }
        let entries = statement::entries_of_client(conn, asked.client, currency)?;
        let moves: Vec<_> = entries.iter().map(|of| of.entry.clone()).collect();
        let told = Statement::of(&moves, from, to, currency)?;
        let row = |(at, balance): &(usize, Money)| {
            let of = &entries[*at];
            StatementRow {
                on: of.entry.on,
                kind: of.entry.kind,
                invoice: of.invoice,
                number: of.number.clone(),
                text: of.text.clone(),
                amount: of.entry.amount,
                balance: *balance,
            }
        };
        Ok(StatementView {
            client_name: client.name,
            from,
            to,
            currency,
            currencies: with_own(statement::currencies_of_client(conn, asked.client)?, client.currency),
            opening: told.opening,
            rows: told.rows.iter().map(row).collect(),
            charged: told.charged,
            settled: told.settled,
            closing: told.closing,
        })
    })
}

fn with_own(mut currencies: Vec<Currency>, own: Currency) -> Vec<Currency> {
    if !currencies.contains(&own) {
        currencies.insert(0, own);
    }
    currencies
}
