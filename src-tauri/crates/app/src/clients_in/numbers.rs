//! Numbers of a signature: phones, tax numbers, numbers of company registers, each known by the word before it or by its form.

use domain::Country;

/// Words before a number that say what the number is. The longer one first where one begins another.
const PHONE_WORDS: &str = "telephone telefoon teléfono telefone telefono téléphone telefon phone mobile mobil móvil \
        portable direct office handy cell fon tél tel mob gsm ph t m";

/// The phone number of a line that is nothing else.
pub(crate) fn phone(line: &str) -> Option<String> {
    let bare = line.trim();
    let lower = bare.to_lowercase();
    let word = PHONE_WORDS.split(' ').find(|word| {
        lower.strip_prefix(*word).is_some_and(|behind| {
            behind.starts_with([':', '.', ' ', '+', '(']) || behind.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let number =
        word.map_or(bare, |word| bare.get(word.len()..).unwrap_or(bare)).trim_start_matches([':', '.', ' ']).trim();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_number = number.chars().all(|c| c.is_ascii_digit() || " +-/().–\u{a0}".contains(c));
    // Without a word before it only a number that says its country, or begins with zero, is a phone.
    let says_so = word.is_some() || number.starts_with(['+', '0', '(']);
    (is_number && says_so && (6..=17).contains(&digits)).then(|| number.to_owned())
}

/// Words that announce a VAT number, then those of other registers.
const VAT_WORDS: &str = "vat number|vat reg no|vat no|vat id|vat|ust-idnr|ust-id-nr|ust-id|ust.-id|ustid|uid-nummer|uid|\
        numéro de tva|n° tva|tva|p. iva|p.iva|partita iva|btw-nummer|btw|nip|mwst";
const COMPANY_WORDS: &str = "company number|company no|company reg|registration number|registered number|registration no|\
        reg no|reg. no|handelsregister|amtsgericht|hrb|hra|fn |siren|siret|rcs|kvk-nummer|kvk|cro|krs|\
        abn|acn";

fn behind_word<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    let lower = line.to_lowercase();
    let word = words.split('|').find(|word| lower.starts_with(*word))?;
    let behind = line.get(word.len()..)?;
    // `Vatican Street` is no number.
    (!behind.starts_with(char::is_alphabetic))
        .then(|| behind.trim_start_matches([':', '.', ' ', '#', '°', '-', '–']).trim())
}

/// The VAT number of a line: behind its word, or by its own form.
pub(crate) fn vat_number(line: &str) -> Option<String> {
    let line = line.trim();
    let (number, is_named) = behind_word(line, VAT_WORDS).map_or((line, false), |number| (number, true));
    let bare: String = number.chars().filter(|c| !c.is_whitespace() && !".-".contains(*c)).collect();
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let is_code = (7..=15).contains(&bare.len()) && digits >= 6 && bare.chars().all(|c| c.is_ascii_alphanumeric());
    let prefix = bare.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_uppercase()));
    let is_of_country = prefix
        .is_some_and(|two| two == "EL" || Country::parse(two).is_ok_and(Country::in_eu) || two == "GB" || two == "CH");
    (is_code && (is_named || is_of_country)).then(|| number.to_owned())
}

/// The number of a company register, with its word where that names the register.
pub(crate) fn company_number(line: &str) -> Option<String> {
    let line = line.trim();
    let number = behind_word(line, COMPANY_WORDS)?;
    if !number.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let names_register = ["hrb", "hra", "amtsgericht", "handelsregister", "rcs", "fn "]
        .iter()
        .any(|word| line.to_lowercase().starts_with(word));
    Some(if names_register { line.to_owned() } else { number.to_owned() })
}
