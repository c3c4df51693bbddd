//! The journal: one entry for each write, each holding the hash of the one before.
//! It shows edits made outside Milepost; it cannot show that its newest entries were cut off together with
//! everything they speak of.

use crate::digest::Digest;
use crate::record::row::Named;
use crate::{Result, instant};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row, params};
use serde_json::Value;

#[cfg(test)]
mod tests;

/// When a command happens: the business day it counts on, and the instant it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub on: NaiveDate,
    pub at: DateTime<Utc>,
}

/// What a command says about itself in the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is about: `project:7`, `invoice:12`, `book`.
    pub subject: String,
    pub json: Value,
}

impl Entry {
    /// An entry about the record `id` of `table`.
    pub fn about(table: &str, id: impl std::fmt::Display, json: Value) -> Self {
        Self { subject: format!("{table}:{id}"), json }
    }

    /// An entry about the book as a whole.
    pub fn book(json: Value) -> Self {
        Self { subject: "book".to_owned(), json }
    }
}

/// One of several commands of `Store::write_each`.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    pub command: &'static str,
    pub moment: Moment,
    pub entry: Entry,
}

/// One row of the journal, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    pub id: i64,
    pub at: String,
    pub on_day: String,
    pub command: String,
    pub subject: String,
    /// JSON text.
    pub entry: String,
    pub previous: String,
    pub hash: String,
}

impl JournalRow {
    pub fn read(row: &Row<'_>) -> Result<Self> {
        let row = Named::new("journal", row, "id");
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            on_day: row.get("on_day")?,
            command: row.get("command")?,
            subject: row.get("subject")?,
            entry: row.get("entry")?,
            previous: row.get("previous")?,
            hash: row.get("hash")?,
        })
    }

    /// The hash that belongs to the other columns.
    pub fn computed_hash(&self) -> String {
        Digest::of("milepost journal 1")
            .text(&self.previous)
            .integer(self.id)
            .text(&self.at)
            .text(&self.on_day)
            .text(&self.command)
            .text(&self.subject)
            .text(&self.entry)
            .hex()
    }
}

/// What stands in place of a hash before the first entry; entries of another book do not fit behind it.
pub(crate) fn beginning(book_uuid: &str) -> String {
    Digest::of("milepost book").text(book_uuid).hex()
}

/// Appends `entry`; called once in each recorded write.
pub(crate) fn append(tx: &Connection, command: &str, moment: Moment, entry: &Entry) -> Result<()> {
    let (id, previous) = head(tx)?;
    let mut row = JournalRow {
        id: id + 1,
        at: instant(moment.at),
        on_day: moment.on.to_string(),
        command: command.to_owned(),
        subject: entry.subject.clone(),
        entry: entry.json.to_string(),
        previous,
        hash: String::new(),
    };
    row.hash = row.computed_hash();
    tx.prepare_cached(
        "INSERT INTO journal (id, at, on_day, command, subject, entry, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![row.id, row.at, row.on_day, row.command, row.subject, row.entry, row.previous, row.hash])?;
    Ok(())
}

/// Id and hash of the newest entry; 0 and the beginning of the chain in a new book.
pub(crate) fn head(conn: &Connection) -> Result<(i64, String)> {
    let newest = conn
        .prepare_cached("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)));
    match newest {
        Err(rusqlite::Error::QueryReturnedNoRows) => {
            let uuid: String = conn.query_row("SELECT uuid FROM book", [], |row| row.get(0))?;
            Ok((0, beginning(&uuid)))
        }
        other => Ok(other?),
    }
}
