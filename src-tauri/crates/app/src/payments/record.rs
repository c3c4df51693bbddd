//! Recording money that came: over its invoices, with what happened to the difference.

use super::typed::{allot_typed, typed_amount, typed_parts};
use super::{Arrived, Difference, PaymentRow, RecordPayment, asked, chosen, exchanged, left_of, row};
use crate::problem::AppError;
use crate::schedule::day;
use crate::{App, Entry, Moment};
use chrono::NaiveDate;
use domain::payment::{Overpayment, Payment, PaymentChannel, Settlement, SettlementKind};
use domain::{Invalid, Money, PaymentId, Why, text};
use serde_json::json;
use storage::Connection;
use storage::record::invoice::InvoiceEntry;
use storage::record::{exchange, next_id, payment};

/// Money as it is recorded: every text checked, every day parsed.
pub(crate) struct Received {
    /// As `chosen` gives them.
    pub entries: Vec<InvoiceEntry>,
    pub amount: Money,
    /// What single ones of the entries get of it, as the user says; None where the rest reaches them.
    pub typed: Vec<Option<Money>>,
    pub on: NaiveDate,
    pub channel: PaymentChannel,
    pub reference: String,
    pub note: String,
    pub difference: Difference,
    /// Of a write-off.
    pub reason: String,
    pub over: Overpayment,
    /// What arrived at home, as typed: the amount, and the rate.
    pub home: [Option<String>; 2],
}

/// Records money received. More than is open is refused unless the user confirmed that it becomes credit.
pub fn record_payment(app: &App, arguments: RecordPayment) -> Result<PaymentRow, AppError> {
    let reference = text::optional(arguments.reference.as_deref().unwrap_or_default())
        .map_err(|why| Invalid::new("reference", why))?;
    let note = text::note(arguments.note.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("note", why))?;
    let reason =
        text::note(arguments.reason.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("reason", why))?;
    if arguments.difference == Some(Difference::WriteOff) && reason.is_empty() {
        return Err(AppError::invalid("reason", Why::Missing));
    }
    let id = app.write("record_payment", |tx, moment| {
        let on = day(tx, app, "received_on", arguments.received_on.as_deref(), moment.on)?;
        domain::milestone::not_in_the_future(on, moment.on)?;
        let entries = chosen(tx, &arguments.invoices)?;
        let asked = asked(&entries, on)?;
        let typed = typed_parts(arguments.parts.as_deref(), &entries, &asked)?;
        let amount = typed_amount(arguments.amount.as_deref(), &typed, (&entries, &asked))?;
        let over =
            if arguments.rest_becomes_credit == Some(true) { Overpayment::BecomesCredit } else { Overpayment::Refuse };
        let home = [arguments.home_amount.clone(), arguments.home_rate.clone()];
        let channel = arguments.channel.unwrap_or(PaymentChannel::BankTransfer);
        let difference = arguments.difference.unwrap_or(Difference::KeepOpen);
        let received =
            Received { entries, amount, typed, on, channel, reference, note, difference, reason, over, home };
        record(tx, received, moment)
    })?;
    app.read(|conn, _| row(conn, payment::payment(conn, id)?))
}

/// Records money over its invoices, in their order. Errors: `PaymentAboveOpen`, those of an amount and a discount.
pub(crate) fn record(tx: &Connection, received: Received, moment: Moment) -> Result<(PaymentId, Entry), AppError> {
    let Received { entries, amount, typed, on, channel, reference, note, difference, reason, over, home } = received;
    let asked = asked(&entries, on)?;
    let allotted = allot_typed(tx, (&entries, &asked), &typed, (amount, on), Some(difference), over)?;
    let payment = Payment {
        id: PaymentId(next_id(tx, "payment")?),
        client: entries[0].client,
        received_on: on,
        amount,
        channel,
        reference,
        note,
        reverses: None,
    };
    payment::insert_payment(tx, &payment, moment.at)?;
    let arrived = Arrived::of(home[0].as_deref(), home[1].as_deref());
    let exchanged = exchanged(tx, (&entries, &allotted.parts), amount, arrived)?;
    exchanged.map_or(Ok(()), |of| exchange::insert(tx, payment.id, of))?;
    let of_each = asked.iter().zip(allotted.parts.iter().zip(&allotted.discounts));
    for (entry, ((now, _), (part, discount))) in entries.iter().zip(of_each) {
        let settle = |kind, amount: Money| -> Result<(), AppError> {
            if amount.is_zero() {
                return Ok(());
            }
            let settlement = Settlement { invoice: entry.id, kind, on, amount };
            Ok(payment::settle(tx, &settlement, Some(payment.id), &reason, moment)?)
        };
        settle(SettlementKind::Payment, *part)?;
        let left = left_of(*now, *part)?;
        match difference {
            Difference::KeepOpen => {}
            Difference::BankFee => settle(SettlementKind::BankFee, left)?,
            Difference::TaxWithheld => settle(SettlementKind::TaxWithheld, left)?,
            Difference::Discount => settle(SettlementKind::Discount, *discount)?,
            Difference::WriteOff => settle(SettlementKind::WriteOff, left)?,
        }
    }
    let numbers: Vec<&str> = entries.iter().map(|e| e.number.as_str()).collect();
    let mut entry = json!({ "amount": amount, "received_on": on, "invoices": numbers });
    if let Some(of) = exchanged {
        entry["exchange"] = json!(of);
    }
    Ok((payment.id, Entry::about("payment", payment.id, entry)))
}
