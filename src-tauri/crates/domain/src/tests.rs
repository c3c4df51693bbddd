//! What the tests of this crate share: the number of cases, currencies, amounts. Knows no rule.

use crate::{Currency, Money, Percent};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rust_decimal::Decimal;

mod refusals;
mod terms;
mod typing;

/// `few` cases at a desk; more when `PROPTEST_CASES`, which proptest reads by itself, asks for more.
pub(crate) fn cases(few: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: few.max(asked.cases), failure_persistence: None, ..asked }
}

/// Whether `property` finds the fault that was planted in it. Always the same 256 cases, so that it never flickers.
pub(crate) fn is_caught<S: Strategy>(strategy: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) -> bool {
    let config = ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng).run(&strategy, property).is_err()
}

pub(crate) fn currency(code: &str) -> Currency {
    Currency::parse(code).expect("a code of ISO 4217")
}

/// `money("9600.00 EUR")`; not by way of `Money::parse`, which is under test.
pub(crate) fn money(text: &str) -> Money {
    let (amount, code) = text.rsplit_once(' ').expect("an amount and a code");
    Money::exact(amount.parse().expect("a plain decimal"), currency(code)).expect("an amount of the currency")
}

pub(crate) fn minor(minor: i64, code: &str) -> Money {
    Money::from_minor(minor, currency(code)).expect("within the limit")
}

pub(crate) fn percent(text: &str) -> Percent {
    Percent::new(text.parse().expect("a plain decimal")).expect("a rate")
}

/// A rate in ten-thousandths of a percent.
pub(crate) fn percent_of_units(units: u32) -> Percent {
    Percent::new(Decimal::new(i64::from(units), 4)).expect("a rate of four decimals")
}

/// No decimals, two, three, four.
pub(crate) fn codes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["JPY", "EUR", "USD", "KWD", "CLF"])
}

/// Any text: plain letters, digits and marks, and every other character there is.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let typed = prop::sample::select(
        "0123456789.,'=+-*/()%{}YyM@ \u{a0}\u{202f}\u{2212}€£$EURabc\n\t\u{0}٣".chars().collect::<Vec<_>>(),
    );
    let character = prop_oneof![3 => typed, 1 => any::<char>()];
    prop::collection::vec(character, 0..80).prop_map(|characters| characters.into_iter().collect())
}

/// Rounds `numerator / denominator` to the nearest whole, ties away from zero: integers only, no Decimal.
pub(crate) fn nearest(numerator: i128, denominator: i128) -> i128 {
    assert!(denominator > 0, "a reference divides by more than zero");
    let magnitude = (2 * numerator.abs() + denominator) / (2 * denominator);
    numerator.signum() * magnitude
}
