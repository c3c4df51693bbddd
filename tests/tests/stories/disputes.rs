//! What a client does not accept: marked in its words, left out of whatever reminds, settled, and kept for ever.

use crate::world::{TODAY, World, fields, id, money};
use serde_json::{Value, json};

const LATER: &str = "2027-01-20";

fn disputed(w: &World, invoice: &Value, reason: &str) -> Value {
    w.ok("dispute_invoice", json!({ "id": invoice["id"], "reason": reason, "by": "Ciara Doyle" }))
}

fn next(w: &World) -> Vec<(String, String)> {
    let dashboard = w.ok("dashboard", json!({}));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    dashboard["next"].as_array().unwrap().iter().map(|row| (text(row, "kind"), text(row, "title"))).collect()
}

fn sum<'a>(list: &'a Value, state: &str) -> &'a Value {
    list["sums"].as_array().unwrap().iter().find(|sum| sum["state"] == state).unwrap()
}

#[test]
fn s94_a_disputed_invoice_reminds_nobody_and_stays_outstanding_and_overdue() {
    let mut w = World::on(TODAY);
    let client = w.client();
    let invoice = w.bill_freely(client, "Advice", "1000");
    w.bill_freely(client, "Briefing", "400");
    w.restart(LATER);
    let late = |title: &str| ("overdue".to_owned(), title.to_owned());
    assert_eq!(next(&w), [late("Advice"), late("Briefing")]);
    let before = w.ok("dashboard", json!({}));

    let row =
        w.ok("dispute_invoice", json!({ "id": invoice["id"], "reason": "The advice never came", "on": "2027-01-10" }));
    assert_eq!(
        (row["label"].as_str(), row["days"].as_i64(), money(&row["amount"])),
        (Some("2026-001"), Some(10), "1230.00 EUR".to_owned())
    );
    assert_eq!(next(&w), [late("Briefing"), ("disputed".to_owned(), "Advice".to_owned())]);
    let after = w.ok("dashboard", json!({}));
    assert_eq!(
        (&after["outstanding"], &after["overdue"]),
        (&before["outstanding"], &before["overdue"]),
        "it is owed all the same"
    );
    assert_eq!((after["next"][1]["days"].as_i64(), after["next_more"].as_u64()), (Some(10), Some(0)));

    let list = w.ok("invoices", json!({ "state": "disputed" }));
    let rows = list["rows"].as_array().unwrap();
    assert_eq!(
        (rows.len(), rows[0]["number"].as_str(), rows[0]["status"].as_str()),
        (1, Some("2026-001"), Some("overdue"))
    );
    assert_eq!((rows[0]["disputed_on"].as_str(), rows[0]["days_disputed"].as_i64()), (Some("2027-01-10"), Some(10)));
    assert_eq!(
        (sum(&list, "disputed")["count"].as_u64(), money(&sum(&list, "disputed")["open"])),
        (Some(1), "1230.00 EUR".to_owned())
    );
    assert_eq!(sum(&list, "overdue")["count"], 2, "both are in the ageing of what is late");
    let seen = w.invoice(&invoice["id"]);
    let standing = &seen["dispute"];
    assert_eq!(
        (standing["since"].as_str(), standing["days"].as_i64(), standing["is_settled"].as_bool()),
        (Some("2027-01-10"), Some(10), Some(false))
    );
    assert_eq!(seen["disputes"][0]["reason"], "The advice never came");

    let words = "We went through the minutes, they pay by Friday";
    let over = w.ok(
        "resolve_dispute",
        json!({ "id": row["id"], "outcome": "client_pays", "words": words, "on": "2027-01-18" }),
    );
    assert_eq!(
        (over["is_open"].as_bool(), over["outcome"].as_str(), over["words"].as_str()),
        (Some(false), Some("client_pays"), Some(words))
    );
    assert_eq!((over["days"].as_i64(), money(&over["amount"])), (Some(8), "0.00 EUR".to_owned()));
    assert_eq!(next(&w), [late("Advice"), late("Briefing")], "and it reminds again");
    let seen = w.invoice(&invoice["id"]);
    assert_eq!((&seen["dispute"], seen["disputes"].as_array().unwrap().len()), (&Value::Null, 1), "the record stays");
    w.assert_sound();
}

