//! Mails that were made, with what it takes to write their very bytes again. The bytes of an attachment are kept once, in
//! `file`; no program that writes mails is needed to put a mail together again, only Base64 in lines of 76 characters.

use super::file;
use super::row::{Named, execute, first, rows};
use crate::{StoreError, digest};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{ClientId, InvoiceId, MailId, MilestoneId, ProjectId};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a mail goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Invoice(InvoiceId),
    Milestone(MilestoneId),
    Client(ClientId),
}

/// To whom a mail was addressed when its draft was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipients {
    pub to: Vec<String>,
    #[serde(default)]
    pub cc: Vec<String>,
}

/// A mail as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub id: MailId,
    pub about: About,
    /// Of its file.
    pub name: String,
    pub recipients: Recipients,
    pub subject: String,
    pub text: String,
    /// Name of the attached file, and the SHA-256 of its bytes.
    pub attachment: Option<(String, String)>,
    /// Bytes before and behind the lines of the attachment.
    pub head: Vec<u8>,
    pub tail: Vec<u8>,
    /// Of the whole mail.
    pub sha256: String,
    pub on: NaiveDate,
    pub at: DateTime<Utc>,
}

/// Characters of a line of Base64, by RFC 2045.
const LINE: usize = 76;

/// Bytes as the lines of a mail, without an end behind the last one.
pub fn base64_lines(bytes: &[u8]) -> Vec<u8> {
    let encoded = BASE64_STANDARD.encode(bytes);
    encoded.as_bytes().chunks(LINE).collect::<Vec<_>>().join(&b"\r\n"[..])
}

/// The bytes of `mail` before and behind those of `attached`; None where these do not stand in it as lines of Base64.
pub fn without<'m>(mail: &'m [u8], attached: &[u8]) -> Option<(&'m [u8], &'m [u8])> {
    let lines = base64_lines(attached);
    let at = mail.windows(lines.len().max(1)).position(|part| part == lines)?;
    Some((&mail[..at], &mail[at + lines.len()..]))
}

impl Mail {
    /// The very bytes that were handed over. Errors: as `file`; `UnreadableRow` when they no longer match their hash.
    pub fn bytes(&self, conn: &Connection) -> Result<Vec<u8>, StoreError> {
        let mut bytes = self.head.clone();
        if let Some((_, hash)) = &self.attachment {
            bytes.extend(base64_lines(&file::file(conn, hash)?));
        }
        bytes.extend(&self.tail);
        if digest::of_bytes(&bytes) != self.sha256 {
            let reason = format!("the mail no longer matches its hash {}", self.sha256);
            return Err(StoreError::UnreadableRow { table: "mail", id: self.id.to_string(), column: "head", reason });
        }
        Ok(bytes)
    }
}

/// What the journal says of a kept mail: `verify` compares it.
pub fn journalled(mail: &Mail) -> Value {
    let words = json!([mail.name, mail.recipients, mail.subject, mail.text]).to_string();
    let (table, about) = about_parts(mail.about);
    json!({
        "id": mail.id, "about": format!("{table}:{about}"), "sha256": mail.sha256,
        "words": digest::of_bytes(words.as_bytes()), "attachment": mail.attachment.as_ref().map(|(_, hash)| hash),
    })
}

fn about_parts(about: About) -> (&'static str, i64) {
    match about {
        About::Invoice(id) => ("invoice", id.0),
        About::Milestone(id) => ("milestone", id.0),
        About::Client(id) => ("client", id.0),
    }
}

/// Keeps a mail. The attachment must be in `file` already.
pub fn insert(tx: &Connection, mail: &Mail) -> Result<(), StoreError> {
    let (table, about) = about_parts(mail.about);
    let (name, hash) = mail.attachment.clone().unzip();
    execute(
        tx,
        "INSERT INTO mail (id, about, about_id, name, recipients, subject, text, attachment_name, attachment_hash, head, tail, sha256, on_day, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            mail.id.0,
            table,
            about,
            mail.name,
            super::row::json_of(&mail.recipients),
            mail.subject,
            mail.text,
            name,
            hash,
            mail.head,
            mail.tail,
            mail.sha256,
            mail.on.to_string(),
            crate::instant(mail.at),
        ],
    )
    .map(drop)
}

