//! What surrounds every screen: the business, today, the active projects, what is late, the last backup.

use crate::App;
use crate::ladder::ProjectSums;
use crate::outbox::OutboxCount;
use crate::problem::AppError;
use crate::table::Nothing;
use chrono::NaiveDate;
use domain::{ClientId, Country, Currency, Language, ProjectId};
use serde::Serialize;
use storage::record::{invoice, project};
use ts_rs::TS;

/// An active project in the sidebar, with the pie of what is paid.
#[derive(Debug, Serialize, TS)]
pub struct ActiveProject {
    pub id: ProjectId,
    pub client: ClientId,
    pub title: String,
    pub billed_permille: u32,
    /// Since how many days a milestone is accepted and not invoiced, where that has lasted too long (S52).
    pub ready_days: Option<i64>,
    pub sums: ProjectSums,
}

#[derive(Debug, Serialize, TS)]
pub struct Workspace {
    pub business_name: String,
    /// True until the first run has named the business.
    pub is_new: bool,
    pub is_sample: bool,
    pub is_read_only: bool,
    pub today: NaiveDate,
    pub currency: Currency,
    pub country: Country,
    pub tax_name: String,
    pub late_invoices: u32,
    pub outbox: OutboxCount,
    pub projects: Vec<ActiveProject>,
    /// RFC 3339, UTC; None while no verified backup exists.
    pub last_backup_at: Option<String>,
    /// Name of the open file.
    pub book: String,
}

/// A country for a list to choose from.
#[derive(Debug, Serialize, TS)]
pub struct CountryRow {
    pub code: String,
    pub name: String,
    pub currency: String,
    /// Standard tax in percent; None where there is none for the whole country.
    pub standard_rate: Option<String>,
    pub tax_name: String,
}

/// What surrounds every screen.
pub fn workspace(app: &App, _: Nothing) -> Result<Workspace, AppError> {
    let last_backup_at = app.last_backup_at().map(|at| at.to_rfc3339());
    let (is_sample, is_read_only) = app.nature()?;
    app.read(|conn, moment| {
        let business = crate::business::of_book(conn, app)?;
        let active = project::projects(conn, false)?.into_iter().take(ACTIVE_MAX).map(|project| {
            let row = crate::projects::row(conn, &project, moment.on)?;
            let billed = domain::plan::permille(&[row.sums.billed, row.sums.left_to_bill]);
            let billed_permille = if row.sums.billed.is_zero() { 0 } else { billed[0] };
            let ready_days = row.ready_days.filter(|days| *days >= READY_LONG_DAYS);
            let (id, client, title, sums) = (row.id, row.client, row.title, row.sums);
            Ok(ActiveProject { id, client, title, billed_permille, ready_days, sums })
        });
        Ok(Workspace {
            is_new: business.name.is_empty(),
            business_name: business.name.clone(),
            is_sample,
            is_read_only,
            today: moment.on,
            currency: business.currency,
            country: business.address.country,
            tax_name: crate::business::tax_name(business.address.country).to_owned(),
            late_invoices: invoice::late_count(conn, moment.on)?,
            outbox: crate::outbox::count(conn)?,
            projects: active.collect::<Result<_, AppError>>()?,
            last_backup_at,
            book: app.folders().book_name(),
        })
    })
}

/// What was accepted is invoiced within these days; after them the sidebar says so.
const READY_LONG_DAYS: i64 = 3;

/// The sidebar shows so many; the rest is in the list.
const ACTIVE_MAX: usize = 12;

/// All countries by name, with the defaults they bring.
pub fn countries(_: &App, _: Nothing) -> Result<Vec<CountryRow>, AppError> {
    let mut rows: Vec<CountryRow> = Country::all()
        .map(|country| CountryRow {
            code: country.code().to_owned(),
            name: country.name(Language::EnglishUk).to_owned(),
            currency: country.currency().to_owned(),
            standard_rate: country.standard_rate().map(str::to_owned),
            tax_name: crate::business::tax_name(country).to_owned(),
        })
        .collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}
