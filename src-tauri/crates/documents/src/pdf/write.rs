//! Puts the parts of the file together.

use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, RawImage, RawImageData, RawImageFormat, XObject, XObjectId,
};

use super::ops::{PageContent, image_name, page_content};
use super::{Attachment, file, fonts, pdfa, tags};
use crate::DocumentError;
use crate::display_list::{Item, Pages};
use crate::image::{Channels, Picture};

pub(super) fn write(pages: &Pages, attachment: Option<Attachment>) -> Result<Vec<u8>, DocumentError> {
    let subsets = fonts::subsets(pages);
    let mut contents: Vec<PageContent> =
        pages.pages.iter().enumerate().map(|(number, page)| page_content(pages, &subsets, number, page)).collect();
    let mut printed = PdfDocument::new("");
    for (font, subset) in &subsets {
        printed.resources.fonts.map.insert(subset.id(), fonts::embedded(font, &subset.glyphs)?);
    }
    for (number, page) in pages.pages.iter().enumerate() {
        for (index, placed) in page.items.iter().enumerate() {
            if let Item::Image { picture, .. } = &placed.item {
                let name = XObjectId(image_name(number, index));
                printed.resources.xobjects.map.insert(name, XObject::Image(raw(picture)));
            }
        }
    }
    printed.pages = pages.pages.iter().map(|page| printed_page(pages.size_of(page))).collect();
    if let Some(first) = printed.pages.first_mut() {
        first.ops = fonts::specimen(&subsets);
    }
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    // The warnings concern fonts that are not embedded: the tests would show it.
    let mut document = printed.to_lopdf_document(&options, &mut Vec::new());
    fonts::mend(&mut document, &subsets);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    for (page_id, content) in page_ids.iter().zip(&mut contents) {
        draw(&mut document, *page_id, std::mem::take(&mut content.bytes))?;
    }
    let tree = tags::add(&mut document, pages, &contents, &page_ids);
    pdfa::finish(&mut document, &pages.meta, attachment.as_ref(), tree)?;
    pdfa::identify(&mut document);
    Ok(file::bytes(document))
}

fn printed_page((width, height): (f32, f32)) -> PdfPage {
    let sheet = printpdf::Rect::from_wh(Pt(rounded(width)), Pt(rounded(height)));
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops: Vec::<Op>::new() }
}

/// To hundredths of a point.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// Puts our content, which is written as bytes, in the place of printpdf's.
fn draw(document: &mut Document, page: ObjectId, content: Vec<u8>) -> Result<(), DocumentError> {
    let stream = document.get_dictionary(page)?.get(b"Contents").and_then(Object::as_reference)?;
    document.get_object_mut(stream)?.as_stream_mut()?.set_plain_content(content);
    Ok(())
}

fn raw(picture: &Picture) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(picture.pixels.clone()),
        width: picture.width,
        height: picture.height,
        data_format: match picture.channels {
            Channels::Rgb => RawImageFormat::RGB8,
            Channels::Rgba => RawImageFormat::RGBA8,
        },
        tag: Vec::new(),
    }
}
