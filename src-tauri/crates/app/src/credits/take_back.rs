//! Taking back that a client's credit paid an invoice: both stay in the history, and the money lies with us again.

use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::problem::AppError;
use crate::{App, Entry};
use domain::payment::{Settlement, SettlementKind};
use domain::{Invalid, InvoiceId, Money, PaymentId, Refusal, text};
use serde::Deserialize;
use serde_json::json;
use storage::record::credit::{self, CreditSource};
use storage::record::{invoice, payment};
use ts_rs::TS;

/// The invoice that credit paid; `reason` stays in the history.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReverseUseCredit {
    pub invoice: InvoiceId,
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Takes back all that credit of the client paid of an invoice. It goes to where it came from.
/// Errors: `already_reversed` where nothing is left to take back, `payment_is_spent` when the money went on since.
pub fn reverse_use_credit(
    app: &App,
    ReverseUseCredit { invoice: id, reason }: ReverseUseCredit,
) -> Result<InvoiceView, AppError> {
    let reason = text::note(reason.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("reason", why))?;
    app.write("reverse_use_credit", |tx, moment| {
        let entry = invoice::invoice(tx, id)?;
        let used = credit::used_on(tx, id)?;
        if used.is_empty() {
            return Err(Refusal::AlreadyReversed.into());
        }
        let back = Money::sum(used.iter().map(|of| of.amount), entry.gross.currency())?;
        if entry.balance.paid.minus(back)?.is_negative() {
            return Err(Refusal::PaymentIsSpent.into());
        }
        let settle = |invoice: InvoiceId, on, amount: Money, of: Option<PaymentId>, reason: &str| {
            let settlement = Settlement { invoice, kind: SettlementKind::Payment, on, amount };
            payment::settle(tx, &settlement, of, reason, moment)
        };
        for of in used {
            // On its own day, not today: the balance of every day in between was wrong.
            match of.from {
                CreditSource::Payment(payment) => settle(id, of.on, of.amount.negated(), Some(payment), &reason)?,
                CreditSource::Invoice(number) => {
                    let unknown = || AppError::Unknown { what: "invoice", id: number.clone() };
                    let from = invoice::invoice_by_number(tx, &number)?.ok_or_else(unknown)?;
                    settle(id, of.on, of.amount.negated(), None, &number)?;
                    settle(from, of.on, of.amount, None, &entry.number)?;
                }
            }
        }
        Ok(((), Entry::about("invoice", id, json!({ "credit_use_reversed": back, "reason": reason }))))
    })?;
    invoices::invoice(app, InvoiceArgument { id })
}
