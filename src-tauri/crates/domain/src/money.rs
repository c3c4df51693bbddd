//! Exact amounts. The scale is fixed by the currency; there is no bare multiplication.

use crate::refusal::Why;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

mod parse;
pub(crate) use parse::decimal as typed_decimal;
#[cfg(test)]
mod tests;

/// ISO 4217 currency. Over IPC and in the book: its three letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// Reads a code of three letters, any case. Errors: `Why::UnknownCurrency`, also for codes without
    /// minor units such as gold or testing codes.
    pub fn parse(code: &str) -> Result<Self, Why> {
        let upper = code.trim().to_ascii_uppercase();
        let found = iso_currency::Currency::from_code(&upper).ok_or(Why::UnknownCurrency)?;
        found.exponent().ok_or(Why::UnknownCurrency)?;
        Ok(Self(found))
    }

    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Decimals of the minor unit: JPY 0, EUR 2, KWD 3.
    pub fn scale(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = Why;
    fn try_from(code: String) -> Result<Self, Why> {
        Self::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// How a value between two minor units is settled. Always named at the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Ties away from zero: the rule of EN 16931 and of invoices here.
    HalfAway,
    /// Ties to the even digit.
    HalfEven,
    /// Ties toward plus infinity.
    HalfUp,
    /// Toward zero.
    Down,
    /// Away from zero.
    Up,
}

impl Rounding {
    /// Rounds to `scale` decimals.
    pub fn apply(self, value: Decimal, scale: u32) -> Decimal {
        let strategy = match self {
            Rounding::HalfAway => RoundingStrategy::MidpointAwayFromZero,
            Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
            Rounding::HalfUp if value.is_sign_negative() => RoundingStrategy::MidpointTowardZero,
            Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Rounding::Down => RoundingStrategy::ToZero,
            Rounding::Up => RoundingStrategy::AwayFromZero,
        };
        let mut rounded = value.round_dp_with_strategy(scale, strategy);
        rounded.rescale(scale);
        rounded
    }
}

/// An amount in one currency at its minor-unit precision, within +-9,000,000,000,000 major units.
/// Over IPC: `{ amount: "1250.00", currency: "EUR" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "Wire", into = "Wire")]
#[ts(type = "{ amount: string, currency: string }")]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    amount: Decimal,
    currency: Currency,
}

impl TryFrom<Wire> for Money {
    type Error = Why;
    fn try_from(wire: Wire) -> Result<Self, Why> {
        Money::exact(wire.amount, wire.currency)
    }
}

impl From<Money> for Wire {
    fn from(money: Money) -> Self {
        Wire { amount: money.amount, currency: money.currency }
    }
}

/// Largest amount in major units, either sign (reference: M12).
const LIMIT_MAJOR: i64 = 9_000_000_000_000;

impl Money {
    pub fn zero(currency: Currency) -> Self {
        Self { amount: Decimal::new(0, currency.scale()), currency }
    }

    /// Takes `amount` as it is. Errors: `TooManyDecimals` for what the currency cannot hold, `TooLarge`.
    pub fn exact(amount: Decimal, currency: Currency) -> Result<Self, Why> {
        let max = currency.scale();
        let rounded = Rounding::Down.apply(amount, max);
        if rounded != amount {
            return Err(Why::TooManyDecimals { max });
        }
        Self::within_limit(rounded, currency)
    }

    /// Rounds `amount` to the currency's minor unit. Errors: `TooLarge`.
    pub fn rounded(amount: Decimal, currency: Currency, rounding: Rounding) -> Result<Self, Why> {
        Self::within_limit(rounding.apply(amount, currency.scale()), currency)
    }

    fn within_limit(amount: Decimal, currency: Currency) -> Result<Self, Why> {
        if amount.abs() > Decimal::from(LIMIT_MAJOR) {
            return Err(Why::TooLarge);
        }
        // Minus zero prints as "-0.00"; there is one zero.
        let amount = if amount.is_zero() { Decimal::new(0, currency.scale()) } else { amount };
        Ok(Self { amount, currency })
    }

