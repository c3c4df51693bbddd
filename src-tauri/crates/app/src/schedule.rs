//! The schedule: the plan of a project as a table that is edited in place, with its allocation.

mod view;

pub(crate) use view::is_as_agreed;
pub use view::{AllocationView, ProjectView, RevisionRow, ScheduleRow};

use crate::business;
use crate::change_orders::check_not_agreed;
use crate::form::{self, Faults, Form};
use crate::problem::{AppError, FieldProblem};
use crate::projects::ProjectArgument;
use crate::{App, Entry, Moment};
use chrono::NaiveDate;
use domain::date::{self, DateOrder};
use domain::plan::{self, Allocation, Worth};
use domain::project::Project;
use domain::{Invalid, Milestone, MilestoneId, Money, Percent, ProjectId, Refusal, Rounding, Why, text};
use serde::Deserialize;
use serde_json::json;
use storage::Connection;
use storage::record::{milestone, next_id, project};
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

/// Reads a day as typed in the order of the business's country; empty is today.
pub(crate) fn day(
    conn: &Connection,
    app: &App,
    field: &str,
    typed: Option<&str>,
    today: NaiveDate,
) -> Result<NaiveDate, AppError> {
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

/// A milestone's form as the user left it, with the faults of what waits.
pub(crate) fn shown_form(
    conn: &Connection,
    milestone: &Milestone,
    contract: Money,
    today: NaiveDate,
    order: DateOrder,
) -> Result<(MilestoneForm, Vec<FieldProblem>), AppError> {
    let waiting = form::pending::<MilestoneForm>(conn, milestone.id.0)?;
    let context = Context { base: milestone, contract, today, order };
    Ok(form::shown(form_of(milestone, contract), &waiting, |f| parse(f, &context)))
}

pub(crate) fn share(amount: Money, contract: Money) -> Percent {
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

/// Largest typed amount in major units: far enough below the limit of `Money` that the sums over a book stay within it.
const TYPED_MAX: i64 = 99_999_999_999;

/// An amount as a contract, a milestone or a price may have it. Errors: `Negative`, `Above`, those of `parsed`.
pub(crate) fn not_negative(parsed: Result<Money, Why>) -> Result<Money, Why> {
    let money = parsed?;
    if money.is_negative() { Err(Why::Negative) } else { not_above(money) }
}

/// The same bound for what follows from typed amounts, such as the total of an invoice. Errors: `Above`.
pub(crate) fn not_above(money: Money) -> Result<Money, Why> {
    let max = rust_decimal::Decimal::from(TYPED_MAX);
    if money.amount() > max { Err(Why::Above { max: max.to_string() }) } else { Ok(money) }
}

/// A project with its schedule.
pub fn project(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<ProjectView, AppError> {
    app.read(|conn, moment| view::view(conn, app, id, moment.on))
}

/// Adds a milestone at the end of a plan; without an amount it takes what the contract has left.
pub fn add_milestone(app: &App, AddMilestone { project: id, patch }: AddMilestone) -> Result<ProjectView, AppError> {
    let typed = patch.unwrap_or_default().entries();
    app.write("add_milestone", |tx, moment| {
        let project = project::project(tx, id)?;
        check_not_agreed(&project)?;
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
        Ok((
            (),
            Entry::about("project", id, json!({ "added": added.id, "title": added.title, "amount": added.amount })),
        ))
    })?;
    project(app, ProjectArgument { id })
}

/// Most milestones of one plan: five years of sixty leave room.
pub(crate) const MILESTONES_MAX: usize = 500;

/// Notes are free at all times; the rest until it is invoiced or agreed, and a text that changes nothing is no change.
/// Errors: `already_invoiced`, `plan_is_agreed`.
fn check_notes_or_free(
    stored: &Milestone,
    project: &Project,
    typed: &[(&'static str, String)],
) -> Result<(), AppError> {
    let is_of_plan = |field: &str| !matches!(field, "client_note" | "private_note");
    if typed.iter().any(|(field, _)| is_of_plan(field)) {
        stored.check_unbilled()?;
    }
    let shown = form_of(stored, project.contract);
    let changes = |(field, text): &(&'static str, String)| is_of_plan(field) && shown.get(field) != Some(text.as_str());
    if typed.iter().any(changes) { check_not_agreed(project) } else { Ok(()) }
}

/// Saves what was typed into a milestone. Amounts may leave the plan short of the contract or over it: that is
/// shown, and refused only at agreement and issue. Errors: `already_invoiced`, `plan_is_agreed`, invalid fields.
pub fn save_milestone(app: &App, SaveMilestone { id, patch }: SaveMilestone) -> Result<ProjectView, AppError> {
    let typed = patch.entries();
    let (of, waiting) = app.write("save_milestone", |tx, moment| {
        let stored = milestone::milestone(tx, id)?;
        let project = project::project(tx, stored.project)?;
        check_notes_or_free(&stored, &project, &typed)?;
        let context = Context { base: &stored, contract: project.contract, today: moment.on, order: order(tx, app)? };
        let known = form::pending::<MilestoneForm>(tx, id.0)?;
        let settled = form::settle(&form_of(&stored, project.contract), &known, &typed, |f| parse(f, &context))?;
        milestone::put_milestone(tx, &settled.value)?;
        crate::drafts::follow(tx, &stored, &settled.value, moment.at)?;
        form::keep_pending::<MilestoneForm>(tx, id.0, &settled.pending, moment.at)?;
        let entry =
            json!({ "before": form_of(&stored, project.contract), "after": form_of(&settled.value, project.contract) });
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
        check_not_agreed(&project::project(tx, stored.project)?)?;
        if milestone::has_facts(tx, id)? {
            return Err(Refusal::HasBegun { milestone: stored.label() }.into());
        }
        crate::attachments::leave_with(tx, &stored)?;
        crate::drafts::drop_milestone(tx, id, moment.at)?;
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
        check_not_agreed(&project::project(tx, of)?)?;
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

pub(crate) fn renumber(tx: &Connection, plan: Vec<Milestone>) -> Result<(), AppError> {
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
        check_not_agreed(&project)?;
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
    app.write("apply_preset", |tx, moment| {
        let project = project::project(tx, id)?;
        clear_plan(tx, &project, moment)?;
        fill_plan(tx, &project, &preset)?;
        Ok(((), Entry::about("project", id, json!({ "preset": preset }))))
    })?;
    project(app, ProjectArgument { id })
}

/// Takes every milestone out of a plan that has not begun. Errors: `plan_is_agreed`, `already_invoiced`, `has_begun`, `has_files`.
pub(crate) fn clear_plan(tx: &Connection, project: &Project, moment: Moment) -> Result<(), AppError> {
    let plan = milestone::plan(tx, project.id)?;
    plan.iter().try_for_each(Milestone::check_unbilled)?;
    check_not_agreed(project)?;
    for old in plan {
        if milestone::has_facts(tx, old.id)? {
            return Err(Refusal::HasBegun { milestone: old.label() }.into());
        }
        crate::attachments::leave_with(tx, &old)?;
        crate::drafts::drop_milestone(tx, old.id, moment.at)?;
        form::keep_pending::<MilestoneForm>(tx, old.id.0, &[], moment.at)?;
        milestone::delete_milestone(tx, old.id)?;
    }
    Ok(())
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
