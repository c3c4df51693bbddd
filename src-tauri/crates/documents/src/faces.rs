//! The fonts of documents: the faces that ship with the program, families of them, and the way to faces from outside.
//! Knows no line breaking and no PDF.

use std::sync::OnceLock;

mod face;
mod fonts;

pub(crate) use face::Setting;
pub use fonts::{AddedFace, FontRefusal, Fonts, drawn};
pub(crate) use fonts::{Font, drawing, missing};

use face::{Face, FontBytes};

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
    LiberationRegular,
    LiberationBold,
}

/// The faces of one template in order of preference: a later face is asked only for what the earlier ones lack.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Family {
    pub regular: &'static [FaceId],
    pub medium: &'static [FaceId],
    pub semi_bold: &'static [FaceId],
    pub italic: &'static [FaceId],
}

/// Geist. No slanted face: what would be italic stays upright. In each family the other shipped faces come last, so
/// that no template covers less than another.
pub(crate) const GEIST: Family = Family {
    regular: &[FaceId::GeistRegular, FaceId::InterRegular, FaceId::SerifRegular],
    medium: &[FaceId::GeistMedium, FaceId::InterRegular, FaceId::SerifRegular],
    semi_bold: &[FaceId::GeistSemiBold, FaceId::InterSemiBold, FaceId::SerifSemiBold],
    italic: &[FaceId::GeistRegular, FaceId::InterRegular, FaceId::SerifRegular],
};

/// Source Serif 4.
pub(crate) const SERIF: Family = Family {
    regular: &[FaceId::SerifRegular, FaceId::InterRegular, FaceId::GeistRegular],
    medium: &[FaceId::SerifRegular, FaceId::InterRegular, FaceId::GeistRegular],
    semi_bold: &[FaceId::SerifSemiBold, FaceId::InterSemiBold, FaceId::GeistSemiBold],
    italic: &[FaceId::SerifItalic, FaceId::SerifRegular, FaceId::InterRegular, FaceId::GeistRegular],
};

pub(crate) const INTER: Family = Family {
    regular: &[FaceId::InterRegular, FaceId::SerifRegular, FaceId::GeistRegular],
    medium: &[FaceId::InterRegular, FaceId::SerifRegular, FaceId::GeistRegular],
    semi_bold: &[FaceId::InterSemiBold, FaceId::SerifSemiBold, FaceId::GeistSemiBold],
    italic: &[FaceId::InterRegular, FaceId::SerifRegular, FaceId::GeistRegular],
};

/// Liberation Sans, for payment slips: one of the four typefaces that the Swiss guidelines allow there. It is shipped
/// whole, for its licence reserves the name for the unchanged font.
pub(crate) const LIBERATION: Family = Family {
    regular: &[FaceId::LiberationRegular, FaceId::InterRegular, FaceId::SerifRegular, FaceId::GeistRegular],
    medium: &[FaceId::LiberationRegular, FaceId::InterRegular, FaceId::SerifRegular, FaceId::GeistRegular],
    semi_bold: &[FaceId::LiberationBold, FaceId::InterSemiBold, FaceId::SerifSemiBold, FaceId::GeistSemiBold],
    italic: &[FaceId::LiberationRegular, FaceId::InterRegular, FaceId::SerifRegular, FaceId::GeistRegular],
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

impl FaceId {
    pub const ALL: [FaceId; 10] = [
        FaceId::GeistRegular,
        FaceId::GeistMedium,
        FaceId::GeistSemiBold,
        FaceId::InterRegular,
        FaceId::InterSemiBold,
        FaceId::SerifRegular,
        FaceId::SerifItalic,
        FaceId::SerifSemiBold,
        FaceId::LiberationRegular,
        FaceId::LiberationBold,
    ];

    /// The parsed face; parsing happens once per process.
    pub fn face(self) -> &'static Face {
        static FACES: [OnceLock<Face>; FaceId::ALL.len()] = [const { OnceLock::new() }; FaceId::ALL.len()];
        FACES[self.index()].get_or_init(|| match self {
            FaceId::GeistRegular => shipped(include_bytes!("../fonts/Geist_400Regular.ttf"), "Geist-Regular", 400),
            FaceId::GeistMedium => shipped(include_bytes!("../fonts/Geist_500Medium.ttf"), "Geist-Medium", 500),
            FaceId::GeistSemiBold => shipped(include_bytes!("../fonts/Geist_600SemiBold.ttf"), "Geist-SemiBold", 600),
            FaceId::InterRegular => shipped(include_bytes!("../fonts/Inter_400Regular.ttf"), "Inter-Regular", 400),
            FaceId::InterSemiBold => shipped(include_bytes!("../fonts/Inter_600SemiBold.ttf"), "Inter-SemiBold", 600),
            FaceId::SerifRegular => {
                shipped(include_bytes!("../fonts/SourceSerif4_400Regular.ttf"), "SourceSerif4-Regular", 400)
            }
            FaceId::SerifItalic => {
                shipped(include_bytes!("../fonts/SourceSerif4_400Regular_Italic.ttf"), "SourceSerif4-Italic", 400)
            }
            FaceId::SerifSemiBold => {
                shipped(include_bytes!("../fonts/SourceSerif4_600SemiBold.ttf"), "SourceSerif4-SemiBold", 600)
            }
            FaceId::LiberationRegular => {
                shipped(include_bytes!("../fonts/LiberationSans_400Regular.ttf"), "LiberationSans", 400)
            }
            FaceId::LiberationBold => {
                shipped(include_bytes!("../fonts/LiberationSans_700Bold.ttf"), "LiberationSans-Bold", 700)
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
            FaceId::LiberationRegular => 8,
            FaceId::LiberationBold => 9,
        }
    }
}

fn shipped(bytes: &'static [u8], postscript_name: &str, weight_class: u16) -> Face {
    Face::parse(FontBytes::Shipped(bytes), 0, postscript_name.to_owned(), weight_class)
        .expect("the shipped fonts are readable")
}

/// Whether some shipped face of the family draws `character`.
pub(crate) fn drawable(family: &Family, font: FontStyle, character: char) -> bool {
    !is_private(character) && family.chain(font).iter().any(|id| id.face().covers(character))
}

/// Private-use characters never count as covered: a font may hold a picture there, but nobody can say what it means.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fffd}')
}

#[cfg(test)]
mod tests;
