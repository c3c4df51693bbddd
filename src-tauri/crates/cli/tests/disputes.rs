//! Disputes from the terminal: marked, listed, resolved, refused by name.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

#[path = "desk/mod.rs"]
mod desk;

use desk::{Desk, text};
use serde_json::{Value, json};

#[test]
fn s94_a_dispute_is_marked_listed_and_resolved() {
    let desk = Desk::with_invoice();
    let said = desk.said(&["dispute", "2026-001", "--reason", "The advice never came", "--by", "Ciara Doyle"]);
    assert_eq!(said, "dispute 1: 2026-001 since 2026-11-16, 1722.00 EUR in dispute\n");
    let list = desk.said(&["list", "disputes"]);
    assert!(list.contains("The advice never came") && list.contains("1722.00 EUR"), "{list}");
    assert!(desk.said(&["list", "invoices"]).contains("2026-11-16"), "the invoice list says since when");
    let over = ["resolve", "1", "--outcome", "client-pays", "--words", "They pay on Friday"];
    assert_eq!(desk.said(&over), "dispute 1 of 2026-001 resolved after 0 days\n");
    desk.refused(1, "not_disputed", &over);

    let line = ["dispute", "2026-001", "--line", "2", "--reason", "Printed twice", "--json"];
    let row: Value = serde_json::from_str(&desk.said(&line)).unwrap();
    assert_eq!((&row["line"], &row["amount"]["amount"]), (&json!(2), &json!("492.00")));
    let said = desk.said(&["resolve", "2", "--mistake"]);
    assert_eq!(said, "dispute 2 of line 2 of 2026-001 taken back after 0 days\n");
    assert!(desk.run(&["verify"], "").status.success());
}

#[test]
fn what_cannot_be_disputed_is_refused_by_name_and_wrong_usage_apart_from_it() {
    let desk = Desk::with_invoice();
    desk.refused(1, "not_found", &["dispute", "2026-009", "--reason", "Gone"]);
    desk.refused(1, "invalid", &["dispute", "2026-001", "--reason", " "]);
    desk.refused(1, "not_found", &["dispute", "--milestone", "7", "--reason", "Not there"]);
    desk.refused(1, "disputed_too_early", &["dispute", "2026-001", "--reason", "Late", "--since", "2026-11-01"]);
    desk.refused(1, "not_found", &["resolve", "1", "--outcome", "withdrawn", "--words", "Which?"]);
    for wrong in [
        &["dispute", "2026-001"][..],
        &["dispute", "2026-001", "--milestone", "1", "--reason", "Both"],
        &["dispute", "--reason", "Neither"],
        &["resolve", "1", "--outcome", "because", "--words", "x"],
        &["resolve", "1", "--words", "x"],
    ] {
        let output = desk.run(wrong, "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {}", text(&output.stderr));
    }
    assert_eq!(desk.numbers(), ["2026-001"], "and no number was used");
}
