//! The verbs `dispute` and `resolve`: what a client does not accept, and how that ended.

use crate::arguments::{Dispute, Resolve};
use crate::outcome::{self, Failure};
use app::App;
use app::disputes::{
    self, DisputeInvoice, DisputeMilestone, DisputeRow, ListDisputes, ResolveDispute, TakeBackDispute,
};
use app::invoices::{self, NumberArgument};
use domain::dispute::DisputeOutcome;
use domain::{DisputeId, MilestoneId};
use serde_json::json;

/// Marks an invoice, one of its lines, or a milestone. Errors: as `dispute_invoice` and `dispute_milestone`.
pub fn mark(app: &App, asked: Dispute) -> Result<(), Failure> {
    let Dispute { number, milestone, line, reason, since, by, json } = asked;
    let row = match (number, milestone) {
        (Some(number), None) => {
            let id = invoices::invoice_by_number(app, NumberArgument { number })?.id;
            disputes::dispute_invoice(app, DisputeInvoice { id, line, reason, on: since, by })?
        }
        (None, Some(id)) => {
            disputes::dispute_milestone(app, DisputeMilestone { id: MilestoneId(id), reason, on: since, by })?
        }
        (Some(_), Some(_)) | (None, None) => {
            return Err(Failure::usage("say the number of an invoice, or a milestone by --milestone ID"));
        }
    };
    if json {
        return outcome::print(&json!(row));
    }
    let DisputeRow { id, amount, .. } = &row;
    outcome::line(&format!("dispute {id}: {} since {}, {amount} in dispute", subject(&row), row.on))
}

/// Records how a dispute ended, or takes a wrong mark back. Errors: as `resolve_dispute` and `take_back_dispute`.
pub fn resolve(app: &App, asked: Resolve) -> Result<(), Failure> {
    let Resolve { dispute, outcome, words, date, mistake, json } = asked;
    let id = DisputeId(dispute);
    let row = match (mistake, outcome) {
        (true, _) => disputes::take_back_dispute(app, TakeBackDispute { id, reason: Some(words) })?,
        (false, Some(outcome)) => disputes::resolve_dispute(app, ResolveDispute { id, on: date, outcome, words })?,
        (false, None) => return Err(Failure::usage("say how it ended by --outcome, or --mistake")),
    };
    if json {
        return outcome::print(&json!(row));
    }
    let how = if mistake { "taken back" } else { "resolved" };
    outcome::line(&format!("dispute {id} of {} {how} after {} days", subject(&row), row.days))
}

/// Every dispute, the open ones first.
pub fn rows(app: &App) -> Result<serde_json::Value, Failure> {
    Ok(json!(disputes::disputes(app, ListDisputes::default())?.rows))
}

fn subject(row: &DisputeRow) -> String {
    match row.line {
        Some(line) => format!("line {line} of {}", row.label),
        None => row.label.clone(),
    }
}

/// `client-pays` as the table calls it: `client_pays`.
pub fn outcome(text: &str) -> Result<DisputeOutcome, String> {
    serde_json::from_value(json!(text.replace('-', "_")))
        .map_err(|_| format!("{text} is not one of client-pays, credit-follows, mended, withdrawn, otherwise"))
}
