//! What the advice offers to do to a plan in one step, taken back in one, and to an agreed one as a change order.

use crate::world::{Plan, TODAY, World, id, money};
use serde_json::{Value, json};

fn project(w: &World, plan: &Plan) -> Value {
    w.ok("project", json!({ "id": plan.id }))
}

fn column(view: &Value, field: &str) -> Vec<String> {
    view["milestones"].as_array().unwrap().iter().map(|row| row["form"][field].as_str().unwrap().to_owned()).collect()
}

fn apply(w: &World, plan: &Plan, offer: &str) -> Value {
    w.ok("apply_plan_offer", json!({ "project": plan.id, "offer": offer }))
}

fn undo(w: &World, plan: &Plan) -> Value {
    w.ok("undo_plan_offer", json!({ "id": plan.id }))
}

fn lopsided(w: &World) -> Plan {
    w.plan(
        w.client(),
        "10000.01",
        &[("Audit report", "8000"), ("Roadmap approved", "1000.01"), ("Team trained", "1000")],
    )
}

#[test]
fn s51_a_fair_spread_sums_to_the_contract_and_one_undo_brings_the_old_amounts_back() {
    let mut w = World::on(TODAY);
    let plan = lopsided(&w);
    let before = project(&w, &plan);
    for (offer, expected) in [
        ("equal", ["3333.34", "3333.34", "3333.33"]),
        ("thirty_forty_thirty", ["3000.00", "4000.01", "3000.00"]),
        ("deposit_and_rest", ["3000.00", "3500.01", "3500.00"]),
    ] {
        let preview = w.ok("plan_advice", json!({ "id": plan.id }));
        let offered = preview["offers"].as_array().unwrap().iter().find(|one| one["spread"] == offer).unwrap().clone();
        let shown: Vec<String> = offered["amounts"].as_array().unwrap().iter().map(money).collect();
        let view = apply(&w, &plan, offer);
        let amounts = column(&view, "amount");
        assert_eq!(amounts.iter().map(|amount| format!("{amount} EUR")).collect::<Vec<_>>(), shown, "as it was shown");
        assert_eq!(money(&view["allocation"]["left"]), "0.00 EUR", "exact: {amounts:?}");
        let mut sorted = (amounts.clone(), expected.map(str::to_owned).to_vec());
        sorted.0.sort();
        sorted.1.sort();
        assert_eq!(sorted.0, sorted.1, "{offer}");
        let advice = w.ok("plan_advice", json!({ "id": plan.id }));
        assert_eq!(advice["undo"], offer);
        let undone = undo(&w, &plan);
        assert_eq!(column(&undone, "amount"), column(&before, "amount"), "{offer}");
        w.refused("not_found", "undo_plan_offer", json!({ "id": plan.id }));
    }
    // It survives a restart, and ends when the plan is changed by hand.
    apply(&w, &plan, "equal");
    w.restart("2026-11-17");
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], "equal");
    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "title": "Audit report approved" } }));
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], Value::Null);
    w.refused("not_found", "undo_plan_offer", json!({ "id": plan.id }));
    w.assert_sound();
}

#[test]
fn s63_small_milestones_become_one_whose_deliverables_are_those_of_all() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "10000", &[("Audit report", "9600"), ("Style guide", "200"), ("User manual", "200")]);
    let [_, second, third] = plan.milestones[..] else { panic!("three milestones") };
    w.ok("save_milestone", json!({ "id": third, "patch": { "target_on": "2027-02-26" } }));
    let manual =
        id(&w.ok("add_deliverable", json!({ "milestone": third, "title": "Manual as PDF" }))["deliverables"][0]);
    let merge = |milestones: &[i64]| json!({ "project": plan.id, "offer": "merge", "milestones": milestones });
    w.refused("not_found", "apply_plan_offer", merge(&[second]));
    w.refused("not_found", "apply_plan_offer", merge(&[second, 9999]));
    let view = w.ok("apply_plan_offer", merge(&[second, third]));
    assert_eq!(column(&view, "title"), ["Audit report", "Style guide, User manual"]);
    assert_eq!(column(&view, "amount"), ["9600.00", "400.00"]);
    assert_eq!(column(&view, "target_on")[1], "2027-02-26");
    let merged = w.ok("milestone", json!({ "id": second }));
    let titles: Vec<&str> =
        merged["deliverables"].as_array().unwrap().iter().map(|d| d["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Style guide", "Manual as PDF"], "one without a list brings its own name");
    w.refused("not_found", "milestone", json!({ "id": third }));
    assert_eq!(money(&view["allocation"]["left"]), "0.00 EUR");

    let undone = undo(&w, &plan);
    assert_eq!(column(&undone, "title"), ["Audit report", "Style guide", "User manual"]);
    assert_eq!(column(&undone, "amount"), ["9600.00", "200.00", "200.00"]);
    let back = id(&undone["milestones"][2]);
    let deliverables = w.ok("milestone", json!({ "id": back }))["deliverables"].clone();
    assert_eq!(
        (deliverables[0]["title"].as_str(), deliverables[0]["id"].as_i64()),
        (Some("Manual as PDF"), Some(manual))
    );
    w.ok("start_milestone", json!({ "id": back }));
    w.refused("has_begun", "apply_plan_offer", merge(&[second, back]));
    w.assert_sound();
}

