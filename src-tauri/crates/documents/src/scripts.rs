//! Which script a character belongs to and which way it runs: what Unicode says about text before any font is asked.
//! Knows no faces and no lines.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// Opens and ends a piece of foreign text whose direction must not spread to its neighbours (UAX #9, FSI and PDI).
pub(crate) const ISOLATE: char = '\u{2068}';
pub(crate) const END_OF_ISOLATE: char = '\u{2069}';

/// Keeps two letters apart or together that the script would join or part.
const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';

/// The most marks that one letter may carry in a row. Hebrew with all its signs has five; what has more is no word
/// but a pile that would run into the lines above.
pub(crate) const MOST_MARKS: usize = 6;

/// The script of a letter; `None` for digits, punctuation and marks, which go with their neighbours.
/// The scripts of Japanese count as one, for they alternate within each word.
pub(crate) fn strong_script(character: char) -> Option<Script> {
    match character.script() {
        Script::Common | Script::Inherited | Script::Unknown => None,
        Script::Hiragana | Script::Katakana => Some(Script::Han),
        script => Some(script),
    }
}

/// Whether letters of this script may be spaced out: in most others the space would cut what is joined.
pub(crate) fn takes_tracking(script: Option<Script>) -> bool {
    matches!(script, None | Some(Script::Latin | Script::Greek | Script::Cyrillic | Script::Han | Script::Hangul))
}

/// Scripts in which a joiner between two letters changes their shape.
fn is_joining(script: Script) -> bool {
    matches!(
        script,
        Script::Arabic
            | Script::Syriac
            | Script::Mongolian
            | Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Gujarati
            | Script::Oriya
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala
            | Script::Khmer
            | Script::Myanmar
    )
}

/// Whether `character` is a joiner in the one place where it has a meaning: between letters of a script that joins.
pub(crate) fn joins(before: Option<char>, character: char, after: Option<char>) -> bool {
    let of = |neighbour: Option<char>| neighbour.map(|letter| letter.script()).filter(|script| is_joining(*script));
    matches!(character, NON_JOINER | JOINER) && of(before).is_some() && of(before) == of(after)
}

/// Characters that steer shaping or order and have no glyph of their own.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, NON_JOINER | JOINER | ISOLATE | END_OF_ISOLATE)
}

/// Isolates stand in the text for the order of its pieces only; nothing of them is drawn or read out.
pub(crate) fn is_isolate(character: char) -> bool {
    matches!(character, ISOLATE | END_OF_ISOLATE)
}

/// What no line end and no change of face may part: letters with their marks, conjuncts, syllables.
pub(crate) fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.grapheme_indices(true).map(|(at, cluster)| at..at + cluster.len())
}

/// The marks of a cluster beyond [`MOST_MARKS`] in a row.
pub(crate) fn piled(cluster: &str) -> impl Iterator<Item = char> {
    let mut row = 0;
    cluster.chars().filter(move |&character| {
        row = if is_combining_mark(character) { row + 1 } else { 0 };
        row > MOST_MARKS
    })
}

/// Vowels that are written before their consonant and so always open a syllable: where Thai and Lao, which put no
/// spaces between words, may be cut with least harm.
pub(crate) fn opens_syllable(character: char) -> bool {
    matches!(character, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

/// Whether the whole text runs from left to right.
pub(crate) fn is_plain(text: &str) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    // Nothing below the Hebrew block runs from right to left, which spares nearly every text the table.
    !text.chars().any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_a_script_and_signs_go_with_them() {
        let table = [
            ('a', Some(Script::Latin)),
            ('Ж', Some(Script::Cyrillic)),
            ('ش', Some(Script::Arabic)),
            ('あ', Some(Script::Han)),
            ('東', Some(Script::Han)),
            ('7', None),
            ('(', None),
            ('\u{301}', None),
        ];
        for (character, expected) in table {
            assert_eq!(strong_script(character), expected, "{character:?}");
        }
    }

    #[test]
    fn marks_conjuncts_and_syllables_stay_whole() {
        for whole in ["e\u{301}", "क्षि", "ที่", "שׁ\u{5b8}", "한", "\u{1112}\u{1161}\u{11ab}"] {
            assert_eq!(clusters(whole).count(), 1, "{whole:?}");
        }
    }

    #[test]
    fn real_words_carry_fewer_marks_than_the_limit() {
        for word in ["בְּרֵאשִׁ֖ית", "ٱلرَّحْمَٰنِ", "क्ष्म्य", "Việt", "น้ำ", "שּׁ\u{5b8}\u{5bd}\u{596}"]
        {
            assert!(clusters(word).all(|cluster| piled(&word[cluster]).next().is_none()), "{word}");
        }
        let pile = format!("a{}", "\u{301}".repeat(MOST_MARKS + 2));
        assert_eq!(piled(&pile).count(), 2);
    }

    #[test]
    fn joiners_count_only_between_letters_that_join() {
        assert!(joins(Some('ی'), '\u{200c}', Some('خ')));
        assert!(joins(Some('\u{94d}'), '\u{200d}', Some('ष')));
        assert!(!joins(Some('a'), '\u{200d}', Some('b')));
        assert!(!joins(Some('ی'), '\u{200c}', None));
        assert!(!joins(Some('ی'), '\u{200b}', Some('خ')));
    }
}
