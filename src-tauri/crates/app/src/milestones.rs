//! One milestone: its deliverables, and the facts that make its amount due.

mod deliverables;
mod list;
mod review;

pub use deliverables::{
    AddDeliverable, DeliverableArgument, SaveDeliverable, add_deliverable, remove_deliverable, save_deliverable,
};
pub use list::{ListMilestones, MilestoneRow, milestones};
pub use review::{
    DecisionSide, NoteDecision, RequestChanges, RoundRow, note_decision, request_changes, withdraw_changes,
};

use crate::credits;
use crate::disputes::{self, DisputeRow, DisputeStanding};
use crate::ladder::Standing;
use crate::mail::notices::{NoticeKind, kinds_of};
use crate::problem::{AppError, FieldProblem};
use crate::projects;
use crate::schedule::{self, MilestoneArgument, MilestoneForm};
use crate::{App, Entry, attachments};
use chrono::NaiveDate;
use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::{
    ClientId, DeliverableId, DraftInvoiceId, Invalid, InvoiceId, Milestone, MilestoneId, MilestoneStatus, Money,
    Percent, ProjectId, Refusal, text,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::milestone::{self as record, Fact};
use storage::record::{party, project};
use ts_rs::TS;

/// A milestone and a day as typed; None is today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MilestoneOn {
    pub id: MilestoneId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// The client's yes to one milestone.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptMilestone {
    pub id: MilestoneId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    pub by: String,
    #[serde(default)]
    #[ts(optional)]
    pub role: Option<String>,
    pub channel: Channel,
    /// The client's own words.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct DeliverableRow {
    pub id: DeliverableId,
    pub title: String,
    pub done_on: Option<NaiveDate>,
    pub on_invoice: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct AcceptanceView {
    pub on: NaiveDate,
    pub by: String,
    pub role: String,
    pub channel: Channel,
    pub words: String,
}

/// One entry of a record's history.
#[derive(Debug, Serialize, TS)]
pub struct HistoryRow {
    /// RFC 3339, UTC.
    pub at: String,
    /// ISO day.
    pub on: String,
    pub command: String,
}

/// A milestone as its page shows it.
#[derive(Debug, Serialize, TS)]
pub struct MilestoneView {
    pub id: MilestoneId,
    pub position: u32,
    pub of: u32,
    pub form: MilestoneForm,
    /// Faults of fields that wait as typed.
    pub problems: Vec<FieldProblem>,
    pub project: ProjectId,
    pub project_title: String,
    pub client: ClientId,
    pub client_name: String,
    pub amount: Money,
    pub gross: Money,
    /// Such as `VAT 23%`; empty where none is charged.
    pub tax_label: String,
    /// Why none is charged: `reverse_charge`, `exempt`, `outside_scope`, `zero`; None where it is, or nothing says why.
    pub untaxed: Option<&'static str>,
    pub share: Percent,
    pub contract: Money,
    pub terms: String,
    pub target_on: Option<NaiveDate>,
    pub status: MilestoneStatus,
    pub days_late: Option<i64>,
    pub days_waiting: Option<i64>,
    pub requires_acceptance: bool,
    pub agreed_on: Option<NaiveDate>,
    pub agreed_by: String,
    pub started_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub acceptance: Option<AcceptanceView>,
    /// The client asked for changes, and the work is not done again.
    pub changes_requested: bool,
    /// The round in which the work is, from 1.
    pub round: u32,
    /// Changes asked for, newest first.
    pub rounds: Vec<RoundRow>,
    /// Pre-filled into the sign-off sheet.
    pub approver: String,
    pub approver_role: String,
    pub deliverables: Vec<DeliverableRow>,
    /// Credit notes over what billed it before.
    pub credits: Vec<credits::MilestoneCredit>,
    pub invoice: Option<InvoiceId>,
    pub invoice_number: Option<String>,
    pub invoiced_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub paid_on: Option<NaiveDate>,
    pub draft: Option<DraftInvoiceId>,
    pub next_number: String,
    pub previous: Option<MilestoneId>,
    pub next: Option<MilestoneId>,
    /// While it, or what bills it, is in dispute.
    pub dispute: Option<DisputeStanding>,
    /// Every dispute about it, the open ones first.
    pub disputes: Vec<DisputeRow>,
    /// Texts for the client that it allows, most fitting first.
    pub notices: Vec<NoticeKind>,
    pub history: Vec<HistoryRow>,
}

/// A milestone with everything its page shows.
pub fn milestone(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<MilestoneView, AppError> {
    app.read(|conn, moment| view(conn, app, id, moment.on))
}

/// As the treatment of a client is called.
fn untaxed(category: TaxCategory) -> Option<&'static str> {
    match category {
        TaxCategory::ReverseCharge => Some("reverse_charge"),
        TaxCategory::Exempt | TaxCategory::IntraCommunity | TaxCategory::Export => Some("exempt"),
        TaxCategory::OutsideScope => Some("outside_scope"),
        TaxCategory::Zero => Some("zero"),
        TaxCategory::Standard | TaxCategory::Igic | TaxCategory::Ipsi => None,
    }
}

fn view(conn: &Connection, app: &App, id: MilestoneId, today: NaiveDate) -> Result<MilestoneView, AppError> {
    let stored = record::milestone(conn, id)?;
    let project = project::project(conn, stored.project)?;
    let client = party::client(conn, project.client)?;
    let business = crate::business::of_book(conn, app)?;
    let plan = record::plan(conn, project.id)?;
    let at = plan.iter().position(|m| m.id == id).unwrap_or(0);
    let Standing { milestone, status, days_late, .. } = Standing::of(stored, project.requires_acceptance, today);
    let taxes = crate::drafts::default_taxes(&business, &client, &project, client.language)?;
    let groups = domain::tax::groups([(milestone.amount, taxes.as_slice())])?;
    let tax = Money::sum(groups.iter().map(|g| g.amount), milestone.amount.currency())?;
    let (form, problems) =
        schedule::shown_form(conn, &milestone, project.contract, today, schedule::order(conn, app)?)?;
    let charged = taxes.first().filter(|tax| !tax.category.is_untaxed());
    let facts = &milestone.facts;
    let approver = client.approver().cloned();
    let (dispute, disputes) = disputes::of_milestone(conn, id, today)?;
    let terms = project.terms.or(client.terms).or(business.terms);
    let days_waiting =
        facts.done_on.filter(|_| status == MilestoneStatus::WaitingForSignOff).map(|done| (today - done).num_days());
    Ok(MilestoneView {
        id,
        position: milestone.position,
        of: u32::try_from(plan.len()).unwrap_or(u32::MAX),
        form,
        problems,
        project: project.id,
        project_title: project.title.clone(),
        client: client.id,
        client_name: client.name.clone(),
        amount: milestone.amount,
        gross: milestone.amount.plus(tax)?,
        tax_label: charged.map(|t| format!("{} {}%", t.name, t.rate)).unwrap_or_default(),
        untaxed: taxes.first().and_then(|t| untaxed(t.category)),
        share: Percent::share(milestone.amount, project.contract, 1).unwrap_or(Percent::ZERO),
        contract: project.contract,
        terms: terms.map(domain::terms::PaymentTerms::code).unwrap_or_default(),
        target_on: milestone.target_on,
        status,
        days_late,
        days_waiting,
        requires_acceptance: project.requires_acceptance,
        agreed_on: project.agreement.as_ref().map(|a| a.on),
        agreed_by: project.agreement.as_ref().map(|a| a.by.clone()).unwrap_or_default(),
        started_on: facts.started_on,
        done_on: facts.done_on,
        acceptance: facts.acceptance.as_ref().map(|a| AcceptanceView {
            on: a.on,
            by: a.by.clone(),
            role: a.role.clone(),
            channel: a.channel,
            words: a.words.clone(),
        }),
        changes_requested: facts.requested().is_some(),
        round: facts.round(),
        rounds: review::rounds(conn, facts)?,
        approver: approver.as_ref().map(|c| c.name.clone()).unwrap_or_default(),
        approver_role: approver.map(|c| c.position).unwrap_or_default(),
        deliverables: milestone
            .deliverables
            .iter()
            .map(|d| DeliverableRow { id: d.id, title: d.title.clone(), done_on: d.done_on, on_invoice: d.on_invoice })
            .collect(),
        credits: credits::of_milestone(conn, id)?,
        invoice: facts.billed.as_ref().map(|b| b.invoice),
        invoice_number: facts.billed.as_ref().map(|b| b.number.clone()),
        invoiced_on: facts.billed.as_ref().map(|b| b.issue_on),
        due_on: facts.billed.as_ref().map(|b| b.due_on),
        paid_on: facts.billed.as_ref().and_then(|b| b.paid_on),
        draft: projects::prepared_for(conn, id)?,
        next_number: crate::issuing::next_number(conn, &business, today)?,
        previous: at.checked_sub(1).and_then(|before| plan.get(before)).map(|m| m.id),
        next: plan.get(at + 1).map(|m| m.id),
        dispute,
        disputes,
        notices: kinds_of(&milestone, &project),
        history: history(conn, id)?,
    })
}

fn history(conn: &Connection, id: MilestoneId) -> Result<Vec<HistoryRow>, AppError> {
    let rows = storage::record::history::about(conn, &format!("milestone:{id}"))?;
    let told = rows.into_iter().filter_map(|row| Some(HistoryRow { command: told(&row)?, at: row.at, on: row.on_day }));
    Ok(told.collect())
}

/// What an entry is called. Of the steps of a mail in the outbox only those that ended its time there are told.
fn told(row: &storage::journal::JournalRow) -> Option<String> {
    let entry: serde_json::Value = serde_json::from_str(&row.entry).unwrap_or_default();
    match entry["outbox_step"].is_null() {
        true => Some(row.command.clone()),
        false => entry["event"].as_str().map(str::to_owned),
    }
}

/// Appends a fact after a check, with its journal entry.
fn record_fact(
    app: &App,
    command: &'static str,
    MilestoneOn { id, on }: MilestoneOn,
    fact: &Fact<'_>,
    check: impl FnOnce(&Milestone, NaiveDate, NaiveDate) -> Result<(), AppError>,
) -> Result<MilestoneView, AppError> {
    app.write(command, |tx, moment| {
        let day = schedule::day(tx, app, "on", on.as_deref(), moment.on)?;
        let milestone = record::milestone(tx, id)?;
        check(&milestone, day, moment.on)?;
        record::append_fact(tx, id, fact, day, moment.at)?;
        let entry = json!({ "milestone": milestone.label(), "on": day, "fact": format!("{fact:?}") });
        let entry = Entry::about("milestone", id, entry);
        let is_yes = matches!(fact, Fact::Accepted { .. } | Fact::ChangesRequested { .. });
        let entry = if is_yes { attachments::settle_acceptance(tx, app, id, moment)?.with(entry) } else { entry };
        Ok(((), entry))
    })?;
    milestone(app, MilestoneArgument { id })
}

/// Work begins.
pub fn start_milestone(app: &App, arguments: MilestoneOn) -> Result<MilestoneView, AppError> {
    record_fact(app, "start_milestone", arguments, &Fact::Started, |milestone, on, today| {
        domain::milestone::not_in_the_future(on, today)?;
        match milestone.facts.done_on {
            Some(_) => Err(Refusal::AlreadyDone { milestone: milestone.label() }.into()),
            None => Ok(()),
        }
    })
}

/// The work is done; with sign-off agreed it now waits for the client.
pub fn mark_done(app: &App, arguments: MilestoneOn) -> Result<MilestoneView, AppError> {
    record_fact(app, "mark_done", arguments, &Fact::Done, |milestone, on, today| Ok(milestone.check_done(on, today)?))
}

/// Takes done, and an acceptance with it, back.
pub fn reopen_milestone(app: &App, arguments: MilestoneOn) -> Result<MilestoneView, AppError> {
    record_fact(app, "reopen_milestone", arguments, &Fact::Reopened, |milestone, on, today| {
        domain::milestone::not_in_the_future(on, today)?;
        milestone.check_unbilled()?;
        match milestone.facts.done_on {
            None => Err(Refusal::NotDone { milestone: milestone.label() }.into()),
            Some(_) => Ok(()),
        }
    })
}

/// Records the client's acceptance: who, when, how, in which words.
pub fn accept_milestone(app: &App, arguments: AcceptMilestone) -> Result<MilestoneView, AppError> {
    let AcceptMilestone { id, on, by, role, channel, words } = arguments;
    let by = text::required(&by).map_err(|why| Invalid::new("by", why))?;
    let role = text::optional(role.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("role", why))?;
    let words = text::note(words.as_deref().unwrap_or_default()).map_err(|why| Invalid::new("words", why))?;
    let fact = Fact::Accepted { by: &by, role: &role, channel, words: &words };
    record_fact(app, "accept_milestone", MilestoneOn { id, on }, &fact, |milestone, on, today| {
        Ok(milestone.check_acceptance(on, today)?)
    })
}

/// Takes a wrongly recorded acceptance back; the record of it stays in the history.
pub fn withdraw_acceptance(app: &App, arguments: MilestoneOn) -> Result<MilestoneView, AppError> {
    let fact = Fact::AcceptanceWithdrawn { words: "" };
    record_fact(app, "withdraw_acceptance", arguments, &fact, |milestone, on, today| {
        domain::milestone::not_in_the_future(on, today)?;
        milestone.check_unbilled()?;
        match milestone.facts.acceptance {
            None => Err(Refusal::NotAccepted { milestone: milestone.label() }.into()),
            Some(_) => Ok(()),
        }
    })
}
