//! Who is greeted, read from the name of a contact: a person with what he or she is called by, a department, or nobody in
//! particular. The languages say in `words` how each is greeted. What is not understood is greeted by the whole name.

use domain::party::{Contact, ContactRole};

/// Who is greeted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Greeted {
    Nobody,
    /// Those who pay, by no name.
    Accounts,
    Person(Person),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// First and last name without titles, the first one first; as typed where the order is not known.
    pub whole: String,
    /// Where somebody can be called by it alone; an initial is none.
    pub first: Option<String>,
    /// Where it is known which one it is.
    pub last: Option<String>,
    pub courtesy: Option<Courtesy>,
    /// The first academic title as typed, such as `Dr.`
    pub title: Option<String>,
}

/// What was typed before a name, in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Courtesy {
    Mr,
    /// With the English word where one was typed, `Mrs` or `Miss`.
    Ms(Option<String>),
}

/// Words that make a name one of those who pay, whatever stands beside them.
const ACCOUNTS: [&str; 26] = [
    "accounts",
    "accounting",
    "accountancy",
    "payables",
    "bookkeeping",
    "buchhaltung",
    "finanzbuchhaltung",
    "kreditorenbuchhaltung",
    "rechnungswesen",
    "rechnungseingang",
    "rechnungsprüfung",
    "comptabilité",
    "comptabilite",
    "facturation",
    "contabilidad",
    "facturación",
    "facturacion",
    "contabilità",
    "contabilita",
    "amministrazione",
    "boekhouding",
    "crediteurenadministratie",
    "contabilidade",
    "faturação",
    "księgowość",
    "ksiegowosc",
];

/// Words that do so only where no other word stands beside them: they are surnames too.
const ACCOUNTS_ALONE: [&str; 14] = [
    "ap",
    "billing",
    "finance",
    "finances",
    "finanzen",
    "invoice",
    "invoices",
    "invoicing",
    "payable",
    "payments",
    "rechnung",
    "rechnungen",
    "administratie",
    "tesorería",
];

/// Words of departments that do not pay.
const OTHERS_ALONE: [&str; 24] = [
    "admin",
    "administration",
    "buero",
    "büro",
    "contact",
    "einkauf",
    "empfang",
    "general",
    "hello",
    "info",
    "inkoop",
    "kontakt",
    "legal",
    "mail",
    "management",
    "office",
    "post",
    "procurement",
    "purchasing",
    "reception",
    "sales",
    "sekretariat",
    "support",
    "verwaltung",
];

/// Words that stand beside those and say nothing.
const FILLERS: [&str; 19] = [
    "&",
    "abteilung",
    "afdeling",
    "and",
    "and/or",
    "department",
    "departamento",
    "dept",
    "desk",
    "dział",
    "für",
    "of",
    "service",
    "servizio",
    "team",
    "the",
    "ufficio",
    "und",
    "unit",
];

/// What stands before a name; a dot behind it counts for nothing where none stands here, and is asked for where one does:
/// without it these are names.
const MR: [&str; 13] =
    ["mr", "mister", "herr", "herrn", "hr.", "monsieur", "sr.", "señor", "senhor", "sig.", "signor", "dhr", "meneer"];

const MS: [&str; 17] = [
    "ms",
    "mrs",
    "miss",
    "frau",
    "fr.",
    "mme",
    "mlle",
    "madame",
    "mademoiselle",
    "sra",
    "señora",
    "señorita",
    "senhora",
    "sig.ra",
    "signora",
    "mevr",
    "mevrouw",
];

const TITLES: [&str; 20] = [
    "dr",
    "dra",
    "dr.in",
    "doctor",
    "doktor",
    "prof",
    "professor",
    "professorin",
    "univ.-prof",
    "pd.",
    "dott",
    "dott.ssa",
    "dottore",
    "dottoressa",
    "drs",
    "ir.",
    "ing.",
    "dipl.-ing",
    "dipl.-kfm",
    "mag.",
];

/// Titles by which somebody is called in English: the others are left out.
const CALLED_BY: [&str; 7] = ["dr", "dra", "doctor", "doktor", "prof", "professor", "univ.-prof"];

/// What stands behind a name.
const SUFFIXES: [&str; 24] = [
    "phd", "ph.d", "md", "mba", "msc", "m.sc", "bsc", "b.sc", "ba", "b.a", "ma", "m.a", "llm", "ll.m", "cpa", "aca",
    "acca", "fca", "esq", "jr", "sr", "ii", "iii", "iv",
];

impl Greeted {
    pub(super) fn of(contact: Option<&Contact>) -> Self {
        let Some(contact) = contact else { return Self::Nobody };
        let only_pays =
            !contact.roles.is_empty() && contact.roles.iter().all(|role| *role == ContactRole::AccountsPayable);
        named(&contact.name, only_pays)
    }
}

/// `only_pays`: nothing but paying is known of whoever bears the name.
fn named(name: &str, only_pays: bool) -> Greeted {
    let words: Vec<&str> = name.split_whitespace().collect();
    // An address is no name.
    if words.is_empty() || name.contains('@') {
        return Greeted::Nobody;
    }
    if let Some(department) = department(&words, only_pays) {
        return department;
    }
    person(name).map_or(Greeted::Nobody, Greeted::Person)
}

