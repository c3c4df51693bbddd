//! One document of the contract, credits taken off: what it did with the value of each milestone.

use crate::id::MilestoneId;
use crate::invoice::{InvoiceBody, Line, LineRole};
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
    pub(super) body: &'a InvoiceBody,
    /// Its credit notes so far.
    pub(super) credits: Vec<&'a InvoiceBody>,
    pub(super) net: Money,
    pub(super) tax: Money,
    pub(super) milestones: BTreeMap<MilestoneId, Kept>,
    /// What its lines bill above the amounts of milestones, which is outside the plan.
    pub(super) above: BTreeMap<MilestoneId, Money>,
    /// Money before work that it asked for.
    pub(super) deposit: Money,
    /// Of the deposit of an earlier entry, what each milestone of this document took, and what is outside.
    pub(super) applied: BTreeMap<(usize, Option<MilestoneId>), Money>,
    /// What it keeps back, of each milestone and of what is outside the plan.
    pub(super) kept: BTreeMap<Option<MilestoneId>, Money>,
    /// What it releases of an earlier entry.
    pub(super) released: BTreeMap<(usize, Option<MilestoneId>), Money>,
    /// Milestones of which nothing more is to be billed.
    pub(super) closes: Vec<MilestoneId>,
}

impl<'a> Entry<'a> {
    pub(super) fn empty(number: &'a str, body: &'a InvoiceBody, currency: Currency) -> Self {
        Self {
            number,
            body,
            credits: Vec::new(),
            net: body.totals.net,
            tax: body.totals.tax,
            milestones: BTreeMap::new(),
            above: BTreeMap::new(),
            deposit: Money::zero(currency),
            applied: BTreeMap::new(),
            kept: BTreeMap::new(),
            released: BTreeMap::new(),
            closes: Vec::new(),
        }
    }
}

impl Entry<'_> {
    pub(super) fn add(&mut self, id: MilestoneId, more: Kept) -> Result<(), Why> {
        let known = self.milestones.get(&id).copied().unwrap_or(Kept::zero(more.base.currency()));
        self.milestones.insert(id, known.plus(more)?);
        Ok(())
    }

    pub(super) fn apply(&mut self, deposit: usize, place: Option<MilestoneId>, more: Money) -> Result<(), Why> {
        let known = self.applied.entry((deposit, place)).or_insert(Money::zero(more.currency()));
        *known = known.plus(more)?;
        Ok(())
    }

    pub(super) fn keep_back(&mut self, place: Option<MilestoneId>, more: Money) -> Result<(), Why> {
        let known = self.kept.entry(place).or_insert(Money::zero(more.currency()));
        *known = known.plus(more)?;
        Ok(())
    }

    pub(super) fn release(&mut self, of: usize, place: Option<MilestoneId>, more: Money) -> Result<(), Why> {
        let known = self.released.entry((of, place)).or_insert(Money::zero(more.currency()));
        *known = known.plus(more)?;
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

    pub(super) fn add_lines(
        &mut self,
        body: &InvoiceBody,
        milestone: impl Fn(&Line) -> Option<MilestoneId>,
    ) -> Result<(), Why> {
        for line in &body.lines {
            if line.role == LineRole::Deposit {
                self.deposit = self.deposit.plus(line.net)?;
            }
            let Some(id) = milestone(line) else { continue };
            let (base, given) = before_adjustments(line)?;
            self.add(id, Kept { base, given, ..Kept::zero(base.currency()) })?;
            if line.role == LineRole::Billing {
                self.closes.push(id);
            }
        }
        Ok(())
    }

    /// Takes off what a credit note takes back.
    pub(super) fn take_back(
        &mut self,
        note: &InvoiceBody,
        milestone: impl Fn(&Line) -> Option<MilestoneId>,
    ) -> Result<(), Why> {
        self.net = self.net.minus(note.totals.net)?;
        self.tax = self.tax.minus(note.totals.tax)?;
        let mut taken = Entry::empty("", note, self.net.currency());
        taken.add_lines(note, milestone)?;
        for (id, kept) in &taken.milestones {
            let known = self.milestones.get(id).copied().unwrap_or(Kept::zero(kept.base.currency()));
            self.milestones.insert(*id, known.minus(*kept)?);
        }
        self.deposit = self.deposit.minus(taken.deposit)?;
        Ok(())
    }

    /// Nothing of the document stands any more.
    pub(super) fn clear(&mut self) {
        self.milestones.clear();
        self.above.clear();
        self.applied.clear();
        self.kept.clear();
        self.released.clear();
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

/// Price of a line before its discounts and charges, and its discounts.
fn before_adjustments(line: &Line) -> Result<(Money, Money), Why> {
    let currency = line.net.currency();
    let sum = |charges: bool| {
        Money::sum(line.adjustments.iter().filter(|a| a.is_charge == charges).map(|a| a.amount), currency)
    };
    let (charges, given) = (sum(true)?, sum(false)?);
    Ok((line.net.minus(charges)?.plus(given)?, given))
}
