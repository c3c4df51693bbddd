//! Mails as they were made: each is kept with its words and with what it takes to write its very bytes again, in the
//! transaction that notes that its draft was opened (S33, S87). Whether it was sent is known to the mail program alone.

use super::MailTexts;
use super::attached::{Enclosed, MailFile};
use crate::problem::AppError;
use crate::{App, Moment};
use domain::MailId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::Connection;
use storage::record::mail::{self as record, About, Attached, Mail, Recipients};
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
    /// What is attached, under the names that it has there.
    pub files: Vec<Enclosed>,
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
    /// What was attached, in its order.
    pub files: Vec<MailFile>,
    /// Of the whole mail.
    pub sha256: String,
}

/// Keeps a mail within a transaction. Returns what the journal says of it.
pub(crate) fn keep(tx: &Connection, made: &Made, moment: Moment) -> Result<Value, AppError> {
    let bytes: Vec<&[u8]> = made.files.iter().map(|file| &file.bytes[..]).collect();
    let parts = record::without(&made.eml, &bytes).expect("each file stands in its mail as lines of Base64");
    let (head, rest) = parts.split_first().expect("there is a part before the first file");
    // Of the parts behind the head the last one is the tail.
    let (tail, gaps) = rest.split_last().map_or((&[][..], rest), |(tail, gaps)| (*tail, gaps));
    let gaps = std::iter::once(&[][..]).chain(gaps.iter().copied());
    let mut attachments = Vec::new();
    for (file, gap) in made.files.iter().zip(gaps) {
        // The bytes of an issued document are in the book already; those of a paper that was made anew come into it here.
        let hash = file::put_file(tx, file.media_type(), &file.bytes)?;
        attachments.push(Attached { name: file.name.clone(), hash, gap: gap.to_vec() });
    }
    let MailTexts { to, cc, subject, text } = made.texts.clone();
    let mail = Mail {
        id: MailId(next_id(tx, "mail")?),
        about: made.about,
        name: made.name.clone(),
        recipients: Recipients { to, cc },
        subject,
        text,
        attachments,
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
        Ok(KeptMail {
            id,
            at: storage::instant(mail.at),
            to: mail.recipients.to,
            cc: mail.recipients.cc,
            subject: mail.subject,
            text: mail.text,
            files: mail.attachments.into_iter().map(MailFile::of).collect(),
            sha256: mail.sha256,
        })
    })
}

/// Every mail that was made, for the export; its bytes are not in it.
pub(crate) fn all_kept(conn: &Connection) -> Result<Vec<Value>, AppError> {
    let told = |mail: Mail| {
        let files: Vec<MailFile> = mail.attachments.into_iter().map(MailFile::of).collect();
        json!({ "id": mail.id, "name": mail.name, "at": storage::instant(mail.at), "recipients": mail.recipients,
            "subject": mail.subject, "text": mail.text, "files": files, "sha256": mail.sha256 })
    };
    Ok(record::all(conn)?.into_iter().map(told).collect())
}

/// The very bytes that the mail program was given. Errors: `not_found`; a book that was damaged.
pub fn mail_eml(app: &App, MailArgument { id }: MailArgument) -> Result<Vec<u8>, AppError> {
    app.read(|conn, _| Ok(record::mail(conn, id)?.bytes(conn)?))
}
