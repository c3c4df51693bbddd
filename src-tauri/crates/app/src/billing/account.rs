//! The contract account: what was agreed, and where each minor unit of it stands.

use crate::App;
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use chrono::NaiveDate;
use domain::contract::Contract;
use domain::invoice::DocumentKind;
use domain::ledger::Standing;
use domain::project::Project;
use domain::{IssuedInvoice, Milestone, MilestoneId, Money, ProjectId, Why};
use serde::Serialize;
use storage::Connection;
use storage::record::{milestone, project, standing};
use ts_rs::TS;

/// Where the value of one milestone, or of all, stands; the eight parts sum to `value`. Net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountRow {
    /// None on the row of all.
    pub milestone: Option<MilestoneId>,
    pub position: u32,
    pub title: String,
    pub value: Money,
    /// Planned, in progress, waiting and ready together.
    pub unbilled: Money,
    pub planned: Money,
    pub in_progress: Money,
    pub waiting: Money,
    pub ready: Money,
    pub outstanding: Money,
    pub retained: Money,
    pub paid: Money,
    pub written_off: Money,
}

/// The contract to date, all amounts net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountView {
    /// Of the first agreement; the value of today before one.
    pub original: Money,
    /// Agreed since.
    pub changes: Money,
    pub current: Money,
    /// Asked for by invoices of the plan, deposits among them, credits taken off.
    pub invoiced: Money,
    pub credited: Money,
    pub retained: Money,
    pub paid: Money,
    pub outstanding: Money,
    pub written_off: Money,
    /// Nobody was asked for it yet.
    pub remaining: Money,
    /// Deposits that no invoice has deducted yet; part of `remaining` is theirs.
    pub deposits: Money,
    /// Invoiced in this project beside its plan.
    pub outside: Money,
    pub total: AccountRow,
    pub milestones: Vec<AccountRow>,
}

/// What the next invoice of a project can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BillingState {
    /// What of the agreed deposit is not invoiced yet; None without one.
    pub deposit: Option<Money>,
    /// Deposits that no invoice has deducted yet.
    pub deposits: Money,
    pub retained: Money,
    pub has_retained: bool,
    /// Nobody was asked for it yet.
    pub left: Money,
    /// True once something of the plan was invoiced: then a final invoice takes it off.
    pub has_invoices: bool,
}

/// Where the money of a contract stands today. Errors: as reading.
pub fn contract_account(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<AccountView, AppError> {
    app.read(|conn, moment| of_project(conn, id, moment.on))
}

/// The account at the end of `on`: the screen shows it, and the status report prints it. Errors: as reading.
pub(crate) fn of_project(conn: &Connection, id: ProjectId, on: NaiveDate) -> Result<AccountView, AppError> {
    let project = project::project(conn, id)?;
    let plan = milestone::plan(conn, id)?;
    let booked = standing::booked(conn, id)?;
    let currency = project.contract.currency();
    let ledger = standing::ledger(&plan, project.requires_acceptance, &booked, currency, on)?;
    let milestones = plan.iter().zip(&ledger.milestones).map(|(m, (_, standing))| of_milestone(m, standing));
    let total = ledger.total()?;
    let documents: Vec<&IssuedInvoice> = booked.iter().map(|(document, _)| document).collect();
    let contract = Contract { plan: &plan, value: project.contract, documents: &documents };
    let notes = documents.iter().filter(|d| d.body().kind == DocumentKind::CreditNote);
    let original = project::revisions(conn, id)?.first().map_or(project.contract, |first| first.contract);
    let asked = Money::sum([total.outstanding, total.retained, total.paid], currency)?;
    let deposits = contract.waiting()?;
    Ok(AccountView {
        original,
        changes: project.contract.minus(original)?,
        current: project.contract,
        invoiced: asked.plus(deposits)?,
        credited: Money::sum(notes.map(|note| note.body().totals.net), currency)?,
        retained: total.retained,
        paid: total.paid,
        outstanding: total.outstanding,
        written_off: total.written_off,
        remaining: contract.left()?,
        deposits,
        outside: ledger.outside.total()?,
        milestones: milestones.collect::<Result<Vec<_>, Why>>()?,
        total: row(None, (0, ""), project.contract, &total)?,
    })
}

/// What the next invoice of a project can be. Errors: as reading.
pub(crate) fn state(conn: &Connection, project: &Project, plan: &[Milestone]) -> Result<BillingState, AppError> {
    let booked = standing::booked(conn, project.id)?;
    let documents: Vec<&IssuedInvoice> = booked.iter().map(|(document, _)| document).collect();
    let contract = Contract { plan, value: project.contract, documents: &documents };
    let currency = project.contract.currency();
    let retained =
        contract.retained()?.iter().map(domain::contract::Pending::total).collect::<Result<Vec<_>, Why>>()?;
    let deposit = project.billing.deposit.map(|size| size.of(project.contract)?.minus(contract.deposited()?));
    let retained = Money::sum(retained, currency)?;
    Ok(BillingState {
        deposit: deposit.transpose()?.filter(Money::is_positive),
        deposits: contract.waiting()?,
        retained,
        has_retained: retained.is_positive(),
        left: contract.left()?,
        has_invoices: plan.iter().any(|m| m.facts.billed.is_some()),
    })
}

pub(crate) fn of_milestone(milestone: &Milestone, standing: &Standing) -> Result<AccountRow, Why> {
    row(Some(milestone.id), (milestone.position, &milestone.title), milestone.amount, standing)
}

pub(crate) fn row(
    milestone: Option<MilestoneId>,
    (position, title): (u32, &str),
    value: Money,
    standing: &Standing,
) -> Result<AccountRow, Why> {
    let unbilled = [standing.planned, standing.in_progress, standing.waiting, standing.ready];
    Ok(AccountRow {
        unbilled: Money::sum(unbilled, value.currency())?,
        milestone,
        position,
        title: title.to_owned(),
        value,
        planned: standing.planned,
        in_progress: standing.in_progress,
        waiting: standing.waiting,
        ready: standing.ready,
        outstanding: standing.outstanding,
        retained: standing.retained,
        paid: standing.paid,
        written_off: standing.written_off,
    })
}
