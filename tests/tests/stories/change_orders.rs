//! Change orders: an agreed plan changes by a numbered next revision that the client says yes to, and by nothing else.

use crate::world::{Plan, TODAY, World, codes, id, money};
use serde_json::{Value, json};

/// The open change order of a project.
fn open(w: &World, plan: &Plan) -> Value {
    w.ok("project", json!({ "id": plan.id }))["change_order"].clone()
}

fn start(w: &World, plan: &Plan) -> i64 {
    id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"])
}

fn yes(order: i64) -> Value {
    json!({ "id": order, "by": "Ciara Doyle", "channel": "email", "words": "Agreed, please go ahead." })
}

/// The rollout of a started change order costs 3,600 more, and a depot interface comes in.
fn extended(w: &World, plan: &Plan) -> i64 {
    let order = start(w, plan);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A sixth line and a depot." } }));
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": "18000" } }));
    let depot = json!({ "title": "Depot interface", "criterion": "Live", "amount": "1200", "target_on": "2027-02-05" });
    w.ok("add_change_row", json!({ "id": order, "patch": depot }));
    order
}

fn marks(order: &Value) -> Vec<(&str, String)> {
    let rows = order["rows"].as_array().unwrap();
    rows.iter().map(|row| (row["mark"].as_str().unwrap(), money(&row["delta"]))).collect()
}

#[test]
fn s57_an_agreed_plan_is_edited_by_a_change_order_only() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let milestone = plan.milestones[1];
    let agreed = [
        ("save_milestone", json!({ "id": milestone, "patch": { "title": "Other" } })),
        ("save_milestone", json!({ "id": milestone, "patch": { "criterion": "Other" } })),
        ("save_milestone", json!({ "id": milestone, "patch": { "amount": "1" } })),
        ("save_milestone", json!({ "id": milestone, "patch": { "share": "50" } })),
        ("save_milestone", json!({ "id": milestone, "patch": { "target_on": "2027-01-29" } })),
        ("add_milestone", json!({ "project": plan.id })),
        ("remove_milestone", json!({ "id": milestone })),
        ("move_milestone", json!({ "id": milestone, "position": 1 })),
        ("settle_difference", json!({ "id": milestone })),
        ("apply_preset", json!({ "project": plan.id, "preset": "two" })),
    ];
    for (name, arguments) in agreed {
        let problem = w.refused("plan_is_agreed", name, arguments);
        assert_eq!(problem["fields"][0]["address"], "schedule");
    }
    w.refused("contract_is_agreed", "save_project", json!({ "id": plan.id, "patch": { "contract": "51600" } }));

    // Notes, deliverables and facts stay free, and so does what says what it said.
    let notes = json!({ "title": "Pilot route live", "private_note": "x", "client_note": "y" });
    w.ok("save_milestone", json!({ "id": milestone, "patch": notes }));
    w.ok("add_deliverable", json!({ "milestone": milestone, "title": "Report" }));
    w.ok("start_milestone", json!({ "id": milestone }));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "title": "Migration", "scope": "All of it" } }));
    assert_eq!(w.ok("project", json!({ "id": plan.id }))["changed_since_agreement"], false);

    let other = w.plan(w.client(), "100", &[("All", "100")]);
    w.refused("plan_is_not_agreed", "start_change_order", json!({ "project": other.id }));
}

#[test]
fn s58_change_order_before_billing() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let rollout = plan.milestones[2];
    w.accept(rollout);
    let draft = w.prepare(rollout);
    let order = extended(&w, &plan);

    // Proposed, and even sent: the invoice asks for what is agreed, and what is added cannot be billed at all.
    w.ok("send_change_order", json!({ "id": order }));
    assert_eq!(open(&w, &plan)["state"], "sent");
    assert_eq!(money(&w.ok("invoice_draft", json!({ "id": draft }))["net"]), "14400.00 EUR");
    let listed = w.ok("milestones", json!({}));
    assert_eq!(listed.as_array().unwrap().len(), 3, "the depot is no milestone yet");
    assert_eq!(money(&w.ok("project", json!({ "id": plan.id }))["sums"]["contract"]), "48000.00 EUR");

    let view = w.ok("agree_change_order", yes(order));
    assert_eq!(view["change_order"], Value::Null);
    assert_eq!(money(&view["sums"]["contract"]), "52800.00 EUR");
    assert_eq!(view["changed_since_agreement"], false);
    assert_eq!(view["allocation"]["is_exact"], true);
    let last = &view["revisions"][1];
    assert_eq!((last["number"].as_u64(), last["reason"].as_str()), (Some(2), Some("A sixth line and a depot.")));
    assert_eq!(money(&last["change"]), "4800.00 EUR");
    assert_eq!(money(&w.ok("invoice_draft", json!({ "id": draft }))["net"]), "18000.00 EUR", "the draft follows");
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert!(w.words(&invoice).contains("incl. change order 1"));
    let depot = id(&view["milestones"][3]);
    w.bill(depot);
    w.assert_sound();
}

