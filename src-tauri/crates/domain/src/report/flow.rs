//! What moves the open amount of the books: every fact once, on the day on which it counts.

use super::{Document, Period, Sums};
use crate::money::Currency;
use crate::payment::SettlementKind;
use crate::refusal::Why;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a fact does to the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    Issued,
    /// Taken back by credit notes.
    Credited,
    /// Money that came and settled an invoice; what went back is below zero.
    Received,
    /// Kept by the bank, or paid to the tax office for us: the client has paid it.
    Withheld,
    /// Taken off for prompt payment.
    Discounted,
    WrittenOff,
}

impl Flow {
    pub const ALL: [Self; 6] =
        [Self::Issued, Self::Credited, Self::Received, Self::Withheld, Self::Discounted, Self::WrittenOff];

    /// What a settlement is. None: a credit note tells of itself.
    pub(super) fn of(kind: SettlementKind) -> Option<Self> {
        match kind {
            SettlementKind::Payment => Some(Self::Received),
            SettlementKind::BankFee | SettlementKind::TaxWithheld => Some(Self::Withheld),
            SettlementKind::Discount => Some(Self::Discounted),
            SettlementKind::WriteOff => Some(Self::WrittenOff),
            SettlementKind::Credit => None,
        }
    }
}

/// A fact on its day.
pub(super) struct Movement<'a> {
    pub on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub flow: Flow,
    pub sums: Sums,
    pub document: &'a Document,
}

/// Documents first, then what settled each, in the order of record. Errors: `CurrencyMismatch`, `TooLarge`.
pub(super) fn movements<'a>(documents: &[&'a Document], currency: Currency) -> Result<Vec<Movement<'a>>, Why> {
    let mut all = Vec::new();
    for document in documents {
        let (on, recorded_on) = (document.issue_on, document.recorded_on);
        let flow = if document.is_note() { Flow::Credited } else { Flow::Issued };
        all.push(Movement { on, recorded_on, flow, sums: document.sums()?, document });
        for of in &document.settled {
            let Some(flow) = Flow::of(of.dated.fact.kind) else { continue };
            let sums = Sums::of(of.net, of.dated.fact.amount)?;
            let (on, recorded_on) = (of.dated.counts_on, of.dated.recorded_on);
            all.push(Movement { on, recorded_on, flow, sums, document });
        }
    }
    debug_assert!(all.iter().all(|of| of.sums.net.currency() == currency), "one currency at a time");
    Ok(all)
}

/// Sums by what they do. All are above zero in the common case; what they do to the open amount is `change`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Flows {
    pub issued: Sums,
    pub credited: Sums,
    pub received: Sums,
    pub withheld: Sums,
    pub discounted: Sums,
    pub written_off: Sums,
}

impl Flows {
    pub fn zero(currency: Currency) -> Self {
        let zero = Sums::zero(currency);
        Self { issued: zero, credited: zero, received: zero, withheld: zero, discounted: zero, written_off: zero }
    }

    pub fn get(&self, flow: Flow) -> Sums {
        match flow {
            Flow::Issued => self.issued,
            Flow::Credited => self.credited,
            Flow::Received => self.received,
            Flow::Withheld => self.withheld,
            Flow::Discounted => self.discounted,
            Flow::WrittenOff => self.written_off,
        }
    }

    pub(super) fn add(&mut self, movement: &Movement<'_>) -> Result<(), Why> {
        let sum = match movement.flow {
            Flow::Issued => &mut self.issued,
            Flow::Credited => &mut self.credited,
            Flow::Received => &mut self.received,
            Flow::Withheld => &mut self.withheld,
            Flow::Discounted => &mut self.discounted,
            Flow::WrittenOff => &mut self.written_off,
        };
        *sum = sum.plus(movement.sums)?;
        Ok(())
    }

    pub(super) fn sum<'a>(
        movements: impl IntoIterator<Item = &'a Movement<'a>>,
        currency: Currency,
    ) -> Result<Self, Why> {
        let mut flows = Self::zero(currency);
        movements.into_iter().try_for_each(|of| flows.add(of))?;
        Ok(flows)
    }

    /// What all of it adds to the open amount. Errors: `TooLarge`.
    pub fn change(&self) -> Result<Sums, Why> {
        let less = self.credited.plus(self.paid()?)?.plus(self.discounted)?.plus(self.written_off)?;
        self.issued.minus(less)
    }

    /// What clients have done their part with: money, and what was withheld of it. Errors: `TooLarge`.
    pub fn paid(&self) -> Result<Sums, Why> {
        self.received.plus(self.withheld)
    }

    /// What was asked for in the end: issued less what credit notes took back and discounts took off. Errors: `TooLarge`.
    pub fn asked(&self) -> Result<Sums, Why> {
        self.issued.minus(self.credited)?.minus(self.discounted)
    }

    pub fn is_zero(&self) -> bool {
        Flow::ALL.iter().all(|flow| self.get(*flow).is_zero())
    }
}

/// One month of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MonthFlows {
    pub month: Period,
    pub is_current: bool,
    /// It has not begun yet.
    pub is_ahead: bool,
    pub flows: Flows,
}

impl MonthFlows {
    pub(super) fn of(
        month: Period,
        inside: &[&Movement<'_>],
        today: NaiveDate,
        currency: Currency,
    ) -> Result<Self, Why> {
        let ours = inside.iter().copied().filter(|of| month.holds(of.on));
        let mut flows = Flows::zero(currency);
        ours.into_iter().try_for_each(|of| flows.add(of))?;
        Ok(Self { month, is_current: month.holds(today), is_ahead: month.from > today, flows })
    }
}
