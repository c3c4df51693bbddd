//! Files of banks on a real book: what is proposed, what is recorded, and that nothing is recorded twice.

use crate::world::{TODAY, World, fields, id, money};
use serde_json::{Value, json};

const HEAD: &str =
    "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Amount (EUR)\"\n";

/// Lines of day, name, account, reference and amount.
fn statement(lines: &[[&str; 5]]) -> Vec<u8> {
    let line = |[day, name, iban, reference, amount]: &[&str; 5]| {
        format!("{day},{day},\"{name}\",{iban},Transfer,\"{reference}\",{amount}\n")
    };
    (HEAD.to_owned() + &lines.iter().map(line).collect::<String>()).into_bytes()
}

fn read(w: &World, bytes: &[u8]) -> Value {
    app::bytes::take(w.app(), "bank_file", json!({ "name": "bank.csv" }), bytes).unwrap()
}

/// What the window sends of a row over its proposal.
fn chosen(view: &Value, row: usize) -> Value {
    over(view, row, &view["rows"][row]["invoices"])
}

fn over(view: &Value, row: usize, invoices: &Value) -> Value {
    let entry = &view["rows"][row]["entry"];
    let open = |id: &Value| {
        view["open"].as_array().unwrap().iter().find(|open| open["id"] == *id).unwrap()["open"]["amount"].clone()
    };
    let invoices: Vec<Value> =
        invoices.as_array().unwrap().iter().map(|id| json!({ "id": id, "open": open(id) })).collect();
    json!({
        "entry": {
            "booked_on": entry["booked_on"], "amount": entry["amount"]["amount"], "currency": entry["amount"]["currency"],
            "name": entry["name"], "iban": entry["iban"], "reference": entry["reference"], "bank_id": entry["bank_id"],
        },
        "invoices": invoices,
    })
}

fn left(view: &Value) -> Vec<(&str, u64)> {
    let counts = view["left_counts"].as_array().unwrap().iter();
    counts.map(|left| (left["why"].as_str().unwrap(), left["count"].as_u64().unwrap())).collect()
}

