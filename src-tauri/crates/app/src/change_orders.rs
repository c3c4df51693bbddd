//! Change orders of agreed plans: begun, typed, sent, agreed, declined or discarded. Until one is agreed nothing of it
//! counts.

mod agree;
mod compare;
mod paper;
mod rows;
mod view;

pub(crate) use agree::added;
pub use agree::{AgreeChangeOrder, DeclineChangeOrder, agree_change_order, decline_change_order};
pub use compare::{CashRow, CompareRevisions, Comparison, RevisionSide, SideState, compare_revisions};
pub(crate) use paper::on_paper;
pub use rows::{
    AddChangeRow, ChangeRowForm, ChangeRowPatch, KeepChangeRow, MoveChangeRow, RemoveChangeRow, SaveChangeRow,
    add_change_row, keep_change_row, move_change_row, remove_change_row, save_change_row,
};
pub use view::{ChangeOrderState, ChangeOrderView, ChangeRow, RejectedRow, Settled, SideRow};
pub(crate) use view::{agreed_rows, compared, delta, open_view, rejected};

use crate::form::{self, Faults};
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::schedule::{self, ProjectView};
use crate::{App, Entry};
use chrono::{DateTime, Utc};
use domain::change_order::{self, AgreedRow, Locked};
use domain::project::Project;
use domain::{ChangeOrderId, Invalid, Milestone, ProjectId, Refusal, text};
use rows::target;
use serde::Deserialize;
use serde_json::json;
use storage::Connection;
use storage::record::attachment::Sheet;
use storage::record::change_order::{
    ChangeOrder, ChangeOrderFact, FactKind, ProposedRow, append_fact, change_order, delete_change_order,
    put_change_order,
};
use storage::record::{milestone, next_id, project};
use ts_rs::TS;