#[test]
fn s51_s28_days_and_a_deposit_are_added_in_one_step_and_taken_back_in_one() {
    let w = World::on(TODAY);
    let plan = lopsided(&w);
    w.ok("save_milestone", json!({ "id": plan.milestones[2], "patch": { "target_on": "2027-02-14" } }));
    let offered = w.ok("plan_advice", json!({ "id": plan.id }))["dates"].clone();
    let days = column(&apply(&w, &plan, "dates"), "target_on");
    assert_eq!(days, ["2026-12-16", "2027-01-15", "2027-02-14"], "evenly from today to the day that is known");
    assert_eq!(offered[1], json!({ "milestone": plan.milestones[1], "on": "2027-01-15" }), "as it was shown");
    w.refused("not_found", "apply_plan_offer", json!({ "project": plan.id, "offer": "dates" }));
    assert_eq!(column(&undo(&w, &plan), "target_on"), ["", "", "2027-02-14"]);
    let with_deposit = apply(&w, &plan, "deposit");
    assert_eq!(with_deposit["form"]["deposit"], "30%");
    w.refused("not_found", "apply_plan_offer", json!({ "project": plan.id, "offer": "deposit" }));
    assert_eq!(undo(&w, &plan)["form"]["deposit"], "");
}

/// The amounts that an open change order proposes.
fn proposed(view: &Value) -> Vec<String> {
    let rows = view["change_order"]["rows"].as_array().unwrap().iter().filter(|row| !row["after"].is_null());
    rows.map(|row| money(&row["after"]["amount"])).collect()
}

fn offer(plan: &Plan, offer: &str, milestones: &[i64]) -> Value {
    json!({ "project": plan.id, "offer": offer, "milestones": milestones })
}

#[test]
fn s51_s58_an_offer_to_an_agreed_plan_drafts_a_change_order_and_nothing_counts_before_its_agreement() {
    let mut w = World::on(TODAY);
    let plan = lopsided(&w);
    w.agree(&plan);
    let before = project(&w, &plan);
    let preview = w.ok("preview_plan_offer", offer(&plan, "equal", &[]));
    assert_eq!((&preview["change_order"], money(&preview["after"])), (&json!(1), "10000.01 EUR".to_owned()));
    let then: Vec<String> =
        preview["rows"].as_array().unwrap().iter().map(|row| money(&row["after"]["amount"])).collect();
    assert_eq!(project(&w, &plan), before, "a look changes nothing");

    let view = apply(&w, &plan, "equal");
    assert_eq!((&view["change_order"]["number"], &view["change_order"]["state"]), (&json!(1), &json!("draft")));
    assert_eq!(proposed(&view), then, "as it was shown");
    assert_eq!(column(&view, "amount"), column(&before, "amount"), "the plan in force stays");
    assert_eq!(money(&view["change_order"]["delta"]), "0.00 EUR", "the contract is the same");
    w.accept(plan.milestones[0]);
    let draft = w.prepare(plan.milestones[0]);
    assert_eq!(money(&w.ok("invoice_draft", json!({ "id": draft }))["net"]), "8000.00 EUR", "billed as agreed");

    // One undo takes it back, after a restart too, and with it the change order that it began.
    w.restart("2026-11-17");
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], "equal");
    assert_eq!(undo(&w, &plan)["change_order"], Value::Null);
    w.refused("not_found", "undo_plan_offer", json!({ "id": plan.id }));

    // Into a change order that is there already, behind what was typed; its undo leaves that.
    let begun = w.ok("start_change_order", json!({ "project": plan.id }))["change_order"].clone();
    assert_eq!(begun["number"], 1, "a number that nobody has seen is free again");
    let order = id(&begun);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Fairer parts" } }));
    let depot = json!({ "title": "Depot live", "amount": "1999.99" });
    w.ok("add_change_row", json!({ "id": order, "patch": depot }));
    let view = apply(&w, &plan, "equal");
    assert_eq!(proposed(&view), ["3000.00 EUR"; 4], "what the change order adds shares as well");
    w.ok("undo_plan_offer", json!({ "id": plan.id }));
    assert_eq!(proposed(&project(&w, &plan)), ["8000.00 EUR", "1000.01 EUR", "1000.00 EUR", "1999.99 EUR"]);

    apply(&w, &plan, "equal");
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(column(&project(&w, &plan), "amount"), ["3000.00"; 4]);
    assert_eq!(money(&w.ok("invoice_draft", json!({ "id": draft }))["net"]), "3000.00 EUR", "the draft follows");
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], Value::Null);
    w.refused("not_found", "undo_plan_offer", json!({ "id": plan.id }));
    w.assert_sound();
}

