//! What probably became of a small sum that is missing: a proposal, never an answer.

use super::PaymentChannel;
use crate::advice::near_a_euro;
use crate::money::{Currency, Money, Rounding};
use rust_decimal::Decimal;
use serde::Serialize;

/// A guess with its grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// Too little to ask for.
    SmallRest,
    /// Banks on the way from abroad keep something.
    BankFee,
}

/// Up to this a rest is small, in units of the size of a euro.
const SMALL_REST: u32 = 1;
/// Up to this banks keep a fee of a transfer from abroad, in units of the size of a euro.
const FEE: u32 = 50;
/// Neither is more than this part of what was asked for: half of an invoice is no rest of it.
const PART: i64 = 10;

/// What `missing` of `asked` probably is. None where nothing is missing, or too much.
pub fn shortfall(missing: Money, asked: Money, channel: PaymentChannel, is_from_abroad: bool) -> Option<Shortfall> {
    if !missing.is_positive() || i128::from(missing.minor()) * i128::from(PART) > i128::from(asked.minor()) {
        return None;
    }
    let is_up_to = |units| limit(units, missing.currency()).is_some_and(|most| missing.minor() <= most.minor());
    if is_from_abroad && channel == PaymentChannel::BankTransfer && is_up_to(FEE) {
        return Some(Shortfall::BankFee);
    }
    is_up_to(SMALL_REST).then_some(Shortfall::SmallRest)
}

fn limit(units: u32, currency: Currency) -> Option<Money> {
    let exact = Decimal::from(units).checked_mul(Decimal::from(near_a_euro(currency.code())))?;
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
            let found = shortfall(money(missing), money(asked), channel, is_from_abroad);
            assert_eq!(found, expected, "{missing} of {asked}, {channel:?}, from abroad: {is_from_abroad}");
        }
    }
}
