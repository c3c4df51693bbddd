//! The journal as a plain table: a row for each side of a booking, which two or more share by its number.

use super::Told;
use crate::csv::{self, Cell};
use domain::Money;
use domain::bookings::{Account, Posting};
use serde::Serialize;

const HEADS: [&str; 14] = [
    "booking",
    "on",
    "kind",
    "document",
    "client",
    "text",
    "account",
    "account_is",
    "about",
    "tax",
    "rate",
    "currency",
    "debit",
    "credit",
];

/// The word of a value, such as `write_off`.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Names of the taxes that an account is about, as they stand on documents.
fn taxes(account: &Account) -> String {
    match account {
        Account::Income { taxes, .. } => taxes.iter().map(|tax| tax.name.as_str()).collect::<Vec<_>>().join(" + "),
        Account::OutputTax(tax) => tax.name.clone(),
        Account::Receivable(_)
        | Account::ClientCredit(_)
        | Account::Bank
        | Account::BankFees
        | Account::TaxWithheld
        | Account::WriteOffs
        | Account::ExchangeGains
        | Account::ExchangeLosses
        | Account::Conversion => String::new(),
    }
}

pub(super) fn written(told: &Told) -> Vec<u8> {
    let mut rows = Vec::new();
    let bookings = told.all.iter().flat_map(|of| &of.bookings);
    for (number, booking) in (1..).zip(bookings) {
        let side = |posting: &Posting| {
            let amount = |is_side: bool, amount: Money| if is_side { Cell::amount(amount) } else { Cell::plain("") };
            let (of, is_debit) = (posting.amount, !posting.amount.is_negative());
            vec![
                Cell::plain(number),
                Cell::plain(booking.on),
                Cell::plain(word(&booking.kind)),
                Cell::text(&booking.number),
                Cell::text(told.client(booking.client)),
                Cell::text(&booking.text),
                Cell::text(&told.books.chart.name(&posting.account)),
                Cell::plain(word(&posting.account.role())),
                Cell::text(&posting.number),
                Cell::text(&taxes(&posting.account)),
                Cell::plain(posting.account.rate().map(|rate| rate.to_string()).unwrap_or_default()),
                Cell::plain(of.currency().code()),
                amount(is_debit, of),
                amount(!is_debit, of.negated()),
            ]
        };
        rows.extend(booking.postings().map(side));
    }
    csv::table(&HEADS, rows)
}
