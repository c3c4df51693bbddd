//! The shapes in which a contract is billed: parts, several milestones, deposits, money kept back, final invoices,
//! copies, drafts for a whole plan. Net sums are followed through to the account of the contract.

use crate::world::{Plan, TODAY, World, fields, line, money};
use serde_json::{Value, json};

pub fn account(w: &World, plan: &Plan) -> Value {
    w.ok("contract_account", json!({ "id": plan.id }))
}

#[track_caller]
pub fn is(account: &Value, what: &str, amount: &str) {
    assert_eq!(money(&account[what]), format!("{amount} EUR"), "{what} of {account:#}");
}

/// The eight places of every row sum to its value, and the rows to the contract.
#[track_caller]
pub fn sums_up(account: &Value) {
    let minor =
        |row: &Value, key: &str| -> i64 { row[key]["amount"].as_str().unwrap().replace('.', "").parse().unwrap() };
    let places = ["planned", "in_progress", "waiting", "ready", "outstanding", "retained", "paid", "written_off"];
    let rows = account["milestones"].as_array().unwrap();
    for row in rows.iter().chain([&account["total"]]) {
        assert_eq!(places.iter().map(|p| minor(row, p)).sum::<i64>(), minor(row, "value"), "{row:#}");
    }
    assert_eq!(rows.iter().map(|row| minor(row, "value")).sum::<i64>(), minor(account, "current"));
}

/// Saves what is typed into the first line of a draft.
pub fn type_line(w: &World, draft: &Value, changes: Value) -> Value {
    let mut line = draft["form"]["lines"][0].clone();
    for (key, value) in changes.as_object().unwrap() {
        line[key] = value.clone();
    }
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [line] } }))
}

pub fn issue(w: &World, draft: &Value) -> Value {
    w.ok("issue_invoice", json!({ "id": draft["id"] }))
}

pub fn lines(document: &Value) -> Vec<(String, String)> {
    let rows = document["lines"].as_array().unwrap();
    rows.iter().map(|l| (l["role"].as_str().unwrap().to_owned(), money(&l["net"]))).collect()
}

#[test]
fn s06_a_milestone_is_billed_in_parts_and_never_beyond_its_amount() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let draft = type_line(&w, &draft, json!({ "role": "part", "unit_price": "5000" }));
    let first = issue(&w, &draft);
    assert_eq!((first["kind"].as_str(), money(&first["net"])), (Some("part"), "5000.00 EUR".to_owned()));
    let row = w.ok("project", json!({ "id": plan.id }))["milestones"][0].clone();
    assert_eq!(
        (row["status"].as_str(), row["is_open"].as_bool()),
        (Some("ready"), Some(true)),
        "the rest can be billed"
    );
    assert_eq!((money(&row["left"]), row["is_locked"].as_bool()), ("9400.00 EUR".to_owned(), Some(true)));
    let rungs = |w: &World| {
        let column = w.ok("project", json!({ "id": plan.id }))["ladder"][0].clone();
        (column["billed_permille"].as_u64().unwrap(), column["paid_permille"].as_u64().unwrap())
    };
    assert_eq!(rungs(&w), (347, 0), "5,000 of 14,400");

    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    assert_eq!((money(&draft["net"]), draft["lines"][0]["is_begun"].as_bool()), ("9400.00 EUR".to_owned(), Some(true)));
    let above = type_line(&w, &draft, json!({ "role": "part", "unit_price": "9400.01" }));
    assert_eq!(above["is_ready"], false);
    w.refused("amount_differs_from_plan", "issue_invoice", json!({ "id": draft["id"] }));
    let rest = type_line(&w, &draft, json!({ "role": "billing", "unit_price": "" }));
    let second = issue(&w, &rest);
    assert_eq!(money(&second["net"]), "9400.00 EUR");
    w.refused("already_invoiced", "prepare_invoice", json!({ "id": plan.milestones[0] }));
    w.pay(&first);
    let standing = |w: &World| w.ok("project", json!({ "id": plan.id }))["milestones"][0]["status"].clone();
    assert_eq!(standing(&w), "invoiced", "a part is still open");
    assert_eq!(rungs(&w), (1000, 347), "all is billed, and the first part is paid");
    w.pay(&second);
    assert_eq!(standing(&w), "paid");
    sums_up(&account(&w, &plan));
    w.hand_to_judges(&first, "billing-part.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s90_one_invoice_bills_several_milestones_and_takes_what_was_typed_before_along() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    plan.milestones.iter().for_each(|m| w.accept(*m));
    let typed = w.ok("prepare_invoice", json!({ "id": plan.milestones[1] }));
    type_line(&w, &typed, json!({ "description": "With the night service" }));
    let both = json!({ "project": plan.id, "milestones": [plan.milestones[1], plan.milestones[0]] });
    let draft = w.ok("prepare_milestones", both);
    let order: Vec<&Value> = draft["form"]["lines"].as_array().unwrap().iter().map(|l| &l["milestone"]).collect();
    assert_eq!(order, [&json!(plan.milestones[0]), &json!(plan.milestones[1])], "in the order of the plan");
    assert_eq!(draft["form"]["lines"][1]["description"], "With the night service");
    w.refused("not_found", "invoice_draft", json!({ "id": typed["id"] }));
    let invoice = issue(&w, &draft);
    assert_eq!((invoice["kind"].as_str(), money(&invoice["net"])), (Some("several"), "33600.00 EUR".to_owned()));
    let again = json!({ "project": plan.id, "milestones": [plan.milestones[0]] });
    w.refused("already_invoiced", "prepare_milestones", again);
    let none = w.refused("invalid", "prepare_milestones", json!({ "project": plan.id, "milestones": [] }));
    assert_eq!(fields(&none), ["milestones"]);
    w.refused("not_found", "prepare_milestones", json!({ "project": plan.id, "milestones": [987] }));
}

