//! The year-end pack: every document of a period as it was issued, its e-invoices, the report and the journal as tables, the
//! whole book as JSON, and a list of hashes that anyone can check, as one zip. It stays readable without this program.
//!
//! It is a look at the book and leaves no trace in it, so that the same book gives the same bytes on the same day.

mod tables;
mod words;

use crate::bookings::{BookingsArgument, BookingsFormat, journal};
use crate::dossier::{Existing, Files, check_free};
use crate::invoices::pdf_name;
use crate::packing::Packed;
use crate::problem::AppError;
use crate::reports::{ReportArgument, report_tables};
use crate::table::Nothing;
use crate::{App, book, business};
use chrono::NaiveDate;
use domain::invoice::DocumentKind;
use domain::report::Period;
use serde::Deserialize;
use std::path::Path;
use storage::record::invoice::{self, DocumentFiles};
use ts_rs::TS;

/// Which period, as in a report; a year as a rule.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct YearPackArgument {
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub period: String,
}

/// A pack that can be written. Nothing of it is collected yet.
#[derive(Debug, Clone)]
pub struct YearPack {
    /// Such as `Year-end-2026.zip`.
    pub name: String,
    period: Period,
}

/// Reads what is asked for. Errors: `invalid` period, `in_the_future` for one that has not begun.
pub fn year_pack(app: &App, asked: &YearPackArgument) -> Result<YearPack, AppError> {
    app.read(|_, moment| {
        let period = Period::parse(&asked.period, moment.on).map_err(|why| AppError::invalid("period", why))?;
        domain::milestone::not_in_the_future(period.from, moment.on)?;
        Ok(YearPack { name: format!("Year-end-{}.zip", period.name().replace("..", "-to-")), period })
    })
}

/// Collects the pack and writes it beside `path`, which gets its name once it is whole; `packing` tells how far it is and can
/// stop it between two files. Errors: of the disk and of the book, a name that is taken; then nothing is left.
pub fn write(app: &App, pack: &YearPack, path: &Path, existing: Existing) -> Result<Packed, AppError> {
    check_free(path, existing)?;
    app.packing().begin(0);
    let packed = collected(app, pack.period).and_then(|files| match files {
        Some(files) => files.write_begun(app, path, existing),
        None => Ok(Packed::Stopped),
    });
    app.packing().end();
    packed
}

/// Makes some of the files of a period.
type Step = fn(&App, Period, NaiveDate, &mut Files) -> Result<(), AppError>;

/// Every file but those of the book's own, made. None when the user stopped it.
fn collected(app: &App, period: Period) -> Result<Option<Files>, AppError> {
    let (business, today) = app.read(|conn, moment| Ok((business::of_book(conn, app)?, moment.on)))?;
    let mut files = Files::default();
    documents(app, period, today, &mut files)?;
    app.packing().of(files.len());
    let steps: [Step; 3] = [tables, journals, whole_book];
    for step in steps {
        if app.packing().is_stopped() {
            return Ok(None);
        }
        step(app, period, today, &mut files)?;
    }
    let readme = words::readme(business.language, &business.name, period.name().as_str(), today);
    files.put_made("README.txt".to_owned(), today, readme.into_bytes());
    files.sort_and_sum(today);
    Ok(Some(files))
}

/// The PDF of each document as it was issued, and its e-invoice as it was made.
fn documents(app: &App, period: Period, today: NaiveDate, files: &mut Files) -> Result<(), AppError> {
    app.read(|conn, _| {
        for DocumentFiles { entry, xml_hash } in invoice::files_of_days(conn, period.from, period.to.min(today))? {
            let kind = if entry.is_credit_note { DocumentKind::CreditNote } else { DocumentKind::AdHoc };
            let name = pdf_name(kind, &entry.number);
            if let Some(hash) = xml_hash {
                files.put_kept(format!("e-invoices/{}xml", name.trim_end_matches("pdf")), entry.issue_on, hash);
            }
            files.put_kept(format!("documents/{name}"), entry.issue_on, entry.pdf_hash);
        }
        Ok(())
    })
}

/// The report, a table for each part, and the payments.
fn tables(app: &App, period: Period, today: NaiveDate, files: &mut Files) -> Result<(), AppError> {
    app.read(|conn, _| {
        let asked = ReportArgument { period: period.name(), ..ReportArgument::default() };
        for (name, bytes) in report_tables(conn, app, &asked, today)? {
            files.put_made(format!("tables/{name}.csv"), today, bytes);
        }
        files.put_made("tables/payments.csv".to_owned(), today, tables::payments(conn, period, today)?);
        Ok(())
    })
}

fn journals(app: &App, period: Period, today: NaiveDate, files: &mut Files) -> Result<(), AppError> {
    let asked = BookingsArgument { period: period.name(), currency: String::new() };
    for (name, format) in [("journal.csv", BookingsFormat::Csv), ("journal.journal", BookingsFormat::Hledger)] {
        files.put_made(format!("tables/{name}"), today, journal(app, &asked, format)?.bytes);
    }
    Ok(())
}

fn whole_book(app: &App, _: Period, today: NaiveDate, files: &mut Files) -> Result<(), AppError> {
    let book = book::export_book(app, Nothing {})?;
    let text = serde_json::to_vec_pretty(&book)
        .map_err(|error| AppError::Usage { name: "book.json".to_owned(), reason: error.to_string() })?;
    files.put_made("book.json".to_owned(), today, text);
    Ok(())
}
