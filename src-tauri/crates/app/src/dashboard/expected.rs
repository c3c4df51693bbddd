//! What work that is not invoiced yet will bring, and when: what its invoice asks for by the terms, and what is kept back of
//! the gross on its own day. Deposits are taken off where they will be deducted.

use super::forecast::ForecastPart;
use super::items::{Item, KeptBack, View};
use crate::outlook::bills_on;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::{MilestoneStatus, Money};

/// Money of a future invoice that falls due on one day.
pub(super) struct Due {
    pub part: ForecastPart,
    pub on: NaiveDate,
    pub amount: Money,
}

/// How sure the money of a milestone is; None once nothing of it is left to bill.
pub(super) fn part_of(status: MilestoneStatus) -> Option<ForecastPart> {
    match status {
        MilestoneStatus::Ready => Some(ForecastPart::Ready),
        MilestoneStatus::WaitingForSignOff => Some(ForecastPart::Waiting),
        MilestoneStatus::Planned | MilestoneStatus::InProgress => Some(ForecastPart::Planned),
        MilestoneStatus::Invoiced | MilestoneStatus::Paid => None,
    }
}

/// None of it is zero: what a deposit pays for altogether brings nothing.
pub(super) fn dues(view: &View<'_>, item: &Item) -> Vec<Due> {
    let (Some(part), Some(foreseen)) = (part_of(item.standing.status), &item.foreseen) else { return Vec::new() };
    let billed = bills_on(&item.standing.milestone, item.standing.status, view.today);
    let by_terms = Due { part, on: item.terms.due_on(billed).unwrap_or(billed), amount: view.shown(foreseen.due) };
    let later = foreseen.due_later.map(|(sum, on)| Due { part, on, amount: view.shown(sum) });
    std::iter::once(by_terms).chain(later).filter(|due| !due.amount.is_zero()).collect()
}

/// What the client will keep back of it, or does, and no day says until when.
pub(super) fn undated(view: &View<'_>, item: &Item) -> Option<Money> {
    part_of(item.standing.status)?;
    item.foreseen.as_ref().map(|of| view.shown(of.kept_back)).filter(Money::is_positive)
}

/// All that has no day: of invoices issued, and of those to come.
pub(super) fn kept_back(view: &View<'_>, items: &[Item], kept: &[KeptBack]) -> Result<Money, AppError> {
    let to_come = items.iter().filter_map(|item| undated(view, item));
    Ok(Money::sum(to_come.chain(kept.iter().map(|of| of.amount)), view.currency)?)
}
