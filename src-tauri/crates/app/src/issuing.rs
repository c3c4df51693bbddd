//! Issuing: the one step without a way back. Number, frozen document, PDF, e-invoice and journal entry are one
//! transaction.

use crate::drafts::{self, DraftArgument, Loaded};
use crate::due_notice;
use crate::einvoices;
use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::problem::AppError;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::contract::Contract;
use domain::invoice::{DraftInvoice, DraftLine, LineSource, MilestoneReference};
use domain::numbering::Pattern;
use domain::party::Business;
use domain::{DraftInvoiceId, InvoiceBody, InvoiceId, IssuedInvoice, MilestoneId, Refusal, Why};
use serde::Deserialize;
use serde_json::json;
use storage::Connection;
use storage::record::{draft, file, history, issue, milestone, next_id};
use ts_rs::TS;

/// Issues a prepared invoice. `override_reason` stands in for an acceptance that is not recorded; it is journalled.
/// `notice_days`: the user is told so many days before it is due.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueInvoice {
    pub id: DraftInvoiceId,
    #[serde(default)]
    #[ts(optional)]
    pub override_reason: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub notice_days: Option<u32>,
}

pub(crate) fn pattern(business: &Business) -> Result<Pattern, AppError> {
    Pattern::parse(&business.number_pattern).map_err(|why| AppError::invalid("number_pattern", why))
}

/// The place in the series that a document issued on `on` takes.
pub(crate) fn next_sequence(
    conn: &Connection,
    business: &Business,
    pattern: &Pattern,
    on: NaiveDate,
) -> Result<u32, AppError> {
    let key = pattern.series(on);
    Ok(match issue::series(conn, &key)? {
        Some(series) => series.next,
        // The offset stands for invoices made elsewhere: it counts once, not again each January.
        None if issue::has_other_year(conn, &key)? => 1,
        None => business.number_start,
    })
}

/// The number that an invoice issued on `on` would take. Only a look: it is drawn while issuing.
pub(crate) fn next_number(conn: &Connection, business: &Business, on: NaiveDate) -> Result<String, AppError> {
    let pattern = pattern(business)?;
    Ok(pattern.number(on, next_sequence(conn, business, &pattern, on)?))
}

/// True when issuing marks the milestone as done: no sign-off is agreed and the work is not marked yet.
pub(crate) fn marks_done(draft: &DraftInvoice, id: MilestoneId) -> bool {
    draft.project.as_ref().is_some_and(|(project, plan)| {
        !project.requires_acceptance && plan.iter().any(|m| m.id == id && m.facts.done_on.is_none())
    })
}

