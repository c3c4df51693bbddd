//! Which word carries a clause, and whether it can end. Works on classes; knows no single word.

use super::Item;
use crate::advice::tokens::Kind;
use crate::advice::words::Class;
use crate::locale::Language;

/// Articles that point at one thing.
pub(in crate::advice) const DEFINITE: &[&str] = &[
    "the", "der", "die", "das", "des", "dem", "den", "vom", "zum", "zur", "le", "la", "les", "l", "du", "au", "aux",
    "el", "los", "las", "del", "al", "our", "your", "notre", "votre",
];

/// Whether some word says that an object reaches an end: "installed", "in production", "complete".
pub(in crate::advice) fn has_end(language: Language, items: &[Item]) -> bool {
    // "Keep the system running" is the state before and after.
    const KEEP: &[&str] = &["keep", "keeping", "maintenir", "mantener", "garder"];
    if items.first().is_some_and(|first| KEEP.contains(&first.text.as_str())) {
        return false;
    }
    items.iter().enumerate().any(|(at, item)| match item.class {
        Some(Class::Finish) => !follows_article(items, at) && is_predicate(language, items, at),
        // "Complete website care" and "final delivery of services" end nothing.
        Some(Class::Done) => at > 0 || items.get(1).is_some_and(|next| next.is(&[Class::Link, Class::Glue])),
        _ => false,
    })
}

/// "Cuidado del arbolado": after an article or "of" it is a noun.
fn follows_article(items: &[Item], at: usize) -> bool {
    const OF: &[&str] = &["of", "de", "d", "von"];
    let before = at.checked_sub(1).map(|before| items[before].text.as_str());
    items[at].by_rule && before.is_some_and(|text| DEFINITE.contains(&text) || OF.contains(&text))
}

/// English puts participles before nouns too: "planned work" is not done. Elsewhere the form or the place tells.
fn is_predicate(language: Language, items: &[Item], at: usize) -> bool {
    let next = items.get(at + 1);
    let closes = next.is_none_or(|next| {
        next.kind != Kind::Word
            || next.is(&[Class::Link, Class::And, Class::Glue, Class::Time, Class::Count, Class::Finish])
    });
    match language {
        Language::EnglishUk => closes || !carried_by_effort(&items[at + 1..], language),
        _ => at > 0 || closes,
    }
}

fn carried_by_effort(items: &[Item], language: Language) -> bool {
    head(&items.iter().collect::<Vec<_>>(), language).is_some_and(|head| head.is(&[Class::Effort, Class::Work]))
}

/// Whether the title names effort and nothing that ends.
pub(super) fn is_endless(language: Language, items: &[Item]) -> bool {
    if acts(language, items) {
        return true;
    }
    let clauses = items.split(|item| item.kind == Kind::Break);
    let mut readings = clauses.filter_map(|clause| reading(language, clause));
    match readings.next() {
        Some(Reading::Endless) => !readings.any(|later| later == Reading::Result),
        Some(Reading::Result | Reading::Object | Reading::Matter) | None => false,
    }
}

/// Whether the first clause is carried by a result or an event that the tables know.
pub(super) fn names_result(language: Language, items: &[Item]) -> bool {
    let mut clauses = items.split(|item| item.kind == Kind::Break);
    // "Machine maintenance" is English: French and Spanish put two nouns side by side in few phrases only.
    const APPOSED: &[&str] =
        &["marketing", "media", "communication", "qualite", "formation", "qualidad", "comunicacion"];
    let compound = items.get(1).is_some_and(|next| {
        next.is(&[Class::Effort, Class::Process, Class::Craft]) && !APPOSED.contains(&next.text.as_str())
    });
    let is_foreign = compound && matches!(language, Language::French | Language::Spanish);
    !is_foreign
        && !acts(language, items)
        && clauses.find_map(|clause| reading(language, clause)) == Some(Reading::Result)
}

/// Verbs of effort: first in the title, or last in German.
fn acts(language: Language, items: &[Item]) -> bool {
    let opens = |item: &&Item| {
        !item.is(&[Class::Glue, Class::Count, Class::Vague, Class::Part, Class::Adjective, Class::Drive])
            && item.kind != Kind::Break
    };
    let first = items.iter().position(|item| opens(&item));
    let by_first = first.is_some_and(|at| {
        let next = items.get(at + 1);
        items[at].is(&[Class::Act]) || is_verb(language, &items[at], next) || takes_plural(language, &items[at..])
    });
    let last = items.iter().rfind(|item| item.kind == Kind::Word);
    by_first || language == Language::German && last.is_some_and(|item| item.is(&[Class::Act]))
}

/// Verbs that no table holds, by their ending and what follows: "Driving the ...", "Améliorer le ...", "Revisando la ...".
fn is_verb(language: Language, item: &Item, next: Option<&Item>) -> bool {
    let governs = next.is_some_and(|next| next.is(&[Class::Glue]));
    let governs_with = next.is_some_and(|next| {
        next.is(&[Class::Glue, Class::Link, Class::Drive]) && !matches!(next.text.as_str(), "de" | "del" | "of")
    });
    let ends = |endings: &[&str]| {
        item.class.is_none() && item.text.len() > 4 && endings.iter().any(|end| item.text.ends_with(end))
    };
    match language {
        Language::EnglishUk => ends(&["ing"]) && governs_with,
        Language::French => ends(&["er"]) && governs,
        Language::Spanish => ends(&["ando", "iendo"]) || ends(&["ar", "er", "ir"]) && governs,
        _ => false,
    }
}

