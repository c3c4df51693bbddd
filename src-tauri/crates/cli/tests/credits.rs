//! Credit notes from the terminal: said before they are issued, issued, corrected, refused by name.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

#[path = "desk/mod.rs"]
mod desk;

use desk::{Desk, text};
use serde_json::{Value, json};

#[test]
fn s61_a_dry_run_says_what_a_credit_note_would_do_and_does_nothing() {
    let desk = Desk::with_invoice();
    let said = desk.said(&["credit", "2026-001", "--line", "1=250", "--line", "2", "--dry-run"]);
    for part in [
        "2026-002 over 2026-001, Halden Rail Ltd",
        "takes back 799.50 EUR: 650.00 EUR and 149.50 EUR tax",
        "open on 2026-001: 922.50 EUR",
        "nothing was changed",
    ] {
        assert!(said.contains(part), "{part} is not said: {said}");
    }
    let sheet: Value = serde_json::from_str(&desk.said(&["credit", "2026-001", "--dry-run", "--json"])).unwrap();
    assert_eq!((&sheet["outcome"]["gross"]["amount"], &sheet["next_number"]), (&json!("1722.00"), &json!("2026-002")));
    assert_eq!(desk.numbers(), ["2026-001"], "no number is used");
}

#[test]
fn s61_a_credit_note_is_issued_in_parts_until_the_rest_is_gone() {
    let desk = Desk::with_invoice();
    let said = desk.said(&["credit", "2026-001", "--line", "1=250", "--reason", "Less was done"]);
    assert_eq!(said, "issued credit note 2026-002 over 2026-001: 307.50 EUR\nopen on 2026-001: 1414.50 EUR\n");
    let again = desk.refused(1, "already_credited", &["credit", "2026-001", "--reason", "All"]);
    assert_eq!(again["detail"]["number"], "2026-001");
    desk.refused(1, "already_credited", &["credit", "2026-001", "--reason", "All", "--dry-run"]);
    let note: Value =
        serde_json::from_str(&desk.said(&["credit", "2026-001", "--rest", "--reason", "The rest", "--json"])).unwrap();
    assert_eq!(
        (&note["number"], &note["kind"], &note["gross"]["amount"]),
        (&json!("2026-003"), &json!("credit_note"), &json!("1414.50"))
    );
    desk.refused(1, "fully_credited", &["credit", "2026-001", "--rest", "--reason", "More"]);
    let list = desk.said(&["list", "invoices"]);
    assert!(list.contains("-1414.50 EUR"), "a credit note takes away: {list}");
    assert!(desk.run(&["verify"], "").status.success());
}

#[test]
fn s61_credit_and_correct_prepares_the_invoice_in_its_place() {
    let desk = Desk::with_invoice();
    let said = desk.said(&["credit", "2026-001", "--correct", "--reason", "The order number was missing"]);
    assert!(
        said.contains("issued credit note 2026-002") && said.contains("prepared draft 2 in the place of 2026-001"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_credited_is_refused_by_name_and_wrong_usage_apart_from_it() {
    let desk = Desk::with_invoice();
    desk.refused(1, "credit_without_reason", &["credit", "2026-001"]);
    desk.refused(1, "not_found", &["credit", "2026-009", "--reason", "Gone"]);
    desk.refused(1, "credit_above_line", &["credit", "2026-001", "--line", "1=1400.01", "--reason", "Too much"]);
    let amount = desk.refused(1, "invalid", &["credit", "2026-001", "--line", "1=1,2,3", "--reason", "Less"]);
    assert_eq!(amount["fields"][0]["field"], "lines.0.net");
    for wrong in [&["--line", "one"][..], &["--line", "1", "--rest"], &["--rest", "--correct"]] {
        let output = desk.run(&[&["credit", "2026-001"], wrong].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {}", text(&output.stderr));
    }
    assert_eq!(desk.numbers(), ["2026-001"], "no refused one has taken a number");
}
