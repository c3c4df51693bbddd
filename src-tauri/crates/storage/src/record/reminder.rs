//! Reminders that were given, and what the next one would be about. Rows are only added.

use super::invoice_filter::kept_at;
use super::row::{Named, execute, first, rows, word_of};
use crate::StoreError;
use chrono::{DateTime, NaiveDate, Utc};
use domain::reminder::{Reminded, ReminderChannel, ReminderLevel};
use domain::{ClientId, InvoiceId, MailId, Money, ProjectId, ReminderId};
use rusqlite::{Connection, Row, params};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A reminder with its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    pub id: ReminderId,
    pub client: ClientId,
    /// When it was written.
    pub on: NaiveDate,
    /// When it left: a mail may have waited in the outbox.
    pub left_on: NaiveDate,
    pub channel: ReminderChannel,
    pub level: ReminderLevel,
    pub subject: String,
    pub words: String,
    /// SHA-256 of the letter that went with it.
    pub letter_sha256: Option<String>,
    pub mail: Option<MailId>,
    pub items: Vec<ReminderItem>,
    pub at: DateTime<Utc>,
}

/// An invoice as a reminder told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderItem {
    pub invoice: InvoiceId,
    pub number: String,
    pub open: Money,
    pub due_on: NaiveDate,
    pub days_late: u32,
    pub interest: Option<Money>,
}

/// What counts of `r`: it left. A mail that waits in the outbox, or was taken out of it, reminded nobody.
const LEFT: &str = "(r.mail_id IS NULL OR r.mail_id NOT IN (SELECT mail_id FROM outbox)
    OR EXISTS (SELECT 1 FROM outbox_step s WHERE s.mail_id = r.mail_id AND (s.kind = 'arrived' OR s.outcome = 'accepted')))";

/// The day on which `r` left: that of the user's, not of UTC, where a mail waited in the outbox first.
const LEFT_ON: &str = "coalesce((SELECT coalesce((SELECT j.on_day FROM journal j WHERE j.at = s.at AND j.on_day <> substr(j.at, 1, 10)), substr(s.at, 1, 10))
    FROM outbox_step s WHERE s.mail_id = r.mail_id AND (s.kind = 'arrived' OR s.outcome = 'accepted')), r.on_day)";

/// Of `r`. A mail of the outbox is none that a mail program got: the channel follows from where the mail lies.
fn columns() -> String {
    format!(
        "r.id, r.client_id, r.on_day, {LEFT_ON} AS left_on, CASE WHEN r.mail_id IN (SELECT mail_id FROM outbox) THEN 'sent' ELSE r.channel END AS channel,
         r.level, r.subject, r.words, r.letter_sha256, r.mail_id, r.at"
    )
}

fn read(row: &Row<'_>) -> Result<Reminder, StoreError> {
    let row = Named::new("reminder", row, "id");
    let at: String = row.get("at")?;
    Ok(Reminder {
        id: ReminderId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        on: row.day("on_day")?,
        left_on: row.day("left_on")?,
        channel: row.word("channel")?,
        level: row.word("level")?,
        subject: row.get("subject")?,
        words: row.get("words")?,
        letter_sha256: row.get("letter_sha256")?,
        mail: row.get::<Option<i64>>("mail_id")?.map(MailId),
        items: Vec::new(),
        at: DateTime::parse_from_rfc3339(&at).map_err(|e| row.unreadable("at", e))?.into(),
    })
}

fn read_item(row: &Row<'_>) -> Result<(ReminderId, ReminderItem), StoreError> {
    let row = Named::new("reminder_item", row, "reminder_id");
    let currency = row.currency("currency")?;
    let interest = match row.get::<Option<i64>>("interest_minor")? {
        Some(_) => Some(row.money("interest_minor", currency)?),
        None => None,
    };
    let item = ReminderItem {
        invoice: InvoiceId(row.get("invoice_id")?),
        number: row.get("number")?,
        open: row.money("open_minor", currency)?,
        due_on: row.day("due_on")?,
        days_late: row.get("days_late")?,
        interest,
    };
    Ok((ReminderId(row.id), item))
}

/// `wanted`: a condition on `r` with one place.
fn found(conn: &Connection, wanted: &str, value: i64) -> Result<Vec<Reminder>, StoreError> {
    let sql = format!("SELECT {} FROM reminder r WHERE {wanted} ORDER BY r.id", columns());
    let mut all = rows(conn, &sql, [value], read)?;
    let sql = format!(
        "SELECT i.* FROM reminder_item i JOIN reminder r ON r.id = i.reminder_id WHERE {wanted} ORDER BY i.reminder_id, i.place"
    );
    let mut items: BTreeMap<ReminderId, Vec<ReminderItem>> = BTreeMap::new();
    for (id, item) in rows(conn, &sql, [value], read_item)? {
        items.entry(id).or_default().push(item);
    }
    for reminder in &mut all {
        reminder.items = items.remove(&reminder.id).unwrap_or_default();
    }
    Ok(all)
}

/// Every reminder of the book, oldest first; also what has not left.
pub fn all(conn: &Connection) -> Result<Vec<Reminder>, StoreError> {
    found(conn, "?1 = ?1", 0)
}

/// Reminders that were about an invoice, oldest first.
pub fn of_invoice(conn: &Connection, id: InvoiceId) -> Result<Vec<Reminder>, StoreError> {
    found(conn, &format!("{LEFT} AND r.id IN (SELECT reminder_id FROM reminder_item WHERE invoice_id = ?1)"), id.0)
}

