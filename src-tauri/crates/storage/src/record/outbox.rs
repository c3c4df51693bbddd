//! Mails in the outbox with the steps of each. The mail itself lies in `mail`; where it stands is derived by `domain`.

use super::mail::{About, Attached, Recipients, about_of, first_of, with_further};
use super::row::{Named, execute, first, rows, word_of};
use crate::StoreError;
use chrono::{DateTime, Utc};
use domain::MailId;
use domain::outbox::{Attempt, Outcome, Standing, Step, standing};
use rusqlite::{Connection, Row, params};
use serde_json::{Value, json};

/// A mail in the outbox, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub mail: MailId,
    pub about: About,
    pub recipients: Recipients,
    pub subject: String,
    pub attachments: Vec<Attached>,
    /// Address of the sender.
    pub sender: String,
    pub queued_at: DateTime<Utc>,
    /// Oldest first.
    pub steps: Vec<(Step, DateTime<Utc>)>,
}

impl Outgoing {
    pub fn standing(&self) -> Standing {
        standing(self.queued_at, &self.steps)
    }
}

/// A step of any mail as the journal names it.
struct StepRow {
    id: i64,
    mail: MailId,
    step: Step,
    at: DateTime<Utc>,
}

/// Mails that have not left the outbox, by a plain test of `o`.
const OPEN: &str = "NOT EXISTS (SELECT 1 FROM outbox_step e WHERE e.mail_id = o.mail_id AND (e.kind IN ('arrived', 'removed') OR e.outcome = 'accepted'))";

const COLUMNS: &str = "SELECT o.mail_id, o.sender, o.at, m.about, m.about_id, m.recipients, m.subject, m.attachment_name, m.attachment_hash
  FROM outbox o JOIN mail m ON m.id = o.mail_id";

fn instant(row: &Named<'_>, column: &'static str) -> Result<DateTime<Utc>, StoreError> {
    let at: String = row.get(column)?;
    Ok(DateTime::parse_from_rfc3339(&at).map_err(|e| row.unreadable(column, e))?.into())
}

fn read(row: &Row<'_>) -> Result<Outgoing, StoreError> {
    let row = Named::new("outbox", row, "mail_id");
    Ok(Outgoing {
        mail: MailId(row.get("mail_id")?),
        about: about_of(&row)?,
        recipients: row.json("recipients")?,
        subject: row.get("subject")?,
        attachments: first_of(&row)?,
        sender: row.get("sender")?,
        queued_at: instant(&row, "at")?,
        steps: Vec::new(),
    })
}

fn read_step(row: &Row<'_>) -> Result<StepRow, StoreError> {
    let row = Named::new("outbox_step", row, "id");
    let step = match row.get::<String>("kind")?.as_str() {
        "begun" => Step::Begun,
        "again" => Step::Again,
        "arrived" => Step::Arrived,
        "removed" => Step::Removed,
        "tried" => {
            let outcome: Outcome = row.word("outcome")?;
            Step::Tried(Attempt { outcome, recipient: row.get("recipient")?, words: row.get("words")? })
        }
        unknown => return Err(row.unreadable("kind", unknown)),
    };
    Ok(StepRow { id: row.get("id")?, mail: MailId(row.get("mail_id")?), step, at: instant(&row, "at")? })
}

/// Puts the steps, which come oldest first, and all files to their mails.
fn with_steps(conn: &Connection, mails: Vec<Outgoing>) -> Result<Vec<Outgoing>, StoreError> {
    let mut mails = with_further(conn, mails, |mail| (mail.mail, &mut mail.attachments))?;
    let ids = Value::from(mails.iter().map(|mail| mail.mail.0).collect::<Vec<_>>()).to_string();
    let sql = "SELECT s.* FROM json_each(?1) j JOIN outbox_step s ON s.mail_id = j.value ORDER BY s.id";
    for step in rows(conn, sql, [ids], read_step)? {
        if let Some(mail) = mails.iter_mut().find(|mail| mail.mail == step.mail) {
            mail.steps.push((step.step, step.at));
        }
    }
    Ok(mails)
}

