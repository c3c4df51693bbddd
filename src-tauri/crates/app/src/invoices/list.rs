//! Lists of invoices and drafts, and the sums of every quick filter. A credit note takes away.

use super::filter::Narrowing;
use super::{KeptView, days_late};
use crate::App;
use crate::problem::AppError;
use crate::reminders::reminded;
use chrono::NaiveDate;
use domain::days::Days;
use domain::payment::InvoiceStatus;
use domain::reminder::Reminded;
use domain::{ClientId, Currency, DraftInvoiceId, InvoiceBody, InvoiceId, Money, ProjectId, search};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::draft::{self, PreparedInvoice};
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState, InvoiceSum};
use ts_rs::TS;

/// Which invoices a list shows; drafts have a list of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceListState {
    All,
    Drafts,
    Outstanding,
    Overdue,
    Paid,
    Credited,
    /// In dispute, whatever else they are.
    Disputed,
    /// With something kept back that is not due yet.
    KeptBack,
}

impl InvoiceListState {
    /// In the order of the quick filters.
    pub(crate) const ALL: [Self; 8] = [
        Self::All,
        Self::Drafts,
        Self::Outstanding,
        Self::Overdue,
        Self::Paid,
        Self::Credited,
        Self::Disputed,
        Self::KeptBack,
    ];
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ListInvoices {
    pub state: Option<InvoiceListState>,
    /// Part of a number, a client, a project, a line or an order number; or an amount.
    pub text: Option<String>,
    pub client: Option<ClientId>,
    pub project: Option<ProjectId>,
    /// Days of issue as typed, both included. A draft has the day on which it would be issued.
    pub from: Option<String>,
    pub to: Option<String>,
    /// As typed; the sums are of this one then, else of that of the business.
    pub currency: Option<String>,
    /// True: only credit notes; false: none of them, and no drafts either way.
    pub notes: Option<bool>,
    /// As a report's row of a tax has it: `DE|standard|19|USt.`, or `DE|none`; no drafts then.
    pub tax: Option<String>,
    /// The last row of the page before; newest come first.
    pub before: Option<InvoiceId>,
    /// At most 500; None is 200.
    pub limit: Option<u32>,
    /// True: rows alone, for who asks `invoice_sums` beside it.
    pub without_sums: Option<bool>,
}

impl ListInvoices {
    /// Errors: as `Narrowing::read`.
    pub(super) fn filter(&self, conn: &Connection, app: &App, today: NaiveDate) -> Result<InvoiceFilter, AppError> {
        let narrowing = Narrowing {
            client: self.client,
            project: self.project,
            from: self.from.as_deref(),
            to: self.to.as_deref(),
            currency: self.currency.as_deref(),
            notes: self.notes,
            tax: self.tax.as_deref(),
            text: self.text.as_deref(),
        };
        narrowing.read(conn, app, today)
    }
}

/// An invoice or a draft in a list. A draft has no number and no id of an invoice.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InvoiceListRow {
    pub id: Option<InvoiceId>,
    pub draft: Option<DraftInvoiceId>,
    pub number: Option<String>,
    pub client: ClientId,
    pub client_name: String,
    pub title: String,
    pub project: Option<ProjectId>,
    pub project_title: String,
    pub issue_on: Option<NaiveDate>,
    /// The next day on which something of it is due.
    pub due_on: Option<NaiveDate>,
    /// What of `open` is kept back.
    pub kept: Option<KeptView>,
    /// Above zero: late by so many days; below: days left. None when nothing is open.
    pub days_late: Option<i64>,
    pub settled_on: Option<NaiveDate>,
    /// The first day of a dispute that has not ended.
    pub disputed_on: Option<NaiveDate>,
    pub days_disputed: Option<i64>,
    /// The last reminder, while it is late.
    pub reminded: Option<Reminded>,
    pub status: InvoiceStatus,
    pub is_credit_note: bool,
    /// The number that a credit note takes back.
    pub takes_back: Option<String>,
    /// Taken back of an invoice so far; zero on a credit note itself.
    pub credited_net: Money,
    pub credited: Money,
    /// Below zero on a credit note.
    pub net: Money,
    pub gross: Money,
    pub open_net: Money,
    pub open: Money,
}

