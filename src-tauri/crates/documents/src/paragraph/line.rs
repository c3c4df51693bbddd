//! One line of a paragraph: its pieces side by side as the eye meets them, its runs in the order of reading.

use std::ops::Range;

use unicode_bidi::Level;

use super::{Line, Paragraph, SetGlyph, Style};
use crate::bidi::{Direction, direction, visual_order};
use crate::display_list::{Glyph, TextRun};
use crate::faces::Family;

/// Glyphs of one direction and where they stand.
struct Piece {
    level: Level,
    glyphs: Range<usize>,
    /// Left edge, in points from the line's own.
    left: f32,
}

impl Paragraph {
    pub(super) fn line(&self, range: Range<usize>) -> Line {
        let tallest = self.glyphs[range.clone()]
            .iter()
            .map(|glyph| &self.styles[glyph.style])
            .max_by(|a, b| a.leading.total_cmp(&b.leading))
            .expect("a line holds at least one glyph");
        let baseline = baseline(self.family, tallest);
        let mut runs = Vec::new();
        for piece in self.side_by_side(range.clone()) {
            self.runs(&piece, baseline, &mut runs);
        }
        Line { runs, width: self.visible_width(range), height: tallest.leading }
    }

    /// The pieces in the order of reading, each where the eye meets it.
    fn side_by_side(&self, range: Range<usize>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let end = range.end;
        let visible = end - self.trailing_blanks(range.clone());
        for at in range {
            // UAX #9, rule L1: the space at the end of a line stands at its end, whatever is before it.
            let level = if at < visible { self.levels.at(self.glyphs[at].text.start) } else { self.levels.base() };
            match pieces.last_mut() {
                Some(last) if last.level == level => last.glyphs.end = at + 1,
                _ => pieces.push(Piece { level, glyphs: at..at + 1, left: 0.0 }),
            }
        }
        let levels: Vec<Level> = pieces.iter().map(|piece| piece.level).collect();
        let width = |glyphs: Range<usize>| self.glyphs[glyphs].iter().map(|glyph| glyph.advance).sum::<f32>();
        // Where the paragraph runs from right to left the space hangs out on the left, so that the line still begins at 0.
        let mut pen = if self.levels.base().is_rtl() { -width(visible..end) } else { 0.0 };
        for at in visual_order(&levels) {
            pieces[at].left = pen;
            pen += width(pieces[at].glyphs.clone());
        }
        pieces
    }

    /// Cuts a piece into runs: rows of glyphs of one style and face.
    fn runs(&self, piece: &Piece, baseline: f32, runs: &mut Vec<TextRun>) {
        let direction = direction(piece.level);
        let advances = self.glyphs[piece.glyphs.clone()].iter().map(|glyph| glyph.advance);
        let mut pen = match direction {
            Direction::LeftToRight => piece.left,
            Direction::RightToLeft => advances.fold(piece.left, |pen, advance| pen + advance),
        };
        let mut open = None;
        for glyph in &self.glyphs[piece.glyphs.clone()] {
            if direction == Direction::RightToLeft {
                pen -= glyph.advance;
            }
            if open != Some((glyph.style, glyph.font)) {
                runs.push(self.new_run(glyph, pen, baseline, direction));
                open = Some((glyph.style, glyph.font));
            }
            if let Some(run) = runs.last_mut() {
                run.x = run.x.min(pen);
                let from = run.text.len();
                run.text.push_str(&self.text[glyph.text.clone()]);
                let text = from..run.text.len();
                run.glyphs.push(Glyph { id: glyph.id, advance: glyph.units, dx: glyph.dx, dy: glyph.dy, text });
            }
            if direction == Direction::LeftToRight {
                pen += glyph.advance;
            }
        }
    }

    fn new_run(&self, glyph: &SetGlyph, x: f32, baseline: f32, direction: Direction) -> TextRun {
        let style = &self.styles[glyph.style];
        TextRun {
            x,
            baseline,
            font: self.fonts[glyph.font].clone(),
            size: style.size,
            colour: style.colour,
            direction,
            text: String::new(),
            glyphs: Vec::new(),
        }
    }
}

/// Distance from the top of a line to its baseline, in points: ascent and descent of the template's own face,
/// centred in the leading.
fn baseline(family: Family, style: &Style) -> f32 {
    let face = family.chain(style.font)[0].face();
    let scale = style.size / face.units_per_em();
    let (ascent, descent) = (f32::from(face.tables().ascender()) * scale, f32::from(face.tables().descender()) * scale);
    (style.leading - (ascent - descent)) / 2.0 + ascent
}
