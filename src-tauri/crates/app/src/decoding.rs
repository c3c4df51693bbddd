//! Bytes of a file of another program as text: banks, address books, tables.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// First bytes of files that are no text: PDF, pictures, packed and Excel files.
const SIGNS: &[&[u8]] =
    &[b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x1F\x8B", b"RIFF", b"BM"];

/// The text of a file. Without a mark at its beginning it is UTF-8 where it can be, else Windows-1252, as western
/// programs write.
/// None: it is no text.
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    if SIGNS.iter().any(|sign| bytes.starts_with(sign)) {
        return None;
    }
    let (encoding, length) = Encoding::for_bom(bytes).or_else(|| unmarked_wide(bytes)).unwrap_or_else(|| {
        let is_utf8 = std::str::from_utf8(bytes).is_ok();
        (if is_utf8 { encoding_rs::UTF_8 } else { WINDOWS_1252 }, 0)
    });
    // Strict: a byte too few or too many is a damaged file, not a text with a strange sign.
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(length..)?)?;
    let is_binary =
        |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}' | '\u{80}'..='\u{9f}');
    (!text.chars().any(is_binary)).then(|| text.into_owned())
}

/// UTF-16 whose mark was cut off: every other byte of its western letters is zero.
fn unmarked_wide(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    let head = bytes.get(..64.min(bytes.len()) & !1)?;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > 0 && odd * 10 >= half * 9 => Some((UTF_16LE, 0)),
        (even, 0) if even > 0 && even * 10 >= half * 9 => Some((UTF_16BE, 0)),
        _ => None,
    }
}
