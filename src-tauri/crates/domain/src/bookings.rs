//! Double-entry bookings of a period for whoever keeps the accounts: what was issued, credited, paid, kept back by others,
//! given up and moved between a client's invoices, each on the day of decisions 0014 and 0018 (decision 0023).
//!
//! Every booking sums to zero in its currency; amounts of two are never added. Knows no file format.

pub mod account;
pub mod chart;
mod exchange;
mod split;
#[cfg(test)]
mod tests;

pub use account::{Account, AccountRole, Income, Treatment};
pub use chart::{AccountRow, Chart, ChartKind};

use crate::id::{ClientId, PaymentId};
use crate::money::{Currency, Money};
use crate::payment::{Exchanged, SettlementKind};
use crate::refusal::Why;
use crate::report::{Document, Period, Settled};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a booking is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingKind {
    Invoice,
    CreditNote,
    Payment,
    /// A payment that was recorded by mistake is taken back.
    Reversal,
    /// Money of the client went back to it.
    Refund,
    BankFee,
    TaxWithheld,
    Discount,
    WriteOff,
    /// Money that lay with the seller settled an invoice, or was taken off one.
    CreditUsed,
    /// Money of a foreign currency became money of the seller's country.
    Exchange,
}

/// One side of a booking. `amount`: above zero it is a debit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub account: Account,
    /// The document that it is about; empty for none.
    pub number: String,
    pub amount: Money,
    /// The tax of the same document that belongs to this income, with its sign; None where several taxes mix.
    pub tax: Option<Money>,
}

/// One booking. `main` and all `others` sum to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    pub on: NaiveDate,
    pub kind: BookingKind,
    pub client: ClientId,
    /// Of a document its number, of a payment its reference; may be empty.
    pub number: String,
    /// Title of the document; may be empty.
    pub text: String,
    pub due_on: Option<NaiveDate>,
    /// VAT number of a buyer of another EU country who owes the tax.
    pub buyer_vat: Option<String>,
    pub main: Posting,
    pub others: Vec<Posting>,
}

impl Booking {
    pub fn postings(&self) -> impl Iterator<Item = &Posting> {
        std::iter::once(&self.main).chain(&self.others)
    }

    pub fn currency(&self) -> Currency {
        self.main.amount.currency()
    }
}

/// Money that came from a client or went to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub id: PaymentId,
    pub client: ClientId,
    pub counts_on: NaiveDate,
    pub amount: Money,
    pub reference: String,
    pub is_reversal: bool,
    pub exchange: Option<MovedExchange>,
}

/// What of some money became money of the seller's country, where it was said what arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedExchange {
    /// What of it settled invoices when it was recorded.
    pub foreign: Money,
    pub exchanged: Exchanged,
}

/// What a client owes at a day, and what of its money lies with the seller; both as they stand in the accounts: debit above
/// zero, so the second is zero or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub receivable: Money,
    pub credit: Money,
}

/// The bookings of a period in one currency, with what was there before and what is there after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookings {
    pub currency: Currency,
    /// Clients with something open before the first day.
    pub opening: BTreeMap<ClientId, Held>,
    /// By day; within a day documents, then money, then the rest, each in the order of record.
    pub bookings: Vec<Booking>,
    /// Clients that ever had something, at the end.
    pub closing: BTreeMap<ClientId, Held>,
}

/// Something that happened, before it is known whether it counts.
struct Happened {
    booking: Booking,
    /// Documents, money, the rest.
    rank: u8,
    order: i64,
}

impl Bookings {
    /// `documents`: all that were ever issued with all that settled them, those of the period with their bodies; `moved`: all
    /// money. Both of any currency. `until`: the last day.
    /// Errors: `TooLarge`, `CurrencyMismatch` in facts that no book holds.
    pub fn of(
        documents: &[Document],
        moved: &[Moved],
        (period, until): (Period, NaiveDate),
        currency: Currency,
    ) -> Result<Self, Why> {
        let documents: Vec<&Document> = documents.iter().filter(|of| of.net.currency() == currency).collect();
        let exchanges = moved.iter().map(|of| Ok((of.id.0, exchange::bookings(of, currency)?)));
        let exchanges = exchanges.collect::<Result<Vec<_>, Why>>()?;
        let moved: Vec<&Moved> = moved.iter().filter(|of| of.amount.currency() == currency).collect();
        let mut all = Vec::new();
        for of in &documents {
            all.extend(split::issued(of, period.holds(of.issue_on))?.map(|booking| (0, of.id.0, booking)));
        }
        let days: BTreeMap<PaymentId, NaiveDate> = moved.iter().map(|of| (of.id, of.counts_on)).collect();
        let mut parts: BTreeMap<PaymentId, Vec<(&Document, Money)>> = BTreeMap::new();
        for of in &documents {
            for settled in &of.settled {
                let with = settled.payment.filter(|id| days.get(id) == Some(&settled.dated.counts_on));
                match (settled.dated.fact.kind, with) {
                    (SettlementKind::Payment, Some(id)) => {
                        parts.entry(id).or_default().push((of, settled.dated.fact.amount));
                    }
                    // The credit note tells of itself.
                    (SettlementKind::Credit, _) => {}
                    // What a discount takes off each rate is worked out for the whole document below.
                    (SettlementKind::Discount, _) => {}
                    (kind, _) => all.extend(settled_alone(of, settled, kind).map(|booking| (2, of.id.0, booking))),
                }
            }
        }
        for (of, notes) in split::with_notes(&documents) {
            let is_in_period = |on: NaiveDate| period.holds(on) && on <= until;
            all.extend(split::discounted(of, &notes, is_in_period)?.into_iter().map(|booking| (2, of.id.0, booking)));
        }
        for of in moved {
            let own = parts.remove(&of.id).unwrap_or_default();
            all.push((1, of.id.0, money_moved(of, &own)?));
        }
        // Behind the money that they exchange.
        for (order, bookings) in exchanges {
            all.extend(bookings.into_iter().map(|booking| (1, order, booking)));
        }
        let mut happened: Vec<Happened> =
            all.into_iter().map(|(rank, order, booking)| Happened { booking, rank, order }).collect();
        happened.retain(|of| of.booking.on <= until);
        happened.sort_by_key(|of| (of.booking.on, of.rank, of.order));
        let mut made = Self { currency, opening: BTreeMap::new(), bookings: Vec::new(), closing: BTreeMap::new() };
        for Happened { booking, .. } in happened {
            made.add(booking, period)?;
        }
        made.opening.retain(|_, held| !held.receivable.is_zero() || !held.credit.is_zero());
        Ok(made)
    }

