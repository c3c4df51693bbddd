//! Amounts as tables write them. What the marks mean is read off the whole column first; only what it leaves open is
//! settled by habit, and named.

use super::{Habits, Mark};
use crate::{Currency, Money, Percent};
use rust_decimal::Decimal;

/// What a cell came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    Empty,
    Unread,
    /// `other`: the other reading, where there are two.
    Money {
        money: Money,
        other: Option<String>,
    },
}

/// Reads the amounts of one table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    currency: Currency,
    is_other: bool,
    /// What stands before decimals, as the column itself shows it.
    shown: Option<Mark>,
    habit: Mark,
}

/// An amount without its currency: sign, digits with marks, and whether it counts thousands.
struct Figure<'a> {
    is_negative: bool,
    digits: &'a str,
    thousands: bool,
    currency: Option<Sign>,
}

/// A currency as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Code(Currency),
    /// `$` and `kr` are signs of several currencies: the contract's, where it is one of them.
    Shared(&'static [&'static str]),
}

const SIGNS: &[(&str, &[&str])] = &[
    ("US$", &["USD"]),
    ("R$", &["BRL"]),
    ("€", &["EUR"]),
    ("£", &["GBP"]),
    ("₹", &["INR"]),
    ("zł", &["PLN"]),
    ("Kč", &["CZK"]),
    ("SFr.", &["CHF"]),
    ("sFr.", &["CHF"]),
    ("Fr.", &["CHF"]),
    ("Euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("¥", &["JPY", "CNY"]),
    ("kr.", &["SEK", "NOK", "DKK", "ISK"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("$", &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]),
];

impl Reader {
    pub(super) fn of(cells: &[&str], habits: &Habits) -> Self {
        let figures: Vec<Figure<'_>> = cells.iter().filter_map(|cell| figure(cell)).collect();
        let named: Vec<Sign> = figures.iter().filter_map(|figure| figure.currency).collect();
        let currency = named.iter().find_map(|sign| sign.settled(habits.currency)).unwrap_or(habits.currency);
        let marks: Vec<Mark> = figures.iter().filter_map(|figure| decimal_mark(figure.digits)).collect();
        // A column that shows both ways shows none.
        let shown = marks.first().copied().filter(|first| marks.iter().all(|mark| mark == first));
        Self { currency, is_other: currency != habits.currency, shown, habit: habits.decimal }
    }

    /// The currency of the table, where it is not that of the contract.
    pub(super) fn other(&self) -> Option<Currency> {
        self.is_other.then_some(self.currency)
    }

    pub(super) fn currency(&self) -> Currency {
        self.currency
    }

    pub(super) fn read(&self, cell: &str) -> Read {
        if cell.trim().is_empty() {
            return Read::Empty;
        }
        let Some(figure) = figure(cell) else { return Read::Unread };
        if figure.currency.and_then(|sign| sign.settled(self.currency)).is_some_and(|named| named != self.currency) {
            return Read::Unread;
        }
        let scale = self.currency.scale();
        let money = |plain: Option<String>| self.money(&plain?, &figure);
        let (first, other) = match doubtful(figure.digits) {
            None => (plain(figure.digits), None),
            Some(mark) => {
                let (grouped, decimals) = (without_marks(figure.digits), figure.digits.replace(mark.character(), "."));
                match (scale, self.shown) {
                    // No such currency has three decimals; a column that says otherwise makes it doubtful.
                    (0..=2, Some(shown)) if shown == mark => (Some(grouped), Some(decimals)),
                    (0..=2, _) => (Some(grouped), None),
                    (_, Some(shown)) => (Some(if shown == mark { decimals } else { grouped }), None),
                    (_, None) if self.habit == mark => (Some(decimals), Some(grouped)),
                    (_, None) => (Some(grouped), Some(decimals)),
                }
            }
        };
        match money(first) {
            Some(money) => Read::Money { money, other },
            None => Read::Unread,
        }
    }

    fn money(&self, plain: &str, figure: &Figure<'_>) -> Option<Money> {
        let value = Decimal::from_str_exact(plain).ok()?;
        let value = if figure.thousands { value.checked_mul(Decimal::ONE_THOUSAND)? } else { value };
        Money::exact(if figure.is_negative { -value } else { value }, self.currency).ok()
    }
}

impl Sign {
    /// The currency that is meant: `ours` where the sign may be its.
    fn settled(self, ours: Currency) -> Option<Currency> {
        match self {
            Sign::Code(currency) => Some(currency),
            Sign::Shared(codes) if codes.contains(&ours.code()) => Some(ours),
            Sign::Shared(codes) => codes.first().and_then(|code| Currency::parse(code).ok()),
        }
    }
}

/// Every amount above zero that `text` may mean in `currency`: of a mark that can be read in two ways, both.
pub(crate) fn readings(text: &str, currency: Currency) -> Vec<Money> {
    // Somebody who is still typing has just put a mark.
    let text = text.trim().trim_end_matches(['.', ',']);
    let capital = text.to_uppercase();
    let Some(figure) = figure(text).or_else(|| figure(&capital)) else { return Vec::new() };
    if figure.currency.and_then(|sign| sign.settled(currency)).is_some_and(|named| named != currency) {
        return Vec::new();
    }
    let mut all = vec![plain(figure.digits)];
    if let Some(mark) = doubtful(figure.digits) {
        all.push(Some(without_marks(figure.digits)));
        all.push(Some(figure.digits.replace(mark.character(), ".")));
    }
    let figure = Figure { is_negative: false, ..figure };
    let reader = Reader { currency, is_other: false, shown: None, habit: Mark::Dot };
    let mut all: Vec<Money> = all.into_iter().flatten().filter_map(|plain| reader.money(&plain, &figure)).collect();
    all.retain(Money::is_positive);
    all.sort_by_key(Money::minor);
    all.dedup();
    all
}

/// A percentage such as `30 %`, `33,3%`. None when it is none.
pub(super) fn share(cell: &str) -> Option<Percent> {
    let cell = cell.trim().trim_end_matches('%').trim_end();
    if cell.is_empty() { None } else { Percent::parse(cell).ok() }
}

/// True for a cell that is an amount and could not be a year, a number of a row or a share.
pub(super) fn is_amount(cell: &str) -> bool {
    figure(cell).is_some_and(|f| {
        let digits = f.digits.chars().filter(char::is_ascii_digit).count();
        f.currency.is_some() || f.thousands || digits >= 3 || f.digits.contains([',', '.'])
    })
}

/// True for an amount that names its currency.
pub(super) fn names_currency(cell: &str) -> bool {
    figure(cell).is_some_and(|figure| figure.currency.is_some())
}

/// Takes an amount apart. None when anything else stands in the cell.
fn figure(cell: &str) -> Option<Figure<'_>> {
    let mut rest = cell.trim();
    let mut currency = None;
    let mut is_negative = false;
    // Sign and currency may come in either order, before or behind.
    for _ in 0..2 {
        // A dash with a blank behind it separates, it is no sign.
        if let Some(behind) = rest.strip_prefix(['-', '\u{2212}']).filter(|behind| !behind.starts_with(' ')) {
            is_negative = true;
            rest = behind;
        }
        if let Some((sign, behind)) = leading(rest) {
            currency = currency.or(Some(sign));
            rest = behind.trim_start();
        }
    }
    if let Some((sign, before)) = trailing(rest) {
        currency = currency.or(Some(sign));
        rest = before.trim_end();
    }
    for ending in [",--", ".--", ",-", ".-", ",\u{2013}", ",\u{2014}", ".\u{2013}", ".\u{2014}"] {
        rest = rest.strip_suffix(ending).unwrap_or(rest);
    }
    let thousands = ["k", "K", "Tsd.", "Tsd"].iter().find_map(|sign| rest.strip_suffix(sign));
    let digits = thousands.unwrap_or(rest).trim_end();
    let is_figure = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || is_mark(c));
    is_figure.then_some(Figure { is_negative, digits, thousands: thousands.is_some(), currency })
}

