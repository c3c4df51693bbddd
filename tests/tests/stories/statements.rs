//! The account of a client: every document and payment once, in order of days, with the balance after each.

use crate::papers::{assert_says, hand_to_judges};
use crate::world::{TODAY, World, codes, fields, halden, id, line, money, words};
use serde_json::{Value, json};

fn asked(client: i64, asked: Value) -> Value {
    let mut arguments = json!({ "client": client });
    arguments.as_object_mut().unwrap().extend(asked.as_object().unwrap().clone());
    arguments
}

/// The only account that was asked for.
fn statement(w: &World, client: i64, of: Value) -> Value {
    let view = w.ok("client_statement", asked(client, of));
    assert_eq!(view["accounts"].as_array().unwrap().len(), 1, "{view:#}");
    view["accounts"][0].clone()
}

fn rows(statement: &Value) -> Vec<(String, String, String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let row = |r: &Value| {
        (text(&r["entry"], "on"), text(&r["entry"], "kind"), money(&r["entry"]["amount"]), money(&r["balance"]))
    };
    statement["rows"].as_array().unwrap().iter().map(row).collect()
}

fn bytes(w: &World, name: &str, client: i64, of: Value) -> Result<Vec<u8>, app::Problem> {
    app::bytes::bytes(w.app(), name, asked(client, of))
}

/// The rows of the table as a reader of CSV sees them; no cell here holds a comma or a quote.
fn csv(w: &World, client: i64, of: Value) -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes(w, "statement_csv", client, of).unwrap()).expect("the table is UTF-8");
    let lines = text.strip_suffix("\r\n").expect("each line ends").split("\r\n");
    lines.skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// What the client owes less what lies with the seller, as the other screens say it.
fn owed(w: &World, client: i64) -> String {
    let view = w.ok("client", json!({ "id": client }));
    let sums = &view["sums"][0];
    let cents = |of: &Value| -> i64 { of["amount"].as_str().unwrap().replace('.', "").parse().unwrap() };
    let minor = cents(&sums["outstanding"]["gross"]) - cents(&sums["credit"]);
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
    assert_eq!(end["rows"][1]["entry"]["text"], "RF18");
    assert_eq!(end["rows"][4]["entry"]["number"], second["number"]);

    let october = json!({ "to": "2026-10-31" });
    let before = statement(&w, client, october.clone());
    w.ok("reverse_payment", json!({ "id": paid["id"] }));
    let back = agrees(&w);
    assert_eq!(statement(&w, client, october), before, "the month that has passed stays as it was");
    let reversal = back["rows"].as_array().unwrap().iter().find(|row| row["entry"]["kind"] == "reversal").unwrap();
    assert_eq!((&reversal["entry"]["on"], &reversal["entry"]["takes_back"]), (&json!(TODAY), &json!("2026-10-20")));
}

#[test]
fn s22_s86_a_payment_entered_once_the_month_had_passed_is_named_on_screen_table_and_paper() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer, September", "1000");
    w.restart("2026-11-05");
    let october = || json!({ "from": "2026-10-01", "to": "2026-10-31" });
    let printed = statement(&w, client, october());
    w.ok("record_payment", json!({ "invoices": [first["id"]], "amount": "230", "received_on": "2026-10-20" }));
    let now = statement(&w, client, october());
    assert_eq!(printed["rows"].as_array().unwrap().len() + 1, now["rows"].as_array().unwrap().len());
    assert_eq!(now["rows"][1]["entered_on"], "2026-11-05", "{now:#}");
    let november = statement(&w, client, json!({ "from": "2026-11-01" }));
    assert_eq!(november["earlier"][0]["entered_on"], "2026-11-05");
    assert_eq!((money(&november["opening"]), money(&printed["closing"])), ("1000.00 EUR".into(), "1230.00 EUR".into()));

    let table = csv(&w, client, october());
    let late = table.iter().find(|row| row[2] == "payment").unwrap();
    assert_eq!((late[0].as_str(), late[10].as_str()), ("entry", "2026-11-05"));
    let table = csv(&w, client, json!({ "from": "2026-11-01" }));
    assert_eq!(
        (table[1][0].as_str(), table[1][6].as_str(), table[1][10].as_str()),
        ("in_opening", "-230.00", "2026-11-05")
    );
    let said = words(&bytes(&w, "statement_pdf", client, october()).unwrap());
    assert_says(&said, &["Payment for 2026-001 entered on 5 Nov 2026", "Balance on 31 Oct 2026", "1,000.00"]);
    let said = words(&bytes(&w, "statement_pdf", client, json!({ "from": "2026-11-01" })).unwrap());
    assert_says(
        &said,
        &["Entered since the statement before:", "Payment for 2026-001, 20 Oct 2026: -230.00 (entered on 5 Nov 2026)"],
    );
}

