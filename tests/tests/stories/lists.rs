//! The list of invoices for who has many: narrowed, kept by a name, chosen from, and taken out as files.

use crate::world::{TODAY, World, clock, codes, fields, folders, halden, id, line, money};
use app::App;
use domain::Country;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const STATES: [&str; 8] = ["all", "drafts", "outstanding", "overdue", "paid", "credited", "disputed", "kept_back"];

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

/// The sample book, which has every state but what is kept back: one invoice was paid while in dispute, one is credited.
fn sample() -> (tempfile::TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    app::sample::make(folders(folder.path()), TODAY.parse().unwrap(), None).unwrap();
    let app = App::open(folders(folder.path()), clock(TODAY), Country::parse("IE").unwrap()).unwrap();
    let open = ok(&app, "invoices", json!({ "state": "outstanding", "limit": 1 }))["rows"][0]["id"].clone();
    ok(&app, "dispute_invoice", json!({ "id": open, "reason": "Not as agreed" }));
    ok(&app, "record_payment", json!({ "invoices": [open] }));
    let credited = ok(&app, "invoices", json!({ "state": "outstanding", "limit": 1 }))["rows"][0]["id"].clone();
    ok(&app, "issue_credit", json!({ "id": credited, "extent": "whole", "reason": "Ordered twice" }));
    (folder, app)
}

