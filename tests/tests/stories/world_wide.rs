//! S95: no country, currency, paper or tax model is hard-wired.

use crate::world::{TODAY, World, id, money, sandberg};
use serde_json::{Value, json};

/// A seller of `country`, with one invoice of one line over `amount` to a client there.
fn sold(country: &str, business: Value, client: Value, amount: &str) -> (World, Value) {
    let w = World::empty(TODAY, country);
    w.ok("save_business", business);
    let client = id(&w.ok("create_client", client));
    let invoice = w.bill_freely(client, "Advice", amount);
    (w, invoice)
}

/// Width of the first page in points, rounded down: 595 is A4, 612 is Letter.
fn page_width(w: &World, invoice: &Value) -> u64 {
    let shown = w.ok("preview_invoice", json!({ "id": invoice["id"] }));
    let width = shown["pages"][0]["width_pt"].to_string();
    width.split('.').next().unwrap().parse().unwrap()
}

#[test]
fn s95_an_american_seller_prints_on_letter_in_dollars_without_tax() {
    let business = json!({
        "name": "Cole Consulting", "street": "200 Pine Street", "city": "Tacoma", "region": "WA", "postcode": "98402",
        "country": "US", "bank_account": "000123456", "bank_routing": "125000024", "tax_number": "00-0000000",
    });
    let client = json!({ "name": "Harbor Works Inc.", "street": "1 Dock Street", "city": "Tacoma", "region": "WA", "postcode": "98401" });
    let (w, invoice) = sold("US", business, client, "1,234.50");
    assert_eq!(money(&invoice["gross"]), "1234.50 USD");
    assert_eq!(invoice["net"], invoice["gross"], "no sales tax unless one is set");
    let words = w.words(&invoice);
    assert!(
        words.contains("$1,234.50") && words.contains("December 16, 2026") && words.contains("EIN 00-0000000"),
        "{words}"
    );
    assert_eq!(page_width(&w, &invoice), 612, "Letter");
    w.hand_to_judges(&invoice, "s95-letter-en.pdf");
}

#[test]
fn s95_a_japanese_seller_bills_in_yen_without_decimals() {
    let business = json!({
        "name": "Hanami Design", "street": "1-2-3 Shibuya", "city": "Tokyo", "postcode": "150-0002", "country": "JP",
        "bank_account": "1234567", "bank_routing": "0005", "tax_number": "T1234567890123", "tax_name": "JCT", "tax_rate": "10",
    });
    let client = json!({ "name": "Kawa Trading", "street": "4-5-6 Umeda", "city": "Osaka" });
    let (w, invoice) = sold("JP", business, client, "150000");
    assert_eq!((money(&invoice["net"]), money(&invoice["gross"])), ("150000 JPY".to_owned(), "165000 JPY".to_owned()));
    assert!(w.words(&invoice).contains("¥165,000"), "{}", w.words(&invoice));
    assert_eq!(page_width(&w, &invoice), 595, "A4");
    w.hand_to_judges(&invoice, "s95-a4-jpy.pdf");
    let client = invoice["client"].as_i64().unwrap();
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let view = w
        .ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [crate::world::line("Advice", "10.5")] } }));
    assert_eq!(view["problems"][0]["code"], "too_many_decimals", "half a yen does not exist");
}

#[test]
fn s95_a_kuwaiti_seller_bills_in_dinars_with_three_decimals() {
    let business = json!({
        "name": "Al Noor Advisory", "street": "12 Gulf Road", "city": "Kuwait City", "country": "KW", "payment_other": "Cheque",
    });
    let client = json!({ "name": "Gulf Traders", "street": "3 Market Street", "city": "Kuwait City" });
    let (w, invoice) = sold("KW", business, client, "1234.567");
    assert_eq!(money(&invoice["gross"]), "1234.567 KWD");
    assert!(w.words(&invoice).contains("1,234.567"), "{}", w.words(&invoice));
    let part = json!({ "invoices": [invoice["id"]], "amount": "0.001" });
    w.ok("record_payment", part);
    assert_eq!(money(&w.invoice(&invoice["id"])["open"]), "1234.566 KWD");
    w.assert_sound();
    w.hand_to_judges(&invoice, "s95-a4-kwd.pdf");
}

#[test]
fn s95_a_seller_without_tax_says_why() {
    let mut business = sandberg();
    business["country"] = json!("DE");
    business["vat_number"] = json!("");
    business["tax_number"] = json!("12/345/67890");
    business["tax_rate"] = json!("");
    business["tax_note"] = json!("Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG");
    business["bank_iban"] = json!("DE02120300000000202051");
    let client =
        json!({ "name": "Buchhandlung Linde", "street": "Marktplatz 4", "postcode": "04109", "city": "Leipzig" });
    let (w, invoice) = sold("DE", business, client, "1.250,00");
    assert_eq!(money(&invoice["gross"]), "1250.00 EUR");
    assert!(invoice["taxes"].as_array().unwrap().is_empty());
    let words = w.words(&invoice);
    assert!(words.contains("Kleinunternehmer gemäß § 19 UStG") && words.contains("1.250,00 €"), "{words}");
    assert!(words.contains("Steuernummer 12/345/67890"), "{words}");
    w.hand_to_judges(&invoice, "s95-a4-no-tax.pdf");
}

#[test]
fn s95_two_clients_two_currencies_and_nothing_is_added_across() {
    let w = World::on(TODAY);
    let at_home = w.bill_freely(w.client(), "Advice", "1000");
    let pounds = json!({ "name": "Bramble Housing", "street": "40 Canal Wharf", "city": "Leeds", "country": "GB", "currency": "GBP", "tax_treatment": "outside_scope" });
    let abroad = w.bill_freely(id(&w.ok("create_client", pounds)), "Advice", "500");
    assert_eq!(
        (money(&at_home["gross"]), money(&abroad["gross"])),
        ("1230.00 EUR".to_owned(), "500.00 GBP".to_owned())
    );
    assert_eq!(money(&w.ok("dashboard", json!({ "including_tax": true }))["outstanding"]["amount"]), "1230.00 EUR");
    let both = json!({ "invoices": [at_home["id"], abroad["id"]] });
    w.refused("invalid", "record_payment", both);
    assert!(w.words(&abroad).contains("Outside the scope of VAT"));
    w.hand_to_judges(&abroad, "s95-a4-gbp.pdf");
}
