//! All milestones over all projects: the board by state, and one list with state, age and amount.

mod list;
mod prepare;

pub use list::{AllMilestones, ListAllMilestones, MilestoneOrder, all_milestones};
pub use prepare::{DraftMade, PrepareAcross, PreparedAcross, prepare_across, undo_prepare_across};

use crate::problem::AppError;
use crate::{App, bounds};
use chrono::NaiveDate;
use domain::{ClientId, Currency, InvoiceId, MilestoneId, MilestoneStatus, Money, ProjectId};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::board::{self as record, BoardEntry, BoardFilter};
use ts_rs::TS;

/// Which milestones a board shows. A project is shown whether it is active or not.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardArgument {
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Part of a client, a project, its code, a milestone or its finish line.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// What keeps a milestone where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Blocker {
    /// The plan is not agreed yet.
    NotAgreed,
    ChangesRequested,
    /// The client has not said yes.
    SignOff,
    Disputed,
    /// The invoice is past its due date.
    Late,
    /// The invoice is not paid yet.
    Payment,
}

/// A milestone as its card and its row show it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardCard {
    pub id: MilestoneId,
    pub position: u32,
    pub of: u32,
    pub title: String,
    pub criterion: String,
    pub project: ProjectId,
    pub project_title: String,
    pub project_code: String,
    pub client: ClientId,
    pub client_name: String,
    /// What is left to bill of it; all of it once nothing is.
    pub amount: Money,
    pub status: MilestoneStatus,
    /// The day that counts where it stands: of its plan, its end, its sign-off, its due date, its payment.
    pub on: Option<NaiveDate>,
    /// Whole days since it stands there; of a planned one none.
    pub age: Option<i64>,
    pub days_late: Option<i64>,
    pub disputed_on: Option<NaiveDate>,
    pub days_disputed: Option<i64>,
    pub changes_requested: bool,
    pub round: u32,
    /// Ticked deliverables in thousandths; None without any.
    pub progress_permille: Option<u32>,
    pub blocker: Option<Blocker>,
    pub requires_acceptance: bool,
    /// Something of it is left to bill.
    pub is_open: bool,
    pub invoice: Option<InvoiceId>,
    pub invoice_number: Option<String>,
}

/// One state with its cards.
#[derive(Debug, Serialize, TS)]
pub struct BoardColumn {
    pub status: MilestoneStatus,
    pub count: u32,
    /// In the currency of the board; what is in another one is not added.
    pub sum: Money,
    pub cards: Vec<BoardCard>,
}

#[derive(Debug, Serialize, TS)]
pub struct Board {
    pub columns: Vec<BoardColumn>,
    pub count: u32,
    pub sum: Money,
    /// What a search narrows.
    pub clients: Vec<BoardChoice>,
    pub projects: Vec<BoardChoice>,
}

/// A client or a project to narrow the board to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoardChoice {
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
}

const STATES: [MilestoneStatus; 6] = [
    MilestoneStatus::Planned,
    MilestoneStatus::InProgress,
    MilestoneStatus::WaitingForSignOff,
    MilestoneStatus::Ready,
    MilestoneStatus::Invoiced,
    MilestoneStatus::Paid,
];

/// Cards of one column that are drawn; the others are counted, and a search or a filter brings them.
const CARDS_MAX: usize = 60;

/// Milestones of the active projects by state.
pub fn board(app: &App, BoardArgument { client, project, text }: BoardArgument) -> Result<Board, AppError> {
    app.read(|conn, moment| {
        let all = record::entries(conn, BoardFilter { client, project })?;
        let currency = currency(conn, app, project, &all)?;
        let (clients, projects) = choices(&all);
        let cards: Vec<BoardCard> = found(all, text.as_deref(), moment.on);
        let mut columns = Vec::new();
        for status in STATES {
            let mut of: Vec<BoardCard> = cards.iter().filter(|card| card.status == status).cloned().collect();
            sort(&mut of, status);
            let sum = sum(of.iter(), currency)?;
            let count = u32::try_from(of.len()).unwrap_or(u32::MAX);
            of.truncate(CARDS_MAX);
            columns.push(BoardColumn { status, count, sum, cards: of });
        }
        let count = u32::try_from(cards.len()).unwrap_or(u32::MAX);
        Ok(Board { columns, count, sum: sum(cards.iter(), currency)?, clients, projects })
    })
}

/// What is next comes first; what is over, last.
fn sort(cards: &mut [BoardCard], status: MilestoneStatus) {
    if status == MilestoneStatus::Paid {
        cards.sort_by_key(|card| (std::cmp::Reverse(card.on), card.id));
    } else {
        cards.sort_by_key(|card| (card.on.unwrap_or(NaiveDate::MAX), card.id));
    }
}

