//! The exchange rate of a prepared invoice: where it is asked for, what was typed, what may be proposed. Fills in nothing.

use super::form::InvoiceForm;
use crate::form::Faults;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::date::{self, DateOrder};
use domain::exchange::{self, Exchange, ExchangeRate, Pair};
use domain::invoice::{DraftInvoice, Totals};
use domain::party::Business;
use domain::{Currency, Invalid, InvoiceBody, Money, Why, text};
use serde::Serialize;
use storage::Connection;
use storage::record::invoice;
use ts_rs::TS;

/// What the editor shows where the document is in another currency than that of the seller's country.
#[derive(Debug, Serialize, TS)]
pub struct ExchangeView {
    /// One unit of this currency costs the rate in `quote`.
    pub base: String,
    pub quote: String,
    /// Currency of the seller's country: one of the two.
    pub home: String,
    /// True where the document charges tax, which it then says in both currencies; else the rate is for the seller's books.
    pub is_printed: bool,
    /// True where the law of the country asks for the tax in its currency.
    pub is_required: bool,
    /// The tax in it; None without a rate.
    pub tax: Option<Money>,
    /// The rate of an earlier invoice, to be taken over by hand.
    pub last: Option<LastRate>,
}

/// A rate as its form has it.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct LastRate {
    pub exchange_rate: String,
    pub rate_source: String,
    pub rate_on: Option<NaiveDate>,
}

/// A rate that an issued document fixed: one unit of `base` costs `rate` of `quote`.
#[derive(Debug, Serialize, TS)]
pub struct FixedRate {
    pub base: String,
    pub quote: String,
    pub rate: String,
    pub source: String,
    pub on: Option<NaiveDate>,
}

impl FixedRate {
    pub fn of(Exchange { rate, source, on }: &Exchange) -> Self {
        let (base, quote) = (rate.base().to_string(), rate.quote().to_string());
        Self { base, quote, rate: rate.value().to_string(), source: source.clone(), on: *on }
    }
}

/// The currencies of a rate for an invoice in `foreign`; empty where there is none.
pub(super) fn pair_code(business: &Business, foreign: Currency) -> String {
    let home = exchange::home_currency(business.address.country);
    home.map(|home| code(Pair::of(home, foreign))).unwrap_or_default()
}

fn code(Pair { base, quote }: Pair) -> String {
    format!("{base}/{quote}")
}

/// The rate as typed; None where the document is in the seller's currency, where none is typed, and for one at fault, which is named.
pub(super) fn read(
    draft: &DraftInvoice,
    totals: &Totals,
    form: &InvoiceForm,
    (today, order): (NaiveDate, DateOrder),
    faults: &mut Vec<Invalid>,
) -> Option<Exchange> {
    let pair = Pair::of(draft.home_currency()?, draft.currency);
    let is_typed = |typed: &str| !typed.trim().is_empty();
    let mut found = Faults::default();
    let rate = is_typed(&form.exchange_rate).then(|| found.take("exchange_rate", parsed(pair, form))).flatten();
    let source = found.take("rate_source", text::optional(&form.rate_source)).unwrap_or_default();
    let on = is_typed(&form.rate_on).then(|| found.take("rate_on", date::parse(&form.rate_on, today, order))).flatten();
    // A rate by which the document is beyond all limits is one digit too many.
    let rate = rate.filter(|rate| found.take("exchange_rate", rate.converted(totals.gross)).is_some());
    faults.extend(found.finish(None::<()>).err().unwrap_or_default());
    rate.map(|rate| Exchange { rate, source, on })
}

/// A rate that was typed before client or country took another currency is the rate of something else.
fn parsed(pair: Pair, form: &InvoiceForm) -> Result<ExchangeRate, Why> {
    let (typed_for, right) = (form.rate_pair.clone(), code(pair));
    if typed_for != right {
        return Err(Why::CurrencyMismatch { left: typed_for, right });
    }
    ExchangeRate::parse(pair, &form.exchange_rate)
}

pub(super) fn view(
    conn: &Connection,
    draft: &DraftInvoice,
    body: &InvoiceBody,
) -> Result<Option<ExchangeView>, AppError> {
    // Without an amount nobody knows yet whether tax is charged.
    let home = draft.home_currency().filter(|_| !body.totals.gross.is_zero());
    let Some(home) = home else { return Ok(None) };
    let pair = Pair::of(home, draft.currency);
    let is_printed = !body.totals.tax.is_zero();
    let last = invoice::last_exchange(conn, draft.currency)?;
    let is_of = |rate: ExchangeRate| (rate.base(), rate.quote()) == (pair.base, pair.quote);
    Ok(Some(ExchangeView {
        base: pair.base.to_string(),
        quote: pair.quote.to_string(),
        home: home.to_string(),
        is_printed,
        is_required: is_printed && exchange::must_state_home_tax(draft.business.address.country),
        tax: body.home_tax.as_ref().map(|home| home.tax),
        // The country may have been another one.
        last: last.filter(|last| is_of(last.rate)).map(|last| LastRate {
            exchange_rate: last.rate.value().to_string(),
            rate_source: last.source,
            rate_on: last.on,
        }),
    }))
}
