//! What a document books: what the client owes for it, against income by treatment and rate, and the tax of each.

use super::account::{Account, Income, Treatment};
use super::{Booking, BookingKind, Posting, posting};
use crate::invoice::{InvoiceBody, LineRole};
use crate::money::{Money, Rounding};
use crate::party::TaxNumberKind;
use crate::payment::SettlementKind;
use crate::refusal::Why;
use crate::report::breakdown::{Breakdown, reached};
use crate::report::{Document, TaxKey};
use crate::tax::Tax;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The booking of a document; nothing for one that asks for nothing. Before the period only what the client owes counts, and
/// its income is one sum. Errors: `CurrencyMismatch`, `TooLarge`.
pub(super) fn issued(of: &Document, is_in_period: bool) -> Result<Option<Booking>, Why> {
    // Debit above zero: an invoice is owed, a credit note takes back.
    let signed = |amount: Money| if of.is_note() { amount.negated() } else { amount };
    let mut others = Vec::new();
    let mut buyer_vat = None;
    match of.body.as_deref().filter(|_| is_in_period) {
        Some(body) => {
            for (account, net, tax) in income(body)? {
                if let Account::Income { treatment, .. } = &account
                    && treatment.names_buyer()
                {
                    let vat = body.buyer.tax_numbers.iter().find(|of| of.kind == TaxNumberKind::Vat);
                    buyer_vat = vat.map(|of| of.value.clone());
                }
                let credit = posting(account, &of.number, signed(net).negated());
                others.push(Posting { tax: tax.map(|tax| signed(tax).negated()), ..credit });
            }
            for group in &body.totals.taxes {
                let account = Account::OutputTax(TaxKey::from(&group.tax));
                others.push(posting(account, &of.number, signed(group.amount).negated()));
            }
        }
        None => {
            let account = Account::Income { income: Income::Revenue, treatment: Treatment::Untaxed, taxes: Vec::new() };
            others.push(posting(account, &of.number, signed(of.gross).negated()));
        }
    }
    others.retain(|of| !of.amount.is_zero());
    if others.is_empty() {
        return Ok(None);
    }
    Ok(Some(Booking {
        on: of.issue_on,
        kind: if of.is_note() { BookingKind::CreditNote } else { BookingKind::Invoice },
        client: of.client,
        number: of.number.clone(),
        text: of.heading.clone(),
        due_on: Some(of.due_on),
        buyer_vat,
        main: posting(Account::Receivable(of.client), &of.number, signed(of.gross)),
        others,
    }))
}

/// A net of a document, by what it is and which taxes it bears together.
struct Part {
    income: Income,
    taxes: Vec<TaxKey>,
    net: Money,
}

/// Nets by account, each with its tax where it bears only one; all taxes of one key sum to what the document says of it.
fn income(body: &InvoiceBody) -> Result<Vec<(Account, Money, Option<Money>)>, Why> {
    let mut parts: Vec<Part> = Vec::new();
    for line in &body.lines {
        let income = match line.role {
            LineRole::Deposit | LineRole::Deduction => Income::Deposits,
            LineRole::Billing | LineRole::Part | LineRole::Retainage | LineRole::Release => Income::Revenue,
        };
        add(&mut parts, income, &line.taxes, line.net)?;
    }
    for of in &body.adjustments {
        let net = if of.is_charge { of.amount } else { of.amount.negated() };
        add(&mut parts, Income::Revenue, &of.taxes, net)?;
    }
    let (seller, buyer) = (body.seller.address.country, body.buyer.address.country);
    let mut made = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let treatment = Treatment::of(&part.taxes, seller, buyer);
        let account = Account::Income { income: part.income, treatment, taxes: part.taxes.clone() };
        made.push((account, part.net, tax_of(body, &parts, at)?));
    }
    Ok(made)
}

fn add(parts: &mut Vec<Part>, income: Income, taxes: &[Tax], net: Money) -> Result<(), Why> {
    let taxes: Vec<TaxKey> = taxes.iter().map(TaxKey::from).collect();
    match parts.iter_mut().find(|of| of.income == income && of.taxes == taxes) {
        Some(part) => part.net = part.net.plus(net)?,
        None => parts.push(Part { income, taxes, net }),
    }
    Ok(())
}

