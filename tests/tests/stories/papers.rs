//! Papers beside the invoice: a plan as a proposal and as the schedule, an acceptance as a certificate.

use crate::world::{Plan, TODAY, World, codes, fields, money, words};
use serde_json::{Value, json};
use std::path::Path;

#[track_caller]
pub fn assert_says(words: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(words.contains(part), "the paper does not say {part:?}: {words}");
    }
}

pub fn bytes(w: &World, name: &str, id: i64) -> Result<Vec<u8>, app::Problem> {
    app::bytes::bytes(w.app(), name, json!({ "id": id }))
}

/// Leaves the PDF for the judges of `./dev test`, where they asked.
pub fn hand_to_judges(pdf: &[u8], name: &str) {
    if let Some(folder) = std::env::var_os("MILEPOST_JUDGED") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(Path::new(&folder).join(name), pdf).unwrap();
    }
}

/// Three milestones over 48,000 for Halden Rail with days, deliverables, scope and an end of the offer; not agreed.
fn offered(w: &World) -> Plan {
    let milestones = [("Discovery report", "14400"), ("Pilot route live", "19200"), ("Rollout", "14400")];
    let plan = w.plan(w.client(), "48000", &milestones);
    for (milestone, on) in plan.milestones.iter().zip(["2026-12-15", "2027-02-26", "2027-05-31"]) {
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": on } }));
    }
    w.ok("add_deliverable", json!({ "milestone": plan.milestones[1], "title": "Parallel run report" }));
    let patch = json!({
        "scope": "Billing moves from the mainframe to the new platform.\n\nThe depots stay as they are.",
        "dispute_note": "Changes are agreed in writing. The parties talk before anybody sues.",
        "offer_until": "31 Dec 2026",
    });
    w.ok("save_project", json!({ "id": plan.id, "patch": patch }));
    plan
}

#[test]
fn s30_a_plan_becomes_a_proposal_with_scope_sums_due_dates_and_a_block_to_sign() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    let view = w.ok("proposal", json!({ "id": plan.id }));
    assert_eq!((view["kind"].as_str(), view["problems"].as_array().map(Vec::len)), (Some("proposal"), Some(0)));
    assert!(!view["preview"]["pages"].as_array().unwrap().is_empty(), "the pages are drawn");

    let pdf = bytes(&w, "proposal_pdf", plan.id).unwrap();
    hand_to_judges(&pdf, "s30-proposal-a4-en.pdf");
    let said = words(&pdf);
    assert_says(&said, &["Billing platform migration", "Sandberg Advisory", "Halden Rail Ltd", "3 Northgate Yard"]);
    assert_says(&said, &["Billing moves from the mainframe", "The depots stay as they are.", "PO-88213"]);
    assert_says(&said, &["Discovery report", "Pilot route live, handed over", "Parallel run report", "14,400.00"]);
    assert_says(&said, &["48,000.00", "VAT 23%", "11,040.00", "59,040.00"]);
    // Net 30 from the day on which the pilot is planned.
    assert_says(&said, &["26 Feb 2027", "28 Mar 2027", "31 December 2026"]);
    assert_says(&said, &["Changes are agreed in writing."]);
    assert_eq!(bytes(&w, "proposal_pdf", plan.id).unwrap(), pdf, "the same plan makes the same bytes");
}

#[test]
fn s31_once_agreed_it_is_the_schedule_and_a_change_order_changes_it_once_it_is_agreed() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    w.agree(&plan);
    assert_eq!(w.ok("proposal", json!({ "id": plan.id }))["kind"], "schedule");
    let pdf = bytes(&w, "proposal_pdf", plan.id).unwrap();
    hand_to_judges(&pdf, "s31-schedule-a4-en.pdf");
    assert_says(&words(&pdf), &["Ciara Doyle", "16 November 2026"]);

    let order = w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]["id"].clone();
    w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "title": "Rollout and training" } }));
    assert_eq!(bytes(&w, "proposal_pdf", plan.id).unwrap(), pdf, "what is only proposed stands on no schedule");
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Training" } }));
    w.ok("agree_change_order", json!({ "id": order, "by": "Ronan Walsh", "channel": "email" }));
    let changed = words(&bytes(&w, "proposal_pdf", plan.id).unwrap());
    assert_says(&changed, &["Rollout and training", "Ronan Walsh"]);
}

