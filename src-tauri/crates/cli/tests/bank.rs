//! Bank files from the terminal: said, recorded when asked to, refused by name.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

#[path = "desk/mod.rs"]
mod desk;

use desk::{Desk, text};
use serde_json::{Value, json};

const LINES: &str = "Date,Details,Debit,Credit,Balance\n\
    16/11/2026,HALDEN RAIL 2026-001,,1722.00,1\n\
    15/11/2026,SOMEBODY,,5.00,1\n\
    14/11/2026,POS OFFICE,23.99,,1\n\
    31/02/2026,NO DAY,,1.00,1\n";

#[test]
fn s2_a_bank_file_is_said_and_recorded_only_when_asked_to() {
    let desk = Desk::with_invoice();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("boi.csv");
    std::fs::write(&file, LINES).unwrap();
    let file = file.to_str().unwrap();
    for arguments in [&["import", "bank", file][..], &["import", "bank", file, "--dry-run"]] {
        let said = desk.said(arguments);
        for part in [
            "boi.csv, Bank of Ireland",
            "2     2026-11-16  1722.00 EUR",
            "2026-001  Halden Rail Ltd  number, amount, name",
            "left aside, outgoing: 1",
            "line 5, unreadable: 31/02/2026 NO DAY",
            "nothing was recorded; --yes records the 1 that are sure",
        ] {
            assert!(said.contains(part), "{part} is not said: {said}");
        }
    }
    assert_eq!(desk.said(&["list", "payments", "--json"]).trim(), "[]");
    assert_eq!(desk.numbers(), ["2026-001"], "what was read has made nothing");
    let said = desk.said(&["import", "bank", file, "--yes"]);
    assert!(said.ends_with("recorded 1722.00 EUR of Halden Rail Ltd for 2026-001\n1 recorded\n"), "{said}");
    let again: Value = serde_json::from_str(&desk.said(&["import", "bank", file, "--yes", "--json"])).unwrap();
    assert_eq!((&again["recorded"], &again["file"]["left_counts"][1]["why"]), (&json!([]), &json!("recorded")));
    assert!(desk.run(&["verify"], "").status.success());
}

#[test]
fn s2_what_is_no_bank_file_is_refused_by_name() {
    let desk = Desk::with_invoice();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    for (name, bytes, code) in [
        ("a.pdf", &b"%PDF-1.7"[..], "not_a_bank_file"),
        ("a.csv", b"When;What;Amount\n", "unknown_bank_layout"),
        ("a.xml", b"<!DOCTYPE a><a/>", "bank_xml_refused"),
        ("empty.csv", b"", "file_is_empty"),
    ] {
        desk.refused(1, code, &["import", "bank", &put(name, bytes)]);
    }
    desk.refused(3, "io", &["import", "bank", "nowhere.csv"]);
    let both = desk.run(&["import", "bank", "a.csv", "--yes", "--dry-run"], "");
    assert_eq!(both.status.code(), Some(2), "{}", text(&both.stderr));
}
