//! The status of a project as a paper for its client: the account of the screen, and nothing that is private.

use crate::papers::{assert_says, bytes, hand_to_judges};
use crate::world::{Plan, TODAY, World, codes, id, words};
use serde_json::{Value, json};

fn paper(w: &World, project: i64) -> String {
    words(&bytes(w, "status_report_pdf", project).unwrap())
}

/// The first milestone is billed and partly paid, the second waits for a yes, the third is dearer by a change order.
fn on_its_way(w: &World) -> Plan {
    let plan = w.agreed();
    w.ok("add_deliverable", json!({ "milestone": plan.milestones[1], "title": "Parallel run report" }));
    let invoice = w.bill(plan.milestones[0]);
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "1000" }));
    w.ok("mark_done", json!({ "id": plan.milestones[1] }));
    w.change(&plan, 3, json!({ "amount": "18000", "target_on": "2027-05-31" }));
    plan
}

/// An amount of the account as an English page writes it.
fn written(amount: &Value) -> String {
    let amount: domain::Money = serde_json::from_value(amount.clone()).unwrap();
    documents::money_text(amount, domain::Language::EnglishIreland).replace('€', "")
}

#[test]
fn s10_the_status_report_says_plan_done_invoiced_paid_and_remaining() {
    let w = World::on(TODAY);
    let plan = on_its_way(&w);
    let view = w.ok("status_report", json!({ "id": plan.id }));
    assert_eq!((view["kind"].as_str(), view["problems"].as_array().map(Vec::len)), (Some("status_report"), Some(0)));
    assert!(!view["preview"]["pages"].as_array().unwrap().is_empty(), "the pages are drawn");
    let pdf = bytes(&w, "status_report_pdf", plan.id).unwrap();
    hand_to_judges(&pdf, "s10-status-a4-en.pdf");
    assert_eq!(pdf, bytes(&w, "status_report_pdf", plan.id).unwrap(), "the same bytes on the same day");
    let said = words(&pdf);
    assert_says(&said, &["Project status", "As of 16 November 2026", "Halden Rail Ltd", "Sandberg Advisory"]);
    assert_says(&said, &["Change order 1 of 16 Nov 2026", "+3,600.00", "51,600.00", "excl. VAT", "incl. VAT"]);
    assert_says(&said, &["Invoiced: 2026-001 of 16 November 2026", "Done, waiting for your approval"]);
    assert_says(&said, &["Still open: ", "Parallel run report", "What comes next", "31 May 2027"]);
    assert_says(&said, &["Paid on 16 November 2026: 1,000.00", "17,712.00", "16,712.00"]);
}

#[test]
fn s10_the_account_on_paper_is_the_account_of_the_screen() {
    let w = World::on(TODAY);
    let plan = on_its_way(&w);
    let account = w.ok("contract_account", json!({ "id": plan.id }));
    let said = paper(&w, plan.id);
    let wanted = [
        ("original", "Contract of"),
        ("current", "Contract value"),
        ("invoiced", "Invoiced"),
        ("paid", "Paid"),
        ("outstanding", "Open"),
        ("remaining", "Remaining"),
    ];
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = &flat[flat.find("Contract to date").unwrap()..];
    for (key, word) in wanted {
        let amount = written(&account[key]);
        assert!(flat.contains(word) && flat.contains(&amount), "{key}: {amount} is not on the paper: {flat}");
        if key != "original" {
            assert!(rest.contains(&amount), "{key}: {amount} is not in the account: {rest}");
        }
    }
    // The paper follows the book: a payment moves both.
    w.ok("record_payment", json!({ "invoices": [1], "amount": "500" }));
    let later = w.ok("contract_account", json!({ "id": plan.id }));
    assert_ne!(written(&later["paid"]), written(&account["paid"]));
    assert!(paper(&w, plan.id).contains(&written(&later["paid"])));
}

#[test]
fn s10_a_wrong_payment_and_a_credit_are_told_as_the_client_knows_them() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let wrong = w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "321" }));
    let payment = w.ok("payments", json!({}))[0]["id"].clone();
    assert!(payment.is_number(), "{wrong}");
    w.ok("reverse_payment", json!({ "id": payment, "reason": "Of another client" }));
    assert!(!paper(&w, plan.id).contains("321.00"), "what came and went is no matter of theirs");
    w.ok("issue_credit", json!({ "id": invoice["id"], "extent": "whole", "reason": "SECRET not wanted" }));
    let said = paper(&w, plan.id);
    assert_says(&said, &["Credit note 2026-002 of 16 November 2026: 17,712.00", "Credited"]);
    assert!(!said.contains("SECRET"), "{said}");
}

#[test]
fn s10_the_status_report_holds_no_internal_note_no_advice_and_no_file() {
    let w = World::on(TODAY);
    let plan = on_its_way(&w);
    let look =
        json!({ "language": "de", "second_language": "en-IE", "template": "compact", "private_note": "SECRET client" });
    w.ok("save_client", json!({ "id": 1, "patch": look }));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "private_note": "SECRET project" } }));
    w.ok("save_milestone", json!({ "id": plan.milestones[1], "patch": { "private_note": "SECRET milestone" } }));
    let advice = w.ok("plan_advice", json!({ "id": plan.id }));
    assert!(!advice["findings"].as_array().unwrap().is_empty(), "there is advice that could leak");
    let pdf = bytes(&w, "status_report_pdf", plan.id).unwrap();
    hand_to_judges(&pdf, "s10-status-a4-de-en.pdf");
    let said = words(&pdf);
    assert_says(&said, &["Projektstand / Project status", "Stand: 16. November 2026", "Verbleibend / Remaining"]);
    assert!(!said.contains("SECRET"), "{said}");
    let book = w.export().to_string();
    assert!(book.contains("SECRET client") && book.contains("SECRET project"), "the book holds them");
}

#[test]
fn s10_what_keeps_a_status_report_from_going_out_is_named_with_its_field() {
    let w = World::empty(TODAY, "IE");
    let client = id(&w.ok("create_client", json!({ "name": "Halden Rail Ltd" })));
    let plan = w.plan(client, "100", &[("Discovery", "100")]);
    let view = w.ok("status_report", json!({ "id": plan.id }));
    let missing = codes(&json!({ "fields": view["problems"] }));
    for wanted in ["missing_seller_name", "missing_seller_address", "missing_client_address"] {
        assert!(missing.contains(&wanted.to_owned()), "{missing:?}");
    }
    assert_eq!(bytes(&w, "status_report_pdf", plan.id).unwrap_err().code, "missing_for_issue");
    w.ok("save_business", crate::world::sandberg());
    w.ok("save_client", json!({ "id": client, "patch": crate::world::halden() }));
    let said = paper(&w, plan.id);
    assert_says(&said, &["Nothing has been invoiced yet.", "Planned", "Contract value"]);
    assert!(!said.contains("Change order"), "nothing was agreed");
    w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "title": "Sealed \u{f8ff}" } }));
    assert_eq!(bytes(&w, "status_report_pdf", plan.id).unwrap_err().code, "unprintable");
    w.refused("not_found", "status_report", json!({ "id": 99 }));
}
