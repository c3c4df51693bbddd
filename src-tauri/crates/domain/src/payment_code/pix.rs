//! Brazil's Pix as a static BR Code: fields of two digits, two digits of length, value.
//! Source: Manual do BR Code of the Banco Central do Brasil, after EMV QRCPS.

use super::latin;
use crate::invoice::InvoiceBody;
use crate::refusal::{Invalid, Why};

/// Who is paid. `holder` and `city` may be empty: then the seller's own serve.
pub(super) struct Payee<'a> {
    pub key: &'a str,
    pub holder: &'a str,
    pub city: &'a str,
}

pub(super) fn payload(body: &InvoiceBody, payee: &Payee<'_>, number: &str) -> Result<String, Invalid> {
    let or = |own: &'_ str, sellers: &'_ str| if own.trim().is_empty() { sellers.to_owned() } else { own.to_owned() };
    let name = cut("name", &or(payee.holder, &body.seller.name), 25)?;
    let city = cut("city", &or(payee.city, &body.seller.address.city), 15)?;
    let key = latin::within("pix_key", latin::ascii("pix_key", payee.key)?, 77)?;
    let amount = latin::amount(body.payable_now(), "9999999999.99")?;
    Ok(code(&key, &amount, &name, &city, &transaction(number)))
}

/// `amount` may be empty: then the payer types it.
pub(super) fn code(key: &str, amount: &str, name: &str, city: &str, transaction: &str) -> String {
    let account = field("00", "br.gov.bcb.pix") + &field("01", key);
    let amount = if amount.is_empty() { String::new() } else { field("54", amount) };
    let mut code = [
        field("00", "01"),
        field("26", &account),
        field("52", "0000"),
        field("53", "986"),
        amount,
        field("58", "BR"),
        field("59", name),
        field("60", city),
        field("62", &field("05", transaction)),
    ]
    .concat();
    // The checksum covers its own name and length.
    code.push_str("6304");
    let checksum = crc16(code.as_bytes());
    code.push_str(&format!("{checksum:04X}"));
    code
}

fn field(id: &str, value: &str) -> String {
    format!("{id}{:02}{value}", value.len())
}

/// Names are cut at the scheme's length, as banks do themselves: 25 letters are too few for most businesses.
fn cut(field: &str, text: &str, max: usize) -> Result<String, Invalid> {
    let fitting = latin::ascii(field, text)?;
    let cut = fitting.chars().take(max).collect::<String>().trim_end().to_owned();
    if cut.is_empty() { Err(Invalid::new(field, Why::Missing)) } else { Ok(cut) }
}

/// Letters and digits of the number, at most 25; three stars say that there is none.
fn transaction(number: &str) -> String {
    let plain = latin::ascii("number", number).unwrap_or_default();
    let signs: String = plain.chars().filter(char::is_ascii_alphanumeric).collect();
    if (1..=25).contains(&signs.len()) { signs } else { "***".to_owned() }
}

/// CRC-16 of CCITT: polynomial 0x1021, beginning with 0xFFFF.
pub(super) fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |crc, byte| {
        (0..8).fold(
            crc ^ (u16::from(*byte) << 8),
            |crc, _| {
                if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
            },
        )
    })
}
