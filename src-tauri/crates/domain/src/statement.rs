//! The account of a client as a statement: what was invoiced, credited, paid and given up, in order of days, with the
//! balance after each. All amounts are gross, of one currency; above zero the client owes. Screen, table and paper show this
//! one value. The days are those of decision 0014, so that a statement of past days changes only by what it names.

use crate::as_at::Dated;
use crate::id::InvoiceId;
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
    /// Taken off for prompt payment.
    Discount,
    /// Given up.
    WriteOff,
}

/// One thing that happened, on the day on which it counts. `amount`: what it adds to what the client owes; below zero it
/// takes off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct StatementEntry {
    pub on: NaiveDate,
    pub kind: StatementKind,
    /// None for money that belongs to no single document.
    pub invoice: Option<InvoiceId>,
    /// Number of that document.
    pub number: String,
    /// Title of the document, reference of the payment, or why something was given up.
    pub text: String,
    /// The day of what it takes back; None where it is a first word.
    pub takes_back: Option<NaiveDate>,
    pub amount: Money,
    /// Numbers of the invoices that money or a credit note settled by the last day of the statement, or that are open again
    /// by what takes back. Empty where it settled none.
    #[serde(default)]
    pub settles: Vec<String>,
}

/// As many numbers stand in a row.
const NAMED: usize = 5;

impl StatementEntry {
    /// The numbers of `settles` that find their place in a row, and how many more there are: never one alone.
    pub fn named(&self) -> (&[String], usize) {
        let count = self.settles.len();
        let shown = if count > NAMED { NAMED - 1 } else { count };
        (&self.settles[..shown], count - shown)
    }
}

/// An entry with the balance after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct StatementRow {
    pub entry: StatementEntry,
    /// What the client owes after it; below zero its money lies with the seller.
    pub balance: Money,
    /// Recorded after the last day of the statement, so that an earlier print of it lacks the entry.
    pub entered_on: Option<NaiveDate>,
}

/// An entry of days before the statement that was recorded once these had passed: it is in the opening balance, and not in
/// the closing one of the statement before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct LateEntry {
    pub entry: StatementEntry,
    pub entered_on: NaiveDate,
}

/// An invoice past its due date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct OverdueInvoice {
    pub invoice: InvoiceId,
    pub number: String,
    pub due_on: NaiveDate,
    pub days_late: u32,
    pub open: Money,
}

/// The account in one currency over days, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Statement {
    pub currency: Currency,
    /// Balance before the first day.
    pub opening: Money,
    /// By day, within a day as they were given.
    pub rows: Vec<StatementRow>,
    /// Sum of what was added in these days, and of what was taken off, below zero.
    pub charged: Money,
    pub settled: Money,
    /// Balance at the end of the last day.
    pub closing: Money,
    /// What changed the opening balance since the days before had passed.
    pub earlier: Vec<LateEntry>,
    /// Past due at the end of the last day, oldest due date first.
    pub overdue: Vec<OverdueInvoice>,
    pub overdue_total: Money,
}

impl Statement {
    /// The statement from `from` (None: from the beginning) to `to`; `overdue`: at the end of `to`, in any order.
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(
        entries: &[Dated<StatementEntry>],
        (from, to): (Option<NaiveDate>, NaiveDate),
        currency: Currency,
        mut overdue: Vec<OverdueInvoice>,
    ) -> Result<Self, Why> {
        let zero = Money::zero(currency);
        let overdue_total = Money::sum(overdue.iter().map(|invoice| invoice.open), currency)?;
        overdue.sort_by_key(|invoice| (invoice.due_on, invoice.invoice));
        let mut statement = Self {
            currency,
            opening: zero,
            rows: Vec::new(),
            charged: zero,
            settled: zero,
            closing: zero,
            earlier: Vec::new(),
            overdue,
            overdue_total,
        };
        let mut order: Vec<&Dated<StatementEntry>> = entries.iter().filter(|entry| entry.stands(to)).collect();
        order.sort_by_key(|entry| entry.counts_on);
        for dated in order {
            statement.add(dated, from, to)?;
        }
        Ok(statement)
    }

    fn add(&mut self, dated: &Dated<StatementEntry>, from: Option<NaiveDate>, to: NaiveDate) -> Result<(), Why> {
        let entry = StatementEntry { on: dated.counts_on, ..dated.fact.clone() };
        self.closing = self.closing.plus(entry.amount)?;
        if let Some(from) = from.filter(|from| entry.on < *from) {
            self.opening = self.closing;
            if dated.recorded_on >= from {
                self.earlier.push(LateEntry { entry, entered_on: dated.recorded_on });
            }
            return Ok(());
        }
        let sum = if entry.amount.is_negative() { &mut self.settled } else { &mut self.charged };
        *sum = sum.plus(entry.amount)?;
        let entered_on = dated.is_recorded_since(to).then_some(dated.recorded_on);
        self.rows.push(StatementRow { entry, balance: self.closing, entered_on });
        Ok(())
    }
}

#[cfg(test)]
mod tests;
