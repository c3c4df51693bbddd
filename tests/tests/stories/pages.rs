//! What stands on the issued page, and what never does.

use crate::world::{TODAY, World, fields, id, line, money, words};
use serde_json::{Value, json};

#[track_caller]
pub fn assert_says(words: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(words.contains(part), "the page does not say {part:?}: {words}");
    }
}

/// A project whose second milestone is done and accepted, with deliverables, a change order, a note.
pub fn pilot(w: &World) -> i64 {
    let plan = w.agreed();
    w.change(&plan, 3, json!({ "amount": "18000" }));
    w.bill(plan.milestones[0]);
    let second = plan.milestones[1];
    let patch = json!({ "client_note": "Thank you, Ciara. Next is the full rollout.", "private_note": "SECRET: ask about the depot" });
    w.ok("save_milestone", json!({ "id": second, "patch": patch }));
    for title in ["Ten-day parallel run, 0.02% variance", "Operator runbook 1.0", "Rollback rehearsed"] {
        w.ok("add_deliverable", json!({ "milestone": second, "title": title }));
    }
    let view = w.ok("milestone", json!({ "id": second }));
    w.ok("save_deliverable", json!({ "id": view["deliverables"][2]["id"], "on_invoice": false }));
    w.accept(second);
    second
}

#[test]
fn s37_to_s41_s68_s81_the_page_names_milestone_delivery_amount_terms_due_date_number_and_parties() {
    let w = World::on(TODAY);
    let invoice = w.issue(pilot(&w));
    w.hand_to_judges(&invoice, "s37-a4-en.pdf");
    let words = w.words(&invoice);
    assert_says(&words, &["Invoice 2026-002", "Milestone 2 of 3", "Pilot route live"]);
    assert_says(
        &words,
        &[
            "Ten-day parallel run, 0.02% variance",
            "Operator runbook 1.0",
            "Accepted by Ciara Doyle, Head of Revenue Systems, 16 November 2026",
        ],
    );
    assert!(!words.contains("Rollback rehearsed"), "a deliverable without its tick does not print");
    assert_says(&words, &["19,200.00", "VAT 23%", "4,416.00", "€23,616.00"]);
    assert_says(&words, &["Payment within 30 days of the issue date", "Due 16 December 2026", "16 November 2026"]);
    assert_says(&words, &["Sandberg Advisory", "14 Marine Row", "VAT IE 1234567T"]);
    assert_says(&words, &["Halden Rail Ltd", "3 Northgate Yard", "VAT IE 7654321B", "PO-88213"]);
    // S68: a way to pay. S81: what was billed before and what is to come.
    assert_says(&words, &["IE29 AIBK 9311 5212 3456 78", "AIBKIE2D"]);
    assert_says(
        &words,
        &[
            "Contract value incl. change order 1 51,600.00",
            "Previously invoiced milestone 1 14,400.00",
            "Remaining milestone 3 18,000.00",
        ],
    );
    assert_says(&words, &["Thank you, Ciara. Next is the full rollout."]);
}

#[test]
fn s18_every_line_knows_milestone_revision_and_acceptance_and_the_way_leads_back() {
    let w = World::on(TODAY);
    let milestone = pilot(&w);
    let draft = w.ok("prepare_invoice", json!({ "id": milestone }));
    assert_eq!(
        (draft["lines"][0]["revision"].as_u64(), draft["lines"][0]["accepted_by"].as_str()),
        (Some(2), Some("Ciara Doyle"))
    );
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(invoice["lines"][0]["milestone"], milestone, "from the invoice to the milestone");
    let view = w.ok("milestone", json!({ "id": milestone }));
    assert_eq!((&view["invoice"], &view["invoice_number"]), (&invoice["id"], &invoice["number"]), "and back");
    let reference = w.export()["invoices"][1]["document"]["body"]["lines"][0]["milestone"].clone();
    assert_eq!(reference["id"], milestone);
    assert_eq!(reference["revision"], 2, "the agreed revision is frozen with the line");
    assert!(reference["acceptance"]["id"].as_i64().is_some(), "and the record of the acceptance: {reference}");
}