#[test]
fn s34_drafts_for_a_whole_plan_hold_no_number_and_follow_it() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let kept = w.prepare(plan.milestones[1]);
    assert_eq!(w.ok("prepare_all", json!({ "id": plan.id }))["made"], 2, "one was there already");
    assert_eq!(w.ok("prepare_all", json!({ "id": plan.id }))["made"], 0, "twice makes nothing twice");
    let rows = w.ok("project", json!({ "id": plan.id }))["milestones"].clone();
    assert!(rows.as_array().unwrap().iter().all(|row| row["draft"].is_i64()), "{rows:#}");
    assert_eq!(rows[1]["draft"], kept);
    w.ok("save_milestone", json!({ "id": plan.milestones[2], "patch": { "amount": "15000" } }));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "contract": "48600" } }));
    let last = w.ok("invoice_draft", json!({ "id": rows[2]["draft"] }));
    assert_eq!(money(&last["net"]), "15000.00 EUR", "re-priced with the plan");
    w.ok("delete_invoice_draft", json!({ "id": rows[0]["draft"] }));
    w.agree(&plan);
    w.accept(plan.milestones[1]);
    let invoice = w.ok("issue_invoice", json!({ "id": kept }));
    assert_eq!(invoice["number"], "2026-001", "no draft had used a number");
}

#[test]
fn s42_a_copy_is_a_new_draft_and_its_original_stays_as_it_is() {
    let w = World::on(TODAY);
    let client = w.client();
    let original = w.bill_freely(client, "Retainer, October", "1200");
    let bytes = w.pdf(&original);
    w.pay(&original);
    let copy = w.ok("duplicate_invoice", json!({ "id": original["id"] }));
    assert_eq!((copy["form"]["copied_from"].as_str(), copy["form"]["issue_on"].as_str()), (Some("2026-001"), Some("")));
    let second = issue(&w, &copy);
    assert_eq!((second["number"].as_str(), money(&second["open"])), (Some("2026-002"), "1476.00 EUR".to_owned()));
    assert_eq!(w.pdf(&original), bytes);
    let note = w.ok("issue_credit", json!({ "id": second["id"], "extent": "whole", "reason": "Sent twice" }));
    w.refused("credit_of_credit", "duplicate_invoice", json!({ "id": note["id"] }));
}

