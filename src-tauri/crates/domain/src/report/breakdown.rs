//! What a document says by tax, and how money that settles it reaches these parts.

use super::Settled;
use crate::invoice::{DocumentKind, InvoiceBody};
use crate::money::Money;
use crate::payment::SettlementKind;
use crate::percent::Percent;
use crate::refusal::Why;
use crate::tax::{Tax, TaxCategory};
use serde::{Deserialize, Serialize};

/// A tax as a report tells it apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TaxKey {
    /// What the seller's country calls it.
    pub name: String,
    pub category: TaxCategory,
    pub rate: Percent,
}

impl From<&Tax> for TaxKey {
    fn from(tax: &Tax) -> Self {
        Self { name: tax.name.clone(), category: tax.category, rate: tax.rate }
    }
}

/// The amounts of a document: its net by the taxes that it bears together, and its tax by each.
/// All nets sum to its net and all taxes to its tax, whatever taxes a line has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Breakdown {
    pub nets: Vec<(Vec<TaxKey>, Money)>,
    pub taxes: Vec<(TaxKey, Money)>,
}

impl Breakdown {
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(body: &InvoiceBody) -> Result<Self, Why> {
        let mut breakdown = Self::default();
        let signed = |charge: bool, amount: Money| if charge { amount } else { amount.negated() };
        let lines = body.lines.iter().map(|line| (&line.taxes, line.net));
        let adjustments = body.adjustments.iter().map(|of| (&of.taxes, signed(of.is_charge, of.amount)));
        for (taxes, net) in lines.chain(adjustments) {
            add(&mut breakdown.nets, taxes.iter().map(TaxKey::from).collect(), net)?;
        }
        for group in &body.totals.taxes {
            add(&mut breakdown.taxes, TaxKey::from(&group.tax), group.amount)?;
        }
        Ok(breakdown)
    }

    /// Adds another one; what only it has comes behind. Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn plus(&mut self, other: &Self) -> Result<(), Why> {
        other.nets.iter().try_for_each(|(key, amount)| add(&mut self.nets, key.clone(), *amount))?;
        other.taxes.iter().try_for_each(|(key, amount)| add(&mut self.taxes, key.clone(), *amount))
    }

    pub fn negated(&self) -> Self {
        fn each<K: Clone>(of: &[(K, Money)]) -> Vec<(K, Money)> {
            of.iter().map(|(key, amount)| (key.clone(), amount.negated())).collect()
        }
        Self { nets: each(&self.nets), taxes: each(&self.taxes) }
    }
}

fn add<K: PartialEq>(to: &mut Vec<(K, Money)>, key: K, amount: Money) -> Result<(), Why> {
    match to.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum = sum.plus(amount)?,
        None => to.push((key, amount)),
    }
    Ok(())
}

/// How much of each settlement of an invoice reached which part of it, in the order of record: None for credits, which
/// are documents with parts of their own. `notes`: its credit notes in the order of issue, as many as there are credits.
/// The parts of a settlement sum to its net and its tax; all of them together are the invoice once it is paid.
/// Errors: `CurrencyMismatch`, `TooLarge`.
pub fn reached(invoice: &Breakdown, notes: &[Breakdown], settled: &[Settled]) -> Result<Vec<Option<Breakdown>>, Why> {
    let mut left = invoice.clone();
    // Every part has its place from the beginning, those that only a note names among them.
    for note in notes {
        left.plus(&Breakdown { nets: zeros(&note.nets), taxes: zeros(&note.taxes) })?;
    }
    let (mut nets, mut taxes) = (Counted::of(&left.nets), Counted::of(&left.taxes));
    let mut notes = notes.iter();
    let mut all = Vec::with_capacity(settled.len());
    for of in settled {
        if of.dated.fact.kind == SettlementKind::Credit {
            if let Some(note) = notes.next() {
                let note = note.negated();
                nets.take_off(&left.nets, &note.nets)?;
                taxes.take_off(&left.taxes, &note.taxes)?;
            }
            all.push(None);
            continue;
        }
        let parts = |keys: &[(Vec<TaxKey>, Money)], amounts: Vec<Money>| -> Vec<(Vec<TaxKey>, Money)> {
            keys.iter().map(|(key, _)| key.clone()).zip(amounts).collect()
        };
        let tax = of.dated.fact.amount.minus(of.net)?;
        let of_taxes = taxes.reach(tax)?;
        all.push(Some(Breakdown {
            nets: parts(&left.nets, nets.reach(of.net)?),
            taxes: left.taxes.iter().map(|(key, _)| key.clone()).zip(of_taxes).collect(),
        }));
    }
    Ok(all)
}

