//! Mails that Milepost sends by itself: through which server, what came of each attempt, and what is to be done next.
//! Where a mail stands is derived from its steps and never stored. Knows no network and no password.

use crate::refusal::Why;
use crate::text;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// How the way to a server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// From the first byte.
    Tls,
    /// Agreed on in the open, before anything of a mail or a password is said.
    Starttls,
    /// Not at all: only for a server on this very computer.
    None,
}

impl Security {
    /// The port that servers listen on where nobody says another one.
    pub fn usual_port(self) -> u16 {
        match self {
            Security::Tls => 465,
            Security::Starttls => 587,
            Security::None => 25,
        }
    }
}

/// The server that takes mails, and from whom they come. Its password is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Empty: the server asks for no password.
    pub user: String,
    /// Empty: the name of the business.
    pub from_name: String,
    /// Empty: the address of the business.
    pub from_address: String,
}

impl MailServer {
    /// Errors: `NeedsTls` for an open way to another computer.
    pub fn check(&self) -> Result<(), Why> {
        match self.security {
            Security::None if !is_here(&self.host) => Err(Why::NeedsTls),
            Security::None | Security::Tls | Security::Starttls => Ok(()),
        }
    }

    /// What its password is kept under: another server or another user never gets it.
    pub fn account(&self) -> String {
        format!("{}@{}:{}", self.user, self.host, self.port)
    }
}

/// Whether a name means this very computer.
fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

/// The name of a server or its number. Errors: `Missing`, `NotAHost`, those of a line.
pub fn host(typed: &str) -> Result<String, Why> {
    let host = text::required(typed)?.to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    let starts_well = host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ':');
    // A colon is part of a number such as ::1; in a name it would be a port, which has a field of its own.
    let is_number = host.parse::<std::net::Ipv6Addr>().is_ok();
    if host.len() > 253 || !host.chars().all(plain) || !starts_well || host.contains(':') && !is_number {
        return Err(Why::NotAHost);
    }
    Ok(host)
}

/// A port; empty for the usual one. Errors: `NotANumber`.
pub fn port(typed: &str, security: Security) -> Result<u16, Why> {
    match typed.trim() {
        "" => Ok(security.usual_port()),
        typed => typed.parse().ok().filter(|port| *port > 0).ok_or(Why::NotANumber),
    }
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The server took the mail and answers for it from now on.
    Accepted,
    RefusedPassword,
    RefusedRecipient,
    RefusedMessage,
    /// The server takes no password in a way that we know.
    NoLogin,
    /// The server asks to come again later.
    Later,
    /// Nobody answered, or the line broke before the mail was handed over.
    NoConnection,
    /// The server offers no encryption, or cannot prove who it is. Nothing was said to it.
    NoTls,
    /// The line broke after the mail was handed over and before the server confirmed it: it may have arrived.
    NotKnown,
    /// The program ended while it was sending: it may have arrived.
    Interrupted,
    /// The book was put back from a backup: the mail may have been sent since that was made.
    Restored,
    /// It was not tried: what it asks for was paid, credited, written off or disputed while it waited.
    Outdated,
}

/// An attempt with what the server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub outcome: Outcome,
    /// Whom the server did not take; empty where it was about no single one.
    pub recipient: String,
    /// In the server's own words, or those of the system; may be empty.
    pub words: String,
}

impl Attempt {
    pub fn of(outcome: Outcome) -> Self {
        Self { outcome, recipient: String::new(), words: String::new() }
    }
}

/// A thing that happened to a mail after it was put into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The mail is being handed over: until its attempt is recorded nobody knows whether it arrived.
    Begun,
    Tried(Attempt),
    /// The user wants it tried again, now.
    Again,
    /// The user knows that it arrived.
    Arrived,
    /// The user took it out.
    Removed,
}

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is tried at this instant by itself.
    Waiting {
        due_at: DateTime<Utc>,
    },
    Sending,
    Sent {
        at: DateTime<Utc>,
    },
    /// It waits for the user, because trying again would change nothing.
    Refused,
    /// It may have arrived; never tried again unless the user says so.
    InDoubt,
    Removed,
}

/// Minutes until the next attempt, after the first, second... that could not be made; the last one stays.
const RETRY_MINUTES: [i64; 5] = [1, 5, 15, 60, 240];

/// Where a mail stands that was put into the outbox at `queued_at`. `steps`: oldest first.
pub fn standing(queued_at: DateTime<Utc>, steps: &[(Step, DateTime<Utc>)]) -> Standing {
    let mut standing = Standing::Waiting { due_at: queued_at };
    let mut fruitless = 0;
    for (step, at) in steps {
        standing = match step {
            Step::Begun => Standing::Sending,
            Step::Again => {
                fruitless = 0;
                Standing::Waiting { due_at: *at }
            }
            Step::Arrived => Standing::Sent { at: *at },
            Step::Removed => Standing::Removed,
            Step::Tried(attempt) => match attempt.outcome {
                Outcome::Accepted => Standing::Sent { at: *at },
                Outcome::RefusedPassword
                | Outcome::RefusedRecipient
                | Outcome::RefusedMessage
                | Outcome::NoLogin
                | Outcome::Outdated => Standing::Refused,
                Outcome::NotKnown | Outcome::Interrupted | Outcome::Restored => Standing::InDoubt,
                // Without encryption nothing was said, so that trying again is safe: a hotel's network lies to everybody.
                Outcome::Later | Outcome::NoConnection | Outcome::NoTls => {
                    fruitless += 1;
                    Standing::Waiting { due_at: *at + retry_after(fruitless) }
                }
            },
        };
    }
    standing
}

fn retry_after(fruitless: usize) -> TimeDelta {
    TimeDelta::minutes(RETRY_MINUTES[fruitless.clamp(1, RETRY_MINUTES.len()) - 1])
}
