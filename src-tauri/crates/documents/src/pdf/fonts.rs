//! The faces of a document cut down to the glyphs it uses.

use std::collections::BTreeMap;
use std::ops::Range;

use lopdf::{Dictionary, Document, Object};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfFont, PdfFontHandle, PdfFontMetricsStub, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;
use unicode_normalization::UnicodeNormalization;

use crate::DocumentError;
use crate::display_list::{Glyph, Item, Pages, TextRun};
use crate::faces::Font;

/// What the document needs of one face.
pub(super) struct Subset {
    /// Resource name. Our own, because printpdf draws random ones, and not `F1` to `F14`, which mean built-in fonts.
    pub name: String,
    /// New glyph numbers, in order of appearance.
    pub glyphs: GlyphRemapper,
    /// The text that each glyph stands for when it is copied or searched: a font says one thing of a glyph, wherever
    /// it is used.
    pub spoken: BTreeMap<u16, String>,
}

pub(super) type Subsets = BTreeMap<Font, Subset>;

/// Numbers the glyphs in order of appearance.
pub(super) fn subsets(pages: &Pages) -> Subsets {
    let mut subsets = Subsets::new();
    for placed in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(run) = &placed.item {
            if !subsets.contains_key(&run.font) {
                subsets.insert(run.font.clone(), Subset::new(&run.font, subsets.len()));
            }
            if let Some(subset) = subsets.get_mut(&run.font) {
                for (glyph, text) in run.glyphs.iter().zip(shares(run)) {
                    subset.glyphs.remap(glyph.id);
                    subset.speak(glyph.id, text);
                }
            }
        }
    }
    subsets
}

impl Subset {
    fn new(font: &Font, place: usize) -> Subset {
        let name = match font {
            Font::Shipped(face) => format!("T{}", face.index()),
            Font::Added(_) => format!("A{place}"),
        };
        Subset { name, glyphs: GlyphRemapper::new(), spoken: BTreeMap::new() }
    }

    pub fn id(&self) -> FontId {
        FontId(self.name.clone())
    }

    /// The first text counts; none at all gives way to any.
    fn speak(&mut self, glyph: u16, text: String) {
        let known = self.spoken.entry(glyph).or_default();
        if known.is_empty() {
            *known = text;
        }
    }

    /// What a part of a run says by its glyphs alone.
    pub fn says(&self, run: &TextRun, glyphs: Range<usize>) -> String {
        run.glyphs[glyphs].iter().map(|glyph| self.spoken[&glyph.id].as_str()).collect()
    }
}

/// What a part of a run is to say: a no-break space shares its glyph with the space.
pub(super) fn wanted(run: &TextRun, glyphs: Range<usize>) -> String {
    let text = |glyph: &Glyph| run.text[glyph.text.clone()].replace('\u{a0}', " ");
    run.glyphs[glyphs].iter().map(text).collect()
}

/// The share of each glyph in the text of its cluster: its own character where it has one, the first glyph without
/// one the rest.
fn shares(run: &TextRun) -> Vec<String> {
    let mut shares = vec![String::new(); run.glyphs.len()];
    for cluster in run.clusters() {
        let text = wanted(run, cluster.clone());
        if cluster.len() == 1 {
            shares[cluster.start] = text;
            continue;
        }
        let mut rest: Vec<char> = text.chars().collect();
        take_own(run, cluster.clone(), &mut rest, &mut shares);
        // A vowel that the font writes in two parts has them as characters too.
        let mut parts: Vec<char> = rest.iter().copied().nfkd().collect();
        take_own(run, cluster.clone(), &mut parts, &mut shares);
        let rest: String = if parts.is_empty() { String::new() } else { parts.into_iter().nfkc().collect() };
        let bare = cluster.clone().find(|&at| shares[at].is_empty()).unwrap_or(cluster.start);
        shares[bare].push_str(&rest);
    }
    shares
}

/// Moves characters from `rest` to those glyphs of the cluster that are their own.
fn take_own(run: &TextRun, cluster: Range<usize>, rest: &mut Vec<char>, shares: &mut [String]) {
    let tables = run.font.face().tables();
    for at in cluster {
        let own = |&character: &char| tables.glyph_index(character).is_some_and(|own| own.0 == run.glyphs[at].id);
        if shares[at].is_empty()
            && let Some(place) = rest.iter().position(own)
        {
            shares[at].push(rest.remove(place));
        }
    }
}

