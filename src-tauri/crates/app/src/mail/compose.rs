//! The bytes of a mail. What stands in it is checked here, once for drafts and for mails that are sent: a character that
//! would begin a header is refused wherever it comes from.

use super::attached::{Enclosed, enclosed};
use super::{Made, MailTexts};
use crate::App;
use crate::problem::AppError;
use chrono::{DateTime, Utc};
use domain::{Why, text};
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde::Deserialize;
use storage::record::mail::About;
use ts_rs::TS;

/// What a mail is about, the name of its file, and what is attached, in its order.
pub(crate) struct Parts {
    pub about: About,
    pub name: String,
    pub files: Vec<Enclosed>,
}

/// How a mail goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MailGoing")]
pub enum Going {
    /// As a draft that the mail program opens for editing; it may lack anything.
    Draft,
    /// As it is, by a mail server.
    Out,
}

/// The header by which mail programs open a file for editing instead of showing it as received.
#[derive(Clone)]
struct Unsent;

impl lettre::message::header::Header for Unsent {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Unsent")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "1".to_owned())
    }
}

/// `Invoice-2026-001.eml` of `Invoice-2026-001.pdf`
pub(crate) fn eml_name(attachment: &str) -> String {
    format!("{}.eml", attachment.strip_suffix(".pdf").unwrap_or(attachment))
}

/// An `.eml` draft. Errors: as `composed`.
pub(crate) fn draft(app: &App, from: (&str, &str), mail: &MailTexts, parts: Parts) -> Result<Made, AppError> {
    composed(Going::Draft, app.now(), from, mail, parts)
}

/// What a mail says and who it is from and for, once none of it is refused.
struct Checked {
    from: Address,
    to: Vec<Address>,
    cc: Vec<Address>,
    texts: MailTexts,
}

/// Errors: as `composed`.
fn checked(going: Going, from_email: &str, mail: &MailTexts) -> Result<Checked, AppError> {
    let subject = text::optional(&mail.subject).map_err(|why| AppError::invalid("subject", why))?;
    let body = text::note(&mail.text).map_err(|why| AppError::invalid("text", why))?;
    let (to, cc) = (addresses("to", &mail.to)?, addresses("cc", &mail.cc)?);
    if going == Going::Out && to.is_empty() {
        return Err(AppError::invalid("to", Why::Missing));
    }
    let from = match (address("from_address", from_email), going) {
        (Ok(Some(from)), _) => from,
        (Ok(None) | Err(_), Going::Draft) => Address::new("me", "localhost").expect("a plain address is one"),
        (Ok(None), Going::Out) => return Err(AppError::invalid("from_address", Why::Missing)),
        (Err(wrong), Going::Out) => return Err(wrong),
    };
    let words = |all: &[Address]| all.iter().map(ToString::to_string).collect();
    let texts = MailTexts { to: words(&to), cc: words(&cc), subject, text: body };
    Ok(Checked { from, to, cc, texts })
}

/// Says what would keep a mail from being composed, before there is anything to go with it. Errors: as `composed`.
pub(crate) fn check(going: Going, from_email: &str, mail: &MailTexts) -> Result<(), AppError> {
    checked(going, from_email, mail).map(|_| ())
}

/// A mail from somebody by name and address, about a record, under a name, with what is attached. Control characters in
/// subject, names or addresses are refused: they would become headers.
/// Errors: `not_an_email`, `control_character`, `mail_too_large`, too many files; of a mail that goes out also `missing` for
/// nobody to send it to.
pub(crate) fn composed(
    going: Going,
    at: DateTime<Utc>,
    (from_name, from_email): (&str, &str),
    mail: &MailTexts,
    Parts { about, name, files }: Parts,
) -> Result<Made, AppError> {
    let Checked { from, to, cc, texts } = checked(going, from_email, mail)?;
    let files = enclosed(files)?;
    let digest = digest(&texts, &files);
    let mut message = Message::builder()
        .from(Mailbox::new(Some(from_name.to_owned()), from.clone()))
        .subject(texts.subject.clone())
        .date(at.into());
    message = to.into_iter().fold(message, |message, one| message.to(Mailbox::new(None, one)));
    message = cc.into_iter().fold(message, |message, one| message.cc(Mailbox::new(None, one)));
    message = match going {
        // lettre wants a recipient for the envelope of a mail that is sent; a draft may have none yet, and has no envelope.
        Going::Draft => message.header(Unsent).envelope(nobody()),
        // Made of what is in it, so that a mail that is sent twice is one to whoever gets it.
        Going::Out => message.message_id(Some(format!("<{digest}.{}@{}>", at.timestamp(), from.domain()))),
    };
    let message = filled(message, &digest, texts.text.clone(), files.clone())?;
    Ok(Made { about, name, eml: message.formatted(), texts, files })
}

fn filled(message: MessageBuilder, boundary: &str, body: String, files: Vec<Enclosed>) -> Result<Message, AppError> {
    let body = SinglePart::plain(body);
    let message = if files.is_empty() {
        message.singlepart(body)
    } else {
        let text = MultiPart::mixed().boundary(boundary).singlepart(body);
        message.multipart(files.into_iter().fold(text, |parts, file| parts.singlepart(file.part())))
    };
    message.map_err(|e| AppError::invalid("to", Why::Malformed { reason: e.to_string() }))
}

fn nobody() -> Envelope {
    let nobody = Address::new("recipient", "localhost").expect("a plain address is one");
    Envelope::new(None, vec![nobody]).expect("one recipient is enough")
}

/// Made of all that is in a mail, so that equal mails at one instant are equal bytes.
fn digest(texts: &MailTexts, files: &[Enclosed]) -> String {
    let mut all = format!("{:?}\n{:?}\n{}\n{}\n", texts.to, texts.cc, texts.subject, texts.text);
    for file in files {
        all.push_str(&format!("{}\n{}\n", file.name, file.sha256()));
    }
    storage::digest::of_bytes(all.as_bytes()).chars().take(40).collect()
}

/// Those that are no blank fields, each once.
fn addresses(field: &str, typed: &[String]) -> Result<Vec<Address>, AppError> {
    let mut all = Vec::new();
    for one in typed {
        if let Some(address) = address(field, one)?
            && !all.contains(&address)
        {
            all.push(address);
        }
    }
    Ok(all)
}

fn address(field: &str, typed: &str) -> Result<Option<Address>, AppError> {
    let plain = text::email(typed).map_err(|why| AppError::invalid(field, why))?;
    if plain.is_empty() {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_| AppError::invalid(field, Why::NotAnEmail))
}
