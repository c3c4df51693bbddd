//! The outbox at work: mails that wait are handed to the mail server, by itself while the window is open and when the user
//! asks for it. What is due the book says; how to speak to a server `post` knows. One mail after the other, never two at once.

use crate::commands::problem;
use crate::desktop::Desktop;
use app::mail::MailArgument;
use app::outbox::delivery::{self, Due};
use app::outbox::{AttemptView, OutboxView};
use app::problem::Severity;
use app::table::Nothing;
use app::{App, Problem};
use domain::MailId;
use domain::outbox::{Attempt, MailServer, Outcome};
use post::{Parcel, Password, Post};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// What is known of the password of the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PasswordState {
    /// No server is known, or it asks for none.
    NotNeeded,
    /// It must be asked for.
    Unknown,
    InKeyring,
    /// In memory, until the program ends: the system has no keyring that keeps it.
    ForThisRun,
    /// The server refused it.
    Refused,
}

#[derive(Debug, Serialize, TS)]
pub struct PasswordView {
    pub state: PasswordState,
}

#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepMailPassword {
    /// Empty: it is forgotten.
    pub password: String,
}

/// One delivery at a time: two of them would send a mail twice.
pub struct Turn(Mutex<()>);

impl Turn {
    pub const fn new() -> Self {
        Self(Mutex::new(()))
    }
}

impl Default for Turn {
    fn default() -> Self {
        Self::new()
    }
}

fn server(app: &App) -> Result<MailServer, Problem> {
    let server = delivery::server(app)?;
    server.ok_or_else(|| app::AppError::from(domain::Refusal::NoMailServer).into())
}

fn password_view(app: &App, post: &Post) -> Result<PasswordView, Problem> {
    let state = match delivery::server(app)? {
        None => PasswordState::NotNeeded,
        Some(server) => match post.passwords.state(&server) {
            Password::NotNeeded => PasswordState::NotNeeded,
            Password::Unknown => PasswordState::Unknown,
            Password::InKeyring => PasswordState::InKeyring,
            Password::ForThisRun => PasswordState::ForThisRun,
            Password::Refused => PasswordState::Refused,
        },
    };
    Ok(PasswordView { state })
}

/// What is known of the password of the mail server; never the password itself.
pub fn mail_password(desktop: &Desktop, _: Nothing) -> Result<PasswordView, Problem> {
    password_view(&*desktop.app()?, &desktop.post)
}

/// Keeps the password in the system's keyring, or in memory for this run where there is none. Errors: `no_mail_server`.
pub fn keep_mail_password(
    desktop: &Desktop,
    KeepMailPassword { password }: KeepMailPassword,
) -> Result<PasswordView, Problem> {
    let app = desktop.app()?;
    desktop.post.passwords.keep(&server(&app)?, &password);
    password_view(&app, &desktop.post)
}

/// Connects to the mail server and logs in; no mail is sent. Errors: `no_mail_server`, `no_mail_password`.
pub fn test_mail_server(desktop: &Desktop, _: Nothing) -> Result<AttemptView, Problem> {
    let app = desktop.app()?;
    let server = server(&app)?;
    desktop.post.passwords.try_again();
    let password = desktop.post.passwords.of(&server).ok_or_else(|| {
        problem("no_mail_password", "the mail server asks for a password: enter it first", Severity::Refused)
    })?;
    let attempt = post::test(&server, &password, &desktop.post.trusted);
    if attempt.outcome == Outcome::RefusedPassword {
        desktop.post.passwords.refused(&server);
    }
    Ok(app::outbox::attempted(&app, &attempt))
}

/// Hands every mail that waits to the mail server now. Errors: `no_mail_password` where the server asks for one that is not
/// known; what came of each mail is in the answer.
pub fn deliver_outbox(desktop: &Desktop, _: Nothing) -> Result<OutboxView, Problem> {
    let app = desktop.app()?;
    desktop.post.passwords.try_again();
    let delivered = deliver(&app, &desktop.post, &desktop.turn, Due::All)?;
    if delivered.lacks_password {
        let message = "the mail server asks for a password: enter it, and the mails that wait are sent";
        return Err(problem("no_mail_password", message, Severity::Refused));
    }
    Ok(app::outbox::outbox(&app, Nothing {})?)
}

/// Tries one mail of the outbox once more, now. Errors: as `send_again` of the book; what came of it is in the answer.
pub fn send_mail_now(desktop: &Desktop, argument: MailArgument) -> Result<OutboxView, Problem> {
    app::outbox::send_again(&*desktop.app()?, argument)?;
    deliver_outbox(desktop, Nothing {})
}

/// What a delivery did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    pub tried: usize,
    pub sent: usize,
    /// Mails wait, and the server's password is not known.
    pub lacks_password: bool,
}

/// Hands the mails that are due to the mail server, one after the other. Errors: of the book; those of the way are recorded
/// with each mail.
pub fn deliver(app: &App, post: &Post, turn: &Turn, which: Due) -> Result<Delivered, Problem> {
    // A panic under the lock left a mail that was begun, and the line below says of it what is known.
    let _one_at_a_time = turn.0.lock().unwrap_or_else(PoisonError::into_inner);
    delivery::settle_interrupted(app)?;
    let mut delivered = Delivered::default();
    let due = delivery::due(app, which)?;
    if due.is_empty() {
        return Ok(delivered);
    }
    let Some(server) = delivery::server(app)? else { return Ok(delivered) };
    for id in due {
        let Some(password) = post.passwords.of(&server) else {
            delivered.lacks_password = true;
            break;
        };
        let Some(attempt) = try_one(app, post, (&server, &password), id)? else { continue };
        delivered.tried += 1;
        delivered.sent += usize::from(attempt.outcome == Outcome::Accepted);
        match attempt.outcome {
            // The next one would be refused too, and a server locks who tries too often.
            Outcome::RefusedPassword => post.passwords.refused(&server),
            // Nobody is there for the next one either: it is tried when its own time comes.
            Outcome::NoConnection | Outcome::NoTls if which == Due::Scheduled => break,
            _ => {}
        }
    }
    Ok(delivered)
}

fn try_one(
    app: &App,
    post: &Post,
    (server, password): (&MailServer, &str),
    id: MailId,
) -> Result<Option<Attempt>, Problem> {
    let Some(mail) = delivery::waiting(app, id)? else { return Ok(None) };
    let parcel = Parcel { from: mail.from, to: mail.to, bytes: mail.bytes };
    let sent = post::send(server, password, &post.trusted, &parcel, || delivery::begun(app, id));
    let noted = sent.and_then(|attempt| delivery::tried(app, id, attempt.clone()).map(|()| attempt));
    match noted {
        Ok(attempt) => Ok(Some(attempt)),
        // The user took it out while we were knocking.
        Err(refused) => match Problem::from(refused) {
            refused if refused.severity == Severity::Refused => Ok(None),
            failed => Err(failed),
        },
    }
}
