//! A change order as a paper for the client, its answer, and the record of what came to nothing.

use crate::papers::{assert_says, bytes, hand_to_judges};
use crate::world::{Plan, TODAY, World, codes, id, money, words};
use serde_json::{Value, json};

/// An agreed plan, and a change order of it: the rollout costs more, the pilot is later, a depot comes in.
fn changed(w: &World) -> (Plan, i64) {
    let plan = w.agreed();
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A sixth line and a depot." } }));
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": "18000" } }));
    w.ok("save_change_row", json!({ "id": order, "row": 2, "patch": { "target_on": "2027-01-29" } }));
    let depot = json!({ "title": "Depot interface", "criterion": "Live", "amount": "1200", "target_on": "2027-02-05" });
    w.ok("add_change_row", json!({ "id": order, "patch": depot }));
    (plan, order)
}

fn paper(w: &World, order: i64) -> String {
    words(&bytes(w, "addendum_pdf", order).unwrap())
}

#[test]
fn s60_the_addendum_says_what_changes_and_is_a_draft_until_it_is_sent() {
    let w = World::on(TODAY);
    let (_, order) = changed(&w);
    let view = w.ok("addendum", json!({ "id": order }));
    assert_eq!((view["kind"].as_str(), view["problems"].as_array().map(Vec::len)), (Some("addendum"), Some(0)));
    assert!(!view["preview"]["pages"].as_array().unwrap().is_empty(), "the pages are drawn");
    let draft = paper(&w, order);
    assert_says(&draft, &["Change order 1", "Draft", "A sixth line and a depot.", "Halden Rail Ltd", "Signature"]);
    assert_says(&draft, &["Rollout", "14,400.00", "18,000.00", "+3,600.00"]);
    assert_says(&draft, &["Depot interface", "+1,200.00", "5 Feb 2027", "29 Jan 2027", "Rescheduled"]);
    assert_says(&draft, &["48,000.00", "+4,800.00", "52,800.00", "VAT 23%", "12,144.00", "64,944.00"]);

    w.ok("send_change_order", json!({ "id": order }));
    let sent = bytes(&w, "addendum_pdf", order).unwrap();
    hand_to_judges(&sent, "s60-addendum-a4-en.pdf");
    assert!(!words(&sent).contains("Draft"), "it has gone out");
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": "18100" } }));
    assert_says(&paper(&w, order), &["Draft", "18,100.00"]);
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": "18000" } }));
    assert_eq!(bytes(&w, "addendum_pdf", order).unwrap(), sent, "what was sent, byte for byte");
}

#[test]
fn s60_the_answer_stands_on_the_addendum_for_good() {
    let mut w = World::on(TODAY);
    let (plan, order) = changed(&w);
    w.ok("send_change_order", json!({ "id": order }));
    let yes = json!({ "id": order, "by": "Ciara Doyle", "channel": "email", "words": "Agreed, go ahead." });
    w.ok("agree_change_order", yes);
    let agreed = bytes(&w, "addendum_pdf", order).unwrap();
    hand_to_judges(&agreed, "s60-addendum-agreed-a4-en.pdf");
    assert_says(&words(&agreed), &["Agreed on 16 November 2026 by Ciara Doyle, by email.", "Agreed, go ahead."]);
    assert!(!words(&agreed).contains("Signature"));

    // Billed, and changed once more: this paper is about the plans that it stood between.
    w.bill(plan.milestones[2]);
    let next = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": next, "patch": { "reason": "Less." } }));
    w.ok("remove_change_row", json!({ "id": next, "row": 4 }));
    w.ok("agree_change_order", json!({ "id": next, "by": "Ciara Doyle", "channel": "call" }));
    w.restart("2027-06-01");
    assert_eq!(bytes(&w, "addendum_pdf", order).unwrap(), agreed, "the same bytes half a year later");
    assert_says(&paper(&w, next), &["Change order 2", "Removed", "-1,200.00", "51,600.00"]);
    w.assert_sound();
}

#[test]
fn s58_a_no_is_recorded_with_who_when_how_and_in_which_words_and_stays_listed() {
    let w = World::on(TODAY);
    let (plan, order) = changed(&w);
    w.ok("send_change_order", json!({ "id": order, "on": "2026-11-10" }));
    let no =
        |by: &str, on: &str| json!({ "id": order, "by": by, "on": on, "channel": "call", "words": "Not this year." });
    let problem = w.refused("invalid", "decline_change_order", no("  ", "2026-11-12"));
    assert_eq!(problem["fields"][0]["field"], "by", "an empty name is no withdrawal");
    w.refused("invalid", "decline_change_order", no("Ciara Doyle", "yesterdayish"));
    w.refused("in_the_future", "decline_change_order", no("Ciara Doyle", "2026-11-17"));
    let view = w.ok("decline_change_order", no("Ciara Doyle", "2026-11-12"));
    let listed = &view["rejected"][0];
    let told = ["state", "reason", "on", "by", "channel", "words"].map(|key| listed[key].as_str().unwrap());
    let expected = ["declined", "A sixth line and a depot.", "2026-11-12", "Ciara Doyle", "call", "Not this year."];
    assert_eq!(told, expected);
    assert_eq!((listed["number"].as_u64(), money(&listed["delta"])), (Some(1), "4800.00 EUR".to_owned()));
    assert_eq!(view["revisions"].as_array().unwrap().len(), 1, "it is no revision");
    let said = paper(&w, order);
    assert_says(&said, &["Declined on 12 November 2026 by Ciara Doyle, by phone.", "Not this year."]);
    assert!(!said.contains("Signature") && !said.contains("Draft"));

    let compared = w.ok("compare_revisions", json!({ "project": plan.id, "before": 1, "after": 2 }));
    assert_eq!(compared["after"]["state"], "declined");
}

