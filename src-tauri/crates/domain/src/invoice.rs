//! Invoices: what a draft says, what issuing freezes.
//!
//! `InvoiceBody` is everything the page, the e-invoice and the screen show. It is made by one function from a
//! draft; issuing adds a number and freezes it. Its form already has room for every kind of document, because
//! frozen rows are never widened.

use crate::exchange::{Exchange, HomeTax};
use crate::id::{ClientId, ProjectId};
use crate::locale::{Language, Paper};
use crate::money::{Currency, Money};
use crate::numbering::Pattern;
use crate::party::{Endpoint, PaymentMethod, TaxNumber};
use crate::retention::Retention;
use crate::tax::TaxGroup;
use crate::terms::{EarlyPayment, PaymentTerms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod credit;
mod draft;
mod line;
mod reduction;
#[cfg(test)]
pub(crate) mod tests;
mod totals;

pub use credit::{CreditNote, Credited, CreditedPart};
pub use draft::{DraftInvoice, DraftLine, LineSource, borne_by_plan, retainage};
pub(crate) use draft::{nets_by_taxes, taking_away};
pub use line::{AcceptanceReference, Adjustment, Line, LineRole, MilestoneReference, Unit};
pub use reduction::{AdjustmentSize, billed_net, on_document};

/// Version of the canonical form; it stands in every frozen document.
pub const FORMAT: u32 = 1;

/// What kind of document a body is. EN 16931 BT-3 codes in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// One milestone [380].
    Milestone,
    /// Part of one milestone [380].
    Part,
    /// Several milestones of one client [380].
    Several,
    /// Payment before work [380 or 386 by country].
    Deposit,
    /// The whole contract less what was invoiced before [380].
    Final,
    /// Retained money becomes due [380].
    Release,
    /// Not tied to a plan [380].
    AdHoc,
    /// Takes back an earlier document, in whole or in part [381].
    CreditNote,
}

/// The word at the top of the page; the country chooses it, the language spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentTitle {
    Invoice,
    TaxInvoice,
    CreditNote,
    CorrectedInvoice,
    CorrectedTaxInvoice,
    /// Australia's word for what takes back a tax invoice.
    AdjustmentNote,
}

/// A page design.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    #[default]
    Modern,
    Classic,
    Compact,
}

/// Parts of the page that the user may leave out. Legal facts are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Shows {
    pub track: bool,
    pub deliverables: bool,
    pub acceptance: bool,
    pub account: bool,
    /// Whether earlier milestones say that they are paid.
    pub earlier_paid: bool,
    pub payment_code: bool,
}

impl Default for Shows {
    fn default() -> Self {
        Self {
            track: true,
            deliverables: true,
            acceptance: true,
            account: true,
            earlier_paid: false,
            payment_code: true,
        }
    }
}

/// The design of new documents and what each design shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looks {
    pub template: Template,
    pub modern: Shows,
    pub classic: Shows,
    pub compact: Shows,
}

impl Looks {
    pub fn shows(&self, template: Template) -> Shows {
        match template {
            Template::Modern => self.modern,
            Template::Classic => self.classic,
            Template::Compact => self.compact,
        }
    }
}

/// Seller or buyer as printed: a copy that does not follow later changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub name: String,
    /// The person behind a business name, or the department at the client. May be empty.
    pub attention: String,
    /// Ready to print, in the document's language; the country last.
    pub address_lines: Vec<String>,
    /// The same address in parts, for the e-invoice.
    pub address: crate::party::Address,
    pub email: String,
    pub phone: String,
    pub website: String,
    pub tax_numbers: Vec<TaxNumber>,
    /// BT-34, BT-49. None: the e-mail address serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
}

/// The contract behind the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectReference {
    pub id: ProjectId,
    pub code: String,
    pub title: String,
    /// Date of the agreement.
    pub contract_on: Option<NaiveDate>,
    /// Milestones in the plan in force.
    pub milestone_count: u32,
    /// Number of the revision in force: 1 is the signed contract. None before an agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// Date of the last agreed change order, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_on: Option<NaiveDate>,
}

/// Reference to an earlier document: credited, corrected or deducted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentReference {
    pub number: String,
    pub issue_on: NaiveDate,
    /// Why the earlier document is named; printed.
    pub reason: String,
}

/// Sums of a document. EN 16931 BG-22.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// BT-106.
    pub lines: Money,
    /// BT-107.
    pub allowances: Money,
    /// BT-108.
    pub charges: Money,
    /// BT-109.
    pub net: Money,
    /// BG-23.
    pub taxes: Vec<TaxGroup>,
    /// BT-110.
    pub tax: Money,
    /// BT-112.
    pub gross: Money,
    /// BT-113: money received before issue.
    pub prepaid: Money,
    /// BT-114: cash rounding.
    pub rounding: Money,
    /// BT-115.
    pub due: Money,
}

