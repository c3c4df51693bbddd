//! The list of payments, narrowed by a client, by days and by a currency.

use super::{PaymentRow, row};
use crate::App;
use crate::invoices::days;
use crate::problem::AppError;
use domain::{ClientId, Currency};
use serde::Deserialize;
use storage::record::payment::{self, PaymentFilter};
use ts_rs::TS;

#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ListPayments {
    pub client: Option<ClientId>,
    /// Only payments that count on these days, as typed, both included: empty for no bound. What takes one back counts on
    /// the day on which that was recorded.
    pub from: Option<String>,
    pub to: Option<String>,
    /// As typed.
    pub currency: Option<String>,
    pub limit: Option<u32>,
}

/// Payments newest first, reversals among them. Errors: an unreadable day or currency.
pub fn payments(app: &App, wanted: ListPayments) -> Result<Vec<PaymentRow>, AppError> {
    app.read(|conn, moment| {
        let limit = wanted.limit.unwrap_or(200).clamp(1, 1000);
        let days = days(conn, app, (wanted.from.as_deref(), wanted.to.as_deref()), moment.on)?;
        let typed = wanted.currency.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
        let currency = typed.map(Currency::parse).transpose().map_err(|why| AppError::invalid("currency", why))?;
        let filter = PaymentFilter { client: wanted.client, days, currency };
        payment::payments(conn, &filter, limit)?.into_iter().map(|p| row(conn, p)).collect()
    })
}
