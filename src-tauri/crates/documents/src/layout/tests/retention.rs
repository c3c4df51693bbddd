//! What is kept back of the gross on the page: both amounts and both days, in every design and every language.

use domain::retention::Retention;
use domain::{Language, Money};

use super::*;
use crate::languages::labels;

/// The invoice of the design, of which a tenth is kept back until a leap day.
fn kept(language: Language) -> InvoiceBody {
    let mut body = samples::irish();
    body.language = language;
    let due = body.totals.due;
    let percent = domain::Percent::parse("10").expect("a rate");
    let amount = percent.of(due, domain::Rounding::HalfAway).expect("a share");
    body.retention = Some(Retention { percent, of: body.totals.gross, amount, due_on: samples::day(2028, 2, 29) });
    body
}

#[test]
fn s84_every_design_says_both_parts_and_their_days_in_every_language() {
    for language in Language::ALL {
        let (body, words) = (kept(language), labels(language));
        let amount = |money: Money| dense(&words.money(money));
        let part = body.retention.as_ref().expect("a part is kept back");
        for (name, pages) in all_issued(&body) {
            let text = dense(&whole_text(&pages));
            let sentence = words.due_in_parts(&body).expect("two parts");
            for said in [
                amount(body.payable_now()),
                amount(part.amount),
                dense(&words.day(body.due_on)),
                dense(&words.day(part.due_on)),
                // Under the total.
                dense(&(words.payable_by)(&words.day(part.due_on))),
                // Among the terms, all in one sentence.
                dense(&sentence[sentence.char_indices().nth(1).map_or(0, |(at, _)| at)..]),
            ] {
                assert!(text.contains(&said), "{language:?} {name} does not say {said:?}: {text}");
            }
        }
    }
}

#[test]
fn s84_without_a_retention_no_page_says_a_word_of_it() {
    for language in Language::ALL {
        let body = InvoiceBody { retention: None, ..kept(language) };
        for (name, pages) in all_issued(&body) {
            assert!(!dense(&whole_text(&pages)).contains(&dense(labels(language).retention)), "{language:?} {name}");
        }
    }
}

#[test]
fn s84_a_share_of_more_than_the_total_says_of_what_and_a_limited_one_no_rate() {
    let mut body = kept(Language::German);
    let words = labels(Language::German);
    let mut part = body.retention.expect("a part is kept back");
    part.of = part.of.plus(part.of).expect("twice");
    part.amount = part.amount.plus(part.amount).expect("twice");
    body.retention = Some(part);
    let said = dense(&words.kept_share(&body, &part));
    assert_eq!(said, dense(&format!("Sicherheitseinbehalt 10 % von {}", words.money(part.of))));
    part.amount = body.totals.due;
    body.retention = Some(part);
    assert_eq!(words.kept_share(&body, &part), "Sicherheitseinbehalt");
    let pages = issued(&body);
    assert!(!dense(&whole_text(&pages)).contains(&dense("10 %")), "no rate that is not the amount's");
}
