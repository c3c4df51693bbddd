//! Statements by hand-computed cases, that any cut of the days adds up, and that a past one changes only by what it names.

use super::{OverdueInvoice, Statement, StatementEntry, StatementKind};
use crate::as_at::Dated;
use crate::date::ymd;
use crate::id::InvoiceId;
use crate::money::{Currency, Money};
use crate::tests::{cases, is_caught, money};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn entry(on: NaiveDate, recorded_on: NaiveDate, kind: StatementKind, amount: Money) -> Dated<StatementEntry> {
    let (number, text) = (String::new(), String::new());
    let fact = StatementEntry { on, kind, invoice: None, number, text, takes_back: None, amount, settles: Vec::new() };
    Dated { fact, counts_on: on, recorded_on }
}

fn euro() -> Currency {
    money("0.00 EUR").currency()
}

#[test]
fn the_balance_follows_the_days_and_not_the_order_of_recording() {
    let told = |on: &str, kind, amount: &str| entry(ymd(on), ymd(on), kind, money(amount));
    let entries = [
        told("2028-02-29", StatementKind::Invoice, "1230.00 EUR"),
        told("2028-03-31", StatementKind::Payment, "-1000.00 EUR"),
        told("2027-12-31", StatementKind::Invoice, "500.00 EUR"),
        told("2028-03-31", StatementKind::BankFee, "-30.00 EUR"),
        told("2028-04-01", StatementKind::CreditNote, "-700.00 EUR"),
    ];
    let of =
        |from: Option<&str>, to: &str| Statement::of(&entries, (from.map(ymd), ymd(to)), euro(), Vec::new()).unwrap();
    let all = of(None, "2028-12-31");
    let seen: Vec<_> = all.rows.iter().map(|row| (row.entry.on, row.balance.amount().to_string())).collect();
    let wanted = [
        ("2027-12-31", "500.00"),
        ("2028-02-29", "1730.00"),
        ("2028-03-31", "730.00"),
        ("2028-03-31", "700.00"),
        ("2028-04-01", "0.00"),
    ];
    assert_eq!(seen, wanted.map(|(on, balance)| (ymd(on), balance.to_owned())));
    let march = of(Some("2028-03-01"), "2028-03-31");
    assert_eq!((march.opening, march.closing), (money("1730.00 EUR"), money("700.00 EUR")));
    assert_eq!((march.charged, march.settled), (money("0.00 EUR"), money("-1030.00 EUR")));
    let leap = of(Some("2028-02-29"), "2028-02-29");
    assert_eq!((leap.opening, leap.rows.len()), (money("500.00 EUR"), 1), "both ends belong to it");
    let before = of(None, "2027-12-30");
    assert_eq!((before.rows.len(), before.closing), (0, money("0.00 EUR")));
}

#[test]
fn s86_what_was_recorded_once_the_days_had_passed_is_named_where_it_changes_a_balance() {
    let late = entry(ymd("2028-02-20"), ymd("2028-03-02"), StatementKind::Payment, money("-100.00 EUR"));
    let of = |from: Option<&str>, to: &str| {
        let days = (from.map(ymd), ymd(to));
        Statement::of(std::slice::from_ref(&late), days, euro(), Vec::new()).unwrap()
    };
    let february = of(Some("2028-02-01"), "2028-02-29");
    assert_eq!(february.rows[0].entered_on, Some(ymd("2028-03-02")), "a print of that day has not got it");
    let march = of(Some("2028-03-01"), "2028-03-31");
    assert_eq!((march.opening, march.rows.len()), (money("-100.00 EUR"), 0));
    assert_eq!(march.earlier.len(), 1, "the statement of February closed without it");
    assert_eq!(march.earlier[0].entered_on, ymd("2028-03-02"));
    assert_eq!(of(Some("2028-03-03"), "2028-03-31").earlier, [], "the day before it was known");
    assert_eq!(of(None, "2028-03-02").rows[0].entered_on, None, "the last day is the day of the record");
}

#[test]
fn what_is_overdue_stands_by_due_date_with_its_sum() {
    let overdue = |id, due: &str, open: &str| OverdueInvoice {
        invoice: InvoiceId(id),
        number: format!("2028-{id:03}"),
        due_on: ymd(due),
        days_late: 1,
        open: money(open),
    };
    let all = vec![overdue(3, "2028-02-01", "5.00 EUR"), overdue(2, "2028-01-31", "7.00 EUR")];
    let told = Statement::of(&[], (None, ymd("2028-02-02")), euro(), all).unwrap();
    assert_eq!((told.overdue[0].invoice, told.overdue_total), (InvoiceId(2), money("12.00 EUR")));
}

