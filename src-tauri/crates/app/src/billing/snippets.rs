//! Texts that are used again on invoices: kept by a short name, put into a description by choice.

use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry};
use domain::{Invalid, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::record::setting;
use ts_rs::TS;

const KEY: &str = "snippets";

/// Most snippets of a book.
const SNIPPETS_MAX: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    pub name: String,
    pub text: String,
}

/// All snippets as they are to be; what is left out is gone.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveSnippets {
    pub snippets: Vec<Snippet>,
}

/// Snippets in the order in which they were put.
pub fn snippets(app: &App, _: Nothing) -> Result<Vec<Snippet>, AppError> {
    app.read(|conn, _| Ok(setting::setting(conn, KEY)?.unwrap_or_default()))
}

/// Keeps the snippets. Errors: a name that is missing or used twice, a text that is empty or too long.
pub fn save_snippets(app: &App, SaveSnippets { snippets: typed }: SaveSnippets) -> Result<Vec<Snippet>, AppError> {
    if typed.len() > SNIPPETS_MAX {
        return Err(AppError::invalid("snippets", Why::TooMany { max: SNIPPETS_MAX }));
    }
    let mut kept: Vec<Snippet> = Vec::with_capacity(typed.len());
    let mut faults = Vec::new();
    for (at, Snippet { name, text: words }) in typed.into_iter().enumerate() {
        let field = |name: &str| format!("snippets.{at}.{name}");
        let name = text::required(&name).map_err(|why| Invalid::new(&field("name"), why));
        let words = text::note(&words)
            .and_then(|words| if words.is_empty() { Err(Why::Missing) } else { Ok(words) })
            .map_err(|why| Invalid::new(&field("text"), why));
        match (name, words) {
            (Ok(name), Ok(_)) if kept.iter().any(|known| known.name == name) => {
                let reason = "is the name of another snippet".to_owned();
                faults.push(Invalid::new(&field("name"), Why::Malformed { reason }));
            }
            (Ok(name), Ok(text)) => kept.push(Snippet { name, text }),
            (name, words) => faults.extend(name.err().into_iter().chain(words.err())),
        }
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    app.write("save_snippets", |tx, _| {
        setting::put_setting(tx, KEY, &kept)?;
        let entry = Entry::book(json!({ "snippets": kept }));
        Ok((kept.clone(), entry))
    })
}
