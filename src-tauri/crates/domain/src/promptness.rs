//! How promptly clients pay, and when money comes if they go on like that. Days only; amounts are not judged.

use chrono::{Days, NaiveDate};
use serde::Serialize;

#[cfg(test)]
mod tests;

/// As many paid invoices make a habit; fewer say nothing yet.
pub const ENOUGH: usize = 3;

/// A paid invoice: the day it was due and the day of the payment that closed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    pub due_on: NaiveDate,
    pub paid_on: NaiveDate,
}

impl Paid {
    /// Days after the due day; below zero where it was paid before.
    pub fn days_late(&self) -> i64 {
        (self.paid_on - self.due_on).num_days()
    }
}

/// What paid invoices have in common. Days late, below zero for days early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Habit {
    /// How many invoices it is taken from.
    pub count: u32,
    pub earliest: i64,
    pub latest: i64,
    pub median: i64,
}

/// None where nothing was paid yet.
pub fn habit(paid: &[Paid]) -> Option<Habit> {
    let days: Vec<i64> = paid.iter().map(Paid::days_late).collect();
    Some(Habit {
        count: u32::try_from(days.len()).unwrap_or(u32::MAX),
        earliest: *days.iter().min()?,
        latest: *days.iter().max()?,
        median: median(days)?,
    })
}

/// The middle of the values; between two middle ones the later whole day, so that a forecast is not too hopeful.
pub fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    if days.len() % 2 == 1 {
        return Some(upper);
    }
    let sum = days[days.len() / 2 - 1] + upper;
    Some(sum.div_euclid(2) + sum.rem_euclid(2))
}

/// Whose habit a forecast follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HabitOf {
    Client,
    /// The client has paid too few invoices; all clients together stand in.
    Everybody,
    /// Nobody has paid enough invoices: the due day stands.
    Nobody,
}

/// Days to add to a due day, and whose habit they are.
/// `client`, `everybody`: habits, each counting only with `ENOUGH` invoices.
/// Source: the median of three paid invoices or more, else of all clients.
pub fn usual_delay(client: Option<Habit>, everybody: Option<Habit>) -> (i64, HabitOf) {
    let enough = |habit: Option<Habit>| habit.filter(|habit| usize::try_from(habit.count).is_ok_and(|n| n >= ENOUGH));
    match (enough(client), enough(everybody)) {
        (Some(habit), _) => (habit.median, HabitOf::Client),
        (None, Some(habit)) => (habit.median, HabitOf::Everybody),
        (None, None) => (0, HabitOf::Nobody),
    }
}

/// The day on which money that is due on `due_on` is expected, `delay` days later or, below zero, earlier.
/// What should have come before `today` is expected today.
pub fn expected_on(due_on: NaiveDate, delay: i64, today: NaiveDate) -> NaiveDate {
    let days = Days::new(delay.unsigned_abs());
    let moved = if delay < 0 { due_on.checked_sub_days(days) } else { due_on.checked_add_days(days) };
    moved.unwrap_or(due_on).max(today)
}

/// The day on which work without an invoice is expected to be billed: the later of its planned day and `today`.
pub fn billed_on(target_on: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    target_on.unwrap_or(today).max(today)
}
