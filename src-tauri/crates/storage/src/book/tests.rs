//! Opening, refusing, writing: what a book must withstand.

use super::*;
use crate::fixture::{Desk, contents, crashed, issue, moment, one_of_each, tampering};
use serde_json::json;

mod append_only;
mod kill;

/// What makes a connection unsafe for money, by name.
fn weaknesses(conn: &Connection) -> Vec<&'static str> {
    let wanted = [
        ("synchronous", "2"),
        ("journal_mode", "wal"),
        ("foreign_keys", "1"),
        ("recursive_triggers", "1"),
        ("trusted_schema", "0"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("cell_size_check", "1"),
        ("cache_spill", "0"),
        ("mmap_size", "0"),
    ];
    let value = |name: &str| {
        conn.query_row(&format!("PRAGMA {name}"), [], |row| {
            Ok(match row.get_ref(0)? {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap().to_owned(),
            })
        })
    };
    // A build without memory mapping answers nothing at all.
    wanted.iter().filter(|(name, want)| value(name).is_ok_and(|found| found != *want)).map(|(name, _)| *name).collect()
}

#[test]
fn every_writing_connection_is_durable() {
    let desk = Desk::new();
    let store = desk.create();
    assert_eq!(weaknesses(&store.conn), Vec::<&str>::new());
    assert!(store.conn.db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
    store.conn.execute_batch("PRAGMA synchronous = OFF").unwrap();
    assert_eq!(weaknesses(&store.conn), ["synchronous"], "control: a careless connection is noticed");
}

#[test]
fn a_book_is_found_again_as_it_was_left() {
    let desk = Desk::new();
    let mut store = desk.create();
    issue(&mut store).unwrap();
    drop(store);
    let store = desk.open().unwrap();
    assert!(!store.is_read_only() && !store.is_sample().unwrap());
    assert_eq!(store.uuid().unwrap(), "a1b2");
    let found = store.verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!((found.invoices, found.journal_entries), (1, 2));
}

/// Makes a case in a fresh folder under the name that is then opened.
type Case = (&'static str, fn(&Path), fn(&StoreError) -> bool);

fn cases() -> Vec<Case> {
    fn version(book: &Path, version: u8) {
        let mut bytes = sound();
        bytes[63] = version;
        std::fs::write(book, bytes).unwrap();
    }
    fn sound() -> Vec<u8> {
        std::fs::read(Desk::with_documents(1).book()).unwrap()
    }
    vec![
        ("missing", |_| {}, |e| matches!(e, StoreError::Missing { .. })),
        ("empty", |p| std::fs::write(p, b"").unwrap(), |e| matches!(e, StoreError::EmptyFile { .. })),
        (
            "short",
            |p| std::fs::write(p, b"SQLite format 3\0").unwrap(),
            |e| matches!(e, StoreError::ForeignFile { .. }),
        ),
        (
            "pdf",
            |p| std::fs::write(p, [b"%PDF-1.7 ".as_slice(), &[0; 500]].concat()).unwrap(),
            |e| matches!(e, StoreError::ForeignFile { .. }),
        ),
        (
            "another program's",
            |p| Connection::open(p).unwrap().execute_batch("CREATE TABLE t (a); PRAGMA user_version = 1;").unwrap(),
            |e| matches!(e, StoreError::ForeignFile { .. }),
        ),
        (
            "newer by 1",
            |p| version(p, u8::try_from(migrate::known() + 1).unwrap()),
            |e| matches!(e, StoreError::NewerBook { found, known, .. } if *found == known + 1 && *known == migrate::known()),
        ),
        ("newer by 100", |p| version(p, 101), |e| matches!(e, StoreError::NewerBook { found: 101, .. })),
        ("format 0", |p| version(p, 0), |e| matches!(e, StoreError::Damaged { .. })),
        ("cut short", |p| std::fs::write(p, &sound()[..8192]).unwrap(), |e| matches!(e, StoreError::Damaged { .. })),
        ("a folder", |p| std::fs::create_dir(p).unwrap(), |e| matches!(e, StoreError::NotABook { .. })),
        (
            "a lone WAL",
            |p| std::fs::write(beside(p, "-wal"), b"newest").unwrap(),
            |e| matches!(e, StoreError::OrphanWal { .. }),
        ),
    ]
}

#[test]
fn what_is_no_book_is_refused_and_left_untouched() {
    for (name, make, is_expected) in cases() {
        let desk = Desk::new();
        make(&desk.book());
        let before = contents(desk.folder());
        let error = desk.open().expect_err(name);
        assert!(is_expected(&error), "{name}: {error}");
        assert!(is_expected(&Store::open_read_only(&desk.book()).expect_err(name)), "{name}, read only");
        assert_eq!(contents(desk.folder()), before, "{name}: something was changed or left behind");
    }
}

#[test]
fn a_newer_format_that_only_the_wal_knows_is_refused_untouched() {
    let desk = crashed("PRAGMA user_version = 99");
    let mut before = contents(desk.folder());
    assert!(matches!(desk.open(), Err(StoreError::NewerBook { found: 99, known, .. }) if known == migrate::known()));
    before.insert(beside(&desk.book(), ".lock"), Vec::new());
    assert_eq!(contents(desk.folder()), before);
}

#[test]
fn after_a_crash_the_wal_is_taken_in_and_a_reader_sees_it_without_writing() {
    let desk = crashed("UPDATE client SET name = 'newest'");
    let name = |store: &Store| {
        store.read::<String, StoreError>(|c| Ok(c.query_row("SELECT name FROM client", [], |r| r.get(0))?)).unwrap()
    };
    let before = contents(desk.folder());
    let reader = Store::open_read_only(&desk.book()).unwrap();
    assert_eq!(name(&reader), "newest");
    drop(reader);
    assert_eq!(contents(desk.folder()), before);
    assert_eq!(name(&desk.open().unwrap()), "newest");
}

#[test]
fn a_second_window_is_told_so_and_may_read() {
    let desk = Desk::new();
    let mut first = desk.create();
    assert!(matches!(desk.open(), Err(StoreError::InUse { .. })));
    let mut reader = Store::open_read_only(&desk.book()).unwrap();
    issue(&mut first).unwrap();
    assert_eq!(reader.verify().unwrap().invoices, 1, "a reader sees what the writer committed");
    assert!(matches!(issue(&mut reader), Err(StoreError::ReadOnly { .. })));
    drop(first);
    desk.open().expect("free again once the first has closed");
}

#[test]
fn copies_that_a_crash_left_are_removed() {
    let desk = Desk::with_documents(1);
    let before = contents(desk.folder());
    for ending in [".new", ".checking", ".restored", ".restored-wal"] {
        std::fs::write(beside(&desk.book(), ending), b"half").unwrap();
    }
    drop(desk.open().unwrap());
    assert_eq!(contents(desk.folder()), before);
}

#[test]
fn creating_never_takes_a_name_that_is_used() {
    for name in ["", "-wal"] {
        let desk = Desk::new();
        std::fs::write(beside(&desk.book(), name), b"mine").unwrap();
        let before = contents(desk.folder());
        let refused = Store::create(&desk.book(), "u", false, moment(0)).unwrap_err();
        assert!(matches!(refused, StoreError::AlreadyExists { .. } | StoreError::OrphanWal { .. }), "{refused}");
        assert_eq!(contents(desk.folder()), before);
    }
}

#[test]
fn a_refused_write_leaves_neither_rows_nor_an_entry() {
    let desk = Desk::new();
    let mut store = desk.create();
    let refused: Result<()> = store.write("rename", moment(1), |tx| {
        tx.execute("INSERT INTO client (id, name, archived, json) VALUES (1, 'A', 0, '{}')", [])?;
        Err(StoreError::NotFound { table: "client", id: 2 })
    });
    assert!(matches!(refused, Err(StoreError::NotFound { .. })));
    let count = |sql| store.read::<i64, StoreError>(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?)).unwrap();
    assert_eq!((count("SELECT count(*) FROM client"), count("SELECT count(*) FROM journal")), (0, 1));
}

#[test]
fn a_full_disk_refuses_and_loses_nothing() {
    let desk = Desk::new();
    let mut store = desk.create();
    issue(&mut store).unwrap();
    let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let issue_until_full = |store: &mut Store, room: i64| {
        store.conn.query_row(&format!("PRAGMA max_page_count = {}", pages + room), [], |_| Ok(())).unwrap();
        let refused = std::iter::repeat_with(|| issue(store)).find_map(Result::err).unwrap();
        assert!(matches!(refused, StoreError::DiskFull { .. }), "{refused}");
    };
    for room in 0..12 {
        issue_until_full(&mut store, room);
        let found = store.verify().unwrap();
        assert!(found.is_sound(), "{room} pages: {:?}", found.problems);
    }
}

#[test]
fn a_number_is_not_given_twice() {
    let desk = Desk::with_documents(2);
    let mut store = desk.open().unwrap();
    let back = store.write_unrecorded(|tx| Ok::<_, StoreError>(tx.execute("UPDATE series SET next = 1", [])?));
    assert!(matches!(back, Err(StoreError::Refused { .. })), "a series never goes back: {back:?}");
    drop(store);
    let conn = tampering(&desk.book(), "series");
    conn.execute_batch("DROP TRIGGER series_goes_forward; UPDATE series SET next = 1").unwrap();
    drop(conn);
    assert!(
        matches!(issue(&mut desk.open().unwrap()), Err(StoreError::Refused { .. })),
        "UNIQUE stands behind the series"
    );
}

#[test]
fn messages_are_sentences_that_name_the_file() {
    let desk = Desk::new();
    let message = desk.open().unwrap_err().to_string();
    assert!(message.contains("Northgate.milepost") && message.contains("restore a backup"), "{message}");
    let full = StoreError::DiskFull { path: desk.book(), free_bytes: Some(512) }.to_string();
    assert!(full.contains("512 bytes free"), "{full}");
}

#[test]
fn a_journal_entry_is_part_of_each_write() {
    let desk = Desk::new();
    let mut store = desk.create();
    let about = Entry::about("client", 7, json!({ "name": "Kestrel" }));
    store.write("add_client", moment(3), |_| Ok::<_, StoreError>(((), about))).unwrap();
    let row = store
        .read::<_, StoreError>(|c| {
            c.query_row("SELECT * FROM journal WHERE id = 2", [], |r| Ok(journal::JournalRow::read(r)))?
        })
        .unwrap();
    assert_eq!(
        (row.command.as_str(), row.subject.as_str(), row.entry.as_str()),
        ("add_client", "client:7", r#"{"name":"Kestrel"}"#)
    );
    assert_eq!((row.at.as_str(), row.on_day.as_str()), ("2026-11-16T09:15:00.000Z", "2026-11-16"));
    one_of_each(&mut store);
    assert!(store.verify().unwrap().is_sound(), "{:?}", store.verify().unwrap().problems);
}
