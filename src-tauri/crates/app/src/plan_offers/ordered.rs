//! An offer made to an agreed plan: it goes into the change order that is open, or begins one. Nothing of it is in force
//! until that is agreed.

use super::basis::{Basis, Proposed, number_of};
use crate::Moment;
use crate::change_orders::{begin, discard, replace_plan, rows_in_force};
use crate::problem::AppError;
use domain::change_order::AgreedRow;
use domain::{MilestoneId, Refusal};
use storage::Connection;
use storage::record::change_order::{ChangeOrder, ProposedRow};
use storage::record::milestone;

/// Writes what is proposed; the change order as it is then. Errors: `change_order_was_sent`, for what the client reads
/// changes by hand only.
pub(super) fn put_plan(
    tx: &Connection,
    basis: &Basis,
    rows: &[Proposed],
    moment: Moment,
) -> Result<ChangeOrder, AppError> {
    let order = match &basis.order {
        Some(order) if order.sent().is_some() => {
            return Err(Refusal::ChangeOrderWasSent { number: order.number }.into());
        }
        Some(order) => order.clone(),
        None => begin(tx, &basis.project, moment.at)?,
    };
    let plan = rows.iter().filter_map(|row| proposed(&order, row)).collect();
    replace_plan(tx, order, plan, moment.at)
}

/// The row of a change order as an offer would have it.
fn proposed(order: &ChangeOrder, row: &Proposed) -> Option<ProposedRow> {
    let at = |id: MilestoneId| order.plan.iter().find(|old| number_of(old) == id);
    let old = at(row.milestone.id)?;
    let new = AgreedRow { milestone: old.row.milestone, ..AgreedRow::of(&row.milestone) };
    let mut takes = old.takes.clone();
    for taken in row.takes.iter().filter_map(|id| at(*id)) {
        takes.extend(taken.row.milestone);
        takes.extend(&taken.takes);
    }
    Some(ProposedRow { row: new, takes, ..old.clone() })
}

/// The rows as they stood before. A change order that the offer began goes again, unless something was typed into it.
pub(super) fn take_back(
    tx: &Connection,
    basis: &Basis,
    before: Option<Vec<ProposedRow>>,
    moment: Moment,
) -> Result<(), AppError> {
    let Some(order) = basis.order.clone() else { return Ok(()) };
    match before {
        Some(rows) => replace_plan(tx, order, rows, moment.at).map(drop),
        None if order.reason.is_empty() => discard(tx, &order, moment.at),
        None => {
            let rows = rows_in_force(&milestone::plan(tx, order.project)?);
            replace_plan(tx, order, rows, moment.at).map(drop)
        }
    }
}
