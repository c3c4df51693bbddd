//! Files of records, and those that wait on a sheet until it is recorded.

use super::file::put_file;
use super::row::{Named, execute, first, rows, word_of};
use crate::{StoreError, digest};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{AttachmentId, MilestoneId, WaitingFileId};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    Project,
    Milestone,
    /// An agreed revision of a plan.
    Agreement,
    /// A recorded acceptance, or a request for changes in its place: its row of `milestone_fact`.
    Acceptance,
}

impl Owner {
    /// Whether its files show that something was agreed or accepted.
    pub fn is_evidence(self) -> bool {
        match self {
            Owner::Agreement | Owner::Acceptance => true,
            Owner::Project | Owner::Milestone => false,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub id: AttachmentId,
    pub owner: Owner,
    pub owner_id: i64,
    pub name: String,
    pub media_type: String,
    pub size: u32,
    /// SHA-256 of the bytes.
    pub hash: String,
    /// Whose book it was. May be empty.
    pub added_by: String,
    pub on: NaiveDate,
    /// RFC 3339, UTC.
    pub at: String,
    pub is_removed: bool,
}

/// Which sheet a file waits on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// The first agreement of a project's plan.
    Plan,
    ChangeOrder,
    /// The acceptance of a milestone.
    SignOff,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingFile {
    pub id: WaitingFileId,
    pub sheet: Sheet,
    pub target: i64,
    pub name: String,
    pub media_type: String,
    pub size: u32,
    pub hash: String,
    pub at: String,
}

/// A file as it comes in.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    pub name: &'a str,
    pub media_type: &'a str,
    pub bytes: &'a [u8],
}

/// Who adds a file, and when.
#[derive(Debug, Clone)]
pub struct Added {
    pub by: String,
    pub on: NaiveDate,
    pub at: DateTime<Utc>,
}

const COLUMNS: &str =
    "SELECT a.*, r.at AS removed_at FROM attachment a LEFT JOIN attachment_removal r ON r.attachment_id = a.id";

fn read(row: &Row<'_>) -> Result<Attachment, StoreError> {
    let row = Named::new("attachment", row, "id");
    Ok(Attachment {
        id: AttachmentId(row.get("id")?),
        owner: row.word("owner")?,
        owner_id: row.get("owner_id")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        hash: row.get("hash")?,
        added_by: row.get("added_by")?,
        on: row.day("on_day")?,
        at: row.get("at")?,
        is_removed: row.get::<Option<String>>("removed_at")?.is_some(),
    })
}

/// Files of one owner that are on its list, first to last.
pub fn attachments(conn: &Connection, owner: Owner, id: i64) -> Result<Vec<Attachment>, StoreError> {
    let sql = format!("{COLUMNS} WHERE a.owner = ?1 AND a.owner_id = ?2 AND r.at IS NULL ORDER BY a.id");
    rows(conn, &sql, params![word_of(&owner), id], read)
}

/// Every file that any record ever had, removed ones among them.
pub fn all(conn: &Connection) -> Result<Vec<Attachment>, StoreError> {
    rows(conn, &format!("{COLUMNS} ORDER BY a.id"), [], read)
}

pub fn attachment(conn: &Connection, id: AttachmentId) -> Result<Attachment, StoreError> {
    let found = first(conn, &format!("{COLUMNS} WHERE a.id = ?1"), [id.0], read)?;
    found.ok_or(StoreError::NotFound { table: "attachment", id: id.0 })
}

/// Keeps the bytes and adds them to the list of an owner.
pub fn attach(
    tx: &Connection,
    (owner, owner_id): (Owner, i64),
    file: Incoming<'_>,
    added: &Added,
) -> Result<Attachment, StoreError> {
    let hash = put_file(tx, file.media_type, file.bytes)?;
    let size = u32::try_from(file.bytes.len()).unwrap_or(u32::MAX);
    insert(tx, (owner, owner_id), (file.name, file.media_type, size, &hash), added)
}

/// Puts a file that was taken off a list back at its end.
pub fn put_back(tx: &Connection, gone: &Attachment, added: &Added) -> Result<Attachment, StoreError> {
    insert(tx, (gone.owner, gone.owner_id), (&gone.name, &gone.media_type, gone.size, &gone.hash), added)
}

fn insert(
    tx: &Connection,
    (owner, owner_id): (Owner, i64),
    (name, media_type, size, hash): (&str, &str, u32, &str),
    added: &Added,
) -> Result<Attachment, StoreError> {
    let id = AttachmentId(super::next_id(tx, "attachment")?);
    execute(
        tx,
        "INSERT INTO attachment (id, owner, owner_id, name, media_type, size, hash, added_by, on_day, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id.0,
            word_of(&owner),
            owner_id,
            name,
            media_type,
            size,
            hash,
            added.by,
            added.on.to_string(),
            crate::instant(added.at)
        ],
    )?;
    attachment(tx, id)
}

/// Takes a file off its list. Errors: the book refuses it for evidence.
pub fn remove(tx: &Connection, id: AttachmentId, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO attachment_removal (attachment_id, at) VALUES (?1, ?2)",
        params![id.0, crate::instant(at)],
    )?;
    Ok(())
}

