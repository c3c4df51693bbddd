//! Lines of text: fallback between faces, shaping, breaking, alignment. Expects text that `clean` has made
//! harmless. Knows no pages.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use crate::display_list::{Glyph, TextRun};
use crate::faces::{FaceId, Family, Figures, FontStyle, is_combining, strong_script};
use crate::geometry::Colour;

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
    styles: Vec<Style>,
    glyphs: Vec<SetGlyph>,
    /// Where each glyph ends when all stand on one line, in points; double precision, because texts may be long.
    ends: Vec<f64>,
    /// Byte offsets in `text` where a line may end.
    breaks: Vec<usize>,
    family: Family,
}

struct SetGlyph {
    style: usize,
    face: FaceId,
    id: u16,
    /// Points.
    advance: f32,
    /// Font units, with tracking.
    units: f32,
    dx: f32,
    dy: f32,
    text: Range<usize>,
}

impl Paragraph {
    /// Shapes `spans` as one paragraph. A character that no face covers must have been replaced before.
    pub fn new(family: Family, spans: &[Span]) -> Paragraph {
        let mut paragraph = Paragraph {
            text: String::new(),
            styles: Vec::new(),
            glyphs: Vec::new(),
            ends: Vec::new(),
            breaks: Vec::new(),
            family,
        };
        for span in spans {
            let start = paragraph.text.len();
            paragraph.text.push_str(&span.text);
            paragraph.styles.push(span.style);
            paragraph.shape(start);
        }
        let mut end = 0.0;
        let advances = paragraph.glyphs.iter().map(|glyph| f64::from(glyph.advance));
        paragraph.ends = advances
            .map(|advance| {
                end += advance;
                end
            })
            .collect();
        paragraph.breaks = linebreaks(&paragraph.text).map(|(offset, _)| offset).collect();
        paragraph
    }

    /// Shapes the text from `start` on in the last style.
    fn shape(&mut self, start: usize) {
        let style_index = self.styles.len() - 1;
        let style = self.styles[style_index];
        for (face_id, range) in runs_by_face(&self.text, start, self.family.chain(style.font)) {
            let face = face_id.face();
            let scale = style.size / face.units_per_em();
            let tracking = style.tracking * face.units_per_em();
            for glyph in face.shape(&self.text[range.clone()], style.figures) {
                let units = glyph.advance as f32 + if glyph.advance == 0 { 0.0 } else { tracking };
                self.glyphs.push(SetGlyph {
                    style: style_index,
                    face: face_id,
                    id: glyph.id,
                    advance: units * scale,
                    units,
                    dx: glyph.dx as f32 * scale,
                    dy: glyph.dy as f32 * scale,
                    text: range.start + glyph.text.start..range.start + glyph.text.end,
                });
            }
        }
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
        let whole = |cut: usize| self.glyphs.get(cut).is_none_or(|glyph| !self.continues(glyph));
        cut = (word.start + 1..=cut).rev().find(|&cut| whole(cut)).unwrap_or(word.start + 1);
        while cut < word.end && !whole(cut) {
            cut += 1;
        }
        let half = word.start + (cut - word.start) / 2;
        let joint = |at: &usize| matches!(&self.text[self.glyphs[*at].text.clone()], "@" | "." | "/" | "-" | "_" | ":");
        (half..cut).rev().find(joint).filter(|at| whole(at + 1)).map_or(cut, |at| at + 1)
    }

    /// Whether a glyph belongs to the character before it.
    fn continues(&self, glyph: &SetGlyph) -> bool {
        glyph.text.is_empty() || self.text[glyph.text.clone()].starts_with(is_combining)
    }

    #[expect(clippy::cast_possible_truncation, reason = "widths on a page need no more than f32 has")]
    fn visible_width(&self, range: Range<usize>) -> f32 {
        let blank = |glyph: &&SetGlyph| self.text[glyph.text.clone()].trim().is_empty() && !glyph.text.is_empty();
        let trailing = self.glyphs[range.clone()].iter().rev().take_while(blank).count();
        let end_of = |count: usize| count.checked_sub(1).map_or(0.0, |last| self.ends[last]);
        (end_of(range.end - trailing) - end_of(range.start)) as f32
    }

