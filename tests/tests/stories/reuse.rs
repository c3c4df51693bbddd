//! Plans used again: patterns under a name, shipped ones, a project once more, a plan pasted as a table.

use crate::world::{self, TODAY, World, codes, id, money};
use serde_json::{Value, json};

/// Title, amount, date of each milestone.
fn rows(view: &Value) -> Vec<(String, String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let all = view["milestones"].as_array().unwrap().iter();
    all.map(|row| (text(&row["form"], "title"), money(&row["amount"]), text(row, "target_on"))).collect()
}

/// Three milestones with dates, deliverables and private notes, the first of them accepted and billed.
fn worked(w: &World) -> i64 {
    let plan = w.proposed();
    for (milestone, on) in plan.milestones.iter().zip(["2026-10-01", "2026-11-15", ""]) {
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": on, "private_note": "ask Ciara" } }));
    }
    w.ok("add_deliverable", json!({ "milestone": plan.milestones[0], "title": "Report" }));
    w.ok(
        "save_project",
        json!({ "id": plan.id, "patch": { "scope": "Six lines", "private_note": "good client", "terms": "30" } }),
    );
    w.agree(&plan);
    w.bill(plan.milestones[0]);
    plan.id
}

#[test]
fn s25_s83_a_plan_becomes_a_template_and_the_template_a_plan_of_another_contract() {
    let w = World::on(TODAY);
    let project = worked(&w);
    let listed = w.ok("save_plan_template", json!({ "project": project, "name": "Migration in three steps" }));
    let own = &listed[0];
    assert_eq!((own["name"].as_str(), own["is_dated"].as_bool()), (Some("Migration in three steps"), Some(true)));
    assert_eq!(own["permille"], json!([300, 400, 300]));
    assert_eq!(listed.as_array().unwrap().len(), 3, "two came with Milepost");

    let patch = json!({ "title": "Second migration", "contract": "10000.01" });
    let client = w.client();
    let made = w.ok(
        "create_project",
        json!({ "client": client, "patch": patch, "template": own["key"], "first_on": "2027-03-01" }),
    );
    let expected = [
        ("Discovery report", "3000.00 EUR", "2027-03-01"),
        ("Pilot route live", "4000.01 EUR", "2027-04-15"),
        ("Rollout", "3000.00 EUR", ""),
    ];
    let expected = expected.map(|(title, amount, on)| (title.to_owned(), amount.to_owned(), on.to_owned()));
    assert_eq!(rows(&made), expected);
    let first = w.ok("milestone", json!({ "id": made["milestones"][0]["id"] }));
    assert_eq!(first["deliverables"][0]["title"], "Report");
    assert_eq!(
        (&first["deliverables"][0]["done_on"], first["status"].as_str()),
        (&Value::Null, Some("planned")),
        "no facts"
    );
    assert_eq!(first["form"]["private_note"], "ask Ciara");

    // Edited like any other; the template is not touched.
    w.ok("save_milestone", json!({ "id": made["milestones"][2]["id"], "patch": { "title": "Handover" } }));
    let again = w.ok("apply_plan_template", json!({ "project": id(&made), "template": own["key"] }));
    assert_eq!(rows(&again)[2], ("Rollout".to_owned(), "3000.00 EUR".to_owned(), String::new()));
    w.assert_reopens_sound();
}

#[test]
fn s25_shipped_templates_speak_the_clients_language_and_are_edited_like_any_plan() {
    let w = World::on(TODAY);
    let mut german = world::halden();
    german["language"] = json!("de-DE");
    let german = id(&w.ok("create_client", german));
    let patch = json!({ "title": "Portal", "contract": "20000" });
    let made = w.ok("create_project", json!({ "client": german, "patch": patch, "template": "shipped:build" }));
    assert_eq!(rows(&made)[2], ("Prototyp freigegeben".to_owned(), "4000.00 EUR".to_owned(), String::new()));
    assert_eq!(made["allocation"]["is_exact"], true);
    let patch = json!({ "title": "Klickprototyp freigegeben" });
    w.ok("save_milestone", json!({ "id": made["milestones"][2]["id"], "patch": patch }));
    let advice = w.ok("plan_advice", json!({ "id": id(&made) }));
    assert!(!advice.to_string().contains("vague"), "our own plans pass our own advice: {advice:#}");
    w.assert_sound();
}

