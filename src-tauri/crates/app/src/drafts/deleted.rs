//! Prepared invoices thrown away, and brought back while nothing took their place.

use super::{DraftArgument, bills, read_form};
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry};
use domain::{ClientId, DraftInvoiceId, ProjectId, Why};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};
use storage::record::setting::{put_setting, setting};
use storage::record::{milestone, next_id, party, project};
use ts_rs::TS;

/// Drafts that were chosen in a list.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftsArgument {
    pub drafts: Vec<DraftInvoiceId>,
}

/// A prepared invoice as it was when it was thrown away.
#[derive(Debug, Serialize, Deserialize)]
struct Deleted {
    id: DraftInvoiceId,
    client: ClientId,
    project: Option<ProjectId>,
    json: String,
}

/// What the last step threw away.
const KEY: &str = "deleted_drafts.undo";

/// Throws several prepared invoices away, all or none; no number is lost, for they had none.
/// Errors: `Missing` without one, `not_found`.
pub fn delete_invoice_drafts(app: &App, DraftsArgument { mut drafts }: DraftsArgument) -> Result<(), AppError> {
    drafts.sort_unstable();
    drafts.dedup();
    if drafts.is_empty() {
        return Err(AppError::invalid("drafts", Why::Missing));
    }
    app.write("delete_invoice_drafts", |tx, _| {
        let deleted = delete(tx, &drafts)?;
        Ok(((), Entry::book(json!({ "drafts": drafts, "deleted": deleted }))))
    })
}

/// Throws a prepared invoice away. Errors: `not_found`.
pub fn delete_invoice_draft(app: &App, DraftArgument { id }: DraftArgument) -> Result<(), AppError> {
    app.write("delete_invoice_draft", |tx, _| {
        let deleted = delete(tx, &[id])?;
        Ok(((), Entry::about("draft_invoice", id, json!({ "deleted": deleted[0] }))))
    })
}

/// Deletes them and keeps what is needed to undo it. Their forms as they were.
fn delete(tx: &Connection, ids: &[DraftInvoiceId]) -> Result<Vec<String>, AppError> {
    let mut deleted = Vec::with_capacity(ids.len());
    for id in ids {
        let PreparedInvoice { id, client, project, json } = draft::prepared(tx, *id)?;
        draft::delete_prepared(tx, id)?;
        deleted.push(Deleted { id, client, project, json });
    }
    put_setting(tx, KEY, &Some(&deleted))?;
    Ok(deleted.into_iter().map(|draft| draft.json).collect())
}

/// Brings back what was thrown away last, as it was; how many it were. Errors: `not_found` where nothing was, where it was
/// brought back already, and where its milestones are billed or gone since.
pub fn restore_invoice_drafts(app: &App, _: Nothing) -> Result<u32, AppError> {
    app.write("restore_invoice_drafts", |tx, moment| {
        let nothing = || AppError::Unknown { what: "undo", id: String::new() };
        let deleted = setting::<Option<Vec<Deleted>>>(tx, KEY)?.flatten().ok_or_else(nothing)?;
        let others = draft::all_prepared(tx)?;
        let mut ids = Vec::with_capacity(deleted.len());
        for Deleted { id, client, project, json } in deleted {
            // A number of a draft is given again once the newest is gone.
            let id = if others.iter().any(|other| other.id == id) {
                DraftInvoiceId(next_id(tx, "draft_invoice")?)
            } else {
                id
            };
            let kept = PreparedInvoice { id, client, project, json };
            if !fits(tx, &kept, &others)? {
                return Err(nothing());
            }
            draft::put_prepared(tx, &kept, moment.at)?;
            ids.push(id);
        }
        put_setting(tx, KEY, &Option::<Vec<Deleted>>::None)?;
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        Ok((count, Entry::book(json!({ "restored": ids }))))
    })
}

/// True while whom and what it bills is there and open, and no other draft bills it.
fn fits(tx: &Connection, kept: &PreparedInvoice, others: &[PreparedInvoice]) -> Result<bool, AppError> {
    let is_there =
        party::client(tx, kept.client).is_ok() && kept.project.is_none_or(|of| project::project(tx, of).is_ok());
    let mut billed = read_form(kept)?.lines.into_iter().filter_map(|line| line.milestone);
    Ok(is_there
        && billed.all(|id| {
            let is_open = milestone::milestone(tx, id).is_ok_and(|of| of.check_unbilled().is_ok());
            is_open && !others.iter().any(|other| bills(&other.json, id))
        }))
}
