//! The fonts that a document may use: the shipped ones and, behind them, faces that the caller found elsewhere.
//! Knows no disk: bytes are handed in.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use rustybuzz::ttf_parser::{self, Permissions, name_id};

use super::face::{Face, FontBytes};
use super::{FaceId, Family, FontStyle, INTER, drawable, is_private};
use crate::clean::{Breaks, clean};
use crate::scripts::is_invisible;

/// A face from outside that may be embedded. Cheap to clone: all clones share the parsed font.
#[derive(Clone)]
pub struct AddedFace(pub(super) Arc<Face>);

/// Why a font cannot stand in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontRefusal {
    #[error("not a font that can be read")]
    Unreadable,
    #[error("its licence bits forbid embedding it or a part of it")]
    EmbeddingForbidden,
    #[error("it has no outlines of a kind that can be embedded")]
    NoOutlines,
    #[error("it draws the same sign for different letters")]
    Placeholder,
}

/// The faces of a document in order of preference: shipped ones first, then `added`.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    added: Arc<[AddedFace]>,
}

/// One face in use. Equal when it is the same shipped face or has the same bytes.
#[derive(Clone)]
pub(crate) enum Font {
    Shipped(FaceId),
    Added(AddedFace),
}

impl AddedFace {
    /// Face `index` of a font file; 0 unless the file is a collection.
    /// A variable font is used as the instance it has by default.
    /// Errors: those of [`FontRefusal`].
    pub fn new(bytes: Arc<[u8]>, index: u32) -> Result<AddedFace, FontRefusal> {
        let tables = ttf_parser::Face::parse(&bytes, index).map_err(|_| FontRefusal::Unreadable)?;
        refuse(&tables)?;
        let (name, weight) = (postscript_name(&tables), tables.weight().to_number());
        let face = Face::parse(FontBytes::Added(bytes), index, name, weight).ok_or(FontRefusal::Unreadable)?;
        Ok(AddedFace(Arc::new(face)))
    }
}

/// Which of `chars` the face `index` of a font file draws; none when it may not be used at all.
pub fn drawn(bytes: &[u8], index: u32, chars: &BTreeSet<char>) -> BTreeSet<char> {
    match ttf_parser::Face::parse(bytes, index) {
        Ok(tables) if refuse(&tables).is_ok() => {
            chars.iter().copied().filter(|&c| !is_private(c) && draws(&tables, c)).collect()
        }
        Ok(_) | Err(_) => BTreeSet::new(),
    }
}

/// Whether the face has an outline for `character`; a picture in colours would print as nothing.
pub(super) fn draws(face: &ttf_parser::Face, character: char) -> bool {
    let tables = face.tables();
    let has_pictures = tables.colr.is_some() || tables.sbix.is_some() || tables.cbdt.is_some() || tables.svg.is_some();
    face.glyph_index(character)
        .is_some_and(|glyph| glyph.0 != 0 && (!has_pictures || face.glyph_bounding_box(glyph).is_some()))
}

fn refuse(face: &ttf_parser::Face) -> Result<(), FontRefusal> {
    if face.tables().os2.is_some() {
        let may_embed = !matches!(face.permissions(), None | Some(Permissions::Restricted));
        if !may_embed || !face.is_subsetting_allowed() || !face.is_outline_embedding_allowed() {
            return Err(FontRefusal::EmbeddingForbidden);
        }
    }
    if face.tables().glyf.is_none() && face.tables().cff.is_none() {
        return Err(FontRefusal::NoOutlines);
    }
    // Fonts of last resort map whole scripts to one box.
    let letters = ['a', 'ب', 'ก', '中', '가'].map(|letter| face.glyph_index(letter).filter(|glyph| glyph.0 != 0));
    let same = |at: usize| letters[at].is_some() && letters[..at].contains(&letters[at]);
    if (1..letters.len()).any(same) { Err(FontRefusal::Placeholder) } else { Ok(()) }
}

/// The name that the PDF shows for the font: letters, digits and hyphens, as other readers expect.
fn postscript_name(face: &ttf_parser::Face) -> String {
    let name = face.names().into_iter().filter(|name| name.name_id == name_id::POST_SCRIPT_NAME);
    let name = name.filter_map(|name| name.to_string()).next().unwrap_or_default();
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(63).collect();
    if plain.is_empty() { "Unnamed".to_owned() } else { plain }
}

