//! Mails as drafts for the user's own program: texts in the client's language, and the `.eml` file with the PDF.
//! Nothing is ever sent from here.

use crate::App;
use crate::invoices::{InvoiceArgument, pdf_name};
use crate::problem::AppError;
use domain::invoice::{DocumentKind, InvoiceBody};
use domain::{InvoiceId, IssuedInvoice, Why, text};
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde::{Deserialize, Serialize};
use storage::record::invoice::InvoiceEvent;
use storage::record::mail::About;
use storage::record::{invoice, party};
use ts_rs::TS;

mod kept;
pub mod notices;
mod statements;
mod words;

pub(crate) use kept::keep;
pub use kept::{KeptMail, Made, MailArgument, kept_mail, mail_eml};
pub use statements::{StatementMail, record_statement_mail, statement_made, statement_mail};

/// A mail as the issue sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MailTexts {
    pub to: Vec<String>,
    pub subject: String,
    pub text: String,
}

#[derive(Debug, Serialize, TS)]
pub struct MailView {
    pub number: String,
    pub mail: MailTexts,
    pub attachment: String,
}

/// The mail that goes with a document. `number`: issued, or the one that comes next.
pub(crate) fn texts(body: &InvoiceBody, number: &str, to: Vec<String>, greeted: &str) -> MailTexts {
    let what = body
        .lines
        .first()
        .map(|l| l.milestone.as_ref().map_or(l.title.as_str(), |m| m.title.as_str()))
        .unwrap_or_default();
    let order = body.order_number.as_deref().map(|n| format!(", {n}")).unwrap_or_default();
    let total = documents::money_text(body.totals.due, body.language);
    let due = documents::date_text(body.due_on, body.language);
    let sender = if body.seller.attention.is_empty() { &body.seller.name } else { &body.seller.attention };
    let accepted = body.lines.iter().any(|l| l.milestone.as_ref().is_some_and(|m| m.acceptance.is_some()));
    let words = words::words(body.language);
    let title = documents::title_text(body.title, body.language);
    let (document, sentence) = if body.kind == DocumentKind::CreditNote {
        (title, (words.credited)(title, number, &total))
    } else if let Some(replaced) = &body.corrects {
        let parts = documents::due_in_parts_text(body).map(|parts| format!(" ({parts})")).unwrap_or_default();
        (title, (words.corrected)(title, number, &format!("{total}{parts}"), &replaced.number, &due))
    } else if let Some(parts) = documents::due_in_parts_text(body) {
        (words.invoice, (words.in_parts)(number, &total, &parts))
    } else if accepted {
        (words.invoice, (words.accepted)(what, number, &total, &due))
    } else {
        (words.invoice, (words.enclosed)(number, &total, &due))
    };
    MailTexts {
        to,
        subject: format!("{document} {number}: {what}{order}"),
        text: format!("{}\n\n{sentence}\n\n{}\n{sender}\n", (words.greeting)(greeted), words.sign_off),
    }
}

/// Who is greeted: the one who signs off, else nobody.
pub(crate) fn greeted(client: &domain::party::Client) -> &str {
    client.approver().map(|contact| contact.name.as_str()).unwrap_or_default()
}

/// How somebody is greeted in a language; an empty name: nobody in particular.
pub(crate) fn greeting_of(language: domain::Language, name: &str) -> String {
    (words::words(language).greeting)(name)
}

pub(crate) fn sign_off_of(language: domain::Language) -> &'static str {
    words::words(language).sign_off
}

/// The mail of an issued invoice, ready to be looked over.
pub fn invoice_mail(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<MailView, AppError> {
    app.read(|conn, _| {
        let issued: IssuedInvoice = invoice::issued(conn, id)?;
        let body = issued.body();
        let client = party::client(conn, body.client)?;
        let mail = texts(body, issued.number(), client.invoice_emails(), greeted(&client));
        Ok(MailView { number: issued.number().to_owned(), mail, attachment: pdf_name(body.kind, issued.number()) })
    })
}

/// The mail of a prepared invoice, with the number it would take.
pub fn draft_mail(
    app: &App,
    crate::drafts::DraftArgument { id }: crate::drafts::DraftArgument,
) -> Result<MailView, AppError> {
    app.read(|conn, moment| {
        let loaded = crate::drafts::load(conn, app, id, moment.on)?;
        let body = loaded.draft.body(loaded.issue_on)?;
        let number = crate::issuing::next_number(conn, &loaded.draft.business, loaded.issue_on)?;
        let client = &loaded.draft.client;
        let mail = texts(&body, &number, client.invoice_emails(), greeted(client));
        Ok(MailView { mail, attachment: pdf_name(body.kind, &number), number })
    })
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

/// The bytes of `invoice_made`.
pub fn eml(app: &App, id: InvoiceId, mail: &MailTexts) -> Result<Vec<u8>, AppError> {
    Ok(invoice_made(app, id, mail)?.eml)
}

/// An `.eml` draft of an issued invoice's mail with the PDF attached. Errors: as `draft`.
pub fn invoice_made(app: &App, id: InvoiceId, mail: &MailTexts) -> Result<Made, AppError> {
    let (name, from_name, from_email) = app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        let seller = &issued.body().seller;
        Ok((pdf_name(issued.body().kind, issued.number()), seller.name.clone(), seller.email.clone()))
    })?;
    let pdf = crate::invoices::invoice_pdf(app, InvoiceArgument { id })?;
    draft(app, (&from_name, &from_email), mail, (About::Invoice(id), eml_name(&name), Some((name, pdf))))
}

