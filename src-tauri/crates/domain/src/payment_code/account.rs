//! What the letters of a checked IBAN and a BIC tell: country, SEPA, QR-IBAN. Knows no payload.

use crate::refusal::{Invalid, Why};

/// The country of a checked IBAN.
pub(super) fn country(iban: &str) -> &str {
    iban.get(..2).unwrap_or_default()
}

/// Whether transfers in euro to this country's accounts are SEPA transfers.
/// Source: EPC409-09, list of SEPA countries, by the country that stands in the IBAN.
pub(super) fn in_sepa(country: &str) -> bool {
    in_eea(country)
        || matches!(country, "AD" | "AL" | "CH" | "GB" | "GI" | "MC" | "MD" | "ME" | "MK" | "RS" | "SM" | "VA")
}

/// Within the European Economic Area a transfer needs no BIC. Source: EPC069-12, version 002.
pub(super) fn in_eea(country: &str) -> bool {
    matches!(country, "IS" | "LI" | "NO") || crate::Country::parse(country).is_ok_and(crate::Country::in_eu)
}

/// True for an account that takes payments only with a QR reference: its bank's number is 30000 to 31999.
/// Source: Swiss Implementation Guidelines QR-bill 2.3.
pub fn is_qr_iban(iban: &str) -> bool {
    matches!(country(iban), "CH" | "LI") && iban.get(4..6).is_some_and(|bank| matches!(bank, "30" | "31"))
}

/// A BIC, which may be empty. Errors: `Malformed`. Source: ISO 9362, 8 or 11 signs.
pub(super) fn bic(bic: &str) -> Result<&str, Invalid> {
    let signs = bic.as_bytes();
    let is_bic = matches!(signs.len(), 8 | 11)
        && signs.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && signs[4..6].iter().all(u8::is_ascii_uppercase);
    if bic.is_empty() || is_bic {
        return Ok(bic);
    }
    Err(Invalid::new("bank_bic", Why::Malformed { reason: "is not a BIC of 8 or 11 letters and digits".to_owned() }))
}
