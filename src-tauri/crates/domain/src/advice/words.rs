//! What words of milestone titles mean, language by language. Knows single words and fixed phrases, no sentence.
//!
//! How the tables are written: entries are parted by blanks; `_` is a blank inside a phrase; `*plan` is the end of a
//! compound, `phase*` the beginning of a word, `ge*t` both. Accents are written as they should be and read either way.

use super::tokens::fold;
use crate::locale::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

mod english;
mod french;
mod german;
mod spanish;

/// What a word contributes to a title. A word in no table is an object: most of the world is not in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Articles, pronouns, auxiliaries: nothing by themselves.
    Glue,
    /// Prepositions: what follows completes what went before.
    Link,
    And,
    /// Pieces of a plan: phase, sprint, lot.
    Part,
    /// Money: deposit, instalment, fee.
    Pay,
    /// Dates, months, seasons, periods.
    Time,
    /// Numbers, ordinals, fractions.
    Count,
    /// Words that could stand in any plan: misc, other, final, project.
    Vague,
    /// An end without saying of what: done, complete, delivery.
    Done,
    /// An end that can be seen: approved, installed, live.
    Finish,
    /// Something that happens on a day: launch, handover, workshop.
    Event,
    /// Something that can be handed over or looked at: report, plan, prototype.
    Thing,
    /// Signing and ordering: a result by itself, but only the occasion of a payment in "Deposit on signature".
    Deal,
    /// Work whose end nobody can see: development, support, coordination.
    Effort,
    /// Work that ends with its object: translation, installation, design.
    Process,
    /// Work that makes one thing like another: it ends with a definite or a counted object. Writing, editing, creation.
    Craft,
    /// Work that ends with its audience: training, interviews.
    Session,
    /// The words for work itself: work, tasks, activities.
    Work,
    /// What work of any kind is done on: system, team, processes, data.
    Scope,
    /// Without end: ongoing, regular, as needed.
    Drive,
    /// Verbs of effort: working, continue, improve.
    Act,
    /// Adjectives that may stand before the word that counts.
    Adjective,
    /// Only in criteria: words that promise nothing, such as agreed, happy, soon.
    Hollow,
}

/// The languages that the advice reads.
pub const LANGUAGES: [Language; 4] = [Language::EnglishUk, Language::German, Language::French, Language::Spanish];

pub struct Lexicon {
    words: BTreeMap<String, Class>,
    /// First words of phrases.
    openings: BTreeSet<String>,
    /// (beginning, end), longest first. A word has both; if neither is empty, at least two letters stand between.
    patterns: Vec<(String, String, Class)>,
    hollow: BTreeSet<String>,
}

/// The lexicon of one of `LANGUAGES`; of English for any other.
pub fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: LazyLock<[Lexicon; 4]> =
        LazyLock::new(|| [english::WORDS, german::WORDS, french::WORDS, spanish::WORDS].map(Lexicon::new));
    &LEXICONS[LANGUAGES.iter().position(|known| *known == language).unwrap_or(0)]
}

impl Lexicon {
    fn new(tables: &[(Class, &str)]) -> Self {
        let mut lexicon =
            Self { words: BTreeMap::new(), openings: BTreeSet::new(), patterns: Vec::new(), hollow: BTreeSet::new() };
        for (class, entries) in tables {
            for entry in entries.split_whitespace() {
                let entry = fold(&entry.replace('_', " "));
                match entry.split_once('*') {
                    Some((start, end)) => lexicon.patterns.push((start.to_owned(), end.to_owned(), *class)),
                    None if *class == Class::Hollow => drop(lexicon.hollow.insert(entry)),
                    None => drop(lexicon.words.entry(entry).or_insert(*class)),
                }
            }
        }
        let opening = |phrase: &String| phrase.split_once(' ').map(|(first, _)| first.to_owned());
        lexicon.openings = lexicon.words.keys().filter_map(opening).collect();
        lexicon.patterns.sort_by_key(|(start, end, _)| std::cmp::Reverse(start.len() + end.len()));
        lexicon
    }

    /// The class of `word` (folded) as it stands in the tables, of its singular, or by the ends of a compound.
    pub fn class(&self, word: &str) -> Option<Class> {
        self.exact(word).or_else(|| self.exact(&without_digraphs(word))).or_else(|| self.by_pattern(word))
    }

    /// The class of `word` (folded) or of its singular, if a table holds it letter by letter.
    pub fn word(&self, word: &str) -> Option<Class> {
        self.exact(word)
    }