fn currency(
    conn: &Connection,
    app: &App,
    project: Option<ProjectId>,
    all: &[BoardEntry],
) -> Result<Currency, AppError> {
    let own = project.and_then(|_| all.first()).map(|entry| entry.milestone.amount.currency());
    own.map_or_else(|| crate::business::of_book(conn, app).map(|business| business.currency), Ok)
}

fn sum<'a>(cards: impl Iterator<Item = &'a BoardCard>, currency: Currency) -> Result<Money, AppError> {
    Ok(Money::sum(cards.map(|card| card.amount).filter(|amount| amount.currency() == currency), currency)?)
}

/// Clients and projects by name.
fn choices(all: &[BoardEntry]) -> (Vec<BoardChoice>, Vec<BoardChoice>) {
    let sorted = |mut of: Vec<BoardChoice>| {
        of.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        of.dedup();
        of
    };
    let client = |of: &BoardEntry| BoardChoice { id: of.client.0, name: of.client_name.clone() };
    let project = |of: &BoardEntry| BoardChoice { id: of.milestone.project.0, name: of.project_title.clone() };
    (sorted(all.iter().map(client).collect()), sorted(all.iter().map(project).collect()))
}

/// The cards that a text finds.
fn found(all: Vec<BoardEntry>, text: Option<&str>, today: NaiveDate) -> Vec<BoardCard> {
    let text = bounds::searched(text).to_lowercase();
    let cards = all.into_iter().map(|entry| card(entry, today));
    let is_found = |card: &BoardCard| {
        let parts = [&card.client_name, &card.project_title, &card.project_code, &card.title, &card.criterion];
        text.is_empty() || parts.into_iter().any(|part| part.to_lowercase().contains(&text))
    };
    cards.filter(is_found).collect()
}

fn card(entry: BoardEntry, today: NaiveDate) -> BoardCard {
    let milestone = entry.milestone;
    let facts = &milestone.facts;
    let status = facts.status(entry.requires_acceptance, today);
    let billed = facts.billed.as_ref();
    let accepted_on = facts.acceptance.as_ref().map(|yes| yes.on).or(facts.done_on);
    let (on, since) = match status {
        MilestoneStatus::Planned => (milestone.target_on, None),
        MilestoneStatus::InProgress => (milestone.target_on, facts.requested().map(|of| of.on).or(facts.started_on)),
        MilestoneStatus::WaitingForSignOff => (facts.done_on, facts.done_on),
        MilestoneStatus::Ready => (accepted_on, accepted_on),
        MilestoneStatus::Invoiced => (billed.map(|b| b.due_on), billed.map(|b| b.issue_on)),
        MilestoneStatus::Paid => (billed.and_then(|b| b.paid_on), billed.and_then(|b| b.paid_on)),
    };
    let days_late = facts.days_late(today);
    let blocker = blocker(&milestone, status, (entry.is_agreed, days_late));
    BoardCard {
        id: milestone.id,
        position: milestone.position,
        of: entry.of,
        status,
        on,
        age: since.map(|day| (today - day).num_days()),
        days_late,
        disputed_on: facts.disputed_on,
        days_disputed: facts.disputed_on.map(|day| (today - day).num_days()),
        changes_requested: facts.requested().is_some(),
        round: facts.round(),
        progress_permille: (entry.deliverables_done * 1000).checked_div(entry.deliverables),
        blocker,
        requires_acceptance: entry.requires_acceptance,
        is_open: milestone.left().is_positive(),
        invoice: billed.map(|b| b.invoice),
        invoice_number: billed.map(|b| b.number.clone()),
        project: milestone.project,
        amount: if milestone.left().is_positive() { milestone.left() } else { milestone.amount },
        title: milestone.title,
        criterion: milestone.criterion,
        project_title: entry.project_title,
        project_code: entry.project_code,
        client: entry.client,
        client_name: entry.client_name,
    }
}

/// The gravest thing in its way, if there is one.
fn blocker(
    milestone: &domain::Milestone,
    status: MilestoneStatus,
    (is_agreed, days_late): (bool, Option<i64>),
) -> Option<Blocker> {
    let facts = &milestone.facts;
    if facts.disputed_on.is_some() && status != MilestoneStatus::Paid {
        return Some(Blocker::Disputed);
    }
    match status {
        MilestoneStatus::Planned => (!is_agreed).then_some(Blocker::NotAgreed),
        MilestoneStatus::InProgress => facts.requested().map(|_| Blocker::ChangesRequested),
        MilestoneStatus::WaitingForSignOff => Some(Blocker::SignOff),
        MilestoneStatus::Ready | MilestoneStatus::Paid => None,
        MilestoneStatus::Invoiced => Some(if days_late.is_some() { Blocker::Late } else { Blocker::Payment }),
    }
}
