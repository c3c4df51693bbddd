//! The texts of a reminder: as shipped by language and level, and what stands between them in every one. Knows no invoice.

use domain::Language;
use domain::reminder::ReminderLevel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod shipped;
mod words;

pub(super) use words::{Words, words};

/// What a business words itself. `{client}` and other places are filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReminderText {
    pub subject: String,
    /// Behind the greeting, before what is late.
    pub opening: String,
    /// Behind what is late, before the sign-off.
    pub closing: String,
}

/// One document language for each set of texts.
pub(super) const LANGUAGES: [Language; 8] = [
    Language::EnglishUk,
    Language::German,
    Language::French,
    Language::Spanish,
    Language::Italian,
    Language::Dutch,
    Language::Portuguese,
    Language::Polish,
];

/// `en` of `en-IE`: the words are the same.
pub(super) fn base(language: Language) -> &'static str {
    let tag = language.tag();
    tag.split_once('-').map_or(tag, |(base, _)| base)
}

/// The text of a level as it is shipped.
pub(super) fn standard(language: Language, level: ReminderLevel) -> ReminderText {
    let (subject, opening, closing) = shipped::text(language, level);
    ReminderText { subject: subject.to_owned(), opening: opening.to_owned(), closing: closing.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::reminder::check_places;

    #[test]
    fn s47_every_language_has_polite_texts_of_its_own_for_every_level() {
        let mut seen: Vec<String> = Vec::new();
        for language in LANGUAGES {
            for level in ReminderLevel::ALL {
                let text = standard(language, level);
                for part in [&text.subject, &text.opening, &text.closing] {
                    assert_eq!(check_places(part), Ok(()), "{language:?} {level:?}");
                    assert!(!seen.contains(part), "{language:?} {level:?} repeats: {part}");
                    assert!(!part.contains('!'), "nobody is shouted at: {part}");
                    seen.push(part.clone());
                }
                assert!(text.subject.contains("{number}"), "{language:?} {level:?}: {}", text.subject);
                assert!(text.closing.contains("{pay_by}"), "{language:?} {level:?}: {}", text.closing);
                let demands = level != ReminderLevel::Friendly;
                assert_eq!(text.closing.contains("{total}"), demands, "{language:?} {level:?}: {}", text.closing);
            }
        }
        for language in Language::ALL {
            assert!(LANGUAGES.into_iter().any(|of| base(of) == base(language)), "{language:?} has texts");
        }
    }

    #[test]
    fn every_language_says_numbers_days_and_amounts() {
        for language in LANGUAGES {
            let words = words(language);
            let line = (words.line)("2026-034, Kick-off", "AMOUNT", "DAY", 25);
            for part in ["2026-034, Kick-off", "AMOUNT", "DAY", "25"] {
                assert!(line.contains(part), "{language:?}: {line}");
            }
            assert_ne!(
                (words.line)("a", "b", "c", 1),
                (words.line)("a", "b", "c", 2).replace('2', "1"),
                "{language:?}"
            );
            let note = (words.interest)("AMOUNT", Some("RATE"), Some("DAY"));
            assert!(["AMOUNT", "RATE", "DAY"].iter().all(|part| note.contains(part)), "{language:?}: {note}");
            assert!(!(words.interest)("AMOUNT", None, None).contains('('), "{language:?}");
            assert!((words.fee)("FEE").contains("FEE") && (words.total)("SUM").contains("SUM"));
            assert!((words.not_charged)("DAY").contains("DAY"), "{language:?}");
        }
    }
}
