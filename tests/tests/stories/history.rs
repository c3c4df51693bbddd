//! The history of a project: everything that happened, in the order in which it was recorded, and nothing stored twice.

use crate::world::{World, id, money};
use serde_json::{Value, json};

fn entries(w: &World, project: i64) -> Vec<Value> {
    w.ok("project_history", json!({ "id": project }))["entries"].as_array().unwrap().clone()
}

fn codes(entries: &[Value]) -> Vec<&str> {
    entries.iter().map(|entry| entry["code"].as_str().unwrap()).collect()
}

#[track_caller]
fn only<'a>(entries: &'a [Value], code: &str) -> &'a Value {
    let found: Vec<&Value> = entries.iter().filter(|entry| entry["code"] == code).collect();
    assert_eq!(found.len(), 1, "{code} in {:?}", codes(entries));
    found[0]
}

#[test]
fn s62_the_life_of_a_contract_reads_as_one_timeline() {
    let mut w = World::on("2026-03-02");
    let plan = w.proposed();
    w.ok("agree_plan", json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "signature", "words": "Go ahead" }));
    w.restart("2026-03-09");
    w.ok("start_milestone", json!({ "id": plan.milestones[0] }));
    w.accept(plan.milestones[0]);
    let invoice = w.issue(plan.milestones[0]);
    w.restart("2026-03-20");
    let paid = w.ok(
        "record_payment",
        json!({ "invoices": [invoice["id"]], "received_on": "2026-03-18", "reference": "HAL-77", "note": "Late again" }),
    );
    w.change(&plan, 2, json!({ "amount": "20000" }));

    let told = entries(&w, plan.id);
    assert_eq!(
        codes(&told),
        [
            "project_created",
            "plan_edited",
            "plan_agreed",
            "started",
            "done",
            "accepted",
            "invoice_issued",
            "payment_recorded",
            "change_order_started",
            "change_order_edited",
            "change_order_agreed",
        ]
    );
    assert_eq!(only(&told, "plan_edited")["count"], 3, "edits in a row are one entry that says how many");
    let agreed = only(&told, "plan_agreed");
    assert_eq!((agreed["who"].as_str(), agreed["words"].as_str()), (Some("Ciara Doyle"), Some("Go ahead")));
    assert_eq!((money(&agreed["amount"]), agreed["on"].as_str()), ("48000.00 EUR".into(), Some("2026-03-02")));
    let accepted = only(&told, "accepted");
    assert_eq!(accepted["link"], json!({ "to": "milestone", "id": plan.milestones[0] }));
    assert_eq!((accepted["position"].as_i64(), accepted["subject"].as_str()), (Some(1), Some("Discovery report")));
    assert_eq!(
        (accepted["role"].as_str(), accepted["channel"].as_str()),
        (Some("Head of Revenue Systems"), Some("email"))
    );
    let issued = only(&told, "invoice_issued");
    assert_eq!(issued["link"], json!({ "to": "invoice", "id": invoice["id"] }));
    assert_eq!((issued["number"].as_str(), money(&issued["amount"])), (Some("2026-001"), "17712.00 EUR".into()));
    let received = only(&told, "payment_recorded");
    assert_eq!(received["on"], "2026-03-18", "it counts on the day on which it came");
    assert!(received["at"].as_str().unwrap().starts_with("2026-03-20T"), "and was recorded later: {received}");
    assert_eq!(received["is_late"], true);
    assert_eq!((received["words"].as_str(), received["note"].as_str()), (Some("HAL-77"), Some("Late again")));
    assert_eq!(money(&received["amount"]), money(&paid["amount"]));
    let changed = only(&told, "change_order_agreed");
    assert_eq!((changed["position"].as_i64(), money(&changed["amount"])), (Some(1), "48800.00 EUR".into()));
    w.assert_reopens_sound();
}

#[test]
fn s62_what_was_taken_back_stays_beside_what_took_it_back() {
    let w = World::on("2026-03-02");
    let plan = w.agreed();
    let [first, second, third] = plan.milestones[..] else { panic!("three milestones") };
    w.accept(first);
    w.ok("withdraw_acceptance", json!({ "id": first }));
    w.ok("reopen_milestone", json!({ "id": first }));
    w.ok("mark_done", json!({ "id": first }));
    let draft = w.prepare(first);
    let overridden = w.ok("issue_invoice", json!({ "id": draft, "override_reason": "They said yes on the phone" }));
    let payment = w.pay(&overridden);
    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "The bank took it back" }));
    let credited = w.bill(second);
    w.ok("issue_credit", json!({ "id": credited["id"], "extent": "whole", "reason": "Wrong buyer" }));
    let lost = w.bill(third);
    w.ok("write_off", json!({ "id": lost["id"], "reason": "Insolvent" }));
    w.ok("reverse_write_off", json!({ "id": lost["id"], "reason": "They paid after all" }));

    let told = entries(&w, plan.id);
    for code in ["acceptance_withdrawn", "reopened", "write_off_reversed", "written_off"] {
        only(&told, code);
    }
    let reason = only(&told, "overridden");
    assert_eq!(
        (reason["words"].as_str(), reason["subject"].as_str()),
        (Some("They said yes on the phone"), Some("Discovery report"))
    );
    let back = only(&told, "payment_reversed");
    assert_eq!(
        (money(&back["amount"]), back["words"].as_str()),
        ("-17712.00 EUR".into(), Some("The bank took it back"))
    );
    assert_eq!(money(&only(&told, "payment_recorded")["amount"]), "17712.00 EUR");
    let note = only(&told, "credit_note_issued");
    assert_eq!((note["words"].as_str(), money(&note["amount"])), (Some("Wrong buyer"), "23616.00 EUR".into()));
    let at: Vec<&str> = told.iter().map(|entry| entry["at"].as_str().unwrap()).collect();
    assert!(at.is_sorted(), "in the order of record: {at:?}");
}