#[test]
fn s22_a_payment_a_credit_note_and_credit_that_was_used_name_the_invoices_that_they_settled() {
    let mut w = World::on("2026-10-01");
    let client = w.client();
    let [first, second, third] = ["100", "200", "300"].map(|amount| w.bill_freely(client, "Advice", amount));
    let both = json!({ "invoices": [first["id"], second["id"]], "amount": "400", "rest_becomes_credit": true });
    w.restart("2026-10-20");
    w.ok("record_payment", both);
    w.restart("2026-11-05");
    // What was left of the payment: 31 of 369.
    w.ok("use_credit", json!({ "invoice": third["id"] }));
    let settles = |w: &World, of: Value| {
        let rows = statement(w, client, of)["rows"].clone();
        let all = rows.as_array().unwrap().iter().map(|row| row["entry"]["settles"].clone());
        all.filter(|of| *of != json!([])).collect::<Vec<_>>()
    };
    let october = || json!({ "to": "2026-10-31" });
    let [one, two, three] = [&first, &second, &third].map(|of| of["number"].as_str().unwrap());
    assert_eq!(settles(&w, october()), [json!([one, two])], "the credit was used later");
    assert_eq!(settles(&w, json!({})), [json!([one, two, three])]);
    // A credit note over what was paid leaves credit, which pays another invoice.
    let note = w.ok("issue_credit", json!({ "id": first["id"], "extent": "whole", "reason": "Not delivered" }));
    assert_eq!(settles(&w, json!({})), [json!([one, two, three]), json!([one])]);
    w.ok("use_credit", json!({ "invoice": third["id"] }));
    assert_eq!(settles(&w, json!({})), [json!([one, two, three]), json!([one, three])], "{note:#}");
    w.ok("reverse_use_credit", json!({ "invoice": third["id"], "reason": "Of another month" }));
    assert_eq!(settles(&w, json!({})), [json!([one, two]), json!([one])], "taken back, all of it");
    assert_eq!(settles(&w, october()), [json!([one, two])], "the month that has passed stays as it was");
    let table = csv(&w, client, json!({}));
    let paid = table.iter().find(|row| row[2] == "payment").unwrap();
    assert_eq!(paid[11].trim_matches('"'), format!("{one}; {two}"));
    let said = words(&bytes(&w, "statement_pdf", client, json!({})).unwrap());
    let noted = format!("for {one}");
    assert_says(&said, &[&format!("Payment for {one}, {two}"), &noted, "Credit note"]);
    // A payment over many names some and says how many there are.
    let many: Vec<Value> = (0..30).map(|_| w.bill_freely(client, "Day", "10")["id"].clone()).collect();
    w.ok("record_payment", json!({ "invoices": many }));
    let last = settles(&w, json!({})).pop().unwrap();
    assert_eq!(last.as_array().unwrap().len(), 30);
    let pdf = bytes(&w, "statement_pdf", client, json!({})).unwrap();
    hand_to_judges(&pdf, "s22-statement-a4-many.pdf");
    assert_says(&words(&pdf), &["and 26 more"]);
}

/// An account with every kind of entry in it, part of it overdue, in two currencies.
fn eventful() -> (World, i64) {
    let mut w = World::on("2026-08-03");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer July", "1000");
    let second = w.bill_freely(client, "Retainer August", "500");
    w.restart("2026-10-01");
    w.ok("record_payment", json!({ "invoices": [first["id"]], "amount": "400" }));
    w.ok("record_payment", json!({ "invoices": [first["id"]], "amount": "825", "difference": "bank_fee" }));
    w.ok("reverse_payment", json!({ "id": 2, "reason": "Bounced" }));
    w.ok("issue_credit", json!({ "id": second["id"], "extent": "lines", "lines": [{ "line": 1, "net": "100" }], "reason": "One day less" }));
    w.restart(TODAY);
    w.ok("save_client", json!({ "id": client, "patch": { "currency": "JPY" } }));
    let yen = id(&w.ok("new_invoice", json!({ "client": client })));
    let rate = json!({ "lines": [line("Workshop in Osaka", "120000")], "exchange_rate": "160", "rate_source": "ECB", "rate_on": TODAY });
    w.ok("save_invoice_draft", json!({ "id": yen, "patch": rate }));
    w.ok("issue_invoice", json!({ "id": yen }));
    w.ok("save_client", json!({ "id": client, "patch": { "currency": "EUR" } }));
    w.ok("write_off", json!({ "id": second["id"], "reason": "SECRET they will not pay" }));
    (w, client)
}

