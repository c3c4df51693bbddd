//! Telling the user of an invoice some days before it is due: asked for when it is issued, or on its page. Nothing goes to the
//! client.

use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::problem::AppError;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::invoice::DocumentKind;
use domain::{InvoiceId, Why};
use serde::Deserialize;
use serde_json::json;
use storage::record::{due_notice as record, invoice};
use ts_rs::TS;

/// What the window offers.
const USUAL_DAYS: u32 = 3;
/// The longest time before the due day.
const MOST_DAYS: u32 = 90;

/// `days`: before the invoice is due, 1 to 90; none given: nothing is told.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetDueNotice {
    pub id: InvoiceId,
    #[serde(default)]
    #[ts(optional)]
    pub days: Option<u32>,
}

/// Asks for a notice, or takes it back. Errors: `days` out of bounds, a credit note, which nobody pays.
pub fn set_due_notice(app: &App, SetDueNotice { id, days }: SetDueNotice) -> Result<InvoiceView, AppError> {
    check("days", days)?;
    app.write("set_due_notice", |tx, _| {
        if invoice::issued(tx, id)?.body().kind == DocumentKind::CreditNote {
            let reason = "a credit note is not due".to_owned();
            return Err(AppError::invalid("id", Why::Malformed { reason }));
        }
        record::set(tx, id, days)?;
        Ok(((), Entry::about("invoice", id, json!({ "notice_days": days }))))
    })?;
    invoices::invoice(app, InvoiceArgument { id })
}

/// Errors: `days` out of bounds, under the name of their field.
pub(crate) fn check(field: &str, days: Option<u32>) -> Result<(), AppError> {
    match days {
        Some(0) => Err(AppError::invalid(field, Why::NotPositive)),
        Some(days) if days > MOST_DAYS => Err(AppError::invalid(field, Why::Above { max: MOST_DAYS.to_string() })),
        Some(_) | None => Ok(()),
    }
}

/// The days that may be asked for, or taken back where they are `set`; None where that day is over.
pub(crate) fn offer(set: Option<u32>, due_on: NaiveDate, today: NaiveDate) -> Option<u32> {
    let left = (due_on - today).num_days();
    match set {
        Some(days) => (left >= 0).then_some(days),
        None => (left > i64::from(USUAL_DAYS)).then_some(USUAL_DAYS),
    }
}
