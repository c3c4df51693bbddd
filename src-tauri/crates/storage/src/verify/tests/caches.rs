//! What screens read instead of the facts is compared with the facts.

use super::faults;
use crate::fixture::{Desk, tampering};

#[test]
fn a_text_that_documents_are_found_by_is_compared_with_them() {
    let table = [
        "UPDATE invoice_search SET text = text || 'rail'",
        "UPDATE invoice_search SET text = replace(text, 'kestrel', 'kestral')",
        "UPDATE invoice_search SET rowid = rowid + 1 WHERE rowid = (SELECT max(rowid) FROM invoice_search)",
        "DELETE FROM invoice_search WHERE rowid = (SELECT max(rowid) FROM invoice_search)",
        "INSERT INTO invoice_search (rowid, text) VALUES (5, 'invented')",
    ];
    for sql in table {
        let desk = Desk::with_documents(3);
        assert_eq!(faults(&desk), [], "control: untouched");
        tampering(&desk.book(), "invoice").execute_batch(sql).unwrap();
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == "invoice_search"), "{sql}: {found:?}");
    }
}

#[test]
fn an_index_that_does_not_have_its_texts_is_found() {
    let table = [
        // What FTS5 keeps: groups of three and their places, by text; the texts themselves.
        "DELETE FROM invoice_search_data WHERE id > 10",
        "UPDATE invoice_search_content SET c0 = replace(c0, 'kestrel', 'kestral')",
        "DELETE FROM invoice_search_content WHERE id = (SELECT max(id) FROM invoice_search_content)",
    ];
    for sql in table {
        let desk = Desk::with_documents(3);
        assert_eq!(faults(&desk), [], "control: untouched");
        tampering(&desk.book(), "invoice").execute_batch(sql).unwrap();
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == "book"), "{sql}: {found:?}");
    }
}

#[test]
fn a_day_of_issue_beside_the_balance_is_compared_with_the_document() {
    for sql in ["UPDATE invoice_balance SET issue_on = '2026-11-01'", "UPDATE invoice_balance SET issue_on = ''"] {
        let desk = Desk::with_documents(2);
        tampering(&desk.book(), "invoice_balance").execute_batch(sql).unwrap();
        let found = faults(&desk);
        assert_eq!(found.iter().filter(|fault| fault.table == "invoice_balance").count(), 2, "{sql}: {found:?}");
    }
}

#[test]
fn every_way_to_open_a_book_finds_by_one_letter() {
    use crate::record::invoice::{InvoiceFilter, invoices};
    let found = |store: &crate::Store, text: &str| {
        let filter = InvoiceFilter { text: text.to_owned(), limit: 9, ..InvoiceFilter::default() };
        store.read(|conn| invoices(conn, &filter, crate::fixture::moment(1).on)).unwrap().len()
    };
    let check = |store: &crate::Store| {
        for (text, count) in [("k", 1), ("KE", 1), ("q", 0), ("01", 1), ("2", 1)] {
            assert_eq!(found(store, text), count, "{text}");
        }
    };
    let desk = Desk::with_documents(1);
    check(&crate::Store::open_read_only(&desk.book()).unwrap());
    let writing = desk.open().unwrap();
    check(&writing);
    check(&crate::Store::open_read_only(&desk.book()).unwrap());
    drop(writing);
    // What a crash left in the WAL is read from a copy that nobody may write to.
    let crashed = crate::fixture::crashed("UPDATE client SET name = 'Other'");
    check(&crate::Store::open_read_only(&crashed.book()).unwrap());
}
