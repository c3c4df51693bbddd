//! Change orders: a proposed next revision of an agreed plan, what it changes, and what keeps it from being agreed.
//! Knows no storage and no page.

use crate::id::MilestoneId;
use crate::milestone::Milestone;
use crate::money::{Currency, Money};
use crate::refusal::{Needed, Refusal, Why};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod cash;
#[cfg(test)]
mod tests;

pub use cash::{ExpectedMonth, expected_invoices};

/// A milestone with all of it that the client agrees to. Its place is its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedRow {
    /// None: the change order adds it.
    pub milestone: Option<MilestoneId>,
    pub title: String,
    /// What completes it. May be empty.
    pub criterion: String,
    /// Net.
    pub amount: Money,
    pub target_on: Option<NaiveDate>,
}

/// A row with its place in a plan, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'a> {
    pub position: u32,
    pub row: &'a AgreedRow,
}

/// What becomes of one milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Same,
    Added,
    Removed,
    /// Title, criterion, amount or target date differ; it may have moved as well.
    Changed,
    /// Nothing but its place among those that stay.
    Moved,
}

/// One milestone before and after; at least one of both is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    pub before: Option<Placed<'a>>,
    pub after: Option<Placed<'a>>,
    pub mark: Mark,
    /// What the contract gains by it, below zero where it loses.
    pub delta: Money,
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differences<'a> {
    /// In the order of the new plan; what is removed stands behind the row that it stood behind.
    pub rows: Vec<Difference<'a>>,
    /// Contract values.
    pub before: Money,
    pub after: Money,
    pub delta: Money,
}

/// A milestone that an invoice bills, also in part, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    pub position: u32,
    pub row: AgreedRow,
    /// Of the invoice.
    pub number: String,
}

impl AgreedRow {
    pub fn of(milestone: &Milestone) -> Self {
        Self {
            milestone: Some(milestone.id),
            title: milestone.title.clone(),
            criterion: milestone.criterion.clone(),
            amount: milestone.amount,
            target_on: milestone.target_on,
        }
    }

    /// The milestone as it is once the row is agreed at `position`.
    pub fn applied(&self, milestone: Milestone, position: u32) -> Milestone {
        Milestone {
            position,
            title: self.title.clone(),
            criterion: self.criterion.clone(),
            amount: self.amount,
            target_on: self.target_on,
            ..milestone
        }
    }
}

impl Locked {
    /// The milestones of a plan that are billed.
    pub fn of(plan: &[Milestone]) -> Vec<Locked> {
        let locked = |m: &Milestone| {
            let number = m.facts.billed.as_ref()?.number.clone();
            Some(Locked { position: m.position, row: AgreedRow::of(m), number })
        };
        plan.iter().filter_map(locked).collect()
    }
}

/// The value of a plan. Errors: `TooLarge`, `CurrencyMismatch`.
pub fn value(plan: &[AgreedRow], currency: Currency) -> Result<Money, Why> {
    Money::sum(plan.iter().map(|row| row.amount), currency)
}

/// What `after` changes of `before`. Errors: `TooLarge`, `CurrencyMismatch`.
pub fn differences<'a>(
    before: &'a [AgreedRow],
    after: &'a [AgreedRow],
    currency: Currency,
) -> Result<Differences<'a>, Why> {
    let (old, new) = (value(before, currency)?, value(after, currency)?);
    let zero = Money::zero(currency);
    let places: Vec<Option<usize>> = after.iter().map(|row| place_of(before, row)).collect();
    let stays = longest_rising(&places);
    let removed =
        |row: &AgreedRow| !after.iter().any(|kept| kept.milestone.is_some() && kept.milestone == row.milestone);
    let mut rows = Vec::with_capacity(before.len().max(after.len()));
    rows.extend(removed_behind(before, None, removed, zero)?);
    for (at, row) in after.iter().enumerate() {
        let was = places[at].map(|place| placed(before, place));
        let mark = match was {
            None => Mark::Added,
            Some(was) if was.row != row => Mark::Changed,
            Some(_) if stays.contains(&at) => Mark::Same,
            Some(_) => Mark::Moved,
        };
        let delta = row.amount.minus(was.map_or(zero, |was| was.row.amount))?;
        rows.push(Difference { before: was, after: Some(placed(after, at)), mark, delta });
        if let Some(place) = places[at] {
            rows.extend(removed_behind(before, Some(place), removed, zero)?);
        }
    }
    Ok(Differences { rows, before: old, after: new, delta: new.minus(old)? })
}

