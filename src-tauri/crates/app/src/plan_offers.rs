//! What the advice offers to do to a plan in one step, shown before it is done, and its undo. A plan that is not agreed
//! changes at once; to an agreed one nothing is done but to its change order.

mod basis;
mod direct;
mod ordered;
mod prepared;
mod undo;

pub(crate) use basis::Basis;

use crate::change_orders::{ChangeRow, compared, next_revision, open_order};
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::schedule::{self, ProjectView};
use crate::{App, Entry};
use basis::Proposed;
use domain::change_order::{AgreedRow, differences};
use domain::{MilestoneId, Money, ProjectId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::Connection;
use storage::record::{milestone, project};
use ts_rs::TS;
use undo::{Kept, Undo};

/// One of the offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanOffer {
    /// A fairer spread of the contract over the same milestones: the same for each.
    Equal,
    /// 30 % first, 30 % last, 40 % between.
    ThirtyFortyThirty,
    /// 30 % first, the rest in equal parts.
    DepositAndRest,
    /// The chosen milestones become the first of them; what they deliver is kept.
    Merge,
    /// Days for the milestones that have none.
    Dates,
    /// A deposit of the usual share, agreed beside the milestones. Before the agreement only.
    Deposit,
    /// The chosen milestones take the titles that the advice suggests.
    Title,
}

/// `milestones`: those to be merged or renamed; of no use for another offer. What an open change order adds has the key
/// of its row, below zero, as its number.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyPlanOffer {
    pub project: ProjectId,
    pub offer: PlanOffer,
    #[serde(default)]
    #[ts(optional)]
    pub milestones: Option<Vec<MilestoneId>>,
}

/// A plan before and after an offer.
#[derive(Debug, Serialize, TS)]
pub struct OfferPreview {
    /// Number of the change order that it goes into; None where the plan itself changes.
    pub change_order: Option<u32>,
    /// What the milestones come to.
    pub before: Money,
    pub after: Money,
    pub rows: Vec<ChangeRow>,
}

/// The offer that can be undone: the last one, while nothing else changed the plan since.
pub(crate) fn undoable(conn: &Connection, basis: &Basis) -> Result<Option<PlanOffer>, AppError> {
    Ok(undo::last(conn, basis)?.map(|undo| undo.offer()))
}

fn no_such_offer() -> AppError {
    AppError::Unknown { what: "offer", id: String::new() }
}

/// What an offer would make of a plan. Errors: as when it is done.
pub fn preview_plan_offer(app: &App, asked: ApplyPlanOffer) -> Result<OfferPreview, AppError> {
    app.read(|conn, moment| {
        let basis = Basis::of(conn, project::project(conn, asked.project)?)?;
        let proposed = basis.propose(conn, app, &asked, moment.on)?;
        let before: Vec<AgreedRow> = basis.plan.iter().map(AgreedRow::of).collect();
        let after: Vec<AgreedRow> = proposed.iter().map(|row| AgreedRow::of(&row.milestone)).collect();
        let found = differences(&before, &after, basis.contract.currency())?;
        let number = match &basis.order {
            Some(order) => Some(order.number),
            None if basis.is_agreed() => Some(next_revision(conn, &basis.project)? - 1),
            None => None,
        };
        Ok(OfferPreview {
            change_order: number,
            before: found.before,
            after: found.after,
            rows: compared(&found.rows, &basis.plan, (found.before, found.after)),
        })
    })
}

/// Does what the advice offers: to the plan, or once it is agreed to its open change order, begun now where there is
/// none. Errors: `not_found` for an offer that is not made today; `already_invoiced`, `has_begun`, `has_files`,
/// `change_order_was_sent`; `plan_is_agreed` for a deposit.
pub fn apply_plan_offer(app: &App, asked: ApplyPlanOffer) -> Result<ProjectView, AppError> {
    let id = asked.project;
    app.write("apply_plan_offer", |tx, moment| {
        let basis = Basis::of(tx, project::project(tx, id)?)?;
        let proposed = basis.propose(tx, app, &asked, moment.on)?;
        let (undo, entry) = if basis.is_agreed() {
            let before = basis.order.as_ref().map(|order| order.plan.clone());
            let order = ordered::put_plan(tx, &basis, &proposed, moment)?;
            let began = before.is_none();
            let entry =
                json!({ "offer": asked.offer, "change_order": order.number, "began": began, "plan": order.plan });
            (Undo::Ordered { offer: asked.offer, order: order.id, before, after: order.plan }, entry)
        } else {
            change_directly(tx, &basis, asked.offer, &proposed, moment)?
        };
        undo::remember(tx, id, Some(&undo))?;
        Ok(((), Entry::about("project", id, entry)))
    })?;
    schedule::project(app, ProjectArgument { id })
}

fn change_directly(
    tx: &Connection,
    basis: &Basis,
    offer: PlanOffer,
    proposed: &[Proposed],
    moment: crate::Moment,
) -> Result<(Undo, Value), AppError> {
    let id = basis.project.id;
    let (before, drafts) = (Kept::of(&basis.project, &basis.plan), prepared::of_project(tx, id)?);
    if offer == PlanOffer::Deposit {
        direct::add_deposit(tx, &basis.project)?;
    } else {
        direct::put_plan(tx, basis, proposed, moment)?;
    }
    let after = Kept::of(&project::project(tx, id)?, &milestone::plan(tx, id)?);
    let entry = json!({ "offer": offer, "before": before, "after": after });
    let drafts = prepared::reduced(drafts, &prepared::of_project(tx, id)?)?;
    Ok((Undo::Direct { offer, before, after, drafts }, entry))
}

/// Takes the last offer back. Errors: `not_found` where there is none, or something changed since.
pub fn undo_plan_offer(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<ProjectView, AppError> {
    app.write("undo_plan_offer", |tx, moment| {
        let basis = Basis::of(tx, project::project(tx, id)?)?;
        let undo = undo::last(tx, &basis)?;
        let undo = undo.ok_or_else(|| AppError::Unknown { what: "undo", id: id.to_string() })?;
        let (offer, order) = (undo.offer(), basis.order.as_ref().map(|order| order.number));
        undo.take_back(tx, &basis, moment)?;
        undo::remember(tx, id, None)?;
        let discarded = order.is_some() && open_order(tx, id)?.is_none();
        let entry = json!({ "undone": offer, "change_order": order, "discarded": discarded });
        Ok(((), Entry::about("project", id, entry)))
    })?;
    schedule::project(app, ProjectArgument { id })
}
