//! Rewrites a title that says too little: an object and what has happened to it (S28), in the language of the title.
//! What only the user knows stands in square brackets; the judge does not read those.

use super::title::clause::{DEFINITE, has_end};
use super::title::{Item, Verdict, judge_alone, readings};
use super::tokens::{Kind, fold};
use super::words::{Class, LANGUAGES};
use crate::locale::Language;
use patterns::Pattern;

mod agreement;
mod patterns;

/// Longest deliverable or object that a title quotes, in characters.
const LONGEST_OBJECT: usize = 60;

/// A better wording for `title`, which `judge` flagged. `deliverables` come first: they name the object.
/// `preferred` settles the language of "Phase 2" and the like, which say the same in several.
pub fn rewrite<'a>(title: &str, deliverables: impl IntoIterator<Item = &'a str>, preferred: Language) -> String {
    let (language, items) = reading(title, preferred);
    let named: Vec<&str> =
        deliverables.into_iter().map(str::trim).filter(|named| names_an_object(named)).take(2).collect();
    match named.as_slice() {
        [] => {}
        [one] => return finished(one, preferred),
        [first, second, ..] => {
            let and = patterns::words(language_of(first, preferred)).and;
            return finished(&format!("{first} {and} {second}"), preferred);
        }
    }
    match judge_alone(title) {
        Verdict::Date => quoting(patterns::words(language).dated, title),
        Verdict::Unfinished => of_effort(title, language, &items),
        Verdict::Vague | Verdict::Good => of_label(title, language, &items),
    }
}

fn names_an_object(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_OBJECT && judge_alone(text) == Verdict::Good
}

/// `object` with "approved" in its language; as it is where it already says that it ends.
fn finished(object: &str, preferred: Language) -> String {
    let (language, items) = reading(object, preferred);
    if has_end(language, &items) {
        object.to_owned()
    } else {
        agreement::put(patterns::words(language).approved, object, language)
    }
}

fn language_of(text: &str, preferred: Language) -> Language {
    reading(text, preferred).0
}

fn reading(title: &str, preferred: Language) -> (Language, Vec<Item>) {
    let preferred = if LANGUAGES.contains(&preferred) { preferred } else { Language::EnglishUk };
    let mut readings = readings(title);
    let at = readings.iter().position(|(language, _)| *language == preferred).unwrap_or(0);
    readings.swap_remove(at)
}

/// "Phase 2", "50 %", "Deposit", "The rest".
fn of_label(title: &str, language: Language, items: &[Item]) -> String {
    let words = patterns::words(language);
    let has = |class: Class| items.iter().any(|item| item.is(&[class]));
    let share = items.windows(2).find(|pair| pair[0].kind == Kind::Number && pair[1].kind == Kind::Label);
    let is_later = items.iter().enumerate().any(|(at, item)| {
        let is_share = items.get(at + 1).is_some_and(|next| next.kind == Kind::Label && next.text.is_empty());
        item.is(&[Class::Count]) && !is_share && !item.text.is_empty()
    });
    let is_deposit = patterns::DEPOSITS.iter().any(|stem| fold(title).contains(stem));
    if has(Class::Pay) && is_deposit && !is_later {
        return quoting(words.deposit, title);
    }
    if let Some([number, _]) = share.filter(|_| !has(Class::Pay)) {
        return words.shared.replace("{share}", &number.text);
    }
    if has(Class::Pay) {
        return quoting(words.paid, title);
    }
    if has(Class::Part) || items.iter().all(|item| item.kind == Kind::Label) {
        return words.part.replace("{title}", &inside(title, language));
    }
    words.rest.to_owned()
}

/// `pattern` with the old title behind it, where that is short.
fn quoting(pattern: &str, title: &str) -> String {
    const LONGEST: usize = 30;
    let title = title.trim();
    if title.chars().count() > LONGEST || title.contains('(') {
        return pattern.replace(" ({title})", "");
    }
    pattern.replace("{title}", title)
}

/// `title` as it stands inside a sentence.
fn inside(title: &str, language: Language) -> String {
    let title = title.trim();
    let mut letters = title.chars();
    let (first, second) = (letters.next(), letters.next());
    let is_label = second.is_none_or(|second| second.is_uppercase() || second.is_ascii_digit());
    match first {
        Some(first) if language != Language::German && !is_label => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}

/// "Development", "Working on the homepage", "Assistance technique".
fn of_effort(title: &str, language: Language, items: &[Item]) -> String {
    let works = items.iter().filter(|item| is_work(item));
    let topic = patterns::topic(works.clone().map(|item| item.text.as_str()), language);
    let Pattern { with, without } = patterns::pattern(topic, language);
    // "Équipes livrées" would come of "Animation des équipes": other effort is not done to its object.
    let is_plain = topic != patterns::Topic::Other
        || works.clone().next().is_some_and(|first| first.is(&[Class::Work, Class::Act]));
    match object(title, language, items).filter(|_| is_plain && !with.is_empty()) {
        Some(object) => agreement::put(with, &object, language),
        None => without.to_owned(),
    }
}

fn is_work(item: &Item) -> bool {
    item.is(&[Class::Effort, Class::Process, Class::Craft, Class::Session, Class::Act, Class::Work])
}

/// What the effort is about, taken from the title: what follows "of", "on", "sur la", "de los".
fn object(title: &str, language: Language, items: &[Item]) -> Option<String> {
    const ABOUT: &[&str] = &["of", "on", "von", "an", "de", "du", "des", "sur", "del", "en", "d"];
    let effort = items.iter().position(is_work)?;
    let about = items.iter().skip(effort + 1).position(|item| item.is(&[Class::Link])).map(|at| effort + 1 + at)?;
    let mut start = about + 1;
    while items.get(start).is_some_and(|item| DEFINITE.contains(&item.text.as_str())) {
        start += 1;
    }
    // German genitives and datives carry their case in the noun: "des Shops" is no "Shops".
    let inflected = language == Language::German
        && items[about..start].iter().any(|item| item.text != "von" && item.text != "an" && item.text != "der");
    let end = items.iter().skip(start).position(|item| item.kind == Kind::Break).map_or(items.len(), |at| start + at);
    let first = items.get(start).filter(|first| first.is_content() && !is_work(first))?;
    let plain = items[start..end].iter().all(|item| !item.is(&[Class::Link, Class::Drive, Class::Vague]));
    let object = title.get(first.from..items[end - 1].to)?;
    let quotable =
        plain && !inflected && ABOUT.contains(&items[about].text.as_str()) && object.chars().count() <= LONGEST_OBJECT;
    let mut letters = object.chars();
    quotable.then(|| letters.next().map(|first| first.to_uppercase().chain(letters).collect())).flatten()
}

#[cfg(test)]
mod tests;
