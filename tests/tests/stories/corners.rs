//! Corners where a valid step once left something that the next screen could not bear.

use crate::world::{TODAY, World, id, line, money};
use serde_json::json;

#[test]
fn the_first_number_counts_once_and_not_again_each_january() {
    let mut w = World::on("2026-12-31");
    w.ok("save_business", json!({ "number_start": "35" }));
    let client = w.client();
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2026-035");
    w.restart("2027-01-01");
    assert_eq!(w.bill_freely(client, "Advice", "100")["number"], "2027-001");
    w.assert_sound();
}

#[test]
fn an_absurd_amount_is_refused_before_it_makes_a_sum_impossible() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "24000"), ("Pilot", "24000")]);
    let absurd = json!({ "id": plan.milestones[0], "patch": { "amount": "8999999999999" } });
    let problem = w.refused("invalid", "save_milestone", absurd);
    assert_eq!(problem["fields"][0]["code"], "above");
    w.refused("invalid", "save_project", json!({ "id": plan.id, "patch": { "contract": "8999999999999" } }));
    w.ok("workspace", json!({}));
    w.ok("dashboard", json!({}));
}

#[test]
fn a_draft_that_cannot_be_summed_still_opens_and_can_be_mended() {
    let w = World::on(TODAY);
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    let mut endless = line("Everything", "99999999999");
    endless["quantity"] = json!("1000000");
    let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [endless] } }));
    assert_eq!(view["is_ready"], false);
    assert_eq!(view["form"]["lines"][0]["quantity"], "1000000", "what was typed stays");
    w.ok("invoices", json!({}));
    w.refused("invalid", "issue_invoice", json!({ "id": draft }));
    let mended = w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "100")] } }));
    assert_eq!(money(&mended["net"]), "100.00 EUR");
}

#[test]
fn a_milestone_with_a_record_is_not_removed_but_told_why() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "24000"), ("Pilot", "24000")]);
    w.ok("start_milestone", json!({ "id": plan.milestones[0] }));
    w.refused("has_begun", "remove_milestone", json!({ "id": plan.milestones[0] }));
    w.refused("has_begun", "apply_preset", json!({ "project": plan.id, "preset": "two" }));
    w.ok("remove_milestone", json!({ "id": plan.milestones[1] }));
}

#[test]
fn the_tax_has_the_name_and_the_rate_of_the_sellers_country() {
    let w = World::on(TODAY);
    let client = id(&w.ok("create_client", json!({ "name": "Nordlicht Energie GmbH", "country": "DE" })));
    let view = w.ok("client", json!({ "id": client }));
    assert_eq!((view["seller_tax"].as_str(), view["seller_rate"].as_str()), (Some("VAT"), Some("23")));
    w.ok("save_client", json!({ "id": client, "patch": { "tax_treatment": "standard", "tax_rate": "13.5" } }));
    let draft = w.ok("new_invoice", json!({ "client": client }));
    assert_eq!(draft["taxes"][0]["label"], "VAT 13.5%");
}

#[test]
fn a_new_country_brings_its_defaults_and_leaves_what_was_chosen() {
    let w = World::empty(TODAY, "IE");
    let swiss = w.ok("save_business", json!({ "name": "Alpweg", "country": "CH" }));
    assert_eq!((swiss["form"]["tax_rate"].as_str(), swiss["form"]["currency"].as_str()), (Some("8.1"), Some("CHF")));
    w.ok("save_business", json!({ "tax_rate": "" }));
    let austrian = w.ok("save_business", json!({ "country": "AT" }));
    assert_eq!(austrian["form"]["tax_rate"], "", "who charges no tax goes on charging none");
    assert_eq!(austrian["form"]["currency"], "EUR");
}

#[test]
fn a_new_deliverable_comes_last_also_after_one_was_removed() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "48000")]);
    let add = |title: &str| w.ok("add_deliverable", json!({ "milestone": plan.milestones[0], "title": title }));
    let titles = ["Agenda", "Report", "Slides", "Minutes"].map(add);
    let first = titles[0]["deliverables"][0]["id"].clone();
    w.ok("remove_deliverable", json!({ "id": first }));
    let view = add("Recording");
    let names: Vec<&str> =
        view["deliverables"].as_array().unwrap().iter().filter_map(|d| d["title"].as_str()).collect();
    assert_eq!(names, ["Report", "Slides", "Minutes", "Recording"]);
}