/// Reminders of a client, oldest first.
pub fn of_client(conn: &Connection, id: ClientId) -> Result<Vec<Reminder>, StoreError> {
    found(conn, &format!("{LEFT} AND r.client_id = ?1"), id.0)
}

/// Reminders that were about an invoice of a project, oldest first.
pub fn of_project(conn: &Connection, id: ProjectId) -> Result<Vec<Reminder>, StoreError> {
    let wanted = format!(
        "{LEFT} AND r.id IN (SELECT i.reminder_id FROM reminder_item i JOIN invoice x ON x.id = i.invoice_id WHERE x.project_id = ?1)"
    );
    found(conn, &wanted, id.0)
}

/// The reminder that a mail is; None of any other mail.
pub fn of_mail(conn: &Connection, id: MailId) -> Result<Option<Reminder>, StoreError> {
    Ok(found(conn, "r.mail_id = ?1", id.0)?.pop())
}

/// The last reminder of a client, with the day on which it left.
pub fn last_of_client(conn: &Connection, id: ClientId) -> Result<Option<Reminded>, StoreError> {
    let sql = format!(
        "SELECT r.id, r.level, {LEFT_ON} AS left_on FROM reminder r WHERE r.client_id = ?1 AND {LEFT} ORDER BY r.id DESC LIMIT 1"
    );
    first(conn, &sql, [id.0], |row| read_reminded(&Named::new("reminder", row, "id")))
}

/// Whether a reminder of a client waits in the outbox.
pub fn waits(conn: &Connection, id: ClientId) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT r.id FROM reminder r WHERE r.client_id = ?1 AND NOT {LEFT}
         AND NOT EXISTS (SELECT 1 FROM outbox_step s WHERE s.mail_id = r.mail_id AND s.kind = 'removed') LIMIT 1"
    );
    Ok(first(conn, &sql, [id.0], |_| Ok(()))?.is_some())
}

/// The last reminder of an invoice that had left by the end of `day`, with the day on which it left: a past day stays as it was.
pub fn last_of_invoice(conn: &Connection, id: InvoiceId, day: NaiveDate) -> Result<Option<Reminded>, StoreError> {
    let sql = format!(
        "SELECT r.id, r.level, {LEFT_ON} AS left_on FROM reminder_item i JOIN reminder r ON r.id = i.reminder_id
         WHERE i.invoice_id = ?1 AND {LEFT} AND {LEFT_ON} <= ?2 ORDER BY r.id DESC LIMIT 1"
    );
    first(conn, &sql, params![id.0, day.to_string()], |row| read_reminded(&Named::new("reminder", row, "id")))
}

fn read_reminded(row: &Named<'_>) -> Result<Reminded, StoreError> {
    Ok(Reminded { level: row.word("level")?, on: row.day("left_on")? })
}

/// Clients of whom something outstanding is past due on `today`, in dispute or not, by name.
pub fn late_clients(conn: &Connection, today: NaiveDate) -> Result<Vec<ClientId>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT c.id, c.name FROM invoice_balance b JOIN invoice i ON i.id = b.invoice_id JOIN client c ON c.id = i.client_id
         WHERE b.open_minor <> 0 AND b.open_minor > 0 AND b.due_on < ?1 AND b.open_minor > {} ORDER BY c.name, c.id",
        kept_at("?1")
    );
    rows(conn, &sql, [today.to_string()], |row| Ok(ClientId(row.get("id")?)))
}

pub fn insert(tx: &Connection, reminder: &Reminder) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO reminder (id, client_id, on_day, channel, level, subject, words, letter_sha256, mail_id, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            reminder.id.0,
            reminder.client.0,
            reminder.on.to_string(),
            word_of(match &reminder.channel {
                // The table has one word for mails; which of them Milepost sent the outbox knows.
                ReminderChannel::Sent => &ReminderChannel::MailDraft,
                other => other,
            }),
            word_of(&reminder.level),
            reminder.subject,
            reminder.words,
            reminder.letter_sha256,
            reminder.mail.map(|mail| mail.0),
            crate::instant(reminder.at),
        ],
    )?;
    for (item, place) in reminder.items.iter().zip(1_i64..) {
        execute(
            tx,
            "INSERT INTO reminder_item (reminder_id, place, invoice_id, number, currency, open_minor, due_on, days_late, interest_minor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                reminder.id.0,
                place,
                item.invoice.0,
                item.number,
                item.open.currency().code(),
                item.open.minor(),
                item.due_on.to_string(),
                item.days_late,
                item.interest.map(|interest| interest.minor()),
            ],
        )?;
    }
    Ok(())
}

/// What the journal says of a reminder: `verify` compares it.
pub fn journalled(reminder: &Reminder) -> Value {
    let item = |item: &ReminderItem| {
        json!({
            "invoice": item.invoice, "number": item.number, "open": item.open, "due_on": item.due_on,
            "days_late": item.days_late, "interest": item.interest,
        })
    };
    json!({
        "id": reminder.id, "client": reminder.client, "on": reminder.on, "channel": reminder.channel, "level": reminder.level,
        "subject": reminder.subject, "words": crate::digest::of_bytes(reminder.words.as_bytes()),
        "letter": reminder.letter_sha256, "mail": reminder.mail, "items": reminder.items.iter().map(item).collect::<Vec<_>>(),
    })
}
