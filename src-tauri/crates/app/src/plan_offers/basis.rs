//! The plan that an offer is made for, and what each offer makes of it: milestones as they would be. Writes nothing.

use super::{ApplyPlanOffer, PlanOffer, no_such_offer};
use crate::change_orders::{added, open_order};
use crate::problem::AppError;
use crate::{App, advice as advised};
use chrono::NaiveDate;
use domain::advice::{self, Spread, Suggestion};
use domain::change_order::{self, AgreedRow};
use domain::project::Project;
use domain::{Milestone, MilestoneId, Money, Refusal, text};
use storage::Connection;
use storage::record::change_order::{ChangeOrder, ProposedRow};
use storage::record::milestone;

/// Before its agreement the plan itself; afterwards what its open change order proposes, or would begin with.
pub(crate) struct Basis {
    pub project: Project,
    /// In order. What the change order adds has the key of its row, below zero, as its number.
    pub plan: Vec<Milestone>,
    /// What the milestones share: the contract, or what the change order would make of it.
    pub contract: Money,
    /// The one that is open, if the plan is agreed.
    pub order: Option<ChangeOrder>,
}

/// A milestone as an offer would have it, and those that it takes in.
#[derive(Debug)]
pub(super) struct Proposed {
    pub milestone: Milestone,
    pub takes: Vec<MilestoneId>,
}

/// The number by which advice and offers know a row of a change order.
pub(super) fn number_of(row: &ProposedRow) -> MilestoneId {
    row.row.milestone.unwrap_or(MilestoneId(-i64::from(row.key)))
}

impl Basis {
    pub fn of(conn: &Connection, project: Project) -> Result<Self, AppError> {
        let plan = milestone::plan(conn, project.id)?;
        if project.agreement.is_none() {
            return Ok(Self { contract: project.contract, project, plan, order: None });
        }
        let order = open_order(conn, project.id)?;
        let rows = match &order {
            Some(order) => order.rows(),
            None => plan.iter().map(AgreedRow::of).collect(),
        };
        let contract = change_order::value(&rows, project.contract.currency())?;
        let proposed = match &order {
            None => plan,
            Some(order) => (1..)
                .zip(&order.plan)
                .map(|(position, row)| {
                    let known = plan.iter().find(|milestone| Some(milestone.id) == row.row.milestone);
                    match known {
                        Some(known) => row.row.applied(known.clone(), position),
                        None => added(project.id, &row.row, number_of(row), position),
                    }
                })
                .collect(),
        };
        Ok(Self { project, plan: proposed, contract, order })
    }

    pub fn is_agreed(&self) -> bool {
        self.project.agreement.is_some()
    }

    /// Its milestones as an offer makes them. Errors: `not_found` for an offer that is not made today; `already_invoiced`,
    /// `has_begun` for what cannot be merged or renamed; `plan_is_agreed` for a deposit, which stands beside the milestones.
    pub(super) fn propose(
        &self,
        conn: &Connection,
        app: &App,
        asked: &ApplyPlanOffer,
        today: NaiveDate,
    ) -> Result<Vec<Proposed>, AppError> {
        let chosen = asked.milestones.as_deref().unwrap_or_default();
        let proposed = match asked.offer {
            PlanOffer::Equal => self.respread(conn, Spread::Equal)?,
            PlanOffer::ThirtyFortyThirty => self.respread(conn, Spread::ThirtyFortyThirty)?,
            PlanOffer::DepositAndRest => self.respread(conn, Spread::DepositAndRest)?,
            PlanOffer::Merge => self.merge(conn, chosen)?,
            PlanOffer::Dates => self.date(conn, app, today)?,
            PlanOffer::Title => self.rename(conn, app, chosen, today)?,
            PlanOffer::Deposit if self.is_agreed() => return Err(Refusal::PlanIsAgreed.into()),
            PlanOffer::Deposit if self.project.billing.deposit.is_some() => return Err(no_such_offer()),
            PlanOffer::Deposit => return Ok(self.plan.iter().cloned().map(stays).collect()),
        };
        let is_other = !proposed.iter().map(|row| &row.milestone).eq(&self.plan);
        if is_other { Ok(proposed) } else { Err(no_such_offer()) }
    }

    fn respread(&self, conn: &Connection, spread: Spread) -> Result<Vec<Proposed>, AppError> {
        let offers = advice::offers(&self.plan, self.contract, &advised::thresholds(conn)?);
        let offer = offers.into_iter().find(|offer| offer.spread == spread).ok_or_else(no_such_offer)?;
        let rows = self.plan.iter().zip(offer.amounts);
        Ok(rows.map(|(milestone, amount)| stays(Milestone { amount, ..milestone.clone() })).collect())
    }

