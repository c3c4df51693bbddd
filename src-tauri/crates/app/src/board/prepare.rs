//! Drafts over milestones of several projects in one step: one draft for each project, since an invoice carries the milestones
//! of one contract. The step can be undone while nobody changed what it made (S90).

use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry, billing};
use domain::{ClientId, DraftInvoiceId, MilestoneId, ProjectId, Why};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};
use storage::record::setting::{put_setting, setting};
use storage::record::{milestone, party, project};
use ts_rs::TS;

/// Milestones of any projects, of one client or of several.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareAcross {
    pub milestones: Vec<MilestoneId>,
}

/// A draft that was made.
#[derive(Debug, Serialize, TS)]
pub struct DraftMade {
    pub id: DraftInvoiceId,
    pub project: ProjectId,
    pub project_title: String,
    pub client_name: String,
    pub milestones: u32,
}

/// One draft for each project, in the order in which the projects were named.
#[derive(Debug, Serialize, TS)]
pub struct PreparedAcross {
    pub drafts: Vec<DraftMade>,
    /// So many clients get one.
    pub clients: u32,
}

/// What is needed to undo the last step: the drafts that it made or changed, before and after it.
#[derive(Debug, Serialize, Deserialize)]
struct Undo {
    steps: Vec<Step>,
}

/// One draft; None where it was not there.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Step {
    id: DraftInvoiceId,
    before: Option<Kept>,
    after: Option<Kept>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    client: ClientId,
    project: Option<ProjectId>,
    json: String,
}

const KEY: &str = "prepared_across.undo";

fn kept(conn: &Connection) -> Result<BTreeMap<DraftInvoiceId, Kept>, AppError> {
    let of = |d: PreparedInvoice| (d.id, Kept { client: d.client, project: d.project, json: d.json });
    Ok(draft::all_prepared(conn)?.into_iter().map(of).collect())
}

/// Prepares a draft for each project of the milestones. What was typed into drafts of single ones comes along. All or
/// nothing. Errors: none chosen, `not_found`, `already_invoiced`.
pub fn prepare_across(app: &App, PrepareAcross { milestones }: PrepareAcross) -> Result<PreparedAcross, AppError> {
    if milestones.is_empty() {
        return Err(AppError::invalid("milestones", Why::Missing));
    }
    app.write("prepare_across", |tx, moment| {
        let mut chosen: Vec<(ProjectId, Vec<MilestoneId>)> = Vec::new();
        for id in &milestones {
            let of = milestone::milestone(tx, *id)?.project;
            match chosen.iter_mut().find(|(project, _)| *project == of) {
                Some((_, ids)) if ids.contains(id) => {}
                Some((_, ids)) => ids.push(*id),
                None => chosen.push((of, vec![*id])),
            }
        }
        let before = kept(tx)?;
        let mut drafts = Vec::with_capacity(chosen.len());
        let mut clients: Vec<ClientId> = Vec::new();
        for (id, ids) in &chosen {
            let made = billing::prepare_several(tx, *id, ids, moment.at)?;
            let of = project::project(tx, *id)?;
            clients.push(of.client);
            drafts.push(DraftMade {
                id: made,
                project: *id,
                project_title: of.title,
                client_name: party::client(tx, of.client)?.name,
                milestones: u32::try_from(ids.len()).unwrap_or(u32::MAX),
            });
        }
        clients.sort_unstable();
        clients.dedup();
        put_setting(tx, KEY, &Some(Undo { steps: steps(&before, &kept(tx)?) }))?;
        let made: Vec<DraftInvoiceId> = drafts.iter().map(|draft| draft.id).collect();
        let clients = u32::try_from(clients.len()).unwrap_or(u32::MAX);
        Ok((PreparedAcross { drafts, clients }, Entry::book(json!({ "drafts": made, "milestones": milestones }))))
    })
}

fn steps(before: &BTreeMap<DraftInvoiceId, Kept>, after: &BTreeMap<DraftInvoiceId, Kept>) -> Vec<Step> {
    let gone = before.keys().filter(|id| !after.contains_key(*id));
    let ids = after.keys().chain(gone);
    let all = ids.map(|id| Step { id: *id, before: before.get(id).cloned(), after: after.get(id).cloned() });
    all.filter(|step| step.before != step.after).collect()
}

/// Takes the last `prepare_across` back: its drafts go, and those that gave milestones to them are as they were.
/// Errors: `not_found` where there is nothing to undo, or one of the drafts was changed or issued since.
pub fn undo_prepare_across(app: &App, _: Nothing) -> Result<(), AppError> {
    app.write("undo_prepare_across", |tx, moment| {
        let nothing = || AppError::Unknown { what: "undo", id: String::new() };
        let undo = setting::<Option<Undo>>(tx, KEY)?.flatten().ok_or_else(nothing)?;
        let now = kept(tx)?;
        if undo.steps.iter().any(|step| now.get(&step.id) != step.after.as_ref()) {
            return Err(nothing());
        }
        for step in &undo.steps {
            match &step.before {
                Some(Kept { client, project, json }) => {
                    let (client, project, json) = (*client, *project, json.clone());
                    draft::put_prepared(tx, &PreparedInvoice { id: step.id, client, project, json }, moment.at)?;
                }
                None => draft::delete_prepared(tx, step.id)?,
            }
        }
        put_setting(tx, KEY, &Option::<Undo>::None)?;
        let undone: Vec<DraftInvoiceId> = undo.steps.iter().map(|step| step.id).collect();
        Ok(((), Entry::book(json!({ "undone": undone }))))
    })
}