impl Fonts {
    /// What comes with the program: Latin, Greek and Cyrillic.
    pub fn shipped() -> Fonts {
        Fonts::default()
    }

    /// The shipped faces, and `added` in this order for what they lack.
    pub fn with(added: Vec<AddedFace>) -> Fonts {
        Fonts { added: added.into() }
    }

    /// Characters of `text` that would stand on a page and that none of these faces draws.
    pub fn lacking(&self, text: &str) -> BTreeSet<char> {
        // Most texts have nothing to look up.
        if text.is_ascii() {
            return BTreeSet::new();
        }
        let drawn = |character: char| {
            character.is_control()
                || is_invisible(character)
                || drawable(&INTER, FontStyle::Regular, character)
                || !is_private(character) && self.added.iter().any(|face| face.0.covers(character))
        };
        clean(text, Breaks::Kept).chars().filter(|&character| !drawn(character)).collect()
    }

    /// The faces to ask for text of this style, in order. Of the added ones those of a fitting weight come first.
    pub(crate) fn chain(&self, family: &Family, style: FontStyle) -> Vec<Font> {
        let is_bold = |face: &&AddedFace| face.0.weight_class >= 600;
        let (bold, regular): (Vec<_>, Vec<_>) = self.added.iter().partition(is_bold);
        let added = match style {
            FontStyle::SemiBold => bold.into_iter().chain(regular),
            FontStyle::Regular | FontStyle::Medium | FontStyle::Italic => regular.into_iter().chain(bold),
        };
        let shipped = family.chain(style).iter().copied().map(Font::Shipped);
        shipped.chain(added.cloned().map(Font::Added)).collect()
    }
}

/// The first face that draws all of a cluster.
pub(crate) fn drawing(chain: &[Font], cluster: &str) -> Option<usize> {
    if cluster.chars().any(is_private) {
        return None;
    }
    chain.iter().position(|font| font.face().covers_cluster(cluster))
}

/// The characters that keep a cluster off the page: those that no face draws, or else the marks that are lacking
/// where its letter is drawn. Empty when one face draws all of it.
pub(crate) fn missing(chain: &[Font], cluster: &str) -> Vec<char> {
    if drawing(chain, cluster).is_some() {
        return Vec::new();
    }
    let draws = |font: &Font, c: char| is_invisible(c) || !is_private(c) && font.face().covers(c);
    let nowhere: Vec<char> = cluster.chars().filter(|&c| !chain.iter().any(|font| draws(font, c))).collect();
    if !nowhere.is_empty() {
        return nowhere;
    }
    let letters = chain.iter().find(|font| cluster.chars().next().is_some_and(|letter| draws(font, letter)));
    letters.map(|font| cluster.chars().filter(|&c| !draws(font, c)).collect()).unwrap_or_default()
}

impl Font {
    pub fn face(&self) -> &Face {
        match self {
            Font::Shipped(id) => id.face(),
            Font::Added(face) => &face.0,
        }
    }

    /// What tells faces apart, cheapest first: shipped ones by place, others by name, index and bytes.
    fn compare(&self, other: &Font) -> Ordering {
        match (self, other) {
            (Font::Shipped(one), Font::Shipped(two)) => one.cmp(two),
            (Font::Shipped(_), Font::Added(_)) => Ordering::Less,
            (Font::Added(_), Font::Shipped(_)) => Ordering::Greater,
            (Font::Added(one), Font::Added(two)) if Arc::ptr_eq(&one.0, &two.0) => Ordering::Equal,
            (Font::Added(one), Font::Added(two)) => (&one.0.postscript_name, one.0.index, one.0.bytes()).cmp(&(
                &two.0.postscript_name,
                two.0.index,
                two.0.bytes(),
            )),
        }
    }
}

impl PartialEq for Font {
    fn eq(&self, other: &Font) -> bool {
        self.compare(other) == Ordering::Equal
    }
}

impl Eq for Font {}

impl PartialOrd for Font {
    fn partial_cmp(&self, other: &Font) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Font {
    fn cmp(&self, other: &Font) -> Ordering {
        self.compare(other)
    }
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.face().postscript_name)
    }
}

impl fmt::Debug for AddedFace {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0.postscript_name)
    }
}
