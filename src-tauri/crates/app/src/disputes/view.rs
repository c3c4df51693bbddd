//! Disputes as lists and pages show them, with the amount in dispute.

use crate::App;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::dispute::{Dispute, DisputeEnd, DisputeOutcome, DisputeSubject, Extent, amount};
use domain::invoice::{Line, LineRole};
use domain::{ClientId, DisputeId, InvoiceId, MilestoneId, Money, ProjectId, tax};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::{dispute as record, invoice, milestone};
use ts_rs::TS;

/// Whose disputes are asked for; nothing is everybody's.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDisputes {
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
}

/// A dispute with what it is about and what became of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DisputeRow {
    pub id: DisputeId,
    /// What the client objects to: `2026-035`, or `M2 Pilot`.
    pub label: String,
    pub title: String,
    pub milestone: Option<MilestoneId>,
    pub invoice: Option<InvoiceId>,
    /// From 1; None where all of an invoice or a milestone is disputed.
    pub line: Option<u32>,
    pub reason: String,
    /// May be empty.
    pub by: String,
    pub on: NaiveDate,
    pub days: i64,
    pub is_open: bool,
    pub ended_on: Option<NaiveDate>,
    /// None while it is open, and where it was marked by mistake.
    pub outcome: Option<DisputeOutcome>,
    /// How it was settled, or why the mark was taken back.
    pub words: String,
    /// What is open of it with tax; of a milestone that no invoice bills, what is left to bill, without tax. Zero once it ended.
    pub amount: Money,
    /// False while no invoice bills it.
    pub is_billed: bool,
}

/// Where an invoice or a milestone stands that is in dispute.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DisputeStanding {
    pub since: NaiveDate,
    pub days: i64,
    pub amount: Money,
    /// Nothing is open any more: paid or credited in full, and the dispute can be resolved.
    pub is_settled: bool,
}

/// Disputes, the open ones first.
#[derive(Debug, Serialize, TS)]
pub struct Disputes {
    pub rows: Vec<DisputeRow>,
    /// What is open of disputed invoices, by currency, including tax; each invoice once.
    pub sums: Vec<Money>,
}

/// Disputes of a client, a project or everybody.
pub fn disputes(app: &App, ListDisputes { client, project }: ListDisputes) -> Result<Disputes, AppError> {
    app.read(|conn, moment| {
        let found = match (project, client) {
            (Some(project), _) => record::of_project(conn, project)?,
            (None, Some(client)) => record::of_client(conn, client)?,
            (None, None) => record::all(conn)?,
        };
        Ok(Disputes { sums: sums(conn, &found)?, rows: rows(conn, found, moment.on)? })
    })
}

fn rows(conn: &Connection, mut found: Vec<Dispute>, today: NaiveDate) -> Result<Vec<DisputeRow>, AppError> {
    // Open ones first; within each the newest.
    found.sort_by_key(|of| (!of.is_open(), std::cmp::Reverse(of.id)));
    found.iter().map(|of| row_of(conn, of, today)).collect()
}

fn sums(conn: &Connection, found: &[Dispute]) -> Result<Vec<Money>, AppError> {
    let mut invoices = Vec::new();
    for of in found.iter().filter(|of| of.is_open()) {
        match of.subject {
            DisputeSubject::Invoice(id) | DisputeSubject::Line(id, _) => invoices.push(id),
            DisputeSubject::Milestone(id) => invoices.extend(invoice::billing(conn, id)?),
        }
    }
    invoices.sort();
    invoices.dedup();
    let mut sums: Vec<Money> = Vec::new();
    for id in invoices {
        let of = in_dispute(conn, id)?;
        match sums.iter_mut().find(|sum| sum.currency() == of.currency()) {
            Some(sum) => *sum = sum.plus(of)?,
            None => sums.push(of),
        }
    }
    Ok(sums)
}

/// One dispute as it stands now.
pub(super) fn row(app: &App, id: DisputeId) -> Result<DisputeRow, AppError> {
    app.read(|conn, moment| row_of(conn, &record::dispute(conn, id)?, moment.on))
}

/// The disputes of an invoice with where it stands; no standing while none is open.
pub(crate) fn of_invoice(
    conn: &Connection,
    id: InvoiceId,
    today: NaiveDate,
) -> Result<(Option<DisputeStanding>, Vec<DisputeRow>), AppError> {
    let found = record::of_invoice(conn, id)?;
    let since = found.iter().filter(|of| of.is_open()).map(|of| of.on).min();
    let entry = invoice::invoice(conn, id)?;
    let standing = match since {
        None => None,
        Some(since) => Some(DisputeStanding {
            since,
            days: (today - since).num_days(),
            amount: in_dispute(conn, id)?,
            is_settled: entry.owed().is_zero(),
        }),
    };
    Ok((standing, rows(conn, found, today)?))
}

/// The same for a milestone.
pub(crate) fn of_milestone(
    conn: &Connection,
    id: MilestoneId,
    today: NaiveDate,
) -> Result<(Option<DisputeStanding>, Vec<DisputeRow>), AppError> {
    let found = record::of_milestone(conn, id)?;
    let since = found.iter().filter(|of| of.is_open()).map(|of| of.on).min();
    let standing = match since {
        None => None,
        Some(since) => {
            let (amount, is_billed) = of_its_milestone(conn, id)?;
            let is_settled = is_billed && amount.is_zero();
            Some(DisputeStanding { since, days: (today - since).num_days(), amount, is_settled })
        }
    };
    Ok((standing, rows(conn, found, today)?))
}

