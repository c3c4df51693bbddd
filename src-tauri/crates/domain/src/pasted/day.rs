//! Days as tables write them. Which of two numbers is the month is read off the whole column first, then by habit.

use super::{DoubtKind, Habits, months};
use crate::date::{self, DateOrder, YEARS, end_of_month};
use chrono::{Datelike, NaiveDate};

/// What a cell came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub on: Option<NaiveDate>,
    /// With the other reading, where there are two.
    pub doubt: Option<(DoubtKind, Option<String>)>,
}

pub(super) struct Reader {
    /// As the column itself shows it.
    shown: Option<DateOrder>,
    habit: DateOrder,
    today: NaiveDate,
}

impl Reader {
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>, habits: &Habits) -> Self {
        let orders: Vec<DateOrder> = cells.filter_map(order_shown).collect();
        let shown = orders.first().copied().filter(|first| orders.iter().all(|order| order == first));
        Self { shown, habit: habits.order, today: habits.today }
    }

    pub(super) fn read(&self, cell: &str) -> Read {
        let cell = cell.trim();
        if cell.is_empty() {
            return Read { on: None, doubt: None };
        }
        let found = self.numeric(cell).or_else(|| self.worded(cell));
        let within = found.filter(|read| read.on.is_some_and(|on| YEARS.contains(&on.year())));
        within.unwrap_or(Read { on: None, doubt: Some((DoubtKind::Unread, None)) })
    }

    fn numeric(&self, cell: &str) -> Option<Read> {
        let parts = numbers(cell)?;
        match parts[..] {
            [year, month, day] if year > 999 => sure(ymd(year, month, day)?),
            [a, b, year] => {
                let by = |order: DateOrder| match order {
                    DateOrder::DayFirst => ymd(full(year), b, a),
                    DateOrder::MonthFirst => ymd(full(year), a, b),
                };
                let (day_first, month_first) = (by(DateOrder::DayFirst), by(DateOrder::MonthFirst));
                // 16.11. is day first everywhere.
                if cell.contains('.') {
                    return sure(day_first?);
                }
                match (day_first, month_first, self.shown) {
                    (Some(one), Some(same), _) if one == same => sure(one),
                    (Some(one), None, _) | (None, Some(one), _) => sure(one),
                    (Some(one), Some(_), Some(DateOrder::DayFirst)) => sure(one),
                    (Some(_), Some(one), Some(DateOrder::MonthFirst)) => sure(one),
                    (Some(d), Some(m), None) => {
                        let (one, other) = if self.habit == DateOrder::DayFirst { (d, m) } else { (m, d) };
                        Some(Read { on: Some(one), doubt: Some((DoubtKind::TwoReadings, Some(other.to_string()))) })
                    }
                    (None, None, _) => None,
                }
            }
            [_, _] => {
                let order = if cell.contains('.') { DateOrder::DayFirst } else { self.shown.unwrap_or(self.habit) };
                no_year(date::parse(cell, self.today, order).ok()?)
            }
            _ => None,
        }
    }

    /// A day with the name of its month.
    fn worded(&self, cell: &str) -> Option<Read> {
        let all = cell.split([' ', ',', '.', '-', '/', '\u{a0}', '\u{202f}']).map(str::to_lowercase);
        let words: Vec<String> =
            all.filter(|word| !word.is_empty() && !months::BESIDE_DAY.contains(&word.as_str())).collect();
        let at = words.iter().position(|word| months::month(word).is_some())?;
        let month = months::month(&words[at])?;
        let is_end = words[..at].iter().any(|word| months::MONTH_END.contains(&word.as_str()));
        let others: Vec<&String> = words
            .iter()
            .enumerate()
            .filter(|(place, word)| *place != at && !(is_end && months::MONTH_END.contains(&word.as_str())))
            .map(|(_, word)| word)
            .collect();
        let numbers: Vec<u32> = others.iter().map(|word| ordinal(word)).collect::<Option<_>>()?;
        match numbers[..] {
            [year] if year > 999 => {
                let last = end_of_month(ymd(year, month, 1)?);
                let doubt = (!is_end).then_some((DoubtKind::NoDay, None));
                Some(Read { on: Some(last), doubt })
            }
            [day, year] | [year, day] if year > 999 && day <= 31 && !is_end => sure(ymd(year, month, day)?),
            [day, year] if !is_end => sure(ymd(full(year), month, day)?),
            [day] if day <= 31 && !is_end => {
                no_year(date::parse(&format!("{day}.{month}."), self.today, DateOrder::DayFirst).ok()?)
            }
            _ => None,
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of a reading are all optional")]
fn sure(on: NaiveDate) -> Option<Read> {
    Some(Read { on: Some(on), doubt: None })
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of a reading are all optional")]
fn no_year(on: NaiveDate) -> Option<Read> {
    Some(Read { on: Some(on), doubt: Some((DoubtKind::NoYear, None)) })
}

/// A whole date that could not be anything else: for finding one within a line.
pub(super) fn is_day(text: &str) -> bool {
    let reader = Reader { shown: None, habit: DateOrder::DayFirst, today: NaiveDate::default() };
    let has_month = text.split([' ', '.', ',', '-']).any(|word| months::month(word).is_some());
    let is_whole = numbers(text).is_some_and(|parts| parts.len() == 3);
    (has_month || is_whole)
        && matches!(
            reader.read(text),
            Read { on: Some(_), doubt: None | Some((DoubtKind::TwoReadings | DoubtKind::NoDay, _)) }
        )
}

/// Whether a cell is a date of any sort.
pub(super) fn is_date(cell: &str) -> bool {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    let reader = Reader { shown: None, habit: DateOrder::DayFirst, today };
    let has_mark = cell.contains(['.', '/', '-']) || cell.contains(char::is_alphabetic);
    has_mark && reader.read(cell).on.is_some()
}

fn numbers(cell: &str) -> Option<Vec<u32>> {
    let is_numeric = cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ' '));
    let parts = cell.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty());
    if !is_numeric || !cell.contains(['.', '/', '-']) {
        return None;
    }
    let parts: Vec<u32> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    (parts.len() == 2 || parts.len() == 3).then_some(parts)
}

fn order_shown(cell: &str) -> Option<DateOrder> {
    let parts = numbers(cell.trim()).filter(|_| !cell.contains('.'))?;
    match parts[..] {
        [a, b, year] if a <= 31 && !(100..=999).contains(&year) => match (a > 12, b > 12) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            (true, true) | (false, false) => None,
        },
        _ => None,
    }
}

/// `1er`, `2nd`, `15`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º' || c == '°');
    let ending = &word[digits.len()..];
    let is_known = matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°");
    digits.parse().ok().filter(|_| is_known)
}

fn full(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
