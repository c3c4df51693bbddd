//! Payments and what is still open. Facts only: a wrong payment is reversed, never edited.

use crate::id::{ClientId, InvoiceId, PaymentId};
use crate::money::Money;
use crate::refusal::{Refusal, Why};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

mod discount;
mod exchanged;
mod nets;
mod shortfall;
#[cfg(test)]
mod tests;

pub use discount::{DiscountOffer, Discounted, spread_discounted};
pub use exchanged::{Exchanged, ExchangedSum};
pub use nets::NetFacts;
pub use shortfall::{Shortfall, ShortfallLimits};

/// How the money came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentChannel {
    BankTransfer,
    Card,
    Cash,
    Cheque,
    DirectDebit,
    Other,
}

/// What reduces the open amount of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SettlementKind {
    /// Money received.
    Payment,
    /// The bank kept it; the client has paid.
    BankFee,
    /// The client paid it to the tax office for us.
    TaxWithheld,
    /// Taken off for prompt payment, as the document offers it: it lowers what was agreed, no money came (decision 0022).
    Discount,
    /// Given up.
    WriteOff,
    /// Taken back by a credit note.
    Credit,
}

/// Part of a payment that settles one invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    pub invoice: InvoiceId,
    pub kind: SettlementKind,
    pub on: NaiveDate,
    /// Gross; below zero where it takes an earlier settlement back.
    pub amount: Money,
}

/// Money received from a client, with where it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub id: PaymentId,
    pub client: ClientId,
    pub received_on: NaiveDate,
    pub amount: Money,
    pub channel: PaymentChannel,
    pub reference: String,
    pub note: String,
    /// The payment that this one takes back.
    pub reverses: Option<PaymentId>,
}

/// What an invoice was and what of it is left, all gross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    pub total: Money,
    /// Received, with bank fees and tax withheld: the client has done its part.
    pub paid: Money,
    pub credited: Money,
    /// Taken off for prompt payment.
    pub discounted: Money,
    pub written_off: Money,
    pub open: Money,
    /// Day at whose end nothing was open any more; moves only when something was open again in between.
    pub settled_on: Option<NaiveDate>,
}

impl Balance {
    /// Balance of an invoice over `total` after `settlements`, in any order of entry; days count.
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(total: Money, settlements: &[Settlement]) -> Result<Self, Why> {
        let zero = Money::zero(total.currency());
        let mut balance = Self {
            total,
            paid: zero,
            credited: zero,
            discounted: zero,
            written_off: zero,
            open: total,
            settled_on: None,
        };
        let mut by_day: Vec<&Settlement> = settlements.iter().collect();
        by_day.sort_by_key(|s| s.on);
        // Whole days, not entries: within a day the order of entry must not matter.
        for day in by_day.chunk_by(|a, b| a.on == b.on) {
            for settlement in day {
                let account = match settlement.kind {
                    SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld => {
                        &mut balance.paid
                    }
                    SettlementKind::Credit => &mut balance.credited,
                    SettlementKind::Discount => &mut balance.discounted,
                    SettlementKind::WriteOff => &mut balance.written_off,
                };
                *account = account.plus(settlement.amount)?;
                balance.open = balance.open.minus(settlement.amount)?;
            }
            balance.settled_on =
                if balance.is_settled() { balance.settled_on.or(day.first().map(|s| s.on)) } else { None };
        }
        let settled = balance.paid.plus(balance.credited)?.plus(balance.discounted)?.plus(balance.written_off)?;
        assert_eq!(
            settled.plus(balance.open)?,
            total,
            "paid + credited + discounted + written off + open is the total"
        );
        Ok(balance)
    }

    /// True when nobody owes on this document: also when a paid invoice was credited afterwards and we owe.
    fn is_settled(&self) -> bool {
        self.open.is_zero() || self.open.is_negative() != self.total.is_negative()
    }

    /// Status of the invoice on `as_of`, when it was due on `due_on`.
    pub fn status(&self, due_on: NaiveDate, as_of: NaiveDate) -> InvoiceStatus {
        if self.is_settled() {
            let zero = |m: &Money| m.is_zero();
            return match (zero(&self.paid), zero(&self.credited), zero(&self.written_off)) {
                (true, false, _) => InvoiceStatus::Credited,
                (_, _, false) => InvoiceStatus::WrittenOff,
                (_, _, true) => InvoiceStatus::Paid,
            };
        }
        if as_of > due_on {
            return InvoiceStatus::Overdue;
        }
        if self.paid.is_zero() { InvoiceStatus::Issued } else { InvoiceStatus::PartPaid }
    }
}

/// Where an invoice stands; derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceStatus {
    Draft,
    Issued,
    PartPaid,
    Paid,
    Overdue,
    Credited,
    WrittenOff,
}

/// Spreads `amount` over open balances, first invoice first. Returns one part each and what is left over.
/// Errors: `PaymentAboveOpen` when something is left over and `rest_becomes_credit` says that nobody confirmed it.
pub fn allocate(amount: Money, open: &[Money], over: Overpayment) -> Result<(Vec<Money>, Money), Refusal> {
    let mismatch = |_| Refusal::PaymentAboveOpen { amount, open: Money::zero(amount.currency()) };
    let mut left = amount;
    let mut parts = Vec::with_capacity(open.len());
    for balance in open {
        let short = left.compare(*balance).map_err(mismatch)? == Ordering::Less;
        let part = if short { left } else { *balance };
        left = left.minus(part).map_err(mismatch)?;
        parts.push(part);
    }
    if left.is_positive() && over == Overpayment::Refuse {
        let open = Money::sum(open.iter().copied(), amount.currency()).map_err(mismatch)?;
        return Err(Refusal::PaymentAboveOpen { amount, open });
    }
    Ok((parts, left))
}

/// `amount`, which is less than all of `open` together, in proportion to it: what a bank or a tax office kept of the whole
/// was kept of each. No part is above its balance. Errors: `TooLarge`, `Weights` where nothing is open.
pub fn allocate_in_proportion(amount: Money, open: &[Money]) -> Result<Vec<Money>, Why> {
    let weights: Vec<u64> = open.iter().map(|balance| u64::try_from(balance.minor()).unwrap_or(0)).collect();
    amount.split(&weights)
}

/// What happens to money above the open balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overpayment {
    Refuse,
    /// Confirmed by the user.
    BecomesCredit,
}

/// The net part of `settled` out of an invoice of `net` and `tax`; all of the net once all is settled.
/// Differences of this function over growing `settled` give the net part of each payment. Errors: `TooLarge`.
pub fn net_part(settled: Money, net: Money, tax: Money) -> Result<Money, Why> {
    let weights = [net.minor().unsigned_abs(), tax.minor().unsigned_abs()];
    if weights == [0, 0] {
        return Ok(settled);
    }
    Ok(settled.split(&weights)?[0])
}
