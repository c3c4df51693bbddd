//! What the advice offers to do to a plan in one step, taken back in one, and never after the agreement.

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

#[test]
fn s58_nothing_is_offered_to_an_agreed_plan() {
    let w = World::on(TODAY);
    let plan = lopsided(&w);
    apply(&w, &plan, "equal");
    w.agree(&plan);
    for offer in ["equal", "dates", "deposit", "merge"] {
        let arguments = json!({ "project": plan.id, "offer": offer, "milestones": plan.milestones });
        w.refused("plan_is_agreed", "apply_plan_offer", arguments);
    }
    assert_eq!(w.ok("plan_advice", json!({ "id": plan.id }))["undo"], Value::Null);
    w.refused("plan_is_agreed", "undo_plan_offer", json!({ "id": plan.id }));
    w.refused("not_found", "apply_plan_offer", json!({ "project": 99, "offer": "equal" }));
    w.refused("usage", "apply_plan_offer", json!({ "project": plan.id, "offer": "magic" }));
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
