//! Codes that a banking app scans: which one a document carries and what it says. Knows no picture and no page.
//!
//! A code always says the same payee, amount and reference as the document; what a scheme has no room for is refused
//! by name, never cut short, unless the scheme itself asks for that.

use crate::invoice::{DocumentKind, InvoiceBody};
use crate::party::{PaymentMethod, check_iban};
use crate::refusal::{Invalid, Why};

mod account;
mod epc;
mod latin;
mod pix;
mod reference;
mod spayd;
mod swiss;
#[cfg(test)]
mod tests;
mod upi;

pub use account::is_qr_iban;
pub use latin::nearest;
pub use reference::{
    PaymentReference, creditor_reference, creditor_reference_of, is_creditor_reference, is_qr_reference, qr_reference,
    qr_reference_of,
};
pub use swiss::{SwissAddress, SwissBill};

/// What is to be scanned. All but the Swiss bill are one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentCode {
    /// EPC069-12: GiroCode, SEPA transfers in euro.
    Epc(String),
    /// The Swiss QR-bill, which is a part of the page and not only a code.
    SwissBill(Box<SwissBill>),
    /// India's UPI.
    Upi(String),
    /// The Czech short payment descriptor.
    Spayd(String),
    /// Brazil's Pix, as a static BR Code.
    Pix(String),
    /// An address that the client opens.
    Link(String),
}

impl PaymentCode {
    /// The text in the code.
    pub fn payload(&self) -> String {
        match self {
            Self::SwissBill(bill) => bill.payload(),
            Self::Epc(text) | Self::Upi(text) | Self::Spayd(text) | Self::Pix(text) | Self::Link(text) => text.clone(),
        }
    }
}

/// The code of a document under `number`. None when nothing is to be paid, when the user leaves codes out, or when
/// no way to pay has a code in this currency. Where the better code is refused, the payment link serves.
pub fn payment_code(body: &InvoiceBody, number: &str) -> Option<PaymentCode> {
    match checked_payment_code(body, number) {
        Ok(code) => code,
        Err(_) => link(body).ok().flatten(),
    }
}

/// As `payment_code`, but with the reason why the code that fits best cannot be made.
/// Errors: the form's field with `Missing`, `TooLong`, `Above`, `ControlCharacter`, `Malformed` or `WrongCheckDigit`.
pub fn checked_payment_code(body: &InvoiceBody, number: &str) -> Result<Option<PaymentCode>, Invalid> {
    if !body.shows.payment_code || !asks_for_money(body) {
        return Ok(None);
    }
    match best(body) {
        Some(Scheme::SwissBill(account)) => {
            swiss::bill(body, &account, number).map(|bill| Some(PaymentCode::SwissBill(Box::new(bill))))
        }
        Some(Scheme::Epc(account)) => epc::payload(body, &account, number).map(|text| Some(PaymentCode::Epc(text))),
        Some(Scheme::Spayd(account)) => {
            spayd::payload(body, &account, number).map(|text| Some(PaymentCode::Spayd(text)))
        }
        Some(Scheme::Upi { address, holder }) => {
            upi::payload(body, address, holder, number).map(|text| Some(PaymentCode::Upi(text)))
        }
        Some(Scheme::Pix { key, holder, city }) => {
            let payee = pix::Payee { key, holder, city };
            pix::payload(body, &payee, number).map(|text| Some(PaymentCode::Pix(text)))
        }
        None => link(body),
    }
}

/// The reference that the payer shall quote: the one in the code, else the document's number.
pub fn payment_reference(body: &InvoiceBody, number: &str) -> PaymentReference {
    if asks_for_money(body)
        && let Some(Scheme::SwissBill(account)) = best(body)
    {
        return swiss::reference(&account, number).unwrap_or(PaymentReference::Free(number.to_owned()));
    }
    PaymentReference::of_number(number)
}

/// `payment_reference` as it stands beside the bank details: `2026-035`, `RF18 5390 0754 7034`,
/// `21 00000 00003 13947 14300 09017`.
pub fn printed_reference(body: &InvoiceBody, number: &str) -> String {
    payment_reference(body, number).printed()
}

fn asks_for_money(body: &InvoiceBody) -> bool {
    body.kind != DocumentKind::CreditNote && body.payable_now().is_positive()
}

/// The bank account of a transfer that a code may name.
struct Account<'a> {
    holder: &'a str,
    iban: &'a str,
    bic: &'a str,
}

enum Scheme<'a> {
    Epc(Account<'a>),
    SwissBill(Account<'a>),
    Spayd(Account<'a>),
    Upi { address: &'a str, holder: &'a str },
    Pix { key: &'a str, holder: &'a str, city: &'a str },
}

/// The first way to pay that has a code in the document's currency.
fn best(body: &InvoiceBody) -> Option<Scheme<'_>> {
    let currency = body.currency.code();
    body.payment_methods.iter().find_map(|method| match method {
        PaymentMethod::BankTransfer { holder, iban, bic, .. } if check_iban(iban).is_ok() => {
            let holder = if holder.trim().is_empty() { &body.seller.name } else { holder };
            let account = Account { holder, iban, bic };
            match (currency, account::country(iban)) {
                ("CHF" | "EUR", "CH" | "LI") => Some(Scheme::SwissBill(account)),
                ("EUR", country) if account::in_sepa(country) => Some(Scheme::Epc(account)),
                ("CZK", "CZ") => Some(Scheme::Spayd(account)),
                _ => None,
            }
        }
        PaymentMethod::Upi { address, holder } if currency == "INR" => Some(Scheme::Upi { address, holder }),
        PaymentMethod::Pix { key, holder, city } if currency == "BRL" => Some(Scheme::Pix { key, holder, city }),
        PaymentMethod::BankTransfer { .. }
        | PaymentMethod::Upi { .. }
        | PaymentMethod::Pix { .. }
        | PaymentMethod::Link { .. }
        | PaymentMethod::Other { .. } => None,
    })
}

/// Longest address that still gives a code which a phone reads from paper, in bytes.
const LINK_MAX: usize = 300;

fn link(body: &InvoiceBody) -> Result<Option<PaymentCode>, Invalid> {
    if !body.shows.payment_code || !asks_for_money(body) {
        return Ok(None);
    }
    let found = body.payment_methods.iter().find_map(|method| match method {
        PaymentMethod::Link { url, .. } => url.starts_with("https://").then_some(url),
        PaymentMethod::BankTransfer { .. }
        | PaymentMethod::Upi { .. }
        | PaymentMethod::Pix { .. }
        | PaymentMethod::Other { .. } => None,
    });
    let Some(url) = found else { return Ok(None) };
    let refused = |why| Err(Invalid::new("payment_link", why));
    if !url.bytes().all(|byte| byte.is_ascii_graphic()) {
        return refused(Why::Malformed { reason: "must be written without blanks and foreign letters".to_owned() });
    }
    if url.len() > LINK_MAX {
        return refused(Why::TooLong { max: LINK_MAX });
    }
    Ok(Some(PaymentCode::Link(url.clone())))
}
