//! Deposits, money kept back and final invoices: asked once, taken off and released to the cent.

use crate::billing::{account, is, issue, lines, sums_up, type_line};
use crate::world::{TODAY, World, codes, fields, money};
use serde_json::json;

#[test]
fn s51_a_deposit_is_billed_once_and_deducted_in_proportion_to_the_cent() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "30%" } }));
    let draft = w.ok("prepare_deposit", json!({ "id": plan.id }));
    assert_eq!(w.ok("prepare_deposit", json!({ "id": plan.id }))["id"], draft["id"], "asked twice, prepared once");
    let deposit = issue(&w, &draft);
    assert_eq!((deposit["kind"].as_str(), money(&deposit["net"])), (Some("deposit"), "14400.00 EUR".to_owned()));
    assert!(w.words(&deposit).contains("Deposit of 30% of the contract value"), "{}", w.words(&deposit));
    let after = account(&w, &plan);
    is(&after, "deposits", "14400.00");
    is(&after, "remaining", "48000.00");
    assert!(
        w.ok("project", json!({ "id": plan.id }))["billing"]["deposit"].is_null(),
        "nothing of it is left to ask for"
    );

    let mut sum = 1_440_000;
    for (at, taken) in ["-4320.00", "-5760.00", "-4320.00"].into_iter().enumerate() {
        w.accept(plan.milestones[at]);
        let invoice = w.issue(plan.milestones[at]);
        assert_eq!(lines(&invoice)[1], ("deduction".to_owned(), format!("{taken} EUR")));
        assert!(w.words(&invoice).contains("Deposit already invoiced"), "{}", w.words(&invoice));
        sum += invoice["net"]["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        sums_up(&account(&w, &plan));
        w.hand_to_judges(&invoice, &format!("billing-deposit-deducted-{at}.pdf"));
    }
    assert_eq!(sum, 4_800_000, "the invoices of the finished contract sum to it");
    let end = account(&w, &plan);
    is(&end, "deposits", "0.00");
    is(&end, "remaining", "0.00");
    is(&end, "outstanding", "48000.00");
    w.hand_to_judges(&deposit, "billing-deposit.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s51_a_deposit_in_part_paid_is_deducted_first_last_or_not_here() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "15000", "deposit_deduction": "first" } }));
    let deposit = issue(&w, &w.ok("prepare_deposit", json!({ "id": plan.id })));
    w.ok("record_payment", json!({ "invoices": [deposit["id"]], "amount": "5000" }));
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    assert_eq!(money(&draft["net"]), "0.00 EUR", "all of the milestone is taken from the deposit");
    let choose = |how: &str| {
        let patch = json!({ "id": draft["id"], "patch": { "deposits": how } });
        money(&w.ok("save_invoice_draft", patch)["net"])
    };
    assert_eq!(choose("none"), "14400.00 EUR");
    assert_eq!(choose("proportional"), "9900.00 EUR");
    assert_eq!(choose("last"), "14400.00 EUR", "later milestones can still take it");
    let wrong = w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "deposits": "sometimes" } }));
    assert_eq!(wrong["problems"][0]["field"], "deposits", "{}", wrong["problems"]);
    assert_eq!(choose(""), "0.00 EUR", "as agreed");
    let invoice = issue(&w, &draft);
    assert_eq!(money(&invoice["gross"]), "0.00 EUR", "it comes out even");
    sums_up(&account(&w, &plan));
    w.assert_reopens_sound();
}

#[test]
fn s51_a_deposit_is_not_above_the_contract() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    for (typed, code) in [("101%", "above"), ("48000.01", "above"), ("0", "not_positive"), ("much", "not_a_number")] {
        let refused = w.call("save_project", json!({ "id": plan.id, "patch": { "deposit": typed } })).unwrap_err();
        assert_eq!((fields(&refused), codes(&refused)), (vec!["deposit".into()], vec![code.into()]), "{typed}");
    }
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "" } }));
    let draft = w.ok("prepare_deposit", json!({ "id": plan.id }));
    type_line(&w, &draft, json!({ "unit_price": "48000.01" }));
    w.refused("deposit_above_contract", "issue_invoice", json!({ "id": draft["id"] }));
    type_line(&w, &draft, json!({ "unit_price": "48000" }));
    issue(&w, &w.ok("invoice_draft", json!({ "id": draft["id"] })));
}

