//! India's UPI link. Source: NPCI, UPI linking specification.

use std::fmt::Write as _;

use super::latin;
use crate::invoice::InvoiceBody;
use crate::refusal::Invalid;

/// `address`: already checked to be `name@bank`.
pub(super) fn payload(body: &InvoiceBody, address: &str, holder: &str, number: &str) -> Result<String, Invalid> {
    let holder = if holder.trim().is_empty() { &body.seller.name } else { holder };
    let name = latin::within("name", latin::unicode("name", holder)?, 99)?;
    let amount = latin::amount(body.payable_now(), "9999999999.99")?;
    let number = latin::within("number", latin::unicode("number", number)?, 35)?;
    // The @ of the address stays as it is: some apps do not decode it there.
    let address = address.split('@').map(encoded).collect::<Vec<_>>().join("@");
    let (name, number) = (encoded(&name), encoded(&number));
    Ok(format!("upi://pay?pa={address}&pn={name}&am={amount}&cu=INR&tn={number}&tr={number}"))
}

/// Percent-encodes all but the unreserved signs. Source: RFC 3986, 2.3.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
