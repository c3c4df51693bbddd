//! The mail that goes with the account of a client: its texts in the client's language, and the draft with the PDF.

use super::attached::Enclosed;
use super::templates::worded;
use super::{Made, MailKind, MailTexts, Parts, common, draft, eml_name, keep};
use crate::clients::StatementArgument;
use crate::clients::statement::{Told, told};
use crate::outbox::{OutboxRow, outgoing, put};
use crate::papers::statement_pdf;
use crate::problem::AppError;
use crate::{App, Entry};
use domain::party::{Business, Client};
use domain::{ClientId, Language, Money};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::mail::About;
use storage::record::party;
use ts_rs::TS;

/// The mail of a statement with the name of its PDF.
#[derive(Debug, Serialize, TS)]
pub struct StatementMail {
    pub mail: MailTexts,
    pub attachment: String,
}

/// The texts of one language. Every argument comes written out in it.
struct Words {
    title: &'static str,
    /// First and last day; within a sentence.
    period: fn(Option<&str>, &str) -> String,
    /// Period, balances.
    enclosed: fn(&str, &str) -> String,
    overdue: fn(&str) -> String,
    in_favour: &'static str,
}

/// The mail of a client's account. Errors: as the statement.
pub fn statement_mail(app: &App, asked: StatementArgument) -> Result<StatementMail, AppError> {
    app.read(|conn, moment| {
        let business = crate::business::of_book(conn, app)?;
        let told = told(conn, app, &asked, moment.on)?;
        let attachment = format!("{}.pdf", crate::clients::statement::file_stem(&told.client.name, told.days.1));
        Ok(StatementMail { mail: texts(conn, &business, &told)?, attachment })
    })
}

/// An `.eml` draft with the PDF of the account attached. Errors: as `draft` and the paper.
pub fn statement_made(app: &App, asked: StatementArgument, mail: &MailTexts) -> Result<Made, AppError> {
    let business: Business = app.read(|conn, _| {
        party::client(conn, asked.client)?;
        crate::business::of_book(conn, app)
    })?;
    draft(app, (&business.name, &business.email), mail, statement_parts(app, asked)?)
}

fn statement_parts(app: &App, asked: StatementArgument) -> Result<Parts, AppError> {
    let about = About::Client(asked.client);
    let paper = statement_pdf(app, asked)?;
    let name = eml_name(&paper.name);
    Ok(Parts { about, name, files: vec![Enclosed { name: paper.name, bytes: paper.pdf }] })
}

/// Notes that a draft with the account of a client was opened, and keeps the mail with the paper as it went: it is made anew
/// each time. A book that can only be read keeps no record of it.
pub fn record_statement_mail(app: &App, client: ClientId, made: &Made) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    app.write("open_statement", |tx, moment| {
        let mail = keep(tx, made, moment)?;
        let entry = json!({ "paper": "statement", "to": made.texts.to, "subject": made.texts.subject, "mail": mail });
        Ok(((), Entry::about("client", client, entry)))
    })
}

/// An account as it goes out. `mail`: as looked over by the user.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendStatementMail {
    pub statement: StatementArgument,
    pub mail: MailTexts,
}

/// Puts the mail with the account of a client into the outbox. Errors: as the statement; `no_mail_server`,
/// `sample_sends_nothing`, those of `composed`.
pub fn send_statement_mail(app: &App, typed: SendStatementMail) -> Result<OutboxRow, AppError> {
    let SendStatementMail { statement, mail } = typed;
    let client = statement.client;
    let (made, sender) = outgoing(app, &mail, |app| statement_parts(app, statement))?;
    app.write("send_statement", |tx, moment| {
        let mut entry = json!({ "paper": "statement", "to": made.texts.to, "subject": made.texts.subject });
        let row = put(tx, &made, &sender, &mut entry, moment)?;
        Ok((row, Entry::about("client", client, entry)))
    })
}

fn texts(conn: &Connection, business: &Business, told: &Told) -> Result<MailTexts, AppError> {
    let client: &Client = &told.client;
    let own = own_words(client.language);
    let day = |day| documents::date_text(day, client.language);
    let amounts = |read: fn(&domain::statement::Statement) -> Money| {
        let written = told.accounts.iter().map(read).filter(|amount| told.accounts.len() == 1 || !amount.is_zero());
        written.map(|amount| documents::money_text(amount, client.language)).collect::<Vec<_>>().join(", ")
    };
    let from = told.days.0.map(day);
    let period = (own.period)(from.as_deref(), &day(told.days.1));
    let balances = amounts(|account| account.closing);
    let mut sentences = vec![(own.enclosed)(&period, &balances)];
    if told.accounts.iter().any(|account| !account.overdue_total.is_zero()) {
        let late = told.accounts.iter().map(|account| account.overdue_total).filter(|amount| !amount.is_zero());
        let late: Vec<String> = late.map(|amount| documents::money_text(amount, client.language)).collect();
        sentences.push((own.overdue)(&late.join(", ")));
    } else if told.accounts.iter().all(|account| account.closing.is_negative()) {
        sentences.push(own.in_favour.to_owned());
    }
    let sender = if business.person.is_empty() { &business.name } else { &business.person };
    let mut values = common(client.language, client, &business.name, sender).to_vec();
    values.extend([
        ("sentence", sentences.join(" ")),
        ("document", own.title.to_owned()),
        ("period", period),
        ("balance", balances),
    ]);
    let (subject, text) = worded(conn, client.language, MailKind::Statement, &values)?;
    Ok(MailTexts { to: client.invoice_emails(), cc: client.copy_emails(), subject, text })
}

