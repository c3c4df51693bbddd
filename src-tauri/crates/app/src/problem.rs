//! What every refusal becomes on its way to the user: a code that the UI translates, the fields to go to,
//! and an English sentence for the terminal.

mod refusals;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use refusals::field_of_refusal;
pub use told::Told;

use refusals::detail_of;

use crate::bounds;
use documents::DocumentError;
use documents::einvoice::{EInvoiceError, Fault, Place};
use domain::{Invalid, Refusal, Why};
use serde::Serialize;
use std::collections::BTreeMap;
use storage::StoreError;
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