#[test]
fn s58_what_is_declined_changes_nothing_and_stays_on_record() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let before = w.ok("project", json!({ "id": plan.id }));
    let order = extended(&w, &plan);
    w.ok("send_change_order", json!({ "id": order }));
    w.refused("change_order_was_sent", "discard_change_order", json!({ "id": order }));
    assert_eq!(open(&w, &plan)["changed_since_sent"], false);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A depot." } }));
    assert_eq!(open(&w, &plan)["changed_since_sent"], true, "the client has read another reason");
    let no = json!({ "id": order, "by": "Ciara Doyle", "channel": "call", "words": "Not this year." });
    let mut after = w.ok("decline_change_order", no.clone());
    assert_eq!(after["rejected"].take()[0]["words"], "Not this year.");
    after["rejected"] = json!([]);
    assert_eq!(after, before, "the plan is what it was");
    for (name, arguments) in [
        ("decline_change_order", no),
        ("agree_change_order", yes(order)),
        ("send_change_order", json!({ "id": order })),
        ("save_change_order", json!({ "id": order, "patch": { "reason": "Other" } })),
        ("save_change_row", json!({ "id": order, "row": 1, "patch": { "amount": "1" } })),
        ("discard_change_order", json!({ "id": order })),
    ] {
        w.refused("change_order_is_settled", name, arguments);
    }
    let kept = &w.ok("change_orders", json!({ "id": plan.id }))[0];
    assert_eq!((kept["state"].as_str(), money(&kept["after"])), (Some("declined"), "52800.00 EUR".to_owned()));
    assert_eq!(kept["settled"]["words"], "Not this year.");

    // Its number is not given away.
    start(&w, &plan);
    assert_eq!(open(&w, &plan)["number"], 2);
    w.assert_sound();
}

#[test]
fn s57_a_change_order_marks_what_is_added_removed_moved_and_changed() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let order = extended(&w, &plan);
    w.ok("remove_change_row", json!({ "id": order, "row": 2 }));
    w.ok("move_change_row", json!({ "id": order, "row": 4, "position": 1 }));
    let view = open(&w, &plan);
    let expected =
        [("added", "1200.00 EUR"), ("same", "0.00 EUR"), ("removed", "-19200.00 EUR"), ("changed", "3600.00 EUR")];
    assert_eq!(marks(&view), expected.map(|(mark, delta)| (mark, delta.to_owned())));
    let sums = ["before", "after", "delta"].map(|sum| money(&view[sum]));
    assert_eq!(sums, ["48000.00 EUR", "33600.00 EUR", "-14400.00 EUR"]);
    assert_eq!(money(&view["rows"][3]["before"]["amount"]), "14400.00 EUR");

    w.ok("keep_change_row", json!({ "id": order, "milestone": plan.milestones[1] }));
    let kept = open(&w, &plan);
    assert_eq!(marks(&kept)[2], ("same", "0.00 EUR".to_owned()), "it stands where it stood");

    w.refused("change_order_is_open", "start_change_order", json!({ "project": plan.id }));
    w.refused("change_order_is_open", "agree_plan", json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "call" }));
    w.ok("discard_change_order", json!({ "id": order }));
    assert_eq!(open(&w, &plan), Value::Null);
    let again = start(&w, &plan);
    assert_ne!(again, order);
    assert_eq!(open(&w, &plan)["number"], 1, "nobody has seen the first one");
}

