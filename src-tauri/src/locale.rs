//! The language and country of the system. The webview's own answer is not to be trusted: it may be `C`.

use crate::Desktop;
use app::Problem;
use app::table::Nothing;
use domain::Country;
use serde::Serialize;
use ts_rs::TS;

/// Used where the system names none.
const FALLBACK: &str = "en-IE";

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Locale {
    /// Such as `en-IE` or `de`: always a tag that the page's `Intl` takes.
    pub language: String,
}

/// The language of the system.
pub fn locale(_: &Desktop, _: Nothing) -> Result<Locale, Problem> {
    Ok(Locale { language: cleaned(sys_locale::get_locale().as_deref()) })
}

/// Country of the system, for the first start; Ireland where it names none that we know.
pub fn home_country() -> Country {
    let language = cleaned(sys_locale::get_locale().as_deref());
    let region = language.split_once('-').map_or("", |(_, region)| region);
    Country::parse(region).or_else(|_| Country::parse("IE")).expect("Ireland is in the table of countries")
}

/// Language and region of a tag such as `de-AT.UTF-8` or `sr-Latn-RS`; anything else becomes the fallback.
fn cleaned(tag: Option<&str>) -> String {
    let tag = tag.unwrap_or_default();
    let plain = tag.split(['.', '@']).next().unwrap_or_default();
    let mut parts = plain.split(['-', '_']);
    let is_word =
        |part: &&str, sizes: &[usize]| sizes.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let Some(language) = parts.next().filter(|part| is_word(part, &[2, 3])) else { return FALLBACK.to_owned() };
    let language = language.to_ascii_lowercase();
    match parts.find(|part| is_word(part, &[2])) {
        Some(region) => format!("{language}-{}", region.to_ascii_uppercase()),
        None => language,
    }
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn a_language_is_always_one_that_formats_can_be_made_of() {
        for (tag, expected) in [
            (None, "en-IE"),
            (Some(""), "en-IE"),
            (Some("C"), "en-IE"),
            (Some("POSIX"), "en-IE"),
            (Some("C.UTF-8"), "en-IE"),
            (Some("en-US-POSIX"), "en-US"),
            (Some("de_AT.UTF-8"), "de-AT"),
            (Some("de"), "de"),
            (Some("sr-Latn-RS"), "sr-RS"),
            (Some("pt-br"), "pt-BR"),
            (Some("../../x"), "en-IE"),
        ] {
            assert_eq!(cleaned(tag), expected, "{tag:?}");
        }
    }
}
