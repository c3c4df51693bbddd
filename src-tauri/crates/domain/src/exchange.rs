//! Exchange rates, and the tax of a document in the currency of the seller's country. Knows no source of rates: each one
//! is typed and named.

use crate::locale::Country;
use crate::money::{self, Currency, Money};
use crate::refusal::Why;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// What one unit of `base` costs: 1 `base` = `value` `quote`, as in 1 EUR = 1.0842 USD. More than zero, with at most ten
/// decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "Wire", into = "Wire")]
#[ts(type = "{ base: string, quote: string, value: string }")]
pub struct ExchangeRate {
    base: Currency,
    quote: Currency,
    value: Decimal,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    base: Currency,
    quote: Currency,
    value: Decimal,
}

impl TryFrom<Wire> for ExchangeRate {
    type Error = Why;
    fn try_from(Wire { base, quote, value }: Wire) -> Result<Self, Why> {
        Self::checked(base, quote, value)
    }
}

impl From<ExchangeRate> for Wire {
    fn from(ExchangeRate { base, quote, value }: ExchangeRate) -> Self {
        Wire { base, quote, value }
    }
}

/// The two currencies of a rate in the order in which it is written: one unit of the first in the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub base: Currency,
    pub quote: Currency,
}

impl Pair {
    /// As the rates for the tax of `home` are published, so that nobody has to invert one and round it: the European
    /// Central Bank and the British tax office price one euro and one pound, as the Australian and the New Zealand
    /// central bank do theirs; elsewhere one unit of the foreign currency is priced.
    pub fn of(home: Currency, foreign: Currency) -> Self {
        match home.code() {
            "EUR" | "GBP" | "AUD" | "NZD" => Self { base: home, quote: foreign },
            _ => Self { base: foreign, quote: home },
        }
    }
}

impl ExchangeRate {
    const DECIMALS: u32 = 10;
    const LARGEST: i64 = 1_000_000_000;

    /// Errors: `NotPositive`, `TooManyDecimals`, `Above` one billion.
    pub fn new(pair: Pair, value: Decimal) -> Result<Self, Why> {
        Self::checked(pair.base, pair.quote, value)
    }

    fn checked(base: Currency, quote: Currency, value: Decimal) -> Result<Self, Why> {
        let value = value.normalize();
        if value.is_zero() || value.is_sign_negative() {
            return Err(Why::NotPositive);
        }
        if value > Decimal::from(Self::LARGEST) {
            return Err(Why::Above { max: Self::LARGEST.to_string() });
        }
        if value.scale() > Self::DECIMALS {
            return Err(Why::TooManyDecimals { max: Self::DECIMALS });
        }
        Ok(Self { base, quote, value })
    }

    /// Reads `1.0842`, `1,0842`, `19,382.45`. Errors: those of numbers, `AmbiguousMark` among them for `19,382`, and as
    /// `new`.
    pub fn parse(pair: Pair, text: &str) -> Result<Self, Why> {
        Self::new(pair, money::typed_decimal(text, Self::DECIMALS)?)
    }

    pub fn base(self) -> Currency {
        self.base
    }

    pub fn quote(self) -> Currency {
        self.quote
    }

    pub fn value(self) -> Decimal {
        self.value
    }

    /// `money` of one of the two currencies in the other one, rounded once to its minor unit, half away from zero, on the
    /// exact product or quotient. Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn converted(self, money: Money) -> Result<Money, Why> {
        let (figures, one) = (self.value.mantissa(), power_of_ten(self.value.scale()));
        let (to, times, over) = match money.currency() {
            from if from == self.base => (self.quote, figures, one),
            from if from == self.quote => (self.base, one, figures),
            from => return Err(Why::CurrencyMismatch { left: from.to_string(), right: self.base.to_string() }),
        };
        // Whole numbers throughout: a quotient of decimals would be rounded to its last digit first, and then again.
        let product = |a: i128, b: i128| a.checked_mul(b).ok_or(Why::TooLarge);
        let above = product(product(money.minor().into(), times)?, power_of_ten(to.scale()))?;
        let below = product(over, power_of_ten(money.currency().scale()))?;
        let (whole, rest) = (above / below, above % below);
        let away = if rest.abs() >= below - rest.abs() { above.signum() } else { 0 };
        Money::from_minor(i64::try_from(whole + away).map_err(|_| Why::TooLarge)?, to)
    }
}

fn power_of_ten(exponent: u32) -> i128 {
    10_i128.pow(exponent)
}

/// A rate with where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    pub rate: ExchangeRate,
    /// Who published it, in printed words such as `ECB`. May be empty.
    pub source: String,
    /// The day that it is the rate of.
    pub on: Option<NaiveDate>,
}

/// The tax of a document in the currency of the seller's country. EN 16931 BT-6, BT-111.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeTax {
    pub exchange: Exchange,
    /// BT-110, converted.
    pub tax: Money,
}

impl HomeTax {
    /// `tax` of a document at the rate of `exchange`. Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(tax: Money, exchange: &Exchange) -> Result<Self, Why> {
        Ok(Self { tax: exchange.rate.converted(tax)?, exchange: exchange.clone() })
    }
}

/// The currency in which the seller's country reckons its tax; None where it is not known here.
pub fn home_currency(seller: Country) -> Option<Currency> {
    // Without a row of its own a country is proposed the euro; that does not make the euro its money.
    let has_euro = seller.in_eu()
        || matches!(
            seller.code(),
            "AD" | "MC" | "SM" | "VA" | "ME" | "XK" | "GP" | "MQ" | "GF" | "RE" | "YT" | "BL" | "MF" | "PM"
        );
    Some(seller.currency()).filter(|code| *code != "EUR" || has_euro).and_then(|code| Currency::parse(code).ok())
}

/// True where the law asks for the tax in the country's own currency. Elsewhere it may be said.
/// Source: Art. 230 of Directive 2006/112/EC, in force in Monaco by French law; United Kingdom: VAT Regulations 1995,
/// reg. 14(1); Norway: bokføringsforskriften § 5-1-1 no. 6. Swiss law converts in the books alone (MWSTV Art. 45).
pub fn must_state_home_tax(seller: Country) -> bool {
    seller.in_eu() || matches!(seller.code(), "MC" | "GB" | "XI" | "IM" | "NO")
}
