//! Change orders of the sample book, entered as their own days tell it.

use super::{Desk, typed};
use crate::agreement::Yes;
use crate::change_orders::{
    self, AgreeChangeOrder, ChangeOrderPatch, ChangeRowPatch, SaveChangeOrder, SaveChangeRow, SendChangeOrder,
    StartChangeOrder,
};
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::sample::contracts::{Agreed, ChangeOrder, Contract};
use crate::schedule;

impl Desk<'_> {
    /// The change as it was sent; its agreement comes on a day of its own.
    pub(super) fn propose_change(&self, contract: &'static Contract, change: &ChangeOrder) -> Result<(), AppError> {
        let project = self.ids.projects[contract.code];
        let view = change_orders::start_change_order(self.app, StartChangeOrder { project })?;
        let Some(id) = view.change_order.map(|order| order.id) else { return Ok(()) };
        let patch = ChangeOrderPatch { reason: typed(change.reason) };
        change_orders::save_change_order(self.app, SaveChangeOrder { id, patch })?;
        let amount = ChangeRowPatch { amount: typed(change.amount.1), ..ChangeRowPatch::default() };
        let target = ChangeRowPatch { target_on: self.moved(change.target.1), ..ChangeRowPatch::default() };
        for (at, patch) in [(change.amount.0, amount), (change.target.0, target)] {
            // A change order begins with the rows of the plan, named by their places.
            let row = u32::try_from(at).unwrap_or(u32::MAX);
            change_orders::save_change_row(self.app, SaveChangeRow { id, row, patch })?;
        }
        change_orders::send_change_order(self.app, SendChangeOrder { id, on: None }).map(drop)
    }

    pub(super) fn agree_change(&self, contract: &'static Contract, change: &ChangeOrder) -> Result<(), AppError> {
        let Agreed { by, channel, words, .. } = &change.agreed;
        let view = schedule::project(self.app, ProjectArgument { id: self.ids.projects[contract.code] })?;
        let Some(id) = view.change_order.map(|order| order.id) else { return Ok(()) };
        let yes = AgreeChangeOrder {
            id,
            yes: Yes { on: None, by: (*by).to_owned(), channel: *channel, words: typed(words) },
        };
        change_orders::agree_change_order(self.app, yes).map(drop)
    }
}
