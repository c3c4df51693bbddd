//! Marking a dispute: what may be disputed, and from which day.

use super::view::{self, DisputeRow};
use super::{entry, typed_note};
use crate::problem::AppError;
use crate::schedule;
use crate::{App, Moment};
use chrono::NaiveDate;
use domain::dispute::{Dispute, DisputeSubject, check_day};
use domain::{DisputeId, Invalid, InvoiceId, Milestone, MilestoneId, Refusal, Why, text};
use serde::Deserialize;
use serde_json::json;
use storage::Connection;
use storage::record::{credit, dispute as record, invoice, milestone, next_id};
use ts_rs::TS;

/// A milestone that the client does not accept. `reason`: as the client words it; `by`: who on the client's side.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisputeMilestone {
    pub id: MilestoneId,
    pub reason: String,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
}

/// An invoice that the client does not accept: all of it, or the line at a place from 1.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisputeInvoice {
    pub id: InvoiceId,
    #[serde(default)]
    #[ts(optional)]
    pub line: Option<u32>,
    pub reason: String,
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
}

/// What is typed into the sheet, read before the book is touched.
struct Typed {
    reason: String,
    by: String,
    on: Option<String>,
}

impl Typed {
    /// Errors: a missing reason, under its field.
    fn read(reason: &str, by: Option<&str>, on: Option<String>) -> Result<Self, AppError> {
        let reason = typed_note("reason", reason)?;
        if reason.is_empty() {
            return Err(AppError::invalid("reason", Why::Missing));
        }
        let by = text::optional(by.unwrap_or_default()).map_err(|why| Invalid::new("by", why))?;
        Ok(Self { reason, by, on })
    }

    fn write(
        self,
        tx: &Connection,
        app: &App,
        (subject, first): (DisputeSubject, NaiveDate),
        moment: Moment,
    ) -> Result<(DisputeId, crate::Entry), AppError> {
        let on = schedule::day(tx, app, "on", self.on.as_deref(), moment.on)?;
        check_day(&view::label(tx, subject)?, on, first, moment.on)?;
        let id = DisputeId(next_id(tx, "dispute")?);
        let dispute = Dispute { id, subject, on, reason: self.reason, by: self.by, end: None };
        record::insert(tx, &dispute, moment.at)?;
        let journalled = json!({ "dispute": record::journalled(&dispute) });
        Ok((id, entry(&dispute, journalled)))
    }
}

/// Marks a milestone that is done, accepted or invoiced as disputed.
/// Errors: `not_done`, `already_disputed`, `nothing_to_dispute`, `disputed_too_early`, `in_the_future`, a missing reason.
pub fn dispute_milestone(
    app: &App,
    DisputeMilestone { id, reason, on, by }: DisputeMilestone,
) -> Result<DisputeRow, AppError> {
    let typed = Typed::read(&reason, by.as_deref(), on)?;
    let id = app.write("dispute_milestone", |tx, moment| {
        let milestone = milestone::milestone(tx, id)?;
        let first = first_day(tx, &milestone)?;
        typed.write(tx, app, (DisputeSubject::Milestone(id), first), moment)
    })?;
    view::row(app, id)
}

/// The day from which the client can object: of the sign-off, else of the work; where it is billed without either, of the invoice.
fn first_day(tx: &Connection, milestone: &Milestone) -> Result<NaiveDate, AppError> {
    let facts = &milestone.facts;
    let day = facts.acceptance.as_ref().map(|a| a.on).or(facts.done_on).or(facts.billed.as_ref().map(|b| b.issue_on));
    let Some(day) = day else { return Err(Refusal::NotDone { milestone: milestone.label() }.into()) };
    if facts.disputed_on.is_some() {
        return Err(Refusal::AlreadyDisputed { what: milestone.label() }.into());
    }
    let is_settled = facts.billed.as_ref().is_some_and(|b| b.left.is_zero() && b.settled_on.is_some());
    if is_settled && !view::owes(tx, milestone.id)? {
        return Err(Refusal::NothingToDispute { what: milestone.label() }.into());
    }
    Ok(day)
}

/// Marks an issued invoice, or one of its lines, as disputed.
/// Errors: `not_found`, `already_disputed`, `nothing_to_dispute`, `disputed_too_early`, `in_the_future`, a missing reason, a
/// line that is not there or asks for nothing.
pub fn dispute_invoice(
    app: &App,
    DisputeInvoice { id, line, reason, on, by }: DisputeInvoice,
) -> Result<DisputeRow, AppError> {
    let typed = Typed::read(&reason, by.as_deref(), on)?;
    let id = app.write("dispute_invoice", |tx, moment| {
        let entry = invoice::invoice(tx, id)?;
        if entry.is_credit_note || entry.owed().is_zero() {
            return Err(Refusal::NothingToDispute { what: entry.number }.into());
        }
        let subject = match line {
            None => DisputeSubject::Invoice(id),
            Some(line) => {
                check_line(tx, id, line)?;
                DisputeSubject::Line(id, line)
            }
        };
        check_not_disputed(tx, subject)?;
        typed.write(tx, app, (subject, entry.issue_on), moment)
    })?;
    view::row(app, id)
}

/// Errors: a line that is not there or asks for nothing; `nothing_to_dispute` where credit notes took it back.
fn check_line(tx: &Connection, id: InvoiceId, line: u32) -> Result<(), AppError> {
    let issued = invoice::issued(tx, id)?;
    let lines = &issued.body().lines;
    let place = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
    let Some(found) = place.and_then(|place| lines.get(place)) else {
        return Err(AppError::invalid("line", Why::NotOneOf { allowed: format!("1 to {}", lines.len()) }));
    };
    if !found.net.is_positive() {
        return Err(AppError::invalid("line", Why::NotPositive));
    }
    let notes: Vec<_> = credit::notes_of(tx, id)?.into_iter().map(|(_, note)| note).collect();
    if issued.left_of_line(found, &notes)?.is_zero() {
        let what = view::label(tx, DisputeSubject::Line(id, line))?;
        return Err(Refusal::NothingToDispute { what }.into());
    }
    Ok(())
}

/// The same thing is in dispute once. All of an invoice can be disputed while one line is. Errors: `already_disputed`.
fn check_not_disputed(tx: &Connection, subject: DisputeSubject) -> Result<(), AppError> {
    let (id, line) = match subject {
        DisputeSubject::Invoice(id) => (id, None),
        DisputeSubject::Line(id, line) => (id, Some(line)),
        DisputeSubject::Milestone(_) => return Ok(()),
    };
    let issued = invoice::issued(tx, id)?;
    let place = line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
    let billed = place.and_then(|place| issued.body().lines.get(place)?.milestone.as_ref()).map(|of| of.id);
    let covers = |of: DisputeSubject| match of {
        DisputeSubject::Invoice(_) => true,
        DisputeSubject::Line(_, at) => line == Some(at),
        DisputeSubject::Milestone(of) => billed == Some(of),
    };
    let disputes = record::of_invoice(tx, id)?;
    match disputes.iter().find(|of| of.is_open() && covers(of.subject)) {
        Some(found) => Err(Refusal::AlreadyDisputed { what: view::label(tx, found.subject)? }.into()),
        None => Ok(()),
    }
}
