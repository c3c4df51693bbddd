//! The journal: ids without holes, each hash over its row, each row holding the hash before it.

use super::Findings;
use crate::Result;
use crate::journal::{JournalRow, beginning};
use rusqlite::Connection;
use serde_json::Value;

pub(super) fn check(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let uuid: String = conn.query_row("SELECT uuid FROM book", [], |row| row.get(0))?;
    let (mut previous, mut id) = (beginning(&uuid), 0);
    let mut statement = conn.prepare("SELECT * FROM journal ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        id += 1;
        findings.verification.journal_entries += 1;
        let row = match JournalRow::read(row) {
            Ok(row) => row,
            Err(error) => {
                findings.fault("journal", id, error);
                continue;
            }
        };
        if row.id != id {
            findings.fault("journal", row.id, format!("entries {id} to {} are missing", row.id - 1));
            id = row.id;
        }
        if row.previous != previous {
            findings.fault("journal", id, "does not follow the entry before it");
        }
        if row.computed_hash() != row.hash {
            findings.fault("journal", id, "was changed after it was written");
        }
        remember(&row, findings);
        previous = row.hash;
    }
    if id == 0 {
        findings.fault("journal", "", "every entry is missing");
    }
    Ok(())
}

/// Keeps what later stages compare: digests of documents, amounts of payments, files of records, disputes, mails, reminders, places of a series that a restore left out.
fn remember(row: &JournalRow, findings: &mut Findings) {
    let Ok(entry) = serde_json::from_str::<Value>(&row.entry) else { return };
    findings.attached.remember(&entry);
    findings.disputed.remember(&entry);
    findings.mailed.remember(&entry);
    findings.posted.remember(&entry);
    findings.reminded.remember(&entry);
    let invoice = row.subject.strip_prefix("invoice:").and_then(|id| id.parse::<i64>().ok());
    if let (Some(id), Some(digest)) = (invoice, entry["digest"].as_str()) {
        findings.sealed.entry(id).or_insert_with(|| digest.to_owned());
    }
    let payment = row.subject.strip_prefix("payment:").and_then(|id| id.parse::<i64>().ok());
    if let (Some(id), Ok(amount)) = (payment, serde_json::from_value(entry["amount"].clone())) {
        findings.received.entry(id).or_insert(amount);
    }
    if let (Some(id), Ok(exchanged)) = (payment, serde_json::from_value(entry["exchange"].clone())) {
        findings.exchanged.entry(id).or_insert(exchanged);
    }
    if row.command == crate::restore::COMMAND {
        for gap in entry["unused"].as_array().into_iter().flatten() {
            if let (Some(series), Some(from), Some(to)) =
                (gap["series"].as_str(), gap["from"].as_i64(), gap["to"].as_i64())
            {
                findings.gaps.entry(series.to_owned()).or_default().push((from, to));
            }
        }
    }
}
