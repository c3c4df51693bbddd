//! The report of a period and its journal on their way out, as files that the user chose.

use super::{Saved, save_as};
use crate::desktop::{Desktop, Media};
use app::Problem;
use app::bookings::{BookingsArgument, BookingsFormat, journal};
use app::reports::{ReportArgument, ReportFormat, report_csv, report_pdf, report_xlsx};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReport {
    pub report: ReportArgument,
    pub format: ReportFormat,
}

/// Asks where to and saves the report of a period. Errors: `invalid` period or currency.
pub fn save_report(desktop: &Desktop, SaveReport { report, format }: SaveReport) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let (file, media) = match format {
        ReportFormat::Csv => (report_csv(&app, report)?, Media::Table),
        ReportFormat::Pdf => (report_pdf(&app, report)?, Media::Pdf),
        ReportFormat::Xlsx => (report_xlsx(&app, report)?, Media::Workbook),
    };
    save_as(desktop, file.name, media, &file.bytes)
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveJournal {
    pub bookings: BookingsArgument,
    pub format: BookingsFormat,
}

/// Asks where to and saves the bookings of a period. Errors: as `journal`.
pub fn save_journal(desktop: &Desktop, SaveJournal { bookings, format }: SaveJournal) -> Result<Saved, Problem> {
    let file = journal(&*desktop.app()?, &bookings, format)?;
    let media = match format {
        BookingsFormat::Csv | BookingsFormat::Datev => Media::Table,
        BookingsFormat::Hledger => Media::Journal,
    };
    save_as(desktop, file.name, media, &file.bytes)
}
