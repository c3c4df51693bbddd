//! One list of all milestones, filtered and sorted.

use super::{BoardCard, BoardChoice, choices, currency, found, record, sum};
use crate::App;
use crate::problem::AppError;
use domain::{ClientId, MilestoneStatus, Money, ProjectId};
use serde::{Deserialize, Serialize};
use storage::record::board::BoardFilter;
use ts_rs::TS;

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneOrder {
    /// By state, in each the oldest first.
    #[default]
    State,
    /// The oldest first.
    Age,
    /// The largest amount first.
    Amount,
    Client,
    Project,
    /// The earliest date first.
    Date,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListAllMilestones {
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<MilestoneStatus>,
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub order: Option<MilestoneOrder>,
    /// The other way round.
    #[serde(default)]
    #[ts(optional)]
    pub reversed: Option<bool>,
}

/// The list, whole: it is one answer for the book.
#[derive(Debug, Serialize, TS)]
pub struct AllMilestones {
    pub rows: Vec<BoardCard>,
    /// How many the filter shows; `rows` holds the first of them.
    pub count: u32,
    /// In the currency of the business; what is in another one is not added.
    pub sum: Money,
    pub clients: Vec<BoardChoice>,
    pub projects: Vec<BoardChoice>,
}

/// Most rows of one answer.
const ROWS_MAX: usize = 2000;

/// Milestones of the active projects in one list.
pub fn all_milestones(app: &App, asked: ListAllMilestones) -> Result<AllMilestones, AppError> {
    app.read(|conn, moment| {
        let all = record::entries(conn, BoardFilter { client: asked.client, project: asked.project })?;
        let currency = currency(conn, app, asked.project, &all)?;
        let (clients, projects) = choices(&all);
        let mut rows = found(all, asked.text.as_deref(), moment.on);
        rows.retain(|card| asked.status.is_none_or(|wanted| card.status == wanted));
        sort(&mut rows, asked.order.unwrap_or_default());
        if asked.reversed.unwrap_or(false) {
            rows.reverse();
        }
        let (count, sum) = (u32::try_from(rows.len()).unwrap_or(u32::MAX), sum(rows.iter(), currency)?);
        rows.truncate(ROWS_MAX);
        Ok(AllMilestones { rows, count, sum, clients, projects })
    })
}

fn sort(rows: &mut [BoardCard], order: MilestoneOrder) {
    let oldest = |card: &BoardCard| std::cmp::Reverse(card.age);
    match order {
        MilestoneOrder::State => rows.sort_by_key(|card| (card.status, oldest(card), card.id)),
        MilestoneOrder::Age => rows.sort_by_key(|card| (oldest(card), card.id)),
        // Another currency is another pile, not a larger or smaller amount.
        MilestoneOrder::Amount => {
            rows.sort_by_key(|card| (card.amount.currency().code(), -card.amount.minor(), card.id));
        }
        MilestoneOrder::Client => rows.sort_by(|a, b| (&a.client_name, a.id).cmp(&(&b.client_name, b.id))),
        MilestoneOrder::Project => {
            rows.sort_by(|a, b| (&a.project_title, a.position, a.id).cmp(&(&b.project_title, b.position, b.id)));
        }
        MilestoneOrder::Date => rows.sort_by_key(|card| (card.on.is_none(), card.on, card.id)),
    }
}
