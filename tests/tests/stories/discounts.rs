//! Discounts, charges, time and expenses: what is typed as a share or an amount, what prints, what the tax follows, and
//! that the plan still sums up.

use crate::world::{TODAY, World, codes, fields, line, money};
use serde_json::{Value, json};

fn with(base: &Value, changes: Value) -> Value {
    let mut changed = base.clone();
    for (key, value) in changes.as_object().unwrap() {
        changed[key] = value.clone();
    }
    changed
}

fn save(w: &World, draft: &Value, patch: Value) -> Value {
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": patch }))
}

fn free_draft(w: &World, lines: &[Value], adjustments: Value) -> Value {
    let draft = w.ok("new_invoice", json!({ "client": w.client() }));
    save(w, &draft, json!({ "lines": lines, "adjustments": adjustments }))
}

fn issue(w: &World, draft: &Value) -> Value {
    w.ok("issue_invoice", json!({ "id": draft["id"] }))
}

#[test]
fn s39_a_discount_on_a_milestone_stands_beside_its_agreed_amount() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let given = with(&draft["form"]["lines"][0], json!({ "discount": "10%", "discount_reason": "First project" }));
    let draft = save(&w, &draft, json!({ "lines": [given] }));
    assert_eq!(draft["is_ready"], true, "the agreed amount stands, so nobody asks for a reason: {draft:#}");
    assert_eq!(money(&draft["lines"][0]["discount"]), "-1440.00 EUR");
    assert_eq!(money(&draft["net"]), "12960.00 EUR");
    let issued = issue(&w, &draft);
    let words = w.words(&issued);
    assert!(words.contains("First project (10%)"), "{words}");
    assert_eq!(money(&issued["net"]), "12960.00 EUR");
    w.hand_to_judges(&issued, "discount-milestone.pdf");

    let account = w.ok("contract_account", json!({ "id": plan.id }));
    let row = &account["milestones"][0];
    assert_eq!(money(&row["outstanding"]), "12960.00 EUR");
    assert_eq!(money(&row["written_off"]), "1440.00 EUR", "what was given is not billed again: {row:#}");
    w.refused("already_invoiced", "prepare_invoice", json!({ "id": plan.milestones[0] }));
    w.ok("issue_credit", json!({ "id": issued["id"], "extent": "whole", "reason": "Wrong order" }));
    let again = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    assert_eq!(money(&again["net"]), "14400.00 EUR", "the credit gives all of it back to the plan");
    w.assert_reopens_sound();
}

#[test]
fn s84_a_discount_on_all_is_taken_off_before_a_share_is_kept_back() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10" } }));
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let travel = line("Travel", "1600");
    let lines = json!([draft["form"]["lines"][0], travel]);
    let all = json!([{ "is_charge": false, "amount": "10%", "reason": "Loyal" }]);
    let draft = save(&w, &draft, json!({ "lines": lines, "adjustments": all }));
    let kept = |draft: &Value| {
        let lines = draft["lines"].as_array().unwrap();
        let line = lines.iter().find(|line| line["role"] == "retainage").unwrap_or_else(|| panic!("{draft:#}"));
        money(&line["net"])
    };
    // 10 % of 14,400 less its nine tenths of the discount over 16,000; what stands beside the plan is paid at once.
    assert_eq!(kept(&draft), "-1296.00 EUR");
    assert_eq!(money(&draft["net"]), "13104.00 EUR");
    let issued = issue(&w, &draft);
    let row = &w.ok("contract_account", json!({ "id": plan.id }))["milestones"][0];
    assert_eq!(money(&row["written_off"]), "1440.00 EUR", "its part of what was given: {row:#}");
    let release = w.ok("prepare_release", json!({ "id": plan.id }));
    assert_eq!(money(&release["net"]), "1296.00 EUR", "{issued:#}");
    w.assert_reopens_sound();
}

