//! What whoever sends mails asks the book, and tells it. In this order for each mail: `next`, `begun`, `tried`. A program that
//! ends between the last two leaves a mail of which nobody knows whether it arrived; `settle_interrupted` says so.

use super::{bytes, step};
use crate::App;
use crate::problem::AppError;
use crate::reminders;
use chrono::NaiveDate;
use domain::MailId;
use domain::outbox::{Attempt, MailServer, Outcome, Standing, Step};
use storage::Connection;
use storage::record::outbox as record;

/// Which of the waiting mails are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Those whose time has come.
    Scheduled,
    /// All: at the start of the program, or because the user asks for it.
    All,
}

/// A mail as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub id: MailId,
    pub from: String,
    /// Everybody who gets it.
    pub to: Vec<String>,
    pub bytes: Vec<u8>,
}

/// The server that takes mails; None until the user named one.
pub fn server(app: &App) -> Result<Option<MailServer>, AppError> {
    app.read(|conn, _| super::server::stored(conn))
}

/// Ids of the mails to try now, oldest first. Never one of the sample, nor of a book that can only be read: what came of an
/// attempt must be recorded.
pub fn due(app: &App, due: Due) -> Result<Vec<MailId>, AppError> {
    if app.nature()? != (false, false) {
        return Ok(Vec::new());
    }
    app.read(|conn, moment| {
        let open = record::open(conn)?.into_iter().filter(|mail| match (mail.standing(), due) {
            (Standing::Waiting { .. }, Due::All) => true,
            (Standing::Waiting { due_at }, Due::Scheduled) => due_at <= moment.at,
            _ => false,
        });
        Ok(open.map(|mail| mail.mail).collect())
    })
}

/// A mail as it goes out; None when it no longer waits, or is held because what it asks for is no longer owed.
pub fn waiting(app: &App, id: MailId) -> Result<Option<Outgoing>, AppError> {
    if app.read(|conn, moment| is_outdated(conn, id, moment.on))? {
        step(app, "hold_mail", id, Step::Tried(Attempt::of(Outcome::Outdated)), super::settled_or_under_way)?;
        return Ok(None);
    }
    app.read(|conn, _| {
        let mail = record::outgoing(conn, id)?;
        if !matches!(mail.standing(), Standing::Waiting { .. }) {
            return Ok(None);
        }
        let to = mail.recipients.to.iter().chain(&mail.recipients.cc).cloned().collect();
        Ok(Some(Outgoing { id, from: mail.sender, to, bytes: bytes(conn, id)? }))
    })
}

/// A reminder of what is no longer owed is held once: who sends it all the same knows why.
fn is_outdated(conn: &Connection, id: MailId, today: NaiveDate) -> Result<bool, AppError> {
    let mail = record::outgoing(conn, id)?;
    let was_held = |(step, _): &(Step, _)| matches!(step, Step::Tried(attempt) if attempt.outcome == Outcome::Outdated);
    let waits = matches!(mail.standing(), Standing::Waiting { .. });
    Ok(waits && !mail.steps.iter().any(was_held) && reminders::is_outdated(conn, id, today)?)
}

/// Notes that a mail is handed over from now on. Errors: when it no longer waits, for the user may have taken it out.
pub fn begun(app: &App, id: MailId) -> Result<(), AppError> {
    step(app, "begin_mail", id, Step::Begun, super::settled_or_under_way).map(drop)
}

/// Notes what came of an attempt. Errors: when the user took the mail out before it was handed over.
pub fn tried(app: &App, id: MailId, attempt: Attempt) -> Result<(), AppError> {
    let check = |mail: &record::Outgoing| match mail.standing() {
        Standing::Sending => Ok(()),
        _ => super::settled_or_under_way(mail),
    };
    step(app, "try_mail", id, Step::Tried(attempt), check).map(drop)
}

/// Says of mails that an earlier run began to send, and never came back from, that they may have arrived. Only while nothing
/// is being sent.
pub fn settle_interrupted(app: &App) -> Result<(), AppError> {
    if app.nature()? != (false, false) {
        return Ok(());
    }
    let open = app.read(|conn, _| Ok(record::open(conn)?))?;
    for mail in open.into_iter().filter(|mail| mail.standing() == Standing::Sending) {
        tried(app, mail.mail, Attempt::of(Outcome::Interrupted))?;
    }
    Ok(())
}
