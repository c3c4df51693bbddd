//! A change order as a screen shows it: its sums, and each milestone before and after.

use super::rows::{ChangeRowForm, shown_form};
use super::{ChangeOrderForm, open_order, parse, waiting};
use crate::App;
use crate::form;
use crate::problem::{AppError, FieldProblem, field_of_refusal};
use crate::schedule;
use chrono::NaiveDate;
use domain::change_order::{self, AgreedRow, Difference, Locked, Mark, Placed};
use domain::milestone::Channel;
use domain::{ChangeOrderId, Currency, InvoiceId, Milestone, MilestoneId, Money, Percent, ProjectId};
use serde::Serialize;
use storage::Connection;
use storage::record::change_order::{ChangeOrder, FactKind};
use storage::record::project::AgreedMilestone;
use storage::record::{milestone, project};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeOrderState {
    Draft,
    Sent,
    Agreed,
    /// By the client.
    Declined,
    /// By its author.
    Withdrawn,
}

/// The client's yes or no, or its withdrawal.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Settled {
    pub on: NaiveDate,
    /// Empty where it was withdrawn.
    pub by: String,
    pub channel: Option<Channel>,
    pub words: String,
}

/// A change order with what it changes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangeOrderView {
    pub id: ChangeOrderId,
    pub number: u32,
    pub state: ChangeOrderState,
    pub form: ChangeOrderForm,
    /// Faults of the reason that was typed.
    pub problems: Vec<FieldProblem>,
    /// What keeps it from being sent or agreed; empty once it is settled.
    pub blockers: Vec<FieldProblem>,
    pub started_on: String,
    pub sent_on: Option<NaiveDate>,
    /// It was sent, and says something else since.
    pub changed_since_sent: bool,
    pub settled: Option<Settled>,
    /// Contract values.
    pub before: Money,
    pub after: Money,
    pub delta: Money,
    pub rows: Vec<ChangeRow>,
}

/// One milestone before and after.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangeRow {
    /// Names the row while the change order is open; None on what it removes, and in a comparison.
    pub key: Option<u32>,
    /// None on what it adds.
    pub milestone: Option<MilestoneId>,
    pub mark: Mark,
    pub delta: Money,
    /// By how many days the target date moves.
    pub days: Option<i64>,
    pub before: Option<SideRow>,
    pub after: Option<SideRow>,
    /// Billed: it stands as it is.
    pub invoice: Option<InvoiceId>,
    pub invoice_number: Option<String>,
    /// None where nothing can be typed.
    pub form: Option<ChangeRowForm>,
    pub problems: Vec<FieldProblem>,
}

/// A milestone in one of two plans.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SideRow {
    pub position: u32,
    pub title: String,
    pub criterion: String,
    pub amount: Money,
    /// Of the contract of its plan, one decimal.
    pub share: Percent,
    pub target_on: Option<NaiveDate>,
}

/// A change order that came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectedRow {
    pub id: ChangeOrderId,
    pub number: u32,
    /// Declined or withdrawn.
    pub state: ChangeOrderState,
    /// May be empty.
    pub reason: String,
    pub on: NaiveDate,
    /// Empty where it was withdrawn.
    pub by: String,
    pub channel: Option<Channel>,
    pub words: String,
    /// What it would have changed of the contract.
    pub delta: Money,
}

/// The change orders of a project that were declined or withdrawn, oldest first.
pub(crate) fn rejected(conn: &Connection, all: &[ChangeOrder]) -> Result<Vec<RejectedRow>, AppError> {
    let mut rows = Vec::new();
    for order in all {
        let Some(fact) = order.settled().filter(|fact| fact.kind == FactKind::Declined) else { continue };
        let currency = project::project(conn, order.project)?.contract.currency();
        rows.push(RejectedRow {
            id: order.id,
            number: order.number,
            state: state(order),
            reason: order.reason.clone(),
            on: fact.on,
            by: fact.by.clone(),
            channel: fact.channel,
            words: fact.words.clone(),
            delta: delta(conn, order, currency)?,
        });
    }
    Ok(rows)
}

/// What an open change order changes of the contract, net. Errors: `TooLarge`.
pub(crate) fn delta(conn: &Connection, order: &ChangeOrder, currency: Currency) -> Result<Money, AppError> {
    Ok(change_order::differences(&before(conn, order)?, &order.rows(), currency)?.delta)
}

/// The revision in force as rows; empty while nothing is agreed.
pub(crate) fn agreed_rows(conn: &Connection, id: ProjectId) -> Result<Vec<AgreedRow>, AppError> {
    let last = project::revisions(conn, id)?.pop();
    Ok(last.map(|revision| rows_of(&revision.plan)).unwrap_or_default())
}

pub(super) fn rows_of(plan: &[AgreedMilestone]) -> Vec<AgreedRow> {
    let row = |agreed: &AgreedMilestone| AgreedRow {
        milestone: Some(agreed.milestone),
        title: agreed.title.clone(),
        criterion: agreed.criterion.clone(),
        amount: agreed.amount,
        target_on: agreed.target_on,
    };
    plan.iter().map(row).collect()
}