/// "Writing articles", "Drafting contracts": an English gerund of a craft with things that nobody counted.
fn takes_plural(language: Language, items: &[Item]) -> bool {
    let [first, rest @ ..] = items else { return false };
    let is_gerund = language == Language::EnglishUk && first.is(&[Class::Craft]) && first.text.ends_with("ing");
    let is_plain = rest.iter().all(|item| item.kind == Kind::Word && !item.is(&[Class::Link]));
    let is_plural = rest.last().is_some_and(|last| last.text.ends_with('s') && !last.text.ends_with("ss"));
    is_gerund && is_plain && is_plural
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Endless,
    /// A result or an event that the tables know.
    Result,
    /// Something else, which may well be a result.
    Object,
    /// What work of any kind is done on.
    Matter,
}

/// How a clause reads, None if it holds nothing to read.
fn reading(language: Language, clause: &[Item]) -> Option<Reading> {
    let carries = |item: &Item| item.is_content() || item.is(&[Class::Work]);
    let first = clause.iter().position(carries)?;
    // What follows a preposition, or an article as in German genitives, completes the head and does not carry.
    let complement = clause[first..]
        .iter()
        .position(|item| item.is(&[Class::Link, Class::Glue]))
        .map_or(clause.len(), |at| first + at);
    let mut readings = clause[..complement]
        .split(|item| item.is(&[Class::And]))
        .filter_map(|part| head(&part.iter().collect::<Vec<_>>(), language))
        .map(|head| head_reading(language, head, clause));
    let first = readings.next()?;
    // "UX and UI work": the last word carries both.
    let first = if language == Language::EnglishUk && first == Reading::Matter {
        readings.clone().next_back().filter(|last| *last == Reading::Endless).unwrap_or(Reading::Object)
    } else {
        first
    };
    match first {
        Reading::Matter => Some(Reading::Object),
        Reading::Endless if readings.any(|later| later == Reading::Result) || brings(clause) => Some(Reading::Result),
        reading => Some(reading),
    }
}

/// "... with report": the effort brings something that the tables know.
fn brings(clause: &[Item]) -> bool {
    const WITH: &[&str] = &["with", "including", "incl", "mit", "inkl", "avec", "con"];
    clause.windows(2).any(|pair| WITH.contains(&pair[0].text.as_str()) && pair[1].is(&[Class::Thing]))
}

/// The word that carries a noun phrase: the last one in English, the first one elsewhere.
fn head<'a>(part: &[&'a Item], language: Language) -> Option<&'a Item> {
    let carries = |item: &&&Item| item.is_content() || item.is(&[Class::Work]);
    if language == Language::EnglishUk {
        let stop = part.iter().position(|item| item.is(&[Class::Link])).filter(|at| *at > 0).unwrap_or(part.len());
        part[..stop].iter().rev().find(carries).copied()
    } else {
        part.iter().find(carries).copied()
    }
}

fn head_reading(language: Language, head: &Item, clause: &[Item]) -> Reading {
    let endless = clause.iter().any(|item| item.is(&[Class::Drive]));
    let others = || clause.iter().filter(|item| item.from != head.from);
    match head.class {
        Some(Class::Thing | Class::Event | Class::Deal) => Reading::Result,
        Some(Class::Effort | Class::Work) => Reading::Endless,
        Some(Class::Process) if endless || !others().any(is_specific) => Reading::Endless,
        Some(Class::Craft) if endless || !has_definite_object(clause, head) => Reading::Endless,
        Some(Class::Session) if endless || !others().any(is_audience) => Reading::Endless,
        Some(Class::Process | Class::Craft | Class::Session) => Reading::Object,
        _ if endless => Reading::Endless,
        Some(Class::Scope) => Reading::Matter,
        // "Cabling of the server room" ends with the room, "backlog grooming" never.
        None if is_gerund(language, head) && !has_definite_object(clause, head) => Reading::Endless,
        _ => Reading::Object,
    }
}

fn is_gerund(language: Language, item: &Item) -> bool {
    language == Language::EnglishUk && item.text.len() > 5 && item.text.ends_with("ing")
}

/// An object of its own, or a count of things.
fn is_specific(item: &Item) -> bool {
    match item.class {
        None => item.kind == Kind::Word,
        Some(Class::Thing | Class::Deal | Class::Event | Class::Session) => true,
        Some(Class::Count) => item.kind == Kind::Number,
        Some(_) => false,
    }
}

/// "Translation of the manual", "12 translated pages", but not "translation of documents".
fn has_definite_object(clause: &[Item], head: &Item) -> bool {
    let is_counted = clause.iter().any(|item| item.kind == Kind::Number);
    let after = clause.iter().skip_while(|item| item.from <= head.from);
    let is_definite = after.clone().any(|item| DEFINITE.contains(&item.text.as_str()));
    is_counted || is_definite && after.clone().any(is_specific)
}

fn is_audience(item: &Item) -> bool {
    is_specific(item) || item.is(&[Class::Scope, Class::Process, Class::Effort, Class::Count])
}
