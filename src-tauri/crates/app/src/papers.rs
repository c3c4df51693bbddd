//! The papers beside the invoice: a plan as a proposal or schedule, a change order as an addendum, an acceptance as a
//! certificate, a project as its status, a client's account as a statement, what is late as a reminder. Made anew from the book each time; the journal keeps which bytes left.

use crate::drafts::{default_taxes, usual_template};
use crate::form;
use crate::issuing::logo;
use crate::preview::Preview;
use crate::problem::{AppError, FieldProblem, field_of_invalid, field_of_refusal, field_of_uncovered};
use crate::projects::{self, ProjectArgument, ProjectForm, ProjectPatch};
use crate::schedule::{MilestoneArgument, is_as_agreed};
use crate::system_fonts::fonts_for_paper;
use crate::{App, Entry, Moment};
use documents::{DocumentError, Pages, Uncovered};
use domain::papers::{AcceptedWork, Certificate, Engagement, EvidenceFile, Proposal};
use domain::project::Project;
use domain::{Invalid, MilestoneId, ProjectId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::{milestone, party, project};
use ts_rs::TS;

mod addendum;
mod agreed;
mod index;
mod reminder;
mod statement;
mod status;

pub use addendum::{addendum, addendum_paper};
pub(crate) use agreed::revision_paper;
pub(crate) use index::index_pdf;
pub(crate) use reminder::reminder_pdf_of;
pub use reminder::{reminder_paper, reminder_pdf};
pub use statement::{statement_paper, statement_pdf};
pub use status::{status_report, status_report_paper};

/// `typed`: what is in the fields and not saved yet, so that the page follows each key without a write.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewProposal {
    pub id: ProjectId,
    #[serde(default)]
    #[ts(optional)]
    pub typed: Option<ProjectPatch>,
}

/// What a paper is. A proposal that is agreed is the schedule of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    Proposal,
    Schedule,
    Addendum,
    Certificate,
    StatusReport,
    /// The account of a client.
    Statement,
    Reminder,
}

/// A paper as it would print, and what keeps it from going out.
#[derive(Debug, Serialize, TS)]
pub struct PaperView {
    pub kind: PaperKind,
    /// Without pages while there is nothing to draw, or a character that no font shows.
    pub preview: Preview,
    /// Each with the way to the field that mends it; `address` as in the ways of an invoice, or `project`.
    pub problems: Vec<FieldProblem>,
}

