//! What the page says of the plan: the track of its milestones and the contract to date.

use super::{DraftInvoice, LineSource};
use crate::id::MilestoneId;
use crate::invoice::{ContractAccount, Line, ProjectReference, TrackState, TrackStep};
use crate::milestone::Milestone;
use crate::money::Money;
use crate::plan;
use crate::project::Project;
use crate::refusal::Why;
use chrono::NaiveDate;

impl DraftInvoice {
    /// True when a line bills the milestone for the first time: one that an earlier document billed and this one
    /// deducts was billed there.
    fn billed_here(&self, milestone: &Milestone) -> bool {
        self.lines.iter().any(|l| l.source.milestone() == Some(milestone.id)) && !self.deducts_bill_of(milestone)
    }

    fn billed_before(&self, id: MilestoneId) -> bool {
        self.invoiced.iter().any(|(of, net)| *of == id && net.is_positive())
    }

    /// True when the invoice that billed the milestone is taken off here.
    pub(super) fn deducts_bill_of(&self, milestone: &Milestone) -> bool {
        let Some(billed) = &milestone.facts.billed else { return false };
        self.lines.iter().any(|l| matches!(&l.source, LineSource::Deduction { of, .. } if of.number == billed.number))
    }

    pub(super) fn track(&self, issue_on: NaiveDate) -> Vec<TrackStep> {
        let Some((_, plan)) = &self.project else { return Vec::new() };
        if !plan.iter().any(|m| self.billed_here(m)) {
            return Vec::new();
        }
        let amounts: Vec<Money> = plan.iter().map(|m| m.amount).collect();
        let steps = plan.iter().zip(plan::permille(&amounts));
        steps
            .map(|(milestone, permille)| TrackStep {
                position: milestone.position,
                title: milestone.title.clone(),
                permille,
                state: match (self.billed_here(milestone), self.billed_before(milestone.id)) {
                    (true, _) => TrackState::This,
                    (false, true) => TrackState::Before,
                    (false, false) => TrackState::Ahead,
                },
                amount: Some(milestone.amount),
                target_on: milestone.target_on,
                invoice: milestone.facts.billed.as_ref().map(|billed| billed.number.clone()),
                is_paid: milestone.facts.billed.as_ref().and_then(|b| b.paid_on).is_some_and(|on| on <= issue_on),
            })
            .collect()
    }

    /// The contract to date with this document in it; None where no line bills the plan.
    /// Free lines are outside the contract: they would make less remain than the milestones ahead.
    pub(super) fn account(&self, lines: &[Line]) -> Result<Option<ContractAccount>, Why> {
        let Some((project, plan)) = &self.project else { return Ok(None) };
        let positions =
            |has: &dyn Fn(&Milestone) -> bool| plan.iter().filter(|m| has(m)).map(|m| m.position).collect::<Vec<_>>();
        if !self.lines.iter().any(|l| l.source.milestone().is_some()) {
            return Ok(None);
        }
        let currency = project.contract.currency();
        let of = |has: &dyn Fn(&LineSource) -> bool| {
            let parts = lines.iter().zip(&self.lines).filter(|(_, draft)| has(&draft.source));
            Money::sum(parts.map(|(line, _)| line.net), currency)
        };
        let worth = of(&|source| source.milestone().is_some() || matches!(source, LineSource::Deduction { .. }))?;
        let kept_back = of(&|source| *source == LineSource::Retainage)?;
        let milestones = self.invoiced.iter().map(|(_, net)| *net);
        let invoiced_before = Money::sum(milestones.chain([self.deposits]), currency)?;
        let change_orders = project.agreement.as_ref().map_or(0, |a| a.revision_number.saturating_sub(1));
        Ok(Some(ContractAccount {
            contract: project.contract,
            change_orders,
            invoiced_before,
            positions_before: positions(&|m| !self.billed_here(m) && self.billed_before(m.id)),
            this_document: worth.plus(kept_back)?,
            positions_this: positions(&|m| self.billed_here(m)),
            retained: kept_back.negated(),
            remaining: project.contract.minus(invoiced_before)?.minus(worth)?,
            positions_remaining: positions(&|m| !self.billed_here(m) && !self.billed_before(m.id)),
        }))
    }
}

pub(super) fn project_reference(project: &Project, plan: &[Milestone]) -> ProjectReference {
    ProjectReference {
        id: project.id,
        code: project.code.clone(),
        title: project.title.clone(),
        contract_on: project.contract_on,
        milestone_count: u32::try_from(plan.len()).unwrap_or(u32::MAX),
        revision: project.agreement.as_ref().map(|a| a.revision_number),
        changed_on: project.agreement.as_ref().filter(|a| a.revision_number > 1).map(|a| a.on),
    }
}
