//! Hand-computed days around month ends and leap days, and that a past day stays what it was.

use super::*;
use crate::id::InvoiceId;
use crate::money::Currency;
use crate::payment::SettlementKind;

mod lives;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write ISO days")
}

fn eur(text: &str) -> Money {
    Money::parse(text, Currency::parse("EUR").expect("a currency")).expect("an amount")
}

fn settled(kind: SettlementKind, amount: &str, on: &str, recorded: &str, sort: Sort) -> Dated<Settlement> {
    let settlement = Settlement { invoice: InvoiceId(1), kind, on: day(on), amount: eur(amount) };
    Dated::of(settlement, day(recorded), sort)
}

#[test]
fn s86_the_age_of_what_is_due_counts_days_across_month_ends_and_leap_days() {
    for (due, at, expected) in [
        ("2026-01-31", "2026-01-31", Ageing::NotDue),
        ("2026-01-31", "2026-02-01", Ageing::UpTo30),
        ("2026-01-31", "2026-03-02", Ageing::UpTo30),
        ("2026-01-31", "2026-03-03", Ageing::UpTo60),
        // In a leap year February has a day more: the thirtieth day comes one day of the calendar earlier.
        ("2028-01-31", "2028-03-01", Ageing::UpTo30),
        ("2028-01-31", "2028-03-02", Ageing::UpTo60),
        ("2028-02-28", "2028-02-29", Ageing::UpTo30),
        ("2028-02-29", "2028-02-29", Ageing::NotDue),
        ("2028-02-29", "2028-04-29", Ageing::UpTo60),
        ("2028-02-29", "2028-05-29", Ageing::UpTo90),
        ("2028-02-29", "2028-05-30", Ageing::Over90),
    ] {
        assert_eq!(Ageing::of(day(due), day(at)), expected, "due {due}, at {at}");
    }
}

#[test]
fn s86_an_invoice_at_the_end_of_each_day_of_its_life() {
    use SettlementKind::{Credit, Payment, WriteOff};
    let all = [
        settled(Payment, "400", "2028-02-29", "2028-03-02", Sort::First),
        settled(Credit, "100", "2028-03-31", "2028-03-31", Sort::First),
        // The bank took the payment back; it was booked on 5 April and bears the day of the payment.
        settled(Payment, "-400", "2028-02-29", "2028-04-05", Sort::TakesBack),
        settled(WriteOff, "900", "2028-04-30", "2028-04-30", Sort::First),
    ];
    let at = |on: &str| InvoiceAsAt::of(eur("1000"), (day("2028-02-29"), None), &all, day(on)).expect("small amounts");
    for (on, open, status, ageing) in [
        ("2028-02-28", "1000", InvoiceStatus::Issued, Some(Ageing::NotDue)),
        ("2028-02-29", "600", InvoiceStatus::PartPaid, Some(Ageing::NotDue)),
        ("2028-03-01", "600", InvoiceStatus::Overdue, Some(Ageing::UpTo30)),
        ("2028-03-30", "600", InvoiceStatus::Overdue, Some(Ageing::UpTo30)),
        ("2028-03-31", "500", InvoiceStatus::Overdue, Some(Ageing::UpTo60)),
        ("2028-04-04", "500", InvoiceStatus::Overdue, Some(Ageing::UpTo60)),
        ("2028-04-05", "900", InvoiceStatus::Overdue, Some(Ageing::UpTo60)),
        ("2028-04-30", "0", InvoiceStatus::Credited, None),
    ] {
        let found = at(on);
        assert_eq!((found.balance.open, found.ageing), (eur(open), ageing), "{on}");
        if on != "2028-04-30" {
            assert_eq!(found.status, status, "{on}");
        }
    }
    assert!(all[0].is_recorded_since(day("2028-03-01")), "came on 29 February, and nobody knew it on 1 March");
    assert!(!all[0].is_recorded_since(day("2028-03-02")));
    assert!(!all[2].is_recorded_since(day("2028-04-04")), "what takes back counts once it is recorded");
}

#[test]
fn s86_work_that_was_taken_back_later_was_done_until_then() {
    let fact = |fact, on: &str| Dated { fact, counts_on: day(on), recorded_on: day(on) };
    let all = [
        fact(WorkFact::Started, "2026-01-30"),
        fact(WorkFact::Done, "2026-01-31"),
        fact(WorkFact::Reopened, "2026-02-28"),
        fact(WorkFact::Done, "2026-03-01"),
    ];
    for (on, done) in [
        ("2026-01-30", None),
        ("2026-01-31", Some("2026-01-31")),
        ("2026-02-27", Some("2026-01-31")),
        ("2026-02-28", None),
        ("2026-03-01", Some("2026-03-01")),
    ] {
        assert_eq!(work_at(&all, day(on)).done_on, done.map(day), "{on}");
    }
}

#[test]
fn s86_the_plan_in_force_is_the_last_that_was_agreed_by_the_day() {
    let agreed = |fact: u32, on: &str| Dated { fact, counts_on: day(on), recorded_on: day(on) };
    let all = [agreed(1, "2026-01-31"), agreed(2, "2026-02-28"), agreed(3, "2026-02-28")];
    for (on, number) in
        [("2026-01-30", None), ("2026-01-31", Some(1)), ("2026-02-27", Some(1)), ("2026-02-28", Some(3))]
    {
        assert_eq!(in_force(&all, day(on)).copied(), number, "{on}");
    }
}
