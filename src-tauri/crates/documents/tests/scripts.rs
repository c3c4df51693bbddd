//! Clients of other scripts on paper: the right glyphs, the text a reader hears, and names for what cannot be printed.

use documents::{AddedFace, Attachment, Fonts, invoice_pages, pdf, svg, uncovered};
use domain::InvoiceBody;
use lopdf::content::Content;
use lopdf::{Document, Object};

mod samples;
use samples::scripts::NAMES;

fn fonts(bytes: &[u8], index: u32) -> Fonts {
    Fonts::with(vec![AddedFace::new(bytes.into(), index).expect("a font")])
}

fn named(name: &str) -> InvoiceBody {
    let mut body = samples::irish();
    body.buyer.name = name.into();
    body
}

fn pdf_of(body: &InvoiceBody, fonts: &Fonts) -> Vec<u8> {
    let pages = invoice_pages(body, Some(samples::NUMBER), None, fonts).expect("pages");
    pdf(&pages, None::<Attachment>).expect("a PDF")
}

fn descendants(document: &Document) -> Vec<(String, String)> {
    let text = |object: &lopdf::Dictionary, key: &[u8]| {
        let name = object.get(key).and_then(Object::as_name).unwrap_or_default();
        String::from_utf8_lossy(name).into_owned()
    };
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let kinds = fonts.filter(|font| text(font, b"Subtype").starts_with("CIDFontType"));
    kinds.map(|font| (text(font, b"BaseFont"), text(font, b"Subtype"))).collect()
}

#[test]
fn a_client_of_any_script_is_printed_when_a_font_is_there_and_named_when_not() {
    for (bytes, index, name) in NAMES {
        let body = named(name);
        let without = uncovered(&body, Some(samples::NUMBER), &Fonts::shipped());
        assert!(without.iter().any(|place| place.field == "buyer.name"), "{name}");
        assert_eq!(uncovered(&body, Some(samples::NUMBER), &fonts(bytes, index)), [], "{name}");
        assert!(!fonts(bytes, index).lacking(&format!("Ł {name}")).contains(&'Ł'));
        let pages = invoice_pages(&body, Some(samples::NUMBER), None, &fonts(bytes, index)).expect("pages");
        assert_eq!(pages, pages.clone());
        assert!(svg(&pages)[0].svg.contains("<use"));
    }
}

#[test]
fn equal_fonts_give_equal_bytes_whatever_was_set_before() {
    let (bytes, index, name) = NAMES[0];
    let first = pdf_of(&named(name), &fonts(bytes, index));
    pdf_of(&named(NAMES[1].2), &fonts(NAMES[1].0, NAMES[1].1));
    assert_eq!(first, pdf_of(&named(name), &fonts(bytes, index)));
}

#[test]
fn the_faces_of_a_collection_are_told_apart_and_keep_their_kind() {
    for (place, face) in [(4, "NotoSansCJKjp-Regular"), (5, "NotoSansCJKsc-Regular")] {
        let (bytes, index, name) = NAMES[place];
        let document = Document::load_mem(&pdf_of(&named(name), &fonts(bytes, index))).expect("a PDF");
        let found = descendants(&document);
        assert!(found.iter().any(|(name, kind)| name.ends_with(face) && kind == "CIDFontType0"), "{found:?}");
    }
}

#[test]
fn text_whose_glyphs_would_say_something_else_carries_its_own_words() {
    let words = |body: &InvoiceBody, fonts: &Fonts| -> Vec<String> {
        let document = Document::load_mem(&pdf_of(body, fonts)).expect("a PDF");
        let page = document.get_pages()[&1];
        let content = Content::decode(&document.get_page_content(page)).expect("operators");
        let spans = content.operations.iter().filter(|operation| operation.operator == "BDC");
        let texts = spans.filter_map(|span| span.operands[1].as_dict().ok()?.get(b"ActualText").ok()?.as_str().ok());
        let decode = |bytes: &[u8]| {
            let units: Vec<u16> = bytes[2..].chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
            String::from_utf16(&units).expect("text")
        };
        texts.map(decode).collect()
    };
    let (bytes, index, name) = NAMES[2];
    let said = words(&named(name), &fonts(bytes, index)).concat();
    assert!(said.contains("लि"), "the vowel stands before its consonant: {said}");
    assert_eq!(words(&samples::irish(), &Fonts::shipped()), Vec::<String>::new(), "plain text says itself");
}

#[test]
fn marks_piled_on_a_letter_are_named_instead_of_printed_over_other_lines() {
    let mut body = named("Ordinary");
    body.note = format!("z{}algo e\u{301}", "\u{308}\u{301}\u{302}".repeat(10));
    let found = uncovered(&body, Some(samples::NUMBER), &Fonts::shipped());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].field.as_str(), found[0].chars.len()), ("note", 3));
}

#[test]
fn pictures_and_private_signs_are_never_drawn() {
    for sign in ["\u{e000}", "🧿", "\u{fffd}"] {
        let found = uncovered(&named(&format!("Halden {sign}")), None, &Fonts::shipped());
        assert_eq!(found[0].chars, sign.chars().collect::<Vec<_>>(), "{sign:?}");
    }
}
