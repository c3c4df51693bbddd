//! `Store`: an open book. Creating, opening and refusing files, and the two ways in: `read` and `write`.

use crate::files::{self, beside};
use crate::journal::{self, Entry, Moment, Recorded};
use crate::lock::Lock;
use crate::record::search;
use crate::{Result, StoreError, header, migrate};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};

mod connect;
#[cfg(test)]
mod tests;

use connect::{Scratch, connect_read_only};
pub(crate) use connect::{connect, connect_immutable};

/// An open book with its one writing connection.
#[derive(Debug)]
pub struct Store {
    // Dropped in this order: the connection closes and empties its WAL before another program may lock the book.
    conn: Connection,
    path: PathBuf,
    access: Access,
    _scratch: Option<Scratch>,
    _lock: Option<Lock>,
}

/// Endings of files that become a book by a rename, or never.
const NEW: &str = ".new";
pub(crate) const CHECKING: &str = ".checking";
pub(crate) const RESTORED: &str = ".restored";
const UNFINISHED: [&str; 3] = [NEW, CHECKING, RESTORED];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    Read,
}

impl Store {
    /// Makes a new book at `path`, and its folder, and opens it. It appears complete or not at all.
    /// Errors: `AlreadyExists`, `OrphanWal`, `InUse`, `ReadOnly`, `DiskFull`.
    pub fn create(path: &Path, uuid: &str, is_sample: bool, moment: Moment) -> Result<Store> {
        files::create_folder(files::folder_of(path))?;
        let path = resolve(path)?;
        refuse_taken(&path)?;
        let lock = Lock::exclusive(&path)?;
        refuse_taken(&path)?;
        let temp = beside(&path, NEW);
        files::remove_with_companions(&temp);
        let built = build(&temp, uuid, is_sample, moment).and_then(|()| {
            std::fs::rename(&temp, &path).map_err(StoreError::io(&path))?;
            files::sync_folder_of(&path)
        });
        if built.is_err() {
            files::remove_with_companions(&temp);
        }
        built?;
        Self::writing(path, lock)
    }

    /// Opens the book at `path` for writing, or for reading only where file or folder are read-only; see
    /// `is_read_only`. An older book is brought up to date after a verified backup into `backups`.
    /// What is refused stays byte for byte as it was.
    /// Errors: `Missing`, `OrphanWal`, `NotABook`, `EmptyFile`, `ForeignFile`, `NewerBook`, `InUse`, `Damaged`.
    pub fn open(path: &Path, backups: &Path, moment: Moment) -> Result<Store> {
        let path = resolve(path)?;
        if !files::exists(&beside(&path, ".lock")) {
            // Nobody has it open, and a refused file gets no lock file beside it.
            header::check(&path)?;
        }
        let lock = match Lock::exclusive(&path) {
            Err(StoreError::ReadOnly { .. }) => return Self::reading(path, None),
            lock => lock?,
        };
        header::check(&path)?;
        if std::fs::OpenOptions::new().write(true).open(&path).is_err() {
            return Self::reading(path, Some(lock));
        }
        // Copies of the book that a crash left unfinished.
        for ending in UNFINISHED {
            files::remove_with_companions(&beside(&path, ending));
        }
        let found = migrate::version_behind_wal(&path)?;
        if found > migrate::known() {
            return Err(StoreError::NewerBook { path, found, known: migrate::known() });
        }
        let mut store = Self::writing(path, lock)?;
        migrate::bring_up(&mut store.conn, &store.path, backups, moment)?;
        Ok(store)
    }

    /// Opens the book at `path` for reading only, also while another program writes to it. Changes nothing.
    /// Errors: as `open`, and `OlderBook`, which only `open` brings up to date.
    pub fn open_read_only(path: &Path) -> Result<Store> {
        let path = resolve(path)?;
        if !files::exists(&beside(&path, ".lock")) {
            header::check(&path)?;
            return Self::reading(path, None);
        }
        match Lock::shared(&path) {
            Ok(lock) => {
                header::check(&path)?;
                Self::reading(path, Some(lock))
            }
            Err(StoreError::ReadOnly { .. }) => {
                header::check(&path)?;
                Self::reading(path, None)
            }
            Err(StoreError::InUse { .. }) => {
                let conn = connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
                search::show_terms(&conn).map_err(StoreError::on(&path))?;
                Self::reading_by(conn, path, None, None)
            }
            Err(other) => Err(other),
        }
    }

    /// Opens the sound book of today's format at `path`, which the caller has locked.
    pub(crate) fn writing(path: PathBuf, lock: Lock) -> Result<Store> {
        let conn = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mode: String =
            conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(StoreError::on(&path))?;
        if mode != "wal" {
            return Err(StoreError::Damaged {
                what: format!("the disk of {} cannot keep a write-ahead log ({mode})", path.display()),
            });
        }
        search::show_terms(&conn).map_err(StoreError::on(&path))?;
        Ok(Store { conn, path, access: Access::Write, _scratch: None, _lock: Some(lock) })
    }

