//! Credit and correct in one step: the credit note over all of an invoice, and a prepared one in its place.

use super::{Ground, freeze};
use crate::App;
use crate::drafts::{self, DraftArgument, DraftView};
use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::problem::AppError;
use domain::invoice::Credited;
use domain::{Invalid, InvoiceId, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// `reason` is printed on both documents.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectInvoice {
    pub id: InvoiceId,
    pub reason: String,
}

/// The credit note that was issued, and what was prepared in the place of the invoice.
#[derive(Debug, Serialize, TS)]
pub struct Corrected {
    pub credit_note: InvoiceView,
    pub draft: DraftView,
}

/// Credits an invoice in full and prepares the one that takes its place, with the same lines.
/// Errors: as `issue_credit`.
pub fn credit_and_correct(app: &App, CorrectInvoice { id, reason }: CorrectInvoice) -> Result<Corrected, AppError> {
    let reason = text::optional(&reason).map_err(|why| Invalid::new("reason", why))?;
    let (credit_note, draft) = app.write("credit_and_correct", |tx, moment| {
        let ground = Ground::of(tx, id)?;
        let (note, mut entry) = freeze(tx, app, &ground, &Credited::Whole, &reason, moment)?;
        let draft = drafts::prepare_correction(tx, &ground.issued, &reason, moment.at)?;
        entry.json["draft"] = json!(draft);
        Ok(((note, draft), entry))
    })?;
    Ok(Corrected {
        credit_note: invoices::invoice(app, InvoiceArgument { id: credit_note })?,
        draft: drafts::invoice_draft(app, DraftArgument { id: draft })?,
    })
}
