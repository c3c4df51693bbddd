//! What is at stake with each client and what is still to come, with the rows that the figures consist of.

use crate::problem::AppError;
use crate::{App, outlook, projects};
use chrono::NaiveDate;
use domain::exposure::{self, Contract, Exposure, Stake};
use domain::{ClientId, Currency, InvoiceId, MilestoneId, Money, ProjectId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::exposure::{OpenInvoice, OpenMilestone, open_invoices, open_milestones};
use storage::record::{invoice, party, project};
use ts_rs::TS;

/// Whose figures; none: of all clients.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExposureArgument {
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
}

/// The figures in one currency, all net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExposureFigures {
    pub currency: Currency,
    /// `ready` and `unpaid` together.
    pub exposure: Money,
    /// Accepted, nobody was asked for it; deposits that its invoice will deduct are taken off.
    pub ready: Money,
    /// Open on issued invoices.
    pub unpaid: Money,
    /// What of `unpaid` is late.
    pub late: Money,
    /// Kept back by the client until a release; in neither figure.
    pub retained: Money,
    /// Agreed and not invoiced yet, of running projects, deposits taken off; `ready` is part of it.
    pub backlog: Money,
}

/// A row that a figure consists of. Net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExposureRow {
    pub stake: Stake,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub project_title: String,
    pub milestone: Option<MilestoneId>,
    pub position: Option<u32>,
    pub invoice: Option<InvoiceId>,
    /// Of the invoice; empty for a milestone.
    pub number: String,
    /// Of the milestone, or what the invoice is about.
    pub title: String,
    /// Due day of an invoice, planned day of a milestone.
    pub on: Option<NaiveDate>,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct ExposureView {
    /// One for each currency in which there is something, by its code; at least that of the business or the client.
    pub figures: Vec<ExposureFigures>,
    pub rows: Vec<ExposureRow>,
}

/// A row before names are looked up.
struct Counted {
    stake: Stake,
    amount: Money,
    of: Of,
}

enum Of {
    Invoice(OpenInvoice),
    Milestone(Box<OpenMilestone>),
}

impl Of {
    fn client(&self) -> ClientId {
        match self {
            Of::Invoice(invoice) => invoice.client,
            Of::Milestone(open) => open.client,
        }
    }
}

fn counted(conn: &Connection, client: Option<ClientId>, today: NaiveDate) -> Result<Vec<Counted>, AppError> {
    let mut all = Vec::new();
    for invoice in open_invoices(conn, client)? {
        let kept = invoice.kept.filter(|(_, until)| today <= *until);
        let unpaid = kept.map_or(Ok(invoice.open_net), |(kept, _)| invoice.open_net.minus(kept))?;
        let mut count = |stake, amount: Money, due_on| {
            if amount.is_positive() {
                all.push(Counted { stake, amount, of: Of::Invoice(OpenInvoice { due_on, ..invoice.clone() }) });
            }
        };
        if invoice.due_on < today {
            count(Stake::Late, unpaid, invoice.due_on);
        }
        count(Stake::Unpaid, unpaid, invoice.due_on);
        if let Some((kept, until)) = kept {
            count(Stake::Retained, kept, until);
        }
    }
    let milestones = open_milestones(conn, client)?;
    let unasked = unasked(conn, &milestones, today)?;
    for open in milestones {
        let unasked = unasked.get(&open.milestone.id).copied().unwrap_or(open.milestone.left());
        let contract = match (open.is_archived, open.is_agreed) {
            (true, _) => Contract::Archived,
            (false, true) => Contract::Running,
            (false, false) => Contract::Offered,
        };
        let status = open.milestone.facts.status(open.requires_acceptance, today);
        for (stake, amount) in exposure::of_milestone(&open.milestone, unasked, status, contract) {
            all.push(Counted { stake, amount, of: Of::Milestone(Box::new(open.clone())) });
        }
    }
    Ok(all)
}

