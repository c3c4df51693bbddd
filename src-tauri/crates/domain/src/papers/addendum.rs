//! A change order as a paper for the client: why, what changes from which amount and day to which, what the contract then
//! comes to, and the client's answer (S60).

use super::{Agreed, Engagement, Letter};
use crate::change_order::{self, AgreedRow, Difference, Locked, Mark, Placed};
use crate::milestone::Channel;
use crate::money::{Currency, Money};
use crate::refusal::{Refusal, Why};
use crate::tax::TaxGroup;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the page says; like every paper a copy, which takes no number but the change order's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    pub letter: Letter,
    /// Of the change order, from 1 in its project.
    pub number: u32,
    pub standing: Standing,
    /// Why the plan changes, in the user's words; several paragraphs, may be empty.
    pub reason: String,
    pub currency: Currency,
    /// Milestones that do not stay as they are, in the order of the new plan; a removed one stands where it stood.
    pub rows: Vec<AmendedMilestone>,
    /// How many milestones stay as they are.
    pub unchanged: u32,
    /// Net contract value before, what the changes come to, and the value after.
    pub before: Money,
    pub delta: Money,
    pub after: Money,
    /// As one invoice over the whole new plan would have them; empty where no tax is charged.
    pub taxes: Vec<TaxGroup>,
    pub gross: Money,
    /// Sentences that the tax rules ask for, such as reverse charge.
    pub legal_notes: Vec<String>,
}

/// How far a change order has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The client has not got it as it stands.
    Draft,
    Sent,
    /// With the client's own words, which may be empty.
    Agreed {
        agreed: Agreed,
        words: String,
    },
    Declined(Declined),
    /// Taken back by its author.
    Withdrawn {
        on: NaiveDate,
        words: String,
    },
}

/// The client's no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    pub on: NaiveDate,
    pub by: String,
    pub channel: Option<Channel>,
    /// The client's own words. May be empty.
    pub words: String,
}

/// What becomes of one milestone; at least one side is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedMilestone {
    pub change: Change,
    pub before: Option<AmendedSide>,
    pub after: Option<AmendedSide>,
    /// What the contract gains by it, below zero where it loses.
    pub delta: Money,
}

/// A milestone in one of the two plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedSide {
    /// From 1.
    pub position: u32,
    pub title: String,
    /// What completes it. May be empty.
    pub criterion: String,
    /// Net.
    pub amount: Money,
    pub target_on: Option<NaiveDate>,
}

/// The word for what becomes of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Added,
    Removed,
    Changed,
    /// Nothing but its day.
    Rescheduled,
    /// Nothing but its place.
    Moved,
}

/// A change order with the two plans that it stands between.
#[derive(Debug, Clone)]
pub struct ChangeOnPaper {
    pub number: u32,
    pub reason: String,
    /// The revision that it changes.
    pub before: Vec<AgreedRow>,
    pub after: Vec<AgreedRow>,
    /// What an invoice bills; empty once it is settled, for later invoices are no matter of its.
    pub locked: Vec<Locked>,
    pub standing: Standing,
    /// When it was sent, or settled without that; None while it is a draft.
    pub dated_on: Option<NaiveDate>,
}

impl Addendum {
    /// The change order as a paper, complete or not. A draft is dated `today`.
    /// Errors: `TooLarge`, `CurrencyMismatch`, `Negative` amount.
    pub fn of(engagement: &Engagement, change: &ChangeOnPaper, today: NaiveDate) -> Result<Self, Why> {
        let lines = change.after.iter().map(|row| (row.title.as_str(), row.amount));
        let body = engagement.invoice_over(lines).body(change.dated_on.unwrap_or(today))?;
        let found = change_order::differences(&change.before, &change.after, body.currency)?;
        let rows: Vec<AmendedMilestone> = found.rows.iter().filter_map(amended).collect();
        let unchanged = found.rows.len() - rows.len();
        Ok(Self {
            letter: engagement.letter(&body),
            number: change.number,
            standing: change.standing.clone(),
            reason: change.reason.clone(),
            currency: body.currency,
            unchanged: u32::try_from(unchanged).unwrap_or(u32::MAX),
            rows,
            before: found.before,
            delta: found.delta,
            after: found.after,
            taxes: body.totals.taxes,
            gross: body.totals.gross,
            legal_notes: body.legal_notes,
        })
    }

    /// All that keeps the paper from going out; empty when nothing does.
    pub fn refusals(engagement: &Engagement, change: &ChangeOnPaper) -> Vec<Refusal> {
        let parties = engagement.missing_of_parties().map(|what| Refusal::MissingForIssue { what });
        let currency = engagement.project.contract.currency();
        let head = (change.number, change.reason.as_str());
        let own = change_order::refusals(head, &change.before, &change.after, &change.locked, currency);
        parties.chain(own).collect()
    }
}

/// None where nothing changes.
fn amended(found: &Difference<'_>) -> Option<AmendedMilestone> {
    let change = match found.mark {
        Mark::Same => return None,
        Mark::Added => Change::Added,
        Mark::Removed => Change::Removed,
        Mark::Changed if is_only_rescheduled(found) => Change::Rescheduled,
        Mark::Changed => Change::Changed,
        Mark::Moved => Change::Moved,
    };
    Some(AmendedMilestone { change, before: found.before.map(side), after: found.after.map(side), delta: found.delta })
}

fn is_only_rescheduled(found: &Difference<'_>) -> bool {
    let (Some(before), Some(after)) = (found.before, found.after) else { return false };
    *after.row == AgreedRow { target_on: after.row.target_on, ..before.row.clone() }
}

fn side(placed: Placed<'_>) -> AmendedSide {
    AmendedSide {
        position: placed.position,
        title: placed.row.title.clone(),
        criterion: placed.row.criterion.clone(),
        amount: placed.row.amount,
        target_on: placed.row.target_on,
    }
}
