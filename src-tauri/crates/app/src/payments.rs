//! Payments: recorded against invoices, spread oldest first, reversed and never deleted.

use crate::invoices::KeptView;
use crate::problem::AppError;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::payment::{Overpayment, Payment, PaymentChannel, Settlement, SettlementKind};
use domain::{ClientId, Invalid, InvoiceId, Money, PaymentId, Refusal, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState};
use storage::record::payment::{PaymentFilter, SettlementEntry};
use storage::record::{credit, next_id, party, payment};
use ts_rs::TS;

mod list;
mod parts;
mod record;

pub use list::{ListPayments, payments};
pub(crate) use parts::{asked, left_of, spread};
pub use record::record_payment;
pub(crate) use record::{Received, record};

use parts::typed_amount;

/// What happened to money that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    KeepOpen,
    BankFee,
    TaxWithheld,
    WriteOff,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Invoices of one client, in the order in which the money reaches them.
    pub invoices: Vec<InvoiceId>,
    /// As typed; None is all that is open.
    #[serde(default)]
    #[ts(optional)]
    pub amount: Option<String>,
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
    /// True: money above the open balance becomes credit of the client, as the user confirmed.
    #[serde(default)]
    #[ts(optional)]
    pub rest_becomes_credit: Option<bool>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaymentSheetArgument {
    pub invoices: Vec<InvoiceId>,
    /// The amount as typed so far; None is all that is open of the chosen invoices.
    #[serde(default)]
    #[ts(optional)]
    pub amount: Option<String>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReversePayment {
    pub id: PaymentId,
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// One open invoice in the payment sheet, with what the typed amount gives it.
#[derive(Debug, Serialize, TS)]
pub struct SheetRow {
    pub id: InvoiceId,
    pub number: String,
    pub title: String,
    pub due_on: NaiveDate,
    pub days_late: i64,
    pub is_chosen: bool,
    pub open: Money,
    /// What of `open` is kept back.
    pub kept: Option<KeptView>,
    pub part: Money,
    pub open_after: Money,
    /// What of it that is to be paid now stays unpaid.
    pub missing: Money,
}

/// The payment sheet, pre-filled; it follows the amount while it is typed.
#[derive(Debug, Serialize, TS)]
pub struct PaymentSheet {
    pub client: ClientId,
    pub client_name: String,
    pub rows: Vec<SheetRow>,
    /// To be paid now of the chosen invoices; where only what is kept back is open, that.
    pub chosen_open: Money,
    /// Amount to show in the field.
    pub amount: Money,
    /// Open of the chosen invoices that the amount does not reach.
    pub missing: Money,
    /// Amount above what is open.
    pub rest: Money,
    /// What lies with us of the client, in the currency of the invoices.
    pub credit: Money,
    pub received_on: NaiveDate,
    pub channel: PaymentChannel,
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

/// The payment sheet of a client's invoices.
pub fn payment_sheet(
    app: &App,
    PaymentSheetArgument { invoices, amount }: PaymentSheetArgument,
) -> Result<PaymentSheet, AppError> {
    app.read(|conn, moment| {
        let entries = chosen(conn, &invoices)?;
        let client = entries[0].client;
        let currency = entries[0].gross.currency();
        let asked = asked(&entries, moment.on)?;
        let chosen_open = Money::sum(asked.iter().map(|(now, _)| *now), currency)?;
        let amount = typed_amount(amount.as_deref(), chosen_open, &entries)?;
        let (parts, rest) = spread(amount, &asked, Overpayment::BecomesCredit)?;
        let filter = InvoiceFilter {
            state: InvoiceState::Outstanding,
            client: Some(client),
            limit: 200,
            ..InvoiceFilter::default()
        };
        let mut all = invoice::invoices(conn, &filter, moment.on)?;
        all.extend(invoice::invoices(conn, &InvoiceFilter { state: InvoiceState::KeptBack, ..filter }, moment.on)?);
        all.retain(|e| e.gross.currency() == currency);
        all.sort_by_key(|e| (e.open().next_due_on(), e.id));
        all.dedup_by_key(|e| e.id);
        let rows = all
            .into_iter()
            .map(|entry| {
                let at = entries.iter().position(|e| e.id == entry.id);
                let part = at.map_or(Money::zero(currency), |at| parts[at]);
                let (due_on, kept) = (entry.open().next_due_on(), KeptView::of(&entry, moment.on));
                Ok(SheetRow {
                    id: entry.id,
                    number: entry.number,
                    title: entry.heading,
                    due_on,
                    days_late: (moment.on - due_on).num_days(),
                    kept,
                    is_chosen: at.is_some(),
                    open_after: entry.balance.open.minus(part)?,
                    missing: at.map_or(Ok(Money::zero(currency)), |at| left_of(asked[at].0, part))?,
                    open: entry.balance.open,
                    part,
                })
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        let last = payment::payments(conn, &PaymentFilter { client: Some(client), ..PaymentFilter::default() }, 1)?;
        Ok(PaymentSheet {
            client,
            client_name: party::client(conn, client)?.name,
            rows,
            chosen_open,
            amount,
            missing: left_of(chosen_open, Money::sum(parts, currency)?)?,
            rest,
            credit: credit::credit_of_client(conn, client, currency)?,
            received_on: moment.on,
            channel: last.first().map_or(PaymentChannel::BankTransfer, |p| p.channel),
        })
    })
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
        for entry in settled {
            // On the day of the payment, not today: the balance of every day in between was wrong.
            let back = Settlement { amount: entry.settlement.amount.negated(), ..entry.settlement };
            payment::settle(tx, &back, Some(reversal.id), &reason, moment)?;
        }
        Ok((reversal.id, Entry::about("payment", id, json!({ "reversed_by": reversal.id, "reason": reason }))))
    })?;
    app.read(|conn, _| row(conn, payment::payment(conn, reversal)?))
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
            SettlementKind::WriteOff | SettlementKind::Credit => continue,
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
        reverses: payment.reverses,
    })
}
