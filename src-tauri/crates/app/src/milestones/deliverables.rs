//! Deliverables: what the client gets, ticked one by one.

use super::{MilestoneView, milestone};
use crate::drafts;
use crate::problem::AppError;
use crate::schedule::MilestoneArgument;
use crate::{App, Entry};
use domain::milestone::Deliverable;
use domain::{DeliverableId, Invalid, MilestoneId, Why, text};
use serde::Deserialize;
use serde_json::json;
use storage::record::milestone::{self as record, Fact};
use storage::record::next_id;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddDeliverable {
    pub milestone: MilestoneId,
    pub title: String,
}

/// What changes of a deliverable; fields left out stay.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDeliverable {
    pub id: DeliverableId,
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub done: Option<bool>,
    #[serde(default)]
    #[ts(optional)]
    pub on_invoice: Option<bool>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeliverableArgument {
    pub id: DeliverableId,
}

/// Most deliverables of one milestone.
const DELIVERABLES_MAX: usize = 200;

/// Adds a deliverable at the end, to be printed on the invoice.
pub fn add_deliverable(
    app: &App,
    AddDeliverable { milestone: of, title }: AddDeliverable,
) -> Result<MilestoneView, AppError> {
    let title = text::required(&title).map_err(|why| Invalid::new("title", why))?;
    app.write("add_deliverable", |tx, moment| {
        let stored = record::milestone(tx, of)?;
        stored.check_unbilled()?;
        if stored.deliverables.len() >= DELIVERABLES_MAX {
            return Err(AppError::invalid("title", Why::TooMany { max: DELIVERABLES_MAX }));
        }
        let added =
            Deliverable { id: DeliverableId(next_id(tx, "deliverable")?), title, done_on: None, on_invoice: true };
        record::put_deliverable(tx, of, stored.deliverables.len() + 1, &added)?;
        drafts::follow(tx, &stored, &record::milestone(tx, of)?, moment.at)?;
        Ok(((), Entry::about("milestone", of, json!({ "deliverable": added.title }))))
    })?;
    milestone(app, MilestoneArgument { id: of })
}

/// Changes a deliverable. Its first tick starts the milestone.
pub fn save_deliverable(app: &App, arguments: SaveDeliverable) -> Result<MilestoneView, AppError> {
    let title = arguments.title.as_deref().map(text::required).transpose().map_err(|why| Invalid::new("title", why))?;
    let of = app.write("save_deliverable", |tx, moment| {
        let of = record::milestone_of_deliverable(tx, arguments.id)?;
        let stored = record::milestone(tx, of)?;
        stored.check_unbilled()?;
        let at = stored.deliverables.iter().position(|d| d.id == arguments.id).unwrap_or(0);
        let mut changed = stored.deliverables[at].clone();
        if let Some(title) = title {
            changed.title = title;
        }
        changed.on_invoice = arguments.on_invoice.unwrap_or(changed.on_invoice);
        changed.done_on = match arguments.done {
            Some(true) => changed.done_on.or(Some(moment.on)),
            Some(false) => None,
            None => changed.done_on,
        };
        record::put_deliverable(tx, of, at + 1, &changed)?;
        drafts::follow(tx, &stored, &record::milestone(tx, of)?, moment.at)?;
        if changed.done_on.is_some() && stored.facts.started_on.is_none() && stored.facts.done_on.is_none() {
            record::append_fact(tx, of, &Fact::Started, moment.on, moment.at)?;
        }
        Ok((
            of,
            Entry::about(
                "milestone",
                of,
                json!({ "deliverable": changed.title, "done_on": changed.done_on, "on_invoice": changed.on_invoice }),
            ),
        ))
    })?;
    milestone(app, MilestoneArgument { id: of })
}

/// Takes a deliverable off the list.
pub fn remove_deliverable(
    app: &App,
    DeliverableArgument { id }: DeliverableArgument,
) -> Result<MilestoneView, AppError> {
    let of = app.write("remove_deliverable", |tx, moment| {
        let of = record::milestone_of_deliverable(tx, id)?;
        let stored = record::milestone(tx, of)?;
        stored.check_unbilled()?;
        record::delete_deliverable(tx, id)?;
        // Places stay without gaps, so that the next one comes last.
        for (at, left) in record::milestone(tx, of)?.deliverables.iter().enumerate() {
            record::put_deliverable(tx, of, at + 1, left)?;
        }
        drafts::follow(tx, &stored, &record::milestone(tx, of)?, moment.at)?;
        Ok((of, Entry::about("milestone", of, json!({ "removed_deliverable": id }))))
    })?;
    milestone(app, MilestoneArgument { id: of })
}
