//! What the dashboard asks for next, and from which day on: a client has a week for its yes, a change order that was sent
//! waits for its answer, and a day on which nothing is to do is one.

use crate::world::{Plan, World, id, money};
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
