//! Mails: texts in the client's language, and the `.eml` file with the PDF, as a draft for the user's own program or as it
//! goes into the outbox. Nothing is ever sent from here.

use crate::einvoices::{self, ExportFormat};
use crate::invoices::{InvoiceArgument, pdf_name};
use crate::problem::AppError;
use crate::{App, Moment};
use domain::invoice::{DocumentKind, InvoiceBody};
use domain::mail_files::MAIL_BYTES_MAX;
use domain::party::{Client, Contact};
use domain::{InvoiceId, IssuedInvoice, Language};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::Connection;
use storage::record::invoice::InvoiceEvent;
use storage::record::mail::About;
use storage::record::{invoice, party};
use ts_rs::TS;

mod address;
mod attached;
mod compose;
mod greeting;
mod invoice_files;
mod kept;
pub mod notices;
mod statements;
mod templates;
mod words;

pub use address::address;
pub use attached::{Enclosed, FileChoice, MailFile};
pub use compose::Going;
pub(crate) use compose::{Parts, check, composed, draft, eml_name};
pub use invoice_files::InvoiceFiles;
pub use kept::{KeptMail, Made, MailArgument, kept_mail, mail_eml};
pub(crate) use kept::{all_kept, keep};
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
    /// What can go with it besides.
    pub choices: Vec<FileChoice>,
    /// Most bytes of all that goes together.
    pub max: u32,
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
        let attachment = pdf_name(body.kind, issued.number());
        let xml = invoice_files::einvoice(conn, id, ExportFormat::Cii.file_name(body.kind, issued.number()))?;
        let choices = invoice_files::choices(conn, body, xml)?;
        Ok(MailView { number: issued.number().to_owned(), mail, attachment, choices, max: MAIL_BYTES_MAX })
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
        let xml = einvoices::carries(&body).then(|| (ExportFormat::Cii.file_name(body.kind, &number), None));
        let choices = invoice_files::choices(conn, &body, xml)?;
        Ok(MailView { mail, attachment: pdf_name(body.kind, &number), choices, max: MAIL_BYTES_MAX, number })
    })
}

/// The bytes of `invoice_made` with the PDF alone.
pub fn eml(app: &App, id: InvoiceId, mail: &MailTexts) -> Result<Vec<u8>, AppError> {
    Ok(invoice_made(app, id, mail, &InvoiceFiles::default())?.eml)
}

/// An `.eml` draft of an issued invoice's mail with the PDF attached, and `files` behind it. Errors: as `composed` and
/// `invoice_parts`.
pub fn invoice_made(app: &App, id: InvoiceId, mail: &MailTexts, files: &InvoiceFiles) -> Result<Made, AppError> {
    let (from_name, from_email) = app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        let seller = &issued.body().seller;
        Ok((seller.name.clone(), seller.email.clone()))
    })?;
    draft(app, (&from_name, &from_email), mail, invoice_parts(app, id, files)?)
}

/// What the mail of an issued invoice is about, its name, the PDF and what goes besides.
/// Errors: `not_found` for a file that is none of this invoice.
pub(crate) fn invoice_parts(app: &App, id: InvoiceId, files: &InvoiceFiles) -> Result<Parts, AppError> {
    let (name, xml_name) = app.read(|conn, _| {
        let issued = invoice::issued(conn, id)?;
        let (kind, number) = (issued.body().kind, issued.number());
        Ok((pdf_name(kind, number), ExportFormat::Cii.file_name(kind, number)))
    })?;
    let bytes = crate::invoices::invoice_pdf(app, InvoiceArgument { id })?;
    let mut all = vec![Enclosed { name: name.clone(), bytes }];
    all.extend(invoice_files::enclosures(app, id, xml_name, files)?);
    Ok(Parts { about: About::Invoice(id), name: eml_name(&name), files: all })
}

/// Notes that the draft of an invoice's mail was opened, and keeps the mail. A book that can only be read keeps no record.
pub fn record_invoice_mail(app: &App, id: InvoiceId, made: &Made) -> Result<(), AppError> {
    record_opened(app, id, made, |tx, entry, moment| {
        entry["mail"] = keep(tx, made, moment)?;
        Ok(())
    })
}

/// The same of a mail program that took the words alone: what lies beside them is named, and no mail was made.
pub fn record_invoice_text(app: &App, id: InvoiceId, made: &Made) -> Result<(), AppError> {
    record_opened(app, id, made, |_, entry, _| {
        entry["beside"] = named(&made.files);
        Ok(())
    })
}

/// Files with their hashes, as the journal names them.
pub(crate) fn named(files: &[Enclosed]) -> Value {
    files.iter().map(|file| json!({ "name": file.name, "sha256": file.sha256() })).collect()
}

fn record_opened(
    app: &App,
    id: InvoiceId,
    made: &Made,
    tell: impl FnOnce(&Connection, &mut Value, Moment) -> Result<(), AppError>,
) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    app.write("record_event", |tx, moment| {
        let (kind, recipient) = ("mail_draft_opened", made.texts.to.join(", "));
        let (file_hash, _) = invoice::file_hashes(tx, id)?;
        let mut entry = crate::issuing::event_entry(id, kind, &recipient);
        invoice::append_event(tx, id, &InvoiceEvent { kind: kind.to_owned(), recipient, file_hash, at: moment.at })?;
        tell(tx, &mut entry.json, moment)?;
        Ok(((), entry))
    })
}
