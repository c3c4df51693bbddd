//! What probably became of a small sum that is missing: a proposal, never an answer.

use super::PaymentChannel;
use crate::advice::near_a_euro;
use crate::money::{Currency, Money, Rounding};
use crate::refusal::{Invalid, Why};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A guess with its grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// Too little to ask for.
    SmallRest,
    /// Banks on the way from abroad keep something.
    BankFee,
}

/// Neither is more than this part of what was asked for: half of an invoice is no rest of it.
const PART: i64 = 10;

/// Up to which sums a guess is made, in units of the size of a euro. Zero: it is never made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Units", into = "Units")]
pub struct ShortfallLimits(Units);

/// The numbers of `ShortfallLimits`, as the settings keep them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Units {
    /// Up to this a rest is small.
    small_rest: Decimal,
    /// Up to this banks keep a fee of a transfer from abroad.
    bank_fee: Decimal,
}

/// Beyond these nobody means a small rest or a fee.
const SMALL_REST_MOST: u32 = 100;
const BANK_FEE_MOST: u32 = 1_000;

impl Default for ShortfallLimits {
    fn default() -> Self {
        Self(Units { small_rest: Decimal::ONE, bank_fee: Decimal::from(50) })
    }
}

impl TryFrom<Units> for ShortfallLimits {
    type Error = Invalid;
    fn try_from(units: Units) -> Result<Self, Invalid> {
        let fields = [("small_rest", units.small_rest, SMALL_REST_MOST), ("bank_fee", units.bank_fee, BANK_FEE_MOST)];
        for (field, value, most) in fields {
            if value < Decimal::ZERO {
                return Err(Invalid::new(field, Why::Negative));
            }
            if value > Decimal::from(most) {
                return Err(Invalid::new(field, Why::Above { max: most.to_string() }));
            }
        }
        Ok(Self(units))
    }
}

impl From<ShortfallLimits> for Units {
    fn from(limits: ShortfallLimits) -> Self {
        limits.0
    }
}

impl ShortfallLimits {
    /// What amounts of one currency say about all. Errors: the field that is below zero or beyond sense, with the most in
    /// that currency.
    pub fn of(small_rest: Money, bank_fee: Money) -> Result<Self, Invalid> {
        let fields = [("small_rest", small_rest, SMALL_REST_MOST), ("bank_fee", bank_fee, BANK_FEE_MOST)];
        for (field, amount, most) in fields {
            if amount.is_negative() {
                return Err(Invalid::new(field, Why::Negative));
            }
            let most = in_currency(Decimal::from(most), amount.currency());
            if let Some(most) = most.filter(|most| amount.minor() > most.minor()) {
                return Err(Invalid::new(field, Why::Above { max: most.to_string() }));
            }
        }
        let units = |amount: Money| amount.amount() / Decimal::from(near_a_euro(amount.currency().code()));
        Self::try_from(Units { small_rest: units(small_rest), bank_fee: units(bank_fee) })
    }

    pub fn small_rest(&self, currency: Currency) -> Option<Money> {
        in_currency(self.0.small_rest, currency)
    }

    pub fn bank_fee(&self, currency: Currency) -> Option<Money> {
        in_currency(self.0.bank_fee, currency)
    }

    /// What `missing` of `asked` probably is. None where nothing is missing, or too much.
    pub fn guess(
        &self,
        missing: Money,
        asked: Money,
        channel: PaymentChannel,
        is_from_abroad: bool,
    ) -> Option<Shortfall> {
        if !missing.is_positive() || i128::from(missing.minor()) * i128::from(PART) > i128::from(asked.minor()) {
            return None;
        }
        let is_up_to = |limit: Option<Money>| limit.is_some_and(|most| missing.minor() <= most.minor());
        if is_from_abroad && channel == PaymentChannel::BankTransfer && is_up_to(self.bank_fee(missing.currency())) {
            return Some(Shortfall::BankFee);
        }
        is_up_to(self.small_rest(missing.currency())).then_some(Shortfall::SmallRest)
    }
}

