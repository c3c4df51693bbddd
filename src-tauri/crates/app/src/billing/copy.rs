//! A copy of an issued invoice as a new draft: new dates, no number, no payments; the original stays as it is.

use crate::drafts::{self, DraftArgument, DraftView, InvoiceForm, LineForm};
use crate::invoices::InvoiceArgument;
use crate::problem::AppError;
use crate::{App, Entry};
use domain::invoice::{DocumentKind, Line, LineRole};
use domain::{Milestone, Refusal};
use serde_json::json;
use storage::record::{invoice, milestone};

/// Prepares a copy of an issued invoice. A milestone that is open again is billed again; one that is billed becomes a
/// free line, and what is taken off or kept back is worked out anew. Errors: `credit_of_credit`.
pub fn duplicate_invoice(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<DraftView, AppError> {
    let draft = app.write("duplicate_invoice", |tx, moment| {
        let issued = invoice::issued(tx, id)?;
        let body = issued.body();
        if body.kind == DocumentKind::CreditNote {
            return Err(Refusal::CreditOfCredit { number: issued.number().to_owned() }.into());
        }
        let project = body.project.as_ref().map(|project| project.id);
        let plan = project.map(|id| milestone::plan(tx, id)).transpose()?.unwrap_or_default();
        let asks = |line: &&Line| matches!(line.role, LineRole::Billing | LineRole::Part | LineRole::Deposit);
        let form = InvoiceForm {
            copied_from: issued.number().to_owned(),
            lines: body.lines.iter().filter(asks).map(|line| copied(line, &plan)).collect(),
            ..drafts::form_again(body)
        };
        let draft = drafts::keep(tx, body.client, project, &form, moment.at)?;
        Ok((draft, Entry::about("invoice", id, json!({ "draft": draft }))))
    })?;
    drafts::invoice_draft(app, DraftArgument { id: draft })
}

fn copied(line: &Line, plan: &[Milestone]) -> LineForm {
    let named = line.milestone.as_ref();
    let open = named.and_then(|of| plan.iter().find(|m| m.id == of.id)).filter(|m| m.left().is_positive());
    let (override_reason, amount_reason) = (String::new(), String::new());
    let free = LineForm {
        role: LineRole::Billing,
        milestone: None,
        override_reason,
        amount_reason,
        ..drafts::line_again(line)
    };
    match (line.role, open) {
        (LineRole::Deposit, _) => LineForm { role: LineRole::Deposit, ..free },
        // It follows its milestone again.
        (_, Some(open)) => {
            let (quantity, unit_price) = (String::new(), String::new());
            LineForm { milestone: Some(open.id), quantity, unit_price, ..free }
        }
        (_, None) => free,
    }
}
