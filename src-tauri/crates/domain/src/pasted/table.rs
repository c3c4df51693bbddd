//! A table: its head, its rows, its totals and the words around it.

use super::columns::{self, Columns};
use super::records::Record;
use super::totals;
use super::words::Sum;
use super::{Habits, Left, LeftOut, Raw, RawRow, amount, day};

pub(super) fn read(records: Vec<Record>, _: &Habits) -> Raw {
    let head = columns::head(&records);
    let records: Vec<Record> =
        records.into_iter().enumerate().map(|(at, r)| if Some(at) == head { r } else { joined(r) }).collect();
    let is_wide = |record: &Record| record.filled().count() > 1 && !columns::is_rule(record);
    let first = head.or_else(|| records.iter().position(is_wide)).unwrap_or(0);
    let last = records.iter().rposition(is_wide).unwrap_or(records.len());
    let mut raw = Raw::default();
    let mut body: Vec<&Record> = Vec::new();
    let mut after_tax = false;
    for (at, record) in records.iter().enumerate() {
        let left = |why| LeftOut { line: record.line, text: record.text(), why };
        let is_alone = record.filled().count() == 1;
        if Some(at) == head {
            raw.left_out.push(left(Left::Header));
        } else if columns::is_rule(record) {
            raw.left_out.push(left(Left::Rule));
        } else if let Some(sum) = totals::sum_of(record) {
            let is_gross = sum == Sum::Gross || (sum == Sum::Total && after_tax);
            after_tax |= sum == Sum::Tax;
            raw.left_out.push(left(match sum {
                Sum::Tax => Left::Tax,
                Sum::Total | Sum::Gross if is_gross => Left::Gross,
                Sum::Total | Sum::Gross => Left::Total,
            }));
        } else if is_alone && (at < first || at > last) && records.len() > 1 && last < records.len() {
            raw.left_out.push(left(Left::Text));
        } else {
            body.push(record);
        }
    }
    let columns = columns::columns(head.map(|at| &records[at]), &body);
    raw.rows = body.iter().map(|record| row(record, &columns)).collect();
    let is_total =
        |record: &&Record| raw.left_out.iter().any(|left| left.line == record.line && left.why == Left::Total);
    raw.totals = records.iter().filter(is_total).map(|record| totals::text(record, &columns)).collect();
    raw
}

/// Puts an amount together again that a decimal comma cut in two.
fn joined(mut record: Record) -> Record {
    let is_cut = |cells: &[String]| match cells {
        [.., whole, decimals] => {
            let plain = |text: &str| {
                !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\''))
            };
            plain(whole) && decimals.len() == 2 && decimals.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    };
    if record.is_by_comma && record.cells.len() > 2 && is_cut(&record.cells) {
        let decimals = record.cells.pop().unwrap_or_default();
        let whole = record.cells.pop().unwrap_or_default();
        record.cells.push(format!("{whole},{decimals}"));
    } else {
        record.is_by_comma = false;
    }
    record
}

fn row(record: &Record, columns: &Columns) -> RawRow {
    let mut row = RawRow { line: record.line, is_joined: record.is_by_comma, ..RawRow::default() };
    for (at, cell) in record.filled() {
        let place = if record.is_aligned { by_content(at, cell, columns) } else { Some(at) };
        let part = match place {
            at if at.is_some() && at == columns.title => &mut row.title,
            at if at.is_some() && at == columns.criterion => &mut row.criterion,
            at if at.is_some() && at == columns.amount && cell.ends_with('%') => &mut row.share,
            at if at.is_some() && at == columns.amount => &mut row.amount,
            at if at.is_some() && at == columns.share => &mut row.share,
            at if at.is_some() && at == columns.date => &mut row.date,
            _ => {
                row.rest.push(cell.to_owned());
                continue;
            }
        };
        if part.is_empty() { cell.clone_into(part) } else { row.rest.push(cell.to_owned()) }
    }
    // A heading between the rows may stand in the column of the numbers, and so may a name in a row of its own.
    if row.title.is_empty()
        && let Some(at) = row.rest.iter().position(|cell| cell.contains(char::is_alphabetic))
    {
        row.title = row.rest.remove(at);
    }
    row
}

/// Aligned cells have no place of their own: what they are says where they belong.
fn by_content(at: usize, cell: &str, columns: &Columns) -> Option<usize> {
    if cell.ends_with('%') && columns.share.is_some() {
        columns.share
    } else if day::is_date(cell) && columns.date.is_some() {
        columns.date
    } else if amount::is_amount(cell) {
        columns.amount
    } else {
        Some(at)
    }
}