#[track_caller]
fn ok(app: &App, name: &str, arguments: Value) -> Value {
    app::table::call(app, name, arguments).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

fn with(filter: &Value, more: Value) -> Value {
    let mut all = filter.clone();
    let fields = more.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(fields);
    all
}

/// Count, net and gross of the rows of a list in one currency, added up here.
fn added(rows: &[Value], currency: &str) -> (usize, i64, i64) {
    let ours: Vec<&Value> = rows.iter().filter(|row| row["net"]["currency"] == currency).collect();
    let sum = |field: &str| ours.iter().map(|row| minor(&row[field])).sum();
    (ours.len(), sum("net"), sum("gross"))
}

fn sum_of(sums: &Value, state: &str) -> (usize, i64, i64) {
    let sum = sums.as_array().unwrap().iter().find(|sum| sum["state"] == state).unwrap();
    (usize::try_from(sum["count"].as_u64().unwrap()).unwrap(), minor(&sum["net"]), minor(&sum["gross"]))
}

#[test]
fn s79_s89_the_sums_of_every_state_are_those_of_its_rows_however_it_is_narrowed() {
    let (_folder, app) = sample();
    let first = ok(&app, "invoices", json!({ "state": "paid" }))["rows"][0].clone();
    let mut found = BTreeMap::new();
    for filter in [
        json!({}),
        json!({ "from": "1970-01-01" }),
        json!({ "client": first["client"] }),
        json!({ "from": "2026-01-01", "to": "2026-12-31" }),
        json!({ "to": "2026-08-31", "text": "a" }),
        json!({ "currency": "EUR", "from": "1 Sep 2026" }),
        json!({ "currency": "USD" }),
        json!({ "notes": true }),
        json!({ "notes": false, "to": "2026-09-30" }),
        json!({ "text": "no such text anywhere" }),
    ] {
        let sums = ok(&app, "invoice_sums", filter.clone());
        let currency = sums[0]["net"]["currency"].as_str().unwrap().to_owned();
        for state in STATES {
            let list =
                ok(&app, "invoices", with(&filter, json!({ "state": state, "limit": 500, "without_sums": true })));
            assert_eq!((&list["sums"], &list["has_more"]), (&json!([]), &json!(false)), "rows alone: {filter}");
            let mut rows = list["rows"].as_array().unwrap().clone();
            // A draft is no turnover: it stands on top of all, and is summed as a draft alone.
            rows.retain(|row| state == "drafts" || !row["id"].is_null());
            assert_eq!(sum_of(&sums, state), added(&rows, &currency), "{state} of {filter}");
            *found.entry(state).or_insert(0) += rows.len();
        }
        let beside = ok(&app, "invoices", filter.clone());
        assert_eq!(beside["sums"], sums, "the sums beside rows are those asked for apart: {filter}");
    }
    found.remove("kept_back");
    assert!(found.values().all(|rows| *rows > 0), "no state is left out: {found:?}");
    let (all, narrowed) =
        (ok(&app, "invoice_sums", json!({})), ok(&app, "invoice_sums", json!({ "from": "1970-01-01" })));
    assert_eq!(all, narrowed, "the short way over the whole book and the long one agree on every amount");
}

#[test]
fn s89_what_is_narrowed_stays_narrowed_on_a_past_day() {
    let (_folder, app) = sample();
    let filter = json!({ "from": "2026-07-01", "to": "2026-09-30" });
    let now = ok(&app, "invoices", with(&filter, json!({ "limit": 500 })));
    let then = ok(&app, "invoices_as_at", with(&filter, json!({ "on": TODAY, "limit": 500 })));
    let issued: Vec<&Value> = now["rows"].as_array().unwrap().iter().filter(|row| !row["id"].is_null()).collect();
    assert!(!issued.is_empty());
    assert_eq!(then["rows"].as_array().unwrap().iter().collect::<Vec<_>>(), issued);
    for state in STATES.iter().filter(|state| !["all", "drafts"].contains(*state)) {
        assert_eq!(sum_of(&then["sums"], state), sum_of(&now["sums"], state), "{state}");
    }
}

#[test]
fn s89_a_draft_stands_in_the_days_in_which_it_would_be_issued() {
    let w = World::on(TODAY);
    w.ok("new_invoice", json!({ "client": w.client() }));
    let drafts = |from: &str, to: &str| {
        let list = w.ok("invoices", json!({ "state": "drafts", "from": from, "to": to }));
        list["rows"].as_array().unwrap().len()
    };
    assert_eq!((drafts("2026-01-01", "2026-12-31"), drafts("2026-11-16", "2026-11-16")), (1, 1));
    assert_eq!((drafts("2025-01-01", "2025-12-31"), drafts("2026-11-17", "")), (0, 0));
}

#[test]
fn s89_one_typed_word_becomes_a_part_of_the_filter_or_is_refused_by_name() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let first = |word: &str| w.ok("invoice_filter", json!({ "word": word }))["offers"][0].clone();
    let days = |from: &str, to: &str, called: &str| (json!(from), json!(to), json!(called));
    for (word, expected) in [
        ("2026", days("2026-01-01", "2026-12-31", "year")),
        ("Q3 2026", days("2026-07-01", "2026-09-30", "quarter")),
        ("Nov 2026", days("2026-11-01", "2026-11-30", "month")),
        ("year: 2025", days("2025-01-01", "2025-12-31", "year")),
        ("issued:1 Jan 2026 - 15 Feb 2026", days("2026-01-01", "2026-02-15", "range")),
        ("jahr:2024", days("2024-01-01", "2024-12-31", "year")),
    ] {
        let found = first(word);
        assert_eq!(found["kind"], "days", "{word}: {found}");
        assert_eq!((found["from"].clone(), found["to"].clone(), found["called"].clone()), expected, "{word}");
    }
    assert_eq!(first("Q3 2026")["quarter"], 3);
    for word in ["halden", "client:Halden", "Kunde: rail"] {
        assert_eq!(first(word), json!({ "kind": "client", "id": 1, "name": "Halden Rail Ltd" }), "{word}");
    }
    let title = "Billing platform migration";
    assert_eq!(first("project:billing"), json!({ "kind": "project", "id": plan.id, "title": title }));
    for word in ["eur", "currency:EUR", "währung:eur"] {
        assert_eq!(first(word), json!({ "kind": "currency", "code": "EUR" }), "{word}");
    }
    assert_eq!(first("client:"), json!({ "kind": "client", "id": 1, "name": "Halden Rail Ltd" }), "all to choose from");
    for word in ["2026-034", "x", "nothing of that name", ""] {
        assert_eq!(first(word), Value::Null, "{word} is searched for and no more");
    }
    for (word, code) in [
        ("client:Nobody", "not_found"),
        ("project:Nothing", "not_found"),
        ("year:soon", "invalid"),
        ("currency:euros", "invalid"),
        ("days:2026 to 2025", "days_reversed"),
    ] {
        w.refused(code, "invoice_filter", json!({ "word": word }));
    }
    // While it is typed the list is not searched for it.
    w.bill(plan.milestones[0]);
    assert_eq!(w.ok("invoices", json!({ "text": "client:Nobody" }))["rows"].as_array().unwrap().len(), 1);

    let told = w.ok("invoice_filter", json!({ "client": 1, "project": 99, "from": "2026-01-01", "currency": "eur" }));
    let tokens = json!([
        { "kind": "client", "id": 1, "name": "Halden Rail Ltd" }, { "kind": "project", "id": 99, "title": null },
        { "kind": "days", "from": "2026-01-01", "to": null, "called": "range", "quarter": null },
        { "kind": "currency", "code": "EUR" },
    ]);
    assert_eq!(told["tokens"], tokens, "a record that is gone has no name");
    let both = w.refused("invalid", "invoices", json!({ "from": "soon", "currency": "euros" }));
    assert_eq!(
        (fields(&both), codes(&both)),
        (vec!["from".into(), "currency".into()], vec!["not_a_date".into(), "unknown_currency".into()])
    );
}

fn view(name: &str, client: Value) -> Value {
    json!({ "name": name, "state": "outstanding", "text": "audit", "client": client, "project": null, "from": "1 Jan 2026", "to": "eom", "currency": "eur", "notes": null })
}

