//! A final invoice that asks for less than nothing, and the credit note that it leads to.

use super::form::InvoiceForm;
use crate::problem::{AppError, FieldProblem, Told};
use domain::InvoiceBody;
use domain::invoice::{DraftInvoice, DraftLine, LineSource};
use storage::Connection;
use storage::record::invoice;

/// Code of the general refusal in whose place this one is told.
pub(super) const GENERAL: &str = "nothing_to_bill";

/// A final invoice of a contract that is worth less than was invoiced: what is too much is a credit note on the last of
/// the invoices that it could be of, and its sheet opens with the amount.
pub(super) fn below_zero(
    conn: &Connection,
    form: &InvoiceForm,
    draft: &DraftInvoice,
    body: &InvoiceBody,
) -> Result<Option<FieldProblem>, AppError> {
    if !form.is_final || !body.totals.net.is_negative() {
        return Ok(None);
    }
    let too_much = body.totals.net.negated();
    let is_enough = |line: &&DraftLine| {
        let taken = line.net().and_then(|net| net.negated().minus(too_much));
        matches!(line.source, LineSource::Deduction { .. }) && taken.is_ok_and(|rest| !rest.is_negative())
    };
    let of = draft.lines.iter().rfind(is_enough).and_then(|line| line.source.names());
    let id = of.map(|of| invoice::invoice_by_number(conn, &of.number)).transpose()?.flatten();
    let address = id.map_or_else(String::new, |id| format!("/invoices/{id}?sheet=credit&net={}", too_much.amount()));
    Ok(Some(FieldProblem {
        field: "lines".to_owned(),
        code: "final_below_zero".to_owned(),
        message: "more was invoiced than the contract is worth: credit the difference on an earlier invoice".to_owned(),
        address,
        told: Told::default(),
    }))
}