fn leading(text: &str) -> Option<(Sign, &str)> {
    for (sign, codes) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some((Sign::Shared(codes), rest));
        }
    }
    let (code, rest) = text.split_at_checked(3)?;
    code_of(code, rest.chars().next()).map(|sign| (sign, rest))
}

fn trailing(text: &str) -> Option<(Sign, &str)> {
    for (sign, codes) in SIGNS {
        if let Some(rest) = text.strip_suffix(sign) {
            return Some((Sign::Shared(codes), rest));
        }
    }
    let (rest, code) = text.split_at_checked(text.len().checked_sub(3)?)?;
    code_of(code, rest.chars().next_back()).map(|sign| (sign, rest))
}

/// A code of three capital letters, with no letter beside it.
fn code_of(code: &str, beside: Option<char>) -> Option<Sign> {
    let is_code = code.bytes().all(|b| b.is_ascii_uppercase()) && !beside.is_some_and(char::is_alphabetic);
    if is_code { Currency::parse(code).ok().map(Sign::Code) } else { None }
}

fn is_group(c: char) -> bool {
    matches!(c, ' ' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',') || is_group(c)
}

fn without_marks(digits: &str) -> String {
    digits.chars().filter(char::is_ascii_digit).collect()
}

/// The one mark that stands before three digits and could be either: `1.250`, `12,500`.
fn doubtful(digits: &str) -> Option<Mark> {
    if digits.contains(is_group) {
        return None;
    }
    let mark = match (digits.matches('.').count(), digits.matches(',').count()) {
        (1, 0) => Mark::Dot,
        (0, 1) => Mark::Comma,
        _ => return None,
    };
    let (whole, fraction) = digits.split_once(mark.character())?;
    let is_doubtful = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    is_doubtful.then_some(mark)
}

/// What stands before the decimals, where the digits alone show it.
fn decimal_mark(digits: &str) -> Option<Mark> {
    if doubtful(digits).is_some() {
        return None;
    }
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    match (dots, commas) {
        (0, 0) => None,
        (_, 0) if dots > 1 => Some(Mark::Comma),
        (0, _) if commas > 1 => Some(Mark::Dot),
        (_, 0) => Some(Mark::Dot),
        (0, _) => Some(Mark::Comma),
        _ => Some(if digits.rfind('.') > digits.rfind(',') { Mark::Dot } else { Mark::Comma }),
    }
}

/// Digits with one dot before the decimals. None when the thousands are not in groups of three.
fn plain(digits: &str) -> Option<String> {
    let grouping = |c: char| is_group(c) || matches!(c, '.' | ',');
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let mark = decimal_mark(digits).filter(|mark| digits.matches(mark.character()).count() == 1);
    let is_all_groups = dots + commas > 1 && (dots == 0 || commas == 0);
    let (whole, fraction) = match mark.filter(|_| !is_all_groups) {
        Some(mark) => digits.split_once(mark.character())?,
        None => (digits, ""),
    };
    let parts: Vec<&str> = whole.split(grouping).collect();
    let is_grouped =
        parts.len() == 1 || ((1..=3).contains(&parts[0].len()) && parts[1..].iter().all(|part| part.len() == 3));
    let is_plain = fraction.bytes().all(|b| b.is_ascii_digit());
    let whole = without_marks(whole);
    (is_grouped && is_plain).then(|| if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") })
}
