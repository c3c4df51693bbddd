//! Rates and counts keep to their own limits.

use super::*;
use crate::tests::{any_text, cases, money, percent};
use proptest::prelude::*;

#[test]
fn rates_as_people_type_them() {
    let table = [
        ("23", "23"),
        ("23 %", "23"),
        ("23%", "23"),
        ("9,975", "9.975"),
        ("9.975", "9.975"),
        ("0", "0"),
        ("-0", "0"),
        ("12,5", "12.5"),
        ("1000", "1000"),
        ("19.0000000", "19"),
    ];
    for (typed, expected) in table {
        let rate = Percent::parse(typed);
        assert_eq!(rate, Ok(percent(expected)), "{typed}");
        assert_eq!(rate.unwrap().to_string(), expected, "{typed} is shown without idle zeros");
    }
}

#[test]
fn what_cannot_be_a_rate_is_refused() {
    let table = [
        ("", Why::Missing),
        ("%", Why::Missing),
        ("-1", Why::Negative),
        ("1000.01", Why::Above { max: "1000".into() }),
        ("0.00001", Why::TooManyDecimals { max: 4 }),
        ("1.2.3", Why::TwoDecimalMarks),
        ("a", Why::NotANumber),
    ];
    for (typed, why) in table {
        assert_eq!(Percent::parse(typed), Err(why), "{typed:?}");
    }
}

#[test]
fn counts_as_people_type_them() {
    for (typed, expected) in [
        ("1", "1"),
        ("-1", "-1"),
        ("0.25", "0.25"),
        ("7,5", "7.5"),
        ("1.250", "1.25"),
        ("-0", "0"),
        ("1000000", "1000000"),
    ] {
        assert_eq!(Quantity::parse(typed).map(|q| q.to_string()), Ok(expected.to_owned()), "{typed}");
    }
    let table = [
        ("", Why::Missing),
        ("1,250", Why::AmbiguousMark),
        ("0.00001", Why::TooManyDecimals { max: 4 }),
        ("1000000.1", Why::TooLarge),
        ("-1000001", Why::TooLarge),
        ("one", Why::NotANumber),
    ];
    for (typed, why) in table {
        assert_eq!(Quantity::parse(typed), Err(why), "{typed:?}");
    }
}

#[test]
fn a_count_of_nothing_has_no_sign() {
    assert_eq!(Quantity::parse("0").unwrap().negated().to_string(), "0");
    assert_eq!(Quantity::ONE.negated(), Quantity::MINUS_ONE);
}

#[test]
fn shares_for_display() {
    // part | whole | one decimal
    let table = [
        ("9600.00", "51600.00", "18.6"),
        ("1.00", "3.00", "33.3"),
        ("0.00", "5.00", "0"),
        ("5.00", "0.00", "0"),
        ("-1.00", "-4.00", "25"),
    ];
    for (part, whole, shown) in table {
        let share = Percent::share(money(&format!("{part} EUR")), money(&format!("{whole} EUR")), 1);
        assert_eq!(share, Ok(percent(shown)), "{part} of {whole}");
    }
    assert_eq!(Percent::share(money("-1.00 EUR"), money("4.00 EUR"), 1), Err(Why::Negative));
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn any_text_is_a_rate_or_refused_and_never_panics(text in any_text()) {
        if let Ok(rate) = Percent::parse(&text) {
            prop_assert_eq!(Percent::parse(&rate.to_string()), Ok(rate));
            prop_assert!(rate >= Percent::ZERO && rate.value() <= Decimal::ONE_THOUSAND && rate.value().scale() <= 4);
        }
        if let Ok(count) = Quantity::parse(&text) {
            prop_assert_eq!(Quantity::parse(&count.to_string()), Ok(count));
            prop_assert_eq!(count.negated().negated(), count);
        }
    }

    #[test]
    fn any_decimal_is_a_rate_and_a_count_or_refused(mantissa in any::<i64>(), scale in 0u32..=28) {
        let value = Decimal::new(mantissa, scale);
        if let Ok(rate) = Percent::new(value) {
            prop_assert_eq!(rate.value(), value);
        }
        if let Ok(count) = Quantity::new(value) {
            prop_assert_eq!(count.value(), value);
        }
    }
}
