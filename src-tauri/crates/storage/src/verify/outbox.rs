//! The outbox: each mail in it and each step is the one that the journal recorded, and none of those is missing.

use super::Findings;
use crate::Result;
use crate::record::outbox;
use rusqlite::Connection;
use serde_json::Value;

/// What the journal says of the outbox.
#[derive(Default)]
pub(super) struct Posted {
    queued: Vec<Value>,
    steps: Vec<Value>,
}

impl Posted {
    pub fn remember(&mut self, entry: &Value) {
        self.queued.extend(entry.get("outbox").filter(|of| of["id"].is_i64()).cloned());
        self.steps.extend(entry.get("outbox_step").filter(|of| of["id"].is_i64()).cloned());
    }
}

pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let (queued, steps) = outbox::journalled(conn)?;
    let recorded = std::mem::take(&mut findings.posted);
    super::disputes::compare(findings, "outbox", &queued, &recorded.queued);
    super::disputes::compare(findings, "outbox_step", &steps, &recorded.steps);
    Ok(())
}
