//! Restore: puts a backup in the place of the book. The backup is checked on a copy, the present book is backed up
//! first, one rename swaps them, and numbers that were used stay used.

use crate::backup::{self, Backup};
use crate::book::{CHECKING, RESTORED, connect, connect_immutable, resolve};
use crate::files::{self, beside};
use crate::journal::{self, Entry, Moment};
use crate::lock::Lock;
use crate::{Result, Store, StoreError, header, migrate, verify};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use serde_json::json;
use std::path::{Path, PathBuf};

#[cfg(test)]
mod tests;

/// The journal's word for a restore; `verify` reads its entry.
pub(crate) const COMMAND: &str = "restore";

/// What a restore did with the book that was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// There was none.
    InEmptyPlace,
    /// It was backed up first.
    BackedUp(Backup),
    /// It could not be verified; its bytes were kept under this name.
    SetAside(PathBuf),
}

/// A number series of the book that is replaced.
struct Series {
    key: String,
    /// Place of its oldest document; `next` where it has none.
    first: i64,
    next: i64,
    last_on: String,
}

impl Store {
    /// Replaces the book at `book`, which must not be open, by the backup at `source`, and opens it.
    /// The swap is one rename, the last step: a file that is refused leaves the book byte for byte as it was.
    /// Numbers that the replaced book had used are not used again: the entry in the journal names them.
    /// Errors: those of `open` about `source`, `Damaged`, `SampleMismatch`, `InUse`, `DiskFull`.
    pub fn restore(source: &Path, book: &Path, backups: &Path, moment: Moment) -> Result<(Store, Restored)> {
        let book = resolve(book)?;
        let lock = Lock::exclusive(&book)?;
        let (copy, ready) = (beside(&book, CHECKING), beside(&book, RESTORED));
        files::remove_with_companions(&copy);
        files::remove_with_companions(&ready);
        let swapped =
            prepare(source, &copy, &ready, moment).and_then(|()| swap(&book, &ready, source, backups, moment));
        files::remove_with_companions(&copy);
        if swapped.is_err() {
            files::remove_with_companions(&ready);
        }
        let restored = swapped?;
        Ok((Store::writing(book, lock)?, restored))
    }
}