#[test]
fn s2_a_file_is_read_confirmed_and_recorded_and_the_same_file_records_nothing_twice() {
    let w = World::on(TODAY);
    let client = w.client();
    let [first, second, third] = ["1000", "2000", "300"].map(|amount| w.bill_freely(client, "Advice", amount));
    let file = statement(&[
        ["2026-11-16", "HALDEN RAIL LIMITED", "IE29AIBK93115212345678", "Re 2026 001", "1230.00"],
        ["2026-11-15", "HALDEN RAIL LIMITED", "IE29AIBK93115212345678", "2026-002", "2450.00"],
        ["2026-11-14", "Somebody", "", "369", "369.00"],
        ["2026-11-13", "Stadtwerke", "", "Strom", "-80.00"],
    ]);
    let view = read(&w, &file);
    assert_eq!((view["layout"].as_str(), left(&view)), (Some("N26"), vec![("outgoing", 1)]));
    let told: Vec<(&Value, &Value, &Value)> = view["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["certainty"], &row["is_ticked"], &row["reasons"]))
        .collect();
    assert_eq!(told[0], (&json!("sure"), &json!(true), &json!(["number", "amount", "name"])));
    assert_eq!(told[1], (&json!("likely"), &json!(false), &json!(["number", "name"])));
    assert_eq!(told[2], (&json!("likely"), &json!(false), &json!(["amount"])));

    let mut short = chosen(&view, 1);
    short["difference"] = json!("bank_fee");
    let entries = json!({ "entries": [chosen(&view, 0), short] });
    let weight = w.ok("weigh_bank_entries", entries.clone());
    assert_eq!(
        (money(&weight["sums"][0]), money(&weight["entries"][1]["missing"])),
        ("3680.00 EUR".into(), "10.00 EUR".into())
    );
    let recorded = w.ok("record_bank_entries", entries.clone());
    assert_eq!(recorded[0]["reference"], "Re 2026 001");
    assert_eq!(recorded[0]["note"], "HALDEN RAIL LIMITED\nIE29AIBK93115212345678");
    for (invoice, status) in [(&first, "paid"), (&second, "paid"), (&third, "issued")] {
        assert_eq!(w.invoice(&invoice["id"])["status"], status);
    }
    w.refused("bank_match_is_stale", "record_bank_entries", entries);

    let again = read(&w, &file);
    assert_eq!(left(&again), [("recorded", 2), ("outgoing", 1)]);
    assert_eq!(again["rows"].as_array().unwrap().len(), 1);
    // Another export of the same days by another bank's words: the account is known now, and the amount was recorded.
    let other = read(&w, &statement(&[["2026-11-17", "H. R.", "IE29AIBK93115212345678", "thanks", "1230.00"]]));
    assert_eq!(left(&other), [("future", 1)], "and a day after today is none");
    let other = read(&w, &statement(&[["2026-11-14", "H. R.", "IE29AIBK93115212345678", "thanks", "1230.00"]]));
    let row = &other["rows"][0];
    assert_eq!((&row["client_name"], &row["perhaps_recorded_on"]), (&json!("Halden Rail Ltd"), &json!("2026-11-16")));
    assert_eq!(row["is_ticked"], false);
    w.assert_sound();
}

#[test]
fn s2_a_screen_that_is_not_of_now_records_nothing_at_all() {
    let w = World::on(TODAY);
    let client = w.client();
    let (first, second) = (w.bill_freely(client, "Advice", "1000"), w.bill_freely(client, "Print", "100"));
    let view = read(
        &w,
        &statement(&[["2026-11-16", "", "", "2026-001", "1230.00"], ["2026-11-16", "", "", "2026-002", "123.00"]]),
    );
    let both = json!({ "entries": [chosen(&view, 0), chosen(&view, 1)] });
    w.ok("record_payment", json!({ "invoices": [second["id"]], "amount": "1" }));
    let problem = w.refused("bank_match_is_stale", "record_bank_entries", both.clone());
    assert_eq!(problem["detail"]["number"], "2026-002");
    assert_eq!(w.invoice(&first["id"])["status"], "issued", "all of it or none");
    w.ok("issue_credit", json!({ "id": first["id"], "extent": "whole", "reason": "Not held" }));
    let problem = w.refused("bank_match_is_stale", "record_bank_entries", both);
    assert_eq!(problem["detail"]["number"], "2026-001");
}

#[test]
fn s2_money_above_what_is_open_becomes_credit_only_when_confirmed() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    let view = read(&w, &statement(&[["2026-11-16", "Halden Rail", "", "2026-001", "1300.00"]]));
    let mut one = chosen(&view, 0);
    let weight = w.ok("weigh_bank_entries", json!({ "entries": [one] }));
    assert_eq!(
        (money(&weight["entries"][0]["rest"]), &weight["entries"][0]["client_name"]),
        ("70.00 EUR".into(), &json!("Halden Rail Ltd"))
    );
    w.refused("payment_above_open", "record_bank_entries", json!({ "entries": [one] }));
    one["rest_becomes_credit"] = json!(true);
    let recorded = w.ok("record_bank_entries", json!({ "entries": [one] }));
    assert_eq!(money(&recorded[0]["credit"]), "70.00 EUR");
    assert_eq!(w.invoice(&invoice["id"])["status"], "paid");
    w.assert_sound();
}

#[test]
fn s2_two_entries_over_one_invoice_are_weighed_one_after_the_other() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    let view = read(
        &w,
        &statement(&[
            ["2026-11-15", "Halden Rail", "", "2026-001 part 1", "1000.00"],
            ["2026-11-16", "Halden Rail", "", "2026-001 part 2", "230.00"],
        ]),
    );
    let both = json!({ "entries": [chosen(&view, 0), chosen(&view, 1)] });
    let weight = w.ok("weigh_bank_entries", both.clone());
    let missing: Vec<String> =
        weight["entries"].as_array().unwrap().iter().map(|entry| money(&entry["missing"])).collect();
    assert_eq!(missing, ["230.00 EUR", "0.00 EUR"]);
    w.ok("record_bank_entries", both);
    assert_eq!(w.invoice(&invoice["id"])["status"], "paid");
    let rows = w.ok("payments", json!({}));
    assert_eq!(rows.as_array().unwrap().len(), 2);
    w.assert_reopens_sound();
}

