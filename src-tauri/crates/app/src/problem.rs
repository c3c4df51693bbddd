//! What every refusal becomes on its way to the user: a code that the UI translates, the fields to go to,
//! and an English sentence for the terminal.

#[cfg(test)]
mod tests;
mod told;

pub use told::Told;

use crate::bounds;
use documents::DocumentError;
use documents::einvoice::{EInvoiceError, Fault, Place};
use domain::refusal::Needed;
use domain::{Invalid, Refusal, Why};
use serde::Serialize;
use std::collections::BTreeMap;
use storage::StoreError;
use told::{Named, Value};
use ts_rs::TS;

/// A refusal as it crosses to the UI and to the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// Stable word by which the UI picks its sentence.
    pub code: String,
    /// Plain English, for the terminal and as a last resort.
    pub message: String,
    /// One entry for each field or missing fact; empty when the whole step is refused.
    pub fields: Vec<FieldProblem>,
    /// Values that the sentence names, such as amounts and dates.
    pub detail: BTreeMap<String, String>,
    pub severity: Severity,
}

/// Who can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The user, here and now.
    Refused,
    /// The command was called wrongly: a fault of the caller.
    Usage,
    /// The file or the disk.
    File,
}

/// One fault with the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldProblem {
    /// Name of the field in its form, such as `amount` or `lines.0.description`.
    pub field: String,
    pub code: String,
    pub message: String,
    /// Address in the window where it is mended, such as `/settings/business#street`; empty: the form at hand.
    pub address: String,
    /// Values that its sentence names.
    #[serde(skip_serializing_if = "Told::is_empty")]
    #[ts(optional, as = "Option<Told>")]
    pub told: Told,
}

