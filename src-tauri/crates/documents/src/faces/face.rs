//! One parsed font face: what it covers, its metrics, shaping. Knows no other face and no line breaking.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{BufferClusterLevel, Feature, ShapePlan, UnicodeBuffer};
use self_cell::self_cell;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

use super::Figures;
use super::fonts::draws;
use crate::bidi::Direction;
use crate::scripts::{is_invisible, takes_tracking};

/// Bytes of a font file, built in or handed in; a collection's faces share them.
#[derive(Clone)]
pub(crate) enum FontBytes {
    Shipped(&'static [u8]),
    Added(Arc<[u8]>),
}

impl FontBytes {
    pub fn as_slice(&self) -> &[u8] {
        match self {
            FontBytes::Shipped(bytes) => bytes,
            FontBytes::Added(bytes) => bytes,
        }
    }
}

type Shaper<'a> = rustybuzz::Face<'a>;

self_cell!(
    /// The tables of a font and the bytes they point into.
    struct Parsed {
        owner: FontBytes,
        #[covariant]
        dependent: Shaper,
    }
);

/// A parsed face with the shaping plans made so far.
pub(crate) struct Face {
    pub postscript_name: String,
    pub weight_class: u16,
    /// Position in a collection; 0 in any other file.
    pub index: u32,
    parsed: Parsed,
    plans: Mutex<Vec<(Setting, Arc<ShapePlan>)>>,
}

/// How a run of text is to be shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setting {
    /// `None`: digits and signs only.
    pub script: Option<Script>,
    pub direction: Direction,
    pub figures: Figures,
}

/// A shaped glyph; distances in font units.
#[derive(Debug, Clone)]
pub(crate) struct ShapedGlyph {
    pub id: u16,
    /// Bytes of the shaped text that this glyph stands for; empty for the second glyph of one character.
    pub text: Range<usize>,
    pub advance: i32,
    pub dx: i32,
    pub dy: i32,
}

impl Face {
    /// `None`: not a font, or not one with that many faces.
    pub fn parse(bytes: FontBytes, index: u32, postscript_name: String, weight_class: u16) -> Option<Face> {
        let parsed =
            Parsed::try_new(bytes, |bytes| rustybuzz::Face::from_slice(bytes.as_slice(), index).ok_or(())).ok()?;
        Some(Face { postscript_name, weight_class, index, parsed, plans: Mutex::new(Vec::new()) })
    }

    pub fn bytes(&self) -> &[u8] {
        self.parsed.borrow_owner().as_slice()
    }

    fn shaper(&self) -> &rustybuzz::Face<'_> {
        self.parsed.borrow_dependent()
    }

    /// The tables of the font file: outlines, metrics, names.
    pub fn tables(&self) -> &rustybuzz::ttf_parser::Face<'_> {
        self.shaper()
    }

    pub fn units_per_em(&self) -> f32 {
        f32::from(self.tables().units_per_em())
    }

    /// The advance of a glyph in the font's own table, in font units, before kerning.
    pub fn natural_advance(&self, glyph: u16) -> u16 {
        self.tables().glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
    }

    /// Whether the face draws `character` by itself.
    pub fn covers(&self, character: char) -> bool {
        draws(self.tables(), character)
    }

    /// Whether the face draws all of a cluster, as it is typed or with its marks melted into the letter.
    pub fn covers_cluster(&self, cluster: &str) -> bool {
        let has = |character: char| is_invisible(character) || self.covers(character);
        cluster.chars().all(has) || cluster.nfc().all(has)
    }

    /// Shapes one run of text that this face covers, in the order in which it is read.
    pub fn shape(&self, text: &str, setting: Setting) -> Vec<ShapedGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(direction(setting));
        buffer.set_script(script(setting));
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let shaped = rustybuzz::shape_with_plan(self.shaper(), &self.plan(setting), buffer);
        let mut placed: Vec<_> = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).collect();
        if setting.direction == Direction::RightToLeft {
            placed.reverse();
        }
        let cluster = |at: usize| placed.get(at).map(|(info, _)| info.cluster as usize);
        let mut glyphs = Vec::with_capacity(placed.len());
        for (at, (info, position)) in placed.iter().enumerate() {
            let start = info.cluster as usize;
            let range = if at > 0 && cluster(at - 1) == Some(start) {
                start..start
            } else {
                let end = (at + 1..).map_while(cluster).find(|&later| later > start).unwrap_or(text.len());
                // What was taken out before the first glyph, such as a joiner, goes with it.
                if at == 0 { 0..end } else { start..end }
            };
            glyphs.push(shaped_glyph(info.glyph_id, range, position));
        }
        leave_out_invisible(text, &mut glyphs);
        if setting.direction == Direction::RightToLeft {
            keep_in_row(&mut glyphs);
        }
        glyphs
    }

    fn plan(&self, setting: Setting) -> Arc<ShapePlan> {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, plan)) = plans.iter().find(|(known, _)| *known == setting) {
            return Arc::clone(plan);
        }
        let tabular = [Feature::new(Tag::from_bytes(b"tnum"), 1, ..)];
        let features: &[Feature] = match setting.figures {
            Figures::Proportional => &[],
            Figures::Tabular => &tabular,
        };
        let plan = ShapePlan::new(self.shaper(), direction(setting), Some(script(setting)), None, features);
        let plan = Arc::new(plan);
        plans.push((setting, Arc::clone(&plan)));
        plan
    }
}

