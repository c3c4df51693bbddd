//! What may become of a hostile text, judged from a book before and after. Knows no command by its meaning.

use crate::texts::MARK;
use domain::text::NOTE_MAX;
use serde_json::Value;
use std::collections::BTreeSet;

/// Bytes of the longest answer and of the longest refusal.
const ANSWER_MAX: usize = 4_000_000;
const REFUSAL_MAX: usize = 20_000;

/// How a command keeps what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// As a text of its own.
    Alone,
    /// Within a note, beside its day and what stood there before.
    Within,
}

/// One call with a hostile text in one of its fields.
pub struct Outcome<'a> {
    pub is_query: bool,
    pub text: &'a str,
    /// How the text is kept.
    pub keeps: Keeps,
    /// None: it panicked.
    pub answer: Option<Result<Value, Value>>,
    pub before: &'a Value,
    pub after: &'a Value,
}

/// Everything that is wrong with an outcome, in words; `others`: the pieces of the book that the call is not about.
pub fn faults(outcome: &Outcome, others: impl Fn(&Value) -> Value) -> Vec<String> {
    let mut found = Vec::new();
    let Outcome { is_query, text, keeps, answer, before, after } = outcome;
    let is_changed = before != after;
    match answer {
        None => found.push("it panicked".to_owned()),
        Some(Ok(answer)) => {
            let size = answer.to_string().len();
            if size > ANSWER_MAX {
                found.push(format!("an answer of {size} bytes"));
            }
            if *is_query && is_changed {
                found.push("a query changed the book".to_owned());
            }
        }
        Some(Err(problem)) => {
            found.extend(faults_of_problem(problem));
            if is_changed {
                found.push("a refusal changed the book".to_owned());
            }
        }
    }
    if is_changed {
        if others(before) != others(after) {
            found.push("it changed another record".to_owned());
        }
        found.extend(faults_of_stored((text, *keeps), before, after));
    }
    found
}

fn faults_of_problem(problem: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let (code, severity) = (problem["code"].as_str().unwrap_or_default(), problem["severity"].as_str());
    if code.is_empty() || problem["message"].as_str().is_none_or(str::is_empty) {
        found.push(format!("a refusal without a name or a sentence: {problem}"));
    }
    if severity == Some("file") {
        found.push(format!("the file is blamed: {problem}"));
    }
    if code == "invalid" && problem["fields"].as_array().is_none_or(Vec::is_empty) {
        found.push(format!("no field is named: {problem}"));
    }
    let size = problem.to_string().len();
    if size > REFUSAL_MAX {
        found.push(format!("a refusal of {size} bytes"));
    }
    found
}

/// New texts of the records: each as it was typed, none with what would hide or reorder.
fn faults_of_stored((text, keeps): (&str, Keeps), before: &Value, after: &Value) -> Vec<String> {
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    strings(before, &mut old);
    strings(after, &mut new);
    let typed = text.replace("\r\n", "\n").replace('\r', "\n");
    let typed = typed.trim();
    let mut found = Vec::new();
    for stored in new.difference(&old) {
        if stored.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t') || is_of_direction(c)) {
            found.push(format!("a control character is stored: {:?}", beginning(stored)));
        }
        if stored.chars().count() > NOTE_MAX {
            found.push(format!("a text of {} characters is stored", stored.chars().count()));
        }
        let is_as_typed = match keeps {
            Keeps::Alone => stored.trim() == typed,
            Keeps::Within => stored.contains(typed),
        };
        if stored.contains(MARK) && !is_as_typed {
            found.push(format!("it is stored otherwise than typed: {:?}", beginning(stored)));
        }
    }
    found
}

fn is_of_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn beginning(text: &str) -> String {
    text.chars().take(80).collect()
}

/// Every string of the records. Forms of drafts keep what was typed until it is read, and are left out.
fn strings<'a>(value: &'a Value, into: &mut BTreeSet<&'a str>) {
    match value {
        Value::String(text) => {
            into.insert(text);
        }
        Value::Array(entries) => entries.iter().for_each(|entry| strings(entry, into)),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "drafts").for_each(|(_, inner)| strings(inner, into));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn the_judge_sees_what_it_is_there_for() {
    let book = |name: &str, other: &str| serde_json::json!({ "clients": [{ "name": name }, { "name": other }] });
    let others = |book: &Value| book["clients"][1].clone();
    let (before, text) = (book("Halden", "Mallow"), "pwn<b>");
    let judged = |is_query, answer: Option<Result<Value, Value>>, after: Value| {
        faults(&Outcome { is_query, text, keeps: Keeps::Alone, answer, before: &before, after: &after }, others)
    };
    let done = || Some(Ok(Value::Null));
    let refused = |code: &str, severity: &str| {
        let fields = if code == "invalid" { vec![] } else { vec!["name"] };
        Some(Err(serde_json::json!({ "code": code, "message": "no", "severity": severity, "fields": fields })))
    };
    assert_eq!(judged(false, done(), book(text, "Mallow")), Vec::<String>::new(), "stored as it was typed");
    assert_eq!(judged(false, refused("too_long", "refused"), before.clone()), Vec::<String>::new());
    let wrong = [
        judged(false, None, before.clone()),
        judged(false, done(), book("pwn", "Mallow")),
        judged(false, done(), book("a\u{202e}b", "Mallow")),
        judged(false, done(), book("a\u{0}b", "Mallow")),
        judged(false, done(), book(&"a".repeat(NOTE_MAX + 1), "Mallow")),
        judged(false, done(), book("Halden", "Bandon")),
        judged(true, done(), book(text, "Mallow")),
        judged(false, refused("too_long", "refused"), book(text, "Mallow")),
        judged(false, refused("io", "file"), before.clone()),
        judged(false, refused("invalid", "refused"), before.clone()),
        judged(false, refused("", "refused"), before.clone()),
        judged(false, Some(Ok(Value::from("a".repeat(ANSWER_MAX)))), before.clone()),
        judged(
            false,
            Some(Err(serde_json::json!({ "code": "x", "message": "a".repeat(REFUSAL_MAX) }))),
            before.clone(),
        ),
    ];
    for (at, found) in wrong.iter().enumerate() {
        assert_eq!(found.len(), 1, "case {at}: {found:?}");
    }
}