#[test]
fn s30_what_keeps_a_proposal_from_going_out_is_named_with_its_field() {
    let w = World::empty(TODAY, "IE");
    let client = w.ok("create_client", json!({ "name": "Halden Rail Ltd" }))["id"].as_i64().unwrap();
    let plan = w.plan(client, "48000", &[]);
    let told = |view: &Value| -> Vec<(String, String)> {
        let part = |problem: &Value, key: &str| problem[key].as_str().unwrap().to_owned();
        view["problems"].as_array().unwrap().iter().map(|p| (part(p, "code"), part(p, "address"))).collect()
    };
    let pair = |code: &str, address: &str| (code.to_owned(), address.to_owned());
    let view = w.ok("proposal", json!({ "id": plan.id }));
    let missing = told(&view);
    for wanted in [
        pair("missing_seller_name", "business"),
        pair("missing_seller_address", "business"),
        pair("missing_client_address", "client"),
        pair("plan_is_empty", "schedule"),
    ] {
        assert!(missing.contains(&wanted), "{wanted:?} is not told: {missing:?}");
    }
    let problem = bytes(&w, "proposal_pdf", plan.id).unwrap_err();
    assert_eq!(problem.code, "several");
    assert_eq!(problem.fields.len(), missing.len(), "the PDF is refused for the same reasons");

    w.ok("save_business", crate::world::sandberg());
    w.ok("save_client", json!({ "id": client, "patch": crate::world::halden() }));
    let patch = json!({ "title": "", "amount": "47000" });
    w.ok("add_milestone", json!({ "project": plan.id, "patch": patch }));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "offer_until": "2026-11-15" } }));
    assert_eq!(
        told(&w.ok("proposal", json!({ "id": plan.id }))),
        [
            pair("missing_milestone_title", "schedule"),
            pair("plan_does_not_sum", "schedule"),
            pair("offer_has_ended", "")
        ]
    );
}

#[test]
fn s30_a_day_that_is_no_day_keeps_the_old_page_from_going_out() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    let problem =
        w.call("save_project", json!({ "id": plan.id, "patch": { "offer_until": "31 February" } })).unwrap_err();
    assert_eq!((problem["code"].as_str(), fields(&problem)), (Some("invalid"), vec!["offer_until".to_owned()]));
    let view = w.ok("proposal", json!({ "id": plan.id }));
    assert_eq!(codes(&json!({ "fields": view["problems"] })), ["not_a_date"]);
    assert_eq!(bytes(&w, "proposal_pdf", plan.id).unwrap_err().code, "invalid");
    w.agree(&plan);
    assert!(bytes(&w, "proposal_pdf", plan.id).is_ok(), "a schedule does not say until when it was on offer");
    w.ok("save_project", json!({ "id": plan.id, "patch": { "offer_until": "" } }));
    assert!(!words(&bytes(&w, "proposal_pdf", plan.id).unwrap()).contains("31 December 2026"), "the offer is open");
}

#[test]
fn s30_the_page_follows_what_is_typed_and_nothing_is_written() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    let before = w.export();
    let drawn = |typed: Value| w.ok("proposal", json!({ "id": plan.id, "typed": typed }))["preview"].clone();
    let stored = drawn(json!({}));
    assert_ne!(drawn(json!({ "scope": "Another scope" })), stored);
    assert_eq!(drawn(json!({ "scope": null })), stored);
    assert_eq!(w.export(), before);
}

#[test]
fn s30_the_proposal_speaks_the_language_of_the_client() {
    let w = World::on(TODAY);
    let client = w.ok("create_client", crate::world::halden())["id"].as_i64().unwrap();
    let plan = w.plan(client, "20000", &[("Strategie", "20000")]);
    let look = json!({ "language": "de", "second_language": "en-IE", "template": "classic", "street": "Speicherstraße 12",
        "city": "Hamburg", "country": "DE", "vat_number": "DE 123456788", "tax_treatment": "reverse_charge" });
    w.ok("save_client", json!({ "id": client, "patch": look }));
    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "target_on": "2027-01-15" } }));
    let pdf = bytes(&w, "proposal_pdf", plan.id).unwrap();
    hand_to_judges(&pdf, "s30-proposal-a4-de-en.pdf");
    assert_says(&words(&pdf), &["20.000,00", "15.01.2027", "Steuerschuldnerschaft des Leistungsempfängers"]);
}

