//! The tax in the currency of the seller's country, on an invoice in another one: asked for, typed, printed, carried.

use crate::world::{TODAY, World, codes, fields, halden, id, line, money, sandberg};
use serde_json::{Value, json};

/// A draft over 1,000 dollars at the seller's own tax.
fn in_dollars(w: &World) -> i64 {
    let mut client = halden();
    client["currency"] = json!("USD");
    drafted(w, client)
}

fn drafted(w: &World, client: Value) -> i64 {
    let client = id(&w.ok("create_client", client));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    save(w, draft, json!({ "lines": [line("Advice", "1000")] }));
    draft
}

fn save(w: &World, draft: i64, patch: Value) -> Value {
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }))
}

fn rate() -> Value {
    json!({ "exchange_rate": "1.0842", "rate_source": "ECB", "rate_on": "13 Nov 2026" })
}

#[test]
fn s45_an_invoice_in_dollars_is_not_issued_before_it_can_say_its_tax_in_euros() {
    let w = World::on(TODAY);
    let draft = in_dollars(&w);
    let view = w.ok("invoice_draft", json!({ "id": draft }));
    let asked = json!({ "base": "EUR", "quote": "USD", "home": "EUR", "is_printed": true, "is_required": true, "tax": null, "last": null });
    assert_eq!(view["exchange"], asked);
    let problem = w.refused("missing_for_issue", "issue_invoice", json!({ "id": draft }));
    assert_eq!(
        (fields(&problem), codes(&problem)),
        (vec!["exchange_rate".into()], vec!["missing_exchange_rate".into()])
    );
    assert_eq!(problem["fields"][0]["address"], "draft", "the way leads to the field");

    let view = save(&w, draft, rate());
    assert_eq!(money(&view["exchange"]["tax"]), "212.14 EUR");
    assert_eq!(view["form"]["rate_on"], "2026-11-13", "a day is kept as a day");
    assert_eq!(view["is_ready"], true, "{:#}", view["problems"]);
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert_eq!((money(&invoice["gross"]), money(&invoice["home_tax"])), ("1230.00 USD".into(), "212.14 EUR".into()));
    let words = w.words(&invoice);
    for said in ["VAT 23% in EUR", "230.00 USD at 1 EUR = 1.0842 USD (ECB, 13 November 2026)", "€212.14"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let xml = String::from_utf8(w.xml(&invoice).unwrap()).unwrap();
    assert!(xml.contains("<ram:TaxCurrencyCode>EUR<"), "BT-6");
    assert!(xml.contains("<ram:TaxTotalAmount currencyID=\"EUR\">212.14<"), "BT-111");
    assert!(xml.contains("1.0842"), "the rate is in a note");
    w.hand_to_judges(&invoice, "home-tax.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s45_what_is_typed_wrongly_stays_as_typed_and_is_named() {
    let w = World::on(TODAY);
    let draft = in_dollars(&w);
    for (field, typed, code) in [
        ("exchange_rate", "about one", "not_a_number"),
        ("exchange_rate", "0", "not_positive"),
        ("exchange_rate", "-1.08", "not_positive"),
        ("exchange_rate", "1.08421234567", "too_many_decimals"),
        ("exchange_rate", "19,382", "ambiguous_mark"),
        ("exchange_rate", "99999999999", "above"),
        ("rate_on", "some day", "not_a_date"),
        ("rate_source", "E\u{0}CB", "control_character"),
    ] {
        save(&w, draft, rate());
        let view = save(&w, draft, json!({ field: typed }));
        assert_eq!(view["form"][field], typed);
        let problems = view["problems"].as_array().unwrap();
        let named = problems.iter().any(|p| p["field"] == field && p["code"] == code);
        assert!(named, "{field} {typed:?}: {problems:#?}");
        w.refused("invalid", "issue_invoice", json!({ "id": draft }));
    }
    // Where no tax is charged a rate is for the books, and none is asked for.
    save(&w, draft, json!({ "exchange_rate": "", "rate_source": "" }));
    let untaxed = json!({ "tax_rate": "0", "milestone": null, "title": "Advice", "description": "As agreed", "deliverables": [],
        "quantity": "", "unit_price": "1000", "override_reason": "", "amount_reason": "" });
    let view = save(&w, draft, json!({ "lines": [untaxed] }));
    assert_eq!(view["is_ready"], true, "{:#}", view["problems"]);
    assert_eq!((&view["exchange"]["is_printed"], &view["exchange"]["is_required"]), (&json!(false), &json!(false)));
    let view = save(&w, draft, json!({ "exchange_rate": "about one" }));
    assert_eq!((&view["is_ready"], &view["problems"][0]["field"]), (&json!(false), &json!("exchange_rate")));
}

#[test]
fn s44_the_rate_of_the_last_invoice_is_proposed_and_never_filled_in() {
    let w = World::on(TODAY);
    let first = in_dollars(&w);
    save(&w, first, rate());
    w.ok("issue_invoice", json!({ "id": first }));
    let next = in_dollars(&w);
    let view = w.ok("invoice_draft", json!({ "id": next }));
    let last = json!({ "exchange_rate": "1.0842", "rate_source": "ECB", "rate_on": "2026-11-13" });
    assert_eq!(view["exchange"]["last"], last);
    assert_eq!((&view["form"]["exchange_rate"], &view["exchange"]["tax"]), (&json!(""), &Value::Null));
    w.refused("missing_for_issue", "issue_invoice", json!({ "id": next }));
    let view = save(&w, next, last);
    assert_eq!(view["is_ready"], true, "and taken over it will do: {:#}", view["problems"]);
    let pounds = json!({ "name": "Bramble Housing", "country": "GB", "currency": "GBP" });
    let view = w.ok("invoice_draft", json!({ "id": drafted(&w, pounds) }));
    assert_eq!(view["exchange"]["last"], Value::Null, "of another currency");
}

#[test]
fn s44_a_rate_is_not_taken_for_another_currency_when_the_client_changes_his() {
    let w = World::on(TODAY);
    let draft = in_dollars(&w);
    let client = save(&w, draft, rate())["client"].clone();
    w.ok("save_client", json!({ "id": client, "patch": { "currency": "GBP" } }));
    let view = w.ok("invoice_draft", json!({ "id": draft }));
    let named = |view: &Value| view["problems"].as_array().unwrap().iter().any(|p| p["code"] == "currency_mismatch");
    assert!(named(&view), "{:#}", view["problems"]);
    assert_eq!((&view["form"]["exchange_rate"], &view["exchange"]["tax"]), (&json!("1.0842"), &Value::Null));
    w.refused("invalid", "issue_invoice", json!({ "id": draft }));
    let view = save(&w, draft, json!({ "exchange_rate": "0.8612" }));
    assert_eq!(money(&view["exchange"]["tax"]), "267.07 EUR");
}

#[test]
fn s95_a_swiss_seller_may_and_a_polish_one_writes_the_rate_as_the_polish_bank_does() {
    let seller = |country: &str, vat_number: &str| {
        let mut business = sandberg();
        business["country"] = json!(country);
        business["vat_number"] = json!(vat_number);
        let w = World::empty(TODAY, country);
        w.ok("save_business", business);
        let mut client = halden();
        client["currency"] = json!("EUR");
        let draft = drafted(&w, client);
        (w, draft)
    };
    let (w, draft) = seller("CH", "CHE-123.456.788 MWST");
    let view = w.ok("invoice_draft", json!({ "id": draft }));
    assert_eq!((&view["exchange"]["home"], &view["exchange"]["is_required"]), (&json!("CHF"), &json!(false)));
    assert_eq!(view["is_ready"], true, "{:#}", view["problems"]);
    let (w, draft) = seller("PL", "PL 1234563218");
    let view = w.ok("invoice_draft", json!({ "id": draft }));
    assert_eq!((&view["exchange"]["base"], &view["exchange"]["quote"]), (&json!("EUR"), &json!("PLN")));
    let view = save(&w, draft, json!({ "exchange_rate": "4,2512", "rate_source": "NBP" }));
    assert_eq!(money(&view["exchange"]["tax"]), "977.78 PLN", "230.00 EUR, multiplied");
}

#[test]
fn s44_a_document_without_it_is_frozen_as_before() {
    let w = World::on(TODAY);
    w.bill_freely(w.client(), "Advice", "1000");
    let book = w.export().to_string();
    assert!(book.contains("\"totals\"") && !book.contains("\"exchange\""), "no word of it in the frozen value");
    assert!(!book.contains("\"home_tax\":{"));
}
