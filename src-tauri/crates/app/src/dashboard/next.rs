//! What to do next, the most urgent first.

use super::items::{Gathered, View};
use super::{NextKind, NextRow};
use crate::change_orders;
use crate::drafts::default_taxes;
use crate::problem::AppError;
use crate::projects::{ProjectRow, prepared_for};
use chrono::NaiveDate;
use domain::contract::Sum;
use domain::party::Business;
use domain::{MilestoneStatus, Money};
use storage::record::invoice::InvoiceEntry;
use storage::record::{change_order, dispute, invoice, party, project};

/// Days ahead in which a planned milestone asks for attention.
const SOON_DAYS: i64 = 7;
/// Days that a client has for its yes before it is asked again.
const PATIENCE_DAYS: i64 = 7;
const NEXT_MAX: usize = 7;

/// `overdue`: how many invoices are late; only the latest of them are read. What is in dispute reminds of nothing else.
pub(super) fn next_rows(
    view: &View<'_>,
    business: &Business,
    Gathered { items, projects, .. }: &Gathered,
    overdue: u32,
) -> Result<(Vec<NextRow>, u32), AppError> {
    let overdue = overdue.saturating_sub(dispute::late_count(view.conn, view.currency, view.today)?);
    let mut rows = overdue_rows(view)?;
    let unread = overdue.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    rows.extend(disputed_rows(view)?);
    rows.extend(money_due_rows(view)?);
    rows.extend(change_order_rows(view, business, projects)?);
    for item in items {
        let milestone = &item.standing.milestone;
        let disputed_on = milestone.facts.disputed_on;
        let days_since = |on: Option<NaiveDate>| on.map_or(0, |d| (view.today - d).num_days());
        let (kind, on) = match item.standing.status {
            // Billed, its invoice says so.
            MilestoneStatus::Ready | MilestoneStatus::WaitingForSignOff
                if disputed_on.is_some() && milestone.facts.billed.is_none() =>
            {
                (NextKind::Disputed, disputed_on)
            }
            MilestoneStatus::Ready => {
                (NextKind::Ready, milestone.facts.acceptance.as_ref().map(|a| a.on).or(milestone.facts.done_on))
            }
            MilestoneStatus::WaitingForSignOff if days_since(milestone.facts.done_on) > PATIENCE_DAYS => {
                (NextKind::Waiting, milestone.facts.done_on)
            }
            MilestoneStatus::WaitingForSignOff => continue,
            MilestoneStatus::Planned | MilestoneStatus::InProgress => match milestone.target_on {
                Some(target) if (target - view.today).num_days() <= SOON_DAYS => (NextKind::DueSoon, Some(target)),
                Some(_) | None => continue,
            },
            MilestoneStatus::Invoiced | MilestoneStatus::Paid => continue,
        };
        rows.push(NextRow {
            kind,
            title: milestone.title.clone(),
            client: item.client,
            client_name: item.client_name.clone(),
            project: Some(item.project),
            milestone: Some(milestone.id),
            position: Some(milestone.position),
            of: Some(item.of),
            invoice: None,
            invoice_number: None,
            draft: None,
            change_order: None,
            days: if kind == NextKind::DueSoon { -days_since(on) } else { days_since(on) },
            on,
            amount: item.left,
        });
    }
    // Late money first, then what can be billed, what waits, what is due, what changes; the larger amount first.
    rows.sort_by_key(|row| (rank(row.kind), -row.amount.minor(), row.on));
    let more = u32::try_from(rows.len().saturating_sub(NEXT_MAX)).unwrap_or(u32::MAX).saturating_add(unread);
    rows.truncate(NEXT_MAX);
    for row in &mut rows {
        row.draft = row.milestone.map(|m| prepared_for(view.conn, m)).transpose()?.flatten();
    }
    Ok((rows, more))
}

