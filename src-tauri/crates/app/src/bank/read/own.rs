//! Tables of banks that nobody knows: the user says what their columns are. What that is can mostly be seen from the cells.

use super::cells::{self, Mark, Order};
use super::layouts::{Amount, Layout, Money as Currencies, PLAIN};
use super::table::{self, Columns};
use super::{Outcome, Statement};
use csv::StringRecord;
use domain::{Currency, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a column of a bank's table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BankColumn {
    Ignored,
    Day,
    /// With a sign.
    Amount,
    Credit,
    Debit,
    Name,
    Text,
    Account,
}

/// How a table is read that no layout fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnLayout {
    pub columns: Vec<BankColumn>,
    /// The first row names the columns.
    pub has_heads: bool,
    pub order: Order,
    pub mark: Mark,
    /// Code of the account's currency.
    pub currency: String,
}

/// A layout that the user said, by what it is known again: the heads of its table, or without them the number of columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::bank) struct KeptLayout {
    separator: u8,
    heads: Vec<String>,
    pub layout: OwnLayout,
}

/// A table that no layout fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::bank) struct UnknownTable {
    separator: u8,
    /// Rows before it, such as the account and its balance.
    before: usize,
    /// Its first rows, with the heads where it has some.
    pub rows: Vec<Vec<String>>,
}

/// Rows by which a table is judged.
const JUDGED: usize = 40;
/// Columns of text that come together.
const TEXTS: [&str; 4] = ["text 1", "text 2", "text 3", "text 4"];
/// Most columns of a table.
const WIDTH_MAX: usize = 60;

/// The table in a text: the rows of equal width that fill it best. None where no two columns stand beside each other.
pub(in crate::bank) fn unknown(text: &str) -> Option<UnknownTable> {
    let judged = |separator: u8| {
        let all: Vec<Vec<String>> = table::records(text, separator)
            .take(table::PREAMBLE_MAX + JUDGED)
            .map_while(Result::ok)
            .map(|row: StringRecord| row.iter().map(|cell| cell.trim().to_owned()).collect())
            .collect();
        let width = |row: &Vec<String>| row.len();
        let count = |wanted: usize| all.iter().filter(|row| row.len() == wanted).count();
        let best = all
            .iter()
            .map(width)
            .filter(|width| (2..=WIDTH_MAX).contains(width))
            .max_by_key(|w| (count(*w) * w, *w))?;
        // Lines about the account may be filled up to the same width.
        let is_row =
            |row: &Vec<String>| row.len() == best && 2 * row.iter().filter(|cell| !cell.is_empty()).count() >= best;
        let before = all.iter().position(is_row)?;
        let rows: Vec<Vec<String>> =
            all.into_iter().skip(before).filter(|row| row.len() == best).take(JUDGED).collect();
        Some((rows.len() * best, UnknownTable { separator, before, rows }))
    };
    let found = table::SEPARATORS.into_iter().filter_map(judged);
    found.max_by_key(|(cells, _)| *cells).map(|(_, table)| table)
}

impl UnknownTable {
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// What its columns seem to be. `order`: of days that can be read in two ways; `currency`: of the business.
    pub fn guessed(&self, order: Order, currency: Currency) -> OwnLayout {
        let is_head = |cell: &String| {
            cells::day(cell, order).is_none()
                && [Mark::Comma, Mark::Dot].iter().all(|mark| !is_amount(cell, *mark, currency))
        };
        let has_heads = self.rows.len() > 1 && self.rows[0].iter().all(is_head);
        let rows = &self.rows[usize::from(has_heads)..];
        let column = |at: usize| rows.iter().map(move |row| row[at].as_str()).filter(|cell| !cell.is_empty());
        let full = |at: &usize, test: &dyn Fn(&str) -> bool| column(*at).next().is_some() && column(*at).all(test);
        let mut columns = vec![BankColumn::Ignored; self.width()];

        let orders = [order, Order::DayMonthYear, Order::MonthDayYear];
        let day = (0..self.width()).find_map(|at| {
            orders.iter().find(|order| full(&at, &|cell| cells::day(cell, **order).is_some())).map(|order| (at, *order))
        });
        if let Some((at, _)) = day {
            columns[at] = BankColumn::Day;
        }
        let comma = rows.iter().flatten().filter(|cell| is_amount(cell, Mark::Comma, currency)).count();
        let dot = rows.iter().flatten().filter(|cell| is_amount(cell, Mark::Dot, currency)).count();
        let mark = if comma > dot { Mark::Comma } else { Mark::Dot };
        let amounts: Vec<usize> =
            (0..self.width()).filter(|at| full(at, &|cell| is_amount(cell, mark, currency))).collect();
        let is_whole = |at: usize| column(at).count() == rows.len();
        match amounts[..] {
            [first, second, ..] if !is_whole(first) && !is_whole(second) => {
                let came_first =
                    has_heads && COMES_IN.iter().any(|word| self.rows[0][first].to_lowercase().contains(word));
                let (credit, debit) = if came_first { (first, second) } else { (second, first) };
                (columns[credit], columns[debit]) = (BankColumn::Credit, BankColumn::Debit);
            }
            [first, ..] => columns[first] = BankColumn::Amount,
            [] => {}
        }
        if let Some(at) = (0..self.width()).find(|at| full(at, &|cell| domain::party::check_iban(cell).is_ok())) {
            columns[at] = BankColumn::Account;
        }
        let letters = |at: usize| column(at).flat_map(str::chars).filter(|c| c.is_alphabetic()).count();
        let mut texts: Vec<usize> = (0..self.width())
            .filter(|at| columns[*at] == BankColumn::Ignored && !amounts.contains(at) && letters(*at) >= 4 * rows.len())
            .collect();
        // What is said of an entry is longer than who it is from.
        texts.sort_by_key(|at| std::cmp::Reverse(column(*at).map(|cell| cell.chars().count()).sum::<usize>()));
        for (at, what) in texts.into_iter().zip([BankColumn::Text, BankColumn::Name]) {
            columns[at] = what;
        }
        OwnLayout {
            columns,
            has_heads,
            order: day.map_or(order, |(_, order)| order),
            mark,
            currency: currency.code().to_owned(),
        }
    }

