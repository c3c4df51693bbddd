//! The business's own words for mails, by kind and language: subject and text with places. What a mail has to say of amounts
//! and days is one place, `{sentence}`, which the program writes: no own text can tell another amount than the book.

use super::words::words;
use crate::form::Faults;
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry};
use domain::places::{check, fill};
use domain::{Language, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use ts_rs::TS;

const TEXTS: &str = "mail.texts";

/// What a mail goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    Invoice,
    CreditNote,
    Statement,
    HeadsUp,
    Progress,
    Completion,
    Approval,
}

/// Places of every kind.
const COMMON: [&str; 7] = ["greeting", "sentence", "client", "contact", "document", "business", "sender"];

impl MailKind {
    pub const ALL: [MailKind; 7] = [
        MailKind::Invoice,
        MailKind::CreditNote,
        MailKind::Statement,
        MailKind::HeadsUp,
        MailKind::Progress,
        MailKind::Completion,
        MailKind::Approval,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
            Self::Statement => "statement",
            Self::HeadsUp => "heads_up",
            Self::Progress => "progress",
            Self::Completion => "completion",
            Self::Approval => "approval",
        }
    }

    /// What its texts may name.
    fn places(self) -> Vec<&'static str> {
        let own: &[&str] = match self {
            Self::Invoice | Self::CreditNote => &["number", "title", "project", "order", "total", "due"],
            Self::Statement => &["period", "balance"],
            Self::HeadsUp | Self::Progress | Self::Completion | Self::Approval => &["title", "project", "number"],
        };
        COMMON.iter().chain(own).copied().collect()
    }

    /// As shipped.
    fn standard(self, language: Language) -> MailTemplate {
        let subject = match self {
            Self::Invoice | Self::CreditNote => "{document} {number}: {title}{order}",
            Self::Statement => "{document}, {period}",
            Self::HeadsUp | Self::Progress | Self::Completion | Self::Approval => {
                "{document} {title} ({project}, M{number})"
            }
        };
        let sign_off = words(language).sign_off;
        let text = format!("{{greeting}}\n\n{{sentence}}\n\n{sign_off}\n{{sender}}\n");
        MailTemplate { subject: subject.to_owned(), text }
    }
}

/// Subject and text with their places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailTemplate {
    pub subject: String,
    pub text: String,
}

/// Own texts by language and kind.
type OwnTexts = BTreeMap<String, MailTemplate>;

/// One document language for each set of texts.
const LANGUAGES: [Language; 8] = [
    Language::EnglishUk,
    Language::German,
    Language::French,
    Language::Spanish,
    Language::Italian,
    Language::Dutch,
    Language::Portuguese,
    Language::Polish,
];

/// `en` of `en-IE`: the words are the same.
fn base(language: Language) -> &'static str {
    let tag = language.tag();
    tag.split_once('-').map_or(tag, |(base, _)| base)
}

fn key(language: &str, kind: MailKind) -> String {
    format!("{language}.{}", kind.word())
}

/// Subject and text of a mail, its places filled from `values`.
pub(crate) fn worded(
    conn: &Connection,
    language: Language,
    kind: MailKind,
    values: &[(&str, String)],
) -> Result<(String, String), AppError> {
    let own: OwnTexts = setting(conn, TEXTS)?.unwrap_or_default();
    let template = own.get(&key(base(language), kind)).cloned().unwrap_or_else(|| kind.standard(language));
    let filled =
        |text: &str| fill(text, |name| values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()));
    // A client of a long name still has a subject that a mail can bear.
    let subject = filled(&template.subject).chars().take(text::LINE_MAX).collect();
    Ok((subject, filled(&template.text)))
}

/// The texts of one kind in one language.
#[derive(Debug, Serialize, TS)]
pub struct MailTextRow {
    /// Such as `en`; all English documents share it.
    pub language: String,
    pub kind: MailKind,
    #[serde(flatten)]
    pub template: MailTemplate,
    pub is_own: bool,
    /// What its texts may name, each in braces.
    pub places: Vec<&'static str>,
}

#[derive(Debug, Serialize, TS)]
pub struct MailTextsView {
    pub rows: Vec<MailTextRow>,
}

/// Own texts of one kind in one language. Both empty: as shipped again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMailTexts {
    pub language: String,
    pub kind: MailKind,
    pub subject: String,
    pub text: String,
}

fn view(conn: &Connection) -> Result<MailTextsView, AppError> {
    let own: OwnTexts = setting(conn, TEXTS)?.unwrap_or_default();
    let row = |language: Language, kind: MailKind| {
        let kept = own.get(&key(base(language), kind)).cloned();
        let is_own = kept.is_some();
        let template = kept.unwrap_or_else(|| kind.standard(language));
        MailTextRow { language: base(language).to_owned(), kind, template, is_own, places: kind.places() }
    };
    let kinds = |language| MailKind::ALL.map(|kind| row(language, kind));
    Ok(MailTextsView { rows: LANGUAGES.into_iter().flat_map(kinds).collect() })
}

/// The texts of mails by kind and language.
pub fn mail_texts(app: &App, _: Nothing) -> Result<MailTextsView, AppError> {
    app.read(|conn, _| view(conn))
}

/// Own texts, for the export of the book.
pub(crate) fn exported(conn: &Connection) -> Result<serde_json::Value, AppError> {
    Ok(json!(setting::<OwnTexts>(conn, TEXTS)?.unwrap_or_default()))
}

/// Keeps own texts. Errors: a language that no document has, a text that is missing or too long, a place that this kind cannot
/// fill, by its name.
pub fn save_mail_texts(app: &App, typed: SaveMailTexts) -> Result<MailTextsView, AppError> {
    let SaveMailTexts { language, kind, subject, text } = typed;
    let Some(known) = LANGUAGES.into_iter().find(|known| base(*known) == language) else {
        let allowed = LANGUAGES.map(base).join(", ");
        return Err(AppError::invalid("language", Why::NotOneOf { allowed }));
    };
    let standard = kind.standard(known);
    let own = match [&subject, &text].iter().all(|typed| typed.trim().is_empty()) {
        true => standard.clone(),
        false => {
            let mut faults = Faults::default();
            let mut checked = |field: &str, read: Result<String, Why>| {
                let read = read.and_then(|text| if text.is_empty() { Err(Why::Missing) } else { Ok(text) });
                let read = read.and_then(|text| check(&text, &kind.places()).map(|()| text));
                faults.take(field, read).unwrap_or_default()
            };
            let subject = checked("subject", text::optional(&subject));
            let own = MailTemplate { subject, text: checked("text", text::note(&text)) };
            faults.finish(Some(own)).map_err(AppError::Invalid)?
        }
    };
    app.write("save_mail_texts", |tx, _| {
        let mut kept: OwnTexts = setting(tx, TEXTS)?.unwrap_or_default();
        let key = key(&language, kind);
        // What is as shipped follows later versions.
        if own.subject == standard.subject && own.text.trim_end() == standard.text.trim_end() {
            kept.remove(&key);
        } else {
            kept.insert(key.clone(), own.clone());
        }
        put_setting(tx, TEXTS, &kept)?;
        Ok((view(tx)?, Entry::book(json!({ "mail_text": key, "after": own }))))
    })
}
