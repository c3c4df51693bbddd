//! The outbox: mails that Milepost sends by itself. A mail gets into it by a command of the user alone, frozen as it goes
//! out; what happens to it afterwards is a row of steps (decision 0017). Knows no network: `delivery` says what is due.

use crate::mail::{
    Going, InvoiceFiles, Made, MailArgument, MailFile, MailTexts, Parts, check, composed, invoice_parts, keep,
};
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry, Moment};
use chrono::{DateTime, Utc};
use domain::outbox::{Attempt, MailServer, Outcome, Standing, Step};
use domain::{InvoiceId, MailId, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::Connection;
use storage::record::invoice::InvoiceEvent;
use storage::record::mail::About;
use storage::record::outbox::{self as record, Outgoing};
use storage::record::{invoice, mail};
use ts_rs::TS;

pub mod delivery;
mod server;

pub(crate) use server::stored as stored_server;
pub use server::{MailServerView, SaveMailServer, mail_server, save_mail_server};

/// So many mails that left the outbox are listed below it.
const LEFT: u32 = 100;

/// Where a mail stands, for the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailStanding {
    Waiting,
    Sending,
    Sent,
    Refused,
    InDoubt,
    Removed,
}

/// What an attempt came to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AttemptView {
    /// RFC 3339, UTC.
    pub at: String,
    pub outcome: Outcome,
    /// Whom the server did not take; empty where it was about no single one.
    pub recipient: String,
    /// In the server's own words; may be empty.
    pub words: String,
}

/// A mail of the outbox.
#[derive(Debug, Serialize, TS)]
pub struct OutboxRow {
    pub id: MailId,
    pub standing: MailStanding,
    /// The document that it goes with.
    pub invoice: Option<InvoiceId>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    /// What is attached, in its order.
    pub files: Vec<MailFile>,
    /// RFC 3339, UTC.
    pub queued_at: String,
    /// When it is tried next by itself.
    pub due_at: Option<String>,
    /// When it was sent.
    pub sent_at: Option<String>,
    /// Oldest first.
    pub attempts: Vec<AttemptView>,
}

/// How many mails of the outbox wait by themselves, and how many wait for the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct OutboxCount {
    pub waiting: u32,
    pub held: u32,
}