#[test]
fn s25_s83_templates_are_renamed_and_thrown_away_and_refused_by_name() {
    let w = World::on(TODAY);
    let project = worked(&w);
    w.ok("save_plan_template", json!({ "project": project, "name": "One" }));
    w.ok("save_plan_template", json!({ "project": project, "name": "Two" }));
    let taken = w.refused("invalid", "save_plan_template", json!({ "project": project, "name": "one" }));
    assert_eq!(taken["fields"][0]["field"], "name");
    w.refused("invalid", "rename_plan_template", json!({ "id": 2, "name": "One" }));
    w.refused("invalid", "save_plan_template", json!({ "project": project, "name": " " }));
    let names = w.ok("rename_plan_template", json!({ "id": 2, "name": "Three" }));
    assert_eq!((names[0]["name"].as_str(), names[1]["name"].as_str()), (Some("One"), Some("Three")));
    w.ok("delete_plan_template", json!({ "id": 1 }));
    w.refused("not_found", "delete_plan_template", json!({ "id": 1 }));

    let empty = id(&w.ok("create_project", json!({ "client": w.client(), "patch": { "title": "Empty" } })));
    w.refused("plan_is_empty", "save_plan_template", json!({ "project": empty, "name": "Nothing" }));
    w.refused("not_found", "apply_plan_template", json!({ "project": empty, "template": "1" }));
    w.refused("not_found", "apply_plan_template", json!({ "project": empty, "template": "shipped:cathedral" }));
    let soon = json!({ "project": empty, "template": "2", "first_on": "some day" });
    assert_eq!(codes(&w.refused("invalid", "apply_plan_template", soon)), ["not_a_date"]);
    let agreed = w.agreed().id;
    w.refused("plan_is_agreed", "apply_plan_template", json!({ "project": agreed, "template": "2" }));
    w.assert_sound();
}

#[test]
fn s83_a_project_once_more_for_the_same_client_and_for_another() {
    let w = World::on(TODAY);
    let project = worked(&w);
    let same =
        w.ok("duplicate_project", json!({ "id": project, "title": "Migration, phase 2", "first_on": "1 Feb 2027" }));
    let expected = [
        ("Discovery report", "14400.00 EUR", "2027-02-01"),
        ("Pilot route live", "19200.00 EUR", "2027-03-18"),
        ("Rollout", "14400.00 EUR", ""),
    ];
    let expected = expected.map(|(title, amount, on)| (title.to_owned(), amount.to_owned(), on.to_owned()));
    assert_eq!(rows(&same), expected);
    let form = &same["form"];
    assert_eq!(
        (form["scope"].as_str(), form["private_note"].as_str(), form["terms"].as_str()),
        (Some("Six lines"), Some("good client"), Some("net 30"))
    );
    assert_eq!(form["order_number"], "", "an order is for one project");
    assert_ne!(form["code"], w.ok("project", json!({ "id": project }))["form"]["code"]);
    assert_eq!(
        (same["revisions"].as_array().unwrap().len(), &same["sums"]["billed"]),
        (0, &same["sums"]["paid"]),
        "no facts"
    );

    let mut other = world::halden();
    other["name"] = json!("Nordlicht Energie");
    let other = id(&w.ok("create_client", other));
    let made = w.ok("duplicate_project", json!({ "id": project, "client": other, "title": "Migration" }));
    assert_eq!((made["client"].as_i64(), made["form"]["terms"].as_str()), (Some(other), Some("")), "its own terms");
    assert!(rows(&made).iter().all(|(_, _, on)| on.is_empty()), "without a first day no dates");
    w.ok("agree_plan", json!({ "id": id(&made), "by": "Katrin Vogel", "channel": "email" }));
    w.refused("not_found", "duplicate_project", json!({ "id": 99, "title": "Nothing" }));
    w.refused("invalid", "duplicate_project", json!({ "id": project, "title": "" }));
    w.assert_reopens_sound();
}

const TABLE: &str = "Milestone\tDone when\tDue\tAmount\n\
    Discovery\tReport accepted\t15 Jan 2027\t€4,000.00\n\
    Build\tAll tests pass\t03/04/2027\t€16,000.00\n\
    Training\tTwo sessions held\tTBD\tat cost\n\
    Total\t\t\t€20,000.00\n";

