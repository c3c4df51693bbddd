//! The way back from the last offer: the plan before it, and after it, which tells whether something changed since.

use super::basis::Basis;
use super::direct::{put, relist};
use super::prepared::Reduced;
use super::{PlanOffer, ordered};
use crate::Moment;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::contract::DepositSize;
use domain::milestone::Deliverable;
use domain::project::Project;
use domain::{ChangeOrderId, DeliverableId, Milestone, MilestoneId, Money, ProjectId, Why};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::change_order::ProposedRow;
use storage::record::setting::{put_setting, setting};
use storage::record::{milestone, project};

/// What is needed to undo an offer. Told apart by its fields: books of earlier versions hold the second.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Undo {
    /// It went into a change order. `before`: None where it began that change order.
    Ordered { offer: PlanOffer, order: ChangeOrderId, before: Option<Vec<ProposedRow>>, after: Vec<ProposedRow> },
    /// It changed a plan that was not agreed.
    Direct {
        offer: PlanOffer,
        before: Kept,
        after: Kept,
        /// Prepared invoices that lost lines to it.
        #[serde(default)]
        drafts: Vec<Reduced>,
    },
}

/// A plan as far as an offer can change it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    deposit: Option<DepositSize>,
    milestones: Vec<KeptMilestone>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptMilestone {
    id: MilestoneId,
    title: String,
    criterion: String,
    amount: Money,
    target_on: Option<NaiveDate>,
    client_note: String,
    private_note: String,
    deliverables: Vec<KeptDeliverable>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptDeliverable {
    id: DeliverableId,
    title: String,
    done_on: Option<NaiveDate>,
    on_invoice: bool,
}

impl Kept {
    pub fn of(project: &Project, plan: &[Milestone]) -> Self {
        Self { deposit: project.billing.deposit, milestones: plan.iter().map(KeptMilestone::of).collect() }
    }
}

impl KeptMilestone {
    fn of(milestone: &Milestone) -> Self {
        let kept = |item: &Deliverable| KeptDeliverable {
            id: item.id,
            title: item.title.clone(),
            done_on: item.done_on,
            on_invoice: item.on_invoice,
        };
        Self {
            id: milestone.id,
            title: milestone.title.clone(),
            criterion: milestone.criterion.clone(),
            amount: milestone.amount,
            target_on: milestone.target_on,
            client_note: milestone.client_note.clone(),
            private_note: milestone.private_note.clone(),
            deliverables: milestone.deliverables.iter().map(kept).collect(),
        }
    }
}

impl From<KeptDeliverable> for Deliverable {
    fn from(KeptDeliverable { id, title, done_on, on_invoice }: KeptDeliverable) -> Self {
        Self { id, title, done_on, on_invoice }
    }
}

fn key(project: ProjectId) -> String {
    format!("advice.undo.{project}")
}

pub(super) fn remember(tx: &Connection, project: ProjectId, undo: Option<&Undo>) -> Result<(), AppError> {
    Ok(put_setting(tx, &key(project), &undo)?)
}

impl Undo {
    pub fn offer(&self) -> PlanOffer {
        match self {
            Self::Ordered { offer, .. } | Self::Direct { offer, .. } => *offer,
        }
    }

    /// Whether nothing changed since, and nothing of it was sent or billed.
    fn is_still(&self, basis: &Basis) -> bool {
        match (self, &basis.order) {
            (Self::Ordered { order, after, .. }, Some(open)) => {
                open.id == *order && open.sent().is_none() && open.plan == *after
            }
            (Self::Ordered { .. }, None) => false,
            (Self::Direct { before, after, .. }, _) => {
                let stays = |milestone: &Milestone| {
                    milestone.facts.billed.is_none() || before.milestones.contains(&KeptMilestone::of(milestone))
                };
                !basis.is_agreed() && *after == Kept::of(&basis.project, &basis.plan) && basis.plan.iter().all(stays)
            }
        }
    }

    pub fn take_back(self, tx: &Connection, basis: &Basis, moment: Moment) -> Result<(), AppError> {
        match self {
            Self::Ordered { before, .. } => ordered::take_back(tx, basis, before, moment),
            Self::Direct { before, drafts, .. } => {
                let mut back = Vec::new();
                for kept in drafts {
                    back.extend(kept.way_back(tx, basis.project.id)?);
                }
                restore(tx, &basis.project, &basis.plan, before, moment)?;
                back.into_iter().try_for_each(|kept| kept.put(tx, moment.at))
            }
        }
    }
}

/// The last offer, if it can be taken back: while nothing else changed the plan since.
pub(super) fn last(conn: &Connection, basis: &Basis) -> Result<Option<Undo>, AppError> {
    let known = setting::<Option<Undo>>(conn, &key(basis.project.id))?.flatten();
    Ok(known.filter(|undo| undo.is_still(basis)))
}

fn restore(
    tx: &Connection,
    stored: &Project,
    plan: &[Milestone],
    before: Kept,
    moment: Moment,
) -> Result<(), AppError> {
    let mut changed = stored.clone();
    changed.billing.deposit = before.deposit;
    project::put_project(tx, &changed)?;
    // Deliverables go first: each has one number wherever it stands.
    for milestone in plan {
        relist(tx, milestone.id, &[])?;
    }
    let template = plan.first().ok_or(Why::Missing)?;
    for (at, kept) in before.milestones.into_iter().enumerate() {
        let known = plan.iter().find(|milestone| milestone.id == kept.id);
        let deliverables = kept.deliverables.into_iter().map(Deliverable::from).collect();
        // A number is given once: one that went comes back under its own.
        let restored = Milestone {
            id: kept.id,
            deliverables,
            position: u32::try_from(at).unwrap_or(u32::MAX) + 1,
            title: kept.title,
            criterion: kept.criterion,
            amount: kept.amount,
            target_on: kept.target_on,
            client_note: kept.client_note,
            private_note: kept.private_note,
            ..known.unwrap_or(template).clone()
        };
        match known {
            Some(known) => put(tx, known, &restored, moment)?,
            None => milestone::put_milestone(tx, &restored)?,
        }
        relist(tx, kept.id, &restored.deliverables)?;
    }
    Ok(())
}
