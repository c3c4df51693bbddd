//! The Czech short payment descriptor. Source: SPAYD 1.0 of the Czech Banking Association.
//!
//! Capital letters and digits alone, so that the code packs them tightly and stays small.

use super::account::bic;
use super::{Account, latin};
use crate::invoice::InvoiceBody;
use crate::refusal::{Invalid, Why};

pub(super) fn payload(body: &InvoiceBody, account: &Account<'_>, number: &str) -> Result<String, Invalid> {
    let bic = bic(account.bic)?;
    let account = if bic.is_empty() { account.iban.to_owned() } else { format!("{}+{bic}", account.iban) };
    let amount = latin::amount(body.payable_now(), "9999999.99")?;
    let due_on = body.due_on.format("%Y%m%d").to_string();
    if due_on.len() != 8 {
        return Err(Invalid::new("due_on", Why::NotADate));
    }
    let message = latin::within("number", latin::ascii("number", number)?.to_ascii_uppercase(), 60)?;
    let mut payload = format!("SPD*1.0*ACC:{account}*AM:{amount}*CC:CZK*DT:{due_on}*MSG:{}*", escaped(&message));
    // The variable symbol by which Czech banks match, where the number has one.
    let symbol: String = number.chars().filter(char::is_ascii_digit).collect();
    if (1..=10).contains(&symbol.len()) {
        payload.push_str(&format!("X-VS:{symbol}*"));
    }
    Ok(payload)
}

/// The star parts the fields and the percent sign begins an escape.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('*', "%2A")
}
