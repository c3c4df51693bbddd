//! Edits of the journal from outside are seen.

use crate::fixture::{Desk, tampering};

/// The faults of table `journal` after another program ran `sql` on a book of five entries.
fn faults_after(sql: &str) -> usize {
    let desk = Desk::with_documents(4);
    tampering(&desk.book(), "journal").execute_batch(sql).unwrap();
    let found = desk.open().unwrap().verify().unwrap();
    found.problems.iter().filter(|fault| fault.table == "journal").count()
}

#[test]
fn mutants_of_the_journal_are_found() {
    assert_eq!(faults_after(""), 0, "control: untouched");
    let copy = "INSERT INTO journal SELECT 6, at, on_day, command, subject, entry, previous, hash || 'x' FROM journal WHERE id = 5";
    let table = [
        ("edit", "UPDATE journal SET entry = replace(entry, '2026-002', '2026-009') WHERE id = 3"),
        ("edit a day", "UPDATE journal SET on_day = '2020-01-01' WHERE id = 2"),
        ("delete", "DELETE FROM journal WHERE id = 3"),
        ("delete and close up", "DELETE FROM journal WHERE id = 3; UPDATE journal SET id = id - 1 WHERE id > 3"),
        ("delete the first", "DELETE FROM journal WHERE id = 1"),
        ("delete all", "DELETE FROM journal"),
        ("insert", copy),
        (
            "swap",
            "UPDATE journal SET id = 99 WHERE id = 3; UPDATE journal SET id = 3 WHERE id = 4; UPDATE journal SET id = 4 WHERE id = 99",
        ),
        (
            "move a word between fields",
            "UPDATE journal SET command = command || substr(subject, 1, 1), subject = substr(subject, 2) WHERE id = 3",
        ),
    ];
    for (name, sql) in table {
        assert!(faults_after(sql) > 0, "{name} went unseen");
    }
}

#[test]
fn an_entry_of_another_book_does_not_fit() {
    let desk = Desk::with_documents(1);
    tampering(&desk.book(), "journal").execute_batch("UPDATE book SET uuid = 'other'").unwrap();
    assert!(!desk.open().unwrap().verify().unwrap().is_sound());
}

#[test]
fn cutting_off_the_newest_entries_is_seen_by_their_documents() {
    let desk = Desk::with_documents(3);
    tampering(&desk.book(), "journal").execute_batch("DELETE FROM journal WHERE id > 2").unwrap();
    let found = desk.open().unwrap().verify().unwrap();
    assert_eq!(found.problems.iter().filter(|fault| fault.table == "invoice").count(), 2, "{:?}", found.problems);
}
