//! Whether an entry of the bank is a payment that was recorded before.

use super::BankEntry;
use crate::id::{ClientId, PaymentId};
use crate::money::Money;
use chrono::NaiveDate;

/// A payment of the book that was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub id: PaymentId,
    pub client: ClientId,
    pub received_on: NaiveDate,
    pub amount: Money,
    pub reference: String,
    /// What the bank said beside it, a line each.
    pub note: String,
}

/// What is known of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// By the bank's own name of it, or by day, amount and reference.
    Already(PaymentId),
    /// A payment of this amount was recorded for the client a few days around it.
    Perhaps(PaymentId),
    No,
}

/// Days between what the user recorded by hand and what the bank booked.
const DAYS_AROUND: i64 = 4;

/// Finds each entry among the payments; no payment is found twice, for the same amount may come twice on a day.
/// `clients`: whose money each entry seems to be; None asks every payment of that amount.
pub fn recorded(entries: &[BankEntry], clients: &[Option<ClientId>], payments: &[Seen]) -> Vec<Recorded> {
    let mut left: Vec<&Seen> = payments.iter().collect();
    let mut found = vec![Recorded::No; entries.len()];
    let mut pass = |fits: &dyn Fn(usize, &BankEntry, &Seen) -> bool, as_what: fn(PaymentId) -> Recorded| {
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.amount.is_positive()) {
            if found[at] != Recorded::No {
                continue;
            }
            if let Some(place) = left.iter().position(|seen| seen.amount == entry.amount && fits(at, entry, seen)) {
                found[at] = as_what(left.remove(place).id);
            }
        }
    };
    // What fits best is found first, whatever its place in the file.
    pass(&|_, entry, seen| is_by_bank_id(entry, seen), Recorded::Already);
    pass(&|_, entry, seen| is_same(entry, seen), Recorded::Already);
    pass(
        &|at, entry, seen| {
            let days = (entry.booked_on - seen.received_on).num_days().abs();
            days <= DAYS_AROUND && clients.get(at).copied().flatten().is_none_or(|client| client == seen.client)
        },
        Recorded::Perhaps,
    );
    found
}

fn is_by_bank_id(entry: &BankEntry, seen: &Seen) -> bool {
    !entry.bank_id.is_empty() && seen.note.lines().any(|line| line == entry.bank_id)
}

fn is_same(entry: &BankEntry, seen: &Seen) -> bool {
    let is_said = !entry.reference.is_empty() || seen.note.lines().next() == Some(entry.name.as_str());
    entry.booked_on == seen.received_on && entry.reference == seen.reference && is_said
}
