//! The limit of 9,000,000,000,000 major units (M12): refused everywhere, nothing wraps.

use super::super::Wire;
use crate::refusal::Why;
use crate::tests::{cases, codes, currency, is_caught, money, nearest};
use crate::{Money, Percent, Quantity, Rounding};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

fn limit(code: &str) -> i128 {
    9_000_000_000_000 * 10i128.pow(currency(code).scale())
}

/// What integer arithmetic says of `minor` units: the amount, or that it is too large.
fn within(minor: i128, code: &str) -> Result<Money, Why> {
    if minor.abs() > limit(code) {
        return Err(Why::TooLarge);
    }
    Ok(Money::from_minor(i64::try_from(minor).unwrap(), currency(code)).unwrap())
}

/// Amounts everywhere, and often close to the limit.
fn amounts(code: &str) -> impl Strategy<Value = Money> + use<> {
    let currency = currency(code);
    let limit = i64::try_from(limit(code)).unwrap();
    prop_oneof![-limit..=limit, limit - 1000..=limit, -limit..=1000 - limit, -1000i64..1000]
        .prop_map(move |minor| Money::from_minor(minor, currency).unwrap())
}

fn pairs() -> impl Strategy<Value = (&'static str, Money, Money)> {
    codes().prop_flat_map(|code| (Just(code), amounts(code), amounts(code)))
}

fn from_wire(amount: &str) -> Result<Money, Error> {
    Money::deserialize(MapDeserializer::new([("amount", amount), ("currency", "EUR")].into_iter()))
}

#[test]
fn m12_one_minor_unit_beyond_the_limit_is_refused() {
    for code in ["JPY", "EUR", "KWD", "CLF"] {
        let (limit, currency) = (i64::try_from(limit(code)).unwrap(), currency(code));
        let largest = Money::from_minor(limit, currency).unwrap();
        let least = Money::from_minor(1, currency).unwrap();
        for (name, beyond) in [
            ("from_minor", Money::from_minor(limit + 1, currency)),
            ("from_minor below", Money::from_minor(-limit - 1, currency)),
            ("plus", largest.plus(least)),
            ("minus", largest.negated().minus(least)),
            ("sum", Money::sum([largest, least], currency)),
            ("times", largest.times(Quantity::new("1.0001".parse().unwrap()).unwrap(), Rounding::Down)),
            ("rounded", Money::rounded("9000000000000.9".parse().unwrap(), currency, Rounding::Up)),
            ("rounded huge", Money::rounded(Decimal::MAX, currency, Rounding::HalfAway)),
            ("exact", Money::exact("9000000000001".parse().unwrap(), currency)),
            ("exact huge", Money::exact(Decimal::MIN, currency)),
            ("parse", Money::parse("9000000000001", currency)),
            ("formula", Money::parse("=9000000000000*2", currency)),
            ("percent", crate::tests::percent("100.0001").of(largest, Rounding::Down)),
        ] {
            assert_eq!(beyond, Err(Why::TooLarge), "{name} in {code}");
        }
        assert_eq!(
            largest.times(Quantity::MINUS_ONE, Rounding::Down),
            Ok(largest.negated()),
            "the limit itself holds in {code}"
        );
    }
}

#[test]
fn m12_over_the_wire_the_same_limit_and_decimals_hold() {
    assert_eq!(from_wire("1250.00"), Ok(money("1250.00 EUR")));
    assert_eq!(from_wire("9000000000000"), Ok(money("9000000000000.00 EUR")));
    for (amount, why) in [
        ("9000000000000.01", "beyond"),
        ("-9000000000000.01", "beyond"),
        ("0.005", "decimals"),
        ("NaN", ""),
        ("1,5", ""),
        ("", ""),
    ] {
        let refused = from_wire(amount).expect_err(amount).to_string();
        assert!(refused.contains(why), "{amount}: {refused}");
    }
    let sent = Wire::from(money("1250.00 EUR"));
    assert_eq!((sent.amount.to_string(), sent.currency.code()), ("1250.00".to_owned(), "EUR"));
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn m12_any_number_of_the_book_is_taken_or_refused(minor in any::<i64>(), code in codes()) {
        prop_assert_eq!(Money::from_minor(minor, currency(code)), within(i128::from(minor), code));
        if let Ok(money) = Money::from_minor(minor, currency(code)) {
            prop_assert_eq!(money.minor(), minor);
        }
    }

    #[test]
    fn m12_sums_equal_integers_or_are_refused((code, a, b) in pairs()) {
        let (left, right) = (i128::from(a.minor()), i128::from(b.minor()));
        prop_assert_eq!(a.plus(b), within(left + right, code));
        prop_assert_eq!(a.minus(b), within(left - right, code));
        prop_assert_eq!(a.compare(b), Ok(left.cmp(&right)));
    }

    #[test]
    fn m12_products_equal_integers_or_are_refused((code, price, _) in pairs(), units in -10_000_000_000i64..=10_000_000_000) {
        let quantity = Quantity::new(Decimal::new(units, 4)).unwrap();
        let exact = i128::from(price.minor()) * i128::from(units);
        prop_assert_eq!(price.times(quantity, Rounding::HalfAway), within(nearest(exact, 10_000), code));
    }

    #[test]
    fn m12_rates_equal_integers_or_are_refused((code, base, _) in pairs(), units in 0i64..=10_000_000) {
        let rate = Percent::new(Decimal::new(units, 4)).unwrap();
        let exact = i128::from(base.minor()) * i128::from(units);
        prop_assert_eq!(rate.of(base, Rounding::HalfAway), within(nearest(exact, 1_000_000), code));
    }

    #[test]
    fn m12_any_decimal_is_taken_whole_or_refused(mantissa in any::<i128>(), scale in 0u32..=28, code in codes()) {
        let value = Decimal::from_i128_with_scale(mantissa >> 32, scale);
        if let Ok(money) = Money::exact(value, currency(code)) {
            prop_assert_eq!(money.amount(), value, "nothing is rounded away");
            prop_assert!(i128::from(money.minor()).abs() <= limit(code));
        }
        for mode in [Rounding::HalfAway, Rounding::HalfEven, Rounding::HalfUp, Rounding::Down, Rounding::Up] {
            if let Ok(money) = Money::rounded(value, currency(code), mode) {
                prop_assert_eq!(money.amount().scale(), currency(code).scale());
            }
        }
    }
}

#[test]
fn m12_the_check_catches_a_sum_that_wraps() {
    let caught = is_caught(pairs(), |(code, a, b)| {
        let wrapped = i128::from(a.minor() + b.minor()) % (limit(code) + 1);
        prop_assert_eq!(a.plus(b), within(wrapped, code));
        Ok(())
    });
    assert!(caught);
}
