//! What the documents of a contract ask for, milestone by milestone: parts, deductions, money kept back and released,
//! discounts, credits. Reads frozen documents in order of issue; knows nothing of payments.

use super::spread;
use crate::id::MilestoneId;
use crate::invoice::{Adjustment, DocumentKind, InvoiceBody, IssuedInvoice, Line, LineRole};
use crate::milestone::Milestone;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use crate::tax::Tax;
use std::collections::BTreeMap;

mod entry;
mod shares;

use entry::{Entry, Kept};
pub(crate) use shares::places;

/// Where a piece of a document belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Milestone(MilestoneId),
    Deposit,
    Outside,
}

/// A document as pieces that sum to its net amount, none below zero.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) net: Money,
    pub(super) tax: Money,
    pub(super) pieces: Vec<(Place, Money)>,
}

/// The documents read so far.
#[derive(Debug)]
pub(super) struct Book<'a> {
    plan: &'a [Milestone],
    currency: Currency,
    entries: Vec<Entry<'a>>,
}

impl<'a> Book<'a> {
    pub(super) fn new(plan: &'a [Milestone], currency: Currency) -> Self {
        Self { plan, currency, entries: Vec::new() }
    }

    /// Takes the next document in. Errors: `TooLarge`, `CurrencyMismatch`.
    pub(super) fn read(&mut self, document: &'a IssuedInvoice) -> Result<(), Why> {
        let body = document.body();
        if body.kind == DocumentKind::CreditNote {
            let of = body.references.first().and_then(|of| self.position(&of.number));
            return of.map_or(Ok(()), |of| self.credit(of, body));
        }
        let entry = self.entry(document.number(), body, Vec::new())?;
        self.entries.push(entry);
        Ok(())
    }

    /// Whether `note` takes more of a milestone, or of what is outside, than the invoice `number` asks for it.
    /// Errors: `TooLarge`.
    pub(super) fn takes_too_much(&mut self, number: &str, note: &'a InvoiceBody) -> Result<bool, Why> {
        let Some(of) = self.position(number) else { return Ok(false) };
        self.credit(of, note)?;
        let below = |(place, amount): &(Place, Money)| amount.is_negative() && *place != Place::Outside;
        Ok(self.asked(of)?.pieces.iter().any(below))
    }

    /// A credit note: its invoice is read anew without what it takes back, and the milestones that it names can be
    /// billed again, whichever invoice closed them.
    fn credit(&mut self, of: usize, note: &'a InvoiceBody) -> Result<(), Why> {
        let known = self.entries[of].clone();
        self.entries[of].clear();
        let mut credits = known.credits;
        credits.push(note);
        let mut anew = self.entry(known.number, known.body, credits)?;
        anew.closes.retain(|id| known.closes.contains(id));
        self.entries[of] = anew;
        let named = |id: &MilestoneId| note.lines.iter().any(|l| l.milestone.as_ref().is_some_and(|m| m.id == *id));
        for entry in &mut self.entries {
            entry.closes.retain(|id| !named(id));
        }
        Ok(())
    }

    /// What the lines of an invoice bill above the amounts of milestones.
    pub(super) fn above(&self, number: &str) -> Vec<(MilestoneId, Money)> {
        let entry = self.position(number).map(|of| &self.entries[of]);
        entry.into_iter().flat_map(|entry| &entry.above).map(|(id, above)| (*id, *above)).collect()
    }

