//! What no file of ours may hold: anything that runs, calls, opens or fetches. Finds it in PDF, SVG and XML, wherever
//! it stands. Knows no invoice.

use lopdf::{Dictionary, Document, Object};
use roxmltree::Node;

/// Entries that start something by themselves, or hold scripts or forms.
const KEYS: [&str; 7] = ["AA", "JS", "JavaScript", "OpenAction", "XFA", "AcroForm", "RichMediaContent"];
/// Actions, and annotations that play or carry something. `URI` is judged by its address.
const KINDS: [&str; 17] = [
    "JavaScript",
    "Launch",
    "GoToR",
    "GoToE",
    "SubmitForm",
    "ImportData",
    "ResetForm",
    "Rendition",
    "Movie",
    "Sound",
    "Named",
    "Hide",
    "RichMedia",
    "Screen",
    "3D",
    "FileAttachment",
    "RichMediaExecute",
];

/// Everything forbidden in a PDF, object by object; those within object streams are among them. `files`: names of the
/// files that it may carry.
pub fn forbidden_in_pdf(bytes: &[u8], files: &[&str]) -> Vec<String> {
    let document = match Document::load_mem(bytes) {
        Ok(document) => document,
        Err(error) => return vec![format!("not a PDF: {error}")],
    };
    let mut found = Vec::new();
    in_dictionary(&document.trailer, files, &mut found);
    for object in document.objects.values() {
        in_object(object, files, &mut found);
        let kind =
            object.as_stream().ok().and_then(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).ok());
        if kind == Some(b"XML".as_slice())
            && let Ok(stream) = object.as_stream()
        {
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            found.extend(forbidden_in_xml(&String::from_utf8_lossy(&content)));
        }
    }
    found
}

fn in_object(object: &Object, files: &[&str], found: &mut Vec<String>) {
    match object {
        Object::Array(entries) => entries.iter().for_each(|entry| in_object(entry, files, found)),
        Object::Dictionary(dictionary) => in_dictionary(dictionary, files, found),
        Object::Stream(stream) => {
            // The bytes of such a stream lie in another file, or at an address.
            if stream.dict.has(b"F") {
                found.push("a stream outside of the file".to_owned());
            }
            in_dictionary(&stream.dict, files, found);
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => {}
    }
}

fn in_dictionary(dictionary: &Dictionary, files: &[&str], found: &mut Vec<String>) {
    let is_file = dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Filespec");
    for (key, value) in dictionary {
        let key = String::from_utf8_lossy(key);
        if KEYS.contains(&key.as_ref()) {
            found.push(format!("/{key}"));
        }
        if let ("S" | "Subtype", Object::Name(kind)) = (key.as_ref(), value) {
            let kind = String::from_utf8_lossy(kind);
            if KINDS.contains(&kind.as_ref()) {
                found.push(format!("/{key} /{kind}"));
            }
        }
        if let ("URI", Object::String(address, _)) = (key.as_ref(), value)
            && !address.starts_with(b"https://")
            && !address.starts_with(b"mailto:")
        {
            found.push(format!("/URI {}", String::from_utf8_lossy(address)));
        }
        if let ("F" | "UF", Object::String(name, _)) = (key.as_ref(), value) {
            let name = plain(name);
            if !is_file || !dictionary.has(b"EF") || !files.contains(&name.as_str()) {
                found.push(format!("the file {name}"));
            }
        }
        in_object(value, files, found);
    }
}

/// A string of a PDF, whose text may be UTF-16.
fn plain(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, units @ ..] => {
            let units: Vec<u16> =
                units.chunks(2).map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)])).collect();
            String::from_utf16_lossy(&units)
        }
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Everything forbidden in a picture of a page.
pub fn forbidden_in_svg(svg: &str) -> Vec<String> {
    const DRAWS: [&str; 8] = ["svg", "defs", "g", "path", "rect", "use", "image", "line"];
    let document = match roxmltree::Document::parse(svg) {
        Ok(document) => document,
        Err(error) => return vec![format!("not well-formed: {error}")],
    };
    let mut found = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        if !DRAWS.contains(&node.tag_name().name()) {
            found.push(format!("<{}>", node.tag_name().name()));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let is_address = name == "href" && !value.starts_with('#') && !value.starts_with("data:image/png;base64,");
            if name.starts_with("on") || name == "style" || is_address || value.contains("url(") {
                found.push(format!("{name}={value}"));
            }
        }
    }
    found
}