fn zeros<K: Clone>(of: &[(K, Money)]) -> Vec<(K, Money)> {
    of.iter().map(|(key, amount)| (key.clone(), Money::zero(amount.currency()))).collect()
}

/// Parts of an invoice, credit notes taken off, and what reached each so far.
struct Counted {
    left: Vec<Money>,
    whole: Vec<Money>,
    reached: Vec<Money>,
}

impl Counted {
    fn of<K>(parts: &[(K, Money)]) -> Self {
        let left: Vec<Money> = parts.iter().map(|(_, amount)| *amount).collect();
        let reached = left.iter().map(|amount| Money::zero(amount.currency())).collect();
        Self { whole: left.clone(), left, reached }
    }

    /// `note`: what a credit note takes off, below zero.
    fn take_off<K: PartialEq>(&mut self, places: &[(K, Money)], note: &[(K, Money)]) -> Result<(), Why> {
        for ((key, _), left) in places.iter().zip(&mut self.left) {
            if let Some((_, amount)) = note.iter().find(|(of, _)| of == key) {
                *left = left.plus(*amount)?;
            }
        }
        Ok(())
    }

    /// What of `amount` reaches each part. Within what is left, all that was reached is in proportion to it; what goes
    /// beyond is the client's, and goes back the way it came.
    fn reach(&mut self, amount: Money) -> Result<Vec<Money>, Why> {
        let currency = amount.currency();
        let Some(last) = self.left.len().checked_sub(1) else { return Ok(Vec::new()) };
        let (left, before) = (total(&self.left), total(&self.reached));
        let after = before + i128::from(amount.minor());
        let is_within = if left < 0 { (left..=0).contains(&after) } else { (0..=left).contains(&after) };
        let parts: Vec<Money> = if is_within {
            let target = proportional(after, &self.left, last)?;
            target
                .into_iter()
                .zip(&self.reached)
                .map(|(to, from)| minor(to - i128::from(from.minor()), currency))
                .collect::<Result<_, _>>()?
        } else {
            let goes_back = before.signum() == -i128::from(amount.minor().signum());
            let weights = if goes_back {
                &self.reached
            } else if left == 0 {
                &self.whole
            } else {
                &self.left
            };
            let parts = proportional(i128::from(amount.minor()), weights, last)?;
            parts.into_iter().map(|part| minor(part, currency)).collect::<Result<_, _>>()?
        };
        for (reached, part) in self.reached.iter_mut().zip(&parts) {
            *reached = reached.plus(*part)?;
        }
        Ok(parts)
    }
}

fn minor(amount: i128, currency: crate::money::Currency) -> Result<Money, Why> {
    Money::from_minor(i64::try_from(amount).map_err(|_| Why::TooLarge)?, currency)
}

fn total(parts: &[Money]) -> i128 {
    parts.iter().map(|part| i128::from(part.minor())).sum()
}

/// Minor units of `amount` in proportion to `weights`, which may be below zero; they sum to it exactly: floors first, then
/// one each to the largest remainders, the first on ties; an amount below zero is the mirror image. Without a sum of
/// weights all of it goes to the place `last`.
fn proportional(amount: i128, weights: &[Money], last: usize) -> Result<Vec<i128>, Why> {
    let whole = total(weights);
    let mut parts = vec![0; weights.len()];
    if whole == 0 {
        parts[last] = amount;
        return Ok(parts);
    }
    let (sign, amount) = if amount < 0 { (-1, -amount) } else { (1, amount) };
    let (side, whole) = if whole < 0 { (-1, -whole) } else { (1, whole) };
    let mut remainders = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        let exact = amount.checked_mul(side * i128::from(weight.minor())).ok_or(Why::TooLarge)?;
        parts[at] = exact.div_euclid(whole);
        remainders.push((exact.rem_euclid(whole), at));
    }
    let left = amount - parts.iter().sum::<i128>();
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, at) in remainders.into_iter().take(usize::try_from(left).map_err(|_| Why::TooLarge)?) {
        parts[at] += 1;
    }
    Ok(parts.into_iter().map(|part| sign * part).collect())
}

/// What a document adds to what was billed: a credit note takes away. Errors: `CurrencyMismatch`, `TooLarge`.
pub fn billed(body: &InvoiceBody) -> Result<Breakdown, Why> {
    let breakdown = Breakdown::of(body)?;
    Ok(if body.kind == DocumentKind::CreditNote { breakdown.negated() } else { breakdown })
}

#[cfg(test)]
mod tests;
