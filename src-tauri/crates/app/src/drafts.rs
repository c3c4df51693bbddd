//! Prepared invoices: forms that follow the schedule, hold no number, and are read leniently for the preview.

mod adjusting;
mod below_zero;
mod correction;
mod deleted;
mod derived;
mod exchange;
mod form;
mod papers;
mod read;
mod view;

pub(crate) use correction::{form_again, line_again, prepare_correction};
pub use deleted::{DraftsArgument, delete_invoice_draft, delete_invoice_drafts, restore_invoice_drafts};
pub use exchange::{ExchangeView, FixedRate, LastRate};
pub use form::{DeliverableTick, InvoiceForm, InvoicePatch, LineForm};
pub use papers::{DraftsExported, RefusedDraft, export_drafts};
pub(crate) use read::{Loaded, default_taxes, load, load_typed, read_form, usual_template};
pub use view::{Check, DraftView, LineView, RetentionView, TaxRow};

use crate::problem::AppError;
use crate::schedule::MilestoneArgument;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::date::{self, DateOrder};
use domain::terms::PaymentTerms;
use domain::{ClientId, DraftInvoiceId, Milestone, MilestoneId, ProjectId, Why};
use serde::Deserialize;
use serde_json::json;
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};
use storage::record::{milestone, next_id, party, project};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftArgument {
    pub id: DraftInvoiceId,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInvoiceDraft {
    pub id: DraftInvoiceId,
    pub patch: InvoicePatch,
}

/// `typed`: what is in the fields and not saved yet, so that the page follows each key without a write.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDraft {
    pub id: DraftInvoiceId,
    #[serde(default)]
    #[ts(optional)]
    pub typed: Option<InvoicePatch>,
}

/// An invoice that no plan knows, for a client.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewInvoice {
    pub client: ClientId,
}

/// True when a kept form bills the milestone.
pub(crate) fn bills(json: &str, id: MilestoneId) -> bool {
    serde_json::from_str::<InvoiceForm>(json).is_ok_and(|form| form.lines.iter().any(|l| l.milestone == Some(id)))
}

/// The prepared invoice of a milestone, made now if there is none. Errors: `already_invoiced`.
pub fn prepare_invoice(app: &App, MilestoneArgument { id }: MilestoneArgument) -> Result<DraftView, AppError> {
    if let Some(known) = app.read(|conn, _| crate::projects::prepared_for(conn, id))? {
        return invoice_draft(app, DraftArgument { id: known });
    }
    let prepared = app.write("prepare_invoice", |tx, moment| {
        // Once more in the transaction: of two clicks at one instant the second finds what the first has made.
        if let Some(known) = crate::projects::prepared_for(tx, id)? {
            return Ok((known, Entry::about("milestone", id, json!({ "draft": known }))));
        }
        let milestone = milestone::milestone(tx, id)?;
        if milestone.left().is_zero() {
            milestone.check_unbilled()?;
        }
        let project = project::project(tx, milestone.project)?;
        let client = party::client(tx, project.client)?;
        let form = InvoiceForm {
            language: client.language.tag().to_owned(),
            order_number: project.order_number.clone(),
            note: milestone.client_note.clone(),
            lines: vec![line_of(&milestone)],
            ..InvoiceForm::default()
        };
        let kept = keep(tx, client.id, Some(project.id), &form, moment.at)?;
        Ok((kept, Entry::about("milestone", id, json!({ "draft": kept }))))
    })?;
    invoice_draft(app, DraftArgument { id: prepared })
}

