//! Exposure and backlog: per client, in each currency by itself, the sum of their rows.

use crate::world::{TODAY, World, id, money};
use serde_json::{Value, json};

fn figures(w: &World, client: i64) -> Vec<Value> {
    w.ok("exposure", json!({ "client": client }))["figures"].as_array().unwrap().clone()
}

fn told(figures: &Value) -> [String; 6] {
    ["exposure", "ready", "unpaid", "late", "retained", "backlog"].map(|key| money(&figures[key]))
}

fn eur(amounts: [&str; 6]) -> [String; 6] {
    amounts.map(|amount| format!("{amount} EUR"))
}

#[track_caller]
fn assert_rows_sum(view: &Value) {
    for figures in view["figures"].as_array().unwrap() {
        let of = |stakes: &[&str]| -> i64 {
            let mine =
                view["rows"].as_array().unwrap().iter().filter(|row| stakes.contains(&row["stake"].as_str().unwrap()));
            let amounts = mine.map(|row| serde_json::from_value::<domain::Money>(row["amount"].clone()).unwrap());
            amounts.filter(|m| json!(m.currency()) == figures["currency"]).map(|m| m.minor()).sum()
        };
        let figure = |key: &str| serde_json::from_value::<domain::Money>(figures[key].clone()).unwrap().minor();
        assert_eq!(figure("exposure"), of(&["ready", "unpaid"]), "{view}");
        for key in ["ready", "unpaid", "late", "retained", "backlog"] {
            assert_eq!(figure(key), of(&[key]), "{key}: {view}");
        }
    }
}

#[test]
fn s11_s77_exposure_and_backlog_follow_the_work_from_agreement_to_payment() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    let now = |w: &World| told(&figures(w, 1)[0]);
    assert_eq!(now(&w), eur(["0.00", "0.00", "0.00", "0.00", "0.00", "48000.00"]), "agreed and nothing done");
    w.accept(plan.milestones[0]);
    assert_eq!(now(&w), eur(["14400.00", "14400.00", "0.00", "0.00", "0.00", "48000.00"]), "accepted, not invoiced");
    let invoice = w.issue(plan.milestones[0]);
    assert_eq!(now(&w), eur(["14400.00", "0.00", "14400.00", "0.00", "0.00", "33600.00"]), "net, as the contract is");
    w.restart("2027-01-31");
    assert_eq!(now(&w), eur(["14400.00", "0.00", "14400.00", "14400.00", "0.00", "33600.00"]), "late is part of it");
    let view = w.ok("exposure", json!({ "client": 1 }));
    assert_rows_sum(&view);
    let late = view["rows"].as_array().unwrap().iter().find(|row| row["stake"] == "late").unwrap().clone();
    assert_eq!((late["number"].clone(), late["invoice"].clone()), (invoice["number"].clone(), invoice["id"].clone()));
    w.pay(&invoice);
    assert_eq!(now(&w), eur(["0.00", "0.00", "0.00", "0.00", "0.00", "33600.00"]), "paid");
    w.ok("archive_project", json!({ "id": plan.id, "archived": true }));
    assert_eq!(now(&w), eur(["0.00"; 6]), "what does not run is not to come");
    w.refused("not_found", "exposure", json!({ "client": 99 }));
}

#[test]
fn s11_what_is_kept_back_stands_apart_and_a_plan_that_is_not_agreed_is_no_backlog() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10" } }));
    w.bill(plan.milestones[0]);
    let view = w.ok("exposure", json!({}));
    assert_rows_sum(&view);
    assert_eq!(told(&view["figures"][0]), eur(["12960.00", "0.00", "12960.00", "0.00", "1440.00", "33600.00"]));
    let offered = w.plan(w.client(), "100", &[("One", "100")]);
    assert_eq!(told(&w.ok("exposure", json!({}))["figures"][0])[5], "33600.00 EUR", "an offer is no backlog");
    w.agree(&offered);
    assert_eq!(told(&w.ok("exposure", json!({}))["figures"][0])[5], "33700.00 EUR");
}

#[test]
fn s11_currencies_are_never_added_and_the_list_can_be_ordered() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let abroad = id(&w.ok("create_client", json!({ "name": "Abroad Inc", "currency": "USD" })));
    let there = w.plan(abroad, "900000", &[("One", "900000")]);
    w.agree(&there);
    let small =
        id(&w.ok("create_client", json!({ "name": "Aardvark", "street": "1 Quay", "city": "Cork", "country": "IE" })));
    w.bill_freely(small, "Advice", "100");
    w.bill(plan.milestones[0]);
    let view = w.ok("exposure", json!({}));
    let codes: Vec<&str> =
        view["figures"].as_array().unwrap().iter().map(|f| f["currency"].as_str().unwrap()).collect();
    assert_eq!(codes, ["EUR", "USD"], "each currency by itself");
    assert_rows_sum(&view);
    let names = |by: &str| -> Vec<String> {
        let rows = w.ok("clients", json!({ "by": by }));
        rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("name"), ["Aardvark", "Abroad Inc", "Halden Rail Ltd"]);
    assert_eq!(names("exposure"), ["Halden Rail Ltd", "Aardvark", "Abroad Inc"], "who has nothing comes last");
    assert_eq!(names("backlog"), ["Halden Rail Ltd", "Abroad Inc", "Aardvark"], "another currency comes after ours");
    w.refused("usage", "clients", json!({ "by": "size" }));
    // All clients together are the sum over the clients.
    let each: i64 = (1..=small)
        .flat_map(|client| figures(&w, client))
        .filter(|f| f["currency"] == "EUR")
        .map(|f| serde_json::from_value::<domain::Money>(f["exposure"].clone()).unwrap().minor())
        .sum();
    let all = serde_json::from_value::<domain::Money>(view["figures"][0]["exposure"].clone()).unwrap().minor();
    assert_eq!(each, all);
}
