//! A few verbs for people: lists as columns, issue, pay, verify.

use crate::arguments::List;
use crate::dispute;
use crate::outcome::{self, Failure};
use app::clients::ListClients;
use app::drafts;
use app::exposure::{self, ExposureArgument};
use app::invoices::{self, ListInvoices, NumberArgument};
use app::issuing::{self, IssueInvoice};
use app::payments::{self, RecordPayment};
use app::projects::ProjectArgument;
use app::schedule::MilestoneArgument;
use app::table::Nothing;
use app::{App, book, clients, history, milestones, projects};
use domain::{MilestoneId, ProjectId};
use serde_json::{Value, json};

/// Prints a list, as columns or as one JSON array.
pub fn list(app: &App, what: List, as_json: bool) -> Result<(), Failure> {
    let rows = match what {
        List::Invoices => json!(all_invoices(app)?),
        List::Projects => json!(projects::all(app, Nothing {})?),
        List::Milestones => json!(milestones::milestones(app, milestones::ListMilestones { status: None })?),
        List::Clients => json!(clients::clients(app, ListClients::default())?),
        List::Exposure => json!(exposure::exposure(app, ExposureArgument::default())?.rows),
        List::Payments => json!(payments::payments(
            app,
            payments::ListPayments { limit: Some(1000), ..payments::ListPayments::default() }
        )?),
        List::Disputes => dispute::rows(app)?,
    };
    if as_json {
        return outcome::print(&rows);
    }
    let columns: &[&str] = match what {
        List::Invoices => &[
            "number",
            "client_name",
            "title",
            "takes_back",
            "issue_on",
            "due_on",
            "status",
            "disputed_on",
            "gross",
            "open",
        ],
        List::Projects => &["id", "code", "title", "client_name", "next_title", "next_on"],
        List::Milestones => {
            &["id", "project_title", "position", "title", "target_on", "status", "amount", "invoice_number"]
        }
        List::Clients => &["id", "name", "place", "open", "overdue"],
        List::Exposure => &["stake", "client_name", "project_title", "position", "number", "title", "on", "amount"],
        List::Payments => &["id", "received_on", "client_name", "amount", "reference"],
        List::Disputes => &["id", "on", "label", "line", "title", "reason", "amount", "outcome", "ended_on"],
    };
    table(columns, rows.as_array().map(Vec::as_slice).unwrap_or_default())
}

/// Prints the history of a project, as columns or as one JSON array.
pub fn history(app: &App, project: i64, as_json: bool) -> Result<(), Failure> {
    let found = history::project_history(app, ProjectArgument { id: ProjectId(project) })?;
    let rows = json!(found.entries);
    if as_json {
        return outcome::print(&rows);
    }
    let columns = ["at", "on", "code", "position", "number", "subject", "who", "amount", "words"];
    table(&columns, rows.as_array().map(Vec::as_slice).unwrap_or_default())
}

fn all_invoices(app: &App) -> Result<Vec<invoices::InvoiceListRow>, Failure> {
    let mut rows: Vec<invoices::InvoiceListRow> = Vec::new();
    loop {
        let before = rows.last().and_then(|r| r.id);
        let page = ListInvoices { before, limit: Some(500), without_sums: Some(true), ..ListInvoices::default() };
        let list = invoices::invoices(app, page)?;
        let has_more = list.has_more;
        rows.extend(list.rows);
        if !has_more {
            return Ok(rows);
        }
    }
}

/// Left-aligned columns as wide as their widest cell.
pub fn table(columns: &[&str], rows: &[Value]) -> Result<(), Failure> {
    let cells: Vec<Vec<String>> = rows.iter().map(|row| columns.iter().map(|c| cell(&row[*c])).collect()).collect();
    let width = |at: usize| cells.iter().map(|r| r[at].chars().count()).chain([columns[at].len()]).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let heads: Vec<String> = columns.iter().map(|c| (*c).to_owned()).collect();
    for row in std::iter::once(&heads).chain(&cells) {
        let padded: Vec<String> = row.iter().zip(&widths).map(|(text, width)| format!("{text:width$}")).collect();
        outcome::line(padded.join("  ").trim_end())?;
    }
    Ok(())
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(money) => format!("{} {}", cell(&money["amount"]), cell(&money["currency"])),
        other => other.to_string(),
    }
}

/// Issues the invoice of a milestone, prepared now if it was not.
pub fn issue(app: &App, milestone: i64, reason: Option<&str>) -> Result<(), Failure> {
    let draft = drafts::prepare_invoice(app, MilestoneArgument { id: MilestoneId(milestone) })?;
    let issued = issuing::issue_invoice(
        app,
        IssueInvoice { id: draft.id, override_reason: reason.map(str::to_owned), notice_days: None },
    )?;
    outcome::print(&json!(issued))
}

/// Records a payment against one invoice.
pub fn pay(
    app: &App,
    number: &str,
    amount: Option<&str>,
    on: Option<&str>,
    confirm_credit: bool,
) -> Result<(), Failure> {
    let invoice = invoices::invoice_by_number(app, NumberArgument { number: number.to_owned() })?;
    let payment = RecordPayment {
        invoices: vec![invoice.id],
        amount: amount.map(str::to_owned),
        parts: None,
        received_on: on.map(str::to_owned),
        channel: None,
        reference: None,
        note: None,
        difference: None,
        reason: None,
        home_amount: None,
        home_rate: None,
        rest_becomes_credit: Some(confirm_credit),
    };
    outcome::print(&json!(payments::record_payment(app, payment)?))
}

/// Prints what verify found; a fault is trouble with the file.
pub fn verify(app: &App) -> Result<(), Failure> {
    let found = book::verify(app, Nothing {})?;
    outcome::print(&json!(found))?;
    if found.is_sound {
        return Ok(());
    }
    let mut failure = Failure::usage("");
    failure.0.code = "damaged".to_owned();
    failure.0.message =
        format!("the book is not as it was written: {} faults; restore the last good backup", found.faults.len());
    failure.0.severity = app::problem::Severity::File;
    Err(failure)
}
