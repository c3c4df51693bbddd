//! What payments in foreign currencies keep of gain and loss is worked out again.

use super::faults;
use crate::fixture::{Desk, one_of_each, tampering};

#[test]
fn a_gain_that_was_changed_from_outside_is_found_by_the_journal_and_by_the_rates_of_issue() {
    let (journal, rates) = ("than the journal recorded", "differs from the rates of its documents");
    let table: [(&str, &[&str]); 7] = [
        ("UPDATE payment_exchange SET received_minor = received_minor + 1", &[journal]),
        ("UPDATE payment_exchange SET at_issue_minor = at_issue_minor + 1", &[journal, rates]),
        ("UPDATE payment_exchange SET home = 'GBP'", &[journal]),
        ("UPDATE payment_exchange SET home = 'euro'", &["home"]),
        ("DELETE FROM payment_exchange", &[journal]),
        // The journal still says what the payment keeps; the part that it settled is another.
        ("UPDATE settlement SET amount_minor = amount_minor - 100", &[rates]),
        ("DELETE FROM settlement", &[rates]),
    ];
    for (sql, expected) in table {
        let desk = Desk::new();
        one_of_each(&mut desk.create());
        let found = || -> Vec<String> {
            let all = faults(&desk).into_iter();
            all.filter(|fault| fault.table == "payment_exchange").map(|fault| fault.what).collect()
        };
        drop(tampering(&desk.book(), "settlement"));
        let conn = tampering(&desk.book(), "payment_exchange");
        assert_eq!(found(), Vec::<String>::new(), "control: untouched");
        conn.execute_batch(sql).unwrap();
        drop(conn);
        let found = found();
        for what in expected {
            assert!(found.iter().any(|said| said.contains(what)), "{sql}: {found:?}");
        }
    }
}
