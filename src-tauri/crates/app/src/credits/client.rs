//! Money of a client that lies with us: it goes back, or it pays another invoice.

use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::payments::{self, PaymentRow};
use crate::problem::AppError;
use crate::schedule::day;
use crate::{App, Entry};
use domain::payment::{self as rules, Overpayment, Payment, PaymentChannel, Settlement, SettlementKind};
use domain::{ClientId, Currency, Invalid, InvoiceId, Money, PaymentId, Refusal, Why, text};
use serde::Deserialize;
use serde_json::json;
use storage::Connection;
use storage::record::credit::{self, OverPaid};
use storage::record::{invoice, next_id, party, payment};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefundCredit {
    pub client: ClientId,
    /// The currency of the credit, by its code; None is the client's own.
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
    /// As typed; None is all of it.
    #[serde(default)]
    #[ts(optional)]
    pub amount: Option<String>,
    /// As typed; None is today.
    #[serde(default)]
    #[ts(optional)]
    pub paid_on: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<PaymentChannel>,
    #[serde(default)]
    #[ts(optional)]
    pub reference: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// The open invoice that the client's money pays.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UseCredit {
    pub invoice: InvoiceId,
    /// As typed; None is as much as is there and open.
    #[serde(default)]
    #[ts(optional)]
    pub amount: Option<String>,
}

/// The typed amount, else `most`. Errors: `NoClientCredit`, `AboveClientCredit`, those of an amount.
fn amount_of(typed: Option<&str>, most: Money, credit: Money) -> Result<Money, AppError> {
    if !credit.is_positive() {
        return Err(Refusal::NoClientCredit { currency: credit.currency() }.into());
    }
    let amount = match typed.map(str::trim) {
        None | Some("") => most,
        Some(text) => Money::parse(text, credit.currency()).map_err(|why| AppError::invalid("amount", why))?,
    };
    if !amount.is_positive() {
        return Err(AppError::invalid("amount", Why::NotPositive));
    }
    if amount.compare(credit)?.is_gt() {
        return Err(Refusal::AboveClientCredit { amount, credit }.into());
    }
    Ok(amount)
}

/// What of `amount` each over-paid invoice gives, oldest first, and what the money that settles nothing gives.
fn sources(conn: &Connection, client: ClientId, amount: Money) -> Result<(Vec<(OverPaid, Money)>, Money), AppError> {
    let over = credit::over_paid(conn, client, amount.currency())?;
    let there: Vec<Money> = over.iter().map(|over| over.amount).collect();
    let (parts, rest) = rules::allocate(amount, &there, Overpayment::BecomesCredit)?;
    Ok((over.into_iter().zip(parts).filter(|(_, part)| part.is_positive()).collect(), rest))
}

/// Pays a client's credit back: a payment below zero, which can be reversed like any other.
/// Errors: `no_client_credit`, `above_client_credit`, `in_the_future`, those of a currency, an amount and a day.
pub fn refund_credit(app: &App, asked: RefundCredit) -> Result<PaymentRow, AppError> {
    let reference =
        text::optional(asked.reference.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("reference", why))?;
    let note = text::note(asked.note.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("note", why))?;
    let currency = asked.currency.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    let currency = currency.map(Currency::parse).transpose().map_err(|why| Invalid::new("currency", why))?;
    let id = app.write("refund_credit", |tx, moment| {
        let paid_on = day(tx, app, "paid_on", asked.paid_on.as_deref(), moment.on)?;
        domain::milestone::not_in_the_future(paid_on, moment.on)?;
        let client = party::client(tx, asked.client)?;
        let credit = credit::credit_of_client(tx, client.id, currency.unwrap_or(client.currency))?;
        let amount = amount_of(asked.amount.as_deref(), credit, credit)?;
        let refund = Payment {
            id: PaymentId(next_id(tx, "payment")?),
            client: client.id,
            received_on: paid_on,
            amount: amount.negated(),
            channel: asked.channel.unwrap_or(PaymentChannel::BankTransfer),
            reference: reference.clone(),
            note: note.clone(),
            reverses: None,
        };
        payment::insert_payment(tx, &refund, moment.at)?;
        for (over, part) in sources(tx, client.id, amount)?.0 {
            let back = Settlement {
                invoice: over.invoice,
                kind: SettlementKind::Payment,
                on: paid_on,
                amount: part.negated(),
            };
            payment::settle(tx, &back, Some(refund.id), &reference, moment)?;
        }
        let entry = json!({ "amount": refund.amount, "paid_on": paid_on, "client": client.id });
        Ok((refund.id, Entry::about("payment", refund.id, entry)))
    })?;
    app.read(|conn, _| payments::row(conn, payment::payment(conn, id)?))
}

/// Pays an open invoice with what lies with us of its client. Money that a credit note left over moves from the credited
/// invoice to this one; money that settled nothing yet settles it.
/// Errors: `nothing_open`, `no_client_credit`, `above_client_credit`, `payment_above_open`, those of an amount.
pub fn use_credit(app: &App, UseCredit { invoice: id, amount }: UseCredit) -> Result<InvoiceView, AppError> {
    app.write("use_credit", |tx, moment| {
        let entry = invoice::invoice(tx, id)?;
        let open = entry.owed();
        if open.is_zero() {
            return Err(Refusal::NothingOpen { numbers: entry.number }.into());
        }
        let currency = open.currency();
        let credit = credit::credit_of_client(tx, entry.client, currency)?;
        let most = if open.compare(credit)?.is_gt() { credit } else { open };
        let amount = amount_of(amount.as_deref(), most, credit)?;
        if amount.compare(open)?.is_gt() {
            return Err(Refusal::PaymentAboveOpen { amount, open }.into());
        }
        let move_part = |invoice: InvoiceId, amount: Money, of: Option<PaymentId>, reason: &str| {
            let settlement = Settlement { invoice, kind: SettlementKind::Payment, on: moment.on, amount };
            payment::settle(tx, &settlement, of, reason, moment)
        };
        let (over, rest) = sources(tx, entry.client, amount)?;
        for (over, part) in over {
            move_part(over.invoice, part.negated(), None, &entry.number)?;
            move_part(id, part, None, &over.number)?;
        }
        let unspent = credit::payments_left(tx, entry.client, currency)?;
        let there: Vec<Money> = unspent.iter().map(|(_, left)| *left).collect();
        let (parts, left) = rules::allocate(rest, &there, Overpayment::BecomesCredit)?;
        for ((of, _), part) in unspent.into_iter().zip(parts).filter(|(_, part)| part.is_positive()) {
            move_part(id, part, Some(of), "")?;
        }
        assert!(left.is_zero(), "the credit of a client lies on invoices and in payments");
        Ok(((), Entry::about("invoice", id, json!({ "credit_used": amount }))))
    })?;
    invoices::invoice(app, InvoiceArgument { id })
}
