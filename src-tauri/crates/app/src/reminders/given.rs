//! Reminders that were given: what leaves, and the fact that it did. A draft, a letter, a copied text or a call counts the
//! same; whether a mail was sent is known to the mail program alone.

use super::files::{enclosures, statement};
use super::sheet::{Written, written};
use super::{ReminderArgument, ReminderFiles};
use crate::mail::{Enclosed, Made, MailTexts, Parts, draft, eml_name, keep, named};
use crate::outbox::{OutboxRow, outgoing, put};
use crate::papers::{Paper, reminder_pdf_of};
use crate::problem::AppError;
use crate::{App, Entry, Moment};
use chrono::NaiveDate;
use domain::party::{Business, Client};
use domain::reminder::{Reminded, ReminderChannel, ReminderLevel};
use domain::{ClientId, Invalid, InvoiceId, MailId, Money, Refusal, ReminderId, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::mail::About;
use storage::record::{next_id, party, reminder as record};
use ts_rs::TS;

/// A reminder in the history of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderRow {
    pub id: ReminderId,
    pub on: NaiveDate,
    /// When it was recorded; RFC 3339, UTC.
    pub at: String,
    pub level: ReminderLevel,
    pub channel: ReminderChannel,
    pub subject: String,
    /// The text as it was looked over, or what was said.
    pub words: String,
    /// Of all invoices that it told of.
    pub numbers: Vec<String>,
    /// The mail that was made then.
    pub mail: Option<MailId>,
}

/// A reminder that left without a file: its text was copied, or it was told by phone. `words`: as looked over, or what was
/// said; without them the text of the level. `again`: although the client was reminded today already.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordReminder {
    pub reminder: ReminderArgument,
    pub channel: ReminderChannel,
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub again: Option<bool>,
}

/// A reminder that Milepost sends itself. `again`: although the client was reminded today already.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendReminder {
    pub reminder: ReminderArgument,
    /// As looked over by the user.
    pub mail: MailTexts,
    /// What goes beside the letter; none given: what the sheet ticks by itself.
    #[serde(default)]
    #[ts(optional)]
    pub files: Option<ReminderFiles>,
    #[serde(default)]
    #[ts(optional)]
    pub again: Option<bool>,
}

/// A reminder on its way out, with what is recorded of it once it left.
pub struct Ready {
    given: Given,
    pub letter: Paper,
    way: Way,
}

/// How a reminder left.
enum Way {
    /// As its letter alone.
    Letter,
    /// As a draft.
    Mail(Made),
    /// As words that the mail program took; the files lie in a folder beside them, and no mail was made.
    Words(Vec<Enclosed>),
}

impl Ready {
    pub fn as_mail(self, made: Made) -> Self {
        Self { way: Way::Mail(made), ..self }
    }

    pub fn in_words_alone(self, made: Made) -> Self {
        Self { way: Way::Words(made.files), ..self }
    }
}

/// What is recorded of a reminder.
struct Given {
    client: ClientId,
    channel: ReminderChannel,
    level: ReminderLevel,
    subject: String,
    words: String,
    letter_sha256: Option<String>,
    items: Vec<record::ReminderItem>,
}

fn row(of: record::Reminder) -> ReminderRow {
    ReminderRow {
        id: of.id,
        on: of.left_on,
        at: storage::instant(of.at),
        level: of.level,
        channel: of.channel,
        subject: of.subject,
        words: of.words,
        numbers: of.items.into_iter().map(|item| item.number).collect(),
        mail: of.mail,
    }
}

/// Reminders that told of an invoice, oldest first.
pub(crate) fn of_invoice(conn: &Connection, id: InvoiceId) -> Result<Vec<ReminderRow>, AppError> {
    Ok(record::of_invoice(conn, id)?.into_iter().map(row).collect())
}

