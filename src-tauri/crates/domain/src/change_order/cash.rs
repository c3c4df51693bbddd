//! What a change of the plan does to the months in which invoices are expected. Knows no invoice that is out.

use super::AgreedRow;
use crate::id::MilestoneId;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// What is expected to be invoiced in one month by either plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedMonth {
    /// Its first day; None: milestones without a day.
    pub month: Option<NaiveDate>,
    /// Net.
    pub before: Money,
    pub after: Money,
    pub delta: Money,
}

/// The months of both plans, in order, those without a day last. `billed`: what an invoice bills already is not expected
/// any more. Errors: `TooLarge`, `CurrencyMismatch`.
pub fn expected_invoices(
    before: &[AgreedRow],
    after: &[AgreedRow],
    billed: &[MilestoneId],
    currency: Currency,
) -> Result<Vec<ExpectedMonth>, Why> {
    let zero = Money::zero(currency);
    // What has no day stands behind every month.
    let mut months: BTreeMap<(bool, Option<NaiveDate>), (Money, Money)> = BTreeMap::new();
    let is_open = |row: &&AgreedRow| !row.milestone.is_some_and(|id| billed.contains(&id)) && !row.amount.is_zero();
    for row in before.iter().filter(is_open) {
        let (old, _) = months.entry(key(row)).or_insert((zero, zero));
        *old = old.plus(row.amount)?;
    }
    for row in after.iter().filter(is_open) {
        let (_, new) = months.entry(key(row)).or_insert((zero, zero));
        *new = new.plus(row.amount)?;
    }
    let month = |((_, month), (before, after)): ((bool, Option<NaiveDate>), (Money, Money))| {
        Ok(ExpectedMonth { month, before, after, delta: after.minus(before)? })
    };
    months.into_iter().map(month).collect()
}

fn key(row: &AgreedRow) -> (bool, Option<NaiveDate>) {
    let month = row.target_on.and_then(|day| day.with_day(1));
    (month.is_none(), month)
}
