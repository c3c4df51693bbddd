//! Endings of French and Spanish participles: what has happened to an object agrees with it. Guesses by the noun's end.

use crate::advice::tokens::{Joining, Kind, tokens};
use crate::locale::Language;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Feminine,
    Masculine,
}

/// `pattern` with `object` for `{object}` and, for `~`, the ending that agrees with it.
pub(super) fn put(pattern: &str, object: &str, language: Language) -> String {
    let ending = match language {
        Language::French => ending(object, is_feminine_french, ["", "e", "s", "es"]),
        Language::Spanish => ending(object, is_feminine_spanish, ["o", "a", "os", "as"]),
        _ => "",
    };
    pattern.replace("{object}", object).replace('~', ending)
}

/// `endings`: masculine and feminine, singular and plural.
fn ending(object: &str, is_feminine: impl Fn(&str) -> bool, endings: [&'static str; 4]) -> &'static str {
    let words: Vec<String> = tokens(object, Joining::Blank)
        .into_iter()
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Number) && !is_article(&token.text))
        .map(|token| token.text)
        .collect();
    let counted = words.first().is_some_and(|first| first.bytes().all(|b| b.is_ascii_digit()));
    let Some(noun) = words.iter().find(|word| word.chars().any(char::is_alphabetic)) else { return endings[0] };
    let joined = words.iter().any(|word| word == "et" || word == "y");
    let plural = counted || joined || noun.len() > 3 && noun.ends_with(['s', 'x']) && !noun.ends_with("is");
    let singular =
        noun.strip_suffix("es").filter(|_| noun.ends_with("ciones")).or(noun.strip_suffix('s')).unwrap_or(noun);
    let gender = if is_feminine(singular) { Gender::Feminine } else { Gender::Masculine };
    match (gender, plural) {
        (Gender::Masculine, false) => endings[0],
        (Gender::Feminine, false) => endings[1],
        (Gender::Masculine, true) => endings[2],
        (Gender::Feminine, true) => endings[3],
    }
}

fn is_article(word: &str) -> bool {
    matches!(word, "le" | "la" | "les" | "l" | "el" | "los" | "las" | "un" | "une" | "una")
}

fn is_feminine_french(noun: &str) -> bool {
    const FEMININE: &[&str] = &[
        "tion",
        "sion",
        "ure",
        "ette",
        "ance",
        "ence",
        "ie",
        "ee",
        "ite",
        "ade",
        "ude",
        "ique",
        "ise",
        "esse",
        "elle",
        "erie",
        "page",
        "image",
        "affiche",
        "fiche",
        "carte",
        "charte",
        "note",
        "liste",
        "base",
        "lettre",
        "grille",
        "maquette",
        "ligne",
        "marque",
        "campagne",
        "machine",
        "boutique",
        "dalle",
        "etude",
        "analyse",
        "synthese",
        "video",
        "borne",
        "vitrine",
        "plaquette",
        "newsletter",
        "application",
        "recette",
        "porte",
        "cuisine",
        "plateforme",
        "interface",
        "newsletter",
    ];
    const MASCULINE: &[&str] = &["musee", "lycee", "site", "guide", "trophee", "genie"];
    FEMININE.iter().any(|end| noun.ends_with(end)) && !MASCULINE.contains(&noun)
}

fn is_feminine_spanish(noun: &str) -> bool {
    const MASCULINE: &[&str] = &[
        "mapa",
        "dia",
        "sistema",
        "tema",
        "programa",
        "esquema",
        "problema",
        "diagrama",
        "cronograma",
        "panorama",
        "organigrama",
    ];
    const FEMININE: &[&str] =
        &["cion", "cione", "sion", "dad", "tud", "web", "app", "red", "base", "clave", "fase", "serie", "imagen"];
    (noun.ends_with('a') || FEMININE.iter().any(|end| noun.ends_with(end))) && !MASCULINE.contains(&noun)
}
