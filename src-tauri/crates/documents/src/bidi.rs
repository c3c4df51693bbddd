//! Which way each piece of a paragraph runs and how the pieces of a line stand beside each other (UAX #9).
//! Knows no glyphs.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use crate::scripts::is_plain;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// The embedding levels of a paragraph. Its own direction is that of its first letter.
pub(crate) struct Levels {
    base: Level,
    /// One per byte; empty when everything runs from left to right.
    levels: Vec<Level>,
}

impl Levels {
    pub fn of(text: &str) -> Levels {
        if is_plain(text) {
            return Levels { base: Level::ltr(), levels: Vec::new() };
        }
        let found = BidiInfo::new(text, None);
        let base = found.paragraphs.first().map_or(Level::ltr(), |paragraph| paragraph.level);
        Levels { base, levels: found.levels }
    }

    /// Direction of the paragraph itself: where a line begins, and where the space at its end stands.
    pub fn base(&self) -> Level {
        self.base
    }

    pub fn at(&self, byte: usize) -> Level {
        self.levels.get(byte).copied().unwrap_or(self.base)
    }

    /// Cuts `range` where the level changes.
    pub fn pieces(&self, range: Range<usize>) -> Vec<(Level, Range<usize>)> {
        if self.levels.is_empty() {
            return vec![(self.base, range)];
        }
        let mut pieces: Vec<(Level, Range<usize>)> = Vec::new();
        for byte in range {
            let level = self.at(byte);
            match pieces.last_mut() {
                Some((last, piece)) if *last == level => piece.end = byte + 1,
                _ => pieces.push((level, byte..byte + 1)),
            }
        }
        pieces
    }
}

pub(crate) fn direction(level: Level) -> Direction {
    if level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// The order from left to right of pieces that are read in the order of `levels`.
pub(crate) fn visual_order(levels: &[Level]) -> Vec<usize> {
    BidiInfo::reorder_visual(levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as the eye meets it, from left to right.
    fn seen(text: &str) -> String {
        let levels = Levels::of(text);
        let pieces = levels.pieces(0..text.len());
        let order = visual_order(&pieces.iter().map(|(level, _)| *level).collect::<Vec<_>>());
        let piece = |at: usize| {
            let (level, range) = pieces[at].clone();
            match direction(level) {
                Direction::LeftToRight => text[range].to_owned(),
                Direction::RightToLeft => text[range].chars().rev().collect(),
            }
        };
        order.into_iter().map(piece).collect()
    }

    #[test]
    fn pieces_stand_where_they_are_read() {
        let table = [
            ("plain 12", "plain 12"),
            ("to אבג now", "to גבא now"),
            ("אבג 123 דה", "הד 123 גבא"),
            ("אבג Ltd", "Ltd גבא"),
            ("by אבג, 12 May", "by 12 ,גבא May"),
            ("by \u{2068}אבג\u{2069}, 12 May", "by \u{2068}גבא\u{2069}, 12 May"),
        ];
        for (text, expected) in table {
            assert_eq!(seen(text), expected, "{text}");
        }
    }
}
