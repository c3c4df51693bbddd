//! Damage and edits from outside are found, and nothing panics on them.

use super::*;
use crate::fixture::{Desk, Dice, contents, issue, one_of_each, tampering};
use std::path::Path;

mod caches;
mod exchange;
mod mails;

fn faults(desk: &Desk) -> Vec<Fault> {
    desk.open().unwrap().verify().unwrap().problems
}

#[test]
fn a_sound_book_has_no_faults() {
    let desk = Desk::new();
    let mut store = desk.create();
    one_of_each(&mut store);
    (0..5).for_each(|_| drop(issue(&mut store).unwrap()));
    let found = store.verify().unwrap();
    assert_eq!(found.problems, []);
    assert_eq!((found.invoices, found.journal_entries), (6, 8));
}

#[test]
fn a_document_without_the_newer_facts_keeps_its_frozen_form() {
    let desk = Desk::with_documents(1);
    let store = desk.open().unwrap();
    let read = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let canonical = store.connection().query_row("SELECT canonical FROM invoice", [], read).unwrap();
    for newer in ["corrects", "buyer_reference", "early_payment", "second_language", "endpoint", "reason_code"] {
        assert!(!canonical.contains(newer), "{newer} stands in a document that has none");
    }
}

#[test]
fn every_column_of_an_issued_document_is_sealed() {
    let columns = {
        let store = Desk::new().create();
        let mut statement = store.connection().prepare("SELECT name, type FROM pragma_table_info('invoice')").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<Vec<(String, String)>, _>>().unwrap()
    };
    assert_eq!(columns.len(), 21);
    for (column, kind) in columns {
        let desk = Desk::with_documents(2);
        let change =
            if kind == "INTEGER" { format!("coalesce({column}, 0) + 100") } else { format!("{column} || ' '") };
        // The edit of a skilled hand: constraints that stand in the way are switched off.
        let sql = format!("PRAGMA ignore_check_constraints = ON; UPDATE invoice SET {column} = {change} WHERE id = 2");
        tampering(&desk.book(), "invoice").execute_batch(&sql).unwrap();
        assert!(faults(&desk).iter().any(|fault| fault.table == "invoice"), "a change of {column} went unseen");
    }
}

#[test]
fn edits_from_outside_are_found_where_they_were_made() {
    let table = [
        ("invoice_line", "UPDATE invoice_line SET net_minor = net_minor + 1 WHERE line = 1"),
        ("invoice_line", "DELETE FROM invoice_line WHERE line = 2"),
        ("invoice_line", "INSERT INTO invoice_line VALUES (1, 9, NULL, 'extra', 5)"),
        ("invoice_line", "UPDATE invoice_line SET title = 'Discover' WHERE line = 1"),
        ("file", "UPDATE file SET bytes = x'25504446'"),
        ("file", "UPDATE file SET media_type = 'applicathon/xml' WHERE media_type = 'application/xml'"),
        (
            "invoice",
            "DELETE FROM invoice WHERE id = 2; DELETE FROM invoice_line WHERE invoice_id = 2; DELETE FROM invoice_balance WHERE invoice_id = 2",
        ),
        ("series", "DELETE FROM invoice WHERE id = 2; DELETE FROM invoice_line WHERE invoice_id = 2"),
        ("series", "UPDATE series SET next = 9"),
        ("invoice_balance", "UPDATE invoice_balance SET open_minor = open_minor - 1"),
        ("invoice_balance", "DELETE FROM invoice_balance WHERE invoice_id = 1"),
        ("invoice_balance", "UPDATE invoice_balance SET kept_minor = kept_minor - 1 WHERE kept_minor > 0"),
        ("invoice_balance", "UPDATE invoice_balance SET kept_net_minor = kept_net_minor + 1 WHERE kept_minor > 0"),
        ("invoice_balance", "UPDATE invoice_balance SET kept_most_minor = 0 WHERE kept_minor > 0"),
        ("invoice_balance", "UPDATE invoice_balance SET kept_until = '2030-01-01' WHERE kept_minor > 0"),
        ("invoice_balance", "UPDATE invoice_balance SET kept_until = '2030-01-01' WHERE kept_minor = 0"),
        ("month_sum", "UPDATE month_sum SET gross_minor = gross_minor + 1"),
        ("month_sum", "DELETE FROM month_sum"),
        ("month_sum", "INSERT INTO month_sum VALUES ('received', 'EUR', '2026-12', 1, 1, 1)"),
        (
            "client",
            "UPDATE invoice SET client_id = 77; UPDATE client SET id = 78; INSERT INTO project VALUES (1, 5, 'c', 't', 'EUR', 1, 0, '', NULL, NULL, '', 0, '', '', NULL, '{}')",
        ),
        ("book", "CREATE TRIGGER helpful AFTER INSERT ON payment BEGIN DELETE FROM client; END"),
        ("book", "CREATE VIEW extra AS SELECT 1"),
    ];
    for (place, sql) in table {
        let desk = Desk::with_documents(3);
        assert_eq!(faults(&desk), [], "control: untouched");
        let conn = tampering(&desk.book(), "invoice");
        for other in ["invoice_line", "file"] {
            drop(tampering(&desk.book(), other));
        }
        conn.execute_batch(sql).unwrap();
        drop(conn);
        let found = faults(&desk);
        let place = if place == "client" { "project" } else { place };
        assert!(found.iter().any(|fault| fault.table == place), "{sql}: {found:?}");
    }
}

