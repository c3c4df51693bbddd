//! Payments: recorded against invoices, spread oldest first, reversed and never deleted.

use crate::problem::AppError;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::payment::{Payment, PaymentChannel, Settlement, SettlementKind};
use domain::{ClientId, Invalid, InvoiceId, Money, PaymentId, Refusal, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry};
use storage::record::payment::SettlementEntry;
use storage::record::{credit, exchange, next_id, party, payment};
use ts_rs::TS;

mod discount;
mod exchanged;
mod list;
mod parts;
mod record;
mod sheet;
mod shortfall;
mod typed;

pub use discount::SheetDiscount;
pub(crate) use discount::{allot, discounted};
use exchanged::{Arrived, exchanged};
pub use exchanged::{PaymentExchange, SheetExchange};
pub use list::{ListPayments, payments};
use parts::spread;
pub(crate) use parts::{asked, left_of};
pub use record::record_payment;
pub(crate) use record::{Received, record};
pub use sheet::{PaymentSheet, PaymentSheetArgument, SheetRow, payment_sheet};
pub use shortfall::{LimitAmounts, PaymentLimits, SavePaymentLimits, payment_limits, save_payment_limits};
pub(crate) use shortfall::{limits, probable};
pub use typed::TypedPart;

/// What happened to money that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    KeepOpen,
    BankFee,
    TaxWithheld,
    /// For prompt payment, as the document offers it.
    Discount,
    WriteOff,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Invoices of one client, in the order in which the money reaches them.
    pub invoices: Vec<InvoiceId>,
    /// As typed; None is all that is open, or what `parts` leave of it.
    #[serde(default)]
    #[ts(optional)]
    pub amount: Option<String>,
    /// What single invoices get of it, as typed; the rest reaches the others in their order.
    #[serde(default)]
    #[ts(optional)]
    pub parts: Option<Vec<TypedPart>>,
    /// As typed; None is today.
    #[serde(default)]
    #[ts(optional)]
    pub received_on: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<PaymentChannel>,
    #[serde(default)]
    #[ts(optional)]
    pub reference: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// None keeps it open.
    #[serde(default)]
    #[ts(optional)]
    pub difference: Option<Difference>,
    /// Reason of a write-off.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// What arrived in the currency of the seller's country, as typed, where the money is in another one.
    #[serde(default)]
    #[ts(optional)]
    pub home_amount: Option<String>,
    /// In its place: the exchange rate of the day, as typed.
    #[serde(default)]
    #[ts(optional)]
    pub home_rate: Option<String>,
    /// True: money above the open balance becomes credit of the client, as the user confirmed.
    #[serde(default)]
    #[ts(optional)]
    pub rest_becomes_credit: Option<bool>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReversePayment {
    pub id: PaymentId,
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct PaymentPart {
    pub invoice: InvoiceId,
    pub number: String,
    pub kind: SettlementKind,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct PaymentRow {
    pub id: PaymentId,
    pub client: ClientId,
    pub client_name: String,
    pub received_on: NaiveDate,
    pub amount: Money,
    pub channel: PaymentChannel,
    pub reference: String,
    pub note: String,
    pub parts: Vec<PaymentPart>,
    /// What of it is credit of the client.
    pub credit: Money,
    /// Gain or loss, where it was said what arrived.
    pub exchange: Option<PaymentExchange>,
    pub reverses: Option<PaymentId>,
    pub reversed_by: Option<PaymentId>,
}

/// Entries of the chosen invoices; one client, one currency, at least one. Errors: `Missing`, `CurrencyMismatch`.
pub(crate) fn chosen(conn: &Connection, ids: &[InvoiceId]) -> Result<Vec<InvoiceEntry>, AppError> {
    let mut seen = Vec::new();
    for id in ids {
        if !seen.contains(id) {
            seen.push(*id);
        }
    }
    let entries = seen.into_iter().map(|id| Ok(invoice::invoice(conn, id)?)).collect::<Result<Vec<_>, AppError>>()?;
    let Some(first) = entries.first() else { return Err(AppError::invalid("invoices", Why::Missing)) };
    for entry in &entries {
        if entry.client != first.client {
            let reason = format!("{} and {} belong to two clients; record two payments", first.number, entry.number);
            return Err(AppError::invalid("invoices", Why::Malformed { reason }));
        }
        first.gross.compare(entry.gross).map_err(|why| AppError::invalid("invoices", why))?;
    }
    Ok(entries)
}

/// Takes a payment back: both stay in the history, the invoices are open again.
pub fn reverse_payment(app: &App, ReversePayment { id, reason }: ReversePayment) -> Result<PaymentRow, AppError> {
    let reason = text::note(reason.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("reason", why))?;
    let reversal = app.write("reverse_payment", |tx, moment| {
        let wrong = payment::payment(tx, id)?;
        if wrong.reverses.is_some() || payment::reversal_of(tx, id)?.is_some() {
            return Err(Refusal::AlreadyReversed.into());
        }
        let settled = payment::settlements_of_payment(tx, id)?;
        check_unspent(tx, &wrong, &settled)?;
        let reversal = Payment {
            id: PaymentId(next_id(tx, "payment")?),
            amount: wrong.amount.negated(),
            note: reason.clone(),
            reverses: Some(id),
            ..wrong.clone()
        };
        payment::insert_payment(tx, &reversal, moment.at)?;
        if let Some(of) = exchange::of_payment(tx, id)? {
            exchange::insert(tx, reversal.id, of.negated())?;
        }
        for entry in settled {
            // On the day of the payment, not today: the balance of every day in between was wrong.
            let Some(amount) = left_to_take_back(tx, &entry.settlement)? else { continue };
            let back = Settlement { amount: amount.negated(), ..entry.settlement };
            payment::settle(tx, &back, Some(reversal.id), &reason, moment)?;
        }
        Ok((reversal.id, Entry::about("payment", id, json!({ "reversed_by": reversal.id, "reason": reason }))))
    })?;
    app.read(|conn, _| row(conn, payment::payment(conn, reversal)?))
}

/// A credit note may have taken back what of a discount or a write-off belonged to it; the rest goes with the payment.
fn left_to_take_back(tx: &Connection, of: &Settlement) -> Result<Option<Money>, AppError> {
    let balance = invoice::invoice(tx, of.invoice)?.balance;
    let left = match of.kind {
        SettlementKind::Discount => balance.discounted,
        SettlementKind::WriteOff => balance.written_off,
        SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld | SettlementKind::Credit => {
            return Ok(Some(of.amount));
        }
    };
    let amount = if left.compare(of.amount)?.is_lt() { left } else { of.amount };
    Ok(Some(amount).filter(|amount| !amount.is_zero()))
}

/// What a payment brought must still be there to be taken back: neither refunded nor used for another invoice.
fn check_unspent(tx: &Connection, wrong: &Payment, settled: &[SettlementEntry]) -> Result<(), AppError> {
    let currency = wrong.amount.currency();
    let mut own = wrong.amount;
    // By invoice: what credit of this payment paid may have been taken back since.
    let mut brought = BTreeMap::new();
    for part in settled.iter().map(|s| &s.settlement) {
        match part.kind {
            SettlementKind::Payment => own = own.minus(part.amount)?,
            SettlementKind::BankFee | SettlementKind::TaxWithheld => {}
            SettlementKind::Discount | SettlementKind::WriteOff | SettlementKind::Credit => continue,
        }
        let sum = brought.entry(part.invoice).or_insert(Money::zero(currency));
        *sum = sum.plus(part.amount)?;
    }
    for (id, sum) in brought {
        if invoice::invoice(tx, id)?.balance.paid.minus(sum)?.is_negative() {
            return Err(Refusal::PaymentIsSpent.into());
        }
    }
    if credit::unspent(tx, wrong.client, currency)?.minus(own)?.is_negative() {
        return Err(Refusal::PaymentIsSpent.into());
    }
    Ok(())
}

pub(crate) fn row(conn: &Connection, payment: Payment) -> Result<PaymentRow, AppError> {
    let settled = payment::settlements_of_payment(conn, payment.id)?;
    let received = settled.iter().filter(|s| s.settlement.kind == SettlementKind::Payment).map(|s| s.settlement.amount);
    let credit = payment.amount.minus(Money::sum(received, payment.amount.currency())?)?;
    let mut parts: Vec<PaymentPart> = Vec::new();
    for Settlement { invoice, kind, amount, .. } in settled.into_iter().map(|s| s.settlement) {
        match parts.iter_mut().find(|part| part.invoice == invoice && part.kind == kind) {
            Some(part) => part.amount = part.amount.plus(amount)?,
            None => parts.push(PaymentPart { invoice, number: invoice::invoice(conn, invoice)?.number, kind, amount }),
        }
    }
    // Credit that was used and taken back again stands on its invoice, not here.
    parts.retain(|part| !part.amount.is_zero());
    Ok(PaymentRow {
        client_name: party::client(conn, payment.client)?.name,
        reversed_by: payment::reversal_of(conn, payment.id)?,
        id: payment.id,
        client: payment.client,
        received_on: payment.received_on,
        amount: payment.amount,
        channel: payment.channel,
        reference: payment.reference,
        note: payment.note,
        parts,
        credit,
        exchange: exchange::of_payment(conn, payment.id)?.map(PaymentExchange::of).transpose()?,
        reverses: payment.reverses,
    })
}
