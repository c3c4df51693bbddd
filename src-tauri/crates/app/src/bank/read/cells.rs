//! Days and amounts as banks write them. What a mark means follows from the layout, never from the single cell.

use chrono::NaiveDate;
use domain::{Currency, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// In which order a layout writes its days. A year of four figures in front is one in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BankDayOrder")]
pub enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// What stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DecimalMark")]
pub enum Mark {
    Comma,
    Dot,
}

/// A day, whatever time of day follows it. Two figures of a year are of this century.
pub(super) fn day(cell: &str, order: Order) -> Option<NaiveDate> {
    let cell = cell.trim();
    let date = cell.split([' ', 'T']).next()?;
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) && order == Order::YearMonthDay {
        return NaiveDate::parse_from_str(date, "%Y%m%d").ok();
    }
    let parts: Vec<&str> = date.split(['.', '/', '-']).collect();
    let [first, second, third] = parts[..] else { return None };
    let (year, month, day) = match (first.len(), order) {
        (4, _) | (_, Order::YearMonthDay) => (first, second, third),
        (_, Order::DayMonthYear) => (third, second, first),
        (_, Order::MonthDayYear) => (third, first, second),
    };
    let figures = |text: &str, most: usize| -> Option<u32> {
        ((1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let year = match year.len() {
        4 => figures(year, 4)?,
        2 => 2000 + figures(year, 2)?,
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|year| domain::date::YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, figures(month, 2)?, figures(day, 2)?)
}

/// An amount with its sign before it, behind it or as brackets, its thousands marked or not, its currency beside it or not.
pub(super) fn amount(cell: &str, mark: Mark, currency: Currency) -> Option<Money> {
    let mut text: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '\u{2019}'))
        .collect();
    for sign in [currency.code(), "€", "£", "$"] {
        text = text.replacen(sign, "", 1);
    }
    let (is_negative, figures) = unsigned(&text)?;
    let (group, decimal) = match mark {
        Mark::Comma => ('.', ','),
        Mark::Dot => (',', '.'),
    };
    let (whole, fraction) = figures.split_once(decimal).unwrap_or((figures, ""));
    let whole = ungrouped(whole, group)?;
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let plain =
        format!("{}.{}", if whole.is_empty() { "0" } else { &whole }, if fraction.is_empty() { "0" } else { fraction });
    let value = Decimal::from_str_exact(&plain).ok()?;
    Money::exact(if is_negative { -value } else { value }, currency).ok()
}

fn unsigned(text: &str) -> Option<(bool, &str)> {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return Some((true, inner));
    }
    let is_minus = |c: char| matches!(c, '-' | '\u{2212}');
    let before = text.starts_with(is_minus);
    let behind = text.ends_with(is_minus);
    if before && behind {
        return None;
    }
    let figures = text.trim_start_matches(is_minus).trim_end_matches(is_minus);
    let signs = text.chars().filter(|c| is_minus(*c)).count();
    match (signs, figures.strip_prefix('+').or_else(|| figures.strip_suffix('+'))) {
        (0, Some(rest)) => Some((false, rest)),
        (0 | 1, None) => Some((signs == 1, figures)),
        _ => None,
    }
}

/// The figures before the decimals. Where thousands are marked they are marked everywhere.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let is_figures = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = whole.contains(group);
    let is_well = is_figures(first) && (!is_grouped || (1..=3).contains(&first.len()));
    (is_well && groups.clone().all(|part| part.len() == 3 && is_figures(part)))
        .then(|| std::iter::once(first).chain(groups).collect())
}
