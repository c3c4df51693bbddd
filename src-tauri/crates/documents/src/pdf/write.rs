//! Puts the parts of the file together.

use lopdf::{Document, ObjectId};
use printpdf::{Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, RawImage, RawImageData, RawImageFormat, XObject};

use super::ops::{PageContent, image_id, page_content, rounded};
use super::{Attachment, fonts, pdfa, tags};
use crate::DocumentError;
use crate::display_list::{Item, Pages};
use crate::image::{Channels, Picture};

pub(super) fn write(pages: &Pages, attachment: Option<Attachment>) -> Result<Vec<u8>, DocumentError> {
    let subsets = fonts::subsets(pages);
    let mut contents: Vec<PageContent> =
        pages.pages.iter().enumerate().map(|(number, page)| page_content(pages, &subsets, number, page)).collect();
    let mut printed = PdfDocument::new("");
    for (font, subset) in &subsets {
        printed.resources.fonts.map.insert(subset.id.clone(), fonts::embedded(font, &subset.glyphs)?);
    }
    for (number, page) in pages.pages.iter().enumerate() {
        for (index, placed) in page.items.iter().enumerate() {
            if let Item::Image { picture, .. } = &placed.item {
                printed.resources.xobjects.map.insert(image_id(number, index), XObject::Image(raw(picture)));
            }
        }
    }
    for (page, content) in pages.pages.iter().zip(&mut contents) {
        printed.pages.push(printed_page(pages.size_of(page), std::mem::take(&mut content.ops)));
    }
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    // The warnings concern fonts that are not embedded and text outside of text sections; the tests would show both.
    let mut document = printed.to_lopdf_document(&options, &mut Vec::new());
    fonts::mend(&mut document, &subsets);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let tree = tags::add(&mut document, pages, &contents, &page_ids);
    pdfa::finish(&mut document, &pages.meta, attachment.as_ref(), tree)?;
    pdfa::identify(&mut document);
    finished(document)
}

fn printed_page((width, height): (f32, f32), ops: Vec<Op>) -> PdfPage {
    let sheet = printpdf::Rect::from_wh(Pt(rounded(width)), Pt(rounded(height)));
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops }
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

fn finished(mut document: Document) -> Result<Vec<u8>, DocumentError> {
    document.prune_objects();
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes)?;
    Ok(bytes)
}
