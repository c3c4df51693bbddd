//! Invoices and drafts that were chosen in a list: one by one, or all that a filter shows. What they come to, and what can be
//! done with all of them at once.

use super::list::{ListInvoices, draft_row, draft_rows, list_entry, shows_drafts, stored_state};
use super::{InvoiceListRow, InvoiceListState};
use crate::problem::AppError;
use crate::{App, Moment};
use domain::{ClientId, Currency, DraftInvoiceId, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::draft;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState};
use ts_rs::TS;

/// What was chosen. With `all_of` all that this list shows; then the ids do not count.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Selection {
    #[ts(as = "Option<Vec<InvoiceId>>")]
    pub invoices: Vec<InvoiceId>,
    #[ts(as = "Option<Vec<DraftInvoiceId>>")]
    pub drafts: Vec<DraftInvoiceId>,
    pub all_of: Option<ListInvoices>,
}

/// Sums in one currency; credit notes take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SelectedSum {
    pub net: Money,
    pub gross: Money,
    /// Without what is kept back and not due yet.
    pub open_net: Money,
    pub open: Money,
}

/// Why no payment can be recorded over all that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoPayment {
    NothingOpen,
    SeveralClients,
    SeveralCurrencies,
    TooMany,
}

#[derive(Debug, Serialize, TS)]
pub struct SelectionView {
    pub count: u32,
    /// Issued documents among them: only they have a PDF.
    pub issued: u32,
    pub drafts: u32,
    /// One entry for each currency, by its code.
    pub sums: Vec<SelectedSum>,
    /// Open invoices, the first due first; empty where `no_payment` says why.
    pub payable: Vec<InvoiceId>,
    pub no_payment: Option<NoPayment>,
}

/// What was chosen, read.
pub(crate) struct Chosen {
    /// Newest first, each once.
    pub invoices: Vec<InvoiceId>,
    pub drafts: Vec<InvoiceListRow>,
}

/// Most invoices that are read one by one, and that one payment can reach.
const READ_MAX: usize = 1000;

/// Errors: `not_found`; of `all_of` as the list.
pub(crate) fn chosen(conn: &Connection, app: &App, asked: &Selection, moment: Moment) -> Result<Chosen, AppError> {
    if let Some(list) = &asked.all_of {
        let filter = list.filter(conn, app, moment.on)?;
        let state = list.state.unwrap_or(InvoiceListState::All);
        let invoices = match stored_state(state) {
            Some(state) => invoice::ids(conn, &InvoiceFilter { state, ..filter.clone() }, moment.on)?,
            None => Vec::new(),
        };
        let drafts = if shows_drafts(state) { draft_rows(conn, app, &filter, moment.on)? } else { Vec::new() };
        return Ok(Chosen { invoices, drafts });
    }
    let mut entries =
        once(&asked.invoices).into_iter().map(|id| invoice::file_entry(conn, id)).collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.issue_on, entry.id)));
    let row = |id| Ok(draft_row(conn, app, &draft::prepared(conn, id)?, moment.on)?.0);
    let drafts = once(&asked.drafts).into_iter().map(row).collect::<Result<Vec<_>, AppError>>()?;
    Ok(Chosen { invoices: entries.into_iter().map(|entry| entry.id).collect(), drafts })
}

fn once<T: Copy + Ord>(ids: &[T]) -> Vec<T> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What was chosen, counted and summed. Errors: as `chosen`.
pub fn invoice_selection(app: &App, asked: Selection) -> Result<SelectionView, AppError> {
    app.read(|conn, moment| {
        let chosen = chosen(conn, app, &asked, moment)?;
        let size = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (issued, drafts) = (size(chosen.invoices.len()), size(chosen.drafts.len()));
        let (sums, payment) = match &asked.all_of {
            Some(list) if chosen.invoices.len() > READ_MAX => {
                (sums_of_list(conn, app, list, &chosen.drafts, moment)?, Err(NoPayment::TooMany))
            }
            Some(_) | None => {
                let read = chosen.invoices.iter().map(|id| invoice::invoice(conn, *id));
                let entries = read.collect::<Result<Vec<_>, _>>()?;
                (sums_of_entries(&entries, &chosen.drafts, moment)?, payable(&entries))
            }
        };
        Ok(SelectionView {
            count: issued.saturating_add(drafts),
            issued,
            drafts,
            sums,
            no_payment: payment.as_ref().err().copied(),
            payable: payment.unwrap_or_default(),
        })
    })
}

