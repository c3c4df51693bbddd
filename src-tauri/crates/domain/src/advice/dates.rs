//! Findings on the calendar of a plan: gaps, crowds, order, work that runs ahead of payment. Knows no amounts but what is open.

use super::finding::{Finding, FindingKind, Suggestion};
use super::plan::{Deposit, Plan, about, of_plan};
use super::thresholds::Thresholds;
use crate::milestone::Milestone;
use chrono::NaiveDate;

/// The day on which a milestone's invoice is expected: of the invoice itself, else of the work's end, else as planned.
pub fn expected_on(milestone: &Milestone) -> Option<NaiveDate> {
    let facts = &milestone.facts;
    let accepted_on = facts.acceptance.as_ref().map(|acceptance| acceptance.on);
    facts.billed.as_ref().map(|billed| billed.issue_on).or(accepted_on).or(facts.done_on).or(milestone.target_on)
}

pub(super) fn findings(plan: &Plan, thresholds: &Thresholds, as_of: NaiveDate) -> Vec<Finding> {
    let open: Vec<&Milestone> = plan.milestones.iter().filter(|milestone| milestone.facts.billed.is_none()).collect();
    let mut findings: Vec<Finding> = ahead_of_payment(plan, as_of);
    findings.extend(about(&open, FindingKind::NoTargetDate, |milestone| expected_on(milestone).is_none()));
    findings.extend(out_of_order(plan));
    let start = plan.starts_on.unwrap_or(as_of);
    findings.extend(distances(plan, start, thresholds));
    findings.extend(no_deposit(plan, start, thresholds));
    findings
}

/// S78: work on a milestone began, and is not billed, while the invoice of the one before is late.
fn ahead_of_payment(plan: &Plan, as_of: NaiveDate) -> Vec<Finding> {
    let pairs = plan.milestones.windows(2).filter_map(|pair| {
        let (before, next) = (&pair[0], &pair[1]);
        let begun = next.facts.started_on.or(next.facts.done_on).is_some_and(|on| on <= as_of);
        let days_late = before.facts.days_late(as_of)?;
        let billed = before.facts.billed.as_ref()?;
        (begun && next.facts.billed.is_none()).then(|| Finding {
            kind: FindingKind::StartedWhileOverdue {
                number: billed.number.clone(),
                due_on: billed.due_on,
                days_late: u32::try_from(days_late).unwrap_or(u32::MAX),
                open: billed.net,
            },
            milestones: vec![before.id, next.id],
            suggestion: None,
        })
    });
    pairs.collect()
}

/// Only neighbours are compared: one milestone in the wrong place is one finding, or two.
fn out_of_order(plan: &Plan) -> Vec<Finding> {
    let dated: Vec<(&Milestone, NaiveDate)> =
        plan.milestones.iter().filter_map(|milestone| expected_on(milestone).map(|on| (milestone, on))).collect();
    let wrong = dated.windows(2).filter(|pair| pair[1].1 < pair[0].1 && pair[1].0.facts.billed.is_none());
    wrong
        .map(|pair| Finding {
            kind: FindingKind::OutOfOrder { first: pair[0].1, second: pair[1].1 },
            milestones: vec![pair[0].0.id, pair[1].0.id],
            suggestion: None,
        })
        .collect()
}

/// Expected invoices that lie too close together or too far apart, by date. The start counts as one end of a gap.
fn distances(plan: &Plan, start: NaiveDate, thresholds: &Thresholds) -> Vec<Finding> {
    let limits = thresholds.limits();
    let mut dated: Vec<(NaiveDate, Option<&Milestone>)> = plan
        .milestones
        .iter()
        .filter(|milestone| !milestone.amount.is_zero() || milestone.facts.billed.is_some())
        .filter_map(|milestone| expected_on(milestone).map(|on| (on, Some(milestone))))
        .collect();
    // Sorting is stable: on one day the order of the plan stays.
    dated.sort_by_key(|(on, _)| *on);
    if dated.first().is_some_and(|(first, _)| start < *first) {
        dated.insert(0, (start, None));
    }
    let mut findings = Vec::new();
    for pair in dated.windows(2) {
        let [(from, before), (to, Some(next))] = pair else { continue };
        let days = u32::try_from((*to - *from).num_days()).unwrap_or(0);
        let milestones: Vec<_> = before.iter().map(|milestone| milestone.id).chain([next.id]).collect();
        let is_past = next.facts.billed.is_some();
        match before {
            _ if is_past => {}
            Some(before) if days < limits.close_days => {
                let mergeable = before.facts.billed.is_none();
                findings.push(Finding {
                    kind: FindingKind::TooClose { days, limit: limits.close_days },
                    suggestion: mergeable.then(|| Suggestion::Merge { milestones: milestones.clone() }),
                    milestones,
                });
            }
            _ if days > limits.gap_days => findings.push(Finding {
                kind: FindingKind::LongGap { days, limit: limits.gap_days, from: *from, to: *to },
                milestones,
                suggestion: None,
            }),
            _ => {}
        }
    }
    findings
}

/// Money at the start is a deposit of its own, or a first invoice within `deposit_days` of it. Without any date nothing
/// is said: the missing date is a finding already.
fn no_deposit(plan: &Plan, start: NaiveDate, thresholds: &Thresholds) -> Option<Finding> {
    let limit = thresholds.deposit_above(plan.contract.currency())?;
    let first =
        plan.milestones.iter().filter(|milestone| milestone.amount.is_positive()).filter_map(expected_on).min()?;
    let days = (first - start).num_days();
    let is_large = plan.contract.compare(limit).is_ok_and(std::cmp::Ordering::is_gt);
    let is_missing = plan.deposit == Deposit::InPlan && days > i64::from(thresholds.limits().deposit_days);
    let has_billed = plan.milestones.iter().any(|milestone| milestone.facts.billed.is_some());
    (is_large && is_missing && !has_billed).then(|| of_plan(FindingKind::NoDeposit { contract: plan.contract, limit }))
}
