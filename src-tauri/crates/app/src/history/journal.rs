//! What only the journal knows of a project: that its plan was written, and which papers and texts left the program.

use super::{HistoryCode, HistoryEntry, HistoryLink};
use crate::problem::AppError;
use domain::{MilestoneId, ProjectId};
use serde_json::Value;
use storage::Connection;
use storage::journal::JournalRow;
use storage::record::{milestone, timeline};

/// Name and place of a milestone, wherever it stands now.
struct Named {
    id: MilestoneId,
    position: u32,
    title: String,
}

pub(super) fn plan_and_papers(conn: &Connection, id: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    let cancelled = milestone::cancelled(conn, id)?.into_iter().map(|(of, _)| of);
    let named: Vec<Named> = milestone::plan(conn, id)?
        .into_iter()
        .chain(cancelled)
        .map(|of| Named { id: of.id, position: of.position, title: of.title })
        .collect();
    Ok(timeline::journal(conn, id)?.iter().filter_map(|row| entry(row, &named)).collect())
}

/// None for what a fact tells as well.
fn entry(row: &JournalRow, named: &[Named]) -> Option<HistoryEntry> {
    let json: Value = serde_json::from_str(&row.entry).unwrap_or(Value::Null);
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let code = match row.command.as_str() {
        "create_project" | "duplicate_project" => HistoryCode::ProjectCreated,
        "add_milestone"
        | "save_milestone"
        | "move_milestone"
        | "remove_milestone"
        | "settle_difference"
        | "apply_preset"
        | "apply_plan_template"
        | "add_pasted_plan"
        | "add_deliverable"
        | "save_deliverable"
        | "remove_deliverable" => HistoryCode::PlanEdited,
        "apply_plan_offer" if json["began"] == true => HistoryCode::ChangeOrderStarted,
        "undo_plan_offer" if json["discarded"] == true => HistoryCode::ChangeOrderDiscarded,
        "apply_plan_offer" | "undo_plan_offer" if json["change_order"].is_u64() => HistoryCode::ChangeOrderEdited,
        "apply_plan_offer" | "undo_plan_offer" => HistoryCode::PlanEdited,
        "save_project" => HistoryCode::DetailsEdited,
        "archive_project" if json["archived"] == true => HistoryCode::ProjectArchived,
        "archive_project" => HistoryCode::ProjectRestored,
        "start_change_order" => HistoryCode::ChangeOrderStarted,
        "save_change_order" | "add_change_row" | "save_change_row" | "remove_change_row" | "keep_change_row"
        | "move_change_row" => HistoryCode::ChangeOrderEdited,
        "discard_change_order" => HistoryCode::ChangeOrderDiscarded,
        "hand_over_proposal" if json["paper"] == "schedule" => HistoryCode::ScheduleHandedOver,
        "hand_over_proposal" => HistoryCode::ProposalHandedOver,
        "hand_over_addendum" => HistoryCode::AddendumHandedOver,
        "hand_over_certificate" => HistoryCode::CertificateHandedOver,
        "open_heads_up" => HistoryCode::HeadsUpDrafted,
        "open_progress" => HistoryCode::ProgressDrafted,
        "open_completion" => HistoryCode::CompletionDrafted,
        "open_approval" => HistoryCode::ApprovalDrafted,
        "send_heads_up" | "send_progress" | "send_completion" | "send_approval" => HistoryCode::MailQueued,
        // What became of such a mail; those of documents stand with their document.
        _ if json["event"] == "mail_sent" => HistoryCode::MailSent,
        _ if json["event"] == "mail_removed" => HistoryCode::MailTakenOut,
        _ => return None,
    };
    let on = row.on_day.parse().ok()?;
    let milestone = row.subject.strip_prefix("milestone:").and_then(|id| id.parse().ok()).map(MilestoneId);
    // An edit of the plan stands for the whole of it; a paper or a text is about one milestone.
    let of = milestone.and_then(|id| named.iter().find(|of| of.id == id)).filter(|_| code != HistoryCode::PlanEdited);
    let order = json["change_order"].as_u64().and_then(|number| u32::try_from(number).ok());
    Some(HistoryEntry {
        link: of.map_or(HistoryLink::Schedule, |of| HistoryLink::Milestone(of.id)),
        position: of.map(|of| of.position).or(order),
        subject: of.map(|of| of.title.clone()).unwrap_or_else(|| text("file")),
        who: recipients(&json["to"]),
        words: text("subject"),
        sha256: text("sha256"),
        ..HistoryEntry::new(code, on, &row.at)
    })
}

fn recipients(to: &Value) -> String {
    if let Some(joined) = to.as_str() {
        return joined.to_owned();
    }
    let all: Vec<&str> = to.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    all.join(", ")
}
