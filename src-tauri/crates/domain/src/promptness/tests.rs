//! Habits and forecasts worked out by hand, around month ends, leap days, the turn of a year and midnight.

use super::*;
use crate::terms::PaymentTerms;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn late_by(days: &[i64]) -> Option<Habit> {
    let due_on = day("2026-03-31");
    let paid: Vec<Paid> = days.iter().map(|n| Paid { due_on, paid_on: due_on + chrono::TimeDelta::days(*n) }).collect();
    habit(&paid)
}

#[test]
fn a_habit_is_the_middle_of_what_was_paid() {
    type Expected = Option<(i64, i64, i64)>;
    let table: &[(&[i64], Expected)] = &[
        (&[], None),
        (&[4], Some((4, 4, 4))),
        // As drawn for Halden Rail: six invoices, 3 to 6 days late.
        (&[4, 5, 3, 6, 3, 4], Some((3, 6, 4))),
        (&[0, 0, 30], Some((0, 30, 0))),
        // Between 3 and 4 the later day.
        (&[3, 4], Some((3, 4, 4))),
        (&[-4, -3], Some((-4, -3, -3))),
        (&[-1, 0], Some((-1, 0, 0))),
        (&[-10, -2, 7], Some((-10, 7, -2))),
    ];
    for (days, expected) in table {
        let found = late_by(days).map(|h| (h.earliest, h.latest, h.median));
        assert_eq!(found, *expected, "{days:?}");
    }
}

#[test]
fn days_late_are_counted_over_month_ends_and_leap_days() {
    let table = [
        ("2026-01-31", "2026-01-31", 0),
        ("2026-01-31", "2026-02-01", 1),
        ("2026-02-28", "2026-03-01", 1),
        ("2028-02-28", "2028-03-01", 2),
        ("2028-02-29", "2029-02-28", 365),
        ("2026-12-31", "2027-01-01", 1),
        ("2026-03-01", "2026-02-28", -1),
        ("2028-03-01", "2028-02-28", -2),
        // A night in which clocks change is one day like any other.
        ("2026-03-28", "2026-03-30", 2),
        ("2026-10-24", "2026-10-26", 2),
    ];
    for (due, paid, expected) in table {
        let paid = Paid { due_on: day(due), paid_on: day(paid) };
        assert_eq!(paid.days_late(), expected, "{paid:?}");
    }
}

#[test]
fn too_few_invoices_of_a_client_follow_everybody_and_too_few_of_all_follow_the_due_day() {
    let (two, three, four) = (late_by(&[9, 9]), late_by(&[9, 9, 9]), late_by(&[2, 2, 2, 2]));
    let table = [
        (three, four, (9, HabitOf::Client)),
        (three, None, (9, HabitOf::Client)),
        (two, four, (2, HabitOf::Everybody)),
        (None, four, (2, HabitOf::Everybody)),
        (two, two, (0, HabitOf::Nobody)),
        (None, None, (0, HabitOf::Nobody)),
    ];
    for (client, everybody, expected) in table {
        assert_eq!(usual_delay(client, everybody), expected, "{client:?} {everybody:?}");
    }
}

#[test]
fn money_is_expected_on_its_due_day_moved_by_the_delay_and_never_in_the_past() {
    // due, delay, today | expected
    let table = [
        ("2026-11-30", 0, "2026-11-16", "2026-11-30"),
        // One day late moves the last day of a month into the next.
        ("2026-11-30", 1, "2026-11-16", "2026-12-01"),
        ("2026-12-31", 1, "2026-11-16", "2027-01-01"),
        ("2027-02-28", 1, "2026-11-16", "2027-03-01"),
        ("2028-02-28", 1, "2026-11-16", "2028-02-29"),
        ("2028-02-29", 1, "2026-11-16", "2028-03-01"),
        ("2028-02-28", 2, "2026-11-16", "2028-03-01"),
        // Paid early: a day of the month before.
        ("2026-12-01", -1, "2026-11-16", "2026-11-30"),
        ("2027-03-01", -1, "2026-11-16", "2027-02-28"),
        ("2028-03-01", -1, "2026-11-16", "2028-02-29"),
        // Late already: the delay may still lie ahead, else it is expected today.
        ("2026-11-10", 10, "2026-11-16", "2026-11-20"),
        ("2026-11-10", 6, "2026-11-16", "2026-11-16"),
        ("2026-11-10", 5, "2026-11-16", "2026-11-16"),
        ("2026-11-10", 0, "2026-11-16", "2026-11-16"),
        // Early payers are not expected yesterday.
        ("2026-11-17", -5, "2026-11-16", "2026-11-16"),
        // Before midnight of the last day and after it.
        ("2026-11-30", 0, "2026-11-30", "2026-11-30"),
        ("2026-11-30", 0, "2026-12-01", "2026-12-01"),
    ];
    for (due, delay, today, expected) in table {
        assert_eq!(expected_on(day(due), delay, day(today)), day(expected), "{due} {delay:+} on {today}");
    }
    assert_eq!(expected_on(NaiveDate::MAX, 5, day("2026-11-16")), NaiveDate::MAX, "the end of time does not overflow");
}

#[test]
fn work_is_expected_by_its_day_then_by_the_terms_then_by_the_delay() {
    // planned day, terms, delay, today | expected
    let table = [
        (Some("2026-12-18"), PaymentTerms::Net { days: 30 }, 0, "2026-11-16", "2027-01-17"),
        (Some("2026-12-18"), PaymentTerms::Net { days: 30 }, 15, "2026-11-16", "2027-02-01"),
        (Some("2028-01-30"), PaymentTerms::Net { days: 30 }, 0, "2026-11-16", "2028-02-29"),
        (Some("2027-01-30"), PaymentTerms::Net { days: 30 }, 0, "2026-11-16", "2027-03-01"),
        (Some("2026-12-31"), PaymentTerms::OnReceipt, 0, "2026-11-16", "2026-12-31"),
        (Some("2026-12-31"), PaymentTerms::OnReceipt, 1, "2026-11-16", "2027-01-01"),
        // A planned day that has passed counts as today.
        (Some("2026-10-01"), PaymentTerms::Net { days: 14 }, 0, "2026-11-16", "2026-11-30"),
        (Some("2026-10-01"), PaymentTerms::Net { days: 14 }, 0, "2026-11-17", "2026-12-01"),
        (None, PaymentTerms::Net { days: 14 }, 4, "2026-11-16", "2026-12-04"),
    ];
    for (target, terms, delay, today, expected) in table {
        let billed = billed_on(target.map(day), day(today));
        let found = expected_on(terms.due_on(billed).unwrap(), delay, day(today));
        assert_eq!(found, day(expected), "{target:?} {terms:?} {delay:+} on {today}");
    }
}

proptest! {
    #[test]
    fn the_middle_has_as_many_on_either_side(days in prop::collection::vec(-400_i64..400, 1..60)) {
        let middle = median(days.clone()).unwrap();
        let (below, above) = (days.iter().filter(|d| **d < middle).count(), days.iter().filter(|d| **d > middle).count());
        prop_assert!(below <= days.len() / 2 && above <= days.len() / 2, "{} in {:?}", middle, days);
    }
}
