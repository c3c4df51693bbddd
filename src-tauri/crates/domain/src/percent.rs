//! Rates and counts: exact decimals with their own limits, so that neither is mistaken for money.

use crate::money::{self, Money, Rounding};
use crate::refusal::Why;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// A rate in percent, 0 or more, with at most four decimals: `23` is 23 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "Decimal", into = "Decimal")]
#[ts(type = "string")]
pub struct Percent(Decimal);

impl Percent {
    pub const ZERO: Percent = Percent(Decimal::ZERO);
    const DECIMALS: u32 = 4;

    /// Errors: `Negative`, `Above` 1,000 %, `TooManyDecimals`.
    pub fn new(value: Decimal) -> Result<Self, Why> {
        let value = value.normalize();
        if value.is_sign_negative() && !value.is_zero() {
            return Err(Why::Negative);
        }
        if value > Decimal::ONE_THOUSAND {
            return Err(Why::Above { max: "1000".to_owned() });
        }
        if value.scale() > Self::DECIMALS {
            return Err(Why::TooManyDecimals { max: Self::DECIMALS });
        }
        Ok(Self(value))
    }

    /// Reads `23`, `23 %`, `9,975`. A lone mark is always decimal: a rate has no thousands.
    pub fn parse(text: &str) -> Result<Self, Why> {
        let text = text.trim().trim_end_matches('%').trim_end();
        Self::new(money::typed_decimal(&text.replace(',', "."), 3)?)
    }

    pub fn value(self) -> Decimal {
        self.0
    }

    /// This share of `money`, rounded once to its minor unit. Errors: `TooLarge`.
    pub fn of(self, money: Money, rounding: Rounding) -> Result<Money, Why> {
        let exact = money.amount().checked_mul(self.0).ok_or(Why::TooLarge)? / Decimal::ONE_HUNDRED;
        Money::rounded(exact, money.currency(), rounding)
    }

    /// The share that `part` is of `whole`, to `decimals`; zero when `whole` is zero. For display only:
    /// the amount stays the truth. Errors: as `new`.
    pub fn share(part: Money, whole: Money, decimals: u32) -> Result<Self, Why> {
        if whole.is_zero() {
            return Ok(Self::ZERO);
        }
        let exact = part.amount() / whole.amount() * Decimal::ONE_HUNDRED;
        Self::new(Rounding::HalfAway.apply(exact, decimals))
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<Decimal> for Percent {
    type Error = Why;
    fn try_from(value: Decimal) -> Result<Self, Why> {
        Self::new(value)
    }
}

impl From<Percent> for Decimal {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

/// A count of units on an invoice line, with at most four decimals; below zero on deductions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "Decimal", into = "Decimal")]
#[ts(type = "string")]
pub struct Quantity(Decimal);

impl Quantity {
    pub const ONE: Quantity = Quantity(Decimal::ONE);
    pub const MINUS_ONE: Quantity = Quantity(Decimal::NEGATIVE_ONE);
    const DECIMALS: u32 = 4;

    /// Errors: `TooManyDecimals`, `TooLarge` beyond one million.
    pub fn new(value: Decimal) -> Result<Self, Why> {
        let value = value.normalize();
        if value.scale() > Self::DECIMALS {
            return Err(Why::TooManyDecimals { max: Self::DECIMALS });
        }
        if value.abs() > Decimal::from(1_000_000) {
            return Err(Why::TooLarge);
        }
        Ok(Self(value))
    }

    pub fn parse(text: &str) -> Result<Self, Why> {
        Self::new(money::typed_decimal(text, 3)?)
    }

    pub fn value(self) -> Decimal {
        self.0
    }

    pub fn negated(self) -> Self {
        Self((-self.0).normalize())
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<Decimal> for Quantity {
    type Error = Why;
    fn try_from(value: Decimal) -> Result<Self, Why> {
        Self::new(value)
    }
}

impl From<Quantity> for Decimal {
    fn from(quantity: Quantity) -> Self {
        quantity.0
    }
}
