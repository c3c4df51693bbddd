//! Plans: amounts that sum to the contract, milestones in every state, agreement as revisions.

use crate::world::{Plan, TODAY, World, codes, id, money};
use serde_json::{Value, json};

#[test]
fn s04_a_plan_that_does_not_sum_is_flagged_saved_and_neither_agreed_nor_issued() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "14400"), ("Pilot", "19200"), ("Rollout", "13000")]);
    let view = w.ok("project", json!({ "id": plan.id }));
    assert_eq!(view["allocation"]["is_exact"], false);
    assert_eq!(money(&view["allocation"]["left"]), "1400.00 EUR", "saving is allowed, and the rest is shown");

    let agree = json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "call" });
    let problem = w.refused("plan_does_not_sum", "agree_plan", agree.clone());
    assert_eq!(
        (problem["detail"]["contract"].as_str(), problem["detail"]["planned"].as_str()),
        (Some("48000.00 EUR"), Some("46600.00 EUR"))
    );
    w.accept(plan.milestones[0]);
    let draft = w.prepare(plan.milestones[0]);
    let problem = w.refused("plan_does_not_sum", "issue_invoice", json!({ "id": draft }));
    assert_eq!(problem["fields"][0]["address"], "schedule");

    w.ok("settle_difference", json!({ "id": plan.milestones[2] }));
    w.ok("agree_plan", agree);
    assert_eq!(w.ok("issue_invoice", json!({ "id": draft }))["number"], "2026-001");
}

#[test]
fn s04_an_empty_plan_cannot_be_agreed() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[]);
    w.refused("plan_is_empty", "agree_plan", json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "call" }));
}

#[test]
fn s05_five_years_with_sixty_milestones_stay_whole() {
    let w = World::on(TODAY);
    let titles: Vec<String> = (1..=60).map(|n| format!("Month {n}")).collect();
    let milestones: Vec<(&str, &str)> = titles.iter().map(|t| (t.as_str(), "1000")).collect();
    let plan = w.plan(w.client(), "60000", &milestones);
    for (at, milestone) in plan.milestones.iter().enumerate() {
        let on = format!("{}-{:02}-28", 2026 + at / 12, at % 12 + 1);
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": on } }));
    }
    w.agree(&plan);
    let view = w.ok("project", json!({ "id": plan.id }));
    assert_eq!(view["milestones"].as_array().unwrap().len(), 60);
    assert_eq!(view["ladder"].as_array().unwrap().iter().map(|c| c["permille"].as_u64().unwrap()).sum::<u64>(), 1000);
    let invoice = w.bill(plan.milestones[59]);
    assert!(w.words(&invoice).contains("Milestone 60 of 60"));
    w.hand_to_judges(&invoice, "s05-sixty-milestones.pdf");
}

#[test]
fn s06_milestones_of_one_project_stand_in_six_states_at_once() {
    let w = World::on(TODAY);
    let names = ["Paid", "Invoiced", "Ready", "Waiting", "Running", "Planned"].map(|n| (n, "1000"));
    let plan = w.plan(w.client(), "6000", &names);
    w.agree(&plan);
    let [paid, invoiced, ready, waiting, running, _] = plan.milestones[..] else { panic!("six milestones") };
    let first = w.bill(paid);
    w.pay(&first);
    w.bill(invoiced);
    w.accept(ready);
    w.ok("mark_done", json!({ "id": waiting }));
    w.ok("start_milestone", json!({ "id": running }));
    let view = w.ok("project", json!({ "id": plan.id }));
    let states: Vec<&str> =
        view["milestones"].as_array().unwrap().iter().map(|m| m["status"].as_str().unwrap()).collect();
    assert_eq!(states, ["paid", "invoiced", "ready", "waiting_for_sign_off", "in_progress", "planned"]);

    // S7: worked, billed and paid side by side, of one contract.
    let sums: Vec<String> =
        ["contract", "worked", "billed", "paid", "left_to_bill"].map(|k| money(&view["sums"][k])).to_vec();
    assert_eq!(sums, ["6000.00 EUR", "4000.00 EUR", "2000.00 EUR", "1000.00 EUR", "4000.00 EUR"]);
}

#[test]
fn s07_part_of_an_invoice_paid_is_part_of_its_milestone_paid() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "8856" }));
    let view = w.ok("project", json!({ "id": plan.id }));
    assert_eq!(money(&view["sums"]["paid"]), "7200.00 EUR", "half of the gross is half of the net");
    assert_eq!(view["ladder"][0]["paid_permille"], 500);
}

#[test]
fn s08_a_milestone_holds_title_criterion_amount_date_and_deliverables() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "14400"), ("Pilot", "19200"), ("Rollout", "14400")]);
    let milestone = plan.milestones[1];
    let patch = json!({ "criterion": "Line 14 billed for ten days", "target_on": "13 Nov", "share": "40" });
    w.ok("save_milestone", json!({ "id": milestone, "patch": patch }));
    for title in ["Parallel run report", "Operator runbook 1.0"] {
        w.ok("add_deliverable", json!({ "milestone": milestone, "title": title }));
    }
    let view = w.ok("milestone", json!({ "id": milestone }));
    assert_eq!(view["form"]["criterion"], "Line 14 billed for ten days");
    assert_eq!(view["target_on"], "2026-11-13", "a day without a year is the nearest one");
    assert_eq!(money(&view["amount"]), "19200.00 EUR");
    let titles: Vec<&Value> = view["deliverables"].as_array().unwrap().iter().map(|d| &d["title"]).collect();
    assert_eq!(titles, ["Parallel run report", "Operator runbook 1.0"]);

    w.ok("save_deliverable", json!({ "id": view["deliverables"][0]["id"], "done": true }));
    assert_eq!(
        w.ok("milestone", json!({ "id": milestone }))["status"],
        "in_progress",
        "the first tick starts the work"
    );
}