#[test]
fn s84_money_kept_back_waits_and_is_released_with_its_tax() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.refused("nothing_retained", "prepare_release", json!({ "id": plan.id }));
    for (typed, code) in [("100.5", "above"), ("0", "not_positive"), ("-5", "negative")] {
        let refused = w.call("save_project", json!({ "id": plan.id, "patch": { "retainage": typed } })).unwrap_err();
        assert_eq!((fields(&refused), codes(&refused)), (vec!["retainage".into()], vec![code.into()]), "{typed}");
    }
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10" } }));
    let invoice = w.bill(plan.milestones[0]);
    assert_eq!(
        lines(&invoice),
        [("billing".into(), "14400.00 EUR".into()), ("retainage".into(), "-1440.00 EUR".into())]
    );
    assert!(w.words(&invoice).contains("Retention of 10%"), "{}", w.words(&invoice));
    w.pay(&invoice);
    let status = |w: &World| w.ok("project", json!({ "id": plan.id }))["milestones"][0]["status"].clone();
    assert_eq!(status(&w), "invoiced", "a tenth is still to come");
    let account_then = account(&w, &plan);
    is(&account_then, "retained", "1440.00");
    is(&account_then, "paid", "12960.00");
    sums_up(&account_then);

    let draft = w.ok("prepare_release", json!({ "id": plan.id }));
    type_line(&w, &draft, json!({ "unit_price": "1440.01" }));
    w.refused("released_above_retained", "issue_invoice", json!({ "id": draft["id"] }));
    type_line(&w, &draft, json!({ "unit_price": "1440" }));
    let release = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!((release["kind"].as_str(), money(&release["gross"])), (Some("release"), "1771.20 EUR".to_owned()));
    assert!(w.words(&release).contains("Release of the retention, invoice 2026-001"), "{}", w.words(&release));
    w.pay(&release);
    assert_eq!(status(&w), "paid");
    let end = account(&w, &plan);
    is(&end, "retained", "0.00");
    is(&end, "paid", "14400.00");
    w.hand_to_judges(&invoice, "billing-retention.pdf");
    w.hand_to_judges(&release, "billing-release.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s84_a_final_invoice_bills_the_contract_less_each_earlier_invoice_at_its_own_rate() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "6000" } }));
    issue(&w, &w.ok("prepare_deposit", json!({ "id": plan.id })));
    w.bill(plan.milestones[0]);
    // The rate falls in between; what was billed before is taken off at its own.
    w.ok("save_business", json!({ "tax_rate": "21" }));
    plan.milestones[1..].iter().for_each(|m| w.accept(*m));
    let draft = w.ok("prepare_final", json!({ "id": plan.id }));
    assert_eq!(w.ok("prepare_final", json!({ "id": plan.id }))["id"], draft["id"]);
    let last = issue(&w, &draft);
    let taken: Vec<String> =
        lines(&last).into_iter().filter(|(role, _)| role == "deduction").map(|(_, net)| net).collect();
    assert_eq!((last["kind"].as_str(), money(&last["net"])), (Some("final"), "29400.00 EUR".to_owned()), "{taken:?}");
    let rates: Vec<&str> = last["taxes"].as_array().unwrap().iter().map(|t| t["label"].as_str().unwrap()).collect();
    assert!(rates.contains(&"VAT 21%") && rates.contains(&"VAT 23%"), "{rates:?}");
    let end = account(&w, &plan);
    is(&end, "remaining", "0.00");
    is(&end, "deposits", "0.00");
    is(&end, "outstanding", "48000.00");
    sums_up(&end);
    w.hand_to_judges(&last, "billing-final.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s84_a_final_invoice_below_zero_becomes_a_credit_note_on_the_invoice_that_asked_for_too_much() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "40000" } }));
    let deposit = issue(&w, &w.ok("prepare_deposit", json!({ "id": plan.id })));
    let bytes = w.pdf(&deposit);
    // The client wants less: the contract is worth 34,600 now, and 40,000 was asked for.
    w.change(&plan, 3, json!({ "amount": "1000" }));
    plan.milestones.iter().for_each(|m| w.accept(*m));
    let draft = w.ok("prepare_final", json!({ "id": plan.id }));
    assert_eq!(money(&draft["net"]), "-5400.00 EUR");
    let told = draft["problems"].as_array().unwrap().iter().find(|p| p["code"] == "final_below_zero").unwrap();
    assert_eq!(told["address"], format!("/invoices/{}?sheet=credit&net=5400.00", deposit["id"]));
    assert!(!codes(&json!({ "fields": draft["problems"] })).contains(&"nothing_to_bill".to_owned()), "told once");
    w.refused("nothing_to_bill", "issue_invoice", json!({ "id": draft["id"] }));

    let part = json!([{ "line": 1, "net": "5400.00" }]);
    let credit = json!({ "id": deposit["id"], "extent": "lines", "lines": part, "reason": "The contract is smaller" });
    let note = w.ok("issue_credit", credit);
    assert_eq!(money(&note["net"]), "5400.00 EUR");
    let draft = w.ok("invoice_draft", json!({ "id": draft["id"] }));
    assert_eq!((money(&draft["net"]), draft["is_ready"].as_bool()), ("0.00 EUR".to_owned(), Some(true)), "{draft:#}");
    let last = issue(&w, &draft);
    let end = account(&w, &plan);
    is(&end, "remaining", "0.00");
    is(&end, "deposits", "0.00");
    sums_up(&end);
    assert_eq!(w.pdf(&deposit), bytes);
    w.hand_to_judges(&last, "billing-final-even.pdf");
    w.assert_reopens_sound();
}

#[test]
fn s51_what_no_invoice_could_take_of_a_deposit_is_deducted_where_kept_back_money_becomes_due() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let terms = json!({ "deposit": "90%", "deposit_deduction": "last", "retainage": "20" });
    w.ok("save_project", json!({ "id": plan.id, "patch": terms }));
    issue(&w, &w.ok("prepare_deposit", json!({ "id": plan.id })));
    for milestone in &plan.milestones {
        w.bill(*milestone);
    }
    let before = account(&w, &plan);
    is(&before, "remaining", "0.00");
    assert_ne!(money(&before["deposits"]), "0.00 EUR", "the invoices asked for less than the deposit");
    let draft = w.ok("prepare_release", json!({ "id": plan.id }));
    let taken = lines(&draft).into_iter().filter(|(role, _)| role == "deduction").count();
    assert_eq!(taken, 1, "{:#}", draft["lines"]);
    issue(&w, &draft);
    let end = account(&w, &plan);
    is(&end, "deposits", "0.00");
    is(&end, "retained", "0.00");
    sums_up(&end);
    w.assert_reopens_sound();
}
