//! The proposed plan of a change order as a table that is edited in place.

use super::{Open, open, shown};
use crate::App;
use crate::form::{self, Faults, Form};
use crate::problem::{AppError, FieldProblem};
use crate::schedule::{self, MILESTONES_MAX, ProjectView};
use chrono::NaiveDate;
use domain::change_order::AgreedRow;
use domain::date::{self, DateOrder};
use domain::{ChangeOrderId, Invalid, MilestoneId, Money, Refusal, Why, text};
use serde::Deserialize;
use storage::Connection;
use storage::record::change_order::{ProposedRow, put_change_order};
use ts_rs::TS;

crate::form! {
    /// A proposed milestone as texts.
    ChangeRowForm, ChangeRowPatch, "change_row" { title, criterion, amount, target_on }
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddChangeRow {
    pub id: ChangeOrderId,
    #[serde(default)]
    #[ts(optional)]
    pub patch: Option<ChangeRowPatch>,
}

/// `row`: its key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveChangeRow {
    pub id: ChangeOrderId,
    pub row: u32,
    pub patch: ChangeRowPatch,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveChangeRow {
    pub id: ChangeOrderId,
    pub row: u32,
}

/// `position` from 1, as it is to be afterwards.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveChangeRow {
    pub id: ChangeOrderId,
    pub row: u32,
    pub position: u32,
}

/// A milestone that the change order removes and that is to stay after all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepChangeRow {
    pub id: ChangeOrderId,
    pub milestone: MilestoneId,
}

/// Under which the texts of a row wait: a key is far below this step.
pub(super) fn target(id: ChangeOrderId, key: u32) -> i64 {
    id.0.saturating_mul(1 << 32).saturating_add(key.into())
}