#[test]
fn s21_private_notes_are_neither_printed_nor_mailed() {
    let w = World::on(TODAY);
    let milestone = pilot(&w);
    let project = w.ok("milestone", json!({ "id": milestone }))["project"].clone();
    w.ok("save_client", json!({ "id": 1, "patch": { "private_note": "SECRET client" } }));
    w.ok("save_project", json!({ "id": project, "patch": { "private_note": "SECRET project" } }));
    let draft = w.prepare(milestone);
    w.ok(
        "save_invoice_draft",
        json!({ "id": draft, "patch": { "private_note": "SECRET draft", "note": "Shown to the client" } }),
    );
    let preview = w.ok("preview_draft", json!({ "id": draft })).to_string();
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "note": "SECRET payment" }));

    let words = w.words(&invoice);
    assert_says(&words, &["Shown to the client"]);
    let mail = w.ok("invoice_mail", json!({ "id": invoice["id"] })).to_string();
    let document = w.export()["invoices"][1]["document"].to_string();
    for (place, text) in [("page", words), ("preview", preview), ("mail", mail), ("frozen document", document)] {
        assert!(!text.contains("SECRET"), "the {place} holds a private note: {text}");
    }
}

#[test]
fn s39_another_amount_than_the_agreed_one_needs_a_reason() {
    let w = World::on(TODAY);
    let milestone = pilot(&w);
    let draft = w.ok("prepare_invoice", json!({ "id": milestone }));
    let mut changed = draft["form"]["lines"][0].clone();
    changed["unit_price"] = json!("19000");
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [changed] } }));
    let problem = w.refused("amount_differs_from_plan", "issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(fields(&problem), ["amount_reason"]);
    assert_eq!(
        (problem["detail"]["agreed"].as_str(), problem["detail"]["line"].as_str()),
        (Some("19200.00 EUR"), Some("19000.00 EUR"))
    );

    changed["amount_reason"] = json!("Goodwill for the late start");
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [changed] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(money(&invoice["net"]), "19000.00 EUR");
    assert!(!w.words(&invoice).contains("Goodwill"), "the reason is kept, not printed");
}

#[test]
fn s40_s41_s67_terms_come_from_project_client_or_business_and_fix_the_due_date() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let draft = w.prepare(plan.milestones[0]);
    let due = |patch: Value| {
        let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
        (view["terms"].as_str().unwrap().to_owned(), view["due_on"].as_str().unwrap().to_owned())
    };
    let pair = |terms: &str, due: &str| (terms.to_owned(), due.to_owned());
    assert_eq!(due(json!({})), pair("net 30", "2026-12-16"));
    w.ok("save_client", json!({ "id": 1, "patch": { "terms": "14" } }));
    assert_eq!(due(json!({})), pair("net 14", "2026-11-30"));
    w.ok("save_project", json!({ "id": plan.id, "patch": { "terms": "eom 15" } }));
    assert_eq!(due(json!({})), pair("eom 15", "2026-12-15"));
    assert_eq!(due(json!({ "terms": "receipt" })), pair("receipt", TODAY));
    assert_eq!(due(json!({ "due_on": "+10" })), pair("receipt", "2026-11-26"));

    w.accept(plan.milestones[0]);
    due(json!({ "due_on": "2026-11-15" }));
    let problem = w.refused("due_before_issue", "issue_invoice", json!({ "id": draft }));
    assert_eq!(fields(&problem), ["due_on"]);
}

#[test]
fn s44_an_issued_invoice_keeps_its_own_copy_of_the_client() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let before = w.bill(plan.milestones[0]);
    let patch = json!({ "name": "Halden Rail Group plc", "street": "1 Terminus Road", "vat_number": "IE 1111111A" });
    w.ok("save_client", json!({ "id": 1, "patch": patch }));
    let after = w.bill(plan.milestones[1]);
    assert_says(&w.words(&before), &["Halden Rail Ltd", "3 Northgate Yard", "IE 7654321B"]);
    assert_says(&w.words(&after), &["Halden Rail Group plc", "1 Terminus Road", "IE 1111111A"]);
    assert_eq!(w.ok("invoice", json!({ "id": before["id"] }))["client_name"], "Halden Rail Ltd");
}

#[test]
fn s53_the_page_says_when_the_work_was_done_and_when_it_was_billed() {
    let mut w = World::on("2026-11-02");
    let plan = w.agreed();
    w.ok("mark_done", json!({ "id": plan.milestones[0] }));
    w.restart(TODAY);
    w.ok("accept_milestone", json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "email" }));
    let issued = w.issue(plan.milestones[0]);
    let words = w.words(&issued);
    for said in ["2 November 2026", "16 November 2026"] {
        assert!(words.contains(said), "{said} in {words}");
    }
}

#[test]
fn s55_every_design_prints_the_same_facts_in_its_own_shape() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let mut pages = Vec::new();
    for template in ["classic", "modern", "compact"] {
        w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "template": template } }));
        let page = app::bytes::bytes(w.app(), "draft_pdf", json!({ "id": draft["id"] })).unwrap();
        let said = words(&page);
        for fact in ["Halden Rail Ltd", "Discovery report", "17,712.00", "48,000.00"] {
            assert!(said.contains(fact), "{template} lacks {fact}: {said}");
        }
        pages.push(page);
    }
    assert!(pages[0] != pages[1] && pages[1] != pages[2] && pages[0] != pages[2]);
    let unknown = w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "template": "baroque" } }));
    assert_eq!(unknown["problems"][0]["field"], "template");
}