/// A page that shows each glyph once, from which printpdf learns which fonts to embed and what their glyphs say.
pub(super) fn specimen(subsets: &Subsets) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets.values() {
        let shown = |(&glyph, text): (&u16, &String)| {
            // An empty text would leave the glyph unmapped, which PDF/A forbids.
            let text = if text.is_empty() { "\u{200b}" } else { text };
            let gid = subset.glyphs.get(glyph).expect("every glyph was numbered");
            Codepoint { gid, offset: 0.0, cid: Some(text.to_owned()) }
        };
        let glyphs = subset.spoken.iter().map(shown).collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    ops
}

/// The subset as printpdf wants it. Errors: `Font`.
pub(super) fn embedded(font: &Font, subset: &GlyphRemapper) -> Result<PdfFont, DocumentError> {
    let face = font.face();
    let font_error = |source| DocumentError::Font { font: face.postscript_name.clone(), source };
    let bytes = subsetter::subset(face.bytes(), face.index, subset).map_err(font_error)?;
    let tables = face.tables();
    let old_ids = subset.remapped_gids();
    let glyph_widths = (0u16..).zip(old_ids).map(|(new, old)| (new, face.natural_advance(old))).collect();
    let bounds = tables.global_bounding_box();
    let units_per_em = tables.units_per_em();
    Ok(PdfFont::new(ParsedFont {
        font_index: 0,
        font_name: Some(format!("{}+{}", tag(&bytes), face.postscript_name)),
        original_bytes: bytes,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths,
        units_per_em,
        font_metrics: FontMetrics { ascent: tables.ascender(), descent: tables.descender() },
        // printpdf looks at the bytes instead: outlines of the other kind become a CIDFontType0.
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: face.weight_class,
        },
    }))
}

/// Six letters that tell subsets of one face apart (ISO 32000-1, 9.6.4).
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Mends what printpdf leaves open: descendant fonts and descriptors become objects of their own, as ISO 32000-1
/// (table 117) asks for descriptors, and the height of capitals, which it cannot know, replaces the ascent.
pub(super) fn mend(document: &mut Document, subsets: &Subsets) {
    let fonts: Vec<_> = document.objects.iter().filter(|(_, object)| is_composite(object)).map(|(id, _)| *id).collect();
    for id in fonts {
        let Ok(font) = document.get_dictionary(id) else { continue };
        let descendant = font.get(b"DescendantFonts").and_then(Object::as_array).ok().and_then(|fonts| fonts.first());
        let Some(mut descendant) = descendant.and_then(|font| font.as_dict().ok()).cloned() else { continue };
        if let Some(mut descriptor) = descendant.get(b"FontDescriptor").and_then(Object::as_dict).ok().cloned() {
            mend_descriptor(&mut descriptor, subsets);
            descendant.set("FontDescriptor", document.add_object(descriptor));
        }
        let descendant = document.add_object(descendant);
        if let Ok(font) = document.get_dictionary_mut(id) {
            font.set("DescendantFonts", vec![Object::Reference(descendant)]);
        }
    }
}

fn is_composite(object: &Object) -> bool {
    let subtype = object.as_dict().and_then(|font| font.get(b"Subtype")).and_then(Object::as_name);
    subtype.is_ok_and(|subtype| subtype == b"Type0")
}

fn mend_descriptor(descriptor: &mut Dictionary, subsets: &Subsets) {
    let Ok(name) = descriptor.get(b"FontName").and_then(Object::as_name) else { return };
    // Behind the six letters of the subset and their plus.
    let of_name = |font: &&Font| name.get(7..) == Some(font.face().postscript_name.as_bytes());
    if let Some(face) = subsets.keys().find(of_name).map(Font::face)
        && let Some(height) = face.tables().capital_height()
    {
        descriptor.set("CapHeight", i64::from(height) * 1000 / i64::from(face.tables().units_per_em()));
    }
}
