//! Backups: complete copies of a book, written beside each other in one folder. A copy is a backup only once it has
//! been read back and verified; until then it has a name that nobody takes for one.

use crate::book::{connect, connect_immutable};
use crate::files::{self, beside};
use crate::{Result, Store, StoreError, header, migrate, verify};
use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[cfg(test)]
mod tests;

/// Verified backups that stay in a folder.
pub const KEPT: usize = 10;

/// Ending of a copy that is not verified yet.
const UNVERIFIED: &str = ".unverified";

/// A copy of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// When it was made, to the minute.
    pub at: DateTime<Utc>,
    /// Issued documents in it.
    pub invoices: u64,
    pub bytes: u64,
}

impl Store {
    /// Writes a verified backup into `folder` and removes the oldest ones beyond `KEPT`. See `make`.
    pub fn backup(&self, folder: &Path, at: DateTime<Utc>) -> Result<Backup> {
        of_connection(self.connection(), self.path(), folder, at)
    }
}

/// As `Store::backup`, through a connection of its own: for another thread, while the book stays in use.
/// Errors: `InUse` when the book changed during every try; `DiskFull`, `Damaged`, those of reading the book.
pub fn make(book: &Path, folder: &Path, at: DateTime<Utc>) -> Result<Backup> {
    let book = crate::book::resolve(book)?;
    let conn = connect(&book, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    of_connection(&conn, &book, folder, at)
}

pub(crate) fn of_connection(conn: &Connection, book: &Path, folder: &Path, at: DateTime<Utc>) -> Result<Backup> {
    files::create_folder(folder)?;
    remove_unverified(folder, book);
    let path = free_name(folder, book, at);
    let temp = beside(&path, UNVERIFIED);
    let invoices = match copy_checked(conn, &temp) {
        Ok(invoices) => invoices,
        Err(error) => {
            files::remove_with_companions(&temp);
            return Err(error);
        }
    };
    std::fs::rename(&temp, &path).map_err(StoreError::io(&path))?;
    files::sync_folder_of(&path)?;
    let bytes = std::fs::metadata(&path).map_err(StoreError::io(&path))?.len();
    // The new backup stands; that an old one could not be removed does not undo it.
    rotate(folder, book, &path);
    Ok(Backup { path, at, invoices, bytes })
}

/// Copies, reads back, compares. Returns the number of issued documents.
fn copy_checked(conn: &Connection, temp: &Path) -> Result<u64> {
    let (counted, invoices) = copy_unchanged(conn, temp)?;
    files::sync_file(temp)?;
    let copy = connect_immutable(temp)?;
    verify::of_any_format(&copy).sound()?;
    if row_counts(&copy)? != counted {
        return Err(StoreError::Damaged { what: "the backup has other rows than the book".to_owned() });
    }
    Ok(invoices)
}

/// Copies until no other connection wrote meanwhile, so that the row counts are those of the copy.
fn copy_unchanged(conn: &Connection, temp: &Path) -> Result<(BTreeMap<String, i64>, u64)> {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        files::remove_with_companions(temp);
        let before = data_version(conn)?;
        let counted = row_counts(conn)?;
        copy(conn, temp)?;
        if data_version(conn)? == before {
            let invoices = counted.get("invoice").copied().unwrap_or(0);
            return Ok((counted, u64::try_from(invoices).expect("a count is not negative")));
        }
    }
    Err(StoreError::InUse { path: temp.to_owned() })
}

/// A compact copy in a private file; a WAL of the source is in it.
pub(crate) fn copy(conn: &Connection, to: &Path) -> Result<()> {
    // VACUUM INTO takes an empty file and keeps its mode.
    files::create_private(to)?;
    let name = to.to_str().ok_or_else(|| StoreError::io(to)(std::io::Error::other("the name is not Unicode")))?;
    conn.execute("VACUUM INTO ?1", [name]).map_err(StoreError::on(to))?;
    Ok(())
}

