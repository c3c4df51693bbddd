//! Mails as they were made: each is kept with its words and with what it takes to write its very bytes again, in the
//! transaction that notes that its draft was opened (S33, S87). Whether it was sent is known to the mail program alone.

use super::MailTexts;
use crate::problem::AppError;
use crate::{App, Moment};
use domain::MailId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::Connection;
use storage::record::mail::{self as record, About, Mail, Recipients};
use storage::record::{file, next_id};
use ts_rs::TS;

/// A mail as it is handed to the mail program.
pub struct Made {
    pub(crate) about: About,
    /// Of its file, such as `Invoice-2026-001.eml`.
    pub name: String,
    pub eml: Vec<u8>,
    /// As it stands in the bytes.
    pub(crate) texts: MailTexts,
    /// Name and bytes of the attached file.
    pub(crate) attachment: Option<(String, Vec<u8>)>,
}

#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MailArgument {
    pub id: MailId,
}

/// A mail that was made, to be read.
#[derive(Debug, Serialize, TS)]
pub struct KeptMail {
    pub id: MailId,
    /// When its draft was opened; RFC 3339, UTC.
    pub at: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub text: String,
    /// Name of the attached file.
    pub attachment: Option<String>,
    /// SHA-256 of the attached file; empty without one.
    pub attachment_sha256: String,
    /// Of the whole mail.
    pub sha256: String,
}

/// Keeps a mail within a transaction. Returns what the journal says of it.
pub(crate) fn keep(tx: &Connection, made: &Made, moment: Moment) -> Result<Value, AppError> {
    let parts = made.attachment.as_ref().and_then(|(_, bytes)| record::without(&made.eml, bytes));
    let attachment = match (&made.attachment, parts) {
        // The bytes of an issued document are in the book already; those of a paper that was made anew come into it here.
        (Some((name, bytes)), Some(_)) => Some((name.clone(), file::put_file(tx, "application/pdf", bytes)?)),
        // Should an attachment ever stand in a mail in another way, then all of the mail is its head.
        (Some(_) | None, _) => None,
    };
    let (head, tail) = parts.unwrap_or((&made.eml, &[]));
    let MailTexts { to, cc, subject, text } = made.texts.clone();
    let mail = Mail {
        id: MailId(next_id(tx, "mail")?),
        about: made.about,
        name: made.name.clone(),
        recipients: Recipients { to, cc },
        subject,
        text,
        attachment,
        head: head.to_vec(),
        tail: tail.to_vec(),
        sha256: storage::digest::of_bytes(&made.eml),
        on: moment.on,
        at: moment.at,
    };
    record::insert(tx, &mail)?;
    // What cannot be put together again must not be recorded as kept.
    mail.bytes(tx)?;
    Ok(record::journalled(&mail))
}

/// A kept mail. Errors: `not_found`.
pub fn kept_mail(app: &App, MailArgument { id }: MailArgument) -> Result<KeptMail, AppError> {
    app.read(|conn, _| {
        let mail = record::mail(conn, id)?;
        let (attachment, attachment_sha256) = mail.attachment.unzip();
        Ok(KeptMail {
            id,
            at: storage::instant(mail.at),
            to: mail.recipients.to,
            cc: mail.recipients.cc,
            subject: mail.subject,
            text: mail.text,
            attachment,
            attachment_sha256: attachment_sha256.unwrap_or_default(),
            sha256: mail.sha256,
        })
    })
}

/// The very bytes that the mail program was given. Errors: `not_found`; a book that was damaged.
pub fn mail_eml(app: &App, MailArgument { id }: MailArgument) -> Result<Vec<u8>, AppError> {
    app.read(|conn, _| Ok(record::mail(conn, id)?.bytes(conn)?))
}
