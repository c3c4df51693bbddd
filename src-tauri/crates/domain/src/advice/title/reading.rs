//! A title read in the language that knows most of it: each word with its class. Judges nothing.

use super::{Verdict, clause, judge_items};
use crate::advice::tokens::{Joining, Kind, Token, tokens};
use crate::advice::words::{Class, LANGUAGES, Lexicon, lexicon};
use crate::locale::Language;

/// One word, number or mark of a title with what it means.
#[derive(Debug, Clone)]
pub(in crate::advice) struct Item {
    pub class: Option<Class>,
    pub kind: Kind,
    /// A participle by its ending only.
    pub by_rule: bool,
    /// All words of a phrase.
    pub text: String,
    pub from: usize,
    pub to: usize,
}

impl Item {
    pub(in crate::advice) fn is(&self, classes: &[Class]) -> bool {
        self.class.is_some_and(|class| classes.contains(&class))
    }

    /// Something that can be received, seen or worked on.
    pub(in crate::advice) fn is_content(&self) -> bool {
        match self.class {
            None => self.kind == Kind::Word,
            Some(class) => matches!(
                class,
                Class::Event
                    | Class::Thing
                    | Class::Deal
                    | Class::Effort
                    | Class::Process
                    | Class::Craft
                    | Class::Session
                    | Class::Scope
            ),
        }
    }
}

/// The language that knows most of `title`, and the title read in it. Of languages that know it equally well: the first
/// that reads a result in several words ("Marketing plan" is one in English, "Plan marketing" in French); else the first that knows every
/// word and finds fault ("Service client" is no client in French); else the first of `LANGUAGES`.
pub(super) fn read(title: &str) -> (Language, Vec<Item>) {
    let mut readings = readings(title);
    let several = readings[0].1.len() > 1;
    let result = readings.iter().position(|(language, items)| several && clause::names_result(*language, items));
    let faulty = || {
        readings.iter().position(|(language, items)| {
            let knows_all = items.iter().all(|item| item.class.is_some() || item.kind == Kind::Break);
            knows_all && judge_items(*language, items) != Verdict::Good
        })
    };
    let at = result.or_else(faulty).unwrap_or(0);
    readings.swap_remove(at)
}

/// The readings of `title` in the languages that know most of it, in the order of `LANGUAGES`; never empty.
pub(in crate::advice) fn readings(title: &str) -> Vec<(Language, Vec<Item>)> {
    read_by(title, |_, _| 0)
}

/// The best readings of `title`, in the order of `LANGUAGES`; `bonus` adds points for words of the caller.
pub(super) fn read_by(title: &str, bonus: impl Fn(&Lexicon, &str) -> i32) -> Vec<(Language, Vec<Item>)> {
    let readings = LANGUAGES.map(|language| (classify(title, language, &bonus), language));
    let best = readings.iter().map(|((score, _), _)| *score).max();
    let of_best = readings.into_iter().filter(|((score, _), _)| Some(*score) == best);
    of_best.map(|((_, items), language)| (language, items)).collect()
}

/// Points of a known word, of one known by a rule, of the small words that only one language has, of a word that is
/// unknown but looks like the language, and of one that does not.
const KNOWN: i32 = 4;
const BY_RULE: i32 = 2;
const SMALL_WORD: i32 = 5;
const FAMILIAR: i32 = 1;
const FOREIGN: i32 = -1;
const LONGEST_PHRASE: usize = 5;

fn classify(title: &str, language: Language, bonus: impl Fn(&Lexicon, &str) -> i32) -> (i32, Vec<Item>) {
    let joining = if language == Language::German { Joining::German } else { Joining::Blank };
    let (tokens, lexicon) = (tokens(title, joining), lexicon(language));
    let (mut items, mut score, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        if let Some((class, words)) = phrase(&tokens[at..], lexicon) {
            let last = &tokens[at + words - 1];
            let text: Vec<&str> = tokens[at..at + words].iter().map(|token| token.text.as_str()).collect();
            items.push(Item {
                class: Some(class),
                kind: Kind::Word,
                by_rule: false,
                text: text.join(" "),
                from: tokens[at].from,
                to: last.to,
            });
            score += KNOWN * i32::try_from(words).unwrap_or(1);
            at += words;
            continue;
        }
        let token = &tokens[at];
        let (class, points) = class_of(token, language, lexicon);
        score += points + bonus(lexicon, &token.text);
        let by_rule = class == Some(Class::Finish) && lexicon.word(&token.text).is_none();
        items.push(Item { class, kind: token.kind, by_rule, text: token.text.clone(), from: token.from, to: token.to });
        at += 1;
    }
    mend_slips(&mut items, lexicon, &mut score);
    settle_adjectives(&mut items);
    (score, items)
}