#[test]
fn s42_a_copy_of_a_billed_milestone_is_a_free_line_until_the_milestone_is_open_again() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let copy = w.ok("duplicate_invoice", json!({ "id": invoice["id"] }));
    assert!(copy["form"]["lines"][0]["milestone"].is_null(), "it is billed already");
    w.ok("delete_invoice_draft", json!({ "id": copy["id"] }));
    w.ok("issue_credit", json!({ "id": invoice["id"], "extent": "whole", "reason": "Wrong order number" }));
    let copy = w.ok("duplicate_invoice", json!({ "id": invoice["id"] }));
    assert_eq!(copy["form"]["lines"][0]["milestone"], plan.milestones[0]);
    assert_eq!(money(&issue(&w, &copy)["net"]), "14400.00 EUR");
}

#[test]
fn s43_texts_are_kept_under_names_and_used_again() {
    let w = World::on(TODAY);
    let kept =
        json!([{ "name": "Travel", "text": "Travel to the site, by rail" }, { "name": "Night", "text": "Night work" }]);
    assert_eq!(w.ok("save_snippets", json!({ "snippets": kept })), kept);
    let twice = json!([{ "name": "Travel", "text": "By rail" }, { "name": " Travel ", "text": "By air" }, { "name": "", "text": "" }]);
    let refused = w.refused("invalid", "save_snippets", json!({ "snippets": twice }));
    assert_eq!(fields(&refused), ["snippets.1.name", "snippets.2.name", "snippets.2.text"]);
    assert_eq!(w.ok("snippets", json!({})), kept);
}

#[test]
fn s06_a_credited_part_can_be_billed_again() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let part = issue(&w, &type_line(&w, &draft, json!({ "role": "part", "unit_price": "4400" })));
    w.issue(plan.milestones[0]);
    w.ok("issue_credit", json!({ "id": part["id"], "extent": "whole", "reason": "Wrong address" }));
    let row = w.ok("project", json!({ "id": plan.id }))["milestones"][0].clone();
    assert_eq!((row["status"].as_str(), money(&row["left"])), (Some("ready"), "4400.00 EUR".to_owned()));
    assert_eq!(money(&w.issue(plan.milestones[0])["net"]), "4400.00 EUR");
    sums_up(&account(&w, &plan));
    w.assert_reopens_sound();
}

#[test]
fn a_line_that_does_not_fit_what_it_bills_is_named_and_nothing_is_lost() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    for odd in [json!({ "role": "deduction" }), json!({ "role": "deposit" }), json!({ "role": "release" })] {
        let kept = type_line(&w, &draft, odd.clone());
        let named: Vec<&str> =
            kept["problems"].as_array().unwrap().iter().map(|p| p["field"].as_str().unwrap()).collect();
        assert!(named.contains(&"lines.0.role"), "{odd}: {named:?}");
    }
    let free = json!({ "id": draft["id"], "patch": { "lines": [line("Travel", "100")] } });
    assert!(w.ok("save_invoice_draft", free)["lines"].as_array().unwrap().len() == 1);
}

/// Takes the standings out of a closed book; with the mark that a migration leaves, or without.
fn without_standings(w: &World, mark: bool) {
    let conn = storage::Connection::open(crate::world::folders(&w.folder()).book).unwrap();
    conn.execute("DELETE FROM milestone_standing", []).unwrap();
    if mark {
        conn.execute("INSERT INTO setting (key, json) VALUES ('standings_are_missing', 'true')", []).unwrap();
    }
}

#[test]
fn a_book_of_an_earlier_format_gets_its_standings_when_it_is_opened() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.pay(&w.bill(plan.milestones[0]));
    let before = w.ok("project", json!({ "id": plan.id }));
    let mut w = w.close();
    without_standings(&w, true);
    w.restart(TODAY);
    assert_eq!(w.ok("project", json!({ "id": plan.id })), before);
    w.assert_sound();
    let mut w = w.close();
    without_standings(&w, false);
    w.restart(TODAY);
    assert_eq!(w.ok("verify", json!({}))["is_sound"], false, "a cache that was tampered with is found");
}
