//! References that computers match: RF creditor references and Swiss QR references. Knows no documents.

use super::latin;

/// The reference of a payment, as it stands in the code; `printed` is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentReference {
    /// Swiss QR reference, 27 digits.
    Qr(String),
    /// ISO 11649, `RF` and up to 23 letters and digits.
    Creditor(String),
    /// The document's number, as text.
    Free(String),
}

impl PaymentReference {
    /// A number that is itself a creditor reference serves as one.
    pub(super) fn of_number(number: &str) -> Self {
        let compact: String = number.chars().filter(|c| *c != ' ').collect();
        if is_creditor_reference(&compact) { Self::Creditor(compact) } else { Self::Free(number.to_owned()) }
    }

    /// As banks transmit it, without blanks of grouping.
    pub fn plain(&self) -> &str {
        match self {
            Self::Qr(text) | Self::Creditor(text) | Self::Free(text) => text,
        }
    }

    /// As people read it: a QR reference in fives from the right, a creditor reference in fours from the left.
    pub fn printed(&self) -> String {
        let (text, first, step) = match self {
            Self::Qr(text) => (text, text.len() % 5, 5),
            Self::Creditor(text) => (text, 0, 4),
            Self::Free(text) => return text.clone(),
        };
        let mut out = String::with_capacity(text.len() + text.len() / step + 1);
        for (at, sign) in text.chars().enumerate() {
            if at > 0 && at % step == first {
                out.push(' ');
            }
            out.push(sign);
        }
        out
    }
}

/// `RF`, two check digits and `text`. None unless `text` has 1 to 21 capital letters and digits.
/// Source: ISO 11649; check digits are 98 less the remainder by 97 of `text`, `RF00` as numbers.
pub fn creditor_reference(text: &str) -> Option<String> {
    if text.is_empty() || text.len() > 21 {
        return None;
    }
    let check = 98 - remainder_97(&format!("{text}RF00"))?;
    Some(format!("RF{check:02}{text}"))
}

/// The creditor reference that a document of this number asks for: of its letters and digits.
pub fn creditor_reference_of(number: &str) -> Option<String> {
    let letters = latin::ascii("number", number).unwrap_or_default().to_ascii_uppercase();
    let signs: String = letters.chars().filter(char::is_ascii_alphanumeric).collect();
    creditor_reference(&signs)
}

/// The QR reference that a document of this number asks for: of its digits.
pub fn qr_reference_of(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    qr_reference(&digits)
}

/// Whether `text` is an RF reference without blanks and with right check digits. Source: ISO 11649.
pub fn is_creditor_reference(text: &str) -> bool {
    let (Some(head), Some(rest)) = (text.get(..4), text.get(4..)) else { return false };
    head.starts_with("RF")
        && head.bytes().skip(2).all(|b| b.is_ascii_digit())
        && (1..=21).contains(&rest.len())
        && remainder_97(&format!("{rest}{head}")) == Some(1)
}

/// Remainder by 97 of capital letters and digits read as numbers, A being 10. None for any other sign.
fn remainder_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0u32, |rest, sign| {
        let value = (!sign.is_ascii_lowercase()).then(|| sign.to_digit(36)).flatten()?;
        Some((rest * if value < 10 { 10 } else { 100 } + value) % 97)
    })
}

/// `digits` filled with zeros in front to 26, and the check digit. None unless `digits` are 1 to 26 digits that are
/// not all zero. Source: Swiss Implementation Guidelines QR-bill 2.3, annex B.
pub fn qr_reference(digits: &str) -> Option<String> {
    if digits.len() > 26 || digits.bytes().all(|b| b == b'0') {
        return None;
    }
    let filled = format!("{digits:0>26}");
    let check = check_digit(&filled)?;
    Some(format!("{filled}{check}"))
}

/// Whether `text` is a QR reference of 27 digits with its right check digit.
pub fn is_qr_reference(text: &str) -> bool {
    text.len() == 27 && text.get(..26).and_then(qr_reference).is_some_and(|right| right == text)
}

/// Modulo 10, recursive. None unless all signs are digits.
fn check_digit(digits: &str) -> Option<u32> {
    const TABLE: [u32; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    let carry = digits.chars().try_fold(0usize, |carry, sign| {
        let digit = usize::try_from(sign.to_digit(10)?).ok()?;
        usize::try_from(TABLE[(carry + digit) % 10]).ok()
    })?;
    u32::try_from((10 - carry) % 10).ok()
}
