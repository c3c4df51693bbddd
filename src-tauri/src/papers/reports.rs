//! The report of a period on its way out, as a file that the user chose.

use super::{Saved, save_as};
use crate::desktop::{Desktop, Media};
use app::Problem;
use app::reports::{ReportArgument, ReportFormat, report_csv, report_xlsx};
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
        ReportFormat::Xlsx => (report_xlsx(&app, report)?, Media::Workbook),
    };
    save_as(desktop, file.name, media, &file.bytes)
}
