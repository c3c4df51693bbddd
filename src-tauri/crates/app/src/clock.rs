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
    Stepping(Steps),
}

/// Seconds since 1970 of the next tick.
#[derive(Debug)]
pub struct Steps(AtomicI64);

impl Steps {
    /// Goes to nine in the morning of `day`, unless the clock is past it already on that day.
    pub fn jump_to(&self, day: NaiveDate) {
        self.0.fetch_max(morning(day), Ordering::Relaxed);
    }
}

fn morning(day: NaiveDate) -> i64 {
    let nine = day.and_hms_opt(9, 0, 0).expect("nine o'clock exists every day in UTC");
    Utc.from_utc_datetime(&nine).timestamp()
}

impl Clock {
    pub fn starting_on(day: NaiveDate) -> Self {
        Clock::Stepping(Steps(AtomicI64::new(morning(day))))
    }

    /// The instant and the business day of one command; a stepping clock ticks.
    #[expect(clippy::disallowed_methods, reason = "the one place where the product reads the system's clock")]
    pub fn tick(&self) -> Moment {
        match self {
            Clock::System => Moment { at: Utc::now(), on: Local::now().date_naive() },
            Clock::Stepping(steps) => {
                let seconds = steps.0.fetch_add(1, Ordering::Relaxed);
                let at = DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
                Moment { at, on: at.date_naive() }
            }
        }
    }

    /// Moves a stepping clock on to `day`; the system's clock stays what it is.
    pub fn jump_to(&self, day: NaiveDate) {
        if let Clock::Stepping(steps) = self {
            steps.jump_to(day);
        }
    }
}
