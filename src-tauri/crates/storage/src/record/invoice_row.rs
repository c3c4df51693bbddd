//! Rows of `invoice` and `invoice_line`: the frozen value and its projections, made by one function, so that
//! `verify` can make them again and compare.

use super::row::{Named, json_of, word_of};
use crate::digest::Digest;
use crate::journal::Entry;
use crate::{Result, StoreError, instant};
use chrono::{DateTime, Utc};
use domain::IssuedInvoice;
use rusqlite::{Connection, Row, params};

/// One row of table `invoice`, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    pub id: i64,
    pub number: String,
    pub series: String,
    pub sequence: i64,
    /// `domain::invoice::DocumentKind` as in JSON.
    pub kind: String,
    pub client_id: i64,
    pub project_id: Option<i64>,
    pub client_name: String,
    pub heading: String,
    pub issue_on: String,
    pub due_on: String,
    pub currency: String,
    pub net_minor: i64,
    pub tax_minor: i64,
    pub gross_minor: i64,
    /// JSON text of the `IssuedInvoice`.
    pub canonical: String,
    pub pdf_hash: String,
    pub xml_hash: Option<String>,
    /// Name and version of what drew the PDF.
    pub renderer: String,
    pub issued_at: String,
    pub digest: String,
}

/// What was drawn from an issued document, by SHA-256 in table `file`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    pub pdf_hash: String,
    pub xml_hash: Option<String>,
    pub renderer: String,
}

impl InvoiceRow {
    /// The row of `invoice`, sealed.
    pub fn of(id: i64, invoice: &IssuedInvoice, rendering: Rendering, issued_at: DateTime<Utc>) -> Self {
        Self::project(id, invoice, json_of(invoice), rendering, instant(issued_at))
    }

    /// The row that the frozen value and the columns that it does not decide must have; equal to `self` in an
    /// untouched book.
    pub fn recomputed(&self, invoice: &IssuedInvoice) -> Self {
        let rendering = Rendering {
            pdf_hash: self.pdf_hash.clone(),
            xml_hash: self.xml_hash.clone(),
            renderer: self.renderer.clone(),
        };
        Self::project(self.id, invoice, self.canonical.clone(), rendering, self.issued_at.clone())
    }

    /// The frozen value. Errors: `UnreadableRow`.
    pub fn invoice(&self) -> Result<IssuedInvoice> {
        serde_json::from_str(&self.canonical).map_err(|error| StoreError::UnreadableRow {
            table: "invoice",
            id: self.id.to_string(),
            column: "canonical",
            reason: error.to_string(),
        })
    }

    fn project(id: i64, invoice: &IssuedInvoice, canonical: String, rendering: Rendering, issued_at: String) -> Self {
        let body = invoice.body();
        // What the client knows it by: the first milestone, else the first line.
        let first_line = body
            .lines
            .first()
            .map_or("", |line| line.milestone.as_ref().map_or(line.title.as_str(), |m| m.title.as_str()));
        let mut row = Self {
            id,
            number: invoice.number().to_owned(),
            series: invoice.series().to_owned(),
            sequence: i64::from(invoice.sequence()),
            kind: word_of(&body.kind),
            client_id: body.client.0,
            project_id: body.project.as_ref().map(|project| project.id.0),
            client_name: body.buyer.name.clone(),
            heading: first_line.to_owned(),
            issue_on: body.issue_on.to_string(),
            due_on: body.due_on.to_string(),
            currency: body.currency.code().to_owned(),
            net_minor: body.totals.net.minor(),
            tax_minor: body.totals.tax.minor(),
            gross_minor: body.totals.gross.minor(),
            canonical,
            pdf_hash: rendering.pdf_hash,
            xml_hash: rendering.xml_hash,
            renderer: rendering.renderer,
            issued_at,
            digest: String::new(),
        };
        row.digest = row.computed_digest();
        row
    }

