//! A plan that was pasted as a table: from a contract, a spreadsheet, a mail. What was understood is told row by row, and
//! so is what was not; where a cell can be read in two ways, both are named and the user's own habits decide.

pub(crate) mod amount;
mod columns;
mod day;
mod free;
mod months;
mod records;
mod table;
mod totals;
mod words;

use crate::date::DateOrder;
use crate::{Currency, Money, Percent};
use chrono::NaiveDate;

/// How this business writes: it settles what the table itself leaves open, and only that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// Of the contract.
    pub currency: Currency,
    pub decimal: Mark,
    pub order: DateOrder,
    pub today: NaiveDate,
}

/// What stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Dot,
    Comma,
}

impl Mark {
    fn character(self) -> char {
        match self {
            Mark::Dot => '.',
            Mark::Comma => ',',
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedPlan {
    pub rows: Vec<PastedRow>,
    /// Lines that are no milestone, in their order.
    pub left_out: Vec<LeftOut>,
    pub total: Option<StatedTotal>,
    /// The currency that the amounts name, where it is not that of the contract.
    pub currency: Option<Currency>,
}

/// One milestone as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedRow {
    /// Line of the pasted text, from 1.
    pub line: u32,
    pub title: String,
    /// What completes it. May be empty.
    pub criterion: String,
    pub amount: Option<Money>,
    pub share: Option<Percent>,
    pub target_on: Option<NaiveDate>,
    pub doubts: Vec<Doubt>,
    /// Cells that are used for nothing.
    pub rest: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Amount,
    Share,
    Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// It can be read in two ways; one was taken by habit, the other stands beside it.
    TwoReadings,
    /// It says something that is not understood.
    Unread,
    /// It is not there.
    Missing,
    /// An amount below zero is no milestone.
    Negative,
    /// It is in another currency than the contract.
    Currency,
    /// A day without its year: the nearest one was taken.
    NoYear,
    /// A month without a day: its last one was taken.
    NoDay,
}

/// What somebody must look at before it becomes a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub cell: Cell,
    pub kind: DoubtKind,
    /// As it was pasted. May be empty.
    pub text: String,
    /// The other reading, where there are two.
    pub other: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// From 1.
    pub line: u32,
    pub text: String,
    pub why: Left,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Header,
    /// A line of dashes.
    Rule,
    Text,
    Total,
    Tax,
    /// A total with tax.
    Gross,
}

/// The total that the table states, compared with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedTotal {
    pub stated: Worth,
    /// What the rows sum to.
    pub rows: Worth,
    pub is_equal: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    Amount(Money),
    Share(Percent),
}

/// Most lines that are read; a plan has a few dozen.
pub const LINES_MAX: usize = 1000;

/// Reads a table, a list or plain lines. Nothing is dropped silently: each line is a row or stands in `left_out`, but for
/// empty ones and what lies behind `LINES_MAX`.
pub fn read(text: &str, habits: &Habits) -> PastedPlan {
    let records = records::records(text);
    let found = match records {
        records::Records::Table(records) => table::read(records, habits),
        records::Records::Lines(lines) => free::read(lines, habits),
    };
    found.finished(habits)
}

/// A row whose amount still waits for what the whole column says of its marks.
#[derive(Debug, Clone, Default)]
struct RawRow {
    line: u32,
    title: String,
    criterion: String,
    amount: String,
    share: String,
    date: String,
    rest: Vec<String>,
    /// An amount that unquoted commas cut in two.
    is_joined: bool,
}

/// What a table or list came to before its figures are read.
#[derive(Debug, Default)]
struct Raw {
    rows: Vec<RawRow>,
    left_out: Vec<LeftOut>,
    /// Texts of stated totals.
    totals: Vec<String>,
}

impl Raw {
    fn finished(self, habits: &Habits) -> PastedPlan {
        let amounts: Vec<&str> =
            self.rows.iter().map(|row| row.amount.as_str()).chain(self.totals.iter().map(String::as_str)).collect();
        let money = amount::Reader::of(&amounts, habits);
        let days = day::Reader::of(self.rows.iter().map(|row| row.date.as_str()), habits);
        let rows: Vec<PastedRow> = self.rows.into_iter().map(|row| finished(row, &money, &days)).collect();
        let total = totals::compared(&self.totals, &rows, &money);
        let mut left_out = self.left_out;
        left_out.sort_by_key(|left| left.line);
        PastedPlan { rows, left_out, total, currency: money.other() }
    }
}

fn finished(raw: RawRow, money: &amount::Reader, days: &day::Reader) -> PastedRow {
    let mut doubts = Vec::new();
    let mut doubt = |cell, kind, text: &str, other: Option<String>| {
        doubts.push(Doubt { cell, kind, text: text.to_owned(), other });
    };
    let share = amount::share(&raw.share);
    if share.is_none() && !raw.share.is_empty() {
        doubt(Cell::Share, DoubtKind::Unread, &raw.share, None);
    }
    let read = money.read(&raw.amount);
    let found = match read {
        amount::Read::Empty => {
            if share.is_none() && raw.share.is_empty() {
                doubt(Cell::Amount, DoubtKind::Missing, "", None);
            }
            None
        }
        amount::Read::Unread => {
            doubt(Cell::Amount, DoubtKind::Unread, &raw.amount, None);
            None
        }
        amount::Read::Money { money: found, other } => {
            if other.is_some() || raw.is_joined {
                doubt(Cell::Amount, DoubtKind::TwoReadings, &raw.amount, other);
            }
            if found.is_negative() {
                doubt(Cell::Amount, DoubtKind::Negative, &raw.amount, None);
            }
            if money.other().is_some() {
                doubt(Cell::Amount, DoubtKind::Currency, &raw.amount, None);
            }
            Some(found)
        }
    };
    let day = days.read(&raw.date);
    if let Some((kind, other)) = day.doubt {
        doubt(Cell::Date, kind, &raw.date, other);
    }
    PastedRow {
        line: raw.line,
        title: raw.title,
        criterion: raw.criterion,
        amount: found,
        share,
        target_on: day.on,
        doubts,
        rest: raw.rest,
    }
}
