//! Statements on pages, in every design on every paper.

use domain::papers::ClientStatement;

use super::*;
use crate::samples::statements;

fn statement_set(statement: &ClientStatement) -> Pages {
    none_uncovered(crate::layout::statement(statement, None, &Fonts::shipped()))
}

#[test]
fn s22_a_statement_says_every_entry_with_the_balance_after_it_and_what_is_overdue() {
    for (name, pages) in all_set(&samples::irish(), |body| statement_set(&statements::statement(body))) {
        let text = dense(&whole_text(&pages));
        for part in [
            "Statement of account",
            "1\u{a0}November 2026 to 30\u{a0}November 2026",
            "Balance brought forward",
            "Entered since the statement before:",
            "Payment for 2026-018, 20\u{a0}Oct\u{a0}2026: -1,000.00 (entered on 2\u{a0}Nov\u{a0}2026)",
            "7,856.00",
            "Invoice 2026-041",
            "Pilot route live",
            "11,808.00",
            "19,664.00",
            "Credit note 2026-042 for 2026-041",
            "Payment for 2026-011, 2026-012, 2026-013, 2026-014 and 26 more",
            "-246.00",
            "Payment for 2026-018 of 20\u{a0}Oct\u{a0}2026, taken back",
            "Bank fee on 2026-041",
            "Tax withheld on 2026-041",
            "Waived 2026-018",
            "Refund",
            "RF18 2026 041",
            "entered on 3\u{a0}Dec\u{a0}2026",
            "Balance on 30\u{a0}Nov\u{a0}2026",
            "€16,949.00",
            "Overdue on 30\u{a0}November 2026",
            "Days overdue",
            "89",
            "€7,972.00",
        ] {
            assert!(text.contains(&dense(part)), "{name}: {part} in {text}");
        }
        assert!(!text.contains("Draft") && !text.contains("Signature"), "{name}");
    }
}

#[test]
fn s22_currencies_have_their_own_tables_and_nothing_is_added_across_them() {
    for (name, pages) in all_set(&samples::irish(), |body| statement_set(&statements::in_several_currencies(body))) {
        let text = dense(&whole_text(&pages));
        for part in ["Account in EUR", "Account in JPY", "Account in KWD", "¥1,694,900", "KWD\u{a0}1,694.900"] {
            assert!(text.contains(&dense(part)), "{name}: {part} in {text}");
        }
    }
}

#[test]
fn s22_nothing_in_the_days_is_said_and_a_credit_is_the_clients() {
    for (name, pages) in all_set(&samples::irish(), |body| statement_set(&statements::bare_statement(body))) {
        let text = dense(&whole_text(&pages));
        for part in [
            "Up to 30\u{a0}November 2026",
            "No entries in this period.",
            "Balance in your favour",
            "Nothing is overdue",
        ] {
            assert!(text.contains(&dense(part)), "{name}: {part} in {text}");
        }
    }
}

#[test]
fn s22_many_rows_long_words_and_all_languages_find_their_place() {
    for (name, pages) in all_set(&samples::irish(), |body| statement_set(&statements::statement_of(90, body))) {
        assert!(pages.count() >= 4, "{name}");
    }
    let long = |body: &InvoiceBody| {
        let mut statement = statements::statement(body);
        for row in &mut statement.accounts[0].rows {
            row.entry.text = "Donaudampfschifffahrtsgesellschaft".repeat(6);
            row.entry.number = "W".repeat(40);
            row.entry.settles = vec!["M".repeat(40); 30];
        }
        statement.letter.buyer.name = "Halden Rail and Partners ".repeat(8);
        statement_set(&statement)
    };
    all_set(&samples::irish(), long);
    for language in Language::ALL {
        let mut body = samples::spoken(language);
        body.second_language = Some(Language::Polish);
        all_set(&body, |body| statement_set(&statements::in_several_currencies(body)));
    }
}