/// In small letters, without the dot, comma or bracket at its ends.
fn key(word: &str) -> String {
    word.trim_matches(['.', ',', '(', ')', ':', ';', '-']).to_lowercase()
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&key(word).as_str())
}

fn department(words: &[&str], only_pays: bool) -> Option<Greeted> {
    let parts: Vec<&str> =
        words.iter().flat_map(|word| word.split(['/', '+'])).filter(|part| !key(part).is_empty()).collect();
    let pays = |word: &&&str| is_in(&ACCOUNTS, word) || is_in(&ACCOUNTS_ALONE, word);
    let is_filler = |word: &&&str| is_in(&FILLERS, word);
    let says: Vec<&&str> = parts.iter().filter(|word| !is_filler(word)).collect();
    if says.is_empty() {
        return Some(Greeted::Nobody);
    }
    let all_known = says.iter().all(|word| pays(word) || is_in(&OTHERS_ALONE, word));
    let some_pay = says.iter().any(pays);
    let surely_pays = only_pays && says.iter().any(|word| is_in(&ACCOUNTS, word));
    match (all_known, some_pay) {
        (true, true) => Some(Greeted::Accounts),
        (true, false) => Some(Greeted::Nobody),
        (false, _) => surely_pays.then_some(Greeted::Accounts),
    }
}

/// What was found before a name.
#[derive(Default)]
struct Before {
    courtesy: Option<Courtesy>,
    title: Option<String>,
}

impl Before {
    /// The words of `text` behind what stands before a name; the first of each kind is kept.
    fn take<'a>(&mut self, text: &'a str) -> Vec<&'a str> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if let Some(courtesy) = courtesy_of(word) {
                self.courtesy.get_or_insert(courtesy);
            } else if stands_before(&TITLES, word) {
                if stands_before(&CALLED_BY, word) {
                    self.title.get_or_insert((*word).to_owned());
                }
            } else {
                break;
            }
            at += 1;
        }
        words[at..].to_vec()
    }
}

/// None where nothing but titles was typed.
fn person(name: &str) -> Option<Person> {
    let mut found = Before::default();
    let mut parts = name.split(',').map(str::trim).filter(|part| !part.is_empty());
    let before = found.take(parts.next()?);
    let is_name = |part: &&str| !part.split_whitespace().all(|word| is_in(&SUFFIXES, word));
    let behind: Vec<&str> = parts.filter(is_name).flat_map(|part| found.take(part)).collect();
    // `Byrne, Ciara`
    let is_reversed = !behind.is_empty() && !before.is_empty();
    let mut words = if is_reversed { [behind, before.clone()].concat() } else { [before.clone(), behind].concat() };
    while words.len() > 1 && words.last().is_some_and(|word| is_suffix(word)) {
        words.pop();
    }
    if words.is_empty() {
        return None;
    }
    let whole = words.join(" ");
    // Of several people nobody is picked; elsewhere the family name may come first.
    if is_of_several(&words) || !is_latin(&whole) {
        return Some(Person { whole, first: None, last: None, courtesy: None, title: None });
    }
    let Before { courtesy, title } = found;
    let (first, last) = match words.as_slice() {
        [only] if courtesy.is_some() || title.is_some() => (None, Some((*only).to_owned())),
        [only] => (Some((*only).to_owned()), None),
        _ => {
            let last = if is_reversed { before.join(" ") } else { last_name(&words) };
            (words.first().filter(|word| !is_initial(word)).map(|word| (*word).to_owned()), Some(last))
        }
    };
    Some(Person { whole, first, last, courtesy, title })
}

/// Behind a name without a comma: `MBA` and `PhD`, but the name `Ma` is none.
fn is_suffix(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    is_in(&SUFFIXES, word) && (capitals > 1 || matches!(key(word).as_str(), "jr" | "sr" | "esq"))
}

fn stands_before(list: &[&str], word: &str) -> bool {
    let word = word.to_lowercase();
    list.iter().any(|known| *known == word || word.strip_suffix('.').is_some_and(|bare| bare == *known))
}

fn courtesy_of(word: &str) -> Option<Courtesy> {
    if stands_before(&MR, word) {
        return Some(Courtesy::Mr);
    }
    let english = matches!(key(word).as_str(), "mrs" | "miss").then(|| word.to_owned());
    stands_before(&MS, word).then_some(Courtesy::Ms(english))
}

fn is_of_several(words: &[&str]) -> bool {
    let joins = |word: &&str| matches!(*word, "and" | "und" | "et" | "y" | "e" | "en" | "i");
    words.iter().any(joins) || words.iter().any(|word| word.contains(['/', '&', '+']))
}

/// The last word with the small ones before it: `van der Berg`. `words`: two or more.
fn last_name(words: &[&str]) -> String {
    let is_small = |word: &&&str| word.chars().next().is_some_and(char::is_lowercase);
    let inner = &words[1..words.len() - 1];
    let particles = inner.iter().rev().take_while(is_small).count();
    words[words.len() - 1 - particles..].join(" ")
}

/// `C.` or `J.-P.`
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().count() <= 1)
}

fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| matches!(c, '\u{41}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2b0}'..='\u{36f}'))
}

#[cfg(test)]
mod tests;
