//! Business days as people type them. Today is an argument.

use crate::refusal::Why;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Whether 3/4 is the third of April or March the fourth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// Years that a day of business can lie in; beyond them it is a typing slip.
pub const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// Last day of the month of `day`.
pub fn end_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// Reads `2026-11-16`, `16 Nov 2026`, `16 Nov`, `16.11.2026`, `16/11`, `today`, `tomorrow`, `fri`, `+30`, `-2`, `eom`.
/// A day without a year is the nearest one not more than half a year back. Errors: `Missing`, `NotADate`.
pub fn parse(text: &str, today: NaiveDate, order: DateOrder) -> Result<NaiveDate, Why> {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() {
        return Err(Why::Missing);
    }
    word(&lower, today)
        .or_else(|| numbers(&lower, today, order))
        .or_else(|| with_month_name(&lower, today))
        .filter(|day| YEARS.contains(&day.year()))
        .ok_or(Why::NotADate)
}

fn word(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "today" | "heute" => return Some(today),
        "tomorrow" | "morgen" => return today.succ_opt(),
        "yesterday" | "gestern" => return today.pred_opt(),
        "eom" => return Some(end_of_month(today)),
        _ => {}
    }
    if let Some(days) = text.strip_prefix('+') {
        return today.checked_add_days(Days::new(days.trim().parse().ok().filter(|n| *n < 40_000)?));
    }
    if let Some(days) = text.strip_prefix('-') {
        return today.checked_sub_days(Days::new(days.trim().parse().ok().filter(|n| *n < 40_000)?));
    }
    let weekday: Weekday = text.parse().ok()?;
    // "fri" on a Friday means the next one: today has its own word.
    let ahead = (weekday.num_days_from_monday() + 7 - today.weekday().num_days_from_monday() + 6) % 7 + 1;
    today.checked_add_days(Days::new(u64::from(ahead)))
}

fn numbers(text: &str, today: NaiveDate, order: DateOrder) -> Option<NaiveDate> {
    let parts: Vec<u32> =
        text.split(['-', '.', '/', ' ']).filter(|p| !p.is_empty()).map(number).collect::<Option<_>>()?;
    let day_month = |a: u32, b: u32| match order {
        // 2026-11-16 and 16.11. are never month first, whatever the country.
        DateOrder::MonthFirst if !text.contains('.') => (b, a),
        DateOrder::MonthFirst | DateOrder::DayFirst => (a, b),
    };
    match parts.as_slice() {
        [year, month, day] if *year > 999 => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [a, b, year] => {
            let (day, month) = day_month(*a, *b);
            NaiveDate::from_ymd_opt(full_year(*year)?, month, day)
        }
        [a, b] => {
            let (day, month) = day_month(*a, *b);
            nearest(today, month, day)
        }
        _ => None,
    }
}

/// Digits only; the year 0001 is not 2001.
fn number(digits: &str) -> Option<u32> {
    let padded = digits.len() > 2 && digits.starts_with('0');
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !padded;
    digits.parse().ok().filter(|_| plain)
}

fn full_year(year: u32) -> Option<i32> {
    i32::try_from(if year < 100 { 2000 + year } else { year }).ok()
}

const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar", "mär"],
    &["apr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

fn with_month_name(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-']).filter(|w| !w.is_empty()).collect();
    let (month_at, month) = words.iter().enumerate().find_map(|(at, word)| {
        let found = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
        Some((at, u32::try_from(found).ok()? + 1))
    })?;
    let numbers: Vec<u32> =
        words.iter().enumerate().filter(|(at, _)| *at != month_at).map(|(_, w)| number(w)).collect::<Option<_>>()?;
    match numbers.as_slice() {
        [day] => nearest(today, month, *day),
        [day, year] => NaiveDate::from_ymd_opt(full_year(*year)?, month, *day),
        _ => None,
    }
}

fn nearest(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    let half_a_year_back = today.checked_sub_days(Days::new(183))?;
    // Last year counts too: 28 December, typed in January, was last week.
    let years = today.year() - 1..=today.year() + 1;
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|d| *d >= half_a_year_back)
}

/// A date written as ISO in our own code, such as tests and samples.
pub fn ymd(iso: &str) -> NaiveDate {
    iso.parse().expect("our own code writes ISO dates")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_type_them() {
        let today = ymd("2026-11-16"); // a Monday
        let table = [
            ("2026-11-30", "2026-11-30"),
            ("16 Nov 2026", "2026-11-16"),
            ("Nov 16, 2026", "2026-11-16"),
            ("18 Dec", "2026-12-18"),
            ("29 jan", "2027-01-29"),
            ("16.11.2026", "2026-11-16"),
            ("3/4/27", "2027-04-03"),
            ("1.2.", "2027-02-01"),
            ("today", "2026-11-16"),
            ("fri", "2026-11-20"),
            ("mon", "2026-11-23"),
            ("+30", "2026-12-16"),
            ("-2", "2026-11-14"),
            ("eom", "2026-11-30"),
            ("16. November 2026", "2026-11-16"),
            ("3. März", "2027-03-03"),
        ];
        for (input, expected) in table {
            assert_eq!(parse(input, today, DateOrder::DayFirst), Ok(ymd(expected)), "{input}");
        }
        assert_eq!(parse("3/4/2027", today, DateOrder::MonthFirst), Ok(ymd("2027-03-04")));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let today = ymd("2026-11-16");
        for bad in
            ["31 Feb 2026", "2026-13-01", "soon", "16/11/2026/3", "99999", "+99999999999", "0001-01-01", "12 12 12 12"]
        {
            assert_eq!(parse(bad, today, DateOrder::DayFirst), Err(Why::NotADate), "{bad}");
        }
    }

    #[test]
    fn month_ends_know_leap_years() {
        for (day, end) in [
            ("2028-02-01", "2028-02-29"),
            ("2027-02-28", "2027-02-28"),
            ("2026-12-31", "2026-12-31"),
            ("2100-02-05", "2100-02-28"),
        ] {
            assert_eq!(end_of_month(ymd(day)), ymd(end));
        }
    }
}
