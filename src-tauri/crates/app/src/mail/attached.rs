//! What is attached to a mail: each file under a plain name of its own, together no more than mail servers take.

use crate::problem::AppError;
use domain::attachment::media_type;
use domain::mail_files::{MAIL_FILES_MAX, check_mail_size, told_apart};
use domain::{AttachmentId, Why};
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Attachment, Body, SinglePart};
use serde::Serialize;
use storage::record::mail::Attached;
use ts_rs::TS;

/// A file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A file of a mail that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MailFile {
    pub name: String,
    pub sha256: String,
}

/// A file that can go with the mail of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FileChoice {
    /// None for the e-invoice.
    pub id: Option<AttachmentId>,
    pub name: String,
    /// In bytes; None while the file is yet to be made.
    pub size: Option<u32>,
}

impl MailFile {
    pub(crate) fn of(kept: Attached) -> Self {
        Self { name: kept.name, sha256: kept.hash }
    }
}

impl Enclosed {
    pub(crate) fn media_type(&self) -> &'static str {
        media_type(&self.name, &self.bytes)
    }

    pub(crate) fn sha256(&self) -> String {
        storage::digest::of_bytes(&self.bytes)
    }

    /// As a part of a mail: Base64 whatever it holds, so that it can be taken out and put back byte by byte.
    pub(super) fn part(self) -> SinglePart {
        // A mail within a mail must not be Base64 (RFC 2046, 5.2.1): as plain bytes every program saves it as it is.
        let told = Some(self.media_type()).filter(|told| !told.starts_with("message/"));
        let told = ContentType::parse(told.unwrap_or("application/octet-stream")).expect("known media types parse");
        let body =
            Body::new_with_encoding(self.bytes, ContentTransferEncoding::Base64).expect("all bytes have a Base64");
        Attachment::new(self.name).body(body, told)
    }
}

/// Files as they go, told apart by their names. Errors: `mail_too_large`; too many.
pub(crate) fn enclosed(files: Vec<Enclosed>) -> Result<Vec<Enclosed>, AppError> {
    if files.len() > MAIL_FILES_MAX {
        return Err(AppError::invalid("files", Why::TooMany { max: MAIL_FILES_MAX }));
    }
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    check_mail_size(u64::try_from(bytes).unwrap_or(u64::MAX))?;
    let names = told_apart(files.iter().map(|file| file.name.as_str()));
    Ok(names.into_iter().zip(files).map(|(name, file)| Enclosed { name, ..file }).collect())
}
