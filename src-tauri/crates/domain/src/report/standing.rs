//! What was open at the end of a day, and how old it was.

use super::{Document, Sums};
use crate::as_at::Ageing;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use crate::retention::Open;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What was open of one age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct AgedSums {
    pub age: Ageing,
    /// Invoices; one of which a part was kept back can stand in two.
    pub count: u32,
    pub open: Sums,
}

/// All that was open: outstanding and kept back less overpaid and prepaid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Standing {
    pub count: u32,
    pub outstanding: Sums,
    /// Late, as part of `outstanding`.
    pub overdue: Sums,
    /// Kept back of the gross and due on a later day.
    pub kept_back: Sums,
    /// More was paid and credited than invoices ask for: it lies with us.
    pub overpaid: Sums,
    /// Paid for documents that were issued on a later day.
    pub prepaid: Sums,
    /// All ages, the youngest first.
    pub ages: Vec<AgedSums>,
}

/// What was open of an invoice at the end of `day`, by net parts as they were recorded; below zero what was paid for it
/// before it was issued. Errors: `TooLarge`.
pub(super) fn open_at(of: &Document, day: NaiveDate) -> Result<Sums, Why> {
    let asked = if of.issue_on <= day { of.sums()? } else { Sums::zero(of.net.currency()) };
    let mut settled = of.settled.iter().filter(|of| of.dated.stands(day));
    settled.try_fold(asked, |open, of| open.minus(Sums::of(of.net, of.dated.fact.amount)?))
}

impl Standing {
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub(super) fn of(documents: &[&Document], day: NaiveDate, currency: Currency) -> Result<Self, Why> {
        let mut standing = Self::nothing(currency);
        for of in documents {
            standing.add(of, day)?;
        }
        Ok(standing)
    }

    /// Of no document.
    pub fn nothing(currency: Currency) -> Self {
        let zero = Sums::zero(currency);
        let ages = Ageing::ALL.map(|age| AgedSums { age, count: 0, open: zero }).to_vec();
        Self { count: 0, outstanding: zero, overdue: zero, kept_back: zero, overpaid: zero, prepaid: zero, ages }
    }

    /// Adds a document with all that ever settled it; a credit note is never open itself.
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn add(&mut self, of: &Document, day: NaiveDate) -> Result<(), Why> {
        if of.is_note() {
            return Ok(());
        }
        let open = open_at(of, day)?;
        if of.issue_on > day {
            self.prepaid = self.prepaid.minus(open)?;
            return Ok(());
        }
        let kept = of.share.map(|share| share.of_open(open.gross, open.net)).transpose()?.flatten();
        self.add_open(&Open { amount: open.gross, net: open.net, due_on: of.due_on, kept }, day)
    }

    /// Adds what is open of an invoice that was issued by `day` and that nothing settled since.
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn add_open(&mut self, of: &Open, day: NaiveDate) -> Result<(), Why> {
        let open = Sums::of(of.net, of.amount)?;
        if open.gross.is_negative() {
            self.overpaid = self.overpaid.plus(open.negated())?;
            return Ok(());
        }
        let (kept, until) = match of.kept {
            Some(kept) => (Sums::of(kept.net, kept.amount)?, kept.until),
            None => (Sums::zero(of.net.currency()), of.due_on),
        };
        let due = self.age(of.due_on, open.minus(kept)?, day)?;
        // Until the end of its day nobody is asked for what is kept back.
        let later = if until < day {
            self.age(until, kept, day)?
        } else {
            self.kept_back = self.kept_back.plus(kept)?;
            false
        };
        self.count += u32::from(due || later);
        Ok(())
    }

    /// True where something was open.
    fn age(&mut self, due_on: NaiveDate, open: Sums, day: NaiveDate) -> Result<bool, Why> {
        let age = Ageing::of(due_on, day);
        let is_open = open.gross.is_positive();
        self.outstanding = self.outstanding.plus(open)?;
        if age != Ageing::NotDue {
            self.overdue = self.overdue.plus(open)?;
        }
        if let Some(of) = self.ages.iter_mut().find(|of| of.age == age) {
            of.count += u32::from(is_open);
            of.open = of.open.plus(open)?;
        }
        Ok(is_open)
    }

    /// Errors: `TooLarge`.
    pub fn open(&self) -> Result<Sums, Why> {
        self.listed()?.minus(self.prepaid)
    }

    /// What the documents that were issued by then come to. Errors: `TooLarge`.
    pub fn listed(&self) -> Result<Sums, Why> {
        self.outstanding.plus(self.kept_back)?.minus(self.overpaid)
    }
}

/// What was kept back of the gross of an invoice at the end of `day`. Errors: `TooLarge`.
pub(super) fn kept_at(of: &Document, day: NaiveDate) -> Result<Money, Why> {
    let zero = Money::zero(of.net.currency());
    let Some(share) = of.share.filter(|share| !of.is_note() && of.issue_on <= day && day <= share.due_on) else {
        return Ok(zero);
    };
    let open = open_at(of, day)?;
    Ok(share.of_open(open.gross, open.net)?.map_or(zero, |kept| kept.amount))
}
