//! Status reports on pages, in every design on every paper.

use domain::papers::StatusReport;

use super::*;
use crate::samples::status;

fn status_set(report: &StatusReport) -> Pages {
    none_uncovered(crate::layout::status_report(report, None, &Fonts::shipped()))
}

#[test]
fn s10_a_status_report_says_what_was_agreed_what_is_done_what_comes_next_and_what_is_paid() {
    for (name, pages) in all_set(&samples::irish(), |body| status_set(&status::report(body))) {
        let text = dense(&whole_text(&pages));
        for part in [
            "Project status",
            "As of 16\u{a0}November 2026",
            "Contract (EUR, excl. VAT)",
            "Contract of 12\u{a0}June 2026",
            "Change order 1 of 3\u{a0}Sep\u{a0}2026",
            "+4,800.00",
            "-1,200.00",
            "€51,600.00",
            "Paid: 2026-018, 28\u{a0}August 2026",
            "Accepted on 2\u{a0}October 2026",
            "Invoiced in part: 2026-027 of 5\u{a0}October 2026, €4,800.00",
            "Done, waiting for your approval (12\u{a0}November 2026)",
            "In progress",
            "Planned",
            "Two days of training, 2\u{a0}Nov\u{a0}2026",
            "Still open: Handover protocol",
            "Next milestone",
            "4. Full rollout, 18\u{a0}December 2026",
            "4\u{a0}November 2026, 2026-027, €2,900.00",
            "Contract to date, excluding VAT",
            "Retained",
            "€39,600.00",
            "Invoices and payments (EUR, incl. VAT)",
            "Paid on 20\u{a0}August 2026: 5,000.00",
            "Credit note 2026-028 of 7\u{a0}October 2026: 246.00",
            "€2,900.00",
        ] {
            assert!(text.contains(&dense(part)), "{name}: {part}");
        }
        assert!(!text.contains("Draft") && !text.contains("Signature"), "{name}");
    }
}

#[test]
fn s10_what_is_nothing_leaves_neither_a_heading_nor_a_column() {
    for (name, pages) in all_set(&samples::irish(), |body| status_set(&status::bare_report(body))) {
        let text = whole_text(&pages);
        let words = ["What comes next", "Change order", "Retained", "Waived", "Credited", "VAT)", "Still open"];
        for word in words {
            assert!(!text.contains(word), "{name}: {word}");
        }
        assert!(dense(&text).contains(&dense("Nothing has been invoiced yet.")), "{name}");
    }
}

#[test]
fn s10_long_words_many_rows_and_all_languages_find_their_place() {
    let long = |body: &InvoiceBody| {
        let word = "Donaudampfschifffahrtsgesellschaft".repeat(2);
        let mut report = status::report(body);
        for milestone in &mut report.milestones {
            milestone.title = word.repeat(3);
            milestone.deliverables.iter_mut().for_each(|item| item.title = word.repeat(2));
        }
        report.invoices[0].number = "W".repeat(40);
        status_set(&report)
    };
    for (name, pages) in all_set(&samples::irish(), long) {
        assert!(pages.count() >= 2, "{name}");
    }
    for language in Language::ALL {
        let mut body = samples::spoken(language);
        body.second_language = Some(Language::Polish);
        all_set(&body, |body| status_set(&status::report(body)));
        all_set(&body, |body| status_set(&status::report_of(12, body)));
    }
}

#[test]
fn a_status_report_is_read_in_order() {
    for (name, pages) in all_set(&samples::irish(), |body| status_set(&status::report(body))) {
        let text = dense(&whole_text(&pages));
        let order = [
            "Contract (EUR, excl. VAT)",
            "Discovery report",
            "What comes next",
            "Contract to date",
            "Invoices and payments",
        ];
        let places: Vec<usize> = order.iter().map(|part| text.find(&dense(part)).expect(part)).collect();
        assert!(places.is_sorted(), "{name}: {places:?}");
    }
}
