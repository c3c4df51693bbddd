//! The schedule as a screen shows it: rows, allocation, revisions.

use super::{MilestoneForm, share, shown_form};
use crate::App;
use crate::billing::{self, BillingState};
use crate::change_orders::{self, ChangeOrderView, RejectedRow};
use crate::form;
use crate::ladder::{self, Column, ProjectSums, Standing};
use crate::mail::notices::{NoticeKind, kinds_of};
use crate::problem::{AppError, FieldProblem};
use crate::projects::{self, ProjectForm, standings};
use chrono::NaiveDate;
use domain::date::DateOrder;
use domain::milestone::Channel;
use domain::plan::{self, Allocation};
use domain::project::Project;
use domain::{
    ChangeOrderId, DraftInvoiceId, InvoiceId, Milestone, MilestoneId, MilestoneStatus, Money, Percent, ProjectId,
};
use serde::Serialize;
use storage::Connection;
use storage::record::change_order::{self, ChangeOrder};
use storage::record::{milestone, party, project};
use ts_rs::TS;

/// One row of the schedule.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ScheduleRow {
    pub id: MilestoneId,
    pub position: u32,
    pub form: MilestoneForm,
    pub problems: Vec<FieldProblem>,
    pub amount: Money,
    /// Share of the contract in percent, one decimal.
    pub share: Percent,
    pub target_on: Option<NaiveDate>,
    pub status: MilestoneStatus,
    pub days_late: Option<i64>,
    /// Invoiced, if only in part: nothing of it can change.
    pub is_locked: bool,
    /// What nobody was asked for yet.
    pub left: Money,
    /// True while something of it is left to bill.
    pub is_open: bool,
    pub invoice: Option<InvoiceId>,
    pub invoice_number: Option<String>,
    pub draft: Option<DraftInvoiceId>,
    pub deliverables: u32,
    /// The first day of a dispute that has not ended.
    pub disputed_on: Option<NaiveDate>,
    /// The client asked for changes, and the work is not done again.
    pub changes_requested: bool,
    /// The round in which the work is, from 1.
    pub round: u32,
    /// Texts for the client that it allows, most fitting first.
    pub notices: Vec<NoticeKind>,
}

/// How much of the contract has a milestone, and what could be done about the rest.
#[derive(Debug, Serialize, TS)]
pub struct AllocationView {
    pub planned: Money,
    /// Below zero when the plan is over the contract.
    pub left: Money,
    /// What the plan is over the contract; zero while it is not.
    pub over: Money,
    pub percent: Percent,
    pub is_exact: bool,
    /// Widths of the milestones in the meter, in thousandths of the larger of plan and contract.
    pub permille: Vec<u32>,
    /// The last milestone that can take the difference.
    pub fix: Option<MilestoneId>,
    pub fix_title: Option<String>,
}

/// An agreed revision, oldest first.
#[derive(Debug, Serialize, TS)]
pub struct RevisionRow {
    pub id: domain::RevisionId,
    pub number: u32,
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
    pub words: String,
    pub contract: Money,
    /// What it changed of the contract; None on the first.
    pub change: Option<Money>,
    /// Of its change order. May be empty.
    pub reason: String,
    /// The change order that became it; None on the first.
    pub change_order: Option<ChangeOrderId>,
}

/// A project as its schedule shows it.
#[derive(Debug, Serialize, TS)]
pub struct ProjectView {
    pub id: ProjectId,
    pub form: ProjectForm,
    pub problems: Vec<FieldProblem>,
    pub client: domain::ClientId,
    pub client_name: String,
    /// Who signs off at the client, for the forms that ask.
    pub approver: String,
    pub approver_role: String,
    pub requires_acceptance: bool,
    pub archived: bool,
    pub ladder: Vec<Column>,
    pub sums: ProjectSums,
    pub allocation: AllocationView,
    pub milestones: Vec<ScheduleRow>,
    pub revisions: Vec<RevisionRow>,
    /// Change orders that came to nothing, oldest first.
    pub rejected: Vec<RejectedRow>,
    /// True when the plan or the contract differs from the agreed revision.
    pub changed_since_agreement: bool,
    /// The one that is neither agreed nor declined.
    pub change_order: Option<ChangeOrderView>,
    /// The oldest milestone that is ready to invoice.
    pub ready: Option<MilestoneId>,
    pub billing: BillingState,
}

