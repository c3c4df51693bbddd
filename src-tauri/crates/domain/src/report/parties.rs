//! The period by client and by project.

use super::flow::Movement;
use super::standing::open_at;
use super::{Document, Flow, Flows, Period, Sums};
use crate::id::{ClientId, ProjectId};
use crate::invoice::LineRole;
use crate::money::{Currency, Money};
use crate::promptness;
use crate::refusal::Why;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// What happened with one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClientFlows {
    pub client: ClientId,
    /// As on its last document.
    pub name: String,
    pub flows: Flows,
    /// Open at the end; below zero its money lies with us.
    pub open: Sums,
}

/// What is known of a project beside its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFacts {
    pub id: ProjectId,
    pub code: String,
    pub title: String,
    pub client_name: String,
    /// Net, as agreed by the last day of the report; None before an agreement.
    pub contract: Option<Money>,
}

/// What documents of a project come to that moved only before the period, and of which nothing was open since: they are not
/// told one by one. One entry for each currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledBefore {
    /// None: documents that belong to no project.
    pub project: Option<ProjectId>,
    /// Net, as `ProjectFlows` has both.
    pub billed: Money,
    pub paid: Money,
}

/// What happened with one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ProjectFlows {
    /// None: documents that belong to no project.
    pub project: Option<ProjectId>,
    pub code: String,
    pub title: String,
    pub client_name: String,
    /// Net, as agreed by the last day of the report.
    pub contract: Option<Money>,
    /// In the period.
    pub flows: Flows,
    /// From the beginning to the last day of the report: issued less credited, net.
    pub billed: Money,
    /// The same of what was paid.
    pub paid: Money,
    /// Accepted milestones that the period's invoices bill, and the median of the days from acceptance to invoice, as
    /// `promptness::median`.
    pub accepted: u32,
    pub days_to_invoice: Option<i64>,
}

/// By name. Clients without anything in the period are there while something is open. Errors: `TooLarge`.
pub(super) fn clients(
    documents: &[&Document],
    inside: &[&Movement<'_>],
    until: NaiveDate,
    currency: Currency,
) -> Result<Vec<ClientFlows>, Why> {
    let mut rows: BTreeMap<ClientId, ClientFlows> = BTreeMap::new();
    // What was paid before its document was issued counts too; the name is that of the last document by then.
    let mut ours: Vec<&&Document> = documents.iter().collect();
    ours.sort_by_key(|of| (of.issue_on <= until, of.issue_on, of.id));
    for of in ours {
        let row = rows.entry(of.client).or_insert_with(|| ClientFlows {
            client: of.client,
            name: String::new(),
            flows: Flows::zero(currency),
            open: Sums::zero(currency),
        });
        row.name.clone_from(&of.client_name);
        if !of.is_note() {
            row.open = row.open.plus(open_at(of, until)?)?;
        }
    }
    for of in inside {
        if let Some(row) = rows.get_mut(&of.document.client) {
            row.flows.add(of)?;
        }
    }
    let mut all: Vec<ClientFlows> = rows.into_values().collect();
    all.retain(|row| !row.flows.is_zero() || !row.open.is_zero());
    all.sort_by(|a, b| (&a.name, a.client).cmp(&(&b.name, b.client)));
    Ok(all)
}

/// By title. Projects without anything in the period are left out. Errors: `TooLarge`.
pub(super) fn projects(
    documents: &[&Document],
    (known, before): (&[ProjectFacts], &[SettledBefore]),
    movements: &[Movement<'_>],
    (period, until): (Period, NaiveDate),
    currency: Currency,
) -> Result<Vec<ProjectFlows>, Why> {
    let mut rows: BTreeMap<Option<ProjectId>, ProjectFlows> = BTreeMap::new();
    let known: BTreeMap<ProjectId, &ProjectFacts> = known.iter().map(|of| (of.id, of)).collect();
    for of in movements.iter().filter(|of| of.on <= until) {
        let project = of.document.project;
        let row = rows
            .entry(project)
            .or_insert_with(|| empty(project, project.and_then(|id| known.get(&id).copied()), currency));
        if of.on >= period.from {
            row.flows.add(of)?;
        }
        match of.flow {
            Flow::Issued => row.billed = row.billed.plus(of.sums.net)?,
            Flow::Credited => row.billed = row.billed.minus(of.sums.net)?,
            Flow::Received | Flow::Withheld => row.paid = row.paid.plus(of.sums.net)?,
            Flow::Discounted | Flow::WrittenOff => {}
        }
    }
    for of in before.iter().filter(|of| of.billed.currency() == currency) {
        if let Some(row) = rows.get_mut(&of.project) {
            (row.billed, row.paid) = (row.billed.plus(of.billed)?, row.paid.plus(of.paid)?);
        }
    }
    let mut days = days_to_invoice(documents, (period, until));
    for (project, row) in &mut rows {
        let days = days.remove(project).unwrap_or_default();
        row.accepted = u32::try_from(days.len()).unwrap_or(u32::MAX);
        row.days_to_invoice = promptness::median(days);
    }
    let mut all: Vec<ProjectFlows> = rows.into_values().filter(|row| !row.flows.is_zero()).collect();
    all.sort_by(|a, b| (a.project.is_none(), &a.title, a.project).cmp(&(b.project.is_none(), &b.title, b.project)));
    Ok(all)
}

fn empty(project: Option<ProjectId>, of: Option<&ProjectFacts>, currency: Currency) -> ProjectFlows {
    let zero = Money::zero(currency);
    ProjectFlows {
        project,
        code: of.map(|of| of.code.clone()).unwrap_or_default(),
        title: of.map(|of| of.title.clone()).unwrap_or_default(),
        client_name: of.map(|of| of.client_name.clone()).unwrap_or_default(),
        // The contract of a project is in one currency; another one of its documents cannot be compared with it.
        contract: of.and_then(|of| of.contract).filter(|contract| contract.currency() == currency),
        flows: Flows::zero(currency),
        billed: zero,
        paid: zero,
        accepted: 0,
        days_to_invoice: None,
    }
}

/// By project the days between the acceptance of a milestone and the invoice that bills it.
fn days_to_invoice(
    documents: &[&Document],
    (period, until): (Period, NaiveDate),
) -> BTreeMap<Option<ProjectId>, Vec<i64>> {
    let mut all: BTreeMap<Option<ProjectId>, Vec<i64>> = BTreeMap::new();
    for of in documents.iter().filter(|of| !of.is_note() && period.holds(of.issue_on) && of.issue_on <= until) {
        let lines = of.body.iter().flat_map(|body| &body.lines);
        let bills =
            lines.filter(|line| matches!(line.role, LineRole::Billing | LineRole::Part) && line.deducts.is_none());
        let accepted = bills.filter_map(|line| line.milestone.as_ref()?.acceptance.as_ref());
        all.entry(of.project).or_default().extend(accepted.map(|acceptance| (of.issue_on - acceptance.on).num_days()));
    }
    all
}
