//! Instants in one spelling.

use chrono::{DateTime, SecondsFormat, Utc};

/// The spelling of an instant in the book: `2026-11-16T09:12:00.000Z`, which sorts as text.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
