//! What people type, read back to the minor unit or refused by name (M8).

use crate::Money;
use crate::refusal::Why;
use crate::tests::{any_text, cases, codes, currency, is_caught, minor, money};
use proptest::prelude::*;

/// Marks of thousands and of decimals, as four countries write them.
const STYLES: [(&str, char); 6] = [(".", ','), (",", '.'), (" ", ','), ("'", '.'), ("\u{a0}", ','), ("\u{202f}", ',')];

/// `minor` units written with `thousands` and `mark`, by string handling alone.
fn written(minor: i64, scale: usize, thousands: &str, mark: char) -> String {
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push_str(thousands);
        }
        grouped.push(digit);
    }
    let sign = if minor < 0 { "-" } else { "" };
    if scale == 0 { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{mark}{fraction}") }
}

fn refused(text: &str, code: &str) -> Why {
    match Money::parse(text, currency(code)) {
        Ok(read) => panic!("{text:?} was read as {read}"),
        Err(why) => why,
    }
}

#[test]
fn m08_amounts_as_people_type_them() {
    let table = [
        ("1250", "1250.00 EUR"),
        ("1250.5", "1250.50 EUR"),
        ("1,250.00", "1250.00 EUR"),
        ("1.250,00", "1250.00 EUR"),
        ("1 250,00", "1250.00 EUR"),
        ("1'250.00", "1250.00 EUR"),
        ("1’250.00", "1250.00 EUR"),
        ("1.250", "1250.00 EUR"),
        ("1,250", "1250.00 EUR"),
        ("1.250", "1250 JPY"),
        ("1,234,567", "1234567.00 EUR"),
        ("1.234.567,89", "1234567.89 EUR"),
        ("12,5", "12.50 EUR"),
        (".5", "0.50 EUR"),
        ("5.", "5.00 EUR"),
        ("0.250", "0.250 KWD"),
        ("00,250", "0.25 EUR"),
        ("1.250", "1.250 KWD"),
        ("1 250", "1250.000 KWD"),
        ("1.234,567", "1234.567 KWD"),
        ("2.50000000000000000000000000000000000", "2.50 EUR"),
        ("+5", "5.00 EUR"),
        ("-5", "-5.00 EUR"),
        ("\u{2212} 5", "-5.00 EUR"),
        ("  12 EUR ", "12.00 EUR"),
        ("EUR 12", "12.00 EUR"),
        ("€12", "12.00 EUR"),
        ("12 €", "12.00 EUR"),
        ("-0", "0.00 EUR"),
        ("9,000,000,000,000.00", "9000000000000.00 EUR"),
    ];
    for (typed, expected) in table {
        let expected = money(expected);
        assert_eq!(Money::parse(typed, expected.currency()), Ok(expected), "{typed:?}");
    }
}

#[test]
fn m08_formulas_are_rounded_once_at_their_end() {
    let table = [
        ("=48000*0.3", "14400.00"),
        ("=48000*30%", "14400.00"),
        ("=9600/3", "3200.00"),
        ("= (9600 + 1200) / 2", "5400.00"),
        ("=10/3", "3.33"),
        ("=1/3*3", "1.00"),
        ("=2-3-4", "-5.00"),
        ("=100/10/2", "5.00"),
        ("=2+3*4", "14.00"),
        ("=-(2+3)*-4", "20.00"),
        ("=0,5×8÷2", "2.00"),
        ("=0.005", "0.01"),
        ("=-0.005", "-0.01"),
        ("=0.125*8", "1.00"),
        ("=((((((((((((((((1))))))))))))))))", "1.00"),
    ];
    for (typed, expected) in table {
        assert_eq!(Money::parse(typed, currency("EUR")), Ok(money(&format!("{expected} EUR"))), "{typed}");
    }
}

#[test]
fn m08_what_cannot_be_an_amount_is_refused_by_name() {
    let table = [
        (Why::Missing, &["", "   ", "\t", "EUR", "€"][..]),
        (
            Why::TwoDecimalMarks,
            &["1.2.3", "1,2,3", "12,34.5,6", "1.234.56", "1,25,000.00", "1.,5", "12,34.56", "1..2", "1.234,567.89"],
        ),
        (
            Why::NotANumber,
            &[
                "abc",
                "1e5",
                "٣",
                "１２",
                "0x10",
                "NaN",
                "inf",
                "-",
                "+",
                ".",
                ",",
                "--5",
                "5-",
                "1-2",
                "12 34",
                "1 2",
                "12 USD",
                "$12",
                "12a",
                "1\u{0}2",
                "½",
                "1_000",
                "(5)",
                "<b>5</b>",
                "'; DROP TABLE invoice",
                "EUR EUR 5 EUR €",
            ],
        ),
        (
            Why::NotANumber,
            &["=", "=1+", "=((((", "=(1", "=1)", "=2**3", "=1 2", "=a1", "=SUM(1)", "=cmd|'/C calc'!A0", "==1", "=%"],
        ),
        (Why::NotANumber, &["=(((((((((((((((((1)))))))))))))))))"]),
        (
            Why::TooManyDecimals { max: 2 },
            &["0.005", "1.2345", "12,345678", "1 250,005", "0.00000000000000000000000000000000001"],
        ),
        (
            Why::TooLarge,
            &[
                "9000000000000.01",
                "-9000000000001",
                "99999999999999999999999999999999999999",
                "=9000000000000*9000000000000*9000000000000",
            ],
        ),
        (Why::DividedByZero, &["=1/0", "=0/0", "=5/(3-3)", "=1/0.000"]),
    ];
    for (why, texts) in table {
        for text in texts {
            assert_eq!(refused(text, "EUR"), why, "{text:?}");
        }
    }
    assert_eq!(refused("100.5", "JPY"), Why::TooManyDecimals { max: 0 });
    assert_eq!(refused("1.2345", "KWD"), Why::TooManyDecimals { max: 3 });
    assert_eq!(refused("1,250", "KWD"), Why::AmbiguousMark, "a thousand in London, one and a quarter in Tunis");
}

