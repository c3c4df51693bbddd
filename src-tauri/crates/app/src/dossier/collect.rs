//! What belongs into the dossier of a project, under which name. Reads no file of the book, only what it is called.

use super::{DossierArgument, Part, Source, names, tables};
use crate::change_orders::ChangeOrderArgument;
use crate::invoices::pdf_name;
use crate::papers::{Paper, addendum_paper, certificate_paper, proposal_paper, revision_paper, safe_name};
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::schedule::MilestoneArgument;
use crate::{App, Problem, history};
use chrono::NaiveDate;
use domain::invoice::DocumentKind;
use domain::papers::FilePurpose;
use domain::{Milestone, ProjectId};
use storage::Connection;
use storage::record::attachment::Owner;
use storage::record::timeline::{self, FiledAway};
use storage::record::{change_order, invoice, mail, milestone, project};

const CONTRACT: &str = "01-contract";
const CHANGES: &str = "02-changes";
const ACCEPTANCES: &str = "03-acceptances";
const INVOICES: &str = "04-invoices";
const MESSAGES: &str = "05-messages";
const MAILS: &str = "05-messages/mails";
const PAYMENTS: &str = "06-payments";
const HISTORY: &str = "07-history";
const ATTACHMENTS: &str = "08-attachments";
const NOTES: &str = "09-private-notes";

/// What was found, and what could not be made.
#[derive(Default)]
pub(super) struct Collected {
    pub parts: Vec<Part>,
    pub missing: Vec<String>,
}

impl Collected {
    fn put(&mut self, folder: &str, name: &str, purpose: FilePurpose, about: &str, on: NaiveDate, source: Source) {
        let path = format!("{folder}/{name}");
        self.parts.push(Part { path, purpose, about: about.to_owned(), on, source });
    }

    /// A paper, or why it is not there: a dossier is made of a book as it is, and says what it lacks.
    fn paper(
        &mut self,
        folder: &str,
        purpose: FilePurpose,
        about: &str,
        made: Result<(Paper, NaiveDate), AppError>,
    ) -> Result<(), AppError> {
        match made {
            Ok((paper, on)) => self.put(folder, &paper.name, purpose, about, on, Source::Made(paper.pdf)),
            Err(error @ (AppError::Refused(_) | AppError::Invalid(_) | AppError::Document(_))) => {
                let why = Problem::from(error).message;
                self.missing.push(if about.is_empty() { why } else { format!("{about}: {why}") });
            }
            Err(other) => return Err(other),
        }
        Ok(())
    }
}

pub(super) fn parts(app: &App, asked: DossierArgument, today: NaiveDate) -> Result<Collected, AppError> {
    let with_notes = asked.private_notes.unwrap_or(false);
    let id = asked.id;
    let mut all = Collected::default();
    let (plan, removed) = app.read(|conn, _| Ok((milestone::plan(conn, id)?, milestone::cancelled(conn, id)?)))?;
    contract(app, id, today, &mut all)?;
    acceptances(app, plan.iter().chain(removed.iter().map(|(milestone, _)| milestone)), &mut all)?;
    app.read(|conn, _| {
        files(conn, id, &plan, &mut all)?;
        documents(conn, id, &mut all)?;
        mails(conn, id, &mut all)?;
        let entries = tables::told(history::entries(conn, id)?, with_notes);
        let made = Source::Made;
        all.put(MESSAGES, "messages.csv", FilePurpose::Messages, "", today, made(tables::messages_csv(&entries)));
        let payments = tables::payments_csv(conn, id, with_notes)?;
        all.put(PAYMENTS, "payments.csv", FilePurpose::Payments, "", today, made(payments));
        all.put(HISTORY, "history.csv", FilePurpose::History, "", today, made(tables::history_csv(&entries)));
        all.put(HISTORY, "history.json", FilePurpose::History, "", today, made(tables::history_json(&entries)));
        if let Some(notes) = tables::private_notes(conn, id, &plan)?.filter(|_| with_notes) {
            all.put(NOTES, "private-notes.txt", FilePurpose::PrivateNotes, "", today, made(notes));
        }
        Ok(())
    })?;
    Ok(all)
}

/// The plan as it was agreed, each revision of it, and the change orders that the client has seen.
fn contract(app: &App, id: ProjectId, today: NaiveDate, all: &mut Collected) -> Result<(), AppError> {
    let (revisions, orders) =
        app.read(|conn, _| Ok((project::revisions(conn, id)?, change_order::change_orders(conn, id)?)))?;
    if revisions.is_empty() {
        let made = proposal_paper(app, ProjectArgument { id }).map(|paper| (paper, today));
        all.paper(CONTRACT, FilePurpose::Proposal, "", made)?;
    }
    for number in revisions.iter().map(|revision| revision.agreement.revision_number) {
        let folder = if number == 1 { CONTRACT } else { CHANGES };
        all.paper(folder, FilePurpose::Schedule, &number.to_string(), revision_paper(app, id, number))?;
    }
    for order in orders {
        let Some(last) = order.facts.last() else { continue };
        let made = addendum_paper(app, ChangeOrderArgument { id: order.id }).map(|paper| (paper, last.on));
        all.paper(CHANGES, FilePurpose::Addendum, &order.number.to_string(), made)?;
    }
    Ok(())
}