#[test]
fn s58_s63_what_is_invoiced_stays_and_is_named_and_what_was_sent_changes_by_hand_only() {
    let w = World::on(TODAY);
    let plan = w.plan(
        w.client(),
        "10000",
        &[("Audit report", "2000"), ("Style guide", "6000"), ("User manual", "1000"), ("Team trained", "1000")],
    );
    let [audit, guide, manual, trained] = plan.milestones[..] else { panic!("four milestones") };
    let page = |milestone: i64, title: &str| json!({ "milestone": milestone, "title": title });
    w.ok("add_deliverable", page(trained, "Two sessions"));
    w.agree(&plan);
    let number = w.bill(audit)["number"].as_str().unwrap().to_owned();

    let problem = w.refused("already_invoiced", "apply_plan_offer", offer(&plan, "merge", &[audit, guide]));
    assert_eq!(problem["detail"]["number"], number.as_str());
    w.refused("already_invoiced", "preview_plan_offer", offer(&plan, "title", &[audit]));
    w.refused("plan_is_agreed", "apply_plan_offer", offer(&plan, "deposit", &[]));
    w.refused("not_found", "apply_plan_offer", offer(&plan, "merge", &[guide]));
    w.refused("not_found", "apply_plan_offer", offer(&plan, "title", &[guide]));
    w.refused("usage", "apply_plan_offer", json!({ "project": plan.id, "offer": "magic" }));
    w.refused("not_found", "apply_plan_offer", json!({ "project": 99, "offer": "equal" }));

    let spread = w.ok("apply_plan_offer", offer(&plan, "equal", &[]));
    assert_eq!(proposed(&spread), ["2000.00 EUR", "2666.67 EUR", "2666.67 EUR", "2666.66 EUR"], "the billed one stays");
    let dated = w.ok("apply_plan_offer", offer(&plan, "dates", &[]));
    let rows = dated["change_order"]["rows"].as_array().unwrap();
    assert_eq!(rows[0]["mark"], "same", "an invoiced milestone gets no day");
    assert!(rows[1..].iter().all(|row| row["after"]["target_on"].is_string()), "{rows:#?}");

    let merged = w.ok("apply_plan_offer", offer(&plan, "merge", &[manual, trained]));
    let rows = merged["change_order"]["rows"].as_array().unwrap();
    let marks: Vec<&str> = rows.iter().map(|row| row["mark"].as_str().unwrap()).collect();
    assert_eq!(marks, ["same", "changed", "changed", "removed"]);
    assert_eq!(rows[2]["after"]["title"], "User manual, Team trained");
    assert_eq!(money(&rows[2]["after"]["amount"]), "5333.33 EUR");
    let order = id(&merged["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Fewer sign-offs" } }));
    w.ok("send_change_order", json!({ "id": order }));
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], Value::Null, "the client has it");
    w.refused("change_order_was_sent", "apply_plan_offer", offer(&plan, "merge", &[guide, manual]));
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    let listed = |milestone: i64| -> Vec<String> {
        let shown = w.ok("milestone", json!({ "id": milestone }))["deliverables"].clone();
        shown.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(listed(manual), ["User manual", "Two sessions"], "what each delivers is kept");
    w.refused("not_found", "milestone", json!({ "id": trained }));
    w.bill(manual);
    w.assert_sound();
}

