//! Cash by month: received, expected by due date, expected from work that is not invoiced yet.

use super::{Item, View};
use crate::problem::AppError;
use chrono::{Datelike, Months, NaiveDate};
use domain::{MilestoneStatus, Money};
use serde::Serialize;
use storage::record::{invoice, payment};
use ts_rs::TS;

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

pub(super) fn cash(view: &View<'_>, items: &[Item]) -> Result<(Vec<CashMonth>, Vec<AxisTick>), AppError> {
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
        // What is past due is expected now.
        let month = first_of(on).max(current);
        if let Some(found) = months.iter_mut().find(|m| m.month == month) {
            let slot = part(found);
            *slot = slot.plus(amount)?;
        }
        Ok(())
    };
    for open in invoice::open_by_due_month(view.conn, view.currency, view.today)? {
        let amount = if view.including_tax { open.open } else { open.open_net };
        if open.is_late {
            add(view.today, amount, |m| &mut m.late)?;
        } else {
            add(open.due_on, amount, |m| &mut m.invoiced)?;
        }
    }
    for item in items {
        let due = |issue: NaiveDate| item.terms.due_on(issue).unwrap_or(issue);
        let expected = item.standing.milestone.target_on.unwrap_or(view.today).max(view.today);
        match item.standing.status {
            MilestoneStatus::Ready => add(due(view.today), item.shown, |m| &mut m.ready)?,
            MilestoneStatus::WaitingForSignOff => add(due(expected), item.shown, |m| &mut m.waiting)?,
            MilestoneStatus::Planned | MilestoneStatus::InProgress => {
                add(due(expected), item.shown, |m| &mut m.planned)?;
            }
            MilestoneStatus::Invoiced | MilestoneStatus::Paid => {}
        }
    }
    scale(view, months)
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
