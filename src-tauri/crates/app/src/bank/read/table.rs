//! Bank files as tables: which layout its heads are, and what each of its rows says.

use super::cells::{self, Mark};
use super::layouts::{self, Amount, Layout, Money as Currencies};
use super::{Booked, ENTRIES_MAX, LeftLine, LeftWhy, Outcome, Statement, clean};
use csv::{ReaderBuilder, StringRecord};
use domain::bank::BankEntry;
use domain::{Currency, Money, Refusal};

/// Rows before the heads, such as the account and its balance.
pub(super) const PREAMBLE_MAX: usize = 40;
/// Between cells.
pub(super) const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// Characters of a line or of heads that a message repeats.
const SHOWN: usize = 160;

/// Lines of a file, counted as its rows go by.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line on which a row begins, from 1. To the reader of the table blank lines before a row belong to it.
    fn of(&mut self, position: &csv::Position) -> u32 {
        let from = usize::try_from(position.byte()).unwrap_or(usize::MAX).clamp(self.at, self.text.len());
        let blank = self.text[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text[self.at..from + blank].iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        self.at = from + blank;
        self.line
    }
}

/// Where the cells of a layout stand in one file.
pub(super) struct Columns<'a> {
    pub layout: &'a Layout,
    pub heads: Vec<String>,
}

/// Reads a table. Errors: `UnknownBankLayout` with the heads that were found, `TooManyBankEntries`.
pub(super) fn read(name: &str, text: &str) -> Result<Statement, Refusal> {
    let found = SEPARATORS.into_iter().filter_map(|mark| recognised(text, mark));
    let best = found.max_by_key(|(_, layout, _)| layout.heads.len());
    let Some((mark, layout, row)) = best else {
        return Err(Refusal::UnknownBankLayout { name: name.to_owned(), found: first_line(text) });
    };
    let heads = records(text, mark).nth(row).and_then(Result::ok);
    let heads = heads.map(|heads| heads.iter().map(head).collect()).unwrap_or_default();
    rows(name, text, mark, row + 1, &Columns { layout, heads })
}

/// Reads the rows of a table behind its first `before`. Errors: `TooManyBankEntries`.
pub(super) fn rows(
    name: &str,
    text: &str,
    separator: u8,
    before: usize,
    columns: &Columns<'_>,
) -> Result<Statement, Refusal> {
    let layout = columns.layout;
    let mut statement = Statement { layout: layout.bank.to_owned(), entries: Vec::new(), left: Vec::new() };
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    for row in records(text, separator).skip(before) {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, |at| lines.of(at));
                statement.left.push(LeftLine { line, why: LeftWhy::Unreadable, text: shown(&error.to_string()) });
                continue;
            }
        };
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let first = row.get(0).unwrap_or_default().trim();
        if layout.ends.iter().any(|end| first.starts_with(end)) {
            break;
        }
        if statement.entries.len() + statement.left.len() >= ENTRIES_MAX {
            return Err(Refusal::TooManyBankEntries { name: name.to_owned(), max: ENTRIES_MAX });
        }
        let line = row.position().map_or(0, |at| lines.of(at));
        match columns.entry(&row) {
            Ok(entry) => statement.entries.push(Booked { line, entry }),
            Err(why) => {
                let cells: Vec<&str> = row.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
                statement.left.push(LeftLine { line, why, text: shown(&cells.join(" ")) });
            }
        }
    }
    Ok(statement)
}

pub(super) fn records(text: &str, mark: u8) -> impl Iterator<Item = Result<StringRecord, csv::Error>> {
    ReaderBuilder::new().delimiter(mark).has_headers(false).flexible(true).from_reader(text.as_bytes()).into_records()
}

/// The layout of a file and the place of its heads, should it be cut at `mark`. The most heads win: one bank's may be part of
/// another's.
fn recognised(text: &str, mark: u8) -> Option<(u8, &'static Layout, usize)> {
    records(text, mark).take(PREAMBLE_MAX).enumerate().find_map(|(row, record)| {
        let heads: Vec<String> = record.ok()?.iter().map(head).collect();
        let layouts = layouts::all().filter(|layout| layout.fits(&heads));
        layouts.max_by_key(|layout| layout.heads.len()).map(|layout| (mark, layout, row))
    })
}

