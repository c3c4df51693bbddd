//! The status of a project as a paper for the client: its account is the screen's, its invoices are those of the book.

use super::{Drawn, Paper, PaperKind, PaperView, drawn, engagement, file_name, view};
use crate::App;
use crate::billing::account;
use crate::issuing::logo;
use crate::problem::{AppError, FieldProblem, field_of_refusal};
use crate::projects::ProjectArgument;
use crate::system_fonts::fonts_for_paper;
use chrono::NaiveDate;
use documents::DocumentError;
use domain::papers::{
    AccountFigures, AgreedChange, Billing, CreditedBy, Engagement, Receipt, ReportedInvoice, StatusReport,
};
use domain::payment::SettlementKind;
use domain::{InvoiceId, IssuedInvoice, ProjectId};
use storage::Connection;
use storage::record::invoice::{InvoiceEntry, invoice, invoice_by_number};
use storage::record::payment::{self, SettlementEntry};
use storage::record::{project, standing};

/// A project with what the book says of its money.
struct Reported {
    engagement: Engagement,
    billing: Billing,
}

fn reported(conn: &Connection, app: &App, id: ProjectId, today: NaiveDate) -> Result<Reported, AppError> {
    let engagement = engagement(conn, app, project::project(conn, id)?)?;
    let of_screen = account::of_project(conn, id, today)?;
    let account = AccountFigures {
        original: of_screen.original,
        current: of_screen.current,
        invoiced: of_screen.invoiced,
        credited: of_screen.credited,
        retained: of_screen.retained,
        paid: of_screen.paid,
        open: of_screen.outstanding,
        written_off: of_screen.written_off,
        remaining: of_screen.remaining,
        deposits: of_screen.deposits,
        outside: of_screen.outside,
    };
    let billing = Billing { account, changes: changes(conn, id)?, invoices: invoices(conn, id, today)? };
    Ok(Reported { engagement, billing })
}

/// The change orders in force: every agreed revision after the first.
fn changes(conn: &Connection, id: ProjectId) -> Result<Vec<AgreedChange>, AppError> {
    let revisions = project::revisions(conn, id)?;
    let pairs = revisions.iter().zip(revisions.iter().skip(1));
    let change = |(before, after): (&project::Revision, &project::Revision)| {
        Ok(AgreedChange {
            number: after.agreement.revision_number.saturating_sub(1),
            on: after.agreement.on,
            delta: after.contract.minus(before.contract)?,
        })
    };
    pairs.map(change).collect()
}

/// Invoices of the project in order of issue; credit notes stand with what they take back.
fn invoices(conn: &Connection, id: ProjectId, today: NaiveDate) -> Result<Vec<ReportedInvoice>, AppError> {
    let mut all = Vec::new();
    for (document, _) in standing::booked(conn, id)? {
        let Some(known) = invoice_by_number(conn, document.number())? else { continue };
        let entry = invoice(conn, known)?;
        if !entry.is_credit_note {
            all.push(reported_invoice(conn, &entry, today)?);
        }
    }
    Ok(all)
}

fn reported_invoice(conn: &Connection, entry: &InvoiceEntry, today: NaiveDate) -> Result<ReportedInvoice, AppError> {
    let settled = payment::settlements_of_invoice(conn, entry.id)?;
    let InvoiceEntry { balance, .. } = entry;
    Ok(ReportedInvoice {
        number: entry.number.clone(),
        issued_on: entry.issue_on,
        due_on: entry.open().next_due_on(),
        net: entry.net,
        gross: entry.gross,
        paid: balance.paid,
        credited: balance.credited,
        discounted: balance.discounted,
        written_off: balance.written_off,
        open: balance.open,
        kept: entry.open().kept_at(today).map(|kept| (kept.amount, kept.until)),
        receipts: receipts(conn, &settled)?,
        credits: credits(conn, entry.id)?,
    })
}

/// Money by day. A payment that was taken back and what took it back are both left out: neither concerns the client.
fn receipts(conn: &Connection, settled: &[SettlementEntry]) -> Result<Vec<Receipt>, AppError> {
    let mut receipts: Vec<Receipt> = Vec::new();
    for entry in settled {
        let is_money = match entry.settlement.kind {
            SettlementKind::Payment | SettlementKind::BankFee | SettlementKind::TaxWithheld => true,
            SettlementKind::Discount | SettlementKind::WriteOff | SettlementKind::Credit => false,
        };
        if !is_money || is_taken_back(conn, entry)? {
            continue;
        }
        let (on, amount) = (entry.settlement.on, entry.settlement.amount);
        match receipts.iter_mut().find(|receipt| receipt.on == on) {
            Some(receipt) => receipt.amount = receipt.amount.plus(amount)?,
            None => receipts.push(Receipt { on, amount }),
        }
    }
    receipts.retain(|receipt| !receipt.amount.is_zero());
    receipts.sort_by_key(|receipt| receipt.on);
    Ok(receipts)
}

fn is_taken_back(conn: &Connection, entry: &SettlementEntry) -> Result<bool, AppError> {
    let Some(id) = entry.payment else { return Ok(false) };
    Ok(payment::payment(conn, id)?.reverses.is_some() || payment::reversal_of(conn, id)?.is_some())
}

/// The credit notes over an invoice, each with what it gives back.
fn credits(conn: &Connection, invoice: InvoiceId) -> Result<Vec<CreditedBy>, AppError> {
    let notes = storage::record::credit::notes_of(conn, invoice)?;
    let credit = |(_, note): (InvoiceId, IssuedInvoice)| {
        let given = note.body().totals.gross;
        CreditedBy {
            number: note.number().to_owned(),
            on: note.body().issue_on,
            amount: if given.is_negative() { given.negated() } else { given },
        }
    };
    Ok(notes.into_iter().map(credit).collect())
}

/// The status of a project on pages, with what keeps it from going out.
pub fn status_report(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<PaperView, AppError> {
    app.read(|conn, moment| {
        let Reported { engagement, billing } = reported(conn, app, id, moment.on)?;
        let problems: Vec<FieldProblem> = StatusReport::refusals(&engagement).iter().map(field_of_refusal).collect();
        let paper = StatusReport::of(&engagement, billing, moment.on)?;
        Ok(view(PaperKind::StatusReport, draw(conn, &paper)?, problems))
    })
}

/// The PDF of a project's status. Errors: all that is missing, each with the way to its field; characters that no font shows.
pub fn status_report_paper(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<Paper, AppError> {
    app.read(|conn, moment| {
        let Reported { engagement, billing } = reported(conn, app, id, moment.on)?;
        let refusals = StatusReport::refusals(&engagement);
        if !refusals.is_empty() {
            return Err(AppError::Refused(refusals));
        }
        let paper = StatusReport::of(&engagement, billing, moment.on)?;
        let kind = PaperKind::StatusReport;
        Ok(Paper {
            kind,
            name: file_name(kind, &engagement.project, &format!("-{}", moment.on)),
            pdf: documents::pdf(&draw(conn, &paper)?.map_err(DocumentError::Uncovered)?, None)?,
            about: ("project", id.0),
        })
    })
}

fn draw(conn: &Connection, paper: &StatusReport) -> Result<Drawn, AppError> {
    let logo = logo(conn, paper.letter.logo.as_deref())?;
    drawn(documents::status_report_pages(paper, logo.as_ref(), &fonts_for_paper(paper, &paper.letter)))
}