/// Of the plan, and of what change orders took out of it.
fn acceptances<'a>(
    app: &App,
    milestones: impl Iterator<Item = &'a Milestone>,
    all: &mut Collected,
) -> Result<(), AppError> {
    for of in milestones {
        let Some(acceptance) = &of.facts.acceptance else { continue };
        let made = certificate_paper(app, MilestoneArgument { id: of.id }).map(|paper| (paper, acceptance.on));
        all.paper(ACCEPTANCES, FilePurpose::Certificate, &of.label(), made)?;
    }
    Ok(())
}

/// Files as they were added, byte for byte. What was taken off a list is not among them; evidence never is.
fn files(conn: &Connection, id: ProjectId, plan: &[Milestone], all: &mut Collected) -> Result<(), AppError> {
    let facts = timeline::milestone_facts(conn, id)?;
    let revisions = project::revisions(conn, id)?;
    for FiledAway { file, removed_at } in timeline::files(conn, id)? {
        if removed_at.is_some() {
            continue;
        }
        let (folder, prefix, purpose) = match file.owner {
            Owner::Project => (ATTACHMENTS, "Project".to_owned(), FilePurpose::Attachment),
            Owner::Milestone => {
                let place = plan.iter().find(|of| of.id.0 == file.owner_id).map(|of| of.position);
                let prefix = place.map_or("Milestone".to_owned(), |place| format!("M{place}"));
                (ATTACHMENTS, prefix, FilePurpose::Attachment)
            }
            Owner::Agreement => {
                let number = revisions
                    .iter()
                    .find(|of| of.agreement.revision.0 == file.owner_id)
                    .map_or(1, |of| of.agreement.revision_number);
                let folder = if number == 1 { CONTRACT } else { CHANGES };
                (folder, format!("Agreement-{number}"), FilePurpose::AgreementEvidence)
            }
            Owner::Acceptance => {
                let of = milestone_of(conn, &facts, file.owner_id)?;
                (ACCEPTANCES, of, FilePurpose::AcceptanceEvidence)
            }
        };
        all.put(folder, &names::of(&prefix, &file.name), purpose, &file.name, file.on, Source::Kept(file.hash));
    }
    Ok(())
}

/// `M2` of a recorded acceptance.
fn milestone_of(conn: &Connection, facts: &[timeline::MilestoneFact], acceptance: i64) -> Result<String, AppError> {
    let id = storage::record::attachment::milestone_of_acceptance(conn, acceptance)?;
    let place = facts.iter().find(|fact| fact.milestone == id).map(|fact| fact.position);
    Ok(place.map_or("Acceptance".to_owned(), |place| format!("M{place}")))
}

/// Every mail whose draft was opened, byte for byte as the mail program was given it.
fn mails(conn: &Connection, id: ProjectId, all: &mut Collected) -> Result<(), AppError> {
    for kept in mail::of_project(conn, id)? {
        let name = names::of(&kept.on.to_string(), &kept.name);
        all.put(MAILS, &name, FilePurpose::Messages, &kept.subject, kept.on, Source::Mail(kept.id, kept.sha256));
    }
    Ok(())
}

/// The stored bytes of every issued document, with its e-invoice.
fn documents(conn: &Connection, id: ProjectId, all: &mut Collected) -> Result<(), AppError> {
    for document in timeline::documents(conn, id)? {
        let purpose = match document.kind {
            DocumentKind::CreditNote => FilePurpose::CreditNote,
            DocumentKind::Milestone
            | DocumentKind::Part
            | DocumentKind::Several
            | DocumentKind::Deposit
            | DocumentKind::Final
            | DocumentKind::Release
            | DocumentKind::AdHoc => FilePurpose::Invoice,
        };
        let (pdf, xml) = invoice::file_hashes(conn, document.id)?;
        let name = pdf_name(document.kind, &document.number);
        let about = format!("{}, {}", document.number, document.heading);
        all.put(INVOICES, &name, purpose, &about, document.on, Source::Kept(pdf));
        if let Some(xml) = xml {
            let name = format!("E-invoice-{}.xml", safe_name(&document.number));
            all.put(INVOICES, &name, FilePurpose::EInvoice, &document.number, document.on, Source::Kept(xml));
        }
    }
    Ok(())
}