#[derive(Debug, Serialize, TS)]
pub struct OutboxView {
    pub count: OutboxCount,
    /// Those that have not left it, oldest first.
    pub open: Vec<OutboxRow>,
    /// The last that left it, newest first.
    pub left: Vec<OutboxRow>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendInvoiceMail {
    pub id: InvoiceId,
    /// As looked over by the user.
    pub mail: MailTexts,
    /// What goes with it beside the PDF.
    #[serde(default)]
    #[ts(optional)]
    pub files: Option<InvoiceFiles>,
}

/// What waits, what was refused, and what was sent last.
pub fn outbox(app: &App, _: Nothing) -> Result<OutboxView, AppError> {
    app.read(|conn, _| {
        let open = record::open(conn)?;
        let count = count_of(&open);
        Ok(OutboxView {
            count,
            open: open.into_iter().map(row).collect(),
            left: record::left(conn, LEFT)?.into_iter().map(row).collect(),
        })
    })
}

/// For the frame of every screen.
pub(crate) fn count(conn: &Connection) -> Result<OutboxCount, AppError> {
    Ok(count_of(&record::open(conn)?))
}

fn count_of(open: &[Outgoing]) -> OutboxCount {
    let mut count = OutboxCount { waiting: 0, held: 0 };
    for mail in open {
        match mail.standing() {
            Standing::Waiting { .. } | Standing::Sending => count.waiting += 1,
            Standing::Refused | Standing::InDoubt => count.held += 1,
            Standing::Sent { .. } | Standing::Removed => {}
        }
    }
    count
}

fn row(mail: Outgoing) -> OutboxRow {
    let standing = mail.standing();
    let (due, sent) = match standing {
        Standing::Waiting { due_at } => (Some(due_at), None),
        Standing::Sent { at } => (None, Some(at)),
        Standing::Sending | Standing::Refused | Standing::InDoubt | Standing::Removed => (None, None),
    };
    let attempts = mail.steps.iter().filter_map(|(step, at)| match step {
        Step::Tried(attempt) => Some(attempt_view(attempt, *at)),
        Step::Begun | Step::Again | Step::Arrived | Step::Removed => None,
    });
    let attempts = attempts.collect();
    OutboxRow {
        id: mail.mail,
        standing: match standing {
            Standing::Waiting { .. } => MailStanding::Waiting,
            Standing::Sending => MailStanding::Sending,
            Standing::Sent { .. } => MailStanding::Sent,
            Standing::Refused => MailStanding::Refused,
            Standing::InDoubt => MailStanding::InDoubt,
            Standing::Removed => MailStanding::Removed,
        },
        invoice: invoice_of(mail.about),
        to: mail.recipients.to,
        cc: mail.recipients.cc,
        subject: mail.subject,
        files: mail.attachments.into_iter().map(MailFile::of).collect(),
        queued_at: storage::instant(mail.queued_at),
        due_at: due.map(storage::instant),
        sent_at: sent.map(storage::instant),
        attempts,
    }
}

/// An attempt of this moment that belongs to no mail.
pub fn attempted(app: &App, attempt: &Attempt) -> AttemptView {
    attempt_view(attempt, app.now())
}

fn attempt_view(attempt: &Attempt, at: DateTime<Utc>) -> AttemptView {
    let Attempt { outcome, recipient, words } = attempt.clone();
    AttemptView { at: storage::instant(at), outcome, recipient, words }
}

fn invoice_of(about: About) -> Option<InvoiceId> {
    match about {
        About::Invoice(id) => Some(id),
        About::Milestone(_) | About::Client(_) => None,
    }
}

/// Puts the mail of an issued invoice into the outbox; it is sent from there. Errors: `no_mail_server`,
/// `sample_sends_nothing`, those of `composed`; `not_found` for a file that is none of this invoice.
pub fn send_invoice_mail(
    app: &App,
    SendInvoiceMail { id, mail, files }: SendInvoiceMail,
) -> Result<OutboxRow, AppError> {
    let files = files.unwrap_or_default();
    let (made, sender) = outgoing(app, &mail, |app| invoice_parts(app, id, &files))?;
    app.write("send_invoice_mail", |tx, moment| {
        let recipient = everybody(&made.texts).join(", ");
        note(tx, id, "mail_queued", &recipient, moment)?;
        let mut entry = json!({ "event": "mail_queued", "to": recipient });
        let row = put(tx, &made, &sender, &mut entry, moment)?;
        Ok((row, Entry::about("invoice", id, entry)))
    })
}

/// Who mails come from, by name and address. Errors: `sample_sends_nothing`, `no_mail_server`.
fn from(app: &App) -> Result<(String, String), AppError> {
    if app.is_sample()? {
        return Err(Refusal::SampleSendsNothing.into());
    }
    let (server, business) = app.read(|conn, _| {
        let server = server::stored(conn)?.ok_or(Refusal::NoMailServer)?;
        Ok((server, crate::business::of_book(conn, app)?))
    })?;
    let MailServer { from_name, from_address, .. } = server;
    let name = if from_name.is_empty() { business.name } else { from_name };
    let sender = if from_address.is_empty() { business.email } else { from_address };
    Ok((name, sender))
}

/// A mail that is only looked at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckMail {
    pub mail: MailTexts,
    pub going: Going,
}

/// Says what would be refused of a mail: asked before the step that it goes with, which may have no way back.
/// Errors: those of `composed`; of one that goes out also `no_mail_server`, `sample_sends_nothing`.
pub fn check_mail(app: &App, CheckMail { mail, going }: CheckMail) -> Result<(), AppError> {
    let sender = match going {
        Going::Draft => String::new(),
        Going::Out => from(app)?.1,
    };
    check(going, &sender, &mail)
}

/// A mail as it goes out, with the address of its sender.
pub(crate) fn outgoing(
    app: &App,
    mail: &MailTexts,
    parts: impl FnOnce(&App) -> Result<Parts, AppError>,
) -> Result<(Made, String), AppError> {
    let (name, sender) = from(app)?;
    let made = composed(Going::Out, app.now(), (&name, &sender), mail, parts(app)?)?;
    Ok((made, sender))
}

/// Keeps a mail and puts it into the outbox, and tells the journal of both.
pub(crate) fn put(
    tx: &Connection,
    made: &Made,
    sender: &str,
    entry: &mut Value,
    moment: Moment,
) -> Result<OutboxRow, AppError> {
    entry["mail"] = keep(tx, made, moment)?;
    let id = MailId(entry["mail"]["id"].as_i64().expect("a kept mail has its number"));
    entry["outbox"] = record::insert(tx, id, sender, moment.at)?;
    Ok(row(record::outgoing(tx, id)?))
}

