//! Documents beside the invoice: the proposal that a plan becomes, the addendum of a change order, the certificate of an
//! acceptance, the status of a project, the account of a client, the reminder of what is late, and the report of a period.
//!
//! Like an invoice's body they hold copies: what a page shows does not follow later changes. They take no number, and what a
//! reminder asks for was asked for by its invoices.

use crate::invoice::{Party, ProjectReference, Template};
use crate::locale::{Language, Paper};
use crate::milestone::Channel;
use crate::money::{Currency, Money};
use crate::party::PaymentMethod;
use crate::tax::TaxGroup;
use crate::terms::{EarlyPayment, PaymentTerms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod addendum;
mod engagement;
mod index;
mod reminder;
mod report;
mod statement;
mod status;
#[cfg(test)]
mod tests;

pub use addendum::{Addendum, AmendedMilestone, AmendedSide, Change, ChangeOnPaper, Declined, Standing};
pub use engagement::Engagement;
pub use index::{DossierIndex, FilePurpose, IndexedFile};
pub use reminder::{ReminderItem, ReminderLetter};
pub use report::PeriodReport;
pub use statement::{ClientStatement, for_the_client};
pub use status::{
    AccountFigures, AgreedChange, BilledPart, Billing, CreditedBy, InvoiceSums, NextMilestone, NextPayment, NextSteps,
    Receipt, ReportedInvoice, ReportedMilestone, ReportedState, StatusReport,
};

/// Who writes to whom about which project, and in which look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub template: Template,
    pub language: Language,
    /// Labels stand in this language too; the user's own words do not.
    pub second_language: Option<Language>,
    pub paper: Paper,
    /// Brand colour as `#rrggbb`.
    pub accent: String,
    /// SHA-256 of the logo's bytes in the book.
    pub logo: Option<String>,
    pub seller: Party,
    pub buyer: Party,
    pub project: ProjectReference,
    /// The client's own number for the order. May be empty.
    pub order_number: String,
    pub dated_on: NaiveDate,
}

/// A plan as an offer or, once agreed, as the schedule of the contract: what is delivered, when, for how much, and when
/// its invoices come (S30, S31).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub letter: Letter,
    /// What the work is about, in the user's words; several paragraphs, may be empty.
    pub scope: String,
    pub currency: Currency,
    pub milestones: Vec<ProposedMilestone>,
    /// Net sum of the milestones.
    pub net: Money,
    /// As one invoice over everything would have them; empty where no tax is charged.
    pub taxes: Vec<TaxGroup>,
    pub gross: Money,
    pub terms: PaymentTerms,
    pub early_payment: Option<EarlyPayment>,
    /// Sentence under the terms, such as late interest. May be empty.
    pub terms_note: String,
    pub payment_methods: Vec<PaymentMethod>,
    /// Whether the client signs milestones off before they are invoiced.
    pub requires_acceptance: bool,
    /// How changes and disputes are settled, in the user's words. May be empty.
    pub dispute_note: String,
    /// Sentences that the tax rules ask for, such as reverse charge.
    pub legal_notes: Vec<String>,
    /// Last day of the offer; None: open.
    pub valid_until: Option<NaiveDate>,
    /// None: not agreed, so that the page has a block to sign.
    pub agreed: Option<Agreed>,
}

/// The client's yes to the plan, as printed in place of the block to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
}

/// A milestone as the client is to agree to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedMilestone {
    /// From 1, in plan order.
    pub position: u32,
    pub title: String,
    /// What completes it. May be empty.
    pub criterion: String,
    /// Words for the client. May be empty.
    pub note: String,
    pub deliverables: Vec<String>,
    pub target_on: Option<NaiveDate>,
    /// When its invoice is expected: the target date. None without one.
    pub invoice_on: Option<NaiveDate>,
    /// When that invoice falls due by the terms.
    pub due_on: Option<NaiveDate>,
    /// Net.
    pub amount: Money,
    /// Share of the whole, in thousandths; all sum to 1000.
    pub permille: u32,
}

/// What was accepted, by whom, and how: one milestone's acceptance on paper (S93).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub letter: Letter,
    /// Position in the plan, from 1.
    pub position: u32,
    pub title: String,
    /// What completes it. May be empty.
    pub criterion: String,
    /// Words for the client. May be empty.
    pub note: String,
    pub deliverables: Vec<DeliveredItem>,
    /// Net; None: not printed.
    pub amount: Option<Money>,
    pub done_on: Option<NaiveDate>,
    pub accepted: AcceptedWork,
}

/// A deliverable, and the day it was ticked off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveredItem {
    pub title: String,
    pub done_on: Option<NaiveDate>,
}

/// The record of the acceptance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedWork {
    pub on: NaiveDate,
    pub by: String,
    /// Position at the client. May be empty.
    pub role: String,
    pub channel: Channel,
    /// The client's own words. May be empty.
    pub words: String,
    /// Files that show it, as the book keeps them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<EvidenceFile>,
}

/// A file by its name and the SHA-256 of its bytes, by which anyone can tell that a copy is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    pub name: String,
    pub sha256: String,
}
