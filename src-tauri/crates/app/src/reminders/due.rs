//! Who is due for a reminder today, client by client.

use super::late::{credits, late_of, sums};
use crate::App;
use crate::problem::AppError;
use crate::table::Nothing;
use domain::reminder::{Reminded, ReminderLevel, tone};
use domain::{ClientId, InvoiceId, Money};
use serde::Serialize;
use storage::record::{party, reminder as record};
use ts_rs::TS;

/// A client with something late.
#[derive(Debug, Serialize, TS)]
pub struct DueClient {
    pub client: ClientId,
    pub client_name: String,
    /// What a reminder would tell of; the longest overdue first.
    pub invoices: Vec<InvoiceId>,
    pub numbers: Vec<String>,
    /// In each currency, with tax.
    pub totals: Vec<Money>,
    /// What lies with us of the client in these currencies: it could pay first.
    pub credits: Vec<Money>,
    /// Of the longest overdue one.
    pub days_late: u32,
    /// None where all of it is in dispute.
    pub level: Option<ReminderLevel>,
    /// Numbers that are late and in dispute: a reminder leaves them out.
    pub disputed: Vec<String>,
    pub last: Option<Reminded>,
    /// A wait is over, nothing was said today, and no reminder waits in the outbox.
    pub is_due: bool,
}

/// Everybody with something late; those who are due come first, the longest overdue first.
#[derive(Debug, Serialize, TS)]
pub struct RemindersDue {
    pub clients: Vec<DueClient>,
    pub due_count: u32,
}

pub fn reminders_due(app: &App, _: Nothing) -> Result<RemindersDue, AppError> {
    app.read(|conn, moment| {
        let mut clients = Vec::new();
        for id in record::late_clients(conn, moment.on)? {
            let late = late_of(conn, id, moment.on)?;
            let standings: Vec<_> = late.items.iter().map(|of| of.standing).collect();
            let last = record::last_of_client(conn, id)?;
            let waits = record::waits(conn, id)?;
            let is_new_day = !waits && last.is_none_or(|last| last.on < moment.on);
            let totals = sums(late.items.iter().map(|of| of.open))?;
            clients.push(DueClient {
                client: id,
                client_name: party::client(conn, id)?.name,
                invoices: late.items.iter().map(|of| of.entry.id).collect(),
                numbers: late.items.iter().map(|of| of.entry.number.clone()).collect(),
                credits: credits(conn, id, &totals)?,
                totals,
                days_late: late.items.first().map_or(0, |of| of.days_late),
                level: tone(&standings).map(|(level, _)| level),
                disputed: late.disputed.iter().map(|of| of.entry.number.clone()).collect(),
                last,
                is_due: is_new_day && standings.iter().any(|of| of.is_due(moment.on)),
            });
        }
        // Stable: within these the names are in their order.
        clients.sort_by_key(|of: &DueClient| (!of.is_due, std::cmp::Reverse(of.days_late)));
        let due_count = u32::try_from(clients.iter().filter(|of| of.is_due).count()).unwrap_or(u32::MAX);
        Ok(RemindersDue { clients, due_count })
    })
}