#[test]
fn s94_one_line_is_disputed_with_no_more_than_it_asks_for() {
    let w = World::on(TODAY);
    let client = w.client();
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let lines = json!([crate::world::line("Advice", "1000"), crate::world::line("Printing", "400")]);
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": lines } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    let line = |at: u32| json!({ "id": invoice["id"], "line": at, "reason": "Printed twice" });
    let row = w.ok("dispute_invoice", line(2));
    assert_eq!(
        (row["line"].as_u64(), row["title"].as_str(), money(&row["amount"])),
        (Some(2), Some("Printing"), "492.00 EUR".to_owned())
    );
    assert_eq!(money(&w.invoice(&invoice["id"])["dispute"]["amount"]), "492.00 EUR");
    let of_client = w.ok("disputes", json!({ "client": client }));
    assert_eq!(money(&of_client["sums"][0]), "492.00 EUR");

    w.refused("already_disputed", "dispute_invoice", line(2));
    w.ok("dispute_invoice", line(1));
    assert_eq!(money(&w.invoice(&invoice["id"])["dispute"]["amount"]), "1722.00 EUR", "both lines are all of it");
    disputed(&w, &invoice, "Nothing of it");
    w.refused("already_disputed", "dispute_invoice", json!({ "id": invoice["id"], "reason": "Again" }));
    assert_eq!(money(&w.ok("disputes", json!({ "client": client }))["sums"][0]), "1722.00 EUR", "no cent counts twice");

    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "1300" }));
    assert_eq!(
        money(&w.invoice(&invoice["id"])["dispute"]["amount"]),
        "422.00 EUR",
        "only what is open can be disputed"
    );
    let of_line = |w: &World| money(&w.invoice(&invoice["id"])["disputes"][2]["amount"]);
    assert_eq!(of_line(&w), "422.00 EUR");
    w.assert_sound();
}

#[test]
fn s94_a_dispute_blocks_no_money_and_is_resolved_by_nobody_but_you() {
    let w = World::on(TODAY);
    let client = w.client();
    let paid = w.bill_freely(client, "Advice", "1000");
    let gone = w.bill_freely(client, "Briefing", "400");
    let (of_paid, of_gone) = (disputed(&w, &paid, "Too dear"), disputed(&w, &gone, "Ordered twice"));
    w.pay(&paid);
    w.ok("issue_credit", json!({ "id": gone["id"], "extent": "whole", "reason": "Ordered twice" }));
    for (invoice, dispute) in [(&paid, &of_paid), (&gone, &of_gone)] {
        let standing = &w.invoice(&invoice["id"])["dispute"];
        assert_eq!((standing["is_settled"].as_bool(), money(&standing["amount"])), (Some(true), "0.00 EUR".to_owned()));
        assert_eq!(next(&w), [], "what is settled asks for nothing on the dashboard");
        let words = "Settled with the payment";
        w.ok("resolve_dispute", json!({ "id": dispute["id"], "outcome": "credit_follows", "words": words }));
        assert_eq!(w.invoice(&invoice["id"])["dispute"], Value::Null);
    }
    w.assert_reopens_sound();
}

#[test]
fn s94_a_disputed_milestone_is_told_from_its_invoice_and_back() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    let [first, second, _] = plan.milestones[..] else { panic!("three milestones") };
    w.accept(first);
    let row =
        w.ok("dispute_milestone", json!({ "id": first, "reason": "The report lacks the annex", "by": "Ciara Doyle" }));
    assert_eq!(
        (row["label"].as_str(), row["is_billed"].as_bool(), money(&row["amount"])),
        (Some("M1"), Some(false), "14400.00 EUR".to_owned())
    );
    let seen = w.ok("milestone", json!({ "id": first }));
    assert_eq!((seen["status"].as_str(), seen["dispute"]["since"].as_str()), (Some("ready"), Some(TODAY)));
    assert_eq!(seen["notices"], json!([]), "no text goes out about what is in dispute");
    w.refused("already_disputed", "milestone_notice", json!({ "id": first, "kind": "completion" }));
    assert_eq!(next(&w)[0], ("disputed".to_owned(), "Discovery report".to_owned()));
    assert_eq!(w.ok("project", json!({ "id": plan.id }))["milestones"][0]["disputed_on"], TODAY);

    let invoice = w.issue(first);
    assert_eq!(w.invoice(&invoice["id"])["dispute"]["since"], TODAY, "the invoice inherits it");
    assert_eq!(money(&w.ok("disputes", json!({ "project": plan.id }))["sums"][0]), "17712.00 EUR");
    w.refused("already_disputed", "dispute_invoice", json!({ "id": invoice["id"], "line": 1, "reason": "The same" }));
    let over = json!({ "id": row["id"], "outcome": "mended", "words": "The annex went out" });
    w.ok("resolve_dispute", over);
    assert_eq!(w.invoice(&invoice["id"])["dispute"], Value::Null);

    w.accept(second);
    let other = w.issue(second);
    disputed(&w, &other, "Not live");
    assert_eq!(
        w.ok("milestone", json!({ "id": second }))["dispute"]["since"],
        TODAY,
        "and the milestone its invoice's"
    );
    w.refused("already_disputed", "dispute_milestone", json!({ "id": second, "reason": "The same" }));
    w.restart(LATER);
    assert_eq!(next(&w).iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["overdue", "disputed"]);
    w.assert_sound();
}

