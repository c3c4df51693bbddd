//! Forms: drafts of plain strings. Valid fields commit at once; the others wait as typed, with their error.

use crate::problem::{AppError, FieldProblem, field_of_invalid};
use chrono::{DateTime, Utc};
use domain::Invalid;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::draft;

/// A form of named text fields.
pub trait Form: Clone {
    /// Kind in the table of pending texts.
    const KIND: &'static str;
    fn get(&self, field: &str) -> Option<&str>;
    /// Returns false when there is no such field.
    fn set(&mut self, field: &str, text: &str) -> bool;
}

/// Declares a form and its patch: the form has every field, a patch those that were typed.
#[macro_export]
macro_rules! form {
    ($(#[doc = $doc:literal])+ $form:ident, $patch:ident, $kind:literal { $($field:ident),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
        pub struct $form { $(pub $field: String),+ }

        #[doc = concat!("What was typed into a `", stringify!($form), "`; fields left out stay as they are.")]
        #[derive(Debug, Clone, Default, serde::Deserialize, ts_rs::TS)]
        #[serde(deny_unknown_fields)]
        #[ts(optional_fields)]
        pub struct $patch { $(#[serde(default)] pub $field: Option<String>),+ }

        impl $crate::form::Form for $form {
            const KIND: &'static str = $kind;
            fn get(&self, field: &str) -> Option<&str> {
                match field { $(stringify!($field) => Some(&self.$field),)+ _ => None }
            }
            fn set(&mut self, field: &str, text: &str) -> bool {
                match field { $(stringify!($field) => { self.$field = text.to_owned(); true })+ _ => false }
            }
        }

        impl $patch {
            /// Typed fields with their texts.
            pub fn entries(self) -> Vec<(&'static str, String)> {
                let mut typed = Vec::new();
                $(if let Some(text) = self.$field { typed.push((stringify!($field), text)); })+
                typed
            }
        }
    };
}

/// What saving a patch came to.
pub struct Settled<E> {
    /// Made of every valid field.
    pub value: E,
    /// Texts that wait, with their faults.
    pub pending: Vec<(Invalid, String)>,
}

/// Applies `patch` over `stored` and what was pending. Invalid fields fall back to their stored text and wait.
/// `parse` names every field at fault. Errors: `Invalid` when even the stored texts do not parse.
pub fn settle<F: Form, E>(
    stored: &F,
    pending: &BTreeMap<String, String>,
    patch: &[(&'static str, String)],
    parse: impl Fn(&F) -> Result<E, Vec<Invalid>>,
) -> Result<Settled<E>, AppError> {
    let mut candidate = stored.clone();
    for (field, text) in pending {
        candidate.set(field, text);
    }
    for (field, text) in patch {
        candidate.set(field, text);
    }
    let mut waiting: Vec<(Invalid, String)> = Vec::new();
    loop {
        let faults = match parse(&candidate) {
            Ok(value) => return Ok(Settled { value, pending: waiting }),
            Err(faults) => faults,
        };
        let mut fell_back = false;
        for fault in &faults {
            let typed = candidate.get(&fault.field).unwrap_or_default().to_owned();
            let kept = stored.get(&fault.field).unwrap_or_default();
            if typed != kept {
                candidate.set(&fault.field, kept);
                waiting.push((fault.clone(), typed));
                fell_back = true;
            }
        }
        if !fell_back {
            return Err(AppError::Invalid(faults));
        }
    }
}

/// Texts of a form that wait in the book.
pub fn pending<F: Form>(conn: &Connection, target: i64) -> Result<BTreeMap<String, String>, AppError> {
    let json = draft::pending(conn, F::KIND, target)?;
    // A pending text is a convenience: one that no longer reads is dropped, the record itself is safe.
    Ok(json.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps what waits and forgets what no longer does.
pub fn keep_pending<F: Form>(
    tx: &Connection,
    target: i64,
    waiting: &[(Invalid, String)],
    at: DateTime<Utc>,
) -> Result<(), AppError> {
    let texts: BTreeMap<&str, &str> =
        waiting.iter().map(|(fault, text)| (fault.field.as_str(), text.as_str())).collect();
    let json = serde_json::to_string(&texts).unwrap_or_default();
    draft::put_pending(tx, F::KIND, target, if texts.is_empty() { None } else { Some(&json) }, at)?;
    Ok(())
}

/// After the commit: the fields just typed that were refused, as an error; others keep waiting quietly.
pub fn refused_of<T>(view: T, waiting: &[(Invalid, String)], patch: &[(&'static str, String)]) -> Result<T, AppError> {
    let typed = |fault: &Invalid| patch.iter().any(|(field, _)| *field == fault.field);
    let refused: Vec<Invalid> = waiting.iter().map(|(fault, _)| fault).filter(|f| typed(f)).cloned().collect();
    if refused.is_empty() { Ok(view) } else { Err(AppError::Invalid(refused)) }
}

/// The form as the user left it: stored texts under what waits, with the faults of what waits.
pub fn shown<F: Form, E>(
    stored: F,
    pending: &BTreeMap<String, String>,
    parse: impl Fn(&F) -> Result<E, Vec<Invalid>>,
) -> (F, Vec<FieldProblem>) {
    let mut form = stored;
    for (field, text) in pending {
        form.set(field, text);
    }
    let problems = match parse(&form) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(field_of_invalid).collect(),
    };
    (form, problems)
}

/// Collects faults while a form is parsed, so that all are told at once.
#[derive(Default)]
pub struct Faults(Vec<Invalid>);

impl Faults {
    /// The value, or a note of the fault and None.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, domain::Why>) -> Option<T> {
        parsed.map_err(|why| self.0.push(Invalid::new(field, why))).ok()
    }

    pub fn push(&mut self, invalid: Invalid) {
        self.0.push(invalid);
    }

    /// `value` when nothing was noted. A `None` part always comes with a note.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Invalid>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
