//! What a client does not accept: a milestone, an invoice or one of its lines, until it is settled. A dispute changes no
//! amount and blocks no payment; whoever reminds leaves it out.

use crate::id::{DisputeId, InvoiceId, MilestoneId};
use crate::milestone::not_in_the_future;
use crate::money::Money;
use crate::refusal::{Refusal, Why};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// What a dispute is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeSubject {
    Milestone(MilestoneId),
    /// All of an invoice.
    Invoice(InvoiceId),
    /// One line of an invoice, from 1.
    Line(InvoiceId, u32),
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// The client agrees to pay all of it.
    ClientPays,
    /// A credit note over it, or some of it, follows.
    CreditFollows,
    /// Work is done again or on top; what was asked for stays.
    Mended,
    /// The client takes the objection back.
    Withdrawn,
    /// Another way, said in words.
    Otherwise,
}

/// The fact that ends a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DisputeEnd {
    Resolved {
        on: NaiveDate,
        outcome: DisputeOutcome,
        words: String,
    },
    /// It was marked by mistake.
    TakenBack {
        on: NaiveDate,
        words: String,
    },
}

impl DisputeEnd {
    pub fn on(&self) -> NaiveDate {
        match self {
            DisputeEnd::Resolved { on, .. } | DisputeEnd::TakenBack { on, .. } => *on,
        }
    }
}

/// A dispute as it was marked, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    pub id: DisputeId,
    pub subject: DisputeSubject,
    pub on: NaiveDate,
    /// As the client words it.
    pub reason: String,
    /// Who on the client's side. May be empty.
    pub by: String,
    pub end: Option<DisputeEnd>,
}

impl Dispute {
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// Whole days from the first day to `today`, or to the day it ended.
    pub fn days(&self, today: NaiveDate) -> i64 {
        (self.end.as_ref().map_or(today, DisputeEnd::on) - self.on).num_days()
    }

    /// Whether it can end on `on`. `label`: what it is about. Errors: `NotDisputed`, `InTheFuture`, `ResolvedTooEarly`.
    pub fn check_end(&self, label: &str, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(Refusal::NotDisputed { what: label.to_owned() });
        }
        not_in_the_future(on, today)?;
        if on < self.on {
            return Err(Refusal::ResolvedTooEarly { on, disputed_on: self.on });
        }
        Ok(())
    }
}

/// Whether something can be disputed from `on`. `first`: the day it was issued, accepted or done.
/// Errors: `InTheFuture`, `DisputedTooEarly`.
pub fn check_day(what: &str, on: NaiveDate, first: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    not_in_the_future(on, today)?;
    if on < first { Err(Refusal::DisputedTooEarly { what: what.to_owned(), on, first }) } else { Ok(()) }
}

/// How much of an invoice a set of open disputes is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    Whole,
    /// Gross of each disputed line, each line once.
    Lines(Vec<Money>),
}

/// The amount in dispute: what is open, and no more than the disputed lines ask for. Errors: `CurrencyMismatch`, `TooLarge`.
pub fn amount(open: Money, extent: &Extent) -> Result<Money, Why> {
    let zero = Money::zero(open.currency());
    if !open.is_positive() {
        return Ok(zero);
    }
    match extent {
        Extent::Whole => Ok(open),
        Extent::Lines(lines) => {
            let lines = Money::sum(lines.iter().copied(), open.currency())?;
            Ok(if open.minus(lines)?.is_negative() {
                open
            } else if lines.is_negative() {
                zero
            } else {
                lines
            })
        }
    }
}