#[test]
fn m08_a_factor_that_could_be_a_thousand_is_refused() {
    for doubtful in ["=800*1.125", "=1,250*2", "=48000*12.375%", "=1.250"] {
        assert_eq!(refused(doubtful, "EUR"), Why::AmbiguousMark, "{doubtful}");
    }
    assert_eq!(Money::parse("=800*1.1250", currency("EUR")), Ok(money("900.00 EUR")));
    assert_eq!(Money::parse("=1250*2", currency("EUR")), Ok(money("2500.00 EUR")));
}

#[test]
fn m08_a_text_longer_than_any_amount_is_not_even_read() {
    assert_eq!(Money::parse(&format!("{}1", "0".repeat(63)), currency("EUR")), Ok(money("1.00 EUR")));
    for long in [
        "1".repeat(65),
        "0".repeat(65),
        "=".repeat(10_000_000),
        format!("={}", "(".repeat(100_000)),
        format!("={}1", "-".repeat(100_000)),
    ] {
        assert_eq!(refused(&long, "EUR"), Why::TooLong { max: 64 });
    }
}

#[test]
fn m08_the_deepest_formula_that_fits_is_read_without_a_deep_stack() {
    assert_eq!(Money::parse(&format!("={}1", "-".repeat(62)), currency("EUR")), Ok(money("1.00 EUR")));
    assert_eq!(refused(&format!("={}", "(".repeat(63)), "EUR"), Why::NotANumber);
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn m08_money_of_every_country_reads_back(units in -900_000_000_000_000i64..=900_000_000_000_000, small in 0u32..14) {
        let units = units / 10i64.pow(small);
        for (thousands, mark) in STYLES {
            let text = written(units, 2, thousands, mark);
            prop_assert_eq!(Money::parse(&text, currency("EUR")), Ok(minor(units, "EUR")), "{}", text);
            let text = written(units / 100, 0, thousands, mark);
            prop_assert_eq!(Money::parse(&text, currency("JPY")), Ok(minor(units / 100, "JPY")), "{}", text);
        }
    }

    #[test]
    fn m08_three_decimals_are_never_taken_for_thousands(units in -900_000_000_000_000i64..=900_000_000_000_000, small in 0u32..14) {
        let units = units / 10i64.pow(small);
        for (thousands, mark) in STYLES {
            let text = written(units, 3, thousands, mark);
            match Money::parse(&text, currency("KWD")) {
                Ok(read) => prop_assert_eq!(read.minor(), units, "{}", text),
                Err(why) => {
                    prop_assert_eq!(why, Why::AmbiguousMark, "{}", text);
                    prop_assert!(mark == ',' && (1_000..1_000_000).contains(&units.abs()), "{} is not doubtful", text);
                }
            }
        }
    }

    #[test]
    fn m08_an_amount_reads_back_from_its_own_display(units in any::<i64>(), code in codes()) {
        if let Ok(amount) = Money::from_minor(units, currency(code)) {
            prop_assert_eq!(Money::parse(&amount.to_string(), amount.currency()), Ok(amount));
        }
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn m12_any_text_is_read_or_refused_and_never_panics(text in any_text(), code in codes()) {
        if let Ok(amount) = Money::parse(&text, currency(code)) {
            prop_assert_eq!(Money::parse(&amount.to_string(), amount.currency()), Ok(amount), "{:?}", text);
        }
    }

    #[test]
    fn m12_any_formula_is_read_or_refused_and_never_panics(text in "=[0-9.,+*/()% -]{0,50}", code in codes()) {
        if let Ok(amount) = Money::parse(&text, currency(code)) {
            prop_assert_eq!(Money::parse(&amount.to_string(), amount.currency()), Ok(amount), "{:?}", text);
        }
    }

    #[test]
    fn m08_digits_and_marks_are_never_read_as_another_number(text in "[0-9]{0,4}([., '][0-9]{0,4}){0,3}") {
        // Whatever is taken has all the typed digits, in order, and at most two of them after the mark.
        if let Ok(amount) = Money::parse(&text, currency("EUR")) {
            let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
            let (typed, read) = (digits(&text), digits(&amount.amount().to_string()));
            let significant = |s: &str| s.trim_matches('0').to_owned();
            prop_assert_eq!(significant(&typed), significant(&read), "{:?} was read as {}", text, amount);
        }
    }
}

#[test]
fn m08_the_check_catches_a_reader_that_knows_one_country_only() {
    let caught = is_caught(0i64..100_000_000, |units| {
        let text = written(units, 2, ".", ',');
        let naive = text.replace(',', "").parse().ok().and_then(|d| Money::exact(d, currency("EUR")).ok());
        prop_assert_eq!(naive, Some(minor(units, "EUR")));
        Ok(())
    });
    assert!(caught);
}
