//! Reminders of late invoices: how firm the next one is and from which day it is due, and the texts with their places for
//! names and amounts. Nothing here sends anything.

use crate::places;
pub use crate::places::fill;
use crate::refusal::Why;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// How firm a reminder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderLevel {
    Friendly,
    Firm,
    /// The last notice.
    Last,
}

impl ReminderLevel {
    pub const ALL: [ReminderLevel; 3] = [ReminderLevel::Friendly, ReminderLevel::Firm, ReminderLevel::Last];

    /// From 1.
    pub fn number(self) -> u8 {
        match self {
            Self::Friendly => 1,
            Self::Firm => 2,
            Self::Last => 3,
        }
    }

    /// After the last notice comes no firmer one.
    fn next(self) -> Self {
        match self {
            Self::Friendly => Self::Firm,
            Self::Firm | Self::Last => Self::Last,
        }
    }
}

/// How a client was reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderChannel {
    /// A draft was opened in the mail program; whether it was sent is known to that alone.
    MailDraft,
    /// Milepost sent the mail itself.
    Sent,
    /// The letter was saved.
    Letter,
    /// The text was copied.
    Copied,
    Phone,
}

/// Days between reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ReminderDays {
    /// After the due day.
    pub first: u32,
    /// After the friendly one.
    pub second: u32,
    /// After the firm one.
    pub third: u32,
    /// Within how many days a reminder asks for the money.
    pub pay_within: u32,
}

impl Default for ReminderDays {
    fn default() -> Self {
        Self { first: 3, second: 10, third: 14, pay_within: 7 }
    }
}

/// Most days of one wait.
pub const DAYS_MAX: u32 = 365;

/// A reminder that was given of one invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Reminded {
    pub level: ReminderLevel,
    pub on: NaiveDate,
}

/// Where an invoice stands on the way from a friendly word to the last notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReminderStanding {
    /// Of the next reminder.
    pub level: ReminderLevel,
    /// The day from which the next one is due; None behind the last notice.
    pub due_from: Option<NaiveDate>,
    pub last: Option<Reminded>,
}

impl ReminderStanding {
    /// `due_on`: since when it is owed. A reminder before its wait is over repeats the level of the last one.
    pub fn of(due_on: NaiveDate, last: Option<Reminded>, days: &ReminderDays, today: NaiveDate) -> Self {
        let after = |from: NaiveDate, days: u32| from.checked_add_days(Days::new(u64::from(days)));
        let Some(sent) = last else {
            return Self { level: ReminderLevel::Friendly, due_from: after(due_on, days.first), last };
        };
        let due_from = match sent.level {
            ReminderLevel::Friendly => after(sent.on, days.second),
            ReminderLevel::Firm => after(sent.on, days.third),
            ReminderLevel::Last => None,
        };
        let is_over = due_from.is_some_and(|from| from <= today);
        Self { level: if is_over { sent.level.next() } else { sent.level }, due_from, last }
    }

    /// Whether the next one is due, on a day on which none was given yet.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.due_from.is_some_and(|from| from <= today) && self.last.is_none_or(|last| last.on < today)
    }
}

/// Which of several invoices sets the tone: the firmest, the first of them on ties. None of none.
pub fn tone(all: &[ReminderStanding]) -> Option<(ReminderLevel, usize)> {
    let firmest = all.iter().map(|of| of.level).max()?;
    all.iter().position(|of| of.level == firmest).map(|at| (firmest, at))
}

/// What a text may name, each written in braces.
pub const PLACES: [&str; 10] =
    ["client", "number", "total", "open", "due", "days_late", "pay_by", "today", "business", "sender"];

/// Refuses a place that no reminder can fill. Errors: `UnknownPlace`, by its name.
pub fn check_places(text: &str) -> Result<(), Why> {
    places::check(text, &PLACES)
}
