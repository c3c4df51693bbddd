//! From an invoice to what stands behind it: who agreed the plan and accepted the work, and the files that show it.

use super::AttachmentRow;
use crate::App;
use crate::invoices::InvoiceArgument;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::milestone::Channel;
use domain::{MilestoneId, ProjectId};
use serde::Serialize;
use storage::Connection;
use storage::record::attachment::{self as record, Owner};
use storage::record::{invoice, milestone, project};
use ts_rs::TS;

/// A yes of the client with its files.
#[derive(Debug, Serialize, TS)]
pub struct YesRow {
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
    /// The client's own words. May be empty.
    pub words: String,
    /// 1 is the contract, 2 the first change order; None on an acceptance.
    pub revision: Option<u32>,
    /// The accepted milestone with its place in the plan.
    pub milestone: Option<MilestoneId>,
    pub position: Option<u32>,
    pub files: Vec<AttachmentRow>,
}

/// What an invoice rests on.
#[derive(Debug, Serialize, TS)]
pub struct EvidenceView {
    pub project: Option<ProjectId>,
    /// Every revision up to the one in force at issue, newest first.
    pub agreed: Vec<YesRow>,
    /// The acceptance of each billed milestone, in the order of the lines.
    pub accepted: Vec<YesRow>,
}

/// What an issued invoice rests on: the agreements and acceptances behind it, with their files.
pub fn invoice_evidence(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<EvidenceView, AppError> {
    app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        let body = issued.body();
        let project = body.project.as_ref();
        let agreed = match project {
            Some(of) => agreements(conn, of.id, of.revision)?,
            None => Vec::new(),
        };
        let mut accepted = Vec::new();
        for line in body.lines.iter().filter_map(|line| line.milestone.as_ref()) {
            accepted.extend(acceptance(conn, line.id)?);
        }
        accepted.dedup_by_key(|row| row.milestone);
        Ok(EvidenceView { project: project.map(|of| of.id), agreed, accepted })
    })
}

/// `until`: the revision in force then; None: nothing was agreed.
fn agreements(conn: &Connection, id: ProjectId, until: Option<u32>) -> Result<Vec<YesRow>, AppError> {
    let Some(until) = until else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for revision in project::revisions(conn, id)?.into_iter().rev() {
        let agreement = revision.agreement;
        if agreement.revision_number > until {
            continue;
        }
        let files = record::attachments(conn, Owner::Agreement, agreement.revision.0)?;
        rows.push(YesRow {
            on: agreement.on,
            by: agreement.by,
            channel: agreement.channel,
            words: agreement.words,
            revision: Some(agreement.revision_number),
            milestone: None,
            position: None,
            files: files.into_iter().map(AttachmentRow::of).collect(),
        });
    }
    Ok(rows)
}

fn acceptance(conn: &Connection, id: MilestoneId) -> Result<Option<YesRow>, AppError> {
    let milestone = milestone::milestone(conn, id)?;
    let Some(yes) = milestone.facts.acceptance else { return Ok(None) };
    let files = super::of_acceptance(conn, id)?;
    Ok(Some(YesRow {
        on: yes.on,
        by: yes.by,
        channel: yes.channel,
        words: yes.words,
        revision: None,
        milestone: Some(id),
        position: Some(milestone.position),
        files: files.into_iter().map(AttachmentRow::of).collect(),
    }))
}
