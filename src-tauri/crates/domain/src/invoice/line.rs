//! The lines of a document as they are frozen, with what they bill, deduct, keep back and release.

use super::DocumentReference;
use crate::id::{AcceptanceId, MilestoneId, RevisionId};
use crate::money::Money;
use crate::papers::EvidenceFile;
use crate::percent::Quantity;
use crate::tax::Tax;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a line is to the plan; the contract ledger reads it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LineRole {
    /// All that is left of its milestone; without a milestone, work outside the plan.
    #[default]
    Billing,
    /// Some of its milestone: the rest is billed later.
    Part,
    /// Money before work.
    Deposit,
    /// Takes off what an earlier document asked for.
    Deduction,
    /// Keeps back a share of the other lines.
    Retainage,
    /// What was kept back becomes due.
    Release,
}

impl LineRole {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_billing(&self) -> bool {
        *self == Self::Billing
    }
}

/// What the quantity of a line counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    #[default]
    Piece,
    Hour,
    Day,
    Week,
    Month,
    Kilometre,
    LumpSum,
}

impl Unit {
    const ALL: [Self; 7] =
        [Self::Piece, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Kilometre, Self::LumpSum];

    /// Code of UN/ECE Rec 20. EN 16931 BT-130.
    pub fn code(self) -> &'static str {
        match self {
            Self::Piece => "C62",
            Self::Hour => "HUR",
            Self::Day => "DAY",
            Self::Week => "WEE",
            Self::Month => "MON",
            Self::Kilometre => "KMT",
            Self::LumpSum => "LS",
        }
    }

    /// The unit of a frozen line; None for a code that no line is made with.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }
}

/// What a line bills, for click-through both ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneReference {
    pub id: MilestoneId,
    /// Position in the plan, from 1.
    pub position: u32,
    pub title: String,
    /// Agreed revision of the plan that set the amount.
    pub revision: Option<RevisionId>,
    pub acceptance: Option<AcceptanceReference>,
    /// Reason given for invoicing without acceptance; journalled, never printed.
    pub override_reason: Option<String>,
    /// Reason given for an amount other than the agreed one; journalled, never printed.
    pub amount_reason: Option<String>,
}

/// The record of an acceptance, as printed under the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptanceReference {
    pub id: AcceptanceId,
    pub by: String,
    /// Position at the client. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    pub on: NaiveDate,
}

/// One line. EN 16931 BG-25.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub title: String,
    /// What was delivered; several paragraphs, may be empty on free lines.
    pub description: String,
    /// Ticked deliverables that print.
    pub deliverables: Vec<String>,
    /// Files that show what was delivered, named on the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceFile>,
    /// Below zero on deductions.
    pub quantity: Quantity,
    /// Code of UN/ECE Rec 20: that of a `Unit`.
    pub unit: String,
    /// Never below zero (BR-27).
    pub unit_price: Money,
    /// Discounts (positive `amount`, `is_charge` false) and charges on this line.
    pub adjustments: Vec<Adjustment>,
    /// BT-131: `quantity` x `unit_price`, rounded half away, less allowances, plus charges.
    pub net: Money,
    pub taxes: Vec<Tax>,
    pub milestone: Option<MilestoneReference>,
    /// Earlier document that this line deducts.
    pub deducts: Option<DocumentReference>,
    /// What the line is to the plan.
    #[serde(default, skip_serializing_if = "LineRole::is_billing")]
    pub role: LineRole,
    /// Earlier document that kept back what this line releases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub releases: Option<DocumentReference>,
    pub service_from: Option<NaiveDate>,
    pub service_to: Option<NaiveDate>,
}

/// An allowance or a charge, on a line or on the document. EN 16931 BG-20, BG-21, BG-27, BG-28.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    pub is_charge: bool,
    /// Never below zero.
    pub amount: Money,
    pub reason: String,
    /// Tax of a document-level adjustment; empty on a line, whose own taxes hold.
    pub taxes: Vec<Tax>,
}
