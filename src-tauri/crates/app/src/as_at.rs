//! Lists and accounts as they stood at the end of a past day (decision 0014): worked out from the facts that count by
//! then, so that nothing that happens later changes them. What was recorded later for a day before is named.

mod account;
mod invoices;
mod register;

pub use account::{AccountAsAt, AccountAsAtArgument, account_as_at};
pub use invoices::{Aged, AgeingSum, ClientBalance, InvoicesAsAt, InvoicesAsAtArgument, invoices_as_at};
pub use register::{RegisterArgument, RegisterFile, register};

use crate::App;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::as_at::Dated;
use domain::{InvoiceId, Money};
use serde::Serialize;
use storage::Connection;
use ts_rs::TS;

/// What was recorded after the day for a day before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SinceKind {
    Document,
    /// Money, a credit or a write-off.
    Settlement,
    Agreement,
    Work,
}

/// A fact that stands at the day although nobody could know it then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordedSince {
    pub kind: SinceKind,
    /// The document that it is about.
    pub invoice: Option<InvoiceId>,
    /// Number of a document, name of a milestone; of an agreement the revision.
    pub name: String,
    pub on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub amount: Option<Money>,
}

impl RecordedSince {
    fn of<T>(dated: &Dated<T>, kind: SinceKind, name: &str, amount: Option<Money>) -> Self {
        Self { kind, invoice: None, name: name.to_owned(), on: dated.counts_on, recorded_on: dated.recorded_on, amount }
    }
}

/// The day that is looked back at. Errors: an unreadable day, `in_the_future`.
pub(crate) fn past_day(conn: &Connection, app: &App, typed: &str, today: NaiveDate) -> Result<NaiveDate, AppError> {
    let day = crate::schedule::day(conn, app, "on", Some(typed), today)?;
    domain::milestone::not_in_the_future(day, today)?;
    Ok(day)
}
