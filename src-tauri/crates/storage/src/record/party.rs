//! The business and its clients: JSON of the domain value, with the columns that lists need.

use super::row::{Named, execute, first, json_of, like, rows};
use crate::StoreError;
use domain::ClientId;
use domain::party::{Business, Client};
use rusqlite::{Connection, params};

pub fn business(conn: &Connection) -> Result<Option<Business>, StoreError> {
    first(conn, "SELECT id, json FROM business", [], |row| Named::new("business", row, "id").json("json"))
}

pub fn put_business(tx: &Connection, business: &Business) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO business (id, json) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET json = ?1",
        [json_of(business)],
    )?;
    Ok(())
}

pub fn client(conn: &Connection, id: ClientId) -> Result<Client, StoreError> {
    let read = |row: &rusqlite::Row<'_>| Named::new("client", row, "id").json("json");
    first(conn, "SELECT id, json FROM client WHERE id = ?1", [id.0], read)?
        .ok_or(StoreError::NotFound { table: "client", id: id.0 })
}

/// Clients by name.
pub fn clients(conn: &Connection) -> Result<Vec<Client>, StoreError> {
    rows(conn, "SELECT id, json FROM client ORDER BY name COLLATE NOCASE, id", [], |row| {
        Named::new("client", row, "id").json("json")
    })
}

/// Ids and names of clients with `part` in their name, those in the lists first.
pub fn clients_like(conn: &Connection, part: &str, limit: u32) -> Result<Vec<(ClientId, String)>, StoreError> {
    let sql = "SELECT id, name FROM client WHERE name LIKE ?1 ESCAPE '\\' ORDER BY archived, name COLLATE NOCASE, id LIMIT ?2";
    rows(conn, sql, params![like(part), limit], |row| {
        let row = Named::new("client", row, "id");
        Ok((ClientId(row.id), row.get("name")?))
    })
}

pub fn put_client(tx: &Connection, client: &Client) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO client (id, name, archived, json) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = ?2, archived = ?3, json = ?4",
        params![client.id.0, client.name, client.archived, json_of(client)],
    )?;
    Ok(())
}
