//! The choice of faces, from a folder of small fonts instead of the system's.

use super::*;

const NAMES: [(&str, &str, &str); 7] = [
    ("شركة النور", "AE", "NotoSansArabic-Regular"),
    ("רכבת ישראל", "IL", "NotoSansHebrew-Regular, NotoSansHebrew-Bold"),
    ("भारतीय रेल", "IN", "NotoSansDevanagari-Regular"),
    ("การรถไฟ", "TH", "NotoSansThai-Regular"),
    ("東京鉄道", "JP", "NotoSansCJKjp-Regular"),
    ("北京铁路", "CN", "NotoSansCJKsc-Regular"),
    ("한국철도", "KR", "NotoSansCJKjp-Regular"),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../documents/tests/samples/fonts")
}

fn fonts(folder: PathBuf) -> SystemFonts {
    SystemFonts { folders: Some(vec![folder]), ..SystemFonts::default() }
}

fn chosen(system: &SystemFonts, text: &str, country: &str) -> String {
    let described = format!("{:?}", system.for_text(text, country));
    described.trim_start_matches("Fonts { added: [").trim_end_matches("] }").to_owned()
}

#[test]
fn what_the_shipped_fonts_draw_never_looks_at_the_system() {
    let system = fonts(folder());
    for text in ["Halden Rail Ltd, Cork – €1.200", "Łódzka Kolej", "Σιδηρόδρομοι Ελλάδος", "Железные дороги"]
    {
        assert_eq!(chosen(&system, text, "IE"), "");
    }
    assert!(system.listed.get().is_none(), "the folder was not even listed");
    chosen(&system, "שלום", "IL");
    assert!(system.listed.get().is_some(), "and this is how it looks when it was");
}

#[test]
fn each_script_finds_its_face_in_any_order_of_asking() {
    let (forth, back) = (fonts(folder()), fonts(folder()));
    for (name, country, expected) in NAMES {
        assert_eq!(chosen(&forth, name, country), expected, "{name}");
        assert_eq!(forth.for_text(name, country).lacking(name), BTreeSet::new(), "{name}");
    }
    for (name, country, expected) in NAMES.into_iter().rev() {
        assert_eq!(chosen(&back, name, country), expected, "{name}");
    }
}

#[test]
fn shared_characters_take_the_shapes_of_their_reader() {
    let system = fonts(folder());
    assert_eq!(chosen(&system, "東京株式会社", "JP"), "NotoSansCJKjp-Regular");
    assert_eq!(chosen(&system, "東京株式会社", "SG"), "NotoSansCJKsc-Regular");
    assert_eq!(chosen(&system, "東京カタ", "SG"), "NotoSansCJKjp-Regular", "kana are Japanese anywhere");
}

#[test]
fn a_document_of_several_scripts_gets_a_face_for_each() {
    let system = fonts(folder());
    let both = chosen(&system, "שלום 東京", "JP");
    assert_eq!(both, "NotoSansHebrew-Regular, NotoSansHebrew-Bold, NotoSansCJKjp-Regular");
}

#[test]
fn what_no_face_draws_is_still_lacking() {
    let system = fonts(folder());
    let text = "שלום \u{12000}\u{e000}";
    assert_eq!(system.for_text(text, "IL").lacking(text), BTreeSet::from(['\u{12000}', '\u{e000}']));
}

#[test]
fn files_that_are_no_fonts_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.ttf"), b"\0\x01\0\0 and nothing behind it").unwrap();
    std::fs::write(folder.path().join("b.ttc"), b"ttcf\0\x02\0\0\0\0\x01\0\0\0\0\x10").unwrap();
    std::fs::copy(self::folder().join("hebrew.ttf"), folder.path().join("c.ttf")).unwrap();
    assert_eq!(chosen(&fonts(folder.path().to_owned()), "שלום", "IL"), "NotoSansHebrew-Regular");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(chosen(&fonts(empty.path().to_owned()), "שלום", "IL"), "", "no font, no face, no failure");
}
