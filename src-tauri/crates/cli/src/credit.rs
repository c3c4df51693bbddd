//! The verb `credit`: what a credit note would do, or issuing it.

use crate::arguments::Credit;
use crate::outcome::{self, Failure};
use app::App;
use app::credits::{self, CorrectInvoice, CreditArgument, CreditExtent, CreditLineForm, CreditOutcome, CreditSheet};
use app::invoices::{self, InvoiceArgument, InvoiceView, NumberArgument};
use domain::InvoiceId;
use serde_json::json;

/// Issues what was asked for, or says with `--dry-run` what it would do. Errors: as `issue_credit`; on any of them
/// nothing has changed and no number is used.
pub fn run(app: &App, asked: &Credit) -> Result<(), Failure> {
    let invoice = invoices::invoice_by_number(app, NumberArgument { number: asked.number.clone() })?;
    if asked.dry_run {
        return foretell(app, asked, invoice.id);
    }
    if asked.correct {
        return correct(app, asked, invoice.id);
    }
    let note = credits::issue_credit(app, argument(asked, invoice.id))?;
    if asked.json {
        return outcome::print(&json!(note));
    }
    say_issued(app, &note, invoice.id)
}

fn argument(asked: &Credit, id: InvoiceId) -> CreditArgument {
    let form = |of: &crate::arguments::CreditLine| CreditLineForm { line: of.line, units: None, net: of.net.clone() };
    let extent = if asked.rest {
        CreditExtent::Rest
    } else if asked.lines.is_empty() {
        CreditExtent::Whole
    } else {
        CreditExtent::Lines
    };
    let lines = asked.lines.iter().map(form).collect();
    CreditArgument { id, extent, lines: Some(lines), reason: Some(asked.reason.clone()) }
}

/// A refusal is one here too: a script asks before it does.
fn foretell(app: &App, asked: &Credit, id: InvoiceId) -> Result<(), Failure> {
    let mut sheet = credits::credit_sheet(app, argument(asked, id))?;
    if let Some(problem) = sheet.problem.take() {
        return Err(problem.into());
    }
    if asked.json {
        return outcome::print(&json!(sheet));
    }
    let Some(would) = &sheet.outcome else { return Err(Failure::usage("there is nothing to say about it")) };
    say_outcome(&sheet, would, asked.correct)
}

fn say_outcome(sheet: &CreditSheet, would: &CreditOutcome, is_corrected: bool) -> Result<(), Failure> {
    let CreditOutcome { net, tax, gross, open_after, becomes_credit, milestones } = would;
    outcome::line(&format!(
        "would issue credit note {} over {}, {}",
        sheet.next_number, sheet.number, sheet.client_name
    ))?;
    outcome::line(&format!("takes back {gross}: {net} and {tax} tax"))?;
    outcome::line(&format!("then open on {}: {open_after}", sheet.number))?;
    if !becomes_credit.is_zero() {
        outcome::line(&format!("paid already, the client's money: {becomes_credit}"))?;
    }
    for milestone in milestones {
        outcome::line(&format!("ready to invoice again: {milestone}"))?;
    }
    if is_corrected {
        outcome::line(&format!("would prepare a draft in the place of {}", sheet.number))?;
    }
    outcome::line("nothing was changed")
}

fn correct(app: &App, asked: &Credit, id: InvoiceId) -> Result<(), Failure> {
    let both = credits::credit_and_correct(app, CorrectInvoice { id, reason: asked.reason.clone() })?;
    if asked.json {
        return outcome::print(&json!(both));
    }
    say_issued(app, &both.credit_note, id)?;
    outcome::line(&format!("prepared draft {} in the place of {}", both.draft.id, asked.number))
}

fn say_issued(app: &App, note: &InvoiceView, id: InvoiceId) -> Result<(), Failure> {
    let invoice = invoices::invoice(app, InvoiceArgument { id })?;
    outcome::line(&format!("issued credit note {} over {}: {}", note.number, invoice.number, note.gross))?;
    let above = &invoice.corrections.above;
    if above.is_zero() {
        outcome::line(&format!("open on {}: {}", invoice.number, invoice.open))
    } else {
        outcome::line(&format!("paid above what is left, the client's money: {above}"))
    }
}
