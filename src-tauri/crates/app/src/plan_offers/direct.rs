//! An offer done to a plan that is not agreed: its milestones change at once, and what was prepared of them follows.

use super::basis::{Basis, Proposed};
use crate::problem::AppError;
use crate::schedule::{MilestoneForm, renumber};
use crate::{Moment, form};
use domain::contract::DepositSize;
use domain::milestone::Deliverable;
use domain::project::Project;
use domain::{DeliverableId, Milestone, MilestoneId, Percent};
use storage::Connection;
use storage::record::{milestone, next_id, project};

/// Share of the contract that a deposit has when the advice adds it.
const DEPOSIT_PERCENT: u32 = 30;

pub(super) fn add_deposit(tx: &Connection, stored: &Project) -> Result<(), AppError> {
    let mut changed = stored.clone();
    changed.billing.deposit = Some(DepositSize::Percent(Percent::new(DEPOSIT_PERCENT.into())?));
    Ok(project::put_project(tx, &changed)?)
}

/// Makes the plan what an offer proposes. Errors: `has_files`.
pub(super) fn put_plan(tx: &Connection, basis: &Basis, rows: &[Proposed], moment: Moment) -> Result<(), AppError> {
    for row in rows {
        let Some(before) = basis.plan.iter().find(|milestone| milestone.id == row.milestone.id) else { continue };
        if row.takes.is_empty() {
            if *before != row.milestone {
                put(tx, before, &row.milestone, moment)?;
            }
            continue;
        }
        let taken: Vec<&Milestone> = basis.plan.iter().filter(|other| row.takes.contains(&other.id)).collect();
        take_in(tx, before, &row.milestone, &taken, moment)?;
    }
    renumber(tx, milestone::plan(tx, basis.project.id)?)
}

/// One milestone becomes `merged`. Its deliverables are those of all; one that lists none brings its own title.
fn take_in(
    tx: &Connection,
    first: &Milestone,
    merged: &Milestone,
    others: &[&Milestone],
    moment: Moment,
) -> Result<(), AppError> {
    for other in others {
        crate::attachments::leave_with(tx, other)?;
    }
    let mut deliverables: Vec<Deliverable> = Vec::new();
    for milestone in std::iter::once(&first).chain(others) {
        if milestone.deliverables.is_empty() && !milestone.title.is_empty() {
            let id = DeliverableId(next_id(tx, "deliverable")?);
            let item = Deliverable { id, title: milestone.title.clone(), done_on: None, on_invoice: true };
            // Takes its number at once, so that the next one gets another.
            milestone::put_deliverable(tx, first.id, deliverables.len() + 1, &item)?;
            deliverables.push(item);
        } else {
            deliverables.extend(milestone.deliverables.iter().cloned());
        }
    }
    for other in others {
        drop_from_plan(tx, other, moment)?;
    }
    relist(tx, first.id, &deliverables)?;
    put(tx, first, &Milestone { deliverables, ..merged.clone() }, moment)
}

/// Puts a changed milestone in place, and what was prepared of it follows.
pub(super) fn put(tx: &Connection, before: &Milestone, after: &Milestone, moment: Moment) -> Result<(), AppError> {
    milestone::put_milestone(tx, after)?;
    crate::drafts::follow(tx, before, after, moment.at)?;
    // What waited in its fields was about the old value.
    form::keep_pending::<MilestoneForm>(tx, after.id.0, &[], moment.at)
}

fn drop_from_plan(tx: &Connection, gone: &Milestone, moment: Moment) -> Result<(), AppError> {
    crate::drafts::drop_milestone(tx, gone.id, moment.at)?;
    form::keep_pending::<MilestoneForm>(tx, gone.id.0, &[], moment.at)?;
    Ok(milestone::delete_milestone(tx, gone.id)?)
}

/// Gives a milestone these deliverables and no others, each under the number that it has.
pub(super) fn relist(tx: &Connection, of: MilestoneId, deliverables: &[Deliverable]) -> Result<(), AppError> {
    for item in milestone::milestone(tx, of)?.deliverables {
        milestone::delete_deliverable(tx, item.id)?;
    }
    for (at, item) in deliverables.iter().enumerate() {
        milestone::put_deliverable(tx, of, at + 1, item)?;
    }
    Ok(())
}
