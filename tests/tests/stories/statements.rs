//! The account of a client: every document and payment once, in order of days, with the balance after each.

use crate::world::{TODAY, World, fields, line, money};
use serde_json::{Value, json};

fn statement(w: &World, client: i64, asked: Value) -> Value {
    let mut arguments = json!({ "client": client });
    arguments.as_object_mut().unwrap().extend(asked.as_object().unwrap().clone());
    w.ok("client_statement", arguments)
}

fn rows(statement: &Value) -> Vec<(String, String, String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let row = |r: &Value| (text(r, "on"), text(r, "kind"), money(&r["amount"]), money(&r["balance"]));
    statement["rows"].as_array().unwrap().iter().map(row).collect()
}

/// What the client owes less what lies with the seller, as the other screens say it.
fn owed(w: &World, client: i64) -> String {
    let view = w.ok("client", json!({ "id": client }));
    let cents = |key: &str| -> i64 { view[key]["amount"].as_str().unwrap().replace('.', "").parse().unwrap() };
    let minor = cents("open") - cents("credit");
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02} EUR", minor.abs() / 100, minor.abs() % 100)
}

#[test]
fn s22_the_account_of_a_client_tells_every_document_and_payment_once_and_agrees_with_the_other_screens() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer, September", "1000");
    w.restart("2026-10-20");
    let agrees = |w: &World| {
        let now = statement(w, client, json!({}));
        assert_eq!(money(&now["closing"]), owed(w, client), "{now:#}");
        now
    };
    let paid = w.ok(
        "record_payment",
        json!({ "invoices": [first["id"]], "amount": "1300", "rest_becomes_credit": true, "reference": "RF18" }),
    );
    let now = agrees(&w);
    assert_eq!(money(&now["closing"]), "-70.00 EUR", "seventy of the client lie with us");
    w.restart(TODAY);
    let second = w.bill_freely(client, "Retainer, October", "500");
    w.ok("use_credit", json!({ "invoice": second["id"] }));
    agrees(&w);
    let note = json!({ "id": second["id"], "extent": "lines", "lines": [{ "line": 1, "net": "100" }], "reason": "One day less" });
    w.ok("issue_credit", note);
    agrees(&w);
    w.ok("write_off", json!({ "id": second["id"], "reason": "Agreed on the phone" }));
    let end = agrees(&w);
    let told = |on: &str, kind: &str, amount: &str, balance: &str| {
        (on.to_owned(), kind.to_owned(), format!("{amount} EUR"), format!("{balance} EUR"))
    };
    assert_eq!(
        rows(&end),
        [
            told("2026-10-01", "invoice", "1230.00", "1230.00"),
            told("2026-10-20", "payment", "-1300.00", "-70.00"),
            told(TODAY, "invoice", "615.00", "545.00"),
            told(TODAY, "credit_note", "-123.00", "422.00"),
            told(TODAY, "write_off", "-422.00", "0.00"),
        ]
    );
    assert_eq!(end["rows"][1]["text"], "RF18");
    assert_eq!(end["rows"][4]["number"], second["number"]);

    w.ok("reverse_payment", json!({ "id": paid["id"] }));
    let back = agrees(&w);
    let kinds: Vec<String> = rows(&back).into_iter().filter(|row| row.0 == "2026-10-20").map(|row| row.1).collect();
    assert_eq!(kinds, ["payment", "reversal"], "both stay, on the day that the payment was dated");
}

#[test]
fn s22_any_range_of_days_begins_where_the_one_before_ends() {
    let mut w = World::on("2026-10-31");
    let client = w.client();
    w.bill_freely(client, "October", "1000");
    w.restart("2026-11-01");
    w.bill_freely(client, "November", "10");
    let october = statement(&w, client, json!({ "to": "2026-10-31" }));
    let november = statement(&w, client, json!({ "from": "2026-11-01" }));
    assert_eq!((rows(&october).len(), rows(&november).len()), (1, 1));
    assert_eq!(october["closing"], november["opening"]);
    assert_eq!(money(&november["closing"]), "1242.30 EUR");
    assert_eq!(
        statement(&w, client, json!({ "currency": "jpy" }))["rows"],
        json!([]),
        "nothing is added across currencies"
    );
    let wrong = w.refused(
        "days_reversed",
        "client_statement",
        json!({ "client": client, "from": "2026-11-02", "to": "2026-11-01" }),
    );
    assert_eq!(fields(&wrong), ["to"]);
    let wrong = w.refused(
        "invalid",
        "client_statement",
        json!({ "client": client, "from": "soon", "to": "31.2.", "currency": "EURO" }),
    );
    assert_eq!(fields(&wrong), ["from", "to", "currency"]);
    let free = w.ok("new_invoice", json!({ "client": client }));
    w.ok("save_invoice_draft", json!({ "id": free["id"], "patch": { "lines": [line("Draft", "999")] } }));
    assert_eq!(rows(&statement(&w, client, json!({}))).len(), 2, "a draft is no debt");
}
