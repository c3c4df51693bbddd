//! The contract ledger: where every minor unit of the plan in force stands at a day. All amounts are net.
//!
//! The plan says what is worth how much, issued documents say what was asked for, settlements what became of it.
//! Nothing is stored: the same facts give the same ledger, for any day. The rules in words, with an example each, are
//! in docs/decisions/0011-contract-ledger.md; a second program is written from that page and compared in the tests.

use crate::id::MilestoneId;
use crate::invoice::{DocumentKind, InvoiceBody, IssuedInvoice};
use crate::milestone::{Milestone, MilestoneStatus};
use crate::money::{Currency, Money};
use crate::payment::{Settlement, SettlementKind};
use crate::refusal::Why;
use chrono::NaiveDate;

mod asked;
mod settled;
mod spread;
#[cfg(test)]
mod tests;

use asked::Book;
pub(crate) use asked::places;
pub use settled::NetSettled;
pub(crate) use spread::{over, smaller};

/// An issued document of the contract with what settled it, credits by credit note left out: those are documents.
#[derive(Debug, Clone)]
pub struct Booked<'a> {
    pub document: &'a IssuedInvoice,
    pub settlements: &'a [Settlement],
}

/// Where the value of one milestone stands; the parts sum to its amount. The same shape holds what is outside the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub planned: Money,
    pub in_progress: Money,
    /// Done, sign-off awaited.
    pub waiting: Money,
    /// Accepted, not asked for.
    pub ready: Money,
    /// Asked for, not settled.
    pub outstanding: Money,
    /// Kept back by the client until a release, or until the day on which it is due.
    pub retained: Money,
    pub paid: Money,
    /// Given up: by a discount, by an invoice over less than was agreed, or later.
    pub written_off: Money,
}

impl Standing {
    pub fn zero(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            planned: zero,
            in_progress: zero,
            waiting: zero,
            ready: zero,
            outstanding: zero,
            retained: zero,
            paid: zero,
            written_off: zero,
        }
    }

    /// All parts, in the order in which money gets more real.
    pub fn parts(&self) -> [Money; 8] {
        [
            self.planned,
            self.in_progress,
            self.waiting,
            self.ready,
            self.outstanding,
            self.retained,
            self.paid,
            self.written_off,
        ]
    }

    /// Errors: `TooLarge`.
    pub fn total(&self) -> Result<Money, Why> {
        Money::sum(self.parts(), self.planned.currency())
    }

    /// Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn plus(&self, other: &Standing) -> Result<Self, Why> {
        Ok(Self {
            planned: self.planned.plus(other.planned)?,
            in_progress: self.in_progress.plus(other.in_progress)?,
            waiting: self.waiting.plus(other.waiting)?,
            ready: self.ready.plus(other.ready)?,
            outstanding: self.outstanding.plus(other.outstanding)?,
            retained: self.retained.plus(other.retained)?,
            paid: self.paid.plus(other.paid)?,
            written_off: self.written_off.plus(other.written_off)?,
        })
    }

    /// Work that nobody was asked to pay for stands where its milestone stands.
    fn put_unbilled(&mut self, status: MilestoneStatus, amount: Money) -> Result<(), Why> {
        let place = match status {
            MilestoneStatus::Planned => &mut self.planned,
            MilestoneStatus::InProgress => &mut self.in_progress,
            MilestoneStatus::WaitingForSignOff => &mut self.waiting,
            // Billed in full and credited since: it can be asked for again.
            MilestoneStatus::Ready | MilestoneStatus::Invoiced | MilestoneStatus::Paid => &mut self.ready,
        };
        *place = place.plus(amount)?;
        Ok(())
    }
}

/// The whole contract at a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// In the order of the plan.
    pub milestones: Vec<(MilestoneId, Standing)>,
    /// What documents billed of each milestone, discounts taken off, whatever became of it; in the order of the plan.
    pub billed: Vec<(MilestoneId, Money)>,
    /// Deposits that no later document has deducted yet.
    pub deposits: Standing,
    /// Asked for on documents of the contract, but not part of its plan.
    pub outside: Standing,
}

impl Ledger {
    /// The ledger at the end of `as_of`. `plan`: the milestones in force; `booked`: all documents of the contract in
    /// order of issue. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of(
        plan: &[Milestone],
        requires_acceptance: bool,
        booked: &[Booked<'_>],
        currency: Currency,
        as_of: NaiveDate,
    ) -> Result<Self, Why> {
        let mut book = Book::new(plan, currency);
        let known: Vec<&Booked<'_>> = booked.iter().filter(|b| b.document.body().issue_on <= as_of).collect();
        for entry in &known {
            book.read(entry.document)?;
        }
        let zero = Standing::zero(currency);
        let mut ledger = Self {
            milestones: plan.iter().map(|m| (m.id, zero)).collect(),
            billed: Vec::new(),
            deposits: zero,
            outside: zero,
        };
        let invoices = known.iter().filter(|b| b.document.body().kind != DocumentKind::CreditNote);
        for (index, entry) in invoices.enumerate() {
            let settled = entry.settled(as_of)?;
            ledger.put_asked(&book, index, settled)?;
        }
        for (at, milestone) in plan.iter().enumerate() {
            let standing = &mut ledger.milestones[at].1;
            let kept = book.kept_of(milestone.id)?;
            standing.retained = standing.retained.plus(kept.retained)?;
            standing.written_off = standing.written_off.plus(kept.given)?;
            ledger.billed.push((milestone.id, kept.base.minus(kept.given)?));
            let unbilled = milestone.amount.minus(kept.base)?;
            if book.is_closed(milestone.id) {
                standing.written_off = standing.written_off.plus(unbilled)?;
            } else {
                standing.put_unbilled(work_status(milestone, requires_acceptance, as_of), unbilled)?;
            }
        }
        Ok(ledger)
    }

