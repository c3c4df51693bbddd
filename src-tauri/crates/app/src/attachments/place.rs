//! Where files lie: a record's list, or the sheet on which they wait. Knows no bytes.

use crate::Entry;
use crate::problem::AppError;
use domain::{ChangeOrderId, MilestoneId, ProjectId, Refusal};
use serde::Deserialize;
use serde_json::Value;
use storage::Connection;
use storage::record::attachment::{self as record, Attachment, Owner, Sheet, WaitingFile};
use storage::record::{change_order, milestone, project};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    Project,
    Milestone,
    /// An agreed revision, by its own id.
    Agreement,
    /// The acceptance of a milestone, by the milestone; before it is recorded, the sheet for it.
    SignOff,
    /// The sheet on which a project's plan is agreed, by the project.
    Plan,
    /// The sheet on which a change order is agreed.
    ChangeOrder,
}

/// A list of files. `id` is that of the record that the kind names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub kind: PlaceKind,
    #[ts(type = "number")]
    pub id: i64,
}

/// What a place is in the book as it stands.
pub(super) struct Shelf {
    pub goes: Goes,
    /// Acceptances that were taken back; their files stay in sight.
    pub earlier: Vec<i64>,
    /// The record that the journal speaks of.
    subject: (&'static str, i64),
}

/// Where a new file goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goes {
    To(Owner, i64),
    Waits(Sheet, i64),
}

impl Place {
    pub(super) fn of(file: &Attachment) -> Self {
        // Only lists from which files can go are asked for by a file.
        let kind = match file.owner {
            Owner::Project => PlaceKind::Project,
            Owner::Milestone => PlaceKind::Milestone,
            Owner::Agreement => PlaceKind::Agreement,
            Owner::Acceptance => PlaceKind::SignOff,
        };
        Self { kind, id: file.owner_id }
    }

    pub(super) fn of_waiting(file: &WaitingFile) -> Self {
        let kind = match file.sheet {
            Sheet::Plan => PlaceKind::Plan,
            Sheet::ChangeOrder => PlaceKind::ChangeOrder,
            Sheet::SignOff => PlaceKind::SignOff,
        };
        Self { kind, id: file.target }
    }

    /// Errors: `not_found`, `change_order_is_settled`.
    pub(super) fn shelf(self, conn: &Connection) -> Result<Shelf, AppError> {
        let Self { kind, id } = self;
        let plain = |goes, subject| Shelf { goes, earlier: Vec::new(), subject };
        match kind {
            PlaceKind::Project => {
                project::project(conn, ProjectId(id))?;
                Ok(plain(Goes::To(Owner::Project, id), ("project", id)))
            }
            PlaceKind::Milestone => {
                milestone::milestone(conn, MilestoneId(id))?;
                Ok(plain(Goes::To(Owner::Milestone, id), ("milestone", id)))
            }
            PlaceKind::Agreement => {
                let of = project::project_of_revision(conn, domain::RevisionId(id))?;
                Ok(plain(Goes::To(Owner::Agreement, id), ("project", of.0)))
            }
            PlaceKind::SignOff => sign_off(conn, MilestoneId(id)),
            PlaceKind::Plan => {
                project::project(conn, ProjectId(id))?;
                Ok(plain(Goes::Waits(Sheet::Plan, id), ("project", id)))
            }
            PlaceKind::ChangeOrder => {
                let order = change_order::change_order(conn, ChangeOrderId(id))?;
                if order.settled().is_some() {
                    return Err(Refusal::ChangeOrderIsSettled { number: order.number }.into());
                }
                Ok(plain(Goes::Waits(Sheet::ChangeOrder, id), ("project", order.project.0)))
            }
        }
    }
}

/// The acceptance that holds, or the sheet for the next answer; what was taken back or asked to be changed stays in sight.
fn sign_off(conn: &Connection, id: MilestoneId) -> Result<Shelf, AppError> {
    let holds = milestone::milestone(conn, id)?.facts.acceptance.is_some();
    let mut earlier = record::answers(conn, id)?;
    let goes = match earlier.pop_if(|_| holds) {
        Some(current) => Goes::To(Owner::Acceptance, current),
        None => Goes::Waits(Sheet::SignOff, id.0),
    };
    Ok(Shelf { goes, earlier, subject: ("milestone", id.0) })
}

impl Shelf {
    pub(super) fn entry(&self, json: Value) -> Entry {
        Entry::about(self.subject.0, self.subject.1, json)
    }
}
