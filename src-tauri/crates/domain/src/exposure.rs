//! What is at stake with a client, and what is still to come: exposure, backlog, and money kept back. All amounts are net.
//!
//! - **Exposure**: work that is accepted (or done, where no sign-off is agreed) and that nobody was asked to pay for, and
//!   what is open of issued invoices. Late is what of the latter is past its due day; it is part of the exposure.
//! - **Backlog**: the value of running, agreed contracts that nobody was asked to pay for yet, wherever its work stands.
//!   What is accepted and not invoiced is in both, so that the two are never added.
//!   An invoiced deposit has asked for a part of the contract: it is taken off the milestones whose invoices will deduct it,
//!   by the rules of their drafts, so that no minor unit is both asked for and to come.
//! - **Retained**: what clients keep back until a release. It is in neither.
//!
//! Each figure is the sum of its rows, and currencies are never added: every sum is of one currency.

use crate::milestone::{Milestone, MilestoneStatus};
use crate::money::{Currency, Money};
use crate::refusal::Why;

/// A figure that a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Stake {
    /// Accepted, nobody was asked for it.
    Ready,
    /// Open on an issued invoice.
    Unpaid,
    /// The part of `Unpaid` that is past its due day.
    Late,
    Retained,
    Backlog,
}

/// The figures of one client, or of all, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposure {
    pub ready: Money,
    pub unpaid: Money,
    /// Part of `unpaid`.
    pub late: Money,
    pub retained: Money,
    pub backlog: Money,
}

/// What a project is to its milestones here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contract {
    /// In force and not put away.
    Running,
    /// The client has not said yes to a plan; what is accepted all the same is at stake.
    Offered,
    /// Put away: only what the client keeps back of it still counts.
    Archived,
}

/// What of a milestone counts where, in the order of `Stake`; nothing is zero.
/// `unasked`: what is left of it, less what deposits have asked for of it; `status`: on the day of the figures. Errors: none of its own; amounts are those of the milestone.
pub fn of_milestone(
    milestone: &Milestone,
    unasked: Money,
    status: MilestoneStatus,
    contract: Contract,
) -> Vec<(Stake, Money)> {
    let retained = milestone.facts.billed.as_ref().map(|billed| billed.retained);
    let is_accepted = match status {
        // Billed in full and credited since: it can be asked for again.
        MilestoneStatus::Ready | MilestoneStatus::Invoiced | MilestoneStatus::Paid => true,
        MilestoneStatus::Planned | MilestoneStatus::InProgress | MilestoneStatus::WaitingForSignOff => false,
    };
    let (is_ready, is_backlog) = match contract {
        Contract::Running => (is_accepted, true),
        Contract::Offered => (is_accepted, false),
        Contract::Archived => (false, false),
    };
    let all = [
        (Stake::Ready, is_ready.then_some(unasked)),
        (Stake::Retained, retained),
        (Stake::Backlog, is_backlog.then_some(unasked)),
    ];
    all.into_iter().filter_map(|(stake, amount)| Some((stake, amount.filter(Money::is_positive)?))).collect()
}

impl Exposure {
    pub fn zero(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { ready: zero, unpaid: zero, late: zero, retained: zero, backlog: zero }
    }

    /// Counts a row. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn add(&mut self, stake: Stake, amount: Money) -> Result<(), Why> {
        let sum = match stake {
            Stake::Ready => &mut self.ready,
            Stake::Unpaid => &mut self.unpaid,
            Stake::Late => &mut self.late,
            Stake::Retained => &mut self.retained,
            Stake::Backlog => &mut self.backlog,
        };
        *sum = sum.plus(amount)?;
        Ok(())
    }

    /// What the client owes or will be asked for now. Errors: `TooLarge`.
    pub fn total(&self) -> Result<Money, Why> {
        self.ready.plus(self.unpaid)
    }

    pub fn is_zero(&self) -> bool {
        *self == Self::zero(self.ready.currency())
    }
}

#[cfg(test)]
mod tests;
