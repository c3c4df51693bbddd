//! The dashboard: where the money stands, what to do next, what comes in by month, every project's ladder.

mod cash;
mod forecast;

pub(crate) use cash::axis_step;
pub use cash::{AxisTick, CashMonth, Pace};
pub use forecast::{Forecast, ForecastMonth, ForecastPart, ForecastRow, ForecastSum, forecast};

use crate::App;
use crate::ladder::Standing;
use crate::problem::AppError;
use crate::projects::{self, ProjectRow};
use crate::promptness::Delays;
use chrono::{Datelike, NaiveDate};
use domain::promptness::Habit;
use domain::terms::PaymentTerms;
use domain::{ClientId, Currency, DraftInvoiceId, InvoiceId, MilestoneId, MilestoneStatus, Money, ProjectId};
use serde::{Deserialize, Serialize};
use storage::Connection;

use storage::record::invoice::InvoiceEntry;
use storage::record::{dispute, invoice, party, payment, project};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DashboardArgument {
    /// Whether amounts show with tax. None: without.
    #[serde(default)]
    #[ts(optional)]
    pub including_tax: Option<bool>,
    /// When money is expected. None: as agreed.
    #[serde(default)]
    #[ts(optional)]
    pub pace: Option<Pace>,
}

/// One figure of the pipeline.
#[derive(Debug, Serialize, TS)]
pub struct Figure {
    pub amount: Money,
    pub count: u32,
    /// Age of the oldest in days, or days late of the latest; None when there is none.
    pub days: Option<i64>,
}

/// What can be done next, each with one button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NextKind {
    /// An invoice is late: remind.
    Overdue,
    /// A milestone can be invoiced.
    Ready,
    /// Sign-off is waited for.
    Waiting,
    /// The client does not accept it: resolve that.
    Disputed,
    /// A milestone is due within seven days: mark it done.
    DueSoon,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct NextRow {
    pub kind: NextKind,
    pub title: String,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub milestone: Option<MilestoneId>,
    pub position: Option<u32>,
    pub of: Option<u32>,
    pub invoice: Option<InvoiceId>,
    pub invoice_number: Option<String>,
    pub draft: Option<DraftInvoiceId>,
    /// Days late, days waited, days until due.
    pub days: i64,
    /// Day it was accepted, done, due.
    pub on: Option<NaiveDate>,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct Dashboard {
    pub today: NaiveDate,
    pub currency: Currency,
    /// Currencies of active projects and open invoices that are not in the figures: nothing is added without a
    /// stated rate.
    pub other_currencies: Vec<Currency>,
    pub including_tax: bool,
    pub waiting: Figure,
    pub ready: Figure,
    pub outstanding: Figure,
    pub overdue: Figure,
    pub paid_this_year: Figure,
    /// How all clients together paid their last invoices; None until enough are paid.
    pub habit: Option<Habit>,
    pub next: Vec<NextRow>,
    /// How many more could be done than `next` shows.
    pub next_more: u32,
    pub next_sum: Money,
    pub pace: Pace,
    pub months: Vec<CashMonth>,
    pub axis: Vec<AxisTick>,
    pub projects: Vec<ProjectRow>,
    /// The next milestone with a date, for the day when nothing is to do.
    pub upcoming_title: Option<String>,
    pub upcoming_on: Option<NaiveDate>,
}

/// A milestone with its project and the amount to show.
struct Item {
    standing: Standing,
    project: ProjectId,
    client: ClientId,
    client_name: String,
    of: u32,
    shown: Money,
    terms: PaymentTerms,
}

struct View<'a> {
    conn: &'a Connection,
    today: NaiveDate,
    currency: Currency,
    including_tax: bool,
}

/// The dashboard, in the currency of the business.
pub fn dashboard(
    app: &App,
    DashboardArgument { including_tax, pace }: DashboardArgument,
) -> Result<Dashboard, AppError> {
    app.read(|conn, moment| {
        let business = crate::business::of_book(conn, app)?;
        let view =
            View { conn, today: moment.on, currency: business.currency, including_tax: including_tax.unwrap_or(false) };
        let (items, rows, others) = items(&view, &business)?;
        let of = |status: MilestoneStatus| items.iter().filter(move |i| i.standing.status == status);
        let overdue = invoice_figure(&view, true)?;
        let (next, next_more) = next_rows(&view, &items, overdue.count)?;
        let mut delays = Delays::new(conn, pace.unwrap_or_default())?;
        let (months, axis) = cash::cash(&view, &items, &mut delays)?;
        let upcoming = items
            .iter()
            .filter(|i| i.standing.milestone.facts.done_on.is_none())
            .filter_map(|i| Some((i.standing.milestone.target_on?, i)))
            .min_by_key(|(on, _)| *on);
        let waited = |i: &Item| i.standing.milestone.facts.done_on.map(|d| (moment.on - d).num_days());
        Ok(Dashboard {
            today: moment.on,
            currency: view.currency,
            other_currencies: others,
            including_tax: view.including_tax,
            waiting: figure(&view, of(MilestoneStatus::WaitingForSignOff), waited)?,
            ready: figure(&view, of(MilestoneStatus::Ready), waited)?,
            outstanding: invoice_figure(&view, false)?,
            overdue,
            paid_this_year: paid_this_year(&view)?,
            habit: delays.of_everybody(),
            pace: delays.pace(),
            next_sum: Money::sum(next.iter().map(|n| n.amount), view.currency)?,
            next,
            next_more,
            months,
            axis,
            projects: rows,
            upcoming_title: upcoming.map(|(_, i)| i.standing.milestone.title.clone()),
            upcoming_on: upcoming.map(|(on, _)| on),
        })
    })
}

