//! All milestones over all projects: the board by state, the list with age and amount, several of one project in one invoice.

use crate::world::{TODAY, World, money};
use serde_json::{Value, json};

fn column<'a>(board: &'a Value, status: &str) -> &'a Value {
    board["columns"].as_array().unwrap().iter().find(|column| column["status"] == status).unwrap()
}

fn titles(of: &Value) -> Vec<String> {
    let cards = of["cards"].as_array().or(of["rows"].as_array()).unwrap();
    cards.iter().map(|card| card["title"].as_str().unwrap().to_owned()).collect()
}

/// A milestone in every state, over two projects of two clients.
fn world() -> (World, Vec<i64>) {
    let w = World::on(TODAY);
    let plan = w.plan(
        w.client(),
        "600",
        &[("Planned", "100"), ("Begun", "100"), ("Waits", "100"), ("Ready", "100"), ("Billed", "100"), ("Paid", "100")],
    );
    w.agree(&plan);
    let [_, begun, waits, ready, billed, paid] = plan.milestones[..] else { panic!("six milestones") };
    w.ok("start_milestone", json!({ "id": begun, "on": "2026-11-02" }));
    w.ok("mark_done", json!({ "id": waits, "on": "2026-11-07" }));
    w.accept(ready);
    w.bill(billed);
    w.pay(&w.bill(paid));
    let other = crate::world::id(&w.ok("create_client", json!({ "name": "Nordlicht" })));
    w.plan(other, "50", &[("Roadmap", "50")]);
    (w, plan.milestones)
}

#[test]
fn s70_the_board_holds_every_milestone_once_in_the_column_where_it_stands() {
    let (w, ids) = world();
    let board = w.ok("board", json!({}));
    for (status, cards) in [
        ("planned", &["Planned", "Roadmap"][..]),
        ("in_progress", &["Begun"]),
        ("waiting_for_sign_off", &["Waits"]),
        ("ready", &["Ready"]),
        ("invoiced", &["Billed"]),
        ("paid", &["Paid"]),
    ] {
        assert_eq!(titles(column(&board, status)), cards, "{status}");
    }
    assert_eq!((board["count"].as_u64(), money(&board["sum"])), (Some(7), "650.00 EUR".to_owned()));
    assert_eq!(money(&column(&board, "planned")["sum"]), "150.00 EUR");
    let of = |status: &str, key: &str| column(&board, status)["cards"][0][key].clone();
    assert_eq!(
        (of("waiting_for_sign_off", "age"), of("waiting_for_sign_off", "blocker")),
        (json!(9), json!("sign_off"))
    );
    assert_eq!((of("in_progress", "age"), of("ready", "blocker")), (json!(14), Value::Null));
    assert_eq!((of("invoiced", "blocker"), of("invoiced", "invoice_number")), (json!("payment"), json!("2026-001")));
    assert_eq!(column(&board, "planned")["cards"][1]["blocker"], "not_agreed", "what blocks it");
    let each = w.ok("milestone", json!({ "id": ids[2] }));
    assert_eq!(each["status"], "waiting_for_sign_off", "the one query says what the page says");
}

#[test]
fn s70_marks_and_searches_narrow_the_board() {
    let (w, ids) = world();
    w.ok("dispute_milestone", json!({ "id": ids[3], "reason": "Not as agreed" }));
    w.ok("request_changes", json!({ "id": ids[2], "by": "Ciara Doyle", "channel": "call", "words": "Once more" }));
    let board = w.ok("board", json!({}));
    let ready = &column(&board, "ready")["cards"][0];
    assert_eq!((ready["disputed_on"].as_str(), ready["blocker"].as_str()), (Some(TODAY), Some("disputed")));
    let again = column(&board, "in_progress")["cards"]
        .as_array()
        .unwrap()
        .iter()
        .find(|card| card["title"] == "Waits")
        .unwrap();
    assert_eq!(
        (again["changes_requested"].as_bool(), again["round"].as_u64(), again["blocker"].as_str()),
        (Some(true), Some(2), Some("changes_requested"))
    );
    let billed = w.ok("milestone", json!({ "id": ids[4] }))["invoice"].clone();
    w.ok("dispute_invoice", json!({ "id": billed, "reason": "Late" }));
    assert_eq!(column(&w.ok("board", json!({})), "invoiced")["cards"][0]["blocker"], "disputed", "by its invoice");

    let nordlicht = w.ok("board", json!({ "text": "nordl" }));
    assert_eq!(
        (nordlicht["count"].as_u64(), titles(column(&nordlicht, "planned"))),
        (Some(1), vec!["Roadmap".to_owned()])
    );
    assert_eq!(w.ok("board", json!({ "client": 1 }))["count"], 6);
    let of_project = w.ok("board", json!({ "project": 2 }));
    assert_eq!((of_project["count"].as_u64(), of_project["projects"].as_array().unwrap().len()), (Some(1), 1));
    assert_eq!(w.ok("board", json!({ "text": "nothing like it" }))["count"], 0);
    w.ok("archive_project", json!({ "id": 2, "archived": true }));
    assert_eq!(w.ok("board", json!({}))["count"], 6, "what is archived is done with");
    assert_eq!(w.ok("board", json!({ "project": 2 }))["count"], 1, "and its own board stays");
}