#[test]
fn s63_a_milestone_that_stays_after_all_keeps_what_it_delivers() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let [discovery, pilot, rollout] = plan.milestones[..] else { panic!("three milestones") };
    w.ok("start_milestone", json!({ "id": rollout }));
    w.refused("has_begun", "apply_plan_offer", offer(&plan, "merge", &[pilot, rollout]));
    w.ok("mark_done", json!({ "id": discovery }));
    let problem = w.refused("has_begun", "apply_plan_offer", offer(&plan, "merge", &[discovery, pilot]));
    assert_eq!(problem["detail"]["milestone"], "M1 Discovery report", "what is done takes in nothing that is not");
    w.ok("reopen_milestone", json!({ "id": discovery }));
    let view = w.ok("apply_plan_offer", offer(&plan, "merge", &[discovery, pilot]));
    let order = id(&view["change_order"]);
    w.ok("keep_change_row", json!({ "id": order, "milestone": pilot }));
    w.refused("not_found", "undo_plan_offer", json!({ "id": plan.id }));
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Named together" } }));
    w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(w.ok("milestone", json!({ "id": discovery }))["deliverables"], json!([]));
    w.assert_sound();
}

#[test]
fn s28_s58_a_better_title_goes_into_the_change_order_and_is_advised_no_more() {
    let w = World::on(TODAY);
    let plan = w.plan(
        w.client(),
        "300",
        &[("Audit report", "100"), ("Working on the brand", "100"), ("Handover signed", "100")],
    );
    // A criterion would say when the work on it is done.
    w.ok("save_milestone", json!({ "id": plan.milestones[1], "patch": { "criterion": "" } }));
    w.agree(&plan);
    let unclear = |w: &World| -> Vec<Value> {
        let advice = w.ok("plan_advice", json!({ "id": plan.id }));
        let rows = advice["findings"].as_array().unwrap().iter().map(|row| row["finding"].clone());
        rows.filter(|finding| finding["kind"]["kind"] == "unclear_title").collect()
    };
    let found = unclear(&w);
    let title = found[0]["suggestion"]["title"].as_str().unwrap().to_owned();
    assert_eq!(found[0]["milestones"], json!([plan.milestones[1]]));
    let view = w.ok("apply_plan_offer", offer(&plan, "title", &[plan.milestones[1]]));
    assert_eq!(view["change_order"]["rows"][1]["after"]["title"], title.as_str());
    assert_eq!(column(&view, "title")[1], "Working on the brand", "in force is what was agreed");
    assert_eq!(unclear(&w), Vec::<Value>::new(), "the advice is about what is proposed");
    undo(&w, &plan);
    assert_eq!(unclear(&w), found);
    let history = w.ok("project_history", json!({ "id": plan.id }));
    let codes: Vec<&str> = history["entries"].as_array().unwrap().iter().filter_map(|e| e["code"].as_str()).collect();
    assert!(codes.contains(&"change_order_started") && codes.contains(&"change_order_discarded"), "{codes:?}");
}

#[test]
fn s71_a_week_with_too_many_days_of_several_projects_is_named() {
    let w = World::on(TODAY);
    let plan = lopsided(&w);
    let other = w.plan(1, "300", &[("Depot live", "100"), ("Depot manual", "100"), ("Handover signed", "100")]);
    let on =
        |milestone: i64, day: &str| w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": day } }));
    on(plan.milestones[0], "2027-02-03");
    on(other.milestones[0], "2027-02-01");
    let crowded = |w: &World| -> Vec<Value> {
        let advice = w.ok("plan_advice", json!({ "id": plan.id }));
        let rows = advice["findings"].as_array().unwrap().iter();
        rows.map(|row| row["finding"].clone()).filter(|f| f["kind"]["kind"] == "crowded_week").collect()
    };
    assert_eq!(crowded(&w), Vec::<Value>::new(), "two in a week are fine");
    on(other.milestones[1], "2027-02-05");
    let found = crowded(&w);
    assert_eq!((found.len(), &found[0]["kind"]["count"]), (1, &json!(3)));
    assert_eq!(found[0]["kind"]["others"][0], "Billing platform migration: Depot live");
    w.ok("save_advice_limits", json!({ "crowded_week": "3" }));
    assert_eq!(crowded(&w), Vec::<Value>::new(), "the limit is the user's");
    w.ok("save_advice_limits", json!({ "crowded_week": "", "off": ["crowded_week"] }));
    assert_eq!(crowded(&w), Vec::<Value>::new(), "and the check can be off");
    w.refused("invalid", "save_advice_limits", json!({ "off": ["spelling"] }));
    w.refused("invalid", "save_advice_limits", json!({ "crowded_week": "0" }));
    w.ok("save_advice_limits", json!({ "off": [] }));
    assert_eq!(crowded(&w).len(), 1);
}