#[test]
fn s20_every_list_labels_a_milestone_by_its_place_and_title() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[1]);
    let listed = &w.ok("milestones", json!({ "status": "ready" }))[0];
    assert_eq!(
        (listed["position"].as_u64(), listed["of"].as_u64(), listed["title"].as_str()),
        (Some(2), Some(3), Some("Pilot route live"))
    );
    let draft = w.prepare(plan.milestones[1]);
    let mail = w.ok("draft_mail", json!({ "id": draft }));
    assert_eq!(mail["mail"]["subject"], "Invoice 2026-001: Pilot route live, PO-88213");
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert_eq!(w.ok("invoice_mail", json!({ "id": invoice["id"] }))["attachment"], "Invoice-2026-001.pdf");
    assert!(w.words(&invoice).contains("Milestone 2 of 3: Pilot route live"));
    assert_eq!(w.ok("invoices", json!({}))["rows"][0]["title"], "Pilot route live");
}

#[test]
fn s61_no_change_of_a_plan_or_a_client_alters_an_issued_byte() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let (pdf, frozen) = (w.pdf(&invoice), w.export()["invoices"].clone());
    let Plan { id: project, milestones } = plan;
    let (first, second) = (milestones[0], milestones[1]);
    let client = &invoice["client"];

    let fixed = [
        ("save_milestone", json!({ "id": first, "patch": { "amount": "1" } })),
        ("save_milestone", json!({ "id": first, "patch": { "title": "Other" } })),
        ("remove_milestone", json!({ "id": first })),
        ("settle_difference", json!({ "id": first })),
        ("reopen_milestone", json!({ "id": first })),
        ("withdraw_acceptance", json!({ "id": first })),
        ("add_deliverable", json!({ "milestone": first, "title": "More" })),
        ("prepare_invoice", json!({ "id": first })),
    ];
    for (name, arguments) in fixed {
        w.refused("already_invoiced", name, arguments);
    }
    w.refused("already_invoiced", "apply_preset", json!({ "project": project, "preset": "two" }));
    let free = [
        ("save_milestone", json!({ "id": first, "patch": { "private_note": "x", "client_note": "y" } })),
        ("save_milestone", json!({ "id": second, "patch": { "private_note": "x", "client_note": "y" } })),
        ("save_project", json!({ "id": project, "patch": { "title": "Other", "code": "X", "order_number": "Y" } })),
        ("archive_project", json!({ "id": project, "archived": true })),
        (
            "save_client",
            json!({ "id": client, "patch": { "name": "Other Ltd", "street": "Elsewhere 1", "language": "de-DE" } }),
        ),
        ("archive_client", json!({ "id": client, "archived": true })),
        (
            "save_business",
            json!({ "name": "Other Advisory", "vat_number": "IE 9999999X", "accent": "#aa0000", "paper": "letter" }),
        ),
        ("save_business", json!({ "number_pattern": "R-{0000}", "number_start": "900" })),
        ("record_payment", json!({ "invoices": [invoice["id"]] })),
        ("reverse_payment", json!({ "id": 1 })),
    ];
    for (name, arguments) in free {
        w.ok(name, arguments);
        assert_eq!(w.pdf(&invoice), pdf, "{name} changed the page");
        assert_eq!(w.export()["invoices"], frozen, "{name} changed the frozen document");
    }
    w.assert_sound();
}

#[test]
fn s91_no_count_of_clients_projects_or_invoices_is_too_many() {
    let w = World::on(TODAY);
    for n in 0..60 {
        let client = id(
            &w.ok("create_client", json!({ "name": format!("Client {n}"), "street": "1 Main Street", "city": "Cork" }))
        );
        w.bill_freely(client, "Advice", "100");
    }
    let list = w.ok("invoices", json!({ "limit": 500 }));
    assert_eq!(list["rows"].as_array().unwrap().len(), 60);
    assert_eq!(list["rows"][0]["number"], "2026-060");
    w.assert_sound();
}

#[test]
fn agreeing_and_signing_off_say_who_and_never_happen_in_the_future() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "1000", &[("All", "1000")]);
    let problem = w.refused("invalid", "agree_plan", json!({ "id": plan.id, "by": " ", "channel": "call" }));
    assert_eq!(codes(&problem), ["missing"]);
    let agree = json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "call", "on": "2026-11-17" });
    w.refused("in_the_future", "agree_plan", agree);
    w.refused("in_the_future", "mark_done", json!({ "id": plan.milestones[0], "on": "+1" }));
    w.refused(
        "not_done",
        "accept_milestone",
        json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "call" }),
    );
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    w.refused("already_done", "mark_done", json!({ "id": plan.milestones[0] }));
}