impl Differences<'_> {
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.mark == Mark::Same)
    }
}

/// All that keeps change order `number` from being sent or agreed; empty when nothing does. `locked`: what an invoice
/// bills must stand as it is, wherever it stands.
pub fn refusals(
    (number, reason): (u32, &str),
    before: &[AgreedRow],
    after: &[AgreedRow],
    locked: &[Locked],
    currency: Currency,
) -> Vec<Refusal> {
    if after.is_empty() {
        return vec![Refusal::PlanIsEmpty];
    }
    let mut refusals: Vec<Refusal> = locked.iter().filter_map(|locked| touched(after, locked)).collect();
    if after.iter().any(|row| row.title.is_empty()) {
        refusals.push(Refusal::MissingForIssue { what: Needed::MilestoneTitle });
    }
    if after.iter().any(|row| row.amount.is_negative()) {
        refusals.push(Refusal::CannotBeSummed { why: Why::Negative });
    }
    match differences(before, after, currency) {
        Ok(found) if found.is_empty() => refusals.push(Refusal::NothingChanges { number }),
        Ok(_) => {}
        Err(why) => refusals.push(Refusal::CannotBeSummed { why }),
    }
    if reason.trim().is_empty() {
        refusals.push(Refusal::ChangeWithoutReason { number });
    }
    refusals
}

/// The refusal that names the invoice, where a billed milestone does not stand as it is.
fn touched(after: &[AgreedRow], Locked { position, row, number }: &Locked) -> Option<Refusal> {
    let stands = after.iter().any(|kept| kept == row);
    let milestone = format!("M{position} {}", row.title).trim_end().to_owned();
    (!stands).then(|| Refusal::AlreadyInvoiced { milestone, number: number.clone() })
}

fn placed(plan: &[AgreedRow], at: usize) -> Placed<'_> {
    Placed { position: u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1), row: &plan[at] }
}

fn place_of(before: &[AgreedRow], row: &AgreedRow) -> Option<usize> {
    let id = row.milestone?;
    before.iter().position(|old| old.milestone == Some(id))
}

/// The run of removed rows that stood right behind `place`; None: at the top.
fn removed_behind<'a>(
    before: &'a [AgreedRow],
    place: Option<usize>,
    removed: impl Fn(&AgreedRow) -> bool,
    zero: Money,
) -> Result<Vec<Difference<'a>>, Why> {
    let from = place.map_or(0, |place| place + 1);
    let run = (from..before.len()).take_while(|at| removed(&before[*at]));
    let difference = |at: usize| {
        let was = placed(before, at);
        let delta = zero.minus(was.row.amount)?;
        Ok(Difference { before: Some(was), after: None, mark: Mark::Removed, delta })
    };
    run.map(difference).collect()
}

/// Places in `order` of the longest run that rises, gaps left out: what stays while the rest moves around it.
fn longest_rising(order: &[Option<usize>]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); order.len()];
    for at in 0..order.len() {
        let Some(here) = order[at] else { continue };
        let behind = (0..at).filter(|earlier| order[*earlier].is_some_and(|place| place < here));
        let longest = behind.max_by_key(|earlier| best[*earlier].0);
        best[at] = (longest.map_or(0, |earlier| best[earlier].0) + 1, longest);
    }
    let mut next = (0..order.len()).filter(|at| order[*at].is_some()).max_by_key(|at| best[*at].0);
    let mut run = Vec::new();
    while let Some(at) = next {
        run.push(at);
        next = best[at].1;
    }
    run
}
