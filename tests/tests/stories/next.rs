//! What the dashboard asks for next, and from which day on: a client has a week for its yes, a change order that was sent
//! waits for its answer, and a day on which nothing is to do is one.

use crate::world::{Plan, World, id, line, money};
use serde_json::{Value, json};

fn next(w: &World) -> Vec<(String, String, i64)> {
    let view = w.ok("dashboard", json!({}));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = view["next"].as_array().unwrap().iter();
    rows.map(|row| (text(row, "kind"), text(row, "title"), row["days"].as_i64().unwrap())).collect()
}

#[test]
fn s65_a_client_has_seven_days_for_its_yes_before_it_is_next() {
    let mut w = World::on("2026-11-16");
    let plan = w.agreed();
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    for (day, asks) in [("2026-11-16", false), ("2026-11-17", false), ("2026-11-23", false), ("2026-11-24", true)] {
        w.restart(day);
        assert_eq!(!next(&w).is_empty(), asks, "on {day}");
        let waiting = w.ok("dashboard", json!({}))["waiting"].clone();
        assert_eq!((&waiting["count"], money(&waiting["amount"])), (&json!(1), "14400.00 EUR".to_owned()), "{day}");
    }
    assert_eq!(next(&w), [("waiting".to_owned(), "Discovery report".to_owned(), 8)]);
    w.ok("accept_milestone", json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(next(&w), [("ready".to_owned(), "Discovery report".to_owned(), 0)]);
}

#[test]
fn s65_changes_that_were_asked_for_start_the_week_anew() {
    let mut w = World::on("2026-11-16");
    let plan = w.agreed();
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    w.restart("2026-11-25");
    assert_eq!(next(&w).len(), 1);
    let asked =
        json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "email", "words": "The annex is missing" });
    w.ok("request_changes", asked);
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    assert_eq!(next(&w), [], "the client has a week again");
}

#[test]
fn a_milestone_is_next_from_the_seventh_day_before_its_own() {
    let mut w = World::on("2026-11-16");
    let plan = w.proposed();
    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "target_on": "2026-11-24" } }));
    assert_eq!(next(&w), []);
    w.restart("2026-11-17");
    assert_eq!(next(&w), [("due_soon".to_owned(), "Discovery report".to_owned(), 7)]);
}

fn proposed_change(w: &World, plan: &Plan, amount: &str) -> i64 {
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A sixth line" } }));
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": amount } }));
    order
}

#[test]
fn s58_a_change_order_is_next_from_the_day_it_was_sent_until_it_is_answered() {
    let mut w = World::on("2026-11-16");
    let plan = w.agreed();
    let order = proposed_change(&w, &plan, "18000");
    assert_eq!(next(&w), [], "nobody was asked yet");
    w.ok("send_change_order", json!({ "id": order }));
    assert_eq!(next(&w), [("change_order".to_owned(), "A sixth line".to_owned(), 0)]);
    w.restart("2026-11-19");
    let view = w.ok("dashboard", json!({}));
    let row = &view["next"][0];
    assert_eq!((&row["days"], &row["on"], &row["change_order"]), (&json!(3), &json!("2026-11-16"), &json!(1)));
    assert_eq!((money(&row["amount"]), money(&view["next_sum"])), ("3600.00 EUR".to_owned(), "3600.00 EUR".to_owned()));
    let with_tax = w.ok("dashboard", json!({ "including_tax": true }));
    assert_eq!(money(&with_tax["next"][0]["amount"]), "4428.00 EUR", "the switch is of the whole screen");
    w.ok("archive_project", json!({ "id": plan.id, "archived": true }));
    assert_eq!(next(&w), [], "what is put away asks for nothing");
    w.ok("archive_project", json!({ "id": plan.id, "archived": false }));
    w.ok("decline_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(next(&w), [], "a no is an answer");

    let smaller = proposed_change(&w, &plan, "14000");
    w.ok("send_change_order", json!({ "id": smaller }));
    let view = w.ok("dashboard", json!({}));
    assert_eq!(money(&view["next"][0]["amount"]), "-400.00 EUR");
    assert_eq!(money(&view["next_sum"]), "0.00 EUR", "a smaller contract is worth no step");
    w.ok("agree_change_order", json!({ "id": smaller, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(next(&w), []);
}

#[test]
fn what_is_late_or_ready_comes_before_a_change_order() {
    let mut w = World::on("2026-11-16");
    let plan = w.agreed();
    let late = w.bill(plan.milestones[0]);
    w.restart("2027-01-04");
    w.accept(plan.milestones[1]);
    let order = proposed_change(&w, &plan, "90000");
    w.ok("send_change_order", json!({ "id": order }));
    let kinds: Vec<String> = next(&w).into_iter().map(|(kind, _, _)| kind).collect();
    assert_eq!(kinds, ["overdue", "ready", "change_order"], "{late:#}");
}

/// A world of `day` with a free invoice of 100 net, due on 16 December.
fn due_in_december(notice: &Value) -> (World, Value) {
    let w = World::on("2026-11-16");
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "100")] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft, "notice_days": notice }));
    assert_eq!((&invoice["due_on"], &invoice["notice_days"]), (&json!("2026-12-16"), notice));
    assert_eq!(invoice["notice_offer"], 3);
    (w, invoice)
}

