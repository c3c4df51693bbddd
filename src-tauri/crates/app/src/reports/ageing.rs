//! What was open at the end of any day and how old it was, in the time that what is open takes, whatever the book holds.

use super::chart::{self, AgeBar};
use crate::App;
use crate::as_at::past_day;
use crate::form::Faults;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::Currency;
use domain::report::Standing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::ageing::{self as record, OpenNow};
use storage::record::report;
use ts_rs::TS;

/// `on`: empty is today. `currency`: empty for that of the business.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgeingArgument {
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub on: String,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub currency: String,
    /// Amounts that are drawn: without tax when left out.
    #[serde(default)]
    #[ts(optional)]
    pub including_tax: Option<bool>,
}

#[derive(Debug, Serialize, TS)]
pub struct AgeingView {
    pub on: NaiveDate,
    pub today: NaiveDate,
    pub including_tax: bool,
    pub currency: Currency,
    /// In which something was open, that of the business first; amounts of two are never added.
    pub currencies: Vec<Currency>,
    pub standing: Standing,
    pub ages: Vec<AgeBar>,
}

/// What was open at the end of a day. Errors: an unreadable day, `in_the_future`, `invalid` currency, as reading.
pub fn ageing(app: &App, asked: AgeingArgument) -> Result<AgeingView, AppError> {
    app.read(|conn, moment| {
        let on = past_day(conn, app, &asked.on, moment.on)?;
        let own = crate::business::of_book(conn, app)?.currency;
        let typed = asked.currency.trim();
        let mut faults = Faults::default();
        let chosen = (!typed.is_empty()).then(|| faults.take("currency", Currency::parse(typed))).flatten();
        let currency = faults.finish(Some(chosen.unwrap_or(own))).map_err(AppError::Invalid)?;
        let mut all = standings(conn, on)?;
        let is_own = |code: &&'static str| *code == own.code();
        let mut codes: Vec<&'static str> = all.keys().copied().filter(|code| !is_own(code)).collect();
        codes.insert(0, own.code());
        let currencies = codes.into_iter().filter_map(|code| Currency::parse(code).ok()).collect();
        let standing = all.remove(currency.code()).unwrap_or_else(|| Standing::nothing(currency));
        let including_tax = asked.including_tax.unwrap_or(false);
        let ages = chart::ages(&standing, including_tax);
        Ok(AgeingView { on, today: moment.on, including_tax, currency, currencies, standing, ages })
    })
}

/// By currency.
fn standings(conn: &Connection, on: NaiveDate) -> Result<BTreeMap<&'static str, Standing>, AppError> {
    let mut all: BTreeMap<&'static str, Standing> = BTreeMap::new();
    let mut moved = record::moved_since(conn, on)?;
    let open = record::open_now(conn)?;
    // How net and tax share what was paid too much, or before a credit note changed their shares, is told by each settlement,
    // not by the balance.
    let is_told_apart = |of: &&OpenNow| of.open.amount.is_negative() || of.is_credited;
    moved.extend(open.iter().filter(is_told_apart).map(|of| of.invoice));
    for OpenNow { invoice, open, .. } in open {
        if !moved.contains(&invoice) {
            let currency = open.amount.currency();
            all.entry(currency.code()).or_insert_with(|| Standing::nothing(currency)).add_open(&open, on)?;
        }
    }
    for of in report::documents_of(conn, &moved)? {
        let currency = of.net.currency();
        all.entry(currency.code()).or_insert_with(|| Standing::nothing(currency)).add(&of, on)?;
    }
    all.retain(|_, standing| *standing != Standing::nothing(standing.outstanding.net.currency()));
    Ok(all)
}
