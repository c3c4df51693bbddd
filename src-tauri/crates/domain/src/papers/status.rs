//! A project's status for the client: the contract as it became what it is, how far each milestone is, what comes next,
//! and the contract account with the invoices and payments behind it (S10).
//!
//! It says what both sides know. Notes, advice and files stay with the author; nothing of them comes in here.

use super::{DeliveredItem, Engagement, Letter};
use crate::milestone::{Milestone, MilestoneStatus};
use crate::money::{Currency, Money};
use crate::refusal::{Needed, Refusal, Why};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the page says on the day of its letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusReport {
    pub letter: Letter,
    pub currency: Currency,
    /// What net amounts leave out; None where no tax is charged.
    pub tax_name: Option<String>,
    /// Agreed since the first agreement, one by one.
    pub changes: Vec<AgreedChange>,
    /// In the order of the plan.
    pub milestones: Vec<ReportedMilestone>,
    pub next: NextSteps,
    pub account: AccountFigures,
    /// Invoices of the project in order of issue.
    pub invoices: Vec<ReportedInvoice>,
    pub sums: InvoiceSums,
}

/// A change order that is in force, and what the contract gained by it; net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedChange {
    pub number: u32,
    pub on: NaiveDate,
    pub delta: Money,
}

/// The contract account, all net: the very figures of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFigures {
    pub original: Money,
    pub current: Money,
    /// Asked for by invoices of the plan, deposits among them, credits taken off.
    pub invoiced: Money,
    pub credited: Money,
    pub retained: Money,
    pub paid: Money,
    pub open: Money,
    pub written_off: Money,
    /// Nobody was asked for it yet.
    pub remaining: Money,
    /// Deposits that no invoice has deducted yet; part of `remaining` is theirs.
    pub deposits: Money,
    /// Invoiced in this project beside its plan.
    pub outside: Money,
}

/// A milestone as its client sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedMilestone {
    /// From 1.
    pub position: u32,
    pub title: String,
    pub deliverables: Vec<DeliveredItem>,
    pub target_on: Option<NaiveDate>,
    /// Net.
    pub amount: Money,
    pub state: ReportedState,
    /// What an invoice asked for while more is left; None where all or nothing is billed.
    pub part: Option<BilledPart>,
}

/// How far a milestone is, in the client's terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportedState {
    Planned,
    InProgress,
    /// Done, and the client has not said yes.
    AwaitingApproval {
        done_on: Option<NaiveDate>,
    },
    /// Done where no sign-off is agreed.
    Done {
        on: Option<NaiveDate>,
    },
    Accepted {
        on: NaiveDate,
    },
    Invoiced {
        number: String,
        on: NaiveDate,
    },
    Paid {
        number: String,
        on: NaiveDate,
    },
}

/// Part of a milestone that is billed; net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BilledPart {
    /// The last invoice.
    pub number: String,
    pub on: NaiveDate,
    pub net: Money,
}

/// What comes next, each the first of its kind; none where nothing does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextSteps {
    /// All that wait for the client's yes, by their positions, with the day the work was done.
    pub approvals: Vec<NextMilestone>,
    /// Accepted or done, and not billed in full.
    pub invoices: Vec<NextMilestone>,
    /// The first milestone that is still worked on or to come, with its planned day.
    pub milestone: Option<NextMilestone>,
    /// The open invoice that falls due first.
    pub payment: Option<NextPayment>,
}

/// A milestone that is named as a next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextMilestone {
    pub position: u32,
    pub title: String,
    pub on: Option<NaiveDate>,
}

/// An invoice that is to be paid; gross.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextPayment {
    pub number: String,
    pub due_on: NaiveDate,
    pub open: Money,
}

/// An issued invoice with what became of it. `net` says so; all else is gross.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedInvoice {
    pub number: String,
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    pub net: Money,
    pub gross: Money,
    pub paid: Money,
    pub credited: Money,
    /// Taken off for prompt payment.
    pub discounted: Money,
    pub written_off: Money,
    pub open: Money,
    /// What of `open` is kept back on the day of the report, and until when; `due_on` is the next day on which something
    /// is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<(Money, NaiveDate)>,
    /// By day; payments that were taken back are left out with what took them back.
    pub receipts: Vec<Receipt>,
    /// Credit notes over it.
    pub credits: Vec<CreditedBy>,
}

/// Money that came for an invoice on one day, with fees and tax that were held back on the way; gross.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub on: NaiveDate,
    pub amount: Money,
}

/// A credit note over an invoice; gross, above zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditedBy {
    pub number: String,
    pub on: NaiveDate,
    pub amount: Money,
}

/// All invoices together. `gross` is the sum of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceSums {
    pub net: Money,
    pub gross: Money,
    pub paid: Money,
    pub credited: Money,
    pub discounted: Money,
    pub written_off: Money,
    pub open: Money,
}

/// What the book adds to the plan: the account, the change orders in force, and the invoices.
#[derive(Debug, Clone)]
pub struct Billing {
    pub account: AccountFigures,
    pub changes: Vec<AgreedChange>,
    pub invoices: Vec<ReportedInvoice>,
}

