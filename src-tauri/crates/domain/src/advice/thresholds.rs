//! Where advice begins. Numbers that the user can move; valid by construction.

use super::finding::CHECKS;
use crate::money::{Currency, Money, Rounding};
use crate::percent::Percent;
use crate::refusal::{Invalid, Why};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Limits of the findings on a plan. A value at its limit is still fine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "Limits", into = "Limits")]
#[ts(as = "Limits")]
pub struct Thresholds(Limits);

/// The numbers of `Thresholds`, as settings keep them and forms send them. What is absent has its default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Limits {
    /// Largest share of the first milestone, in a plan of three and more (S50).
    pub first_percent: Percent,
    /// Largest share of the first third of the milestones together, in a plan of six and more (S50).
    pub first_third_percent: Percent,
    /// Largest share of the last milestone, in a plan of three and more (S15).
    pub last_percent: Percent,
    /// Largest share of either milestone in a plan of two (S15, S50).
    pub of_two_percent: Percent,
    /// Largest share of a milestone in between, in a plan of four and more.
    pub single_percent: Percent,
    /// Smallest share of a milestone (S63).
    pub small_percent: Percent,
    /// Most milestones (S63).
    pub milestones: u32,
    /// Fewest days between two expected invoices (S63).
    pub close_days: u32,
    /// Most days without an expected invoice (S51, ux 5.3).
    pub gap_days: u32,
    /// Contract value above which a deposit is expected, in units of the size of a euro; see `deposit_above`.
    #[ts(type = "string")]
    pub deposit_above: Decimal,
    /// Days from the start within which the first invoice counts as a deposit.
    pub deposit_days: u32,
    /// Most target days within a week, those of other projects among them (S71).
    pub crowded_week: u32,
    /// Checks that are switched off, by their codes.
    #[ts(as = "Vec<String>")]
    pub off: BTreeSet<String>,
}

impl Default for Limits {
    fn default() -> Self {
        let percent = |value: u32| Percent::new(value.into()).expect("our own defaults are rates");
        Self {
            first_percent: percent(40),
            first_third_percent: percent(60),
            last_percent: percent(40),
            of_two_percent: percent(60),
            single_percent: percent(50),
            small_percent: percent(3),
            milestones: 12,
            close_days: 14,
            gap_days: 60,
            deposit_above: Decimal::from(10_000),
            deposit_days: 30,
            crowded_week: 2,
            off: BTreeSet::new(),
        }
    }
}

impl Thresholds {
    /// Errors: the field that contradicts itself or another: shares above 100 %, no milestones, gaps below `close_days`.
    pub fn new(limits: Limits) -> Result<Self, Invalid> {
        let shares = [
            ("first_percent", limits.first_percent),
            ("first_third_percent", limits.first_third_percent),
            ("last_percent", limits.last_percent),
            ("of_two_percent", limits.of_two_percent),
            ("single_percent", limits.single_percent),
        ];
        for (field, share) in shares {
            if share.value() > Decimal::ONE_HUNDRED {
                return Err(Invalid::new(field, Why::Above { max: "100".to_owned() }));
            }
            if share.value() <= limits.small_percent.value() {
                return Err(Invalid::new("small_percent", Why::Above { max: share.to_string() }));
            }
        }
        // Below 50 % every plan of two would be faulty.
        if limits.of_two_percent.value() < Decimal::from(50) {
            return Err(Invalid::new("of_two_percent", Why::NotOneOf { allowed: "50 to 100".to_owned() }));
        }
        for (field, count) in
            [("milestones", limits.milestones), ("gap_days", limits.gap_days), ("crowded_week", limits.crowded_week)]
        {
            if count == 0 {
                return Err(Invalid::new(field, Why::NotPositive));
            }
        }
        if limits.close_days > limits.gap_days {
            return Err(Invalid::new("close_days", Why::Above { max: limits.gap_days.to_string() }));
        }
        if limits.deposit_above.is_sign_negative() && !limits.deposit_above.is_zero() {
            return Err(Invalid::new("deposit_above", Why::Negative));
        }
        if limits.off.iter().any(|code| !CHECKS.contains(&code.as_str())) {
            return Err(Invalid::new("off", Why::NotOneOf { allowed: CHECKS.join(", ") }));
        }
        Ok(Self(limits))
    }

