//! A restore brings back everything, repeats no number, and a wrong file changes nothing.

use super::*;
use crate::fixture::{Desk, Dice, contents, issue, moment, tampering};

fn restore(desk: &Desk, source: &Path) -> Result<(Store, Restored)> {
    Store::restore(source, &desk.book(), &desk.backups(), moment(60))
}

/// A backup of three documents, of a book that then issued two more.
fn three_then_five() -> (Desk, PathBuf) {
    let desk = Desk::with_documents(3);
    let mut store = desk.open().unwrap();
    let backup = store.backup(&desk.backups(), moment(1).at).unwrap().path;
    (0..2).for_each(|_| drop(issue(&mut store).unwrap()));
    (desk, backup)
}

#[test]
fn used_numbers_are_not_used_again() {
    let (desk, backup) = three_then_five();
    let (mut store, restored) = restore(&desk, &backup).unwrap();
    let Restored::BackedUp(kept) = restored else { panic!("{restored:?}") };
    assert_eq!(kept.invoices, 5, "what was there is in a backup of its own");
    assert_eq!(store.verify().unwrap().invoices, 3);
    assert_eq!(issue(&mut store).unwrap().1, "2026-006");
    let found = store.verify().unwrap();
    assert!(found.is_sound(), "the journal explains 4 and 5: {:?}", found.problems);
    assert!(matches!(desk.open(), Err(StoreError::InUse { .. })), "the restored book is locked");
    drop(store);
    assert!(desk.open().unwrap().verify().unwrap().is_sound());
    tampering(&desk.book(), "journal").execute_batch("DELETE FROM journal WHERE command = 'restore'").unwrap();
    assert!(
        desk.open().unwrap().verify().unwrap().problems.iter().any(|f| f.table == "series"),
        "control: without the entry it is a gap"
    );
}

