//! Issued documents: digest over every field, projections made again from the frozen value, files by their hash,
//! numbers without holes.

use super::Findings;
use crate::record::invoice_row::{InvoiceRow, LineRow};
use crate::{Result, StoreError, digest};
use rusqlite::{Connection, types::ValueRef};
use std::collections::BTreeMap;

pub(super) fn check_files(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut statement = conn.prepare("SELECT hash, bytes FROM file")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hash: String = match row.get(0) {
            Ok(hash) => hash,
            Err(error) => {
                findings.fault("file", "", error);
                continue;
            }
        };
        match row.get_ref(1)? {
            ValueRef::Blob(bytes) if digest::of_bytes(bytes) == hash => {}
            _ => findings.fault("file", &hash, "the bytes no longer match their hash"),
        }
    }
    Ok(())
}

pub(super) fn check_invoices(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut statement = conn.prepare("SELECT * FROM invoice ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        findings.verification.invoices += 1;
        match InvoiceRow::read(row) {
            Ok(row) => check_invoice(&row, findings),
            Err(error) => findings.fault("invoice", row.get(0).unwrap_or(0_i64), error),
        }
    }
    let known = findings.verification.invoices;
    let recorded = u64::try_from(findings.sealed.len()).expect("a count fits 64 bits");
    if recorded > known {
        findings.fault("invoice", "", format!("the journal records {recorded} documents, the book has {known}"));
    }
    Ok(())
}

fn check_invoice(row: &InvoiceRow, findings: &mut Findings) {
    if row.computed_digest() != row.digest {
        findings.fault("invoice", row.id, format!("document {} was changed after it was issued", row.number));
    }
    match findings.sealed.get(&row.id) {
        Some(digest) if *digest == row.digest => {}
        Some(_) => findings.fault(
            "invoice",
            row.id,
            format!("document {} is not the one that the journal recorded", row.number),
        ),
        None => findings.fault("invoice", row.id, format!("the journal does not record the issue of {}", row.number)),
    }
    match row.recomputed() {
        // The digest is compared above; here only what the frozen value decides.
        Ok(made) => {
            if (InvoiceRow { digest: row.digest.clone(), ..made }) != *row {
                findings.fault(
                    "invoice",
                    row.id,
                    format!("the columns of {} differ from the frozen document", row.number),
                );
            }
        }
        Err(error) => findings.fault("invoice", row.id, error),
    }
}

pub(super) fn check_lines(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut invoices = conn.prepare("SELECT * FROM invoice ORDER BY id")?;
    let mut lines = conn.prepare("SELECT * FROM invoice_line WHERE invoice_id = ?1 ORDER BY line")?;
    let mut expected = 0;
    let mut rows = invoices.query([])?;
    while let Some(row) = rows.next()? {
        // What cannot be read was named by `check_invoices`.
        let Ok(row) = InvoiceRow::read(row) else { continue };
        let Ok(invoice) = row.invoice() else { continue };
        let made = LineRow::of(row.id, &invoice);
        expected += i64::try_from(made.len()).expect("a count fits 64 bits");
        let found: Result<Vec<LineRow>> = lines.query_and_then([row.id], LineRow::read)?.collect();
        match found {
            Ok(found) if found == made => {}
            Ok(_) => findings.fault(
                "invoice_line",
                row.id,
                format!("the lines of {} differ from the frozen document", row.number),
            ),
            Err(error) => findings.fault("invoice_line", row.id, error),
        }
    }
    let stored: i64 = conn.query_row("SELECT count(*) FROM invoice_line", [], |row| row.get(0))?;
    if stored != expected {
        findings.fault("invoice_line", "", format!("{stored} lines are stored where the documents have {expected}"));
    }
    Ok(())
}

/// Places of each series follow one another, but for those that a restore recorded as used elsewhere.
pub(super) fn check_series(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut places: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let mut statement = conn.prepare("SELECT series, sequence FROM invoice NOT INDEXED ORDER BY series, sequence")?;
    for place in statement.query_and_then([], |row| Ok::<_, StoreError>((row.get(0)?, row.get(1)?)))? {
        let (series, sequence): (String, i64) = place?;
        places.entry(series).or_default().push(sequence);
    }
    let mut statement = conn.prepare("SELECT key, next FROM series")?;
    let nexts =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<BTreeMap<String, i64>, _>>()?;
    for (series, places) in &places {
        let Some(next) = nexts.get(series) else {
            findings.fault("series", series, "numbers were drawn from a series that is not there");
            continue;
        };
        let followers = places.iter().skip(1).chain([next]);
        for (place, follower) in places.iter().zip(followers) {
            let is_gap = place.checked_add(1) != Some(*follower);
            if is_gap && !explained(findings, series, *place, *follower) {
                findings.fault("series", series, format!("place {place} is followed by {follower}"));
            }
        }
    }
    Ok(())
}

/// True when every place between `place` and `follower` is one that a restore recorded.
fn explained(findings: &Findings, series: &str, place: i64, follower: i64) -> bool {
    let Some(gaps) = findings.gaps.get(series) else { return false };
    let mut at = place.saturating_add(1);
    while at < follower {
        let Some((_, to)) = gaps.iter().find(|(from, to)| (*from..=*to).contains(&at)) else { return false };
        at = to.saturating_add(1);
    }
    at == follower
}