    /// From the integer minor units of the book. Errors: `TooLarge`.
    pub fn from_minor(minor: i64, currency: Currency) -> Result<Self, Why> {
        Self::within_limit(Decimal::new(minor, currency.scale()), currency)
    }

    /// Reads what a person types: `1250`, `1,250.00`, `1.250,00`, `1 250,00`, `1'250.00`, `EUR 12`, `=48000*0.3`.
    /// Errors: a `Why` that names the fault; two decimal marks and doubtful thousands are never guessed.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Why> {
        parse::money(text, currency)
    }

    pub fn amount(&self) -> Decimal {
        self.amount
    }

    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Integer minor units: 1250.00 EUR is 125000.
    pub fn minor(&self) -> i64 {
        i64::try_from(self.amount.mantissa()).expect("the limit of Money keeps minor units within i64")
    }

    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    pub fn is_negative(&self) -> bool {
        self.amount.is_sign_negative()
    }

    pub fn is_positive(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    pub fn negated(self) -> Self {
        if self.is_zero() { self } else { Self { amount: -self.amount, ..self } }
    }

    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn plus(self, other: Money) -> Result<Self, Why> {
        self.same_currency(other)?;
        Self::within_limit(self.amount + other.amount, self.currency)
    }

    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn minus(self, other: Money) -> Result<Self, Why> {
        self.plus(other.negated())
    }

    /// Errors: `CurrencyMismatch`.
    pub fn compare(self, other: Money) -> Result<Ordering, Why> {
        self.same_currency(other)?;
        Ok(self.amount.cmp(&other.amount))
    }

    fn same_currency(self, other: Money) -> Result<(), Why> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Why::CurrencyMismatch { left: self.currency.to_string(), right: other.currency.to_string() })
    }

    /// Sum in `currency`; the empty sum is zero. Errors: as `plus`.
    pub fn sum(parts: impl IntoIterator<Item = Money>, currency: Currency) -> Result<Self, Why> {
        parts.into_iter().try_fold(Money::zero(currency), Money::plus)
    }

    /// This amount times a quantity, rounded once. Errors: `TooLarge`.
    pub fn times(self, quantity: crate::Quantity, rounding: Rounding) -> Result<Self, Why> {
        let product = self.amount.checked_mul(quantity.value()).ok_or(Why::TooLarge)?;
        Self::rounded(product, self.currency, rounding)
    }

    /// Splits over `weights` so that the parts sum to this amount exactly.
    /// Leftover minor units go to the largest remainders, first index first on ties; a negative total is the
    /// mirror image of its positive. Parts: same currency, minor-unit precision.
    /// `weights`: at least one above zero, none negative. Errors: `Why::Weights`, `TooLarge`.
    /// Source: largest-remainder method; docs/decisions/0003-money.md.
    pub fn split(self, weights: &[u64]) -> Result<Vec<Money>, Why> {
        let whole: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        if whole == 0 {
            return Err(Why::Weights);
        }
        let sign = if self.is_negative() { -1 } else { 1 };
        let total = i128::from(self.minor().abs());
        let mut parts = Vec::with_capacity(weights.len());
        let mut remainders = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let exact = total.checked_mul(i128::from(*weight)).ok_or(Why::TooLarge)?;
            parts.push(exact / whole);
            remainders.push((exact % whole, index));
        }
        let left = total - parts.iter().sum::<i128>();
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in remainders.into_iter().take(usize::try_from(left).map_err(|_| Why::TooLarge)?) {
            parts[index] += 1;
        }
        assert_eq!(parts.iter().sum::<i128>(), total, "parts must sum to the whole");
        parts
            .into_iter()
            .map(|part| Money::from_minor(i64::try_from(sign * part).map_err(|_| Why::TooLarge)?, self.currency))
            .collect()
    }
}

/// Plain digits with the currency's decimals and its code, for messages and logs: `1250.00 EUR`.
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}