crate::form! {
    /// What a change order says besides its plan.
    ChangeOrderForm, ChangeOrderPatch, "change_order" { reason }
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartChangeOrder {
    pub project: ProjectId,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeOrderArgument {
    pub id: ChangeOrderId,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveChangeOrder {
    pub id: ChangeOrderId,
    pub patch: ChangeOrderPatch,
}

/// `on` as typed; None is today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SendChangeOrder {
    pub id: ChangeOrderId,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// An open change order with what it is judged by.
struct Open {
    order: ChangeOrder,
    project: Project,
    /// The agreed revision.
    before: Vec<AgreedRow>,
    locked: Vec<Locked>,
}

/// Errors: `change_order_is_settled`.
fn open(conn: &Connection, id: ChangeOrderId) -> Result<Open, AppError> {
    let order = change_order(conn, id)?;
    if order.settled().is_some() {
        return Err(Refusal::ChangeOrderIsSettled { number: order.number }.into());
    }
    let project = project::project(conn, order.project)?;
    let before = agreed_rows(conn, order.project)?;
    let locked = Locked::of(&milestone::plan(conn, order.project)?);
    Ok(Open { order, project, before, locked })
}

impl Open {
    /// Errors: texts that wait to become valid; all that keeps it from being sent or agreed.
    fn check(&self, conn: &Connection) -> Result<(), AppError> {
        let waiting = waiting(conn, &self.order)?;
        if !waiting.is_empty() {
            return Err(AppError::Invalid(waiting));
        }
        let head = (self.order.number, self.order.reason.as_str());
        let currency = self.project.contract.currency();
        let refusals = change_order::refusals(head, &self.before, &self.order.rows(), &self.locked, currency);
        if refusals.is_empty() { Ok(()) } else { Err(AppError::Refused(refusals)) }
    }

    fn entry(&self, what: &str) -> Entry {
        let ChangeOrder { number, reason, plan, .. } = &self.order;
        Entry::about(
            "project",
            self.order.project,
            json!({ "change_order": number, what: { "reason": reason, "plan": plan } }),
        )
    }
}

/// The fields of a change order in which something waits that was typed and is not valid.
pub(crate) fn waiting(conn: &Connection, order: &ChangeOrder) -> Result<Vec<Invalid>, AppError> {
    let missing =
        |field: String| Invalid::new(&field, domain::Why::Malformed { reason: "waits to become valid".to_owned() });
    let mut all: Vec<Invalid> = form::pending::<ChangeOrderForm>(conn, order.id.0)?.into_keys().map(missing).collect();
    for ProposedRow { key, .. } in &order.plan {
        let texts = form::pending::<ChangeRowForm>(conn, target(order.id, *key))?;
        all.extend(texts.into_keys().map(|field| missing(format!("rows.{key}.{field}"))));
    }
    Ok(all)
}

/// Forgets what waits in the fields of a change order and on its sheet.
fn forget_waiting(tx: &Connection, order: &ChangeOrder, at: DateTime<Utc>) -> Result<(), AppError> {
    form::keep_pending::<ChangeOrderForm>(tx, order.id.0, &[], at)?;
    storage::record::attachment::clear_waiting(tx, Sheet::ChangeOrder, order.id.0)?;
    order.plan.iter().try_for_each(|row| form::keep_pending::<ChangeRowForm>(tx, target(order.id, row.key), &[], at))
}

fn shown(app: &App, id: ProjectId) -> Result<ProjectView, AppError> {
    schedule::project(app, ProjectArgument { id })
}

/// The change order of a project that is neither agreed nor declined.
pub(crate) fn open_order(conn: &Connection, id: ProjectId) -> Result<Option<ChangeOrder>, AppError> {
    let all = storage::record::change_order::change_orders(conn, id)?;
    Ok(all.into_iter().rev().find(|order| order.settled().is_none()))
}

/// Errors: `change_order_is_open`.
pub(crate) fn check_none_open(conn: &Connection, id: ProjectId) -> Result<(), AppError> {
    match open_order(conn, id)? {
        Some(order) => Err(Refusal::ChangeOrderIsOpen { number: order.number }.into()),
        None => Ok(()),
    }
}

/// The number of the revision that is agreed next. Neither a declined change order nor a revision gives its number away.
pub(crate) fn next_revision(conn: &Connection, project: &Project) -> Result<u32, AppError> {
    let agreed = project.agreement.as_ref().map_or(0, |agreement| agreement.revision_number);
    let ordered = storage::record::change_order::change_orders(conn, project.id)?;
    Ok(ordered.last().map_or(agreed, |order| agreed.max(order.number + 1)) + 1)
}

/// Errors: `plan_is_agreed` when the plan of the project can change only by a change order.
pub(crate) fn check_not_agreed(project: &Project) -> Result<(), AppError> {
    if project.agreement.is_some() { Err(Refusal::PlanIsAgreed.into()) } else { Ok(()) }
}

/// Begins a change order with the plan as it stands. Errors: `plan_is_not_agreed`, `change_order_is_open`.
pub fn start_change_order(
    app: &App,
    StartChangeOrder { project: id }: StartChangeOrder,
) -> Result<ProjectView, AppError> {
    app.write("start_change_order", |tx, moment| {
        let project = project::project(tx, id)?;
        if project.agreement.is_none() {
            return Err(Refusal::PlanIsNotAgreed.into());
        }
        check_none_open(tx, id)?;
        let order = begin(tx, &project, moment.at)?;
        Ok(((), Entry::about("project", id, json!({ "change_order": order.number, "started": order.id }))))
    })?;
    shown(app, id)
}

/// A change order of an agreed plan with its rows as they stand.
pub(crate) fn begin(tx: &Connection, project: &Project, at: DateTime<Utc>) -> Result<ChangeOrder, AppError> {
    let order = ChangeOrder {
        id: ChangeOrderId(next_id(tx, "change_order")?),
        project: project.id,
        number: next_revision(tx, project)? - 1,
        reason: String::new(),
        plan: rows_in_force(&milestone::plan(tx, project.id)?),
        created_at: String::new(),
        facts: Vec::new(),
    };
    put_change_order(tx, &order, at)?;
    Ok(order)
}

/// The rows with which a change order begins.
pub(crate) fn rows_in_force(plan: &[Milestone]) -> Vec<ProposedRow> {
    let row = |(key, milestone): (u32, &Milestone)| ProposedRow::new(key, AgreedRow::of(milestone));
    (1..).zip(plan).map(row).collect()
}

/// Puts other rows into an open change order; what waited in the fields of those that change was about the old value.
pub(crate) fn replace_plan(
    tx: &Connection,
    order: ChangeOrder,
    plan: Vec<ProposedRow>,
    at: DateTime<Utc>,
) -> Result<ChangeOrder, AppError> {
    for old in order.plan.iter().filter(|old| !plan.contains(old)) {
        form::keep_pending::<ChangeRowForm>(tx, target(order.id, old.key), &[], at)?;
    }
    let order = ChangeOrder { plan, ..order };
    put_change_order(tx, &order, at)?;
    Ok(order)
}

/// Forgets a change order that nobody has seen, with what waits in it.
pub(crate) fn discard(tx: &Connection, order: &ChangeOrder, at: DateTime<Utc>) -> Result<(), AppError> {
    forget_waiting(tx, order, at)?;
    Ok(delete_change_order(tx, order.id)?)
}

/// Saves what was typed into a change order's own fields. Errors: `change_order_is_settled`, invalid fields.
pub fn save_change_order(app: &App, SaveChangeOrder { id, patch }: SaveChangeOrder) -> Result<ProjectView, AppError> {
    let typed = patch.entries();
    let (of, waiting) = app.write("save_change_order", |tx, moment| {
        let mut open = open(tx, id)?;
        let stored = ChangeOrderForm { reason: open.order.reason.clone() };
        let known = form::pending::<ChangeOrderForm>(tx, id.0)?;
        let settled = form::settle(&stored, &known, &typed, parse)?;
        open.order.reason = settled.value;
        put_change_order(tx, &open.order, moment.at)?;
        form::keep_pending::<ChangeOrderForm>(tx, id.0, &settled.pending, moment.at)?;
        Ok(((open.order.project, settled.pending), open.entry("saved")))
    })?;
    form::refused_of((), &waiting, &typed)?;
    shown(app, of)
}

fn parse(form: &ChangeOrderForm) -> Result<String, Vec<Invalid>> {
    let mut faults = Faults::default();
    let reason = faults.take("reason", text::note(&form.reason));
    faults.finish(reason)
}

/// Records that a change order went to the client as it stands. Errors: all that keeps it from going out.
pub fn send_change_order(app: &App, SendChangeOrder { id, on }: SendChangeOrder) -> Result<ProjectView, AppError> {
    let of = app.write("send_change_order", |tx, moment| {
        let on = schedule::day(tx, app, "on", on.as_deref(), moment.on)?;
        domain::milestone::not_in_the_future(on, moment.on)?;
        let open = open(tx, id)?;
        open.check(tx)?;
        let fact = ChangeOrderFact {
            kind: FactKind::Sent,
            on,
            by: String::new(),
            channel: None,
            words: open.order.reason.clone(),
            plan: open.order.plan.clone(),
        };
        append_fact(tx, id, &fact, moment.at)?;
        Ok((open.order.project, open.entry("sent")))
    })?;
    shown(app, of)
}

/// Throws a change order away that nobody has seen. Errors: `change_order_was_sent`, `change_order_is_settled`.
pub fn discard_change_order(
    app: &App,
    ChangeOrderArgument { id }: ChangeOrderArgument,
) -> Result<ProjectView, AppError> {
    let of = app.write("discard_change_order", |tx, moment| {
        let open = open(tx, id)?;
        if open.order.sent().is_some() {
            return Err(Refusal::ChangeOrderWasSent { number: open.order.number }.into());
        }
        discard(tx, &open.order, moment.at)?;
        Ok((open.order.project, open.entry("discarded")))
    })?;
    shown(app, of)
}

/// Every change order of a project with what it changes, oldest first.
pub fn change_orders(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<Vec<ChangeOrderView>, AppError> {
    app.read(|conn, moment| {
        project::project(conn, id)?;
        let all = storage::record::change_order::change_orders(conn, id)?;
        all.iter().map(|order| view::view(conn, app, order, moment.on)).collect()
    })
}