fn everybody(texts: &MailTexts) -> Vec<String> {
    texts.to.iter().chain(&texts.cc).cloned().collect()
}

/// Notes on a document how it left the program.
fn note(tx: &Connection, id: InvoiceId, kind: &str, recipient: &str, moment: Moment) -> Result<(), AppError> {
    let (file_hash, _) = invoice::file_hashes(tx, id)?;
    let event = InvoiceEvent { kind: kind.to_owned(), recipient: recipient.to_owned(), file_hash, at: moment.at };
    Ok(invoice::append_event(tx, id, &event)?)
}

/// Tries a mail once more, whatever came of it so far. Errors: `not_found`, `mail_is_settled`, `mail_is_being_sent`.
pub fn send_again(app: &App, MailArgument { id }: MailArgument) -> Result<OutboxRow, AppError> {
    step(app, "send_again", id, Step::Again, settled_or_under_way)
}

/// Takes a mail out of the outbox; it is not sent. Errors: as `send_again`.
pub fn remove_from_outbox(app: &App, MailArgument { id }: MailArgument) -> Result<OutboxRow, AppError> {
    step(app, "remove_from_outbox", id, Step::Removed, settled_or_under_way)
}

/// Notes that a mail arrived of which the server did not say so. Errors: as `send_again`, `mail_is_not_in_doubt`.
pub fn mail_arrived(app: &App, MailArgument { id }: MailArgument) -> Result<OutboxRow, AppError> {
    step(app, "mail_arrived", id, Step::Arrived, |mail| {
        settled_or_under_way(mail)?;
        match mail.standing() {
            Standing::InDoubt => Ok(()),
            _ => Err(Refusal::MailIsNotInDoubt { subject: mail.subject.clone() }),
        }
    })
}

fn settled_or_under_way(mail: &Outgoing) -> Result<(), Refusal> {
    let subject = mail.subject.clone();
    match mail.standing() {
        Standing::Sent { .. } | Standing::Removed => Err(Refusal::MailIsSettled { subject }),
        Standing::Sending => Err(Refusal::MailIsBeingSent { subject }),
        Standing::Waiting { .. } | Standing::Refused | Standing::InDoubt => Ok(()),
    }
}

/// Appends a step, and an event to the document of the mail where the step ends its time in the outbox.
fn step(
    app: &App,
    command: &'static str,
    id: MailId,
    step: Step,
    check: impl FnOnce(&Outgoing) -> Result<(), Refusal>,
) -> Result<OutboxRow, AppError> {
    app.write(command, |tx, moment| {
        let before = record::outgoing(tx, id)?;
        check(&before)?;
        let mut entry = json!({ "outbox_step": record::append(tx, id, &step, moment.at)? });
        let event = match &step {
            Step::Arrived => Some("mail_sent"),
            Step::Tried(attempt) if attempt.outcome == Outcome::Accepted => Some("mail_sent"),
            Step::Removed => Some("mail_removed"),
            Step::Begun | Step::Tried(_) | Step::Again => None,
        };
        let everybody = before.recipients.to.iter().chain(&before.recipients.cc).cloned().collect::<Vec<_>>();
        if let Some(kind) = event {
            let recipient = everybody.join(", ");
            if let Some(invoice) = invoice_of(before.about) {
                note(tx, invoice, kind, &recipient, moment)?;
            }
            (entry["event"], entry["to"]) = (json!(kind), json!(recipient));
            entry["subject"] = json!(before.subject);
        }
        let about = match before.about {
            About::Invoice(id) => Entry::about("invoice", id, entry),
            About::Milestone(id) => Entry::about("milestone", id, entry),
            About::Client(id) => Entry::about("client", id, entry),
        };
        Ok((row(record::outgoing(tx, id)?), about))
    })
}

/// Doubts every mail that waits in a book that was put back from a backup: it may have gone out since that was made.
pub(crate) fn doubt_all(app: &App) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    let open = app.read(|conn, _| Ok(record::open(conn)?))?;
    let waiting =
        open.into_iter().filter(|mail| matches!(mail.standing(), Standing::Waiting { .. } | Standing::Sending));
    for mail in waiting {
        step(app, "doubt_mail", mail.mail, Step::Tried(Attempt::of(Outcome::Restored)), |_| Ok(()))?;
    }
    Ok(())
}

/// The bytes of a kept mail as it goes out.
fn bytes(conn: &Connection, id: MailId) -> Result<Vec<u8>, AppError> {
    Ok(mail::mail(conn, id)?.bytes(conn)?)
}
