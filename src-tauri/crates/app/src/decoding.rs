//! Bytes of a file of another program as text: banks, address books, tables.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

/// First bytes of files that are no text: PDF, pictures, packed and Excel files.
const SIGNS: &[&[u8]] =
    &[b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x1F\x8B", b"RIFF", b"BM"];

/// The text of a file. Without a mark at its beginning it is UTF-8 where it can be, else what programs of western or
/// central Europe write.
/// None: it is no text.
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    if SIGNS.iter().any(|sign| bytes.starts_with(sign)) {
        return None;
    }
    let (encoding, length) = Encoding::for_bom(bytes)
        .or_else(|| unmarked_wide(bytes))
        .unwrap_or_else(|| (if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { of_eight_bits(bytes) }, 0));
    // Strict: a byte too few or too many is a damaged file, not a text with a strange sign.
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(length..)?)?;
    let is_binary =
        |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}' | '\u{80}'..='\u{9f}');
    (!text.chars().any(is_binary)).then(|| text.into_owned())
}

/// Windows-1250 where the words are Polish, Czech, Hungarian and the like, else Windows-1252.
fn of_eight_bits(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed == WINDOWS_1250 { WINDOWS_1250 } else { WINDOWS_1252 }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_western_and_of_central_europe_are_read_as_their_programs_wrote_them() {
        for (encoding, text) in [
            (
                WINDOWS_1250,
                "Nazwa;Adres;Miasto\r\nZakład Usługowy Wiśniewski;ul. Żwirki 7;Łódź\r\nKsięgarnia pod Lwem;Rynek Główny 1;Kraków\r\n",
            ),
            (
                WINDOWS_1250,
                "Název;Ulice;Město\r\nDřevařské závody Plzeň;Náměstí Míru 3;Plzeň\r\nČeská železniční společnost;Nádražní 12;Ústí nad Labem\r\n",
            ),
            (
                WINDOWS_1252,
                "Name;Straße;Ort\r\nMüller Söhne Maschinenbau;Königstraße 12;München\r\nBäckerei Größmann;Am Rögen 1;Köln\r\n",
            ),
            (
                WINDOWS_1252,
                "Nom;Rue;Ville\r\nSociété générale d'études;12 rue de l'Évêché;Orléans\r\nCafé Français;3 allée des Chênes;Besançon\r\n",
            ),
            (WINDOWS_1252, "Nombre;Calle;Ciudad\r\nCompañía Española de Diseño;Calle de Alcalá 4;León\r\n"),
            (WINDOWS_1252, "Date;Details;Amount\r\n16/11/2026;HALDEN RAIL INVOICE 2026-031;\u{20ac} 5,904.00\r\n"),
        ] {
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy);
            assert_eq!(decoded(&bytes).as_deref(), Some(text));
        }
    }
}