#[test]
fn an_empty_place_takes_a_backup() {
    let (desk, backup) = three_then_five();
    std::fs::remove_file(desk.book()).unwrap();
    let (store, restored) = restore(&desk, &backup).unwrap();
    assert_eq!(restored, Restored::InEmptyPlace);
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn a_damaged_book_is_kept_and_its_numbers_too() {
    for damage in ["UPDATE file SET bytes = x'00'", "DROP TABLE business"] {
        let (desk, backup) = three_then_five();
        tampering(&desk.book(), "file").execute_batch(damage).unwrap();
        let bytes = std::fs::read(desk.book()).unwrap();
        let (mut store, restored) = restore(&desk, &backup).unwrap();
        let Restored::SetAside(aside) = restored else { panic!("{restored:?}") };
        assert_eq!(std::fs::read(aside).unwrap(), bytes);
        assert_eq!(issue(&mut store).unwrap().1, "2026-006");
        assert!(store.verify().unwrap().is_sound());
    }
}

#[test]
fn an_unreadable_book_is_kept_and_the_newest_backup_knows_the_numbers() {
    let (desk, backup) = three_then_five();
    desk.open().unwrap().backup(&desk.backups(), moment(30).at).unwrap();
    for bytes in [b"".as_slice(), b"rubbish"] {
        std::fs::write(desk.book(), bytes).unwrap();
        let (mut store, restored) = restore(&desk, &backup).unwrap();
        assert!(matches!(restored, Restored::SetAside(_)));
        assert_eq!(issue(&mut store).unwrap().1, "2026-006");
        drop(store);
        let aside = contents(&desk.backups()).into_keys().find(|p| p.to_string_lossy().contains("damaged")).unwrap();
        std::fs::remove_file(aside).unwrap();
    }
}

#[test]
fn sample_and_real_books_do_not_mix() {
    let (desk, other) = (Desk::with_documents(1), Desk::new());
    let sample = Store::create(&other.book(), "sample", true, moment(0)).unwrap();
    let backup = sample.backup(&other.backups(), moment(1).at).unwrap().path;
    let before = std::fs::read(desk.book()).unwrap();
    assert!(matches!(restore(&desk, &backup), Err(StoreError::SampleMismatch { .. })));
    assert_eq!(std::fs::read(desk.book()).unwrap(), before);
}

#[test]
fn an_open_book_is_not_replaced() {
    let (desk, backup) = three_then_five();
    let _open = desk.open().unwrap();
    assert!(matches!(restore(&desk, &backup), Err(StoreError::InUse { .. })));
}

#[test]
fn the_numbers_of_another_business_do_not_matter() {
    let (desk, other) = (Desk::with_documents(4), Desk::new());
    let mut store = Store::create(&other.book(), "c3d4", false, moment(0)).unwrap();
    issue(&mut store).unwrap();
    let backup = store.backup(&other.backups(), moment(1).at).unwrap().path;
    let (mut store, _) = restore(&desk, &backup).unwrap();
    assert_eq!(issue(&mut store).unwrap().1, "2026-002");
    assert!(store.verify().unwrap().is_sound());
}

/// Two hundred files that are no sound backup, each under a name of what is wrong with it.
fn hostile(folder: &Path, good: &[u8]) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    let mut put = |name: String, bytes: &[u8]| {
        let path = folder.join(format!("{name}.milepost"));
        std::fs::write(&path, bytes).unwrap();
        files.push((name, path));
    };
    let changed = |at: usize, value: u8| {
        let mut bytes = good.to_vec();
        bytes[at] = value;
        bytes
    };
    put("empty".to_owned(), b"");
    put("pdf".to_owned(), &[b"%PDF-1.7\n".as_slice(), &[b'x'; 5000]].concat());
    put("text".to_owned(), b"Dear client");
    put("newer by 1".to_owned(), &changed(63, u8::try_from(migrate::known() + 1).unwrap()));
    put("newer by 100".to_owned(), &changed(63, 101));
    put("newest".to_owned(), &changed(60, 0x7f));
    put("format 0".to_owned(), &changed(63, 0));
    put("other application".to_owned(), &changed(71, b'S'));
    for part in 1..40 {
        put(format!("cut {part}"), &good[..good.len() * part / 40]);
    }
    for page in 1..good.len() / 4096 {
        let mut bytes = good.to_vec();
        bytes[page * 4096..(page + 1) * 4096].fill(0xAA);
        put(format!("page {page}"), &bytes);
    }
    let evil = [
        "CREATE TRIGGER t AFTER INSERT ON client BEGIN DELETE FROM client; END",
        "CREATE VIEW v AS SELECT * FROM client",
        "CREATE TABLE extra (a)",
        "CREATE INDEX extra ON client (name)",
        "DROP TRIGGER invoice_keeps_values",
        "DROP TABLE month_sum",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
        "ALTER TABLE client ADD COLUMN g TEXT AS (name || 'x')",
        "UPDATE client SET id = 9",
        "DELETE FROM journal",
    ];
    for sql in evil {
        put(sql.to_owned(), good);
        let path = folder.join(format!("{sql}.milepost"));
        std::fs::rename(&path, folder.join("evil.milepost")).unwrap();
        tampering(&folder.join("evil.milepost"), "journal").execute_batch(sql).unwrap();
        std::fs::rename(folder.join("evil.milepost"), &path).unwrap();
    }
    let mut dice = Dice(99);
    while files.len() < 199 {
        let at = dice.below(good.len());
        let path = folder.join(format!("flip {at}.milepost"));
        let mut bytes = good.to_vec();
        bytes[at] ^= 1 << dice.below(8);
        std::fs::write(&path, bytes).unwrap();
        // A flip in an unused place harms nothing.
        if backup::check(&path, moment(0).at).is_err() {
            files.push((format!("flip {at}"), path));
        }
    }
    let inner = folder.join("folder.milepost");
    std::fs::create_dir(&inner).unwrap();
    files.push(("a folder".to_owned(), inner));
    files
}

#[test]
fn two_hundred_wrong_files_change_nothing() {
    let (desk, backup) = three_then_five();
    let drop_box = tempfile::tempdir().unwrap();
    let files = hostile(drop_box.path(), &std::fs::read(&backup).unwrap());
    assert_eq!(files.len(), 200);
    drop(desk.open().unwrap());
    let (before, sources) = (contents(desk.folder()), contents(drop_box.path()));
    for (name, path) in &files {
        let refused = restore(&desk, path);
        assert!(refused.is_err(), "{name} was restored");
        assert_eq!(contents(desk.folder()), before, "{name}");
    }
    assert_eq!(contents(drop_box.path()), sources, "the files themselves are only read");
    assert!(restore(&desk, &backup).is_ok(), "control: the good one is taken");
}
