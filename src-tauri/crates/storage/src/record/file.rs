//! Bytes under their SHA-256: issued PDFs, logos, evidence. Appended, never changed.

use super::row::{execute, first};
use crate::{StoreError, digest};
use rusqlite::{Connection, params};

/// Keeps `bytes` and returns their hash; the same bytes are kept once.
pub fn put_file(tx: &Connection, media_type: &str, bytes: &[u8]) -> Result<String, StoreError> {
    let hash = digest::of_bytes(bytes);
    execute(
        tx,
        "INSERT INTO file (hash, media_type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING",
        params![hash, media_type, bytes],
    )?;
    Ok(hash)
}

/// How many bytes lie under `hash`. Errors: `NotFound`.
pub fn size(conn: &Connection, hash: &str) -> Result<u32, StoreError> {
    let found = first(conn, "SELECT length(bytes) FROM file WHERE hash = ?1", [hash], |row| Ok(row.get(0)?))?;
    found.ok_or(StoreError::NotFound { table: "file", id: 0 })
}

/// The bytes under `hash`, compared with it. Errors: `NotFound`, `UnreadableRow` when they no longer match.
pub fn file(conn: &Connection, hash: &str) -> Result<Vec<u8>, StoreError> {
    let found = first(conn, "SELECT bytes FROM file WHERE hash = ?1", [hash], |row| Ok(row.get::<_, Vec<u8>>(0)?))?;
    let bytes = found.ok_or(StoreError::NotFound { table: "file", id: 0 })?;
    if digest::of_bytes(&bytes) != hash {
        let reason = format!("the bytes no longer match their hash {hash}");
        return Err(StoreError::UnreadableRow { table: "file", id: hash.to_owned(), column: "bytes", reason });
    }
    Ok(bytes)
}