#[test]
fn s48_an_invoice_is_told_of_some_days_before_it_is_due_where_that_was_asked_for() {
    let (mut w, invoice) = due_in_december(&json!(3));
    for (day, told) in [
        ("2026-11-16", None),
        ("2026-12-12", None),
        ("2026-12-13", Some(("money_due", 3))),
        ("2026-12-16", Some(("money_due", 0))),
        ("2026-12-17", Some(("overdue", 1))),
    ] {
        w.restart(day);
        let told: Vec<_> = told.map(|(kind, days)| (kind.to_owned(), "Advice".to_owned(), days)).into_iter().collect();
        assert_eq!(next(&w), told, "{day}");
    }
    w.restart("2026-12-13");
    let of = &invoice["id"];
    let row = w.ok("dashboard", json!({ "including_tax": true }))["next"][0].clone();
    assert_eq!((&row["invoice"], &row["on"], money(&row["amount"])), (of, &json!("2026-12-16"), "123.00 EUR".into()));

    // Another time, none at all, and once more.
    w.ok("set_due_notice", json!({ "id": of, "days": 2 }));
    assert_eq!(next(&w), []);
    w.ok("set_due_notice", json!({ "id": of, "days": 90 }));
    assert_eq!(next(&w).len(), 1);
    assert_eq!(w.invoice(of)["notice_offer"], 90, "what is set can be taken back until it is due");
    assert_eq!(w.ok("set_due_notice", json!({ "id": of }))["notice_days"], Value::Null);
    assert_eq!(next(&w), []);
    w.ok("set_due_notice", json!({ "id": of, "days": 3 }));
    assert_eq!(w.export()["invoices"][0]["notice_days"], 3);

    w.ok("dispute_invoice", json!({ "id": of, "reason": "Not as ordered" }));
    assert_eq!(next(&w)[0].0, "disputed", "what is in dispute says only that");
    w.ok("take_back_dispute", json!({ "id": 1 }));
    w.ok("record_payment", json!({ "invoices": [of], "amount": "23" }));
    let row = w.ok("dashboard", json!({ "including_tax": true }))["next"][0].clone();
    assert_eq!((&row["kind"], money(&row["amount"])), (&json!("money_due"), "100.00 EUR".into()), "what is left");
    w.ok("record_payment", json!({ "invoices": [of] }));
    assert_eq!(next(&w), [], "paid");
    assert_eq!(w.invoice(of)["notice_offer"], Value::Null);
    w.assert_reopens_sound();
}

#[test]
fn s48_the_wish_is_kept_in_every_currency_and_sums_mix_none() {
    let (mut w, _) = due_in_december(&json!(3));
    let abroad = id(&w.ok(
        "create_client",
        json!({ "name": "Southgate Inc.", "street": "4 Quay", "city": "Boston", "country": "US", "currency": "USD" }),
    ));
    let draft = id(&w.ok("new_invoice", json!({ "client": abroad })));
    let mut audit = line("Audit", "900");
    audit["tax_rate"] = json!("0");
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [audit] } }));
    w.ok("issue_invoice", json!({ "id": draft, "notice_days": 3 }));
    w.restart("2026-12-14");
    let view = w.ok("dashboard", json!({}));
    let rows = view["next"].as_array().unwrap().iter();
    let told: Vec<String> =
        rows.map(|row| format!("{} {}", row["kind"].as_str().unwrap(), money(&row["amount"]))).collect();
    assert_eq!(told, ["money_due 900.00 USD", "money_due 100.00 EUR"]);
    assert_eq!(money(&view["next_sum"]), "100.00 EUR");
    w.assert_sound();
}

#[test]
fn s48_without_the_wish_nothing_is_told_and_what_cannot_be_due_takes_none() {
    let (mut w, invoice) = due_in_december(&Value::Null);
    for (day, offer) in [("2026-12-12", json!(3)), ("2026-12-13", Value::Null)] {
        w.restart(day);
        assert_eq!(w.invoice(&invoice["id"])["notice_offer"], offer, "asked for as long as its day is to come: {day}");
    }
    w.restart("2026-12-15");
    assert_eq!(next(&w), []);
    for days in [json!(0), json!(91)] {
        let problem = w.refused("invalid", "set_due_notice", json!({ "id": invoice["id"], "days": days }));
        assert_eq!(problem["fields"][0]["field"], "days");
    }
    let note = w.ok("issue_credit", json!({ "id": invoice["id"], "extent": "whole", "reason": "Not held" }));
    w.refused("invalid", "set_due_notice", json!({ "id": note["id"], "days": 3 }));
    w.assert_sound();
}