pub(super) fn view(conn: &Connection, app: &App, id: ProjectId, today: NaiveDate) -> Result<ProjectView, AppError> {
    let project = project::project(conn, id)?;
    let client = party::client(conn, project.client)?;
    let standings = standings(conn, &project, today)?;
    let context = projects::Context::of(conn, app, &project, today)?;
    let waiting = form::pending::<ProjectForm>(conn, id.0)?;
    let (form, problems) = form::shown(projects::to_form(&project), &waiting, |f| projects::parse(f, &context));
    let order = context.order;
    let milestones = standings.iter().map(|s| row(conn, s, &project, today, order)).collect::<Result<Vec<_>, _>>()?;
    let revisions = project::revisions(conn, id)?;
    let orders = change_order::change_orders(conn, id)?;
    let plan: Vec<&Milestone> = standings.iter().map(|s| &s.milestone).collect();
    let billing = billing::state(conn, &project, &milestone::plan(conn, id)?)?;
    let approver = client.approver().cloned();
    Ok(ProjectView {
        id,
        form,
        problems,
        client: client.id,
        client_name: client.name,
        approver: approver.as_ref().map(|c| c.name.clone()).unwrap_or_default(),
        approver_role: approver.map(|c| c.position).unwrap_or_default(),
        requires_acceptance: project.requires_acceptance,
        archived: project.archived,
        ladder: ladder::columns(&standings),
        sums: ladder::sums(project.contract, &standings)?,
        allocation: allocation(&standings, project.contract)?,
        changed_since_agreement: revisions.last().is_some_and(|r| differs(r, project.contract, &plan)),
        ready: standings.iter().find(|s| s.status == MilestoneStatus::Ready).map(|s| s.milestone.id),
        milestones,
        change_order: change_orders::open_view(conn, app, id, today)?,
        billing,
        revisions: revision_rows(revisions, &orders)?,
        rejected: change_orders::rejected(conn, &orders)?,
    })
}

fn revision_rows(revisions: Vec<project::Revision>, orders: &[ChangeOrder]) -> Result<Vec<RevisionRow>, AppError> {
    let mut before: Option<Money> = None;
    let mut rows = Vec::with_capacity(revisions.len());
    for project::Revision { agreement, contract, .. } in revisions {
        let change = before.replace(contract).map(|old| contract.minus(old)).transpose()?;
        let order = orders.iter().find(|order| order.number + 1 == agreement.revision_number);
        rows.push(RevisionRow {
            reason: order.map(|order| order.reason.clone()).unwrap_or_default(),
            change_order: order.map(|order| order.id),
            id: agreement.revision,
            number: agreement.revision_number,
            on: agreement.on,
            by: agreement.by,
            channel: agreement.channel,
            words: agreement.words,
            contract,
            change,
        });
    }
    Ok(rows)
}

/// Whether the client has said yes to this very plan.
pub(crate) fn is_as_agreed(conn: &Connection, project: &Project, plan: &[Milestone]) -> Result<bool, AppError> {
    let plan: Vec<&Milestone> = plan.iter().collect();
    Ok(project::revisions(conn, project.id)?.last().is_some_and(|r| !differs(r, project.contract, &plan)))
}

fn differs(revision: &project::Revision, contract: Money, plan: &[&Milestone]) -> bool {
    let same = |(a, m): (&project::AgreedMilestone, &&Milestone)| {
        a.milestone == m.id
            && a.amount == m.amount
            && a.title == m.title
            && a.criterion == m.criterion
            && a.target_on == m.target_on
    };
    let agreed = &revision.plan;
    revision.contract != contract || agreed.len() != plan.len() || !agreed.iter().zip(plan).all(same)
}

fn row(
    conn: &Connection,
    standing: &Standing,
    project: &Project,
    today: NaiveDate,
    order: DateOrder,
) -> Result<ScheduleRow, AppError> {
    let milestone = &standing.milestone;
    let (form, problems) = shown_form(conn, milestone, project.contract, today, order)?;
    let billed = milestone.facts.billed.as_ref();
    Ok(ScheduleRow {
        id: milestone.id,
        position: milestone.position,
        form,
        problems,
        amount: milestone.amount,
        share: share(milestone.amount, project.contract),
        target_on: milestone.target_on,
        status: standing.status,
        days_late: standing.days_late,
        is_locked: billed.is_some(),
        left: milestone.left(),
        is_open: milestone.left().is_positive(),
        invoice: billed.map(|b| b.invoice),
        invoice_number: billed.map(|b| b.number.clone()),
        draft: projects::prepared_for(conn, milestone.id)?,
        deliverables: u32::try_from(milestone.deliverables.len()).unwrap_or(u32::MAX),
        disputed_on: milestone.facts.disputed_on,
        changes_requested: milestone.facts.requested().is_some(),
        round: milestone.facts.round(),
        notices: kinds_of(milestone, project),
    })
}

fn allocation(standings: &[Standing], contract: Money) -> Result<AllocationView, AppError> {
    let amounts: Vec<Money> = standings.iter().map(|s| s.milestone.amount).collect();
    let Allocation { planned, left, percent } = Allocation::of(amounts.iter().copied(), contract)?;
    let zero = Money::zero(contract.currency());
    let over = if left.is_negative() { zero.minus(left)? } else { zero };
    // The empty part of the meter is one more width, dropped at the end.
    let mut with_rest = amounts;
    with_rest.push(if left.is_positive() { left } else { zero });
    let mut permille = plan::permille(&with_rest);
    permille.pop();
    let takes = |s: &&Standing| {
        s.milestone.facts.billed.is_none() && s.milestone.amount.plus(left).is_ok_and(|m| !m.is_negative())
    };
    let fix = standings.iter().rev().find(takes).map(|s| &s.milestone).filter(|_| !left.is_zero());
    Ok(AllocationView {
        planned,
        left,
        over,
        percent,
        is_exact: left.is_zero(),
        permille,
        fix: fix.map(|m| m.id),
        fix_title: fix.map(|m| m.title.clone()),
    })
}
