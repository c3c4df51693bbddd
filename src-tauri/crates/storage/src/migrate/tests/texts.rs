//! Books of format 11 get texts to search and sums of months in which payments were taken back.

use super::*;

#[test]
fn a_book_of_format_11_opens_with_texts_to_search_and_takes_payments_back_in_their_own_month() {
    use crate::record::invoice::{InvoiceFilter, invoices};
    use crate::record::payment;

    let desk = Desk::new();
    let mut store = desk.create();
    crate::fixture::one_of_each_without_gains(&mut store);
    drop(store);
    let conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch(BACK_TO_11).unwrap();
    assert_eq!(schema(&conn).unwrap(), expected_schema(11).unwrap(), "a book as format 11 wrote it");
    // Taken back on 1 December, while it was still November in UTC; until now the sum of November did not know.
    conn.execute_batch(
        "INSERT INTO payment VALUES (2, 1, '2026-11-20', 'USD', -123000, 'bank_transfer', '', '', 1, '2026-11-30T23:30:00.000Z');
         INSERT INTO settlement VALUES (2, 1, 2, 'payment', '2026-11-20', -123000, -100000, '', '2026-11-30T23:30:00.000Z');
         UPDATE invoice_balance SET paid_minor = 0, open_minor = gross_minor, open_net_minor = net_minor, settled_on = NULL FROM invoice;
         UPDATE month_sum SET net_minor = 0, gross_minor = 0, documents = 0 WHERE kind = 'received';",
    )
    .unwrap();
    let tx = conn.unchecked_transaction().unwrap();
    let back = Moment { at: "2026-11-30T23:30:00Z".parse().unwrap(), on: "2026-12-01".parse().unwrap() };
    journal::append(&tx, "reverse_payment", back, &Entry::about("payment", 1, serde_json::json!({}))).unwrap();
    tx.commit().unwrap();
    drop(conn);

    let store = desk.open().unwrap();
    let dollar = domain::Currency::parse("USD").unwrap();
    let received = |conn: &Connection| payment::received(conn, dollar, "2026-01", "2026-12");
    let months = store.read(received).unwrap();
    let months: Vec<_> =
        months.iter().map(|m| (m.month.as_str(), m.net.minor(), m.gross.minor(), m.documents)).collect();
    assert_eq!(months, [("2026-11", 100_000, 123_000, 1), ("2026-12", -100_000, -123_000, -1)]);
    for (text, count) in [("KESTREL", 1), ("2026-001", 1), ("discovery", 1), ("Halden", 0)] {
        let filter = InvoiceFilter { text: text.to_owned(), limit: 9, ..InvoiceFilter::default() };
        let found = store.read(|conn| invoices(conn, &filter, moment(1).on)).unwrap();
        assert_eq!(found.len(), count, "{text}");
    }
    assert_eq!(store.verify().unwrap().problems, []);
}

#[test]
fn texts_that_a_crash_left_unwritten_are_written_at_the_next_start() {
    let desk = Desk::with_documents(2);
    let conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch("DELETE FROM invoice_search; INSERT INTO setting VALUES ('search_is_missing', 'true')").unwrap();
    drop(conn);
    let store = desk.open().unwrap();
    assert_eq!(store.read(search::count).unwrap(), 2);
    assert_eq!(store.verify().unwrap().problems, []);
}