/// Mails that have not left the outbox, oldest first.
pub fn open(conn: &Connection) -> Result<Vec<Outgoing>, StoreError> {
    with_steps(conn, rows(conn, &format!("{COLUMNS} WHERE {OPEN} ORDER BY o.mail_id"), [], read)?)
}

/// The last mails that left the outbox, newest first.
pub fn left(conn: &Connection, limit: u32) -> Result<Vec<Outgoing>, StoreError> {
    let sql = format!("{COLUMNS} WHERE NOT {OPEN} ORDER BY o.mail_id DESC LIMIT ?1");
    with_steps(conn, rows(conn, &sql, [limit], read)?)
}

/// Errors: `NotFound` for a mail that was never in it.
pub fn outgoing(conn: &Connection, id: MailId) -> Result<Outgoing, StoreError> {
    let found = first(conn, &format!("{COLUMNS} WHERE o.mail_id = ?1"), [id.0], read)?;
    let found = found.ok_or(StoreError::NotFound { table: "outbox", id: id.0 })?;
    Ok(with_steps(conn, vec![found])?.remove(0))
}

/// Every mail that was ever in the outbox, oldest first.
pub fn all(conn: &Connection) -> Result<Vec<Outgoing>, StoreError> {
    with_steps(conn, rows(conn, &format!("{COLUMNS} ORDER BY o.mail_id"), [], read)?)
}

/// Puts a kept mail into the outbox. Returns what the journal says of it.
pub fn insert(tx: &Connection, mail: MailId, sender: &str, at: DateTime<Utc>) -> Result<Value, StoreError> {
    let sql = "INSERT INTO outbox (mail_id, sender, at) VALUES (?1, ?2, ?3)";
    execute(tx, sql, params![mail.0, sender, crate::instant(at)])?;
    Ok(json!({ "id": mail, "sender": sender }))
}

/// Appends a step. Returns what the journal says of it. Errors: a mail that has left the outbox.
pub fn append(tx: &Connection, mail: MailId, step: &Step, at: DateTime<Utc>) -> Result<Value, StoreError> {
    let row = StepRow { id: super::next_id(tx, "outbox_step")?, mail, step: step.clone(), at };
    let (kind, attempt) = parts(step);
    execute(
        tx,
        "INSERT INTO outbox_step (id, mail_id, kind, outcome, recipient, words, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            row.id,
            mail.0,
            kind,
            attempt.map(|of| word_of(&of.outcome)),
            attempt.map(|of| of.recipient.as_str()).unwrap_or_default(),
            attempt.map(|of| of.words.as_str()).unwrap_or_default(),
            crate::instant(at),
        ],
    )?;
    Ok(journalled_step(&row))
}

fn parts(step: &Step) -> (&'static str, Option<&Attempt>) {
    match step {
        Step::Begun => ("begun", None),
        Step::Tried(attempt) => ("tried", Some(attempt)),
        Step::Again => ("again", None),
        Step::Arrived => ("arrived", None),
        Step::Removed => ("removed", None),
    }
}

fn journalled_step(row: &StepRow) -> Value {
    let (kind, attempt) = parts(&row.step);
    json!({
        "id": row.id, "mail": row.mail, "kind": kind, "outcome": attempt.map(|of| of.outcome),
        "recipient": attempt.map(|of| of.recipient.as_str()), "words": attempt.map(|of| of.words.as_str()),
    })
}

/// Rows and steps as the journal names them, for `verify` and for the export.
pub fn journalled(conn: &Connection) -> Result<(Vec<Value>, Vec<Value>), StoreError> {
    let queued = rows(conn, "SELECT mail_id, sender FROM outbox ORDER BY mail_id", [], |row| {
        let row = Named::new("outbox", row, "mail_id");
        Ok(json!({ "id": row.get::<i64>("mail_id")?, "sender": row.get::<String>("sender")? }))
    })?;
    let steps = rows(conn, "SELECT * FROM outbox_step ORDER BY id", [], read_step)?;
    Ok((queued, steps.iter().map(journalled_step).collect()))
}