/// The tax of one part: of the last one that bears it, what the others leave, for the document rounds the sum once.
fn tax_of(body: &InvoiceBody, parts: &[Part], at: usize) -> Result<Option<Money>, Why> {
    let [key] = parts[at].taxes.as_slice() else { return Ok(None) };
    let bearing: Vec<usize> = (0..parts.len()).filter(|of| parts[*of].taxes.contains(key)).collect();
    if bearing.iter().any(|of| parts[*of].taxes.len() > 1) {
        return Ok(None);
    }
    let Some(group) = body.totals.taxes.iter().find(|of| TaxKey::from(&of.tax) == *key) else { return Ok(None) };
    let own = |of: usize| key.rate.of(parts[of].net, Rounding::HalfAway);
    if bearing.last() != Some(&at) {
        return own(at).map(Some);
    }
    let others = bearing.iter().filter(|of| **of != at).map(|of| own(*of)).collect::<Result<Vec<_>, _>>()?;
    others.into_iter().try_fold(group.amount, Money::minus).map(Some)
}

/// Every invoice that a client took a discount off, with its credit notes in the order of issue.
pub(super) fn with_notes<'a>(documents: &[&'a Document]) -> Vec<(&'a Document, Vec<&'a Document>)> {
    let mut notes: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for of in documents {
        if let Some(number) = &of.takes_back {
            notes.entry(number.as_str()).or_default().push(of);
        }
    }
    notes.values_mut().for_each(|own| own.sort_by_key(|of| of.id));
    let is_let_off = |of: &&&Document| of.settled.iter().any(|of| of.dated.fact.kind == SettlementKind::Discount);
    let own = |of: &&'a Document| (*of, notes.get(of.number.as_str()).cloned().unwrap_or_default());
    documents.iter().filter(is_let_off).map(own).collect()
}

/// What discounts took off an invoice, and off the tax of each rate, as the report spreads it (decision 0022). Outside the
/// period only what the client owes counts. Errors: `CurrencyMismatch`, `TooLarge`.
pub(super) fn discounted(
    of: &Document,
    notes: &[&Document],
    is_in_period: impl Fn(NaiveDate) -> bool,
) -> Result<Vec<Booking>, Why> {
    let bodies =
        notes.iter().filter_map(|note| note.body.as_deref()).map(Breakdown::of).collect::<Result<Vec<_>, _>>()?;
    let parts = match &of.body {
        Some(body) => reached(&Breakdown::of(body)?, &bodies, &of.settled)?,
        None => vec![None; of.settled.len()],
    };
    let mut bookings = Vec::new();
    for (settled, part) in of.settled.iter().zip(parts) {
        if settled.dated.fact.kind != SettlementKind::Discount {
            continue;
        }
        let (on, amount) = (settled.dated.counts_on, settled.dated.fact.amount);
        let others = match (part.filter(|_| is_in_period(on)), &of.body) {
            (Some(part), Some(body)) => let_off(body, &part, &of.number),
            (_, _) => vec![posting(discounts(Treatment::Untaxed, &[]), &of.number, amount)],
        };
        bookings.push(Booking {
            on,
            kind: BookingKind::Discount,
            client: of.client,
            number: of.number.clone(),
            text: of.heading.clone(),
            due_on: None,
            buyer_vat: None,
            main: posting(Account::Receivable(of.client), &of.number, amount.negated()),
            others,
        });
    }
    Ok(bookings)
}

fn discounts(treatment: Treatment, taxes: &[TaxKey]) -> Account {
    Account::Income { income: Income::Discounts, treatment, taxes: taxes.to_vec() }
}

/// The nets and taxes that a discount reached, as debits.
fn let_off(body: &InvoiceBody, part: &Breakdown, number: &str) -> Vec<Posting> {
    let (seller, buyer) = (body.seller.address.country, body.buyer.address.country);
    let mut postings = Vec::new();
    for (taxes, net) in &part.nets {
        let account = discounts(Treatment::of(taxes, seller, buyer), taxes);
        // A tax that several nets bear together belongs to none of them alone.
        let own = |key: &TaxKey| part.taxes.iter().find(|(of, _)| of == key).map(|(_, amount)| *amount);
        let is_alone = |key: &TaxKey| part.nets.iter().filter(|(of, _)| of.contains(key)).count() == 1;
        let tax = match taxes.as_slice() {
            [key] if is_alone(key) => own(key),
            _ => None,
        };
        postings.push(Posting { tax, ..posting(account, number, *net) });
    }
    for (key, amount) in &part.taxes {
        postings.push(posting(Account::OutputTax(key.clone()), number, *amount));
    }
    postings.retain(|of| !of.amount.is_zero());
    postings
}
