//! Settings: one JSON text by key, for what has no table of its own. Knows no key.

use super::row::{Named, execute, first, json_of};
use crate::StoreError;
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The setting of `key`; None where it was never put. Errors: `Unreadable` for another shape than `T`.
pub fn setting<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>, StoreError> {
    first(conn, "SELECT 0 AS id, json FROM setting WHERE key = ?1", [key], |row| {
        Named::new("setting", row, "id").json::<T>("json")
    })
}

pub fn put_setting(tx: &Connection, key: &str, value: &impl Serialize) -> Result<(), StoreError> {
    let sql = "INSERT INTO setting (key, json) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET json = ?2";
    execute(tx, sql, (key, json_of(value)))?;
    Ok(())
}
