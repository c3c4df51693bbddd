//! One payment over several invoices, where the user says what single ones get: that stands, the rest follows, and every
//! cent is on an invoice or the client's credit.

use crate::world::{TODAY, World, codes, fields, money};
use proptest::prelude::*;
use serde_json::{Value, json};

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

/// Three invoices of one client, with tax 123.00, 246.00 and 369.00.
fn three(w: &World) -> Vec<Value> {
    let client = w.client();
    ["100", "200", "300"].map(|net| w.bill_freely(client, "Advice", net)["id"].clone()).to_vec()
}

fn parts(sheet: &Value) -> Vec<String> {
    sheet["rows"].as_array().unwrap().iter().map(|row| money(&row["part"]).replace(" EUR", "")).collect()
}

fn given(invoice: &Value, amount: &str) -> Value {
    json!({ "invoice": invoice, "amount": amount })
}

#[test]
fn s02_what_is_typed_for_an_invoice_stands_and_the_rest_follows() {
    let w = World::on(TODAY);
    let all = three(&w);
    let sheet = |amount: Option<&str>, given: Value| {
        w.ok("payment_sheet", json!({ "invoices": all, "amount": amount, "parts": given }))
    };
    assert_eq!(parts(&sheet(None, json!([]))), ["123.00", "246.00", "369.00"]);
    // Without an amount it follows the parts.
    let less = sheet(None, json!([given(&all[1], "46")]));
    assert_eq!(
        (parts(&less), money(&less["amount"]), money(&less["missing"])),
        (vec!["123.00".into(), "46.00".into(), "369.00".into()], "538.00 EUR".into(), "200.00 EUR".into())
    );
    // With one the rest reaches the others, oldest first.
    let some = sheet(Some("200"), json!([given(&all[2], "150")]));
    assert_eq!(
        (parts(&some), money(&some["rest"])),
        (vec!["50.00".into(), "0.00".into(), "150.00".into()], "0.00 EUR".into())
    );
    // An empty text follows, nothing is nothing.
    assert_eq!(parts(&sheet(Some("200"), json!([given(&all[2], " ")]))), ["123.00", "77.00", "0.00"]);
    assert_eq!(parts(&sheet(Some("200"), json!([given(&all[0], "0")]))), ["0.00", "200.00", "0.00"]);

    let paid = w.ok("record_payment", json!({ "invoices": all, "amount": "200", "parts": [given(&all[2], "150")] }));
    let told: Vec<(Value, String)> = paid["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (part["invoice"].clone(), money(&part["amount"])))
        .collect();
    assert_eq!(told, [(all[0].clone(), "50.00 EUR".to_owned()), (all[2].clone(), "150.00 EUR".to_owned())]);
    w.ok("reverse_payment", json!({ "id": paid["id"] }));
    assert_eq!(money(&w.invoice(&all[2])["open"]), "369.00 EUR");
    w.assert_sound();
}

#[test]
fn s02_what_cannot_be_given_is_refused_in_words_of_its_own() {
    let w = World::on(TODAY);
    let all = three(&w);
    let record = |amount: Option<&str>, given: Value| json!({ "invoices": all, "amount": amount, "parts": given });
    for name in ["payment_sheet", "record_payment"] {
        let above = w.refused("part_above_open", name, record(None, json!([given(&all[0], "123.01")])));
        assert_eq!(
            (fields(&above), &above["fields"][0]["told"]["texts"]["number"]),
            (vec!["parts".to_owned()], &json!("2026-001"))
        );
        let much = json!([given(&all[0], "100"), given(&all[1], "200")]);
        assert_eq!(fields(&w.refused("parts_above_amount", name, record(Some("299.99"), much))), ["parts"]);
        for (typed, code) in [("-1", "negative"), ("some", "not_a_number")] {
            let refused = w.call(name, record(None, json!([given(&all[1], "1"), given(&all[0], typed)]))).unwrap_err();
            assert_eq!(
                (fields(&refused), codes(&refused)),
                (vec!["parts.1.amount".into()], vec![code.into()]),
                "{typed}"
            );
        }
        let refused = w.call(name, json!({ "invoices": [all[0]], "parts": [given(&all[1], "1")] })).unwrap_err();
        assert_eq!(fields(&refused), ["parts.0.invoice"]);
        let twice = w.call(name, record(None, json!([given(&all[0], "1"), given(&all[0], "2")]))).unwrap_err();
        assert_eq!(fields(&twice), ["parts.1.invoice"], "none of the two is chosen silently");
        let nothing = w.call(name, json!({ "invoices": [all[0]], "parts": [given(&all[0], "0")] })).unwrap_err();
        assert_eq!((fields(&nothing), codes(&nothing)), (vec!["amount".into()], vec!["not_positive".into()]));
    }
    // What no invoice gets is confirmed first, also where more is open.
    let rest = json!({ "invoices": [all[1]], "amount": "100", "parts": [given(&all[1], "60")] });
    w.refused("payment_above_parts", "record_payment", rest.clone());
    let mut sure = rest;
    sure["rest_becomes_credit"] = json!(true);
    assert_eq!(money(&w.ok("record_payment", sure)["credit"]), "40.00 EUR");
    assert_eq!(money(&w.invoice(&all[1])["open"]), "186.00 EUR");
    w.assert_sound();
}

#[test]
fn s02_an_answer_for_what_is_missing_is_of_each_invoice_by_its_part() {
    let w = World::on(TODAY);
    let all = three(&w);
    let fee = json!({
        "invoices": all[..2], "amount": "359", "parts": [given(&all[0], "113")], "difference": "bank_fee",
    });
    w.ok("record_payment", fee);
    for at in [0, 1] {
        assert_eq!(money(&w.invoice(&all[at])["open"]), "0.00 EUR");
    }
    let fees = |at: usize| -> Vec<String> {
        let view = w.invoice(&all[at]);
        let own = view["settlements"].as_array().unwrap().iter().filter(|s| s["kind"] == "bank_fee");
        own.map(|s| money(&s["amount"])).collect()
    };
    assert_eq!((fees(0), fees(1)), (vec!["10.00 EUR".to_owned()], vec![]));
    w.assert_sound();
}

#[test]
fn s02_a_discount_is_taken_where_the_part_of_its_invoice_reaches_it() {
    let w = World::on(TODAY);
    let client = w.client();
    w.ok("save_client", json!({ "id": client, "patch": { "early_payment": "2/10" } }));
    let both = ["100", "200"].map(|net| w.bill_freely(client, "Advice", net)["id"].clone());
    // 123.00 less 2.46, and half of the other one, which has no discount then.
    let typed = json!([given(&both[0], "120.54"), given(&both[1], "100")]);
    let sheet = w.ok("payment_sheet", json!({ "invoices": both, "parts": typed, "difference": "discount" }));
    let told: Vec<String> = sheet["rows"].as_array().unwrap().iter().map(|row| money(&row["discount"])).collect();
    assert_eq!(
        (told, money(&sheet["amount"])),
        (vec!["2.46 EUR".to_owned(), "0.00 EUR".to_owned()], "220.54 EUR".to_owned())
    );
    let short = json!([given(&both[0], "120.53"), given(&both[1], "100")]);
    w.refused(
        "discount_not_reached",
        "record_payment",
        json!({ "invoices": both, "parts": short, "difference": "discount" }),
    );
    w.ok("record_payment", json!({ "invoices": both, "parts": typed, "difference": "discount" }));
    assert_eq!(money(&w.invoice(&both[0])["open"]), "0.00 EUR");
    assert_eq!(money(&w.invoice(&both[1])["open"]), "146.00 EUR");
    w.assert_sound();
}

#[test]
fn s02_a_payment_keeps_its_note() {
    let w = World::on(TODAY);
    let all = three(&w);
    let note = "Second half promised for January";
    w.ok("record_payment", json!({ "invoices": [all[0]], "amount": "61.50", "note": note, "reference": "HALDEN 1" }));
    let row = w.ok("payments", json!({}))[0].clone();
    assert_eq!((row["note"].as_str(), row["reference"].as_str()), (Some(note), Some("HALDEN 1")), "{row}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]
    #[test]
    fn parts_and_credit_are_the_amount_and_no_part_is_above_what_is_open(
        nets in prop::collection::vec(1i64..200_000, 1..5),
        shares in prop::collection::vec(prop::option::of(0i64..=1000), 5),
        paid in prop::option::of(1i64..800_000),
    ) {
        let w = World::on(TODAY);
        let client = w.client();
        let text = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
        let invoices: Vec<Value> = nets.iter().map(|net| w.bill_freely(client, "Advice", &text(*net))).collect();
        let ids: Vec<Value> = invoices.iter().map(|of| of["id"].clone()).collect();
        let open: Vec<i64> = invoices.iter().map(|of| minor(&of["gross"])).collect();
        let typed: Vec<Option<i64>> = open.iter().zip(&shares).map(|(open, share)| share.map(|share| open * share / 1000)).collect();
        let given: Vec<Value> = ids.iter().zip(&typed).filter_map(|(id, part)| Some(given(id, &text((*part)?)))).collect();
        let mut asked = json!({ "invoices": ids, "parts": given });
        if let Some(paid) = paid {
            asked["amount"] = json!(text(paid));
        }
        match w.call("payment_sheet", asked.clone()) {
            Err(problem) => {
                let sum: i64 = typed.iter().flatten().sum();
                let code = problem["code"].as_str().unwrap().to_owned();
                match paid {
                    Some(paid) => prop_assert!(sum > paid && code == "parts_above_amount", "{problem}"),
                    None => prop_assert_eq!((typed.iter().all(|part| *part == Some(0)), codes(&problem)), (true, vec!["not_positive".to_owned()])),
                }
            }
            Ok(sheet) => {
                let part = |id: &Value| minor(&sheet["rows"].as_array().unwrap().iter().find(|row| row["id"] == *id).unwrap()["part"]);
                let parts: Vec<i64> = ids.iter().map(part).collect();
                for ((part, open), typed) in parts.iter().zip(&open).zip(&typed) {
                    prop_assert!(*part <= *open && typed.is_none_or(|typed| typed == *part), "{sheet}");
                }
                let rest = minor(&sheet["rest"]);
                prop_assert_eq!(parts.iter().sum::<i64>() + rest, minor(&sheet["amount"]));
                prop_assert_eq!(parts.iter().sum::<i64>(), minor(&sheet["reaches"]));
                let fills = typed.iter().zip(parts.iter().zip(&open)).all(|(typed, (part, open))| typed.is_some() || part == open);
                prop_assert!(rest == 0 || fills, "credit only once the others are paid: {sheet}");
                asked["rest_becomes_credit"] = json!(true);
                let row = w.ok("record_payment", asked);
                prop_assert_eq!(minor(&row["credit"]), rest);
                for (id, (part, open)) in ids.iter().zip(parts.iter().zip(&open)) {
                    prop_assert_eq!(minor(&w.invoice(id)["open"]), open - part);
                }
            }
        }
        w.assert_sound();
    }
}
