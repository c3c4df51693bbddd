//! Mails: texts in the client's language, and the `.eml` file with the PDF, as a draft for the user's own program or as it
//! goes into the outbox. Nothing is ever sent from here.

use crate::App;
use crate::invoices::{InvoiceArgument, pdf_name};
use crate::problem::AppError;
use domain::invoice::{DocumentKind, InvoiceBody};
use domain::party::{Client, Contact};
use domain::{InvoiceId, IssuedInvoice, Language};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::invoice::InvoiceEvent;
use storage::record::mail::About;
use storage::record::{invoice, party};
use ts_rs::TS;

mod address;
mod compose;
mod greeting;
mod kept;
pub mod notices;
mod statements;
mod templates;
mod words;

pub use address::address;
pub use compose::Going;
pub(crate) use compose::{Parts, check, composed, draft, eml_name};
pub(crate) use kept::keep;
pub use kept::{KeptMail, Made, MailArgument, kept_mail, mail_eml};
pub use statements::{
    SendStatementMail, StatementMail, record_statement_mail, send_statement_mail, statement_made, statement_mail,
};
pub(crate) use templates::exported;
pub use templates::{MailKind, MailTemplate, MailTextRow, MailTextsView, SaveMailTexts, mail_texts, save_mail_texts};

/// A mail as the issue sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MailTexts {
    pub to: Vec<String>,
    /// Who gets a copy.
    #[serde(default)]
    pub cc: Vec<String>,
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
pub(crate) fn texts(
    conn: &Connection,
    body: &InvoiceBody,
    number: &str,
    client: &Client,
) -> Result<MailTexts, AppError> {
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
    let kind = if body.kind == DocumentKind::CreditNote { MailKind::CreditNote } else { MailKind::Invoice };
    let project = body.project.as_ref().map(|of| of.title.clone()).unwrap_or_default();
    let mut values = common(body.language, client, &body.seller.name, sender).to_vec();
    values.extend([
        ("sentence", sentence),
        ("document", document.to_owned()),
        ("number", number.to_owned()),
        ("title", what.to_owned()),
        ("project", project),
        ("order", order),
        ("total", total),
        ("due", due),
    ]);
    let (subject, text) = templates::worded(conn, body.language, kind, &values)?;
    Ok(MailTexts { to: client.invoice_emails(), cc: client.copy_emails(), subject, text })
}

/// What every mail can name.
fn common(language: Language, client: &Client, business: &str, sender: &str) -> [(&'static str, String); 5] {
    let contact = client.approver();
    [
        ("greeting", greeting_of(language, contact)),
        ("contact", contact.map(|contact| contact.name.clone()).unwrap_or_default()),
        ("client", client.name.clone()),
        ("business", business.to_owned()),
        ("sender", sender.to_owned()),
    ]
}

/// How a contact is greeted in a language; none: nobody in particular.
pub(crate) fn greeting_of(language: Language, contact: Option<&Contact>) -> String {
    (words::words(language).greeting)(&greeting::Greeted::of(contact))
}

pub(crate) fn sign_off_of(language: Language) -> &'static str {
    words::words(language).sign_off
}

/// The mail of an issued invoice, ready to be looked over.
pub fn invoice_mail(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<MailView, AppError> {
    app.read(|conn, _| {
        let issued: IssuedInvoice = invoice::issued(conn, id)?;
        let body = issued.body();
        let client = party::client(conn, body.client)?;
        let mail = texts(conn, body, issued.number(), &client)?;
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
        let mail = texts(conn, &body, &number, &loaded.draft.client)?;
        Ok(MailView { mail, attachment: pdf_name(body.kind, &number), number })
    })
}

/// The bytes of `invoice_made`.
pub fn eml(app: &App, id: InvoiceId, mail: &MailTexts) -> Result<Vec<u8>, AppError> {
    Ok(invoice_made(app, id, mail)?.eml)
}

/// An `.eml` draft of an issued invoice's mail with the PDF attached. Errors: as `composed`.
pub fn invoice_made(app: &App, id: InvoiceId, mail: &MailTexts) -> Result<Made, AppError> {
    let (from_name, from_email) = app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        let seller = &issued.body().seller;
        Ok((seller.name.clone(), seller.email.clone()))
    })?;
    draft(app, (&from_name, &from_email), mail, invoice_parts(app, id)?)
}

/// What the mail of an issued invoice is about, its name, and the PDF by its name.
pub(crate) fn invoice_parts(app: &App, id: InvoiceId) -> Result<Parts, AppError> {
    let name = app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        Ok(pdf_name(issued.body().kind, issued.number()))
    })?;
    let pdf = crate::invoices::invoice_pdf(app, InvoiceArgument { id })?;
    Ok((About::Invoice(id), eml_name(&name), Some((name, pdf))))
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