    /// By what the table is known again once its columns are named.
    pub fn kept(&self, layout: OwnLayout) -> KeptLayout {
        let heads = if layout.has_heads { heads(&self.rows[0]) } else { Vec::new() };
        KeptLayout { separator: self.separator, heads, layout }
    }

    /// What the rows that are shown come to.
    pub fn entries(&self, layout: &OwnLayout) -> Vec<Outcome> {
        let (columns, rows) = (layout.fixed(), &self.rows[usize::from(layout.has_heads)..]);
        let columns = Columns { layout: &columns.0, heads: columns.1 };
        rows.iter().map(|row| columns.entry(&StringRecord::from(row.as_slice().to_vec()))).collect()
    }
}

/// Words of heads of columns with money that came in.
const COMES_IN: [&str; 10] = ["credit", "in", "haben", "crédit", "haber", "abono", "avere", "bij", "wpływ", "deposit"];

/// With decimals, as amounts have them and numbers of accounts and checks do not.
fn is_amount(cell: &str, mark: Mark, currency: Currency) -> bool {
    let sign = if mark == Mark::Comma { ',' } else { '.' };
    let decimals = cell.rsplit_once(sign).map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    (1..=2).contains(&decimals) && cells::amount(cell, mark, currency).is_some()
}

fn heads(row: &[String]) -> Vec<String> {
    row.iter().map(|cell| table::head(cell)).collect()
}

impl OwnLayout {
    /// The same as a layout of a bank, and the name that each column has in it.
    fn fixed(&self) -> (Layout, Vec<String>) {
        let mut texts = TEXTS.iter();
        let name = |column: &BankColumn| match column {
            BankColumn::Ignored => "",
            BankColumn::Day => "day",
            BankColumn::Amount => "amount",
            BankColumn::Credit => "credit",
            BankColumn::Debit => "debit",
            BankColumn::Name => "name",
            BankColumn::Text => texts.next().unwrap_or(&""),
            BankColumn::Account => "account",
        };
        let mut heads: Vec<String> = self.columns.iter().map(name).map(str::to_owned).collect();
        heads.push(format!("currency {}", self.currency));
        let has_sign = self.columns.contains(&BankColumn::Amount);
        let layout = Layout {
            day: &["day"],
            order: self.order,
            amount: if has_sign {
                Amount::Signed("amount")
            } else {
                Amount::InOut { credit: "credit", debit: "debit" }
            },
            currency: Currencies::InHead("currency"),
            mark: self.mark,
            name: &["name"],
            iban: &["account"],
            text: &TEXTS,
            ..PLAIN
        };
        (layout, heads)
    }
}

impl KeptLayout {
    /// Of a later table of the same bank only one of two is asked.
    pub fn is_of_same_table(&self, other: &Self) -> bool {
        (self.separator, &self.heads, self.layout.columns.len())
            == (other.separator, &other.heads, other.layout.columns.len())
    }

    /// The row on which the table begins, should this be its layout.
    fn fits(&self, text: &str) -> Option<usize> {
        let width = self.layout.columns.len();
        let at = |fits: &dyn Fn(&StringRecord) -> bool| {
            let rows = table::records(text, self.separator).take(table::PREAMBLE_MAX);
            rows.map_while(Result::ok).position(|row| row.len() == width && fits(&row))
        };
        if self.layout.has_heads {
            return at(&|row| row.iter().map(table::head).eq(self.heads.iter().cloned()));
        }
        let (layout, heads) = self.layout.fixed();
        let columns = Columns { layout: &layout, heads };
        // Nothing names the columns: the first row of that width must be an entry.
        let first = at(&|_| true)?;
        let row = table::records(text, self.separator).nth(first)?.ok()?;
        columns.entry(&row).is_ok().then_some(first)
    }
}

/// Reads a table by the first layout of the user's that fits. Errors: `TooManyBankEntries`.
pub(super) fn read(name: &str, text: &str, kept: &[KeptLayout]) -> Option<Result<Statement, Refusal>> {
    kept.iter().find_map(|kept| {
        let before = kept.fits(text)?;
        let (layout, heads) = kept.layout.fixed();
        let columns = Columns { layout: &layout, heads };
        Some(table::rows(name, text, kept.separator, before + usize::from(kept.layout.has_heads), &columns))
    })
}

/// Reads all of a table as the user says. Errors: `TooManyBankEntries`.
pub(in crate::bank) fn read_by(
    name: &str,
    text: &str,
    of: &UnknownTable,
    layout: &OwnLayout,
) -> Result<Statement, Refusal> {
    let (fixed, heads) = layout.fixed();
    let columns = Columns { layout: &fixed, heads };
    table::rows(name, text, of.separator, of.before + usize::from(layout.has_heads), &columns)
}
