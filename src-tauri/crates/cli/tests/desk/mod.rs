//! A book in a folder of its own and the program that is run on it.

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// A book with invoice 2026-001 over 1,000.00 of advice and 400.00 of printing at 23 %.
    pub fn with_invoice() -> Self {
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

    pub fn run(&self, arguments: &[&str], input: &str) -> Output {
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

    pub fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments, "");
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    pub fn refused(&self, exit: i32, code: &str, arguments: &[&str]) -> Value {
        let output = self.run(arguments, "");
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(exit), ""), "{arguments:?}");
        let problem: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(problem["code"], code);
        problem
    }

    pub fn numbers(&self) -> Vec<String> {
        let rows: Value = serde_json::from_str(&self.said(&["list", "invoices", "--json"])).unwrap();
        let numbers = rows.as_array().unwrap().iter().filter_map(|row| row["number"].as_str());
        numbers.map(str::to_owned).collect()
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
