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

use entry::{Entry, Kept};

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
        let entry = self.entry(document.number(), body)?;
        self.entries.push(entry);
        Ok(())
    }

    fn position(&self, number: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.number == number)
    }

    fn entry(&self, number: &'a str, body: &InvoiceBody) -> Result<Entry<'a>, Why> {
        let mut entry = self.billed(number, body)?;
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

    /// The lines that bill milestones and deposits, at their price before discounts and charges.
    fn billed(&self, number: &'a str, body: &InvoiceBody) -> Result<Entry<'a>, Why> {
        let mut entry = Entry {
            number,
            net: body.totals.net,
            tax: body.totals.tax,
            milestones: BTreeMap::new(),
            deposit: Money::zero(self.currency),
            applied: BTreeMap::new(),
            closes: Vec::new(),
        };
        for line in &body.lines {
            match line.role {
                LineRole::Billing | LineRole::Part => {
                    let Some(id) = self.billing(line) else { continue };
                    let (price, given) = before_adjustments(line)?;
                    let kept = Kept { base: price, given, ..Kept::zero(self.currency) };
                    entry.add(id, kept)?;
                    if line.role == LineRole::Billing {
                        entry.closes.push(id);
                    }
                }
                LineRole::Deposit => entry.deposit = entry.deposit.plus(line.net)?,
                LineRole::Deduction | LineRole::Retainage | LineRole::Release => {}
            }
        }
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
        for (id, kept) in &mut entry.milestones {
            let worth = self.plan.iter().find(|m| m.id == *id).map_or(Money::zero(self.currency), |m| m.amount);
            let left = worth.minus(self.kept_of(*id)?.base)?;
            kept.base = spread::smaller(kept.base, left)?;
        }
        Ok(())
    }

    /// Discounts on the whole document, spread over the lines of the same taxes.
    fn give(&self, entry: &mut Entry<'_>, body: &InvoiceBody) -> Result<(), Why> {
        for Adjustment { is_charge, amount, taxes, .. } in &body.adjustments {
            if *is_charge {
                continue;
            }
            for (id, share) in self.shares(body, taxes, *amount)? {
                entry.add(id, Kept { given: share, ..Kept::zero(self.currency) })?;
            }
        }
        Ok(())
    }

    /// Money kept back, spread over the lines of the same taxes.
    fn keep_back(&self, entry: &mut Entry<'_>, body: &InvoiceBody) -> Result<(), Why> {
        for line in body.lines.iter().filter(|l| l.role == LineRole::Retainage) {
            for (id, share) in self.shares(body, &line.taxes, line.net.negated())? {
                entry.add(id, Kept { retained: share, ..Kept::zero(self.currency) })?;
            }
        }
        Ok(())
    }

    /// `amount` over the billing lines of `taxes`, or over all where none has them; what falls on lines outside the
    /// plan is left out.
    fn shares(&self, body: &InvoiceBody, taxes: &[Tax], amount: Money) -> Result<Vec<(MilestoneId, Money)>, Why> {
        let billing: Vec<&Line> =
            body.lines.iter().filter(|l| matches!(l.role, LineRole::Billing | LineRole::Part)).collect();
        let alike: Vec<&Line> = billing.iter().copied().filter(|l| l.taxes == taxes).collect();
        let lines = if alike.is_empty() { billing } else { alike };
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let weights: Vec<Money> = lines.iter().map(|l| l.net).collect();
        let parts = spread::over(amount, &weights)?;
        Ok(lines.iter().zip(parts).filter_map(|(line, part)| Some((self.billing(line)?, part))).collect())
    }

    /// A deposit pays for what this document asks of the plan, in proportion.
    fn apply(&self, entry: &mut Entry<'_>, deposit: usize, amount: Money) -> Result<(), Why> {
        let asked =
            entry.milestones.iter().map(|(id, kept)| Ok((*id, kept.asked()?))).collect::<Result<Vec<_>, Why>>()?;
        if asked.is_empty() {
            return Ok(());
        }
        let weights: Vec<Money> = asked.iter().map(|(_, amount)| *amount).collect();
        let most = Money::sum(weights.iter().copied().filter(Money::is_positive), self.currency)?;
        for ((id, _), part) in asked.iter().zip(spread::over(spread::smaller(amount, most)?, &weights)?) {
            entry.add(*id, Kept { applied: part, ..Kept::zero(self.currency) })?;
            let place = entry.applied.entry((deposit, *id)).or_insert(Money::zero(self.currency));
            *place = place.plus(part)?;
        }
        Ok(())
    }

    /// What an earlier document kept back becomes due, in proportion to what is kept back of each milestone.
    fn release(&self, entry: &mut Entry<'_>, of: usize, amount: Money) -> Result<(), Why> {
        let kept: Vec<(MilestoneId, Money)> =
            self.entries[of].milestones.iter().map(|(id, k)| (*id, k.retained)).collect();
        if kept.is_empty() {
            return Ok(());
        }
        let weights: Vec<Money> = kept.iter().map(|(_, retained)| *retained).collect();
        let most = Money::sum(weights.iter().copied().filter(Money::is_positive), self.currency)?;
        for ((id, _), part) in kept.iter().zip(spread::over(spread::smaller(amount, most)?, &weights)?) {
            entry.add(*id, Kept { retained: part.negated(), ..Kept::zero(self.currency) })?;
        }
        Ok(())
    }

    /// A credit note takes back what it names; a whole one leaves nothing of its invoice.
    fn credit(&mut self, of: usize, body: &InvoiceBody) -> Result<(), Why> {
        let mut taken = self.billed("", body)?;
        self.give(&mut taken, body)?;
        self.keep_back(&mut taken, body)?;
        let mut left = self.entries[of].clone();
        left.net = left.net.minus(body.totals.net)?;
        left.tax = left.tax.minus(body.totals.tax)?;
        if left.net.is_zero() && left.tax.is_zero() {
            left.clear();
        } else {
            left.take_back(&taken)?;
            left.settle_below_zero()?;
        }
        self.entries[of] = left;
        Ok(())
    }

    /// All documents together. Errors: `TooLarge`.
    pub(super) fn kept_of(&self, id: MilestoneId) -> Result<Kept, Why> {
        let mut kept = self.entries.iter().filter_map(|entry| entry.milestones.get(&id));
        kept.try_fold(Kept::zero(self.currency), |sum, kept| sum.plus(*kept))
    }

    /// True when an invoice billed all that was left of the milestone and stands uncredited.
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
        for later in &self.entries {
            for ((_, id), part) in later.applied.iter().filter(|((of, _), _)| *of == index) {
                deposit = deposit.minus(*part)?;
                pieces.push((Place::Milestone(*id), *part));
            }
        }
        pieces.push((Place::Deposit, deposit));
        let inside = Money::sum(pieces.iter().map(|(_, amount)| *amount), self.currency)?;
        pieces.push((Place::Outside, entry.net.minus(inside)?));
        Ok(Asked { net: entry.net, tax: entry.tax, pieces })
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
