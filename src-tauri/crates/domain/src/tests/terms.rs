//! Due dates over two centuries (M14, S41).

use crate::date::{self, ymd};
use crate::refusal::Refusal;
use crate::terms::PaymentTerms;
use crate::tests::{cases, is_caught};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

pub(super) fn days() -> impl Strategy<Value = NaiveDate> {
    let (first, last) = (ymd("1970-01-01"), ymd("2200-12-31"));
    (0..=(last - first).num_days().unsigned_abs()).prop_map(move |n| first + Days::new(n))
}

fn terms() -> impl Strategy<Value = PaymentTerms> {
    prop_oneof![
        (0u32..=3660).prop_map(|days| PaymentTerms::Net { days }),
        (0u32..=3660).prop_map(|days| PaymentTerms::EndOfMonth { days }),
        (0u32..=3660).prop_map(|days| PaymentTerms::NetEndOfMonth { days }),
        days().prop_map(|on| PaymentTerms::FixedDate { on }),
        Just(PaymentTerms::OnReceipt),
    ]
}

/// Days of a month by the rule of 1582, without chrono.
fn length_of_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[test]
fn m14_every_month_end_of_two_centuries_is_right() {
    for year in 1970..=2200 {
        for month in 1..=12 {
            for day in [1, 15, 28] {
                let end = date::end_of_month(NaiveDate::from_ymd_opt(year, month, day).unwrap());
                assert_eq!((end.year(), end.month(), end.day()), (year, month, length_of_month(year, month)));
                assert_eq!(date::end_of_month(end), end, "the end of a month is its own end");
            }
        }
    }
}

#[test]
fn m14_terms_at_leap_days_and_month_ends() {
    let table = [
        ("net 0", "2028-02-29", "2028-02-29"),
        ("net 1", "2028-02-28", "2028-02-29"),
        ("net 1", "2100-02-28", "2100-03-01"),
        ("net 365", "2027-03-01", "2028-02-29"),
        ("eom", "2000-02-01", "2000-02-29"),
        ("eom", "2028-02-29", "2028-02-29"),
        ("eom 30", "2027-01-31", "2027-03-02"),
        ("30 eom", "2028-01-31", "2028-03-31"),
        ("0 eom", "2027-02-28", "2027-02-28"),
        ("eom", "2026-12-31", "2026-12-31"),
        ("2026-11-16", "2026-11-16", "2026-11-16"),
    ];
    for (text, issue_on, due_on) in table {
        assert_eq!(PaymentTerms::parse(text).unwrap().due_on(ymd(issue_on)), Ok(ymd(due_on)), "{text} from {issue_on}");
    }
}

#[test]
fn m14_a_term_beyond_the_calendar_ends_with_it() {
    for terms in [
        PaymentTerms::Net { days: u32::MAX },
        PaymentTerms::EndOfMonth { days: u32::MAX },
        PaymentTerms::NetEndOfMonth { days: u32::MAX },
    ] {
        assert_eq!(terms.due_on(ymd("2200-12-31")), Ok(NaiveDate::MAX), "{terms:?}");
    }
}

fn check_due(issue_on: NaiveDate, due_on: Result<NaiveDate, Refusal>) -> Result<(), TestCaseError> {
    match due_on {
        Ok(due_on) => prop_assert!(due_on >= issue_on),
        Err(Refusal::DueBeforeIssue { due_on, .. }) => prop_assert!(due_on < issue_on),
        Err(other) => prop_assert!(false, "refused for another reason: {}", other),
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn s41_due_date_is_never_before_issue(issue_on in days(), terms in terms()) {
        check_due(issue_on, terms.due_on(issue_on))?;
        let may_refuse = matches!(terms, PaymentTerms::FixedDate { .. });
        prop_assert!(may_refuse || terms.due_on(issue_on).is_ok());
    }

    #[test]
    fn m14_terms_count_days_and_month_ends(issue_on in days(), count in 0u32..=3660) {
        let later = issue_on + Days::new(u64::from(count));
        prop_assert_eq!(PaymentTerms::Net { days: count }.due_on(issue_on), Ok(later));
        let end = |day: NaiveDate| day.with_day(length_of_month(day.year(), day.month())).unwrap();
        prop_assert_eq!(PaymentTerms::NetEndOfMonth { days: count }.due_on(issue_on), Ok(end(later)));
        prop_assert_eq!(PaymentTerms::EndOfMonth { days: count }.due_on(issue_on), Ok(end(issue_on) + Days::new(u64::from(count))));
    }

    #[test]
    fn terms_read_back_from_their_own_code(terms in terms()) {
        prop_assert_eq!(PaymentTerms::parse(&terms.code()), Ok(terms));
    }

    #[test]
    fn a_later_issue_is_never_due_earlier(issue_on in days(), terms in terms()) {
        let next = terms.due_on(issue_on + Days::new(1));
        if let (Ok(due), Ok(next)) = (terms.due_on(issue_on), next) {
            prop_assert!(next >= due);
        }
    }
}

#[test]
fn s41_the_check_catches_a_month_of_thirty_days() {
    let caught = is_caught(days(), |issue_on| check_due(issue_on, Ok(issue_on.with_day(30).unwrap_or(issue_on))));
    assert!(caught, "a due date on the 30th of a month that has 31 days");
}
