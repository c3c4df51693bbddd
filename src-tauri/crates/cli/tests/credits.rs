//! Credit notes from the terminal: said before they are issued, issued, corrected, refused by name.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// A book with invoice 2026-001 over 1,000.00 of advice and 400.00 of printing at 23 %.
    fn with_invoice() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        assert!(desk.run(&["new"], "").status.success());
        let line = |title: &str, price: &str| {
            json!({
                "milestone": null, "title": title, "description": "", "deliverables": [], "quantity": "",
                "unit_price": price, "tax_rate": "23", "override_reason": "", "amount_reason": "",
            })
        };
        let lines = json!([line("Advice", "1000"), line("Printing", "400")]);
        let business = json!({ "name": "Sandberg Advisory", "street": "14 Marine Row", "city": "Dublin 4", "vat_number": "IE 1234567T", "bank_iban": "IE29AIBK93115212345678" });
        let mut script = String::new();
        for call in [
            json!({ "call": "save_business", "arguments": business }),
            json!({ "call": "create_client", "arguments": { "name": "Halden Rail Ltd", "street": "3 Northgate Yard", "city": "Cork" } }),
            json!({ "call": "new_invoice", "arguments": { "client": 1 } }),
            json!({ "call": "save_invoice_draft", "arguments": { "id": 1, "patch": { "lines": lines } } }),
            json!({ "call": "issue_invoice", "arguments": { "id": 1 } }),
        ] {
            script.push_str(&format!("{call}\n"));
        }
        let made = desk.run(&["script"], &script);
        assert!(made.status.success(), "{}", text(&made.stdout));
        desk
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_milepost-cli"))
            .arg("--book")
            .arg(self.folder.path().join("own.milepost"))
            .args(["--on", "2026-11-16"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A run that reads no input has closed it: that is no failure of the story.
        let _closed = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments, "");
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    fn refused(&self, exit: i32, code: &str, arguments: &[&str]) -> Value {
        let output = self.run(arguments, "");
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(exit), ""), "{arguments:?}");
        let problem: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(problem["code"], code);
        problem
    }

    fn numbers(&self) -> Vec<String> {
        let rows: Value = serde_json::from_str(&self.said(&["list", "invoices", "--json"])).unwrap();
        let numbers = rows.as_array().unwrap().iter().filter_map(|row| row["number"].as_str());
        numbers.map(str::to_owned).collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

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