/// How a dispute's subject is called: `M2 Pilot`, `2026-035`, `2026-035 #2`.
pub(super) fn label(conn: &Connection, subject: DisputeSubject) -> Result<String, AppError> {
    Ok(match subject {
        DisputeSubject::Milestone(id) => milestone::any_milestone(conn, id)?.label(),
        DisputeSubject::Invoice(id) => invoice::invoice(conn, id)?.number,
        DisputeSubject::Line(id, line) => format!("{} #{line}", invoice::invoice(conn, id)?.number),
    })
}

fn row_of(conn: &Connection, of: &Dispute, today: NaiveDate) -> Result<DisputeRow, AppError> {
    let (milestone, invoice, line, label, title, amount, is_billed) = match of.subject {
        DisputeSubject::Milestone(id) => {
            let stored = milestone::any_milestone(conn, id)?;
            let (amount, is_billed) = of_its_milestone(conn, id)?;
            (Some(id), None, None, format!("M{}", stored.position), stored.title, amount, is_billed)
        }
        DisputeSubject::Invoice(id) => {
            let entry = invoice::invoice(conn, id)?;
            (None, Some(id), None, entry.number.clone(), entry.heading.clone(), entry.owed(), true)
        }
        DisputeSubject::Line(id, line) => {
            let (entry, issued) = (invoice::invoice(conn, id)?, invoice::issued(conn, id)?);
            let place = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
            let found = place.and_then(|place| issued.body().lines.get(place));
            let title = found.map(|line| line.title.clone()).unwrap_or_default();
            let lines = found.map(gross).transpose()?.into_iter().collect();
            let amount = amount(entry.owed(), &Extent::Lines(lines))?;
            (None, Some(id), Some(line), entry.number, title, amount, true)
        }
    };
    let (ended_on, outcome, words) = match &of.end {
        None => (None, None, String::new()),
        Some(DisputeEnd::Resolved { on, outcome, words }) => (Some(*on), Some(*outcome), words.clone()),
        Some(DisputeEnd::TakenBack { on, words }) => (Some(*on), None, words.clone()),
    };
    Ok(DisputeRow {
        id: of.id,
        label,
        title,
        milestone,
        invoice,
        line,
        reason: of.reason.clone(),
        by: of.by.clone(),
        on: of.on,
        days: of.days(today),
        is_open: of.is_open(),
        ended_on,
        outcome,
        words,
        amount: if of.is_open() { amount } else { Money::zero(amount.currency()) },
        is_billed,
    })
}

/// A line with its tax.
fn gross(line: &Line) -> Result<Money, AppError> {
    let taxes = tax::groups([(line.net, line.taxes.as_slice())])?;
    Ok(line.net.plus(Money::sum(taxes.iter().map(|group| group.amount), line.net.currency())?)?)
}

/// What is in dispute of an invoice now, including tax: all that is open, or what of it the disputed lines ask for.
fn in_dispute(conn: &Connection, id: InvoiceId) -> Result<Money, AppError> {
    let (entry, issued) = (invoice::invoice(conn, id)?, invoice::issued(conn, id)?);
    let open: Vec<DisputeSubject> =
        record::of_invoice(conn, id)?.into_iter().filter(Dispute::is_open).map(|of| of.subject).collect();
    if open.iter().any(|of| matches!(of, DisputeSubject::Invoice(_))) {
        return Ok(amount(entry.owed(), &Extent::Whole)?);
    }
    let is_disputed = |place: usize, line: &Line| {
        open.iter().any(|of| match of {
            DisputeSubject::Invoice(_) => true,
            DisputeSubject::Line(_, at) => usize::try_from(*at) == Ok(place + 1),
            DisputeSubject::Milestone(of) => bills(line, *of),
        })
    };
    let lines = issued.body().lines.iter().enumerate().filter(|(place, line)| is_disputed(*place, line));
    let lines = lines.map(|(_, line)| gross(line)).collect::<Result<_, _>>()?;
    Ok(amount(entry.owed(), &Extent::Lines(lines))?)
}

fn bills(line: &Line, id: MilestoneId) -> bool {
    matches!(line.role, LineRole::Billing | LineRole::Part) && line.milestone.as_ref().is_some_and(|of| of.id == id)
}

/// What invoices still ask for a milestone, including tax, and true; before any does, what is left of it to bill, and false.
fn of_its_milestone(conn: &Connection, id: MilestoneId) -> Result<(Money, bool), AppError> {
    let left = milestone::any_milestone(conn, id)?.left();
    let mut asked = Money::zero(left.currency());
    let invoices = invoice::billing(conn, id)?;
    for invoice in &invoices {
        let (entry, issued) = (invoice::invoice(conn, *invoice)?, invoice::issued(conn, *invoice)?);
        let lines = issued.body().lines.iter().filter(|line| bills(line, id));
        let lines = lines.map(gross).collect::<Result<_, _>>()?;
        asked = asked.plus(amount(entry.owed(), &Extent::Lines(lines))?)?;
    }
    Ok(if invoices.is_empty() { (left, false) } else { (asked, true) })
}

/// True while an invoice that bills a milestone is open.
pub(super) fn owes(conn: &Connection, id: MilestoneId) -> Result<bool, AppError> {
    let (asked, is_billed) = of_its_milestone(conn, id)?;
    Ok(is_billed && !asked.is_zero())
}