/// The change order of a project that is open.
pub(crate) fn open_view(
    conn: &Connection,
    app: &App,
    id: ProjectId,
    today: NaiveDate,
) -> Result<Option<ChangeOrderView>, AppError> {
    open_order(conn, id)?.map(|order| view(conn, app, &order, today)).transpose()
}

/// What the change order changes of: the revision before it.
pub(super) fn before(conn: &Connection, order: &ChangeOrder) -> Result<Vec<AgreedRow>, AppError> {
    let revisions = project::revisions(conn, order.project)?;
    let last = revisions.iter().rev().find(|revision| revision.agreement.revision_number <= order.number);
    Ok(last.map(|revision| rows_of(&revision.plan)).unwrap_or_default())
}

pub(super) fn state(order: &ChangeOrder) -> ChangeOrderState {
    match (order.settled(), order.sent()) {
        (Some(fact), _) => match fact.kind {
            FactKind::Agreed => ChangeOrderState::Agreed,
            FactKind::Declined | FactKind::Sent if fact.is_withdrawal() => ChangeOrderState::Withdrawn,
            FactKind::Declined | FactKind::Sent => ChangeOrderState::Declined,
        },
        (None, Some(_)) => ChangeOrderState::Sent,
        (None, None) => ChangeOrderState::Draft,
    }
}

pub(super) fn view(
    conn: &Connection,
    app: &App,
    order: &ChangeOrder,
    today: NaiveDate,
) -> Result<ChangeOrderView, AppError> {
    let currency = project::project(conn, order.project)?.contract.currency();
    let plan = milestone::plan(conn, order.project)?;
    let (old, new) = (before(conn, order)?, order.rows());
    let found = change_order::differences(&old, &new, currency)?;
    let known = form::pending::<ChangeOrderForm>(conn, order.id.0)?;
    let (own, problems) = form::shown(ChangeOrderForm { reason: order.reason.clone() }, &known, parse);
    let mut rows = compared(&found.rows, &plan, (found.before, found.after));
    let context = (today, schedule::order(conn, app)?);
    let settled = order.settled();
    // The rows of the new plan stand in its order.
    for (row, proposed) in rows.iter_mut().filter(|row| row.after.is_some()).zip(&order.plan) {
        if settled.is_none() {
            row.key = Some(proposed.key);
            let (typed, problems) = shown_form(conn, order.id, proposed, context)?;
            row.form = Some(typed).filter(|_| row.invoice.is_none());
            row.problems = problems;
        }
    }
    let blockers = match settled {
        Some(_) => Vec::new(),
        None => blockers(conn, order, &old, &new, &plan)?,
    };
    Ok(ChangeOrderView {
        id: order.id,
        number: order.number,
        state: state(order),
        form: own,
        problems,
        blockers,
        started_on: order.created_at.chars().take(10).collect(),
        sent_on: order.sent().map(|fact| fact.on),
        changed_since_sent: settled.is_none() && order.sent().is_some_and(|fact| order.is_changed_since(fact)),
        settled: settled.map(|fact| Settled {
            on: fact.on,
            by: fact.by.clone(),
            channel: fact.channel,
            words: fact.words.clone(),
        }),
        before: found.before,
        after: found.after,
        delta: found.delta,
        rows,
    })
}

fn blockers(
    conn: &Connection,
    order: &ChangeOrder,
    old: &[AgreedRow],
    new: &[AgreedRow],
    plan: &[Milestone],
) -> Result<Vec<FieldProblem>, AppError> {
    let currency = project::project(conn, order.project)?.contract.currency();
    let head = (order.number, order.reason.as_str());
    let refusals = change_order::refusals(head, old, new, &Locked::of(plan), currency);
    let mut all: Vec<FieldProblem> = waiting(conn, order)?.iter().map(crate::problem::field_of_invalid).collect();
    all.extend(refusals.iter().map(field_of_refusal));
    Ok(all)
}

/// Rows of two plans side by side. `contracts`: the values that shares are of.
pub(crate) fn compared(
    differences: &[Difference<'_>],
    plan: &[Milestone],
    (old, new): (Money, Money),
) -> Vec<ChangeRow> {
    let side = |placed: Placed<'_>, contract: Money| SideRow {
        position: placed.position,
        title: placed.row.title.clone(),
        criterion: placed.row.criterion.clone(),
        amount: placed.row.amount,
        share: schedule::share(placed.row.amount, contract),
        target_on: placed.row.target_on,
    };
    let row = |found: &Difference<'_>| {
        let milestone = found.after.or(found.before).and_then(|placed| placed.row.milestone);
        let billed = plan.iter().find(|m| Some(m.id) == milestone).and_then(|m| m.facts.billed.as_ref());
        let target = |placed: Option<Placed<'_>>| placed.and_then(|placed| placed.row.target_on);
        let days = target(found.before).zip(target(found.after)).map(|(was, is)| (is - was).num_days());
        ChangeRow {
            key: None,
            milestone,
            mark: found.mark,
            delta: found.delta,
            days: days.filter(|days| *days != 0),
            before: found.before.map(|placed| side(placed, old)),
            after: found.after.map(|placed| side(placed, new)),
            invoice: billed.map(|billed| billed.invoice),
            invoice_number: billed.map(|billed| billed.number.clone()),
            form: None,
            problems: Vec::new(),
        }
    };
    differences.iter().map(row).collect()
}
