//! What a report says and the lists behind its numbers are the same, and so is the dashboard.

use crate::papers::{assert_says, hand_to_judges};
use crate::reports::csv;
use crate::world::{World, fields, halden, id, money, words};
use serde_json::{Value, json};

fn numbers(list: &Value) -> Vec<&str> {
    list["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap_or("draft")).collect()
}

/// A payment of February that went back in April, a credit note in March, and a prepared invoice.
fn eventful() -> World {
    let mut w = World::on("2026-01-31");
    let client = w.client();
    let first = w.bill_freely(client, "Retainer January", "1000");
    let other = w
        .ok("create_client", json!({ "name": "Corrib Foods", "street": "1 Quay", "city": "Galway", "country": "IE" }))
        ["id"]
        .clone();
    w.restart("2026-02-28");
    let paid = w.pay(&first);
    let second = w.bill_freely(other.as_i64().unwrap(), "Workshop", "500");
    w.pay(&second);
    w.restart("2026-03-31");
    w.ok("issue_credit", json!({ "id": second["id"], "extent": "lines", "lines": [{ "line": 1, "net": "100" }], "reason": "One day less" }));
    w.restart("2026-04-01");
    w.ok("reverse_payment", json!({ "id": paid["id"], "reason": "Charged back" }));
    w.ok("new_invoice", json!({ "client": client }));
    w
}

#[test]
fn s80_lists_are_narrowed_to_days_clients_and_credit_notes() {
    let w = eventful();
    let list = |asked: Value| w.ok("invoices", asked);
    assert_eq!(numbers(&list(json!({}))), ["draft", "2026-003", "2026-002", "2026-001"]);
    let january = list(json!({ "from": "2026-01-01", "to": "2026-01-31" }));
    assert_eq!(numbers(&january), ["2026-001"], "a draft would be issued in April");
    assert_eq!(money(&january["sums"][0]["net"]), "1000.00 EUR");
    assert_eq!(numbers(&list(json!({ "from": "2026-02-01" }))), ["draft", "2026-003", "2026-002"]);
    assert_eq!(numbers(&list(json!({ "to": "2026-02-28" }))), ["2026-002", "2026-001"]);
    assert_eq!(numbers(&list(json!({ "notes": true }))), ["2026-003"]);
    assert_eq!(numbers(&list(json!({ "notes": false, "client": 2 }))), ["2026-002"]);
    let problem = w.refused("invalid", "invoices", json!({ "from": "31 February" }));
    assert_eq!(problem["fields"][0]["field"], "from");

    let payments = |asked: Value| -> Vec<String> {
        let rows = w.ok("payments", asked);
        rows.as_array().unwrap().iter().map(|row| money(&row["amount"])).collect()
    };
    assert_eq!(payments(json!({ "from": "2026-02-01", "to": "2026-02-28" })), ["615.00 EUR", "1230.00 EUR"]);
    assert_eq!(
        payments(json!({ "from": "2026-04-01", "to": "2026-04-30" })),
        ["-1230.00 EUR"],
        "it went back in April"
    );
    assert_eq!(payments(json!({ "client": 2, "from": "2026-01-01" })), ["615.00 EUR"]);
    assert_eq!(payments(json!({ "from": "2026-03-01", "to": "2026-03-31" })), Vec::<String>::new());
    w.refused("invalid", "payments", json!({ "to": "31 February" }));
}

#[test]
fn s3_s80_the_dashboard_and_the_report_count_by_the_same_days() {
    let w = eventful();
    for including_tax in [false, true] {
        let dashboard = w.ok("dashboard", json!({ "including_tax": including_tax }));
        let report = w.ok("report", json!({ "period": "2026" }))["report"].clone();
        let shown = |sums: &Value| money(&sums[if including_tax { "gross" } else { "net" }]);
        assert_eq!(money(&dashboard["paid_this_year"]["amount"]), shown(&report["total"]["received"]));
        assert_eq!(dashboard["paid_this_year"]["count"], 1, "two came, one went back");
        assert_eq!(money(&dashboard["outstanding"]["amount"]), shown(&report["standing"]["outstanding"]));
        assert_eq!(money(&dashboard["overdue"]["amount"]), shown(&report["standing"]["overdue"]));
        let months = report["months"].as_array().unwrap();
        for cash in dashboard["months"].as_array().unwrap() {
            if let Some(month) = months.iter().find(|of| of["month"]["from"] == cash["month"]) {
                assert_eq!(money(&cash["paid"]), shown(&month["flows"]["received"]), "{}", cash["month"]);
            }
        }
    }
    let list = w.ok("invoices", json!({ "state": "outstanding" }));
    let sum = list["sums"].as_array().unwrap().iter().find(|sum| sum["state"] == "outstanding").unwrap();
    let standing = w.ok("report", json!({}))["report"]["standing"].clone();
    assert_eq!(
        (money(&sum["open"]), money(&sum["open_net"])),
        (money(&standing["outstanding"]["gross"]), money(&standing["outstanding"]["net"]))
    );
    w.assert_sound();
}

#[test]
fn s3_what_was_open_at_any_day_is_what_the_report_of_that_day_says() {
    let w = eventful();
    let mut seen = std::collections::BTreeSet::new();
    for day in
        ["2025-12-31", "2026-01-14", "2026-01-31", "2026-02-28", "2026-03-01", "2026-03-20", "2026-03-31", "2026-04-01"]
    {
        let aged = w.ok("ageing", json!({ "on": day }));
        let report = w.ok("report", json!({ "period": format!("{}-01-01..{day}", &day[..4]) }));
        assert_eq!(aged["standing"], report["report"]["standing"], "{day}");
        assert_eq!(aged["ages"], report["ages"], "{day}");
        seen.insert(aged["standing"].to_string());
    }
    assert!(seen.len() > 2, "the days differ: {seen:?}");
    assert_eq!(fields(&w.refused("invalid", "ageing", json!({ "currency": "Euro" }))), ["currency"]);
    w.refused("in_the_future", "ageing", json!({ "on": "1 Jan 2030" }));
}

/// An amount as an English page writes it, without its sign of a currency.
fn written(amount: &Value) -> String {
    let amount: domain::Money = serde_json::from_value(amount.clone()).unwrap();
    documents::money_text(amount, domain::Language::EnglishIreland).replace('€', "")
}

/// What of the table stands on paper too, by its parts; of the lines behind the months only what moved.
const ON_PAPER: [(&str, &[&str]); 6] = [
    ("overview", &["net"]),
    ("ageing", &["net", "gross"]),
    ("tax", &["net", "tax_amount"]),
    ("clients", &["net"]),
    ("register", &["net", "tax_amount", "gross"]),
    ("since", &["gross"]),
];

const GROSS_ALONE: [&str; 5] = ["outstanding", "overdue", "kept_back", "overpaid", "prepaid"];

/// Every amount of the table that does not stand on the paper as a word of its own.
fn not_on(said: &str, w: &World, asked: &Value) -> Vec<String> {
    let said: Vec<String> = said.split(' ').map(|word| word.replace('€', "")).collect();
    let mut missing = Vec::new();
    for (part, columns) in ON_PAPER {
        let rows = csv(w, asked.clone(), part);
        assert!(!rows.is_empty(), "the table has no {part}");
        for row in rows.iter().filter(|row| GROSS_ALONE.iter().all(|flow| row["flow"] != *flow)) {
            let amounts = columns.iter().map(|column| written(&json!({ "amount": row[*column], "currency": "EUR" })));
            missing.extend(amounts.filter(|amount| !said.contains(amount)).map(|amount| format!("{part}: {amount}")));
        }
    }
    missing
}

#[test]
fn s80_the_paper_says_the_figures_of_the_table_in_the_language_of_the_business() {
    let mut w = eventful();
    let invoice = w.ok("invoices", json!({ "client": 1, "to": "2026-01-31" }))["rows"][0]["id"].clone();
    w.restart("2026-04-02");
    w.ok("record_payment", json!({ "invoices": [invoice], "amount": "12.30", "received_on": "2026-03-30" }));
    let asked = json!({ "period": "2026-Q1" });
    let pdf = || app::bytes::bytes(w.app(), "report_pdf", asked.clone()).unwrap();
    let bytes = pdf();
    assert_eq!(bytes, pdf(), "the same bytes on the same day");
    hand_to_judges(&bytes, "s80-report-a4-en.pdf");
    let said = words(&bytes);
    assert_says(&said, &["Report", "1 January 2026 – 31 March 2026", "By month", "2026-03", "Ireland"]);
    assert_says(&said, &["2026-001", "2026-002", "2026-003", "Halden Rail Ltd", "Corrib Foods"]);
    assert_eq!(not_on(&said, &w, &asked), Vec::<String>::new());
    let lost = said.replace("1,230.00", "1,230.01");
    assert!(not_on(&lost, &w, &asked).contains(&"register: 1,230.00".to_owned()), "a wrong cent is seen");

    for (template, language, paper) in
        [("classic", "de", "Bericht"), ("compact", "fr", "Rapport"), ("modern", "pl", "Raport")]
    {
        w.ok("save_business", json!({ "template": template, "language": language }));
        let bytes = pdf();
        hand_to_judges(&bytes, &format!("s80-report-{template}-{language}.pdf"));
        assert_says(&words(&bytes), &[paper, "2026-003"]);
    }
}

#[test]
fn s80_a_row_of_a_tax_opens_the_documents_that_bear_it() {
    let mut w = World::on("2026-02-02");
    let home = w.client();
    let abroad = id(&w.ok("create_client", {
        let mut of = halden();
        (of["name"], of["country"], of["tax_treatment"], of["vat_number"]) =
            (json!("Nordlicht"), json!("DE"), json!("reverse_charge"), json!("DE136695976"));
        of
    }));
    let first = w.bill_freely(home, "Advice", "100");
    w.bill_freely(abroad, "Advice", "200");
    w.restart("2026-02-03");
    w.ok(
        "issue_credit",
        json!({ "id": first["id"], "extent": "lines", "lines": [{ "line": 1, "net": "40" }], "reason": "Less" }),
    );
    w.ok("new_invoice", json!({ "client": home }));
    let report = w.ok("report", json!({ "period": "2026", "basis": "issued" }));
    let rows = report["tax"].as_array().unwrap();
    assert_eq!(rows.len(), 2, "{rows:#?}");
    for row in rows {
        let of = |key: &str| row["tax"][key].as_str().unwrap();
        let tax = format!("{}|{}|{}|{}", row["country"].as_str().unwrap(), of("category"), of("rate"), of("name"));
        let asked = json!({ "from": "2026-01-01", "to": "2026-12-31", "tax": tax });
        let list = w.ok("invoices", asked.clone());
        let signed = |of: &Value| -> i64 {
            let net: i64 = of["net"]["amount"].as_str().unwrap().replace('.', "").parse().unwrap();
            if of["takes_back"].is_null() || net < 0 { net } else { -net }
        };
        let sum: i64 = list["rows"].as_array().unwrap().iter().map(signed).sum();
        assert_eq!(sum.to_string(), row["net"]["amount"].as_str().unwrap().replace('.', ""), "{tax}: {list:#}");
        let chips = w.ok("invoice_filter", asked)["tokens"].clone();
        assert!(chips.as_array().unwrap().iter().any(|chip| chip["kind"] == "tax"), "{chips}");
    }
    assert_eq!(w.ok("invoices", json!({ "tax": "IE|none" }))["rows"], json!([]), "every line bears a tax");
    for wrong in ["IE", "IE|standard|23", "ZZ|none", "IE|high|23|VAT", "IE|standard|much|VAT"] {
        w.refused("invalid", "invoices", json!({ "tax": wrong }));
    }
}
