//! Hostile texts in every field of a document: whatever stands in it, PDF, SVG and e-invoice hold text and nothing that
//! runs, calls, opens or fetches. The fields are read from the document's own JSON, so that none can be forgotten.

use documents::einvoice::{self, EInvoiceError};
use documents::{DocumentError, Fonts, invoice_pages, pdf, svg};
use domain::InvoiceBody;
use serde_json::Value;
use std::collections::BTreeMap;

#[path = "hostile/files.rs"]
mod files;
mod samples;

use files::{forbidden_in_pdf, forbidden_in_svg, forbidden_in_xml, reorders_or_controls};

/// Rows S4, S6, S14, S15 and S18 of the reliability list, each text with several of them.
const TEXTS: [&str; 4] = [
    "pwn <script>alert(1)</script><image href=\"http://x.example\"/> ]]> </svg> &amp; &xxe; <!DOCTYPE x> {{7*7}} ${x} %s #[x]",
    "pwn ) Tj ET Q << /JS (app.alert(1)) /OpenAction 1 0 R >> \\) endstream endobj %PDF-1.4 BT /F1 9 Tf <</S/Launch>>",
    "pwn\u{202e}99.999,11\u{202c} \u{2067}abc 12.00\u{2069}\u{0}\u{1b}[31m\u{85}\u{9b}\u{200b}\u{feff}\u{2028}x\u{fffe}",
    "javascript:alert('pwn')//file:///etc/passwd\r\nBcc: x@y.example",
];

/// Addresses of every string in a document, as JSON pointers.
fn strings(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::String(_) => into.push(at.to_owned()),
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(place, entry)| strings(entry, &format!("{at}/{place}"), into));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| strings(inner, &format!("{at}/{name}"), into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The invoice that says everything, with its empty texts filled where a form could fill them.
fn everything() -> Value {
    serde_json::to_value(samples::payable(samples::full())).expect("a document is JSON")
}

/// The amounts on the pages, each with how often it stands there.
fn amounts(listing: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    let text_of = |line: &'_ str| line.find('"').zip(line.rfind('"'));
    for text in
        listing.lines().filter_map(|line| text_of(line).map(|(start, end)| &line[start + 1..end.max(start + 1)]))
    {
        let is_amount = text.ends_with(|c: char| c.is_ascii_digit())
            && text.len() > 3
            && text.as_bytes()[text.len() - 3] == b'.'
            && text.chars().all(|c| c.is_ascii_digit() || "€−-,.".contains(c));
        if is_amount {
            *counts.entry(text).or_insert(0) += 1;
        }
    }
    counts
}

/// What the writers make of one document; everything that is wrong with it.
fn faults(body: &InvoiceBody, number: &str, expected: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let pages = match invoice_pages(body, Some(number), None, &Fonts::shipped()) {
        Ok(pages) => pages,
        // Named before issue: a document that says so is not made at all.
        Err(DocumentError::Uncovered(places)) if !places.is_empty() => return found,
        Err(other) => return vec![format!("no pages: {other}")],
    };
    let listing = pages.listing();
    for hidden in
        ["\\u{0}", "\\u{1b}", "\\u{85}", "\\u{9b}", "\\u{200b}", "\\u{feff}", "\\u{202e}", "\\u{202c}", "\\u{2067}"]
    {
        if listing.contains(hidden) {
            found.push(format!("{hidden} on the page"));
        }
    }
    if listing.chars().any(reorders_or_controls) {
        found.push("a control character on the page".to_owned());
    }
    if let Some(expected) = expected {
        let (ours, theirs) = (amounts(&listing), amounts(expected));
        found.extend(
            theirs
                .iter()
                .filter(|(text, count)| ours.get(*text) < Some(*count))
                .map(|(text, _)| format!("{text} is lost")),
        );
    }
    let xml = match einvoice::cii(body, number) {
        Ok(xml) => Some(xml),
        Err(EInvoiceError::Faults(_) | EInvoiceError::PdfAlone(_)) => None,
        Err(other @ EInvoiceError::Lost(_)) => return vec![format!("no e-invoice: {other}")],
    };
    let exports = [einvoice::xrechnung(body, number), einvoice::ubl(body, number)].into_iter().filter_map(Result::ok);
    for data in xml.iter().cloned().chain(exports) {
        found.extend(forbidden_in_xml(&String::from_utf8_lossy(&data)));
    }
    match pdf(&pages, xml.as_deref().map(einvoice::attachment)) {
        Ok(bytes) => found.extend(forbidden_in_pdf(&bytes, &[einvoice::FILE_NAME])),
        Err(error) => found.push(format!("no PDF: {error}")),
    }
    found.extend(svg(&pages).iter().flat_map(|page| forbidden_in_svg(&page.svg)));
    found
}

#[test]
fn s4_s6_s15_s18_hostile_text_in_any_field_of_a_document_stays_text() {
    let sound = everything();
    let mut addresses = Vec::new();
    strings(&sound, "", &mut addresses);
    assert!(addresses.len() > 120, "{} strings", addresses.len());
    let body = serde_json::from_value::<InvoiceBody>(sound.clone()).expect("a document");
    let expected = samples::DESIGNS.map(|design| {
        let body = samples::in_design(body.clone(), design);
        invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages").listing()
    });
    let (mut wrong, mut taken) = (Vec::new(), Vec::new());
    for (place, address) in addresses.iter().enumerate() {
        for text in TEXTS {
            let mut changed = sound.clone();
            *changed.pointer_mut(address).expect("the address is of this document") = Value::from(text);
            // Amounts, days, codes and words of a closed list take no such text.
            let Ok(body) = serde_json::from_value::<InvoiceBody>(changed) else { continue };
            let body = InvoiceBody { template: samples::DESIGNS[place % 3], ..body };
            let expected = &expected[place % 3];
            taken.push(address.as_str());
            wrong.extend(
                faults(&body, samples::NUMBER, Some(expected))
                    .into_iter()
                    .map(|fault| format!("{address} {text:?}: {fault}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}\n", wrong.len(), wrong.join("\n"));
    for free in [
        "/seller/name",
        "/buyer/name",
        "/buyer/address_lines/0",
        "/lines/0/title",
        "/lines/0/deliverables/0",
        "/note",
        "/terms_note",
        "/legal_notes/0",
        "/project/title",
        "/order_number",
        "/buyer_reference",
        "/track/0/title",
        "/lines/0/taxes/0/name",
        "/adjustments/0/reason",
        "/references/0/number",
        "/payment_methods/0/holder",
        "/home_tax/exchange/source",
        "/accent",
    ] {
        assert!(taken.contains(&free), "no text reached {free}");
    }
    taken.dedup();
    assert!(taken.len() > 60, "only {} fields of free text: {taken:?}", taken.len());
}

#[test]
fn s18_a_hostile_number_stays_text() {
    for number in TEXTS {
        assert_eq!(faults(&samples::payable(samples::irish()), number, None), Vec::<String>::new(), "{number:?}");
    }
}

#[test]
fn what_is_forbidden_is_found_in_a_changed_file() {
    let body = samples::payable(samples::german());
    let xml = einvoice::cii(&body, samples::NUMBER).expect("an e-invoice");
    let pages = invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped()).expect("pages");
    let bytes = pdf(&pages, Some(einvoice::attachment(&xml))).expect("a PDF");
    let xml = String::from_utf8(xml).expect("UTF-8");
    files::assert_everything_forbidden_is_found(&bytes, &svg(&pages)[0].svg, &xml, &[einvoice::FILE_NAME]);
}
