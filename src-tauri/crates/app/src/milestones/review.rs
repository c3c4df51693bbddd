//! What the client says of work that waits: changes instead of a yes, and notes of what was decided.

use super::{MilestoneOn, MilestoneView, milestone, record_fact};
use crate::attachments::{self, AttachmentRow};
use crate::problem::AppError;
use crate::schedule::{self, MilestoneArgument};
use crate::{App, Entry, business, drafts};
use chrono::NaiveDate;
use domain::milestone::{Channel, MilestoneFacts};
use domain::{AcceptanceId, Invalid, Language, Milestone, MilestoneId, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::milestone::{self as record, Fact};
use storage::record::{party, project};
use ts_rs::TS;

/// The client's wish for changes, in its words.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestChanges {
    pub id: MilestoneId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    pub by: String,
    #[serde(default)]
    #[ts(optional)]
    pub role: Option<String>,
    pub channel: Channel,
    pub words: String,
}

/// Who reads a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionSide {
    /// It goes to the private notes.
    Private,
    /// It goes to the note to the client, which prints.
    Client,
}

/// Feedback or a decision, added to a note of the milestone with its day and who said it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteDecision {
    pub id: MilestoneId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
    pub words: String,
    pub side: DecisionSide,
}

/// One request for changes with its files.
#[derive(Debug, Serialize, TS)]
pub struct RoundRow {
    pub id: AcceptanceId,
    /// The round that it ended, from 1.
    pub round: u32,
    pub on: NaiveDate,
    pub by: String,
    pub role: String,
    pub channel: Channel,
    pub words: String,
    pub files: Vec<AttachmentRow>,
}

/// Newest first.
pub(super) fn rounds(conn: &Connection, facts: &MilestoneFacts) -> Result<Vec<RoundRow>, AppError> {
    let row = |(round, of): (u32, &domain::milestone::ChangesRequested)| {
        Ok(RoundRow {
            id: of.id,
            round,
            on: of.on,
            by: of.by.clone(),
            role: of.role.clone(),
            channel: of.channel,
            words: of.words.clone(),
            files: attachments::of_answer(conn, of.id)?,
        })
    };
    let mut rows = (1..).zip(&facts.changes).map(row).collect::<Result<Vec<_>, AppError>>()?;
    rows.reverse();
    Ok(rows)
}

/// Records that the client asked for changes while a milestone waits: the work is in progress again.
/// Errors: `not_done`, `already_accepted`, `already_invoiced`, `in_the_future`, `changes_before_done`, missing words or name.
pub fn request_changes(app: &App, arguments: RequestChanges) -> Result<MilestoneView, AppError> {
    let RequestChanges { id, on, by, role, channel, words } = arguments;
    let by = text::required(&by).map_err(|why| Invalid::new("by", why))?;
    let role = text::optional(role.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("role", why))?;
    let words = needed("words", &words)?;
    let fact = Fact::ChangesRequested { by: &by, role: &role, channel, words: &words };
    record_fact(app, "request_changes", MilestoneOn { id, on }, &fact, |milestone, on, today| {
        Ok(milestone.check_changes(on, today)?)
    })
}

/// Takes a request for changes back that was recorded by mistake: the milestone waits again since the day it was done.
/// Errors: `no_changes_requested`.
pub fn withdraw_changes(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<MilestoneView, AppError> {
    app.write("withdraw_changes", |tx, moment| {
        let milestone = record::milestone(tx, id)?;
        let asked = milestone.check_withdrawal()?;
        record::withdraw_changes(tx, asked.id, moment.at)?;
        let done_on = asked.done_on.unwrap_or(asked.on);
        record::append_fact(tx, id, &Fact::Done, done_on, moment.at)?;
        Ok(((), Entry::about("milestone", id, json!({ "withdrawn": asked.id, "done_on": done_on }))))
    })?;
    milestone(app, MilestoneArgument { id })
}

/// Adds what was said or decided to a note of the milestone, as a paragraph of its own.
/// Errors: `in_the_future`, missing words, a note that is full, `already_invoiced` for the client's note.
pub fn note_decision(app: &App, arguments: NoteDecision) -> Result<MilestoneView, AppError> {
    let NoteDecision { id, on, by, words, side } = arguments;
    let by = text::optional(by.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("by", why))?;
    let words = needed("words", &words)?;
    app.write("note_decision", |tx, moment| {
        let on = schedule::day(tx, app, "on", on.as_deref(), moment.on)?;
        domain::milestone::not_in_the_future(on, moment.on)?;
        let stored = record::milestone(tx, id)?;
        let language = language_of(tx, app, &stored, side)?;
        let head = [documents::date_text(on, language), by].into_iter().filter(|part| !part.is_empty());
        let added = format!("{}: {words}", head.collect::<Vec<_>>().join(", "));
        let mut changed = stored.clone();
        let note = match side {
            DecisionSide::Private => &mut changed.private_note,
            DecisionSide::Client => {
                // What is printed is printed.
                stored.check_unbilled()?;
                &mut changed.client_note
            }
        };
        let joined = if note.is_empty() { added.clone() } else { format!("{note}\n\n{added}") };
        *note = text::note(&joined).map_err(|why| Invalid::new("words", why))?;
        record::put_milestone(tx, &changed)?;
        drafts::follow(tx, &stored, &changed, moment.at)?;
        Ok(((), Entry::about("milestone", id, json!({ "noted": added }))))
    })?;
    milestone(app, MilestoneArgument { id })
}

fn language_of(conn: &Connection, app: &App, milestone: &Milestone, side: DecisionSide) -> Result<Language, AppError> {
    Ok(match side {
        DecisionSide::Private => business::of_book(conn, app)?.language,
        DecisionSide::Client => party::client(conn, project::project(conn, milestone.project)?.client)?.language,
    })
}

fn needed(field: &str, typed: &str) -> Result<String, AppError> {
    let words = text::note(typed).map_err(|why| Invalid::new(field, why))?;
    if words.is_empty() { Err(AppError::invalid(field, Why::Missing)) } else { Ok(words) }
}
