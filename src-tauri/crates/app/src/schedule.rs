//! The schedule: the plan of a project as a table that is edited in place, with its allocation.

use crate::business;
use crate::form::{self, Faults, Form};
use crate::ladder::{self, Column, ProjectSums, Standing};
use crate::problem::{AppError, FieldProblem};
use crate::projects::{self, ProjectArgument, ProjectForm, standings};
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::date::{self, DateOrder};
use domain::milestone::Channel;
use domain::plan::{self, Allocation, Worth};
use domain::project::Project;
use domain::{DraftInvoiceId, Invalid, InvoiceId, Milestone, MilestoneId, MilestoneStatus, Money, Percent, ProjectId, Refusal, Rounding, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::{milestone, next_id, party, project};
use ts_rs::TS;

crate::form! {
    /// A milestone as texts. `share` is shown and can be typed; the amount is the truth.
    MilestoneForm, MilestonePatch, "milestone" { title, criterion, amount, share, target_on, client_note, private_note }
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddMilestone {
    pub project: ProjectId,
    #[serde(default)]
    #[ts(optional)]
    pub patch: Option<MilestonePatch>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMilestone {
    pub id: MilestoneId,
    pub patch: MilestonePatch,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MilestoneArgument {
    pub id: MilestoneId,
}

/// `position` from 1, as it is to be afterwards.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveMilestone {
    pub id: MilestoneId,
    pub position: u32,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyPreset {
    pub project: ProjectId,
    pub preset: String,
}

/// One row of the schedule.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ScheduleRow {
    pub id: MilestoneId,
    pub position: u32,
    pub form: MilestoneForm,
    pub problems: Vec<FieldProblem>,
    pub amount: Money,
    /// Share of the contract in percent, one decimal.
    pub share: Percent,
    pub target_on: Option<NaiveDate>,
    pub status: MilestoneStatus,
    pub days_late: Option<i64>,
    /// Invoiced: nothing of it can change.
    pub is_locked: bool,
    pub invoice: Option<InvoiceId>,
    pub invoice_number: Option<String>,
    pub draft: Option<DraftInvoiceId>,
    pub deliverables: u32,
}

/// How much of the contract has a milestone, and what could be done about the rest.
#[derive(Debug, Serialize, TS)]
pub struct AllocationView {
    pub planned: Money,
    /// Below zero when the plan is over the contract.
    pub left: Money,
    pub percent: Percent,
    pub is_exact: bool,
    /// Widths of the milestones in the meter, in thousandths of the larger of plan and contract.
    pub permille: Vec<u32>,
    /// The last milestone that can take the difference.
    pub fix: Option<MilestoneId>,
    pub fix_title: Option<String>,
}

/// An agreed revision, oldest first.
#[derive(Debug, Serialize, TS)]
pub struct RevisionRow {
    pub number: u32,
    pub on: NaiveDate,
    pub by: String,
    pub channel: Channel,
    pub words: String,
    pub contract: Money,
}

/// A project as its schedule shows it.
#[derive(Debug, Serialize, TS)]
pub struct ProjectView {
    pub id: ProjectId,
    pub form: ProjectForm,
    pub problems: Vec<FieldProblem>,
    pub client: domain::ClientId,
    pub client_name: String,
    /// Who signs off at the client, for the forms that ask.
    pub approver: String,
    pub approver_role: String,
    pub requires_acceptance: bool,
    pub archived: bool,
    pub ladder: Vec<Column>,
    pub sums: ProjectSums,
    pub allocation: AllocationView,
    pub milestones: Vec<ScheduleRow>,
    pub revisions: Vec<RevisionRow>,
    /// True when the plan or the contract differs from the agreed revision.
    pub changed_since_agreement: bool,
    /// The oldest milestone that is ready to invoice.
    pub ready: Option<MilestoneId>,
}

/// Reads a day as typed in the order of the business's country; empty is today.
pub(crate) fn day(conn: &Connection, app: &App, field: &str, typed: Option<&str>, today: NaiveDate) -> Result<NaiveDate, AppError> {
    match typed.map(str::trim) {
        None | Some("") => Ok(today),
        Some(text) => date::parse(text, today, order(conn, app)?).map_err(|why| AppError::invalid(field, why)),
    }
}

pub(crate) fn order(conn: &Connection, app: &App) -> Result<DateOrder, AppError> {
    let country = business::of_book(conn, app)?.address.country;
    Ok(if matches!(country.code(), "US" | "PH") { DateOrder::MonthFirst } else { DateOrder::DayFirst })
}

pub(crate) fn form_of(milestone: &Milestone, contract: Money) -> MilestoneForm {
    MilestoneForm {
        title: milestone.title.clone(),
        criterion: milestone.criterion.clone(),
        amount: milestone.amount.amount().to_string(),
        share: share(milestone.amount, contract).to_string(),
        target_on: milestone.target_on.map(|d| d.to_string()).unwrap_or_default(),
        client_note: milestone.client_note.clone(),
        private_note: milestone.private_note.clone(),
    }
}

fn share(amount: Money, contract: Money) -> Percent {
    Percent::share(amount, contract, 1).unwrap_or(Percent::ZERO)
}

/// What a milestone's form is read against.
struct Context<'a> {
    base: &'a Milestone,
    contract: Money,
    today: NaiveDate,
    order: DateOrder,
}

fn parse(form: &MilestoneForm, context: &Context<'_>) -> Result<Milestone, Vec<Invalid>> {
    let mut faults = Faults::default();
    let title = faults.take("title", text::optional(&form.title));
    let criterion = faults.take("criterion", text::optional(&form.criterion));
    let amount = faults.take("amount", not_negative(Money::parse(&form.amount, context.base.amount.currency())));
    let target_on = if form.target_on.trim().is_empty() {
        Some(None)
    } else {
        faults.take("target_on", date::parse(&form.target_on, context.today, context.order)).map(Some)
    };
    let client_note = faults.take("client_note", text::note(&form.client_note));
    let private_note = faults.take("private_note", text::note(&form.private_note));
    // A share that was typed sets the amount; one that merely shows the amount changes nothing.
    let typed_share = form.share.trim() != share(context.base.amount, context.contract).to_string();
    let by_share = if typed_share && !form.share.trim().is_empty() {
        let percent = faults.take("share", Percent::parse(&form.share));
        percent.and_then(|p| faults.take("share", p.of(context.contract, Rounding::HalfAway)))
    } else {
        None
    };
    let parts = (|| {
        Some(Milestone {
            title: title?,
            criterion: criterion?,
            amount: by_share.or(amount)?,
            target_on: target_on?,
            client_note: client_note?,
            private_note: private_note?,
            ..context.base.clone()
        })
    })();
    faults.finish(parts)
}

fn not_negative(parsed: Result<Money, Why>) -> Result<Money, Why> {
    parsed.and_then(|money| if money.is_negative() { Err(Why::Negative) } else { Ok(money) })
}

/// A project with its schedule.
pub fn project(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<ProjectView, AppError> {
    app.read(|conn, moment| view(conn, app, id, moment.on))
}

fn view(conn: &Connection, app: &App, id: ProjectId, today: NaiveDate) -> Result<ProjectView, AppError> {
    let project = project::project(conn, id)?;
    let client = party::client(conn, project.client)?;
    let standings = standings(conn, &project, today)?;
    let tax_name = business::tax_name(business::of_book(conn, app)?.address.country);
    let waiting = form::pending::<ProjectForm>(conn, id.0)?;
    let (form, problems) = form::shown(projects::to_form(&project), &waiting, |f| projects::parse(f, &project, tax_name));
    let order = order(conn, app)?;
    let milestones = standings.iter().map(|s| row(conn, s, &project, today, order)).collect::<Result<Vec<_>, _>>()?;
    let revisions = project::revisions(conn, id)?;
    let plan: Vec<&Milestone> = standings.iter().map(|s| &s.milestone).collect();
    let approver = client.approver().cloned();
    Ok(ProjectView {
        id,
        form,
        problems,
        client: client.id,
        client_name: client.name,
        approver: approver.as_ref().map(|c| c.name.clone()).unwrap_or_default(),
        approver_role: approver.map(|c| c.position).unwrap_or_default(),
        requires_acceptance: project.requires_acceptance,
        archived: project.archived,
        ladder: ladder::columns(&standings),
        sums: ladder::sums(project.contract, &standings)?,
        allocation: allocation(&standings, project.contract)?,
        changed_since_agreement: revisions.last().is_some_and(|r| r.contract != project.contract || differs(&r.plan, &plan)),
        ready: standings.iter().find(|s| s.status == MilestoneStatus::Ready).map(|s| s.milestone.id),
        milestones,
        revisions: revisions
            .into_iter()
            .map(|r| RevisionRow { number: r.agreement.revision_number, on: r.agreement.on, by: r.agreement.by, channel: r.agreement.channel, words: r.agreement.words, contract: r.contract })
            .collect(),
    })
}

fn differs(agreed: &[project::AgreedMilestone], plan: &[&Milestone]) -> bool {
    let same = |(a, m): (&project::AgreedMilestone, &&Milestone)| a.milestone == m.id && a.amount == m.amount && a.title == m.title && a.criterion == m.criterion && a.target_on == m.target_on;
    agreed.len() != plan.len() || !agreed.iter().zip(plan).all(same)
}

fn row(conn: &Connection, standing: &Standing, project: &Project, today: NaiveDate, order: DateOrder) -> Result<ScheduleRow, AppError> {
    let milestone = &standing.milestone;
    let waiting = form::pending::<MilestoneForm>(conn, milestone.id.0)?;
    let context = Context { base: milestone, contract: project.contract, today, order };
    let (form, problems) = form::shown(form_of(milestone, project.contract), &waiting, |f| parse(f, &context));
    let billed = milestone.facts.billed.as_ref();
    Ok(ScheduleRow {
        id: milestone.id,
        position: milestone.position,
        form,
        problems,
        amount: milestone.amount,
        share: share(milestone.amount, project.contract),
        target_on: milestone.target_on,
        status: standing.status,
        days_late: standing.days_late,
        is_locked: billed.is_some(),
        invoice: billed.map(|b| b.invoice),
        invoice_number: billed.map(|b| b.number.clone()),
        draft: projects::prepared_for(conn, milestone.id)?,
        deliverables: u32::try_from(milestone.deliverables.len()).unwrap_or(u32::MAX),
    })
}

fn allocation(standings: &[Standing], contract: Money) -> Result<AllocationView, AppError> {
    let amounts: Vec<Money> = standings.iter().map(|s| s.milestone.amount).collect();
    let Allocation { planned, left, percent } = Allocation::of(amounts.iter().copied(), contract)?;
    // The empty part of the meter is one more width, dropped at the end.
    let mut with_rest = amounts;
    with_rest.push(if left.is_positive() { left } else { Money::zero(contract.currency()) });
    let mut permille = plan::permille(&with_rest);
    permille.pop();
    let takes = |s: &&Standing| s.milestone.facts.billed.is_none() && s.milestone.amount.plus(left).is_ok_and(|m| !m.is_negative());
    let fix = standings.iter().rev().find(takes).map(|s| &s.milestone).filter(|_| !left.is_zero());
    Ok(AllocationView { planned, left, percent, is_exact: left.is_zero(), permille, fix: fix.map(|m| m.id), fix_title: fix.map(|m| m.title.clone()) })
}

/// Adds a milestone at the end of a plan; without an amount it takes what the contract has left.
pub fn add_milestone(app: &App, AddMilestone { project: id, patch }: AddMilestone) -> Result<ProjectView, AppError> {
    let typed = patch.unwrap_or_default().entries();
    app.write("add_milestone", |tx, moment| {
        let project = project::project(tx, id)?;
        let plan = milestone::plan(tx, id)?;
        if plan.len() >= MILESTONES_MAX {
            return Err(AppError::invalid("title", Why::TooMany { max: MILESTONES_MAX }));
        }
        let left = Allocation::of(plan.iter().map(|m| m.amount), project.contract)?.left;
        let base = Milestone {
            id: MilestoneId(next_id(tx, "milestone")?),
            project: id,
            position: u32::try_from(plan.len()).unwrap_or(u32::MAX) + 1,
            title: String::new(),
            criterion: String::new(),
            amount: if left.is_positive() { left } else { Money::zero(left.currency()) },
            target_on: None,
            deliverables: Vec::new(),
            client_note: String::new(),
            private_note: String::new(),
            facts: domain::milestone::MilestoneFacts::default(),
        };
        let context = Context { base: &base, contract: project.contract, today: moment.on, order: order(tx, app)? };
        let mut form = form_of(&base, project.contract);
        for (field, text) in &typed {
            form.set(field, text);
        }
        let added = parse(&form, &context).map_err(AppError::Invalid)?;
        milestone::put_milestone(tx, &added)?;
        Ok(((), Entry::about("project", id, json!({ "added": added.id, "title": added.title, "amount": added.amount }))))
    })?;
    project(app, ProjectArgument { id })
}

/// Most milestones of one plan: five years of sixty leave room.
const MILESTONES_MAX: usize = 500;

/// Saves what was typed into a milestone. Amounts may leave the plan short of the contract or over it: that is
/// shown, and refused only at agreement and issue. Errors: `already_invoiced`, invalid fields.
pub fn save_milestone(app: &App, SaveMilestone { id, patch }: SaveMilestone) -> Result<ProjectView, AppError> {
    let typed = patch.entries();
    let (of, waiting) = app.write("save_milestone", |tx, moment| {
        let stored = milestone::milestone(tx, id)?;
        let only_notes = typed.iter().all(|(field, _)| matches!(*field, "client_note" | "private_note"));
        if !only_notes {
            stored.check_unbilled()?;
        }
        let project = project::project(tx, stored.project)?;
        let context = Context { base: &stored, contract: project.contract, today: moment.on, order: order(tx, app)? };
        let known = form::pending::<MilestoneForm>(tx, id.0)?;
        let settled = form::settle(&form_of(&stored, project.contract), &known, &typed, |f| parse(f, &context))?;
        milestone::put_milestone(tx, &settled.value)?;
        form::keep_pending::<MilestoneForm>(tx, id.0, &settled.pending, moment.at)?;
        let entry = json!({ "before": form_of(&stored, project.contract), "after": form_of(&settled.value, project.contract) });
        Ok(((stored.project, settled.pending), Entry::about("milestone", id, entry)))
    })?;
    form::refused_of((), &waiting, &typed)?;
    project(app, ProjectArgument { id: of })
}

/// Takes a milestone out of the plan; one with facts stays for the record.
pub fn remove_milestone(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<ProjectView, AppError> {
    let of = app.write("remove_milestone", |tx, moment| {
        let stored = milestone::milestone(tx, id)?;
        stored.check_unbilled()?;
        if stored.facts.done_on.is_some() {
            return Err(Refusal::AlreadyDone { milestone: stored.label() }.into());
        }
        if let Some(draft) = projects::prepared_for(tx, id)? {
            storage::record::draft::delete_prepared(tx, draft)?;
        }
        milestone::delete_milestone(tx, id)?;
        form::keep_pending::<MilestoneForm>(tx, id.0, &[], moment.at)?;
        renumber(tx, milestone::plan(tx, stored.project)?)?;
        let entry = json!({ "removed": stored.title, "amount": stored.amount });
        Ok((stored.project, Entry::about("project", stored.project, entry)))
    })?;
    project(app, ProjectArgument { id: of })
}

/// Moves a milestone to another place in its plan.
pub fn move_milestone(app: &App, MoveMilestone { id, position }: MoveMilestone) -> Result<ProjectView, AppError> {
    let of = app.write("move_milestone", |tx, _| {
        let of = milestone::milestone(tx, id)?.project;
        let mut plan = milestone::plan(tx, of)?;
        let from = plan.iter().position(|m| m.id == id).unwrap_or(0);
        let moved = plan.remove(from);
        let to = usize::try_from(position.max(1) - 1).unwrap_or(usize::MAX).min(plan.len());
        plan.insert(to, moved);
        renumber(tx, plan)?;
        Ok((of, Entry::about("milestone", id, json!({ "position": to + 1 }))))
    })?;
    project(app, ProjectArgument { id: of })
}

fn renumber(tx: &Connection, plan: Vec<Milestone>) -> Result<(), AppError> {
    for (at, milestone) in plan.into_iter().enumerate() {
        let position = u32::try_from(at).unwrap_or(u32::MAX) + 1;
        if milestone.position != position {
            milestone::put_milestone(tx, &Milestone { position, ..milestone })?;
        }
    }
    Ok(())
}

/// Gives what the contract has left, or takes what the plan is over, to or from one milestone.
pub fn settle_difference(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<ProjectView, AppError> {
    let of = app.write("settle_difference", |tx, _| {
        let stored = milestone::milestone(tx, id)?;
        stored.check_unbilled()?;
        let project = project::project(tx, stored.project)?;
        let plan = milestone::plan(tx, stored.project)?;
        let left = Allocation::of(plan.iter().map(|m| m.amount), project.contract)?.left;
        let amount = not_negative(stored.amount.plus(left)).map_err(|why| AppError::invalid("amount", why))?;
        let entry = json!({ "before": stored.amount, "after": amount });
        milestone::put_milestone(tx, &Milestone { amount, ..stored.clone() })?;
        Ok((stored.project, Entry::about("milestone", id, entry)))
    })?;
    project(app, ProjectArgument { id: of })
}

/// Splits the contract of an empty plan by a preset. Errors: `not_one_of`, `has milestones already`.
pub fn apply_preset(app: &App, ApplyPreset { project: id, preset }: ApplyPreset) -> Result<ProjectView, AppError> {
    app.write("apply_preset", |tx, _| {
        let project = project::project(tx, id)?;
        let plan = milestone::plan(tx, id)?;
        if plan.iter().any(|m| m.facts.started_on.is_some() || m.facts.done_on.is_some() || m.facts.billed.is_some()) {
            return Err(Refusal::ContractIsAgreed.into());
        }
        for old in plan {
            milestone::delete_milestone(tx, old.id)?;
        }
        fill_plan(tx, &project, &preset)?;
        Ok(((), Entry::about("project", id, json!({ "preset": preset }))))
    })?;
    project(app, ProjectArgument { id })
}

/// Writes the milestones of a preset. Errors: `NotOneOf`.
pub(crate) fn fill_plan(tx: &Connection, project: &Project, preset: &str) -> Result<(), AppError> {
    let allowed = || Why::NotOneOf { allowed: "one, two, three, four, deposit".to_owned() };
    let shares = plan::preset(preset).ok_or_else(|| AppError::invalid("preset", allowed()))?;
    let worths = shares.iter().map(|s| Percent::new((*s).into()).map(Worth::Share)).collect::<Result<Vec<_>, _>>()?;
    for (at, amount) in plan::resolve(&worths, project.contract)?.into_iter().enumerate() {
        let position = u32::try_from(at).unwrap_or(u32::MAX) + 1;
        let milestone = Milestone {
            id: MilestoneId(next_id(tx, "milestone")?),
            project: project.id,
            position,
            title: String::new(),
            criterion: String::new(),
            amount,
            target_on: None,
            deliverables: Vec::new(),
            client_note: String::new(),
            private_note: String::new(),
            facts: domain::milestone::MilestoneFacts::default(),
        };
        milestone::put_milestone(tx, &milestone)?;
    }
    Ok(())
}
