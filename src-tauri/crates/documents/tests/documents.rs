//! Documents as their users see them: equal bytes, safe text, named refusals.

use documents::{Attachment, DocumentError, Fonts, Logo, Uncovered, invoice_pages, pdf, svg, uncovered};
use domain::InvoiceBody;
use lopdf::content::Content;
use lopdf::{Document, Object};

mod samples;

fn pdf_of(body: &InvoiceBody) -> Vec<u8> {
    pdf(&invoice_pages(body, Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages"), None).expect("a PDF")
}

fn load(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a readable PDF")
}

/// A golden file changes only on purpose: `cargo run -p documents --example sample_invoice FOLDER` writes the new ones.
fn assert_golden(body: &InvoiceBody, name: &str, golden: &str) {
    let listing = invoice_pages(body, Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages").listing();
    for (number, (line, expected)) in listing.lines().zip(golden.lines()).enumerate() {
        assert_eq!(line, expected, "{name}, line {}", number + 1);
    }
    assert_eq!(listing.lines().count(), golden.lines().count(), "{name}: number of lines");
}

const GOLDEN: [(&str, &str); 12] = [
    ("modern-a4-en", include_str!("golden/modern-a4-en.txt")),
    ("modern-a4-de", include_str!("golden/modern-a4-de.txt")),
    ("modern-letter-en", include_str!("golden/modern-letter-en.txt")),
    ("modern-letter-de", include_str!("golden/modern-letter-de.txt")),
    ("classic-a4-en", include_str!("golden/classic-a4-en.txt")),
    ("classic-a4-de", include_str!("golden/classic-a4-de.txt")),
    ("classic-letter-en", include_str!("golden/classic-letter-en.txt")),
    ("classic-letter-de", include_str!("golden/classic-letter-de.txt")),
    ("compact-a4-en", include_str!("golden/compact-a4-en.txt")),
    ("compact-a4-de", include_str!("golden/compact-a4-de.txt")),
    ("compact-letter-en", include_str!("golden/compact-letter-en.txt")),
    ("compact-letter-de", include_str!("golden/compact-letter-de.txt")),
];

#[test]
fn the_designs_invoice_is_set_as_recorded() {
    for template in samples::DESIGNS {
        for (what, body) in samples::papers_and_languages() {
            let name = format!("{}-{what}", samples::name_of(template));
            let golden = GOLDEN.iter().find(|(known, _)| *known == name).expect("a golden file");
            assert_golden(&samples::in_design(body, template), &name, golden.1);
        }
    }
}

#[test]
fn equal_input_gives_equal_bytes_and_other_input_another_identifier() {
    let first = pdf_of(&samples::long(25));
    pdf_of(&samples::german());
    assert_eq!(first, pdf_of(&samples::long(25)));
    let pages = invoice_pages(&samples::irish(), None, None, &Fonts::shipped()).expect("pages");
    assert_eq!(svg(&pages), svg(&pages));
    let id = |bytes: &[u8]| load(bytes).trailer.get(b"ID").cloned().expect("an identifier");
    assert_ne!(id(&first), id(&pdf_of(&samples::irish())));
}

#[test]
fn dates_in_the_file_are_the_documents_own() {
    let document = load(&pdf_of(&samples::irish()));
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
    let info = document.get_dictionary(info).expect("information");
    assert_eq!(info.get(b"CreationDate").and_then(Object::as_str).expect("a date"), b"D:20261116000000Z");
}

#[test]
fn characters_without_a_glyph_are_named_before_issue() {
    let mut body = samples::irish();
    body.buyer.name = "東京 Rail".into();
    body.lines[0].deliverables.push("שלום".into());
    let found = uncovered(&body, Some(samples::NUMBER), &Fonts::shipped());
    let expected = Uncovered { field: "buyer.name".into(), text: "東京 Rail".into(), chars: vec!['京', '東'] };
    assert_eq!(found[0], expected);
    assert_eq!(found[1].field, "lines.0.deliverables");
    assert_eq!(found.len(), 2);
    let refused = invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped());
    assert!(matches!(refused, Err(DocumentError::Uncovered(places)) if places == found));
    let draft = invoice_pages(&body, None, None, &Fonts::shipped()).expect("a draft shows substitutes");
    assert!(draft.listing().contains("\"?? Rail\""));
}

#[test]
fn names_of_greek_cyrillic_and_central_european_clients_are_covered() {
    let mut body = samples::irish();
    body.buyer.name = "Σιδηρόδρομοι Ελλάδος · Железные дороги · Łódzka Kolej · Çağrı · Đặng".into();
    assert_eq!(uncovered(&body, Some(samples::NUMBER), &Fonts::shipped()), []);
}

#[test]
fn hostile_text_stays_text() {
    let mut body = samples::irish();
    body.buyer.name = ") Tj ET Q << /JS (app.alert(1)) >>".into();
    body.buyer.attention = "<script>alert(1)</script><image href=\"http://x\"/>".into();
    body.note = "a\u{0}b\u{1b}[31m \u{202e}gnp.exe\u{2066} ]]> </svg> %PDF-1.4 endstream endobj".into();
    body.lines[0].title = "\\) BT /F1 9 Tf (x) Tj \u{200b}\u{feff}".into();
    let document = load(&pdf_of(&body));
    let known =
        ["BDC", "BMC", "EMC", "BT", "ET", "Tf", "Tm", "TJ", "rg", "RG", "re", "f", "w", "m", "l", "c", "h", "S", "s"];
    for page in document.get_pages().into_values() {
        let content = Content::decode(&document.get_page_content(page)).expect("operators");
        for operation in content.operations {
            assert!(known.contains(&operation.operator.as_str()), "operator {}", operation.operator);
        }
    }
    let pages = invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages");
    assert!(!pages.listing().contains("\\u{202e}") && !pages.listing().contains("\\u{1b}"));
    for page in svg(&pages) {
        for forbidden in ["<script", "<text", "http://x", "javascript", "<!", "on="] {
            assert!(!page.svg.contains(forbidden), "{forbidden}");
        }
        assert_eq!(page.svg.matches("<svg").count(), 1);
        assert_eq!(page.svg.matches("href=").count(), page.svg.matches("href=\"#g").count());
    }
}

#[test]
fn an_attachment_lies_unchanged_in_the_file() {
    let xml = b"<?xml version=\"1.0\"?><a>\xc3\xa9</a>".repeat(40);
    let file = Attachment {
        name: "factur-x.xml",
        mime: "text/xml",
        description: "The invoice as data",
        bytes: &xml,
        factur_x_profile: Some("EN 16931"),
    };
    let pages = invoice_pages(&samples::irish(), Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages");
    let document = load(&pdf(&pages, Some(file)).expect("a PDF"));
    let embedded =
        document.objects.values().filter_map(|object| object.as_stream().ok()).find(|stream| {
            stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"EmbeddedFile")
        });
    assert_eq!(embedded.expect("an embedded file").decompressed_content().expect("content"), xml);
    let plain = load(&pdf(&pages, None).expect("a PDF"));
    assert!(!plain.catalog().expect("a catalog").has(b"AF"));
}

#[test]
fn logos_of_both_formats_are_drawn_with_their_transparency() {
    let png = Logo::read(&samples::logo_png()).expect("a PNG");
    let jpeg = Logo::read(include_bytes!("samples/photo.jpg")).expect("a JPEG");
    for (logo, masks) in [(png, 1), (jpeg, 0)] {
        let pages =
            invoice_pages(&samples::irish(), Some(samples::NUMBER), Some(&logo), &Fonts::shipped()).expect("pages");
        let document = load(&pdf(&pages, None).expect("a PDF"));
        let pictures = document.objects.values().filter_map(|object| object.as_stream().ok());
        assert_eq!(pictures.filter(|stream| stream.dict.has(b"SMask")).count(), masks);
        assert!(svg(&pages)[0].svg.contains("data:image/png;base64,"));
    }
}

#[test]
fn one_page_is_small() {
    let size = pdf_of(&samples::german()).len();
    assert!(size < 60_000, "{size} bytes");
}