    fn date(&self, conn: &Connection, app: &App, today: NaiveDate) -> Result<Vec<Proposed>, AppError> {
        let dates = advised::view(conn, app, self.project.id, today)?.dates;
        let dated = |milestone: &Milestone| {
            let date = dates.iter().find(|date| date.milestone == milestone.id).map(|date| date.on);
            stays(Milestone { target_on: date.or(milestone.target_on), ..milestone.clone() })
        };
        Ok(self.plan.iter().map(dated).collect())
    }

    /// Each chosen milestone takes the title that its finding suggests.
    fn rename(
        &self,
        conn: &Connection,
        app: &App,
        chosen: &[MilestoneId],
        today: NaiveDate,
    ) -> Result<Vec<Proposed>, AppError> {
        let findings = advised::view(conn, app, self.project.id, today)?.findings;
        let titled = |milestone: &Milestone| {
            if !chosen.contains(&milestone.id) {
                return Ok(stays(milestone.clone()));
            }
            milestone.check_unbilled()?;
            let about = findings.iter().map(|row| &row.finding).filter(|f| f.milestones.first() == Some(&milestone.id));
            let suggested = about.filter_map(|finding| match &finding.suggestion {
                Some(Suggestion::Title { title }) => Some(title.clone()),
                Some(Suggestion::Amounts { .. } | Suggestion::Merge { .. }) | None => None,
            });
            let title = suggested.take(1).next().ok_or_else(no_such_offer)?;
            Ok(stays(Milestone { title, ..milestone.clone() }))
        };
        self.plan.iter().map(titled).collect()
    }

    /// The first of the chosen milestones takes in the others.
    fn merge(&self, conn: &Connection, ids: &[MilestoneId]) -> Result<Vec<Proposed>, AppError> {
        let chosen: Vec<&Milestone> = self.plan.iter().filter(|milestone| ids.contains(&milestone.id)).collect();
        let [first, others @ ..] = chosen.as_slice() else { return Err(no_such_offer()) };
        if others.is_empty() || chosen.len() != ids.len() {
            return Err(no_such_offer());
        }
        for milestone in &chosen {
            milestone.check_unbilled()?;
        }
        let begun = |milestone: &Milestone| AppError::from(Refusal::HasBegun { milestone: milestone.label() });
        for other in others {
            if milestone::has_facts(conn, other.id)? {
                return Err(begun(other));
            }
        }
        // What is done must not take in what is not: it would be billed with it.
        if first.facts.done_on.is_some() {
            return Err(begun(first));
        }
        let takes: Vec<MilestoneId> = others.iter().map(|other| other.id).collect();
        let merged = together(&chosen)?;
        let stay = self.plan.iter().filter(|milestone| !takes.contains(&milestone.id));
        let row = |milestone: &Milestone| {
            if milestone.id == first.id {
                Proposed { milestone: merged.clone(), takes: takes.clone() }
            } else {
                stays(milestone.clone())
            }
        };
        Ok(stay.map(row).collect())
    }
}

fn stays(milestone: Milestone) -> Proposed {
    Proposed { milestone, takes: Vec::new() }
}

/// What several milestones say together.
fn together(chosen: &[&Milestone]) -> Result<Milestone, AppError> {
    let joined = |part: fn(&Milestone) -> &str, between: &str| {
        let parts: Vec<&str> = chosen.iter().map(|m| part(m).trim()).filter(|part| !part.is_empty()).collect();
        parts.join(between)
    };
    let first = chosen[0];
    // A title that became too long is that of the first one; the deliverables say the rest.
    let title = text::optional(&joined(|m| &m.title, ", ")).unwrap_or_else(|_| first.title.clone());
    let criterion = text::optional(&joined(|m| &m.criterion, "; ")).unwrap_or_else(|_| first.criterion.clone());
    let note =
        |part: fn(&Milestone) -> &str| text::note(&joined(part, "\n")).map_err(|why| AppError::invalid("note", why));
    Ok(Milestone {
        title,
        criterion,
        amount: Money::sum(chosen.iter().map(|m| m.amount), first.amount.currency())?,
        target_on: chosen.iter().filter_map(|m| m.target_on).max(),
        client_note: note(|m| &m.client_note)?,
        private_note: note(|m| &m.private_note)?,
        ..first.clone()
    })
}
