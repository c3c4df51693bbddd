//! Discounts for prompt payment: proposed to the cent within their days, taken, shown in their own word, and taken back.

use crate::world::{TODAY, World, fields, halden, id, line, money};
use serde_json::{Value, json};

/// A client whose invoices offer `early`.
fn client(w: &World, early: &str) -> i64 {
    let mut client = halden();
    client["early_payment"] = json!(early);
    id(&w.ok("create_client", client))
}

fn sheet(w: &World, asked: Value) -> Value {
    w.ok("payment_sheet", asked)
}

fn settled(w: &World, invoice: &Value) -> Vec<String> {
    let view = w.invoice(&invoice["id"]);
    let told = |of: &Value| format!("{} {}", of["kind"].as_str().unwrap(), money(&of["amount"]));
    view["settlements"].as_array().unwrap().iter().map(told).collect()
}

/// Net, tax and gross of a flow of the year.
fn flow(w: &World, flow: &str) -> [String; 3] {
    let report = w.ok("report", json!({ "period": "2026" }))["report"].clone();
    ["net", "tax", "gross"].map(|part| report["total"][flow][part]["amount"].as_str().unwrap().to_owned())
}

/// Net and tax of the rows of a basis.
fn tax(w: &World, basis: &str) -> Vec<[String; 3]> {
    let view = w.ok("report", json!({ "period": "2026", "basis": basis }));
    let text = |of: &Value| of["amount"].as_str().unwrap().to_owned();
    let rows = view["tax"].as_array().unwrap().iter();
    rows.map(|row| {
        let rate = row["tax"]["rate"].as_str().unwrap_or_default().to_owned();
        [rate, text(&row["net"]), text(&row["amount"])]
    })
    .collect()
}

#[test]
fn s2_a_discount_is_proposed_to_the_cent_and_its_last_day_counts() {
    let mut w = World::on(TODAY);
    let of = client(&w, "2/10");
    let invoice = w.bill_freely(of, "Advice", "1000");
    w.restart("2026-12-20");
    let ask =
        |amount: &str, on: &str| sheet(&w, json!({ "invoices": [invoice["id"]], "amount": amount, "received_on": on }));
    let offered = ask("", "2026-11-20")["discount"].clone();
    assert_eq!(
        (money(&offered["amount"]), money(&offered["to_pay"]), &offered["until"]),
        ("24.60 EUR".into(), "1205.40 EUR".into(), &json!("2026-11-26"))
    );
    // amount | received | what happened to the difference, by the sheet | in time
    for (amount, on, expected, in_time) in [
        ("1205.40", "2026-11-16", "discount", true),
        ("1205.40", "2026-11-26", "discount", true),
        ("1205.40", "2026-11-27", "keep_open", false),
        ("1205.39", "2026-11-26", "keep_open", true),
        ("1205.41", "2026-11-26", "keep_open", true),
        ("1230.00", "2026-11-26", "keep_open", true),
        ("1205.40", "soon", "keep_open", false),
    ] {
        let told = ask(amount, on);
        let found = (&told["difference"], &told["discount"]["is_in_time"]);
        assert_eq!(found, (&json!(expected), &json!(in_time)), "{amount} on {on}");
        let taken = if expected == "discount" { "24.60 EUR" } else { "0.00 EUR" };
        assert_eq!(money(&told["discounted"]), taken, "{amount} on {on}");
        let row = &told["rows"][0];
        assert_eq!(
            row["is_settled"],
            json!(expected == "discount" || amount == "1230.00"),
            "{amount} on {on}: {row:#}"
        );
    }
    assert_eq!(w.invoice(&invoice["id"])["open"], invoice["gross"], "a proposal settles nothing");
    let kept = w
        .ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "1205.40", "received_on": "2026-11-20" }));
    assert_eq!(settled(&w, &invoice), ["payment 1205.40 EUR"], "without the user's answer it stays open: {kept:#}");
}

