//! What money is expected and when, month by month from today on, with the invoices and milestones behind each number: the
//! forecast of the dashboard, further ahead and down to its rows.

use super::items::{self, Gathered, Item, KeptBack, View};
use super::{DashboardArgument, Pace, expected};
use crate::App;
use crate::problem::AppError;
use crate::promptness::Delays;
use chrono::{Datelike, Months, NaiveDate};
use domain::promptness::{Habit, expected_on};
use domain::{ClientId, Currency, InvoiceId, MilestoneId, Money, ProjectId};
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

    fn is_billed(self) -> bool {
        match self {
            Self::Late | Self::Invoiced => true,
            Self::Ready | Self::Waiting | Self::Planned => false,
        }
    }
}

/// An invoice, or work that will be one, with the day on which its money is expected.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ForecastRow {
    pub part: ForecastPart,
    /// None: kept back until a release, and in no month.
    pub expected_on: Option<NaiveDate>,
    /// By the terms; of work that is not billed yet, from the day on which it would be.
    pub due_on: Option<NaiveDate>,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    /// Of a contract that the client has agreed to.
    pub is_agreed: bool,
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
    /// Agreed and not invoiced yet: work of agreed contracts less the deposits that were asked for, with what will be kept
    /// back of it.
    pub backlog: Money,
    /// Kept back until a release, by invoices issued and to come: in no month, and not in `total`.
    pub kept_back: Money,
    /// By the day on which the money is expected; what has none comes last.
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
        let Gathered { items, kept, other_currencies, .. } = items::gather(&view, &business)?;
        let mut rows = invoices(&view, &mut delays)?;
        rows.extend(work(&view, &items, &mut delays)?);
        rows.sort_by(|a, b| {
            (a.expected_on, a.part, &a.number, a.milestone).cmp(&(b.expected_on, b.part, &b.number, b.milestone))
        });
        let sum = |of: &[&ForecastRow]| Money::sum(of.iter().map(|row| row.amount), view.currency);
        let dated: Vec<&ForecastRow> = rows.iter().collect();
        let (totals, total, months) = (parts(&view, &dated)?, sum(&dated)?, months(&view, &rows)?);
        rows.extend(kept_back(&view, &items, &kept));
        let backlog: Vec<&ForecastRow> = rows.iter().filter(|row| row.is_agreed && !row.part.is_billed()).collect();
        let undated: Vec<&ForecastRow> = rows.iter().filter(|row| row.expected_on.is_none()).collect();
        Ok(Forecast {
            today: view.today,
            currency: view.currency,
            other_currencies,
            including_tax: view.including_tax,
            pace: delays.pace(),
            habit: delays.of_everybody(),
            months,
            totals,
            total,
            backlog: sum(&backlog)?,
            kept_back: sum(&undated)?,
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
            expected_on: Some(expected_on(of.due_on, delays.of(of.client)?, view.today)),
            due_on: Some(of.due_on),
            client: of.client,
            client_name: of.client_name,
            project: of.project,
            is_agreed: true,
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
        for due in expected::dues(view, item) {
            let expected_on = expected_on(due.on, delays.of(item.client)?, view.today);
            rows.push(ForecastRow {
                expected_on: Some(expected_on),
                due_on: Some(due.on),
                amount: due.amount,
                ..of_item(item, due.part)
            });
        }
    }
    Ok(rows)
}

/// What has no day: of invoices issued, and of those to come.
fn kept_back(view: &View<'_>, items: &[Item], kept: &[KeptBack]) -> Vec<ForecastRow> {
    let issued = kept.iter().map(|of| ForecastRow {
        part: ForecastPart::Invoiced,
        expected_on: None,
        due_on: None,
        client: of.client,
        client_name: of.client_name.clone(),
        project: Some(of.project),
        is_agreed: of.is_agreed,
        invoice: of.invoice,
        milestone: None,
        number: of.number.clone(),
        title: of.title.clone(),
        amount: of.amount,
    });
    let to_come = items.iter().filter_map(|item| {
        let row = of_item(item, expected::part_of(item.standing.status)?);
        Some(ForecastRow { amount: expected::undated(view, item)?, ..row })
    });
    issued.chain(to_come).collect()
}

fn of_item(item: &Item, part: ForecastPart) -> ForecastRow {
    ForecastRow {
        part,
        expected_on: None,
        due_on: None,
        client: item.client,
        client_name: item.client_name.clone(),
        project: Some(item.project),
        is_agreed: item.is_agreed,
        invoice: None,
        milestone: Some(item.standing.milestone.id),
        number: String::new(),
        title: item.standing.milestone.title.clone(),
        amount: item.left,
    }
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
    let month_of = |row: &ForecastRow| row.expected_on.and_then(|on| on.with_day(1)).filter(|month| *month <= last);
    let mut months = Vec::with_capacity(firsts.len());
    for month in firsts {
        let own: Vec<&ForecastRow> = rows.iter().filter(|row| month_of(row) == month).collect();
        let total = Money::sum(own.iter().map(|row| row.amount), view.currency)?;
        so_far = so_far.plus(total)?;
        months.push(ForecastMonth { month, parts: parts(view, &own)?, total, so_far });
    }
    Ok(months)
}
