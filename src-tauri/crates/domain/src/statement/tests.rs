//! Statements by hand-computed cases, and that any cut of the days adds up.

use super::{Statement, StatementEntry, StatementKind};
use crate::date::ymd;
use crate::money::Money;
use crate::tests::{cases, money};
use chrono::Days;
use proptest::prelude::*;

fn entry(on: &str, kind: StatementKind, amount: &str) -> StatementEntry {
    StatementEntry { on: ymd(on), kind, amount: money(amount) }
}

#[test]
fn the_balance_follows_the_days_and_not_the_order_of_recording() {
    let entries = [
        entry("2028-02-29", StatementKind::Invoice, "1230.00 EUR"),
        entry("2028-03-31", StatementKind::Payment, "-1000.00 EUR"),
        entry("2027-12-31", StatementKind::Invoice, "500.00 EUR"),
        entry("2028-03-31", StatementKind::BankFee, "-30.00 EUR"),
        entry("2028-04-01", StatementKind::CreditNote, "-700.00 EUR"),
    ];
    let of = |from: Option<&str>, to: &str| {
        Statement::of(&entries, from.map(ymd), ymd(to), money("0.00 EUR").currency()).unwrap()
    };
    let all = of(None, "2028-12-31");
    let seen: Vec<_> = all.rows.iter().map(|(at, balance)| (*at, balance.amount().to_string())).collect();
    let wanted = [(2, "500.00"), (0, "1730.00"), (1, "730.00"), (3, "700.00"), (4, "0.00")];
    assert_eq!(seen, wanted.map(|(at, balance)| (at, balance.to_owned())));
    let march = of(Some("2028-03-01"), "2028-03-31");
    assert_eq!((march.opening, march.closing), (money("1730.00 EUR"), money("700.00 EUR")));
    assert_eq!((march.charged, march.settled), (money("0.00 EUR"), money("-1030.00 EUR")));
    let leap = of(Some("2028-02-29"), "2028-02-29");
    assert_eq!((leap.opening, leap.rows.len()), (money("500.00 EUR"), 1), "both ends belong to it");
    let before = of(None, "2027-12-30");
    assert_eq!((before.rows.len(), before.closing), (0, money("0.00 EUR")));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn opening_and_movements_are_the_closing_and_months_follow_each_other(
        moves in prop::collection::vec((0u64..400, -1_000_000i64..1_000_000), 0..40), cut in 0u64..400, length in 0u64..100,
    ) {
        let day = |after: u64| ymd("2027-11-15") + Days::new(after);
        let currency = money("0.00 EUR").currency();
        let entries: Vec<StatementEntry> = moves
            .iter()
            .map(|(after, minor)| {
                let amount = crate::tests::minor(*minor, "EUR");
                StatementEntry { on: day(*after), kind: StatementKind::Invoice, amount }
            })
            .collect();
        let part = Statement::of(&entries, Some(day(cut)), day(cut + length), currency).unwrap();
        let moved = part.charged.plus(part.settled).unwrap();
        prop_assert_eq!(part.opening.plus(moved).unwrap(), part.closing);
        let last = part.rows.last().map_or(part.opening, |(_, balance)| *balance);
        prop_assert_eq!(last, part.closing);
        let next = Statement::of(&entries, Some(day(cut + length + 1)), day(1000), currency).unwrap();
        prop_assert_eq!(next.opening, part.closing, "the next one begins where this one ends");
        let all = Money::sum(entries.iter().map(|e| e.amount), currency).unwrap();
        prop_assert_eq!(next.closing, all);
    }
}