/// No exchange rate is asked for: the order of size decides, and it does not change from day to day.
fn in_currency(units: Decimal, currency: Currency) -> Option<Money> {
    let exact = units.checked_mul(Decimal::from(near_a_euro(currency.code())))?;
    Money::rounded(exact, currency, Rounding::HalfAway).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::money;

    #[test]
    fn s2_what_is_missing_is_a_small_rest_a_fee_from_abroad_or_nothing_that_can_be_guessed() {
        use PaymentChannel::{BankTransfer, Card};
        use Shortfall::{BankFee, SmallRest};
        // missing | asked | how it came | from abroad | expected
        let table = [
            ("0.00 EUR", "1230.00 EUR", BankTransfer, true, None),
            ("0.01 EUR", "1230.00 EUR", Card, false, Some(SmallRest)),
            ("1.00 EUR", "1230.00 EUR", BankTransfer, false, Some(SmallRest)),
            ("1.01 EUR", "1230.00 EUR", BankTransfer, false, None),
            ("1.00 EUR", "1230.00 EUR", BankTransfer, true, Some(BankFee)),
            ("50.00 EUR", "1230.00 EUR", BankTransfer, true, Some(BankFee)),
            ("50.01 EUR", "1230.00 EUR", BankTransfer, true, None),
            ("15.00 EUR", "1230.00 EUR", Card, true, None),
            ("15.00 EUR", "1230.00 EUR", BankTransfer, false, None),
            ("15.00 EUR", "149.99 EUR", BankTransfer, true, None),
            ("15.00 EUR", "150.00 EUR", BankTransfer, true, Some(BankFee)),
            ("1.00 EUR", "9.99 EUR", BankTransfer, false, None),
            ("100 JPY", "50000 JPY", BankTransfer, false, Some(SmallRest)),
            ("101 JPY", "50000 JPY", BankTransfer, false, None),
            ("5000 JPY", "500000 JPY", BankTransfer, true, Some(BankFee)),
            ("10.00 SEK", "5000.00 SEK", Card, false, Some(SmallRest)),
            ("0.999 KWD", "100.000 KWD", Card, false, Some(SmallRest)),
            ("-1.00 EUR", "1230.00 EUR", BankTransfer, true, None),
        ];
        for (missing, asked, channel, is_from_abroad, expected) in table {
            let found = ShortfallLimits::default().guess(money(missing), money(asked), channel, is_from_abroad);
            assert_eq!(found, expected, "{missing} of {asked}, {channel:?}, from abroad: {is_from_abroad}");
        }
    }

    #[test]
    fn limits_are_moved_in_one_currency_and_hold_in_all() {
        use PaymentChannel::BankTransfer;
        let limits = |rest: &str, fee: &str| ShortfallLimits::of(money(rest), money(fee));
        let guess = |of: ShortfallLimits, missing: &str, asked: &str| {
            of.guess(money(missing), money(asked), BankTransfer, true)
        };
        let wide = limits("5.00 EUR", "80.00 EUR").unwrap();
        assert_eq!(guess(wide, "80.00 EUR", "1000.00 EUR"), Some(Shortfall::BankFee));
        assert_eq!(guess(wide, "80.01 EUR", "1000.00 EUR"), None);
        assert_eq!(guess(wide, "8000 JPY", "100000 JPY"), Some(Shortfall::BankFee));
        // The same by a seller in Japan, who types yen.
        assert_eq!(limits("500 JPY", "8000 JPY").unwrap(), wide);
        // Zero switches a guess off.
        let none = limits("0.00 EUR", "0.00 EUR").unwrap();
        assert_eq!(guess(none, "0.01 EUR", "1000.00 EUR"), None);
        // Half a unit is an amount in any currency.
        assert_eq!(
            limits("50 JPY", "0 JPY").unwrap().small_rest(money("0.00 EUR").currency()),
            Some(money("0.50 EUR"))
        );
        let refused = |rest: &str, fee: &str| limits(rest, fee).map_err(|of| (of.field, of.why));
        let above = |field: &str, max: &str| Err((field.to_owned(), Why::Above { max: max.to_owned() }));
        assert_eq!(refused("-0.01 EUR", "50.00 EUR"), Err(("small_rest".to_owned(), Why::Negative)));
        assert_eq!(refused("1.00 EUR", "-50.00 EUR"), Err(("bank_fee".to_owned(), Why::Negative)));
        assert_eq!(refused("100.01 EUR", "50.00 EUR"), above("small_rest", "100.00 EUR"));
        assert_eq!(refused("100 JPY", "100001 JPY"), above("bank_fee", "100000 JPY"));
        // What a book was told by hand is held to the same.
        assert!(serde_json::from_str::<ShortfallLimits>(r#"{"small_rest":"-1","bank_fee":"50"}"#).is_err());
        let kept = serde_json::to_string(&wide).unwrap();
        assert_eq!(serde_json::from_str::<ShortfallLimits>(&kept).unwrap(), wide);
    }
}
