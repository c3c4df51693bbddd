//! Reports of a period by hand-computed books, and that the window and the tables say the same.

use crate::world::{World, fields, halden, id, line, money};
use serde_json::{Value, json};

fn view(w: &World, asked: Value) -> Value {
    w.ok("report", asked)
}

fn report(w: &World, period: &str) -> Value {
    view(w, json!({ "period": period }))["report"].clone()
}

/// Net of the flows that are not zero, as `issued 1000.00`.
fn flows(of: &Value) -> Vec<String> {
    let told = ["issued", "credited", "received", "withheld", "discounted", "written_off"];
    let net = |flow: &str| of[flow]["net"]["amount"].as_str().unwrap().to_owned();
    told.iter()
        .map(|flow| (flow, net(flow)))
        .filter(|(_, net)| !net.trim_matches(['0', '.']).is_empty())
        .map(|(flow, net)| format!("{flow} {net}"))
        .collect()
}

fn net(of: &Value) -> String {
    of["net"]["amount"].as_str().unwrap().to_owned()
}

fn month(report: &Value, at: usize) -> Vec<String> {
    flows(&report["months"][at - 1]["flows"])
}

fn csv_text(w: &World, asked: Value) -> String {
    String::from_utf8(app::bytes::bytes(w.app(), "report_csv", asked).unwrap()).expect("the table is UTF-8")
}

/// Rows of a part, each by the names of its columns; no cell here holds a comma or a line end.
pub fn csv(w: &World, asked: Value, part: &str) -> Vec<Value> {
    let text = csv_text(w, asked);
    let mut lines = text.strip_suffix("\r\n").expect("each line ends").split("\r\n");
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| -> Value {
        let cells = line.split(',').map(|cell| json!(cell));
        heads.iter().map(|head| (*head).to_owned()).zip(cells).collect::<serde_json::Map<_, _>>().into()
    };
    lines.map(row).filter(|row| row["part"] == part).collect()
}

#[test]
fn s80_a_year_in_which_much_of_what_was_issued_is_corrected_in_later_periods() {
    let mut w = World::on("2026-01-31");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer January", "1000");
    w.restart("2026-02-28");
    let paid = w.pay(&first);
    w.restart("2026-03-31");
    let second = w.bill_freely(client, "Retainer March", "500");
    w.restart("2026-04-01");
    let note = json!({ "id": second["id"], "extent": "lines", "lines": [{ "line": 1, "net": "100" }], "reason": "One day less" });
    w.ok("issue_credit", note);
    let quarter = report(&w, "2026-Q1");
    let table = csv_text(&w, json!({ "period": "2026-Q1" }));
    w.restart("2026-10-01");
    w.ok("reverse_payment", json!({ "id": paid["id"], "reason": "Charged back" }));
    w.restart("2026-12-31");
    w.ok("write_off", json!({ "id": second["id"], "reason": "Insolvent" }));
    w.restart("2027-01-01");
    w.bill_freely(client, "Retainer of the next year", "70");

    let year = report(&w, "2026");
    assert_eq!(flows(&year["total"]), ["issued 1500.00", "credited 100.00", "written_off 400.00"]);
    for (at, expected) in [
        (1, vec!["issued 1000.00"]),
        (2, vec!["received 1000.00"]),
        (3, vec!["issued 500.00"]),
        (4, vec!["credited 100.00"]),
        (10, vec!["received -1000.00"]),
        (12, vec!["written_off 400.00"]),
    ] {
        assert_eq!(month(&year, at), expected, "month {at}");
    }
    assert_eq!([net(&year["opening"]), net(&year["closing"])], ["0.00", "1000.00"]);
    assert_eq!([net(&report(&w, "2027")["opening"]), net(&report(&w, "2027")["closing"])], ["1000.00", "1070.00"]);
    // The quarter that had passed says what it said: the credit note and the reversal are of later days.
    assert_eq!(report(&w, "2026-Q1"), quarter);
    assert_eq!(csv_text(&w, json!({ "period": "2026-Q1" })), table, "to the byte");
    assert_eq!(flows(&quarter["total"]), ["issued 1500.00", "received 1000.00"]);
    assert_eq!(net(&quarter["closing"]), "500.00");
    assert_eq!(flows(&report(&w, "2026-Q2")["total"]), ["credited 100.00"]);
    assert_eq!(flows(&report(&w, "2026-Q4")["total"]), ["received -1000.00", "written_off 400.00"]);
    w.assert_sound();
}

