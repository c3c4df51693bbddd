//! The dashboard: where the money stands, what to do next, what comes in by month, every project's ladder.

mod cash;
mod expected;
mod forecast;
mod items;
mod next;

pub(crate) use cash::axis_step;
pub use cash::{AxisTick, CashMonth, Pace};
pub use forecast::{Forecast, ForecastMonth, ForecastPart, ForecastRow, ForecastSum, forecast};

use crate::App;
use crate::problem::AppError;
use crate::projects::ProjectRow;
use crate::promptness::Delays;
use chrono::{Datelike, NaiveDate};
use domain::promptness::Habit;
use domain::{ClientId, Currency, DraftInvoiceId, InvoiceId, MilestoneId, MilestoneStatus, Money, ProjectId};
use items::{Gathered, Item, View};
use serde::{Deserialize, Serialize};
use storage::record::{invoice, payment};
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
    /// Sign-off is waited for, for more than a week.
    Waiting,
    /// The client does not accept it: resolve that.
    Disputed,
    /// The user asked to be told of this invoice before it is due: look for the money.
    MoneyDue,
    /// A milestone is due within seven days: mark it done.
    DueSoon,
    /// A change order was sent and has no answer: record it.
    ChangeOrder,
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
    /// Number of a change order in its project.
    pub change_order: Option<u32>,
    /// Days late, days waited, days until due.
    pub days: i64,
    /// Day it was accepted, done, due, sent.
    pub on: Option<NaiveDate>,
    /// Of a change order what it changes of the contract, below zero where that gets smaller.
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
    /// What the steps are worth in the currency of the business; a smaller contract is worth none.
    pub next_sum: Money,
    pub pace: Pace,
    pub months: Vec<CashMonth>,
    pub axis: Vec<AxisTick>,
    /// Kept back until a release, by invoices issued and to come; no day says when, so it is in no month.
    pub kept_back: Money,
    pub projects: Vec<ProjectRow>,
    /// The next milestone with a date, for the day when nothing is to do.
    pub upcoming_title: Option<String>,
    pub upcoming_on: Option<NaiveDate>,
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
        let gathered = items::gather(&view, &business)?;
        let overdue = invoice_figure(&view, true)?;
        let (next, next_more) = next::next_rows(&view, &business, &gathered, overdue.count)?;
        let Gathered { items, kept, projects, other_currencies } = gathered;
        let of = |status: MilestoneStatus| items.iter().filter(move |i| i.standing.status == status);
        let mut delays = Delays::new(conn, pace.unwrap_or_default())?;
        let (months, axis) = cash::cash(&view, &items, &mut delays)?;
        let upcoming = items
            .iter()
            .filter(|i| i.standing.milestone.facts.done_on.is_none())
            .filter_map(|i| Some((i.standing.milestone.target_on?, i)))
            .min_by_key(|(on, _)| *on);
        let waited = |i: &Item| i.standing.milestone.facts.done_on.map(|d| (moment.on - d).num_days());
        let counts = |amount: &Money| amount.is_positive() && amount.currency() == view.currency;
        Ok(Dashboard {
            today: moment.on,
            currency: view.currency,
            other_currencies,
            including_tax: view.including_tax,
            waiting: figure(&view, of(MilestoneStatus::WaitingForSignOff), waited)?,
            ready: figure(&view, of(MilestoneStatus::Ready), waited)?,
            outstanding: invoice_figure(&view, false)?,
            overdue,
            paid_this_year: paid_this_year(&view)?,
            habit: delays.of_everybody(),
            pace: delays.pace(),
            next_sum: Money::sum(next.iter().map(|n| n.amount).filter(counts), view.currency)?,
            next,
            next_more,
            months,
            axis,
            kept_back: expected::kept_back(&view, &items, &kept)?,
            projects,
            upcoming_title: upcoming.map(|(_, i)| i.standing.milestone.title.clone()),
            upcoming_on: upcoming.map(|(on, _)| on),
        })
    })
}

fn figure<'a>(
    view: &View<'_>,
    items: impl Iterator<Item = &'a Item>,
    age: impl Fn(&Item) -> Option<i64>,
) -> Result<Figure, AppError> {
    let (mut amount, mut count, mut days) = (Money::zero(view.currency), 0, None);
    for item in items {
        amount = amount.plus(item.left)?;
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
