//! The journal as a record's history.

use super::row::rows;
use crate::StoreError;
use crate::journal::JournalRow;
use rusqlite::Connection;

/// The whole journal, oldest first.
pub fn all(conn: &Connection) -> Result<Vec<JournalRow>, StoreError> {
    rows(conn, "SELECT * FROM journal ORDER BY id", [], JournalRow::read)
}

/// Entries about one subject such as `milestone:7`, oldest first.
pub fn about(conn: &Connection, subject: &str) -> Result<Vec<JournalRow>, StoreError> {
    rows(conn, "SELECT * FROM journal WHERE subject = ?1 ORDER BY id", [subject], JournalRow::read)
}