/// The last reminder of an invoice by the end of a day.
pub(crate) fn reminded(conn: &Connection, id: InvoiceId, day: NaiveDate) -> Result<Option<Reminded>, AppError> {
    Ok(record::last_of_invoice(conn, id, day)?)
}

/// One reminder a day is enough, unless another one is wanted on purpose; and none beside one that waits to be sent, which
/// would tell the client twice. Errors: `reminded_today`, `reminder_waits`.
fn check_day(conn: &Connection, client: &Client, again: bool, today: NaiveDate) -> Result<(), AppError> {
    if record::waits(conn, client.id)? {
        return Err(Refusal::ReminderWaits { client: client.name.clone() }.into());
    }
    match record::last_of_client(conn, client.id)?.filter(|last| last.on == today && !again) {
        Some(last) => Err(Refusal::RemindedToday { client: client.name.clone(), on: last.on }.into()),
        None => Ok(()),
    }
}

impl Given {
    fn of(written: &Written, channel: ReminderChannel, words: Option<String>) -> Self {
        let interest = written.shown_interest();
        let item = |(of, interest): (&super::late::Late, Option<Money>)| record::ReminderItem {
            invoice: of.entry.id,
            number: of.entry.number.clone(),
            open: of.open,
            due_on: of.due_on,
            days_late: of.days_late,
            interest,
        };
        Self {
            client: written.client.id,
            channel,
            level: written.level,
            subject: written.mail.subject.clone(),
            words: words.unwrap_or_else(|| written.mail.text.clone()),
            letter_sha256: None,
            items: written.items().zip(interest).map(item).collect(),
        }
    }

    fn insert(self, tx: &Connection, mail: Option<MailId>, moment: Moment) -> Result<record::Reminder, AppError> {
        let reminder = record::Reminder {
            id: ReminderId(next_id(tx, "reminder")?),
            client: self.client,
            on: moment.on,
            left_on: moment.on,
            channel: self.channel,
            level: self.level,
            subject: self.subject,
            words: self.words,
            letter_sha256: self.letter_sha256,
            mail,
            items: self.items,
            at: moment.at,
        };
        record::insert(tx, &reminder)?;
        Ok(reminder)
    }
}

/// What leaves, with its letter, from whom, and the files of its mail; without `files` it has none.
/// Errors: as the sheet; `reminded_today`; all that the letter lacks; as `enclosures`.
fn ready(
    app: &App,
    asked: &ReminderArgument,
    again: bool,
    channel: ReminderChannel,
    files: Option<&ReminderFiles>,
) -> Result<(Ready, Business, Vec<Enclosed>), AppError> {
    let (ready, business, mut enclosed) = app.read(|conn, moment| {
        let written = written(conn, app, asked, moment.on)?;
        check_day(conn, &written.client, again, moment.on)?;
        let letter = reminder_pdf_of(conn, &written)?;
        let mut given = Given::of(&written, channel, None);
        given.letter_sha256 = Some(letter.sha256());
        let files = match files {
            Some(files) => enclosures(conn, &written, &letter, files)?,
            None => Vec::new(),
        };
        Ok((Ready { given, letter, way: Way::Letter }, written.business, files))
    })?;
    if files.is_some_and(|files| files.with_statement == Some(true)) {
        enclosed.push(statement(app, asked.client)?);
    }
    Ok((ready, business, enclosed))
}

/// The letter, to be saved. Errors: as `ready`.
pub fn reminder_letter(app: &App, asked: &ReminderArgument, again: bool) -> Result<Ready, AppError> {
    Ok(ready(app, asked, again, ReminderChannel::Letter, None)?.0)
}

/// What the mail of a reminder is about, its name, and its files.
fn parts(asked: &ReminderArgument, letter: &Paper, files: Vec<Enclosed>) -> Parts {
    Parts { about: About::Client(asked.client), name: eml_name(&letter.name), files }
}