#[test]
fn s90_one_list_of_all_milestones_is_filtered_and_sorted() {
    let (w, _) = world();
    let list = |asked: Value| w.ok("all_milestones", asked);
    let all = list(json!({}));
    assert_eq!(titles(&all), ["Planned", "Roadmap", "Begun", "Waits", "Ready", "Billed", "Paid"]);
    assert_eq!((all["count"].as_u64(), money(&all["sum"])), (Some(7), "650.00 EUR".to_owned()));
    assert_eq!(titles(&list(json!({ "status": "ready" }))), ["Ready"]);
    assert_eq!(titles(&list(json!({ "order": "age" })))[..2], ["Begun", "Waits"], "the oldest first");
    assert_eq!(titles(&list(json!({ "order": "amount", "reversed": true })))[0], "Roadmap", "the smallest first");
    assert_eq!(titles(&list(json!({ "order": "project", "client": 1 }))).len(), 6);
    assert_eq!(titles(&list(json!({ "order": "client" }))).last().unwrap(), "Roadmap", "Halden before Nordlicht");
    assert_eq!(list(json!({ "order": "date" }))["rows"][0]["title"], "Waits");
    w.refused("usage", "all_milestones", json!({ "order": "luck" }));
    w.refused("usage", "board", json!({ "columns": 7 }));
}

#[test]
fn s90_several_ready_milestones_of_the_list_become_one_invoice() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    w.accept(plan.milestones[1]);
    let ready = w.ok("all_milestones", json!({ "status": "ready" }));
    let ids: Vec<&Value> = ready["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    let draft = w.ok("prepare_milestones", json!({ "project": plan.id, "milestones": ids }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(invoice["kind"], "several");
    let board = w.ok("board", json!({}));
    assert_eq!(titles(column(&board, "invoiced")), ["Discovery report", "Pilot route live"]);
    assert_eq!(column(&board, "ready")["count"], 0);
    w.assert_sound();
}

/// Ready milestones: two of one project, one of another project of the same client, one of another client.
fn ready_across(w: &World) -> (Vec<i64>, Vec<i64>) {
    let client = w.client();
    let first = w.plan(client, "300", &[("Audit", "100"), ("Design", "100"), ("Build", "100")]);
    let second = w.plan(client, "50", &[("Training", "50")]);
    let other = crate::world::halden();
    let other = crate::world::id(&w.ok("create_client", other));
    let third = w.plan(other, "70", &[("Roadmap", "70")]);
    for plan in [&first, &second, &third] {
        w.agree(plan);
        plan.milestones.iter().for_each(|milestone| w.accept(*milestone));
    }
    let chosen = vec![first.milestones[1], third.milestones[0], first.milestones[0], second.milestones[0]];
    (chosen, vec![first.id, third.id, second.id])
}

fn drafts(w: &World) -> Vec<Value> {
    let rows = w.ok("invoices", json!({ "state": "drafts" }))["rows"].as_array().unwrap().clone();
    rows.into_iter().map(|row| w.ok("invoice_draft", json!({ "id": row["draft"] }))).collect()
}

#[test]
fn s90_ready_milestones_of_several_projects_become_one_draft_for_each_project() {
    let w = World::on(TODAY);
    let (chosen, projects) = ready_across(&w);
    let made = w.ok("prepare_across", json!({ "milestones": chosen }));
    let of = |key: &str| made["drafts"].as_array().unwrap().iter().map(|draft| draft[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("project"), projects.iter().map(|id| json!(id)).collect::<Vec<_>>(), "{made:#}");
    assert_eq!((of("milestones"), &made["clients"]), (vec![json!(2), json!(1), json!(1)], &json!(2)));
    let first = w.ok("invoice_draft", json!({ "id": made["drafts"][0]["id"] }));
    let lines: Vec<i64> =
        first["form"]["lines"].as_array().unwrap().iter().map(|line| line["milestone"].as_i64().unwrap()).collect();
    assert_eq!(lines, [chosen[2], chosen[0]], "in the order of the plan");
    for draft in made["drafts"].as_array().unwrap() {
        w.ok("issue_invoice", json!({ "id": draft["id"] }));
    }
    w.refused("not_found", "undo_prepare_across", json!({}));
    w.assert_reopens_sound();
}

#[test]
fn s90_preparing_across_projects_is_undone_with_all_that_was_typed_before() {
    let w = World::on(TODAY);
    let (chosen, _) = ready_across(&w);
    let own = w.prepare(chosen[0]);
    w.ok("save_invoice_draft", json!({ "id": own, "patch": { "note": "Thank you for the visit." } }));
    let before = drafts(&w);
    w.ok("prepare_across", json!({ "milestones": chosen }));
    assert_eq!(drafts(&w).len(), 3, "the draft of the single one went into the one of its project");
    w.ok("undo_prepare_across", json!({}));
    assert_eq!(drafts(&w), before, "every draft is as it was");
    w.refused("not_found", "undo_prepare_across", json!({}));

    let made = w.ok("prepare_across", json!({ "milestones": chosen }));
    let last = &made["drafts"][2]["id"];
    w.ok("save_invoice_draft", json!({ "id": last, "patch": { "note": "Typed since" } }));
    w.refused("not_found", "undo_prepare_across", json!({}));
    assert_eq!(w.ok("invoice_draft", json!({ "id": last }))["form"]["note"], "Typed since", "nothing typed is lost");
}

#[test]
fn s90_preparing_across_projects_is_all_or_nothing() {
    let w = World::on(TODAY);
    let (mut chosen, _) = ready_across(&w);
    w.refused("invalid", "prepare_across", json!({ "milestones": [] }));
    w.issue(chosen[3]);
    w.refused("already_invoiced", "prepare_across", json!({ "milestones": chosen }));
    assert!(drafts(&w).is_empty(), "no draft of the others is left");
    chosen.pop();
    chosen.push(9999);
    w.refused("not_found", "prepare_across", json!({ "milestones": chosen }));
    assert!(drafts(&w).is_empty());
    w.refused("not_found", "undo_prepare_across", json!({}));
}