#[test]
fn s2_a_discount_taken_pays_the_invoice_and_lowers_what_was_asked_for_but_no_money_came() {
    let w = World::on(TODAY);
    let of = client(&w, "2/10");
    let draft = w.ok("new_invoice", json!({ "client": of }));
    let mut other = line("Handbook", "200.01");
    other["tax_rate"] = json!("9");
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [line("Advice", "1000"), other] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(money(&invoice["gross"]), "1448.01 EUR");
    assert!(w.words(&invoice).contains("2% discount for payment within 10 days, by 26 November 2026."));
    let before = w.ok("report", json!({ "period": "2026" }))["report"].clone();

    let paid = json!({ "invoices": [invoice["id"]], "amount": "1419.05", "difference": "discount" });
    let payment = w.ok("record_payment", paid);
    assert_eq!(settled(&w, &invoice), ["payment 1419.05 EUR", "discount 28.96 EUR"]);
    let now = w.invoice(&invoice["id"]);
    assert_eq!((&now["status"], money(&now["open"])), (&json!("paid"), "0.00 EUR".into()));
    assert_eq!(money(&now["paid"]), "1419.05 EUR", "no more was paid than came");
    assert_eq!(money(&now["corrections"]["discounted"]), "28.96 EUR");
    // 28.96 of 1448.01, of which 1200.01 are net: 24.00 and 4.96.
    assert_eq!(flow(&w, "discounted"), ["24.00", "4.96", "28.96"]);
    assert_eq!(flow(&w, "received"), ["1176.01", "243.04", "1419.05"]);
    assert_eq!(flow(&w, "written_off"), ["0.00", "0.00", "0.00"]);
    assert_eq!(flow(&w, "withheld"), ["0.00", "0.00", "0.00"]);
    // By what was received only money counts; by what was issued the discount lowers base and tax of each rate.
    let rows = |of: [[&str; 3]; 2]| of.map(|row| row.map(str::to_owned)).to_vec();
    assert_eq!(tax(&w, "received"), rows([["23", "980.00", "225.40"], ["9", "196.01", "17.64"]]));
    assert_eq!(tax(&w, "issued"), rows([["23", "980.00", "225.40"], ["9", "196.01", "17.64"]]));
    assert_eq!(money(&w.ok("dashboard", json!({}))["paid_this_year"]["amount"]), "1176.01 EUR");
    w.assert_sound();

    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "Booked twice" }));
    let all = settled(&w, &invoice);
    assert_eq!(all[2..], ["payment -1419.05 EUR", "discount -28.96 EUR"], "both stay");
    let after = w.invoice(&invoice["id"]);
    for figure in ["status", "open", "paid"] {
        assert_eq!(after[figure], invoice[figure], "{figure}");
    }
    let back = w.ok("report", json!({ "period": "2026" }))["report"].clone();
    for part in ["total", "closing", "standing", "tax_issued", "tax_received"] {
        assert_eq!(back[part], before[part], "{part} is as before");
    }
    w.assert_reopens_sound();
}

#[test]
fn s2_one_payment_takes_the_discounts_of_several_invoices_and_of_no_other() {
    let mut w = World::on("2026-11-01");
    let of = client(&w, "3/14");
    let late = w.bill_freely(of, "Late", "100");
    w.restart(TODAY);
    let [first, second] = ["1000.01", "333.33"].map(|amount| w.bill_freely(of, "Advice", amount));
    w.ok("save_client", json!({ "id": of, "patch": { "early_payment": "" } }));
    let plain = w.bill_freely(of, "No discount", "50");
    let all = json!([late["id"], first["id"], second["id"], plain["id"]]);
    let told = sheet(&w, json!({ "invoices": all }));
    // 3 % of 1230.01 and of 410.00; what was issued on 1 November ended yesterday.
    assert_eq!(money(&told["discount"]["amount"]), "49.20 EUR");
    assert_eq!(money(&told["chosen_open"]), "1824.51 EUR");
    let to_pay = told["discount"]["to_pay"]["amount"].clone();
    assert_eq!(to_pay, "1775.31");
    let told = sheet(&w, json!({ "invoices": all, "amount": to_pay }));
    assert_eq!(told["difference"], "discount");
    let taken: Vec<(&Value, String)> =
        told["rows"].as_array().unwrap().iter().map(|row| (&row["is_settled"], money(&row["discount"]))).collect();
    let yes = json!(true);
    let euro = |text: &str| format!("{text} EUR");
    assert_eq!(taken, [(&yes, euro("0.00")), (&yes, euro("36.90")), (&yes, euro("12.30")), (&yes, euro("0.00"))]);

    // Five euros more than that: the first discount is smaller, and nothing else changes.
    let paid = w.ok("record_payment", json!({ "invoices": all, "amount": "1780.31", "difference": "discount" }));
    let parts = paid["parts"].as_array().unwrap().iter();
    let discounts: Vec<String> =
        parts.filter(|part| part["kind"] == "discount").map(|part| money(&part["amount"])).collect();
    assert_eq!(discounts, ["31.90 EUR", "12.30 EUR"]);
    for invoice in [&late, &first, &second, &plain] {
        assert_eq!(w.invoice(&invoice["id"])["status"], "paid");
    }
    w.assert_sound();
}