impl Setting {
    pub fn takes_tracking(self) -> bool {
        takes_tracking(self.script)
    }
}

fn shaped_glyph(id: u32, text: Range<usize>, position: &rustybuzz::GlyphPosition) -> ShapedGlyph {
    ShapedGlyph {
        id: u16::try_from(id).expect("a glyph id of a font fits 16 bits"),
        text,
        advance: position.x_advance,
        dx: position.x_offset,
        dy: position.y_offset,
    }
}

/// A joiner has done its work once the text is shaped. Its empty glyph goes, its text stays with the letter before it.
fn leave_out_invisible(text: &str, glyphs: &mut Vec<ShapedGlyph>) {
    let mut end = 0;
    let is_empty = |glyph: &ShapedGlyph| {
        !glyph.text.is_empty() && glyph.advance == 0 && text[glyph.text.clone()].chars().all(is_invisible)
    };
    for at in (1..glyphs.len()).rev() {
        if is_empty(&glyphs[at]) {
            end = glyphs.remove(at).text.end.max(end);
        } else if end > 0 && !glyphs[at].text.is_empty() {
            glyphs[at].text.end = end;
            end = 0;
        }
    }
    if let Some(first) = glyphs.first_mut().filter(|_| end > 0) {
        first.text.end = end;
    }
}

/// Kerning of text that runs to the left moves a glyph as well as what comes behind it. Both become plain advances, so
/// that the letters of a word stay one row.
fn keep_in_row(glyphs: &mut [ShapedGlyph]) {
    for at in 1..glyphs.len() {
        let (before, behind) = glyphs.split_at_mut(at);
        if let (Some(glyph), Some(next)) = (before.last_mut(), behind.first_mut())
            && glyph.dy == 0
            && glyph.advance != 0
            && next.advance != 0
        {
            glyph.advance -= glyph.dx;
            next.advance += glyph.dx;
            glyph.dx = 0;
        }
    }
}

fn direction(setting: Setting) -> rustybuzz::Direction {
    match setting.direction {
        Direction::LeftToRight => rustybuzz::Direction::LeftToRight,
        Direction::RightToLeft => rustybuzz::Direction::RightToLeft,
    }
}

/// Both name scripts by the four letters of ISO 15924. Signs without a script are shaped as Latin text is.
fn script(setting: Setting) -> rustybuzz::Script {
    let name = setting.script.unwrap_or(Script::Latin).short_name();
    <[u8; 4]>::try_from(name.as_bytes())
        .ok()
        .and_then(|name| rustybuzz::Script::from_iso15924_tag(Tag::from_bytes(&name)))
        .unwrap_or(rustybuzz::script::LATIN)
}
