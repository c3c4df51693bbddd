//! Giving up what is open of an invoice, and taking that back.

use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::problem::AppError;
use crate::{App, Entry};
use domain::payment::{Settlement, SettlementKind};
use domain::{Invalid, InvoiceId, Money, Refusal, text};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use storage::record::{invoice, payment};
use ts_rs::TS;

/// An invoice and why; the reason stays in the history.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteOffArgument {
    pub id: InvoiceId,
    pub reason: String,
}

fn reason_of(typed: &str) -> Result<String, AppError> {
    let required = text::required(typed).map_err(|why| Invalid::new("reason", why))?;
    Ok(required)
}

/// Writes off all that is open of an invoice, today. Errors: `nothing_open`, a missing reason.
pub fn write_off(app: &App, WriteOffArgument { id, reason }: WriteOffArgument) -> Result<InvoiceView, AppError> {
    let reason = reason_of(&reason)?;
    app.write("write_off", |tx, moment| {
        let entry = invoice::invoice(tx, id)?;
        let amount = entry.owed();
        if amount.is_zero() {
            return Err(Refusal::NothingOpen { numbers: entry.number }.into());
        }
        let settlement = Settlement { invoice: id, kind: SettlementKind::WriteOff, on: moment.on, amount };
        payment::settle(tx, &settlement, None, &reason, moment)?;
        Ok(((), Entry::about("invoice", id, json!({ "written_off": amount, "reason": reason }))))
    })?;
    invoices::invoice(app, InvoiceArgument { id })
}

/// Takes back what was written off without a payment: both stay in the history, the invoice is open again.
/// Errors: `already_reversed` where nothing is left to take back, a missing reason.
pub fn reverse_write_off(
    app: &App,
    WriteOffArgument { id, reason }: WriteOffArgument,
) -> Result<InvoiceView, AppError> {
    let reason = reason_of(&reason)?;
    app.write("reverse_write_off", |tx, moment| {
        let currency = invoice::invoice(tx, id)?.gross.currency();
        let mut by_day = BTreeMap::new();
        for entry in payment::settlements_of_invoice(tx, id)? {
            if entry.payment.is_none() && entry.settlement.kind == SettlementKind::WriteOff {
                let sum = by_day.entry(entry.settlement.on).or_insert(Money::zero(currency));
                *sum = sum.plus(entry.settlement.amount)?;
            }
        }
        by_day.retain(|_, sum| !sum.is_zero());
        // A credit note took it back, of what came with a payment too.
        let back = Money::sum(by_day.values().copied(), currency)?;
        if !back.is_positive() {
            return Err(Refusal::AlreadyReversed.into());
        }
        for (on, sum) in by_day {
            // On its own day, not today: the balance of every day in between was wrong.
            let settlement = Settlement { invoice: id, kind: SettlementKind::WriteOff, on, amount: sum.negated() };
            payment::settle(tx, &settlement, None, &reason, moment)?;
        }
        Ok(((), Entry::about("invoice", id, json!({ "write_off_reversed": back, "reason": reason }))))
    })?;
    invoices::invoice(app, InvoiceArgument { id })
}
