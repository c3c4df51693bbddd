//! What goes to the accountant, from the terminal: the journal in three formats, the pack of a year, the documents of a period.

#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

#[path = "desk/mod.rs"]
mod desk;

use desk::Desk;

#[test]
fn the_journal_and_the_pack_of_a_year_leave_from_the_terminal() {
    let desk = Desk::with_invoice();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();

    let csv = file("journal.csv");
    desk.said(&["export", "journal", "--from", "2026-11-01", "--to", "2026-11-30", "-o", &csv]);
    let told = std::fs::read_to_string(&csv).unwrap();
    assert_eq!(told.lines().count(), 4, "heads, and an invoice over three accounts: {told}");
    let hledger = file("own.journal");
    desk.said(&["export", "journal", "--format", "hledger", "--period", "2026", "-o", &hledger]);
    assert!(std::fs::read_to_string(&hledger).unwrap().contains("assets:receivable:Halden Rail Ltd  1722.00 EUR"));
    let datev = file("batch.csv");
    desk.refused(1, "account_is_no_number", &["export", "journal", "--format", "datev", "-o", &datev]);
    let crossing =
        ["export", "journal", "--format", "datev", "--from", "2025-12-01", "--to", "2026-11-30", "-o", &datev];
    desk.refused(1, "period_crosses_year", &crossing);
    assert!(!folder.path().join("batch.csv").exists(), "nothing is left of what was refused");
    assert_eq!(desk.run(&["export", "journal", "--from", "2026-11-01", "-o", &csv], "").status.code(), Some(2));

    let zip = file("year.zip");
    desk.said(&["export", "year-pack", "2026", "-o", &zip]);
    let first = std::fs::read(&zip).unwrap();
    assert!(first.starts_with(b"PK"));
    assert_eq!(
        desk.run(&["export", "year-pack", "2026", "-o", &zip], "").status.code(),
        Some(3),
        "no file is replaced"
    );
    assert_eq!(std::fs::read(&zip).unwrap(), first);
    desk.refused(1, "invalid", &["export", "year-pack", "2026-13", "-o", &file("other.zip")]);
    assert_eq!(desk.numbers(), ["2026-001"], "nothing that leaves is a change of the book");
    let pdfs = file("all.zip");
    desk.said(&["export", "pdfs", "--period", "2026-Q4", "-o", &pdfs]);
    assert!(std::fs::read(&pdfs).unwrap().starts_with(b"PK"));
    desk.refused(1, "invalid", &["export", "pdfs", "--period", "2020", "-o", &file("none.zip")]);
}
