//! Typed text of every kind: read or refused, never a panic.

use super::terms::days;
use super::{any_text, cases, is_caught};
use crate::Country;
use crate::date::{self, DateOrder, ymd};
use crate::locale::Language;
use crate::numbering::Pattern;
use crate::party::{PaymentMethod, check_iban};
use crate::refusal::Why;
use crate::terms::PaymentTerms;
use crate::text;
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ORDERS: [DateOrder; 2] = [DateOrder::DayFirst, DateOrder::MonthFirst];
const MONTHS: [&str; 12] =
    ["Jan", "February", "März", "Apr", "mai", "JUNE", "Juli", "aug", "Sept", "Okt", "nov", "Dezember"];

/// Words of dates, in any order.
fn almost_a_date() -> impl Strategy<Value = String> {
    let words = [
        "1",
        "31",
        "0",
        "2026",
        "99",
        "0001",
        "99999999999",
        "nov",
        "märz",
        "fri",
        "today",
        "eom",
        "+",
        "-",
        ".",
        "/",
        " ",
        ",",
        "ſ",
        "İ",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..8).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn any_text_is_a_date_or_refused_and_never_panics(text in prop_oneof![any_text(), almost_a_date()], today in days()) {
        for order in ORDERS {
            for today in [today, NaiveDate::MIN, NaiveDate::MAX] {
                if let Ok(day) = date::parse(&text, today, order) {
                    prop_assert!((1970..=2200).contains(&day.year()), "{:?} is {}", text, day);
                }
            }
        }
    }

    #[test]
    fn a_date_reads_back_however_it_is_written(day in days(), today in days()) {
        let (d, m, y) = (day.day(), day.month(), day.year());
        let name = MONTHS[day.month0().try_into().unwrap_or(0)];
        for order in ORDERS {
            for text in [day.to_string(), format!("{d:02}.{m:02}.{y}"), format!("{d}.{m}.{y}"), format!("{d} {name} {y}"), format!("{name} {d}, {y}")] {
                prop_assert_eq!(date::parse(&text, today, order), Ok(day), "{}", text);
            }
        }
        prop_assert_eq!(date::parse(&format!("{d}/{m}/{y}"), today, DateOrder::DayFirst), Ok(day));
        prop_assert_eq!(date::parse(&format!("{m}/{d}/{y}"), today, DateOrder::MonthFirst), Ok(day));
    }

    #[test]
    fn a_day_without_a_year_is_within_half_a_year_of_today(today in days(), back in 1u64..=364) {
        // A payment of 28 December, entered in January, is not eleven months ahead.
        let day = today + Days::new(182) - Days::new(back);
        prop_assume!((1971..2200).contains(&day.year()) && (day.month(), day.day()) != (2, 29));
        let read = date::parse(&format!("{}.{}.", day.day(), day.month()), today, DateOrder::DayFirst);
        prop_assert_eq!(read, Ok(day), "on {}", today);
    }

    #[test]
    fn text_that_is_taken_is_trimmed_short_and_without_controls(typed in any_text()) {
        let harmless = |c: char| !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c) && !('\u{2066}'..='\u{2069}').contains(&c);
        if let Ok(line) = text::optional(&typed) {
            prop_assert!(line.chars().all(harmless) && line.trim() == line && line.chars().count() <= text::LINE_MAX);
            prop_assert_eq!(text::optional(&line), Ok(line.clone()), "taken once, taken again");
            // What is taken holds something that can be seen; blanks and joiners alone are refused.
            let seen = line.chars().any(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
            prop_assert!(!seen || text::required(&typed) == Ok(line.clone()), "{:?} is refused", line);
            prop_assert!(!line.is_empty() || text::required(&typed) == Err(Why::Missing));
        }
        if let Ok(note) = text::note(&typed) {
            prop_assert!(note.chars().all(|c| harmless(c) || c == '\n' || c == '\t'));
            prop_assert_eq!(text::note(&note), Ok(note.clone()));
        }
        if let Ok(address) = text::email(&typed) {
            let one_at = address.matches('@').count() == 1;
            prop_assert!(address.is_empty() || (one_at && !address.contains(|c: char| c.is_whitespace() || c.is_control())));
        }
    }

    #[test]
    fn any_text_is_a_pattern_or_refused_and_never_panics(text in prop_oneof![any_text(), "[A-Z0{}Y/-]{0,32}"], day in days()) {
        if let Ok(pattern) = Pattern::parse(&text) {
            let numbers: BTreeSet<String> = (1..=120).chain([u32::MAX]).map(|sequence| pattern.number(day, sequence)).collect();
            prop_assert_eq!(numbers.len(), 121, "{:?} repeats a number", text);
            prop_assert!(numbers.iter().all(|n| n.len() <= 40 && n.chars().all(|c| c.is_ascii_alphanumeric() || "-/_.".contains(c))));
            prop_assert!(!pattern.series(day).is_empty());
        }
    }

    #[test]
    fn any_text_is_an_iban_code_or_refused_and_never_panics(text in any_text()) {
        prop_assert!(check_iban(&text).is_err() || text.is_ascii());
        let _ = (Country::parse(&text), Language::parse(&text), crate::Currency::parse(&text));
        if let Ok(terms) = PaymentTerms::parse(&text) {
            prop_assert_eq!(PaymentTerms::parse(&terms.code()), Ok(terms));
        }
    }

    #[test]
    fn an_iban_with_one_slip_of_the_finger_is_refused(iban in ibans(), at in any::<prop::sample::Index>(), other in 1u8..10) {
        prop_assert_eq!(check_iban(&iban), Ok(()));
        check_slips(&iban, at, other, |slip| check_iban(slip).is_err())?;
    }

    #[test]
    fn what_passes_for_an_iban_begins_with_a_country(text in "[A-Z0-9]{15,34}") {
        let made = with_check_digits(&text[..2], &text[4..]);
        let begins_well = made.starts_with(|c: char| c.is_ascii_uppercase()) && made[1..].starts_with(|c: char| c.is_ascii_uppercase());
        prop_assert!(begins_well || check_iban(&made).is_err(), "{}", made);
        let unlisted = with_check_digits("ZZ", &text[4..]);
        prop_assert_eq!(check_iban(&unlisted), Ok(()), "a country that the registry does not know: {}", unlisted);
    }

    #[test]
    fn an_iban_of_another_length_is_refused_whatever_its_check_digits((country, account) in accounts()) {
        for other in [format!("{account}0"), account[..account.len() - 1].to_owned()] {
            let made = with_check_digits(country, &other);
            prop_assert!(matches!(check_iban(&made), Err(Why::Malformed { .. })), "{}", made);
        }
    }
}

