//! How promptly clients pay: the habits that forecasts follow, and the record of one client with its picture.

mod chart;

pub use chart::{DayTick, MonthTick, PromptnessChart};

use crate::App;
use crate::dashboard::Pace;
use crate::problem::AppError;
use crate::projects;
use chrono::NaiveDate;
use domain::promptness::{ENOUGH, Habit, HabitOf, Paid, habit, median, usual_delay};
use domain::{ClientId, InvoiceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::promptness::{PaidInvoice, last_paid};
use storage::record::{exposure, party, project};
use ts_rs::TS;

/// As many of a client's last paid invoices make its habit: old ways are forgotten.
const OF_CLIENT: u32 = 12;
/// As many of everybody's.
const OF_EVERYBODY: u32 = 60;

/// What to add to due days, client by client, each looked up once.
pub(crate) struct Delays<'a> {
    conn: &'a Connection,
    pace: Pace,
    everybody: Option<Habit>,
    known: BTreeMap<ClientId, i64>,
}

impl<'a> Delays<'a> {
    pub(crate) fn new(conn: &'a Connection, pace: Pace) -> Result<Self, AppError> {
        Ok(Self { conn, pace, everybody: habit_of(&last_paid(conn, None, OF_EVERYBODY)?), known: BTreeMap::new() })
    }

    pub(crate) fn pace(&self) -> Pace {
        self.pace
    }

    /// How all clients together pay; None until enough invoices are paid to say so.
    pub(crate) fn of_everybody(&self) -> Option<Habit> {
        self.everybody.filter(|habit| usize::try_from(habit.count).is_ok_and(|count| count >= ENOUGH))
    }

    /// Days to add to a due day of `client`.
    pub(crate) fn of(&mut self, client: ClientId) -> Result<i64, AppError> {
        if self.pace == Pace::Agreed {
            return Ok(0);
        }
        if let Some(days) = self.known.get(&client) {
            return Ok(*days);
        }
        let own = habit_of(&last_paid(self.conn, Some(client), OF_CLIENT)?);
        let (days, _) = usual_delay(own, self.everybody);
        self.known.insert(client, days);
        Ok(days)
    }
}

fn habit_of(invoices: &[PaidInvoice]) -> Option<Habit> {
    let paid: Vec<Paid> = invoices.iter().map(|invoice| invoice.paid).collect();
    habit(&paid)
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PromptnessArgument {
    pub client: ClientId,
}

/// One invoice on the record of a client.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PromptnessRow {
    pub invoice: InvoiceId,
    pub number: String,
    pub title: String,
    pub due_on: NaiveDate,
    /// None while it is open and late.
    pub paid_on: Option<NaiveDate>,
    /// Below zero for days early; of an open one up to today.
    pub days_late: i64,
    /// Where it stands in the chart, in thousandths of width and height.
    pub x: u32,
    pub y: u32,
}

/// How long a step of the way from work to money usually takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct StepLength {
    /// The middle one, in days.
    pub days: i64,
    /// Of how many.
    pub count: u32,
}

/// How a client pays.
#[derive(Debug, Serialize, TS)]
pub struct HowTheyPay {
    /// Of the last paid invoices; None until one is paid.
    pub habit: Option<Habit>,
    /// Days by which a forecast moves this client's due days, and whose habit that is.
    pub delay: i64,
    pub follows: HabitOf,
    /// The last paid invoices and those that are late, by due day.
    pub rows: Vec<PromptnessRow>,
    pub chart: Option<PromptnessChart>,
    /// From done to the client's yes.
    pub to_acceptance: Option<StepLength>,
    /// From the yes, or from done where none is asked for, to the invoice.
    pub to_invoice: Option<StepLength>,
    /// From the invoice to the payment that closed it.
    pub to_payment: Option<StepLength>,
}

/// How a client pays. Errors: `not_found` for an unknown client.
pub fn how_they_pay(app: &App, PromptnessArgument { client }: PromptnessArgument) -> Result<HowTheyPay, AppError> {
    app.read(|conn, moment| {
        party::client(conn, client)?;
        let paid = last_paid(conn, Some(client), OF_CLIENT)?;
        let habit = habit_of(&paid);
        let (delay, follows) = usual_delay(habit, habit_of(&last_paid(conn, None, OF_EVERYBODY)?));
        let mut rows = rows(conn, client, &paid, moment.on)?;
        let chart = chart::draw(&mut rows, habit, moment.on);
        let (to_acceptance, to_invoice) = work_steps(conn, client, moment.on)?;
        let to_payment = step(paid.iter().map(|of| (of.paid.paid_on - of.issue_on).num_days()));
        Ok(HowTheyPay { habit, delay, follows, rows, chart, to_acceptance, to_invoice, to_payment })
    })
}

fn rows(
    conn: &Connection,
    client: ClientId,
    paid: &[PaidInvoice],
    today: NaiveDate,
) -> Result<Vec<PromptnessRow>, AppError> {
    let mut rows: Vec<PromptnessRow> = paid
        .iter()
        .map(|of| PromptnessRow {
            invoice: of.id,
            number: of.number.clone(),
            title: of.heading.clone(),
            due_on: of.paid.due_on,
            paid_on: Some(of.paid.paid_on),
            days_late: of.paid.days_late(),
            x: 0,
            y: 0,
        })
        .collect();
    let late = exposure::open_invoices(conn, Some(client))?.into_iter().filter(|open| open.due_on < today);
    rows.extend(late.map(|open| PromptnessRow {
        days_late: (today - open.due_on).num_days(),
        invoice: open.id,
        number: open.number,
        title: open.heading,
        due_on: open.due_on,
        paid_on: None,
        x: 0,
        y: 0,
    }));
    rows.sort_by_key(|row| (row.due_on, row.invoice.0));
    Ok(rows)
}

/// From done to the yes, and on to the invoice, over all projects of a client. What was billed ahead has no such length.
fn work_steps(
    conn: &Connection,
    client: ClientId,
    today: NaiveDate,
) -> Result<(Option<StepLength>, Option<StepLength>), AppError> {
    let (mut to_yes, mut to_invoice) = (Vec::new(), Vec::new());
    for archived in [false, true] {
        for project in project::projects(conn, archived)?.into_iter().filter(|project| project.client == client) {
            for standing in projects::standings(conn, &project, today)? {
                let facts = standing.milestone.facts;
                let accepted = facts.acceptance.map(|of| of.on);
                to_yes.extend(facts.done_on.zip(accepted).map(|(done, yes)| (yes - done).num_days()));
                let billed = facts.billed.map(|of| of.issue_on);
                to_invoice.extend(accepted.or(facts.done_on).zip(billed).map(|(ready, on)| (on - ready).num_days()));
            }
        }
    }
    let ahead = |days: &i64| *days >= 0;
    Ok((step(to_yes.into_iter().filter(ahead)), step(to_invoice.into_iter().filter(ahead))))
}

fn step(days: impl Iterator<Item = i64>) -> Option<StepLength> {
    let days: Vec<i64> = days.collect();
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    Some(StepLength { days: median(days)?, count })
}
