//! Milestones of all active projects in one list.

use crate::App;
use crate::problem::AppError;
use crate::projects;
use chrono::NaiveDate;
use domain::{ClientId, MilestoneId, MilestoneStatus, Money, ProjectId};
use serde::{Deserialize, Serialize};
use storage::record::{party, project};
use ts_rs::TS;

/// Which milestones a list shows.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMilestones {
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<MilestoneStatus>,
}

/// A milestone in a list over all projects.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MilestoneRow {
    pub id: MilestoneId,
    pub position: u32,
    pub of: u32,
    pub title: String,
    pub project: ProjectId,
    pub project_title: String,
    pub client: ClientId,
    pub client_name: String,
    /// What is left to bill of it; all of it once nothing is.
    pub amount: Money,
    pub target_on: Option<NaiveDate>,
    pub status: MilestoneStatus,
    pub days_late: Option<i64>,
    pub invoice_number: Option<String>,
    /// The first day of a dispute that has not ended.
    pub disputed_on: Option<NaiveDate>,
}

/// Milestones of all active projects in plan order.
pub fn milestones(app: &App, ListMilestones { status }: ListMilestones) -> Result<Vec<MilestoneRow>, AppError> {
    app.read(|conn, moment| {
        let mut rows = Vec::new();
        for project in project::projects(conn, false)? {
            let client_name = party::client(conn, project.client)?.name;
            let standings = projects::standings(conn, &project, moment.on)?;
            let of = u32::try_from(standings.len()).unwrap_or(u32::MAX);
            for standing in standings.into_iter().filter(|s| status.is_none_or(|wanted| s.status == wanted)) {
                let milestone = standing.milestone;
                let left = milestone.left();
                rows.push(MilestoneRow {
                    id: milestone.id,
                    position: milestone.position,
                    of,
                    title: milestone.title,
                    project: project.id,
                    project_title: project.title.clone(),
                    client: project.client,
                    client_name: client_name.clone(),
                    amount: if left.is_positive() { left } else { milestone.amount },
                    target_on: milestone.target_on,
                    status: standing.status,
                    days_late: standing.days_late,
                    disputed_on: milestone.facts.disputed_on,
                    invoice_number: milestone.facts.billed.map(|b| b.number),
                });
            }
        }
        Ok(rows)
    })
}
