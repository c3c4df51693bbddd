//! Reminders: each is the one that the journal recorded, and none of those is missing.

use super::Findings;
use crate::Result;
use crate::record::reminder;
use rusqlite::Connection;
use serde_json::Value;

/// What the journal says of reminders.
#[derive(Default)]
pub(super) struct Reminded {
    given: Vec<Value>,
}

impl Reminded {
    pub fn remember(&mut self, entry: &Value) {
        self.given.extend(entry.get("reminder").filter(|of| of["id"].is_i64()).cloned());
    }
}

pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let recorded = std::mem::take(&mut findings.reminded).given;
    let stored = reminder::all(conn)?;
    for reminder in &stored {
        if !recorded.contains(&reminder::journalled(reminder)) {
            findings.fault("reminder", reminder.id, "is not what the journal recorded");
        }
    }
    for gone in recorded.iter().filter(|of| !stored.iter().any(|reminder| of["id"] == reminder.id.0)) {
        findings.fault("reminder", &gone["id"], "which the journal recorded, is missing");
    }
    Ok(())
}
