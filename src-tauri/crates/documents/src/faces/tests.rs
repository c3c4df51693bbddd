use super::*;
use crate::bidi::Direction;

fn latin(figures: Figures) -> Setting {
    Setting { script: None, direction: Direction::LeftToRight, figures }
}

#[test]
fn every_face_has_the_signs_of_money_and_tabular_figures() {
    for id in FaceId::ALL {
        for sign in ['€', '£', '$', '¥', '−', '–', '%', '\u{a0}', 'ß', 'Ł'] {
            assert!(id.face().covers(sign), "{id:?} lacks {sign:?}");
        }
        let shaped = id.face().shape("1470", latin(Figures::Tabular));
        let widths: Vec<i32> = shaped.iter().map(|glyph| glyph.advance).collect();
        assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{id:?}: {widths:?}");
    }
}

#[test]
fn kerning_changes_the_advance() {
    let face = FaceId::GeistRegular.face();
    let shaped = face.shape("AV", latin(Figures::Proportional));
    assert_ne!(shaped[0].advance, i32::from(face.natural_advance(shaped[0].id)));
}

#[test]
fn fallback_draws_greek_and_private_use_is_never_drawable() {
    assert!(drawable(&GEIST, FontStyle::Regular, 'θ'));
    assert!(!drawable(&GEIST, FontStyle::Regular, '\u{e001}'));
    assert!(!drawable(&GEIST, FontStyle::Regular, '請'));
}

#[test]
fn no_template_and_no_weight_covers_less_than_another() {
    // Where shipped faces have anything; asking for each Chinese character would take seconds.
    let blocks = ['\u{20}'..'\u{3000}', '\u{a640}'..'\u{ab70}', '\u{f900}'..'\u{ffff}', '\u{1d400}'..'\u{1fb00}'];
    for family in [&GEIST, &SERIF, &INTER] {
        for style in [FontStyle::Regular, FontStyle::Medium, FontStyle::SemiBold, FontStyle::Italic] {
            let differs = |&c: &char| drawable(family, style, c) != drawable(&INTER, FontStyle::Regular, c);
            let differing: Vec<char> = blocks.iter().cloned().flatten().filter(differs).collect();
            assert!(differing.is_empty(), "{style:?}: {differing:?}");
        }
    }
}

#[test]
fn a_cluster_is_drawn_by_one_face_or_named() {
    let chain = Fonts::shipped().chain(&GEIST, FontStyle::Regular);
    assert_eq!(drawing(&chain, "e\u{301}"), Some(0));
    assert_eq!(missing(&chain, "q\u{301}"), [], "no letter of its own, but a mark");
    assert_eq!(missing(&chain, "ش"), ['ش']);
    assert_eq!(missing(&chain, "a\u{5b8}"), ['\u{5b8}']);
}

#[test]
fn what_is_no_font_is_refused() {
    let refused = AddedFace::new(b"OTTO and nothing else".to_vec().into(), 0).err();
    assert_eq!(refused, Some(FontRefusal::Unreadable));
    let inter: std::sync::Arc<[u8]> = FaceId::InterRegular.face().bytes().into();
    assert_eq!(AddedFace::new(inter.clone(), 3).err(), Some(FontRefusal::Unreadable), "no collection");
    assert!(AddedFace::new(inter, 0).is_ok());
}

/// Inter with other licence bits or a broken table: what a font on somebody's machine may look like.
fn changed(table: &[u8; 4], at: usize, value: u16) -> std::sync::Arc<[u8]> {
    let mut bytes = FaceId::InterRegular.face().bytes().to_vec();
    let record = bytes.windows(4).position(|tag| tag == table).expect("the table is listed");
    let offset = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().expect("four bytes")) as usize;
    bytes[offset + at..offset + at + 2].copy_from_slice(&value.to_be_bytes());
    bytes.into()
}

#[test]
fn fonts_whose_licence_forbids_embedding_are_refused() {
    let fs_type = |bits: u16| AddedFace::new(changed(b"OS/2", 8, bits), 0).err();
    assert_eq!(fs_type(0x0000), None, "installable");
    assert_eq!(fs_type(0x0004), None, "for preview and print, which is what an invoice is for");
    for forbidden in [0x0002, 0x0104, 0x0200] {
        assert_eq!(fs_type(forbidden), Some(FontRefusal::EmbeddingForbidden), "{forbidden:#06x}");
    }
}