fn rank(kind: NextKind) -> u8 {
    match kind {
        NextKind::Overdue => 0,
        NextKind::Ready => 1,
        NextKind::Waiting => 2,
        NextKind::Disputed => 3,
        NextKind::MoneyDue => 4,
        NextKind::DueSoon => 5,
        NextKind::ChangeOrder => 6,
    }
}

fn overdue_rows(view: &View<'_>) -> Result<Vec<NextRow>, AppError> {
    let late = invoice::latest_due(view.conn, view.currency, view.today, NEXT_MAX)?;
    late.into_iter().map(|entry| invoice_row(view, NextKind::Overdue, entry.open().next_due_on(), entry)).collect()
}

/// Invoices of which the user wants to be told before they are due, in every currency: the wish was for this invoice.
/// `days` until then.
fn money_due_rows(view: &View<'_>) -> Result<Vec<NextRow>, AppError> {
    let mut noticed = Vec::new();
    for currency in invoice::open_currencies(view.conn)? {
        noticed.extend(invoice::noticed(view.conn, currency, view.today, NEXT_MAX)?);
    }
    let row = |entry: InvoiceEntry| {
        let row = invoice_row(view, NextKind::MoneyDue, entry.open().next_due_on(), entry)?;
        Ok(NextRow { days: -row.days, ..row })
    };
    noticed.into_iter().map(row).collect()
}

/// Open invoices in dispute, the longest first.
fn disputed_rows(view: &View<'_>) -> Result<Vec<NextRow>, AppError> {
    let disputed = invoice::disputed(view.conn, view.currency, NEXT_MAX)?;
    let row = |entry: InvoiceEntry| {
        let since = entry.disputed_on.unwrap_or(entry.issue_on);
        invoice_row(view, NextKind::Disputed, since, entry)
    };
    disputed.into_iter().map(row).collect()
}

/// `on`: the day from which it counts.
fn invoice_row(view: &View<'_>, kind: NextKind, on: NaiveDate, entry: InvoiceEntry) -> Result<NextRow, AppError> {
    // Of what is kept back nobody is reminded before its day is over.
    let (open, open_net) = entry.open().outstanding(view.today)?;
    Ok(NextRow {
        kind,
        days: (view.today - on).num_days(),
        on: Some(on),
        amount: if view.including_tax { open } else { open_net },
        title: entry.heading,
        client: entry.client,
        client_name: entry.client_name,
        project: entry.project,
        milestone: None,
        position: None,
        of: None,
        invoice: Some(entry.id),
        invoice_number: Some(entry.number),
        draft: None,
        change_order: None,
    })
}

/// Change orders that wait for the client's answer, in the currency of the business.
fn change_order_rows(view: &View<'_>, business: &Business, projects: &[ProjectRow]) -> Result<Vec<NextRow>, AppError> {
    let mut rows = Vec::new();
    for order in change_order::unanswered(view.conn)? {
        let Some(project) = projects.iter().find(|of| of.id == order.project) else { continue };
        let (Some(sent), currency) = (order.sent(), project.sums.contract.currency()) else { continue };
        if currency != view.currency {
            continue;
        }
        let client = party::client(view.conn, project.client)?;
        let taxes = default_taxes(business, &client, &project::project(view.conn, project.id)?, client.language)?;
        let delta = change_orders::delta(view.conn, &order, currency)?;
        let delta = Sum::of(std::iter::once((delta, taxes.as_slice())), Money::zero(currency))?;
        rows.push(NextRow {
            kind: NextKind::ChangeOrder,
            title: order.reason.clone(),
            client: project.client,
            client_name: project.client_name.clone(),
            project: Some(project.id),
            milestone: None,
            position: None,
            of: None,
            invoice: None,
            invoice_number: None,
            draft: None,
            change_order: Some(order.number),
            days: (view.today - sent.on).num_days(),
            on: Some(sent.on),
            amount: view.shown(delta),
        });
    }
    Ok(rows)
}