    fn exact(&self, word: &str) -> Option<Class> {
        let known = |word: &str| self.words.get(word).copied();
        known(word).or_else(|| {
            let long = |stem: &&str| stem.len() > 3;
            let singular = |end: &str| word.strip_suffix(end).filter(long).and_then(known);
            // Only nouns have a plural that is one of theirs: "finals" is no "final".
            ["s", "es", "n", "en"].iter().find_map(|end| singular(end)).filter(|class| {
                matches!(class, Class::Part | Class::Pay | Class::Time | Class::Event | Class::Thing | Class::Process)
                    || matches!(class, Class::Craft)
                    || matches!(class, Class::Effort | Class::Scope | Class::Session | Class::Finish)
            })
        })
    }

    fn by_pattern(&self, word: &str) -> Option<Class> {
        let fits = |start: &str, end: &str| {
            let between = if start.is_empty() || end.is_empty() { 0 } else { 2 };
            word.len() >= start.len() + end.len() + between && word.starts_with(start) && word.ends_with(end)
        };
        self.patterns.iter().find(|(start, end, _)| fits(start, end)).map(|(_, _, class)| *class)
    }

    /// Whether some phrase begins with `word`.
    pub fn opens_phrase(&self, word: &str) -> bool {
        self.openings.contains(word)
    }

    /// The class of the phrase `words`, which has a blank in it.
    pub fn phrase(&self, words: &str) -> Option<Class> {
        self.words.get(words).copied()
    }

    pub fn is_hollow(&self, word: &str) -> bool {
        self.hollow.contains(word)
    }

    /// The class of the word that `word` misspells by one letter, among `classes`. Short words are not guessed.
    pub fn misspelt(&self, word: &str, shortest: usize, classes: &[Class]) -> Option<Class> {
        if word.len() < shortest || !word.is_ascii() {
            return None;
        }
        // A slip keeps the first letter: only the words of that letter are compared.
        let same_letter =
            self.words.range(word[..1].to_owned()..).take_while(|(known, _)| known.starts_with(&word[..1]));
        let near = |known: &str| {
            known.len() + 1 >= shortest && known.len().abs_diff(word.len()) < 2 && is_one_slip(known, word)
        };
        same_letter
            .filter(|(_, class)| classes.contains(class))
            .find(|(known, _)| near(known))
            .map(|(_, class)| *class)
            .or_else(|| {
                // The end of a German compound: "Beratungsleistngen".
                let ends = self
                    .patterns
                    .iter()
                    .filter(|(start, end, class)| start.is_empty() && end.len() >= shortest && classes.contains(class));
                ends.filter(|(_, end, _)| word.len() > end.len() + 2).find_map(|(_, end, class)| {
                    let tail =
                        |length: usize| word.get(word.len() - length..).is_some_and(|tail| is_one_slip(end, tail));
                    (tail(end.len() - 1) || tail(end.len()) || tail(end.len() + 1)).then_some(*class)
                })
            })
    }
}

/// "ae" for "ä" and the like, as German is typed on foreign keyboards.
fn without_digraphs(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// One letter too many, too few, wrong, or two swapped. Compares bytes: what it is asked for is ASCII.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    match (a, b) {
        ([], [_]) | ([_], []) => true,
        ([_, a_rest @ ..], [_, b_rest @ ..]) => {
            a_rest == b_rest
                || a_rest == b
                || a == b_rest
                || (a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_class() {
        for (language, tables) in
            [("en", english::WORDS), ("de", german::WORDS), ("fr", french::WORDS), ("es", spanish::WORDS)]
        {
            let mut known: BTreeMap<&str, Class> = BTreeMap::new();
            for (class, entries) in tables.iter().filter(|(class, _)| *class != Class::Hollow) {
                for entry in entries.split_whitespace() {
                    let other = known.insert(entry, *class);
                    assert_eq!(other, None, "{language}: {entry} is {class:?} too");
                }
            }
            assert!(known.len() > 900, "{language} has only {} words", known.len());
        }
    }

    #[test]
    fn one_slip_is_one_letter_or_two_swapped() {
        for (a, b) in [("milestone", "mileston"), ("milestone", "milestoen"), ("segundo", "segnudo"), ("rate", "rates")]
        {
            assert!(is_one_slip(a, b) && is_one_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("phase", "phase"), ("phase", "phras"), ("stage", "gates"), ("a", "abc")] {
            assert!(!is_one_slip(a, b), "{a} {b}");
        }
    }
}
