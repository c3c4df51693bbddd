//! The ladder: one column per milestone, as wide as its value; worked, billed, paid from top to bottom.

use domain::plan;
use domain::{Milestone, MilestoneStatus, Money};
use serde::Serialize;
use ts_rs::TS;

/// One column of the ladder. Widths and fills are thousandths, so that no one else computes with money.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Column {
    pub milestone: domain::MilestoneId,
    pub position: u32,
    pub title: String,
    /// Width; the columns of a ladder sum to 1000.
    pub permille: u32,
    pub status: MilestoneStatus,
    pub is_late: bool,
    /// Fill of the worked rung: 1000 when done, the ticked deliverables while in progress.
    pub worked_permille: u32,
    /// Fill of the billed rung: 1000 when nothing of the milestone is left to bill.
    pub billed_permille: u32,
    /// Fill of the paid rung, of the same whole.
    pub paid_permille: u32,
}

/// Net sums of a project, each minor unit counted once.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProjectSums {
    pub contract: Money,
    pub planned: Money,
    pub worked: Money,
    pub billed: Money,
    pub paid: Money,
    pub left_to_bill: Money,
}

/// A milestone with where it stands on a day and what of its value is paid.
#[derive(Debug, Clone)]
pub struct Standing {
    pub milestone: Milestone,
    pub status: MilestoneStatus,
    pub days_late: Option<i64>,
    /// Net amount that invoices ask for it; zero while there is none.
    pub billed: Money,
    /// What of `billed` is paid; what was given up is not.
    pub paid: Money,
}

impl Standing {
    pub fn of(milestone: Milestone, requires_acceptance: bool, today: chrono::NaiveDate) -> Self {
        let status = milestone.facts.status(requires_acceptance, today);
        let days_late = milestone.facts.days_late(today);
        let zero = Money::zero(milestone.amount.currency());
        let billed = milestone.facts.billed.as_ref().filter(|b| b.issue_on <= today);
        let (billed, paid) = billed.map_or((zero, zero), |b| (b.net, b.paid));
        Self { milestone, status, days_late, billed, paid }
    }
}

fn worked_permille(standing: &Standing) -> u32 {
    match standing.status {
        MilestoneStatus::Planned => 0,
        MilestoneStatus::InProgress => {
            let all = standing.milestone.deliverables.len();
            let done = standing.milestone.deliverables.iter().filter(|d| d.done_on.is_some()).count();
            // Started work shows even before the first tick.
            let share = (done * 1000).checked_div(all).unwrap_or(500);
            u32::try_from(share.clamp(100, 900)).unwrap_or(0)
        }
        MilestoneStatus::WaitingForSignOff
        | MilestoneStatus::Ready
        | MilestoneStatus::Invoiced
        | MilestoneStatus::Paid => 1000,
    }
}

fn billed_permille(standing: &Standing) -> u32 {
    let is_all = standing.status >= MilestoneStatus::Invoiced && !standing.milestone.left().is_positive();
    if is_all { 1000 } else { share_of_whole(standing, standing.billed) }
}

/// `part` of what is billed of a milestone and what is left of it.
fn share_of_whole(standing: &Standing, part: Money) -> u32 {
    let whole = standing.billed.plus(standing.milestone.left()).unwrap_or(standing.billed);
    let share = plan::permille(&[part, whole.minus(part).unwrap_or(whole)]);
    if part.is_zero() { 0 } else { share[0] }
}

/// Columns of a plan in order.
pub fn columns(standings: &[Standing]) -> Vec<Column> {
    let amounts: Vec<Money> = standings.iter().map(|s| s.milestone.amount).collect();
    standings
        .iter()
        .zip(plan::permille(&amounts))
        .map(|(standing, permille)| Column {
            milestone: standing.milestone.id,
            position: standing.milestone.position,
            title: standing.milestone.title.clone(),
            permille,
            status: standing.status,
            is_late: standing.days_late.is_some(),
            worked_permille: worked_permille(standing),
            billed_permille: billed_permille(standing),
            paid_permille: share_of_whole(standing, standing.paid),
        })
        .collect()
}

/// Sums over a plan. Errors: `TooLarge`, `CurrencyMismatch`.
pub fn sums(contract: Money, standings: &[Standing]) -> Result<ProjectSums, domain::Why> {
    let currency = contract.currency();
    let of = |wanted: &dyn Fn(MilestoneStatus) -> bool| {
        Money::sum(standings.iter().filter(|s| wanted(s.status)).map(|s| s.milestone.amount), currency)
    };
    // What the invoices say, not what the plan says: a milestone can be billed in part, or at less, with a reason.
    let billed = Money::sum(standings.iter().map(|s| s.billed), currency)?;
    let taken =
        standings.iter().map(|s| s.milestone.amount.minus(s.milestone.left())).collect::<Result<Vec<_>, _>>()?;
    Ok(ProjectSums {
        contract,
        planned: of(&|_| true)?,
        worked: of(&|s| s >= MilestoneStatus::WaitingForSignOff)?,
        billed,
        paid: Money::sum(standings.iter().map(|s| s.paid), currency)?,
        left_to_bill: contract.minus(Money::sum(taken, currency)?)?,
    })
}
