//! The sample book: invented data, deterministic, made by the same use cases as real data.

mod companies;
mod contracts;
mod diary;
mod one_offs;
mod past;

use crate::business::{self, BusinessPatch};
use crate::problem::AppError;
use crate::{App, Clock, Folders};
use chrono::NaiveDate;
use domain::Country;

/// The day on which the sample stands when no other is given.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 16).expect("the day exists");

/// Makes a sample book that stands on `day`. With `invoices`, ten years of a busy past stand before it, so that the
/// book has so many in all. Returns the number of its issued invoices.
pub fn make(folders: Folders, day: NaiveDate, invoices: Option<u32>) -> Result<u32, AppError> {
    let shift = day - TODAY;
    let country = Country::parse("IE").map_err(|why| AppError::invalid("country", why))?;
    let first = diary::first_day() + shift;
    let begins = if invoices.is_some() { past::first_day(first) } else { first };
    let app = App::create(folders, crate::book::Purpose::Sample, Clock::starting_on(begins), country)?;
    business::save_business(&app, consultant())?;
    let before = past::enter(&app, first, invoices.unwrap_or(0).saturating_sub(diary::invoices()))?;
    let issued = diary::enter(&app, shift)?;
    Ok(before + issued)
}

fn consultant() -> BusinessPatch {
    let typed = |text: &str| Some(text.to_owned());
    BusinessPatch {
        name: typed("Sandberg Advisory"),
        person: typed("Elin Sandberg"),
        street: typed("14 Marine Row"),
        city: typed("Dublin 4"),
        postcode: typed("D04 AB12"),
        email: typed("elin@sandberg.example"),
        vat_number: typed("IE 1234567T"),
        terms_note: typed("Statutory interest applies to late payment."),
        bank_iban: typed("IE29 AIBK 9311 5212 3456 78"),
        bank_bic: typed("AIBKIE2D"),
        ..BusinessPatch::default()
    }
}