    fn add(&mut self, booking: Booking, period: Period) -> Result<(), Why> {
        let sum = Money::sum(booking.postings().map(|of| of.amount), self.currency)?;
        assert!(sum.is_zero(), "a booking has two sides of one amount");
        if booking.on < period.from {
            hold(&mut self.opening, &booking)?;
        }
        hold(&mut self.closing, &booking)?;
        if booking.on >= period.from {
            self.bookings.push(booking);
        }
        Ok(())
    }
}

/// Adds to what a client owes and has.
fn hold(all: &mut BTreeMap<ClientId, Held>, booking: &Booking) -> Result<(), Why> {
    let zero = Money::zero(booking.currency());
    for posting in booking.postings() {
        let (client, is_owed) = match posting.account {
            Account::Receivable(client) => (client, true),
            Account::ClientCredit(client) => (client, false),
            Account::Income { .. }
            | Account::OutputTax(_)
            | Account::Bank
            | Account::BankFees
            | Account::TaxWithheld
            | Account::WriteOffs
            | Account::ExchangeGains
            | Account::ExchangeLosses
            | Account::Conversion => continue,
        };
        let held = all.entry(client).or_insert(Held { receivable: zero, credit: zero });
        let side = if is_owed { &mut held.receivable } else { &mut held.credit };
        *side = side.plus(posting.amount)?;
    }
    Ok(())
}

fn posting(account: Account, number: &str, amount: Money) -> Posting {
    Posting { account, number: number.to_owned(), amount, tax: None }
}

/// Money with what of it settled invoices on its own day; the rest lies with the seller.
fn money_moved(of: &Moved, parts: &[(&Document, Money)]) -> Result<Booking, Why> {
    let mut others: Vec<Posting> = Vec::new();
    let mut rest = of.amount;
    for (document, amount) in parts {
        rest = rest.minus(*amount)?;
        others.push(posting(Account::Receivable(document.client), &document.number, amount.negated()));
    }
    if !rest.is_zero() {
        others.push(posting(Account::ClientCredit(of.client), "", rest.negated()));
    }
    let kind = if of.is_reversal {
        BookingKind::Reversal
    } else if of.amount.is_negative() {
        BookingKind::Refund
    } else {
        BookingKind::Payment
    };
    let text = parts.first().map(|(document, _)| document.heading.clone()).unwrap_or_default();
    Ok(Booking {
        on: of.counts_on,
        kind,
        client: of.client,
        number: of.reference.clone(),
        text,
        due_on: None,
        buyer_vat: None,
        main: posting(Account::Bank, "", of.amount),
        others,
    })
}

/// What settled an invoice without coming through the bank that day. None: a credit, which is a document, and a discount,
/// which moves tax.
fn settled_alone(of: &Document, settled: &Settled, kind: SettlementKind) -> Option<Booking> {
    let (kind, account) = match kind {
        SettlementKind::Payment => (BookingKind::CreditUsed, Account::ClientCredit(of.client)),
        SettlementKind::BankFee => (BookingKind::BankFee, Account::BankFees),
        SettlementKind::TaxWithheld => (BookingKind::TaxWithheld, Account::TaxWithheld),
        SettlementKind::WriteOff => (BookingKind::WriteOff, Account::WriteOffs),
        SettlementKind::Discount | SettlementKind::Credit => return None,
    };
    let amount = settled.dated.fact.amount;
    Some(Booking {
        on: settled.dated.counts_on,
        kind,
        client: of.client,
        number: of.number.clone(),
        text: of.heading.clone(),
        due_on: None,
        buyer_vat: None,
        main: posting(Account::Receivable(of.client), &of.number, amount.negated()),
        others: vec![posting(account, &of.number, amount)],
    })
}
