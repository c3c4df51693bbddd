//! One conversation with a mail server. Each place where it can end is told apart: before the mail was handed over trying
//! again is safe, after it nobody knows.

use domain::outbox::{Attempt, MailServer, Outcome, Security};
use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::error::Error as _;
use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::time::Duration;

/// How long a server may take to answer a word.
const WORD: Duration = Duration::from_secs(30);
/// How long it may take to look through a whole mail.
const MAIL: Duration = Duration::from_secs(300);
/// Characters of what a server says that are kept.
const WORDS_MAX: usize = 500;

/// A mail as it goes out.
pub struct Parcel {
    /// Address of the sender, to which servers report.
    pub from: String,
    /// Everybody who gets it.
    pub to: Vec<String>,
    pub bytes: Vec<u8>,
}

/// Connects and logs in, and says good-bye. `Accepted`: a mail could be sent this way. `password`: empty for a server
/// without a user.
pub fn test(server: &MailServer, password: &str, trusted: &[Vec<u8>]) -> Attempt {
    match login(server, password, trusted) {
        Ok(mut connection) => {
            good_bye(&mut connection);
            Attempt::of(Outcome::Accepted)
        }
        Err(attempt) => attempt,
    }
}

/// Hands a mail over, to all of its recipients or to none. `begun` is called right before, and nothing is handed over when
/// it fails.
pub fn send<E>(
    server: &MailServer,
    password: &str,
    trusted: &[Vec<u8>],
    parcel: &Parcel,
    begun: impl FnOnce() -> Result<(), E>,
) -> Result<Attempt, E> {
    let mut connection = match login(server, password, trusted).and_then(|connection| address(connection, parcel)) {
        Ok(connection) => connection,
        Err(attempt) => return Ok(attempt),
    };
    begun()?;
    let attempt = hand_over(&mut connection, &parcel.bytes);
    match attempt.outcome {
        Outcome::Accepted => good_bye(&mut connection),
        // A line that broke has nobody to say good-bye to.
        _ => connection.abort(),
    }
    Ok(attempt)
}

fn login(server: &MailServer, password: &str, trusted: &[Vec<u8>]) -> Result<SmtpConnection, Attempt> {
    // Stored settings are checked before they are stored; a book that was changed from outside must not open the way.
    server.check().map_err(|why| said(Outcome::NoTls, &why.to_string()))?;
    let tls = match server.security {
        Security::Tls | Security::Starttls => Some(parameters(&server.host, trusted)?),
        Security::None => None,
    };
    // Our own name is nobody's business.
    let hello = ClientId::Ipv4(Ipv4Addr::LOCALHOST);
    let at_once = tls.as_ref().filter(|_| server.security == Security::Tls);
    let place = (server.host.as_str(), server.port);
    let mut connection = SmtpConnection::connect(place, Some(WORD), &hello, at_once, None).map_err(unheard)?;
    if let (Security::Starttls, Some(tls)) = (server.security, &tls) {
        if !connection.can_starttls() {
            connection.abort();
            return Err(Attempt::of(Outcome::NoTls));
        }
        connection.starttls(tls, &hello).map_err(unheard)?;
    }
    if !server.user.is_empty() {
        let credentials = Credentials::new(server.user.clone(), password.to_owned());
        let answer = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
        if let Err(error) = answer {
            connection.abort();
            return Err(match &error {
                error if error.is_permanent() => said(Outcome::RefusedPassword, &words(error)),
                error if error.is_client() => said(Outcome::NoLogin, &words(error)),
                _ => unheard(error),
            });
        }
    }
    Ok(connection)
}

fn parameters(host: &str, trusted: &[Vec<u8>]) -> Result<TlsParameters, Attempt> {
    let certificates = trusted.iter().map(|pem| Certificate::from_pem(pem)).collect::<Result<Vec<_>, _>>();
    let tls = certificates.and_then(|certificates| {
        let builder = TlsParameters::builder(host.to_owned());
        certificates.into_iter().fold(builder, |builder, one| builder.add_root_certificate(one)).build_rustls()
    });
    tls.map_err(|error| said(Outcome::NoTls, &words(&error)))
}

