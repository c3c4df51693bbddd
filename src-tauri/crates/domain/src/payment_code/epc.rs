//! The EPC code of a SEPA transfer: GiroCode. Source: EPC069-12, version 002.

use super::account::{bic, country, in_eea};
use super::{Account, PaymentReference, latin};
use crate::invoice::InvoiceBody;
use crate::refusal::{Invalid, Why};

/// Largest payload, in bytes: what a code of version 13 with error correction M holds.
const BYTES_MAX: usize = 331;

pub(super) fn payload(body: &InvoiceBody, account: &Account<'_>, number: &str) -> Result<String, Invalid> {
    let bic = bic(account.bic)?;
    if bic.is_empty() && !in_eea(country(account.iban)) {
        return Err(Invalid::new("bank_bic", Why::Missing));
    }
    let name = latin::within("bank_holder", latin::unicode("bank_holder", account.holder)?, 70)?;
    let amount = latin::amount(body.payable_now(), "999999999.99")?;
    let number = latin::unicode("number", number)?;
    // Either a structured reference or a text, never both; the purpose stays empty.
    let reference = match PaymentReference::of_number(&number) {
        PaymentReference::Creditor(reference) | PaymentReference::Qr(reference) => reference,
        PaymentReference::Free(text) => format!("\n{}", latin::within("number", text, 140)?),
    };
    let payload = format!("BCD\n002\n1\nSCT\n{bic}\n{name}\n{}\nEUR{amount}\n\n{reference}", account.iban);
    if payload.len() > BYTES_MAX {
        return Err(Invalid::new("bank_holder", Why::TooLong { max: BYTES_MAX }));
    }
    Ok(payload)
}
