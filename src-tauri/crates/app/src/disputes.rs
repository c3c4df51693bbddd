//! Disputes: marking what a client does not accept, resolving it, and where the disputes of a record stand. What reminds
//! asks here; what is paid or credited stays as it was.

mod mark;
mod view;

pub use mark::{DisputeInvoice, DisputeMilestone, dispute_invoice, dispute_milestone};
pub use view::{DisputeRow, DisputeStanding, Disputes, ListDisputes, disputes};
pub(crate) use view::{of_invoice, of_milestone};

use crate::problem::AppError;
use crate::schedule;
use crate::{App, Entry};
use domain::dispute::{Dispute, DisputeEnd, DisputeOutcome, DisputeSubject};
use domain::{DisputeId, Invalid, text};
use serde::Deserialize;
use serde_json::json;
use storage::record::dispute as record;
use ts_rs::TS;

/// How a dispute ended; `words` say it as it was settled.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveDispute {
    pub id: DisputeId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    pub outcome: DisputeOutcome,
    pub words: String,
}

/// A dispute that was marked by mistake.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeBackDispute {
    pub id: DisputeId,
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Records how a dispute ended. Errors: `not_disputed`, `resolved_too_early`, `in_the_future`, missing words.
pub fn resolve_dispute(
    app: &App,
    ResolveDispute { id, on, outcome, words }: ResolveDispute,
) -> Result<DisputeRow, AppError> {
    let words = typed_note("words", &words)?;
    if words.is_empty() {
        return Err(AppError::invalid("words", domain::Why::Missing));
    }
    app.write("resolve_dispute", |tx, moment| {
        let on = schedule::day(tx, app, "on", on.as_deref(), moment.on)?;
        let dispute = record::dispute(tx, id)?;
        dispute.check_end(&view::label(tx, dispute.subject)?, on, moment.on)?;
        let end = DisputeEnd::Resolved { on, outcome, words };
        record::insert_end(tx, id, &end, moment.at)?;
        Ok(((), entry(&dispute, json!({ "dispute_end": record::journalled_end(id, &end) }))))
    })?;
    view::row(app, id)
}

/// Takes a mark back that was made by mistake; both stay in the history. Errors: `not_disputed`.
pub fn take_back_dispute(app: &App, TakeBackDispute { id, reason }: TakeBackDispute) -> Result<DisputeRow, AppError> {
    let words = typed_note("reason", reason.as_deref().unwrap_or_default())?;
    app.write("take_back_dispute", |tx, moment| {
        let dispute = record::dispute(tx, id)?;
        dispute.check_end(&view::label(tx, dispute.subject)?, moment.on, moment.on)?;
        let end = DisputeEnd::TakenBack { on: moment.on, words };
        record::insert_end(tx, id, &end, moment.at)?;
        Ok(((), entry(&dispute, json!({ "dispute_end": record::journalled_end(id, &end) }))))
    })?;
    view::row(app, id)
}

fn typed_note(field: &str, typed: &str) -> Result<String, AppError> {
    Ok(text::note(typed).map_err(|why| Invalid::new(field, why))?)
}

/// The journal speaks of the milestone or the invoice, so that it stands in the history of that.
fn entry(dispute: &Dispute, json: serde_json::Value) -> Entry {
    match dispute.subject {
        DisputeSubject::Milestone(id) => Entry::about("milestone", id, json),
        DisputeSubject::Invoice(id) | DisputeSubject::Line(id, _) => Entry::about("invoice", id, json),
    }
}