/// An amount as an English page writes it, without its sign of a currency.
fn written(amount: &Value) -> String {
    let amount: domain::Money = serde_json::from_value(amount.clone()).unwrap();
    documents::money_text(amount, domain::Language::EnglishIreland).replace("JP¥", "").replace('€', "")
}

fn plain(amount: &Value) -> &str {
    amount["amount"].as_str().unwrap()
}

#[test]
fn s22_screen_table_and_letter_say_the_same_figures() {
    let (w, client) = eventful();
    let of = || json!({ "from": "2026-08-03" });
    let view = w.ok("client_statement", asked(client, of()));
    let accounts = view["accounts"].as_array().unwrap();
    let codes: Vec<&str> = accounts.iter().map(|account| account["currency"].as_str().unwrap()).collect();
    assert_eq!(codes, ["EUR", "JPY"], "the client's own comes first");
    let pdf = bytes(&w, "statement_pdf", client, of()).unwrap();
    hand_to_judges(&pdf, "s22-statement-a4-en.pdf");
    assert_eq!(pdf, bytes(&w, "statement_pdf", client, of()).unwrap(), "the same bytes on the same day");
    let said = words(&pdf);
    let mut table = csv(&w, client, of()).into_iter();
    for account in accounts {
        let mut next = |part: &str| {
            let row = table.next().unwrap_or_else(|| panic!("no row for {part}"));
            assert_eq!((row[0].as_str(), row[5].as_str()), (part, account["currency"].as_str().unwrap()));
            row
        };
        assert_eq!(next("opening")[7], plain(&account["opening"]));
        for row in account["rows"].as_array().unwrap() {
            let (cells, entry) = (next("entry"), &row["entry"]);
            let told = [&cells[1], &cells[2], &cells[3], &cells[6], &cells[7]].map(String::as_str);
            let [on, kind, number] = ["on", "kind", "number"].map(|key| entry[key].as_str().unwrap());
            assert_eq!(told, [on, kind, number, plain(&entry["amount"]), plain(&row["balance"])]);
            assert_says(&said, &[number, &written(&entry["amount"]), &written(&row["balance"])]);
        }
        assert_eq!(next("closing")[7], plain(&account["closing"]));
        for invoice in account["overdue"].as_array().unwrap() {
            let cells = next("overdue");
            assert_eq!(
                (cells[3].as_str(), cells[7].as_str()),
                (invoice["number"].as_str().unwrap(), plain(&invoice["open"]))
            );
            assert_eq!(cells[8], invoice["due_on"].as_str().unwrap());
            assert_says(&said, &[&written(&invoice["open"]), &invoice["days_late"].to_string()]);
        }
        let sums = ["charged", "settled", "closing", "overdue_total"].map(|key| written(&account[key]));
        assert_says(&said, &[&sums[0], &sums[1], &sums[2], &sums[3]]);
    }
    assert_eq!(table.next(), None, "nothing else is in the table");
    let euro = &accounts[0];
    assert!(!euro["overdue"].as_array().unwrap().is_empty(), "the case has something overdue: {euro:#}");
    assert_eq!(
        money(&euro["overdue_total"]),
        money(&w.ok("client", json!({ "id": client }))["sums"][0]["overdue"]["gross"])
    );
    assert_says(&said, &["Statement of account", "Halden Rail Ltd", "3 Northgate Yard", "Account in JPY", "Waived"]);
    let out = said + &String::from_utf8(bytes(&w, "statement_csv", client, of()).unwrap()).unwrap();
    assert!(!out.contains("SECRET"), "why something was given up is no matter of the client: {out}");
}

