//! Names of months, and the words around a day, in English, German, French and Spanish.

const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou", "ago"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Number of a month by its name or the beginning of it, at least three letters.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let is_word = word.chars().all(char::is_alphabetic) && word.chars().count() <= 10;
    // "juin" and "juil" before "jun" and "jul"; "march" and "market" begin alike, so that only known ends count.
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    let full = FULL_MONTHS[at];
    let fits = is_word && (MONTHS[at].contains(&word.as_str()) || full.contains(&word.as_str()));
    (fits).then(|| u32::try_from(at).unwrap_or(0) + 1)
}

const FULL_MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "janv", "enero"],
    &["february", "februar", "février", "fevrier", "févr", "febrero"],
    &["march", "märz", "maerz", "mars", "marzo", "mär"],
    &["april", "avril", "abril"],
    &["mayo"],
    &["june", "juni", "juin", "junio"],
    &["july", "juli", "juillet", "julio"],
    &["august", "août", "aout", "agosto"],
    &["september", "sept", "septembre", "septiembre", "setiembre"],
    &["october", "oktober", "octobre", "octubre"],
    &["november", "novembre", "noviembre"],
    &["december", "dezember", "décembre", "decembre", "diciembre"],
];

/// Words in a date that say nothing about which day it is.
pub(super) const BESIDE_DAY: &[&str] =
    &["de", "del", "of", "the", "le", "el", "am", "den", "der", "on", "by", "bis", "zum"];

/// Words before a month that make it its last day.
pub(super) const MONTH_END: &[&str] = &["end", "ende", "fin", "finales", "eom"];