const COLUMNS: &str = "m.id, m.about, m.about_id, m.name, m.recipients, m.subject, m.text, m.attachment_name, m.attachment_hash, m.head, m.tail, m.sha256, m.on_day, m.at";

fn read(row: &rusqlite::Row<'_>) -> Result<Mail, StoreError> {
    let row = Named::new("mail", row, "id");
    let about = about_of(&row)?;
    let (name, hash) = (row.get::<Option<String>>("attachment_name")?, row.get::<Option<String>>("attachment_hash")?);
    let at: String = row.get("at")?;
    Ok(Mail {
        id: MailId(row.get("id")?),
        about,
        name: row.get("name")?,
        recipients: row.json("recipients")?,
        subject: row.get("subject")?,
        text: row.get("text")?,
        attachment: name.zip(hash),
        head: row.get("head")?,
        tail: row.get("tail")?,
        sha256: row.get("sha256")?,
        on: row.day("on_day")?,
        at: DateTime::parse_from_rfc3339(&at).map_err(|e| row.unreadable("at", e))?.into(),
    })
}

/// What a mail of a row with the columns `about` and `about_id` goes with.
pub(super) fn about_of(row: &Named<'_>) -> Result<About, StoreError> {
    let id: i64 = row.get("about_id")?;
    match row.get::<String>("about")?.as_str() {
        "invoice" => Ok(About::Invoice(InvoiceId(id))),
        "milestone" => Ok(About::Milestone(MilestoneId(id))),
        "client" => Ok(About::Client(ClientId(id))),
        other => Err(row.unreadable("about", format!("{other} has no mails"))),
    }
}

/// Errors: `NotFound`.
pub fn mail(conn: &Connection, id: MailId) -> Result<Mail, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM mail m WHERE m.id = ?1");
    first(conn, &sql, [id.0], read)?.ok_or(StoreError::NotFound { table: "mail", id: id.0 })
}

/// Every mail of the book, oldest first.
pub fn all(conn: &Connection) -> Result<Vec<Mail>, StoreError> {
    rows(conn, &format!("SELECT {COLUMNS} FROM mail m ORDER BY m.id"), [], read)
}

/// Mails about a document, oldest first.
pub fn of_invoice(conn: &Connection, id: InvoiceId) -> Result<Vec<Mail>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM mail m WHERE m.about = 'invoice' AND m.about_id = ?1 ORDER BY m.id");
    rows(conn, &sql, [id.0], read)
}

/// Mails about the documents and the milestones of a project, and reminders of what it asked for, oldest first. Those that go
/// with the account of its client are about all of the client's projects, and no project's.
pub fn of_project(conn: &Connection, id: ProjectId) -> Result<Vec<Mail>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mail m WHERE (m.about = 'invoice' AND m.about_id IN (SELECT id FROM invoice WHERE project_id = ?1))
            OR (m.about = 'milestone' AND m.about_id IN (SELECT id FROM milestone WHERE project_id = ?1))
            OR m.id IN (SELECT r.mail_id FROM reminder r JOIN reminder_item t ON t.reminder_id = r.id JOIN invoice i ON i.id = t.invoice_id
              WHERE i.project_id = ?1 AND r.mail_id IS NOT NULL) ORDER BY m.id"
    );
    rows(conn, &sql, [id.0], read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s33_a_mail_is_its_head_its_attachment_in_lines_and_its_tail() {
        for length in [1usize, 56, 57, 58, 114, 115, 4000] {
            let attached: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            let lines = base64_lines(&attached);
            assert!(lines.split(|b| *b == b'\n').all(|line| line.len() <= LINE + 1), "{length}");
            let whole = [&b"Subject: x\r\n\r\n"[..], &lines, b"\r\n--end--"].concat();
            let (head, tail) = without(&whole, &attached).unwrap();
            assert_eq!([head, &lines, tail].concat(), whole, "{length}");
        }
        assert_eq!(without(b"Subject: x\r\n\r\nnothing", b"a file that is not in it"), None);
    }
}
