//! Cash by month: received, expected by due date, expected from work that is not invoiced yet.

use super::expected;
use super::forecast::ForecastPart;
use super::items::{Item, View};
use crate::problem::AppError;
use crate::promptness::Delays;
use chrono::{Datelike, Months, NaiveDate};
use domain::Money;
use domain::promptness::expected_on;
use serde::{Deserialize, Serialize};
use storage::record::{invoice, payment, promptness};
use ts_rs::TS;

/// When clients are expected to pay what is open and what will be billed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// On the due day.
    #[default]
    Agreed,
    /// As many days later, or earlier, as each client usually pays.
    Usual,
}

/// Money of one month, from the most to the least certain.
#[derive(Debug, Serialize, TS)]
pub struct CashMonth {
    /// First day of the month.
    pub month: NaiveDate,
    pub is_current: bool,
    pub total: Money,
    pub paid: Money,
    pub late: Money,
    pub invoiced: Money,
    pub ready: Money,
    pub waiting: Money,
    pub planned: Money,
    /// Heights in thousandths of the axis, in the order paid, late, invoiced, ready, waiting, planned.
    pub permille: Vec<u32>,
}

/// A line of the chart's axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AxisTick {
    pub amount: Money,
    pub permille: u32,
}

const MONTHS_BACK: u32 = 4;
const MONTHS_AHEAD: u32 = 4;

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

pub(super) fn cash(
    view: &View<'_>,
    items: &[Item],
    delays: &mut Delays<'_>,
) -> Result<(Vec<CashMonth>, Vec<AxisTick>), AppError> {
    let current = first_of(view.today);
    let start = current.checked_sub_months(Months::new(MONTHS_BACK)).unwrap_or(current);
    let zero = Money::zero(view.currency);
    let mut months: Vec<CashMonth> = (0..=MONTHS_BACK + MONTHS_AHEAD)
        .filter_map(|n| start.checked_add_months(Months::new(n)))
        .map(|month| CashMonth {
            month,
            is_current: month == current,
            total: zero,
            paid: zero,
            late: zero,
            invoiced: zero,
            ready: zero,
            waiting: zero,
            planned: zero,
            permille: Vec::new(),
        })
        .collect();
    let last = months.last().map_or(current, |m| m.month);
    for paid in payment::received(view.conn, view.currency, &key(start), &key(last))? {
        if let Some(month) = months.iter_mut().find(|m| key(m.month) == paid.month) {
            month.paid = if view.including_tax { paid.gross } else { paid.net };
        }
    }
    let mut add = |on: NaiveDate, amount: Money, part: fn(&mut CashMonth) -> &mut Money| -> Result<(), AppError> {
        let month = first_of(on);
        if let Some(found) = months.iter_mut().find(|m| m.month == month) {
            let slot = part(found);
            *slot = slot.plus(amount)?;
        }
        Ok(())
    };
    let today = view.today;
    for open in open(view, delays)? {
        add(open.on, open.amount, if open.is_late { |m| &mut m.late } else { |m| &mut m.invoiced })?;
    }
    for item in items {
        for due in expected::dues(view, item) {
            let part: fn(&mut CashMonth) -> &mut Money = match due.part {
                ForecastPart::Late => |m| &mut m.late,
                ForecastPart::Invoiced => |m| &mut m.invoiced,
                ForecastPart::Ready => |m| &mut m.ready,
                ForecastPart::Waiting => |m| &mut m.waiting,
                ForecastPart::Planned => |m| &mut m.planned,
            };
            add(expected_on(due.on, delays.of(item.client)?, today), due.amount, part)?;
        }
    }
    scale(view, months)
}

/// Open money of issued invoices on the day on which it is expected.
struct Expected {
    on: NaiveDate,
    is_late: bool,
    amount: Money,
}

/// Where due days stand as they are, nobody's habit is asked and whole months are read.
fn open(view: &View<'_>, delays: &mut Delays<'_>) -> Result<Vec<Expected>, AppError> {
    let today = view.today;
    let of = |due_on: NaiveDate, delay: i64, open: Money, open_net: Money| Expected {
        on: expected_on(due_on, delay, today),
        is_late: due_on < today,
        amount: if view.including_tax { open } else { open_net },
    };
    if delays.pace() == Pace::Agreed {
        let months = invoice::open_by_due_month(view.conn, view.currency, today)?;
        return Ok(months.into_iter().map(|m| of(m.due_on, 0, m.open, m.open_net)).collect());
    }
    let by_client = promptness::open_by_client(view.conn, view.currency)?;
    by_client.into_iter().map(|o| Ok(of(o.due_on, delays.of(o.client)?, o.open, o.open_net))).collect()
}

fn key(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

/// Totals, the axis with round steps, and heights in thousandths of it.
fn scale(view: &View<'_>, mut months: Vec<CashMonth>) -> Result<(Vec<CashMonth>, Vec<AxisTick>), AppError> {
    let parts = |m: &CashMonth| [m.paid, m.late, m.invoiced, m.ready, m.waiting, m.planned];
    for month in &mut months {
        month.total = Money::sum(parts(month), view.currency)?;
    }
    let highest = months.iter().map(|m| m.total.minor()).max().unwrap_or(0);
    let (step, count) = axis_step(highest);
    let top = step.saturating_mul(count);
    let share = |minor: i64| u32::try_from(i128::from(minor.max(0)) * 1000 / i128::from(top)).unwrap_or(1000);
    for month in &mut months {
        month.permille = parts(month).iter().map(|m| share(m.minor())).collect();
    }
    let ticks = (0..=count).map(|n| {
        Ok(AxisTick {
            amount: Money::from_minor(step.saturating_mul(n), view.currency)?,
            permille: share(step.saturating_mul(n)),
        })
    });
    Ok((months, ticks.collect::<Result<_, AppError>>()?))
}

/// A step of 1, 2 or 5 times a power of ten, with at most five steps to reach `highest`. Minor units.
pub(crate) fn axis_step(highest: i64) -> (i64, i64) {
    let mut power: i64 = 100;
    loop {
        for step in [1, 2, 5].map(|n| power.saturating_mul(n)) {
            let count = highest / step + i64::from(highest % step != 0);
            if count <= 5 {
                return (step, count.max(1));
            }
        }
        power = power.saturating_mul(10);
    }
}
