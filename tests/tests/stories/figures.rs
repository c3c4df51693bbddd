//! Figures that screens show: what was billed and paid is what the invoices say, and nothing that is late is left out.

use crate::world::{TODAY, World, halden, id, line, money};
use serde_json::{Value, json};

#[test]
fn s07_a_milestone_billed_at_another_amount_counts_with_what_its_invoice_says() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    w.accept(plan.milestones[0]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let mut cheaper = draft["form"]["lines"][0].clone();
    cheaper["unit_price"] = json!("10000");
    cheaper["amount_reason"] = json!("One report fewer");
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [cheaper] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    let sums = |key: &str| money(&w.ok("project", json!({ "id": plan.id }))["sums"][key]);
    // The 4,400.00 that the invoice gives up is not left to bill.
    assert_eq!((sums("billed"), sums("left_to_bill")), ("10000.00 EUR".to_owned(), "33600.00 EUR".to_owned()));

    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "6150" }));
    assert_eq!(sums("paid"), "5000.00 EUR", "half of what was billed");
    assert_eq!(w.ok("project", json!({ "id": plan.id }))["ladder"][0]["paid_permille"], 500);
    w.pay(&invoice);
    assert_eq!(sums("paid"), "10000.00 EUR");
    let view = w.ok("project", json!({ "id": plan.id }));
    assert_eq!((&view["ladder"][0]["paid_permille"], &view["ladder"][0]["status"]), (&json!(1000), &json!("paid")));
}

#[test]
fn s48_what_was_written_off_is_neither_paid_nor_late() {
    let mut w = World::on(TODAY);
    let plan = w.agreed();
    let [half, nothing] = [0, 1].map(|at| w.bill(plan.milestones[at]));
    let give_up = |w: &World, invoice: &Value, amount: &str| {
        let pay =
            json!({ "invoices": [invoice["id"]], "amount": amount, "difference": "write_off", "reason": "Insolvent" });
        w.ok("record_payment", pay)
    };
    give_up(&w, &half, "8856");
    let payment = give_up(&w, &nothing, "1");
    let paid = |w: &World| money(&w.ok("project", json!({ "id": plan.id }))["sums"]["paid"]);
    assert_eq!(paid(&w), "7200.81 EUR", "half of 14,400.00, and the net part of one euro");
    w.ok("reverse_payment", json!({ "id": payment["id"] }));
    assert_eq!(paid(&w), "7200.00 EUR");
    w.restart("2027-01-16");
    let status = |at: usize| {
        let row = w.ok("project", json!({ "id": plan.id }))["milestones"][at].clone();
        (row["status"].as_str().unwrap().to_owned(), row["days_late"].as_i64())
    };
    assert_eq!(status(0), ("paid".to_owned(), None), "part came, and nothing is open");
    assert_eq!(status(1), ("invoiced".to_owned(), Some(31)), "open again, and late");
    w.assert_sound();
}

#[test]
fn s03_a_late_invoice_in_another_currency_is_counted_and_its_currency_named() {
    let mut w = World::on(TODAY);
    let mut abroad = halden();
    abroad["currency"] = json!("USD");
    abroad["tax_treatment"] = json!("reverse_charge");
    w.bill_freely(id(&w.ok("create_client", abroad)), "Advice", "1000");
    assert_eq!(w.ok("dashboard", json!({}))["other_currencies"], json!(["USD"]), "open, and not in the figures");
    assert_eq!(w.ok("workspace", json!({}))["late_invoices"], 0);
    w.restart("2026-12-17");
    assert_eq!(w.ok("workspace", json!({}))["late_invoices"], 1);
    assert_eq!(w.ok("dashboard", json!({}))["overdue"]["count"], 0, "its money is not added to euros");
}

#[test]
fn s03_the_list_of_what_to_do_next_says_how_many_more_there_are() {
    let mut w = World::on(TODAY);
    let client = w.client();
    for _ in 0..10 {
        w.bill_freely(client, "Advice", "100");
    }
    w.restart("2026-12-17");
    let dashboard = w.ok("dashboard", json!({}));
    assert_eq!(
        (dashboard["next"].as_array().unwrap().len(), dashboard["next_more"].as_u64(), &dashboard["overdue"]["count"]),
        (7, Some(3), &json!(10))
    );
}