#[test]
fn s26_s84_a_file_that_was_swapped_renamed_added_or_taken_away_from_outside_is_found() {
    let table = [
        ("UPDATE attachment SET name = 'other.pdf'", "is not scan.pdf"),
        ("UPDATE attachment SET size = size + 1", "has other bytes"),
        ("UPDATE attachment SET owner_id = 99", "names a record"),
        ("UPDATE attachment SET hash = (SELECT max(hash) FROM file WHERE hash <> attachment.hash)", "is not scan.pdf"),
        ("DELETE FROM attachment", "which the journal recorded, is missing"),
        (
            "INSERT INTO attachment SELECT 2, owner, owner_id, name, media_type, size, hash, '', on_day, at FROM attachment",
            "does not record",
        ),
        ("INSERT INTO attachment_removal VALUES (1, '2026-11-16T09:12:00.000Z')", "is on its list, or off it"),
        ("UPDATE file SET bytes = x'25504446' WHERE hash = (SELECT hash FROM attachment)", "has other bytes"),
        ("INSERT INTO waiting_file VALUES (1, 'plan', 1, 'a', 'b', 1, 'abc', x'00', '')", "no longer match"),
    ];
    for (sql, what) in table {
        let desk = Desk::new();
        let mut store = desk.create();
        one_of_each(&mut store);
        let listed = |tx: &rusqlite::Transaction<'_>| {
            tx.execute_batch("DROP TRIGGER attachment_removal_keeps_rows; DELETE FROM attachment_removal;")?;
            Ok::<_, StoreError>(())
        };
        store.write_unrecorded(listed).unwrap();
        drop(store);
        let conn = tampering(&desk.book(), "attachment");
        for other in ["file", "attachment_removal"] {
            drop(tampering(&desk.book(), other));
        }
        // The journal of the fixture says that the file is off its list: here it is put back on.
        conn.execute_batch("DROP TRIGGER journal_keeps_values").unwrap();
        let entry = "UPDATE journal SET entry = json_remove(entry, '$.removed_file') WHERE command = 'fill'";
        conn.execute_batch(entry).unwrap();
        let found = |desk: &Desk| faults(desk).into_iter().map(|fault| fault.what).collect::<Vec<_>>();
        assert!(!found(&desk).iter().any(|said| said.contains(what)), "control: {what}");
        let conn_again = tampering(&desk.book(), "attachment");
        conn_again.execute_batch(sql).unwrap();
        drop((conn, conn_again));
        assert!(found(&desk).iter().any(|said| said.contains(what)), "{sql}: {:?}", found(&desk));
    }
}

#[test]
fn s74_an_outbox_that_was_changed_from_outside_is_found() {
    let table = [
        ("outbox", "UPDATE outbox SET sender = 'eve@example.com'", "is not what the journal recorded"),
        ("outbox_step", "UPDATE outbox_step SET kind = 'removed'", "is not what the journal recorded"),
        ("outbox_step", "DELETE FROM outbox_step", "which the journal recorded, is missing"),
        (
            "outbox_step",
            "INSERT INTO outbox_step VALUES (2, 1, 'again', NULL, '', '', '2026-11-16T09:12:00.000Z')",
            "is not what the journal recorded",
        ),
    ];
    for (of, sql, what) in table {
        let desk = Desk::new();
        one_of_each(&mut desk.create());
        assert!(!faults(&desk).iter().any(|fault| fault.table == of), "control: {what}");
        tampering(&desk.book(), of).execute_batch(sql).unwrap();
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == of && fault.what.contains(what)), "{sql}: {found:?}");
    }
}

