//! Corners where a valid step once left something that the next screen could not bear.

use crate::world::{TODAY, World, codes, fields, halden, id, line, money};
use serde_json::{Value, json};

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

#[test]
fn the_place_of_a_removed_milestone_is_not_taken_by_another() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let last = plan.milestones[2];
    let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
    w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "Something else." } }));
    w.ok("remove_change_row", json!({ "id": order, "row": 3 }));
    let other = json!({ "title": "Something else", "amount": "14400", "criterion": "Shown" });
    w.ok("add_change_row", json!({ "id": order, "patch": other }));
    let view = w.ok("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "call" }));
    let new = id(&view["milestones"][2]);
    assert_ne!(new, last, "an id that came back would carry the agreement of the old milestone");
    w.bill(new);
}

#[test]
fn a_second_click_on_issue_never_issues_the_draft_that_was_made_meanwhile() {
    let w = World::on(TODAY);
    let client = w.client();
    let draft = |title: &str| {
        let draft = id(&w.ok("new_invoice", json!({ "client": client })));
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line(title, "100")] } }));
        draft
    };
    let first = draft("Advice");
    w.ok("issue_invoice", json!({ "id": first }));
    let second = draft("Not to be issued yet");
    assert_ne!(first, second);
    w.refused("not_found", "issue_invoice", json!({ "id": first }));
}

#[test]
fn a_second_yes_to_the_same_plan_is_no_change_order() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.refused("already_agreed", "agree_plan", json!({ "id": plan.id, "by": "Ciara Doyle", "channel": "call" }));
    let invoice = w.bill(plan.milestones[0]);
    assert!(!w.words(&invoice).contains("change order"));
}

#[test]
fn a_line_cannot_borrow_the_milestone_of_another_project() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let mut borrowed = line("Discovery report", "14400");
    borrowed["milestone"] = json!(plan.milestones[0]);
    let other = w.plan(w.client(), "100", &[("All", "100")]);
    w.accept(other.milestones[0]);
    let drafts = [id(&w.ok("new_invoice", json!({ "client": w.client() }))), w.prepare(other.milestones[0])];
    for draft in drafts {
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [borrowed] } }));
        let problem = w.refused("invalid", "issue_invoice", json!({ "id": draft }));
        assert_eq!(fields(&problem), ["lines.0.milestone"], "it would be billed past its sign-off");
    }
}

#[test]
fn a_removed_milestone_leaves_the_other_lines_of_its_draft() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "24000"), ("Pilot", "24000")]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let lines = json!([draft["form"]["lines"][0], line("Travel", "120")]);
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": lines } }));
    let only = w.prepare(plan.milestones[1]);
    plan.milestones.iter().for_each(|m| drop(w.ok("remove_milestone", json!({ "id": m }))));
    let kept = w.ok("invoice_draft", json!({ "id": draft["id"] }));
    assert_eq!(kept["form"]["lines"].as_array().unwrap().len(), 1);
    assert_eq!(kept["form"]["lines"][0]["title"], "Travel");
    w.refused("not_found", "invoice_draft", json!({ "id": only }));
}

#[test]
fn two_patterns_that_spell_one_number_are_told_apart_before_the_issue() {
    let w = World::on(TODAY);
    let client = w.client();
    w.bill_freely(client, "Advice", "100");
    w.ok("save_business", json!({ "number_pattern": "2026-{000}" }));
    let draft = id(&w.ok("new_invoice", json!({ "client": client })));
    let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [line("Advice", "100")] } }));
    assert_eq!(view["problems"][0]["code"], "number_taken");
    let problem = w.refused("number_taken", "issue_invoice", json!({ "id": draft }));
    assert_eq!(
        (problem["severity"].as_str(), problem["detail"]["number"].as_str()),
        (Some("refused"), Some("2026-001"))
    );
    assert_eq!(problem["fields"][0]["address"], "business");
    w.ok("save_business", json!({ "number_start": "2" }));
    assert_eq!(w.ok("issue_invoice", json!({ "id": draft }))["number"], "2026-002");
}

