//! Text on its way into a code: no control characters, foreign letters written with the nearest ones that the scheme
//! has, bounded length. Knows no scheme.

use crate::refusal::{Invalid, Why};

/// Letters of Europe's Latin alphabets and signs of print, and what stands for them where only ASCII is allowed.
const NEAREST: &[(&str, &str)] = &[
    ("ÀÁÂÃÄÅĀĂĄ", "A"),
    ("àáâãäåāăą", "a"),
    ("ÇĆĈĊČ", "C"),
    ("çćĉċč", "c"),
    ("ÐĎĐ", "D"),
    ("ðďđ", "d"),
    ("ÈÉÊËĒĔĖĘĚ", "E"),
    ("èéêëēĕėęě", "e"),
    ("ĜĞĠĢ", "G"),
    ("ĝğġģ", "g"),
    ("ĤĦ", "H"),
    ("ĥħ", "h"),
    ("ÌÍÎÏĨĪĬĮİ", "I"),
    ("ìíîïĩīĭįı", "i"),
    ("Ĵ", "J"),
    ("ĵ", "j"),
    ("Ķ", "K"),
    ("ķ", "k"),
    ("ĹĻĽĿŁ", "L"),
    ("ĺļľŀł", "l"),
    ("ÑŃŅŇ", "N"),
    ("ñńņň", "n"),
    ("ÒÓÔÕÖØŌŎŐ", "O"),
    ("òóôõöøōŏő", "o"),
    ("ŔŖŘ", "R"),
    ("ŕŗř", "r"),
    ("ŚŜŞŠȘ", "S"),
    ("śŝşšș", "s"),
    ("ŢŤŦȚ", "T"),
    ("ţťŧț", "t"),
    ("ÙÚÛÜŨŪŬŮŰŲ", "U"),
    ("ùúûüũūŭůűų", "u"),
    ("Ŵ", "W"),
    ("ŵ", "w"),
    ("ÝŶŸ", "Y"),
    ("ýÿŷ", "y"),
    ("ŹŻŽ", "Z"),
    ("źżž", "z"),
    ("Æ", "AE"),
    ("æ", "ae"),
    ("Œ", "OE"),
    ("œ", "oe"),
    ("Þ", "Th"),
    ("þ", "th"),
    ("ß", "ss"),
    ("ẞ", "SS"),
    ("‘’‚‛′ʼ´", "'"),
    ("“”„‟″«»", "\""),
    ("‐‑‒–—―−", "-"),
    ("…", "..."),
    ("\u{a0}\u{2007}\u{2009}\u{202f}", " "),
];

/// `text` without blanks at its ends, in which each character is `allowed` or replaced by its nearest in ASCII.
/// Errors under `field`: `ControlCharacter`; `Malformed`, which names the characters that the code has no room for.
pub(super) fn fitted(field: &str, text: &str, allowed: impl Fn(char) -> bool) -> Result<String, Invalid> {
    let refused = |why| Err(Invalid::new(field, why));
    let mut fitting = String::with_capacity(text.len());
    let mut left_over: Vec<char> = Vec::new();
    for character in text.trim().chars() {
        if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
            return refused(Why::ControlCharacter);
        }
        if allowed(character) {
            fitting.push(character);
            continue;
        }
        let nearest = NEAREST.iter().find(|(letters, _)| letters.contains(character)).map(|(_, nearest)| *nearest);
        match nearest.filter(|nearest| nearest.chars().all(&allowed)) {
            Some(nearest) => fitting.push_str(nearest),
            None => left_over.push(character),
        }
    }
    if left_over.is_empty() {
        return Ok(fitting.trim().to_owned());
    }
    left_over.sort_unstable();
    left_over.dedup();
    let named: String = left_over.into_iter().collect();
    refused(Why::Malformed { reason: format!("holds characters that the payment code cannot carry: {named}") })
}

/// `text` in which each character is `allowed`, replaced by its nearest in ASCII, or a `?` where there is none.
pub fn nearest(text: &str, allowed: impl Fn(char) -> bool) -> String {
    let mut fitting = String::with_capacity(text.len());
    for character in text.chars() {
        if allowed(character) {
            fitting.push(character);
            continue;
        }
        let known = NEAREST.iter().find(|(letters, _)| letters.contains(character)).map(|(_, nearest)| *nearest);
        fitting.push_str(known.filter(|known| known.chars().all(&allowed)).unwrap_or("?"));
    }
    fitting
}

/// As `fitted`, in printable ASCII.
pub(super) fn ascii(field: &str, text: &str) -> Result<String, Invalid> {
    fitted(field, text, |c| matches!(c, ' '..='~'))
}

/// Any character but control characters. Errors: `ControlCharacter`.
pub(super) fn unicode(field: &str, text: &str) -> Result<String, Invalid> {
    fitted(field, text, |_| true)
}

/// Refuses what a scheme has no room for. Errors: `Missing`, `TooLong`.
pub(super) fn within(field: &str, text: String, max: usize) -> Result<String, Invalid> {
    if text.is_empty() {
        return Err(Invalid::new(field, Why::Missing));
    }
    if text.chars().nth(max).is_some() { Err(Invalid::new(field, Why::TooLong { max })) } else { Ok(text) }
}

/// An amount with two decimals and a point, at most `max` as written. Errors: `Above`.
pub(super) fn amount(due: crate::Money, max: &str) -> Result<String, Invalid> {
    let written = format!("{:.2}", due.amount());
    // Both have two decimals and no sign, so that the longer one, else the later one in the order of text, is larger.
    if (written.len(), written.as_str()) > (max.len(), max) {
        return Err(Invalid::new("payment_code", Why::Above { max: max.to_owned() }));
    }
    Ok(written)
}
