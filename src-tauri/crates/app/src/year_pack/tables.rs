//! The payments of a period as a table.

use crate::csv::{self, Cell};
use crate::payments;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::report::Period;
use storage::Connection;
use storage::record::payment::{self, PaymentFilter};

const HEADS: [&str; 11] = [
    "payment",
    "received_on",
    "client",
    "channel",
    "reference",
    "currency",
    "amount",
    "credit",
    "takes_back",
    "documents",
    "note",
];

/// A row for each payment that counts in the period, in the order of record; refunds and what takes one back are below zero.
pub(super) fn payments(conn: &Connection, period: Period, today: NaiveDate) -> Result<Vec<u8>, AppError> {
    let days = Some((period.from, period.to.min(today)));
    let mut all = payment::payments(conn, &PaymentFilter { days, ..PaymentFilter::default() }, u32::MAX)?;
    all.sort_by_key(|of| of.id);
    let mut rows = Vec::with_capacity(all.len());
    for of in all {
        let row = payments::row(conn, of)?;
        let channel = serde_json::to_value(row.channel).ok().and_then(|word| word.as_str().map(str::to_owned));
        let documents: Vec<&str> = row.parts.iter().map(|part| part.number.as_str()).collect();
        rows.push(vec![
            Cell::plain(row.id.0),
            Cell::plain(row.received_on),
            Cell::text(&row.client_name),
            Cell::plain(channel.unwrap_or_default()),
            Cell::text(&row.reference),
            Cell::plain(row.amount.currency().code()),
            Cell::amount(row.amount),
            Cell::amount(row.credit),
            Cell::plain(row.reverses.map(|id| id.0.to_string()).unwrap_or_default()),
            Cell::text(&documents.join(" ")),
            Cell::text(&row.note),
        ]);
    }
    Ok(csv::table(&HEADS, rows))
}
