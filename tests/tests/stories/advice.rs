//! Advice on plans: it explains, it can be put aside with a reason, and it never keeps anybody from anything.

use crate::world::{Plan, TODAY, World};
use serde_json::{Value, json};

/// The keys of a list of findings.
fn keys(rows: &Value) -> Vec<&str> {
    rows.as_array().expect("a list of findings").iter().map(|row| row["key"].as_str().expect("a key")).collect()
}

fn kinds(advice: &Value) -> Vec<&str> {
    let rows = advice["findings"].as_array().expect("a list of findings");
    rows.iter().map(|row| row["finding"]["kind"]["kind"].as_str().expect("a kind")).collect()
}

fn advice(w: &World, plan: &Plan) -> Value {
    w.ok("plan_advice", json!({ "id": plan.id }))
}

/// Gives each milestone what completes it, something to hand over, and a date a month after the one before.
fn word_well(w: &World, plan: &Plan) {
    for (at, milestone) in plan.milestones.iter().enumerate() {
        let on = ["2026-11-28", "2026-12-28"][at];
        let patch = json!({ "criterion": format!("Report {at} signed by both sides"), "target_on": on });
        w.ok("save_milestone", json!({ "id": milestone, "patch": patch }));
        w.ok("add_deliverable", json!({ "milestone": milestone, "title": format!("Report {at}") }));
    }
}

/// Two milestones whose titles say nothing and that have nothing else.
fn poor_plan(w: &World) -> Plan {
    let plan = w.plan(w.client(), "9000", &[("Phase 1", "4500"), ("Development", "4500")]);
    for milestone in &plan.milestones {
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "criterion": "" } }));
    }
    plan
}

#[test]
fn s27_s28_a_vague_title_is_named_with_a_better_one_that_ends_the_finding() {
    let w = World::on(TODAY);
    let plan = poor_plan(&w);
    let told = advice(&w, &plan);
    let first = &told["findings"][0]["finding"];
    assert_eq!((&first["kind"]["kind"], &first["kind"]["verdict"]), (&json!("unclear_title"), &json!("vague")));
    assert_eq!(first["milestones"], json!([plan.milestones[0]]));
    assert_eq!(first["suggestion"], json!({ "kind": "title", "title": "[Result of phase 1] approved" }));

    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "title": "Audit report approved" } }));
    let still = advice(&w, &plan);
    assert_eq!(kinds(&still).iter().filter(|kind| **kind == "unclear_title").count(), 1, "the second is still unclear");
}

#[test]
fn s8_s17_advice_blocks_nothing() {
    let w = World::on(TODAY);
    let told = kinds(&advice(&w, &poor_plan(&w))).join(" ");
    assert_eq!(told, "unclear_title unclear_title no_criterion no_target_date no_deliverables");
    let plan = w.plan(w.client(), "9000", &[("Phase 1", "8000"), ("Phase 2", "1000")]);
    let told = kinds(&advice(&w, &plan)).join(" ");
    assert_eq!(told, "front_loaded unclear_title unclear_title no_target_date no_deliverables");
    w.agree(&plan);
    w.bill(plan.milestones[0]);
    w.assert_sound();
}

#[test]
fn s49_s50_s51_a_heavy_first_milestone_is_scored_and_a_fairer_spread_sums_to_the_contract() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "9000.01", &[("Audit report", "6000"), ("Roadmap approved", "3000.01")]);
    word_well(&w, &plan);
    let told = advice(&w, &plan);
    assert_eq!(kinds(&told), ["front_loaded"]);
    assert_eq!(told["balance"], 86, "66.67 % is 6.67 % beyond the limit, two points for each");
    let offered: Vec<(&str, &str)> = told["offers"][0]["amounts"]
        .as_array()
        .expect("amounts in plan order")
        .iter()
        .map(|amount| (amount["amount"].as_str().unwrap(), amount["currency"].as_str().unwrap()))
        .collect();
    assert_eq!(offered, [("4500.01", "EUR"), ("4500.00", "EUR")]);
}

