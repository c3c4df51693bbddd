//! Mails that were made, with what it takes to write their very bytes again. The bytes of attachments are kept once, in
//! `file`; no program that writes mails is needed to put a mail together again, only Base64 in lines of 76 characters.

use super::file;
use super::row::{Named, execute, rows};
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

/// A file of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    /// SHA-256 of its bytes, which lie in `file`.
    pub hash: String,
    /// Bytes between the lines of the file before it and its own; of the first one none.
    pub gap: Vec<u8>,
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
    /// In their order.
    pub attachments: Vec<Attached>,
    /// Bytes before the lines of the first attachment and behind those of the last. Without one `head` is the whole mail.
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

/// The bytes of `mail` around those of `attached`: one part more than there are files. None where these do not stand in it
/// one behind the other as lines of Base64.
pub fn without<'m>(mail: &'m [u8], attached: &[&[u8]]) -> Option<Vec<&'m [u8]>> {
    let mut parts = Vec::new();
    let mut rest = mail;
    for bytes in attached {
        let lines = base64_lines(bytes);
        let at = if lines.is_empty() { 0 } else { rest.windows(lines.len()).position(|part| part == lines)? };
        parts.push(&rest[..at]);
        rest = &rest[at + lines.len()..];
    }
    parts.push(rest);
    Some(parts)
}

impl Mail {
    /// The very bytes that were handed over. Errors: as `file`; `UnreadableRow` when they no longer match their hash.
    pub fn bytes(&self, conn: &Connection) -> Result<Vec<u8>, StoreError> {
        let mut bytes = self.head.clone();
        for of in &self.attachments {
            bytes.extend(&of.gap);
            bytes.extend(base64_lines(&file::file(conn, &of.hash)?));
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
    let mut entry = json!({
        "id": mail.id, "about": format!("{table}:{about}"), "sha256": mail.sha256,
        "words": digest::of_bytes(words.as_bytes()), "attachment": mail.attachments.first().map(|of| &of.hash),
    });
    if mail.attachments.len() > 1 {
        let named = mail.attachments.iter().map(|of| json!({ "name": of.name, "sha256": of.hash }));
        entry["attachments"] = named.collect();
    }
    entry
}

fn about_parts(about: About) -> (&'static str, i64) {
    match about {
        About::Invoice(id) => ("invoice", id.0),
        About::Milestone(id) => ("milestone", id.0),
        About::Client(id) => ("client", id.0),
    }
}

/// Keeps a mail. What is attached must be in `file` already.
pub fn insert(tx: &Connection, mail: &Mail) -> Result<(), StoreError> {
    let (table, about) = about_parts(mail.about);
    let first = mail.attachments.first();
    assert!(first.is_none_or(|of| of.gap.is_empty()), "what stands before the first file is the head");
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
            first.map(|of| &of.name),
            first.map(|of| &of.hash),
            mail.head,
            mail.tail,
            mail.sha256,
            mail.on.to_string(),
            crate::instant(mail.at),
        ],
    )?;
    for (position, of) in (1..).zip(&mail.attachments).skip(1) {
        let sql = "INSERT INTO mail_attachment (mail_id, position, name, file_hash, gap) VALUES (?1, ?2, ?3, ?4, ?5)";
        execute(tx, sql, params![mail.id.0, position, of.name, of.hash, of.gap])?;
    }
    Ok(())
}

const COLUMNS: &str = "m.id, m.about, m.about_id, m.name, m.recipients, m.subject, m.text, m.attachment_name, m.attachment_hash, m.head, m.tail, m.sha256, m.on_day, m.at";

