//! The report of a period on paper, in the language and the design of the business.

use super::{ReportArgument, ReportFile, told};
use crate::App;
use crate::issuing::logo;
use crate::papers::drawn;
use crate::problem::AppError;
use crate::system_fonts::fonts_for_paper;
use documents::DocumentError;
use domain::papers::PeriodReport;

/// The same bytes for the same book on the same day. Errors: `invalid` period or currency; characters that no font shows.
pub fn report_pdf(app: &App, asked: ReportArgument) -> Result<ReportFile, AppError> {
    app.read(|conn, moment| {
        let told = told(conn, app, &asked, moment.on)?;
        let business = crate::business::of_book(conn, app)?;
        let reports = told.all(moment.on)?;
        let exchanged = reports.iter().flat_map(|of| told.exchanged(of.currency).copied()).collect();
        let paper = PeriodReport::of(&business, business.looks.template, (told.period, reports, exchanged), moment.on);
        let logo = logo(conn, paper.letter.logo.as_deref())?;
        let pages = drawn(documents::report_pages(&paper, logo.as_ref(), &fonts_for_paper(&paper, &paper.letter)))?;
        let pdf = documents::pdf(&pages.map_err(DocumentError::Uncovered)?, None)?;
        Ok(ReportFile { name: format!("{}.pdf", told.stem()), bytes: pdf })
    })
}