/// What of each milestone nobody was asked for, where a deposit has asked for some of it: as its invoice will deduct it.
fn unasked(
    conn: &Connection,
    open: &[OpenMilestone],
    today: NaiveDate,
) -> Result<BTreeMap<MilestoneId, Money>, AppError> {
    let mut all = BTreeMap::new();
    // In the order of their projects; what is put away has nothing to come.
    for of in open.chunk_by(|a, b| a.milestone.project == b.milestone.project) {
        let id = of[0].milestone.project;
        if of[0].is_archived || !invoice::has_deposit(conn, id)? {
            continue;
        }
        let project = project::project(conn, id)?;
        let standings = projects::standings(conn, &project, today)?;
        let foreseen = outlook::of_project(conn, &project, &standings, &[], today)?;
        all.extend(foreseen.into_iter().map(|(id, of)| (id, of.unasked.net)));
    }
    Ok(all)
}

/// Figures by currency, in the order of the codes.
type ByCurrency = BTreeMap<&'static str, Exposure>;

fn add(sums: &mut ByCurrency, stake: Stake, amount: Money) -> Result<(), AppError> {
    let currency = amount.currency();
    Ok(sums.entry(currency.code()).or_insert_with(|| Exposure::zero(currency)).add(stake, amount)?)
}

fn figures(sums: ByCurrency) -> Result<Vec<ExposureFigures>, AppError> {
    let of = |exposure: Exposure| {
        Ok(ExposureFigures {
            currency: exposure.ready.currency(),
            exposure: exposure.total()?,
            ready: exposure.ready,
            unpaid: exposure.unpaid,
            late: exposure.late,
            retained: exposure.retained,
            backlog: exposure.backlog,
        })
    };
    sums.into_values().map(of).collect()
}

/// What is at stake and what is to come, with every row. Errors: `not_found` for an unknown client.
pub fn exposure(app: &App, ExposureArgument { client }: ExposureArgument) -> Result<ExposureView, AppError> {
    app.read(|conn, moment| {
        let home = match client {
            Some(client) => party::client(conn, client)?.currency,
            None => crate::business::of_book(conn, app)?.currency,
        };
        let mut sums = ByCurrency::from([(home.code(), Exposure::zero(home))]);
        let names: BTreeMap<ClientId, String> =
            party::clients(conn)?.into_iter().map(|client| (client.id, client.name)).collect();
        let mut rows = Vec::new();
        for Counted { stake, amount, of } in counted(conn, client, moment.on)? {
            add(&mut sums, stake, amount)?;
            let client_name = names.get(&of.client()).cloned().unwrap_or_default();
            rows.push(row(stake, amount, of, client_name));
        }
        rows.sort_by_key(|row| (row.stake, row.on.is_none(), row.on));
        Ok(ExposureView { figures: figures(sums)?, rows })
    })
}

fn row(stake: Stake, amount: Money, of: Of, client_name: String) -> ExposureRow {
    match of {
        Of::Invoice(invoice) => ExposureRow {
            stake,
            client: invoice.client,
            client_name,
            project: invoice.project,
            project_title: String::new(),
            milestone: None,
            position: None,
            invoice: Some(invoice.id),
            number: invoice.number,
            title: invoice.heading,
            on: Some(invoice.due_on),
            amount,
        },
        Of::Milestone(open) => ExposureRow {
            stake,
            client: open.client,
            client_name,
            project: Some(open.milestone.project),
            project_title: open.project_title,
            milestone: Some(open.milestone.id),
            position: Some(open.milestone.position),
            invoice: None,
            number: String::new(),
            title: open.milestone.title,
            on: open.milestone.target_on,
            amount,
        },
    }
}

/// What is ready to be invoiced to a client, one amount for each milestone. Net.
pub(crate) fn ready(conn: &Connection, client: ClientId, today: NaiveDate) -> Result<Vec<Money>, AppError> {
    let all = counted(conn, Some(client), today)?.into_iter();
    Ok(all.filter(|counted| counted.stake == Stake::Ready).map(|counted| counted.amount).collect())
}

/// The figures of every client that has some, for a list.
pub(crate) fn by_client(
    conn: &Connection,
    today: NaiveDate,
) -> Result<BTreeMap<ClientId, Vec<ExposureFigures>>, AppError> {
    let mut sums: BTreeMap<ClientId, ByCurrency> = BTreeMap::new();
    for Counted { stake, amount, of } in counted(conn, None, today)? {
        add(sums.entry(of.client()).or_default(), stake, amount)?;
    }
    sums.into_iter().map(|(client, sums)| Ok((client, figures(sums)?))).collect()
}
