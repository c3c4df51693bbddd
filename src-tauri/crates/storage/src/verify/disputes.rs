//! Disputes and their ends: each is the one that the journal recorded, and none of those is missing.

use super::Findings;
use crate::Result;
use crate::record::dispute;
use rusqlite::Connection;
use serde_json::Value;

/// What the journal says of disputes.
#[derive(Default)]
pub(super) struct Disputed {
    marked: Vec<Value>,
    ended: Vec<Value>,
}

impl Disputed {
    pub fn remember(&mut self, entry: &Value) {
        self.marked.extend(entry.get("dispute").filter(|of| of["id"].is_i64()).cloned());
        self.ended.extend(entry.get("dispute_end").filter(|of| of["id"].is_i64()).cloned());
    }
}

pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let stored = dispute::all(conn)?;
    let marked: Vec<Value> = stored.iter().map(dispute::journalled).collect();
    let ended: Vec<Value> =
        stored.iter().filter_map(|d| d.end.as_ref().map(|end| dispute::journalled_end(d.id, end))).collect();
    let recorded = std::mem::take(&mut findings.disputed);
    compare(findings, "dispute", &marked, &recorded.marked);
    compare(findings, "dispute_end", &ended, &recorded.ended);
    Ok(())
}

pub(super) fn compare(findings: &mut Findings, table: &str, stored: &[Value], recorded: &[Value]) {
    for row in stored.iter().filter(|row| !recorded.contains(row)) {
        findings.fault(table, &row["id"], "is not what the journal recorded");
    }
    let is_there = |of: &Value| stored.iter().any(|row| row["id"] == of["id"]);
    for gone in recorded.iter().filter(|of| !is_there(of)) {
        findings.fault(table, &gone["id"], "which the journal recorded, is missing");
    }
}
