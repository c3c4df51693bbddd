//! Numbers: drawn while issuing, without a gap, once.

use crate::world::{TODAY, World, id, line};
use serde_json::{Value, json};

#[test]
fn s34_prepared_invoices_hold_no_number_and_deleting_one_leaves_no_gap() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let drafts: Vec<i64> = plan.milestones.iter().map(|m| w.prepare(*m)).collect();
    let rows = w.ok("invoices", json!({ "state": "drafts" }));
    assert_eq!(rows["rows"].as_array().unwrap().len(), 3, "one prepared for every milestone");
    assert!(rows["rows"].as_array().unwrap().iter().all(|r| r["number"].is_null() && r["status"] == "draft"));
    for draft in &drafts {
        assert_eq!(
            w.ok("invoice_draft", json!({ "id": draft }))["next_number"],
            "2026-001",
            "a look, not a reservation"
        );
    }
    w.ok("delete_invoice_draft", json!({ "id": drafts[0] }));
    w.accept(plan.milestones[1]);
    w.accept(plan.milestones[2]);
    let numbers = [drafts[2], drafts[1]].map(|d| w.ok("issue_invoice", json!({ "id": d }))["number"].clone());
    assert_eq!(numbers, ["2026-001", "2026-002"], "the order of issue, not of preparing");
    w.assert_sound();
}

#[test]
fn s34_a_prepared_invoice_follows_its_milestone() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "20000"), ("Rollout", "28000")]);
    let draft = w.prepare(plan.milestones[0]);
    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "amount": "21000" } }));
    assert_eq!(w.ok("invoice_draft", json!({ "id": draft }))["net"]["amount"], "21000.00");
    assert_eq!(w.prepare(plan.milestones[0]), draft, "there is one prepared invoice for a milestone");
}

#[test]
fn s34_a_prepared_invoice_says_what_its_milestone_says_until_something_else_is_typed() {
    let w = World::on(TODAY);
    let project = json!({ "title": "Website", "contract": "1000" });
    let view = w.ok("create_project", json!({ "client": w.client(), "patch": project, "preset": "one" }));
    let milestone = id(&view["milestones"][0]);
    let draft = w.prepare(milestone);
    let line = || w.ok("invoice_draft", json!({ "id": draft }))["form"]["lines"][0].clone();
    w.ok("save_milestone", json!({ "id": milestone, "patch": { "title": "Homepage approved", "criterion": "Seen" } }));
    assert_eq!((&line()["title"], &line()["description"]), (&json!("Homepage approved"), &json!("Seen")));
    w.ok("add_deliverable", json!({ "milestone": milestone, "title": "Design files" }));
    assert_eq!((&line()["deliverables"][0]["title"], &line()["description"]), (&json!("Design files"), &json!("")));

    let mut typed = line();
    typed["title"] = json!("Homepage, as approved by Ciara");
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [typed] } }));
    w.ok("save_milestone", json!({ "id": milestone, "patch": { "title": "Home page" } }));
    w.ok("remove_deliverable", json!({ "id": 1 }));
    assert_eq!(line()["title"], "Homepage, as approved by Ciara", "what was typed over stays");
    assert_eq!((line()["deliverables"].clone(), &line()["description"]), (json!([]), &json!("Seen")));
}

#[test]
fn a_year_change_starts_a_new_series_and_the_old_one_stays_whole() {
    let mut w = World::on("2026-12-31");
    let client = w.client();
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-001");
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-002");
    w.restart("2027-01-01");
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2027-001");
    w.assert_sound();
}

#[test]
fn numbers_begin_where_the_old_program_ended() {
    let w = World::on(TODAY);
    w.ok("save_business", json!({ "number_pattern": "SA/{YY}/{0000}", "number_start": "35" }));
    assert_eq!(w.ok("business", json!({}))["next_number"], "SA/26/0035");
    let client = w.client();
    let invoice = w.bill_freely(client, "Advice", "100");
    assert_eq!(invoice["number"], "SA/26/0035");
    assert_eq!(
        app::invoices::pdf_name(domain::invoice::DocumentKind::AdHoc, "SA/26/0035"),
        "Invoice-SA-26-0035.pdf",
        "a slash makes no folder"
    );
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "SA/26/0036");
    w.ok("save_business", json!({ "number_pattern": "{YYYY}-{000}", "number_start": "1" }));
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-001", "another pattern is another series");
    w.assert_sound();
}

#[test]
fn a_failure_while_issuing_leaves_the_number_free() {
    let w = World::on(TODAY);
    let client = w.client();
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    // The number is drawn before the page is made; the page cannot be made.
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("\u{e000}", "100")] } }));
    w.refused("unprintable", "issue_invoice", json!({ "id": draft }));
    assert_eq!(w.ok("business", json!({}))["next_number"], "2026-001");
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-001");
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice again", "100")] } }));
    assert_eq!(w.ok("issue_invoice", json!({ "id": draft }))["number"], "2026-002");
    w.assert_sound();
}

#[test]
fn invoices_of_a_series_never_go_back_in_time() {
    let w = World::on(TODAY);
    let client = w.client();
    w.bill_freely(client, "Advice", "100");
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let patch = |on: &str| json!({ "id": draft, "patch": { "issue_on": on, "lines": [line("Advice", "100")] } });
    w.ok("save_invoice_draft", patch("2026-11-15"));
    let problem = w.refused("issue_date_before_last", "issue_invoice", json!({ "id": draft }));
    assert_eq!(problem["detail"]["last_on"], TODAY);
    w.ok("save_invoice_draft", patch("2026-11-17"));
    w.refused("in_the_future", "issue_invoice", json!({ "id": draft }));
}

#[test]
fn a_restored_backup_never_gives_a_used_number_again() {
    let w = World::on(TODAY);
    let client = w.client();
    w.bill_freely(client, "Advice", "100");
    let backup = w.ok("backup", json!({}));
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-002");
    let found = w.ok("restore_backup", json!({ "name": backup["name"] }));
    assert_eq!((&found["is_sound"], &found["invoices"]), (&json!(true), &json!(1)));
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-003");
    w.assert_sound();
}

#[test]
fn an_invoice_is_issued_once() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.prepare(plan.milestones[0]);
    w.ok("issue_invoice", json!({ "id": draft }));
    w.refused("not_found", "issue_invoice", json!({ "id": draft }));
    w.refused("already_invoiced", "prepare_invoice", json!({ "id": plan.milestones[0] }));
    let rows: Value = w.ok("invoices", json!({}))["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1);
}
