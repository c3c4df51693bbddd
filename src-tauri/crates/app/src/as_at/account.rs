//! The contract account at the end of a past day: the plan that was in force, what was issued and what had settled it.

use super::{RecordedSince, SinceKind, past_day};
use crate::App;
use crate::billing::{AccountView, account_row, account_total};
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::as_at::{Dated, WorkFact, in_force, work_at};
use domain::contract::Contract;
use domain::invoice::DocumentKind;
use domain::project::Project;
use domain::{IssuedInvoice, Milestone, MilestoneId, Money, ProjectId, Why};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::project::{AgreedMilestone, Revision};
use storage::record::{as_at as record, project, standing};
use ts_rs::TS;

/// A project and a day as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AccountAsAtArgument {
    pub id: ProjectId,
    pub on: String,
}

/// The account at the end of a day. Before the first agreement there is no contract: then nothing is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountAsAt {
    pub on: NaiveDate,
    /// The revision in force; None before the first agreement.
    pub revision: Option<u32>,
    pub account: AccountView,
    pub since: Vec<RecordedSince>,
}

/// The contract account at the end of a day. Errors: `not_found`, an unreadable day, `in_the_future`, as reading.
pub fn account_as_at(app: &App, AccountAsAtArgument { id, on }: AccountAsAtArgument) -> Result<AccountAsAt, AppError> {
    app.read(|conn, moment| {
        let project = project::project(conn, id)?;
        let on = past_day(conn, app, &on, moment.on)?;
        let revisions = record::revisions(conn, id)?;
        let work = record::work(conn, id)?;
        let account = account(conn, &project, &revisions, &work, on)?;
        Ok(AccountAsAt {
            on,
            revision: in_force(&revisions, on).map(|revision| revision.agreement.revision_number),
            account,
            since: since(conn, id, &revisions, &work, on)?,
        })
    })
}

fn account(
    conn: &Connection,
    project: &Project,
    revisions: &[Dated<Revision>],
    work: &BTreeMap<MilestoneId, Vec<Dated<WorkFact>>>,
    on: NaiveDate,
) -> Result<AccountView, AppError> {
    let currency = project.contract.currency();
    let revision = in_force(revisions, on);
    let current = revision.map_or(Money::zero(currency), |revision| revision.contract);
    let agreed = revision.map(|revision| revision.plan.as_slice()).unwrap_or_default();
    let plan: Vec<Milestone> = agreed.iter().map(|row| as_agreed(project.id, row, work, on)).collect();
    let booked = record::booked(conn, project.id, on)?;
    let ledger = standing::ledger(&plan, project.requires_acceptance, &booked, currency, on)?;
    let total = ledger.total()?;
    let documents: Vec<&IssuedInvoice> = booked.iter().map(|(document, _)| document).collect();
    let contract = Contract { plan: &plan, value: current, documents: &documents };
    let notes = documents.iter().filter(|document| document.body().kind == DocumentKind::CreditNote);
    let original = revisions.iter().find(|first| first.stands(on)).map_or(current, |first| first.fact.contract);
    let asked = Money::sum([total.outstanding, total.retained, total.paid], currency)?;
    let deposits = contract.waiting()?;
    let rows = plan.iter().zip(&ledger.milestones).map(|(of, (_, standing))| account_row(of, standing));
    Ok(AccountView {
        original,
        changes: current.minus(original)?,
        current,
        invoiced: asked.plus(deposits)?,
        credited: Money::sum(notes.map(|note| note.body().totals.net), currency)?,
        retained: total.retained,
        paid: total.paid,
        outstanding: total.outstanding,
        written_off: total.written_off,
        remaining: contract.left()?,
        deposits,
        outside: ledger.outside.total()?,
        milestones: rows.collect::<Result<Vec<_>, Why>>()?,
        total: account_total(None, (0, ""), current, &total)?,
    })
}

/// A milestone as a revision agreed it, with the work of the day.
fn as_agreed(
    project: ProjectId,
    row: &AgreedMilestone,
    work: &BTreeMap<MilestoneId, Vec<Dated<WorkFact>>>,
    on: NaiveDate,
) -> Milestone {
    Milestone {
        id: row.milestone,
        project,
        position: row.position,
        title: row.title.clone(),
        criterion: row.criterion.clone(),
        amount: row.amount,
        target_on: row.target_on,
        deliverables: Vec::new(),
        client_note: String::new(),
        private_note: String::new(),
        facts: work_at(work.get(&row.milestone).map(Vec::as_slice).unwrap_or_default(), on),
    }
}

fn since(
    conn: &Connection,
    id: ProjectId,
    revisions: &[Dated<Revision>],
    work: &BTreeMap<MilestoneId, Vec<Dated<WorkFact>>>,
    on: NaiveDate,
) -> Result<Vec<RecordedSince>, AppError> {
    let mut all = super::invoices::recorded_since(conn, id, on)?;
    for dated in revisions.iter().filter(|dated| dated.is_recorded_since(on)) {
        let name = dated.fact.agreement.revision_number.to_string();
        all.push(RecordedSince::of(dated, SinceKind::Agreement, &name, Some(dated.fact.contract)));
    }
    let title = |of: MilestoneId| {
        let named = revisions.iter().rev().flat_map(|revision| &revision.fact.plan).find(|row| row.milestone == of);
        named.map(|row| row.title.clone()).unwrap_or_default()
    };
    for (milestone, facts) in work {
        for dated in facts.iter().filter(|dated| dated.is_recorded_since(on)) {
            all.push(RecordedSince::of(dated, SinceKind::Work, &title(*milestone), None));
        }
    }
    Ok(all)
}