fn moves() -> impl Strategy<Value = Vec<(u64, u64, i64)>> {
    prop::collection::vec((0u64..400, 0u64..60, -1_000_000i64..1_000_000), 0..40)
}

fn day(after: u64) -> NaiveDate {
    ymd("2027-11-15") + Days::new(after)
}

fn entries(moves: &[(u64, u64, i64)]) -> Vec<Dated<StatementEntry>> {
    let one = |(after, later, minor): &(u64, u64, i64)| {
        entry(day(*after), day(after + later), StatementKind::Invoice, crate::tests::minor(*minor, "EUR"))
    };
    moves.iter().map(one).collect()
}

/// What a print on the day of `to` said differs from today's by exactly what is named.
fn is_told(
    all: &[Dated<StatementEntry>],
    from: NaiveDate,
    to: NaiveDate,
    told: &Statement,
) -> Result<(), TestCaseError> {
    let known: Vec<_> = all.iter().filter(|entry| entry.recorded_on <= to).cloned().collect();
    let printed = Statement::of(&known, (Some(from), to), euro(), Vec::new()).unwrap();
    let late = told.rows.iter().filter(|row| row.entered_on.is_some()).map(|row| row.entry.amount);
    let earlier = told.earlier.iter().filter(|late| late.entered_on > to).map(|late| late.entry.amount);
    let named = Money::sum(late.chain(earlier), euro()).unwrap();
    prop_assert_eq!(printed.closing.plus(named).unwrap(), told.closing);
    let before: Vec<_> = all.iter().filter(|entry| entry.recorded_on < from).cloned().collect();
    let closed = Statement::of(&before, (None, from.pred_opt().unwrap()), euro(), Vec::new()).unwrap().closing;
    let earlier = Money::sum(told.earlier.iter().map(|late| late.entry.amount), euro()).unwrap();
    prop_assert_eq!(closed.plus(earlier).unwrap(), told.opening, "the one before closed with it");
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn opening_and_movements_are_the_closing_and_months_follow_each_other(
        moves in moves(), cut in 0u64..400, length in 0u64..100,
    ) {
        let all = entries(&moves);
        let of = |from, to| Statement::of(&all, (Some(from), to), euro(), Vec::new()).unwrap();
        let part = of(day(cut), day(cut + length));
        let moved = part.charged.plus(part.settled).unwrap();
        prop_assert_eq!(part.opening.plus(moved).unwrap(), part.closing);
        let last = part.rows.last().map_or(part.opening, |row| row.balance);
        prop_assert_eq!(last, part.closing);
        let next = of(day(cut + length + 1), day(1000));
        prop_assert_eq!(next.opening, part.closing, "the next one begins where this one ends");
        let whole = Money::sum(all.iter().map(|e| e.fact.amount), euro()).unwrap();
        prop_assert_eq!(next.closing, whole);
        is_told(&all, day(cut), day(cut + length), &part)?;
    }
}

#[test]
fn s86_a_late_entry_that_is_not_named_is_caught() {
    assert!(is_caught(moves(), |moves| {
        let all = entries(&moves);
        let mut part = Statement::of(&all, (Some(day(100)), day(200)), euro(), Vec::new()).unwrap();
        part.rows.iter_mut().for_each(|row| row.entered_on = None);
        is_told(&all, day(100), day(200), &part)
    }));
    assert!(is_caught(moves(), |moves| {
        let all = entries(&moves);
        let mut part = Statement::of(&all, (Some(day(100)), day(200)), euro(), Vec::new()).unwrap();
        part.earlier.clear();
        is_told(&all, day(100), day(200), &part)
    }));
}

#[test]
fn s22_a_row_names_some_numbers_and_says_how_many_more_there_are() {
    let of = |count: usize| {
        let numbers = (1..=count).map(|number| format!("2026-{number:03}"));
        let mut dated = entry(ymd("2026-03-01"), ymd("2026-03-01"), StatementKind::Payment, money("-1.00 EUR"));
        dated.fact.settles = numbers.collect();
        let (named, more) = dated.fact.named();
        (named.len(), more)
    };
    assert_eq!([0, 1, 5, 6, 30].map(of), [(0, 0), (1, 0), (5, 0), (4, 2), (4, 26)]);
}
