//! The faces of a document cut down to the glyphs it uses.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::DocumentError;
use crate::display_list::{Item, Pages};
use crate::faces::FaceId;

/// New glyph numbers of each face in use.
pub(super) type Subsets = BTreeMap<FaceId, GlyphRemapper>;

/// Numbers the glyphs in order of appearance.
pub(super) fn subsets(pages: &Pages) -> Subsets {
    let mut subsets = Subsets::new();
    for placed in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(run) = &placed.item {
            let subset = subsets.entry(run.face).or_default();
            for glyph in &run.glyphs {
                subset.remap(glyph.id);
            }
        }
    }
    subsets
}

/// Resource name of a face. Our own, because printpdf draws random ones, and not `F1` to `F14`, which mean
/// built-in fonts.
pub(super) fn font_id(face: FaceId) -> FontId {
    FontId(format!("T{}", face.index()))
}

/// The subset as printpdf wants it. Errors: `Font`.
pub(super) fn embedded(id: FaceId, subset: &GlyphRemapper) -> Result<PdfFont, DocumentError> {
    let face = id.face();
    let font_error = |source| DocumentError::Font { font: face.postscript_name, source };
    let bytes = subsetter::subset(face.bytes, 0, subset).map_err(font_error)?;
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
pub(super) fn mend(document: &mut Document) {
    let fonts: Vec<_> = document.objects.iter().filter(|(_, object)| is_composite(object)).map(|(id, _)| *id).collect();
    for id in fonts {
        let Ok(font) = document.get_dictionary(id) else { continue };
        let descendant = font.get(b"DescendantFonts").and_then(Object::as_array).ok().and_then(|fonts| fonts.first());
        let Some(mut descendant) = descendant.and_then(|font| font.as_dict().ok()).cloned() else { continue };
        if let Some(mut descriptor) = descendant.get(b"FontDescriptor").and_then(Object::as_dict).ok().cloned() {
            mend_descriptor(&mut descriptor);
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

fn mend_descriptor(descriptor: &mut Dictionary) {
    let Ok(name) = descriptor.get(b"FontName").and_then(Object::as_name) else { return };
    let of_name = |id: &FaceId| name.ends_with(id.face().postscript_name.as_bytes());
    if let Some(face) = FaceId::ALL.into_iter().find(of_name).map(FaceId::face)
        && let Some(height) = face.tables().capital_height()
    {
        descriptor.set("CapHeight", i64::from(height) * 1000 / i64::from(face.tables().units_per_em()));
    }
}
