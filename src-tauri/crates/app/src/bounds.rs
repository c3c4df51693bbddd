//! Bounds of what one call may carry, judged before anything of it is parsed or kept: a text that waits to become
//! valid waits as it was typed, so its own field's limit comes too late. Knows no command.

use crate::problem::AppError;
use domain::{Why, text};
use serde_json::Value;

/// Most entries of one list.
const LIST_MAX: usize = 1000;
/// Bytes of all texts of one call: an invoice of a thousand lines has room, and a book stays a book.
const TEXTS_MAX: usize = 4_000_000;
/// Characters of a refusal's sentence, which may repeat what was typed.
pub(crate) const SENTENCE_MAX: usize = 2000;
/// Characters of a name that no table knows.
pub(crate) const NAME_MAX: usize = 100;

/// Refuses what no form can hold. Errors: `TooLong` and `TooMany` with the field as its form names it.
pub(crate) fn check(arguments: &Value) -> Result<(), AppError> {
    let mut left = TEXTS_MAX;
    walk(arguments, &mut Vec::new(), &mut left)
}

fn walk(value: &Value, path: &mut Vec<String>, left: &mut usize) -> Result<(), AppError> {
    match value {
        Value::String(typed) => {
            // A text of few bytes has few characters; of the others no more than the limit is counted.
            if typed.len() > text::NOTE_MAX && typed.chars().nth(text::NOTE_MAX).is_some() {
                return Err(AppError::invalid(&field(path), Why::TooLong { max: text::NOTE_MAX }));
            }
            *left = left
                .checked_sub(typed.len())
                .ok_or_else(|| AppError::invalid(&field(path), Why::TooLong { max: TEXTS_MAX }))?;
            Ok(())
        }
        Value::Array(entries) => {
            if entries.len() > LIST_MAX {
                return Err(AppError::invalid(&field(path), Why::TooMany { max: LIST_MAX }));
            }
            entries.iter().enumerate().try_for_each(|(at, entry)| step(entry, at.to_string(), path, left))
        }
        Value::Object(fields) => {
            fields.iter().try_for_each(|(name, inner)| step(inner, shortened(name, NAME_MAX), path, left))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn step(value: &Value, name: String, path: &mut Vec<String>, left: &mut usize) -> Result<(), AppError> {
    path.push(name);
    walk(value, path, left)?;
    path.pop();
    Ok(())
}

/// `lines.0.title` of `patch`, `lines`, `0`, `title`: forms know nothing of the envelope they come in.
fn field(path: &[String]) -> String {
    match path {
        [envelope, fields @ ..] if !fields.is_empty() && (envelope == "patch" || envelope == "typed") => {
            fields.join(".")
        }
        whole => whole.join("."),
    }
}

/// What is looked for: of a longer text the beginning, for no name is longer, and SQLite takes no pattern of 50,000 bytes.
pub(crate) fn searched(typed: Option<&str>) -> String {
    typed.unwrap_or_default().trim().chars().take(text::LINE_MAX).collect()
}

/// At most `max` characters of a text that a refusal repeats, and a sign where it was cut.
pub(crate) fn shortened(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn refused(arguments: &Value) -> Option<(String, Why)> {
        match check(arguments) {
            Err(AppError::Invalid(mut faults)) => faults.pop().map(|fault| (fault.field, fault.why)),
            _ => None,
        }
    }

    #[test]
    fn what_no_form_can_hold_is_refused_with_its_field() {
        let (long, longest) = ("ü".repeat(text::NOTE_MAX + 1), "ü".repeat(text::NOTE_MAX));
        let too_long = |field: &str| Some((field.to_owned(), Why::TooLong { max: text::NOTE_MAX }));
        assert_eq!(refused(&json!({ "id": 1, "patch": { "note": long } })), too_long("note"));
        assert_eq!(refused(&json!({ "patch": { "lines": [{}, { "title": long }] } })), too_long("lines.1.title"));
        assert_eq!(refused(&json!({ "patch": long })), too_long("patch"));
        assert_eq!(refused(&json!({ "by": longest, "words": "" })), None);
        let many = json!({ "invoices": vec![1; LIST_MAX + 1] });
        assert_eq!(refused(&many), Some(("invoices".to_owned(), Why::TooMany { max: LIST_MAX })));
        let pages = json!({ "lines": vec![longest; 21] });
        assert_eq!(refused(&pages), Some(("lines.20".to_owned(), Why::TooLong { max: TEXTS_MAX })));
    }

    #[test]
    fn a_refusal_repeats_no_more_than_the_beginning() {
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("érable", 2), "ér...");
    }
}
