//! Issued documents: digest over every field, projections made again from the frozen value, files by their hash,
//! numbers without holes.

use super::Findings;
use crate::record::invoice_row::{InvoiceRow, LineRow};
use crate::record::search;
use crate::{Result, StoreError, digest};
use domain::IssuedInvoice;
use rusqlite::{Connection, Statement, types::ValueRef};
use std::collections::BTreeMap;

pub(super) fn check_files(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut statement = conn.prepare("SELECT hash, media_type, bytes FROM file")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, media_type): (String, String) = match (row.get(0), row.get(1)) {
            (Ok(hash), Ok(media_type)) => (hash, media_type),
            (Err(error), _) | (_, Err(error)) => {
                findings.fault("file", "", error);
                continue;
            }
        };
        match row.get_ref(2)? {
            ValueRef::Blob(bytes) if digest::of_bytes(bytes) != hash => {
                findings.fault("file", &hash, "the bytes no longer match their hash");
            }
            ValueRef::Blob(bytes) if !fits(&media_type, bytes) => {
                findings.fault("file", &hash, format!("the bytes are no {media_type}"));
            }
            ValueRef::Blob(_) => {}
            _ => findings.fault("file", &hash, "the bytes are missing"),
        }
    }
    Ok(())
}

/// Whether bytes that show what they are bear that name: the hash does not cover the name.
fn fits(media_type: &str, bytes: &[u8]) -> bool {
    const SIGNS: [(&[u8], &[&str]); 4] = [
        (b"%PDF-", &["application/pdf"]),
        (b"<?xml", &["application/xml", "text/xml"]),
        (b"\x89PNG", &["image/png"]),
        (b"\xFF\xD8\xFF", &["image/jpeg"]),
    ];
    let sign = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign));
    sign.is_none_or(|(_, names)| names.contains(&media_type))
}

pub(super) fn check_invoices(conn: &Connection, findings: &mut Findings) -> Result<()> {
    let mut invoices = conn.prepare("SELECT * FROM invoice ORDER BY id")?;
    let mut lines = conn.prepare("SELECT * FROM invoice_line WHERE invoice_id = ?1 ORDER BY line")?;
    let (mut expected_lines, mut expected_texts) = (0, 0);
    let mut rows = invoices.query([])?;
    while let Some(row) = rows.next()? {
        findings.verification.invoices += 1;
        let row = match InvoiceRow::read(row) {
            Ok(row) => row,
            Err(error) => {
                findings.fault("invoice", row.get(0).unwrap_or(0_i64), error);
                continue;
            }
        };
        check_seal(&row, findings);
        match row.invoice() {
            Ok(invoice) => {
                expected_lines += check_projections(&row, &invoice, &mut lines, findings);
                check_text(conn, &row, &invoice, findings);
                expected_texts += 1;
            }
            Err(error) => findings.fault("invoice", row.id, error),
        }
    }
    let known = findings.verification.invoices;
    let recorded = u64::try_from(findings.sealed.len()).expect("a count fits 64 bits");
    if recorded > known {
        findings.fault("invoice", "", format!("the journal records {recorded} documents, the book has {known}"));
    }
    let stored: i64 = conn.query_row("SELECT count(*) FROM invoice_line", [], |row| row.get(0))?;
    if stored != expected_lines {
        let what = format!("{stored} lines are stored where the documents have {expected_lines}");
        findings.fault("invoice_line", "", what);
    }
    let stored = search::count(conn)?;
    if stored != expected_texts {
        let what = format!("{stored} texts are kept where there are {expected_texts} documents");
        findings.fault("invoice_search", "", what);
    }
    Ok(())
}

/// What a document is found by is that of the frozen value. That the index has each text is part of the check of structure.
fn check_text(conn: &Connection, row: &InvoiceRow, invoice: &IssuedInvoice, findings: &mut Findings) {
    let stored = search::place(row.id, invoice.body().issue_on).and_then(|place| search::stored(conn, place));
    match stored {
        Ok(Some(text)) if text == search::text_of(invoice, &row.heading) => {}
        Ok(_) => {
            let what = format!("{} is found by another text than the document has", row.number);
            findings.fault("invoice_search", row.id, what);
        }
        Err(error) => findings.fault("invoice_search", row.id, error),
    }
}

/// The digest is that of the columns, and the one that the journal recorded at issue.
fn check_seal(row: &InvoiceRow, findings: &mut Findings) {
    let number = &row.number;
    if row.computed_digest() != row.digest {
        findings.fault("invoice", row.id, format!("document {number} was changed after it was issued"));
    }
    match findings.sealed.get(&row.id) {
        Some(digest) if *digest == row.digest => {}
        Some(_) => {
            findings.fault("invoice", row.id, format!("document {number} is not the one that the journal recorded"));
        }
        None => findings.fault("invoice", row.id, format!("the journal does not record the issue of {number}")),
    }
}

/// Columns and lines are those of the frozen value. Returns how many lines it has.
fn check_projections(
    row: &InvoiceRow,
    invoice: &IssuedInvoice,
    lines: &mut Statement<'_>,
    findings: &mut Findings,
) -> i64 {
    // The digest is compared by `check_seal`; here only what the frozen value decides.
    if (InvoiceRow { digest: row.digest.clone(), ..row.recomputed(invoice) }) != *row {
        let what = format!("the columns of {} differ from the frozen document", row.number);
        findings.fault("invoice", row.id, what);
    }
    let made = LineRow::of(row.id, invoice);
    let found = lines.query_and_then([row.id], LineRow::read).map_err(StoreError::from);
    match found.and_then(|found| found.collect::<Result<Vec<_>>>()) {
        Ok(found) if found == made => {}
        Ok(_) => {
            let what = format!("the lines of {} differ from the frozen document", row.number);
            findings.fault("invoice_line", row.id, what);
        }
        Err(error) => findings.fault("invoice_line", row.id, error),
    }
    i64::try_from(made.len()).expect("a count fits 64 bits")
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