#[test]
fn s47_a_reminder_that_was_changed_invented_or_taken_away_from_outside_is_found() {
    let changed = "is not what the journal recorded";
    let table = [
        ("UPDATE reminder SET words = 'Other'", changed),
        ("UPDATE reminder SET level = 'last'", changed),
        ("UPDATE reminder SET on_day = '2026-11-01'", changed),
        ("UPDATE reminder_item SET open_minor = 1", changed),
        ("UPDATE reminder_item SET interest_minor = 1", changed),
        ("DELETE FROM reminder_item", changed),
        (
            "INSERT INTO reminder SELECT 2, client_id, on_day, channel, level, subject, words, letter_sha256, mail_id, at FROM reminder",
            changed,
        ),
        ("DELETE FROM reminder_item; DELETE FROM reminder", "which the journal recorded, is missing"),
    ];
    for (sql, what) in table {
        let desk = Desk::new();
        one_of_each(&mut desk.create());
        drop(tampering(&desk.book(), "reminder_item"));
        let conn = tampering(&desk.book(), "reminder");
        assert!(!faults(&desk).iter().any(|fault| fault.table == "reminder"), "control: {what}");
        conn.execute_batch(sql).unwrap();
        drop(conn);
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == "reminder" && fault.what.contains(what)), "{sql}: {found:?}");
    }
}

#[test]
fn a_payment_that_was_changed_invented_or_stretched_from_outside_is_found() {
    let invented = "INSERT INTO payment VALUES (2, 1, '2026-11-20', 'EUR', 99900, 'cash', '', '', NULL, '')";
    let table = [
        ("UPDATE payment SET amount_minor = 999900", "the journal did not record"),
        ("UPDATE payment SET amount_minor = 100", "settles more than came"),
        ("UPDATE payment SET currency = 'GBP'", "the journal did not record"),
        (invented, "the journal did not record"),
        (
            "INSERT INTO payment VALUES (2, 1, '2026-11-20', 'EUR', -99900, 'cash', '', '', 1, '')",
            "does not take back what it reverses",
        ),
    ];
    for (sql, what) in table {
        let desk = Desk::new();
        one_of_each(&mut desk.create());
        tampering(&desk.book(), "payment").execute_batch(sql).unwrap();
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == "payment" && fault.what.contains(what)), "{sql}: {found:?}");
    }
}

#[test]
fn a_record_that_no_screen_could_read_is_found() {
    let table = [
        ("client", "UPDATE client SET json = '{}'"),
        ("business", "INSERT INTO business VALUES (1, '[]')"),
        ("project", "UPDATE project SET contract_minor = 9223372036854775807"),
        ("project", "UPDATE project SET terms = 'soon'"),
    ];
    for (place, sql) in table {
        let desk = Desk::new();
        one_of_each(&mut desk.create());
        assert_eq!(faults(&desk), [], "control: untouched");
        Connection::open(desk.book()).unwrap().execute_batch(sql).unwrap();
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == place), "{sql}: {found:?}");
    }
}

#[test]
fn a_document_sealed_anew_does_not_match_the_journal() {
    let desk = Desk::with_documents(1);
    let conn = tampering(&desk.book(), "invoice");
    let read = |row: &rusqlite::Row<'_>| Ok(crate::record::invoice_row::InvoiceRow::read(row).unwrap());
    let mut row = conn.query_row("SELECT * FROM invoice", [], read).unwrap();
    row.issued_at = "2020-01-01T00:00:00.000Z".to_owned();
    conn.execute("UPDATE invoice SET issued_at = ?1, digest = ?2", (&row.issued_at, row.computed_digest())).unwrap();
    drop(conn);
    let found = faults(&desk);
    assert!(found.iter().any(|fault| fault.what.contains("not the one that the journal recorded")), "{found:?}");
}

/// Every stored value of every issued document, file and line, as another program reads them.
fn documents(book: &Path) -> Result<Vec<rusqlite::types::Value>, rusqlite::Error> {
    let conn = Connection::open_with_flags(book, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut values = Vec::new();
    for (table, key) in [("invoice", "rowid"), ("file", "rowid"), ("invoice_line", "invoice_id, line")] {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} NOT INDEXED ORDER BY {key}"))?;
        let width = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..width {
                values.push(row.get(column)?);
            }
        }
    }
    Ok(values)
}

