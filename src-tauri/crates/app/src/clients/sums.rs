//! What a client owes, what it paid and what of its money lies with the seller: one entry for each currency, never added.

use crate::exposure;
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::party::Client;
use domain::{ClientId, Currency, InvoiceId, Money, PaymentId};
use serde::Serialize;
use storage::Connection;
use storage::record::credit;
use storage::record::exposure::{Owed, owed};
use storage::record::payment::{PaidSum, paid_by};
use ts_rs::TS;

/// Sums of a client in one currency.
#[derive(Debug, Serialize, TS)]
pub struct ClientSums {
    pub currency: Currency,
    /// Accepted and not invoiced, net, and of how many milestones.
    pub ready: Money,
    pub ready_count: u32,
    /// The rows of the client's list of invoices in its states `outstanding` and `overdue`.
    pub outstanding: InvoicesOfClient,
    pub overdue: InvoicesOfClient,
    /// Of the oldest late one.
    pub days_late: Option<i64>,
    /// Money that settled invoices, less what went back of it, and since when.
    pub paid: InvoicesOfClient,
    pub paid_since: Option<NaiveDate>,
    /// Money that lies with the seller: it settles nothing, or a credit note left it over.
    pub credit: Money,
    /// What `credit` consists of.
    pub credit_parts: Vec<CreditPart>,
}

/// Invoices of a client, counted, and what of them is meant.
#[derive(Debug, Serialize, TS)]
pub struct InvoicesOfClient {
    pub count: u32,
    pub net: Money,
    pub gross: Money,
}

/// An invoice that has more money than is left of it, or a payment of which some settles nothing; below zero where money
/// went back.
#[derive(Debug, Serialize, TS)]
pub struct CreditPart {
    pub invoice: Option<InvoiceId>,
    /// Of the invoice; empty for a payment.
    pub number: String,
    pub payment: Option<PaymentId>,
    /// The day of the payment.
    pub on: Option<NaiveDate>,
    pub amount: Money,
}

/// What is read of a client once, for every currency.
struct Read {
    owed: Vec<Owed>,
    paid: Vec<PaidSum>,
    ready: Vec<Money>,
}

/// The client's own currency first, then every other one in which there is something, by its code.
pub(super) fn sums(conn: &Connection, client: &Client, today: NaiveDate) -> Result<Vec<ClientSums>, AppError> {
    let read = Read {
        owed: owed(conn, Some(client.id), today)?,
        paid: paid_by(conn, client.id)?,
        ready: exposure::ready(conn, client.id, today)?,
    };
    let mut others = credit::currencies_of_client(conn, client.id)?;
    others.extend(read.owed.iter().map(|owed| owed.open.currency()));
    others.extend(read.paid.iter().map(|paid| paid.net.currency()));
    others.extend(read.ready.iter().map(Money::currency));
    others.retain(|currency| *currency != client.currency);
    others.sort_by_key(|currency| currency.code());
    others.dedup();
    let mut all = vec![sums_in(conn, client.id, &read, client.currency, today)?];
    for currency in others {
        let own = sums_in(conn, client.id, &read, currency, today)?;
        if !own.is_nothing() {
            all.push(own);
        }
    }
    Ok(all)
}

impl ClientSums {
    fn is_nothing(&self) -> bool {
        let invoices = self.outstanding.count + self.overdue.count + self.paid.count;
        invoices == 0 && self.ready_count == 0 && self.credit.is_zero()
    }
}

fn sums_in(
    conn: &Connection,
    client: ClientId,
    read: &Read,
    currency: Currency,
    today: NaiveDate,
) -> Result<ClientSums, AppError> {
    let of = |count, net, gross| InvoicesOfClient { count, net, gross };
    let nothing = || of(0, Money::zero(currency), Money::zero(currency));
    let owed = read.owed.iter().find(|owed| owed.open.currency() == currency);
    let paid = read.paid.iter().find(|paid| paid.net.currency() == currency);
    let ready: Vec<Money> = read.ready.iter().copied().filter(|amount| amount.currency() == currency).collect();
    Ok(ClientSums {
        currency,
        ready: Money::sum(ready.iter().copied(), currency)?,
        ready_count: u32::try_from(ready.len()).unwrap_or(u32::MAX),
        outstanding: owed.map_or_else(nothing, |owed| of(owed.open_count, owed.open_net, owed.open)),
        overdue: owed.map_or_else(nothing, |owed| of(owed.overdue_count, owed.overdue_net, owed.overdue)),
        days_late: owed.and_then(|owed| owed.late_since).map(|since| (today - since).num_days()),
        paid: paid.map_or_else(nothing, |paid| of(paid.invoices, paid.net, paid.gross)),
        paid_since: paid.map(|paid| paid.since),
        credit: credit::credit_of_client(conn, client, currency)?,
        credit_parts: credit_parts(conn, client, currency)?,
    })
}

/// Invoices first, then payments, the oldest first.
fn credit_parts(conn: &Connection, client: ClientId, currency: Currency) -> Result<Vec<CreditPart>, AppError> {
    let over = credit::over_paid(conn, client, currency)?.into_iter().map(|over| CreditPart {
        invoice: Some(over.invoice),
        number: over.number,
        payment: None,
        on: None,
        amount: over.amount,
    });
    let unspent = credit::unspent_payments(conn, client, currency)?.into_iter().map(|unspent| CreditPart {
        invoice: None,
        number: String::new(),
        payment: Some(unspent.payment),
        on: Some(unspent.on),
        amount: unspent.amount,
    });
    Ok(over.chain(unspent).collect())
}
