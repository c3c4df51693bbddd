//! Which of the chosen invoices can be reminded of, client by client, and why the others cannot.

use super::late::{LateOf, late_of};
use crate::App;
use crate::invoices::{Selection, chosen};
use crate::problem::AppError;
use domain::{ClientId, InvoiceId, Why};
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use storage::record::invoice;
use ts_rs::TS;

/// Most invoices that are looked at one by one.
const MANY: usize = 1000;

/// Why no reminder tells of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotReminded {
    /// Nothing of it is open: it is paid, credited or written off.
    Settled,
    Disputed,
    NotDue,
    CreditNote,
}

/// A client with the chosen invoices that a reminder would tell of.
#[derive(Debug, Serialize, TS)]
pub struct RemindClient {
    pub client: ClientId,
    pub invoices: Vec<InvoiceId>,
}

#[derive(Debug, Serialize, TS)]
pub struct NotRemindedRow {
    pub why: NotReminded,
    pub numbers: Vec<String>,
}

/// What of a selection can be reminded of.
#[derive(Debug, Serialize, TS)]
pub struct RemindSelection {
    /// In the order of the list.
    pub clients: Vec<RemindClient>,
    pub left_out: Vec<NotRemindedRow>,
    /// Nobody owes what is not issued.
    pub drafts: u32,
}

/// What of a selection can be reminded of. Errors: as the selection; too many.
pub fn remind_selection(app: &App, asked: Selection) -> Result<RemindSelection, AppError> {
    app.read(|conn, moment| {
        let chosen = chosen(conn, app, &asked, moment)?;
        if chosen.invoices.len() > MANY {
            return Err(AppError::invalid("invoices", Why::TooMany { max: MANY }));
        }
        let mut late: BTreeMap<ClientId, LateOf> = BTreeMap::new();
        let mut clients: Vec<RemindClient> = Vec::new();
        let mut left: BTreeMap<NotReminded, Vec<String>> = BTreeMap::new();
        for id in chosen.invoices {
            let entry = invoice::invoice(conn, id)?;
            let of = match late.entry(entry.client) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(late_of(conn, entry.client, moment.on)?),
            };
            let why = if of.items.iter().any(|item| item.entry.id == id) {
                match clients.iter_mut().find(|known| known.client == entry.client) {
                    Some(known) => known.invoices.push(id),
                    None => clients.push(RemindClient { client: entry.client, invoices: vec![id] }),
                }
                continue;
            } else if entry.is_credit_note {
                NotReminded::CreditNote
            } else if of.disputed.iter().any(|item| item.entry.id == id) {
                NotReminded::Disputed
            } else if entry.balance.open.is_positive() {
                NotReminded::NotDue
            } else {
                NotReminded::Settled
            };
            left.entry(why).or_default().push(entry.number);
        }
        let left_out = left.into_iter().map(|(why, numbers)| NotRemindedRow { why, numbers }).collect();
        let drafts = u32::try_from(chosen.drafts.len()).unwrap_or(u32::MAX);
        Ok(RemindSelection { clients, left_out, drafts })
    })
}
