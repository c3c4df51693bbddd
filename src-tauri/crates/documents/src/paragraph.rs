//! Lines of text: fallback between faces, shaping, breaking. Expects text that `clean` has made harmless.
//! Knows no pages.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_script::Script;

use crate::bidi::{Levels, direction};
use crate::display_list::TextRun;
use crate::faces::{Family, Figures, Font, FontStyle, Fonts, Setting, drawing};
use crate::geometry::Colour;
use crate::scripts::{clusters, is_isolate, opens_syllable, strong_script};

mod line;

/// How a piece of text looks. Sizes and leading in points, tracking in em.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub font: FontStyle,
    pub size: f32,
    pub leading: f32,
    pub tracking: f32,
    pub colour: Colour,
    pub figures: Figures,
}

impl Style {
    pub fn coloured(self, colour: Colour) -> Style {
        Style { colour, ..self }
    }

    pub fn in_font(self, font: FontStyle) -> Style {
        Style { font, ..self }
    }
}

/// Text in one style within a paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub text: String,
    pub style: Style,
}

/// One line; runs are placed relative to the line's top left corner.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub runs: Vec<TextRun>,
    /// Without the space at the end of a wrapped line, which stays in the runs: a reader would otherwise glue
    /// two words.
    pub width: f32,
    pub height: f32,
}

/// Shaped text that can be broken at any width without shaping again.
pub(crate) struct Paragraph {
    text: String,
    levels: Levels,
    styles: Vec<Style>,
    fonts: Vec<Font>,
    /// In the order in which they are read.
    glyphs: Vec<SetGlyph>,
    /// Where each glyph ends when all stand on one line, in points; double precision, because texts may be long.
    ends: Vec<f64>,
    /// Byte offsets in `text` where a line may end.
    breaks: Vec<usize>,
    /// Byte offsets in `text` where a line may end if it must.
    clusters: Vec<usize>,
    family: Family,
}

struct SetGlyph {
    style: usize,
    /// Index into the paragraph's fonts.
    font: usize,
    id: u16,
    /// Points.
    advance: f32,
    /// Font units, with tracking.
    units: f32,
    /// Font units, to the right and up.
    dx: f32,
    dy: f32,
    text: Range<usize>,
}

/// Text of one face, script and direction.
struct Piece {
    /// Index into the chain of faces.
    font: usize,
    script: Option<Script>,
    text: Range<usize>,
}

impl Paragraph {
    /// Shapes `spans` as one paragraph. A character that no face covers must have been replaced before.
    pub fn new(family: Family, fonts: &Fonts, spans: &[Span]) -> Paragraph {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let mut paragraph = Paragraph {
            levels: Levels::of(&text),
            breaks: linebreaks(&text).map(|(offset, _)| offset).collect(),
            text,
            styles: Vec::new(),
            fonts: Vec::new(),
            glyphs: Vec::new(),
            ends: Vec::new(),
            clusters: Vec::new(),
            family,
        };
        let mut start = 0;
        for span in spans {
            let chain = fonts.chain(&family, span.style.font);
            paragraph.shape(start..start + span.text.len(), span.style, &chain);
            start += span.text.len();
        }
        let mut end = 0.0;
        let advances = paragraph.glyphs.iter().map(|glyph| f64::from(glyph.advance));
        paragraph.ends = advances
            .map(|advance| {
                end += advance;
                end
            })
            .collect();
        paragraph
    }

    /// Shapes a part of the text that is written in one style.
    fn shape(&mut self, span: Range<usize>, style: Style, chain: &[Font]) {
        self.styles.push(style);
        let first_font = self.fonts.len();
        self.fonts.extend_from_slice(chain);
        for (level, range) in self.levels.pieces(span) {
            for piece in self.pieces(range, chain) {
                let setting = Setting { script: piece.script, direction: direction(level), figures: style.figures };
                self.shape_piece(&piece, first_font, style, setting);
            }
        }
    }

    fn shape_piece(&mut self, piece: &Piece, first_font: usize, style: Style, setting: Setting) {
        let font = first_font + piece.font;
        let face = self.fonts[font].face();
        let scale = style.size / face.units_per_em();
        let tracking = if setting.takes_tracking() { style.tracking * face.units_per_em() } else { 0.0 };
        for glyph in face.shape(&self.text[piece.text.clone()], setting) {
            let units = glyph.advance as f32 + if glyph.advance == 0 { 0.0 } else { tracking };
            self.glyphs.push(SetGlyph {
                style: self.styles.len() - 1,
                font,
                id: glyph.id,
                advance: units * scale,
                units,
                dx: glyph.dx as f32,
                dy: glyph.dy as f32,
                text: piece.text.start + glyph.text.start..piece.text.start + glyph.text.end,
            });
        }
    }

