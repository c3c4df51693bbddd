//! A table of a bank that nobody knows: it waits in memory until the user has said what its columns are, and how that was said
//! is kept for the next file of that bank.

use super::BankFileView;
use super::read::{self, BankColumn, KeptLayout, Order, OwnLayout, UnknownTable};
use super::view::{self, EntryView};
use crate::problem::AppError;
use crate::{App, Entry, schedule};
use domain::date::DateOrder;
use domain::{Currency, Refusal, Why};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use ts_rs::TS;

/// The file that waits.
#[derive(Debug, Clone)]
pub(crate) struct WaitingTable {
    name: String,
    text: String,
}

/// What the columns of the table that waits are.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BankTable {
    /// Without it what they seem to be.
    #[serde(default)]
    #[ts(optional)]
    pub layout: Option<OwnLayout>,
}

/// A row of a table as it is read.
#[derive(Debug, Serialize, TS)]
pub struct TableEntry {
    /// Cells as they stand in the file.
    pub cells: Vec<String>,
    /// None where day or amount cannot be read.
    pub entry: Option<EntryView>,
}

#[derive(Debug, Serialize, TS)]
pub struct BankTableView {
    /// Of the file.
    pub name: String,
    /// Names of the columns; empty where the table has none.
    pub heads: Vec<String>,
    /// The first rows behind them.
    pub rows: Vec<TableEntry>,
    pub layout: OwnLayout,
}

/// Rows that are shown.
const SHOWN: usize = 5;
/// Characters of a cell that are shown.
const CELL_SHOWN: usize = 60;
/// Layouts that are kept; the oldest goes.
const KEPT_MAX: usize = 40;
const KEY: &str = "bank_layouts";

/// What the user said of the tables of earlier files.
pub(super) fn kept(conn: &Connection) -> Result<Vec<KeptLayout>, AppError> {
    Ok(setting(conn, KEY)?.unwrap_or_default())
}

/// Lets a table that nobody knows wait; whatever waited before is forgotten.
pub(super) fn wait(app: &App, refusal: &Refusal, name: &str, bytes: &[u8]) {
    let is_unknown = matches!(refusal, Refusal::UnknownBankLayout { .. });
    let text = if is_unknown { crate::decoding::decoded(bytes) } else { None };
    let table = text.filter(|text| !text.trim_start().starts_with('<') && read::unknown(text).is_some());
    app.let_wait(table.map(|text| WaitingTable { name: domain::attachment::file_name(name), text }));
}

fn waiting(app: &App) -> Result<(WaitingTable, UnknownTable), AppError> {
    let none = || AppError::Unknown { what: "bank_table", id: String::new() };
    let file = app.waiting_table().ok_or_else(none)?;
    let table = read::unknown(&file.text).ok_or_else(none)?;
    Ok((file, table))
}

/// The table that waits, read as `layout` says or as it seems. Errors: `not_found` where none waits; `Length` for another
/// number of columns; a currency that is none.
pub fn bank_table(app: &App, BankTable { layout }: BankTable) -> Result<BankTableView, AppError> {
    let (file, table) = waiting(app)?;
    let layout = match layout {
        Some(layout) => layout,
        None => app.read(|conn, _| {
            let order = match schedule::order(conn, app)? {
                DateOrder::MonthFirst => Order::MonthDayYear,
                DateOrder::DayFirst => Order::DayMonthYear,
            };
            Ok(table.guessed(order, crate::business::of_book(conn, app)?.currency))
        })?,
    };
    checked_shape(&layout, &table)?;
    let cut = |row: &Vec<String>| row.iter().map(|cell| crate::bounds::shortened(cell, CELL_SHOWN)).collect::<Vec<_>>();
    let mut rows = table.rows.iter();
    let heads = if layout.has_heads { rows.next().map(cut).unwrap_or_default() } else { Vec::new() };
    let entries = table.entries(&layout).into_iter().map(|read| read.ok().map(EntryView::of));
    let rows = rows.zip(entries).take(SHOWN).map(|(row, entry)| TableEntry { cells: cut(row), entry }).collect();
    Ok(BankTableView { name: file.name, heads, rows, layout })
}

/// Reads the whole table that waits as the user says, and keeps that for the next one. Errors: as `bank_table`; `Missing` for
/// a table without day or amount, `TooMany` for one with two of them; those of a file that is too long.
pub fn read_bank_table(app: &App, layout: OwnLayout) -> Result<BankFileView, AppError> {
    let (file, table) = waiting(app)?;
    checked_shape(&layout, &table)?;
    checked_columns(&layout)?;
    let statement = read::read_by(&file.name, &file.text, &table, &layout)?;
    let view = app.read(|conn, moment| view::view(conn, file.name.clone(), statement, moment.on))?;
    app.write("read_bank_table", |tx, _| {
        let new = table.kept(layout);
        let mut all = kept(tx)?;
        all.retain(|old| !old.is_of_same_table(&new));
        all.insert(0, new);
        all.truncate(KEPT_MAX);
        put_setting(tx, KEY, &all)?;
        Ok(((), Entry::book(json!({ "bank_layouts": all.len() }))))
    })?;
    app.let_wait(None);
    Ok(view)
}

fn checked_shape(layout: &OwnLayout, table: &UnknownTable) -> Result<(), AppError> {
    Currency::parse(&layout.currency).map_err(|why| AppError::invalid("currency", why))?;
    if layout.columns.len() == table.width() {
        return Ok(());
    }
    Err(AppError::Usage { name: "bank_table".to_owned(), reason: "the table has another number of columns".to_owned() })
}

fn checked_columns(layout: &OwnLayout) -> Result<(), AppError> {
    let count = |column: BankColumn| layout.columns.iter().filter(|of| **of == column).count();
    let (amounts, sides) = (count(BankColumn::Amount), count(BankColumn::Credit).max(count(BankColumn::Debit)));
    for (field, found) in [("day", count(BankColumn::Day)), ("amount", amounts.max(sides))] {
        match found {
            0 => return Err(AppError::invalid(field, Why::Missing)),
            1 => {}
            _ => return Err(AppError::invalid(field, Why::TooMany { max: 1 })),
        }
    }
    // A sign or two columns, not both.
    if amounts > 0 && sides > 0 {
        return Err(AppError::invalid("amount", Why::TooMany { max: 1 }));
    }
    Ok(())
}