/// Takes a milestone that leaves its plan out of every prepared invoice: one that bills nothing else goes, another
/// keeps what was typed into its other lines.
pub(crate) fn drop_milestone(
    tx: &Connection,
    id: MilestoneId,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(), AppError> {
    for kept in draft::all_prepared(tx)?.into_iter().filter(|d| bills(&d.json, id)) {
        let mut form = read_form(&kept)?;
        form.lines.retain(|line| line.milestone != Some(id));
        if form.lines.is_empty() {
            draft::delete_prepared(tx, kept.id)?;
        } else {
            let json = serde_json::to_string(&form).unwrap_or_default();
            draft::put_prepared(tx, &PreparedInvoice { json, ..kept }, at)?;
        }
    }
    Ok(())
}

/// Carries a change of a milestone into its prepared invoices: what still says what the milestone said before follows
/// it, what was typed over stays.
pub(crate) fn follow(
    tx: &Connection,
    before: &Milestone,
    after: &Milestone,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(), AppError> {
    let (old, new) = (line_of(before), line_of(after));
    for kept in draft::all_prepared(tx)?.into_iter().filter(|d| bills(&d.json, before.id)) {
        let mut form = read_form(&kept)?;
        for line in form.lines.iter_mut().filter(|l| l.milestone == Some(before.id)) {
            if line.title == old.title {
                line.title.clone_from(&new.title);
            }
            if line.deliverables == old.deliverables {
                line.deliverables.clone_from(&new.deliverables);
            }
            if line.description == old.description {
                line.description.clone_from(&new.description);
            }
        }
        if form.note == before.client_note {
            form.note.clone_from(&after.client_note);
        }
        let json = serde_json::to_string(&form).unwrap_or_default();
        draft::put_prepared(tx, &PreparedInvoice { json, ..kept }, at)?;
    }
    Ok(())
}

/// The line by which a draft bills a milestone: it follows the plan until something is typed over it.
pub(crate) fn line_of(milestone: &Milestone) -> LineForm {
    let ticked = |d: &domain::milestone::Deliverable| DeliverableTick { title: d.title.clone(), printed: d.on_invoice };
    let deliverables: Vec<DeliverableTick> = milestone.deliverables.iter().map(ticked).collect();
    // The finish line says what was delivered when no list does.
    let description = if deliverables.is_empty() { milestone.criterion.clone() } else { String::new() };
    LineForm {
        milestone: Some(milestone.id),
        title: milestone.title.clone(),
        description,
        deliverables,
        ..LineForm::default()
    }
}

pub(crate) fn keep(
    tx: &Connection,
    client: ClientId,
    project: Option<ProjectId>,
    form: &InvoiceForm,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<DraftInvoiceId, AppError> {
    let id = DraftInvoiceId(next_id(tx, "draft_invoice")?);
    let json = serde_json::to_string(form).unwrap_or_default();
    draft::put_prepared(tx, &PreparedInvoice { id, client, project, json }, at)?;
    Ok(id)
}

/// An empty invoice for a client, outside any plan.
pub fn new_invoice(app: &App, NewInvoice { client: id }: NewInvoice) -> Result<DraftView, AppError> {
    let prepared = app.write("new_invoice", |tx, moment| {
        let client = party::client(tx, id)?;
        let form = InvoiceForm {
            language: client.language.tag().to_owned(),
            lines: vec![LineForm::default()],
            ..InvoiceForm::default()
        };
        let kept = keep(tx, id, None, &form, moment.at)?;
        Ok((kept, Entry::about("client", id, json!({ "draft": kept }))))
    })?;
    invoice_draft(app, DraftArgument { id: prepared })
}

/// A prepared invoice with its sums and what still keeps it from being issued.
pub fn invoice_draft(app: &App, DraftArgument { id }: DraftArgument) -> Result<DraftView, AppError> {
    app.read(|conn, moment| view::view(conn, load(conn, app, id, moment.on)?, moment.on))
}

/// Saves what was typed. Texts that are not valid yet are kept as typed and named in `problems`.
pub fn save_invoice_draft(app: &App, SaveInvoiceDraft { id, patch }: SaveInvoiceDraft) -> Result<DraftView, AppError> {
    app.write("save_invoice_draft", |tx, moment| {
        let kept = draft::prepared(tx, id)?;
        // A rate is kept with the currencies that it is typed for, which only the whole draft knows.
        let form = match &patch.exchange_rate {
            Some(_) => load_typed(tx, app, id, patch, moment.on)?.form,
            None => apply(read_form(&kept)?, patch)?,
        };
        let form = fixed_days(form, moment.on, crate::schedule::order(tx, app)?);
        let json = serde_json::to_string(&form).unwrap_or_default();
        draft::put_prepared(tx, &PreparedInvoice { json, ..kept }, moment.at)?;
        Ok(((), Entry::about("draft_invoice", id, json!({ "form": form }))))
    })?;
    invoice_draft(app, DraftArgument { id })
}

/// Days as dates: "+30" typed today is another day tomorrow. What is no date stays as typed.
fn fixed_days(form: InvoiceForm, today: NaiveDate, order: DateOrder) -> InvoiceForm {
    let fixed = |typed: String| date::parse(&typed, today, order).map_or(typed, |day| day.to_string());
    // "30" is days here, and no day of this month.
    let are_terms = PaymentTerms::parse(&form.retainage_due).is_ok();
    let retainage_due = if are_terms { form.retainage_due } else { fixed(form.retainage_due) };
    let (issue_on, due_on, rate_on) = (fixed(form.issue_on), fixed(form.due_on), fixed(form.rate_on));
    InvoiceForm { issue_on, due_on, rate_on, retainage_due, ..form }
}

/// Most lines of one invoice.
const LINES_MAX: usize = 1000;

/// Discounts and charges on one invoice.
const ADJUSTMENTS_MAX: usize = 100;

fn apply(form: InvoiceForm, patch: InvoicePatch) -> Result<InvoiceForm, AppError> {
    let lines = patch.lines.unwrap_or(form.lines);
    if lines.len() > LINES_MAX {
        return Err(AppError::invalid("lines", Why::TooMany { max: LINES_MAX }));
    }
    let adjustments = patch.adjustments.unwrap_or(form.adjustments);
    if adjustments.len() > ADJUSTMENTS_MAX {
        return Err(AppError::invalid("adjustments", Why::TooMany { max: ADJUSTMENTS_MAX }));
    }
    Ok(InvoiceForm {
        issue_on: patch.issue_on.unwrap_or(form.issue_on),
        terms: patch.terms.unwrap_or(form.terms),
        due_on: patch.due_on.unwrap_or(form.due_on),
        order_number: patch.order_number.unwrap_or(form.order_number),
        language: patch.language.unwrap_or(form.language),
        second_language: patch.second_language.unwrap_or(form.second_language),
        template: patch.template.unwrap_or(form.template),
        early_payment: patch.early_payment.unwrap_or(form.early_payment),
        exchange_rate: patch.exchange_rate.unwrap_or(form.exchange_rate),
        rate_pair: form.rate_pair,
        rate_source: patch.rate_source.unwrap_or(form.rate_source),
        rate_on: patch.rate_on.unwrap_or(form.rate_on),
        note: patch.note.unwrap_or(form.note),
        private_note: patch.private_note.unwrap_or(form.private_note),
        deposits: patch.deposits.unwrap_or(form.deposits),
        retainage: patch.retainage.unwrap_or(form.retainage),
        retainage_base: patch.retainage_base.unwrap_or(form.retainage_base),
        retainage_due: patch.retainage_due.unwrap_or(form.retainage_due),
        is_final: form.is_final,
        copied_from: form.copied_from,
        corrects: form.corrects,
        correction_reason: form.correction_reason,
        lines,
        adjustments,
    })
}
