//! The format of the book: numbered steps forward, each in one transaction with its `user_version`.
//! A released step is never edited; restoring compares schemas word by word.

use crate::files::beside;
use crate::journal::{self, Entry, Moment};
use crate::record::{search, standing};
use crate::{Result, StoreError, backup};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use std::path::Path;
use std::time::Duration;

#[cfg(test)]
mod tests;

const STEPS: &[&str] = &[
    concat!(include_str!("migrations/0001_book.sql"), include_str!("migrations/0001_append_only.sql")),
    include_str!("migrations/0002_offer.sql"),
    include_str!("migrations/0003_change_orders.sql"),
    include_str!("migrations/0004_attachments.sql"),
    include_str!("migrations/0005_standings.sql"),
    include_str!("migrations/0006_disputes.sql"),
    include_str!("migrations/0007_retention.sql"),
    include_str!("migrations/0008_mails.sql"),
    include_str!("migrations/0009_outbox.sql"),
    include_str!("migrations/0010_reminders.sql"),
    include_str!("migrations/0011_discounts.sql"),
    include_str!("migrations/0012_fast_screens.sql"),
    include_str!("migrations/0013_exchange.sql"),
    include_str!("migrations/0014_mail_attachments.sql"),
    include_str!("migrations/0015_rates_and_notices.sql"),
];

/// The format that this program writes.
pub(crate) fn known() -> i64 {
    i64::try_from(STEPS.len()).expect("a handful of steps")
}

fn migrations(steps: &[&'static str]) -> Migrations<'static> {
    Migrations::new(steps.iter().map(|sql| M::up(sql)).collect())
}

/// Runs every step in a new file. Errors: `Migration`.
pub(crate) fn build(conn: &mut Connection) -> Result<()> {
    migrations(STEPS).to_latest(conn).map_err(StoreError::Migration)
}

/// Brings an older book up to `known`, after a verified backup into `backups`. Does nothing to a book of today.
pub(crate) fn bring_up(conn: &mut Connection, book: &Path, backups: &Path, moment: Moment) -> Result<()> {
    bring_up_by(STEPS, conn, moment, |conn| backup::of_connection(conn, book, backups, moment.at).map(drop))
}

/// As `bring_up`, for a copy whose original stays where it is.
pub(crate) fn bring_up_copy(conn: &mut Connection, moment: Moment) -> Result<()> {
    bring_up_by(STEPS, conn, moment, |_| Ok(()))
}

fn bring_up_by(
    steps: &[&'static str],
    conn: &mut Connection,
    moment: Moment,
    keep: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let from = version(conn)?;
    if usize::try_from(from) == Ok(steps.len()) {
        return finish(conn);
    }
    keep(conn)?;
    migrations(steps).to_latest(conn).map_err(StoreError::Migration)?;
    finish(conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    journal::append(&tx, "migrate", moment, &Entry::book(serde_json::json!({ "from": from, "to": steps.len() })))?;
    Ok(tx.commit()?)
}

/// What a step leaves to Rust, found by the mark that the step set: a crash behind the step loses nothing.
fn finish(conn: &mut Connection) -> Result<()> {
    let (standings, texts) = (standing::are_missing(conn)?, search::is_missing(conn)?);
    if !standings && !texts {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if standings {
        standing::make_all(&tx)?;
    }
    if texts {
        search::make_all(&tx)?;
    }
    Ok(tx.commit()?)
}

pub(crate) fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// What stands in the schema of a connection, in the order of names; SQLite's own tables left out.
pub(crate) fn schema(conn: &Connection) -> Result<Vec<(String, String, String)>> {
    let mut statement = conn.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The schema that a book of format `version` has, and no other.
pub(crate) fn expected_schema(version: i64) -> Result<Vec<(String, String, String)>> {
    let mut conn = Connection::open_in_memory()?;
    let steps = usize::try_from(version).unwrap_or(0).min(STEPS.len());
    if steps > 0 {
        migrations(&STEPS[..steps]).to_latest(&mut conn).map_err(StoreError::Migration)?;
    }
    schema(&conn)
}

/// Format of a book whose newest entries still lie in its WAL, read without changing a byte of either; 0 without a WAL.
pub(crate) fn version_behind_wal(book: &Path) -> Result<i64> {
    if !crate::files::has_content(&beside(book, "-wal")) {
        return Ok(0);
    }
    let conn = Connection::open_with_flags(book, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.busy_timeout(Duration::ZERO)?;
    // Exclusive before the first read: the index of the WAL stays in memory and no -shm file appears.
    conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    match version(&conn) {
        // Somebody reads the book; then its -shm file is there already.
        Err(StoreError::InUse { .. }) => {
            conn.query_row("PRAGMA locking_mode = NORMAL", [], |_| Ok(()))?;
            version(&conn)
        }
        found => found,
    }
}