#[test]
fn s22_at_every_past_day_the_closing_is_what_the_lists_of_that_day_say() {
    let (mut w, client) = eventful();
    let open = w.ok("invoices_as_at", json!({ "on": "" }))["rows"][0].clone();
    let paid =
        w.ok("record_payment", json!({ "invoices": [open["id"]], "amount": "150000", "rest_becomes_credit": true }));
    w.restart("2026-12-01");
    w.ok("reverse_payment", json!({ "id": paid["id"], "reason": "Of another client" }));
    let cents = |amount: &Value| plain(amount).replace('.', "").parse::<i64>().unwrap();
    for on in ["2026-08-02", "2026-08-03", "2026-09-30", "2026-10-01", "2026-11-15", TODAY, "2026-11-30", "2026-12-01"]
    {
        let lists = w.ok("invoices_as_at", json!({ "on": on }));
        for account in w.ok("client_statement", asked(client, json!({ "to": on })))["accounts"].as_array().unwrap() {
            let ours = |row: &&Value| row["outstanding"]["currency"] == account["currency"];
            let of_day = lists["clients"].as_array().unwrap().iter().find(ours);
            let owed = of_day.map_or(0, |row| cents(&row["outstanding"]) - cents(&row["credit"]));
            assert_eq!(cents(&account["closing"]), owed, "{on}: {account:#} {:#}", lists["clients"]);
            let late = of_day.map_or(0, |row| cents(&row["overdue"]));
            assert_eq!(cents(&account["overdue_total"]), late, "{on}");
        }
    }
    let credit = |on: &str| {
        let lists = w.ok("invoices_as_at", json!({ "on": on }));
        let yen = lists["clients"].as_array().unwrap().iter().find(|row| row["credit"]["currency"] == "JPY").cloned();
        yen.map(|row| money(&row["credit"]))
    };
    assert_ne!(credit(TODAY), Some("0 JPY".into()), "its money lay with us that day");
    assert_eq!(credit("2026-12-01"), Some("0 JPY".into()), "and does not once it went back");
}

#[test]
fn s22_the_letter_goes_out_in_the_language_of_the_client_with_its_mail() {
    let (w, client) = eventful();
    w.ok("save_client", json!({ "id": client, "patch": { "language": "de", "second_language": "en-IE" } }));
    let pdf = bytes(&w, "statement_pdf", client, json!({})).unwrap();
    hand_to_judges(&pdf, "s22-statement-a4-de-en.pdf");
    assert_says(
        &words(&pdf),
        &["Kontoauszug / Statement of account", "Bis 16. November 2026", "Überfällig am 16. November 2026"],
    );
    let mail = w.ok("statement_mail", asked(client, json!({ "currency": "EUR" })));
    assert_eq!(mail["mail"]["to"], json!([halden()["email"]]), "{mail:#}");
    let text = mail["mail"]["text"].as_str().unwrap();
    let account = statement(&w, client, json!({ "currency": "EUR" }));
    let german = |amount: &Value| {
        let amount: domain::Money = serde_json::from_value(amount.clone()).unwrap();
        documents::money_text(amount, domain::Language::German)
    };
    for part in
        ["Kontoauszug", &german(&account["closing"]), &german(&account["overdue_total"]), "Mit freundlichen Grüßen"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(mail["attachment"], "Statement-Halden-Rail-Ltd-2026-11-16.pdf");
}

#[test]
fn s22_what_keeps_a_statement_from_going_out_is_named_with_its_field() {
    let w = World::empty(TODAY, "IE");
    let client = id(&w.ok("create_client", json!({ "name": "Halden Rail Ltd" })));
    let view = w.ok("statement_paper", json!({ "client": client }));
    let missing = codes(&json!({ "fields": view["problems"] }));
    for wanted in ["missing_seller_name", "missing_seller_address", "missing_client_address"] {
        assert!(missing.contains(&wanted.to_owned()), "{missing:?}");
    }
    assert_eq!(bytes(&w, "statement_pdf", client, json!({})).unwrap_err().code, "missing_for_issue");
    assert_eq!(csv(&w, client, json!({})).len(), 2, "opening and closing of nothing");
    w.ok("save_business", crate::world::sandberg());
    w.ok("save_client", json!({ "id": client, "patch": halden() }));
    let said = words(&bytes(&w, "statement_pdf", client, json!({})).unwrap());
    assert_says(&said, &["No entries in this period.", "Nothing is overdue on 16 November 2026."]);
    let wrong = json!({ "from": "2026-11-02", "to": "2026-11-01" });
    for name in ["statement_pdf", "statement_csv"] {
        assert_eq!(bytes(&w, name, client, wrong.clone()).unwrap_err().code, "days_reversed", "{name}");
        assert_eq!(bytes(&w, name, 99, json!({})).unwrap_err().code, "not_found", "{name}");
    }
    w.refused("days_reversed", "statement_mail", asked(client, wrong));
}

#[test]
fn s22_s7_no_cell_of_the_table_runs_as_a_formula() {
    let w = World::on(TODAY);
    let client = w.client();
    let invoice = w.bill_freely(client, "=HYPERLINK(\"http://evil.example\")", "10");
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "reference": "+1+cmd|' /C calc'!A0" }));
    let text = String::from_utf8(bytes(&w, "statement_csv", client, json!({})).unwrap()).unwrap();
    assert!(text.contains(r#""'=HYPERLINK(""http://evil.example"")""#), "{text}");
    assert!(text.contains(",'+1+cmd|' /C calc'!A0,"), "{text}");
    assert!(text.contains(",-12.30,"), "an amount stays a number: {text}");
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