/// A head without what differs from export to export.
pub(super) fn head(cell: &str) -> String {
    let lower = cell.trim().trim_start_matches('#').to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands where the heads should be: the first line with several cells, else the first one.
fn first_line(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.clone().next().unwrap_or_default();
    let cells = |line: &&str| line.matches([';', ',', '\t']).count() >= 2;
    shown(lines.find(cells).unwrap_or(first))
}

fn shown(text: &str) -> String {
    crate::bounds::shortened(&clean(text), SHOWN)
}

impl Columns<'_> {
    pub fn entry(&self, row: &StringRecord) -> Outcome {
        let layout = self.layout;
        if let Some((column, booked)) = layout.booked {
            let state = self.cell(row, column).unwrap_or_default().to_lowercase();
            if !booked.iter().any(|word| state.starts_with(word)) {
                return Err(LeftWhy::Pending);
            }
        }
        let day = self.first(row, layout.day);
        if layout.pending_day.is_some_and(|word| day.eq_ignore_ascii_case(word)) {
            return Err(LeftWhy::Pending);
        }
        let booked_on = cells::day(day, layout.order).ok_or(LeftWhy::Unreadable)?;
        let currency = self.currency(row).ok_or(LeftWhy::Unreadable)?;
        let amount = self.amount(row, currency).ok_or(LeftWhy::Unreadable)?;
        let mut name = clean(self.first(row, layout.name));
        let mut reference = clean(&self.all(row, layout.text));
        if let Some((before_name, before_text)) = layout.inside {
            (name, reference) = parted(&reference, before_name, before_text).unwrap_or((name, reference));
        }
        Ok(BankEntry {
            booked_on,
            amount,
            name,
            iban: account(self.first(row, layout.iban)),
            reference,
            bank_id: clean(self.first(row, layout.id)),
        })
    }

    fn currency(&self, row: &StringRecord) -> Option<Currency> {
        match self.layout.currency {
            Currencies::Always(code) => Currency::parse(code).ok(),
            Currencies::Column(column) => Currency::parse(self.cell(row, column)?).ok(),
            Currencies::InHead(start) => {
                let head = self.heads.iter().find(|head| head.starts_with(start))?;
                if head.contains('€') {
                    return Currency::parse("EUR").ok();
                }
                head[start.len()..]
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .find_map(|word| Currency::parse(word).ok())
            }
        }
    }

    fn amount(&self, row: &StringRecord, currency: Currency) -> Option<Money> {
        let mark: Mark = self.layout.mark;
        let read = |column: &str| {
            let cell = self.cell(row, column).unwrap_or_default().trim();
            if cell.is_empty() { None } else { Some(cells::amount(cell, mark, currency)) }
        };
        let positive = |money: Money| if money.is_negative() { money.negated() } else { money };
        match self.layout.amount {
            Amount::Signed(column) => read(column)?,
            Amount::InOut { credit, debit } => match (read(credit), read(debit)) {
                (Some(credit), None) => credit,
                (None, Some(debit)) => Some(positive(debit?).negated()),
                // Some banks write a zero in the other column.
                (Some(credit), Some(debit)) => match (credit?, positive(debit?)) {
                    (credit, debit) if debit.is_zero() => Some(credit),
                    (credit, debit) if credit.is_zero() => Some(debit.negated()),
                    _ => None,
                },
                (None, None) => None,
            },
            Amount::Marked { amount, side, credit, debit } => {
                let money = positive(read(amount)??);
                let side = self.cell(row, side)?.trim().to_lowercase();
                if side == credit { Some(money) } else { (side == debit).then(|| money.negated()) }
            }
        }
    }

    /// The cell under a head; one that ends with `*` begins so.
    fn cell<'r>(&self, row: &'r StringRecord, column: &str) -> Option<&'r str> {
        row.get(self.heads.iter().position(|head| is_head(head, column))?)
    }

    /// The first that has something in it.
    fn first<'r>(&self, row: &'r StringRecord, columns: &[&str]) -> &'r str {
        let cells = columns.iter().filter_map(|column| self.cell(row, column)).map(str::trim);
        cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn all(&self, row: &StringRecord, columns: &[&str]) -> String {
        let cells = columns.iter().filter_map(|column| self.cell(row, column)).map(str::trim);
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Layout {
    fn fits(&self, heads: &[String]) -> bool {
        self.heads.iter().all(|wanted| heads.iter().any(|head| is_head(head, wanted)))
    }
}

fn is_head(head: &str, wanted: &str) -> bool {
    wanted.strip_suffix('*').map_or(head == wanted, |start| head.starts_with(start))
}

/// "Auftraggeber: Halden Rail Buchungstext: 2026-031": a name and a text in one cell.
fn parted(text: &str, before_name: &str, before_text: &str) -> Option<(String, String)> {
    let (_, rest) = text.split_once(before_name)?;
    let (name, reference) = rest.split_once(before_text)?;
    Some((clean(name), clean(reference)))
}

/// An account without blanks, where it can be one: banks also put other figures there.
fn account(cell: &str) -> String {
    let plain: String = cell.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_uppercase();
    if domain::party::check_iban(&plain).is_ok() { plain } else { String::new() }
}
