//! The client's answer to a change order: its plan comes into force in one transaction, or nothing changes.

use super::{Open, forget_waiting, open, shown};
pub use crate::agreement::AgreeChangeOrder;
use crate::agreement::{self, Said};
use crate::problem::AppError;
use crate::projects::agreed;
use crate::schedule::{MilestoneForm, ProjectView};
use crate::{App, Moment, attachments, drafts, form};
use domain::change_order::{self, AgreedRow};
use domain::milestone::{Channel, Deliverable, MilestoneFacts};
use domain::project::Project;
use domain::{ChangeOrderId, DeliverableId, Invalid, Milestone, MilestoneId, ProjectId, RevisionId, text};
use serde::Deserialize;
use storage::Connection;
use storage::record::attachment::{Owner, Sheet};
use storage::record::change_order::{ChangeOrderFact, FactKind, append_fact};
use storage::record::project::Revision;
use storage::record::{milestone, next_id, project};
use ts_rs::TS;

/// The client's no; without `by` one's own, the change order is withdrawn. `on` as typed; None is today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeclineChangeOrder {
    pub id: ChangeOrderId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Channel>,
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
}

/// Records the client's yes: the proposed plan comes into force as the next revision, and prepared invoices follow it.
/// Errors: all that keeps the change order from being agreed.
pub fn agree_change_order(app: &App, AgreeChangeOrder { id, yes }: AgreeChangeOrder) -> Result<ProjectView, AppError> {
    let of = app.write("agree_change_order", |tx, moment| {
        let said = yes.read(tx, app, moment.on)?;
        let open = open(tx, id)?;
        open.check(tx)?;
        let contract = change_order::value(&open.order.rows(), open.project.contract.currency())?;
        apply(tx, &open, moment)?;
        project::put_project(tx, &Project { contract, ..open.project.clone() })?;
        let revision = Revision {
            agreement: said.to(RevisionId(next_id(tx, "plan_revision")?), open.order.number + 1),
            contract,
            plan: milestone::plan(tx, open.order.project)?.iter().map(agreed).collect(),
        };
        project::insert_revision(tx, open.order.project, &revision, moment.at)?;
        let plan = open.order.plan.clone();
        let Said { on, by, channel, words } = said;
        let fact = ChangeOrderFact { kind: FactKind::Agreed, on, by, channel: Some(channel), words, plan };
        append_fact(tx, id, &fact, moment.at)?;
        let owner = (Owner::Agreement, revision.agreement.revision.0);
        let files = attachments::settle(tx, app, (Sheet::ChangeOrder, id.0), owner, moment)?;
        Ok((open.order.project, files.with(open.entry("agreed"))))
    })?;
    shown(app, of)
}

/// Records that a change order came to nothing: declined by the client, or withdrawn. The plan stays, and so does the
/// record.
pub fn decline_change_order(app: &App, arguments: DeclineChangeOrder) -> Result<ProjectView, AppError> {
    let DeclineChangeOrder { id, on, by, channel, words } = arguments;
    // A name that was left empty is a fault of the form, and no withdrawal.
    let by = by.map(|by| text::required(&by)).transpose().map_err(|why| Invalid::new("by", why))?.unwrap_or_default();
    let words = agreement::words(words.as_deref())?;
    let of = app.write("decline_change_order", |tx, moment| {
        let on = agreement::day(tx, app, on.as_deref(), moment.on)?;
        let open = open(tx, id)?;
        forget_waiting(tx, &open.order, moment.at)?;
        let plan = open.order.plan.clone();
        append_fact(tx, id, &ChangeOrderFact { kind: FactKind::Declined, on, by, channel, words, plan }, moment.at)?;
        Ok((open.order.project, open.entry("declined")))
    })?;
    shown(app, of)
}

/// Makes the milestones what the change order says: changed, added, or taken out and kept on record.
fn apply(tx: &Connection, open: &Open, moment: Moment) -> Result<(), AppError> {
    let rows = open.order.rows();
    for old in milestone::plan(tx, open.order.project)? {
        if !rows.iter().any(|row| row.milestone == Some(old.id)) {
            drafts::drop_milestone(tx, old.id, moment.at)?;
            form::keep_pending::<MilestoneForm>(tx, old.id.0, &[], moment.at)?;
            milestone::cancel_milestone(tx, old.id, open.order.id)?;
        }
    }
    for (proposed, position) in open.order.plan.iter().zip(1..) {
        let row = &proposed.row;
        let taken: Vec<MilestoneId> =
            proposed.takes.iter().copied().filter(|id| !rows.iter().any(|row| row.milestone == Some(*id))).collect();
        match row.milestone {
            Some(id) => {
                let before = milestone::milestone(tx, id)?;
                milestone::put_milestone(tx, &row.applied(before.clone(), position))?;
                take_in(tx, &before, &taken)?;
                drafts::follow(tx, &before, &milestone::milestone(tx, id)?, moment.at)?;
            }
            None => {
                let id = MilestoneId(next_id(tx, "milestone")?);
                let new = added(open.order.project, row, id, position);
                milestone::put_milestone(tx, &new)?;
                take_in(tx, &new, &taken)?;
            }
        }
    }
    Ok(())
}

/// What milestones that went were to deliver stands with the one that took them in, as well as on their own record. One
/// that lists nothing brings its title.
fn take_in(tx: &Connection, into: &Milestone, taken: &[MilestoneId]) -> Result<(), AppError> {
    if taken.is_empty() {
        return Ok(());
    }
    let mut items = Vec::new();
    let mut list = |of: &Milestone, own: &[Deliverable]| {
        if own.is_empty() && !of.title.is_empty() {
            items.push((of.title.clone(), None, true));
        }
        items.extend(own.iter().map(|item| (item.title.clone(), item.done_on, item.on_invoice)));
    };
    if into.deliverables.is_empty() {
        list(into, &[]);
    }
    for id in taken {
        let gone = milestone::any_milestone(tx, *id)?;
        list(&gone, &gone.deliverables);
    }
    for (at, (title, done_on, on_invoice)) in (into.deliverables.len() + 1..).zip(items) {
        let id = DeliverableId(next_id(tx, "deliverable")?);
        milestone::put_deliverable(tx, into.id, at, &Deliverable { id, title, done_on, on_invoice })?;
    }
    Ok(())
}

/// A milestone that a row brings into a project.
pub(crate) fn added(project: ProjectId, row: &AgreedRow, id: MilestoneId, position: u32) -> Milestone {
    let empty = Milestone {
        id,
        project,
        position,
        title: String::new(),
        criterion: String::new(),
        amount: row.amount,
        target_on: None,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: MilestoneFacts::default(),
    };
    row.applied(empty, position)
}