fn read(row: &rusqlite::Row<'_>) -> Result<Mail, StoreError> {
    let row = Named::new("mail", row, "id");
    let about = about_of(&row)?;
    let at: String = row.get("at")?;
    Ok(Mail {
        id: MailId(row.get("id")?),
        about,
        name: row.get("name")?,
        recipients: row.json("recipients")?,
        subject: row.get("subject")?,
        text: row.get("text")?,
        attachments: first_of(&row)?,
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

/// The first file of a row of `mail`, where there is one.
pub(super) fn first_of(row: &Named<'_>) -> Result<Vec<Attached>, StoreError> {
    let (name, hash) = (row.get::<Option<String>>("attachment_name")?, row.get::<Option<String>>("attachment_hash")?);
    Ok(name.zip(hash).map(|(name, hash)| Attached { name, hash, gap: Vec::new() }).into_iter().collect())
}

/// Puts the further files to each of `mails`, which have their first one.
pub(super) fn with_further<M>(
    conn: &Connection,
    mut mails: Vec<M>,
    of: impl Fn(&mut M) -> (MailId, &mut Vec<Attached>),
) -> Result<Vec<M>, StoreError> {
    let ids: Vec<i64> = mails.iter_mut().map(|mail| of(mail).0.0).collect();
    let sql =
        "SELECT a.* FROM json_each(?1) j JOIN mail_attachment a ON a.mail_id = j.value ORDER BY a.mail_id, a.position";
    let further = rows(conn, sql, [Value::from(ids).to_string()], |row| {
        let row = Named::new("mail_attachment", row, "mail_id");
        let file = Attached { name: row.get("name")?, hash: row.get("file_hash")?, gap: row.get("gap")? };
        Ok((MailId(row.get("mail_id")?), file))
    })?;
    for (id, file) in further {
        if let Some((_, files)) = mails.iter_mut().map(&of).find(|(mail, _)| *mail == id) {
            files.push(file);
        }
    }
    Ok(mails)
}

/// The mails of `m` that `rest` names, each with all its files.
fn mails(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Mail>, StoreError> {
    let found = rows(conn, &format!("SELECT {COLUMNS} FROM mail m {rest}"), params, read)?;
    with_further(conn, found, |mail| (mail.id, &mut mail.attachments))
}

/// Errors: `NotFound`.
pub fn mail(conn: &Connection, id: MailId) -> Result<Mail, StoreError> {
    let found = mails(conn, "WHERE m.id = ?1", [id.0])?.pop();
    found.ok_or(StoreError::NotFound { table: "mail", id: id.0 })
}

/// Every mail of the book, oldest first.
pub fn all(conn: &Connection) -> Result<Vec<Mail>, StoreError> {
    mails(conn, "ORDER BY m.id", [])
}

/// Mails about a document, oldest first.
pub fn of_invoice(conn: &Connection, id: InvoiceId) -> Result<Vec<Mail>, StoreError> {
    mails(conn, "WHERE m.about = 'invoice' AND m.about_id = ?1 ORDER BY m.id", [id.0])
}

/// Mails about the documents and the milestones of a project, and reminders of what it asked for, oldest first. Those that go
/// with the account of its client are about all of the client's projects, and no project's.
pub fn of_project(conn: &Connection, id: ProjectId) -> Result<Vec<Mail>, StoreError> {
    mails(
        conn,
        "WHERE (m.about = 'invoice' AND m.about_id IN (SELECT id FROM invoice WHERE project_id = ?1))
            OR (m.about = 'milestone' AND m.about_id IN (SELECT id FROM milestone WHERE project_id = ?1))
            OR m.id IN (SELECT r.mail_id FROM reminder r JOIN reminder_item t ON t.reminder_id = r.id JOIN invoice i ON i.id = t.invoice_id
              WHERE i.project_id = ?1 AND r.mail_id IS NOT NULL) ORDER BY m.id",
        [id.0],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s33_a_mail_is_its_head_its_files_in_lines_and_what_stands_between_and_behind_them() {
        for length in [1usize, 56, 57, 58, 114, 115, 4000] {
            let attached: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            let lines = base64_lines(&attached);
            assert!(lines.split(|b| *b == b'\n').all(|line| line.len() <= LINE + 1), "{length}");
            let whole = [&b"Subject: x\r\n\r\n"[..], &lines, b"\r\n--end--"].concat();
            assert_eq!(without(&whole, &[&attached]).unwrap().join(&lines[..]), whole, "{length}");
            // The same bytes twice, as one invoice filed under two names.
            let twice = [&whole[..], b"\r\n", &lines, b"\r\n--end--"].concat();
            let parts = without(&twice, &[&attached, &attached]).unwrap();
            assert_eq!((parts.len(), parts.join(&lines[..])), (3, twice), "{length}");
            assert_eq!(without(&whole, &[&attached, &attached]), None, "{length}: it stands there once");
        }
        assert_eq!(without(b"Subject: x\r\n\r\nnothing", &[b"a file that is not in it"]), None);
        assert_eq!(without(b"Subject: x", &[]), Some(vec![&b"Subject: x"[..]]));
    }
}