    /// SHA-256 over every column but `digest`.
    pub fn computed_digest(&self) -> String {
        Digest::of("milepost invoice 1")
            .integer(self.id)
            .text(&self.number)
            .text(&self.series)
            .integer(self.sequence)
            .text(&self.kind)
            .integer(self.client_id)
            .optional_integer(self.project_id)
            .text(&self.client_name)
            .text(&self.heading)
            .text(&self.issue_on)
            .text(&self.due_on)
            .text(&self.currency)
            .integer(self.net_minor)
            .integer(self.tax_minor)
            .integer(self.gross_minor)
            .text(&self.canonical)
            .text(&self.pdf_hash)
            .optional_text(self.xml_hash.as_deref())
            .text(&self.renderer)
            .text(&self.issued_at)
            .hex()
    }

    pub fn read(row: &Row<'_>) -> Result<Self> {
        let row = Named::new("invoice", row, "id");
        Ok(Self {
            id: row.get("id")?,
            number: row.get("number")?,
            series: row.get("series")?,
            sequence: row.get("sequence")?,
            kind: row.get("kind")?,
            client_id: row.get("client_id")?,
            project_id: row.get("project_id")?,
            client_name: row.get("client_name")?,
            heading: row.get("heading")?,
            issue_on: row.get("issue_on")?,
            due_on: row.get("due_on")?,
            currency: row.get("currency")?,
            net_minor: row.get("net_minor")?,
            tax_minor: row.get("tax_minor")?,
            gross_minor: row.get("gross_minor")?,
            canonical: row.get("canonical")?,
            pdf_hash: row.get("pdf_hash")?,
            xml_hash: row.get("xml_hash")?,
            renderer: row.get("renderer")?,
            issued_at: row.get("issued_at")?,
            digest: row.get("digest")?,
        })
    }

    /// Inserts the row and one `invoice_line` for each line of `invoice`.
    pub fn insert(&self, tx: &Connection) -> Result<()> {
        tx.prepare_cached(
            "INSERT INTO invoice (id, number, series, sequence, kind, client_id, project_id, client_name, heading, issue_on, due_on,
               currency, net_minor, tax_minor, gross_minor, canonical, pdf_hash, xml_hash, renderer, issued_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        )?
        .execute(params![
            self.id, self.number, self.series, self.sequence, self.kind, self.client_id, self.project_id,
            self.client_name, self.heading, self.issue_on, self.due_on, self.currency, self.net_minor, self.tax_minor,
            self.gross_minor, self.canonical, self.pdf_hash, self.xml_hash, self.renderer, self.issued_at, self.digest,
        ])?;
        for line in LineRow::of(self.id, &self.invoice()?) {
            line.insert(tx)?;
        }
        Ok(())
    }

    /// What the journal says about the issue. `verify` asks for an entry with this digest for each invoice, so that a
    /// document cannot be sealed anew without breaking the chain.
    pub fn entry(&self) -> Entry {
        Entry::about("invoice", self.id, serde_json::json!({ "number": self.number, "digest": self.digest }))
    }
}

/// One row of table `invoice_line`: what the lists and the plan need of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRow {
    pub invoice_id: i64,
    /// From 1.
    pub line: i64,
    pub milestone_id: Option<i64>,
    pub title: String,
    pub net_minor: i64,
}

impl LineRow {
    pub fn of(invoice_id: i64, invoice: &IssuedInvoice) -> Vec<Self> {
        let lines = invoice.body().lines.iter().zip(1_i64..);
        lines
            .map(|(line, place)| Self {
                invoice_id,
                line: place,
                milestone_id: line.milestone.as_ref().map(|milestone| milestone.id.0),
                title: line.title.clone(),
                net_minor: line.net.minor(),
            })
            .collect()
    }

    pub fn read(row: &Row<'_>) -> Result<Self> {
        let row = Named::new("invoice_line", row, "invoice_id");
        Ok(Self {
            invoice_id: row.get("invoice_id")?,
            line: row.get("line")?,
            milestone_id: row.get("milestone_id")?,
            title: row.get("title")?,
            net_minor: row.get("net_minor")?,
        })
    }

    fn insert(&self, tx: &Connection) -> Result<()> {
        tx.prepare_cached(
            "INSERT INTO invoice_line (invoice_id, line, milestone_id, title, net_minor) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![self.invoice_id, self.line, self.milestone_id, self.title, self.net_minor])?;
        Ok(())
    }
}