/// `country`, its check digits by schoolbook division, and `account`.
fn with_check_digits(country: &str, account: &str) -> String {
    let spelled: String =
        format!("{account}{country}00").chars().map(|c| c.to_digit(36).unwrap().to_string()).collect();
    let rest = spelled.chars().fold(0, |rest, digit| (rest * 10 + digit.to_digit(10).unwrap()) % 97);
    format!("{country}{:02}{account}", 98 - rest)
}

/// Countries with the structure of their accounts. Source: the IBAN registry.
fn accounts() -> impl Strategy<Value = (&'static str, String)> {
    prop_oneof![
        "[0-9]{18}".prop_map(|account| ("DE", account)),
        "[A-Z]{4}[0-9]{14}".prop_map(|account| ("GB", account)),
        "[A-Z]{4}[0-9]{10}".prop_map(|account| ("NL", account)),
        "[0-9]{5}[A-Z0-9]{12}".prop_map(|account| ("CH", account)),
        "[0-9]{10}[A-Z0-9]{11}[0-9]{2}".prop_map(|account| ("FR", account)),
    ]
}

fn ibans() -> impl Strategy<Value = String> {
    accounts().prop_map(|(country, account)| with_check_digits(country, &account))
}

/// One wrong digit, and two neighbours swapped, at `at`; `refuses` is the check under test.
fn check_slips(
    iban: &str,
    at: prop::sample::Index,
    other: u8,
    refuses: impl Fn(&str) -> bool,
) -> Result<(), TestCaseError> {
    let digits: Vec<usize> = iban.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = digits[at.index(digits.len())];
    let mut wrong = iban.as_bytes().to_vec();
    wrong[at] = b'0' + (wrong[at] - b'0' + other) % 10;
    let wrong = String::from_utf8(wrong).unwrap();
    prop_assert!(refuses(&wrong), "{} passed for {}", wrong, iban);
    let mut swapped = iban.as_bytes().to_vec();
    if swapped.get(at + 1).is_some_and(|next| next.is_ascii_digit() && *next != swapped[at]) {
        swapped.swap(at, at + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        prop_assert!(refuses(&swapped), "{} passed for {}", swapped, iban);
    }
    Ok(())
}

#[test]
fn the_check_catches_a_check_of_length_alone() {
    let caught = is_caught((ibans(), any::<prop::sample::Index>(), 1u8..10), |(iban, at, other)| {
        check_slips(&iban, at, other, |slip| slip.len() != iban.len())
    });
    assert!(caught);
}

#[test]
fn ibans_in_every_wrong_shape_are_refused() {
    let table = [
        "",
        "DE",
        "de02120300000000202051",
        "DE02 1203 0000 0000 2020 51",
        "DE0212030000000020205１",
        "0212030000000020",
        "ＤＥ02120300000000202051",
        "DE02120300000000202051DE02120300000000202051",
    ];
    for bad in table {
        assert!(matches!(check_iban(bad), Err(Why::Malformed { .. })), "{bad}");
    }
}

#[test]
fn payment_links_are_https_or_refused() {
    let link = |url: &str| PaymentMethod::Link { label: "Card".into(), url: url.into() }.checked();
    assert!(link("https://pay.example/x").is_ok());
    for bad in [
        "",
        "https://",
        "http://pay.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        " https://pay.example",
        "HTTPS:/pay",
    ] {
        assert_eq!(link(bad).unwrap_err().field, "payment_link", "{bad}");
    }
}

#[test]
fn years_are_two_digits_or_four() {
    let today = ymd("2026-11-16");
    for (text, day) in [("1.2.27", "2027-02-01"), ("1.2.07", "2007-02-01"), ("1 feb 27", "2027-02-01")] {
        assert_eq!(date::parse(text, today, DateOrder::DayFirst), Ok(ymd(day)), "{text}");
    }
    for bad in ["0001-01-01", "1.2.0027", "1 feb 0027", "1.2.999", "1.2.2201", "1969-12-31", "+5/3"] {
        assert_eq!(date::parse(bad, today, DateOrder::DayFirst), Err(Why::NotADate), "{bad}");
    }
}

#[test]
fn a_day_without_a_year_is_the_nearest_one() {
    // typed | on | read
    let table = [
        ("28 Dec", "2027-01-03", "2026-12-28"),
        ("3 Jan", "2026-12-28", "2027-01-03"),
        ("18 Dec", "2026-11-16", "2026-12-18"),
        ("29 Feb", "2028-01-10", "2028-02-29"),
    ];
    for (typed, today, day) in table {
        assert_eq!(date::parse(typed, ymd(today), DateOrder::DayFirst), Ok(ymd(day)), "{typed} on {today}");
    }
}

#[test]
fn text_has_a_last_character() {
    assert!(text::optional(&"ü".repeat(text::LINE_MAX)).is_ok());
    assert_eq!(text::optional(&"ü".repeat(text::LINE_MAX + 1)), Err(Why::TooLong { max: text::LINE_MAX }));
    assert!(text::note(&"x".repeat(text::NOTE_MAX)).is_ok());
    assert_eq!(text::note(&"x".repeat(text::NOTE_MAX + 1)), Err(Why::TooLong { max: text::NOTE_MAX }));
    for hidden in ["a\u{7f}b", "a\u{85}b", "a\u{1b}[2Jb", "\u{2066}x", "subject\r\nBcc: x@y.z"] {
        assert_eq!(text::optional(hidden), Err(Why::ControlCharacter), "{hidden:?}");
    }
    assert_eq!(text::email("a@b.co\r\nBcc: x@y.z"), Err(Why::ControlCharacter));
}
