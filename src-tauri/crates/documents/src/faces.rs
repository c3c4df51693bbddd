//! The font faces that ship with the program: which face covers a character, shaping, metrics. Knows no line
//! breaking and no PDF.

use std::ops::Range;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{BufferClusterLevel, Direction, Feature, Script, ShapePlan, UnicodeBuffer, script};

/// The weights and the slant that a template may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FontStyle {
    Regular,
    Medium,
    SemiBold,
    Italic,
}

/// How figures are set: tabular ones are all equally wide and belong in amount columns only,
/// because they also widen the hyphens of document numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figures {
    Proportional,
    Tabular,
}

/// One shipped font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceId {
    GeistRegular,
    GeistMedium,
    GeistSemiBold,
    InterRegular,
    InterSemiBold,
    SerifRegular,
    SerifItalic,
    SerifSemiBold,
}

/// The faces of one template in order of preference: a later face is asked only for what the earlier ones lack.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Family {
    pub regular: &'static [FaceId],
    pub medium: &'static [FaceId],
    pub semi_bold: &'static [FaceId],
    pub italic: &'static [FaceId],
}

/// Geist, with Inter for what it lacks. No slanted face: what would be italic stays upright.
pub(crate) const GEIST: Family = Family {
    regular: &[FaceId::GeistRegular, FaceId::InterRegular],
    medium: &[FaceId::GeistMedium, FaceId::InterRegular],
    semi_bold: &[FaceId::GeistSemiBold, FaceId::InterSemiBold],
    italic: &[FaceId::GeistRegular, FaceId::InterRegular],
};

/// Source Serif 4, with Inter for what it lacks.
pub(crate) const SERIF: Family = Family {
    regular: &[FaceId::SerifRegular, FaceId::InterRegular],
    medium: &[FaceId::SerifRegular, FaceId::InterRegular],
    semi_bold: &[FaceId::SerifSemiBold, FaceId::InterSemiBold],
    italic: &[FaceId::SerifItalic, FaceId::SerifRegular, FaceId::InterRegular],
};

pub(crate) const INTER: Family = Family {
    regular: &[FaceId::InterRegular, FaceId::SerifRegular],
    medium: &[FaceId::InterRegular, FaceId::SerifRegular],
    semi_bold: &[FaceId::InterSemiBold, FaceId::SerifSemiBold],
    italic: &[FaceId::InterRegular, FaceId::SerifRegular],
};

impl Family {
    pub fn chain(&self, font: FontStyle) -> &'static [FaceId] {
        match font {
            FontStyle::Regular => self.regular,
            FontStyle::Medium => self.medium,
            FontStyle::SemiBold => self.semi_bold,
            FontStyle::Italic => self.italic,
        }
    }
}

/// A parsed font file with its shaping plans, made once per process.
pub(crate) struct Face {
    pub bytes: &'static [u8],
    pub postscript_name: &'static str,
    pub weight_class: u16,
    shaper: rustybuzz::Face<'static>,
    plans: [OnceLock<ShapePlan>; PLAN_COUNT],
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

const SCRIPTS: [Script; 3] = [script::LATIN, script::GREEK, script::CYRILLIC];
const PLAN_COUNT: usize = SCRIPTS.len() * 2;

impl FaceId {
    pub const ALL: [FaceId; 8] = [
        FaceId::GeistRegular,
        FaceId::GeistMedium,
        FaceId::GeistSemiBold,
        FaceId::InterRegular,
        FaceId::InterSemiBold,
        FaceId::SerifRegular,
        FaceId::SerifItalic,
        FaceId::SerifSemiBold,
    ];

    /// The parsed face; parsing happens once per process.
    pub fn face(self) -> &'static Face {
        static FACES: [OnceLock<Face>; FaceId::ALL.len()] = [const { OnceLock::new() }; FaceId::ALL.len()];
        FACES[self.index()].get_or_init(|| match self {
            FaceId::GeistRegular => Face::parse(include_bytes!("../fonts/Geist_400Regular.ttf"), "Geist-Regular", 400),
            FaceId::GeistMedium => Face::parse(include_bytes!("../fonts/Geist_500Medium.ttf"), "Geist-Medium", 500),
            FaceId::GeistSemiBold => {
                Face::parse(include_bytes!("../fonts/Geist_600SemiBold.ttf"), "Geist-SemiBold", 600)
            }
            FaceId::InterRegular => Face::parse(include_bytes!("../fonts/Inter_400Regular.ttf"), "Inter-Regular", 400),
            FaceId::InterSemiBold => {
                Face::parse(include_bytes!("../fonts/Inter_600SemiBold.ttf"), "Inter-SemiBold", 600)
            }
            FaceId::SerifRegular => {
                Face::parse(include_bytes!("../fonts/SourceSerif4_400Regular.ttf"), "SourceSerif4-Regular", 400)
            }
            FaceId::SerifItalic => {
                Face::parse(include_bytes!("../fonts/SourceSerif4_400Regular_Italic.ttf"), "SourceSerif4-Italic", 400)
            }
            FaceId::SerifSemiBold => {
                Face::parse(include_bytes!("../fonts/SourceSerif4_600SemiBold.ttf"), "SourceSerif4-SemiBold", 600)
            }
        })
    }