fn payable(entries: &[InvoiceEntry]) -> Result<Vec<InvoiceId>, NoPayment> {
    let mut open: Vec<&InvoiceEntry> = entries.iter().filter(|entry| entry.balance.open.is_positive()).collect();
    let Some(first) = open.first() else { return Err(NoPayment::NothingOpen) };
    let of: (ClientId, Currency) = (first.client, first.gross.currency());
    if open.iter().any(|entry| entry.client != of.0) {
        return Err(NoPayment::SeveralClients);
    }
    if open.iter().any(|entry| entry.gross.currency() != of.1) {
        return Err(NoPayment::SeveralCurrencies);
    }
    open.sort_by_key(|entry| (entry.open().next_due_on(), entry.id));
    Ok(open.into_iter().map(|entry| entry.id).collect())
}

fn zero(currency: Currency) -> SelectedSum {
    let zero = Money::zero(currency);
    SelectedSum { net: zero, gross: zero, open_net: zero, open: zero }
}

/// Adds to the sum of its currency.
fn add(sums: &mut Vec<SelectedSum>, own: &SelectedSum) -> Result<(), AppError> {
    let currency = own.net.currency();
    let at = sums.iter().position(|sum| sum.net.currency() == currency).unwrap_or_else(|| {
        sums.push(zero(currency));
        sums.len() - 1
    });
    let sum = &mut sums[at];
    sum.net = sum.net.plus(own.net)?;
    sum.gross = sum.gross.plus(own.gross)?;
    sum.open_net = sum.open_net.plus(own.open_net)?;
    sum.open = sum.open.plus(own.open)?;
    Ok(())
}

fn sums_of_entries(
    entries: &[InvoiceEntry],
    drafts: &[InvoiceListRow],
    moment: Moment,
) -> Result<Vec<SelectedSum>, AppError> {
    let mut sums = Vec::new();
    for entry in entries {
        let (net, gross) = list_entry(entry);
        let (open, open_net) = entry.open().outstanding(moment.on)?;
        add(&mut sums, &SelectedSum { net, gross, open_net, open })?;
    }
    with_drafts(sums, drafts)
}

/// Too many to be read one by one: as the quick filters sum them.
fn sums_of_list(
    conn: &Connection,
    app: &App,
    list: &ListInvoices,
    drafts: &[InvoiceListRow],
    moment: Moment,
) -> Result<Vec<SelectedSum>, AppError> {
    let filter = list.filter(conn, app, moment.on)?;
    let state = list.state.unwrap_or(InvoiceListState::All);
    let at = InvoiceState::ALL.iter().position(|known| Some(*known) == stored_state(state));
    let mut sums = Vec::new();
    for currency in invoice::currencies(conn)? {
        let all =
            invoice::sums(conn, &InvoiceFilter { currency: Some(currency), ..filter.clone() }, currency, moment.on)?;
        let is_asked = filter.currency.is_none_or(|asked| asked == currency);
        if let Some(sum) = at.and_then(|at| all.get(at)).filter(|sum| is_asked && sum.count > 0) {
            let own = SelectedSum { net: sum.net, gross: sum.gross, open_net: sum.open_net, open: sum.open };
            add(&mut sums, &own)?;
        }
    }
    with_drafts(sums, drafts)
}

fn with_drafts(mut sums: Vec<SelectedSum>, drafts: &[InvoiceListRow]) -> Result<Vec<SelectedSum>, AppError> {
    for row in drafts {
        let own = SelectedSum { net: row.net, gross: row.gross, open_net: row.open_net, open: row.open };
        add(&mut sums, &own)?;
    }
    sums.sort_by_key(|sum| sum.net.currency().code());
    Ok(sums)
}