/// Changes whenever another connection commits.
fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// Rows of each table.
pub(crate) fn row_counts(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let tables = migrate::schema(conn)?.into_iter().filter(|(kind, ..)| kind == "table").map(|(_, name, _)| name);
    let count = |table: &str| {
        conn.query_row(&format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\"")), [], |row| row.get(0))
    };
    tables.map(|table| Ok((table.clone(), count(&table)?))).collect()
}

/// `<book> 2026-11-16 0912.milepost`, with a number behind it where that is taken. The time is UTC.
fn free_name(folder: &Path, book: &Path, at: DateTime<Utc>) -> PathBuf {
    let name = |rest: &str| folder.join(format!("{} {}{rest}.milepost", stem(book), at.format(STAMP)));
    let mut path = name("");
    let mut count = 2;
    while files::exists(&path) {
        path = name(&format!(" {count}"));
        count += 1;
    }
    path
}

const STAMP: &str = "%Y-%m-%d %H%M";

fn stem(book: &Path) -> String {
    book.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

/// Minute and count in the name of a backup of `book`, in which order they were made.
fn made(book: &str, path: &Path) -> Option<(NaiveDateTime, u32)> {
    let rest = path.file_name()?.to_str()?.strip_suffix(".milepost")?.strip_prefix(book)?.strip_prefix(' ')?;
    let (stamp, count) = rest.split_at_checked("2026-11-16 0912".len())?;
    let count = if count.is_empty() { 1 } else { count.strip_prefix(' ')?.parse().ok()? };
    Some((NaiveDateTime::parse_from_str(stamp, STAMP).ok()?, count))
}

/// Names of backups of `book` in `folder`, newest first; whether they are sound is not looked at.
fn named(folder: &Path, book: &Path) -> Vec<(NaiveDateTime, PathBuf)> {
    let stem = stem(book);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> =
        entries.filter_map(|entry| made(&stem, &entry.path()).map(|made| (made, entry.path()))).collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|((at, _), path)| (at, path)).collect()
}

/// Backups of `book` in `folder`, newest first, each verified now: what does not pass is not listed.
pub fn backups(folder: &Path, book: &Path) -> Vec<Backup> {
    named(folder, book).into_iter().filter_map(|(at, path)| check(&path, at.and_utc()).ok()).collect()
}

/// Verifies the file at `path` as a backup made `at`. Changes nothing.
/// Errors: those of opening a book, `Damaged`.
pub fn check(path: &Path, at: DateTime<Utc>) -> Result<Backup> {
    header::check(path)?;
    let conn = connect_immutable(path)?;
    verify::of_any_format(&conn).sound()?;
    let invoices: i64 = conn.query_row("SELECT count(*) FROM invoice", [], |row| row.get(0))?;
    let bytes = std::fs::metadata(path).map_err(StoreError::io(path))?.len();
    Ok(Backup { path: path.to_owned(), at, invoices: u64::try_from(invoices).expect("a count is not negative"), bytes })
}

/// Removes backups older than the `KEPT` newest sound ones. Files that do not pass never count, so ten broken
/// backups cannot push out the last good one; they go when they are older than the ten good ones. `newest` was
/// verified just now and stays, even if a clock that was set back gave it an old name.
fn rotate(folder: &Path, book: &Path, newest: &Path) {
    let found = named(folder, book);
    if found.len() <= KEPT {
        return;
    }
    let mut sound = 0;
    for (at, path) in found {
        if path == newest {
            sound += 1;
        } else if sound >= KEPT {
            files::remove_if_there(&path);
        } else if check(&path, at.and_utc()).is_ok() {
            sound += 1;
        }
    }
}

/// Removes copies that a crash left before they were verified.
fn remove_unverified(folder: &Path, book: &Path) {
    let stem = stem(book);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = path.to_str().and_then(|name| name.strip_suffix(UNVERIFIED));
        if name.is_some_and(|name| made(&stem, Path::new(name)).is_some()) {
            files::remove_with_companions(&path);
        }
    }
}
