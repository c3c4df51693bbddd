//! Spans of days as people type them: a year, a quarter, a month, a day, from one to another. Today is an argument.

use crate::date::{self, DateOrder, YEARS, end_of_month};
use crate::refusal::Why;
use chrono::{Datelike, NaiveDate};

/// From one day to another, both included. None is without a bound; never both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// What a span is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DaysName {
    Year,
    Quarter,
    Month,
    Day,
    Range,
}

impl Days {
    fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    pub fn contain(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The shortest name of the span.
    pub fn name(&self) -> DaysName {
        let (Some(from), Some(to)) = (self.from, self.to) else { return DaysName::Range };
        let is_whole = from.day() == 1 && to == end_of_month(to) && from.year() == to.year();
        match (from.month(), to.month()) {
            _ if from == to => DaysName::Day,
            (1, 12) if is_whole => DaysName::Year,
            (first, last) if is_whole && first == last => DaysName::Month,
            (first, last) if is_whole && first % 3 == 1 && last == first + 2 => DaysName::Quarter,
            (_, _) => DaysName::Range,
        }
    }
}

/// Reads `2026`, `Q3 2026`, `Nov 2026`, `11/2026`, every day that `date::parse` reads, and two of them with `to`, `bis`, `..`
/// or a dash between blanks; with `..` one side may be empty. A quarter or month without a year is the last that began.
/// The days stand as typed: whether the first is before the last is the caller's. Errors: `Missing`, `NotADate`.
pub fn parse(text: &str, today: NaiveDate, order: DateOrder) -> Result<Days, Why> {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() {
        return Err(Why::Missing);
    }
    let one = |text: &str| whole(text.trim(), today).map_or_else(|| day(text, today, order), Ok);
    if let Some((first, last)) = lower.split_once("..") {
        let side = |text: &str| (!text.trim().is_empty()).then(|| one(text)).transpose();
        let (first, last) = (side(first)?, side(last)?);
        let span = Days { from: first.and_then(|of| of.from), to: last.and_then(|of| of.to) };
        return if span.from.is_none() && span.to.is_none() { Err(Why::NotADate) } else { Ok(span) };
    }
    if let Some(whole) = whole(&lower, today) {
        return Ok(whole);
    }
    for between in [" to ", " bis ", " - ", " – "] {
        if let Some((first, last)) = lower.split_once(between) {
            return Ok(Days { from: one(first)?.from, to: one(last)?.to });
        }
    }
    day(&lower, today, order)
}

fn day(text: &str, today: NaiveDate, order: DateOrder) -> Result<Days, Why> {
    let day = date::parse(text, today, order)?;
    Ok(Days::between(day, day))
}

/// A year, a quarter or a month.
fn whole(text: &str, today: NaiveDate) -> Option<Days> {
    let words: Vec<&str> = text.split([' ', '/', '.', ',']).filter(|word| !word.is_empty()).collect();
    let year = words.iter().find_map(|word| year(word));
    let others: Vec<&str> = words.iter().copied().filter(|word| self::year(word).is_none()).collect();
    match (others.as_slice(), year) {
        ([], Some(year)) if words.len() == 1 => months(year, 1, 12),
        ([part], year) => {
            let (first, length) = quarter(part).map(|of| (of * 3 - 2, 3)).or_else(|| Some((month(part, year)?, 1)))?;
            let is_of_last_year = year.is_none() && first > today.month();
            months(year.unwrap_or(today.year() - i32::from(is_of_last_year)), first, length)
        }
        (_, _) => None,
    }
}

fn year(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| is_year && YEARS.contains(year))
}

fn quarter(word: &str) -> Option<u32> {
    word.strip_prefix('q')?.parse().ok().filter(|quarter| (1..=4).contains(quarter))
}

