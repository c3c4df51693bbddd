//! A prepared invoice that takes the place of a credited one: the same lines, and the number that it corrects.

use super::form::{AdjustmentForm, DeliverableTick, InvoiceForm, LineForm};
use super::keep;
use crate::looks;
use crate::problem::AppError;
use chrono::{DateTime, Utc};
use domain::invoice::{Adjustment, DocumentReference, Line, LineRole, Unit};
use domain::{DraftInvoiceId, InvoiceBody, IssuedInvoice, Money};
use storage::Connection;
use storage::record::invoice;

/// Prepares the correction of an issued invoice. What only a later step of the contract can bill, such as money kept
/// back or deducted, is left out: its line is typed anew.
pub(crate) fn prepare_correction(
    tx: &Connection,
    issued: &IssuedInvoice,
    reason: &str,
    at: DateTime<Utc>,
) -> Result<DraftInvoiceId, AppError> {
    let body = issued.body();
    let billing = |line: &&Line| matches!(line.role, LineRole::Billing | LineRole::Part);
    let form = InvoiceForm {
        corrects: issued.number().to_owned(),
        correction_reason: reason.to_owned(),
        lines: body.lines.iter().filter(billing).map(line_again).collect(),
        // As it was agreed then, whatever the project says by now.
        retainage: body.retention.map(|kept| kept.percent.to_string()).unwrap_or_default(),
        retainage_base: body.retention.map(|_| "gross".to_owned()).unwrap_or_default(),
        retainage_due: body.retention.map(|kept| kept.due_on.to_string()).unwrap_or_default(),
        ..form_again(body)
    };
    keep(tx, body.client, body.project.as_ref().map(|project| project.id), &form, at)
}

/// What of an issued invoice a new draft for the same client begins with, without its lines.
pub(crate) fn form_again(body: &InvoiceBody) -> InvoiceForm {
    InvoiceForm {
        order_number: body.order_number.clone().unwrap_or_default(),
        language: body.language.tag().to_owned(),
        second_language: body.second_language.map_or("none", |language| language.tag()).to_owned(),
        template: looks::template_text(body.template).to_owned(),
        note: body.note.clone(),
        adjustments: adjustments_again(&body.adjustments),
        ..InvoiceForm::default()
    }
}

/// The discounts and charges of a document, the parts of one for several taxes together again.
fn adjustments_again(of: &[Adjustment]) -> Vec<AdjustmentForm> {
    let mut again: Vec<(AdjustmentForm, Money)> = Vec::new();
    for part in of {
        let is_same = |(form, _): &&mut (AdjustmentForm, Money)| {
            form.is_charge == part.is_charge && form.reason == part.reason && !part.taxes.is_empty()
        };
        match again.iter_mut().find(is_same).map(|(_, sum)| (sum.plus(part.amount), sum)) {
            Some((Ok(both), sum)) => *sum = both,
            Some((Err(_), _)) | None => {
                let form =
                    AdjustmentForm { is_charge: part.is_charge, reason: part.reason.clone(), amount: String::new() };
                again.push((form, part.amount));
            }
        }
    }
    again.into_iter().map(|(form, sum)| AdjustmentForm { amount: sum.amount().to_string(), ..form }).collect()
}

/// A line as it was typed, with its amounts and reasons.
pub(crate) fn line_again(line: &Line) -> LineForm {
    let reason = |of: Option<&String>| of.cloned().unwrap_or_default();
    let milestone = line.milestone.as_ref();
    let discount = line.adjustments.iter().find(|adjustment| !adjustment.is_charge);
    LineForm {
        role: line.role,
        releases: None,
        milestone: milestone.map(|of| of.id),
        title: line.title.clone(),
        description: line.description.clone(),
        deliverables: line
            .deliverables
            .iter()
            .map(|title| DeliverableTick { title: title.clone(), printed: true })
            .collect(),
        evidence: Vec::new(),
        quantity: line.quantity.to_string(),
        unit: Unit::of_code(&line.unit).unwrap_or_default(),
        discount: discount.map(|given| given.amount.amount().to_string()).unwrap_or_default(),
        discount_reason: discount.map(|given| given.reason.clone()).unwrap_or_default(),
        unit_price: line.unit_price.amount().to_string(),
        // Several taxes on one line follow the client and the business again.
        tax_rate: match line.taxes.as_slice() {
            [tax] => tax.rate.to_string(),
            _ => String::new(),
        },
        override_reason: reason(milestone.and_then(|of| of.override_reason.as_ref())),
        amount_reason: reason(milestone.and_then(|of| of.amount_reason.as_ref())),
    }
}

/// The document that a prepared invoice takes the place of. Errors: `not_found` for a number that nobody has.
pub(super) fn read(conn: &Connection, form: &InvoiceForm) -> Result<Option<DocumentReference>, AppError> {
    if form.corrects.is_empty() {
        return Ok(None);
    }
    let unknown = || AppError::Unknown { what: "invoice", id: form.corrects.clone() };
    let id = invoice::invoice_by_number(conn, &form.corrects)?.ok_or_else(unknown)?;
    Ok(Some(invoice::issued(conn, id)?.reference(&form.correction_reason)))
}
