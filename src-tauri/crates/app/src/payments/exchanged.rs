//! Gain and loss of a payment in a foreign currency: by what arrived at home, or by the rate of its day.

use crate::problem::AppError;
use domain::exchange::{ExchangeRate, Pair};
use domain::payment::{Exchanged, ExchangedSum};
use domain::{Currency, Money, Why};
use serde::Serialize;
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry};
use ts_rs::TS;

/// What was typed of it; the amount goes before the rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrived<'a> {
    pub amount: Option<&'a str>,
    pub rate: Option<&'a str>,
}

impl<'a> Arrived<'a> {
    pub fn of(amount: Option<&'a str>, rate: Option<&'a str>) -> Self {
        let typed = |text: Option<&'a str>| text.map(str::trim).filter(|text| !text.is_empty());
        Self { amount: typed(amount), rate: typed(rate) }
    }
}

/// The rates that the invoices of a payment fixed at issue, with what of it reached each.
pub(crate) struct Ground {
    pub home: Currency,
    pub pair: Pair,
    parts: Vec<(Money, ExchangeRate)>,
}

impl Ground {
    /// None where the money is in the seller's own currency, and where an invoice that it reaches fixed no rate.
    pub fn of(conn: &Connection, entries: &[InvoiceEntry], parts: &[Money]) -> Result<Option<Self>, AppError> {
        let mut rates = Vec::new();
        for (entry, part) in entries.iter().zip(parts).filter(|(_, part)| !part.is_zero()) {
            let issued = invoice::issued(conn, entry.id)?;
            let Some(fixed) = issued.body().exchange() else { return Ok(None) };
            rates.push((*part, fixed.rate));
        }
        let Some((part, rate)) = rates.first().copied() else { return Ok(None) };
        let home = if rate.base() == part.currency() { rate.quote() } else { rate.base() };
        let is_alike =
            |(_, other): &(Money, ExchangeRate)| (other.base(), other.quote()) == (rate.base(), rate.quote());
        let pair = Pair { base: rate.base(), quote: rate.quote() };
        Ok(rates.iter().all(is_alike).then_some(Self { home, pair, parts: rates }))
    }

    /// What was typed, as gain or loss; None where nothing was. Errors: `home_amount` or `home_rate` at fault.
    pub fn exchanged(&self, amount: Money, arrived: Arrived<'_>) -> Result<Option<Exchanged>, AppError> {
        let home = match (arrived.amount, arrived.rate) {
            (Some(text), _) => Money::parse(text, self.home)
                .and_then(|home| if home.is_positive() { Ok(home) } else { Err(Why::NotPositive) })
                .map_err(|why| AppError::invalid("home_amount", why))?,
            (None, Some(text)) => ExchangeRate::parse(self.pair, text)
                .and_then(|rate| rate.converted(amount))
                .map_err(|why| AppError::invalid("home_rate", why))?,
            (None, None) => return Ok(None),
        };
        Ok(Some(Exchanged::of(home, amount, &self.parts)?))
    }

    /// The money at the rates of its invoices. Errors: `TooLarge`.
    fn at_issue(&self) -> Result<Money, Why> {
        let converted = self.parts.iter().map(|(part, rate)| rate.converted(*part)).collect::<Result<Vec<_>, _>>()?;
        Money::sum(converted, self.home)
    }
}

/// As it is recorded. Errors: what was typed where no rate was fixed at issue, which has nothing to be compared with.
pub(crate) fn exchanged(
    conn: &Connection,
    (entries, parts): (&[InvoiceEntry], &[Money]),
    amount: Money,
    arrived: Arrived<'_>,
) -> Result<Option<Exchanged>, AppError> {
    if arrived.amount.is_none() && arrived.rate.is_none() {
        return Ok(None);
    }
    let Some(ground) = Ground::of(conn, entries, parts)? else {
        let field = if arrived.amount.is_some() { "home_amount" } else { "home_rate" };
        let reason = "the invoice fixed no exchange rate at issue".to_owned();
        return Err(AppError::invalid(field, Why::Malformed { reason }));
    };
    ground.exchanged(amount, arrived)
}

/// In the payment sheet, where the chosen invoices fixed their rates.
#[derive(Debug, Serialize, TS)]
pub struct SheetExchange {
    pub home: String,
    /// One unit of this currency costs the rate in `quote`.
    pub base: String,
    pub quote: String,
    /// The money at the rates of its invoices.
    pub at_issue: Money,
    /// What arrived and what is gained by it, once it is typed and reads.
    pub received: Option<Money>,
    pub gain: Option<Money>,
}

pub(super) fn told(
    conn: &Connection,
    (entries, parts): (&[InvoiceEntry], &[Money]),
    amount: Money,
    arrived: Arrived<'_>,
) -> Result<Option<SheetExchange>, AppError> {
    let Some(ground) = Ground::of(conn, entries, parts)? else { return Ok(None) };
    // What does not read yet waits as it was typed; recording says so.
    let typed = ground.exchanged(amount, arrived).unwrap_or(None);
    Ok(Some(SheetExchange {
        home: ground.home.to_string(),
        base: ground.pair.base.to_string(),
        quote: ground.pair.quote.to_string(),
        at_issue: ground.at_issue()?,
        received: typed.map(|of| of.received),
        gain: typed.map(Exchanged::gain).transpose()?,
    }))
}

/// Gain or loss of a recorded payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PaymentExchange {
    pub received: Money,
    pub at_issue: Money,
    /// Above zero for a gain.
    pub gain: Money,
}

impl PaymentExchange {
    pub(crate) fn of(of: Exchanged) -> Result<Self, Why> {
        Ok(Self { received: of.received, at_issue: of.at_issue, gain: of.gain()? })
    }

    pub(crate) fn of_sum(of: &ExchangedSum) -> Self {
        Self { received: of.exchanged.received, at_issue: of.exchanged.at_issue, gain: of.gain }
    }
}