/// Whole names: a word may be cut after three letters, and "Marlow" is no month.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "januar"],
    ["february", "februar"],
    ["march", "märz"],
    ["april", "april"],
    ["may", "mai"],
    ["june", "juni"],
    ["july", "juli"],
    ["august", "august"],
    ["september", "september"],
    ["october", "oktober"],
    ["november", "november"],
    ["december", "dezember"],
];

/// By name, or with its year by number.
fn month(word: &str, year: Option<i32>) -> Option<u32> {
    let is_named = |names: &[&str; 2]| word.chars().count() >= 3 && names.iter().any(|name| name.starts_with(word));
    let by_name = || u32::try_from(MONTHS.iter().position(is_named)? + 1).ok();
    let by_number = || word.parse().ok().filter(|month| year.is_some() && word.len() <= 2 && (1..=12).contains(month));
    by_name().or_else(by_number)
}

fn months(year: i32, first: u32, length: u32) -> Option<Days> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let last = NaiveDate::from_ymd_opt(year, first + length - 1, 1)?;
    Some(Days::between(from, end_of_month(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;

    fn read(text: &str) -> Result<(String, DaysName), Why> {
        let found = parse(text, ymd("2026-11-16"), DateOrder::DayFirst)?;
        let side = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Ok((format!("{}/{}", side(found.from), side(found.to)), found.name()))
    }

    #[test]
    fn s89_spans_of_days_as_people_type_them() {
        for (typed, expected, name) in [
            ("2026", "2026-01-01/2026-12-31", DaysName::Year),
            ("Q3 2026", "2026-07-01/2026-09-30", DaysName::Quarter),
            ("2026 q1", "2026-01-01/2026-03-31", DaysName::Quarter),
            ("q4", "2026-10-01/2026-12-31", DaysName::Quarter),
            ("Nov 2026", "2026-11-01/2026-11-30", DaysName::Month),
            ("November", "2026-11-01/2026-11-30", DaysName::Month),
            ("dezember", "2025-12-01/2025-12-31", DaysName::Month),
            ("März 2028", "2028-03-01/2028-03-31", DaysName::Month),
            ("02/2028", "2028-02-01/2028-02-29", DaysName::Month),
            ("16 Nov 2026", "2026-11-16/2026-11-16", DaysName::Day),
            ("2026-11-16", "2026-11-16/2026-11-16", DaysName::Day),
            ("yesterday", "2026-11-15/2026-11-15", DaysName::Day),
            ("1 Jan 2026 - 15 Mar 2026", "2026-01-01/2026-03-15", DaysName::Range),
            ("1.1.2026 bis 31.3.2026", "2026-01-01/2026-03-31", DaysName::Quarter),
            ("2025 to 2026", "2025-01-01/2026-12-31", DaysName::Range),
            ("Oct 2026..today", "2026-10-01/2026-11-16", DaysName::Range),
            ("2026-07-01..", "2026-07-01/", DaysName::Range),
            ("..Q2 2026", "/2026-06-30", DaysName::Range),
            ("2026 - 2025", "2026-01-01/2025-12-31", DaysName::Range),
        ] {
            assert_eq!(read(typed), Ok((expected.to_owned(), name)), "{typed}");
        }
    }

    #[test]
    fn s89_what_is_no_span_is_refused() {
        for typed in [
            "soon",
            "Q5 2026",
            "2026 2027",
            "13/2026",
            "..",
            "Halden",
            "1969",
            "2026 - soon",
            "q",
            "2026-034",
            "Marlow",
        ] {
            assert_eq!(read(typed), Err(Why::NotADate), "{typed}");
        }
        assert_eq!(read("  "), Err(Why::Missing));
    }

    #[test]
    fn s89_a_span_holds_its_first_and_its_last_day() {
        let span = parse("Feb 2028", ymd("2028-03-01"), DateOrder::DayFirst).expect("a month");
        for (day, inside) in [("2028-01-31", false), ("2028-02-01", true), ("2028-02-29", true), ("2028-03-01", false)]
        {
            assert_eq!(span.contain(ymd(day)), inside, "{day}");
        }
    }
}