#[test]
fn s63_the_undo_of_a_merge_brings_prepared_invoices_back() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "10000", &[("Audit report", "9600"), ("Style guide", "200"), ("User manual", "200")]);
    let [audit, guide, manual] = plan.milestones[..] else { panic!("three milestones") };
    let drafts: Vec<i64> = plan.milestones.iter().map(|milestone| w.prepare(*milestone)).collect();
    let (alone, noted) = (drafts[2], drafts[0]);
    w.ok("save_invoice_draft", json!({ "id": alone, "patch": { "private_note": "Ask for the order number" } }));
    // One bills all three, with words of its own.
    let lines = w.ok("invoice_draft", json!({ "id": noted }))["form"]["lines"].clone();
    let also = |milestone: i64, title: &str| {
        let mut line = lines[0].clone();
        (line["milestone"], line["title"]) = (json!(milestone), json!(title));
        line
    };
    let all = json!([lines[0], also(guide, "Guide, printed"), also(manual, "Manual, bound")]);
    w.ok("save_invoice_draft", json!({ "id": noted, "patch": { "lines": all } }));
    let state = |w: &World| -> Vec<Value> {
        drafts.iter().map(|draft| w.ok("invoice_draft", json!({ "id": draft }))["form"].clone()).collect()
    };
    let before = state(&w);
    let merge = json!({ "project": plan.id, "offer": "merge", "milestones": [guide, manual] });
    w.ok("apply_plan_offer", merge.clone());
    w.refused("not_found", "invoice_draft", json!({ "id": alone }));
    assert_eq!(w.ok("invoice_draft", json!({ "id": noted }))["form"]["lines"].as_array().unwrap().len(), 2);
    undo(&w, &plan);
    assert_eq!(state(&w), before, "under their numbers, as they were typed");

    // What was typed since stays, and the line comes back beside it.
    w.ok("apply_plan_offer", merge.clone());
    w.ok("save_invoice_draft", json!({ "id": noted, "patch": { "note": "Thank you" } }));
    undo(&w, &plan);
    let form = w.ok("invoice_draft", json!({ "id": noted }))["form"].clone();
    let titles: Vec<&str> =
        form["lines"].as_array().unwrap().iter().filter_map(|line| line["title"].as_str()).collect();
    assert_eq!(
        (form["note"].as_str(), titles),
        (Some("Thank you"), vec!["Audit report", "Guide, printed", "Manual, bound"])
    );

    // What the user threw away since stays away, and what was billed since cannot be merged apart.
    w.ok("apply_plan_offer", merge.clone());
    w.ok("delete_invoice_draft", json!({ "id": noted }));
    undo(&w, &plan);
    w.refused("not_found", "invoice_draft", json!({ "id": noted }));
    w.ok("apply_plan_offer", merge);
    w.agree(&plan);
    w.bill(guide);
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], Value::Null);
    w.refused("not_found", "undo_plan_offer", json!({ "id": plan.id }));
    assert_eq!(money(&w.bill(audit)["net"]), "9600.00 EUR");
    w.assert_sound();
}

#[test]
fn s78_starting_the_next_milestone_while_an_invoice_is_late_is_said_and_not_kept_from_anybody() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let late = |w: &World| -> Vec<Value> {
        let advice = w.ok("plan_advice", json!({ "id": plan.id }));
        let rows = advice["findings"].as_array().unwrap().iter().map(|row| row["finding"].clone());
        rows.filter(|finding| finding["kind"]["kind"] == "started_while_overdue").collect()
    };
    let due: chrono::NaiveDate = invoice["due_on"].as_str().unwrap().parse().unwrap();
    w.restart(&due.to_string());
    let started = w.ok("start_milestone", json!({ "id": plan.milestones[1] }));
    assert_eq!((started["status"].as_str(), late(&w)), (Some("in_progress"), Vec::new()), "on the day it is not late");
    w.restart(&(due + chrono::Days::new(3)).to_string());
    let found = late(&w);
    assert_eq!(found.len(), 1);
    let kind = &found[0]["kind"];
    assert_eq!((&kind["number"], &kind["days_late"]), (&invoice["number"], &json!(3)));
    assert_eq!(
        (money(&kind["open"]), &found[0]["milestones"][1]),
        ("14400.00 EUR".to_owned(), &json!(plan.milestones[1]))
    );
    w.ok("start_milestone", json!({ "id": plan.milestones[2] }));
    assert_eq!(late(&w).len(), 1, "only the neighbour is named");
    w.pay(&invoice);
    assert_eq!(late(&w), Vec::<Value>::new());
}
