//! The only place that reads the time. Everything below takes it as an argument.

use chrono::{DateTime, Local, NaiveDate, TimeDelta, TimeZone, Utc};
use std::sync::atomic::{AtomicI64, Ordering};
use storage::Moment;

/// Where today and now come from.
#[derive(Debug)]
pub enum Clock {
    /// The computer's clock; today is its local date.
    System,
    /// Starts at nine in the morning of a chosen day and ticks one second per command, so that scripts repeat.
    Stepping { start: DateTime<Utc>, ticks: AtomicI64 },
}

impl Clock {
    pub fn starting_on(day: NaiveDate) -> Self {
        let morning = day.and_hms_opt(9, 0, 0).expect("nine o'clock exists every day in UTC");
        Clock::Stepping { start: Utc.from_utc_datetime(&morning), ticks: AtomicI64::new(0) }
    }

    /// The instant and the business day of one command; a stepping clock ticks.
    pub fn tick(&self) -> Moment {
        match self {
            Clock::System => Moment { at: Utc::now(), on: Local::now().date_naive() },
            Clock::Stepping { start, ticks } => {
                let at = *start + TimeDelta::seconds(ticks.fetch_add(1, Ordering::Relaxed));
                Moment { at, on: at.date_naive() }
            }
        }
    }
}