impl StatusReport {
    /// The project on the day `today`. Errors: `TooLarge`, `CurrencyMismatch`, `Negative` amount.
    pub fn of(engagement: &Engagement, billing: Billing, today: NaiveDate) -> Result<Self, Why> {
        let Engagement { project, plan, .. } = engagement;
        let body = engagement.invoice_over(plan.iter().map(|m| (m.title.as_str(), m.amount))).body(today)?;
        let charged = body.totals.taxes.iter().find(|group| !group.amount.is_zero());
        let milestones: Vec<ReportedMilestone> =
            plan.iter().map(|milestone| reported(milestone, project.requires_acceptance, today)).collect();
        let Billing { account, changes, invoices } = billing;
        Ok(Self {
            letter: engagement.letter(&body),
            currency: body.currency,
            tax_name: charged.map(|group| group.tax.name.clone()),
            changes,
            next: NextSteps::of(&milestones, &invoices),
            milestones,
            account,
            sums: InvoiceSums::of(&invoices, body.currency)?,
            invoices,
        })
    }

    /// All that keeps the paper from going out; empty when nothing does.
    pub fn refusals(engagement: &Engagement) -> Vec<Refusal> {
        let untitled = engagement.plan.iter().any(|milestone| milestone.title.is_empty());
        let missing = engagement.missing_of_parties().chain(untitled.then_some(Needed::MilestoneTitle));
        missing.map(|what| Refusal::MissingForIssue { what }).collect()
    }
}

fn reported(milestone: &Milestone, requires_acceptance: bool, today: NaiveDate) -> ReportedMilestone {
    let facts = &milestone.facts;
    let known = facts.billed.as_ref().filter(|billed| billed.issue_on <= today);
    let part = known.filter(|billed| !billed.left.is_zero()).map(|billed| BilledPart {
        number: billed.number.clone(),
        on: billed.issue_on,
        net: billed.net,
    });
    ReportedMilestone {
        position: milestone.position,
        title: milestone.title.clone(),
        deliverables: milestone
            .deliverables
            .iter()
            .map(|item| DeliveredItem { title: item.title.clone(), done_on: item.done_on })
            .collect(),
        target_on: milestone.target_on,
        amount: milestone.amount,
        state: state(milestone, requires_acceptance, today),
        part,
    }
}

fn state(milestone: &Milestone, requires_acceptance: bool, today: NaiveDate) -> ReportedState {
    let facts = &milestone.facts;
    let accepted = || match &facts.acceptance {
        Some(acceptance) => ReportedState::Accepted { on: acceptance.on },
        None => ReportedState::Done { on: facts.done_on },
    };
    match (facts.status(requires_acceptance, today), &facts.billed) {
        (MilestoneStatus::Planned, _) => ReportedState::Planned,
        (MilestoneStatus::InProgress, _) => ReportedState::InProgress,
        (MilestoneStatus::WaitingForSignOff, _) => ReportedState::AwaitingApproval { done_on: facts.done_on },
        (MilestoneStatus::Ready, _) | (MilestoneStatus::Invoiced | MilestoneStatus::Paid, None) => accepted(),
        (MilestoneStatus::Invoiced, Some(billed)) => {
            ReportedState::Invoiced { number: billed.number.clone(), on: billed.issue_on }
        }
        (MilestoneStatus::Paid, Some(billed)) => {
            ReportedState::Paid { number: billed.number.clone(), on: billed.paid_on.unwrap_or(billed.issue_on) }
        }
    }
}

impl NextSteps {
    fn of(milestones: &[ReportedMilestone], invoices: &[ReportedInvoice]) -> Self {
        let named = |milestone: &ReportedMilestone, on| NextMilestone {
            position: milestone.position,
            title: milestone.title.clone(),
            on,
        };
        let mut next = Self::default();
        // Without a day a milestone comes when its turn in the plan comes: after those that have one.
        let coming = |m: &&ReportedMilestone| matches!(m.state, ReportedState::Planned | ReportedState::InProgress);
        let first = milestones.iter().filter(coming).min_by_key(|m| (m.target_on.is_none(), m.target_on, m.position));
        next.milestone = first.map(|milestone| named(milestone, milestone.target_on));
        for milestone in milestones {
            match milestone.state {
                ReportedState::AwaitingApproval { done_on } => next.approvals.push(named(milestone, done_on)),
                ReportedState::Accepted { on } => next.invoices.push(named(milestone, Some(on))),
                ReportedState::Done { on } => next.invoices.push(named(milestone, on)),
                ReportedState::Planned
                | ReportedState::InProgress
                | ReportedState::Invoiced { .. }
                | ReportedState::Paid { .. } => {}
            }
        }
        let open = invoices.iter().filter(|invoice| invoice.open.is_positive()).min_by_key(|invoice| invoice.due_on);
        next.payment = open.map(|invoice| NextPayment {
            number: invoice.number.clone(),
            due_on: invoice.due_on,
            open: invoice.due_next(),
        });
        next
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl ReportedInvoice {
    /// What is due on the next day.
    fn due_next(&self) -> Money {
        let rest = self.kept.and_then(|(kept, _)| self.open.minus(kept).ok());
        rest.filter(Money::is_positive).unwrap_or(self.open)
    }
}

impl InvoiceSums {
    fn of(invoices: &[ReportedInvoice], currency: Currency) -> Result<Self, Why> {
        let sum = |part: fn(&ReportedInvoice) -> Money| Money::sum(invoices.iter().map(part), currency);
        Ok(Self {
            net: sum(|invoice| invoice.net)?,
            gross: sum(|invoice| invoice.gross)?,
            paid: sum(|invoice| invoice.paid)?,
            credited: sum(|invoice| invoice.credited)?,
            discounted: sum(|invoice| invoice.discounted)?,
            written_off: sum(|invoice| invoice.written_off)?,
            open: sum(|invoice| invoice.open)?,
        })
    }
}
