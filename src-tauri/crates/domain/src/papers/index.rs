//! The index of a dossier: every file of it with what it is, the day it speaks of and its SHA-256.

use super::{Engagement, Letter};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a file of a dossier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilePurpose {
    Proposal,
    Schedule,
    Addendum,
    /// Shows that something was agreed.
    AgreementEvidence,
    Certificate,
    /// Shows that something was accepted.
    AcceptanceEvidence,
    Invoice,
    CreditNote,
    EInvoice,
    Messages,
    Payments,
    History,
    Attachment,
    PrivateNotes,
}

/// A file by its path in the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedFile {
    pub path: String,
    pub purpose: FilePurpose,
    /// Number, milestone or name that it is about. May be empty.
    pub about: String,
    pub on: NaiveDate,
    pub sha256: String,
}

/// The first page to read of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierIndex {
    pub letter: Letter,
    /// In the order of their paths.
    pub files: Vec<IndexedFile>,
    /// Papers that cannot be made from the book as it is.
    pub missing: Vec<String>,
}

impl DossierIndex {
    pub fn of(engagement: &Engagement, files: Vec<IndexedFile>, missing: Vec<String>, dated_on: NaiveDate) -> Self {
        let body =
            engagement.invoice_over(std::iter::empty()).body(dated_on).expect("nothing is summed without a line");
        Self { letter: engagement.letter(&body), files, missing }
    }
}