/// Anything that can stop a use case.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("{}", join(.0))]
    Invalid(Vec<Invalid>),
    #[error("{}", join(.0))]
    Refused(Vec<Refusal>),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Document(#[from] DocumentError),
    #[error(transparent)]
    EInvoice(EInvoiceError),
    #[error("cannot run {name}: {reason}")]
    Usage { name: String, reason: String },
    #[error("there is no {what} {id}")]
    Unknown { what: &'static str, id: String },
}

fn join<T: std::fmt::Display>(parts: &[T]) -> String {
    parts.iter().map(T::to_string).collect::<Vec<_>>().join("; ")
}

impl AppError {
    pub fn invalid(field: &str, why: Why) -> Self {
        AppError::Invalid(vec![Invalid::new(field, why)])
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        AppError::Refused(vec![refusal])
    }
}

impl From<Invalid> for AppError {
    fn from(invalid: Invalid) -> Self {
        AppError::Invalid(vec![invalid])
    }
}

/// Arithmetic that cannot be done, such as a sum beyond the limit, with no single field to blame.
impl From<Why> for AppError {
    fn from(why: Why) -> Self {
        AppError::invalid("amount", why)
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        // A sentence may name what was typed, and that may be a whole book.
        let message = bounds::shortened(&error.to_string(), bounds::SENTENCE_MAX);
        let problem = |code: &str, severity| Problem {
            code: code.to_owned(),
            message: message.clone(),
            fields: Vec::new(),
            detail: BTreeMap::new(),
            severity,
        };
        match &error {
            AppError::Invalid(fields) => Problem {
                fields: fields.iter().map(field_of_invalid).collect(),
                ..problem("invalid", Severity::Refused)
            },
            AppError::Refused(refusals) => refused(refusals, problem("refused", Severity::Refused)),
            AppError::Store(StoreError::NotFound { .. }) | AppError::Unknown { .. } => {
                problem("not_found", Severity::Refused)
            }
            AppError::Store(store) => problem(store.code(), Severity::File),
            AppError::Document(DocumentError::Uncovered(places)) => {
                let fields = places.iter().map(field_of_uncovered).collect();
                Problem { fields, ..problem("unprintable", Severity::Refused) }
            }
            AppError::Document(DocumentError::Image(_)) => problem("not_an_image", Severity::Refused),
            AppError::Document(_) | AppError::EInvoice(EInvoiceError::Lost(_)) => problem("document", Severity::File),
            AppError::EInvoice(EInvoiceError::Faults(faults)) => Problem {
                fields: faults.iter().map(field_of_fault).collect(),
                ..problem("einvoice_faults", Severity::Refused)
            },
            AppError::EInvoice(EInvoiceError::PdfAlone(reason)) => problem(reason.code(), Severity::Refused),
            AppError::Usage { .. } => problem("usage", Severity::Usage),
        }
    }
}

fn refused(refusals: &[Refusal], problem: Problem) -> Problem {
    let first = refusals.first().map_or("refused", Refusal::code);
    let all_missing = refusals.iter().all(|r| matches!(r, Refusal::MissingForIssue { .. }));
    let code = if refusals.len() == 1 || all_missing { first } else { "several" };
    let mut detail = BTreeMap::new();
    for refusal in refusals {
        detail.extend(Told::of(detail_of(refusal)).plain());
    }
    Problem { code: code.to_owned(), fields: refusals.iter().map(field_of_refusal).collect(), detail, ..problem }
}

pub(crate) fn field_of_invalid(invalid: &Invalid) -> FieldProblem {
    FieldProblem {
        field: invalid.field.clone(),
        code: invalid.why.code().to_owned(),
        message: invalid.to_string(),
        address: String::new(),
        told: Told::of_why(&invalid.why),
    }
}

/// The page names the place; the way leads to the form that the text comes from.
pub(crate) fn field_of_uncovered(place: &documents::Uncovered) -> FieldProblem {
    let why = Why::Unprintable { characters: place.chars.iter().collect() };
    let address = match place.field.split('.').next() {
        Some("buyer") => "client",
        Some("seller") => "business",
        Some(_) | None => "draft",
    };
    let (code, message) = (why.code().to_owned(), format!("{} {why}", place.field));
    FieldProblem { field: place.field.clone(), code, message, address: address.to_owned(), told: Told::default() }
}

/// A rule of the e-invoice that is broken, with the way to the form in which it is mended.
pub(crate) fn field_of_fault(fault: &Fault) -> FieldProblem {
    let address = match fault.place {
        Place::Business => "business",
        Place::Client => "client",
        Place::Draft => "draft",
    };
    let message = format!("{} ({})", fault.text, fault.rule);
    FieldProblem {
        field: fault.field.clone(),
        code: fault.code.to_owned(),
        message,
        address: address.to_owned(),
        told: Told::default(),
    }
}

pub(crate) fn field_of_refusal(refusal: &Refusal) -> FieldProblem {
    let (field, address) = match refusal {
        Refusal::MissingForIssue { what } => place_of(*what),
        Refusal::PlanDoesNotSum { .. } | Refusal::PlanIsEmpty | Refusal::PlanWithoutDays => ("plan", "schedule"),
        Refusal::NotAccepted { .. } => ("override_reason", "sign-off"),
        Refusal::NothingToCertify { .. } => ("acceptance", "sign-off"),
        Refusal::OfferHasEnded { .. } => ("offer_until", ""),
        Refusal::NotDone { .. } => ("override_reason", "milestone"),
        Refusal::AmountDiffersFromPlan { .. } => ("amount_reason", ""),
        Refusal::NotAgreed { .. } => ("amount_reason", "schedule"),
        Refusal::NumberTaken { .. } => ("number_pattern", "business"),
        Refusal::NothingOpen { .. } => ("invoices", ""),
        Refusal::DueBeforeIssue { .. } => ("due_on", ""),
        Refusal::RetentionDueTooEarly { .. } => ("retainage_due", "draft"),
        Refusal::DaysReversed { .. } => ("to", ""),
        Refusal::IssueDateBeforeLast { .. } => ("issue_on", ""),
        Refusal::PaymentAboveOpen { .. } | Refusal::AboveClientCredit { .. } => ("amount", ""),
        Refusal::InTheFuture { .. } => ("on", ""),
        Refusal::CannotBeSummed { .. } | Refusal::NothingToBill { .. } => ("lines.0.unit_price", "draft"),
        Refusal::CreditBeforeInvoice { .. } => ("issue_on", ""),
        Refusal::CreditWithoutReason { .. } => ("reason", ""),
        Refusal::PlanIsAgreed
        | Refusal::PlanIsNotAgreed
        | Refusal::ChangeOrderIsOpen { .. }
        | Refusal::NothingChanges { .. } => ("plan", "schedule"),
        Refusal::ChangeWithoutReason { .. } => ("reason", "schedule"),
        Refusal::ChangeOrderIsSettled { .. } | Refusal::ChangeOrderWasSent { .. } => ("", "schedule"),
        Refusal::DepositAboveContract { .. }
        | Refusal::DeductedAboveDeposit { .. }
        | Refusal::ReleasedAboveRetained { .. } => ("lines.0.unit_price", "draft"),
        Refusal::CreditedIsUsed { .. } => ("", ""),
        Refusal::FileIsEmpty { .. }
        | Refusal::NotAFile { .. }
        | Refusal::FileTooLarge { .. }
        | Refusal::EvidenceStays { .. }
        | Refusal::AlreadyRemoved { .. } => ("file", ""),
        Refusal::HasFiles { .. } => ("file", "milestone"),
        Refusal::DisputedTooEarly { .. } | Refusal::ResolvedTooEarly { .. } | Refusal::ChangesBeforeDone { .. } => {
            ("on", "")
        }
        Refusal::AlreadyDisputed { .. } | Refusal::NothingToDispute { .. } | Refusal::NotDisputed { .. } => ("", ""),
        Refusal::NothingOverdue { .. } | Refusal::RemindedToday { .. } | Refusal::NotOverdue { .. } => ("", ""),
        Refusal::NoChangesRequested { .. } => ("", "sign-off"),
        Refusal::AlreadyDone { .. }
        | Refusal::HasBegun { .. }
        | Refusal::AlreadyCredited { .. }
        | Refusal::FullyCredited { .. }
        | Refusal::PaymentIsSpent
        | Refusal::CreditAboveInvoice { .. }
        | Refusal::CreditAboveLine { .. }
        | Refusal::CreditOfCredit { .. }
        | Refusal::AlreadyAccepted { .. }
        | Refusal::AlreadyInvoiced { .. }
        | Refusal::AlreadyReversed
        | Refusal::AlreadyAgreed
        | Refusal::NothingRetained
        | Refusal::ContractIsAgreed => ("", ""),
    };
    let code = match refusal {
        Refusal::MissingForIssue { what } => needed_code(*what),
        other => other.code().to_owned(),
    };
    FieldProblem {
        field: field.to_owned(),
        code,
        message: refusal.to_string(),
        address: address.to_owned(),
        told: Told::of(detail_of(refusal)),
    }
}

fn needed_code(what: Needed) -> String {
    format!(
        "missing_{}",
        serde_json::to_value(what).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    )
}

/// The field in its form and the place of that form: `business`, `client` and `draft` are resolved by the window.
fn place_of(what: Needed) -> (&'static str, &'static str) {
    match what {
        Needed::SellerName => ("name", "business"),
        Needed::SellerAddress => ("street", "business"),
        Needed::SellerTaxNumber => ("vat_number", "business"),
        Needed::PaymentMethod => ("bank_iban", "business"),
        Needed::ClientName => ("name", "client"),
        Needed::ClientAddress => ("street", "client"),
        Needed::ClientTaxNumber => ("vat_number", "client"),
        Needed::Terms => ("terms", "draft"),
        Needed::Lines | Needed::LineTitle => ("lines.0.title", "draft"),
        Needed::LineDescription => ("lines.0.description", "draft"),
        Needed::TaxTreatment => ("lines.0.tax", "draft"),
        Needed::OrderNumber => ("order_number", "draft"),
        Needed::AdjustmentReason => ("adjustments.0.reason", "draft"),
        Needed::ProjectTerms => ("terms", "project"),
        Needed::MilestoneTitle => ("title", "schedule"),
        Needed::ExchangeRate => ("exchange_rate", "draft"),
    }
}

fn detail_of(refusal: &Refusal) -> Vec<(String, Value)> {
    let pair = |key: &str, value: &dyn Named| (key.to_owned(), value.value());
    match refusal {
        Refusal::PlanDoesNotSum { contract, planned } => vec![pair("contract", contract), pair("planned", planned)],
        Refusal::NotAccepted { milestone }
        | Refusal::NotDone { milestone }
        | Refusal::HasBegun { milestone }
        | Refusal::NotAgreed { milestone }
        | Refusal::NothingToCertify { milestone }
        | Refusal::AlreadyDone { milestone }
        | Refusal::AlreadyAccepted { milestone } => vec![pair("milestone", milestone)],
        Refusal::AlreadyInvoiced { milestone, number } => vec![pair("milestone", milestone), pair("number", number)],
        Refusal::AmountDiffersFromPlan { milestone, agreed, line } => {
            vec![pair("milestone", milestone), pair("agreed", agreed), pair("line", line)]
        }
        Refusal::DaysReversed { from, to } => vec![pair("from", from), pair("to", to)],
        Refusal::DueBeforeIssue { issue_on, due_on } => vec![pair("issue_on", issue_on), pair("due_on", due_on)],
        Refusal::RetentionDueTooEarly { until, due_on } => vec![pair("until", until), pair("due_on", due_on)],
        Refusal::IssueDateBeforeLast { issue_on, last_on } => {
            vec![pair("issue_on", issue_on), pair("last_on", last_on)]
        }
        Refusal::PaymentAboveOpen { amount, open } => vec![pair("amount", amount), pair("open", open)],
        Refusal::InTheFuture { date, today } => vec![pair("date", date), pair("today", today)],
        Refusal::CannotBeSummed { why } => vec![pair("why", why)],
        Refusal::NothingToBill { total } => vec![pair("total", total)],
        Refusal::NothingOpen { numbers } => vec![pair("numbers", numbers)],
        Refusal::NumberTaken { number } => vec![pair("number", number)],
        Refusal::AboveClientCredit { amount, credit } => vec![pair("amount", amount), pair("credit", credit)],
        Refusal::AlreadyCredited { number }
        | Refusal::FullyCredited { number }
        | Refusal::CreditWithoutReason { number }
        | Refusal::CreditOfCredit { number } => vec![pair("number", number)],
        Refusal::CreditAboveInvoice { number, credited, open } => {
            vec![pair("number", number), pair("credited", credited), pair("open", open)]
        }
        Refusal::CreditAboveLine { number, line, credited, open } => {
            vec![pair("number", number), pair("line", line), pair("credited", credited), pair("open", open)]
        }
        Refusal::CreditedIsUsed { number, by } => vec![pair("number", number), pair("by", by)],
        Refusal::DepositAboveContract { deposit, left } => vec![pair("deposit", deposit), pair("left", left)],
        Refusal::DeductedAboveDeposit { number, deducted, open } => {
            vec![pair("number", number), pair("deducted", deducted), pair("open", open)]
        }
        Refusal::ReleasedAboveRetained { number, released, open } => {
            vec![pair("number", number), pair("released", released), pair("open", open)]
        }
        Refusal::FileTooLarge { name, megabytes, max } => {
            vec![pair("name", name), pair("megabytes", megabytes), pair("max", max)]
        }
        Refusal::FileIsEmpty { name }
        | Refusal::NotAFile { name }
        | Refusal::EvidenceStays { name }
        | Refusal::AlreadyRemoved { name } => vec![pair("name", name)],
        Refusal::HasFiles { milestone } => vec![pair("milestone", milestone)],
        Refusal::OfferHasEnded { until, today } => vec![pair("until", until), pair("today", today)],
        Refusal::CreditBeforeInvoice { issue_on, invoiced_on } => {
            vec![pair("issue_on", issue_on), pair("invoiced_on", invoiced_on)]
        }
        Refusal::ChangeOrderIsOpen { number }
        | Refusal::ChangeOrderIsSettled { number }
        | Refusal::ChangeOrderWasSent { number }
        | Refusal::NothingChanges { number }
        | Refusal::ChangeWithoutReason { number } => vec![pair("number", number)],
        Refusal::AlreadyDisputed { what } | Refusal::NothingToDispute { what } | Refusal::NotDisputed { what } => {
            vec![pair("what", what)]
        }
        Refusal::DisputedTooEarly { what, on, first } => vec![pair("what", what), pair("on", on), pair("first", first)],
        Refusal::ChangesBeforeDone { on, done_on } => vec![pair("on", on), pair("done_on", done_on)],
        Refusal::NoChangesRequested { milestone } => vec![pair("milestone", milestone)],
        Refusal::NothingOverdue { client } => vec![pair("client", client)],
        Refusal::RemindedToday { client, on } => vec![pair("client", client), pair("on", on)],
        Refusal::NotOverdue { number } => vec![pair("number", number)],
        Refusal::ResolvedTooEarly { on, disputed_on } => vec![pair("on", on), pair("disputed_on", disputed_on)],
        Refusal::PlanIsEmpty
        | Refusal::PlanWithoutDays
        | Refusal::PlanIsAgreed
        | Refusal::PlanIsNotAgreed
        | Refusal::MissingForIssue { .. }
        | Refusal::AlreadyReversed
        | Refusal::PaymentIsSpent
        | Refusal::AlreadyAgreed
        | Refusal::NothingRetained
        | Refusal::ContractIsAgreed => Vec::new(),
    }
}