    /// Cuts a part of one direction into pieces of one face and one script.
    /// Spaces stay with the piece before them; digits and punctuation go back to the first face that has them.
    fn pieces(&mut self, part: Range<usize>, chain: &[Font]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for cluster in clusters(&self.text[part.clone()]) {
            let range = part.start + cluster.start..part.start + cluster.end;
            let characters = &self.text[range.clone()];
            self.clusters.push(range.start);
            if characters.chars().all(is_isolate) {
                continue;
            }
            let script = characters.chars().find_map(strong_script);
            let stays = characters == " " || characters == "\u{a0}";
            let current = pieces.last().filter(|piece| stays && chain[piece.font].face().covers_cluster(characters));
            let font = match current {
                Some(piece) => piece.font,
                None => drawing(chain, characters).unwrap_or(0),
            };
            match pieces.last_mut() {
                Some(last)
                    if last.font == font
                        && last.text.end == range.start
                        && (script.is_none() || last.script.is_none() || script == last.script) =>
                {
                    last.text.end = range.end;
                    last.script = last.script.or(script);
                }
                _ => pieces.push(Piece { font, script, text: range }),
            }
        }
        pieces
    }

    /// Width of the whole paragraph on one line.
    pub fn natural_width(&self) -> f32 {
        self.visible_width(0..self.glyphs.len())
    }

    /// Width of the widest part that a line end cannot cut.
    pub fn widest_word(&self) -> f32 {
        let mut start = 0;
        let mut widest: f32 = 0.0;
        for &offset in &self.breaks {
            let end = self.glyphs.partition_point(|glyph| glyph.text.start < offset);
            widest = widest.max(self.visible_width(start..end));
            start = end;
        }
        widest
    }

    /// Breaks into lines of at most `width` points, filling each as far as it goes.
    pub fn lines(&self, width: f32) -> Vec<Line> {
        self.wrap(width).into_iter().map(|range| self.line(range)).collect()
    }

    /// As few lines as [`Paragraph::lines`] needs, but of similar length: for labels under a drawing.
    pub fn balanced(&self, width: f32) -> Vec<Line> {
        let count = self.wrap(width).len();
        let (mut narrow, mut wide) = (0.0, width);
        for _ in 0..6 {
            let middle = (narrow + wide) / 2.0;
            if self.wrap(middle).len() > count || self.breaks_a_word(middle) { narrow = middle } else { wide = middle }
        }
        self.lines(wide)
    }

    fn breaks_a_word(&self, width: f32) -> bool {
        let ends: Vec<Range<usize>> = self.wrap(width);
        ends.iter().any(|range| {
            let end = self.glyphs[range.end - 1].text.end;
            !self.breaks.contains(&end)
        })
    }

    fn wrap(&self, width: f32) -> Vec<Range<usize>> {
        let width = width.max(0.0);
        let mut lines = Vec::new();
        let (mut start, mut fitting) = (0, 0);
        for &offset in &self.breaks {
            let end = self.glyphs.partition_point(|glyph| glyph.text.start < offset);
            // A hundredth of a point forgives rounding: text measured once must fit the box made for it.
            while self.visible_width(start..end) > width + 0.01 {
                let cut = if fitting > start { fitting } else { self.cut_word(start..end, width) };
                lines.push(start..cut);
                start = cut;
            }
            fitting = end;
        }
        if start < self.glyphs.len() {
            lines.push(start..self.glyphs.len());
        }
        lines
    }

    /// Where to end a line inside an unbreakable word: behind the last sign of an address or a file name if
    /// there is one in the second half, else behind the last glyph that fits.
    /// Always behind at least one glyph.
    fn cut_word(&self, word: Range<usize>, width: f32) -> usize {
        let before = word.start.checked_sub(1).map_or(0.0, |last| self.ends[last]);
        let fitting = self.ends[word.clone()].partition_point(|end| end - before <= f64::from(width));
        let mut cut = word.start + fitting;
        let whole = |cut: usize| self.glyphs.get(cut).is_none_or(|glyph| self.opens(glyph));
        cut = (word.start + 1..=cut).rev().find(|&cut| whole(cut)).unwrap_or(word.start + 1);
        while cut < word.end && !whole(cut) {
            cut += 1;
        }
        let half = word.start + (cut - word.start) / 2;
        let joint = |at: &usize| matches!(&self.text[self.glyphs[*at].text.clone()], "@" | "." | "/" | "-" | "_" | ":");
        let syllable = |at: &usize| self.text[self.glyphs[*at].text.clone()].starts_with(opens_syllable);
        let behind_joint = (half..cut).rev().find(joint).map(|at| at + 1).filter(|&at| whole(at));
        behind_joint.or_else(|| (half.max(word.start + 1)..=cut.min(word.end - 1)).rev().find(syllable)).unwrap_or(cut)
    }

    /// Whether a glyph is the first of what must stay together.
    fn opens(&self, glyph: &SetGlyph) -> bool {
        !glyph.text.is_empty() && self.clusters.binary_search(&glyph.text.start).is_ok()
    }

    /// How many glyphs at the end of a line are space.
    fn trailing_blanks(&self, line: Range<usize>) -> usize {
        let blank = |glyph: &&SetGlyph| self.text[glyph.text.clone()].trim().is_empty() && !glyph.text.is_empty();
        self.glyphs[line].iter().rev().take_while(blank).count()
    }

    #[expect(clippy::cast_possible_truncation, reason = "widths on a page need no more than f32 has")]
    fn visible_width(&self, range: Range<usize>) -> f32 {
        let trailing = self.trailing_blanks(range.clone());
        let end_of = |count: usize| count.checked_sub(1).map_or(0.0, |last| self.ends[last]);
        (end_of(range.end - trailing) - end_of(range.start)) as f32
    }
}

#[cfg(test)]
mod tests;
