//! What of a client is late today, and where each invoice stands on the way from a friendly word to the last notice.

use super::settings;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::reminder::{ReminderDays, ReminderStanding};
use domain::{ClientId, Currency, Money};
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState};
use storage::record::reminder as record;

/// A late invoice.
#[derive(Debug, Clone)]
pub(crate) struct Late {
    pub entry: InvoiceEntry,
    pub standing: ReminderStanding,
    /// With tax; what is kept back until later is not late.
    pub open: Money,
    pub due_on: NaiveDate,
    pub days_late: u32,
}

/// The longest overdue first; what is in dispute apart.
#[derive(Debug, Default)]
pub(crate) struct LateOf {
    pub items: Vec<Late>,
    pub disputed: Vec<Late>,
}

pub(crate) fn late_of(conn: &Connection, client: ClientId, today: NaiveDate) -> Result<LateOf, AppError> {
    let days: ReminderDays = settings::days(conn)?;
    let filter = InvoiceFilter {
        state: InvoiceState::Overdue,
        client: Some(client),
        limit: u32::MAX,
        ..InvoiceFilter::default()
    };
    let mut found = LateOf::default();
    for entry in invoice::invoices(conn, &filter, today)? {
        let open = entry.open();
        let (due_on, (amount, _)) = (open.next_due_on(), open.outstanding(today)?);
        let days_late = u32::try_from((today - due_on).num_days()).unwrap_or_default();
        if !amount.is_positive() || days_late == 0 {
            continue;
        }
        let last = record::last_of_invoice(conn, entry.id, today)?;
        let standing = ReminderStanding::of(due_on, last, &days, today);
        let is_disputed = entry.disputed_on.is_some();
        let late = Late { entry, standing, open: amount, due_on, days_late };
        if is_disputed { found.disputed.push(late) } else { found.items.push(late) }
    }
    found.items.sort_by_key(|late| (late.due_on, late.entry.id));
    found.disputed.sort_by_key(|late| (late.due_on, late.entry.id));
    Ok(found)
}

/// Sums by currency, in the order in which these come first.
pub(crate) fn sums(parts: impl Iterator<Item = Money>) -> Result<Vec<Money>, AppError> {
    let mut sums: Vec<Money> = Vec::new();
    for part in parts {
        let currency: Currency = part.currency();
        match sums.iter_mut().find(|sum| sum.currency() == currency) {
            Some(sum) => *sum = sum.plus(part)?,
            None => sums.push(part),
        }
    }
    Ok(sums)
}
