//! What the advice offers to do to a plan in one step, and its undo. Only before the agreement: later a change order does it.

use crate::advice::{AdviceView, view};
use crate::change_orders::check_not_agreed;
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::schedule::{self, MilestoneForm, ProjectView, renumber};
use crate::{App, Entry, Moment, form};
use chrono::NaiveDate;
use domain::advice::{self, Spread, Thresholds};
use domain::contract::DepositSize;
use domain::milestone::Deliverable;
use domain::project::Project;
use domain::{DeliverableId, Milestone, MilestoneId, Money, Percent, ProjectId, Refusal, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use storage::record::{milestone, next_id, project};
use ts_rs::TS;

/// One of the offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanOffer {
    /// A fairer spread of the contract over the same milestones: the same for each.
    Equal,
    /// 30 % first, 30 % last, 40 % between.
    ThirtyFortyThirty,
    /// 30 % first, the rest in equal parts.
    DepositAndRest,
    /// The chosen milestones become the first of them; what they deliver is kept.
    Merge,
    /// Days for the milestones that have none.
    Dates,
    /// A deposit of the usual share, agreed beside the milestones.
    Deposit,
}

/// `milestones`: those to be merged; of no use for another offer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyPlanOffer {
    pub project: ProjectId,
    pub offer: PlanOffer,
    #[serde(default)]
    #[ts(optional)]
    pub milestones: Option<Vec<MilestoneId>>,
}

/// Share of the contract that a deposit has when the advice adds it.
const DEPOSIT_PERCENT: u32 = 30;

/// What is needed to undo the last offer: the plan before it, and after it, which tells whether something changed since.
#[derive(Debug, Serialize, Deserialize)]
struct Undo {
    offer: PlanOffer,
    before: Kept,
    after: Kept,
}

