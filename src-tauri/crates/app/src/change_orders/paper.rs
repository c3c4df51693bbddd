//! What the paper of a change order is made of.

use super::view::before;
use crate::problem::AppError;
use domain::change_order::Locked;
use domain::papers::{Agreed, ChangeOnPaper, Declined, Standing};
use storage::Connection;
use storage::record::change_order::{ChangeOrder, ChangeOrderFact, FactKind};
use storage::record::{milestone, project};

/// A change order with the revision that it changes and what became of it.
pub(crate) fn on_paper(conn: &Connection, order: &ChangeOrder) -> Result<ChangeOnPaper, AppError> {
    let (standing, dated_on) = match (order.settled(), order.sent()) {
        (Some(settled), sent) => (answer(conn, order, settled)?, Some(sent.unwrap_or(settled).on)),
        (None, Some(sent)) if !order.is_changed_since(sent) => (Standing::Sent, Some(sent.on)),
        (None, _) => (Standing::Draft, None),
    };
    let locked = match order.settled() {
        Some(_) => Vec::new(),
        None => Locked::of(&milestone::plan(conn, order.project)?),
    };
    Ok(ChangeOnPaper {
        number: order.number,
        reason: order.reason.clone(),
        before: before(conn, order)?,
        after: order.rows(),
        locked,
        standing,
        dated_on,
    })
}

fn answer(conn: &Connection, order: &ChangeOrder, fact: &ChangeOrderFact) -> Result<Standing, AppError> {
    let ChangeOrderFact { kind, on, by, channel, words, .. } = fact.clone();
    match kind {
        FactKind::Agreed => {
            let number = order.number + 1;
            let revisions = project::revisions(conn, order.project)?;
            let agreed = revisions.into_iter().map(|revision| revision.agreement).find(|a| a.revision_number == number);
            let agreed = agreed.ok_or(AppError::Unknown { what: "revision", id: number.to_string() })?;
            Ok(Standing::Agreed { agreed: Agreed { on, by, channel: agreed.channel }, words })
        }
        FactKind::Declined | FactKind::Sent if fact.is_withdrawal() => Ok(Standing::Withdrawn { on, words }),
        FactKind::Declined | FactKind::Sent => Ok(Standing::Declined(Declined { on, by, channel, words })),
    }
}