    /// Position in [`FaceId::ALL`]; names the font inside a document.
    pub fn index(self) -> usize {
        match self {
            FaceId::GeistRegular => 0,
            FaceId::GeistMedium => 1,
            FaceId::GeistSemiBold => 2,
            FaceId::InterRegular => 3,
            FaceId::InterSemiBold => 4,
            FaceId::SerifRegular => 5,
            FaceId::SerifItalic => 6,
            FaceId::SerifSemiBold => 7,
        }
    }
}

impl Face {
    fn parse(bytes: &'static [u8], postscript_name: &'static str, weight_class: u16) -> Face {
        let shaper = rustybuzz::Face::from_slice(bytes, 0).expect("the shipped fonts are readable");
        Face { bytes, postscript_name, weight_class, shaper, plans: [const { OnceLock::new() }; PLAN_COUNT] }
    }

    /// The tables of the font file: outlines, metrics, names.
    pub fn tables(&self) -> &rustybuzz::ttf_parser::Face<'static> {
        &self.shaper
    }

    pub fn units_per_em(&self) -> f32 {
        f32::from(self.tables().units_per_em())
    }

    /// The advance of a glyph in the font's own table, in font units, before kerning.
    pub fn natural_advance(&self, glyph: u16) -> u16 {
        self.tables().glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
    }

    pub fn covers(&self, character: char) -> bool {
        self.tables().glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    /// Shapes one run of text that this face covers and that is written in one script.
    pub fn shape(&self, text: &str, figures: Figures) -> Vec<ShapedGlyph> {
        let script = script_of(text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(SCRIPTS[script]);
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let shaped = rustybuzz::shape_with_plan(&self.shaper, self.plan(script, figures), buffer);
        let infos = shaped.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        for (at, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let next = infos[at + 1..].iter().map(|later| later.cluster as usize).find(|&later| later > start);
            let repeated = at > 0 && infos[at - 1].cluster == info.cluster;
            let end = if repeated { start } else { next.unwrap_or(text.len()) };
            glyphs.push(ShapedGlyph {
                id: u16::try_from(info.glyph_id).expect("a glyph id of a font fits 16 bits"),
                text: start..end,
                advance: position.x_advance,
                dx: position.x_offset,
                dy: position.y_offset,
            });
        }
        glyphs
    }

    fn plan(&self, script: usize, figures: Figures) -> &ShapePlan {
        let slot = script * 2 + usize::from(figures == Figures::Tabular);
        self.plans[slot].get_or_init(|| {
            let tabular = [Feature::new(Tag::from_bytes(b"tnum"), 1, ..)];
            let features: &[Feature] = match figures {
                Figures::Proportional => &[],
                Figures::Tabular => &tabular,
            };
            ShapePlan::new(&self.shaper, Direction::LeftToRight, Some(SCRIPTS[script]), None, features)
        })
    }
}

/// Index into [`SCRIPTS`] of the first character that belongs to a script at all.
fn script_of(text: &str) -> usize {
    text.chars().find_map(strong_script).unwrap_or(0)
}

/// Index into [`SCRIPTS`]; `None` for digits, punctuation and marks, which go with their neighbours.
pub(crate) fn strong_script(character: char) -> Option<usize> {
    match character {
        '\u{0370}'..='\u{03ff}' | '\u{1f00}'..='\u{1fff}' => Some(1),
        '\u{0400}'..='\u{052f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => {
            Some(2)
        }
        letter if letter.is_alphabetic() => Some(0),
        _ => None,
    }
}

/// Combining marks that must be drawn by the face of the character before them.
pub(crate) fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether some face of the family draws `character`. Private-use characters never count:
/// a font may hold a picture there, but nobody can say what it means.
pub(crate) fn drawable(family: &Family, font: FontStyle, character: char) -> bool {
    !matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fffd}')
        && family.chain(font).iter().any(|id| id.face().covers(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_signs_of_money_and_tabular_figures() {
        for id in FaceId::ALL {
            for sign in ['€', '£', '$', '¥', '−', '–', '%', '\u{a0}', 'ß', 'Ł'] {
                assert!(id.face().covers(sign), "{id:?} lacks {sign:?}");
            }
            let widths: Vec<i32> =
                id.face().shape("1470", Figures::Tabular).iter().map(|glyph| glyph.advance).collect();
            assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{id:?}: {widths:?}");
        }
    }

    #[test]
    fn kerning_changes_the_advance() {
        let face = FaceId::GeistRegular.face();
        let shaped = face.shape("AV", Figures::Proportional);
        assert_ne!(shaped[0].advance, i32::from(face.natural_advance(shaped[0].id)));
    }

    #[test]
    fn fallback_draws_greek_and_private_use_is_never_drawable() {
        assert!(!FaceId::GeistRegular.face().covers('Ω') || drawable(&GEIST, FontStyle::Regular, 'Ω'));
        assert!(drawable(&GEIST, FontStyle::Regular, 'θ'));
        assert!(!drawable(&GEIST, FontStyle::Regular, '\u{e001}'));
        assert!(!drawable(&GEIST, FontStyle::Regular, '請'));
    }
}