/// Says from whom and to whom; one recipient who is not taken stops the mail for all, so that nobody wonders who got it.
fn address(mut connection: SmtpConnection, parcel: &Parcel) -> Result<SmtpConnection, Attempt> {
    match say_addresses(&mut connection, parcel) {
        Ok(()) => Ok(connection),
        Err(attempt) => {
            connection.abort();
            Err(attempt)
        }
    }
}

fn say_addresses(connection: &mut SmtpConnection, parcel: &Parcel) -> Result<(), Attempt> {
    let address = |typed: &str| typed.parse::<Address>().map_err(|_| refused_recipient(typed, String::new()));
    let from = address(&parcel.from)?;
    let mut parameters = Vec::new();
    if parcel.to.iter().chain([&parcel.from]).any(|address| !address.is_ascii()) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(said(Outcome::RefusedMessage, "the server takes only plain letters in addresses"));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !parcel.bytes.is_ascii() {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    connection.command(Mail::new(Some(from), parameters)).map_err(refused_or_unheard)?;
    for recipient in &parcel.to {
        let answer = connection.command(Rcpt::new(address(recipient)?, Vec::new()));
        answer.map_err(|error| match error {
            error if error.is_permanent() => refused_recipient(recipient, words(&error)),
            error => Attempt { recipient: recipient.clone(), ..unheard(error) },
        })?;
    }
    Ok(())
}

fn hand_over(connection: &mut SmtpConnection, bytes: &[u8]) -> Attempt {
    if let Err(error) = connection.command(Data) {
        return refused_or_unheard(error);
    }
    if let Err(error) = connection.set_timeout(Some(MAIL)) {
        return said(Outcome::NoConnection, &error.to_string());
    }
    // The end of a mail is written only when all of it went out: a line that broke before carried none.
    let mut is_out = false;
    let mut parts = std::iter::once(bytes);
    let watched = std::iter::from_fn(|| {
        let next = parts.next();
        is_out = next.is_none();
        next
    });
    match connection.message_iter(watched) {
        Ok(_) => Attempt::of(Outcome::Accepted),
        Err(error) if error.is_permanent() || error.is_transient() => refused_or_unheard(error),
        Err(error) if is_out => said(Outcome::NotKnown, &words(&error)),
        Err(error) => said(Outcome::NoConnection, &words(&error)),
    }
}

fn good_bye(connection: &mut SmtpConnection) {
    // What was said before stands, whatever is answered now.
    let _answer = connection.quit();
}

fn refused_recipient(recipient: &str, words: String) -> Attempt {
    Attempt { outcome: Outcome::RefusedRecipient, recipient: recipient.to_owned(), words }
}

fn refused_or_unheard(error: Error) -> Attempt {
    if error.is_permanent() { said(Outcome::RefusedMessage, &words(&error)) } else { unheard(error) }
}

/// Before a mail was handed over nothing is lost: a server that puts us off, that says no to everybody, or is not there.
fn unheard(error: Error) -> Attempt {
    let outcome = match &error {
        error if error.is_transient() => Outcome::Later,
        error if error.is_permanent() => Outcome::RefusedMessage,
        error if error.is_tls() || is_about_tls(error) => Outcome::NoTls,
        _ => Outcome::NoConnection,
    };
    said(outcome, &words(&error))
}

/// Faults of encryption come as unreadable data where the first bytes are exchanged.
fn is_about_tls(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(inner) = source {
        if inner.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == ErrorKind::InvalidData) {
            return true;
        }
        source = inner.source();
    }
    false
}

/// What was said about it, in the words of whoever said it.
fn words(error: &Error) -> String {
    let code = error.status().map(|code| format!("{code} ")).unwrap_or_default();
    let source = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    format!("{code}{source}")
}

fn said(outcome: Outcome, words: &str) -> Attempt {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(WORDS_MAX).collect();
    Attempt { outcome, recipient: String::new(), words: plain.split_whitespace().collect::<Vec<_>>().join(" ") }
}
