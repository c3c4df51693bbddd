//! Money in a foreign currency: what it brought at home beside what its invoices were worth when they were issued.

use crate::bookings;
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

#[test]
fn s2_an_invoice_without_tax_fixes_its_rate_for_the_books_and_says_it_nowhere() {
    let w = World::on(TODAY);
    let of = client(&w);
    let untaxed = |w: &World, patch: Value| {
        let draft = id(&w.ok("new_invoice", json!({ "client": of })));
        let mut advice = line("Advice", "1000");
        advice["tax_rate"] = json!("0");
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [advice] } }));
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
        w.ok("issue_invoice", json!({ "id": draft }))
    };
    let fixed = untaxed(&w, rate());
    assert_eq!(fixed["home_tax"], Value::Null);
    let kept = json!({ "base": "EUR", "quote": "USD", "rate": "1.0842", "source": "ECB", "on": "2026-11-13" });
    assert_eq!(fixed["exchange"], kept);
    let words = w.words(&fixed);
    assert!(words.contains("1,000.00") && !words.contains("1.0842") && !words.contains("ECB"), "{words}");
    if let Some(xml) = w.xml(&fixed) {
        assert!(!String::from_utf8(xml).unwrap().contains("1.0842"));
    }
    let silent = untaxed(&w, json!({}));
    assert_eq!(silent["exchange"], Value::Null, "nobody has to");

    let sheet = w.ok("payment_sheet", json!({ "invoices": [fixed["id"]], "home_rate": "1.0695" }));
    // 1000 / 1.0695 = 935.02, and at issue 1000 / 1.0842 = 922.34.
    assert_eq!(told(&sheet["exchange"]), three(["935.02", "922.34", "12.68"]));
    let both = json!({ "invoices": [fixed["id"], silent["id"]], "home_rate": "1.0695" });
    assert_eq!(w.ok("payment_sheet", both.clone())["exchange"], Value::Null, "one of them has nothing to compare with");
    assert_eq!(fields(&w.refused("invalid", "record_payment", both)), ["home_rate"]);
    let part = json!({ "invoices": [fixed["id"]], "amount": "400", "home_amount": "380" });
    // 400 / 1.0842 = 368.94
    assert_eq!(told(&w.ok("record_payment", part)["exchange"]), three(["380.00", "368.94", "11.06"]));
    assert_eq!(reported(&w), [three(["380.00", "368.94", "11.06"])]);

    let note = w.ok("issue_credit", json!({ "id": fixed["id"], "extent": "whole", "reason": "Not accepted" }));
    assert_eq!(note["exchange"], kept, "a credit note keeps it");
    let next = id(&w.ok("new_invoice", json!({ "client": of })));
    let view = w.ok("invoice_draft", json!({ "id": next }));
    assert_eq!(view["exchange"], Value::Null, "without an amount nobody knows what the rate would be for");
    let patch = json!({ "lines": [line("Advice", "1000")] });
    let view = w.ok("save_invoice_draft", json!({ "id": next, "patch": patch }));
    assert_eq!(view["exchange"]["last"], rate(), "and the next invoice is offered it");
    w.assert_reopens_sound();
}

fn rate() -> Value {
    json!({ "exchange_rate": "1.0842", "rate_source": "ECB", "rate_on": "2026-11-13" })
}

#[test]
fn s80_table_and_pages_of_the_report_tell_the_gain_and_loss_of_the_window() {
    let mut w = World::on(TODAY);
    let of = client(&w);
    let [first, second] = ["1.0842", "1.1"].map(|rate| in_dollars(&w, of, rate));
    let gain = w.ok("record_payment", json!({ "invoices": [first["id"]], "home_rate": "1.0695" }));
    w.ok("record_payment", json!({ "invoices": [second["id"]], "home_amount": "1100" }));
    w.bill_freely(w.client(), "Advice", "10");
    let rows = |period: &str, currency: &str| -> Vec<String> {
        let rows = crate::reports::csv(&w, json!({ "period": period, "currency": currency }), "exchange");
        let cell = |row: &Value, head: &str| row[head].as_str().unwrap().to_owned();
        let heads = ["currency", "from", "to", "home", "arrived", "at_issue", "gain"];
        rows.iter().map(|row| heads.map(|head| cell(row, head)).join(" ")).collect()
    };
    let both = format!("USD 2026-01-01 {TODAY} EUR 2250.07 2252.66 -2.59");
    assert_eq!(rows("2026", ""), std::slice::from_ref(&both), "dollars have it, euros have none");
    assert_eq!(rows("2026", "EUR"), Vec::<String>::new());
    assert_eq!(rows("2025", ""), Vec::<String>::new());
    let paper = |currency: &str| {
        let asked = json!({ "period": "2026", "currency": currency });
        crate::world::words(&app::bytes::bytes(w.app(), "report_pdf", asked).unwrap())
    };
    let told = paper("");
    for said in ["Exchange gains and losses in USD", "At the rates of issue", "€2,250.07 €2,252.66 -€2.59"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!paper("EUR").contains("Exchange gains"), "a report without any has no table of them");
    // Taken back in the next year: the old one stays as it was told, and the new one has the opposite.
    w.restart("2027-01-04");
    w.ok("reverse_payment", json!({ "id": gain["id"], "reason": "Bounced" }));
    let rows = |period: &str| crate::reports::csv(&w, json!({ "period": period, "currency": "USD" }), "exchange");
    let amounts = |row: &Value| ["arrived", "at_issue", "gain"].map(|head| row[head].as_str().unwrap().to_owned());
    assert_eq!(rows("2026").iter().map(amounts).collect::<Vec<_>>(), [["2250.07", "2252.66", "-2.59"]]);
    assert_eq!(rows("2027").iter().map(amounts).collect::<Vec<_>>(), [["-1150.07", "-1134.48", "-15.59"]]);
}

