//! Money in a foreign currency: what it brought at home beside what its invoices were worth when they were issued.

use crate::world::{TODAY, World, fields, halden, id, line, money};
use serde_json::{Value, json};

/// An invoice over 1,230.00 dollars, issued at `rate` dollars a euro.
fn in_dollars(w: &World, client: i64, rate: &str) -> Value {
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let patch = json!({ "lines": [line("Advice", "1000")], "exchange_rate": rate, "rate_source": "ECB", "rate_on": "13 Nov 2026" });
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
    w.ok("issue_invoice", json!({ "id": draft }))
}

fn client(w: &World) -> i64 {
    let mut client = halden();
    client["currency"] = json!("USD");
    id(&w.ok("create_client", client))
}

/// Received, at issue, gain.
fn told(of: &Value) -> [String; 3] {
    ["received", "at_issue", "gain"].map(|part| money(&of[part]))
}

fn reported(w: &World) -> Vec<[String; 3]> {
    let view = w.ok("report", json!({ "period": "2026", "currency": "USD" }));
    view["exchange"].as_array().unwrap().iter().map(told).collect()
}

fn three(texts: [&str; 3]) -> [String; 3] {
    texts.map(|text| format!("{text} EUR"))
}

#[test]
fn s2_gain_and_loss_at_payment_are_told_to_the_cent_and_go_back_with_the_payment() {
    let w = World::on(TODAY);
    let of = client(&w);
    let [first, second] = ["1.0842", "1.1"].map(|rate| in_dollars(&w, of, rate));
    let sheet = w.ok("payment_sheet", json!({ "invoices": [first["id"]] }));
    let exchange = &sheet["exchange"];
    assert_eq!(
        (&exchange["home"], &exchange["base"], &exchange["quote"]),
        (&json!("EUR"), &json!("EUR"), &json!("USD"))
    );
    assert_eq!((money(&exchange["at_issue"]), &exchange["gain"]), ("1134.48 EUR".into(), &Value::Null));
    let sheet = w.ok("payment_sheet", json!({ "invoices": [first["id"]], "home_rate": "1.0695" }));
    // 1230 / 1.0695 = 1150.07
    assert_eq!(told(&sheet["exchange"]), three(["1150.07", "1134.48", "15.59"]));
    let sheet = w.ok("payment_sheet", json!({ "invoices": [first["id"]], "home_amount": "1,1,1" }));
    assert_eq!(sheet["exchange"]["gain"], Value::Null, "what does not read yet waits");

    let gain = w.ok("record_payment", json!({ "invoices": [first["id"]], "home_rate": "1.0695" }));
    assert_eq!(told(&gain["exchange"]), three(["1150.07", "1134.48", "15.59"]));
    // The amount goes before the rate; 1230 / 1.1 = 1118.18.
    let loss =
        w.ok("record_payment", json!({ "invoices": [second["id"]], "home_amount": "1100", "home_rate": "1.0695" }));
    assert_eq!(told(&loss["exchange"]), three(["1100.00", "1118.18", "-18.18"]));
    assert_eq!(reported(&w), [three(["2250.07", "2252.66", "-2.59"])]);
    w.assert_sound();

    w.ok("reverse_payment", json!({ "id": gain["id"], "reason": "Bounced" }));
    let rows = w.ok("payments", json!({}));
    let back = rows.as_array().unwrap().iter().find(|row| row["reverses"] == gain["id"]).unwrap();
    assert_eq!(told(&back["exchange"]), three(["-1150.07", "-1134.48", "-15.59"]), "both stay");
    assert_eq!(reported(&w), [three(["1100.00", "1118.18", "-18.18"])], "as if it had not come");
    let export = w.export();
    let kept = export["payments"].as_array().unwrap().iter().filter(|of| !of["exchange"].is_null()).count();
    assert_eq!(kept, 3);
    w.assert_reopens_sound();
}

#[test]
fn s2_money_above_the_invoice_has_its_share_of_what_arrived_and_a_payment_without_a_word_has_no_gain() {
    let w = World::on(TODAY);
    let of = client(&w);
    let [first, second] = ["1.0842", "1.0842"].map(|rate| in_dollars(&w, of, rate));
    let over =
        json!({ "invoices": [first["id"]], "amount": "1640", "rest_becomes_credit": true, "home_amount": "1500" });
    // Three quarters of 1640 settle the invoice.
    assert_eq!(told(&w.ok("record_payment", over)["exchange"]), three(["1125.00", "1134.48", "-9.48"]));
    let silent = w.ok("record_payment", json!({ "invoices": [second["id"]], "amount": "100" }));
    assert_eq!(silent["exchange"], Value::Null);
    assert_eq!(reported(&w), [three(["1125.00", "1134.48", "-9.48"])]);
    w.assert_sound();
}

#[test]
fn s2_what_arrived_is_refused_where_it_cannot_be_compared_and_where_it_does_not_read() {
    let w = World::on(TODAY);
    let plain = w.bill_freely(w.client(), "Advice", "1000");
    assert_eq!(w.ok("payment_sheet", json!({ "invoices": [plain["id"]] }))["exchange"], Value::Null);
    let pay = |invoice: &Value, field: &str, text: &str| {
        let mut paid = json!({ "invoices": [invoice["id"]] });
        paid[field] = json!(text);
        paid
    };
    for field in ["home_amount", "home_rate"] {
        assert_eq!(fields(&w.refused("invalid", "record_payment", pay(&plain, field, "1.1"))), [field]);
    }
    let dollars = in_dollars(&w, client(&w), "1.0842");
    for (field, text) in [
        ("home_amount", "0"),
        ("home_amount", "-5"),
        ("home_amount", "much"),
        ("home_amount", "1,2,3"),
        ("home_amount", "99999999999999999999"),
        ("home_rate", "0"),
        ("home_rate", "-1"),
        ("home_rate", "19,382"),
        ("home_rate", "1e5"),
    ] {
        assert_eq!(fields(&w.refused("invalid", "record_payment", pay(&dollars, field, text))), [field], "{text}");
    }
    assert_eq!(w.invoice(&dollars["id"])["status"], "issued", "nothing was recorded");
    w.ok("record_payment", pay(&plain, "home_amount", "  "));
    w.assert_sound();
}
