//! Addenda on pages, in every design on every paper.

use domain::papers::{Addendum, Declined, Standing};

use super::*;

fn addendum_set(addendum: &Addendum) -> Pages {
    none_uncovered(crate::layout::addendum(addendum, None, &Fonts::shipped()))
}

#[test]
fn s60_an_addendum_says_why_what_changes_and_what_the_contract_comes_to() {
    for (name, pages) in all_set(&samples::irish(), |body| addendum_set(&papers::addendum(body))) {
        let text = dense(&whole_text(&pages));
        for part in [
            "Change order 2",
            "Billing platform migration",
            "20\u{a0}November 2026",
            "The depots book their own journeys",
            "Changes to the milestone schedule (EUR, excl. VAT)",
            "Rescheduled",
            "4\u{a0}Dec\u{a0}2026",
            "Previously: Full rollout",
            "Complete when: All 31 lines and both depots billed on the new platform",
            "Depot interface",
            "+3,600.00",
            "Removed",
            "The other 2 milestones stay as they are.",
            "Contract value before",
            "New contract value",
            "VAT 23%",
            "By signing, both parties agree to this change order.",
        ] {
            assert!(text.contains(&dense(part)), "{name}: {part}");
        }
        assert!(!text.contains("Draft"), "{name}");
        assert_eq!(of_role(&pages, Role::Paragraph).iter().filter(|text| *text == "Signature").count(), 2, "{name}");
    }
}

#[test]
fn s60_an_answer_stands_where_the_lines_to_sign_stood() {
    for (name, pages) in all_set(&samples::irish(), |body| addendum_set(&papers::addendum_agreed(body))) {
        let text = dense(&whole_text(&pages));
        let agreed = dense("Agreed on 24\u{a0}November 2026 by Ciara Doyle, by email.");
        assert_eq!(text.matches(&agreed).count(), 2, "{name}");
        assert!(text.contains(&dense("“Agreed. Please start on the interface.”")), "{name}");
        assert!(!text.contains("Signature"), "{name}");
    }
    for (name, pages) in all_set(&samples::irish(), |body| addendum_set(&papers::addendum_declined(body))) {
        let text = dense(&whole_text(&pages));
        let declined = dense("Declined on 24\u{a0}November 2026 by Ciara Doyle, by phone.");
        assert_eq!(text.matches(&declined).count(), 2, "{name}");
        assert!(text.contains("Decision") && !text.contains("Signature"), "{name}");
    }
    let withdrawn = |body: &InvoiceBody| {
        let standing = Standing::Withdrawn { on: papers::addendum(body).letter.dated_on, words: "PRIVATE".into() };
        addendum_set(&Addendum { standing, ..papers::addendum(body) })
    };
    for (name, pages) in all_set(&samples::irish(), withdrawn) {
        let text = dense(&whole_text(&pages));
        assert!(text.contains(&dense("Withdrawn on 20\u{a0}November 2026.")), "{name}");
        assert!(!text.contains("PRIVATE"), "{name}: one's own words are no words of the client");
    }
}

#[test]
fn s60_a_draft_is_marked_on_every_page() {
    for (name, pages) in all_set(&samples::irish(), |body| addendum_set(&papers::addendum_of(40, body))) {
        assert!(pages.count() > 1, "{name}");
        for page in &pages.pages {
            assert!(text_of(page).contains("Draft"), "{name}");
        }
    }
}

#[test]
fn what_may_be_empty_leaves_neither_a_heading_nor_a_column_on_an_addendum() {
    for (name, pages) in all_set(&samples::irish(), |body| addendum_set(&papers::bare_addendum(body))) {
        let text = whole_text(&pages);
        for word in ["Old date", "Complete when", "other", "Net total", "VAT 23%", "words"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
        assert!(text.contains("New contract value"), "{name}");
    }
}

#[test]
fn amounts_that_leave_no_room_for_days_in_columns_put_these_below_the_title() {
    let longest = |body: &InvoiceBody| {
        let mut addendum = papers::addendum(body);
        for side in addendum.rows.iter_mut().flat_map(|row| [&mut row.before, &mut row.after]).flatten() {
            side.amount = domain::Money::from_minor(9_000_000_000_000, body.currency).expect("an amount");
        }
        addendum_set(&addendum)
    };
    for (name, pages) in all_set(&samples::irish(), longest) {
        let text = dense(&whole_text(&pages));
        assert!(text.contains(&dense("90,000,000,000.00")), "{name}");
        assert!(
            text.contains(&dense("New date: 4\u{a0}December 2026")) || text.contains(&dense("4\u{a0}Dec\u{a0}2026")),
            "{name}"
        );
    }
}

#[test]
fn long_words_and_all_languages_find_their_place_on_an_addendum() {
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    for (name, pages) in all_set(&samples::german(), |body| {
        let mut addendum = papers::addendum(body);
        addendum.reason = word.repeat(20);
        addendum.letter.buyer.name = word.repeat(3);
        let declined =
            Declined { on: addendum.letter.dated_on, by: word.repeat(2), channel: None, words: word.repeat(9) };
        addendum.standing = Standing::Declined(declined);
        addendum.rows[2].after.as_mut().expect("what is added").title = "W".repeat(300);
        addendum_set(&addendum)
    }) {
        assert!(whole_text(&pages).matches('W').count() >= 300, "{name}");
    }
    for language in Language::ALL {
        for second in [None, Some(Language::German), Some(Language::Polish)] {
            let mut body = samples::spoken(language);
            body.second_language = second;
            all_set(&body, |body| addendum_set(&papers::addendum(body)));
            all_set(&body, |body| addendum_set(&papers::addendum_of(3, body)));
        }
    }
}

#[test]
fn an_addendum_is_read_in_order() {
    for (name, pages) in all_set(&samples::irish(), |body| addendum_set(&papers::addendum(body))) {
        let first = of_role(&pages, Role::Heading1);
        assert_eq!(first.len(), 1, "{name}");
        assert!(first[0].starts_with("Change order 2"), "{name}");
        let second = of_role(&pages, Role::Heading2);
        let second: Vec<&str> =
            second.iter().map(String::as_str).filter(|text| *text != "Billing platform migration").collect();
        assert_eq!(second, ["Reason", "Changes to the milestone schedule (EUR, excl. VAT)", "Agreement"], "{name}");
        let heads = of_role(&pages, Role::ColumnHeader);
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let expected = ["No.", "Milestone", "Old date", "New date", "Old amount", "New amount", "Difference"];
        assert_eq!(heads, expected, "{name}");
    }
}
