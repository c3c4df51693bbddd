//! An invoice as typed: plain texts that are read leniently.

use domain::invoice::{LineRole, Unit};
use domain::{AttachmentId, InvoiceId, MilestoneId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An invoice as typed. Empty texts follow: the date is today, terms come from project, client or business, the due
/// date from the terms, a milestone's amount from the schedule, the design from the project's last invoice, the client
/// or the business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvoiceForm {
    pub issue_on: String,
    pub terms: String,
    pub due_on: String,
    pub order_number: String,
    pub language: String,
    /// A second language for the labels; `none` for none.
    #[serde(default)]
    pub second_language: String,
    /// `modern`, `classic` or `compact`.
    #[serde(default)]
    pub template: String,
    /// Deduction for early payment such as `2/10`; `none` for none.
    #[serde(default)]
    pub early_payment: String,
    /// Rate for the tax in the currency of the seller's country, as `exchange` of the view writes it.
    #[serde(default)]
    pub exchange_rate: String,
    /// The two currencies that the rate was typed for, such as `EUR/USD`: it is the rate of no others.
    #[serde(default)]
    pub rate_pair: String,
    /// Who published the rate, such as `ECB`; printed.
    #[serde(default)]
    pub rate_source: String,
    /// The day of the rate.
    #[serde(default)]
    pub rate_on: String,
    pub note: String,
    pub private_note: String,
    /// When deposits are deducted: `none`, `first`, `last`, `proportional`; empty follows the project.
    #[serde(default)]
    pub deposits: String,
    /// Percent that is kept back; `none` for nothing, empty follows the project.
    #[serde(default)]
    pub retainage: String,
    /// Of what: `net` or `gross`; empty follows the project.
    #[serde(default)]
    pub retainage_base: String,
    /// When a share of the gross is due, as payment terms or a day; empty follows the project.
    #[serde(default)]
    pub retainage_due: String,
    /// True for the whole contract less all that was invoiced before.
    #[serde(default)]
    pub is_final: bool,
    /// Number of the invoice that this one was copied from; empty: of none. Never printed.
    #[serde(default)]
    pub copied_from: String,
    /// Number of the invoice whose place this one takes; empty: of none.
    #[serde(default)]
    pub corrects: String,
    /// Why that invoice is replaced; printed.
    #[serde(default)]
    pub correction_reason: String,
    pub lines: Vec<LineForm>,
    /// Discounts and charges on the whole invoice.
    #[serde(default)]
    pub adjustments: Vec<AdjustmentForm>,
}

/// One line as typed. `milestone`: the milestone that it bills, None on a free line. `role`: `billing` for all that is
/// left of the milestone, `part`, `deposit` or `release`; what is taken off and kept back is worked out, not typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LineForm {
    #[serde(default)]
    pub role: LineRole,
    pub milestone: Option<MilestoneId>,
    /// The invoice that kept back what the line makes due.
    #[serde(default)]
    pub releases: Option<InvoiceId>,
    pub title: String,
    pub description: String,
    pub deliverables: Vec<DeliverableTick>,
    /// Files of the milestone or of its sign-off that the page names.
    #[serde(default)]
    pub evidence: Vec<AttachmentId>,
    pub quantity: String,
    #[serde(default)]
    pub unit: Unit,
    pub unit_price: String,
    /// Such as `10%` or `250`; empty for none.
    #[serde(default)]
    pub discount: String,
    /// Printed beside it.
    #[serde(default)]
    pub discount_reason: String,
    /// Percent; empty follows the client and the business.
    pub tax_rate: String,
    pub override_reason: String,
    pub amount_reason: String,
}

/// A discount or a charge on the whole invoice as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentForm {
    pub is_charge: bool,
    /// Such as `10%` of what the lines bill, or `250`.
    pub amount: String,
    /// Printed beside it.
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeliverableTick {
    pub title: String,
    pub printed: bool,
}

/// What was typed into a prepared invoice; fields left out stay. `lines` replaces all lines.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct InvoicePatch {
    pub issue_on: Option<String>,
    pub terms: Option<String>,
    pub due_on: Option<String>,
    pub order_number: Option<String>,
    pub language: Option<String>,
    pub second_language: Option<String>,
    pub template: Option<String>,
    pub early_payment: Option<String>,
    pub exchange_rate: Option<String>,
    pub rate_source: Option<String>,
    pub rate_on: Option<String>,
    pub note: Option<String>,
    pub private_note: Option<String>,
    pub deposits: Option<String>,
    pub retainage: Option<String>,
    pub retainage_base: Option<String>,
    pub retainage_due: Option<String>,
    pub lines: Option<Vec<LineForm>>,
    /// Replaces all of them.
    pub adjustments: Option<Vec<AdjustmentForm>>,
}
