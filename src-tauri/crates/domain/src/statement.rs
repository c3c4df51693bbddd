//! The account of a client as a statement: what was invoiced, credited, paid and given up, in order of days, with the
//! balance after each. All amounts are gross, of one currency; above zero the client owes.

use crate::money::{Currency, Money};
use crate::refusal::Why;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What moves the balance of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    Invoice,
    CreditNote,
    Payment,
    /// A payment that was recorded by mistake is taken back.
    Reversal,
    /// Money of the client went back to it.
    Refund,
    /// The bank kept it; the client has paid.
    BankFee,
    /// The client paid it to the tax office for us.
    TaxWithheld,
    /// Given up.
    WriteOff,
}

/// One thing that happened. `amount`: what it adds to what the client owes; below zero it takes off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementEntry {
    pub on: NaiveDate,
    pub kind: StatementKind,
    pub amount: Money,
}

/// A statement over days, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Balance before the first day.
    pub opening: Money,
    /// Index of the entry that is shown, and the balance after it; by day, within a day as they were given.
    pub rows: Vec<(usize, Money)>,
    /// Sum of what was added in these days, and of what was taken off, below zero.
    pub charged: Money,
    pub settled: Money,
    /// Balance at the end of the last day.
    pub closing: Money,
}

impl Statement {
    /// The statement from `from` (None: from the beginning) to `to`. Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(
        entries: &[StatementEntry],
        from: Option<NaiveDate>,
        to: NaiveDate,
        currency: Currency,
    ) -> Result<Self, Why> {
        let zero = Money::zero(currency);
        let mut statement = Self { opening: zero, rows: Vec::new(), charged: zero, settled: zero, closing: zero };
        let mut order: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].on <= to).collect();
        order.sort_by_key(|at| entries[*at].on);
        for at in order {
            let entry = &entries[at];
            statement.closing = statement.closing.plus(entry.amount)?;
            if from.is_some_and(|from| entry.on < from) {
                statement.opening = statement.closing;
                continue;
            }
            let sum = if entry.amount.is_negative() { &mut statement.settled } else { &mut statement.charged };
            *sum = sum.plus(entry.amount)?;
            statement.rows.push((at, statement.closing));
        }
        Ok(statement)
    }
}

#[cfg(test)]
mod tests;
