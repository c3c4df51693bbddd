//! Prepared invoices around an offer: what a merge takes out of them comes back with its undo.

use crate::drafts::{LineForm, read_form};
use crate::problem::AppError;
use chrono::{DateTime, Utc};
use domain::{ClientId, DraftInvoiceId, ProjectId};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};

/// A prepared invoice that lost lines to an offer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reduced {
    id: DraftInvoiceId,
    client: ClientId,
    before: String,
    /// None: it billed nothing else and went.
    after: Option<String>,
}

/// What an undo does with it.
pub(super) enum Return {
    /// Nothing was typed since: as it was.
    Whole(PreparedInvoice),
    /// What was typed since stays, and these lines come back.
    Lines(DraftInvoiceId, Vec<LineForm>),
}

/// The prepared invoices of a project.
pub(super) fn of_project(conn: &Connection, project: ProjectId) -> Result<Vec<PreparedInvoice>, AppError> {
    let all = draft::all_prepared(conn)?;
    Ok(all.into_iter().filter(|kept| kept.project == Some(project)).collect())
}

/// Those that bill fewer milestones than before.
pub(super) fn reduced(before: Vec<PreparedInvoice>, after: &[PreparedInvoice]) -> Result<Vec<Reduced>, AppError> {
    let mut all = Vec::new();
    for kept in before {
        let now = after.iter().find(|now| now.id == kept.id);
        let left = now.map(read_form).transpose()?.map_or(0, |form| form.lines.len());
        if left < read_form(&kept)?.lines.len() {
            let after = now.map(|now| now.json.clone());
            all.push(Reduced { id: kept.id, client: kept.client, before: kept.json, after });
        }
    }
    Ok(all)
}

impl Reduced {
    /// How it comes back, read before the plan does; None where the user threw it away or issued it since.
    pub fn way_back(self, conn: &Connection, project: ProjectId) -> Result<Option<Return>, AppError> {
        let now = of_project(conn, project)?.into_iter().find(|now| now.id == self.id);
        let whole = PreparedInvoice { id: self.id, client: self.client, project: Some(project), json: self.before };
        Ok(match (now, self.after) {
            // A number is given once: that of one that went is still its own.
            (None, None) => Some(Return::Whole(whole)),
            (None, Some(_)) | (Some(_), None) => None,
            (Some(now), Some(after)) if now.json == after => Some(Return::Whole(whole)),
            (Some(now), Some(_)) => {
                let is_billed = read_form(&now)?.lines.into_iter().map(|line| line.milestone).collect::<Vec<_>>();
                let mut lines = read_form(&whole)?.lines;
                lines.retain(|line| line.milestone.is_some() && !is_billed.contains(&line.milestone));
                Some(Return::Lines(now.id, lines))
            }
        })
    }
}

impl Return {
    pub fn put(self, tx: &Connection, at: DateTime<Utc>) -> Result<(), AppError> {
        let kept = match self {
            Self::Whole(kept) => kept,
            Self::Lines(id, lines) => {
                let kept = draft::prepared(tx, id)?;
                let mut form = read_form(&kept)?;
                form.lines.extend(lines);
                PreparedInvoice { json: serde_json::to_string(&form).unwrap_or_default(), ..kept }
            }
        };
        Ok(draft::put_prepared(tx, &kept, at)?)
    }
}