    /// Everything inside the plan. Errors: `TooLarge`.
    pub fn total(&self) -> Result<Standing, Why> {
        let zero = Standing::zero(self.outside.planned.currency());
        self.milestones.iter().try_fold(zero, |sum, (_, standing)| sum.plus(standing))
    }

    /// Nothing, in the currency of the contract.
    pub fn outside_zero(&self) -> Standing {
        Standing::zero(self.outside.planned.currency())
    }

    pub fn of_milestone(&self, id: MilestoneId) -> Option<&Standing> {
        self.milestones.iter().find(|(of, _)| *of == id).map(|(_, standing)| standing)
    }

    /// Spreads what became of one document over what it asked for.
    fn put_asked(&mut self, book: &Book<'_>, index: usize, gross: settled::GrossSettled) -> Result<(), Why> {
        let asked = book.asked(index)?;
        let nets = NetSettled::of(asked.net, asked.tax, gross.paid, gross.written_off)?;
        let weights: Vec<Money> = asked.pieces.iter().map(|(_, amount)| *amount).collect();
        let paid = over(nets.paid, &weights)?;
        let rest = weights.iter().zip(&paid).map(|(w, p)| w.minus(*p)).collect::<Result<Vec<_>, _>>()?;
        let written_off = over(nets.written_off, &rest)?;
        let open = rest.iter().zip(&written_off).map(|(r, w)| r.minus(*w)).collect::<Result<Vec<_>, _>>()?;
        let kept = over(nets.kept(gross.kept)?, &open)?;
        for (at, (place, amount)) in asked.pieces.iter().enumerate() {
            let standing = match place {
                asked::Place::Milestone(id) => {
                    let found = self.milestones.iter_mut().find(|(of, _)| of == id);
                    // A milestone outside the plan in force was never counted.
                    found.map_or(&mut self.outside, |(_, standing)| standing)
                }
                asked::Place::Deposit => &mut self.deposits,
                asked::Place::Outside => &mut self.outside,
            };
            standing.paid = standing.paid.plus(paid[at])?;
            standing.written_off = standing.written_off.plus(written_off[at])?;
            standing.retained = standing.retained.plus(kept[at])?;
            let open = amount.minus(paid[at])?.minus(written_off[at])?.minus(kept[at])?;
            standing.outstanding = standing.outstanding.plus(open)?;
        }
        Ok(())
    }
}

impl Booked<'_> {
    /// Gross amounts that settled the document by the end of `as_of`.
    fn settled(&self, as_of: NaiveDate) -> Result<settled::GrossSettled, Why> {
        let totals = &self.document.body().totals;
        let zero = Money::zero(totals.net.currency());
        let kept = self.document.body().retention.filter(|kept| as_of <= kept.due_on).map_or(zero, |kept| kept.amount);
        let mut gross = settled::GrossSettled { paid: totals.prepaid, written_off: zero, kept };
        for settlement in self.settlements.iter().filter(|s| s.on <= as_of) {
            match settlement.kind {
                SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld => {
                    gross.paid = gross.paid.plus(settlement.amount)?;
                }
                // Both were given up: a discount for prompt payment as one on the document.
                SettlementKind::WriteOff | SettlementKind::Discount => {
                    gross.written_off = gross.written_off.plus(settlement.amount)?;
                }
                // The credit note itself stands among the documents.
                SettlementKind::Credit => {}
            }
        }
        Ok(gross)
    }
}

/// Whether a credit note over invoice `number` takes more of a milestone than the invoice asks for it: a final invoice
/// bills a milestone again, but asks only for what earlier ones did not. Errors: `TooLarge`, `CurrencyMismatch`.
pub(crate) fn takes_too_much(
    plan: &[Milestone],
    documents: &[&IssuedInvoice],
    currency: Currency,
    number: &str,
    note: &InvoiceBody,
) -> Result<bool, Why> {
    let mut book = Book::new(plan, currency);
    for document in documents {
        book.read(document)?;
    }
    book.takes_too_much(number, note)
}

/// What the lines of invoice `number` bill above the amounts of milestones, which is outside the plan: none is below zero.
/// Errors: `TooLarge`, `CurrencyMismatch`.
pub(crate) fn above_plan(
    plan: &[Milestone],
    documents: &[&IssuedInvoice],
    currency: Currency,
    number: &str,
) -> Result<Vec<(MilestoneId, Money)>, Why> {
    let mut book = Book::new(plan, currency);
    for document in documents {
        book.read(document)?;
    }
    Ok(book.above(number))
}

/// Where the work stands, whatever was billed of it.
fn work_status(milestone: &Milestone, requires_acceptance: bool, as_of: NaiveDate) -> MilestoneStatus {
    let facts = crate::milestone::MilestoneFacts { billed: None, ..milestone.facts.clone() };
    facts.status(requires_acceptance, as_of)
}