#[test]
fn s24_a_finding_is_put_aside_with_a_reason_and_taken_back() {
    let w = World::on(TODAY);
    let plan = poor_plan(&w);
    let key = format!("unclear_title:{}", plan.milestones[0]);
    let arguments = |reason: &str| json!({ "project": plan.id, "key": key, "reason": reason });
    let problem = w.refused("invalid", "dismiss_advice", arguments("  "));
    assert_eq!(problem["fields"][0]["field"], "reason");
    w.refused("not_found", "dismiss_advice", json!({ "project": plan.id, "key": "too_many", "reason": "no" }));

    let told = w.ok("dismiss_advice", arguments("The client's own name for it"));
    assert!(!keys(&told["findings"]).contains(&key.as_str()));
    assert_eq!(keys(&told["dismissed"]), [key.as_str()]);
    assert_eq!(told["dismissed"][0]["reason"], "The client's own name for it");
    assert_eq!(told["dismissed"][0]["on"], TODAY);

    let other = w.plan(w.client(), "100", &[("Phase 1", "100")]);
    assert_eq!(keys(&advice(&w, &other)["dismissed"]), Vec::<&str>::new(), "of one plan only");

    let told = w.ok("restore_advice", json!({ "project": plan.id, "key": key }));
    assert!(keys(&told["findings"]).contains(&key.as_str()));
    w.refused("not_found", "restore_advice", json!({ "project": plan.id, "key": key }));
    w.assert_sound();
}

#[test]
fn s24_what_was_put_aside_is_so_after_a_restart() {
    let mut w = World::on(TODAY);
    let plan = poor_plan(&w);
    w.ok("dismiss_advice", json!({ "project": plan.id, "key": "no_deliverables:1,2", "reason": "One paper each" }));
    w.restart(TODAY);
    assert_eq!(keys(&advice(&w, &plan)["dismissed"]), ["no_deliverables:1,2"]);
}

#[test]
fn s15_s50_limits_are_settings_that_cannot_contradict_themselves() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "9000", &[("Audit report", "6000"), ("Roadmap approved", "3000")]);
    word_well(&w, &plan);
    assert_eq!(w.ok("advice_limits", json!({}))["of_two_percent"], "60");
    let changed = w.ok("save_advice_limits", json!({ "of_two_percent": "70 %", "gap_days": "90" }));
    assert_eq!((&changed["of_two_percent"], &changed["gap_days"]), (&json!("70"), &json!(90)));
    assert_eq!(kinds(&advice(&w, &plan)), Vec::<&str>::new());

    for (typed, field) in [
        (json!({ "of_two_percent": "40" }), "of_two_percent"),
        (json!({ "first_percent": "many" }), "first_percent"),
        (json!({ "milestones": "-1" }), "milestones"),
        (json!({ "close_days": "91" }), "close_days"),
    ] {
        let problem = w.refused("invalid", "save_advice_limits", typed);
        assert_eq!(problem["fields"][0]["field"], field);
    }
    let back = w.ok("save_advice_limits", json!({ "of_two_percent": "" }));
    assert_eq!((&back["of_two_percent"], &back["gap_days"]), (&json!("60"), &json!(90)), "empty is the default");
    assert_eq!(kinds(&advice(&w, &plan)), ["front_loaded"]);
}

#[test]
fn s51_an_agreed_deposit_ends_the_advice_to_ask_for_one() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "80000", &[("Design approved", "40000"), ("Platform accepted", "40000")]);
    for (milestone, on) in plan.milestones.iter().zip(["2027-04-30", "2027-07-31"]) {
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": on } }));
    }
    assert!(kinds(&advice(&w, &plan)).contains(&"no_deposit"), "{:?}", kinds(&advice(&w, &plan)));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "20%" } }));
    assert!(!kinds(&advice(&w, &plan)).contains(&"no_deposit"), "one is agreed");
}
