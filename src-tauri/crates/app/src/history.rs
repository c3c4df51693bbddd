//! The history of a project: one timeline from the facts and the journal, with nothing stored for it (S33, S62).
//!
//! Entries come in the order in which they were recorded, so that nothing is ever put between two of them; the day on
//! which each counts stands beside it. They are codes with names, people and amounts: the window and the files of a
//! dossier word them.

mod entry;
mod journal;
mod money;

pub use entry::{HistoryCode, HistoryEntry, HistoryKind, HistoryLink, MailMade};

use crate::App;
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use domain::invoice::DocumentKind;
use domain::milestone::Channel;
use domain::reminder::ReminderChannel;
use domain::{MilestoneId, ProjectId};
use serde::Serialize;
use storage::Connection;
use storage::record::attachment::Owner;
use storage::record::change_order::FactKind;
use storage::record::timeline::{self, DisputeFact, FiledAway, MilestoneFact, OrderFact};
use storage::record::{invoice, mail, milestone, project, reminder};
use ts_rs::TS;

/// All that happened in a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjectHistory {
    /// Oldest first, by the instant of record.
    pub entries: Vec<HistoryEntry>,
}

/// The history of a project. Errors: `not_found`, as reading.
pub fn project_history(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<ProjectHistory, AppError> {
    app.read(|conn, _| Ok(ProjectHistory { entries: entries(conn, id)? }))
}

/// Every entry, oldest first. Errors: as reading.
pub(crate) fn entries(conn: &Connection, id: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    project::project(conn, id)?;
    let mut all = journal::plan_and_papers(conn, id)?;
    all.extend(agreements(conn, id)?);
    all.extend(timeline::milestone_facts(conn, id)?.into_iter().map(work));
    all.extend(timeline::dispute_facts(conn, id)?.into_iter().map(dispute));
    all.extend(documents(conn, id)?);
    all.extend(money::settled(conn, id)?);
    all.extend(handed_over(conn, id)?);
    all.extend(reminders(conn, id)?);
    all.extend(timeline::files(conn, id)?.into_iter().flat_map(files));
    // What a change order took out of the plan has no page of its own any more; its acceptance is still certified.
    let plan: Vec<MilestoneId> = milestone::plan(conn, id)?.iter().map(|of| of.id).collect();
    let cancelled = milestone::cancelled(conn, id)?;
    let is_certified = |id| cancelled.iter().any(|(of, _)| of.id == id && of.facts.acceptance.is_some());
    for entry in &mut all {
        let HistoryLink::Milestone(of) = entry.link else { continue };
        if !plan.contains(&of) {
            let is_about = matches!(entry.code, HistoryCode::Accepted | HistoryCode::CertificateHandedOver);
            let certificate = is_about && is_certified(of);
            entry.link = if certificate { HistoryLink::Certificate(of) } else { HistoryLink::Nothing };
        }
    }
    // A mail is kept in the transaction that notes its draft.
    for kept in mail::of_project(conn, id)? {
        let at = storage::instant(kept.at);
        let note =
            all.iter_mut().find(|entry| entry.kind == HistoryKind::Message && entry.at == at && entry.mail.is_none());
        if let Some(entry) = note {
            entry.mail = Some(MailMade { id: kept.id, sha256: kept.sha256 });
        }
    }
    // Stable: what one command recorded at one instant stays in the order above.
    all.sort_by(|a, b| a.at.cmp(&b.at));
    Ok(collapsed(all))
}

/// Edits of the same sort with nothing between them, on one day, are one entry that says how many there were.
fn collapsed(all: Vec<HistoryEntry>) -> Vec<HistoryEntry> {
    let mut kept: Vec<HistoryEntry> = Vec::new();
    for entry in all {
        match kept.last_mut().filter(|last| last.is_same_edit(&entry)) {
            Some(last) => (last.count, last.at) = (last.count + 1, entry.at),
            None => kept.push(entry),
        }
    }
    kept
}

/// Agreed plans and what became of change orders. A revision that a change order brought is told once, as that.
fn agreements(conn: &Connection, id: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    let revisions = timeline::revisions(conn, id)?;
    let orders = timeline::order_facts(conn, id)?;
    let contract_at = |at: &str| revisions.iter().find(|revision| revision.at == at).map(|revision| revision.contract);
    let of_order = |at: &str| orders.iter().any(|fact| fact.kind == FactKind::Agreed && fact.at == at);
    let mut all: Vec<HistoryEntry> = Vec::new();
    for revision in revisions.iter().filter(|revision| !of_order(&revision.at)) {
        all.push(HistoryEntry {
            link: HistoryLink::Schedule,
            position: Some(revision.number),
            who: revision.by.clone(),
            channel: Some(revision.channel),
            words: revision.words.clone(),
            amount: Some(revision.contract),
            ..HistoryEntry::new(HistoryCode::PlanAgreed, revision.on, &revision.at)
        });
    }
    all.extend(orders.iter().map(|fact| order(fact, contract_at(&fact.at))));
    Ok(all)
}

fn order(fact: &OrderFact, contract: Option<domain::Money>) -> HistoryEntry {
    let code = match (fact.kind, fact.by.is_empty()) {
        (FactKind::Sent, _) => HistoryCode::ChangeOrderSent,
        (FactKind::Agreed, _) => HistoryCode::ChangeOrderAgreed,
        (FactKind::Declined, false) => HistoryCode::ChangeOrderDeclined,
        // A no that names nobody is the author's own.
        (FactKind::Declined, true) => HistoryCode::ChangeOrderWithdrawn,
    };
    HistoryEntry {
        link: HistoryLink::ChangeOrder(fact.order),
        position: Some(fact.number),
        who: fact.by.clone(),
        channel: fact.channel,
        words: fact.words.clone(),
        amount: contract,
        ..HistoryEntry::new(code, fact.on, &fact.at)
    }
}

fn work(fact: MilestoneFact) -> HistoryEntry {
    let code = match fact.kind.as_str() {
        "started" => HistoryCode::Started,
        "done" => HistoryCode::Done,
        "reopened" => HistoryCode::Reopened,
        "accepted" => HistoryCode::Accepted,
        "acceptance_withdrawn" => HistoryCode::AcceptanceWithdrawn,
        // A fact that only a later program knows is shown with its own word rather than hidden.
        _ => HistoryCode::Recorded,
    };
    let words = if code == HistoryCode::Recorded && fact.words.is_empty() { fact.kind } else { fact.words };
    HistoryEntry {
        link: HistoryLink::Milestone(fact.milestone),
        position: Some(fact.position),
        subject: fact.title,
        who: fact.by,
        role: fact.role,
        channel: fact.channel,
        words,
        amount: (code == HistoryCode::Accepted).then_some(fact.amount),
        ..HistoryEntry::new(code, fact.on, &fact.at)
    }
}

fn dispute(fact: DisputeFact) -> HistoryEntry {
    let code = match fact.kind.as_str() {
        "opened" => HistoryCode::DisputeOpened,
        "taken_back" => HistoryCode::DisputeTakenBack,
        _ => HistoryCode::DisputeResolved,
    };
    let milestone = fact.milestone.map(|(id, _)| HistoryLink::Milestone(id));
    let invoice = fact.invoice.as_ref().map(|(id, _)| HistoryLink::Invoice(*id));
    HistoryEntry {
        link: milestone.or(invoice).unwrap_or(HistoryLink::Nothing),
        position: fact.milestone.map(|(_, position)| position),
        number: fact.invoice.map(|(_, number)| number).unwrap_or_default(),
        subject: fact.title,
        who: fact.by,
        words: fact.words,
        ..HistoryEntry::new(code, fact.on, &fact.at)
    }
}

/// Issued documents, and before each the reasons that stood in for an acceptance.
fn documents(conn: &Connection, id: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    let mut all = Vec::new();
    for document in timeline::documents(conn, id)? {
        let issued = invoice::issued(conn, document.id)?;
        let body = issued.body();
        for line in &body.lines {
            let Some((milestone, reason)) =
                line.milestone.as_ref().and_then(|of| Some((of, of.override_reason.as_ref()?)))
            else {
                continue;
            };
            all.push(HistoryEntry {
                link: HistoryLink::Milestone(milestone.id),
                position: Some(milestone.position),
                subject: line.title.clone(),
                words: reason.clone(),
                amount: Some(line.net),
                ..HistoryEntry::new(HistoryCode::Overridden, document.on, &document.at)
            });
        }
        let code = match document.kind {
            DocumentKind::CreditNote => HistoryCode::CreditNoteIssued,
            DocumentKind::Milestone
            | DocumentKind::Part
            | DocumentKind::Several
            | DocumentKind::Deposit
            | DocumentKind::Final
            | DocumentKind::Release
            | DocumentKind::AdHoc => HistoryCode::InvoiceIssued,
        };
        let reason = body.references.first().filter(|_| document.kind == DocumentKind::CreditNote);
        all.push(HistoryEntry {
            link: HistoryLink::Invoice(document.id),
            number: document.number,
            subject: document.heading,
            words: reason.map(|of| of.reason.clone()).unwrap_or_default(),
            amount: Some(document.gross),
            ..HistoryEntry::new(code, document.on, &document.at)
        });
    }
    Ok(all)
}

/// How documents left the program.
fn handed_over(conn: &Connection, id: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    let told = timeline::events(conn, id)?.into_iter().map(|(document, event)| {
        let is_saved = matches!(event.kind.as_str(), "pdf_saved" | "pdf_filed" | "pdf_printed");
        let code = match event.kind.as_str() {
            "mail_draft_opened" => HistoryCode::MailDraftOpened,
            "mail_queued" => HistoryCode::MailQueued,
            "mail_sent" => HistoryCode::MailSent,
            "mail_removed" => HistoryCode::MailTakenOut,
            "pdf_opened" => HistoryCode::InvoiceOpened,
            "pdf_printed" => HistoryCode::InvoicePrinted,
            _ => HistoryCode::InvoiceSaved,
        };
        HistoryEntry {
            link: HistoryLink::Invoice(document.id),
            number: document.number,
            // What was filed or printed went to nobody: there stands the name of the file or of the printer.
            who: if is_saved { String::new() } else { event.recipient },
            sha256: event.file_hash,
            ..HistoryEntry::new(code, event.at.date_naive(), &storage::instant(event.at))
        }
    });
    Ok(told.collect())
}

/// Reminders of what the documents of the project ask for; of one that told of other projects too, only the own numbers.
fn reminders(conn: &Connection, id: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    let documents = timeline::documents(conn, id)?;
    let told = reminder::of_project(conn, id)?.into_iter().map(|given| {
        let own = given.items.iter().filter(|item| documents.iter().any(|of| of.id == item.invoice));
        let numbers: Vec<&str> = own.clone().map(|item| item.number.as_str()).collect();
        HistoryEntry {
            link: own.clone().next().map_or(HistoryLink::Nothing, |item| HistoryLink::Invoice(item.invoice)),
            position: Some(u32::from(given.level.number())),
            number: numbers.join(", "),
            channel: match given.channel {
                ReminderChannel::MailDraft | ReminderChannel::Sent => Some(Channel::Email),
                ReminderChannel::Phone => Some(Channel::Call),
                ReminderChannel::Copied => Some(Channel::Message),
                ReminderChannel::Letter => None,
            },
            words: given.subject,
            sha256: given.letter_sha256.unwrap_or_default(),
            ..HistoryEntry::new(HistoryCode::Reminded, given.left_on, &storage::instant(given.at))
        }
    });
    Ok(told.collect())
}

/// A file that came, and that it was taken off its list.
fn files(FiledAway { file, removed_at }: FiledAway) -> Vec<HistoryEntry> {
    let of = |code, on, at: &str| HistoryEntry {
        link: match file.owner {
            Owner::Milestone => HistoryLink::Milestone(MilestoneId(file.owner_id)),
            Owner::Project | Owner::Agreement | Owner::Acceptance => HistoryLink::File(file.id),
        },
        subject: file.name.clone(),
        sha256: file.hash.clone(),
        ..HistoryEntry::new(code, on, at)
    };
    let came = if file.owner.is_evidence() { HistoryCode::EvidenceAttached } else { HistoryCode::FileAttached };
    let mut told = vec![of(came, file.on, &file.at)];
    if let Some(at) = removed_at {
        told.push(of(HistoryCode::FileRemoved, day_of(&at).unwrap_or(file.on), &at));
    }
    told
}

/// The day of an instant in the spelling of the book.
fn day_of(at: &str) -> Option<chrono::NaiveDate> {
    at.get(..10)?.parse().ok()
}
