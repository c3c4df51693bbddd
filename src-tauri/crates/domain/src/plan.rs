//! The arithmetic of a plan: shares, splits, allocation.

use crate::milestone::Milestone;
use crate::money::{Money, Rounding};
use crate::percent::Percent;
use crate::refusal::{Refusal, Why};
use rust_decimal::Decimal;
use std::cmp::Ordering;

#[cfg(test)]
mod tests;

/// What a milestone is worth, as agreed: a fixed amount or a share of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    Fixed(Money),
    Share(Percent),
}

/// Amounts of a plan in which some milestones are fixed and some are shares of `contract`.
/// The shares together take `sum of shares` of the contract, rounded once; largest remainders settle the rest, so
/// fixed amounts and shares that cover the contract sum to it exactly. Errors: `TooLarge`, `CurrencyMismatch`,
/// `Above` when shares pass 1,000 %.
pub fn resolve(worths: &[Worth], contract: Money) -> Result<Vec<Money>, Why> {
    let mut share_sum = Decimal::ZERO;
    let mut weights = Vec::new();
    for worth in worths {
        if let Worth::Share(percent) = worth {
            share_sum += percent.value();
            weights.push(weight(*percent)?);
        }
    }
    let shared = Percent::new(share_sum)?.of(contract, Rounding::HalfAway)?;
    let mut parts = if weights.iter().all(|w| *w == 0) {
        vec![Money::zero(contract.currency()); weights.len()]
    } else {
        shared.split(&weights)?
    }
    .into_iter();
    worths
        .iter()
        .map(|worth| match worth {
            Worth::Fixed(amount) => Money::zero(contract.currency()).plus(*amount),
            Worth::Share(_) => Ok(parts.next().expect("one part for each share")),
        })
        .collect()
}

fn weight(percent: Percent) -> Result<u64, Why> {
    let mut scaled = percent.value() * Decimal::from(10_000);
    scaled.rescale(0);
    u64::try_from(scaled.mantissa()).map_err(|_| Why::TooLarge)
}

/// How much of the contract has a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    pub planned: Money,
    /// Contract minus planned; below zero when the plan is over.
    pub left: Money,
    /// For display, one decimal.
    pub percent: Percent,
}

impl Allocation {
    /// Errors: `CurrencyMismatch`, `TooLarge`.
    pub fn of(amounts: impl IntoIterator<Item = Money>, contract: Money) -> Result<Self, Why> {
        let planned = Money::sum(amounts, contract.currency())?;
        let left = contract.minus(planned)?;
        let percent = match Percent::share(planned, contract, 1) {
            Ok(percent) => percent,
            // More than a rate can say; it must not read as nothing planned.
            Err(Why::Above { .. }) => Percent::new(Decimal::ONE_THOUSAND)?,
            Err(_) => Percent::ZERO,
        };
        // 99.96 % must not read as done: a rounded 100.0 stands only for the exact one.
        let percent = match percent.value().cmp(&Decimal::ONE_HUNDRED) {
            Ordering::Equal if left.is_positive() => Percent::new(Decimal::new(999, 1))?,
            Ordering::Equal if left.is_negative() => Percent::new(Decimal::new(1001, 1))?,
            _ => percent,
        };
        Ok(Self { planned, left, percent })
    }
}

/// Whether `milestones` can be agreed or invoiced against `contract`: to the minor unit, with an amount each.
/// Errors: `PlanIsEmpty`, `PlanDoesNotSum`.
pub fn check_sum(milestones: &[Milestone], contract: Money) -> Result<(), Refusal> {
    if milestones.is_empty() {
        return Err(Refusal::PlanIsEmpty);
    }
    let planned = Money::sum(milestones.iter().map(|m| m.amount), contract.currency());
    match planned {
        Ok(planned) if planned == contract => Ok(()),
        Ok(planned) => Err(Refusal::PlanDoesNotSum { contract, planned }),
        Err(_) => Err(Refusal::PlanDoesNotSum { contract, planned: Money::zero(contract.currency()) }),
    }
}

/// Widths in thousandths for `amounts`, summing to exactly 1000; equal widths when nothing has a value yet.
/// A milestone with a value keeps at least one thousandth, so that it can be seen.
pub fn permille(amounts: &[Money]) -> Vec<u32> {
    if amounts.is_empty() {
        return Vec::new();
    }
    let weights: Vec<u64> = amounts.iter().map(|a| u64::try_from(a.minor().max(0)).unwrap_or(0)).collect();
    let weights = if weights.iter().all(|w| *w == 0) { vec![1; weights.len()] } else { weights };
    let whole = Money::from_minor(1000, amounts[0].currency()).expect("a thousand minor units are within the limit");
    let parts = whole.split(&weights).expect("at least one weight is above zero");
    let mut widths: Vec<u32> = parts.iter().map(|part| u32::try_from(part.minor()).unwrap_or(0)).collect();
    let unseen: Vec<usize> = (0..widths.len()).filter(|at| weights[*at] > 0 && widths[*at] == 0).collect();
    for at in unseen {
        let widest = (0..widths.len()).max_by_key(|at| widths[*at]).unwrap_or(at);
        if widths[widest] > 1 {
            widths[widest] -= 1;
            widths[at] = 1;
        }
    }
    widths
}

/// Ready-made splits of the first run and of an empty plan, in percent.
pub fn preset(name: &str) -> Option<&'static [u32]> {
    match name {
        "one" => Some(&[100]),
        "two" => Some(&[50, 50]),
        "three" => Some(&[30, 40, 30]),
        "four" => Some(&[25, 25, 25, 25]),
        "deposit" => Some(&[30, 35, 35]),
        _ => None,
    }
}
