//! What can go with the mail of a document beside its PDF: files of its project, of what was agreed and of the milestones
//! that it bills, and its e-invoice. No file of anything else.

use super::attached::{Enclosed, FileChoice};
use crate::App;
use crate::attachments;
use crate::problem::AppError;
use domain::invoice::InvoiceBody;
use domain::{AttachmentId, InvoiceId};
use serde::Deserialize;
use storage::Connection;
use storage::record::attachment::{self as record, Attachment, Owner};
use storage::record::{file, invoice, project};
use ts_rs::TS;

/// Which of them go. None given: none.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvoiceFiles {
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<AttachmentId>>")]
    pub files: Vec<AttachmentId>,
    /// The XML beside the PDF.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub with_einvoice: bool,
}

/// Those of the project first, then those of its agreements, then those of the billed milestones; each once.
fn offered(conn: &Connection, body: &InvoiceBody) -> Result<Vec<Attachment>, AppError> {
    let mut all = Vec::new();
    if let Some(of) = &body.project {
        all.extend(record::attachments(conn, Owner::Project, of.id.0)?);
        for revision in project::revisions(conn, of.id)? {
            all.extend(record::attachments(conn, Owner::Agreement, revision.agreement.revision.0)?);
        }
    }
    let mut billed: Vec<_> = body.lines.iter().filter_map(|line| line.milestone.as_ref().map(|of| of.id)).collect();
    billed.sort_unstable();
    billed.dedup();
    for id in billed {
        all.extend(attachments::of_milestone(conn, id)?);
    }
    Ok(all)
}

/// What a sheet offers. `einvoice`: bytes of the XML where the document has one; None inside while it is not issued.
pub(super) fn choices(
    conn: &Connection,
    body: &InvoiceBody,
    einvoice: Option<(String, Option<u32>)>,
) -> Result<Vec<FileChoice>, AppError> {
    let filed = offered(conn, body)?.into_iter();
    let filed = filed.map(|of| FileChoice { id: Some(of.id), name: of.name, size: Some(of.size) });
    Ok(filed.chain(einvoice.map(|(name, size)| FileChoice { id: None, name, size })).collect())
}

/// Name and size of the e-invoice of an issued document.
pub(super) fn einvoice(
    conn: &Connection,
    id: InvoiceId,
    name: String,
) -> Result<Option<(String, Option<u32>)>, AppError> {
    let (_, xml) = invoice::file_hashes(conn, id)?;
    xml.map(|hash| Ok((name, Some(file::size(conn, &hash)?)))).transpose()
}

/// The bytes of what goes. Errors: `not_found` for a file that belongs to something else, and for an e-invoice where there is none.
pub(super) fn enclosures(
    app: &App,
    id: InvoiceId,
    xml_name: String,
    asked: &InvoiceFiles,
) -> Result<Vec<Enclosed>, AppError> {
    app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        let offered = offered(conn, issued.body())?;
        let mut all = Vec::new();
        for wanted in &asked.files {
            let unknown = || AppError::Unknown { what: "file of this invoice", id: wanted.0.to_string() };
            let of = offered.iter().find(|of| of.id == *wanted).ok_or_else(unknown)?;
            all.push(Enclosed { name: of.name.clone(), bytes: file::file(conn, &of.hash)? });
        }
        if asked.with_einvoice {
            let (_, xml) = invoice::file_hashes(conn, id)?;
            let xml = xml.ok_or(AppError::Unknown { what: "e-invoice of invoice", id: id.0.to_string() })?;
            all.push(Enclosed { name: xml_name, bytes: file::file(conn, &xml)? });
        }
        Ok(all)
    })
}
