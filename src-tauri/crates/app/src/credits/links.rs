//! What corrects an issued document and what it corrects, linked both ways.

use crate::problem::AppError;
use chrono::NaiveDate;
use domain::invoice::DocumentKind;
use domain::payment::SettlementKind;
use domain::{InvoiceId, IssuedInvoice, MilestoneId, Money};
use serde::Serialize;
use storage::Connection;
use storage::record::credit::TakenBack;
use storage::record::invoice::{self, InvoiceEntry};
use storage::record::{credit, payment};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct DocumentLink {
    pub id: InvoiceId,
    pub number: String,
}

#[derive(Debug, Serialize, TS)]
pub struct CreditNoteRow {
    pub id: InvoiceId,
    pub number: String,
    pub issue_on: NaiveDate,
    pub gross: Money,
    pub reason: String,
}

/// How a document stands beside others. Amounts include tax.
#[derive(Debug, Serialize, TS)]
pub struct Corrections {
    /// The invoice that this credit note takes back.
    pub takes_back: Option<DocumentLink>,
    /// Why it does.
    pub reason: String,
    pub credit_notes: Vec<CreditNoteRow>,
    /// The invoice in whose place this one was issued.
    pub corrects: Option<DocumentLink>,
    pub corrected_by: Option<DocumentLink>,
    pub credited: Money,
    /// Taken off for prompt payment.
    pub discounted: Money,
    pub written_off: Money,
    /// What of `written_off` can be taken back by itself: it came with no payment.
    pub reversible: Money,
    /// What was paid above what credit notes left: the client's money.
    pub above: Money,
    /// All that lies with us of the client, in the currency of the document.
    pub client_credit: Money,
    /// What of this invoice was paid by such credit, and can be taken back.
    pub credit_used: Money,
    pub can_credit: bool,
}

/// A credit note over an invoice that billed a milestone.
#[derive(Debug, Serialize, TS)]
pub struct MilestoneCredit {
    pub credit_note: DocumentLink,
    pub invoice: DocumentLink,
    pub issue_on: NaiveDate,
    /// Of the whole credit note.
    pub net: Money,
}

/// What took the billing of a milestone back, oldest first.
pub(crate) fn of_milestone(conn: &Connection, id: MilestoneId) -> Result<Vec<MilestoneCredit>, AppError> {
    let link = |(id, number): (InvoiceId, String)| DocumentLink { id, number };
    let found = credit::notes_of_milestone(conn, id)?.into_iter();
    let row = |of: TakenBack| MilestoneCredit {
        credit_note: link(of.note),
        invoice: link(of.invoice),
        issue_on: of.on,
        net: of.net,
    };
    Ok(found.map(row).collect())
}

pub(crate) fn corrections(
    conn: &Connection,
    entry: &InvoiceEntry,
    issued: &IssuedInvoice,
) -> Result<Corrections, AppError> {
    let body = issued.body();
    let currency = body.currency;
    let is_credit_note = body.kind == DocumentKind::CreditNote;
    let link = |number: &str| -> Result<Option<DocumentLink>, AppError> {
        let id = invoice::invoice_by_number(conn, number)?;
        Ok(id.map(|id| DocumentLink { id, number: number.to_owned() }))
    };
    let taken_back = body.references.first().filter(|_| is_credit_note);
    let notes = credit::notes_of(conn, entry.id)?.into_iter().map(|(id, note)| CreditNoteRow {
        id,
        number: note.number().to_owned(),
        issue_on: note.body().issue_on,
        gross: note.body().totals.gross,
        reason: note.body().references.first().map(|of| of.reason.clone()).unwrap_or_default(),
    });
    let settlements = payment::settlements_of_invoice(conn, entry.id)?;
    let alone = settlements.iter().filter(|s| s.payment.is_none() && s.settlement.kind == SettlementKind::WriteOff);
    let zero = Money::zero(currency);
    let balance = &entry.balance;
    Ok(Corrections {
        takes_back: taken_back.map(|of| link(&of.number)).transpose()?.flatten(),
        reason: taken_back.map(|of| of.reason.clone()).unwrap_or_default(),
        credit_notes: notes.collect(),
        corrects: body.corrects.as_ref().map(|of| link(&of.number)).transpose()?.flatten(),
        corrected_by: credit::correction_of(conn, entry.id)?.map(|(id, number)| DocumentLink { id, number }),
        credited: if is_credit_note { zero } else { balance.credited },
        discounted: balance.discounted,
        written_off: balance.written_off,
        reversible: Money::sum(alone.map(|s| s.settlement.amount), currency)
            .map(|sum| if sum.is_negative() { zero } else { sum })?,
        above: if balance.open.is_negative() { balance.open.negated() } else { zero },
        client_credit: credit::credit_of_client(conn, entry.client, currency)?,
        credit_used: Money::sum(credit::used_on(conn, entry.id)?.into_iter().map(|of| of.amount), currency)?,
        can_credit: !is_credit_note && balance.credited.compare(entry.gross)?.is_lt(),
    })
}
