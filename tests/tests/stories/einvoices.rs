//! The e-invoice inside the PDF: carried by every invoice that can, told before issue, exported in other formats.

use crate::world::{TODAY, World, codes, fields, halden, id, line, sandberg};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// The file inside a PDF as `pdfdetach` takes it out.
fn taken_out(pdf: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (file, xml) = (folder.path().join("invoice.pdf"), folder.path().join("factur-x.xml"));
    std::fs::write(&file, pdf).unwrap();
    let detach = |arguments: &[&Path]| Command::new("pdfdetach").args(arguments).output();
    let output = detach(&[Path::new("-savefile"), Path::new("factur-x.xml"), Path::new("-o"), &xml, &file]);
    let output = output.expect("pdfdetach is missing: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(xml).unwrap()
}

/// The check of this code in a draft's view.
fn check<'a>(draft: &'a Value, code: &str) -> &'a Value {
    let checks = draft["checks"].as_array().unwrap();
    checks.iter().find(|check| check["code"] == code).unwrap_or_else(|| panic!("no {code} in {checks:#?}"))
}

fn bytes(w: &World, name: &str, invoice: &Value) -> Result<String, Value> {
    let found = app::bytes::bytes(w.app(), name, json!({ "id": invoice["id"] }));
    found.map(|bytes| String::from_utf8(bytes).unwrap()).map_err(|problem| json!(problem))
}

#[test]
fn an_issued_invoice_carries_its_e_invoice_byte_for_byte() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("invoice_draft", json!({ "id": w.prepare(plan.milestones[0]) }));
    assert_eq!(check(&draft, "einvoice")["is_ok"], true);
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    let xml = w.xml(&invoice).expect("an Irish seller's invoice carries one");
    assert_eq!(taken_out(&w.pdf(&invoice)), xml);
    let text = String::from_utf8(xml).unwrap();
    for said in ["<ram:ID>2026-001</ram:ID>", "<ram:TypeCode>380</ram:TypeCode>", "Discovery report", "IE1234567T"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(text.contains("<ram:DuePayableAmount>17712.00</ram:DuePayableAmount>"), "14,400.00 and 23 %");
    w.hand_to_judges(&invoice, "einvoice-single.pdf");
    w.assert_sound();
}

#[test]
fn a_seller_without_vat_sends_the_pdf_alone_and_is_told_why() {
    let w = World::empty(TODAY, "US");
    w.ok("save_business", json!({ "name": "Sandberg LLC", "street": "2210 NE Alder Street", "city": "Portland", "postcode": "97232", "country": "US", "bank_account": "0001 2345", "bank_routing": "000000000", "bank_holder": "Sandberg LLC" }));
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Review", "100")] } }));
    let view = w.ok("invoice_draft", json!({ "id": draft }));
    assert_eq!((&check(&view, "einvoice_no_vat")["is_ok"], &view["is_ready"]), (&json!(true), &json!(true)));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert_eq!(w.xml(&invoice), None);
    assert_eq!(bytes(&w, "invoice_ubl", &invoice).unwrap_err()["code"], "einvoice_no_vat");
}

#[test]
fn a_rule_of_the_e_invoice_is_told_in_the_draft_and_refused_with_its_field() {
    let w = World::on(TODAY);
    let mut client = halden();
    client["tax_treatment"] = json!("reverse_charge");
    let client = id(&w.ok("create_client", client));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Review", "100")] } }));
    // What is outside the scope of the tax stands on an invoice of its own (BR-O-11).
    w.ok("save_client", json!({ "id": client, "patch": { "tax_treatment": "outside_scope" } }));
    let mut taxed = line("Workshop", "50");
    taxed["tax_rate"] = json!("23");
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Review", "100"), taxed] } }));
    let view = w.ok("invoice_draft", json!({ "id": draft }));
    let told = check(&view, "einvoice_mixed");
    assert_eq!(told["is_ok"], false);
    assert_eq!(view["is_ready"], false);
    let problem = w.refused("einvoice_faults", "issue_invoice", json!({ "id": draft }));
    assert!(codes(&problem).contains(&"einvoice_mixed".to_owned()), "{problem}");
    assert!(fields(&problem).iter().all(|field| !field.is_empty()), "each fault leads to a field: {problem}");
    w.ok("save_client", json!({ "id": client, "patch": { "tax_treatment": "reverse_charge" } }));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Review", "100")] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert!(String::from_utf8(w.xml(&invoice).unwrap()).unwrap().contains("VATEX-EU-AE"));
    w.hand_to_judges(&invoice, "einvoice-reverse-charge.pdf");
}

#[test]
fn exports_are_made_from_the_frozen_document_and_ask_for_what_they_need() {
    let w = World::on(TODAY);
    let client = w.client();
    let plain = w.bill_freely(client, "Review", "100");
    let nothing_to_route_by = bytes(&w, "invoice_ubl", &plain).unwrap_err();
    assert_eq!(fields(&nothing_to_route_by), ["buyer_reference"], "neither a reference nor an order");
    let missing = bytes(&w, "invoice_xrechnung", &plain).unwrap_err();
    assert_eq!(missing["code"], "einvoice_faults");
    assert!(fields(&missing).contains(&"buyer_reference".to_owned()), "{missing:#}");
    w.ok("save_client", json!({ "id": client, "patch": { "buyer_reference": "04011000-1234512345-06" } }));
    let phone = json!({ "phone": "+353 21 555 0100" });
    let mut business = sandberg();
    business["phone"] = phone["phone"].clone();
    w.ok("save_business", business);
    assert!(bytes(&w, "invoice_xrechnung", &plain).is_err(), "what is frozen does not follow later changes");
    let routed = w.bill_freely(client, "Review", "100");
    let xrechnung = bytes(&w, "invoice_xrechnung", &routed).unwrap();
    assert!(xrechnung.contains("xrechnung_3.0") && xrechnung.contains("04011000-1234512345-06"));
    assert!(bytes(&w, "invoice_ubl", &routed).unwrap().contains("urn:fdc:peppol.eu:2017:poacc:billing:3.0"));
}