/// Everything forbidden in data: what is not well-formed, entities, parts from elsewhere, characters that hide.
pub fn forbidden_in_xml(xml: &str) -> Vec<String> {
    let document = match roxmltree::Document::parse(xml.trim_start_matches('\u{feff}').trim()) {
        Ok(document) => document,
        Err(error) => return vec![format!("not well-formed: {error}")],
    };
    let mut found = Vec::new();
    for node in document.descendants() {
        let is_inclusion = node.tag_name().namespace() == Some("http://www.w3.org/2001/XInclude");
        let is_stylesheet = node.pi().is_some_and(|pi| pi.target == "xml-stylesheet");
        if is_inclusion || is_stylesheet {
            found.push("a part from elsewhere".to_owned());
        }
        let texts = node.text().into_iter().chain(node.attributes().map(|attribute| attribute.value()));
        found
            .extend(texts.filter(|text| text.chars().any(reorders_or_controls)).map(|text| format!("hides: {text:?}")));
    }
    found
}

/// Characters that no document holds: controls, and what makes text read in another order than it is written.
pub fn reorders_or_controls(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}')
}

/// A PDF with one change to its catalog.
fn with_catalog(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).expect("a PDF");
    change(&mut document);
    let mut changed = Vec::new();
    document.save_to(&mut changed).expect("memory is writable");
    changed
}

/// Each forbidden thing, put into a sound file, is found: the negative control of everything above.
pub fn assert_everything_forbidden_is_found(pdf: &[u8], svg: &str, xml: &str, files: &[&str]) {
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    let dictionary = |entries: Vec<(&str, Object)>| Object::Dictionary(Dictionary::from_iter(entries));
    let action = |kind: &str, key: &'static str, value: &str| {
        dictionary(vec![("S", name(kind)), (key, Object::string_literal(value))])
    };
    let evil = [
        ("OpenAction", action("JavaScript", "JS", "app.alert(1)")),
        ("AA", dictionary(vec![("O", action("Named", "N", "Print"))])),
        ("Extra", action("Launch", "Win", "calc.exe")),
        ("Extra", action("GoToR", "D", "x")),
        ("Extra", action("SubmitForm", "Flags", "x")),
        ("Extra", action("URI", "URI", "http://x.example")),
        ("Extra", action("URI", "URI", "file:///etc/passwd")),
        ("Extra", Object::Array(vec![dictionary(vec![("Subtype", name("RichMedia"))])])),
        ("Extra", dictionary(vec![("Type", name("Filespec")), ("F", Object::string_literal("../x.exe"))])),
        ("AcroForm", dictionary(vec![("XFA", Object::string_literal("<xdp/>"))])),
    ];
    assert_eq!(forbidden_in_pdf(pdf, files), Vec::<String>::new());
    for (key, value) in evil {
        let what = format!("{key} {value:?}");
        let changed = with_catalog(pdf, |document| {
            // Within an object stream's reach as well: a reference, not a direct entry.
            let added = document.add_object(value);
            document.catalog_mut().expect("a catalog").set(key, added);
        });
        assert!(!forbidden_in_pdf(&changed, files).is_empty(), "{what} is not found");
    }
    let outside = with_catalog(pdf, |document| {
        let mut entries = Dictionary::new();
        entries.set("F", dictionary(vec![("FS", name("URL")), ("F", Object::string_literal("http://x.example"))]));
        document.add_object(lopdf::Stream::new(entries, Vec::new()));
    });
    assert!(!forbidden_in_pdf(&outside, files).is_empty(), "a stream at an address is not found");
    if !files.is_empty() {
        assert!(!forbidden_in_pdf(pdf, &[]).is_empty(), "a file that was not asked for is not found");
    }
    assert!(!forbidden_in_pdf(&pdf[..pdf.len() / 2], files).is_empty());

    assert_eq!(forbidden_in_svg(svg), Vec::<String>::new());
    for evil in [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        "<image href=\"http://x.example/x.png\"/>",
        "<use href=\"file:///etc/passwd#x\"/>",
        "<rect onload=\"alert(1)\"/>",
        "<rect style=\"fill:red\"/>",
        "<rect fill=\"url(http://x.example)\"/>",
        "<unclosed>",
    ] {
        let changed = svg.replace("</svg>", &format!("{evil}</svg>"));
        assert!(!forbidden_in_svg(&changed).is_empty(), "{evil} is not found");
    }

    assert_eq!(forbidden_in_xml(xml), Vec::<String>::new());
    let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    let body = &xml[xml.find("?>").map_or(0, |at| at + 2)..];
    let end = body.rfind("</").expect("an element ends");
    for changed in [
        format!("{entity}{body}"),
        format!("<?xml-stylesheet href=\"x.xsl\"?>{body}"),
        format!("{}<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"x\"/>{}", &body[..end], &body[end..]),
        format!("{}\u{202e}{}", &body[..end], &body[end..]),
        format!("{}\u{1b}{}", &body[..end], &body[end..]),
        format!("{}&amp{}", &body[..end], &body[end..]),
    ] {
        assert!(!forbidden_in_xml(&changed).is_empty(), "not found in {}", &changed[..changed.len().min(120)]);
    }
}
