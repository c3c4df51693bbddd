//! Numbers, currencies, rates, plurals and dates are written as CLDR has them. The facts are those of
//! tests/golden/cldr.txt, which tests/e2e/languages proves against the Intl of Node.

use chrono::NaiveDate;
use domain::Language;
use rust_decimal::Decimal;

use crate::languages::{Labels, labels};

const FACTS: &str = include_str!("../../../tests/golden/cldr.txt");

/// What is formatted and how CLDR writes it.
struct Fact<'a> {
    language: Language,
    kind: &'a str,
    of: &'a str,
    text: &'a str,
}

fn facts() -> Vec<Fact<'static>> {
    let read = |line: &'static str| {
        let parts: Vec<&str> = line.splitn(4, '|').collect();
        let [tag, kind, of, text] = parts.as_slice() else { panic!("{line} is no fact") };
        Fact { language: Language::parse(tag).expect("a language"), kind, of, text }
    };
    FACTS.lines().skip(1).map(read).collect()
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn two_places(text: &str) -> Decimal {
    let mut value = decimal(text).round_dp(2);
    value.rescale(2);
    value
}

/// How we write it; for a plural the name of the form.
fn ours(fact: &Fact) -> String {
    let labels: &Labels = labels(fact.language);
    match fact.kind {
        "amount" => labels.figures(two_places(fact.of)),
        "money" => {
            let (code, amount) = fact.of.split_once(' ').expect("a currency and an amount");
            labels.with_sign(code, two_places(amount))
        }
        "rate" => (labels.percent)(&labels.count(decimal(fact.of))),
        "plural" => {
            let forms: &[&str] =
                if fact.language == Language::Polish { &["one", "few", "many", "other"] } else { &["one", "other"] };
            forms[(labels.plural)(decimal(fact.of))].to_owned()
        }
        "date" => {
            let day: NaiveDate = fact.of.parse().expect("a day");
            // Day and month never part at a line's end; the French first is an ordinal. Both are ours.
            labels.day(day).replace('\u{a0}', " ").replace("1er ", "1 ")
        }
        kind => panic!("{kind} is no kind of fact"),
    }
}

#[test]
fn every_format_is_that_of_cldr() {
    let wrong: Vec<String> = facts()
        .iter()
        .filter(|fact| ours(fact) != fact.text)
        .map(|fact| format!("{:?} {} {}: {:?}, not {:?}", fact.language, fact.kind, fact.of, ours(fact), fact.text))
        .collect();
    assert!(wrong.is_empty(), "{} differ, such as\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn every_language_is_held_to_facts_of_every_kind() {
    let facts = facts();
    for language in Language::ALL {
        for (kind, least) in [("amount", 8), ("money", 100), ("rate", 5), ("plural", 14), ("date", 80)] {
            let count = facts.iter().filter(|fact| fact.language == language && fact.kind == kind).count();
            assert!(count >= least, "{language:?}: {count} facts of kind {kind}");
        }
    }
}

#[test]
fn another_space_or_month_would_be_noticed() {
    let fact = |kind, of, text| Fact { language: Language::French, kind, of, text };
    assert_ne!(ours(&fact("amount", "1234.5", "")), "1\u{a0}234,50", "a wide space instead of the narrow one");
    assert_eq!(ours(&fact("amount", "1234.5", "")), "1\u{202f}234,50");
    assert_eq!(ours(&fact("date", "2026-08-01", "")), "1 août 2026");
}

#[test]
fn the_first_of_a_month_is_an_ordinal_in_french_alone() {
    let first = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
    assert_eq!(labels(Language::French).day(first), "1er\u{a0}décembre 2026");
    assert_eq!(labels(Language::Italian).day(first), "1\u{a0}dicembre 2026");
    assert_eq!(labels(Language::Polish).day(first), "1\u{a0}grudnia 2026");
    assert_eq!(labels(Language::Spanish).day(first), "1\u{a0}de\u{a0}diciembre de\u{a0}2026");
}
