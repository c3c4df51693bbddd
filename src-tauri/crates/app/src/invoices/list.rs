//! Lists of invoices and drafts with the sums of every quick filter. A credit note takes away.

use super::{KeptView, days_late};
use crate::problem::AppError;
use crate::reminders::reminded;
use crate::{App, bounds};
use chrono::NaiveDate;
use domain::payment::InvoiceStatus;
use domain::reminder::Reminded;
use domain::{ClientId, DraftInvoiceId, InvoiceId, Money, ProjectId};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState, InvoiceSum};
use storage::record::{draft, project};
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

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListInvoices {
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<InvoiceListState>,
    /// Part of a number, a client, a milestone or a line.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// The last row of the page before; newest come first.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<InvoiceId>,
    /// At most 500; None is 200.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
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
    /// One entry for each quick filter, over the currency of the business.
    pub sums: Vec<FilterSum>,
}

pub(crate) fn row(conn: &Connection, entry: InvoiceEntry, today: NaiveDate) -> Result<InvoiceListRow, AppError> {
    let project_title =
        entry.project.map(|p| project::project(conn, p)).transpose()?.map(|p| p.title).unwrap_or_default();
    let zero = Money::zero(entry.gross.currency());
    let (credited_net, credited) =
        if entry.is_credit_note { (zero, zero) } else { (entry.credited_net, entry.balance.credited) };
    let status = entry.balance.status(entry.open().next_due_on(), today);
    let signed = |amount: Money| if entry.is_credit_note { amount.negated() } else { amount };
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
        project_title,
        issue_on: Some(entry.issue_on),
        settled_on: entry.balance.settled_on,
        disputed_on: entry.disputed_on,
        days_disputed: entry.disputed_on.map(|on| (today - on).num_days()),
        is_credit_note: entry.is_credit_note,
        takes_back: entry.takes_back,
        credited_net,
        credited,
        net: signed(entry.net),
        gross: signed(entry.gross),
        open_net: entry.open_net,
        open: entry.balance.open,
    })
}

fn draft_rows(
    conn: &Connection,
    app: &App,
    wanted: &ListInvoices,
    today: NaiveDate,
) -> Result<Vec<InvoiceListRow>, AppError> {
    let text = bounds::searched(wanted.text.as_deref()).to_lowercase();
    let mut rows = Vec::new();
    for kept in draft::all_prepared(conn)? {
        let of_client = wanted.client.is_none_or(|c| c == kept.client);
        if !of_client || wanted.project.is_some_and(|p| kept.project != Some(p)) {
            continue;
        }
        let loaded = crate::drafts::load(conn, app, kept.id, today)?;
        let body = loaded.draft.body(loaded.issue_on)?;
        let title = body.lines.first().map(|l| l.title.clone()).unwrap_or_default();
        let row = InvoiceListRow {
            id: None,
            draft: Some(kept.id),
            number: None,
            client: kept.client,
            client_name: body.buyer.name.clone(),
            title,
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
        let found = |part: &str| part.to_lowercase().contains(&text);
        if found(&row.client_name) || found(&row.title) || found(&row.project_title) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Invoices newest first, drafts on top, with the sums of every quick filter.
pub fn invoices(app: &App, wanted: ListInvoices) -> Result<InvoiceList, AppError> {
    app.read(|conn, moment| {
        let state = wanted.state.unwrap_or(InvoiceListState::All);
        let limit = wanted.limit.unwrap_or(200).clamp(1, 500);
        let drafts = draft_rows(conn, app, &wanted, moment.on)?;
        let shows_drafts = wanted.before.is_none() && matches!(state, InvoiceListState::All | InvoiceListState::Drafts);
        let mut rows = if shows_drafts { drafts.clone() } else { Vec::new() };
        let mut has_more = false;
        if let Some(state) = stored_state(state) {
            // One more than asked tells whether older ones follow.
            let filter = InvoiceFilter { state, before: wanted.before, limit: limit + 1, ..filter(&wanted) };
            let mut entries = invoice::invoices(conn, &filter, moment.on)?;
            has_more = entries.len() > usize::try_from(limit).unwrap_or(usize::MAX);
            entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            for entry in entries {
                rows.push(row(conn, entry, moment.on)?);
            }
        }
        let currency = crate::business::of_book(conn, app)?.currency;
        let mut sums = Vec::new();
        for state in [
            InvoiceListState::All,
            InvoiceListState::Drafts,
            InvoiceListState::Outstanding,
            InvoiceListState::Overdue,
            InvoiceListState::Paid,
            InvoiceListState::Credited,
            InvoiceListState::Disputed,
            InvoiceListState::KeptBack,
        ] {
            sums.push(match stored_state(state) {
                Some(stored) => filter_sum(
                    state,
                    &invoice::sum(conn, &InvoiceFilter { state: stored, ..filter(&wanted) }, currency, moment.on)?,
                ),
                None => drafts_sum(&drafts, currency)?,
            });
        }
        Ok(InvoiceList { rows, has_more, sums })
    })
}

fn filter(wanted: &ListInvoices) -> InvoiceFilter {
    let text = bounds::searched(wanted.text.as_deref());
    InvoiceFilter { text, client: wanted.client, project: wanted.project, ..InvoiceFilter::default() }
}

fn stored_state(state: InvoiceListState) -> Option<InvoiceState> {
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

fn drafts_sum(drafts: &[InvoiceListRow], currency: domain::Currency) -> Result<FilterSum, AppError> {
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