    /// True for a check that is switched off.
    pub fn is_off(&self, code: &str) -> bool {
        self.0.off.contains(code)
    }

    pub fn limits(&self) -> &Limits {
        &self.0
    }

    /// The contract value above which a deposit is expected, in `currency`: `deposit_above` times the power of ten that
    /// brings a unit of the currency near a euro. 10,000 EUR, 1,000,000 JPY, 100,000 SEK. No exchange rate is asked
    /// for: the order of size decides, and it does not change from day to day. None where it is beyond any contract.
    pub fn deposit_above(&self, currency: Currency) -> Option<Money> {
        let exact = self.0.deposit_above.checked_mul(Decimal::from(near_a_euro(currency.code())))?;
        Money::rounded(exact, currency, Rounding::HalfAway).ok()
    }
}

/// Units of a currency that are about a euro, as a power of ten (2026, widely rounded: 3.2 to 32 make ten).
pub(crate) fn near_a_euro(code: &str) -> u32 {
    match code {
        "CNY" | "HKD" | "MXN" | "NOK" | "SEK" | "DKK" | "ZAR" | "MAD" | "MDL" | "GTQ" | "UYU" | "CZK" | "THB"
        | "TWD" | "TRY" | "UAH" | "EGP" | "PHP" | "HNL" | "NIO" | "MKD" | "DOP" => 10,
        "JPY" | "INR" | "RUB" | "ISK" | "RSD" | "KES" | "PKR" | "ALL" | "BDT" | "LKR" | "DZD" | "JMD" | "NPR"
        | "HUF" | "CRC" | "KZT" | "AMD" => 100,
        "KRW" | "CLP" | "XOF" | "XAF" | "NGN" | "ARS" | "MMK" | "TZS" | "RWF" | "XPF" => 1_000,
        "IDR" | "VND" | "COP" | "PYG" | "UGX" | "UZS" | "KHR" | "MGA" | "GNF" | "LAK" | "MNT" => 10_000,
        "IRR" | "LBP" => 100_000,
        _ => 1,
    }
}

impl TryFrom<Limits> for Thresholds {
    type Error = Invalid;
    fn try_from(limits: Limits) -> Result<Self, Invalid> {
        Self::new(limits)
    }
}

impl From<Thresholds> for Limits {
    fn from(thresholds: Thresholds) -> Self {
        thresholds.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{currency, money, percent};

    #[test]
    fn s50_the_deposit_limit_follows_the_size_of_the_currency() {
        let table = [
            ("EUR", "10000.00 EUR"),
            ("USD", "10000.00 USD"),
            ("SEK", "100000.00 SEK"),
            ("JPY", "1000000 JPY"),
            ("KWD", "10000.000 KWD"),
            ("KRW", "10000000 KRW"),
            ("VND", "100000000 VND"),
        ];
        for (code, limit) in table {
            assert_eq!(Thresholds::default().deposit_above(currency(code)), Some(money(limit)), "{code}");
        }
        let beyond = Limits { deposit_above: Decimal::MAX, ..Limits::default() };
        assert_eq!(Thresholds::new(beyond).unwrap().deposit_above(currency("JPY")), None);
    }

    #[test]
    fn thresholds_that_contradict_themselves_are_refused_by_field() {
        let good = Limits::default();
        assert!(Thresholds::new(good.clone()).is_ok());
        let table = [
            (Limits { first_percent: percent("100.5"), ..good.clone() }, "first_percent"),
            (Limits { small_percent: percent("40"), ..good.clone() }, "small_percent"),
            (Limits { of_two_percent: percent("49"), ..good.clone() }, "of_two_percent"),
            (Limits { milestones: 0, ..good.clone() }, "milestones"),
            (Limits { gap_days: 0, close_days: 0, ..good.clone() }, "gap_days"),
            (Limits { close_days: 61, ..good.clone() }, "close_days"),
            (Limits { crowded_week: 0, ..good.clone() }, "crowded_week"),
            (Limits { off: BTreeSet::from(["spelling".to_owned()]), ..good.clone() }, "off"),
            (Limits { deposit_above: Decimal::NEGATIVE_ONE, ..good.clone() }, "deposit_above"),
        ];
        for (limits, field) in table {
            assert_eq!(Thresholds::new(limits).map_err(|invalid| invalid.field), Err(field.to_owned()));
        }
    }
}