    fn reading(path: PathBuf, lock: Option<Lock>) -> Result<Store> {
        let (conn, scratch) = connect_read_only(&path)?;
        Self::reading_by(conn, path, scratch, lock)
    }

    fn reading_by(conn: Connection, path: PathBuf, scratch: Option<Scratch>, lock: Option<Lock>) -> Result<Store> {
        let (found, known) = (migrate::version(&conn)?, migrate::known());
        match found.cmp(&known) {
            Ordering::Less => Err(StoreError::OlderBook { path, found, known }),
            Ordering::Greater => Err(StoreError::NewerBook { path, found, known }),
            Ordering::Equal => Ok(Store { conn, path, access: Access::Read, _scratch: scratch, _lock: lock }),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True where every write is refused with `ReadOnly`.
    pub fn is_read_only(&self) -> bool {
        self.access == Access::Read
    }

    /// True for a book of invented data.
    pub fn is_sample(&self) -> Result<bool> {
        Ok(self.conn.query_row("SELECT is_sample FROM book", [], |row| row.get(0))?)
    }

    /// The identity of this business's book, equal in all its backups.
    pub fn uuid(&self) -> Result<String> {
        uuid(&self.conn)
    }

    /// Reads at one instant of the book, however many statements `look` runs.
    pub fn read<T, E: From<StoreError>>(&self, look: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let fail = |error| E::from(StoreError::on(&self.path)(error));
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred).map_err(fail)?;
        look(&tx)
    }

    /// Runs `work` in one `BEGIN IMMEDIATE` with its journal entry, and commits once: all of it is on the disk when
    /// this returns `Ok`, none of it on `Err`.
    /// Errors: those of `work`, `ReadOnly`, `InUse`, `DiskFull`.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        command: &str,
        moment: Moment,
        work: impl FnOnce(&Transaction<'_>) -> Result<(T, Entry), E>,
    ) -> Result<T, E> {
        self.write_unrecorded(|tx| {
            let (value, entry) = work(tx)?;
            journal::append(tx, command, moment, &entry)?;
            Ok(value)
        })
    }

    /// As `write`, for many commands that are one step, such as entering a whole past: each with its own entry.
    pub fn write_each<E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<Vec<Recorded>, E>,
    ) -> Result<(), E> {
        self.write_unrecorded(|tx| {
            for Recorded { command, moment, entry } in work(tx)? {
                journal::append(tx, command, moment, &entry)?;
            }
            Ok(())
        })
    }

    /// As `write`, without a journal entry: for text that is not yet valid and for the state of the window.
    pub fn write_unrecorded<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly { path: self.path.clone() }.into());
        }
        let fail = |error| E::from(StoreError::on(&self.path)(error));
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let value = work(&tx)?;
        tx.commit().map_err(fail)?;
        Ok(value)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.conn
    }
}

/// `path` in the true name of its folder.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or(StoreError::NotABook { path: path.to_owned(), what: "a folder" })?;
    Ok(files::true_name(files::folder_of(path)).map_err(StoreError::io(path))?.join(name))
}

fn refuse_taken(path: &Path) -> Result<()> {
    if files::exists(path) {
        return Err(StoreError::AlreadyExists { path: path.to_owned() });
    }
    // A new book would take in the pages of the old one.
    if files::exists(&beside(path, "-wal")) {
        return Err(StoreError::OrphanWal { path: path.to_owned() });
    }
    Ok(())
}

fn build(temp: &Path, uuid: &str, is_sample: bool, moment: Moment) -> Result<()> {
    files::create_private(temp)?;
    let fail = StoreError::on(temp);
    let mut conn = connect(temp, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.execute_batch(&format!("PRAGMA application_id = {}; PRAGMA journal_mode = WAL;", header::APPLICATION_ID))
        .map_err(&fail)?;
    migrate::build(&mut conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&fail)?;
    tx.execute(
        "INSERT INTO book (id, uuid, created_at, is_sample) VALUES (1, ?1, ?2, ?3)",
        (uuid, crate::instant(moment.at), is_sample),
    )?;
    journal::append(&tx, "create", moment, &Entry::book(serde_json::json!({ "uuid": uuid, "is_sample": is_sample })))?;
    tx.commit().map_err(&fail)?;
    conn.close().map_err(|(_, error)| fail(error))?;
    files::sync_file(temp)
}

/// The same for who has a connection.
pub fn uuid(conn: &Connection) -> Result<String> {
    Ok(conn.query_row("SELECT uuid FROM book", [], |row| row.get(0))?)
}