#[test]
fn s58_what_is_withdrawn_says_so_and_keeps_its_author_s_words_private() {
    let w = World::on(TODAY);
    let (plan, order) = changed(&w);
    w.ok("send_change_order", json!({ "id": order }));
    let view = w.ok("decline_change_order", json!({ "id": order, "words": "SECRET: too cheap" }));
    let listed = &view["rejected"][0];
    assert_eq!((listed["state"].as_str(), listed["by"].as_str()), (Some("withdrawn"), Some("")));
    let said = paper(&w, order);
    assert_says(&said, &["Withdrawn on 16 November 2026."]);
    assert!(!said.contains("SECRET"), "{said}");
    let orders = w.ok("change_orders", json!({ "id": plan.id }));
    assert_eq!(
        (orders[0]["state"].as_str(), orders[0]["settled"]["words"].as_str()),
        (Some("withdrawn"), Some("SECRET: too cheap"))
    );
}

#[test]
fn s60_what_keeps_an_addendum_from_going_out_is_named_with_its_field() {
    let w = World::empty(TODAY, "IE");
    let client = id(&w.ok("create_client", json!({ "name": "Halden Rail Ltd" })));
    let plan = w.plan(client, "100", &[("Discovery", "100")]);
    w.agree(&plan);
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    let told = |w: &World| -> Vec<(String, String)> {
        let view = w.ok("addendum", json!({ "id": order }));
        let part = |problem: &Value, key: &str| problem[key].as_str().unwrap().to_owned();
        view["problems"].as_array().unwrap().iter().map(|p| (part(p, "code"), part(p, "address"))).collect()
    };
    let pair = |code: &str, address: &str| (code.to_owned(), address.to_owned());
    let missing = told(&w);
    for wanted in [
        pair("missing_seller_name", "business"),
        pair("missing_seller_address", "business"),
        pair("missing_client_address", "client"),
        pair("nothing_changes", "schedule"),
        pair("change_without_reason", "schedule"),
    ] {
        assert!(missing.contains(&wanted), "{wanted:?} is not told: {missing:?}");
    }
    let problem = bytes(&w, "addendum_pdf", order).unwrap_err();
    assert_eq!((problem.code.as_str(), problem.fields.len()), ("several", missing.len()));

    w.ok("save_business", crate::world::sandberg());
    w.ok("save_client", json!({ "id": client, "patch": crate::world::halden() }));
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "More." } }));
    w.refused("invalid", "save_change_row", json!({ "id": order, "row": 1, "patch": { "amount": "1,2.3,4" } }));
    assert_eq!(bytes(&w, "addendum_pdf", order).unwrap_err().code, "invalid", "a figure waits to become one");
    w.ok("save_change_row", json!({ "id": order, "row": 1, "patch": { "amount": "120", "title": "Sealed \u{f8ff}" } }));
    let view = w.ok("addendum", json!({ "id": order }));
    assert_eq!(codes(&json!({ "fields": view["problems"] })), ["unprintable"]);
    assert_eq!(bytes(&w, "addendum_pdf", order).unwrap_err().code, "unprintable");
    w.refused("not_found", "addendum", json!({ "id": 99 }));
}

#[test]
fn s60_the_addendum_speaks_the_languages_of_the_client_and_holds_no_private_note() {
    let w = World::on(TODAY);
    let (plan, order) = changed(&w);
    let look =
        json!({ "language": "de", "second_language": "en-IE", "template": "compact", "private_note": "SECRET client" });
    w.ok("save_client", json!({ "id": 1, "patch": look }));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "private_note": "SECRET project" } }));
    let pdf = bytes(&w, "addendum_pdf", order).unwrap();
    hand_to_judges(&pdf, "s60-addendum-a4-de-en.pdf");
    let said = words(&pdf);
    assert_says(&said, &["Nachtrag 1 / Change order 1", "Entwurf", "Vertragswert bisher", "52.800,00"]);
    assert!(!said.contains("SECRET"), "{said}");
}

#[test]
fn s58_the_comparison_says_which_month_wins_and_which_loses_what() {
    let w = World::on(TODAY);
    let (plan, _) = changed(&w);
    let months = |w: &World| -> Vec<(Value, String, String)> {
        let compared = w.ok("compare_revisions", json!({ "project": plan.id, "before": 1, "after": 2 }));
        let row = |row: &Value| (row["month"].clone(), money(&row["before"]), money(&row["after"]));
        compared["cash"].as_array().unwrap().iter().map(row).collect()
    };
    let told = |month: Value, before: &str, after: &str| (month, format!("{before} EUR"), format!("{after} EUR"));
    let undated = |before: &str, after: &str| told(Value::Null, before, after);
    let expected = [
        told(json!("2027-01-01"), "0.00", "19200.00"),
        told(json!("2027-02-01"), "0.00", "1200.00"),
        undated("48000.00", "32400.00"),
    ];
    assert_eq!(months(&w), expected);
    w.bill(plan.milestones[0]);
    assert_eq!(months(&w)[2], undated("33600.00", "18000.00"), "what is billed is not expected any more");
}