#[test]
fn s39_time_expenses_a_discount_and_a_charge_follow_the_tax_of_their_lines() {
    let w = World::on(TODAY);
    let hours = with(&line("Workshops", "120"), json!({ "quantity": "7.5", "unit": "hour" }));
    let book = with(&line("Handbook, as paid", "300"), json!({ "tax_rate": "9", "discount": "30" }));
    let adjustments = json!([
        { "is_charge": false, "amount": "10%", "reason": "Loyalty" },
        { "is_charge": true, "amount": "58.50", "reason": "" },
    ]);
    let draft = free_draft(&w, &[hours, book], adjustments);
    assert_eq!(draft["problems"], json!([]), "{draft:#}");
    // 900.00 + 270.00 = 1,170.00; less 10 % is 1,053.00; 58.50 more by the same shares.
    let nets: Vec<String> = draft["adjustments"].as_array().unwrap().iter().map(|a| money(&a["net"])).collect();
    assert_eq!(nets, ["-117.00 EUR", "58.50 EUR"]);
    assert_eq!((money(&draft["line_sum"]), money(&draft["net"])), ("1170.00 EUR".into(), "1111.50 EUR".into()));
    // 23 % of 900.00 - 90.00 + 45.00 = 196.65; 9 % of 270.00 - 27.00 + 13.50 = 23.09.
    let taxes: Vec<_> =
        draft["taxes"].as_array().unwrap().iter().map(|t| (money(&t["base"]), money(&t["amount"]))).collect();
    let euro = |base: &str, amount: &str| (format!("{base} EUR"), format!("{amount} EUR"));
    assert_eq!(taxes, [euro("855.00", "196.65"), euro("256.50", "23.09")]);
    let issued = issue(&w, &draft);
    let words = w.words(&issued);
    for said in ["7.5 hours", "as agreed", "Loyalty (10%)"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    let xml = String::from_utf8(w.xml(&issued).unwrap()).unwrap();
    assert!(xml.contains("HUR") && xml.contains("Loyalty (10%)"), "the e-invoice says the same");
    w.hand_to_judges(&issued, "discount-and-charge.pdf");

    let copy = w.ok("duplicate_invoice", json!({ "id": issued["id"] }));
    assert_eq!((money(&copy["net"]), &copy["taxes"]), (money(&draft["net"]), &draft["taxes"]));
    assert_eq!(copy["form"]["lines"][0]["unit"], "hour");
    assert_eq!(copy["form"]["adjustments"].as_array().unwrap().len(), 2, "typed once, whatever the taxes");
    let note = w.ok("issue_credit", json!({ "id": issued["id"], "extent": "whole", "reason": "Taken back" }));
    assert_eq!((money(&note["net"]), money(&note["gross"])), (money(&issued["net"]), money(&issued["gross"])));
    w.hand_to_judges(&note, "discount-and-charge-credit.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s39_a_discount_that_cannot_be_is_refused_at_its_field_and_kept_as_typed() {
    let mut w = World::on(TODAY);
    let typed = |amount: &str| json!([{ "is_charge": false, "amount": amount, "reason": "" }]);
    let draft = free_draft(&w, &[line("Advice", "1000")], json!([]));
    for (amount, code) in [
        ("1000.01", "above"),
        ("100.5%", "above"),
        ("0", "not_positive"),
        ("-3%", "negative"),
        ("1,2,3", "two_decimal_marks"),
        ("much", "not_a_number"),
    ] {
        for (patch, field) in [
            (json!({ "adjustments": typed(amount), "lines": [line("Advice", "1000")] }), "adjustments.0.amount"),
            (
                json!({ "adjustments": [], "lines": [with(&line("Advice", "1000"), json!({ "discount": amount }))] }),
                "lines.0.discount",
            ),
        ] {
            let seen = save(&w, &draft, patch);
            assert_eq!(seen["problems"][0]["field"], field, "{amount}: {:#}", seen["problems"]);
            assert_eq!(seen["problems"][0]["code"], code, "{amount} at {field}");
            assert_eq!(money(&seen["net"]), "1000.00 EUR", "what cannot be read takes nothing off");
            let refused = w.call("issue_invoice", json!({ "id": draft["id"] })).unwrap_err();
            assert_eq!((fields(&refused), codes(&refused)), (vec![field.to_owned()], vec![code.to_owned()]));
        }
    }
    save(&w, &draft, json!({ "adjustments": typed("1,2,3"), "lines": [line("Advice", "1000")] }));
    w.restart(TODAY);
    let again = w.ok("invoice_draft", json!({ "id": draft["id"] }));
    assert_eq!(again["form"]["adjustments"][0]["amount"], "1,2,3", "nothing that was typed is lost");
    let whole = save(&w, &draft, json!({ "adjustments": typed("100%") }));
    assert!(codes(&json!({ "fields": whole["problems"] })).contains(&"nothing_to_bill".to_owned()), "{whole:#}");
}

#[test]
fn s39_a_charge_alone_and_a_discount_without_lines_are_no_invoice_of_nothing() {
    let w = World::on(TODAY);
    let charge = json!([{ "is_charge": true, "amount": "50", "reason": "Travel" }]);
    let blank = json!([{ "is_charge": false, "amount": "", "reason": "" }]);
    let waiting = free_draft(&w, &[line("Advice", "100")], blank);
    assert_eq!(
        (money(&waiting["net"]), waiting["is_ready"].as_bool()),
        ("100.00 EUR".to_owned(), Some(true)),
        "not filled in yet"
    );
    let draft = free_draft(&w, &[], charge);
    assert_eq!(money(&draft["net"]), "50.00 EUR");
    w.refused("missing_for_issue", "issue_invoice", json!({ "id": draft["id"] }));
}
