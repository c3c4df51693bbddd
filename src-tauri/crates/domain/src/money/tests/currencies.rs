//! Currencies and their minor units (M13).

use crate::refusal::Why;
use crate::tests::{currency, minor, money};
use crate::{Currency, Money};
use std::cmp::Ordering;

fn every_currency() -> Vec<Currency> {
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(move |a| letters().flat_map(move |b| letters().map(move |c| format!("{a}{b}{c}"))));
    codes.filter_map(|code| Currency::parse(&code).ok()).collect()
}

#[test]
fn m13_minor_units_are_those_of_iso_4217() {
    let table = [
        (0, &["JPY", "KRW", "CLP", "ISK", "VND"][..]),
        (2, &["EUR", "USD", "GBP", "CHF", "HUF", "INR", "AUD"]),
        (3, &["KWD", "BHD", "JOD", "TND", "OMR", "IQD", "LYD"]),
        (4, &["CLF"]),
    ];
    for (scale, codes) in table {
        for code in codes {
            assert_eq!(currency(code).scale(), scale, "{code}");
        }
    }
}

#[test]
fn m13_codes_are_read_in_any_case_and_refused_when_unknown() {
    assert_eq!(Currency::parse(" eur ").map(Currency::code), Ok("EUR"));
    for bad in ["", "E", "EURO", "€", "123", "XAU", "XXX", "XTS", "E\u{0}R", "ＥＵＲ"] {
        assert_eq!(Currency::parse(bad), Err(Why::UnknownCurrency), "{bad:?}");
    }
}

#[test]
fn m13_every_currency_can_hold_its_limit_and_reads_what_it_prints() {
    let all = every_currency();
    assert!(all.len() > 150, "ISO 4217 has more currencies than {}", all.len());
    for currency in all {
        assert!(currency.scale() <= 4, "{currency} would leave i64");
        let largest = Money::exact(9_000_000_000_000i64.into(), currency).unwrap();
        for amount in [largest, largest.negated(), minor(-1_234, currency.code()), Money::zero(currency)] {
            assert_eq!(Money::from_minor(amount.minor(), currency), Ok(amount), "{amount}");
            assert_eq!(Money::parse(&amount.to_string(), currency), Ok(amount), "{amount}");
        }
    }
}

#[test]
fn m13_amounts_show_the_decimals_of_their_currency() {
    for (units, code, shown) in [
        (1250, "JPY", "1250 JPY"),
        (-5, "EUR", "-0.05 EUR"),
        (1250, "KWD", "1.250 KWD"),
        (1, "CLF", "0.0001 CLF"),
        (0, "EUR", "0.00 EUR"),
    ] {
        assert_eq!(minor(units, code).to_string(), shown);
    }
}

#[test]
fn m13_two_currencies_never_meet_in_one_sum() {
    let (euro, dollar) = (money("1.00 EUR"), money("1.00 USD"));
    let mixed = Why::CurrencyMismatch { left: "EUR".into(), right: "USD".into() };
    assert_eq!(euro.plus(dollar), Err(mixed.clone()));
    assert_eq!(euro.minus(dollar), Err(mixed.clone()));
    assert_eq!(euro.compare(dollar), Err(mixed.clone()));
    assert_eq!(Money::sum([euro, dollar], euro.currency()), Err(mixed));
    assert!(Money::sum([dollar], euro.currency()).is_err(), "not even alone");
    assert!(euro.plus(Money::zero(dollar.currency())).is_err(), "not even nothing");
}

#[test]
fn m13_one_currency_adds_and_compares() {
    assert_eq!(money("0.10 EUR").plus(money("0.20 EUR")), Ok(money("0.30 EUR")));
    assert_eq!(money("0.10 EUR").minus(money("0.20 EUR")), Ok(money("-0.10 EUR")));
    assert_eq!(money("0.10 EUR").compare(money("0.20 EUR")), Ok(Ordering::Less));
    assert_eq!(Money::sum([], currency("JPY")), Ok(money("0 JPY")));
}

#[test]
fn there_is_one_zero_and_it_has_no_sign() {
    let zeros = [
        money("0.00 EUR"),
        money("0.00 EUR").negated(),
        money("-0.00 EUR"),
        money("5.00 EUR").minus(money("5.00 EUR")).unwrap(),
    ];
    for zero in zeros {
        assert_eq!(zero.to_string(), "0.00 EUR");
        assert!(zero.is_zero() && !zero.is_negative() && !zero.is_positive());
    }
}
