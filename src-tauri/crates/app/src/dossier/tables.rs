//! The tables of a dossier: payments, messages, history; and the notes for nobody else, where they are asked for.

use crate::csv::{self, Cell};
use crate::history::{HistoryEntry, HistoryKind};
use crate::problem::AppError;
use domain::{Milestone, Money};
use serde::Serialize;
use storage::Connection;
use storage::record::project::project;
use storage::record::timeline;

/// The word of the command table for a value.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

fn amount_cells(amount: Option<Money>) -> [Cell; 2] {
    match amount {
        Some(amount) => [Cell::amount(amount), Cell::plain(amount.currency().code())],
        None => [Cell::plain(""), Cell::plain("")],
    }
}

/// The history without what was noted for nobody else, unless that is asked for.
pub(super) fn told(entries: Vec<HistoryEntry>, with_notes: bool) -> Vec<HistoryEntry> {
    let without = |entry: HistoryEntry| HistoryEntry { note: String::new(), ..entry };
    if with_notes { entries } else { entries.into_iter().map(without).collect() }
}

pub(super) fn history_csv(entries: &[HistoryEntry]) -> Vec<u8> {
    let heads = [
        "recorded_at",
        "counts_on",
        "kind",
        "what",
        "position",
        "number",
        "subject",
        "who",
        "role",
        "channel",
        "words",
        "amount",
        "currency",
        "sha256",
    ];
    let row = |entry: &HistoryEntry| {
        let [amount, currency] = amount_cells(entry.amount);
        vec![
            Cell::plain(&entry.at),
            Cell::plain(entry.on),
            Cell::plain(word(&entry.kind)),
            Cell::plain(word(&entry.code)),
            Cell::plain(entry.position.map(|of| of.to_string()).unwrap_or_default()),
            Cell::text(&entry.number),
            Cell::text(&entry.subject),
            Cell::text(&entry.who),
            Cell::text(&entry.role),
            Cell::plain(entry.channel.map(|of| word(&of)).unwrap_or_default()),
            Cell::text(&entry.words),
            amount,
            currency,
            Cell::plain(&entry.sha256),
        ]
    };
    csv::table(&heads, entries.iter().map(row))
}

pub(super) fn history_json(entries: &[HistoryEntry]) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(entries).expect("a history is plain data");
    text.push('\n');
    text.into_bytes()
}

/// What went to the client: when, what, to whom, the hash of the bytes, and that of the mail, by which `SHA256SUMS` names it.
pub(super) fn messages_csv(entries: &[HistoryEntry]) -> Vec<u8> {
    let heads = ["at", "what", "to", "subject", "about", "sha256", "mail_sha256"];
    let row = |entry: &HistoryEntry| {
        let about = if entry.number.is_empty() { &entry.subject } else { &entry.number };
        vec![
            Cell::plain(&entry.at),
            Cell::plain(word(&entry.code)),
            Cell::text(&entry.who),
            Cell::text(&entry.words),
            Cell::text(about),
            Cell::plain(&entry.sha256),
            Cell::plain(entry.mail.as_ref().map(|of| of.sha256.as_str()).unwrap_or_default()),
        ]
    };
    csv::table(&heads, entries.iter().filter(|entry| entry.kind == HistoryKind::Message).map(row))
}

/// What settled the documents of the project, by record: money, fees, credits, write-offs, and what was taken back.
pub(super) fn payments_csv(conn: &Connection, id: domain::ProjectId, with_notes: bool) -> Result<Vec<u8>, AppError> {
    let heads =
        ["counts_on", "recorded_at", "invoice", "kind", "amount", "currency", "channel", "reference", "reason", "note"];
    let rows = timeline::settlements(conn, id)?.into_iter().map(|part| {
        let [amount, currency] = amount_cells(Some(part.settlement.amount));
        let of = part.payment.as_ref();
        let note = of.map(|of| of.note.as_str()).filter(|_| with_notes);
        vec![
            Cell::plain(part.settlement.on),
            Cell::plain(&part.at),
            Cell::text(&part.number),
            Cell::plain(word(&part.settlement.kind)),
            amount,
            currency,
            Cell::plain(of.map(|of| word(&of.channel)).unwrap_or_default()),
            Cell::text(of.map(|of| of.reference.as_str()).unwrap_or_default()),
            Cell::text(&part.reason),
            Cell::text(note.unwrap_or_default()),
        ]
    });
    Ok(csv::table(&heads, rows))
}

/// All that was noted for nobody else. None where there is nothing.
pub(super) fn private_notes(
    conn: &Connection,
    id: domain::ProjectId,
    plan: &[Milestone],
) -> Result<Option<Vec<u8>>, AppError> {
    let mut notes: Vec<(String, String)> = vec![(String::new(), project(conn, id)?.private_note)];
    notes.extend(plan.iter().map(|of| (of.label(), of.private_note.clone())));
    for document in timeline::documents(conn, id)? {
        notes.push((document.number, crate::issuing::private_note(conn, document.id)?));
    }
    notes.retain(|(_, note)| !note.trim().is_empty());
    let text: Vec<String> = notes.iter().map(|(of, note)| format!("{of}\n{note}\n").trim_start().to_owned()).collect();
    Ok(if text.is_empty() { None } else { Some(text.join("\n").into_bytes()) })
}