/// Checks `source` on a copy and writes its rows into a fresh file of today's format at `ready`.
fn prepare(source: &Path, copy: &Path, ready: &Path, moment: Moment) -> Result<()> {
    header::check(source)?;
    files::copy_private(source, copy)?;
    let source_wal = beside(source, "-wal");
    if files::has_content(&source_wal) {
        files::copy_private(&source_wal, &beside(copy, "-wal"))?;
    }
    // Once more: the file may have been exchanged between look and copy.
    header::check(copy)?;
    let conn = connect(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let (found, known) = (migrate::version(&conn)?, migrate::known());
    if found > known {
        return Err(StoreError::NewerBook { path: source.to_owned(), found, known });
    }
    verify::of_any_format(&conn).sound()?;
    backup::copy(&conn, ready)?;
    let mut fresh = connect(ready, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if backup::row_counts(&fresh)? != backup::row_counts(&conn)? {
        return Err(StoreError::Damaged { what: format!("{} has rows that cannot be copied", source.display()) });
    }
    if found < known {
        migrate::bring_up_copy(&mut fresh, moment)?;
        verify::of(&fresh).sound()?;
    }
    fresh.close().map_err(|(_, error)| StoreError::on(ready)(error))
}

/// Keeps the present book, carries its numbers over, and puts `ready` in its place. The caller holds the lock.
fn swap(book: &Path, ready: &Path, source: &Path, backups: &Path, moment: Moment) -> Result<Restored> {
    let (restored, series) = if files::exists(book) {
        let is_same = same_business(book, ready, source)?;
        let (restored, series) = keep(book, backups, moment)?;
        (restored, if is_same { series } else { Vec::new() })
    } else if files::exists(&beside(book, "-wal")) {
        return Err(StoreError::OrphanWal { path: book.to_owned() });
    } else {
        (Restored::InEmptyPlace, Vec::new())
    };
    record(ready, source, &restored, &series, moment)?;
    files::sync_file(ready)?;
    // Only after a damaged book was set aside with its WAL; a sound one has emptied it.
    let wal = beside(book, "-wal");
    if files::exists(&wal) {
        std::fs::remove_file(&wal).map_err(StoreError::io(&wal))?;
    }
    files::remove_if_there(&beside(book, "-shm"));
    std::fs::rename(ready, book).map_err(StoreError::io(book))?;
    files::sync_folder_of(book)?;
    Ok(restored)
}

/// True when both are books of one business, as far as the present one can be read.
/// Errors: `SampleMismatch`: invented data never takes the place of real data, nor the other way round.
fn same_business(book: &Path, ready: &Path, source: &Path) -> Result<bool> {
    let identity = |conn: Connection| -> Result<(String, bool)> {
        Ok(conn.query_row("SELECT uuid, is_sample FROM book", [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    };
    let Ok((uuid, is_sample)) = connect(book, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(identity) else {
        return Ok(true);
    };
    let (coming_uuid, coming_is_sample) = identity(connect_immutable(ready)?)?;
    if is_sample != coming_is_sample {
        return Err(StoreError::SampleMismatch { path: source.to_owned() });
    }
    Ok(uuid == coming_uuid)
}

/// Backs the present book up, or keeps its bytes where it cannot be verified. Returns the numbers it has used.
/// Errors: `NewerBook`, `NotABook`; those of the disk, which say nothing about the book.
fn keep(book: &Path, backups: &Path, moment: Moment) -> Result<(Restored, Vec<Series>)> {
    match header::check(book) {
        Ok(()) => {}
        Err(error @ (StoreError::NewerBook { .. } | StoreError::NotABook { .. })) => return Err(error),
        Err(_) => return set_aside(book, backups, moment),
    }
    let kept = connect(book, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|conn| {
        let backup = backup::of_connection(&conn, book, backups, moment.at)?;
        let series = used(&conn)?;
        conn.close().map_err(|(_, error)| StoreError::on(book)(error))?;
        Ok((Restored::BackedUp(backup), series))
    });
    match kept {
        Err(StoreError::Damaged { .. } | StoreError::UnreadableRow { .. } | StoreError::Sqlite(_)) => {
            set_aside(book, backups, moment)
        }
        kept => kept,
    }
}

/// Keeps the bytes of a damaged book. Its numbers come from the newest sound backup and, where they are plausible,
/// from the book itself.
fn set_aside(book: &Path, backups: &Path, moment: Moment) -> Result<(Restored, Vec<Series>)> {
    files::create_folder(backups)?;
    let stem = book.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let name = format!("{stem} damaged {}", moment.at.format("%Y-%m-%d %H%M%S"));
    let aside = backups.join(name);
    for suffix in ["", "-wal"] {
        let (from, to) = (beside(book, suffix), beside(&aside, suffix));
        if files::exists(&from) {
            files::copy_private(&from, &to)?;
            files::sync_file(&to)?;
        }
    }
    files::sync_folder_of(&aside)?;
    let mut series = match backup::backups(backups, book).first() {
        Some(newest) => used(&connect_immutable(&newest.path)?)?,
        None => Vec::new(),
    };
    let readable = connect(book, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|conn| used(&conn));
    series.extend(readable.unwrap_or_default());
    Ok((Restored::SetAside(aside), series))
}

/// The series of a book. A place far beyond the last document is damage, not a number.
fn used(conn: &Connection) -> Result<Vec<Series>> {
    let mut statement = conn.prepare(
        "SELECT key, coalesce((SELECT min(sequence) FROM invoice WHERE series = key), next), next, last_on FROM series
         WHERE next <= (SELECT coalesce(max(sequence), 0) FROM invoice WHERE series = key) + 100000",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Series { key: row.get(0)?, first: row.get(1)?, next: row.get(2)?, last_on: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Carries `series` over into the file at `ready` and writes what happened into its journal.
fn record(ready: &Path, source: &Path, restored: &Restored, series: &[Series], moment: Moment) -> Result<()> {
    let fail = StoreError::on(ready);
    let mut conn = connect(ready, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&fail)?;
    let mut unused = Vec::new();
    for Series { key, first, next, last_on } in series {
        let known = tx.query_row("SELECT next FROM series WHERE key = ?1", [key], |row| row.get(0));
        let from: i64 = match known {
            Err(rusqlite::Error::QueryReturnedNoRows) => *first,
            known => known?,
        };
        if from < *next {
            unused.push(json!({ "series": key, "from": from, "to": next - 1 }));
        }
        tx.execute(
            "INSERT INTO series (key, next, last_on) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET next = max(next, excluded.next), last_on = max(last_on, excluded.last_on)",
            (key, next, last_on),
        )?;
    }
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let replaced = match restored {
        Restored::InEmptyPlace => None,
        Restored::BackedUp(backup) => name(&backup.path),
        Restored::SetAside(path) => name(path),
    };
    let entry = json!({ "backup": name(source), "replaced": replaced, "unused": unused });
    journal::append(&tx, COMMAND, moment, &Entry::book(entry))?;
    tx.commit().map_err(&fail)?;
    conn.close().map_err(|(_, error)| fail(error))
}
