//! How clearly a project is run, measured (S92): the client hears in time of what comes next, and its documents look alike.
//! What the advice finds in the plan is the third measure.

use super::FindingRow;
use crate::problem::AppError;
use chrono::{Days, NaiveDate};
use domain::{Milestone, MilestoneId, ProjectId};
use serde::Serialize;
use storage::Connection;
use storage::record::health as record;
use ts_rs::TS;

/// So many days before its target a milestone should have been announced.
const AHEAD: u64 = 14;

/// Whether the client was told of the next milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HeadsUpState {
    /// No milestone with a day is to come.
    NothingComing,
    /// Its day is far enough away.
    NotYet,
    Due,
    Told,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjectHealth {
    /// Found in the plan and not put aside.
    pub findings: u32,
    pub heads_up: HeadsUpState,
    /// The next milestone with a day.
    pub next: Option<MilestoneId>,
    pub next_title: String,
    /// On which the client was told, else on which it should be.
    pub heads_up_on: Option<NaiveDate>,
    /// Issued documents of the project, and the designs that they have.
    pub documents: u32,
    pub designs: u32,
}

/// Errors: as reading.
pub(super) fn health(
    conn: &Connection,
    project: ProjectId,
    milestones: &[Milestone],
    findings: &[FindingRow],
    today: NaiveDate,
) -> Result<ProjectHealth, AppError> {
    let open = milestones.iter().filter(|of| of.facts.done_on.is_none() && of.facts.billed.is_none());
    let next = open.filter_map(|of| Some((of.target_on?, of))).min_by_key(|(on, of)| (*on, of.id));
    let (documents, designs) = record::designs(conn, project)?;
    let (heads_up, heads_up_on) = match next {
        None => (HeadsUpState::NothingComing, None),
        Some((target, of)) => match record::announced_on(conn, of.id)? {
            Some(on) => (HeadsUpState::Told, Some(on)),
            None => {
                let due = target.checked_sub_days(Days::new(AHEAD)).unwrap_or(target);
                (if due <= today { HeadsUpState::Due } else { HeadsUpState::NotYet }, Some(due))
            }
        },
    };
    Ok(ProjectHealth {
        findings: u32::try_from(findings.len()).unwrap_or(u32::MAX),
        heads_up,
        next: next.map(|(_, of)| of.id),
        next_title: next.map(|(_, of)| of.label()).unwrap_or_default(),
        heads_up_on,
        documents,
        designs,
    })
}