#[test]
fn s2_a_discount_is_refused_where_none_is_offered_and_where_the_money_does_not_reach_it() {
    let mut w = World::on(TODAY);
    let plain = w.bill_freely(w.client(), "Advice", "1000");
    let discount = |invoice: &Value, amount: &str| json!({ "invoices": [invoice["id"]], "amount": amount, "difference": "discount" });
    let problem = w.refused("no_discount_offered", "record_payment", discount(&plain, "1200"));
    assert_eq!((fields(&problem), &problem["detail"]["numbers"]), (vec!["difference".to_owned()], &plain["number"]));
    let of = client(&w, "2/10");
    let invoice = w.bill_freely(of, "Advice", "1000");
    let problem = w.refused("discount_not_reached", "record_payment", discount(&invoice, "1205.39"));
    assert_eq!(fields(&problem), ["amount"]);
    assert_eq!(problem["detail"]["to_pay"], "1205.40 EUR");
    w.refused("payment_above_open", "record_payment", discount(&invoice, "1230.01"));
    assert_eq!(settled(&w, &invoice), Vec::<String>::new());
    // Taken too late it is no proposal, but the user may let it pass.
    w.restart("2026-12-01");
    let told = sheet(&w, json!({ "invoices": [invoice["id"]], "amount": "1205.40" }));
    assert_eq!((&told["difference"], &told["discount"]["is_in_time"]), (&json!("keep_open"), &json!(false)));
    w.ok("record_payment", discount(&invoice, "1205.40"));
    assert_eq!(w.invoice(&invoice["id"])["status"], "paid");
    // All that is open is paid in full: there is nothing to take off.
    let second = w.bill_freely(of, "Advice", "100");
    w.ok("record_payment", discount(&second, "123"));
    assert_eq!(settled(&w, &second), ["payment 123.00 EUR"]);
    w.assert_sound();
}

#[test]
fn s2_what_is_kept_back_earns_no_discount_and_a_part_paid_before_counts() {
    let mut w = World::on(TODAY);
    let of = client(&w, "2/10");
    let plan = w.plan(of, "1000", &[("Build", "1000")]);
    let kept = json!({ "retainage": "10", "retainage_base": "gross", "retainage_due": "365" });
    w.ok("save_project", json!({ "id": plan.id, "patch": kept }));
    w.agree(&plan);
    let invoice = w.bill(plan.milestones[0]);
    let told = sheet(&w, json!({ "invoices": [invoice["id"]] }));
    assert_eq!(money(&told["discount"]["amount"]), "22.14 EUR", "of the 1107.00 that are due");
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "500" }));
    let told = sheet(&w, json!({ "invoices": [invoice["id"]], "amount": "584.86" }));
    assert_eq!(told["difference"], "discount", "{told:#}");
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "584.86", "difference": "discount" }));
    assert_eq!(money(&w.invoice(&invoice["id"])["open"]), "123.00 EUR");
    w.restart("2027-12-01");
    let told = sheet(&w, json!({ "invoices": [invoice["id"]] }));
    assert_eq!((money(&told["amount"]), &told["discount"]), ("123.00 EUR".into(), &Value::Null));
    let account = w.ok("contract_account", json!({ "id": plan.id }))["milestones"][0].clone();
    assert_eq!(money(&account["written_off"]), "18.00 EUR", "given up, net");
    w.assert_sound();
}

#[test]
fn s2_a_credit_note_takes_its_part_of_the_discount_with_it_and_the_client_gets_what_it_paid() {
    let w = World::on(TODAY);
    let of = client(&w, "2/10");
    let invoice = w.bill_freely(of, "Advice", "1000");
    let payment =
        w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "1205.40", "difference": "discount" }));
    let half = json!({ "id": invoice["id"], "extent": "lines", "lines": [{ "line": 1, "net": "500" }], "reason": "Half of it" });
    w.ok("issue_credit", half);
    let now = w.invoice(&invoice["id"]);
    assert_eq!(money(&now["corrections"]["above"]), "602.70 EUR", "half of what was paid: {:#}", now["corrections"]);
    assert_eq!(money(&now["corrections"]["discounted"]), "12.30 EUR");
    w.ok("issue_credit", json!({ "id": invoice["id"], "extent": "rest", "reason": "All of it" }));
    let now = w.invoice(&invoice["id"]);
    assert_eq!(money(&now["corrections"]["client_credit"]), "1205.40 EUR");
    assert_eq!(money(&now["corrections"]["discounted"]), "0.00 EUR");
    assert_eq!(flow(&w, "discounted"), ["0.00", "0.00", "0.00"]);
    w.assert_sound();
    // The payment bounced: nothing of the discount is left to be taken back with it.
    w.ok("reverse_payment", json!({ "id": payment["id"] }));
    let now = w.invoice(&invoice["id"]);
    assert_eq!(
        (money(&now["open"]), money(&now["corrections"]["client_credit"])),
        ("0.00 EUR".into(), "0.00 EUR".into())
    );
    w.assert_reopens_sound();
}

