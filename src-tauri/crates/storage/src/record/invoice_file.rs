//! The files of issued documents: what they are called by, and the hashes under which their bytes lie in `file`.

use super::row::{Named, first, rows};
use crate::StoreError;
use chrono::NaiveDate;
use domain::InvoiceId;
use rusqlite::Connection;

/// Hashes of the PDF and, where there is one, the XML.
pub fn file_hashes(conn: &Connection, id: InvoiceId) -> Result<(String, Option<String>), StoreError> {
    let found = first(conn, "SELECT pdf_hash, xml_hash FROM invoice WHERE id = ?1", [id.0], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    found.ok_or(StoreError::NotFound { table: "invoice", id: id.0 })
}

/// What a file of an issued document is called by, and where its bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    pub id: InvoiceId,
    pub number: String,
    pub is_credit_note: bool,
    pub issue_on: NaiveDate,
    pub pdf_hash: String,
}

/// The files of a document that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFiles {
    pub entry: FileEntry,
    /// Of the e-invoice inside the PDF.
    pub xml_hash: Option<String>,
}

/// Those of the documents issued from `from` to `to`, in the order of issue.
pub fn files_of_days(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<DocumentFiles>, StoreError> {
    let sql = "SELECT id, number, kind = 'credit_note' AS is_credit_note, issue_on, pdf_hash, xml_hash FROM invoice
        WHERE issue_on BETWEEN ?1 AND ?2 ORDER BY issue_on, id";
    rows(conn, sql, [from.to_string(), to.to_string()], |row| {
        let row = Named::new("invoice", row, "id");
        let entry = FileEntry {
            id: InvoiceId(row.id),
            number: row.get("number")?,
            is_credit_note: row.flag("is_credit_note")?,
            issue_on: row.day("issue_on")?,
            pdf_hash: row.get("pdf_hash")?,
        };
        Ok(DocumentFiles { entry, xml_hash: row.get("xml_hash")? })
    })
}

pub fn file_entry(conn: &Connection, id: InvoiceId) -> Result<FileEntry, StoreError> {
    let sql =
        "SELECT id, number, kind = 'credit_note' AS is_credit_note, issue_on, pdf_hash FROM invoice WHERE id = ?1";
    let found = first(conn, sql, [id.0], |row| {
        let row = Named::new("invoice", row, "id");
        Ok(FileEntry {
            id,
            number: row.get("number")?,
            is_credit_note: row.flag("is_credit_note")?,
            issue_on: row.day("issue_on")?,
            pdf_hash: row.get("pdf_hash")?,
        })
    })?;
    found.ok_or(StoreError::NotFound { table: "invoice", id: id.0 })
}