#[test]
fn s2_money_of_another_currency_is_said_and_never_recorded() {
    let w = World::on(TODAY);
    let client = w.client();
    let invoice = w.bill_freely(client, "Advice", "1000");
    let file = String::from_utf8(statement(&[["2026-11-16", "Halden Rail", "", "2026-001", "1230.00"]])).unwrap();
    let view = read(&w, file.replace("(EUR)", "(USD)").as_bytes());
    assert_eq!(left(&view), [("other_currency", 1)]);
    assert_eq!(view["left"][0]["number"], "2026-001");
    let view = read(&w, file.as_bytes());
    let mut one = chosen(&view, 0);
    one["entry"]["currency"] = json!("USD");
    w.refused("bank_match_is_stale", "record_bank_entries", json!({ "entries": [one] }));
    assert_eq!(id(&invoice), 1);
}

#[test]
fn s2_what_was_typed_into_the_entries_is_refused_by_its_field() {
    let w = World::on(TODAY);
    let client = w.client();
    w.bill_freely(client, "Advice", "1000");
    w.bill_freely(w.client(), "Advice", "10");
    let view = read(&w, &statement(&[["2026-11-16", "Halden Rail", "", "2026-001", "1230.00"]]));
    let one = chosen(&view, 0);
    for (path, value, field) in [
        ("/entry/amount", json!("-5"), "entries.0.entry.amount"),
        ("/entry/amount", json!("1,2,3"), "entries.0.entry.amount"),
        ("/entry/booked_on", json!("31 February"), "entries.0.entry.booked_on"),
        ("/entry/reference", json!("a\u{202e}b"), "entries.0.entry.reference"),
        ("/invoices", json!([]), "entries.0.invoices"),
        ("/invoices/0/open", json!("much"), "entries.0.invoices.0.open"),
    ] {
        let mut wrong = one.clone();
        *wrong.pointer_mut(path).unwrap() = value;
        let problem = w.refused("invalid", "record_bank_entries", json!({ "entries": [wrong] }));
        assert_eq!(fields(&problem), [field]);
    }
    let mut late = one.clone();
    late["entry"]["booked_on"] = json!("2026-11-17");
    w.refused("in_the_future", "record_bank_entries", json!({ "entries": [late] }));
    let mut lost = one.clone();
    lost["difference"] = json!("write_off");
    w.refused("invalid", "record_bank_entries", json!({ "entries": [lost] }));
    w.refused("invalid", "weigh_bank_entries", json!({ "entries": [over(&view, 0, &json!([1, 2]))] }));
    assert_eq!(w.ok("record_bank_entries", json!({ "entries": [] })), json!([]), "nothing chosen, nothing done");
}

#[test]
fn s2_what_is_kept_back_is_not_missing_from_a_payment_of_the_bank() {
    let w = World::on(TODAY);
    let client = w.client();
    let plan = w.plan(client, "1000", &[("Build", "1000")]);
    w.ok(
        "save_project",
        json!({ "id": plan.id, "patch": { "retainage": "10", "retainage_base": "gross", "retainage_due": "365" } }),
    );
    w.agree(&plan);
    let invoice = w.bill(plan.milestones[0]);
    let view = read(&w, &statement(&[["2026-11-16", "Halden Rail", "", "2026-001", "1107.00"]]));
    assert_eq!(
        (&view["rows"][0]["certainty"], money(&view["open"][0]["open"])),
        (&json!("sure"), "1107.00 EUR".into())
    );
    let weight = w.ok("weigh_bank_entries", json!({ "entries": [chosen(&view, 0)] }));
    assert_eq!(money(&weight["entries"][0]["missing"]), "0.00 EUR");
    w.ok("record_bank_entries", json!({ "entries": [chosen(&view, 0)] }));
    assert_eq!(money(&w.invoice(&invoice["id"])["open"]), "123.00 EUR");
}

fn unknown(w: &World, file: &str) -> Value {
    let refused = app::bytes::take(w.app(), "bank_file", json!({ "name": "own.csv" }), file.as_bytes()).unwrap_err();
    assert_eq!(refused.code, "unknown_bank_layout");
    w.ok("bank_table", json!({}))
}

