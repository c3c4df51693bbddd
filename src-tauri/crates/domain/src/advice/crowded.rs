//! Target days of several projects that fall together (S71): who works alone cannot finish them all in one week.

use super::finding::{Finding, FindingKind};
use super::plan::Plan;
use super::thresholds::Thresholds;
use crate::milestone::Milestone;
use chrono::NaiveDate;

/// A milestone of another project that is still to be done, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    pub project: String,
    pub title: String,
    pub on: NaiveDate,
}

/// Days of a window: a week.
const WINDOW_DAYS: i64 = 7;

/// Weeks in which more target days fall than one person keeps up with, of this plan and of other projects together.
/// A week begins with the first day of this plan in it, or up to six days before where another project's day does;
/// each milestone is named once. Without a day elsewhere nothing is said: the plan's own days are other findings.
pub(super) fn findings(
    plan: &Plan,
    elsewhere: &[Elsewhere],
    thresholds: &Thresholds,
    as_of: NaiveDate,
) -> Vec<Finding> {
    let limit = thresholds.limits().crowded_week;
    let mut own: Vec<(NaiveDate, &Milestone)> =
        plan.milestones.iter().filter_map(|milestone| open_day(milestone, as_of).map(|on| (on, milestone))).collect();
    own.sort_by_key(|(on, milestone)| (*on, milestone.position));
    let mut starts: Vec<NaiveDate> = own.iter().map(|(on, _)| *on).chain(elsewhere.iter().map(|e| e.on)).collect();
    starts.sort();
    starts.dedup();
    let mut found: Vec<Finding> = Vec::new();
    for from in starts {
        let is_within = |on: NaiveDate| on >= from && (on - from).num_days() < WINDOW_DAYS;
        let mine: Vec<&(NaiveDate, &Milestone)> = own.iter().filter(|(on, _)| is_within(*on)).collect();
        let others: Vec<&Elsewhere> = elsewhere.iter().filter(|e| e.on >= as_of && is_within(e.on)).collect();
        let count = u32::try_from(mine.len() + others.len()).unwrap_or(u32::MAX);
        let is_told = |milestone: &Milestone| found.iter().any(|finding| finding.milestones.contains(&milestone.id));
        if others.is_empty() || count <= limit || mine.iter().all(|(_, milestone)| is_told(milestone)) {
            continue;
        }
        let days = mine.iter().map(|(on, _)| *on).chain(others.iter().map(|e| e.on));
        let to = days.max().unwrap_or(from);
        found.push(Finding {
            kind: FindingKind::CrowdedWeek {
                count,
                limit,
                from,
                to,
                others: others.iter().map(|e| format!("{}: {}", e.project, e.title)).collect(),
            },
            milestones: mine.iter().map(|(_, milestone)| milestone.id).collect(),
            suggestion: None,
        });
    }
    found
}

/// The planned day of a milestone whose work is still to be done.
fn open_day(milestone: &Milestone, as_of: NaiveDate) -> Option<NaiveDate> {
    let is_open = milestone.facts.done_on.is_none() && milestone.facts.billed.is_none();
    milestone.target_on.filter(|on| is_open && *on >= as_of)
}