/// One step of the milestone track on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackStep {
    pub position: u32,
    pub title: String,
    /// Width in thousandths of the contract; the steps sum to 1000.
    pub permille: u32,
    pub state: TrackState,
    /// Net amount in the plan in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Target date in the plan in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_on: Option<NaiveDate>,
    /// Number of the earlier invoice that billed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<String>,
    /// True when that invoice was paid by the issue date.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_paid: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackState {
    Before,
    This,
    Ahead,
}

/// The contract to date, all amounts net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractAccount {
    /// Current value, change orders included.
    pub contract: Money,
    /// Agreed change orders in `contract`.
    pub change_orders: u32,
    pub invoiced_before: Money,
    /// Positions of the milestones in `invoiced_before`.
    pub positions_before: Vec<u32>,
    pub this_document: Money,
    pub positions_this: Vec<u32>,
    pub retained: Money,
    pub remaining: Money,
    pub positions_remaining: Vec<u32>,
}

/// Everything a document says, but its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceBody {
    pub format: u32,
    pub kind: DocumentKind,
    pub title: DocumentTitle,
    pub template: Template,
    pub language: Language,
    /// Labels stand in this language too; the user's own words do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_language: Option<Language>,
    #[serde(default)]
    pub shows: Shows,
    pub paper: Paper,
    /// Brand colour as `#rrggbb`.
    pub accent: String,
    /// SHA-256 of the logo's bytes in the book.
    pub logo: Option<String>,
    pub client: ClientId,
    pub seller: Party,
    pub buyer: Party,
    pub project: Option<ProjectReference>,
    pub order_number: Option<String>,
    /// BT-10: how the buyer routes the invoice, such as a Leitweg-ID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer_reference: Option<String>,
    pub currency: Currency,
    pub issue_on: NaiveDate,
    pub due_on: NaiveDate,
    pub terms: PaymentTerms,
    /// What the client keeps back of the gross and pays later; the whole tax is due now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// What the client may deduct when paying early.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub early_payment: Option<EarlyPayment>,
    /// Sentence under the terms, such as late interest. May be empty.
    pub terms_note: String,
    pub payment_methods: Vec<PaymentMethod>,
    pub references: Vec<DocumentReference>,
    /// The document whose place this one takes; it stands among `references` too. BT-3 is 384 then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<DocumentReference>,
    pub lines: Vec<Line>,
    pub adjustments: Vec<Adjustment>,
    pub totals: Totals,
    /// BT-111: `totals.tax` in the currency of the seller's country, where that is another one and a rate is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_tax: Option<HomeTax>,
    /// The rate for the seller's own books, where a document in another currency than that of its country says no tax at
    /// home. Printed nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Exchange>,
    pub track: Vec<TrackStep>,
    pub account: Option<ContractAccount>,
    /// To the client. May be empty.
    pub note: String,
    /// Sentences that the tax rules ask for, such as reverse charge.
    pub legal_notes: Vec<String>,
}

impl InvoiceBody {
    /// The rate that was fixed when the document was issued: that of its tax at home, else the one for the seller's books.
    pub fn exchange(&self) -> Option<&Exchange> {
        self.home_tax.as_ref().map(|home| &home.exchange).or(self.exchange.as_ref())
    }

    /// What is to be paid by `due_on`: all that is due but what is kept back.
    pub fn payable_now(&self) -> Money {
        let kept = self.retention.as_ref().map_or(Money::zero(self.currency), |kept| kept.amount);
        // A body that was read back could say anything; a draft keeps back no more than it asks for.
        self.totals.due.minus(kept).unwrap_or(self.totals.due)
    }

    /// The first day on which something is due: that of what is kept back, where all is kept back.
    pub fn first_due_on(&self) -> NaiveDate {
        self.retention.as_ref().filter(|_| self.payable_now().is_zero()).map_or(self.due_on, |kept| kept.due_on)
    }
}

/// An issued document: a body that is frozen under a number. Made only by `DraftInvoice::issue` or read
/// back from the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedInvoice {
    number: String,
    /// Key of the series the number was drawn from, such as `2026`.
    series: String,
    /// Place in the series, from 1.
    sequence: u32,
    body: InvoiceBody,
}

impl IssuedInvoice {
    /// Freezes `body`, which its maker has checked, at place `sequence` of its series.
    fn numbered(body: InvoiceBody, pattern: &Pattern, sequence: u32) -> Self {
        let (number, series) = (pattern.number(body.issue_on, sequence), pattern.series(body.issue_on));
        Self { number, series, sequence, body }
    }

    pub fn number(&self) -> &str {
        &self.number
    }

    pub fn series(&self) -> &str {
        &self.series
    }

    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    pub fn body(&self) -> &InvoiceBody {
        &self.body
    }

    /// The reference by which a later document names this one.
    pub fn reference(&self, reason: &str) -> DocumentReference {
        DocumentReference { number: self.number.clone(), issue_on: self.body.issue_on, reason: reason.to_owned() }
    }
}

/// `net` of a document as what the client owes by it: a credit note has it below zero.
pub(crate) fn owed(body: &InvoiceBody, net: Money) -> Money {
    if body.kind == DocumentKind::CreditNote { net.negated() } else { net }
}