/// Count and sums of one quick filter, in one currency.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FilterSum {
    pub state: InvoiceListState,
    pub count: u32,
    pub net: Money,
    pub gross: Money,
    /// Without what is kept back and not due yet; of `kept_back` that alone.
    pub open_net: Money,
    pub open: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoiceList {
    pub rows: Vec<InvoiceListRow>,
    /// True when older rows follow.
    pub has_more: bool,
    /// One entry for each quick filter, in the currency asked for or else that of the business.
    pub sums: Vec<FilterSum>,
}

/// Net and gross as the list has them.
pub(super) fn list_entry(entry: &InvoiceEntry) -> (Money, Money) {
    if entry.is_credit_note { (entry.net.negated(), entry.gross.negated()) } else { (entry.net, entry.gross) }
}

pub(crate) fn row(conn: &Connection, entry: InvoiceEntry, today: NaiveDate) -> Result<InvoiceListRow, AppError> {
    let zero = Money::zero(entry.gross.currency());
    let (credited_net, credited) =
        if entry.is_credit_note { (zero, zero) } else { (entry.credited_net, entry.balance.credited) };
    let (net, gross) = list_entry(&entry);
    let status = entry.balance.status(entry.open().next_due_on(), today);
    Ok(InvoiceListRow {
        id: Some(entry.id),
        draft: None,
        days_late: days_late(&entry, today),
        // Of what is paid nobody asks any more when it was reminded of.
        reminded: if status == InvoiceStatus::Overdue { reminded(conn, entry.id, today)? } else { None },
        status,
        due_on: Some(entry.open().next_due_on()),
        kept: KeptView::of(&entry, today),
        number: Some(entry.number),
        client: entry.client,
        client_name: entry.client_name,
        title: entry.heading,
        project: entry.project,
        project_title: entry.project_title.unwrap_or_default(),
        issue_on: Some(entry.issue_on),
        settled_on: entry.balance.settled_on,
        disputed_on: entry.disputed_on,
        days_disputed: entry.disputed_on.map(|on| (today - on).num_days()),
        is_credit_note: entry.is_credit_note,
        takes_back: entry.takes_back,
        credited_net,
        credited,
        net,
        gross,
        open_net: entry.open_net,
        open: entry.balance.open,
    })
}

/// A draft in a list, with the document that it would be today.
pub(super) fn draft_row(
    conn: &Connection,
    app: &App,
    kept: &PreparedInvoice,
    today: NaiveDate,
) -> Result<(InvoiceListRow, InvoiceBody), AppError> {
    let loaded = crate::drafts::load(conn, app, kept.id, today)?;
    let body = loaded.draft.body(loaded.issue_on)?;
    let row = InvoiceListRow {
        id: None,
        draft: Some(kept.id),
        number: None,
        client: kept.client,
        client_name: body.buyer.name.clone(),
        title: body.lines.first().map(|line| line.title.clone()).unwrap_or_default(),
        project: kept.project,
        project_title: body.project.as_ref().map(|p| p.title.clone()).unwrap_or_default(),
        issue_on: None,
        due_on: None,
        kept: None,
        days_late: None,
        settled_on: None,
        disputed_on: None,
        days_disputed: None,
        reminded: None,
        status: InvoiceStatus::Draft,
        is_credit_note: false,
        takes_back: None,
        credited_net: Money::zero(body.currency),
        credited: Money::zero(body.currency),
        net: body.totals.net,
        gross: body.totals.gross,
        open_net: Money::zero(body.currency),
        open: Money::zero(body.currency),
    };
    Ok((row, body))
}