    fn position(&self, number: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.number == number)
    }

    fn entry(&self, number: &'a str, body: &'a InvoiceBody, credits: Vec<&'a InvoiceBody>) -> Result<Entry<'a>, Why> {
        let mut entry = self.billed(number, body, credits)?;
        if entry.net.is_zero() && entry.tax.is_zero() && !entry.credits.is_empty() {
            entry.clear();
            return Ok(entry);
        }
        let deducted = named(body, self.currency, |line| line.deducts.as_ref().map(|of| of.number.as_str()))?;
        let deducted: Vec<(usize, Money)> =
            deducted.into_iter().filter_map(|(of, amount)| Some((self.position(of)?, amount.negated()))).collect();
        for (of, _) in deducted.iter().filter(|(of, _)| self.entries[*of].deposit.is_zero()) {
            entry.take_place_of(&self.entries[*of])?;
        }
        self.cap(&mut entry)?;
        self.give(&mut entry, body)?;
        self.keep_back(&mut entry, body)?;
        for (of, amount) in named(body, self.currency, |line| line.releases.as_ref().map(|of| of.number.as_str()))? {
            if let Some(of) = self.position(of) {
                self.release(&mut entry, of, amount)?;
            }
        }
        for (of, amount) in deducted.iter().filter(|(of, _)| !self.entries[*of].deposit.is_zero()) {
            self.apply(&mut entry, *of, *amount)?;
        }
        entry.settle_below_zero()?;
        Ok(entry)
    }

    /// The lines that bill milestones and deposits, at their price before discounts and charges, less those credited.
    fn billed(&self, number: &'a str, body: &'a InvoiceBody, credits: Vec<&'a InvoiceBody>) -> Result<Entry<'a>, Why> {
        let mut entry = Entry::empty(number, body, self.currency);
        entry.add_lines(body, |line| self.billing(line))?;
        for note in &credits {
            entry.take_back(note, |line| self.billing(line))?;
        }
        entry.credits = credits;
        Ok(entry)
    }

    /// The milestone of the plan that a line bills.
    fn billing(&self, line: &Line) -> Option<MilestoneId> {
        let id = line.milestone.as_ref()?.id;
        let bills = matches!(line.role, LineRole::Billing | LineRole::Part) && line.deducts.is_none();
        (bills && self.plan.iter().any(|m| m.id == id)).then_some(id)
    }

    /// A milestone is worth its amount and no more: what is billed above it is outside the plan.
    fn cap(&self, entry: &mut Entry<'_>) -> Result<(), Why> {
        let Entry { milestones, above, .. } = entry;
        for (id, kept) in milestones {
            let worth = self.plan.iter().find(|m| m.id == *id).map_or(Money::zero(self.currency), |m| m.amount);
            let left = worth.minus(self.kept_of(*id)?.base)?;
            let within = spread::smaller(kept.base, left)?;
            above.insert(*id, kept.base.minus(within)?);
            kept.base = within;
        }
        Ok(())
    }

    /// Discounts on the whole document, spread over what was billed at the same taxes.
    fn give(&self, entry: &mut Entry<'_>, body: &InvoiceBody) -> Result<(), Why> {
        for Adjustment { is_charge, amount, taxes, .. } in &body.adjustments {
            if *is_charge {
                continue;
            }
            for (place, share) in self.shares(entry, taxes, *amount)? {
                if let Some(id) = place {
                    entry.add(id, Kept { given: share, ..Kept::zero(self.currency) })?;
                }
            }
        }
        Ok(())
    }

    /// Money kept back, spread over what was billed at the same taxes.
    fn keep_back(&self, entry: &mut Entry<'_>, body: &InvoiceBody) -> Result<(), Why> {
        for line in body.lines.iter().filter(|l| l.role == LineRole::Retainage) {
            for (place, share) in self.shares(entry, &line.taxes, line.net.negated())? {
                entry.keep_back(place, share)?;
                if let Some(id) = place {
                    entry.add(id, Kept { retained: share, ..Kept::zero(self.currency) })?;
                }
            }
        }
        Ok(())
    }

    /// `amount` over what a document bills at `taxes`, or over all that it bills where nothing of them is left.
    fn shares(
        &self,
        entry: &Entry<'_>,
        taxes: &[Tax],
        amount: Money,
    ) -> Result<Vec<(Option<MilestoneId>, Money)>, Why> {
        let weights: Vec<_> =
            places(entry.body, &entry.credits, taxes, |line| self.billing(line))?.into_iter().collect();
        if weights.is_empty() {
            return Ok(Vec::new());
        }
        let parts = spread::over(amount, &weights.iter().map(|(_, weight)| *weight).collect::<Vec<_>>())?;
        Ok(weights.into_iter().map(|(place, _)| place).zip(parts).collect())
    }

    /// A deposit pays for what this document asks of the plan, in proportion, and then for what is outside.
    fn apply(&self, entry: &mut Entry<'_>, deposit: usize, amount: Money) -> Result<(), Why> {
        let asked =
            entry.milestones.iter().map(|(id, kept)| Ok((*id, kept.asked()?))).collect::<Result<Vec<_>, Why>>()?;
        let weights: Vec<Money> = asked.iter().map(|(_, amount)| *amount).collect();
        let most = Money::sum(weights.iter().copied().filter(Money::is_positive), self.currency)?;
        let inside = spread::smaller(amount, most)?;
        if !weights.is_empty() {
            for ((id, _), part) in asked.iter().zip(spread::over(inside, &weights)?) {
                entry.add(*id, Kept { applied: part, ..Kept::zero(self.currency) })?;
                entry.apply(deposit, Some(*id), part)?;
            }
        }
        entry.apply(deposit, None, amount.minus(inside)?)
    }

    /// What an earlier document still keeps back becomes due, in proportion.
    fn release(&self, entry: &mut Entry<'_>, of: usize, amount: Money) -> Result<(), Why> {
        let mut kept: Vec<(Option<MilestoneId>, Money)> = Vec::new();
        for (place, retained) in &self.entries[of].kept {
            let released = self.entries.iter().filter_map(|later| later.released.get(&(of, *place)));
            kept.push((*place, released.copied().map(Money::negated).try_fold(*retained, Money::plus)?));
        }
        if kept.is_empty() {
            return Ok(());
        }
        let weights: Vec<Money> = kept.iter().map(|(_, retained)| *retained).collect();
        let most = Money::sum(weights.iter().copied().filter(Money::is_positive), self.currency)?;
        for ((place, _), part) in kept.iter().zip(spread::over(spread::smaller(amount, most)?, &weights)?) {
            entry.release(of, *place, part)?;
            if let Some(id) = place {
                entry.add(*id, Kept { retained: part.negated(), ..Kept::zero(self.currency) })?;
            }
        }
        Ok(())
    }

    /// All documents together. Errors: `TooLarge`.
    pub(super) fn kept_of(&self, id: MilestoneId) -> Result<Kept, Why> {
        let mut kept = self.entries.iter().filter_map(|entry| entry.milestones.get(&id));
        kept.try_fold(Kept::zero(self.currency), |sum, kept| sum.plus(*kept))
    }

    /// True when an invoice billed all that was left of the milestone and no credit note has named it since.
    pub(super) fn is_closed(&self, id: MilestoneId) -> bool {
        self.entries.iter().any(|entry| entry.closes.contains(&id))
    }

    /// The pieces of the invoice at `index`. Errors: `TooLarge`.
    pub(super) fn asked(&self, index: usize) -> Result<Asked, Why> {
        let entry = &self.entries[index];
        let mut pieces = Vec::new();
        for (id, kept) in &entry.milestones {
            pieces.push((Place::Milestone(*id), kept.asked()?));
        }
        let mut deposit = entry.deposit;
        let mut applied: BTreeMap<MilestoneId, Money> = BTreeMap::new();
        for later in &self.entries {
            for ((_, place), part) in later.applied.iter().filter(|((of, _), _)| *of == index) {
                deposit = deposit.minus(*part)?;
                if let Some(id) = place {
                    let known = applied.entry(*id).or_insert(Money::zero(self.currency));
                    *known = known.plus(*part)?;
                }
            }
        }
        pieces.extend(applied.into_iter().map(|(id, part)| (Place::Milestone(id), part)));
        pieces.push((Place::Deposit, deposit));
        let inside = Money::sum(pieces.iter().map(|(_, amount)| *amount), self.currency)?;
        pieces.push((Place::Outside, entry.net.minus(inside)?));
        Ok(Asked { net: entry.net, tax: entry.tax, pieces })
    }
}

/// Nets of the lines that name an earlier document, summed by its number, in order of appearance.
fn named<'b>(
    body: &'b InvoiceBody,
    currency: Currency,
    number: impl Fn(&'b Line) -> Option<&'b str>,
) -> Result<Vec<(&'b str, Money)>, Why> {
    let mut sums: Vec<(&str, Money)> = Vec::new();
    for line in &body.lines {
        let Some(of) = number(line) else { continue };
        match sums.iter_mut().find(|(known, _)| *known == of) {
            Some((_, sum)) => *sum = sum.plus(line.net)?,
            None => sums.push((of, Money::zero(currency).plus(line.net)?)),
        }
    }
    Ok(sums)
}