fn cells(view: &Value) -> Vec<String> {
    let told = |row: &Value| match &row["entry"] {
        Value::Null => "unreadable".to_owned(),
        of => {
            format!("{} {} {} {}", of["booked_on"], money(&of["amount"]), of["name"], of["reference"]).replace('"', "")
        }
    };
    view["rows"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn s2_the_columns_of_an_unknown_bank_are_mostly_seen_from_its_cells() {
    let w = World::on(TODAY);
    let rows = [
        (
            "Konto DE1;;;;\nBuchung;Wer;Wofuer denn;Umsatz;Stand\n02.11.2026;Halden Rail;Rechnung 2026-001 vom Oktober;1.230,00;5.000,00\n13.11.2026;Stadtwerke;Abschlag Strom und Gas;-80,10;4.919,90\n",
            vec![
                "2026-11-02 1230.00 EUR Halden Rail Rechnung 2026-001 vom Oktober",
                "2026-11-13 -80.10 EUR Stadtwerke Abschlag Strom und Gas",
            ],
        ),
        (
            "When,Paid out,Paid in,Payee and reference\n02/11/2026,,1230.00,HALDEN RAIL 2026-001\n13/11/2026,80.10,,UTILITIES\n",
            vec!["2026-11-02 1230.00 EUR  HALDEN RAIL 2026-001", "2026-11-13 -80.10 EUR  UTILITIES"],
        ),
        // Without heads, and days that can only be read in one way.
        (
            "\"11/02/2026\",\"1230.00\",\"*\",\"\",\"HALDEN RAIL 2026-001\"\n\"11/13/2026\",\"-80.10\",\"*\",\"\",\"UTILITIES\"\n",
            vec!["2026-11-02 1230.00 EUR  HALDEN RAIL 2026-001", "2026-11-13 -80.10 EUR  UTILITIES"],
        ),
    ];
    for (file, expected) in rows {
        let seen = unknown(&w, file);
        assert_eq!(cells(&seen), expected, "{}", seen["layout"]);
        w.ok("read_bank_table", seen["layout"].clone());
        // Known from now on, also in a year of which other lines came in.
        let later = file.replace("2026", "2025").replace("80", "81");
        let read = app::bytes::take(w.app(), "bank_file", json!({ "name": "later.csv" }), later.as_bytes()).unwrap();
        assert_eq!((&read["rows"].as_array().unwrap().len(), &left(&read)), (&1, &vec![("outgoing", 1)]), "{read}");
    }
    w.assert_reopens_sound();
}

#[test]
fn s2_an_unknown_table_is_read_only_as_its_columns_can_be() {
    let w = World::on(TODAY);
    w.refused("not_found", "bank_table", json!({}));
    let seen = unknown(&w, "When,Who,Sum\n02/11/2026,HALDEN RAIL,1230.00\nno day,SOMEBODY,x\n");
    assert_eq!(cells(&w.ok("bank_table", json!({ "layout": seen["layout"] }))), cells(&seen));
    let with = |part: &str, value: Value| {
        let mut layout = json!({ "columns": ["day", "name", "amount"], "has_heads": true, "order": "day_month_year", "mark": "dot", "currency": "EUR" });
        layout[part] = value;
        layout
    };
    for (columns, field) in [
        (json!(["ignored", "name", "amount"]), "day"),
        (json!(["day", "name", "text"]), "amount"),
        (json!(["day", "day", "amount"]), "day"),
        (json!(["day", "credit", "amount"]), "amount"),
    ] {
        let refused = w.refused("invalid", "read_bank_table", with("columns", columns));
        assert_eq!(fields(&refused), [field]);
    }
    w.refused("usage", "read_bank_table", with("columns", json!(["day", "amount"])));
    assert_eq!(fields(&w.refused("invalid", "read_bank_table", with("currency", json!("Euro")))), ["currency"]);
    let read = w.ok("read_bank_table", with("currency", json!("USD")));
    assert_eq!(
        (money(&read["rows"][0]["entry"]["amount"]), left(&read)),
        ("1230.00 USD".to_owned(), vec![("unreadable", 1)])
    );
    w.refused("not_found", "read_bank_table", with("currency", json!("USD")));
    w.assert_reopens_sound();
}
