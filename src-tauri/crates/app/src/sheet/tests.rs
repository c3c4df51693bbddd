//! What a workbook holds, read with nothing but an unzipper.

use super::*;
use std::io::Read;

fn at() -> DateTime<Utc> {
    "2026-11-16T09:00:00Z".parse().expect("an instant")
}

fn money(text: &str, code: &str) -> Money {
    Money::exact(text.parse().expect("a decimal"), Currency::parse(code).expect("a code")).expect("an amount")
}

fn one(rows: Vec<Vec<Value>>) -> Vec<Sheet> {
    vec![Sheet { name: "register", heads: vec!["text"], words: vec!["text"], rows }]
}

fn entry(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("an entry of the format").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn s80_what_was_typed_is_a_string_and_never_a_formula() {
    let typed = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "<b> & \u{9}", "http://example.com"];
    let rows = typed.iter().map(|text| vec![Value::Text((*text).to_owned())]).collect();
    let bytes = workbook(&one(rows), at()).expect("a workbook");
    let sheet = entry(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
    assert_eq!(sheet.matches("t=\"s\"").count(), typed.len() + 1, "each is a string: {sheet}");
    assert!(entry(&bytes, "xl/sharedStrings.xml").contains("=1+1"), "it stands there as it was typed");
}

#[test]
fn an_amount_is_a_number_to_its_minor_unit_or_a_text() {
    let amounts = [
        (money("-1234.50", "EUR"), "<v>-1234.5</v>"),
        (money("9000000000000.00", "EUR"), "<v>9000000000000</v>"),
        (money("8999999999999.99", "EUR"), "<v>8999999999999.99</v>"),
        (money("5000", "JPY"), "<v>5000</v>"),
        (money("1.001", "KWD"), "<v>1.001</v>"),
    ];
    for (amount, expected) in amounts {
        let bytes = workbook(&one(vec![vec![Value::Amount(amount)]]), at()).expect("a workbook");
        let sheet = entry(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains(expected), "{amount}: {sheet}");
    }
    let large = workbook(&one(vec![vec![Value::Amount(money("8999999999999.999", "KWD"))]]), at()).expect("a workbook");
    assert!(entry(&large, "xl/sharedStrings.xml").contains("8999999999999.999"), "the format might lose of it");
    let styles = entry(&large, "xl/styles.xml");
    assert!(!styles.contains("#,##0.000"), "no number, no format");
}

#[test]
fn the_same_tables_at_the_same_moment_are_the_same_bytes() {
    let rows = || vec![vec![Value::Text("Zoë".to_owned())], vec![Value::Day("2028-02-29".parse().expect("a day"))]];
    let first = workbook(&one(rows()), at()).expect("a workbook");
    assert_eq!(first, workbook(&one(rows()), at()).expect("a workbook"));
    let later = workbook(&one(rows()), "2027-01-01T09:00:00Z".parse().expect("an instant")).expect("a workbook");
    assert_ne!(first, later, "it says when it was made");
}