#[test]
fn s2_a_discount_stands_in_its_own_word_in_history_statement_list_export_and_report() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_client", json!({ "id": 1, "patch": { "early_payment": "2/10" } }));
    let invoice = w.bill(plan.milestones[0]);
    w.restart("2026-11-20");
    let paid =
        json!({ "invoices": [invoice["id"]], "amount": "17357.76", "difference": "discount", "reason": "SECRET" });
    let payment = w.ok("record_payment", paid);
    let history = w.ok("project_history", json!({ "id": plan.id }));
    let told: Vec<(&str, String)> = history["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["kind"] == "payment")
        .map(|entry| (entry["code"].as_str().unwrap(), money(&entry["amount"])))
        .collect();
    assert_eq!(told, [("payment_recorded", "17357.76 EUR".into()), ("discount_taken", "354.24 EUR".into())]);

    let statement = w.ok("client_statement", json!({ "client": 1 }))["accounts"][0].clone();
    let rows: Vec<(&Value, String)> = statement["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["entry"]["kind"], money(&row["balance"])))
        .collect();
    let (first, second, third) = (json!("invoice"), json!("payment"), json!("discount"));
    assert_eq!(rows, [(&first, "17712.00 EUR".into()), (&second, "354.24 EUR".into()), (&third, "0.00 EUR".into())]);

    let list = w.ok("payments", json!({}));
    assert_eq!(list[0]["parts"][1]["kind"], "discount");
    let export = w.export();
    let of = export["payments"].as_array().unwrap().iter().find(|of| of["id"] == payment["id"]).unwrap();
    assert_eq!(of["settled"][1]["kind"], "discount", "{of:#}");
    let paid = w.ok("invoices", json!({ "state": "paid" }));
    assert_eq!(paid["rows"].as_array().unwrap().len(), 1, "a discount is no write-off");
    let past = w.ok("invoices_as_at", json!({ "on": "2026-11-19" }));
    assert_eq!(money(&past["rows"][0]["open"]), "17712.00 EUR");
}

#[test]
fn s2_a_small_rest_and_a_fee_from_abroad_are_guessed_and_nothing_is_done_by_it() {
    let w = World::on(TODAY);
    let mut foreign = halden();
    (foreign["name"], foreign["country"], foreign["tax_treatment"]) =
        (json!("Northwind Inc."), json!("US"), json!("outside_scope"));
    let (home, abroad) = (w.client(), id(&w.ok("create_client", foreign)));
    let [near, far] = [home, abroad].map(|of| w.bill_freely(of, "Advice", "1000"));
    let guess = |invoice: &Value, amount: &str, more: Value| {
        let mut asked = json!({ "invoices": [invoice["id"]], "amount": amount });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let told = sheet(&w, asked);
        assert!(told["difference"] == "keep_open" || !more["difference"].is_null(), "a guess is no answer: {told:#}");
        told["probable"].clone()
    };
    // invoice | amount | what the user said | guess
    for (invoice, amount, more, expected) in [
        (&near, "1229.99", json!({}), json!("small_rest")),
        (&near, "1229.00", json!({}), json!("small_rest")),
        (&near, "1228.99", json!({}), Value::Null),
        (&near, "1230", json!({}), Value::Null),
        (&far, "985.00", json!({}), json!("bank_fee")),
        (&far, "950.00", json!({}), json!("bank_fee")),
        (&far, "949.99", json!({}), Value::Null),
        (&far, "985.00", json!({ "channel": "card" }), Value::Null),
        (&far, "999.00", json!({ "channel": "card" }), json!("small_rest")),
        (&far, "985.00", json!({ "difference": "write_off" }), Value::Null),
    ] {
        assert_eq!(guess(invoice, amount, more.clone()), expected, "{} with {amount} and {more}", invoice["number"]);
    }
    w.ok("record_payment", json!({ "invoices": [far["id"]], "amount": "985" }));
    assert_eq!(settled(&w, &far), ["payment 985.00 EUR"], "nobody said that a bank kept the rest");
    w.ok(
        "record_payment",
        json!({ "invoices": [near["id"]], "amount": "1229.50", "difference": "write_off", "reason": "Small rest" }),
    );
    assert_eq!(settled(&w, &near), ["payment 1229.50 EUR", "write_off 0.50 EUR"]);
    w.assert_sound();
}

/// A file of one bank, as entries of day, name, reference and amount.
fn bank_file(w: &World, lines: &[[&str; 4]]) -> Value {
    let head = "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Amount (EUR)\"\n";
    let line = |[day, name, reference, amount]: &[&str; 4]| {
        format!("{day},{day},\"{name}\",,Transfer,\"{reference}\",{amount}\n")
    };
    let bytes = (head.to_owned() + &lines.iter().map(line).collect::<String>()).into_bytes();
    app::bytes::take(w.app(), "bank_file", json!({ "name": "bank.csv" }), &bytes).unwrap()
}

fn confirmed(view: &Value, row: usize, difference: Option<&str>) -> Value {
    let row = &view["rows"][row];
    let open = |id: &Value| {
        view["open"].as_array().unwrap().iter().find(|open| open["id"] == *id).unwrap()["open"]["amount"].clone()
    };
    let invoices: Vec<Value> =
        row["invoices"].as_array().unwrap().iter().map(|id| json!({ "id": id, "open": open(id) })).collect();
    let entry = &row["entry"];
    let mut chosen = json!({
        "entry": {
            "booked_on": entry["booked_on"], "amount": entry["amount"]["amount"], "currency": entry["amount"]["currency"],
            "name": entry["name"], "iban": entry["iban"], "reference": entry["reference"], "bank_id": entry["bank_id"],
        },
        "invoices": invoices,
    });
    if let Some(difference) = difference {
        chosen["difference"] = json!(difference);
    }
    chosen
}

#[test]
fn s2_a_bank_file_finds_invoices_less_their_discount_and_records_it_only_by_the_users_word() {
    let mut w = World::on(TODAY);
    let of = client(&w, "2/10");
    let [first, second, third] = ["1000", "2000", "300"].map(|amount| w.bill_freely(of, "Advice", amount));
    w.restart("2026-12-01");
    let view = bank_file(
        &w,
        &[
            ["2026-11-26", "Halden Rail Limited", "Invoice 2026-001", "1205.40"],
            ["2026-11-20", "Halden Rail Limited", "Thank you", "2410.80"],
            ["2026-11-27", "Halden Rail Limited", "Invoice 2026-003", "361.62"],
        ],
    );
    let told: Vec<(&Value, &Value, &Value)> = view["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["invoices"], &row["reasons"], &row["certainty"]))
        .collect();
    let likely = json!("likely");
    assert_eq!(
        told,
        [
            (&json!([first["id"]]), &json!(["number", "discount", "name"]), &likely),
            (&json!([second["id"]]), &json!(["discount", "name"]), &likely),
            (&json!([third["id"]]), &json!(["number", "name"]), &likely),
        ],
        "the last day counts, the day after does not"
    );
    let all = |answer: Option<&str>| json!({ "entries": [confirmed(&view, 0, None), confirmed(&view, 1, None), confirmed(&view, 2, answer)] });
    let weight = w.ok("weigh_bank_entries", all(None));
    let answers: Vec<&Value> = weight["entries"].as_array().unwrap().iter().map(|entry| &entry["difference"]).collect();
    assert_eq!(answers, ["discount", "discount", "keep_open"]);
    assert_eq!(weight["entries"][2]["discount"]["is_in_time"], false);
    let mut chosen = all(Some("discount"));
    chosen["entries"][0]["difference"] = json!("discount");
    w.ok("record_bank_entries", chosen);
    assert_eq!(settled(&w, &first), ["payment 1205.40 EUR", "discount 24.60 EUR"]);
    assert_eq!(settled(&w, &second), ["payment 2410.80 EUR"], "nobody said that this is a discount");
    assert_eq!(settled(&w, &third), ["payment 361.62 EUR", "discount 7.38 EUR"], "too late, and let pass");
    w.assert_sound();
}
