//! Workbooks for spreadsheets (.xlsx): a sheet for each table, its heads on top. Amounts, counts and days are numbers that a
//! spreadsheet can add up; whatever somebody typed is a string and never a formula.

use crate::csv::Cell;
use crate::problem::AppError;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{Currency, Money};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// What somebody typed.
    Text(String),
    /// A word or a code of ours.
    Word(String),
    Day(NaiveDate),
    Amount(Money),
    Count(i64),
    Nothing,
}

impl Value {
    pub(crate) fn currency(currency: Currency) -> Self {
        Self::Word(currency.code().to_owned())
    }

    /// As a cell of a text table.
    pub(crate) fn cell(&self) -> Cell {
        match self {
            Self::Text(text) => Cell::text(text),
            Self::Word(word) => Cell::plain(word),
            Self::Day(day) => Cell::plain(day),
            Self::Amount(amount) => Cell::amount(*amount),
            Self::Count(count) => Cell::plain(count),
            Self::Nothing => Cell::plain(""),
        }
    }

    /// The word, or nothing.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Word(text) => text,
            Self::Day(_) | Self::Amount(_) | Self::Count(_) | Self::Nothing => "",
        }
    }
}

/// A table. Every row has as many cells as there are heads.
pub(crate) struct Sheet {
    /// A word of ours, at most 31 letters.
    pub name: &'static str,
    /// Codes of the columns, and what stands above them.
    pub heads: Vec<&'static str>,
    pub words: Vec<&'static str>,
    pub rows: Vec<Vec<Value>>,
}

/// What a cell of a spreadsheet holds at most; longer texts are cut.
const TEXT_MOST: usize = 32_767;

/// The bytes of a workbook that says it was made at `at`. Errors: `Usage` for what only a fault of ours brings about.
pub(crate) fn workbook(sheets: &[Sheet], at: DateTime<Utc>) -> Result<Vec<u8>, AppError> {
    written(sheets, at).map_err(|error| AppError::Usage { name: "xlsx".to_owned(), reason: error.to_string() })
}

fn written(sheets: &[Sheet], at: DateTime<Utc>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let of = workbook.add_worksheet().set_name(sheet.name)?;
        of.set_freeze_panes(1, 0)?;
        for ((at, head), word) in (0..).zip(&sheet.heads).zip(&sheet.words) {
            of.write_string_with_format(0, at, *word, &bold)?;
            of.set_column_width(at, if *head == "text" || *head == "client" || *head == "project" { 32 } else { 14 })?;
        }
        for (at, row) in (1..).zip(&sheet.rows) {
            assert_eq!(row.len(), sheet.heads.len(), "a row has a cell for each head");
            for (place, value) in (0..).zip(row) {
                put(of, (at, place), value)?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) | Value::Word(text) => {
            let cut: String = text.chars().take(TEXT_MOST).collect();
            sheet.write_string(row, column, cut)?;
        }
        Value::Day(day) => {
            let (month, of_month) = (u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1));
            let day = ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), month, of_month)?;
            sheet.write_datetime_with_format(row, column, &day, &Format::new().set_num_format("yyyy-mm-dd"))?;
        }
        Value::Amount(amount) => put_amount(sheet, (row, column), *amount)?,
        Value::Count(count) => {
            // Days and counts of documents.
            sheet.write_number(row, column, i32::try_from(*count).unwrap_or(i32::MAX))?;
        }
        Value::Nothing => {}
    }
    Ok(())
}

/// Binary floats, which are all that the format knows, hold every number of so many digits.
const DIGITS_KEPT: u32 = 15;

/// A number with as many decimals as its currency has; one that might not come back to the minor unit stays a text.
fn put_amount(sheet: &mut Worksheet, (row, column): (u32, u16), amount: Money) -> Result<(), XlsxError> {
    let places = usize::try_from(amount.currency().scale()).unwrap_or(2);
    if amount.minor().unsigned_abs() >= 10_u64.pow(DIGITS_KEPT) {
        sheet.write_string(row, column, amount.amount().to_string())?;
        return Ok(());
    }
    let zeros = "0".repeat(places);
    let format = if places == 0 { "#,##0".to_owned() } else { format!("#,##0.{zeros}") };
    sheet.write_with_format(row, column, amount.amount(), &Format::new().set_num_format(format))?;
    Ok(())
}

#[cfg(test)]
mod tests;
