use crate::Result;
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A verified copy of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub at: DateTime<Utc>,
    pub invoices: u64,
    pub bytes: u64,
}

pub(crate) fn of_connection(_conn: &Connection, _book: &Path, _folder: &Path, _at: DateTime<Utc>) -> Result<Backup> {
    todo!()
}