    fn line(&self, range: Range<usize>) -> Line {
        let tallest = self.glyphs[range.clone()]
            .iter()
            .map(|glyph| &self.styles[glyph.style])
            .max_by(|a, b| a.leading.total_cmp(&b.leading))
            .expect("a line holds at least one glyph");
        let baseline = baseline(self.family, tallest);
        let mut runs: Vec<TextRun> = Vec::new();
        let (mut pen, mut open) = (0.0, None);
        for glyph in &self.glyphs[range.clone()] {
            let style = &self.styles[glyph.style];
            let lifted = glyph.dx != 0.0 || glyph.dy != 0.0;
            // A mark that is moved away from the pen gets a run of its own, so that runs stay plain rows of glyphs.
            if lifted || open != Some((glyph.style, glyph.face)) {
                runs.push(TextRun {
                    x: pen + glyph.dx,
                    baseline: baseline - glyph.dy,
                    face: glyph.face,
                    size: style.size,
                    colour: style.colour,
                    text: String::new(),
                    glyphs: Vec::new(),
                });
            }
            open = (!lifted).then_some((glyph.style, glyph.face));
            if let Some(run) = runs.last_mut() {
                let from = run.text.len();
                run.text.push_str(&self.text[glyph.text.clone()]);
                run.glyphs.push(Glyph { id: glyph.id, advance: glyph.units, text: from..run.text.len() });
            }
            pen += glyph.advance;
        }
        Line { runs, width: self.visible_width(range), height: tallest.leading }
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

/// Cuts the text from `start` on into pieces of one face and one script.
/// Spaces stay with the piece before them; digits and punctuation go back to the first face that has them.
fn runs_by_face(text: &str, start: usize, chain: &[FaceId]) -> Vec<(FaceId, Range<usize>)> {
    let mut runs: Vec<(FaceId, Range<usize>)> = Vec::new();
    let mut script = None;
    for cluster in clusters(&text[start..]) {
        let range = start + cluster.start..start + cluster.end;
        let characters = &text[range.clone()];
        let own_script = characters.chars().find_map(strong_script);
        let covers = |id: &FaceId| characters.chars().all(|character| id.face().covers(character));
        let current = runs.last().map(|(face, _)| *face);
        let stays = characters == " " || characters == "\u{a0}";
        let face = match current.filter(|face| stays && covers(face)) {
            Some(face) => face,
            None => chain.iter().copied().find(covers).unwrap_or(chain[0]),
        };
        let same_script = own_script.is_none() || script.is_none() || own_script == script;
        match runs.last_mut() {
            Some((last, piece)) if *last == face && same_script => piece.end = range.end,
            _ => {
                runs.push((face, range));
                script = None;
            }
        }
        script = own_script.or(script);
    }
    runs
}

/// Characters with the combining marks behind them.
pub(crate) fn clusters(text: &str) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        match clusters.last_mut() {
            Some(cluster) if is_combining(character) => cluster.end = end,
            _ => clusters.push(at..end),
        }
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faces::GEIST;

    const STYLE: Style = Style {
        font: FontStyle::Regular,
        size: 9.0,
        leading: 13.5,
        tracking: 0.0,
        colour: Colour::hex(0),
        figures: Figures::Proportional,
    };

    fn lines(text: &str, width: f32) -> Vec<Line> {
        Paragraph::new(GEIST, &[Span { text: text.into(), style: STYLE }]).lines(width)
    }

    fn text_of(line: &Line) -> String {
        line.runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn lines_keep_every_character_and_fit() {
        let text =
            "Ten-day parallel run, 0.02% variance; Ωmega Ελληνικά и кириллица, e\u{301}t\u{e9} office\u{a0}hours "
                .repeat(4);
        for width in [20.0, 60.0, 143.0, 400.0] {
            let set = lines(&text, width);
            assert_eq!(set.iter().map(text_of).collect::<String>(), text, "at {width}");
            assert!(set.iter().all(|line| line.width <= width + 0.02), "a line is wider than {width}");
        }
    }

    #[test]
    fn wrapped_lines_keep_their_space_but_do_not_count_it() {
        let set = lines("alpha beta", 30.0);
        assert_eq!(text_of(&set[0]), "alpha ");
        assert!(set[0].width < lines("alpha beta", 300.0)[0].width);
    }

    #[test]
    fn unbreakable_words_break_behind_the_signs_of_an_address() {
        let set = lines("maximiliane.mustermann@beispielgesellschaft.example", 120.0);
        assert_eq!(text_of(&set[0]), "maximiliane.mustermann@");
        assert!(lines(&"M".repeat(300), 50.0).len() > 10);
    }

    #[test]
    fn balanced_lines_are_as_few_and_more_even() {
        let paragraph = Paragraph::new(GEIST, &[Span { text: "Handover and training".into(), style: STYLE }]);
        let set = paragraph.balanced(paragraph.natural_width() - 5.0);
        assert_eq!(set.len(), 2);
        assert_eq!(text_of(&set[0]), "Handover ");
    }
}
