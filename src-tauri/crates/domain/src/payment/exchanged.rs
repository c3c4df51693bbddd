//! What money in a foreign currency brought at home, beside what its invoices were worth at the rates fixed at issue.

use crate::exchange::ExchangeRate;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use serde::{Deserialize, Serialize};

/// In the currency of the seller's country; of what the payment settled when it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Exchanged {
    /// What arrived.
    pub received: Money,
    /// The same money at the rates of its invoices.
    pub at_issue: Money,
}

impl Exchanged {
    /// `arrived` at home for `amount`, of which `parts` settled invoices, each with the rate that it fixed at issue. Each part is
    /// converted by itself and rounded once; of what arrived the parts have their share of `amount` by largest remainder.
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(arrived: Money, amount: Money, parts: &[(Money, ExchangeRate)]) -> Result<Self, Why> {
        let settled = Money::sum(parts.iter().map(|(part, _)| *part), amount.currency())?;
        let left = amount.minus(settled)?;
        let received = arrived.split(&[settled.minor().unsigned_abs(), left.minor().unsigned_abs()])?[0];
        Ok(Self { received, at_issue: at_issue(arrived, parts)? })
    }

    /// Above zero for a gain. Errors: `TooLarge`.
    pub fn gain(self) -> Result<Money, Why> {
        self.received.minus(self.at_issue)
    }

    pub fn negated(self) -> Self {
        Self { received: self.received.negated(), at_issue: self.at_issue.negated() }
    }
}

/// Gain or loss of all payments in `currency` of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ExchangedSum {
    pub currency: Currency,
    pub exchanged: Exchanged,
    /// Above zero for a gain.
    pub gain: Money,
}

impl ExchangedSum {
    /// Errors: `TooLarge`.
    pub fn of(currency: Currency, exchanged: Exchanged) -> Result<Self, Why> {
        Ok(Self { currency, exchanged, gain: exchanged.gain()? })
    }
}

fn at_issue(home: Money, parts: &[(Money, ExchangeRate)]) -> Result<Money, Why> {
    let converted = parts.iter().map(|(part, rate)| rate.converted(*part)).collect::<Result<Vec<_>, _>>()?;
    Money::sum(converted, home.currency())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Pair;
    use crate::tests::{currency, money};

    fn rate(text: &str) -> ExchangeRate {
        ExchangeRate::parse(Pair { base: currency("EUR"), quote: currency("USD") }, text).unwrap()
    }

    #[test]
    fn s2_gain_and_loss_to_the_cent() {
        // arrived | amount | parts with their rates | received | at issue | gain
        type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)], [&'static str; 3]);
        let table: [Case; 6] = [
            ("1134.48 EUR", "1230.00 USD", &[("1230.00 USD", "1.0842")], ["1134.48", "1134.48", "0.00"]),
            ("1150.00 EUR", "1230.00 USD", &[("1230.00 USD", "1.0842")], ["1150.00", "1134.48", "15.52"]),
            ("1100.00 EUR", "1230.00 USD", &[("1230.00 USD", "1.0842")], ["1100.00", "1134.48", "-34.48"]),
            // 300 of 1500 settle nothing: four fifths of what arrived belong to the invoice.
            ("1400.00 EUR", "1500.00 USD", &[("1200.00 USD", "1.0842")], ["1120.00", "1106.81", "13.19"]),
            // Two invoices, each converted by itself: 92.23 and 90.91.
            (
                "183.00 EUR",
                "200.00 USD",
                &[("100.00 USD", "1.0842"), ("100.00 USD", "1.1")],
                ["183.00", "183.14", "-0.14"],
            ),
            ("0.01 EUR", "0.01 USD", &[("0.01 USD", "1.0842")], ["0.01", "0.01", "0.00"]),
        ];
        for (arrived, amount, parts, expected) in table {
            let parts: Vec<_> = parts.iter().map(|(part, at)| (money(part), rate(at))).collect();
            let of = Exchanged::of(money(arrived), money(amount), &parts).unwrap();
            let told = [of.received, of.at_issue, of.gain().unwrap()].map(|amount| amount.amount().to_string());
            assert_eq!(told, expected, "{arrived} for {amount}");
            let back = of.negated();
            assert!(of.gain().unwrap().plus(back.gain().unwrap()).unwrap().is_zero(), "taken back, nothing is left");
        }
        let yen = Exchanged::of(money("1 EUR"), money("100 JPY"), &[(money("100 JPY"), rate("1.1"))]);
        assert!(matches!(yen, Err(Why::CurrencyMismatch { .. })));
    }
}
