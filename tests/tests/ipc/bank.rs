//! A bank's file through the window: dropped, chosen in a dialog, recorded, refused.

use crate::page::{Page, code};
use crate::shapes::bank_entries;
use serde_json::{Value, json};

const HEAD: &str = "Date,Details,Debit,Credit,Balance\n";

fn statement(amount: &str) -> Vec<u8> {
    format!("{HEAD}16/11/2026,HALDEN RAIL 2026-001,,{amount},1\n").into_bytes()
}

fn chosen(page: &Page, path: std::path::PathBuf) -> Result<Value, Value> {
    page.system.lock().unwrap().answer = Some(path);
    page.call("pick_bank_file", json!({}))
}

#[test]
fn s2_a_bank_file_is_dropped_looked_over_and_recorded() {
    let page = Page::with_invoice();
    let open = page.ok("invoice", json!({ "id": 1 }))["open"]["amount"].as_str().unwrap().to_owned();
    let name = json!({ "name": "Konto Müller.csv" });
    let read = page.take("bank_file", &name, &statement(&open)).unwrap();
    assert_eq!((&read["name"], &read["rows"][0]["is_ticked"]), (&json!("Konto Müller.csv"), &json!(true)));
    let paid = page.ok("record_bank_entries", bank_entries(&open, &open));
    assert_eq!(paid[0]["note"], "HALDEN RAIL\nB-1");
    assert_eq!(page.ok("invoice", json!({ "id": 1 }))["status"], "paid");
    let twice = page.call("record_bank_entries", bank_entries(&open, &open)).unwrap_err();
    assert_eq!(code("record_bank_entries", &twice), "bank_match_is_stale");
}

#[test]
fn s2_a_bank_file_is_chosen_and_what_is_none_is_refused() {
    let page = Page::with_invoice();
    let path = page.folder().join("bank.csv");
    std::fs::write(&path, statement("1.00")).unwrap();
    assert_eq!(chosen(&page, path).unwrap()["rows"].as_array().unwrap().len(), 1);
    assert_eq!(page.ok("pick_bank_file", json!({})), Value::Null, "cancelled");
    // More than may be read, and it takes no place: were it read, the test would need it in memory.
    let large = page.folder().join("large.csv");
    std::fs::File::create(&large).unwrap().set_len(4_000_000_000).unwrap();
    let pdf = page.folder().join("statement.pdf");
    std::fs::write(&pdf, b"%PDF-1.7").unwrap();
    for (path, expected) in [
        (large, "bank_file_too_large"),
        (pdf, "not_a_bank_file"),
        (page.folder().to_owned(), "not_a_file"),
        (page.folder().join("gone.csv"), "file_unreadable"),
    ] {
        assert_eq!(code("pick_bank_file", &chosen(&page, path).unwrap_err()), expected);
    }
    let refused = |name: &Value, bytes: &[u8]| code("take", &page.take("bank_file", name, bytes).unwrap_err());
    assert_eq!(refused(&json!({ "name": "a.csv", "path": "/etc/passwd" }), b"x"), "usage");
    assert_eq!(refused(&json!({ "name": "a.csv" }), b"When,What\n"), "unknown_bank_layout");
    assert_eq!(refused(&json!({ "name": "a.xml" }), b"<!DOCTYPE a>"), "bank_xml_refused");
}

#[test]
fn s2_a_file_of_a_bank_that_nobody_knows_is_read_once_its_columns_are_named() {
    let page = Page::with_invoice();
    assert_eq!(page.refused("bank_table", json!({})), "not_found");
    let open = page.ok("invoice", json!({ "id": 1 }))["open"]["amount"].as_str().unwrap().to_owned();
    let file =
        format!("When,Who,What,How much\n16/11/2026,HALDEN RAIL,2026-001,{open}\n17/11/2026,Somebody,Rent,-1.00\n");
    let name = json!({ "name": "own.csv" });
    let refused = page.take("bank_file", &name, file.as_bytes()).unwrap_err();
    assert_eq!(code("take", &refused), "unknown_bank_layout");
    let seen = page.ok("bank_table", json!({}));
    assert_eq!(seen["rows"][0]["entry"]["amount"]["amount"], json!(open));
    let mut layout = seen["layout"].clone();
    layout["columns"] = json!(["ignored", "name", "text", "amount"]);
    assert_eq!(page.refused("read_bank_table", layout), "invalid");
    let read = page.ok("read_bank_table", seen["layout"].clone());
    assert_eq!((&read["rows"][0]["is_ticked"], &read["layout"]), (&json!(true), &json!("")));
    assert_eq!(page.take("bank_file", &name, file.as_bytes()).unwrap()["rows"], read["rows"], "known from now on");
}
