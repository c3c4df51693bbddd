//! What the advice says about a plan: kinds with their exact figures, for the screen to word. Holds no sentence.

use super::title::Verdict;
use crate::id::MilestoneId;
use crate::money::Money;
use crate::percent::Percent;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One piece of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Finding {
    pub kind: FindingKind,
    /// The milestones that it is about, in plan order; empty: the plan as a whole.
    pub milestones: Vec<MilestoneId>,
    /// What would mend it, where that can be computed.
    pub suggestion: Option<Suggestion>,
}

/// What is found, with the figures that show it. Shares are rounded to two decimals for display; the comparison is exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FindingKind {
    /// The next milestone has begun while the invoice of the one before is unpaid and late (S78).
    StartedWhileOverdue {
        number: String,
        due_on: NaiveDate,
        days_late: u32,
        open: Money,
    },
    /// No payment terms are agreed (S66).
    NoTerms,
    /// The last milestone carries too much (S15).
    BackLoaded {
        share: Percent,
        limit: Percent,
    },
    /// The first milestone, or the first `milestones` of them, carry too much (S50).
    FrontLoaded {
        share: Percent,
        limit: Percent,
        milestones: u32,
    },
    /// One milestone in between carries too much.
    Oversized {
        share: Percent,
        limit: Percent,
    },
    /// A contract of this size without money at its start.
    NoDeposit {
        contract: Money,
        limit: Money,
    },
    /// Too long without money, from one expected invoice, or the start, to the next.
    LongGap {
        days: u32,
        limit: u32,
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The title does not say what the client will have received (S23 to S28).
    UnclearTitle {
        verdict: Verdict,
    },
    /// Nothing says what completes it (S17).
    NoCriterion,
    /// Two milestones have one title.
    DuplicateTitle {
        title: String,
    },
    /// A milestone is expected before one that stands before it in the plan.
    OutOfOrder {
        first: NaiveDate,
        second: NaiveDate,
    },
    NoTargetDate,
    /// More target days of this and other projects fall into a week than one person keeps up with (S71).
    CrowdedWeek {
        count: u32,
        limit: u32,
        from: NaiveDate,
        to: NaiveDate,
        /// The milestones of other projects, as `project: milestone`.
        others: Vec<String>,
    },
    /// Nothing is listed that will be handed over (S8, S17).
    NoDeliverables,
    /// More milestones than the client wants to approve (S63).
    TooMany {
        count: u32,
        limit: u32,
    },
    /// A milestone is worth less than its paperwork (S63).
    TooSmall {
        share: Percent,
        limit: Percent,
    },
    /// Two invoices are expected within few days (S63).
    TooClose {
        days: u32,
        limit: u32,
    },
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Suggestion {
    /// A better title.
    Title { title: String },
    /// Other amounts, in plan order, that sum to the contract.
    Amounts { amounts: Vec<Money> },
    /// One milestone of these.
    Merge { milestones: Vec<MilestoneId> },
}

/// The stable names of all checks, in the order of their weight: each can be switched off by it.
pub const CHECKS: [&str; 17] = [
    "started_while_overdue",
    "no_terms",
    "back_loaded",
    "front_loaded",
    "oversized",
    "no_deposit",
    "long_gap",
    "unclear_title",
    "no_criterion",
    "duplicate_title",
    "out_of_order",
    "no_target_date",
    "no_deliverables",
    "too_many",
    "too_small",
    "too_close",
    "crowded_week",
];

impl FindingKind {
    /// The stable name of the kind, by which it is dismissed.
    pub fn code(&self) -> &'static str {
        self.rank().1
    }

    /// Place in the order of weight (what costs money first), and code.
    fn rank(&self) -> (u32, &'static str) {
        match self {
            Self::StartedWhileOverdue { .. } => (1, "started_while_overdue"),
            Self::NoTerms => (2, "no_terms"),
            Self::BackLoaded { .. } => (3, "back_loaded"),
            Self::FrontLoaded { .. } => (4, "front_loaded"),
            Self::Oversized { .. } => (5, "oversized"),
            Self::NoDeposit { .. } => (6, "no_deposit"),
            Self::LongGap { .. } => (7, "long_gap"),
            Self::UnclearTitle { .. } => (8, "unclear_title"),
            Self::NoCriterion => (9, "no_criterion"),
            Self::DuplicateTitle { .. } => (10, "duplicate_title"),
            Self::OutOfOrder { .. } => (11, "out_of_order"),
            Self::NoTargetDate => (12, "no_target_date"),
            Self::NoDeliverables => (13, "no_deliverables"),
            Self::TooMany { .. } => (14, "too_many"),
            Self::TooSmall { .. } => (15, "too_small"),
            Self::TooClose { .. } => (16, "too_close"),
            Self::CrowdedWeek { .. } => (17, "crowded_week"),
        }
    }
}

impl Finding {
    /// What a dismissal is kept under: the code and the milestones. Another figure is the same finding.
    pub fn key(&self) -> String {
        let milestones: Vec<String> = self.milestones.iter().map(ToString::to_string).collect();
        if milestones.is_empty() {
            self.kind.code().to_owned()
        } else {
            format!("{}:{}", self.kind.code(), milestones.join(","))
        }
    }

    pub(super) fn weight(&self) -> u32 {
        self.kind.rank().0
    }
}
