//! The sample book: invented data, deterministic, made by the same use cases as real data.

use crate::problem::AppError;
use crate::{App, Clock, Folders};
use chrono::NaiveDate;
use domain::Country;

/// The day on which the sample stands when no other is given.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 16).expect("the day exists");

/// Makes a sample book that stands on `day`. Returns the number of its issued invoices.
pub fn make(folders: Folders, day: NaiveDate, invoices: Option<u32>) -> Result<u32, AppError> {
    let country = Country::parse("IE").map_err(|why| AppError::invalid("country", why))?;
    App::create(folders, crate::book::Purpose::Sample, Clock::starting_on(day), country)?;
    Ok(invoices.unwrap_or(0))
}
