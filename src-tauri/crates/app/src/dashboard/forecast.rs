//! What money is expected and when, month by month from today on, with the invoices and milestones behind each number: the
//! forecast of the dashboard, further ahead and down to its rows.

use super::{DashboardArgument, Item, Pace, View, items};
use crate::App;
use crate::problem::AppError;
use crate::promptness::Delays;
use chrono::{Datelike, Months, NaiveDate};
use domain::promptness::{Habit, billed_on, expected_on};
use domain::{ClientId, Currency, InvoiceId, MilestoneId, MilestoneStatus, Money, ProjectId};
use serde::Serialize;
use storage::record::promptness;
use ts_rs::TS;

/// How sure money is, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ForecastPart {
    Late,
    Invoiced,
    Ready,
    Waiting,
    Planned,
}

impl ForecastPart {
    const ALL: [Self; 5] = [Self::Late, Self::Invoiced, Self::Ready, Self::Waiting, Self::Planned];
}

/// An invoice, or work that will be one, with the day on which its money is expected.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ForecastRow {
    pub part: ForecastPart,
    pub expected_on: NaiveDate,
    /// By the terms; of work that is not billed yet, from the day on which it would be.
    pub due_on: NaiveDate,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub invoice: Option<InvoiceId>,
    pub milestone: Option<MilestoneId>,
    /// Number of the invoice; empty for a milestone.
    pub number: String,
    pub title: String,
    pub amount: Money,
}

/// One part of a month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ForecastSum {
    pub part: ForecastPart,
    pub amount: Money,
    pub count: u32,
}

