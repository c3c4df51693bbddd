//! Rates: what is refused, which way round they are written, and that a conversion rounds once.

use super::{ExchangeRate, Pair, Wire, home_currency, must_state_home_tax};
use crate::refusal::Why;
use crate::tests::{cases, money};
use crate::{Country, Currency, Money, Rounding};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn pair(home: &str, foreign: &str) -> Pair {
    Pair::of(currency(home), currency(foreign))
}

fn rate(home: &str, foreign: &str, text: &str) -> ExchangeRate {
    ExchangeRate::parse(pair(home, foreign), text).unwrap()
}

#[test]
fn a_rate_is_written_as_the_bank_of_the_country_publishes_it() {
    let table = [
        ("EUR", "USD", "1 EUR in USD"),
        ("GBP", "EUR", "1 GBP in EUR"),
        ("AUD", "USD", "1 AUD in USD"),
        ("PLN", "EUR", "1 EUR in PLN"),
        ("SEK", "USD", "1 USD in SEK"),
        ("CHF", "EUR", "1 EUR in CHF"),
    ];
    for (home, foreign, expected) in table {
        let Pair { base, quote } = pair(home, foreign);
        assert_eq!(format!("1 {base} in {quote}"), expected, "tax in {home} of an invoice in {foreign}");
    }
}

#[test]
fn a_rate_that_is_none_is_refused_by_name() {
    let table = [
        ("", Why::Missing),
        ("0", Why::NotPositive),
        ("0,000", Why::NotPositive),
        ("-1.0842", Why::NotPositive),
        ("1 EUR", Why::NotANumber),
        ("1.08.42", Why::TwoDecimalMarks),
        ("19,382", Why::AmbiguousMark),
        ("1.08421234567", Why::TooManyDecimals { max: 10 }),
        ("1000000000.1", Why::Above { max: "1000000000".to_owned() }),
        ("1e999", Why::NotANumber),
    ];
    for (text, why) in table {
        assert_eq!(ExchangeRate::parse(pair("EUR", "USD"), text), Err(why), "{text:?}");
    }
    for (text, value) in
        [("1.0842", "1.0842"), (" 1,0840 ", "1.084"), ("19,382.45", "19382.45"), ("0.0000160001", "0.0000160001")]
    {
        assert_eq!(rate("EUR", "USD", text).value().to_string(), value, "{text:?}");
    }
}

#[test]
fn a_stored_rate_is_checked_when_it_is_read() {
    let good = rate("EUR", "USD", "1.0842");
    assert_eq!(ExchangeRate::try_from(Wire::from(good)), Ok(good));
    let nothing = Wire { value: Decimal::ZERO, ..Wire::from(good) };
    assert_eq!(ExchangeRate::try_from(nothing), Err(Why::NotPositive), "no division by zero");
}

#[test]
fn a_conversion_rounds_once_and_half_away_from_zero() {
    let table = [
        // Home, rate, amount, in the home currency.
        ("EUR", "1.0842", "1234.00 USD", "1138.17 EUR"),
        ("EUR", "8", "0.04 USD", "0.01 EUR"),
        ("EUR", "8", "0.12 USD", "0.02 EUR"),
        ("EUR", "8", "-0.12 USD", "-0.02 EUR"),
        ("EUR", "163.25", "234568 JPY", "1436.86 EUR"),
        ("EUR", "0.3331", "237.524 KWD", "713.07 EUR"),
        ("PLN", "4.2512", "230.00 EUR", "977.78 PLN"),
        ("JPY", "155.5", "0.01 USD", "2 JPY"),
        ("HUF", "402.25", "190.00 EUR", "76427.50 HUF"),
        // A hair below a half: rounded in two steps it would be one cent more.
        ("EUR", "1.0000000001", "0.01 USD", "0.01 EUR"),
        ("PLN", "0.4999999999", "0.01 USD", "0.00 PLN"),
        ("PLN", "0.5", "0.01 USD", "0.01 PLN"),
    ];
    for (home, value, amount, expected) in table {
        let amount = money(amount);
        let rate = rate(home, amount.currency().code(), value);
        assert_eq!(rate.converted(amount), Ok(money(expected)), "{amount} at {value}");
    }
    let rate = rate("EUR", "USD", "1.0842");
    assert!(matches!(rate.converted(money("1.00 GBP")), Err(Why::CurrencyMismatch { .. })));
    let tiny = self::rate("EUR", "USD", "0.0000000001");
    assert_eq!(tiny.converted(money("9000000000000.00 USD")), Err(Why::TooLarge));
    assert!(self::rate("EUR", "USD", "1000000000").converted(money("9000000000000.00 USD")).is_ok());
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_other_amount_is_nearer(minor in -900_000_000_000_i64..900_000_000_000, figures in 1_i64..1_000_000_000, scale in 0_u32..8) {
        let value = Decimal::new(figures, scale);
        for (home, foreign) in [("EUR", "USD"), ("PLN", "USD"), ("JPY", "EUR"), ("EUR", "KWD")] {
            let rate = ExchangeRate::new(pair(home, foreign), value).unwrap();
            let amount = Money::from_minor(minor, currency(foreign)).unwrap();
            let Ok(home_amount) = rate.converted(amount) else { continue };
            let exact = if rate.base() == amount.currency() { amount.amount().checked_mul(rate.value()) } else { amount.amount().checked_div(rate.value()) };
            let Some(exact) = exact else { continue };
            let off = (home_amount.amount() - exact).abs();
            let half = Decimal::new(5, home_amount.currency().scale() + 1);
            prop_assert!(off <= half, "{amount} at {value} is {home_amount}, off by {off}");
            prop_assert_eq!(rate.converted(amount.negated()).unwrap(), home_amount.negated(), "a credit is the mirror image");
            // The control: one rounding, as of decimals, agrees where these are exact.
            if exact.scale() < 20 {
                prop_assert_eq!(Money::rounded(exact, home_amount.currency(), Rounding::HalfAway).unwrap(), home_amount);
            }
        }
    }
}

#[test]
fn the_law_asks_for_it_in_the_union_and_where_it_is_known_and_nowhere_for_a_guessed_currency() {
    let country = |code: &str| Country::parse(code).unwrap();
    for (code, home, must) in [
        ("IE", Some("EUR"), true),
        ("BG", Some("EUR"), true),
        ("SE", Some("SEK"), true),
        ("PL", Some("PLN"), true),
        ("GB", Some("GBP"), true),
        ("XI", Some("GBP"), true),
        ("NO", Some("NOK"), true),
        ("CH", Some("CHF"), false),
        ("US", Some("USD"), false),
        ("AU", Some("AUD"), false),
        // The table has no currency of Albania, and proposes the euro.
        ("AL", None, false),
        ("XK", Some("EUR"), false),
    ] {
        assert_eq!(home_currency(country(code)).map(Currency::code), home, "{code}");
        assert_eq!(must_state_home_tax(country(code)), must, "{code}");
    }
    for seller in Country::all().filter(|seller| must_state_home_tax(*seller)) {
        assert!(home_currency(seller).is_some(), "{} must state what it has no currency for", seller.code());
    }
}
