//! What the client says of work that waits for its yes: changes, round by round, and notes of what was decided.

use crate::world::{TODAY, World, fields};
use serde_json::{Value, json};

fn asked(id: i64) -> Value {
    json!({ "id": id, "by": "Ciara Doyle", "role": "Head of Revenue Systems", "channel": "call", "words": "The annex is missing" })
}

#[test]
fn s82_changes_requested_put_the_work_in_progress_and_the_round_counts() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    let id = plan.milestones[0];
    w.ok("mark_done", json!({ "id": id, "on": "2026-11-12" }));
    let seen = w.ok("request_changes", asked(id));
    assert_eq!(
        (seen["status"].as_str(), seen["changes_requested"].as_bool(), seen["round"].as_u64()),
        (Some("in_progress"), Some(true), Some(2))
    );
    let round = &seen["rounds"][0];
    assert_eq!(
        (round["round"].as_u64(), round["by"].as_str(), round["words"].as_str()),
        (Some(1), Some("Ciara Doyle"), Some("The annex is missing"))
    );
    assert_eq!(seen["history"].as_array().unwrap().last().unwrap()["command"], "request_changes");
    let row = w.ok("project", json!({ "id": plan.id }))["milestones"][0].clone();
    assert_eq!((row["status"].as_str(), row["changes_requested"].as_bool()), (Some("in_progress"), Some(true)));
    w.refused("not_done", "accept_milestone", json!({ "id": id, "by": "Ciara Doyle", "channel": "email" }));

    w.restart("2026-11-18");
    let seen = w.ok("mark_done", json!({ "id": id }));
    assert_eq!(
        (seen["status"].as_str(), seen["changes_requested"].as_bool(), seen["round"].as_u64()),
        (Some("waiting_for_sign_off"), Some(false), Some(2))
    );
    let again = w.ok("request_changes", asked(id));
    assert_eq!((again["round"].as_u64(), again["rounds"][0]["round"].as_u64()), (Some(3), Some(2)), "newest first");
    w.ok("mark_done", json!({ "id": id }));
    w.ok("accept_milestone", json!({ "id": id, "by": "Ciara Doyle", "channel": "email" }));
    let invoice = w.issue(id);
    assert!(!w.words(&invoice).contains("annex"), "what was asked for is on no paper");
    w.assert_sound();
}

#[test]
fn s82_a_request_recorded_by_mistake_is_taken_back_and_it_waits_since_the_day_it_was_done() {
    let w = World::on(TODAY);
    let id = w.agreed().milestones[0];
    w.ok("mark_done", json!({ "id": id, "on": "2026-11-12" }));
    w.ok("request_changes", asked(id));
    let seen = w.ok("withdraw_changes", json!({ "id": id }));
    assert_eq!(
        (seen["status"].as_str(), seen["done_on"].as_str(), seen["days_waiting"].as_i64()),
        (Some("waiting_for_sign_off"), Some("2026-11-12"), Some(4))
    );
    assert_eq!((seen["round"].as_u64(), &seen["rounds"]), (Some(1), &json!([])));
    assert_eq!(seen["history"].as_array().unwrap().len(), 3, "both stay in the history: {:#}", seen["history"]);
    w.refused("no_changes_requested", "withdraw_changes", json!({ "id": id }));
    w.assert_sound();
}

#[test]
fn s82_changes_are_asked_for_of_what_waits_and_of_nothing_else() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let [first, second, _] = plan.milestones[..] else { panic!("three milestones") };
    let with = |more: Value| {
        let mut all = asked(first);
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    w.refused("not_done", "request_changes", asked(first));
    w.ok("mark_done", json!({ "id": first }));
    assert_eq!(fields(&w.refused("invalid", "request_changes", with(json!({ "words": " " })))), ["words"]);
    assert_eq!(fields(&w.refused("invalid", "request_changes", with(json!({ "by": "" })))), ["by"]);
    assert_eq!(
        fields(&w.refused("changes_before_done", "request_changes", with(json!({ "on": "2026-11-15" })))),
        ["on"]
    );
    assert_eq!(fields(&w.refused("in_the_future", "request_changes", with(json!({ "on": "2026-11-17" })))), ["on"]);
    w.refused("no_changes_requested", "withdraw_changes", json!({ "id": first }));
    w.accept(second);
    w.refused("already_accepted", "request_changes", asked(second));
    w.issue(second);
    w.refused("already_accepted", "request_changes", asked(second));
}

#[test]
fn s82_s65_files_of_a_request_are_evidence_and_leave_the_next_sign_off_free() {
    let w = World::on(TODAY);
    let id = w.agreed().milestones[0];
    w.ok("mark_done", json!({ "id": id }));
    let place = json!({ "kind": "sign_off", "id": id });
    app::bytes::take(w.app(), "attach_file", json!({ "to": place, "name": "RE annex.eml" }), b"From: ciara").unwrap();
    let seen = w.ok("request_changes", asked(id));
    let file = &seen["rounds"][0]["files"][0];
    assert_eq!((file["name"].as_str(), file["is_evidence"].as_bool()), (Some("RE annex.eml"), Some(true)));
    w.refused("evidence_stays", "remove_attachment", json!({ "id": file["id"] }));
    let listed = w.ok("attachments", place);
    assert_eq!((listed.as_array().unwrap().len(), listed[0]["is_earlier"].as_bool()), (1, Some(true)));
    w.ok("mark_done", json!({ "id": id }));
    w.ok("accept_milestone", json!({ "id": id, "by": "Ciara Doyle", "channel": "email" }));
    assert_eq!(w.ok("milestone", json!({ "id": id }))["rounds"][0]["files"][0]["name"], "RE annex.eml");
    w.assert_reopens_sound();
}

#[test]
fn s82_a_decision_is_a_paragraph_of_the_notes_that_are_there() {
    let w = World::on(TODAY);
    let id = w.agreed().milestones[0];
    let note = |side: &str, words: &str| json!({ "id": id, "by": "Ciara Doyle", "words": words, "side": side });
    w.ok("note_decision", note("private", "They want two languages"));
    w.ok("note_decision", note("private", "One is enough"));
    let seen = w.ok("note_decision", note("client", "English only, as agreed on the call"));
    let text = |field: &str| seen["form"][field].as_str().unwrap().to_owned();
    assert_eq!(
        text("private_note"),
        "16 November 2026, Ciara Doyle: They want two languages\n\n16 November 2026, Ciara Doyle: One is enough"
    );
    assert_eq!(text("client_note"), "16 November 2026, Ciara Doyle: English only, as agreed on the call");
    assert_eq!(fields(&w.refused("invalid", "note_decision", note("private", ""))), ["words"]);
    assert_eq!(
        fields(&w.refused(
            "in_the_future",
            "note_decision",
            json!({ "id": id, "on": "2026-11-20", "words": "x", "side": "private" })
        )),
        ["on"]
    );
    let invoice = w.bill(id);
    let words = w.words(&invoice);
    assert!(words.contains("English only") && !words.contains("two languages"), "{words}");
    w.refused("already_invoiced", "note_decision", note("client", "Too late for the page"));
    w.ok("note_decision", note("private", "Still room for oneself"));
}
