//! Names of payers: banks write them in capitals, without accents, cut short, with or without the legal form.

use std::collections::BTreeSet;

/// Legal forms and small words, which say nothing about who it is.
const IDLE: &[&str] = &[
    "AB",
    "AG",
    "AND",
    "APS",
    "AS",
    "BV",
    "CO",
    "COMPANY",
    "CORP",
    "CORPORATION",
    "DAC",
    "DE",
    "DER",
    "DIE",
    "DU",
    "EK",
    "EU",
    "EV",
    "EI",
    "EURL",
    "GBR",
    "GESELLSCHAFT",
    "GMBH",
    "INC",
    "KG",
    "KGAA",
    "LA",
    "LE",
    "LIMITED",
    "LLC",
    "LLP",
    "LP",
    "LTD",
    "MBH",
    "MR",
    "MRS",
    "MS",
    "NV",
    "OF",
    "OG",
    "OHG",
    "OY",
    "PC",
    "PLC",
    "PTY",
    "SA",
    "SARL",
    "SAS",
    "SC",
    "SE",
    "SL",
    "SLU",
    "SPA",
    "SP",
    "SPRL",
    "SRL",
    "SRO",
    "THE",
    "UG",
    "UND",
    "VOF",
    "ZOO",
];

/// Letters that one word needs at least, should it be the only one.
const ALONE: usize = 4;

/// The words of a name in capitals without accents.
pub(super) fn words(name: &str) -> BTreeSet<String> {
    // "B.V." and "S.A." are one word each.
    let joined = name.replace('.', "");
    joined.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(plain).collect()
}

/// The words of a client's name that say who it is; None where they are too few to tell.
pub(super) fn telling(client: &str) -> Option<BTreeSet<String>> {
    let own: BTreeSet<String> = words(client).into_iter().filter(|word| !IDLE.contains(&word.as_str())).collect();
    (letters(&own) >= ALONE).then_some(own)
}

/// How many letters of the client's name are found in `said`; None where one of its words is missing.
pub(super) fn fit(said: &BTreeSet<String>, telling: &BTreeSet<String>) -> Option<usize> {
    telling.iter().all(|word| said.contains(word)).then(|| letters(telling))
}

fn letters(words: &BTreeSet<String>) -> usize {
    words.iter().map(|word| word.chars().count()).sum()
}

fn plain(word: &str) -> String {
    let mut plain = String::new();
    for c in word.chars().flat_map(char::to_uppercase) {
        match c {
            'Ä' | 'Æ' => plain.push_str("AE"),
            'Ö' | 'Ø' | 'Œ' => plain.push_str("OE"),
            'Ü' => plain.push_str("UE"),
            'À' | 'Á' | 'Â' | 'Ã' | 'Ą' | 'Å' => plain.push('A'),
            'Ç' | 'Č' | 'Ć' => plain.push('C'),
            'È' | 'É' | 'Ê' | 'Ë' | 'Ę' | 'Ě' => plain.push('E'),
            'Ì' | 'Í' | 'Î' | 'Ï' => plain.push('I'),
            'Ł' => plain.push('L'),
            'Ñ' | 'Ń' | 'Ň' => plain.push('N'),
            'Ò' | 'Ó' | 'Ô' | 'Õ' => plain.push('O'),
            'Ř' => plain.push('R'),
            'Ś' | 'Š' => plain.push('S'),
            'Ù' | 'Ú' | 'Û' | 'Ů' => plain.push('U'),
            'Ý' => plain.push('Y'),
            'Ź' | 'Ż' | 'Ž' => plain.push('Z'),
            other => plain.push(other),
        }
    }
    plain
}
