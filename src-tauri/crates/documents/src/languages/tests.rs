//! Amounts, dates and rates as each language writes them.

use chrono::NaiveDate;
use domain::{Currency, Language, Money, Percent};

use super::*;

fn money(amount: &str, code: &str) -> Money {
    let currency = Currency::parse(code).expect("a known currency");
    Money::exact(amount.parse().expect("a decimal"), currency).expect("an exact amount")
}

#[test]
fn amounts_follow_language_and_currency() {
    let table = [
        (Language::EnglishIreland, "11808.00", "EUR", "€11,808.00", "11,808.00"),
        (Language::EnglishUs, "9600.00", "USD", "$9,600.00", "9,600.00"),
        (Language::EnglishUk, "9600.00", "USD", "US$9,600.00", "9,600.00"),
        (Language::EnglishUk, "-1250.50", "GBP", "-£1,250.50", "-1,250.50"),
        (Language::EnglishUk, "1250", "JPY", "JP¥1,250", "1,250"),
        (Language::EnglishUs, "1250000.125", "KWD", "KWD\u{a0}1,250,000.125", "1,250,000.125"),
        (Language::German, "11808.00", "EUR", "11.808,00\u{a0}€", "11.808,00"),
        (Language::German, "-999.00", "CHF", "-999,00\u{a0}CHF", "-999,00"),
        (Language::German, "0.00", "EUR", "0,00\u{a0}€", "0,00"),
    ];
    for (language, amount, code, with_currency, plain) in table {
        let labels = labels(language);
        assert_eq!(labels.money(money(amount, code)), with_currency, "{language:?}");
        assert_eq!(labels.amount(money(amount, code)), plain, "{language:?}");
    }
}

#[test]
fn dates_and_rates_follow_the_language() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 6).expect("a day");
    let rate = |text: &str| Percent::new(text.parse().expect("a decimal")).expect("a rate");
    let table = [
        (Language::EnglishUk, "6\u{a0}November 2026", "8.875%"),
        (Language::EnglishIreland, "6\u{a0}November 2026", "8.875%"),
        (Language::EnglishUs, "November\u{a0}6, 2026", "8.875%"),
        (Language::German, "6.\u{a0}November 2026", "8,875\u{a0}%"),
    ];
    for (language, date, percent) in table {
        assert_eq!(labels(language).day(day), date);
        assert_eq!(labels(language).rate(rate("8.8750")), percent);
    }
}

#[test]
fn positions_join_neighbours() {
    assert_eq!(positions(&[1, 2]), "1, 2");
    assert_eq!(positions(&[1, 2, 3, 4, 5, 9]), "1–5, 9");
    assert_eq!(positions(&[]), "");
}

#[test]
fn every_currency_sign_and_every_label_can_be_drawn() {
    use crate::clean::{Breaks, clean};
    use crate::faces::{FontStyle, GEIST, INTER, SERIF, drawable};
    let signs = symbols::SYMBOLS.iter().flat_map(|(_, signs)| signs.iter().map(|sign| (*sign).to_owned()));
    let words = Language::ALL.into_iter().flat_map(|language| every_text(language).into_iter().map(|(_, text)| text));
    for text in signs.chain(words) {
        for family in [GEIST, INTER, SERIF] {
            let undrawn =
                clean(&text, Breaks::Folded).chars().find(|sign| !drawable(&family, FontStyle::SemiBold, *sign));
            assert_eq!(undrawn, None, "{text}");
        }
    }
}

mod cldr;
mod words;
use words::every_text;
