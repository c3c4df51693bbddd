//! Kept mails: each is the one that the journal recorded, its bytes still have their hash, and none is missing.

use super::Findings;
use crate::Result;
use crate::record::mail;
use rusqlite::Connection;
use serde_json::Value;

/// What the journal says of mails.
#[derive(Default)]
pub(super) struct Mailed {
    kept: Vec<Value>,
}

impl Mailed {
    pub fn remember(&mut self, entry: &Value) {
        self.kept.extend(entry.get("mail").filter(|of| of["id"].is_i64()).cloned());
    }
}

pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let recorded = std::mem::take(&mut findings.mailed).kept;
    let stored = mail::all(conn)?;
    for mail in &stored {
        if !recorded.contains(&mail::journalled(mail)) {
            findings.fault("mail", mail.id, "is not what the journal recorded");
        }
        if let Err(error) = mail.bytes(conn) {
            findings.fault("mail", mail.id, error);
        }
    }
    for gone in recorded.iter().filter(|of| !stored.iter().any(|mail| of["id"] == mail.id.0)) {
        findings.fault("mail", &gone["id"], "which the journal recorded, is missing");
    }
    Ok(())
}