/// A plan as far as an offer can change it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    deposit: Option<DepositSize>,
    milestones: Vec<KeptMilestone>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptMilestone {
    id: MilestoneId,
    title: String,
    criterion: String,
    amount: Money,
    target_on: Option<NaiveDate>,
    client_note: String,
    private_note: String,
    deliverables: Vec<KeptDeliverable>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptDeliverable {
    id: DeliverableId,
    title: String,
    done_on: Option<NaiveDate>,
    on_invoice: bool,
}

impl Kept {
    fn of(project: &Project, plan: &[Milestone]) -> Self {
        Self { deposit: project.billing.deposit, milestones: plan.iter().map(KeptMilestone::of).collect() }
    }
}

impl KeptMilestone {
    fn of(milestone: &Milestone) -> Self {
        let kept = |item: &Deliverable| KeptDeliverable {
            id: item.id,
            title: item.title.clone(),
            done_on: item.done_on,
            on_invoice: item.on_invoice,
        };
        Self {
            id: milestone.id,
            title: milestone.title.clone(),
            criterion: milestone.criterion.clone(),
            amount: milestone.amount,
            target_on: milestone.target_on,
            client_note: milestone.client_note.clone(),
            private_note: milestone.private_note.clone(),
            deliverables: milestone.deliverables.iter().map(kept).collect(),
        }
    }
}

fn key(project: ProjectId) -> String {
    format!("advice.undo.{project}")
}

/// The last offer that was taken, if it was not undone.
fn last(conn: &Connection, project: ProjectId) -> Result<Option<Undo>, AppError> {
    Ok(setting::<Option<Undo>>(conn, &key(project))?.flatten())
}

/// The offer that can be undone: the last one, while nothing else changed the plan since.
pub(crate) fn undoable(
    conn: &Connection,
    project: &Project,
    plan: &[Milestone],
) -> Result<Option<PlanOffer>, AppError> {
    let known = last(conn, project.id)?;
    let is_still = |undo: &Undo| project.agreement.is_none() && undo.after == Kept::of(project, plan);
    Ok(known.filter(is_still).map(|undo| undo.offer))
}

/// Does what the advice offers. Errors: `plan_is_agreed`, `already_invoiced`, `has_begun`, `has_files`, `not_found` for an
/// offer that is not made today.
pub fn apply_plan_offer(
    app: &App,
    ApplyPlanOffer { project: id, offer, milestones }: ApplyPlanOffer,
) -> Result<ProjectView, AppError> {
    app.write("apply_plan_offer", |tx, moment| {
        let stored = project::project(tx, id)?;
        check_not_agreed(&stored)?;
        let plan = milestone::plan(tx, id)?;
        let before = Kept::of(&stored, &plan);
        match offer {
            PlanOffer::Equal => respread(tx, &stored, &plan, Spread::Equal, moment)?,
            PlanOffer::ThirtyFortyThirty => respread(tx, &stored, &plan, Spread::ThirtyFortyThirty, moment)?,
            PlanOffer::DepositAndRest => respread(tx, &stored, &plan, Spread::DepositAndRest, moment)?,
            PlanOffer::Merge => merge(tx, &plan, &milestones.unwrap_or_default(), moment)?,
            PlanOffer::Dates => date(tx, app, id, &plan, moment)?,
            PlanOffer::Deposit => add_deposit(tx, &stored)?,
        }
        let after = Kept::of(&project::project(tx, id)?, &milestone::plan(tx, id)?);
        if after == before {
            return Err(no_such_offer());
        }
        let entry = json!({ "offer": offer, "before": before, "after": after });
        put_setting(tx, &key(id), &Undo { offer, before, after })?;
        Ok(((), Entry::about("project", id, entry)))
    })?;
    schedule::project(app, ProjectArgument { id })
}

fn no_such_offer() -> AppError {
    AppError::Unknown { what: "offer", id: String::new() }
}

/// Puts a changed milestone in place, and what was prepared of it follows.
fn put(tx: &Connection, before: &Milestone, after: &Milestone, moment: Moment) -> Result<(), AppError> {
    milestone::put_milestone(tx, after)?;
    crate::drafts::follow(tx, before, after, moment.at)?;
    // What waited in its fields was about the old value.
    form::keep_pending::<MilestoneForm>(tx, after.id.0, &[], moment.at)
}

fn respread(
    tx: &Connection,
    stored: &Project,
    plan: &[Milestone],
    spread: Spread,
    moment: Moment,
) -> Result<(), AppError> {
    let thresholds: Thresholds = crate::advice::thresholds(tx)?;
    let offers = advice::offers(plan, stored.contract, &thresholds);
    let offer = offers.into_iter().find(|offer| offer.spread == spread).ok_or_else(no_such_offer)?;
    for (milestone, amount) in plan.iter().zip(offer.amounts) {
        put(tx, milestone, &Milestone { amount, ..milestone.clone() }, moment)?;
    }
    Ok(())
}

fn date(tx: &Connection, app: &App, id: ProjectId, plan: &[Milestone], moment: Moment) -> Result<(), AppError> {
    let AdviceView { dates, .. } = view(tx, app, id, moment.on)?;
    for milestone in plan {
        if let Some(date) = dates.iter().find(|date| date.milestone == milestone.id) {
            put(tx, milestone, &Milestone { target_on: Some(date.on), ..milestone.clone() }, moment)?;
        }
    }
    Ok(())
}

fn add_deposit(tx: &Connection, stored: &Project) -> Result<(), AppError> {
    if stored.billing.deposit.is_some() {
        return Err(no_such_offer());
    }
    let mut changed = stored.clone();
    changed.billing.deposit = Some(DepositSize::Percent(Percent::new(DEPOSIT_PERCENT.into())?));
    Ok(project::put_project(tx, &changed)?)
}

/// The first of the milestones takes in the others. Its deliverables are those of all; one that lists none brings its own
/// title. Errors: `not_found` for fewer than two, `has_begun`, `already_invoiced`, `has_files`.
fn merge(tx: &Connection, plan: &[Milestone], ids: &[MilestoneId], moment: Moment) -> Result<(), AppError> {
    let chosen: Vec<&Milestone> = plan.iter().filter(|milestone| ids.contains(&milestone.id)).collect();
    let [first, others @ ..] = chosen.as_slice() else { return Err(no_such_offer()) };
    if others.is_empty() || chosen.len() != ids.len() {
        return Err(no_such_offer());
    }
    for milestone in &chosen {
        milestone.check_unbilled()?;
    }
    for milestone in others {
        if milestone::has_facts(tx, milestone.id)? {
            return Err(Refusal::HasBegun { milestone: milestone.label() }.into());
        }
        crate::attachments::leave_with(tx, milestone)?;
    }
    let merged = Milestone { deliverables: Vec::new(), ..together(&chosen)? };
    let mut deliverables: Vec<Deliverable> = Vec::new();
    for milestone in &chosen {
        if milestone.deliverables.is_empty() && !milestone.title.is_empty() {
            let id = DeliverableId(next_id(tx, "deliverable")?);
            let item = Deliverable { id, title: milestone.title.clone(), done_on: None, on_invoice: true };
            // Takes its number at once, so that the next one gets another.
            milestone::put_deliverable(tx, first.id, deliverables.len() + 1, &item)?;
            deliverables.push(item);
        } else {
            deliverables.extend(milestone.deliverables.iter().cloned());
        }
    }
    for milestone in others {
        drop_from_plan(tx, milestone, moment)?;
    }
    put(tx, first, &merged, moment)?;
    relist(tx, first.id, &deliverables)?;
    renumber(tx, milestone::plan(tx, first.project)?)
}

/// What several milestones say together.
fn together(chosen: &[&Milestone]) -> Result<Milestone, AppError> {
    let joined = |part: fn(&Milestone) -> &str, between: &str| {
        let parts: Vec<&str> = chosen.iter().map(|m| part(m).trim()).filter(|part| !part.is_empty()).collect();
        parts.join(between)
    };
    let first = chosen[0];
    // A title that became too long is that of the first one; the deliverables say the rest.
    let title = text::optional(&joined(|m| &m.title, ", ")).unwrap_or_else(|_| first.title.clone());
    let criterion = text::optional(&joined(|m| &m.criterion, "; ")).unwrap_or_else(|_| first.criterion.clone());
    let note =
        |part: fn(&Milestone) -> &str| text::note(&joined(part, "\n")).map_err(|why| AppError::invalid("note", why));
    Ok(Milestone {
        title,
        criterion,
        amount: Money::sum(chosen.iter().map(|m| m.amount), first.amount.currency())?,
        target_on: chosen.iter().filter_map(|m| m.target_on).max(),
        client_note: note(|m| &m.client_note)?,
        private_note: note(|m| &m.private_note)?,
        ..first.clone()
    })
}

fn drop_from_plan(tx: &Connection, gone: &Milestone, moment: Moment) -> Result<(), AppError> {
    crate::drafts::drop_milestone(tx, gone.id, moment.at)?;
    form::keep_pending::<MilestoneForm>(tx, gone.id.0, &[], moment.at)?;
    Ok(milestone::delete_milestone(tx, gone.id)?)
}

/// Gives a milestone these deliverables and no others, each under the number that it has.
fn relist(tx: &Connection, of: MilestoneId, deliverables: &[Deliverable]) -> Result<(), AppError> {
    for item in milestone::milestone(tx, of)?.deliverables {
        milestone::delete_deliverable(tx, item.id)?;
    }
    for (at, item) in deliverables.iter().enumerate() {
        milestone::put_deliverable(tx, of, at + 1, item)?;
    }
    Ok(())
}

/// Takes the last offer back. Errors: `plan_is_agreed`; `not_found` where there is none, or the plan changed since.
pub fn undo_plan_offer(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<ProjectView, AppError> {
    app.write("undo_plan_offer", |tx, moment| {
        let stored = project::project(tx, id)?;
        check_not_agreed(&stored)?;
        let plan = milestone::plan(tx, id)?;
        if undoable(tx, &stored, &plan)?.is_none() {
            return Err(AppError::Unknown { what: "undo", id: id.to_string() });
        }
        let Some(Undo { offer, before, .. }) = last(tx, id)? else {
            return Err(AppError::Unknown { what: "undo", id: id.to_string() });
        };
        restore(tx, &stored, &plan, before, moment)?;
        put_setting(tx, &key(id), &Option::<Undo>::None)?;
        Ok(((), Entry::about("project", id, json!({ "undone": offer }))))
    })?;
    schedule::project(app, ProjectArgument { id })
}

fn restore(
    tx: &Connection,
    stored: &Project,
    plan: &[Milestone],
    before: Kept,
    moment: Moment,
) -> Result<(), AppError> {
    let mut changed = stored.clone();
    changed.billing.deposit = before.deposit;
    project::put_project(tx, &changed)?;
    // Deliverables go first: each has one number wherever it stands.
    for milestone in plan {
        relist(tx, milestone.id, &[])?;
    }
    let template = plan.first().ok_or(Why::Missing)?;
    for (at, kept) in before.milestones.into_iter().enumerate() {
        let known = plan.iter().find(|milestone| milestone.id == kept.id);
        // A number that was free for a while may have been given to another milestone since.
        let id = match known {
            Some(known) => known.id,
            None => MilestoneId(next_id(tx, "milestone")?),
        };
        let restored = Milestone {
            id,
            position: u32::try_from(at).unwrap_or(u32::MAX) + 1,
            title: kept.title,
            criterion: kept.criterion,
            amount: kept.amount,
            target_on: kept.target_on,
            client_note: kept.client_note,
            private_note: kept.private_note,
            ..known.unwrap_or(template).clone()
        };
        match known {
            Some(known) => put(tx, known, &restored, moment)?,
            None => milestone::put_milestone(tx, &restored)?,
        }
        for (at, item) in kept.deliverables.into_iter().enumerate() {
            let is_taken = milestone::milestone_of_deliverable(tx, item.id).is_ok();
            let item_id = if is_taken { DeliverableId(next_id(tx, "deliverable")?) } else { item.id };
            let KeptDeliverable { title, done_on, on_invoice, .. } = item;
            let item = Deliverable { id: item_id, title, done_on, on_invoice };
            milestone::put_deliverable(tx, id, at + 1, &item)?;
        }
    }
    Ok(())
}