#[test]
fn s80_s86_a_payment_entered_once_the_quarter_had_passed_is_in_it_and_named() {
    let mut w = World::on("2026-03-02");
    let client = w.client();
    let invoice = w.bill_freely(client, "Retainer", "1000");
    w.restart("2026-04-05");
    let before = report(&w, "2026-Q1");
    assert_eq!((before["since"].clone(), net(&before["closing"])), (json!([]), "1000.00".to_owned()));
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "615", "received_on": "2026-03-31" }));
    let after = report(&w, "2026-Q1");
    assert_eq!(net(&after["closing"]), "500.00");
    let since = &after["since"][0];
    let told = [&since["flow"], &since["number"], &since["on"], &since["recorded_on"]].map(|of| of.as_str().unwrap());
    assert_eq!(told, ["received", "2026-001", "2026-03-31", "2026-04-05"]);
    assert_eq!(money(&since["gross"]), "615.00 EUR");
    assert_eq!(csv(&w, json!({ "period": "2026-Q1" }), "since")[0]["recorded_on"], "2026-04-05");
    assert_eq!(report(&w, "2026-Q2")["since"], json!([]), "a quarter that runs has no since");
}

/// `23 S IE: 1000.00 230.00` for each row.
fn taxes(rows: &Value) -> Vec<String> {
    let row = |row: &Value| {
        let tax = &row["tax"];
        let amount = |key: &str| row[key]["amount"].as_str().unwrap().to_owned();
        let country = row["country"].as_str().unwrap();
        format!(
            "{} {} {country}: {} {}",
            tax["rate"].as_str().unwrap(),
            tax["category"].as_str().unwrap(),
            amount("net"),
            amount("amount")
        )
    };
    rows.as_array().unwrap().iter().map(row).collect()
}

#[test]
fn s80_tax_by_rate_and_country_on_what_was_issued_and_on_what_was_received() {
    let mut w = World::on("2026-05-30");
    let home = w.client();
    let abroad = {
        let mut client = halden();
        (client["name"], client["country"]) = (json!("Nordlicht Energie"), json!("DE"));
        (client["vat_number"], client["tax_treatment"]) = (json!("DE136695976"), json!("reverse_charge"));
        id(&w.ok("create_client", client))
    };
    let mut lower = line("Printed report", "500");
    lower["tax_rate"] = json!("13.5");
    let draft = id(&w.ok("new_invoice", json!({ "client": home })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "1000"), lower] } }));
    let mixed = w.ok("issue_invoice", json!({ "id": draft }));
    let reverse = w.bill_freely(abroad, "Advice abroad", "800");
    w.restart("2026-06-30");
    // Half of 1797.50.
    w.ok("record_payment", json!({ "invoices": [mixed["id"]], "amount": "898.75" }));
    w.ok("record_payment", json!({ "invoices": [reverse["id"]], "amount": "790", "difference": "bank_fee" }));
    w.restart("2026-07-01");
    w.ok(
        "issue_credit",
        json!({ "id": mixed["id"], "extent": "lines", "lines": [{ "line": 2 }], "reason": "Not printed" }),
    );

    let second = report(&w, "2026-Q2");
    let expected =
        ["23 standard IE: 1000.00 230.00", "13.5 standard IE: 500.00 67.50", "0 reverse_charge DE: 800.00 0.00"];
    assert_eq!(taxes(&second["tax_issued"]), expected);
    let expected =
        ["23 standard IE: 500.00 115.00", "13.5 standard IE: 250.00 33.75", "0 reverse_charge DE: 800.00 0.00"];
    assert_eq!(taxes(&second["tax_received"]), expected, "what the bank kept was paid by the client");
    assert_eq!(flows(&second["total"]), ["issued 2300.00", "received 1540.00", "withheld 10.00"]);
    let third = report(&w, "2026-Q3");
    assert_eq!(taxes(&third["tax_issued"]), ["13.5 standard IE: -500.00 -67.50"]);
    assert_eq!(third["tax_received"], json!([]), "a credit note moves no money");
    let by = |basis: &str| view(&w, json!({ "period": "2026", "basis": basis }));
    let sums = |view: &Value, key: &str| {
        (net(&view[key]["sums"]), view[key]["sums"]["tax"]["amount"].as_str().unwrap().to_owned())
    };
    assert_eq!(sums(&by("issued"), "tax_sum"), ("1800.00".to_owned(), "230.00".to_owned()));
    assert_eq!(sums(&by("received"), "tax_sum"), ("1550.00".to_owned(), "148.75".to_owned()));
    assert_eq!(sums(&by("issued"), "tax_sum_other"), sums(&by("received"), "tax_sum"));
    assert_eq!(by("received")["tax"], by("received")["report"]["tax_received"]);
}

