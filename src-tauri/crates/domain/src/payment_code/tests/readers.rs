//! Readers of payloads, written apart from the writers: what a banking app takes from each code.

use std::collections::BTreeMap;

/// `None` for what is no EPC code. Fields in order: BIC, name, IBAN, amount, purpose, reference, text.
pub(super) fn epc(payload: &str) -> Option<[String; 7]> {
    let mut lines = payload.split('\n').map(str::to_owned);
    for expected in ["BCD", "002", "1", "SCT"] {
        if lines.next()? != expected {
            return None;
        }
    }
    let mut fields: [String; 7] = std::array::from_fn(|_| lines.next().unwrap_or_default());
    if lines.next().is_some() || payload.ends_with('\n') {
        return None;
    }
    fields[3] = fields[3].strip_prefix("EUR")?.to_owned();
    Some(fields)
}

/// The lines of a Swiss bill behind its head, by number in the guidelines' table: 0 is the IBAN.
pub(super) fn swiss(payload: &str) -> Option<Vec<String>> {
    let lines: Vec<String> = payload.strip_prefix("SPC\n0200\n1\n")?.split('\n').map(str::to_owned).collect();
    (lines.len() == 28 && lines[27] == "EPD").then_some(lines)
}

/// Fields of a SPAYD by name.
pub(super) fn spayd(payload: &str) -> Option<BTreeMap<String, String>> {
    let mut fields = BTreeMap::new();
    for part in payload.strip_prefix("SPD*1.0*")?.strip_suffix('*')?.split('*') {
        let (name, value) = part.split_once(':')?;
        if fields.insert(name.to_owned(), percent_decoded(value)?).is_some() {
            return None;
        }
    }
    Some(fields)
}

/// Parameters of a UPI link by name.
pub(super) fn upi(payload: &str) -> Option<BTreeMap<String, String>> {
    let mut fields = BTreeMap::new();
    for part in payload.strip_prefix("upi://pay?")?.split('&') {
        let (name, value) = part.split_once('=')?;
        if fields.insert(name.to_owned(), percent_decoded(value)?).is_some() {
            return None;
        }
    }
    Some(fields)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?].map(char::from);
            bytes.push(u8::try_from(digits[0].to_digit(16)? * 16 + digits[1].to_digit(16)?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Fields of a Pix code by their path, such as `26.01`; none when lengths or checksum are wrong.
pub(super) fn pix(payload: &str) -> Option<BTreeMap<String, String>> {
    let covered = payload.len().checked_sub(4)?;
    let checksum = u16::from_str_radix(payload.get(covered..)?, 16).ok()?;
    if divided(payload.get(..covered)?.as_bytes()) != checksum {
        return None;
    }
    let mut fields = BTreeMap::new();
    for (id, value) in parted(payload)? {
        if id == "26" || id == "62" {
            fields.extend(parted(&value)?.into_iter().map(|(inner, value)| (format!("{id}.{inner}"), value)));
        } else {
            fields.insert(id, value);
        }
    }
    Some(fields)
}

fn parted(mut text: &str) -> Option<Vec<(String, String)>> {
    let mut fields = Vec::new();
    while !text.is_empty() {
        let length: usize = text.get(2..4)?.parse().ok()?;
        fields.push((text.get(..2)?.to_owned(), text.get(4..4 + length)?.to_owned()));
        text = &text[4 + length..];
    }
    Some(fields)
}

/// CRC-16 of CCITT by long division: the message's bits, the first sixteen inverted, and sixteen zeros behind pass
/// through a remainder of sixteen bits.
fn divided(message: &[u8]) -> u16 {
    let bits = message.iter().chain(&[0, 0]).flat_map(|byte| (0..8).rev().map(move |at| u32::from(byte >> at & 1)));
    let rest = bits.enumerate().fold(0, |rest: u32, (at, bit)| {
        let next = rest << 1 | (bit ^ u32::from(at < 16));
        if next > 0xffff { next ^ 0x11021 } else { next }
    });
    u16::try_from(rest).expect("the remainder has sixteen bits")
}

#[test]
fn the_readers_refuse_what_is_damaged() {
    let pix_code = super::pix::code("a@b.example", "1.00", "Fulano", "BRASILIA", "1");
    assert!(pix(&pix_code).is_some());
    assert_eq!(pix(&pix_code.replace("1.00", "9.00")), None, "the checksum tells");
    assert_eq!(epc("BCD\n002\n1\nSCT\n\nElin\nDE\nEUR1.00\n"), None, "an empty line at the end");
    assert_eq!(spayd("SPD*1.0*AM:1.00*AM:9.00*"), None, "a field twice");
    assert_eq!(upi("upi://pay?am=1&am=9"), None);
    assert_eq!(swiss("SPC\n0200\n1\nCH"), None);
}
