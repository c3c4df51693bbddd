//! The client's yes to a plan as it is typed: when, by whom, by which way and in which words. The first agreement and a
//! change order take the same.

#![expect(clippy::disallowed_types, reason = "what serde flattens may be any value, also a float; none is kept")]

use crate::App;
use crate::problem::AppError;
use crate::schedule;
use chrono::NaiveDate;
use domain::milestone::{Channel, not_in_the_future};
use domain::project::Agreement;
use domain::{ChangeOrderId, Invalid, ProjectId, RevisionId, text};
use serde::Deserialize;
use storage::Connection;
use ts_rs::TS;

/// `on` as typed; None is today.
#[derive(Debug, Deserialize, TS)]
pub struct Yes {
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    pub by: String,
    pub channel: Channel,
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
}

/// The client's yes to the plan as it stands.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgreePlan {
    pub id: ProjectId,
    #[serde(flatten)]
    pub yes: Yes,
}

/// The client's yes to a change order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgreeChangeOrder {
    pub id: ChangeOrderId,
    #[serde(flatten)]
    pub yes: Yes,
}

/// A yes that may be recorded.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
    pub words: String,
}

impl Yes {
    /// Errors: nobody who said it, words that are no text, a day that is none or that is still to come.
    pub(crate) fn read(&self, conn: &Connection, app: &App, today: NaiveDate) -> Result<Said, AppError> {
        Ok(Said {
            by: text::required(&self.by).map_err(|why| Invalid::new("by", why))?,
            words: words(self.words.as_deref())?,
            on: day(conn, app, self.on.as_deref(), today)?,
            channel: self.channel,
        })
    }
}

impl Said {
    /// As the agreement to revision `number`.
    pub(crate) fn to(&self, revision: RevisionId, number: u32) -> Agreement {
        Agreement {
            revision,
            revision_number: number,
            on: self.on,
            by: self.by.clone(),
            channel: self.channel,
            words: self.words.clone(),
        }
    }
}

/// Somebody's own words; may be empty.
pub(crate) fn words(typed: Option<&str>) -> Result<String, AppError> {
    Ok(text::note(typed.unwrap_or_default()).map_err(|why| Invalid::new("words", why))?)
}

/// The day of what has happened; empty: today.
pub(crate) fn day(conn: &Connection, app: &App, typed: Option<&str>, today: NaiveDate) -> Result<NaiveDate, AppError> {
    let on = schedule::day(conn, app, "on", typed, today)?;
    not_in_the_future(on, today)?;
    Ok(on)
}