#[test]
fn s4_a_pasted_table_is_previewed_corrected_and_becomes_milestones() {
    let w = World::on(TODAY);
    let project =
        id(&w.ok("create_project", json!({ "client": w.client(), "patch": { "title": "Portal", "contract": "0" } })));
    let read = w.ok("read_pasted_plan", json!({ "project": project, "text": TABLE }));
    let row = &read["rows"][1];
    assert_eq!(
        (row["title"].as_str(), row["amount"].as_str(), row["target_on"].as_str()),
        (Some("Build"), Some("16000.00"), Some("2027-04-03"))
    );
    let doubt = &row["doubts"][0];
    assert_eq!(
        (doubt["kind"].as_str(), doubt["other"].as_str(), doubt["text"].as_str()),
        (Some("two_readings"), Some("2027-03-04"), Some("03/04/2027"))
    );
    let unread: Vec<_> =
        read["rows"][2]["doubts"].as_array().unwrap().iter().map(|d| d["cell"].as_str().unwrap()).collect();
    assert_eq!(unread, ["amount", "target_on"]);
    assert_eq!(
        (money(&read["total"]["stated"]), read["total"]["is_equal"].as_bool()),
        ("20000.00 EUR".to_owned(), Some(true))
    );
    assert_eq!(read["left_out"].as_array().unwrap().len(), 2);

    let checked = |title: &str, amount: &str, on: &str| json!({ "title": title, "criterion": "Accepted", "amount": amount, "target_on": on });
    let wrong = json!({ "project": project, "contract": "sum", "rows": [checked("", "4000", ""), checked("Build", "some", "3 mars"), checked("T", "-1", "")] });
    let problem = w.refused("invalid", "add_pasted_plan", wrong);
    let fields: Vec<&str> =
        problem["fields"].as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["rows.0.title", "rows.1.amount", "rows.2.amount"], "each at its place, and nothing is written");

    let rows_checked = [
        checked("Discovery", "4000.00", "15 Jan 2027"),
        checked("Build", "16,000.00", "2027-03-04"),
        checked("Training", "2.500,00", ""),
    ];
    let made = w.ok("add_pasted_plan", json!({ "project": project, "contract": "sum", "rows": rows_checked }));
    assert_eq!(
        (money(&made["sums"]["contract"]), made["allocation"]["is_exact"].as_bool()),
        ("22500.00 EUR".to_owned(), Some(true))
    );
    assert_eq!(rows(&made)[1], ("Build".to_owned(), "16000.00 EUR".to_owned(), "2027-03-04".to_owned()));
    w.ok("agree_plan", json!({ "id": project, "by": "Ciara Doyle", "channel": "signature" }));
    let late = json!({ "project": project, "contract": "keep", "rows": [checked("More", "1", "")] });
    w.refused("plan_is_agreed", "add_pasted_plan", late);
    w.assert_reopens_sound();
}

#[test]
fn s4_pasted_shares_are_parts_of_the_contract_and_rows_join_those_that_are_there() {
    let w = World::on(TODAY);
    let client = w.client();
    let plan = w.plan(client, "10000.01", &[("Kickoff held", "0")]);
    let read = w.ok(
        "read_pasted_plan",
        json!({ "project": plan.id, "text": "Phase;Anteil\nEntwurf;30 %\nBau;40 %\nAbnahme;30 %\n" }),
    );
    let amounts: Vec<_> = read["rows"].as_array().unwrap().iter().map(|row| row["amount"].as_str().unwrap()).collect();
    assert_eq!((amounts, read["existing"].as_i64()), (vec!["3000.00", "4000.01", "3000.00"], Some(1)));
    let rows_checked: Vec<Value> = read["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| json!({ "title": row["title"], "criterion": "", "amount": row["amount"], "target_on": "" }))
        .collect();
    let made = w.ok("add_pasted_plan", json!({ "project": plan.id, "contract": "keep", "rows": rows_checked }));
    assert_eq!(
        (made["milestones"].as_array().unwrap().len(), money(&made["sums"]["contract"])),
        (4, "10000.01 EUR".to_owned())
    );
    let empty = json!({ "project": plan.id, "contract": "keep", "rows": [] });
    w.refused("invalid", "add_pasted_plan", empty);
    w.assert_sound();
}
