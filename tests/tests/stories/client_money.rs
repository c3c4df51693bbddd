//! The money of a client on its page: each currency by itself, and every figure the sum of the rows that it leads to.

use crate::world::{TODAY, World, fields, id, line, money};
use serde_json::{Value, json};

/// A project in dollars of a client that pays in euros, billed in full: 1,000 net, 1,230 with tax.
fn in_dollars(w: &World, client: i64) -> Value {
    let patch = json!({ "title": "American pilot", "contract": "1000", "currency": "USD" });
    let project = id(&w.ok("create_project", json!({ "client": client, "patch": patch })));
    let patch = json!({ "title": "Pilot", "amount": "1000", "criterion": "Handed over" });
    let plan = w.ok("add_milestone", json!({ "project": project, "patch": patch }));
    w.ok("agree_plan", json!({ "id": project, "by": "Ciara Doyle", "channel": "email" }));
    let milestone = id(&plan["milestones"][0]);
    w.accept(milestone);
    let draft = w.prepare(milestone);
    let rate = json!({ "exchange_rate": "1.0842", "rate_source": "ECB", "rate_on": "13 Nov 2026" });
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": rate }));
    w.ok("issue_invoice", json!({ "id": draft }))
}

fn sums(w: &World, client: i64) -> Vec<Value> {
    w.ok("client", json!({ "id": client }))["sums"].as_array().unwrap().clone()
}

fn of_invoices(of: &Value) -> [String; 3] {
    [of["count"].to_string(), money(&of["net"]), money(&of["gross"])]
}

#[test]
fn s94_credit_in_another_currency_than_the_clients_is_seen_and_paid_back() {
    let w = World::on(TODAY);
    let client = w.client();
    let invoice = in_dollars(&w, client);
    let [euro, dollar] = &sums(&w, client)[..] else { panic!("euros, and dollars beside them") };
    assert_eq!((&euro["currency"], of_invoices(&euro["outstanding"])[0].as_str()), (&json!("EUR"), "0"));
    assert_eq!(of_invoices(&dollar["outstanding"]), ["1", "1000.00 USD", "1230.00 USD"]);
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "2000", "rest_becomes_credit": true }));
    let [_, dollar] = &sums(&w, client)[..] else { panic!("what lies there is in dollars") };
    assert_eq!((money(&dollar["credit"]), of_invoices(&dollar["outstanding"])[0].as_str()), ("770.00 USD".into(), "0"));
    assert_eq!(of_invoices(&dollar["paid"]), ["1", "1000.00 USD", "1230.00 USD"]);
    assert_eq!(dollar["paid_since"], TODAY);

    let none = w.refused("no_client_credit", "refund_credit", json!({ "client": client, "amount": "100" }));
    assert_eq!((fields(&none), &none["detail"]["currency"]), (vec!["amount".to_owned()], &json!("EUR")));
    let refund = |more: Value| {
        let mut asked = json!({ "client": client, "currency": "USD" });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    let above = w.refused("above_client_credit", "refund_credit", refund(json!({ "amount": "770.01" })));
    assert_eq!(above["detail"]["credit"], "770.00 USD");
    let wrong = w.refused("invalid", "refund_credit", json!({ "client": client, "currency": "dollars" }));
    assert_eq!(fields(&wrong), ["currency"]);
    let part = w.ok("refund_credit", refund(json!({ "amount": "70" })));
    assert_eq!(money(&part["amount"]), "-70.00 USD");
    assert_eq!(money(&sums(&w, client)[1]["credit"]), "700.00 USD");
    w.ok("refund_credit", refund(json!({})));
    assert_eq!(money(&sums(&w, client)[1]["credit"]), "0.00 USD");
    w.refused("no_client_credit", "refund_credit", refund(json!({})));
    w.assert_reopens_sound();
}