/// A month, or all that comes after the last one.
#[derive(Debug, Serialize, TS)]
pub struct ForecastMonth {
    /// First day; None: later than all months.
    pub month: Option<NaiveDate>,
    /// All five, the surest first.
    pub parts: Vec<ForecastSum>,
    pub total: Money,
    /// All that is expected up to its end.
    pub so_far: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct Forecast {
    pub today: NaiveDate,
    pub currency: Currency,
    pub other_currencies: Vec<Currency>,
    pub including_tax: bool,
    pub pace: Pace,
    /// How all clients together pay; None until enough invoices are paid.
    pub habit: Option<Habit>,
    pub months: Vec<ForecastMonth>,
    /// Over all months.
    pub totals: Vec<ForecastSum>,
    pub total: Money,
    /// Agreed work that is not invoiced yet: ready, waiting and planned.
    pub backlog: Money,
    /// By the day on which the money is expected.
    pub rows: Vec<ForecastRow>,
}

const MONTHS_AHEAD: u32 = 12;

/// Money that is expected, in the currency of the business.
pub fn forecast(app: &App, DashboardArgument { including_tax, pace }: DashboardArgument) -> Result<Forecast, AppError> {
    app.read(|conn, moment| {
        let business = crate::business::of_book(conn, app)?;
        let view =
            View { conn, today: moment.on, currency: business.currency, including_tax: including_tax.unwrap_or(false) };
        let mut delays = Delays::new(conn, pace.unwrap_or_default())?;
        let (items, _, other_currencies) = items(&view, &business)?;
        let mut rows = invoices(&view, &mut delays)?;
        rows.extend(work(&view, &items, &mut delays)?);
        rows.sort_by(|a, b| {
            (a.expected_on, a.part, &a.number, a.milestone).cmp(&(b.expected_on, b.part, &b.number, b.milestone))
        });
        let sum = |of: &[&ForecastRow]| Money::sum(of.iter().map(|row| row.amount), view.currency);
        let all: Vec<&ForecastRow> = rows.iter().collect();
        let is_billed = |part: ForecastPart| matches!(part, ForecastPart::Late | ForecastPart::Invoiced);
        let backlog: Vec<&ForecastRow> = rows.iter().filter(|row| !is_billed(row.part)).collect();
        Ok(Forecast {
            today: view.today,
            currency: view.currency,
            other_currencies,
            including_tax: view.including_tax,
            pace: delays.pace(),
            habit: delays.of_everybody(),
            months: months(&view, &rows)?,
            totals: parts(&view, &all)?,
            total: sum(&all)?,
            backlog: sum(&backlog)?,
            rows,
        })
    })
}

/// Open invoices, what is kept back of one on its own day.
fn invoices(view: &View<'_>, delays: &mut Delays<'_>) -> Result<Vec<ForecastRow>, AppError> {
    let mut rows = Vec::new();
    for of in promptness::open_invoices(view.conn, view.currency)? {
        rows.push(ForecastRow {
            part: if of.due_on < view.today { ForecastPart::Late } else { ForecastPart::Invoiced },
            expected_on: expected_on(of.due_on, delays.of(of.client)?, view.today),
            due_on: of.due_on,
            client: of.client,
            client_name: of.client_name,
            project: of.project,
            invoice: Some(of.id),
            milestone: None,
            number: of.number,
            title: of.heading,
            amount: if view.including_tax { of.open } else { of.open_net },
        });
    }
    Ok(rows)
}

fn work(view: &View<'_>, items: &[Item], delays: &mut Delays<'_>) -> Result<Vec<ForecastRow>, AppError> {
    let mut rows = Vec::new();
    for item in items {
        let of = &item.standing.milestone;
        let planned = billed_on(of.target_on, view.today);
        let (billed, part) = match item.standing.status {
            MilestoneStatus::Ready => (view.today, ForecastPart::Ready),
            MilestoneStatus::WaitingForSignOff => (planned, ForecastPart::Waiting),
            MilestoneStatus::Planned | MilestoneStatus::InProgress => (planned, ForecastPart::Planned),
            MilestoneStatus::Invoiced | MilestoneStatus::Paid => continue,
        };
        let due_on = item.terms.due_on(billed).unwrap_or(billed);
        rows.push(ForecastRow {
            part,
            expected_on: expected_on(due_on, delays.of(item.client)?, view.today),
            due_on,
            client: item.client,
            client_name: item.client_name.clone(),
            project: Some(item.project),
            invoice: None,
            milestone: Some(of.id),
            number: String::new(),
            title: of.title.clone(),
            amount: item.shown,
        });
    }
    Ok(rows)
}

fn parts(view: &View<'_>, rows: &[&ForecastRow]) -> Result<Vec<ForecastSum>, AppError> {
    let of = |part: ForecastPart| {
        let own: Vec<Money> = rows.iter().filter(|row| row.part == part).map(|row| row.amount).collect();
        let count = u32::try_from(own.len()).unwrap_or(u32::MAX);
        Ok(ForecastSum { part, amount: Money::sum(own, view.currency)?, count })
    };
    ForecastPart::ALL.into_iter().map(of).collect()
}

/// This month and those ahead, and what comes later in one.
fn months(view: &View<'_>, rows: &[ForecastRow]) -> Result<Vec<ForecastMonth>, AppError> {
    let first = view.today.with_day(1).unwrap_or(view.today);
    let mut firsts: Vec<Option<NaiveDate>> =
        (0..MONTHS_AHEAD).filter_map(|n| first.checked_add_months(Months::new(n))).map(Some).collect();
    let last = firsts.last().copied().flatten().unwrap_or(first);
    firsts.push(None);
    let mut so_far = Money::zero(view.currency);
    let month_of = |row: &ForecastRow| row.expected_on.with_day(1).filter(|month| *month <= last);
    let mut months = Vec::with_capacity(firsts.len());
    for month in firsts {
        let own: Vec<&ForecastRow> = rows.iter().filter(|row| month_of(row) == month).collect();
        let total = Money::sum(own.iter().map(|row| row.amount), view.currency)?;
        so_far = so_far.plus(total)?;
        months.push(ForecastMonth { month, parts: parts(view, &own)?, total, so_far });
    }
    Ok(months)
}