#[test]
fn s57_revisions_are_compared_side_by_side() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let order = extended(&w, &plan);
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "target_on": "2026-12-18" } }));
    w.ok("agree_change_order", yes(order));
    let second = start(&w, &plan);
    w.ok("save_change_row", json!({ "id": second, "row": 3, "patch": { "target_on": "2026-12-25" } }));
    let compared = |before: u32, after: u32| {
        w.ok("compare_revisions", json!({ "project": plan.id, "before": before, "after": after }))
    };
    let contract_to_now = compared(1, 2);
    assert_eq!(money(&contract_to_now["delta"]), "4800.00 EUR");
    let states: Vec<&str> =
        contract_to_now["sides"].as_array().unwrap().iter().map(|side| side["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["past", "in_force", "draft"]);
    let to_draft = compared(2, 3);
    assert_eq!(to_draft["rows"][2]["days"], 7);
    assert_eq!(money(&to_draft["delta"]), "0.00 EUR");
    w.refused("not_found", "compare_revisions", json!({ "project": plan.id, "before": 1, "after": 9 }));
}

#[test]
fn s58_nothing_goes_out_or_is_agreed_that_is_not_whole() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let order = start(&w, &plan);
    w.refused("several", "agree_change_order", yes(order));
    w.ok("save_change_row", json!({ "id": order, "row": 1, "patch": { "amount": "15000" } }));
    w.refused("change_without_reason", "send_change_order", json!({ "id": order }));
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "More interviews." } }));

    // What is typed wrongly waits, is shown, and keeps it from going out.
    let problem =
        w.refused("invalid", "save_change_row", json!({ "id": order, "row": 2, "patch": { "amount": "1,2.3,4" } }));
    assert_eq!(problem["fields"][0]["field"], "amount");
    let view = open(&w, &plan);
    assert_eq!(view["rows"][1]["form"]["amount"], "1,2.3,4");
    assert_eq!(view["rows"][1]["problems"][0]["field"], "amount");
    let problem = w.refused("invalid", "agree_change_order", yes(order));
    assert_eq!(problem["fields"][0]["field"], "rows.2.amount");
    w.ok("save_change_row", json!({ "id": order, "row": 2, "patch": { "amount": "19,200" } }));

    let nobody = json!({ "id": order, "by": " ", "channel": "call" });
    assert_eq!(codes(&w.refused("invalid", "agree_change_order", nobody)), ["missing"]);
    let tomorrow = json!({ "id": order, "by": "Ciara Doyle", "channel": "call", "on": "2026-11-17" });
    w.refused("in_the_future", "agree_change_order", tomorrow);
    w.ok("add_change_row", json!({ "id": order }));
    w.refused("missing_for_issue", "send_change_order", json!({ "id": order }));
    w.ok("remove_change_row", json!({ "id": order, "row": 4 }));
    w.ok("agree_change_order", yes(order));
}

#[test]
fn s61_what_is_invoiced_stands_untouched_and_no_byte_of_it_changes() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let (pdf, frozen) = (w.pdf(&invoice), w.export()["invoices"].clone());
    let order = extended(&w, &plan);
    let problem =
        w.refused("already_invoiced", "save_change_row", json!({ "id": order, "row": 1, "patch": { "amount": "1" } }));
    assert_eq!(problem["detail"]["number"], "2026-001");
    w.refused("already_invoiced", "remove_change_row", json!({ "id": order, "row": 1 }));

    // Invoiced while the change order that touches it was on its way.
    w.ok("save_change_row", json!({ "id": order, "row": 2, "patch": { "amount": "1" } }));
    w.bill(plan.milestones[1]);
    w.refused("already_invoiced", "agree_change_order", yes(order));
    w.ok("discard_change_order", json!({ "id": order }));
    let order = extended(&w, &plan);
    w.ok("move_change_row", json!({ "id": order, "row": 4, "position": 1 }));
    w.ok("agree_change_order", yes(order));
    assert_eq!(w.pdf(&invoice), pdf, "the page is what it was");
    assert_eq!(w.export()["invoices"][0], frozen[0], "and so is the document");
    w.assert_sound();
}

#[test]
fn s58_a_removed_milestone_leaves_the_plan_and_its_drafts_and_stays_on_record() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let pilot = plan.milestones[1];
    w.accept(pilot);
    let draft = w.prepare(pilot);
    let order = start(&w, &plan);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "No pilot." } }));
    w.ok("remove_change_row", json!({ "id": order, "row": 2 }));
    let view = w.ok("agree_change_order", yes(order));
    assert_eq!(money(&view["sums"]["contract"]), "28800.00 EUR");
    assert_eq!(view["milestones"].as_array().unwrap().len(), 2);
    w.refused("not_found", "invoice_draft", json!({ "id": draft }));
    w.refused("not_found", "prepare_invoice", json!({ "id": pilot }));
    let kept = w.export()["projects"][0]["cancelled"][0].clone();
    assert_eq!((kept["by"].as_u64(), kept["milestone"]["title"].as_str()), (Some(1), Some("Pilot route live")));
    assert!(!kept["record"]["facts"].as_array().unwrap().is_empty(), "with the acceptance: {kept}");
    w.bill(plan.milestones[0]);
    w.assert_reopens_sound();
}
