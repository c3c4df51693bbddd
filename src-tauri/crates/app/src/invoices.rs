//! Issued invoices: one invoice with its balance, payments and events, its PDF.

mod export;
mod filter;
mod heads;
mod list;
mod selection;
mod views;

pub use export::{
    BoundInvoices, InvoiceFiles, InvoiceTable, bound_invoices, invoice_files, invoice_table, period_files,
    record_opened, write_invoice_files,
};
pub use filter::{FilterArgument, FilterToken, FilterView, invoice_filter};
pub(crate) use filter::{Narrowing, days};
pub(crate) use list::row as list_row;
pub use list::{FilterSum, InvoiceList, InvoiceListRow, InvoiceListState, ListInvoices, invoice_sums, invoices};
pub(crate) use selection::chosen;
pub use selection::{NoPayment, SelectedSum, Selection, SelectionView, invoice_selection};
pub use views::{SaveInvoiceViews, SavedList, SavedListRow, invoice_views, save_invoice_views};

use crate::credits::{self, Corrections};
use crate::disputes::{self, DisputeRow, DisputeStanding};
use crate::drafts::{FixedRate, RetentionView, TaxRow};
use crate::due_notice;
use crate::issuing::event_entry;
use crate::papers::safe_name;
use crate::problem::AppError;
use crate::reminders::{self, ReminderRow};
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::invoice::{DocumentKind, LineRole};
use domain::payment::{InvoiceStatus, SettlementKind};
use domain::{ClientId, InvoiceId, MailId, MilestoneId, Money, PaymentId, ProjectId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::record::invoice::{self, InvoiceEntry, InvoiceEvent};
use storage::record::{file, mail, payment};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvoiceArgument {
    pub id: InvoiceId,
}

#[derive(Debug, Serialize, TS)]
pub struct SettlementRow {
    pub payment: Option<PaymentId>,
    pub kind: SettlementKind,
    pub on: NaiveDate,
    pub amount: Money,
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct EventRow {
    /// RFC 3339, UTC.
    pub at: String,
    pub kind: String,
    pub recipient: String,
    /// The mail that was made then.
    pub mail: Option<MailId>,
}

#[derive(Debug, Serialize, TS)]
pub struct IssuedLine {
    pub role: LineRole,
    pub title: String,
    pub milestone: Option<MilestoneId>,
    pub position: Option<u32>,
    pub net: Money,
}

/// An issued invoice as its page shows it.
#[derive(Debug, Serialize, TS)]
pub struct InvoiceView {
    pub id: InvoiceId,
    pub number: String,
    pub kind: DocumentKind,
    pub client: ClientId,
    pub client_name: String,
    pub project: Option<ProjectId>,
    pub project_title: String,
    pub title: String,
    pub issue_on: NaiveDate,
    pub due_on: NaiveDate,
    pub days_late: Option<i64>,
    pub status: InvoiceStatus,
    pub order_number: String,
    pub lines: Vec<IssuedLine>,
    pub net: Money,
    pub taxes: Vec<TaxRow>,
    /// The tax in the currency of the seller's country, where that is another one.
    pub home_tax: Option<Money>,
    /// The rate that was fixed at issue, where the document is in another currency than that of the seller's country.
    pub exchange: Option<FixedRate>,
    pub gross: Money,
    pub paid: Money,
    pub open: Money,
    /// What of `open` is kept back; late after its day.
    pub kept: Option<KeptView>,
    /// What the document says is kept back of it.
    pub retention: Option<RetentionView>,
    pub settled_on: Option<NaiveDate>,
    pub settlements: Vec<SettlementRow>,
    pub events: Vec<EventRow>,
    pub pdf_hash: String,
    /// What was noted for nobody else. May be empty.
    pub private_note: String,
    /// So many days before it is due the user is told; None where that was not asked for.
    pub notice_days: Option<u32>,
    /// The days that may be asked for or taken back; None where nothing is left to tell.
    pub notice_offer: Option<u32>,
    /// True once a mail draft was opened or a file was saved.
    pub was_handed_over: bool,
    pub corrections: Corrections,
    /// While something of it is in dispute.
    pub dispute: Option<DisputeStanding>,
    /// Every dispute about it, its lines and the milestones that it bills, the open ones first.
    pub disputes: Vec<DisputeRow>,
    /// Reminders that told of it, oldest first.
    pub reminders: Vec<ReminderRow>,
}

/// The part of an open amount that is kept back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptView {
    pub amount: Money,
    pub net: Money,
    pub until: NaiveDate,
    /// True until its day is over: it is no part of what is outstanding.
    pub is_kept: bool,
}

impl KeptView {
    pub(crate) fn of(entry: &InvoiceEntry, today: NaiveDate) -> Option<Self> {
        let kept = entry.kept?;
        Some(Self { amount: kept.amount, net: kept.net, until: kept.until, is_kept: today <= kept.until })
    }
}

fn days_late(entry: &InvoiceEntry, today: NaiveDate) -> Option<i64> {
    entry.balance.open.is_positive().then(|| (today - entry.open().next_due_on()).num_days())
}

/// An issued invoice with what became of it.
pub fn invoice(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<InvoiceView, AppError> {
    app.read(|conn, moment| {
        let entry = invoice::invoice(conn, id)?;
        let issued = invoice::issued(conn, id)?;
        let body = issued.body();
        let (dispute, disputes) = disputes::of_invoice(conn, id, moment.on)?;
        let notice_days = storage::record::due_notice::days(conn, id)?;
        let events = invoice::events(conn, id)?;
        // A mail is kept in the transaction that notes its draft.
        let mails = mail::of_invoice(conn, id)?;
        let mail_at = |at| mails.iter().find(|kept| kept.at == at).map(|kept| kept.id);
        let (pdf_hash, _) = invoice::file_hashes(conn, id)?;
        let lines = body.lines.iter().map(|line| IssuedLine {
            role: line.role,
            title: line.title.clone(),
            milestone: line.milestone.as_ref().map(|m| m.id),
            position: line.milestone.as_ref().map(|m| m.position),
            net: line.net,
        });
        let settlements = payment::settlements_of_invoice(conn, id)?.into_iter().map(|s| SettlementRow {
            payment: s.payment,
            kind: s.settlement.kind,
            on: s.settlement.on,
            amount: s.settlement.amount,
            reason: s.reason,
        });
        Ok(InvoiceView {
            id,
            number: issued.number().to_owned(),
            kind: body.kind,
            client: entry.client,
            days_late: days_late(&entry, moment.on),
            status: entry.balance.status(entry.open().next_due_on(), moment.on),
            client_name: entry.client_name.clone(),
            project: entry.project,
            project_title: body.project.as_ref().map(|p| p.title.clone()).unwrap_or_default(),
            title: entry.heading.clone(),
            issue_on: entry.issue_on,
            due_on: entry.due_on,
            order_number: body.order_number.clone().unwrap_or_default(),
            lines: lines.collect(),
            net: body.totals.net,
            taxes: TaxRow::all(&body.totals),
            home_tax: body.home_tax.as_ref().map(|home| home.tax),
            exchange: body.exchange().map(FixedRate::of),
            gross: entry.gross,
            paid: entry.balance.paid,
            open: entry.balance.open,
            kept: KeptView::of(&entry, moment.on),
            retention: RetentionView::of(body),
            settled_on: entry.balance.settled_on,
            settlements: settlements.collect(),
            // What was filed by itself has left to nobody.
            was_handed_over: events
                .iter()
                .any(|event| !matches!(event.kind.as_str(), "mail_queued" | "mail_removed" | "pdf_filed")),
            events: events
                .into_iter()
                .map(|e| EventRow { mail: mail_at(e.at), at: e.at.to_rfc3339(), kind: e.kind, recipient: e.recipient })
                .collect(),
            pdf_hash,
            private_note: crate::issuing::private_note(conn, id)?,
            notice_days,
            notice_offer: due_notice::offer(notice_days, entry.due_on, moment.on)
                .filter(|_| body.kind != DocumentKind::CreditNote && entry.balance.open.is_positive()),
            corrections: credits::corrections(conn, &entry, &issued)?,
            dispute,
            disputes,
            reminders: reminders::of_invoice(conn, id)?,
        })
    })
}

/// A number as printed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumberArgument {
    pub number: String,
}

/// The issued invoice of a number.
pub fn invoice_by_number(app: &App, NumberArgument { number }: NumberArgument) -> Result<InvoiceView, AppError> {
    let found = app.read(|conn, _| Ok(invoice::invoice_by_number(conn, number.trim())?))?;
    let id = found.ok_or(AppError::Unknown { what: "invoice", id: number })?;
    invoice(app, InvoiceArgument { id })
}

/// The stored bytes of an issued invoice's PDF: the same for ever.
pub fn invoice_pdf(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<Vec<u8>, AppError> {
    app.read(|conn, _| Ok(file::file(conn, &invoice::file_hashes(conn, id)?.0)?))
}

/// The paper that an issued document is set on.
pub fn paper_of(app: &App, InvoiceArgument { id }: InvoiceArgument) -> Result<domain::Paper, AppError> {
    app.read(|conn, _| Ok(invoice::issued(conn, id)?.body().paper))
}

/// What a file of a document is called by.
pub(crate) fn file_word(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::CreditNote => "Credit-note",
        DocumentKind::Milestone
        | DocumentKind::Part
        | DocumentKind::Several
        | DocumentKind::Deposit
        | DocumentKind::Final
        | DocumentKind::Release
        | DocumentKind::AdHoc => "Invoice",
    }
}

/// A file name from kind and number alone, `Credit-note-2026-036.pdf`: letters, digits, `.`, `_`, `-`; anything else
/// becomes `-`.
pub fn pdf_name(kind: DocumentKind, number: &str) -> String {
    format!("{}-{}.pdf", file_word(kind), safe_name(number))
}

/// Records that a document left the program: `pdf_saved`, `pdf_opened`, `mail_draft_opened`, `pdf_filed`. A book that can only be
/// read hands its documents out all the same and keeps no record of it.
pub fn record_event(app: &App, id: InvoiceId, kind: &'static str, recipient: &str) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    app.write("record_event", |tx, moment| {
        let (file_hash, _) = invoice::file_hashes(tx, id)?;
        let event = InvoiceEvent { kind: kind.to_owned(), recipient: recipient.to_owned(), file_hash, at: moment.at };
        invoice::append_event(tx, id, &event)?;
        Ok(((), event_entry(id, kind, recipient)))
    })
}

/// The same of several documents at once, to nobody in particular.
fn event_of_many(app: &App, ids: &[InvoiceId], kind: &'static str) -> Result<(), AppError> {
    if app.nature()?.1 {
        return Ok(());
    }
    app.write("record_events", |tx, moment| {
        for id in ids {
            let (file_hash, _) = invoice::file_hashes(tx, *id)?;
            let event = InvoiceEvent { kind: kind.to_owned(), recipient: String::new(), file_hash, at: moment.at };
            invoice::append_event(tx, *id, &event)?;
        }
        Ok(((), Entry::book(json!({ "event": kind, "invoices": ids }))))
    })
}
