//! What every start asks for costs what is open, not all that was ever issued.

use super::{dispute, exposure, invoice};
use crate::fixture::{Desk, tampering};
use chrono::NaiveDate;
use domain::Currency;
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const OPEN: i64 = 5;

/// A book of `count` invoices of one milestone, all but the last five of which are settled.
fn settled(count: i64) -> Desk {
    let desk = Desk::with_documents(count);
    let sql = format!(
        "UPDATE invoice_balance SET paid_minor = 123000, open_minor = 0, open_net_minor = 0, kept_minor = 0, kept_net_minor = 0 WHERE invoice_id <= {}",
        count - OPEN
    );
    tampering(&desk.book(), "invoice_balance").execute_batch(&sql).unwrap();
    let of_milestone = "
      INSERT INTO project VALUES (1, 1, 'K1', 'Portal', 'EUR', 500000, 1, '', NULL, NULL, '', 0, '', '', NULL, '{}');
      INSERT INTO milestone VALUES (1, 1, 1, 'Build', 'works', 500000, NULL, '', '', NULL);
      UPDATE invoice_line SET milestone_id = 1;";
    tampering(&desk.book(), "invoice_line").execute_batch(of_milestone).unwrap();
    desk
}

/// Steps of SQLite's machine that `ask` takes.
fn steps(conn: &Connection, ask: impl FnOnce(&Connection)) -> u64 {
    let taken = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&taken);
    let counting = move || {
        count.fetch_add(1, Ordering::Relaxed);
        false
    };
    conn.progress_handler(1, Some(counting)).unwrap();
    ask(conn);
    conn.progress_handler(1, None::<fn() -> bool>).unwrap();
    taken.load(Ordering::Relaxed)
}

fn euro() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn later() -> NaiveDate {
    "2027-06-01".parse().unwrap()
}

/// All that the dashboard and the list of clients ask of invoices.
fn start(conn: &Connection) {
    assert_eq!(i64::from(invoice::open_sum(conn, true, euro(), later()).unwrap().count), OPEN);
    assert_eq!(invoice::open_currencies(conn).unwrap(), [euro()]);
    assert_eq!(i64::from(invoice::late_count(conn, later()).unwrap()), OPEN);
    assert_eq!(invoice::latest_due(conn, euro(), later(), 8).unwrap().len(), 5);
    assert_eq!(invoice::disputed(conn, euro(), 8).unwrap().len(), 0);
    assert_eq!(dispute::late_count(conn, euro(), later()).unwrap(), 0);
    assert_eq!(exposure::owed(conn, None, later()).unwrap().len(), 1);
    assert_eq!(exposure::open_invoices(conn, None).unwrap().len(), 5);
    assert_eq!(invoice::open_by_due_month(conn, euro(), later()).unwrap().len(), 1);
}

#[test]
fn a_start_costs_what_is_open_and_not_what_was_ever_issued() {
    let of = |count| {
        let desk = settled(count);
        steps(&Connection::open(desk.book()).unwrap(), start)
    };
    let (few, many) = (of(20), of(80));
    assert!(few > 100, "{few} steps: nothing was counted");
    assert!(many < few + few / 10, "{few} steps with 20 invoices, {many} with 80");
}

#[test]
fn a_look_through_all_invoices_is_noticed() {
    let of = |count| {
        let desk = settled(count);
        let all = |conn: &Connection| {
            drop(conn.query_row("SELECT sum(net_minor) FROM invoice", [], |row| row.get::<_, i64>(0)));
        };
        steps(&Connection::open(desk.book()).unwrap(), all)
    };
    let (few, many) = (of(20), of(80));
    assert!(many > few + few / 10, "{few} steps with 20 invoices, {many} with 80");
}
