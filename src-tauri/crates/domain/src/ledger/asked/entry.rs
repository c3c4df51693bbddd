//! One document of the contract, credits taken off: what it did with the value of each milestone.

use crate::id::MilestoneId;
use crate::ledger::spread;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use std::collections::BTreeMap;

/// What one document, or all together, did with the value of one milestone.
#[derive(Debug, Clone, Copy)]
pub(in crate::ledger) struct Kept {
    /// Value that left the plan for an invoice.
    pub(in crate::ledger) base: Money,
    /// Given up by a discount.
    pub(in crate::ledger) given: Money,
    /// Kept back until a release; below zero on the document that releases it.
    pub(in crate::ledger) retained: Money,
    /// Paid by a deposit.
    pub(super) applied: Money,
}

impl Kept {
    pub(super) fn zero(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { base: zero, given: zero, retained: zero, applied: zero }
    }

    pub(super) fn plus(self, other: Kept) -> Result<Self, Why> {
        Ok(Self {
            base: self.base.plus(other.base)?,
            given: self.given.plus(other.given)?,
            retained: self.retained.plus(other.retained)?,
            applied: self.applied.plus(other.applied)?,
        })
    }

    pub(super) fn minus(self, other: Kept) -> Result<Self, Why> {
        self.plus(Kept {
            base: other.base.negated(),
            given: other.given.negated(),
            retained: other.retained.negated(),
            applied: other.applied.negated(),
        })
    }

    /// What the document asks for.
    pub(super) fn asked(self) -> Result<Money, Why> {
        self.base.minus(self.given)?.minus(self.retained)?.minus(self.applied)
    }
}

/// One document, its credit notes taken off.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub(super) number: &'a str,
    pub(super) net: Money,
    pub(super) tax: Money,
    pub(super) milestones: BTreeMap<MilestoneId, Kept>,
    /// Money before work that it asked for.
    pub(super) deposit: Money,
    /// Of the deposit of an earlier entry, what each milestone of this document took.
    pub(super) applied: BTreeMap<(usize, MilestoneId), Money>,
    /// Milestones of which nothing more is to be billed.
    pub(super) closes: Vec<MilestoneId>,
}

impl Entry<'_> {
    pub(super) fn add(&mut self, id: MilestoneId, more: Kept) -> Result<(), Why> {
        let known = self.milestones.get(&id).copied().unwrap_or(Kept::zero(more.base.currency()));
        self.milestones.insert(id, known.plus(more)?);
        Ok(())
    }

    /// The final invoice bills the whole and deducts `earlier`: all that `earlier` did but ask is done here again.
    pub(super) fn take_place_of(&mut self, earlier: &Entry<'_>) -> Result<(), Why> {
        for (id, kept) in &earlier.milestones {
            let known = self.milestones.get(id).copied().unwrap_or(Kept::zero(kept.base.currency()));
            self.milestones.insert(*id, known.minus(*kept)?);
        }
        for (key, part) in &earlier.applied {
            let known = self.applied.get(key).copied().unwrap_or(Money::zero(part.currency()));
            self.applied.insert(*key, known.minus(*part)?);
        }
        Ok(())
    }

    /// A credit note is read like an invoice; of what was outside the plan nothing returns to it.
    pub(super) fn take_back(&mut self, taken: &Entry<'_>) -> Result<(), Why> {
        for (id, kept) in &taken.milestones {
            let Some(known) = self.milestones.get(id).copied() else { continue };
            let base = spread::smaller(kept.base, known.base)?;
            self.milestones.insert(*id, known.minus(Kept { base, ..*kept })?);
            self.closes.retain(|closed| closed != id);
        }
        self.deposit = self.deposit.minus(taken.deposit)?;
        Ok(())
    }

    /// Nothing of the document stands any more.
    pub(super) fn clear(&mut self) {
        self.milestones.clear();
        self.applied.clear();
        self.closes.clear();
        self.deposit = Money::zero(self.net.currency());
    }

    /// A document that asks for less than its lines of the plan, by a free line that takes away, gives the rest up.
    pub(super) fn settle_below_zero(&mut self) -> Result<(), Why> {
        let asked = self.milestones.values().map(|kept| kept.asked()).collect::<Result<Vec<_>, _>>()?;
        let inside = Money::sum(asked.iter().copied().chain([self.deposit]), self.net.currency())?;
        let over = inside.minus(self.net)?;
        if over.is_positive() && asked.iter().any(Money::is_positive) {
            for (kept, part) in self.milestones.values_mut().zip(spread::over(over, &asked)?) {
                kept.given = kept.given.plus(part)?;
            }
        }
        Ok(())
    }
}