fn own_words(language: Language) -> &'static Words {
    match language {
        Language::EnglishUk | Language::EnglishUs | Language::EnglishIreland => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Portuguese => &PORTUGUESE,
        Language::Polish => &POLISH,
    }
}

const ENGLISH: Words = Words {
    title: "Statement of account",
    period: |from, to| match from {
        Some(from) => format!("{from} to {to}"),
        None => format!("up to {to}"),
    },
    enclosed: |period, balance| {
        format!("Please find attached the statement of your account, {period}. The balance is {balance}.")
    },
    overdue: |amount| format!("Of this, {amount} is overdue."),
    in_favour: "The balance is in your favour.",
};

const GERMAN: Words = Words {
    title: "Kontoauszug",
    period: |from, to| match from {
        Some(from) => format!("{from} bis {to}"),
        None => format!("bis {to}"),
    },
    enclosed: |period, balance| format!("anbei Ihr Kontoauszug, {period}. Der Saldo beträgt {balance}."),
    overdue: |amount| format!("Davon sind {amount} überfällig."),
    in_favour: "Der Saldo ist ein Guthaben.",
};

const FRENCH: Words = Words {
    title: "Relevé de compte",
    period: |from, to| match from {
        Some(from) => format!("du {from} au {to}"),
        None => format!("jusqu’au {to}"),
    },
    enclosed: |period, balance| {
        format!("Veuillez trouver ci-joint le relevé de votre compte, {period}. Le solde s’élève à {balance}.")
    },
    overdue: |amount| format!("Sur ce montant, {amount} sont en retard."),
    in_favour: "Le solde est en votre faveur.",
};

const SPANISH: Words = Words {
    title: "Estado de cuenta",
    period: |from, to| match from {
        Some(from) => format!("del {from} al {to}"),
        None => format!("hasta el {to}"),
    },
    enclosed: |period, balance| format!("Le adjuntamos su estado de cuenta, {period}. El saldo es de {balance}."),
    overdue: |amount| format!("De este importe, {amount} están vencidos."),
    in_favour: "El saldo es a su favor.",
};

const ITALIAN: Words = Words {
    title: "Estratto conto",
    period: |from, to| match from {
        Some(from) => format!("dal {from} al {to}"),
        None => format!("fino al {to}"),
    },
    enclosed: |period, balance| format!("in allegato l’estratto del Suo conto, {period}. Il saldo è di {balance}."),
    overdue: |amount| format!("Di questo importo, {amount} risultano scaduti."),
    in_favour: "Il saldo è a Suo favore.",
};

const DUTCH: Words = Words {
    title: "Rekeningoverzicht",
    period: |from, to| match from {
        Some(from) => format!("{from} tot en met {to}"),
        None => format!("tot en met {to}"),
    },
    enclosed: |period, balance| {
        format!("Bijgaand vindt u uw rekeningoverzicht, {period}. Het saldo bedraagt {balance}.")
    },
    overdue: |amount| format!("Hiervan is {amount} achterstallig."),
    in_favour: "Het saldo is in uw voordeel.",
};

const PORTUGUESE: Words = Words {
    title: "Extrato de conta",
    period: |from, to| match from {
        Some(from) => format!("de {from} a {to}"),
        None => format!("até {to}"),
    },
    enclosed: |period, balance| format!("Segue em anexo o extrato da sua conta, {period}. O saldo é de {balance}."),
    overdue: |amount| format!("Deste valor, {amount} encontram-se vencidos."),
    in_favour: "O saldo é a seu favor.",
};

const POLISH: Words = Words {
    title: "Wyciąg z konta",
    period: |from, to| match from {
        Some(from) => format!("{from} – {to}"),
        None => format!("do {to}"),
    },
    enclosed: |period, balance| {
        format!("w załączeniu przesyłam wyciąg z Państwa konta, {period}. Saldo wynosi {balance}.")
    },
    overdue: |amount| format!("Z tego {amount} jest po terminie."),
    in_favour: "Saldo jest na Państwa korzyść.",
};