#[test]
fn s89_a_list_is_kept_by_a_name_with_days_that_do_not_move() {
    let mut w = World::on(TODAY);
    w.client();
    let kept = w.ok(
        "save_invoice_views",
        json!({ "views": [view("This year", json!(1)), view("Of a client that is gone", json!(99))] }),
    );
    let own = json!({ "name": "This year", "state": "outstanding", "text": "audit", "client": 1, "project": null, "from": "2026-01-01", "to": "2026-11-30", "currency": "EUR", "notes": null, "tax": "" });
    assert_eq!(kept[0], json!({ "view": own, "client_is_gone": false, "project_is_gone": false }));
    assert_eq!(
        (&kept[1]["client_is_gone"], &kept[1]["view"]["client"]),
        (&json!(true), &json!(99)),
        "it says so and stays"
    );
    let again = w.refused(
        "invalid",
        "save_invoice_views",
        json!({ "views": [view("One", json!(1)), view(" One ", json!(1))] }),
    );
    assert_eq!(fields(&again), ["views.1.name"]);
    let mut unreadable = view("Two", json!(1));
    unreadable["to"] = json!("soon");
    let refused = w.refused("invalid", "save_invoice_views", json!({ "views": [unreadable] }));
    assert_eq!(fields(&refused), ["views.0.to"]);
    w.restart("2027-01-15");
    assert_eq!(w.ok("invoice_views", json!({})), kept, "months later it is the same list");
    w.assert_reopens_sound();
}

#[test]
fn s89_what_is_chosen_is_counted_summed_and_paid_where_one_payment_can() {
    let mut w = World::on("2026-09-01");
    let plan = w.agreed();
    let (first, second) = (w.bill(plan.milestones[0]), w.bill(plan.milestones[1]));
    let mut other = halden();
    other["name"] = json!("Arden Legal");
    let other = id(&w.ok("create_client", other));
    let third = w.bill_freely(other, "Workshop", "100");
    w.pay(&first);
    w.restart(TODAY);
    let draft = id(&w.ok("new_invoice", json!({ "client": other })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Audit", "50")] } }));

    let of = |invoices: &[&Value], drafts: &[i64]| {
        let ids: Vec<&Value> = invoices.iter().map(|invoice| &invoice["id"]).collect();
        w.ok("invoice_selection", json!({ "invoices": ids, "drafts": drafts }))
    };
    let one = of(&[&first, &second, &first], &[]);
    assert_eq!((&one["count"], &one["issued"], &one["drafts"]), (&json!(2), &json!(2), &json!(0)), "each once");
    assert_eq!(
        (money(&one["sums"][0]["net"]), money(&one["sums"][0]["open_net"])),
        ("33600.00 EUR".into(), "19200.00 EUR".into())
    );
    assert_eq!(
        (&one["payable"], &one["no_payment"]),
        (&json!([second["id"]]), &Value::Null),
        "what is paid is not paid again"
    );
    let across = of(&[&second, &third], &[draft]);
    assert_eq!((&across["payable"], &across["no_payment"]), (&json!([]), &json!("several_clients")));
    assert_eq!((&across["count"], money(&across["sums"][0]["net"])), (&json!(3), "19350.00 EUR".into()));
    assert_eq!(of(&[&first], &[draft])["no_payment"], "nothing_open");

    let all = w.ok("invoice_selection", json!({ "all_of": { "state": "outstanding" } }));
    let filter = w.ok("invoice_sums", json!({}));
    assert_eq!(
        (&all["count"], &all["sums"][0]["open"]),
        (&filter[2]["count"], &filter[2]["open"]),
        "all of a filter are its sum"
    );
    let everything = w.ok("invoice_selection", json!({ "all_of": {} }));
    assert_eq!((&everything["issued"], &everything["drafts"]), (&json!(3), &json!(1)));
    w.refused("not_found", "invoice_selection", json!({ "invoices": [first["id"], 99] }));
    w.refused("not_found", "invoice_selection", json!({ "drafts": [99] }));
}

#[test]
fn s89_payments_are_narrowed_by_client_days_and_currency() {
    let mut w = World::on("2026-09-01");
    let plan = w.agreed();
    w.pay(&w.bill(plan.milestones[0]));
    w.restart(TODAY);
    let mut other = halden();
    other["name"] = json!("Arden Legal");
    let other = id(&w.ok("create_client", other));
    w.pay(&w.bill_freely(other, "Workshop", "100"));
    let found = |asked: Value| {
        let rows = w.ok("payments", asked);
        rows.as_array().unwrap().iter().map(|row| row["client_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(json!({ "currency": "eur" })), ["Arden Legal", "Halden Rail Ltd"]);
    assert_eq!(found(json!({ "client": other })), ["Arden Legal"]);
    assert_eq!(found(json!({ "from": "2026-07-01", "to": "30 Sep 2026", "currency": "EUR" })), ["Halden Rail Ltd"]);
    assert!(found(json!({ "currency": "USD" })).is_empty());
    let refused = w.refused("invalid", "payments", json!({ "currency": "euros" }));
    assert_eq!((fields(&refused), codes(&refused)), (vec!["currency".into()], vec!["unknown_currency".into()]));
}