#[test]
fn an_account_typed_before_the_name_is_kept_and_its_holder_follows_the_name() {
    let w = World::empty(TODAY, "IE");
    w.ok("save_business", json!({ "bank_iban": "IE29 AIBK 9311 5212 3456 78" }));
    w.ok("save_business", crate::world::sandberg());
    assert_eq!(w.ok("business", json!({}))["form"]["bank_holder"], "");
    w.ok("save_business", json!({ "name": "Sandberg & Daughter" }));
    let invoice = w.bill_freely(w.client(), "Advice", "100");
    let holder = w.export()["invoices"][0]["document"]["body"]["payment_methods"][0]["holder"].clone();
    assert_eq!(holder, "Sandberg & Daughter");
    assert!(w.words(&invoice).contains("Sandberg & Daughter"));
}

#[test]
fn invoices_beyond_the_bounds_of_typed_amounts_are_refused_before_no_sum_can_hold_them() {
    let w = World::on(TODAY);
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    let mut much = line("Everything", "99999999999");
    much["quantity"] = json!("60");
    let view = w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [much] } }));
    assert_eq!(codes(&view_problems(&view)), ["above"]);
    let problem = w.refused("invalid", "issue_invoice", json!({ "id": draft }));
    assert_eq!(codes(&problem), ["above"]);
    w.ok("dashboard", json!({ "including_tax": true }));
}

fn view_problems(view: &Value) -> Value {
    json!({ "fields": view["problems"] })
}

#[test]
fn a_settled_invoice_says_that_nothing_is_open() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "100");
    w.pay(&invoice);
    let again = json!({ "invoices": [invoice["id"]] });
    let problem = w.refused("nothing_open", "record_payment", again.clone());
    assert_eq!(problem["detail"]["numbers"], "2026-001");
    w.refused("nothing_open", "payment_sheet", again);
}

#[test]
fn a_plan_in_one_currency_is_not_turned_into_another() {
    let w = World::on(TODAY);
    let plan = w.plan(w.client(), "48000", &[("Discovery", "48000")]);
    let to_yen = json!({ "id": plan.id, "patch": { "currency": "JPY" } });
    let problem = w.refused("invalid", "save_project", to_yen.clone());
    assert_eq!(fields(&problem), ["currency"]);
    assert!(problem["message"].as_str().unwrap().contains("EUR"), "{problem}");
    w.agree(&plan);
    w.refused("contract_is_agreed", "save_project", to_yen);
    let empty = w.plan(w.client(), "48000", &[]);
    w.ok("save_project", json!({ "id": empty.id, "patch": { "currency": "JPY" } }));
}

#[test]
fn what_is_typed_into_a_tick_of_a_draft_is_checked_like_every_text() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let mut sly = draft["form"]["lines"][0].clone();
    sly["deliverables"] =
        json!([{ "title": "evil\u{202e}fdp.exe", "printed": true }, { "title": "", "printed": true }]);
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [sly] } }));
    let problem = w.refused("invalid", "issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(
        (fields(&problem), codes(&problem)),
        (vec!["lines.0.deliverables.0".to_owned()], vec!["control_character".to_owned()])
    );
}

#[test]
fn a_rate_of_zero_typed_for_a_client_who_owes_the_tax_keeps_its_reason() {
    let w = World::on(TODAY);
    let mut german = halden();
    german["tax_treatment"] = json!("reverse_charge");
    let draft = id(&w.ok("new_invoice", json!({ "client": id(&w.ok("create_client", german)) })));
    let mut zero = line("Advice", "100");
    zero["tax_rate"] = json!("0");
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [zero] } }));
    w.ok("issue_invoice", json!({ "id": draft }));
    let body = w.export()["invoices"][0]["document"]["body"].clone();
    assert_eq!(body["lines"][0]["taxes"][0]["category"], "reverse_charge");
    assert_eq!(body["legal_notes"], json!(["Reverse charge"]));
}

#[test]
fn the_rate_of_a_project_has_the_sellers_own_name_for_its_tax() {
    let w = World::on(TODAY);
    w.ok("save_business", json!({ "tax_name": "CBL" }));
    let patch = json!({ "title": "Reduced", "contract": "100", "tax_rate": "13.5" });
    let project = w.ok("create_project", json!({ "client": w.client(), "patch": patch, "preset": "one" }));
    let draft = w.ok("prepare_invoice", json!({ "id": project["milestones"][0]["id"] }));
    assert_eq!(draft["taxes"][0]["label"], "CBL 13.5%");
}