#[test]
fn s62_history_only_grows_and_belongs_to_its_project() {
    let mut w = World::on("2026-03-02");
    let plan = w.agreed();
    let before = entries(&w, plan.id);
    let other = w.plan(w.client(), "900", &[("Elsewhere", "900")]);
    w.agree(&other);
    w.pay(&w.bill(other.milestones[0]));
    assert_eq!(entries(&w, plan.id), before, "what happens elsewhere is told there");

    w.restart("2026-04-01");
    w.pay(&w.bill(plan.milestones[0]));
    // Recorded today for a day before everything else.
    w.ok("mark_done", json!({ "id": plan.milestones[1], "on": "2026-01-15" }));
    let after = entries(&w, plan.id);
    assert_eq!(after[..before.len()], before, "nothing is put between what was told before");
    assert_eq!(after.last().unwrap()["on"], "2026-01-15");
    assert_eq!(w.refused("not_found", "project_history", json!({ "id": 99 }))["code"], "not_found");
}

#[test]
fn s62_credit_that_moves_between_projects_is_told_in_both() {
    let w = World::on("2026-03-02");
    let client = w.client();
    let (one, two) = (w.plan(client, "1000", &[("One", "1000")]), w.plan(client, "500", &[("Two", "500")]));
    w.agree(&one);
    w.agree(&two);
    let paid = w.bill(one.milestones[0]);
    w.pay(&paid);
    w.ok("issue_credit", json!({ "id": paid["id"], "extent": "whole", "reason": "Not needed" }));
    let open = w.bill(two.milestones[0]);
    w.ok("use_credit", json!({ "invoice": open["id"] }));
    let (out, into) = (entries(&w, one.id), entries(&w, two.id));
    let (moved, used) = (only(&out, "credit_moved"), only(&into, "credit_used"));
    assert_eq!((money(&moved["amount"]), money(&used["amount"])), ("-615.00 EUR".into(), "615.00 EUR".into()));
    assert_eq!(moved["words"], open["number"], "each names the other document");
    assert_eq!(used["words"], paid["number"]);
}

#[test]
fn s33_an_invoice_is_never_a_surprise_the_timeline_shows_what_came_before_it() {
    let w = World::on("2026-03-02");
    let plan = w.agreed();
    let first = plan.milestones[0];
    let open = |kind: &str| {
        let notice = w.ok("milestone_notice", json!({ "id": first, "kind": kind }));
        let mail = serde_json::from_value(notice["mail"].clone()).unwrap();
        let argument = || serde_json::from_value(json!({ "id": first, "kind": kind })).unwrap();
        let made = app::mail::notices::notice_made(w.app(), argument(), &mail).unwrap();
        app::mail::notices::record_notice(w.app(), argument(), &made).unwrap();
    };
    open("heads_up");
    w.ok("mark_done", json!({ "id": first }));
    open("completion");
    open("approval");
    w.ok("accept_milestone", json!({ "id": first, "by": "Ciara Doyle", "channel": "email" }));
    let invoice = w.issue(first);
    app::invoices::record_event(
        w.app(),
        domain::InvoiceId(id(&invoice)),
        "mail_draft_opened",
        "accounts@halden.example",
    )
    .unwrap();
    let told = entries(&w, plan.id);
    let of_first: Vec<&str> = codes(&told)[3..].to_vec();
    assert_eq!(
        of_first,
        [
            "heads_up_drafted",
            "done",
            "completion_drafted",
            "approval_drafted",
            "accepted",
            "invoice_issued",
            "mail_draft_opened"
        ]
    );
    assert_eq!(only(&told, "mail_draft_opened")["who"], "accounts@halden.example");
    let asked = only(&told, "approval_drafted");
    assert_eq!(asked["who"], "accounts@halden.example", "{asked}");
    assert!(!asked["words"].as_str().unwrap().is_empty(), "under the subject of the mail: {asked}");
}
