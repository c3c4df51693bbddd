//! A share of the gross that the client keeps back of an invoice and pays later. The invoice asks for all of it and its
//! whole tax is due now; only the days differ. What settles the invoice settles first what is due first.

use crate::contract::RetainageTiming;
use crate::ledger::{over, smaller};
use crate::money::{Money, Rounding};
use crate::percent::Percent;
use crate::refusal::Why;
use crate::terms::PaymentTerms;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// What an issued document says of it. Frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    pub percent: Percent,
    /// Gross that the percentage is of: this document's, or that of the whole contract.
    pub of: Money,
    /// Gross that is kept back; never above what the document asks for.
    pub amount: Money,
    /// Day on which it is due.
    pub due_on: NaiveDate,
}

/// What a draft is to keep back of its gross.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepsBack {
    pub percent: Percent,
    pub timing: RetainageTiming,
    /// From the day of issue.
    pub due: PaymentTerms,
}

/// As much of an invoice is due on a later day than the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// With tax.
    pub amount: Money,
    pub due_on: NaiveDate,
}

/// What of an open amount is kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// With tax.
    pub amount: Money,
    /// Its net part.
    pub net: Money,
    /// The day on which it is due; after it, it is late.
    pub until: NaiveDate,
}

/// What of an invoice is open, by the days on which it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// With tax.
    pub amount: Money,
    pub net: Money,
    /// The invoice's own day.
    pub due_on: NaiveDate,
    pub kept: Option<Kept>,
}

impl KeepsBack {
    /// What a document over `gross` keeps back. `due`: what it asks for; `earlier`: gross of the documents that it takes
    /// off. None where nothing comes out. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of(
        self,
        (gross, due): (Money, Money),
        earlier: Money,
        issue_on: NaiveDate,
    ) -> Result<Option<Retention>, Why> {
        let of = match self.timing {
            RetainageTiming::EachInvoice => gross,
            RetainageTiming::FinalOnly => gross.plus(earlier)?,
        };
        let amount = smaller(self.percent.of(of, Rounding::HalfAway)?, due)?;
        let due_on = match self.due {
            // A day that has passed is refused with the invoice, and by its name.
            PaymentTerms::FixedDate { on } => on,
            terms => terms.due_on(issue_on).unwrap_or(issue_on),
        };
        Ok(amount.is_positive().then_some(Retention { percent: self.percent, of, amount, due_on }))
    }
}

impl Retention {
    pub fn share(&self) -> Share {
        Share { amount: self.amount, due_on: self.due_on }
    }
}

impl Share {
    /// What of `open` (with tax) and `open_net` is kept back: what is due first is settled first.
    /// Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of_open(&self, open: Money, open_net: Money) -> Result<Option<Kept>, Why> {
        if !open.is_positive() {
            return Ok(None);
        }
        let amount = smaller(self.amount, open)?;
        let net = over(amount, &[open_net, open.minus(open_net)?])?[0];
        Ok(amount.is_positive().then_some(Kept { amount, net, until: self.due_on }))
    }
}

impl Open {
    /// The next day on which something of it is due.
    pub fn next_due_on(&self) -> NaiveDate {
        match self.kept {
            Some(kept) if kept.amount == self.amount => kept.until,
            Some(_) | None => self.due_on,
        }
    }

    /// What is kept back at the end of `day`.
    pub fn kept_at(&self, day: NaiveDate) -> Option<Kept> {
        self.kept.filter(|kept| day <= kept.until)
    }

    /// With tax and without: what is open and not kept back at the end of `day`. Errors: `CurrencyMismatch`.
    pub fn outstanding(&self, day: NaiveDate) -> Result<(Money, Money), Why> {
        let Some(kept) = self.kept_at(day) else { return Ok((self.amount, self.net)) };
        Ok((self.amount.minus(kept.amount)?, self.net.minus(kept.net)?))
    }
}
