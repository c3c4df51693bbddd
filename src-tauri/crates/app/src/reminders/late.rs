//! What of a client is late today, and where each invoice stands on the way from a friendly word to the last notice.

use super::settings;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::reminder::{ReminderDays, ReminderStanding};
use domain::{ClientId, Currency, MailId, Money};
use storage::Connection;
use storage::record::credit;
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

/// What lies with us of the client in the currencies of `totals`; without those in which nothing does.
pub(super) fn credits(conn: &Connection, client: ClientId, totals: &[Money]) -> Result<Vec<Money>, AppError> {
    let all = totals.iter().map(|total| Ok(credit::credit_of_client(conn, client, total.currency())?));
    Ok(all.collect::<Result<Vec<_>, AppError>>()?.into_iter().filter(Money::is_positive).collect())
}

/// Whether a waiting mail reminds of money of which some is no longer owed, or disputed by now. False of any other mail.
pub(crate) fn is_outdated(conn: &Connection, mail: MailId, today: NaiveDate) -> Result<bool, AppError> {
    let Some(reminder) = record::of_mail(conn, mail)? else { return Ok(false) };
    for item in reminder.items {
        let entry = invoice::invoice(conn, item.invoice)?;
        let (open, _) = entry.open().outstanding(today)?;
        if entry.disputed_on.is_some() || open.compare(item.open)?.is_lt() {
            return Ok(true);
        }
    }
    Ok(false)
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