/// Notes that the draft of an invoice's mail was opened, and keeps the mail. A book that can only be read keeps no record.
pub fn record_invoice_mail(app: &App, id: InvoiceId, made: &Made) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    app.write("record_event", |tx, moment| {
        let (kind, recipient) = ("mail_draft_opened", made.texts.to.join(", "));
        let (file_hash, _) = invoice::file_hashes(tx, id)?;
        let mut entry = crate::issuing::event_entry(id, kind, &recipient);
        invoice::append_event(tx, id, &InvoiceEvent { kind: kind.to_owned(), recipient, file_hash, at: moment.at })?;
        entry.json["mail"] = keep(tx, made, moment)?;
        Ok(((), entry))
    })
}

/// `Invoice-2026-001.eml` of `Invoice-2026-001.pdf`
pub(crate) fn eml_name(attachment: &str) -> String {
    format!("{}.eml", attachment.strip_suffix(".pdf").unwrap_or(attachment))
}

/// An `.eml` draft from somebody by name and address, about a record, under a name, with a PDF by its name where there is one. Control characters in
/// subject or addresses are refused: they would become headers. Errors: `not_an_email`, `control_character`.
pub(crate) fn draft(
    app: &App,
    (from_name, from_email): (&str, &str),
    mail: &MailTexts,
    (about, name, attachment): (About, String, Option<(String, Vec<u8>)>),
) -> Result<Made, AppError> {
    let subject = text::optional(&mail.subject).map_err(|why| AppError::invalid("subject", why))?;
    let body = text::note(&mail.text).map_err(|why| AppError::invalid("text", why))?;
    let from = address(from_email).ok().flatten();
    let from = Mailbox::new(
        Some(from_name.to_owned()),
        from.unwrap_or_else(|| Address::new("me", "localhost").expect("a plain address is one")),
    );
    // lettre wants a recipient for the envelope of a mail that is sent; a draft may have none yet, and has no envelope.
    let nobody = Envelope::new(None, vec![Address::new("recipient", "localhost").expect("a plain address is one")]);
    let mut message = Message::builder()
        .from(from)
        .subject(subject.clone())
        .date(app.now().into())
        .header(Unsent)
        .envelope(nobody.expect("one recipient is enough"));
    let mut to = Vec::new();
    for typed in &mail.to {
        if let Some(address) = address(typed)? {
            to.push(address.to_string());
            message = message.to(Mailbox::new(None, address));
        }
    }
    let texts = MailTexts { to, subject, text: body.clone() };
    let boundary = boundary(&texts, attachment.as_ref());
    let body = SinglePart::plain(body);
    let message = match attachment.clone() {
        Some((name, pdf)) => {
            let pdf_type = ContentType::parse("application/pdf").expect("the media type of PDF parses");
            message.multipart(
                MultiPart::mixed()
                    .boundary(boundary)
                    .singlepart(body)
                    .singlepart(Attachment::new(name).body(pdf, pdf_type)),
            )
        }
        None => message.singlepart(body),
    };
    let message = message.map_err(|e| AppError::invalid("to", Why::Malformed { reason: e.to_string() }))?;
    Ok(Made { about, name, eml: message.formatted(), texts, attachment })
}

/// What parts the pieces of a mail: made of them, so that equal drafts at one instant are equal bytes.
fn boundary(texts: &MailTexts, attachment: Option<&(String, Vec<u8>)>) -> String {
    let mut all = format!("{:?}\n{}\n{}\n", texts.to, texts.subject, texts.text).into_bytes();
    all.extend(attachment.into_iter().flat_map(|(_, bytes)| bytes));
    storage::digest::of_bytes(&all).chars().take(40).collect()
}

fn address(typed: &str) -> Result<Option<Address>, AppError> {
    let plain = text::email(typed).map_err(|why| AppError::invalid("to", why))?;
    if plain.is_empty() {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_| AppError::invalid("to", Why::NotAnEmail))
}
