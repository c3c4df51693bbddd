//! Files of records: each is the one that the journal recorded, its bytes are as long as it says, its record is there.

use super::Findings;
use crate::record::attachment::{self, Attachment, Owner};
use crate::{Result, StoreError};
use rusqlite::Connection;
use serde_json::Value;

/// What the journal says of files, as it was added and taken off its list.
#[derive(Default)]
pub(super) struct Attached {
    /// `(id, name, hash)`.
    added: Vec<(i64, String, String)>,
    removed: Vec<i64>,
}

impl Attached {
    pub fn remember(&mut self, entry: &Value) {
        for file in entry["files"].as_array().into_iter().flatten() {
            if let (Some(id), Some(name), Some(hash)) =
                (file["attachment"].as_i64(), file["name"].as_str(), file["sha256"].as_str())
            {
                self.added.push((id, name.to_owned(), hash.to_owned()));
            }
        }
        self.removed.extend(entry["removed_file"].as_i64());
    }
}

pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let stored = attachment::all(conn)?;
    for file in &stored {
        let id = file.id.0;
        let recorded = findings.attached.added.iter().find(|(recorded, ..)| *recorded == id).cloned();
        match recorded {
            None => findings.fault("attachment", id, "the journal does not record this file"),
            Some((_, name, hash)) if name != file.name || hash != file.hash => {
                findings.fault("attachment", id, format!("is not {name}, which the journal recorded"));
            }
            Some(_) => {}
        }
        if file.is_removed != findings.attached.removed.contains(&id) {
            findings.fault("attachment", id, "is on its list, or off it, other than the journal says");
        }
        let size = length(conn, file)?;
        if size != Some(file.size) {
            findings.fault("attachment", id, format!("has other bytes than the {} it says", file.size));
        }
        if !file.is_removed && !has_owner(conn, file)? {
            findings.fault("attachment", id, "names a record that is not there");
        }
    }
    let gone: Vec<_> =
        findings.attached.added.iter().filter(|(id, ..)| !stored.iter().any(|f| f.id.0 == *id)).cloned().collect();
    for (id, name, _) in gone {
        findings.fault("attachment", id, format!("{name}, which the journal recorded, is missing"));
    }
    for file in attachment::all_waiting(conn)? {
        if let Err(error) = attachment::waiting_bytes(conn, file.id) {
            findings.fault("waiting_file", file.id, error);
        }
    }
    Ok(())
}

fn length(conn: &Connection, file: &Attachment) -> Result<Option<u32>> {
    let found = conn.query_row("SELECT length(bytes) FROM file WHERE hash = ?1", [&file.hash], |row| row.get(0));
    match found {
        Ok(length) => Ok(Some(length)),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        Err(error) => Err(StoreError::from(error)),
    }
}

fn has_owner(conn: &Connection, file: &Attachment) -> Result<bool> {
    let sql = match file.owner {
        Owner::Project => "SELECT count(*) FROM project WHERE id = ?1",
        Owner::Milestone => "SELECT count(*) FROM milestone WHERE id = ?1",
        Owner::Agreement => "SELECT count(*) FROM plan_revision WHERE id = ?1",
        Owner::Acceptance => "SELECT count(*) FROM milestone_fact WHERE id = ?1 AND kind IN ('accepted', 'reopened')",
    };
    Ok(conn.query_row(sql, [file.owner_id], |row| row.get::<_, i64>(0))? == 1)
}