#[test]
fn s94_credit_is_the_sum_of_the_invoices_and_payments_that_it_comes_from() {
    let w = World::on(TODAY);
    let client = w.client();
    let [gone, paid] = [("Briefing", "400"), ("Advice", "1000")].map(|(title, net)| w.bill_freely(client, title, net));
    w.pay(&gone);
    w.ok("issue_credit", json!({ "id": gone["id"], "extent": "whole", "reason": "Ordered twice" }));
    w.ok("record_payment", json!({ "invoices": [paid["id"]], "amount": "1500", "rest_becomes_credit": true }));
    let taken_back = w.ok("record_payment", json!({ "invoices": [w.bill_freely(client, "Travel", "50")["id"]], "amount": "100", "rest_becomes_credit": true }));
    w.ok("reverse_payment", json!({ "id": taken_back["id"], "reason": "Of somebody else" }));
    let parts = |w: &World| -> Vec<(Value, String)> {
        let sums = &sums(w, client)[0];
        let parts = sums["credit_parts"].as_array().unwrap();
        let cents = |of: &Value| of["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        assert_eq!(parts.iter().map(|part| cents(&part["amount"])).sum::<i64>(), cents(&sums["credit"]), "{sums:#}");
        parts.iter().map(|part| (part["number"].clone(), money(&part["amount"]))).collect()
    };
    assert_eq!(parts(&w), [(gone["number"].clone(), "492.00 EUR".into()), (json!(""), "270.00 EUR".into())]);
    w.ok("refund_credit", json!({ "client": client, "amount": "500" }));
    assert_eq!(
        parts(&w),
        [(json!(""), "270.00 EUR".into()), (json!(""), "-8.00 EUR".into())],
        "what came from an invoice goes first, and the rest is told as gone back"
    );
}

#[test]
fn figures_of_a_client_are_the_sums_of_the_lists_that_they_lead_to() {
    let mut w = World::on("2026-09-01");
    let plan = w.agreed();
    let client = w.ok("project", json!({ "id": plan.id }))["client"].as_i64().unwrap();
    let late = w.bill(plan.milestones[0]);
    let other = id(&w.ok("create_client", json!({ "name": "Nordlicht", "street": "1 Main Street", "city": "Cork" })));
    w.bill_freely(other, "Not of this client", "999");
    in_dollars(&w, client);
    w.restart(TODAY);
    w.accept(plan.milestones[1]);
    w.ok("record_payment", json!({ "invoices": [late["id"]], "amount": "712" }));
    let free = id(&w.ok("new_invoice", json!({ "client": client })));
    w.ok("save_invoice_draft", json!({ "id": free, "patch": { "lines": [line("Advice", "500")] } }));
    w.ok("issue_invoice", json!({ "id": free }));

    let all = sums(&w, client);
    assert_eq!(all.iter().map(|of| of["currency"].as_str().unwrap()).collect::<Vec<_>>(), ["EUR", "USD"]);
    for of in &all {
        let filter = json!({ "client": client, "currency": of["currency"] });
        let lists = w.ok("invoice_sums", filter.clone());
        for state in ["outstanding", "overdue"] {
            let list = lists.as_array().unwrap().iter().find(|sum| sum["state"] == state).unwrap();
            let listed = [list["count"].to_string(), money(&list["open_net"]), money(&list["open"])];
            assert_eq!(of_invoices(&of[state]), listed, "{state}: {of:#}");
        }
    }
    assert_eq!((money(&all[0]["ready"]), &all[0]["ready_count"]), ("19200.00 EUR".into(), &json!(1)));
    let ready = w.ok("all_milestones", json!({ "client": client, "status": "ready" }));
    assert_eq!(ready["rows"].as_array().unwrap().len(), 1);
    assert_eq!((&all[0]["days_late"], all[0]["overdue"]["count"].as_u64()), (&json!(46), Some(1)));
    assert_eq!(of_invoices(&all[0]["paid"])[2], "712.00 EUR");
}