/// Everything that keeps the draft from being issued on `issue_on`: the domain's rules and those of the series.
pub(crate) fn refusals(
    conn: &Connection,
    draft: &DraftInvoice,
    issue_on: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Refusal>, AppError> {
    let mut refusals = draft.refusals(issue_on);
    // Where no sign-off is agreed, issuing itself marks the work as done.
    refusals.retain(|r| !matches!(r, Refusal::NotDone { .. }));
    if issue_on > today {
        refusals.push(Refusal::InTheFuture { date: issue_on, today });
    }
    refusals.extend(series_refusals(conn, &draft.business, issue_on)?);
    refusals.extend(unagreed_amounts(conn, draft)?);
    refusals.extend(contract_refusals(conn, draft)?);
    Ok(refusals)
}

/// Rules of the series, for whatever takes its next number on `issue_on`.
pub(crate) fn series_refusals(
    conn: &Connection,
    business: &Business,
    issue_on: NaiveDate,
) -> Result<Vec<Refusal>, AppError> {
    let mut refusals = Vec::new();
    let pattern = pattern(business)?;
    if let Some(series) = issue::series(conn, &pattern.series(issue_on))?
        && issue_on < series.last_on
    {
        refusals.push(Refusal::IssueDateBeforeLast { issue_on, last_on: series.last_on });
    }
    let number = pattern.number(issue_on, next_sequence(conn, business, &pattern, issue_on)?);
    if storage::record::invoice::invoice_by_number(conn, &number)?.is_some() {
        // Two patterns can spell one number, such as {YYYY}-{000} and 2026-{000}.
        refusals.push(Refusal::NumberTaken { number });
    }
    Ok(refusals)
}

/// Deposits, deductions and releases beyond what the contract and its documents leave.
fn contract_refusals(conn: &Connection, draft: &DraftInvoice) -> Result<Vec<Refusal>, AppError> {
    let bound = |line: &DraftLine| line.source == LineSource::Deposit || line.source.names().is_some();
    let Some((project, plan)) = draft.project.as_ref().filter(|_| draft.lines.iter().any(bound)) else {
        return Ok(Vec::new());
    };
    let booked = storage::record::standing::booked(conn, project.id)?;
    let documents: Vec<&IssuedInvoice> = booked.iter().map(|(document, _)| document).collect();
    Ok(Contract { plan, value: project.contract, documents: &documents }.refusals(&draft.lines))
}

/// Milestones that were added, or whose amount was changed, after the agreement and not agreed again.
fn unagreed_amounts(conn: &Connection, draft: &DraftInvoice) -> Result<Vec<Refusal>, AppError> {
    let Some((project, plan)) = &draft.project else { return Ok(Vec::new()) };
    let revisions = storage::record::project::revisions(conn, project.id)?;
    let Some(agreed) = revisions.last() else { return Ok(Vec::new()) };
    let mut refusals = Vec::new();
    for line in &draft.lines {
        let LineSource::Milestone { id, amount_reason, .. } = &line.source else { continue };
        let Some(now) = plan.iter().find(|m| m.id == *id).filter(|_| amount_reason.is_empty()) else { continue };
        let refusal = match agreed.plan.iter().find(|m| m.milestone == *id) {
            None => Refusal::NotAgreed { milestone: now.label() },
            Some(then) if then.amount == now.amount => continue,
            Some(then) => {
                Refusal::AmountDiffersFromPlan { milestone: now.label(), agreed: then.amount, line: now.amount }
            }
        };
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    Ok(refusals)
}

/// Issues a prepared invoice today or on its own date. Errors: all that is missing, each with the way to its field;
/// rules of the
/// e-invoice; characters that no font covers. On any error nothing has changed and no number is used.
pub fn issue_invoice(
    app: &App,
    IssueInvoice { id, override_reason, notice_days }: IssueInvoice,
) -> Result<InvoiceView, AppError> {
    due_notice::check("notice_days", notice_days)?;
    let issued = app.write("issue_invoice", |tx, moment| {
        mark_done_where_agreed(tx, app, id, moment)?;
        let Loaded { mut draft, issue_on, faults, form, .. } = drafts::load(tx, app, id, moment.on)?;
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        if let Some(reason) = override_reason.as_deref().map(str::trim).filter(|r| !r.is_empty()) {
            override_acceptance(&mut draft, reason)?;
        }
        let refusals = refusals(tx, &draft, issue_on, moment.on)?;
        if !refusals.is_empty() {
            return Err(AppError::Refused(refusals));
        }
        let pattern = pattern(&draft.business)?;
        let sequence = next_sequence(tx, &draft.business, &pattern, issue_on)?;
        let issued = draft.issue(issue_on, &pattern, sequence).map_err(AppError::Refused)?;
        let rendering = einvoices::rendered(tx, &issued)?;
        let invoice = InvoiceId(next_id(tx, "invoice")?);
        let row = issue::insert_issued(tx, invoice, &issued, rendering, moment.at)?;
        draft::delete_prepared(tx, id)?;
        let mut entry = row.entry();
        note_reasons(&mut entry, issued.body());
        // What was noted for nobody else stays with the invoice; the frozen document has no place for it.
        let private_note =
            domain::text::note(&form.private_note).map_err(|why| AppError::invalid("private_note", why))?;
        if !private_note.is_empty() {
            entry.json[PRIVATE_NOTE] = json!(private_note);
        }
        if let Some(days) = notice_days {
            storage::record::due_notice::set(tx, invoice, Some(days))?;
            entry.json["notice_days"] = json!(days);
        }
        Ok((invoice, entry))
    })?;
    invoices::invoice(app, InvoiceArgument { id: issued })
}

/// Where the entry of an issue keeps what was noted for nobody else.
const PRIVATE_NOTE: &str = "private_note";

/// The note for nobody else that an invoice was issued with. May be empty.
pub(crate) fn private_note(conn: &Connection, id: InvoiceId) -> Result<String, AppError> {
    let entries = history::about(conn, &format!("invoice:{id}"))?;
    let noted = entries.iter().find_map(|row| {
        let entry: serde_json::Value = serde_json::from_str(&row.entry).ok()?;
        Some(entry.get(PRIVATE_NOTE)?.as_str()?.to_owned())
    });
    Ok(noted.unwrap_or_default())
}

/// Every reason that stands in for an acceptance or for the agreed amount goes into the journal, wherever it was typed.
fn note_reasons(entry: &mut Entry, body: &InvoiceBody) {
    for (key, reason) in [
        ("override", (|m: &MilestoneReference| m.override_reason.clone()) as fn(&MilestoneReference) -> Option<String>),
        ("other_amount", |m| m.amount_reason.clone()),
    ] {
        let mut reasons: Vec<String> =
            body.lines.iter().filter_map(|l| l.milestone.as_ref()).filter_map(reason).collect();
        reasons.dedup();
        if !reasons.is_empty() {
            entry.json[key] = json!(reasons.join("; "));
        }
    }
}

/// Appends the done fact for milestones that no sign-off is agreed for.
fn mark_done_where_agreed(
    tx: &Connection,
    app: &App,
    id: DraftInvoiceId,
    moment: crate::Moment,
) -> Result<(), AppError> {
    let Loaded { draft, issue_on, .. } = drafts::load(tx, app, id, moment.on)?;
    for line in &draft.lines {
        if let LineSource::Milestone { id, .. } = line.source
            && marks_done(&draft, id)
        {
            milestone::append_fact(tx, id, &milestone::Fact::Done, issue_on.min(moment.on), moment.at)?;
        }
    }
    Ok(())
}

fn override_acceptance(draft: &mut DraftInvoice, reason: &str) -> Result<(), AppError> {
    let reason = domain::text::note(reason).map_err(|why: Why| AppError::invalid("override_reason", why))?;
    for line in &mut draft.lines {
        if let LineSource::Milestone { override_reason, .. } = &mut line.source
            && override_reason.is_empty()
        {
            override_reason.clone_from(&reason);
        }
    }
    Ok(())
}

/// The PDF of a body. `number`: None for a draft. `xml`: the e-invoice that goes inside.
/// Errors: uncovered characters, when there is a number.
pub(crate) fn render(
    conn: &Connection,
    body: &InvoiceBody,
    number: Option<&str>,
    xml: Option<&[u8]>,
) -> Result<Vec<u8>, AppError> {
    let logo = logo(conn, body.logo.as_deref())?;
    let pages = documents::invoice_pages(body, number, logo.as_ref(), &crate::system_fonts::fonts_for(body, number))?;
    Ok(documents::pdf(&pages, xml.map(documents::einvoice::attachment))?)
}

/// The picture under the hash that a document names.
pub(crate) fn logo(conn: &Connection, hash: Option<&str>) -> Result<Option<documents::Logo>, AppError> {
    let Some(hash) = hash else { return Ok(None) };
    Ok(Some(documents::Logo::read(&file::file(conn, hash)?)?))
}

/// The PDF of a prepared invoice, marked as a draft and without a number. Errors: every text that cannot be read.
pub fn draft_pdf(app: &App, DraftArgument { id }: DraftArgument) -> Result<Vec<u8>, AppError> {
    app.read(|conn, moment| render(conn, &drafts::load(conn, app, id, moment.on)?.body_as_typed()?, None, None))
}

/// Journal entry of an event that changes nothing but the record of it.
pub(crate) fn event_entry(invoice: InvoiceId, kind: &str, recipient: &str) -> Entry {
    Entry::about("invoice", invoice, json!({ "event": kind, "to": recipient }))
}
