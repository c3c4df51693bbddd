//! What may stand on a page: control characters, invisible characters and line ends of foreign text, made
//! harmless. Knows no fonts.

use crate::scripts::{END_OF_ISOLATE, ISOLATE, is_plain, joins};

/// Whether a field may hold several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// Line ends become spaces.
    Folded,
    /// Line ends stay, as `\n`.
    Kept,
}

/// `text` without anything that could reorder, hide or break out of its place on the page.
/// Bidirectional controls and zero-width characters are dropped rather than shown: they can make a number read
/// differently from what is stored. Two exceptions: joiners where they shape a word, and the isolates of
/// [`isolated`], which keep the order of others as it is.
pub(crate) fn clean(text: &str, breaks: Breaks) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut open_isolates = 0usize;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            ISOLATE => {
                cleaned.push(ISOLATE);
                open_isolates += 1;
            }
            END_OF_ISOLATE if open_isolates > 0 => {
                cleaned.push(END_OF_ISOLATE);
                open_isolates -= 1;
            }
            joiner if joins(cleaned.chars().next_back(), joiner, characters.peek().copied()) => cleaned.push(joiner),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push(match breaks {
                Breaks::Folded => ' ',
                Breaks::Kept => '\n',
            }),
            '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => {
                cleaned.push(' ');
            }
            '\u{2007}' | '\u{202f}' => cleaned.push('\u{a0}'),
            hidden if is_hidden(hidden) => {}
            visible => cleaned.push(visible),
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// A name for use within a sentence of another script: without this a date behind an Arabic name would move in
/// front of it. Names that run from left to right stay as they are.
pub(crate) fn isolated(name: &str) -> String {
    if is_plain(name) {
        return name.to_owned();
    }
    let bare: String = name.chars().filter(|&c| c != ISOLATE && c != END_OF_ISOLATE).collect();
    format!("{ISOLATE}{bare}{END_OF_ISOLATE}")
}

/// Characters without a picture of their own.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_invisible_survives() {
        let table = [
            ("a\u{202e}b\u{2066}c\u{2069}", "abc"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("nul\0bell\u{7}", "nulbell"),
            ("tab\tstop", "tab stop"),
            ("one\r\ntwo\u{2028}three", "one two three"),
            ("thin\u{202f}space", "thin\u{a0}space"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("trailing \n\n", "trailing"),
            ("می\u{200c}خواهم a\u{200c}b", "می\u{200c}خواهم ab"),
            ("ends with\u{2069} nothing \u{2068}open\u{2069}\u{2069}", "ends with nothing \u{2068}open\u{2069}"),
        ];
        for (input, expected) in table {
            assert_eq!(clean(input, Breaks::Folded), expected, "{input:?}");
        }
        assert_eq!(clean("one\r\ntwo\rthree", Breaks::Kept), "one\ntwo\nthree");
    }

    #[test]
    fn only_names_that_run_the_other_way_are_isolated() {
        assert_eq!(isolated("Ciara Doyle"), "Ciara Doyle");
        assert_eq!(isolated("نور"), "\u{2068}نور\u{2069}");
        assert_eq!(clean(&isolated("نور\u{202e}"), Breaks::Folded), "\u{2068}نور\u{2069}");
    }
}
