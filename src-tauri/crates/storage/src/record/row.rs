//! Reading columns: a row that cannot be read is an error that names table, id and column, never a default.

use crate::StoreError;
use chrono::NaiveDate;
use domain::{Currency, Money};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Row};
use serde::de::DeserializeOwned;
use std::cell::Cell;
use std::fmt::Display;

/// A row with the names that an error needs.
pub(crate) struct Named<'r> {
    pub table: &'static str,
    pub id: i64,
    row: &'r Row<'r>,
    /// Behind the column that was read last.
    next: Cell<usize>,
}

impl<'r> Named<'r> {
    /// `id_column`: the column that holds the row's id.
    pub fn new(table: &'static str, row: &'r Row<'r>, id_column: &str) -> Self {
        let named = Self { table, id: 0, row, next: Cell::new(0) };
        let id = named.place(id_column).and_then(|place| row.get(place)).unwrap_or(0);
        Self { id, ..named }
    }

    pub fn unreadable(&self, column: &'static str, reason: impl Display) -> StoreError {
        StoreError::UnreadableRow { table: self.table, id: self.id.to_string(), column, reason: reason.to_string() }
    }

    pub fn get<T: FromSql>(&self, column: &'static str) -> Result<T, StoreError> {
        self.place(column).and_then(|place| self.row.get(place)).map_err(|e| self.unreadable(column, e))
    }

    /// Where a column stands. Who reads columns in their order finds each behind the last one, and not among all names.
    fn place(&self, column: &str) -> rusqlite::Result<usize> {
        let (columns, next) = (self.row.as_ref(), self.next.get());
        let place = match columns.column_name(next) {
            Ok(name) if name == column => next,
            Ok(_) | Err(_) => columns.column_index(column)?,
        };
        self.next.set(place + 1);
        Ok(place)
    }

    /// A value that is stored as the text of its serde form, such as `"email"` without the quotes.
    pub fn word<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        serde_json::from_value(serde_json::Value::String(text)).map_err(|e| self.unreadable(column, e))
    }

    pub fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        serde_json::from_str(&text).map_err(|e| self.unreadable(column, e))
    }

    pub fn flag(&self, column: &'static str) -> Result<bool, StoreError> {
        Ok(self.get::<i64>(column)? == 1)
    }

    pub fn day(&self, column: &'static str) -> Result<NaiveDate, StoreError> {
        let text = self.place(column).and_then(|place| self.row.get_ref(place));
        let text = text.map_err(|e| self.unreadable(column, e))?.as_str().map_err(|e| self.unreadable(column, e))?;
        day(text).map_err(|e| self.unreadable(column, e))
    }

    pub fn day_or_none(&self, column: &'static str) -> Result<Option<NaiveDate>, StoreError> {
        let text: Option<String> = self.get(column)?;
        text.map(|t| day(&t).map_err(|e| self.unreadable(column, e))).transpose()
    }

    pub fn currency(&self, column: &'static str) -> Result<Currency, StoreError> {
        let code: String = self.get(column)?;
        Currency::parse(&code).map_err(|e| self.unreadable(column, e))
    }

    pub fn money(&self, column: &'static str, currency: Currency) -> Result<Money, StoreError> {
        Money::from_minor(self.get(column)?, currency).map_err(|e| self.unreadable(column, e))
    }
}

/// A day as it is kept. Lists of a hundred thousand rows have three of them each: the digits are read as they stand, and only
/// what is written otherwise by the rules of ISO 8601.
fn day(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    let digits = |range: std::ops::Range<usize>| {
        let part = text.as_bytes().get(range)?;
        part.iter().try_fold(0_u16, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u16::from(b - b'0')))
    };
    let plain = || {
        let has_form = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).filter(|_| has_form)
    };
    plain().map_or_else(|| text.parse(), Ok)
}

/// Tables whose rows can go. An id that came back would carry the history, the agreement or the open window of the
/// row that had it before.
const SHRINKING: [&str; 6] =
    ["milestone", "deliverable", "draft_invoice", "change_order", "waiting_file", "plan_template"];

/// The id that the next row of `table` takes, never one that was taken before; called inside the writing transaction.
pub fn next_id(tx: &Connection, table: &'static str) -> Result<i64, StoreError> {
    let sql = format!("SELECT coalesce(max(id), 0) + 1 FROM {table}");
    let behind_the_rows: i64 = tx.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    if !SHRINKING.contains(&table) {
        return Ok(behind_the_rows);
    }
    let key = format!("next_id.{table}");
    let kept = first(tx, "SELECT 0 AS id, json FROM setting WHERE key = ?1", [&key], |row| {
        Named::new("setting", row, "id").json::<i64>("json")
    })?;
    let id = behind_the_rows.max(kept.unwrap_or(1));
    execute(
        tx,
        "INSERT INTO setting (key, json) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET json = ?2",
        (&key, (id + 1).to_string()),
    )?;
    Ok(id)
}

/// The serde text of a word-like value: `Channel::Email` is `email`.
pub(crate) fn word_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("word-like values serialise to strings, not {other:?}"),
    }
}

pub(crate) fn json_of(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("records hold no map with non-string keys and no failing serializer")
}

/// A pattern for `LIKE ... ESCAPE '\'` that finds `part` anywhere.
pub(crate) fn like(part: &str) -> String {
    format!("%{}%", part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Runs a statement that changes rows; its plan is kept for the next time.
pub(crate) fn execute(tx: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<usize, StoreError> {
    Ok(tx.prepare_cached(sql)?.execute(params)?)
}

/// All rows of a query through one reader.
pub(crate) fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut found = statement.query(params)?;
    let mut all = Vec::new();
    while let Some(row) = found.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

/// The first row of a query, if there is one.
pub(crate) fn first<T>(
    conn: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut found = statement.query(params)?;
    found.next()?.map(read).transpose()
}