fn phrase(tokens: &[Token], lexicon: &Lexicon) -> Option<(Class, usize)> {
    if !tokens.first().is_some_and(|first| lexicon.opens_phrase(&first.text)) {
        return None;
    }
    (2..=LONGEST_PHRASE.min(tokens.len())).rev().find_map(|words| {
        let of_words = tokens[..words].iter().all(|token| !matches!(token.kind, Kind::Break | Kind::And));
        let joined = || tokens[..words].iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
        of_words.then(|| lexicon.phrase(&joined())).flatten().map(|class| (class, words))
    })
}

fn class_of(token: &Token, language: Language, lexicon: &Lexicon) -> (Option<Class>, i32) {
    match token.kind {
        Kind::And => (Some(Class::And), 0),
        Kind::Break => (None, 0),
        Kind::Number | Kind::Label => (Some(Class::Count), 0),
        Kind::Date => (Some(Class::Time), 0),
        Kind::Word => match lexicon.class(&token.text) {
            Some(class @ (Class::Glue | Class::Link | Class::And)) => (Some(class), SMALL_WORD),
            Some(class) => (Some(class), KNOWN * (1 + token.hyphens)),
            None if token.text.chars().count() == 1 && token.text.is_ascii() => (Some(Class::Count), 0),
            None => match by_ending(token, language) {
                Some(class) => (Some(class), BY_RULE),
                None => (None, if looks_like(language, &token.text) { FAMILIAR } else { FOREIGN }),
            },
        },
    }
}

/// Participles and gerunds that no table holds.
fn by_ending(token: &Token, language: Language) -> Option<Class> {
    let word = token.text.as_str();
    match language {
        Language::French => {
            let noun = ["ite", "ites", "aute", "rete", "arche", "arches"].iter().any(|end| word.ends_with(end));
            ((token.acute_end && !noun) || word.ends_with("ee") || word.ends_with("ees")).then_some(Class::Finish)
        }
        Language::EnglishUk => {
            let participle = word.len() >= 6 && word.ends_with("ed") && !word.ends_with("eed");
            participle.then_some(Class::Finish)
        }
        _ => None,
    }
}

/// What ends like an adjective but stands before no word is a noun: "Tariftabelle", "Anzeige".
fn settle_adjectives(items: &mut [Item]) {
    for at in 0..items.len() {
        let stands_alone =
            items.get(at + 1).is_none_or(|next| next.kind != Kind::Word || next.is(&[Class::Link, Class::And]));
        if items[at].is(&[Class::Adjective]) && stands_alone {
            items[at].class = None;
        }
    }
}

/// Whether an unknown word ends as many words of the language do.
fn looks_like(language: Language, word: &str) -> bool {
    let endings: &[&str] = match language {
        Language::German => {
            &["ung", "ungen", "keit", "heit", "lich", "liche", "isch", "ische", "er", "en", "ische", "schaft"]
        }
        Language::French => {
            &["ique", "iques", "eux", "euse", "aire", "aires", "eur", "eurs", "ment", "age", "elle", "eaux", "if"]
        }
        Language::Spanish => {
            &["cion", "dad", "ivo", "iva", "ico", "ica", "icos", "icas", "miento", "os", "as", "or", "ia", "al"]
        }
        _ => &["ing", "ness", "ship", "ly", "ty", "ful", "able", "ght"],
    };
    endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Reads one-letter slips in words that would flag the title: in words of effort anywhere, in the shorter words of
/// counting and paying only where nothing else stands that could be an object ("Pavement" is no slip of "Payment").
fn mend_slips(items: &mut [Item], lexicon: &Lexicon, score: &mut i32) {
    const LONG: usize = 8;
    const SHORT: usize = 6;
    let is_unknown = |item: &Item| item.class.is_none() && item.kind == Kind::Word;
    for item in items.iter_mut().filter(|item| is_unknown(item)) {
        if let Some(class) = lexicon.misspelt(&item.text, LONG, &[Class::Effort, Class::Work, Class::Act]) {
            item.class = Some(class);
            *score += BY_RULE;
        }
    }
    let empty = [Class::Glue, Class::Link, Class::Part, Class::Pay, Class::Count, Class::Vague];
    let has_company = items.iter().any(|item| item.is(&[Class::Part, Class::Pay, Class::Count]));
    let slips = [Class::Part, Class::Pay, Class::Count, Class::Vague];
    let mended: Vec<Option<Class>> = items
        .iter()
        .map(|item| is_unknown(item).then(|| lexicon.misspelt(&item.text, SHORT, &slips)).flatten())
        .collect();
    let others_are_empty = items.iter().zip(&mended).all(|(item, mended)| mended.is_some() || item.is(&empty));
    if others_are_empty && (has_company || mended.iter().flatten().count() > 1) {
        for (item, class) in items.iter_mut().zip(mended) {
            if class.is_some() {
                item.class = class;
                *score += BY_RULE;
            }
        }
    }
}
