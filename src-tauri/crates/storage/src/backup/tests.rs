//! A backup holds everything, is verified, and is never pushed out by one that is not.

use super::*;
use crate::fixture::{Desk, contents, issue, moment, one_of_each, tampering};

#[test]
fn a_backup_holds_what_still_lies_in_the_wal() {
    let desk = Desk::new();
    let mut store = desk.create();
    one_of_each(&mut store);
    (0..9).for_each(|_| drop(issue(&mut store).unwrap()));
    assert!(files::has_content(&beside(store.path(), "-wal")), "the rows are not in the book's file yet");
    let made = store.backup(&desk.backups(), moment(3).at).unwrap();
    assert_eq!((made.invoices, made.at), (10, moment(3).at));
    assert_eq!(made.path.file_name().unwrap(), "Northgate 2026-11-16 0915.milepost");
    assert_eq!(made.bytes, std::fs::metadata(&made.path).unwrap().len());
    let copy = connect_immutable(&made.path).unwrap();
    assert_eq!(row_counts(&copy).unwrap(), row_counts(store.connection()).unwrap());
    assert_eq!(contents(&desk.backups()).len(), 1, "nothing else is left in the folder");
}

#[test]
fn a_second_backup_of_the_minute_gets_its_own_name() {
    let desk = Desk::with_documents(1);
    let store = desk.open().unwrap();
    let names: Vec<_> = (0..3).map(|_| store.backup(&desk.backups(), moment(0).at).unwrap().path).collect();
    assert_eq!(names[2].file_name().unwrap(), "Northgate 2026-11-16 0912 3.milepost");
    assert_eq!(
        backups(&desk.backups(), &desk.book()).iter().map(|b| b.path.clone()).collect::<Vec<_>>(),
        [&names[2], &names[1], &names[0]].map(Clone::clone)
    );
}

#[test]
fn ten_sound_backups_stay_and_broken_ones_do_not_count() {
    let desk = Desk::with_documents(1);
    let store = desk.open().unwrap();
    let made: Vec<_> = (0..10).map(|minute| store.backup(&desk.backups(), moment(minute).at).unwrap().path).collect();
    // Two newer files: one empty, one with a changed byte in the middle of a PDF.
    std::fs::write(desk.backups().join("Northgate 2026-11-17 0900.milepost"), b"").unwrap();
    let mut bytes = std::fs::read(&made[9]).unwrap();
    let at = bytes.windows(8).position(|w| w == b"xxxxxxxx").unwrap();
    bytes[at] = b'y';
    std::fs::write(&made[9], bytes).unwrap();
    assert_eq!(backups(&desk.backups(), &desk.book()).len(), 9);
    store.backup(&desk.backups(), moment(20).at).unwrap();
    assert!(made[0].exists(), "the tenth sound one stays: neither of the broken ones counts");
    store.backup(&desk.backups(), moment(21).at).unwrap();
    assert!(!made[0].exists(), "eleven sound ones: the oldest goes");
    assert_eq!(backups(&desk.backups(), &desk.book()).len(), KEPT);
}

#[test]
fn a_clock_set_back_does_not_cost_the_newest_backup() {
    let desk = Desk::with_documents(1);
    let store = desk.open().unwrap();
    (10..20).for_each(|minute| drop(store.backup(&desk.backups(), moment(minute).at).unwrap()));
    let back = store.backup(&desk.backups(), moment(0).at).unwrap();
    assert!(back.path.exists());
}

#[test]
fn other_files_in_the_folder_are_left_alone() {
    let desk = Desk::with_documents(1);
    let store = desk.open().unwrap();
    std::fs::create_dir(desk.backups()).unwrap();
    let others = [
        "Northgate.milepost",
        "Northgate 2 2020-01-01 0900.milepost",
        "Northgate 2020-01-01.milepost",
        "Northgate damaged 2020-01-01 090000",
        "notes.txt",
    ];
    others.iter().for_each(|name| std::fs::write(desk.backups().join(name), b"mine").unwrap());
    std::fs::write(desk.backups().join("Northgate 2020-01-01 0900.milepost.unverified"), b"crash").unwrap();
    (0..12).for_each(|minute| drop(store.backup(&desk.backups(), moment(minute).at).unwrap()));
    let left = contents(&desk.backups());
    assert_eq!(left.len(), KEPT + others.len());
    assert!(others.iter().all(|name| left.contains_key(&desk.backups().join(name))));
}

#[test]
fn a_damaged_book_makes_no_backup() {
    let desk = Desk::with_documents(2);
    tampering(&desk.book(), "file").execute_batch("UPDATE file SET bytes = x'00'").unwrap();
    let store = desk.open().unwrap();
    assert!(matches!(store.backup(&desk.backups(), moment(1).at), Err(StoreError::Damaged { .. })));
    assert_eq!(contents(&desk.backups()).len(), 0);
}

#[test]
fn a_backup_can_be_made_beside_the_open_book() {
    let desk = Desk::new();
    let mut store = desk.create();
    issue(&mut store).unwrap();
    let (book, folder) = (desk.book(), desk.backups());
    let made = std::thread::spawn(move || make(&book, &folder, moment(4).at)).join().unwrap().unwrap();
    assert_eq!(made.invoices, 1);
    issue(&mut store).unwrap();
    assert!(matches!(desk.open(), Err(StoreError::InUse { .. })), "the book's own locks stand");
}
