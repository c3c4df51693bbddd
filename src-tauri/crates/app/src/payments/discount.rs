//! Discounts for prompt payment: what the chosen invoices offer on a day, and what money comes to when they are taken.

use super::{Difference, left_of, spread};
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::payment::{DiscountOffer, Discounted, Overpayment, allocate_in_proportion, spread_discounted};
use domain::{InvoiceBody, InvoiceId, Money, Refusal, Why};
use serde::Serialize;
use std::collections::BTreeMap;
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry};
use ts_rs::TS;

/// What of each invoice may be taken off for money that comes on one day.
pub(crate) struct Offers {
    /// Zero where nothing is offered, or where it ended while that of another chosen invoice did not.
    pub amounts: Vec<Money>,
    pub until: NaiveDate,
    /// False: all of them have ended; who takes one all the same has the user's word for it.
    pub are_in_time: bool,
}

/// None where no invoice offers anything. Offers that are in time stand before those that have ended.
pub(crate) fn offers(
    conn: &Connection,
    entries: &[InvoiceEntry],
    received_on: NaiveDate,
) -> Result<Option<Offers>, AppError> {
    let zero = Money::zero(entries[0].gross.currency());
    let mut all: Vec<Option<DiscountOffer>> = Vec::new();
    for entry in entries {
        let due = due_of(entry, received_on)?;
        let offer = due.is_positive().then(|| offer_of(entry, invoice::issued(conn, entry.id)?.body()));
        all.push(offer.transpose()?.flatten());
    }
    let in_time = |offer: &DiscountOffer| offer.is_in_time(received_on);
    let are_in_time = all.iter().flatten().any(in_time);
    let counts = |offer: &Option<DiscountOffer>| offer.filter(|offer| in_time(offer) || !are_in_time);
    let Some(until) = all.iter().filter_map(counts).map(|offer| offer.until).min() else { return Ok(None) };
    let amounts = all.iter().map(|offer| counts(offer).map_or(zero, |offer| offer.amount)).collect();
    Ok(Some(Offers { amounts, until, are_in_time }))
}

/// What is open of it and not kept back: that is paid in full, on its own day.
fn due_of(entry: &InvoiceEntry, day: NaiveDate) -> Result<Money, Why> {
    let kept = entry.open().kept_at(day).map_or(Money::zero(entry.gross.currency()), |kept| kept.amount);
    entry.owed().minus(kept)
}

fn offer_of(entry: &InvoiceEntry, body: &InvoiceBody) -> Result<Option<DiscountOffer>, AppError> {
    Ok(DiscountOffer::of(body, &entry.balance)?)
}

/// What closes each open invoice with its discount, and the last day for that; those without one are not among them.
pub(crate) fn discounted(
    conn: &Connection,
    open: &[InvoiceEntry],
    today: NaiveDate,
) -> Result<BTreeMap<InvoiceId, (Money, NaiveDate)>, AppError> {
    let entries: BTreeMap<InvoiceId, &InvoiceEntry> = open.iter().map(|entry| (entry.id, entry)).collect();
    let mut all = BTreeMap::new();
    for (id, issued) in invoice::open_with_discount(conn)? {
        let Some(entry) = entries.get(&id) else { continue };
        let due = due_of(entry, today)?;
        let Some(offer) = offer_of(entry, issued.body())? else { continue };
        let to_pay = due.minus(offer.amount)?;
        if to_pay.is_positive() {
            all.insert(id, (to_pay, offer.until));
        }
    }
    Ok(all)
}

/// What the chosen invoices offer, in the payment sheet.
#[derive(Debug, Serialize, TS)]
pub struct SheetDiscount {
    /// Of all of them together.
    pub amount: Money,
    /// With it, this is to be paid.
    pub to_pay: Money,
    /// The last day of the first that ends.
    pub until: NaiveDate,
    pub is_in_time: bool,
}

/// Money over invoices with the answer for what is missing of it.
pub(crate) struct Allotted {
    pub parts: Vec<Money>,
    /// Taken off each for prompt payment.
    pub discounts: Vec<Money>,
    pub rest: Money,
    pub difference: Difference,
    pub offered: Option<SheetDiscount>,
}

/// `amount` over `asked`, which is of `entries`: in their order, but in proportion where a bank or a tax office kept what is
/// missing. Without an answer a discount in time is one where the money is exactly what
/// closes every invoice with it. Errors: `PaymentAboveOpen`; of a discount `NoDiscountOffered`, `DiscountNotReached`.
pub(crate) fn allot(
    conn: &Connection,
    (entries, asked): (&[InvoiceEntry], &[(Money, Money)]),
    (amount, received_on): (Money, NaiveDate),
    answer: Option<Difference>,
    over: Overpayment,
) -> Result<Allotted, AppError> {
    let zero = Money::zero(amount.currency());
    let (parts, rest) = spread(amount, asked, over)?;
    let offers = offers(conn, entries, received_on)?;
    let offered = offers.as_ref().map(|offers| told(offers, asked, amount)).transpose()?;
    let is_exact = offered.as_ref().is_some_and(|of| of.is_in_time && of.to_pay == amount);
    let difference = answer.unwrap_or(if is_exact { Difference::Discount } else { Difference::KeepOpen });
    let missing = asked.iter().zip(&parts).map(|((now, _), part)| left_of(*now, *part));
    let is_short = !Money::sum(missing.collect::<Result<Vec<_>, Why>>()?, amount.currency())?.is_zero();
    if difference != Difference::Discount || !is_short {
        let is_of_each = is_short && matches!(difference, Difference::BankFee | Difference::TaxWithheld);
        let now: Vec<Money> = asked.iter().map(|(now, _)| *now).collect();
        let parts = if is_of_each { allocate_in_proportion(amount, &now)? } else { parts };
        let discounts = vec![zero; parts.len()];
        return Ok(Allotted { parts, discounts, rest, difference, offered });
    }
    let Some((offers, told)) = offers.zip(offered) else {
        let numbers = entries.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Refusal::NoDiscountOffered { numbers }.into());
    };
    let Discounted { parts, discounts, rest } = spread_discounted(amount, asked, &offers.amounts, over)?;
    if discounts.iter().all(Money::is_zero) {
        return Err(Refusal::DiscountNotReached { amount, to_pay: told.to_pay }.into());
    }
    Ok(Allotted { parts, discounts, rest, difference, offered: Some(told) })
}

pub(super) fn told(offers: &Offers, asked: &[(Money, Money)], amount: Money) -> Result<SheetDiscount, Why> {
    let taken = asked
        .iter()
        .zip(&offers.amounts)
        .map(|((now, _), offer)| Ok(if now.compare(*offer)?.is_lt() { *now } else { *offer }));
    let taken = Money::sum(taken.collect::<Result<Vec<_>, Why>>()?, amount.currency())?;
    let due = Money::sum(asked.iter().map(|(now, _)| *now), amount.currency())?;
    Ok(SheetDiscount { amount: taken, to_pay: due.minus(taken)?, until: offers.until, is_in_time: offers.are_in_time })
}