/// An `.eml` draft as it was looked over, with the letter and `files` attached; to be recorded once it left.
/// Errors: as `ready`; those of `composed`.
pub fn reminder_made(
    app: &App,
    asked: &ReminderArgument,
    again: bool,
    mail: &MailTexts,
    files: &ReminderFiles,
) -> Result<(Ready, Made), AppError> {
    let (mut ready, business, enclosed) = ready(app, asked, again, ReminderChannel::MailDraft, Some(files))?;
    let made = draft(app, (&business.name, &business.email), mail, parts(asked, &ready.letter, enclosed))?;
    (ready.given.subject, ready.given.words) = (made.texts.subject.clone(), made.texts.text.clone());
    Ok((ready, made))
}

/// Puts a reminder with its letter and files into the outbox. It counts once the server took it.
/// Errors: as `ready`; `no_mail_server`, `sample_sends_nothing`, those of a mail that goes out.
pub fn send_reminder(app: &App, typed: SendReminder) -> Result<OutboxRow, AppError> {
    let SendReminder { reminder: asked, mail, files, again } = typed;
    let (again, files) = (again.unwrap_or(false), files.unwrap_or_default());
    let (Ready { mut given, letter, .. }, _, enclosed) =
        ready(app, &asked, again, ReminderChannel::Sent, Some(&files))?;
    let (made, sender) = outgoing(app, &mail, |_| Ok(parts(&asked, &letter, enclosed)))?;
    (given.subject, given.words) = (made.texts.subject.clone(), made.texts.text.clone());
    app.write("send_reminder", |tx, moment| {
        // A second press of the verb came in between.
        check_day(tx, &party::client(tx, asked.client)?, again, moment.on)?;
        let mut entry = json!({ "to": made.texts.to, "subject": made.texts.subject });
        let row = put(tx, &made, &sender, &mut entry, moment)?;
        entry["reminder"] = record::journalled(&given.insert(tx, Some(row.id), moment)?);
        Ok((row, Entry::about("client", asked.client, entry)))
    })
}

/// Records a reminder that left, and keeps its mail. A book that can only be read keeps no record of it.
pub fn record_ready(app: &App, ready: Ready) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    let Ready { given, way, .. } = ready;
    let command = match way {
        Way::Letter => "save_reminder",
        Way::Mail(_) | Way::Words(_) => "open_reminder",
    };
    app.write(command, |tx, moment| {
        let client = given.client;
        let mut entry = json!({});
        let mut mail = None;
        match &way {
            Way::Letter => {}
            Way::Mail(made) => {
                entry["mail"] = keep(tx, made, moment)?;
                mail = entry["mail"]["id"].as_i64().map(MailId);
            }
            Way::Words(files) => entry["beside"] = named(files),
        }
        entry["reminder"] = record::journalled(&given.insert(tx, mail, moment)?);
        Ok(((), Entry::about("client", client, entry)))
    })
}

/// Records that a client was reminded by a copied text or by phone.
/// Errors: as the sheet; `reminded_today`; a channel that leaves a file, which records itself.
pub fn record_reminder(app: &App, typed: RecordReminder) -> Result<ReminderRow, AppError> {
    let RecordReminder { reminder: asked, channel, words, again } = typed;
    if !matches!(channel, ReminderChannel::Copied | ReminderChannel::Phone) {
        return Err(AppError::invalid("channel", Why::NotOneOf { allowed: "copied, phone".to_owned() }));
    }
    let words = words.map(|words| text::note(&words).map_err(|why| Invalid::new("words", why))).transpose()?;
    app.write("record_reminder", |tx, moment| {
        let written = written(tx, app, &asked, moment.on)?;
        check_day(tx, &written.client, again.unwrap_or(false), moment.on)?;
        let given = Given::of(&written, channel, words).insert(tx, None, moment)?;
        let entry = json!({ "reminder": record::journalled(&given) });
        Ok((row(given), Entry::about("client", asked.client, entry)))
    })
}