fn form_of(row: &AgreedRow) -> ChangeRowForm {
    ChangeRowForm {
        title: row.title.clone(),
        criterion: row.criterion.clone(),
        amount: row.amount.amount().to_string(),
        target_on: row.target_on.map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// A row's form as the user left it, with the faults of what waits.
pub(super) fn shown_form(
    conn: &Connection,
    id: ChangeOrderId,
    proposed: &ProposedRow,
    (today, order): (NaiveDate, DateOrder),
) -> Result<(ChangeRowForm, Vec<FieldProblem>), AppError> {
    let waiting = form::pending::<ChangeRowForm>(conn, target(id, proposed.key))?;
    Ok(form::shown(form_of(&proposed.row), &waiting, |form| parse(form, &proposed.row, (today, order))))
}

fn parse(
    form: &ChangeRowForm,
    base: &AgreedRow,
    (today, order): (NaiveDate, DateOrder),
) -> Result<AgreedRow, Vec<Invalid>> {
    let mut faults = Faults::default();
    let title = faults.take("title", text::optional(&form.title));
    let criterion = faults.take("criterion", text::optional(&form.criterion));
    let typed = Money::parse(&form.amount, base.amount.currency());
    let amount = faults.take("amount", schedule::not_negative(typed));
    let day = |typed: &str| date::parse(typed, today, order);
    let target_on = crate::looks::optional(&mut faults, "target_on", &form.target_on, day);
    let parts = (|| {
        Some(AgreedRow {
            milestone: base.milestone,
            title: title?,
            criterion: criterion?,
            amount: amount?,
            target_on: target_on?,
        })
    })();
    faults.finish(parts)
}

impl Open {
    /// Place of the row with this key. Errors: `not_found`.
    fn place(&self, key: u32) -> Result<usize, AppError> {
        let found = self.order.plan.iter().position(|row| row.key == key);
        found.ok_or(AppError::Unknown { what: "row", id: key.to_string() })
    }

    /// Errors: `already_invoiced`, for a row that an invoice bills.
    fn check_unbilled(&self, at: usize) -> Result<(), AppError> {
        let id = self.order.plan[at].row.milestone;
        match self.locked.iter().find(|locked| locked.row.milestone == id) {
            Some(locked) => {
                let milestone = format!("M{} {}", locked.position, locked.row.title).trim_end().to_owned();
                Err(Refusal::AlreadyInvoiced { milestone, number: locked.number.clone() }.into())
            }
            None => Ok(()),
        }
    }

    fn next_key(&self) -> u32 {
        self.order.plan.iter().map(|row| row.key).max().unwrap_or(0).saturating_add(1)
    }
}

/// Changes the rows of an open change order in one transaction.
fn change(
    app: &App,
    command: &'static str,
    id: ChangeOrderId,
    by: impl FnOnce(&Connection, &mut Open, crate::Moment) -> Result<(), AppError>,
) -> Result<ProjectView, AppError> {
    let of = app.write(command, |tx, moment| {
        let mut open = open(tx, id)?;
        by(tx, &mut open, moment)?;
        put_change_order(tx, &open.order, moment.at)?;
        Ok((open.order.project, open.entry("saved")))
    })?;
    shown(app, of)
}

/// Adds a milestone at the end of a proposed plan. Errors: `change_order_is_settled`, invalid fields.
pub fn add_change_row(app: &App, AddChangeRow { id, patch }: AddChangeRow) -> Result<ProjectView, AppError> {
    let typed = patch.unwrap_or_default().entries();
    change(app, "add_change_row", id, |tx, open, moment| {
        if open.order.plan.len() >= MILESTONES_MAX {
            return Err(AppError::invalid("title", Why::TooMany { max: MILESTONES_MAX }));
        }
        let amount = Money::zero(open.project.contract.currency());
        let base =
            AgreedRow { milestone: None, title: String::new(), criterion: String::new(), amount, target_on: None };
        let mut form = form_of(&base);
        for (field, text) in &typed {
            form.set(field, text);
        }
        let row = parse(&form, &base, (moment.on, schedule::order(tx, app)?)).map_err(AppError::Invalid)?;
        open.order.plan.push(ProposedRow::new(open.next_key(), row));
        Ok(())
    })
}

/// Saves what was typed into a proposed milestone. Errors: `already_invoiced`, invalid fields.
pub fn save_change_row(
    app: &App,
    SaveChangeRow { id, row: key, patch }: SaveChangeRow,
) -> Result<ProjectView, AppError> {
    let typed = patch.entries();
    let mut waiting = Vec::new();
    let view = change(app, "save_change_row", id, |tx, open, moment| {
        let at = open.place(key)?;
        open.check_unbilled(at)?;
        let base = open.order.plan[at].row.clone();
        let known = form::pending::<ChangeRowForm>(tx, target(id, key))?;
        let context = (moment.on, schedule::order(tx, app)?);
        let settled = form::settle(&form_of(&base), &known, &typed, |form| parse(form, &base, context))?;
        open.order.plan[at].row = settled.value;
        form::keep_pending::<ChangeRowForm>(tx, target(id, key), &settled.pending, moment.at)?;
        waiting = settled.pending;
        Ok(())
    })?;
    form::refused_of(view, &waiting, &typed)
}

/// Takes a milestone out of a proposed plan. Errors: `already_invoiced`.
pub fn remove_change_row(
    app: &App,
    RemoveChangeRow { id, row: key }: RemoveChangeRow,
) -> Result<ProjectView, AppError> {
    change(app, "remove_change_row", id, |tx, open, moment| {
        let at = open.place(key)?;
        open.check_unbilled(at)?;
        open.order.plan.remove(at);
        form::keep_pending::<ChangeRowForm>(tx, target(id, key), &[], moment.at)
    })
}

/// Puts a removed milestone back, as it is agreed, behind the one that it stands behind. Errors: `not_found`.
pub fn keep_change_row(app: &App, KeepChangeRow { id, milestone }: KeepChangeRow) -> Result<ProjectView, AppError> {
    change(app, "keep_change_row", id, |_, open, _| {
        let is_there = open.order.plan.iter().any(|kept| kept.row.milestone == Some(milestone));
        let was = open.before.iter().position(|row| row.milestone == Some(milestone)).filter(|_| !is_there);
        let was = was.ok_or(AppError::Unknown { what: "removed milestone", id: milestone.to_string() })?;
        let ahead = &open.before[..was];
        let stands_behind = |kept: &ProposedRow| ahead.iter().any(|row| row.milestone == kept.row.milestone);
        let at = open.order.plan.iter().rposition(stands_behind).map_or(0, |at| at + 1);
        // What it delivers is its own again.
        open.order.plan.iter_mut().for_each(|kept| kept.takes.retain(|taken| *taken != milestone));
        let row = ProposedRow::new(open.next_key(), open.before[was].clone());
        open.order.plan.insert(at, row);
        Ok(())
    })
}

/// Moves a milestone to another place in a proposed plan.
pub fn move_change_row(app: &App, arguments: MoveChangeRow) -> Result<ProjectView, AppError> {
    let MoveChangeRow { id, row: key, position } = arguments;
    change(app, "move_change_row", id, |_, open, _| {
        let at = open.place(key)?;
        let moved = open.order.plan.remove(at);
        let to = usize::try_from(position.max(1) - 1).unwrap_or(usize::MAX).min(open.order.plan.len());
        open.order.plan.insert(to, moved);
        Ok(())
    })
}
