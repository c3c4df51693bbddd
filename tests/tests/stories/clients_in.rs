//! Clients from elsewhere: what was pasted or dropped is shown as it was understood, and only what was looked over is kept.

use crate::world::{TODAY, World, codes, fields, id};
use serde_json::{Value, json};

const SIGNATURE: &str = "Best regards,\nCiara Doyle\nHead of Revenue Systems\nHalden Rail Ltd\n3 Northgate Yard, Cork, T12 XY34, Ireland\nT: +353 21 555 0134\nciara.doyle@halden.example";

fn file(w: &World, name: &str, bytes: &[u8]) -> Result<Value, Value> {
    app::bytes::take(w.app(), "clients_file", json!({ "name": name }), bytes).map_err(|problem| json!(problem))
}

/// A client as it was understood, as the sheet sends it back.
fn checked(read: &Value) -> Value {
    let form: serde_json::Map<String, Value> = read
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, value)| !["line", "contact", "twin", "rest"].contains(&key.as_str()) && **value != "")
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    json!({ "form": form, "contact": read["contact"] })
}

#[test]
fn s44_a_pasted_signature_becomes_a_client_with_its_person() {
    let w = World::on(TODAY);
    let view = w.ok("read_clients", json!({ "text": SIGNATURE }));
    assert_eq!((&view["source"], view["clients"].as_array().unwrap().len()), (&json!("block"), 1));
    assert_eq!(w.ok("clients", json!({})), json!([]), "reading keeps nothing");
    let ids = w.ok("add_clients", json!({ "clients": [checked(&view["clients"][0])] }));
    let client = w.ok("client", json!({ "id": ids[0] }));
    let form = |key: &str| client["form"][key].as_str().unwrap().to_owned();
    assert_eq!(
        [form("name"), form("street"), form("postcode"), form("city"), form("country")],
        ["Halden Rail Ltd", "3 Northgate Yard", "T12 XY34", "Cork", "IE"]
    );
    assert_eq!((form("language"), form("currency")), ("en-IE".to_owned(), "EUR".to_owned()));
    let person = &client["contacts"][0];
    assert_eq!(
        [&person["name"], &person["position"], &person["email"]],
        ["Ciara Doyle", "Head of Revenue Systems", "ciara.doyle@halden.example"]
    );
    // A second time it is known.
    let again = w.ok("read_clients", json!({ "text": SIGNATURE }));
    assert_eq!(again["clients"][0]["twin"], json!({ "id": ids[0], "name": "Halden Rail Ltd" }));
    let by_mail =
        w.ok("read_clients", json!({ "text": "C. Doyle\nHalden\nCork T12 XY34\nciara.doyle@halden.example" }));
    assert_eq!(by_mail["clients"][0]["twin"]["id"], ids[0]);
    w.assert_reopens_sound();
}

#[test]
fn s89_a_table_comes_in_whole_or_not_at_all() {
    let w = World::on(TODAY);
    let table = "Firma;Ort;Land;E-Mail;USt-IdNr.;Farbe\nNordlicht Energie GmbH;Köln;Deutschland;jana@nordlicht.example;DE136695976;blau\nAtelier Voltaire;Paris;France;lucie(at)voltaire;;\n;Wien;AT;;;\n";
    let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let view = file(&w, "kunden.csv", &latin).unwrap();
    assert_eq!(
        (&view["source"], &view["unused"], &view["left_out"][0]["line"]),
        (&json!("table"), &json!(["Farbe"]), &json!(4))
    );
    let rows: Vec<Value> = view["clients"].as_array().unwrap().iter().map(checked).collect();
    let problem = w.refused("invalid", "add_clients", json!({ "clients": rows }));
    assert_eq!(
        (fields(&problem), codes(&problem)),
        (vec!["clients.1.email".to_owned()], vec!["not_an_email".to_owned()])
    );
    let mut mended = rows;
    mended[1]["form"]["email"] = json!("lucie@voltaire.example");
    let ids = w.ok("add_clients", json!({ "clients": mended }));
    assert_eq!(ids.as_array().unwrap().len(), 2);
    let german = w.ok("client", json!({ "id": ids[0] }));
    assert_eq!((&german["form"]["language"], &german["form"]["vat_number"]), (&json!("de-DE"), &json!("DE136695976")));
    assert_eq!(german["form"]["city"], "Köln", "Windows-1252, as spreadsheets save it");
    w.refused("invalid", "add_clients", json!({ "clients": [] }));
    w.assert_reopens_sound();
}

#[test]
fn s89_cards_come_from_an_address_book_and_a_client_of_it_can_be_billed() {
    let w = World::on(TODAY);
    let cards = "BEGIN:VCARD\nVERSION:3.0\nFN:Ciara Doyle\nORG:Halden Rail Ltd\nEMAIL:ciara@halden.example\nADR:;;3 Northgate Yard;Cork;;T12 XY34;Ireland\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Omar Haddad\nEND:VCARD\n";
    // As Windows writes it.
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(cards.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let view = file(&w, "contacts.vcf", &utf16).unwrap();
    assert_eq!((&view["source"], view["clients"].as_array().unwrap().len()), (&json!("cards"), 2));
    let rows: Vec<Value> = view["clients"].as_array().unwrap().iter().map(checked).collect();
    let ids = w.ok("add_clients", json!({ "clients": rows }));
    assert_eq!(id(&w.bill_freely(ids[0].as_i64().unwrap(), "Advice", "100.00")), 1);
    w.assert_sound();
}

#[test]
fn s89_what_is_no_text_or_far_too_much_is_refused_and_a_text_without_a_client_says_so() {
    let w = World::on(TODAY);
    assert_eq!(file(&w, "photo.vcf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err()["code"], "invalid");
    assert_eq!(file(&w, "long.csv", &vec![b'a'; 2_000_001]).unwrap_err()["code"], "invalid");
    let many: String =
        std::iter::once("Name,City\n".to_owned()).chain((0..501).map(|n| format!("Client {n},Cork\n"))).collect();
    assert_eq!(codes(&w.refused("invalid", "read_clients", json!({ "text": many }))), ["too_many"]);
    for nothing in ["", "\n\n", "-- \n"] {
        assert_eq!(w.ok("read_clients", json!({ "text": nothing }))["clients"], json!([]));
    }
    // A hostile name is a name.
    let view = w.ok("read_clients", json!({ "text": "Name,City\n\"=cmd|' /C calc'!A0\",<script>alert(1)</script>\n" }));
    assert_eq!(view["clients"][0]["name"], "=cmd|' /C calc'!A0");
}