const WAITING: &str = "SELECT id, sheet, target, name, media_type, size, hash, at FROM waiting_file";

fn read_waiting(row: &Row<'_>) -> Result<WaitingFile, StoreError> {
    let row = Named::new("waiting_file", row, "id");
    Ok(WaitingFile {
        id: WaitingFileId(row.get("id")?),
        sheet: row.word("sheet")?,
        target: row.get("target")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        hash: row.get("hash")?,
        at: row.get("at")?,
    })
}

pub fn waiting(conn: &Connection, sheet: Sheet, target: i64) -> Result<Vec<WaitingFile>, StoreError> {
    let sql = format!("{WAITING} WHERE sheet = ?1 AND target = ?2 ORDER BY id");
    rows(conn, &sql, params![word_of(&sheet), target], read_waiting)
}

pub fn all_waiting(conn: &Connection) -> Result<Vec<WaitingFile>, StoreError> {
    rows(conn, &format!("{WAITING} ORDER BY id"), [], read_waiting)
}

pub fn waiting_file(conn: &Connection, id: WaitingFileId) -> Result<WaitingFile, StoreError> {
    let found = first(conn, &format!("{WAITING} WHERE id = ?1"), [id.0], read_waiting)?;
    found.ok_or(StoreError::NotFound { table: "waiting_file", id: id.0 })
}

/// The bytes of a waiting file, compared with their hash. Errors: `NotFound`, `UnreadableRow`.
pub fn waiting_bytes(conn: &Connection, id: WaitingFileId) -> Result<Vec<u8>, StoreError> {
    let found = first(conn, "SELECT hash, bytes FROM waiting_file WHERE id = ?1", [id.0], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    let (hash, bytes) = found.ok_or(StoreError::NotFound { table: "waiting_file", id: id.0 })?;
    if digest::of_bytes(&bytes) != hash {
        let reason = format!("the bytes no longer match their hash {hash}");
        return Err(StoreError::UnreadableRow { table: "waiting_file", id: id.to_string(), column: "bytes", reason });
    }
    Ok(bytes)
}

pub fn put_waiting(
    tx: &Connection,
    (sheet, target): (Sheet, i64),
    file: Incoming<'_>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let size = u32::try_from(file.bytes.len()).unwrap_or(u32::MAX);
    execute(
        tx,
        "INSERT INTO waiting_file (id, sheet, target, name, media_type, size, hash, bytes, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            super::next_id(tx, "waiting_file")?,
            word_of(&sheet),
            target,
            file.name,
            file.media_type,
            size,
            digest::of_bytes(file.bytes),
            file.bytes,
            crate::instant(at),
        ],
    )?;
    Ok(())
}

pub fn drop_waiting(tx: &Connection, id: WaitingFileId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM waiting_file WHERE id = ?1", [id.0])?;
    Ok(())
}

/// Throws all that waits on a sheet away.
pub fn clear_waiting(tx: &Connection, sheet: Sheet, target: i64) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM waiting_file WHERE sheet = ?1 AND target = ?2", params![word_of(&sheet), target])?;
    Ok(())
}

/// Makes what waits on a sheet the evidence of what was recorded on it.
pub fn settle_waiting(
    tx: &Connection,
    (sheet, target): (Sheet, i64),
    owner: (Owner, i64),
    added: &Added,
) -> Result<Vec<Attachment>, StoreError> {
    let mut settled = Vec::new();
    for file in waiting(tx, sheet, target)? {
        let bytes = waiting_bytes(tx, file.id)?;
        let incoming = Incoming { name: &file.name, media_type: &file.media_type, bytes: &bytes };
        settled.push(attach(tx, owner, incoming, added)?);
    }
    clear_waiting(tx, sheet, target)?;
    Ok(settled)
}

/// Every acceptance of a milestone that was ever recorded, first to last, taken back or not.
pub fn acceptances(conn: &Connection, milestone: MilestoneId) -> Result<Vec<i64>, StoreError> {
    let sql = "SELECT id FROM milestone_fact WHERE milestone_id = ?1 AND kind = 'accepted' ORDER BY id";
    rows(conn, sql, [milestone.0], |row| Ok(row.get(0)?))
}

/// Every answer of the client that was ever recorded: acceptances and requests for changes, first to last.
pub fn answers(conn: &Connection, milestone: MilestoneId) -> Result<Vec<i64>, StoreError> {
    let sql = "SELECT id FROM milestone_fact WHERE milestone_id = ?1 AND (kind = 'accepted' OR (kind = 'reopened' AND channel IS NOT NULL)) ORDER BY id";
    rows(conn, sql, [milestone.0], |row| Ok(row.get(0)?))
}

/// The milestone of an acceptance. Errors: `NotFound`.
pub fn milestone_of_acceptance(conn: &Connection, acceptance: i64) -> Result<MilestoneId, StoreError> {
    let sql = "SELECT milestone_id FROM milestone_fact WHERE id = ?1";
    let found = first(conn, sql, [acceptance], |row| Ok(MilestoneId(row.get(0)?)))?;
    found.ok_or(StoreError::NotFound { table: "milestone_fact", id: acceptance })
}