#[test]
fn s80_leap_days_month_ends_and_a_quarter_of_another_year() {
    let mut w = World::on("2028-02-29");
    let client = w.client();
    w.bill_freely(client, "On the leap day", "290");
    w.restart("2028-03-01");
    w.bill_freely(client, "The day after", "10");
    let expect =
        |period: &str, expected: &[&str]| assert_eq!(flows(&report(&w, period)["total"]), expected, "{period}");
    expect("2028-02", &["issued 290.00"]);
    expect("2028-03", &["issued 10.00"]);
    expect("2028-Q1", &["issued 300.00"]);
    expect("2027-Q1", &[]);
    expect("2028-02-29..2028-02-29", &["issued 290.00"]);
    expect("2028-03-01..2028-03-31", &["issued 10.00"]);
    let february = view(&w, json!({ "period": "2028-02" }));
    assert_eq!(february["report"]["period"]["to"], "2028-02-29");
    assert_eq!((february["previous"].as_str(), february["next"].as_str()), (Some("2028-01"), Some("2028-03")));
    let running = view(&w, json!({}));
    assert_eq!((running["name"].as_str(), running["report"]["until"].as_str()), (Some("2028"), Some("2028-03-01")));
    let months = running["report"]["months"].as_array().unwrap();
    let marks = months.iter().map(|of| (of["is_current"] == true, of["is_ahead"] == true));
    let marks: Vec<_> = marks.collect();
    assert_eq!((marks[1], marks[2], marks[3]), ((false, false), (true, false), (false, true)));
    let names: Vec<&str> = running["units"].as_array().unwrap().iter().map(|of| of["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["2028", "2028-Q1", "2028-03"]);
}

#[test]
fn s80_two_currencies_stand_apart_and_the_business_own_comes_first() {
    let w = World::on("2026-06-01");
    let client = w.client();
    w.ok("save_client", json!({ "id": client, "patch": { "currency": "JPY" } }));
    let yen = id(&w.ok("new_invoice", json!({ "client": client })));
    let rate = json!({ "lines": [line("Workshop in Osaka", "120000")], "exchange_rate": "160", "rate_source": "ECB", "rate_on": "2026-06-01" });
    w.ok("save_invoice_draft", json!({ "id": yen, "patch": rate }));
    w.ok("issue_invoice", json!({ "id": yen }));
    w.ok("save_client", json!({ "id": client, "patch": { "currency": "EUR" } }));
    w.bill_freely(client, "Retainer", "1000");
    let own = view(&w, json!({ "period": "2026" }));
    assert_eq!((own["currencies"].clone(), own["report"]["currency"].as_str()), (json!(["EUR", "JPY"]), Some("EUR")));
    assert_eq!(net(&own["report"]["total"]["issued"]), "1000.00");
    let yen = view(&w, json!({ "period": "2026", "currency": "jpy" }));
    assert_eq!(net(&yen["report"]["total"]["issued"]), "120000");
    let rows = csv(&w, json!({ "period": "2026" }), "register");
    let told: Vec<_> =
        rows.iter().map(|row| (row["currency"].as_str().unwrap(), row["net"].as_str().unwrap())).collect();
    assert_eq!(told, [("EUR", "1000.00"), ("JPY", "120000")], "a table has both, each by itself");
    assert_eq!(csv(&w, json!({ "period": "2026", "currency": "JPY" }), "register").len(), 1);
}

#[test]
fn s80_money_kept_back_of_the_net_and_of_the_gross_is_retained_and_released() {
    let mut w = World::on("2026-02-01");
    let plan = w.plan(w.client(), "2000", &[("Report", "1000"), ("Rollout", "1000")]);
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10", "retainage_base": "net" } }));
    w.agree(&plan);
    w.bill(plan.milestones[0]);
    w.restart("2026-04-01");
    let release = id(&w.ok("prepare_release", json!({ "id": plan.id })));
    w.ok("issue_invoice", json!({ "id": release }));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage_base": "gross", "retainage_due": "60" } }));
    let last = w.bill(plan.milestones[1]);
    w.restart("2026-05-31");
    let row = |period: &str, base: &str| {
        let of = report(&w, period);
        let row = of["retained"].as_array().unwrap().iter().find(|row| row["base"] == base).cloned();
        row.map(|row| {
            ["opening", "kept", "released", "taken_back", "closing"]
                .map(|key| row[key]["amount"].as_str().unwrap().to_owned())
        })
    };
    let told = |amounts: [&str; 5]| Some(amounts.map(str::to_owned));
    assert_eq!(row("2026-Q1", "net"), told(["0.00", "100.00", "0.00", "0.00", "100.00"]));
    assert_eq!(row("2026-Q2", "net"), told(["100.00", "0.00", "100.00", "0.00", "0.00"]));
    assert_eq!(row("2026-Q1", "gross"), None);
    // 10 % of 1230.00, due on 31 May: at its end it is still kept back.
    assert_eq!(last["kept"]["until"], "2026-05-31", "{last:#}");
    assert_eq!(row("2026-Q2", "gross"), told(["0.00", "123.00", "0.00", "0.00", "123.00"]));
    assert_eq!(net(&report(&w, "2026-Q2")["standing"]["kept_back"]), "100.00");
    w.restart("2026-06-01");
    let of = report(&w, "2026-Q2");
    assert_eq!(
        (net(&of["standing"]["kept_back"]).as_str(), of["retained"][0]["released"]["amount"].as_str()),
        ("0.00", Some("123.00"))
    );
}

#[test]
fn s80_projects_say_contract_billed_paid_and_the_days_from_acceptance_to_invoice() {
    let mut w = World::on("2026-03-30");
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    w.restart("2026-04-02");
    let first = w.issue(plan.milestones[0]);
    w.accept(plan.milestones[1]);
    w.restart("2026-04-09");
    w.issue(plan.milestones[1]);
    w.pay(&first);
    w.change(&plan, 3, json!({ "amount": "20000" }));
    let row = |period: &str| report(&w, period)["projects"][0].clone();
    let now = row("2026-Q2");
    assert_eq!(
        (money(&now["contract"]), money(&now["billed"]), money(&now["paid"])),
        ("53600.00 EUR".into(), "33600.00 EUR".into(), "14400.00 EUR".into())
    );
    assert_eq!((now["accepted"].as_i64(), now["days_to_invoice"].as_i64()), (Some(2), Some(5)), "three days and seven");
    assert_eq!(row("2026-Q1"), Value::Null, "nothing moved in it");
    let early = report(&w, "2026-04-01..2026-04-08")["projects"][0].clone();
    assert_eq!((money(&early["contract"]), money(&early["paid"])), ("48000.00 EUR".into(), "0.00 EUR".into()));
}

#[test]
fn s86_the_register_has_every_document_in_the_order_of_numbers_and_no_formula() {
    let mut w = World::on("2026-03-31");
    let client = {
        let mut client = halden();
        client["name"] = json!("=SUM(A1) Rail");
        id(&w.ok("create_client", client))
    };
    let first = w.bill_freely(client, "+1 Retainer", "1000");
    w.restart("2026-04-01");
    w.ok("issue_credit", json!({ "id": first["id"], "extent": "whole", "reason": "Wrong" }));
    w.bill_freely(client, "Retainer", "900");
    let rows = report(&w, "2026")["register"].clone();
    let told = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        format!(
            "{} {} {} {} {}",
            text("number"),
            text("kind"),
            text("issue_on"),
            money(&row["sums"]["gross"]),
            text("takes_back")
        )
    };
    let told: Vec<String> = rows.as_array().unwrap().iter().map(told).collect();
    assert_eq!(
        told,
        [
            "2026-001 ad_hoc 2026-03-31 1230.00 EUR ",
            "2026-002 credit_note 2026-04-01 -1230.00 EUR 2026-001",
            "2026-003 ad_hoc 2026-04-01 1107.00 EUR ",
        ]
    );
    let table = csv(&w, json!({ "period": "2026" }), "register");
    assert_eq!(
        (table[0]["client"].as_str(), table[0]["text"].as_str()),
        (Some("'=SUM(A1) Rail"), Some("'+1 Retainer"))
    );
    assert_eq!(table[1]["gross"], "-1230.00", "a number stays a number");
    let same = || app::bytes::bytes(w.app(), "report_csv", json!({ "period": "2026" })).unwrap();
    assert_eq!(same(), same());
}

#[test]
fn s80_the_table_says_what_the_window_says() {
    let mut w = World::on("2026-01-31");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer", "1000");
    let plan = w.agreed();
    w.bill(plan.milestones[0]);
    w.restart("2026-03-02");
    w.ok("record_payment", json!({ "invoices": [first["id"]], "amount": "700", "difference": "tax_withheld" }));
    let of = report(&w, "2026");
    let rows = csv(&w, json!({ "period": "2026" }), "overview");
    let amounts = |sums: &Value| ["net", "tax", "gross"].map(|key| sums[key]["amount"].as_str().unwrap().to_owned());
    let cells = |row: &Value| ["net", "tax_amount", "gross"].map(|key| row[key].as_str().unwrap().to_owned());
    let named = |flow: &str| rows.iter().filter(|row| row["flow"] == flow).collect::<Vec<_>>();
    for flow in ["issued", "credited", "received", "withheld", "discounted", "written_off"] {
        assert_eq!(cells(named(&format!("{flow}_in_all"))[0]), amounts(&of["total"][flow]), "{flow}");
        for (row, month) in named(flow).into_iter().zip(of["months"].as_array().unwrap()) {
            assert_eq!(row["from"], month["month"]["from"]);
            assert_eq!(cells(row), amounts(&month["flows"][flow]), "{flow} in {}", row["from"]);
        }
        assert_eq!(named(flow).len(), 12);
    }
    for (name, sums) in
        [("opening", &of["opening"]), ("closing", &of["closing"]), ("outstanding", &of["standing"]["outstanding"])]
    {
        assert_eq!(cells(named(name)[0]), amounts(sums), "{name}");
    }
    let ages = csv(&w, json!({ "period": "2026" }), "ageing");
    for (row, aged) in ages.iter().zip(of["standing"]["ages"].as_array().unwrap()) {
        assert_eq!((&row["age"], cells(row)), (&aged["age"], amounts(&aged["open"])));
    }
    assert_eq!(view(&w, json!({}))["equals_list"], true);
}

#[test]
fn s80_what_is_no_period_or_currency_is_refused_by_name() {
    let w = World::on("2026-01-31");
    for (asked, field, code) in [
        (json!({ "period": "2026-13" }), "period", "not_a_period"),
        (json!({ "period": "2026-02-01..2026-01-01" }), "period", "not_a_period"),
        (json!({ "period": "1990-01-01..2026-01-01" }), "period", "too_many"),
        (json!({ "currency": "EURO" }), "currency", "unknown_currency"),
    ] {
        let problem = w.refused("invalid", "report", asked.clone());
        assert_eq!(
            (fields(&problem), problem["fields"][0]["code"].as_str()),
            (vec![field.to_owned()], Some(code)),
            "{asked}"
        );
        assert!(app::bytes::bytes(w.app(), "report_xlsx", asked).is_err());
    }
    let empty = view(&w, json!({}));
    assert_eq!((empty["first_issue_on"].clone(), empty["report"]["register"].clone()), (Value::Null, json!([])));
    assert_eq!((empty["currencies"].clone(), net(&empty["report"]["closing"])), (json!(["EUR"]), "0.00".to_owned()));
}