/// The journal of a year in each currency, a booking on a line.
fn booked(w: &World, period: &str) -> [Vec<String>; 2] {
    ["USD", "EUR"].map(|currency| bookings::told(w, json!({ "period": period, "currency": currency })))
}

#[test]
fn s80_the_journal_books_what_arrived_and_its_gain_and_a_reversal_books_it_back() {
    let mut w = World::on(TODAY);
    let of = client(&w);
    let [first, second] = ["1.0842", "1.1"].map(|rate| in_dollars(&w, of, rate));
    let gain = w.ok("record_payment", json!({ "invoices": [first["id"]], "home_rate": "1.0695" }));
    w.ok("record_payment", json!({ "invoices": [second["id"]], "home_amount": "1100" }));
    let on = |day: &str, rows: &[&str]| -> Vec<String> { rows.iter().map(|row| format!("{day} {row}")).collect() };
    let dollars = on(
        TODAY,
        &[
            "invoice: receivable 1230.00, revenue 23% -1000.00, output_tax 23% -230.00",
            "invoice: receivable 1230.00, revenue 23% -1000.00, output_tax 23% -230.00",
            "payment: bank 1230.00, receivable -1230.00",
            "exchange: conversion 1230.00, bank -1230.00",
            "payment: bank 1230.00, receivable -1230.00",
            "exchange: conversion 1230.00, bank -1230.00",
        ],
    );
    let euros = on(
        TODAY,
        &[
            "exchange: conversion -1134.48, bank 1150.07, exchange_gains -15.59",
            "exchange: conversion -1118.18, bank 1100.00, exchange_losses 18.18",
        ],
    );
    assert_eq!(booked(&w, "2026"), [dollars.clone(), euros.clone()]);
    w.restart("2027-01-04");
    w.ok("reverse_payment", json!({ "id": gain["id"], "reason": "Bounced" }));
    assert_eq!(booked(&w, "2026"), [dollars, euros], "the year that has passed stays");
    let back = ["reversal: bank -1230.00, receivable 1230.00", "exchange: conversion -1230.00, bank 1230.00"];
    let home = ["exchange: conversion 1134.48, bank -1150.07, exchange_gains 15.59"];
    assert_eq!(booked(&w, "2027"), [on("2027-01-04", &back), on("2027-01-04", &home)]);

    let asked = json!({ "period": "2026-01-01..2027-01-31" });
    let journal = bookings::text(&w, "journal_hledger", asked);
    let sums = bookings::balanced(&journal).unwrap_or_else(|why| panic!("{why}\n{journal}"));
    let sum = |path: &str, currency: &str| sums.get(&(path.to_owned(), currency.to_owned())).copied().unwrap_or(0);
    for (path, dollars, euros) in [
        ("assets:bank", 0, 110_000),
        ("equity:conversion", 123_000, -111_818),
        ("revenues:exchange gains", 0, 0),
        ("expenses:exchange losses", 0, 1818),
    ] {
        assert_eq!((sum(path, "USD"), sum(path, "EUR")), (dollars, euros), "{path}\n{journal}");
    }
    if let Some(said) = bookings::hledger(&journal, &["check"]) {
        said.unwrap_or_else(|why| panic!("{why}\n{journal}"));
    }
}

#[test]
fn s80_datev_has_each_currency_in_a_file_of_its_own_and_both_meet_on_the_account_of_conversions() {
    let (w, [home, ..]) = bookings::german();
    let of = client(&w);
    w.ok("save_client", json!({ "id": of, "patch": { "country": "DE", "vat_number": "" } }));
    let invoice = in_dollars(&w, of, "1.0842");
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "home_amount": "1150.07" }));
    w.bill_freely(home, "Beratung", "1000");
    let rows = |currency: &str| -> Vec<String> {
        let lines = bookings::batch(&w, json!({ "period": "2026", "currency": currency }));
        lines[2..].iter().map(|row| bookings::short(row)).collect()
    };
    let client = 10_000 + of;
    assert_eq!(
        rows("USD")[1..],
        [format!("1190,00 S 1200 an {client} 0203 2026-001"), "1190,00 S 1360 an 1200 0203 ".to_owned()]
    );
    assert_eq!(rows("EUR")[1..], ["1150,07 H 1360 an 1200 0203 ".to_owned(), "52,49 S 1360 an 2660 0203 ".to_owned()]);
    let problem = app::bytes::bytes(w.app(), "journal_datev", json!({ "period": "2026" })).unwrap_err();
    assert_eq!(problem.code, "one_currency_only");
    // SKR04, and an account of the business's own.
    let own = json!({ "chart": "skr04", "rows": [{ "role": "exchange_gains", "rate": "", "account": "4847" }] });
    w.ok("save_accounts", own);
    assert_eq!(rows("EUR")[1..], ["1150,07 H 1460 an 1800 0203 ", "52,49 S 1460 an 4847 0203 "]);
}