#[test]
fn s93_the_acceptance_on_paper_says_what_was_accepted_by_whom_and_in_which_words() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    w.agree(&plan);
    let second = plan.milestones[1];
    w.ok("mark_done", json!({ "id": second }));
    assert_eq!(w.call("certificate", json!({ "id": second })).unwrap_err()["code"], "nothing_to_certify");
    let problem = bytes(&w, "certificate_pdf", second).unwrap_err();
    assert_eq!((problem.code.as_str(), problem.fields[0].address.as_str()), ("nothing_to_certify", "sign-off"));

    let yes = json!({ "id": second, "by": "Ciara Doyle", "role": "Head of Revenue Systems", "channel": "email",
        "words": "The parallel run convinced us." });
    w.ok("accept_milestone", yes);
    let view = w.ok("certificate", json!({ "id": second }));
    assert_eq!((view["kind"].as_str(), view["problems"].as_array().map(Vec::len)), (Some("certificate"), Some(0)));
    let pdf = bytes(&w, "certificate_pdf", second).unwrap();
    hand_to_judges(&pdf, "s93-certificate-a4-en.pdf");
    let said = words(&pdf);
    assert_says(&said, &["Pilot route live", "Pilot route live, handed over", "Parallel run report"]);
    assert_says(
        &said,
        &["Ciara Doyle", "Head of Revenue Systems", "16 November 2026", "The parallel run convinced us."],
    );
    assert_says(&said, &["Sandberg Advisory", "Halden Rail Ltd"]);

    w.ok("withdraw_acceptance", json!({ "id": second }));
    assert_eq!(bytes(&w, "certificate_pdf", second).unwrap_err().code, "nothing_to_certify");
}

#[test]
fn s21_private_notes_get_onto_no_paper() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    let note = |of: &str| json!({ "private_note": format!("SECRET {of}") });
    w.ok("save_client", json!({ "id": 1, "patch": note("client") }));
    w.ok("save_project", json!({ "id": plan.id, "patch": note("project") }));
    for milestone in &plan.milestones {
        w.ok("save_milestone", json!({ "id": milestone, "patch": note("milestone") }));
    }
    w.accept(plan.milestones[0]);
    let proposal = bytes(&w, "proposal_pdf", plan.id).unwrap();
    let certificate = bytes(&w, "certificate_pdf", plan.milestones[0]).unwrap();
    for (place, text) in [("proposal", words(&proposal)), ("certificate", words(&certificate))] {
        assert!(!text.contains("SECRET"), "the {place} holds a private note: {text}");
    }
    assert!(w.export().to_string().contains("SECRET project"), "it is kept where it belongs");
}

#[test]
fn a_character_that_no_font_shows_is_named_and_nothing_is_written() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    // A character of no script: private to whoever made it.
    w.ok("save_project", json!({ "id": plan.id, "patch": { "scope": "Sealed with \u{f8ff}" } }));
    let view = w.ok("proposal", json!({ "id": plan.id }));
    assert_eq!(codes(&json!({ "fields": view["problems"] })), ["unprintable"]);
    assert_eq!(bytes(&w, "proposal_pdf", plan.id).unwrap_err().code, "unprintable");
}

#[test]
fn scope_dispute_note_and_the_end_of_the_offer_are_kept_journalled_and_exported() {
    let w = World::on(TODAY);
    let plan = offered(&w);
    let exported = w.export()["projects"][0]["project"].clone();
    assert_eq!(exported["offer_until"], "2026-12-31", "however it was typed");
    assert!(exported["scope"].as_str().unwrap().ends_with("The depots stay as they are."));
    let journal = app::book::export_book(w.app(), app::table::Nothing {}).unwrap()["journal"].clone();
    let last = journal.as_array().unwrap().iter().rfind(|e| e["command"] == "save_project").unwrap().clone();
    assert_eq!(last["entry"]["project"]["dispute_note"], exported["dispute_note"]);
    assert_eq!(money(&w.ok("project", json!({ "id": plan.id }))["sums"]["contract"]), "48000.00 EUR");
    w.assert_reopens_sound();
}