type Gathered = (Vec<Item>, Vec<ProjectRow>, Vec<Currency>);

fn items(view: &View<'_>, business: &domain::party::Business) -> Result<Gathered, AppError> {
    let (mut items, mut rows, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for project in project::projects(view.conn, false)? {
        rows.push(projects::row(view.conn, &project, view.today)?);
        let currency = project.contract.currency();
        if currency != view.currency {
            if !others.contains(&currency) {
                others.push(currency);
            }
            continue;
        }
        let client = party::client(view.conn, project.client)?;
        let taxes = crate::drafts::default_taxes(business, &client, &project, client.language)?;
        let terms = project.terms.or(client.terms).or(business.terms).unwrap_or(PaymentTerms::OnReceipt);
        let standings = projects::standings(view.conn, &project, view.today)?;
        let of = u32::try_from(standings.len()).unwrap_or(u32::MAX);
        for standing in standings {
            let net = standing.milestone.amount;
            let tax = Money::sum(domain::tax::groups([(net, taxes.as_slice())])?.iter().map(|g| g.amount), currency)?;
            let shown = if view.including_tax { net.plus(tax)? } else { net };
            items.push(Item {
                standing,
                project: project.id,
                client: client.id,
                client_name: client.name.clone(),
                of,
                shown,
                terms,
            });
        }
    }
    for currency in invoice::open_currencies(view.conn)? {
        if currency != view.currency && !others.contains(&currency) {
            others.push(currency);
        }
    }
    Ok((items, rows, others))
}

fn figure<'a>(
    view: &View<'_>,
    items: impl Iterator<Item = &'a Item>,
    age: impl Fn(&Item) -> Option<i64>,
) -> Result<Figure, AppError> {
    let (mut amount, mut count, mut days) = (Money::zero(view.currency), 0, None);
    for item in items {
        amount = amount.plus(item.shown)?;
        count += 1;
        days = days.max(age(item));
    }
    Ok(Figure { amount, count, days })
}

fn invoice_figure(view: &View<'_>, only_late: bool) -> Result<Figure, AppError> {
    let sum = invoice::open_sum(view.conn, only_late, view.currency, view.today)?;
    let amount = if view.including_tax { sum.open } else { sum.open_net };
    Ok(Figure { amount, count: sum.count, days: sum.oldest_due_on.map(|due| (view.today - due).num_days()) })
}

fn paid_this_year(view: &View<'_>) -> Result<Figure, AppError> {
    let year = view.today.year();
    let months = payment::received(view.conn, view.currency, &format!("{year:04}-01"), &format!("{year:04}-12"))?;
    let parts = months.iter().map(|m| if view.including_tax { m.gross } else { m.net });
    Ok(Figure {
        amount: Money::sum(parts, view.currency)?,
        count: u32::try_from(months.iter().map(|m| m.documents).sum::<i64>()).unwrap_or(0),
        days: None,
    })
}

/// Days ahead in which a planned milestone asks for attention.
const SOON_DAYS: i64 = 7;
const NEXT_MAX: usize = 7;

/// `overdue`: how many invoices are late; only the latest of them are read. What is in dispute reminds of nothing else.
fn next_rows(view: &View<'_>, items: &[Item], overdue: u32) -> Result<(Vec<NextRow>, u32), AppError> {
    let overdue = overdue.saturating_sub(dispute::late_count(view.conn, view.currency, view.today)?);
    let mut rows = overdue_rows(view)?;
    let unread = overdue.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    rows.extend(disputed_rows(view)?);
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
            MilestoneStatus::WaitingForSignOff => (NextKind::Waiting, milestone.facts.done_on),
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
            days: if kind == NextKind::DueSoon { -days_since(on) } else { days_since(on) },
            on,
            amount: item.shown,
        });
    }
    // Late money first, then what can be billed, then what waits, then what is due; the larger amount first.
    rows.sort_by_key(|row| (rank(row.kind), -row.amount.minor(), row.on));
    let more = u32::try_from(rows.len().saturating_sub(NEXT_MAX)).unwrap_or(u32::MAX).saturating_add(unread);
    rows.truncate(NEXT_MAX);
    for row in &mut rows {
        row.draft = row.milestone.map(|m| projects::prepared_for(view.conn, m)).transpose()?.flatten();
    }
    Ok((rows, more))
}

fn rank(kind: NextKind) -> u8 {
    match kind {
        NextKind::Overdue => 0,
        NextKind::Ready => 1,
        NextKind::Waiting => 2,
        NextKind::Disputed => 3,
        NextKind::DueSoon => 4,
    }
}

fn overdue_rows(view: &View<'_>) -> Result<Vec<NextRow>, AppError> {
    let late = invoice::latest_due(view.conn, view.currency, view.today, NEXT_MAX)?;
    late.into_iter().map(|entry| invoice_row(view, NextKind::Overdue, entry.open().next_due_on(), entry)).collect()
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
    })
}
