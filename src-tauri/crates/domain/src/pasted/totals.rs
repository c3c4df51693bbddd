//! Lines that state a total: found by their words, compared with the rows.

use super::columns::Columns;
use super::records::Record;
use super::words::{self, Sum};
use super::{PastedRow, StatedTotal, Worth, amount};
use crate::{Money, Percent};
use rust_decimal::Decimal;

/// What a record says of a total: its first cell with letters does, and no date stands beside it.
pub(super) fn sum_of(record: &Record) -> Option<Sum> {
    let (_, label) =
        record.filled().find(|(_, cell)| cell.chars().any(char::is_alphabetic) && !amount::is_amount(cell))?;
    words::sum(label)
}

/// The text of a stated total: the cell in the column of amounts, else the last figure.
pub(super) fn text(record: &Record, columns: &Columns) -> String {
    let figure = |cell: &&str| amount::is_amount(cell) || cell.ends_with('%');
    let placed = columns.amount.filter(|_| !record.is_aligned).and_then(|at| record.cells.get(at)).map(String::as_str);
    let cell = placed.filter(figure).or_else(|| record.filled().map(|(_, cell)| cell).filter(figure).last());
    cell.unwrap_or_default().to_owned()
}

/// The stated total that the rows sum to, or else the last one with what they sum to instead.
pub(super) fn compared(stated: &[String], rows: &[PastedRow], money: &amount::Reader) -> Option<StatedTotal> {
    let all: Vec<StatedTotal> = stated.iter().filter_map(|text| one(text, rows, money)).collect();
    all.iter().find(|total| total.is_equal).or(all.last()).cloned()
}

fn one(text: &str, rows: &[PastedRow], money: &amount::Reader) -> Option<StatedTotal> {
    if text.ends_with('%') {
        let stated = amount::share(text)?;
        let sum: Decimal = rows.iter().filter_map(|row| row.share).map(Percent::value).sum();
        let rows = Percent::new(sum).ok()?;
        return Some(StatedTotal { stated: Worth::Share(stated), rows: Worth::Share(rows), is_equal: stated == rows });
    }
    let amount::Read::Money { money: stated, .. } = money.read(text) else { return None };
    let rows = Money::sum(rows.iter().filter_map(|row| row.amount), money.currency()).ok()?;
    Some(StatedTotal { stated: Worth::Amount(stated), rows: Worth::Amount(rows), is_equal: stated == rows })
}