#[test]
fn s21_a_private_note_of_an_invoice_outlives_its_issue_and_is_not_printed() {
    let w = World::on(TODAY);
    let draft = id(&w.ok("new_invoice", json!({ "client": w.client() })));
    let patch = json!({ "lines": [line("Advice", "100")], "private_note": "Ask Ciara about the discount" });
    w.ok("save_invoice_draft", json!({ "id": draft, "patch": patch }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft }));
    assert_eq!(w.invoice(&invoice["id"])["private_note"], "Ask Ciara about the discount");
    assert!(!w.words(&invoice).contains("discount"));
    let silent = w.bill_freely(w.client(), "Advice", "100");
    assert_eq!(silent["private_note"], "");
    w.assert_sound();
}

#[test]
fn s09_a_reason_is_journalled_wherever_it_was_typed_and_only_where_it_was_needed() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let entry = |invoice: &Value| {
        let all = app::book::export_book(w.app(), app::table::Nothing {}).unwrap();
        let subject = format!("invoice:{}", invoice["id"]);
        let journal = all["journal"].as_array().unwrap().clone();
        journal.into_iter().find(|e| e["subject"] == subject.as_str()).unwrap()["entry"].clone()
    };
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[0] }));
    let mut early = draft["form"]["lines"][0].clone();
    early["override_reason"] = json!("Ciara is on leave");
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [early] } }));
    let invoice = w.ok("issue_invoice", json!({ "id": draft["id"] }));
    assert_eq!(entry(&invoice)["override"], "Ciara is on leave", "typed into the line, not given with the issue");

    w.accept(plan.milestones[1]);
    let draft = w.prepare(plan.milestones[1]);
    let invoice = w.ok("issue_invoice", json!({ "id": draft, "override_reason": "Not needed" }));
    assert_eq!(entry(&invoice)["override"], Value::Null, "it was accepted: nothing was overridden");
}

#[test]
fn a_mail_draft_without_a_recipient_has_none() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "100");
    for to in [vec![], vec![String::new()]] {
        let texts =
            app::mail::MailTexts { to, cc: Vec::new(), subject: "Invoice".to_owned(), text: "Hello".to_owned() };
        let eml = app::mail::eml(w.app(), domain::InvoiceId(id(&invoice)), &texts).unwrap();
        let eml = String::from_utf8(eml).unwrap();
        let head = eml.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|l| l.to_lowercase().starts_with("to:")), "{head}");
        assert!(head.contains("16 Nov 2026"), "the day of the program's own clock: {head}");
    }
}

#[test]
fn the_export_holds_the_whole_book() {
    let w = World::on(TODAY);
    let plan = w.proposed();
    w.accept(plan.milestones[0]);
    w.ok("withdraw_acceptance", json!({ "id": plan.milestones[0] }));
    w.call("save_milestone", json!({ "id": plan.milestones[1], "patch": { "amount": "1.2.3" } })).unwrap_err();
    w.bill_freely(id(&w.ok("clients", json!({}))[0]), "Advice", "100");
    let all = app::book::export_book(w.app(), app::table::Nothing {}).unwrap();
    let kinds: Vec<&Value> =
        all["projects"][0]["facts"][0]["facts"].as_array().unwrap().iter().map(|f| &f["kind"]).collect();
    assert_eq!(kinds, ["done", "accepted", "acceptance_withdrawn"], "what was taken back is kept");
    assert_eq!(all["waiting"][0]["texts"]["amount"], "1.2.3", "what is not valid yet too");
    assert_eq!(all["series"][0]["next"], 2);
    let journal = all["journal"].as_array().unwrap();
    assert_eq!(journal[0]["command"], "create");
    assert!(
        journal.windows(2).all(|pair| pair[0]["hash"] == pair[1]["previous"]),
        "the chain can be checked elsewhere"
    );
}