/// Bits to flip; more of them by hand: `MILEPOST_FLIPS=20000 cargo test -p storage flip`.
#[expect(clippy::disallowed_methods, reason = "a knob of the test, not of the program")]
fn flips() -> usize {
    std::env::var("MILEPOST_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(200)
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures, for --nocapture")]
fn every_flipped_bit_in_a_document_is_found_and_none_panics() {
    let desk = Desk::with_documents(4);
    let sound = std::fs::read(desk.book()).unwrap();
    let before = documents(&desk.book()).unwrap();
    let mut dice = Dice(20_261_122);
    let (mut harmful, mut refused, mut only_integrity_check) = (0, 0, 0);
    for _ in 0..flips() {
        let (at, bit) = (dice.below(sound.len()), dice.below(8));
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << bit;
        std::fs::write(desk.book(), &bytes).unwrap();
        let is_harmful = documents(&desk.book()).map_or(true, |after| after != before);
        let faults = desk.open().map(|store| store.verify().map_or(1, |found| found.problems.len()));
        for suffix in ["-wal", "-shm"] {
            crate::files::remove_if_there(&crate::files::beside(&desk.book(), suffix));
        }
        assert!(!is_harmful || faults.as_ref().map_or(1, |count| *count) > 0, "bit {bit} of byte {at} went unseen");
        harmful += usize::from(is_harmful);
        refused += usize::from(faults.is_err());
        only_integrity_check += usize::from(is_harmful && structure_only_is_sound(&bytes));
    }
    println!(
        "{} flips of {} bytes: {harmful} changed a document, all found; {refused} books refused to open",
        flips(),
        sound.len()
    );
    println!("control: integrity_check alone misses {only_integrity_check} of {harmful}");
    assert!(only_integrity_check > 0, "control: integrity_check alone misses damage that the digests find");
}

fn structure_only_is_sound(bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy");
    std::fs::write(&path, bytes).unwrap();
    crate::book::connect_immutable(&path).is_ok_and(|conn| run(&conn, &STAGES[..1]).is_sound())
}

#[test]
fn torn_and_zeroed_pages_never_panic() {
    let desk = Desk::with_documents(2);
    let sound = std::fs::read(desk.book()).unwrap();
    for page in 0..sound.len() / 4096 {
        for half in [false, true] {
            let mut bytes = sound.clone();
            let from = page * 4096 + if half { 2048 } else { 0 };
            bytes[from..(page + 1) * 4096].fill(0);
            std::fs::write(desk.book(), &bytes).unwrap();
            let is_harmful = bytes != sound && documents(&desk.book()).is_err();
            let found = desk.open().and_then(|store| store.verify());
            assert!(!is_harmful || found.is_err() || !found.unwrap().is_sound(), "page {page}");
            for suffix in ["-wal", "-shm"] {
                crate::files::remove_if_there(&crate::files::beside(&desk.book(), suffix));
            }
        }
    }
}

#[test]
fn a_book_cut_at_any_sector_is_refused_or_found() {
    let desk = Desk::with_documents(1);
    let sound = std::fs::read(desk.book()).unwrap();
    for length in (0..sound.len()).step_by(512) {
        std::fs::write(desk.book(), &sound[..length]).unwrap();
        let before = contents(desk.folder());
        assert!(desk.open().is_err(), "{length} of {} bytes", sound.len());
        assert_eq!(contents(desk.folder()), before);
    }
}

#[test]
fn s94_a_dispute_that_was_changed_invented_or_taken_away_from_outside_is_found() {
    let table = [
        ("UPDATE dispute SET reason = 'other'", "is not what the journal recorded"),
        ("UPDATE dispute SET on_day = '2026-11-01'", "is not what the journal recorded"),
        (
            "INSERT INTO dispute VALUES (2, 1, NULL, NULL, '2026-11-16', 'Invented', '', '')",
            "is not what the journal recorded",
        ),
        ("DELETE FROM dispute_end; DELETE FROM dispute", "which the journal recorded, is missing"),
        ("UPDATE dispute_end SET outcome = 'withdrawn'", "is not what the journal recorded"),
        ("DELETE FROM dispute_end", "which the journal recorded, is missing"),
    ];
    for (sql, what) in table {
        let desk = Desk::new();
        let mut store = desk.create();
        one_of_each(&mut store);
        drop(store);
        let found = |desk: &Desk| faults(desk).into_iter().map(|fault| fault.what).collect::<Vec<_>>();
        drop(tampering(&desk.book(), "dispute_end"));
        let conn = tampering(&desk.book(), "dispute");
        assert!(!found(&desk).iter().any(|said| said.contains(what)), "control: {what}");
        conn.execute_batch(sql).unwrap();
        drop(conn);
        assert!(found(&desk).iter().any(|said| said.contains(what)), "{sql}: {:?}", found(&desk));
    }
}