#[test]
fn s94_what_cannot_be_disputed_or_resolved_is_refused_by_name() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let [first, second, third] = plan.milestones[..] else { panic!("three milestones") };
    w.prepare(first);
    w.refused("not_found", "dispute_invoice", json!({ "id": 1, "reason": "A draft is no invoice" }));
    w.refused("not_done", "dispute_milestone", json!({ "id": first, "reason": "Not even done" }));
    let invoice = w.bill(first);
    let of = |more: Value| {
        let mut asked = json!({ "id": invoice["id"], "reason": "Late" });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    assert_eq!(fields(&w.refused("invalid", "dispute_invoice", of(json!({ "reason": " \n " })))), ["reason"]);
    assert_eq!(fields(&w.refused("invalid", "dispute_invoice", of(json!({ "on": "yesterday or so" })))), ["on"]);
    assert_eq!(fields(&w.refused("in_the_future", "dispute_invoice", of(json!({ "on": "2026-11-17" })))), ["on"]);
    let early = w.refused("disputed_too_early", "dispute_invoice", of(json!({ "on": "2026-11-15" })));
    assert_eq!((fields(&early), early["detail"]["first"].as_str()), (vec!["on".to_owned()], Some(TODAY)));
    assert_eq!(fields(&w.refused("invalid", "dispute_invoice", of(json!({ "line": 9 })))), ["line"]);
    w.refused("invalid", "dispute_invoice", of(json!({ "line": 0 })));

    let row = w.ok("dispute_invoice", of(json!({})));
    let over = |more: Value| {
        let mut asked = json!({ "id": row["id"], "outcome": "withdrawn", "words": "They read it again" });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    assert_eq!(fields(&w.refused("invalid", "resolve_dispute", over(json!({ "words": "" })))), ["words"]);
    assert_eq!(
        fields(&w.refused("resolved_too_early", "resolve_dispute", over(json!({ "on": "2026-11-15" })))),
        ["on"]
    );
    assert_eq!(fields(&w.refused("in_the_future", "resolve_dispute", over(json!({ "on": "2026-11-17" })))), ["on"]);
    w.refused("usage", "resolve_dispute", over(json!({ "outcome": "because" })));
    w.ok("resolve_dispute", over(json!({})));
    w.refused("not_disputed", "resolve_dispute", over(json!({})));
    w.refused("not_disputed", "take_back_dispute", json!({ "id": row["id"] }));
    w.refused("not_found", "resolve_dispute", json!({ "id": 99, "outcome": "withdrawn", "words": "Which?" }));

    let again = w.ok("dispute_invoice", of(json!({})));
    let back = w.ok("take_back_dispute", json!({ "id": again["id"], "reason": "Another client's letter" }));
    assert_eq!(
        (back["is_open"].as_bool(), &back["outcome"], back["words"].as_str()),
        (Some(false), &Value::Null, Some("Another client's letter"))
    );
    assert_eq!(w.invoice(&invoice["id"])["disputes"].as_array().unwrap().len(), 2, "both stay on record");

    w.pay(&invoice);
    w.refused("nothing_to_dispute", "dispute_invoice", of(json!({})));
    w.refused("nothing_to_dispute", "dispute_milestone", json!({ "id": first, "reason": "Paid" }));
    let credited = w.bill(second);
    let note = w.ok("issue_credit", json!({ "id": credited["id"], "extent": "whole", "reason": "Not ordered" }));
    w.refused("nothing_to_dispute", "dispute_invoice", json!({ "id": credited["id"], "reason": "Late" }));
    w.refused("nothing_to_dispute", "dispute_invoice", json!({ "id": note["id"], "reason": "A credit note" }));
    w.refused("not_done", "dispute_milestone", json!({ "id": third, "reason": "Planned" }));
    w.assert_sound();
}

#[test]
fn s94_disputes_are_facts_in_the_journal_and_in_the_export() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    let pdf = w.pdf(&invoice);
    let row = disputed(&w, &invoice, "The advice never came");
    w.ok("resolve_dispute", json!({ "id": row["id"], "outcome": "otherwise", "words": "Half of it next year" }));
    assert_eq!(w.pdf(&invoice), pdf, "no byte of the document changes");
    let all = w.export();
    assert_eq!(all["disputes"][0]["dispute"]["reason"], "The advice never came");
    assert_eq!(all["disputes"][0]["end"]["outcome"], "otherwise");
    let journal = w.ok("invoice", json!({ "id": invoice["id"] }));
    assert_eq!(journal["disputes"][0]["by"], "Ciara Doyle");
    w.assert_reopens_sound();
}

#[test]
fn s86_s94_a_past_day_and_the_history_say_when_an_invoice_was_in_dispute() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    w.restart("2026-11-20");
    let dispute = disputed(&w, &invoice, "The report has no annex");
    w.restart(LATER);
    w.ok("resolve_dispute", json!({ "id": dispute["id"], "outcome": "mended", "words": "Annex sent" }));
    let disputed_on = |day: &str| {
        let list = w.ok("invoices_as_at", json!({ "on": day, "state": "disputed" }));
        list["rows"].as_array().unwrap().len()
    };
    assert_eq!(["2026-11-19", "2026-11-20", "2027-01-19", LATER].map(disputed_on), [0, 1, 1, 0]);
    let history = w.ok("project_history", json!({ "id": plan.id }));
    let told: Vec<(&str, &str)> = history["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["code"].as_str().unwrap(), entry["words"].as_str().unwrap()))
        .filter(|(code, _)| code.starts_with("dispute"))
        .collect();
    assert_eq!(told, [("dispute_opened", "The report has no annex"), ("dispute_resolved", "Annex sent")]);
}
