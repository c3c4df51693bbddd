//! What the rest of a project will ask for, invoice by invoice: the one answer for the dashboard, the forecast and exposure.

use crate::ladder::Standing;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::contract::{Contract, Foreseen, Rest, Usual};
use domain::project::Project;
use domain::promptness::billed_on;
use domain::tax::Tax;
use domain::{IssuedInvoice, Milestone, MilestoneId, MilestoneStatus};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::{invoice, standing};

/// The day on which a milestone is expected to be billed: what is ready today, else the later of today and its day.
pub(crate) fn bills_on(milestone: &Milestone, status: MilestoneStatus, today: NaiveDate) -> NaiveDate {
    match status {
        MilestoneStatus::Ready | MilestoneStatus::Invoiced | MilestoneStatus::Paid => today,
        MilestoneStatus::WaitingForSignOff | MilestoneStatus::Planned | MilestoneStatus::InProgress => {
            billed_on(milestone.target_on, today)
        }
    }
}

/// What of each milestone with something left its invoice will ask for, those that are billed first taken first.
/// `standings`: of the whole plan; `taxes`: of a milestone's line.
pub(crate) fn of_project(
    conn: &Connection,
    project: &Project,
    standings: &[Standing],
    taxes: &[Tax],
    today: NaiveDate,
) -> Result<BTreeMap<MilestoneId, Foreseen>, AppError> {
    let mut open: Vec<&Standing> = standings.iter().filter(|s| s.milestone.left().is_positive()).collect();
    if open.is_empty() {
        return Ok(BTreeMap::new());
    }
    open.sort_by_key(|s| (bills_on(&s.milestone, s.status, today), Reverse(s.status), s.milestone.position));
    let rest = |s: &&Standing| Rest {
        milestone: s.milestone.id,
        left: s.milestone.left(),
        on: bills_on(&s.milestone, s.status, today),
    };
    let rest: Vec<Rest> = open.iter().map(rest).collect();
    // Documents matter only by the deposits among them; most projects have none.
    let issued =
        if invoice::has_deposit(conn, project.id)? { standing::documents(conn, project.id)? } else { Vec::new() };
    let plan: Vec<Milestone> =
        if issued.is_empty() { Vec::new() } else { standings.iter().map(|s| s.milestone.clone()).collect() };
    let documents: Vec<&IssuedInvoice> = issued.iter().collect();
    let contract = Contract { plan: &plan, value: project.contract, documents: &documents };
    let (deduction, retainage) = (project.billing.deduction, project.billing.retainage);
    let foreseen = contract.outlook(&rest, Usual { deduction, retainage, taxes })?;
    Ok(foreseen.into_iter().map(|of| (of.milestone, of)).collect())
}
