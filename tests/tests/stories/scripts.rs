//! Clients of every script on issued invoices, with the fonts of the system. `./dev test` installs them; without them
//! these stories fail, and say which package is missing.

use crate::world::{TODAY, World, fields, id, line};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const NOTO: &str = "/usr/share/fonts/truetype/noto/";
const CJK: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

#[track_caller]
fn assert_installed(file: &str, package: &str) {
    assert!(Path::new(file).exists(), "{file} is missing: install {package}");
}

/// An invoice to a client of this name in this country.
fn issued_to(w: &World, name: &str, country: &str) -> Value {
    let client = json!({ "name": name, "street": "1 Main Street", "city": "City", "country": country });
    let client = id(&w.ok("create_client", client));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "100")] } }));
    assert_eq!(view["problems"], json!([]), "{name}");
    w.ok("issue_invoice", json!({ "id": draft }))
}

/// What a screen reader hears, in the order of the file. `pdfinfo` reads the glyphs and not the words beside them, so
/// that vowels which stand before their consonant come first here.
fn heard(w: &World, invoice: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, w.pdf(invoice)).unwrap();
    let output = Command::new("pdfinfo").args(["-enc", "UTF-8", "-struct-text"]).arg(&file).output();
    String::from_utf8(output.expect("pdfinfo is missing: install poppler-utils").stdout).unwrap()
}

#[test]
fn arabic_and_hebrew_clients_are_printed_with_the_systems_fonts_and_read_in_their_order() {
    for script in ["Arabic", "Hebrew"] {
        assert_installed(&format!("{NOTO}NotoSans{script}-Regular.ttf"), "fonts-noto-core");
    }
    let w = World::on(TODAY);
    for (script, name, country) in [
        ("arabic", "شركة النور للاستشارات", "AE"),
        ("hebrew", "רכבת ישראל בע״מ", "IL"),
        ("mixed", "Halden נתיבי ישראל (2026)", "IL"),
    ] {
        let invoice = issued_to(&w, name, country);
        assert!(heard(&w, &invoice).contains(name), "{name} in {}", heard(&w, &invoice));
        w.hand_to_judges(&invoice, &format!("script-{script}.pdf"));
    }
    w.assert_sound();
}

#[test]
fn hindi_and_thai_clients_are_printed_with_the_systems_fonts() {
    for script in ["Devanagari", "Thai"] {
        assert_installed(&format!("{NOTO}NotoSans{script}-Regular.ttf"), "fonts-noto-core");
    }
    let w = World::on(TODAY);
    for (script, name, country) in [("hindi", "भारतीय रेल प्रौद्योगिकी", "IN"), ("thai", "การรถไฟแห่งประเทศไทย", "TH")]
    {
        let invoice = issued_to(&w, name, country);
        assert!(w.words(&invoice).contains(name), "{name} in {}", w.words(&invoice));
        w.hand_to_judges(&invoice, &format!("script-{script}.pdf"));
    }
    w.assert_sound();
}

#[test]
fn chinese_japanese_and_korean_clients_are_printed_from_a_collection() {
    assert_installed(CJK, "fonts-noto-cjk");
    let w = World::on(TODAY);
    for (script, name, country) in [
        ("chinese", "北京铁路有限公司", "CN"),
        ("japanese", "東京鉄道株式会社", "JP"),
        ("korean", "한국철도공사", "KR"),
    ] {
        let invoice = issued_to(&w, name, country);
        assert!(w.words(&invoice).contains(name), "{name} in {}", w.words(&invoice));
        w.hand_to_judges(&invoice, &format!("script-{script}.pdf"));
    }
    w.assert_sound();
}

#[test]
fn a_sign_of_private_use_is_refused_whatever_fonts_there_are() {
    let w = World::on(TODAY);
    let client =
        id(&w.ok("create_client", json!({ "name": "Halden \u{e000}", "street": "1 Main Street", "city": "Cork" })));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "100")] } }));
    let problem = w.refused("unprintable", "issue_invoice", json!({ "id": draft }));
    assert_eq!(fields(&problem), ["buyer.name"]);
}
