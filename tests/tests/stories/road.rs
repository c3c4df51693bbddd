//! The whole road: from nothing to a paid invoice.

use crate::world::{TODAY, World, halden, id, money, sandberg};
use serde_json::{Value, json};

#[test]
fn s01_an_accepted_milestone_becomes_an_issued_pdf_in_two_actions() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);

    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    assert_eq!(draft["is_ready"], true, "nothing is left to fill in: {:#}", draft["problems"]);
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));

    assert!(w.pdf(&invoice).starts_with(b"%PDF-1.7"), "the PDF is there with the second action");
    assert_eq!(money(&invoice["gross"]), "17712.00 EUR");
}

#[test]
fn s12_s13_the_whole_loop_from_an_empty_book_to_paid_survives_a_restart() {
    let mut w = World::empty(TODAY, "IE");
    assert_eq!(w.ok("workspace", json!({}))["is_new"], true);
    w.ok("save_business", sandberg());
    let client = id(&w.ok("create_client", halden()));
    let patch = json!({ "title": "Billing platform migration", "contract": "48,000" });
    let project = w.ok("create_project", json!({ "client": client, "patch": patch, "preset": "three" }));
    assert_eq!(project["allocation"]["is_exact"], true, "a preset covers the contract");
    let first = id(&project["milestones"][0]);
    w.ok(
        "save_milestone",
        json!({ "id": first, "patch": { "title": "Discovery report", "criterion": "Report presented" } }),
    );
    w.ok("agree_plan", json!({ "id": project["id"], "by": "Ciara Doyle", "channel": "signature" }));
    w.ok("start_milestone", json!({ "id": first }));
    let invoice = w.bill(first);
    w.pay(&invoice);

    w.restart("2026-11-17");
    let paid = w.invoice(&invoice["id"]);
    assert_eq!((paid["number"].as_str(), paid["status"].as_str()), (Some("2026-001"), Some("paid")));
    assert_eq!(w.ok("milestone", json!({ "id": first }))["status"], "paid");
    assert_eq!(money(&w.ok("dashboard", json!({}))["paid_this_year"]["amount"]), "14400.00 EUR");
    w.assert_sound();
}

#[test]
fn s09_s36_issue_follows_acceptance() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let first = plan.milestones[0];
    let status = || w.ok("milestone", json!({ "id": first }))["status"].as_str().unwrap().to_owned();
    assert_eq!(status(), "planned");
    w.ok("start_milestone", json!({ "id": first }));
    assert_eq!(status(), "in_progress");
    w.ok("mark_done", json!({ "id": first }));
    assert_eq!(status(), "waiting_for_sign_off", "done alone is not accepted");

    let draft = w.prepare(first);
    let problem = w.refused("not_accepted", "issue_invoice", json!({ "id": draft }));
    assert_eq!(problem["detail"]["milestone"], "M1 Discovery report");
    assert_eq!(problem["fields"][0]["address"], "sign-off", "the refusal leads to the sign-off");

    w.ok("accept_milestone", json!({ "id": first, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(status(), "ready");
    let dashboard = w.ok("dashboard", json!({}));
    assert_eq!((&dashboard["next"][0]["kind"], &dashboard["next"][0]["milestone"]), (&json!("ready"), &json!(first)));
    w.ok("issue_invoice", json!({ "id": draft }));
    assert_eq!(status(), "invoiced");
}

#[test]
fn s09_issuing_without_acceptance_needs_a_reason_that_is_journalled_and_not_printed() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    let draft = w.prepare(plan.milestones[0]);
    w.refused("not_accepted", "issue_invoice", json!({ "id": draft, "override_reason": "  " }));
    let reason = "Ciara is on leave until Monday";
    let invoice = w.ok("issue_invoice", json!({ "id": draft, "override_reason": reason }));
    let document = w.export()["invoices"][0]["document"].to_string();
    assert!(document.contains(reason), "the frozen document holds the reason");
    assert!(!w.words(&invoice).contains("on leave"), "the page does not");
    w.assert_sound();
}

#[test]
fn s46_what_left_the_program_is_logged_with_the_hash_of_the_file() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    assert_eq!(invoice["was_handed_over"], false);
    let number = domain::InvoiceId(id(&invoice));
    app::invoices::record_event(w.app(), number, "mail_draft_opened", "accounts@halden.example").unwrap();
    let after = w.invoice(&invoice["id"]);
    assert_eq!(after["was_handed_over"], true);
    let event = &after["events"][0];
    assert_eq!(
        (event["kind"].as_str(), event["recipient"].as_str()),
        (Some("mail_draft_opened"), Some("accounts@halden.example"))
    );
    assert!(event["at"].as_str().unwrap().starts_with("2026-11-16T09:"), "{event}");
    let logged = w.export()["invoices"][0]["events"][0]["file"].clone();
    assert_eq!(logged, after["pdf_hash"], "the log names the bytes that left");
}