#[test]
fn s64_deliverables_are_ticked_inside_a_milestone_and_have_no_invoice_of_their_own() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    let milestone = plan.milestones[0];
    let titles = ["Interviews held", "Report written", "Workshop held"];
    for title in titles {
        w.ok("add_deliverable", json!({ "milestone": milestone, "title": title }));
    }
    w.agree(&plan);
    w.ok("start_milestone", json!({ "id": milestone }));
    let first = w.ok("milestone", json!({ "id": milestone }))["deliverables"][0]["id"].clone();
    w.ok("save_deliverable", json!({ "id": first, "done": true }));
    let view = w.ok("project", json!({ "id": plan.id }));
    assert_eq!(view["milestones"].as_array().unwrap().len(), 3, "none of them is a milestone");
    assert_eq!(view["ladder"][0]["worked_permille"], 333);
    let issued = w.bill(milestone);
    assert_eq!(issued["lines"].as_array().unwrap().len(), 1, "one line bills the milestone");
    let said = w.words(&issued);
    assert!(titles.iter().all(|title| said.contains(title)), "{said}");
}

#[test]
fn s54_all_invoices_of_a_project_speak_one_language_in_one_layout() {
    let w = World::on(TODAY);
    let client = json!({
        "name": "Nordlicht Energie GmbH", "street": "Speicherstraße 12", "postcode": "20457", "city": "Hamburg", "country": "DE",
        "vat_number": "DE 123456788", "tax_treatment": "reverse_charge",
    });
    let plan = w.plan(id(&w.ok("create_client", client)), "36000", &[("Interviews", "16000"), ("Strategie", "20000")]);
    w.agree(&plan);
    for (place, milestone) in plan.milestones.iter().enumerate() {
        let invoice = w.bill(*milestone);
        let words = w.words(&invoice);
        assert_says(
            &words,
            &[&format!("Rechnung 2026-00{}", place + 1), "Fällig am 16. Dezember 2026", "Hamburg", "Deutschland"],
        );
        assert_says(&words, &["Steuerschuldnerschaft des Leistungsempfängers", "USt-IdNr. DE 123456788"]);
        assert_eq!(invoice["net"], invoice["gross"], "the client owes the tax");
        w.hand_to_judges(&invoice, &format!("s54-a4-de-{}.pdf", place + 1));
    }
    let documents = w.export()["invoices"].clone();
    for key in ["language", "template", "paper", "accent"] {
        assert_eq!(documents[0]["document"]["body"][key], documents[1]["document"]["body"][key], "{key}");
    }
}

#[test]
fn s29_s38_s56_a_description_of_three_pages_prints_whole() {
    let w = World::on(TODAY);
    let client = w.client();
    let text: String = (1..=120).map(|n| format!("Paragraph {n}. What was delivered is told at length, so that the client knows what the money is for.\n\n")).collect();
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let mut long = line("Report", "1000");
    long["description"] = json!(text);
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [long] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    let words = w.words(&invoice);
    assert_says(&words, &["Page 1 of", "Page 3 of", "Total due"]);
    let missing: Vec<u32> = (1..=120).filter(|n| !words.contains(&format!("Paragraph {n}."))).collect();
    assert!(missing.is_empty(), "lost between pages: {missing:?}");
    w.hand_to_judges(&invoice, "s38-three-pages.pdf");
}

#[test]
fn a_logo_prints_and_what_is_no_picture_is_refused() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let plain = w.pdf(&w.bill(plan.milestones[0]));
    let refused = app::business::set_logo(w.app(), b"GIF89a no picture").unwrap_err();
    assert_eq!(app::Problem::from(refused).code, "not_an_image");
    let logo = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../icons/128x128.png")).unwrap();
    app::business::set_logo(w.app(), &logo).unwrap();
    let invoice = w.bill(plan.milestones[1]);
    assert!(w.pdf(&invoice).len() > plain.len() + 1000, "the page holds the picture");
    assert_eq!(app::bytes::bytes(w.app(), "logo", json!({})).unwrap(), logo);
    w.hand_to_judges(&invoice, "logo.pdf");
}

#[test]
fn equal_stories_make_equal_bytes() {
    let make = || {
        let w = World::on(TODAY);
        w.pdf(&w.issue(pilot(&w)))
    };
    assert_eq!(make(), make());
}
