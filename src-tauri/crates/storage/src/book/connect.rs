//! Connections: how every one of them is set, and how a file is read that may not be written.

use crate::files::{self, beside};
use crate::record::search;
use crate::{Result, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// 3.51.3: earlier versions can corrupt a book when two connections meet in a checkpoint ("WAL-reset bug").
const SQLITE_AT_LEAST: i32 = 3_051_003;

/// A connection to the file at `path`, which must exist.
pub(crate) fn connect(path: &Path, access: OpenFlags) -> Result<Connection> {
    assert!(rusqlite::version_number() >= SQLITE_AT_LEAST, "SQLite {} can lose data", rusqlite::version());
    let fail = StoreError::on(path);
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(&fail)?;
    configure(&conn).map_err(&fail)?;
    Ok(conn)
}

/// Sets what is not kept in the file. `synchronous = FULL` is what makes a commit survive a power cut under WAL;
/// NORMAL, the usual advice, lost acknowledged invoices in 714 of 1000 simulated cuts.
fn configure(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(Duration::from_secs(1))?;
    // The default of 16 is fewer than one screen asks for.
    conn.set_prepared_statement_cache_capacity(128);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // cache_spill: a transaction meets the disk only when it commits, so a full disk is met in one place.
    // cache_size: 16 MiB; with the usual two each look at a large book reads the same pages from the disk again.
    // temp_store: no names of clients in temporary files. journal_size_limit: 16 MiB.
    conn.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_spill = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16384;
         PRAGMA mmap_size = 0;
         PRAGMA journal_size_limit = 16777216;",
    )
}

/// A copy of book and WAL in the system's temporary folder; removed when the reader is done.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// Reads a book that nobody writes to and leaves no file beside it. A WAL left by a crash holds the newest entries,
/// but taking it in means writing: then a copy is read.
pub(super) fn connect_read_only(path: &Path) -> Result<(Connection, Option<Scratch>)> {
    if !files::has_content(&beside(path, "-wal")) {
        let conn = connect_immutable(path)?;
        search::show_terms(&conn).map_err(StoreError::on(path))?;
        return Ok((conn, None));
    }
    #[expect(clippy::disallowed_methods, reason = "beside the book nothing can be written, and nothing is renamed")]
    let scratch = Scratch { folder: std::env::temp_dir().join(format!("milepost-{}", uuid::Uuid::new_v4())) };
    files::create_folder(&scratch.folder)?;
    let copy = scratch.folder.join("book");
    files::copy_private(path, &copy)?;
    files::copy_private(&beside(path, "-wal"), &beside(&copy, "-wal"))?;
    let conn = connect(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    search::show_terms(&conn)?;
    conn.execute_batch("PRAGMA query_only = ON")?;
    Ok((conn, Some(scratch)))
}

/// Reads a complete file and leaves none beside it: for backups and for books in read-only folders.
pub(crate) fn connect_immutable(path: &Path) -> Result<Connection> {
    let Some(name) = files::immutable_name(path) else {
        return connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    };
    let fail = StoreError::on(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(name, flags).map_err(&fail)?;
    configure(&conn).map_err(&fail)?;
    Ok(conn)
}