#[test]
fn s69_s88_every_step_is_guided_by_a_list_of_what_is_in_order_and_what_is_not() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let check = |draft: &serde_json::Value, code: &str| {
        draft["checks"]
            .as_array()
            .unwrap()
            .iter()
            .find(|c| c["code"] == code)
            .cloned()
            .unwrap_or_else(|| panic!("no {code} in {draft:#}"))
    };
    assert_eq!(check(&draft, "not_accepted")["is_ok"], false);
    assert_eq!(check(&draft, "not_accepted")["problem"]["address"], "sign-off");
    assert_eq!(check(&draft, "contract_total")["is_ok"], true);
    assert_eq!(check(&draft, "payment_method")["is_ok"], true);
    w.accept(plan.milestones[0]);
    let draft = w.ok("invoice_draft", json!({ "id": draft["id"] }));
    assert_eq!(check(&draft, "accepted")["detail"], TODAY);
    assert_eq!(draft["is_ready"], true);
}

#[test]
fn s52_what_is_accepted_and_not_billed_waits_in_a_queue_with_its_age() {
    let mut w = World::on("2026-11-12");
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    w.restart(TODAY);
    w.accept(plan.milestones[1]);
    let ready = |w: &World| -> Vec<(i64, String)> {
        let next = w.ok("dashboard", json!({}))["next"].clone();
        let rows = next.as_array().unwrap().iter().filter(|row| row["kind"] == "ready");
        rows.map(|row| (row["days"].as_i64().unwrap(), money(&row["amount"]))).collect()
    };
    assert_eq!(money(&w.ok("dashboard", json!({}))["ready"]["amount"]), "33600.00 EUR");
    let queue = ready(&w);
    assert!(
        queue.contains(&(4, "14400.00 EUR".to_owned())) && queue.contains(&(0, "19200.00 EUR".to_owned())),
        "{queue:?}"
    );
    let badge = |w: &World| w.ok("workspace", json!({}))["projects"][0]["ready_days"].clone();
    assert_eq!(badge(&w), json!(4), "what waits longest is said beside the project");
    w.issue(plan.milestones[0]);
    assert_eq!(ready(&w), [(0, "19200.00 EUR".to_owned())], "it leaves the queue with its invoice");
    for (day, expected) in [("2026-11-18", Value::Null), ("2026-11-19", json!(3)), ("2026-11-20", json!(4))] {
        w.restart(day);
        assert_eq!(badge(&w), expected, "on {day}: from the third day on");
    }
}

#[test]
fn s36_without_an_agreed_sign_off_issuing_marks_the_work_as_done() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "requires_acceptance": "no" } }));
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    assert!(draft["checks"].as_array().unwrap().iter().any(|c| c["code"] == "marks_done"), "{draft:#}");
    w.ok("issue_invoice", json!({ "id": draft["id"] }));
    let milestone = w.ok("milestone", json!({ "id": plan.milestones[0] }));
    assert_eq!((milestone["status"].as_str(), milestone["done_on"].as_str()), (Some("invoiced"), Some(TODAY)));
}

#[test]
fn s02_s03_a_payment_moves_balance_status_and_dashboard_at_once() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let outstanding = || money(&w.ok("dashboard", json!({}))["outstanding"]["amount"]);
    assert_eq!(outstanding(), "14400.00 EUR");
    let part = json!({ "invoices": [invoice["id"]], "amount": "7.712,00", "reference": "HALDEN 1", "channel": "bank_transfer" });
    w.ok("record_payment", part);
    let now = w.invoice(&invoice["id"]);
    assert_eq!((now["status"].as_str(), money(&now["open"])), (Some("part_paid"), "10000.00 EUR".to_owned()));
    assert_eq!(outstanding(), "8130.08 EUR", "the open net by largest remainder");
    w.pay(&invoice);
    assert_eq!(w.invoice(&invoice["id"])["status"], "paid");
    assert_eq!(outstanding(), "0.00 EUR");
    w.assert_sound();
}