/// Drafts that `filter` leaves, newest first.
pub(super) fn draft_rows(
    conn: &Connection,
    app: &App,
    filter: &InvoiceFilter,
    today: NaiveDate,
) -> Result<Vec<InvoiceListRow>, AppError> {
    if filter.notes.is_some() || filter.tax.is_some() {
        return Ok(Vec::new());
    }
    let text = search::folded(&filter.text);
    let days = Days { from: filter.from, to: filter.to };
    let mut rows = Vec::new();
    for kept in draft::all_prepared(conn)? {
        let of_client = filter.client.is_none_or(|c| c == kept.client);
        if !of_client || filter.project.is_some_and(|p| kept.project != Some(p)) {
            continue;
        }
        let (row, body) = draft_row(conn, app, &kept, today)?;
        let is_of_currency = filter.currency.is_none_or(|currency| currency == row.net.currency());
        let found = |part: &str| search::folded(part).contains(&text);
        let in_lines = || body.lines.iter().any(|line| found(&line.title));
        let is_amount = || filter.amounts.iter().any(|sought| *sought == row.net || *sought == row.gross);
        let is_found = [&row.client_name, &row.title, &row.project_title].into_iter().any(|part| found(part))
            || body.order_number.as_deref().is_some_and(found)
            || in_lines()
            || is_amount();
        if is_of_currency && is_found && days.contain(body.issue_on) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// True when the list of a state has drafts in it.
pub(super) fn shows_drafts(state: InvoiceListState) -> bool {
    matches!(state, InvoiceListState::All | InvoiceListState::Drafts)
}

/// Invoices newest first, drafts on top, with the sums of every quick filter unless they are asked for apart.
/// Errors: an unreadable day or currency, `days_reversed`.
pub fn invoices(app: &App, wanted: ListInvoices) -> Result<InvoiceList, AppError> {
    app.read(|conn, moment| {
        let filter = wanted.filter(conn, app, moment.on)?;
        let state = wanted.state.unwrap_or(InvoiceListState::All);
        let limit = wanted.limit.unwrap_or(200).clamp(1, 500);
        let mut rows = Vec::new();
        if wanted.before.is_none() && shows_drafts(state) {
            rows = draft_rows(conn, app, &filter, moment.on)?;
        }
        let mut has_more = false;
        if let Some(state) = stored_state(state) {
            // One more than asked tells whether older ones follow.
            let filter = InvoiceFilter { state, before: wanted.before, limit: limit + 1, ..filter.clone() };
            let mut entries = invoice::invoices(conn, &filter, moment.on)?;
            has_more = entries.len() > usize::try_from(limit).unwrap_or(usize::MAX);
            entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            for entry in entries {
                rows.push(row(conn, entry, moment.on)?);
            }
        }
        let is_alone = wanted.without_sums == Some(true);
        let sums = if is_alone { Vec::new() } else { sums(conn, app, &filter, moment.on)? };
        Ok(InvoiceList { rows, has_more, sums })
    })
}

/// The sums of every quick filter of a list. Errors: as `invoices`.
pub fn invoice_sums(app: &App, wanted: ListInvoices) -> Result<Vec<FilterSum>, AppError> {
    app.read(|conn, moment| {
        let filter = wanted.filter(conn, app, moment.on)?;
        sums(conn, app, &filter, moment.on)
    })
}

fn sums(conn: &Connection, app: &App, filter: &InvoiceFilter, today: NaiveDate) -> Result<Vec<FilterSum>, AppError> {
    let currency = match filter.currency {
        Some(currency) => currency,
        None => crate::business::of_book(conn, app)?.currency,
    };
    let stored = invoice::sums(conn, filter, currency, today)?;
    let drafts = drafts_sum(&draft_rows(conn, app, filter, today)?, currency)?;
    let of_state = |state: InvoiceListState| match stored_state(state) {
        Some(wanted) => {
            let at = InvoiceState::ALL.iter().position(|known| *known == wanted).expect("ALL holds every state");
            filter_sum(state, &stored[at])
        }
        None => drafts.clone(),
    };
    Ok(InvoiceListState::ALL.into_iter().map(of_state).collect())
}

pub(super) fn stored_state(state: InvoiceListState) -> Option<InvoiceState> {
    match state {
        InvoiceListState::All => Some(InvoiceState::All),
        InvoiceListState::Drafts => None,
        InvoiceListState::Outstanding => Some(InvoiceState::Outstanding),
        InvoiceListState::Overdue => Some(InvoiceState::Overdue),
        InvoiceListState::Paid => Some(InvoiceState::Paid),
        InvoiceListState::Credited => Some(InvoiceState::Credited),
        InvoiceListState::Disputed => Some(InvoiceState::Disputed),
        InvoiceListState::KeptBack => Some(InvoiceState::KeptBack),
    }
}

fn filter_sum(state: InvoiceListState, sum: &InvoiceSum) -> FilterSum {
    FilterSum { state, count: sum.count, net: sum.net, gross: sum.gross, open_net: sum.open_net, open: sum.open }
}

fn drafts_sum(drafts: &[InvoiceListRow], currency: Currency) -> Result<FilterSum, AppError> {
    let ours = || drafts.iter().filter(|d| d.net.currency() == currency);
    Ok(FilterSum {
        state: InvoiceListState::Drafts,
        count: u32::try_from(ours().count()).unwrap_or(u32::MAX),
        net: Money::sum(ours().map(|d| d.net), currency)?,
        gross: Money::sum(ours().map(|d| d.gross), currency)?,
        open_net: Money::zero(currency),
        open: Money::zero(currency),
    })
}
