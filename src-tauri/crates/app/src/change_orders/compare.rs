//! Two revisions of a plan side by side, agreed, proposed or declined.

use super::view::{ChangeRow, compared, rows_of};
use crate::App;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::change_order::{self, AgreedRow, ExpectedMonth};
use domain::{ChangeOrderId, MilestoneId, Money, ProjectId};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::change_order::{ChangeOrder, FactKind};
use storage::record::project::Revision;
use storage::record::{milestone, project};
use ts_rs::TS;

/// Numbers of revisions; that of a change order which is not agreed is the one that it would become.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareRevisions {
    pub project: ProjectId,
    pub before: u32,
    pub after: u32,
}

/// Where a revision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SideState {
    /// Agreed, and agreed otherwise since.
    Past,
    InForce,
    Draft,
    Sent,
    Declined,
    Withdrawn,
}

/// One of two revisions.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RevisionSide {
    /// 1 is the signed contract.
    pub number: u32,
    pub state: SideState,
    /// The change order that proposed it; None on the contract itself.
    pub change_order: Option<ChangeOrderId>,
    /// Of the change order. May be empty.
    pub reason: String,
    /// When it was agreed or declined.
    pub on: Option<NaiveDate>,
    pub by: String,
    pub contract: Money,
}

/// Two revisions with every milestone of both.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Comparison {
    pub before: RevisionSide,
    pub after: RevisionSide,
    pub delta: Money,
    pub rows: Vec<ChangeRow>,
    /// All that can be compared, first to last.
    pub sides: Vec<RevisionSide>,
    /// Numbers of the invoices that stay as they are.
    pub issued: Vec<String>,
    /// When which invoices would come by either, what is billed left out.
    pub cash: Vec<CashRow>,
}

/// What is expected to be invoiced in a month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CashRow {
    /// First day of the month; None: milestones without a day.
    pub month: Option<NaiveDate>,
    /// Net.
    pub before: Money,
    pub after: Money,
    pub delta: Money,
}

/// A revision with its plan.
struct Side {
    head: RevisionSide,
    plan: Vec<AgreedRow>,
}

/// Two revisions of a project side by side. Errors: `not_found` for a number that is none.
pub fn compare_revisions(app: &App, arguments: CompareRevisions) -> Result<Comparison, AppError> {
    let CompareRevisions { project: id, before, after } = arguments;
    app.read(|conn, _| {
        let currency = project::project(conn, id)?.contract.currency();
        let all = sides(conn, id)?;
        let find = |number: u32| {
            let found = all.iter().find(|side| side.head.number == number);
            found.ok_or(AppError::Unknown { what: "revision", id: number.to_string() })
        };
        let (old, new) = (find(before)?, find(after)?);
        let found = change_order::differences(&old.plan, &new.plan, currency)?;
        let plan = milestone::plan(conn, id)?;
        let billed: Vec<MilestoneId> = plan.iter().filter(|m| m.facts.billed.is_some()).map(|m| m.id).collect();
        let months = change_order::expected_invoices(&old.plan, &new.plan, &billed, currency)?;
        let issued = plan.iter().filter_map(|m| m.facts.billed.as_ref()).map(|billed| billed.number.clone()).collect();
        Ok(Comparison {
            before: old.head.clone(),
            after: new.head.clone(),
            delta: found.delta,
            rows: compared(&found.rows, &plan, (found.before, found.after)),
            sides: all.iter().map(|side| side.head.clone()).collect(),
            issued,
            cash: months.into_iter().map(cash_row).collect(),
        })
    })
}

fn cash_row(ExpectedMonth { month, before, after, delta }: ExpectedMonth) -> CashRow {
    CashRow { month, before, after, delta }
}

fn sides(conn: &Connection, id: ProjectId) -> Result<Vec<Side>, AppError> {
    let currency = project::project(conn, id)?.contract.currency();
    let orders = storage::record::change_order::change_orders(conn, id)?;
    let revisions = project::revisions(conn, id)?;
    let in_force = revisions.last().map(|revision| revision.agreement.revision_number);
    let mut all: Vec<Side> = revisions.into_iter().map(|revision| agreed(revision, in_force, &orders)).collect();
    for order in orders {
        let (state, fact) = match order.settled() {
            Some(fact) if fact.kind == FactKind::Agreed => continue,
            Some(fact) if fact.is_withdrawal() => (SideState::Withdrawn, Some(fact)),
            Some(fact) => (SideState::Declined, Some(fact)),
            None if order.sent().is_some() => (SideState::Sent, None),
            None => (SideState::Draft, None),
        };
        let plan = order.rows();
        let head = RevisionSide {
            number: order.number + 1,
            state,
            change_order: Some(order.id),
            reason: order.reason.clone(),
            on: fact.map(|fact| fact.on),
            by: fact.map(|fact| fact.by.clone()).unwrap_or_default(),
            contract: change_order::value(&plan, currency)?,
        };
        all.push(Side { head, plan });
    }
    all.sort_by_key(|side| side.head.number);
    Ok(all)
}

fn agreed(revision: Revision, in_force: Option<u32>, orders: &[ChangeOrder]) -> Side {
    let Revision { agreement, contract, plan } = revision;
    let number = agreement.revision_number;
    let order = orders.iter().find(|order| order.number + 1 == number);
    let head = RevisionSide {
        number,
        state: if Some(number) == in_force { SideState::InForce } else { SideState::Past },
        change_order: order.map(|order| order.id),
        reason: order.map(|order| order.reason.clone()).unwrap_or_default(),
        on: Some(agreement.on),
        by: agreement.by,
        contract,
    };
    Side { head, plan: rows_of(&plan) }
}