/// A paper that may go out.
pub struct Paper {
    pub kind: PaperKind,
    /// Such as `Proposal-HAL-2026-02.pdf`.
    pub name: String,
    pub pdf: Vec<u8>,
    /// The record in whose history its leaving stands.
    about: (&'static str, i64),
}

/// A plan with what its form says, typed or stored.
struct Offer {
    engagement: Engagement,
    /// Texts of the paper that wait to become valid: it would say something older.
    waiting: Vec<Invalid>,
}

/// Fields of a project that only its proposal shows.
const OWN_FIELDS: [&str; 3] = ["scope", "dispute_note", "offer_until"];

fn offer(
    conn: &Connection,
    app: &App,
    PreviewProposal { id, typed }: PreviewProposal,
    moment: Moment,
) -> Result<Offer, AppError> {
    let stored = project::project(conn, id)?;
    let context = projects::Context::of(conn, app, &stored, moment.on)?;
    let known = form::pending::<ProjectForm>(conn, id.0)?;
    let typed = typed.unwrap_or_default().entries();
    let settled = form::settle(&projects::to_form(&stored), &known, &typed, |form| projects::parse(form, &context))?;
    let engagement = engagement(conn, app, settled.value)?;
    let is_agreed = engagement.agreement.is_some();
    // A schedule does not say until when it was on offer.
    let is_said = |field: &str| OWN_FIELDS.contains(&field) && !(is_agreed && field == "offer_until");
    let waiting = settled.pending.into_iter().map(|(fault, _)| fault);
    Ok(Offer { engagement, waiting: waiting.filter(|fault| is_said(&fault.field)).collect() })
}

fn engagement(conn: &Connection, app: &App, project: Project) -> Result<Engagement, AppError> {
    let business = crate::business::of_book(conn, app)?;
    let client = party::client(conn, project.client)?;
    let plan = milestone::plan(conn, project.id)?;
    let taxes = default_taxes(&business, &client, &project, client.language)?;
    let template = usual_template(conn, Some(project.id), &client, &business)?;
    let agreement = if is_as_agreed(conn, &project, &plan)? { project.agreement.clone() } else { None };
    Ok(Engagement { business, client, project, plan, agreement, taxes, template })
}

/// A plan on pages, complete or not, with what keeps it from going out.
pub fn proposal(app: &App, arguments: PreviewProposal) -> Result<PaperView, AppError> {
    app.read(|conn, moment| {
        let Offer { engagement, waiting } = offer(conn, app, arguments, moment)?;
        let mut problems: Vec<FieldProblem> = waiting.iter().map(field_of_invalid).collect();
        problems.extend(Proposal::refusals(&engagement, moment.on).iter().map(field_of_refusal));
        let kind = kind_of(&engagement);
        // A plan that cannot be summed is among the refusals.
        let Ok(paper) = Proposal::of(&engagement, moment.on) else {
            return Ok(PaperView { kind, preview: Preview { pages: Vec::new() }, problems });
        };
        let drawn = draw_proposal(conn, &paper)?;
        Ok(view(kind, drawn, problems))
    })
}

/// The PDF of a plan. Errors: all that is missing, each with the way to its field; characters that no font shows.
pub fn proposal_paper(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<Paper, AppError> {
    app.read(|conn, moment| {
        let Offer { engagement, waiting } = offer(conn, app, PreviewProposal { id, typed: None }, moment)?;
        if !waiting.is_empty() {
            return Err(AppError::Invalid(waiting));
        }
        let refusals = Proposal::refusals(&engagement, moment.on);
        if !refusals.is_empty() {
            return Err(AppError::Refused(refusals));
        }
        let paper = Proposal::of(&engagement, moment.on)?;
        let kind = kind_of(&engagement);
        Ok(Paper {
            kind,
            name: file_name(kind, &engagement.project, ""),
            pdf: documents::pdf(&draw_proposal(conn, &paper)?.map_err(DocumentError::Uncovered)?, None)?,
            about: ("project", id.0),
        })
    })
}

/// The certificate of a milestone's acceptance on pages, with what keeps it from going out.
/// Errors: `nothing_to_certify` without a recorded acceptance.
pub fn certificate(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<PaperView, AppError> {
    app.read(|conn, moment| {
        let engagement = engagement_of(conn, app, id)?;
        let paper = with_evidence(conn, id, Certificate::of(&engagement, id, moment.on)?)?;
        let problems = Certificate::refusals(&engagement, id).iter().map(field_of_refusal).collect();
        Ok(view(PaperKind::Certificate, draw_certificate(conn, &paper)?, problems))
    })
}

/// The PDF of a certificate. Errors: as `proposal_paper`; `nothing_to_certify` without a recorded acceptance.
pub fn certificate_paper(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<Paper, AppError> {
    app.read(|conn, moment| {
        let engagement = engagement_of(conn, app, id)?;
        let refusals = Certificate::refusals(&engagement, id);
        if !refusals.is_empty() {
            return Err(AppError::Refused(refusals));
        }
        let paper = with_evidence(conn, id, Certificate::of(&engagement, id, moment.on)?)?;
        let kind = PaperKind::Certificate;
        // Another milestone may stand at its place by now.
        let removed = if milestone::milestone(conn, id).is_ok() { "" } else { "-removed" };
        Ok(Paper {
            kind,
            name: file_name(kind, &engagement.project, &format!("-M{}{removed}", paper.position)),
            pdf: documents::pdf(&draw_certificate(conn, &paper)?.map_err(DocumentError::Uncovered)?, None)?,
            about: ("milestone", id.0),
        })
    })
}

/// What a change order took out of the plan is still certified as it was accepted.
fn engagement_of(conn: &Connection, app: &App, id: MilestoneId) -> Result<Engagement, AppError> {
    let of = milestone::any_milestone(conn, id)?;
    let mut engagement = engagement(conn, app, project::project(conn, of.project)?)?;
    if !engagement.plan.iter().any(|milestone| milestone.id == id) {
        engagement.plan.push(of);
    }
    Ok(engagement)
}

fn kind_of(engagement: &Engagement) -> PaperKind {
    if engagement.agreement.is_some() { PaperKind::Schedule } else { PaperKind::Proposal }
}

/// Pages, or the characters that no font shows.
pub(crate) type Drawn = Result<Pages, Vec<Uncovered>>;

fn draw_proposal(conn: &Connection, paper: &Proposal) -> Result<Drawn, AppError> {
    let logo = logo(conn, paper.letter.logo.as_deref())?;
    drawn(documents::proposal_pages(paper, logo.as_ref(), &fonts_for_paper(paper, &paper.letter)))
}

/// A certificate names the files that show the acceptance.
fn with_evidence(conn: &Connection, id: MilestoneId, paper: Certificate) -> Result<Certificate, AppError> {
    let files = crate::attachments::of_acceptance(conn, id)?;
    let files = files.into_iter().map(|file| EvidenceFile { name: file.name, sha256: file.hash }).collect();
    Ok(Certificate { accepted: AcceptedWork { files, ..paper.accepted }, ..paper })
}

fn draw_certificate(conn: &Connection, paper: &Certificate) -> Result<Drawn, AppError> {
    let logo = logo(conn, paper.letter.logo.as_deref())?;
    let draw = |paper: &Certificate| {
        drawn(documents::certificate_pages(paper, logo.as_ref(), &fonts_for_paper(paper, &paper.letter)))
    };
    match draw(paper)? {
        Ok(pages) => Ok(Ok(pages)),
        Err(places) => draw(&without(paper, &places)),
    }
}

/// The name of a file that is evidence cannot be typed anew: a character that no font shows becomes a low line, and the
/// hash beside it still says which file it is.
fn without(paper: &Certificate, places: &[Uncovered]) -> Certificate {
    let uncovered: Vec<char> =
        places.iter().filter(|place| place.field == "accepted.files").flat_map(|place| place.chars.clone()).collect();
    let mut shown = paper.clone();
    for file in &mut shown.accepted.files {
        file.name = file.name.chars().map(|c| if uncovered.contains(&c) { '_' } else { c }).collect();
    }
    shown
}

pub(crate) fn drawn(pages: Result<Pages, DocumentError>) -> Result<Drawn, AppError> {
    match pages {
        Ok(pages) => Ok(Ok(pages)),
        Err(DocumentError::Uncovered(places)) => Ok(Err(places)),
        Err(other) => Err(other.into()),
    }
}

fn view(kind: PaperKind, drawn: Drawn, mut problems: Vec<FieldProblem>) -> PaperView {
    let pages = match drawn {
        Ok(pages) => documents::svg(&pages),
        Err(places) => {
            problems.extend(places.iter().map(field_of_place));
            Vec::new()
        }
    };
    PaperView { kind, preview: Preview { pages }, problems }
}

/// The way to a text of a paper that no font shows.
fn field_of_place(place: &Uncovered) -> FieldProblem {
    let problem = field_of_uncovered(place);
    let address = match problem.address.as_str() {
        "draft" if OWN_FIELDS.contains(&place.field.as_str()) => "",
        "draft" if place.field.starts_with("project") => "project",
        "draft" => "schedule",
        elsewhere => elsewhere,
    };
    FieldProblem { address: address.to_owned(), ..problem }
}

/// `Certificate-HAL-2026-02-M3.pdf`: the code of the project, so that files of one contract lie together.
fn file_name(kind: PaperKind, project: &Project, rest: &str) -> String {
    let word = match kind {
        PaperKind::Proposal => "Proposal",
        PaperKind::Schedule => "Schedule",
        PaperKind::Addendum => "Change-order",
        PaperKind::Certificate => "Certificate",
        PaperKind::StatusReport => "Status",
        PaperKind::Statement => "Statement",
        PaperKind::Reminder => "Reminder",
    };
    format!("{word}-{}{rest}.pdf", safe_name(&project.code))
}

impl Paper {
    pub fn sha256(&self) -> String {
        storage::digest::of_bytes(&self.pdf)
    }
}

/// A number or a code as a part of a file's name on any system.
pub(crate) fn safe_name(text: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' };
    text.chars().take(60).map(safe).collect()
}

/// How a paper left the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperWay {
    Saved,
    Opened,
}

/// Notes in the journal which bytes of a paper left. A book that can only be read keeps no record of it.
pub fn record(app: &App, paper: &Paper, way: PaperWay) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    let command = match paper.kind {
        PaperKind::Proposal | PaperKind::Schedule => "hand_over_proposal",
        PaperKind::Addendum => "hand_over_addendum",
        PaperKind::Certificate => "hand_over_certificate",
        PaperKind::StatusReport => "hand_over_status_report",
        PaperKind::Statement => "hand_over_statement",
        PaperKind::Reminder => "hand_over_reminder",
    };
    let (table, id) = paper.about;
    let entry = json!({ "paper": paper.kind, "way": way, "file": paper.name, "sha256": paper.sha256() });
    app.write(command, |_, _| Ok(((), Entry::about(table, id, entry))))
}
