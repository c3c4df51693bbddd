//! Corrections as people meet them: links both ways, names of files and words of mails, credit that was used by mistake.

use crate::world::{TODAY, World, money};
use proptest::prelude::*;
use serde_json::{Value, json};

fn whole(invoice: &Value, reason: &str) -> Value {
    json!({ "id": invoice["id"], "extent": "whole", "reason": reason })
}

fn listed(w: &World, number: &str) -> Value {
    let list = w.ok("invoices", json!({}));
    list["rows"].as_array().unwrap().iter().find(|row| row["number"] == number).unwrap().clone()
}

#[test]
fn s61_a_list_says_what_a_credit_note_takes_back_and_how_much_of_an_invoice_was() {
    let w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    w.ok(
        "issue_credit",
        json!({ "id": invoice["id"], "extent": "lines", "lines": [{ "line": 1, "net": "250" }], "reason": "Less" }),
    );
    let (note, row) = (listed(&w, "2026-002"), listed(&w, "2026-001"));
    assert_eq!((note["takes_back"].as_str(), money(&note["gross"]).as_str()), (Some("2026-001"), "-307.50 EUR"));
    assert_eq!(money(&note["credited"]), "0.00 EUR", "nothing is taken back of a credit note");
    assert_eq!((row["takes_back"].is_null(), money(&row["credited"]).as_str()), (true, "307.50 EUR"));
    assert_eq!(money(&row["credited_net"]), "250.00 EUR");
}

#[test]
fn s61_a_milestone_says_which_credit_notes_took_its_billing_back() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    w.ok("issue_credit", whole(&invoice, "Wrong order number"));
    let seen = w.ok("milestone", json!({ "id": plan.milestones[0] }));
    let credits = seen["credits"].as_array().unwrap();
    assert_eq!(credits.len(), 1);
    assert_eq!(
        (&credits[0]["credit_note"]["number"], &credits[0]["invoice"]["number"]),
        (&json!("2026-002"), &json!("2026-001"))
    );
    assert_eq!(credits[0]["net"], invoice["net"]);
    let other = w.ok("milestone", json!({ "id": plan.milestones[1] }));
    assert_eq!(other["credits"], json!([]), "nothing was taken back of its neighbour");
}

#[test]
fn s61_a_credit_note_is_no_invoice_in_names_of_files_and_in_mails_of_any_language() {
    let table = [
        ("en-IE", "Credit note 2026-002", "invoice", "Corrected invoice 2026-003"),
        ("de", "Rechnungskorrektur 2026-002", "Rechnung 2026", "Berichtigte Rechnung 2026-003"),
        ("fr", "Avoir 2026-002", "acture", "Facture rectificative 2026-003"),
        ("es", "Factura rectificativa 2026-002", "factura 2026", "Factura rectificativa 2026-003"),
        ("it", "Nota di credito 2026-002", "attura", "Fattura rettificativa 2026-003"),
        ("nl", "Creditfactuur 2026-002", " factuur", "Correctiefactuur 2026-003"),
        ("pt", "Nota de crédito 2026-002", "atura", "Fatura retificativa 2026-003"),
        ("pl", "Faktura korygująca 2026-002", "fakturę 2026", "Faktura korygująca 2026-003"),
    ];
    for (language, subject, wrong, corrected) in table {
        let w = World::on(TODAY);
        let client = w.client();
        w.ok("save_client", json!({ "id": client, "patch": { "language": language } }));
        let invoice = w.bill_freely(client, "Advice", "1000");
        let both = w.ok("credit_and_correct", json!({ "id": invoice["id"], "reason": "The order number was missing" }));
        let mail = |id: &Value| w.ok("invoice_mail", json!({ "id": id }));
        let note = mail(&both["credit_note"]["id"]);
        let said = note["mail"]["subject"].as_str().unwrap();
        assert!(said.starts_with(subject), "{language}: {said}");
        let text = note["mail"]["text"].as_str().unwrap();
        assert!(text.contains("2026-002") && !text.contains(wrong), "{language}: {text}");
        assert_eq!(note["attachment"], "Credit-note-2026-002.pdf");
        let next = w.ok("issue_invoice", json!({ "id": both["draft"]["id"] }));
        let next = mail(&next["id"]);
        assert!(next["mail"]["subject"].as_str().unwrap().starts_with(corrected), "{language}: {next}");
        let text = next["mail"]["text"].as_str().unwrap();
        assert!(text.contains("2026-003") && text.contains("2026-001"), "{language}: it says what it replaces: {text}");
        assert_eq!(next["attachment"], "Invoice-2026-003.pdf");
    }
}

#[test]
fn s94_the_payment_sheet_says_what_lies_with_the_seller() {
    let w = World::on(TODAY);
    let client = w.client();
    let [gone, next] = [("Briefing", "400"), ("Advice", "1000")].map(|(title, net)| w.bill_freely(client, title, net));
    let sheet = |w: &World| money(&w.ok("payment_sheet", json!({ "invoices": [next["id"]] }))["credit"]);
    assert_eq!(sheet(&w), "0.00 EUR");
    w.pay(&gone);
    w.ok("issue_credit", whole(&gone, "Ordered twice"));
    assert_eq!(sheet(&w), "492.00 EUR");
}

#[test]
fn s94_credit_that_paid_the_wrong_invoice_goes_back_to_where_it_came_from() {
    let w = World::on(TODAY);
    let client = w.client();
    let [gone, next] = [("Briefing", "400"), ("Advice", "1000")].map(|(title, net)| w.bill_freely(client, title, net));
    // 492.00 of the first invoice, and 50.00 that came on top.
    let payment =
        w.ok("record_payment", json!({ "invoices": [gone["id"]], "amount": "542", "rest_becomes_credit": true }));
    w.ok("issue_credit", whole(&gone, "Ordered twice"));
    let used = |w: &World| money(&w.invoice(&next["id"])["corrections"]["credit_used"]);
    let credit = |w: &World| money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]);
    let earned = |w: &World| w.ok("dashboard", json!({}))["paid_this_year"]["amount"].clone();
    let before = earned(&w);
    w.refused("already_reversed", "reverse_use_credit", json!({ "invoice": next["id"] }));
    w.ok("use_credit", json!({ "invoice": next["id"] }));
    assert_eq!((used(&w), credit(&w)), ("542.00 EUR".into(), "0.00 EUR".into()));
    w.refused("payment_is_spent", "reverse_payment", json!({ "id": payment["id"] }));
    let back = w.ok("reverse_use_credit", json!({ "invoice": next["id"], "reason": "The wrong invoice" }));
    assert_eq!((back["open"].clone(), back["status"].as_str()), (next["gross"].clone(), Some("issued")));
    assert_eq!((used(&w), credit(&w)), ("0.00 EUR".into(), "542.00 EUR".into()));
    assert_eq!(money(&w.invoice(&gone["id"])["corrections"]["above"]), "492.00 EUR");
    let parts = w.ok("payments", json!({ "client": client }))[0]["parts"].clone();
    assert_eq!(parts.as_array().unwrap().len(), 1, "what was used and taken back is no part of the payment: {parts}");
    w.refused("already_reversed", "reverse_use_credit", json!({ "invoice": next["id"] }));
    assert_eq!(earned(&w), before, "nothing was earned by moving money to and fro");
    w.ok("use_credit", json!({ "invoice": next["id"], "amount": "100" }));
    assert_eq!(used(&w), "100.00 EUR", "it can be used again");
    w.ok("reverse_use_credit", json!({ "invoice": next["id"] }));
    w.assert_reopens_sound();
}

#[test]
fn s94_a_payment_whose_credit_was_used_and_taken_back_can_be_reversed() {
    let w = World::on(TODAY);
    let client = w.client();
    let [first, next] = [("Briefing", "400"), ("Advice", "1000")].map(|(title, net)| w.bill_freely(client, title, net));
    let payment =
        w.ok("record_payment", json!({ "invoices": [first["id"]], "amount": "542", "rest_becomes_credit": true }));
    w.ok("use_credit", json!({ "invoice": next["id"] }));
    w.ok("reverse_use_credit", json!({ "invoice": next["id"] }));
    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "Not ours" }));
    for invoice in [&first, &next] {
        let seen = w.invoice(&invoice["id"]);
        assert_eq!((&seen["open"], seen["status"].as_str()), (&invoice["gross"], Some("issued")));
    }
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "0.00 EUR");
    w.refused("already_reversed", "reverse_use_credit", json!({ "invoice": next["id"] }));
    w.assert_reopens_sound();
}

#[test]
fn s94_credit_that_went_on_from_the_invoice_it_paid_is_not_taken_back_twice() {
    let w = World::on(TODAY);
    let client = w.client();
    let [gone, next] = [("Briefing", "400"), ("Advice", "1000")].map(|(title, net)| w.bill_freely(client, title, net));
    w.pay(&gone);
    w.ok("issue_credit", whole(&gone, "Ordered twice"));
    w.ok("use_credit", json!({ "invoice": next["id"] }));
    w.ok("issue_credit", whole(&next, "Not wanted either"));
    w.ok("refund_credit", json!({ "client": client }));
    w.refused("payment_is_spent", "reverse_use_credit", json!({ "invoice": next["id"] }));
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "0.00 EUR");
    w.assert_sound();
}

/// One step of a random story about three invoices of one client.
#[derive(Debug, Clone)]
enum Step {
    Pay { invoice: usize, permille: u32 },
    Credit { invoice: usize, permille: u32 },
    Use { invoice: usize },
    UseAndTakeBack { invoice: usize },
    TakeBack { invoice: usize },
    Refund { permille: u32 },
    Reverse { payment: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let invoice = 0..3usize;
    prop_oneof![
        3 => (invoice.clone(), 1..1600u32).prop_map(|(invoice, permille)| Step::Pay { invoice, permille }),
        3 => (invoice.clone(), 1..1001u32).prop_map(|(invoice, permille)| Step::Credit { invoice, permille }),
        3 => invoice.clone().prop_map(|invoice| Step::Use { invoice }),
        1 => invoice.clone().prop_map(|invoice| Step::UseAndTakeBack { invoice }),
        3 => invoice.prop_map(|invoice| Step::TakeBack { invoice }),
        1 => (1..1001u32).prop_map(|permille| Step::Refund { permille }),
        2 => (0..9usize).prop_map(|payment| Step::Reverse { payment }),
    ]
}

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

fn part(amount: i64, permille: u32) -> String {
    let minor = (amount * i64::from(permille) / 1000).max(1);
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// A step that the book may refuse, by one of `codes` and no other way.
fn may(w: &World, name: &str, arguments: Value, codes: &[&str]) -> Option<Value> {
    match w.call(name, arguments) {
        Ok(done) => Some(done),
        Err(problem) => {
            assert!(codes.contains(&problem["code"].as_str().unwrap()), "{name}: {problem:#}");
            None
        }
    }
}

fn take(w: &World, client: i64, invoices: &[Value], step: &Step) {
    let gross = |at: usize| minor(&invoices[at]["gross"]);
    let spent = ["payment_is_spent", "already_reversed"];
    match step {
        Step::Pay { invoice, permille } => {
            let pay = json!({ "invoices": [invoices[*invoice]["id"]], "amount": part(gross(*invoice), *permille), "rest_becomes_credit": true });
            may(w, "record_payment", pay, &[]);
        }
        Step::Credit { invoice, permille } => {
            let net = part(minor(&invoices[*invoice]["net"]), *permille);
            let note = json!({ "id": invoices[*invoice]["id"], "extent": "lines", "lines": [{ "line": 1, "net": net }], "reason": "Less" });
            may(w, "issue_credit", note, &["credit_above_invoice", "credit_above_line", "fully_credited"]);
        }
        Step::Use { invoice } => {
            let asked = json!({ "invoice": invoices[*invoice]["id"] });
            may(w, "use_credit", asked, &["nothing_open", "above_client_credit", "no_client_credit"]);
        }
        Step::UseAndTakeBack { invoice } => {
            let id = &invoices[*invoice]["id"];
            let state = |w: &World| {
                let seen = w.invoice(id);
                (
                    seen["open"].clone(),
                    seen["paid"].clone(),
                    w.ok("client", json!({ "id": client }))["sums"][0]["credit"].clone(),
                )
            };
            if minor(&w.invoice(id)["corrections"]["credit_used"]) != 0 {
                return;
            }
            let before = state(w);
            if may(
                w,
                "use_credit",
                json!({ "invoice": id }),
                &["nothing_open", "above_client_credit", "no_client_credit"],
            )
            .is_some()
            {
                w.ok("reverse_use_credit", json!({ "invoice": id }));
                assert_eq!(state(w), before, "as if it had never been used");
            }
        }
        Step::TakeBack { invoice } => {
            may(w, "reverse_use_credit", json!({ "invoice": invoices[*invoice]["id"] }), &spent);
        }
        Step::Refund { permille } => {
            let credit = minor(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]);
            let refund = json!({ "client": client, "amount": part(credit, *permille) });
            may(w, "refund_credit", refund, &["above_client_credit", "no_client_credit"]);
        }
        Step::Reverse { payment } => {
            let payments = w.ok("payments", json!({ "client": client }));
            if let Some(row) = payments.as_array().unwrap().get(*payment) {
                may(w, "reverse_payment", json!({ "id": row["id"] }), &spent);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn s94_a_clients_money_is_on_its_invoices_or_lies_with_the_seller_after_any_steps(steps in prop::collection::vec(step(), 1..16)) {
        let w = World::on(TODAY);
        let client = w.client();
        let invoices = ["400", "1000.01", "77.77"].map(|net| w.bill_freely(client, "Advice", net));
        for step in &steps {
            take(&w, client, &invoices, step);
            let credit = minor(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]);
            prop_assert!(credit >= 0, "never below zero after {step:?}");
            let payments = w.ok("payments", json!({ "client": client }));
            let received: i64 = payments.as_array().unwrap().iter().map(|row| minor(&row["amount"])).sum();
            let kept: i64 = invoices.iter().map(|of| w.invoice(&of["id"])).map(|seen| minor(&seen["paid"]) - minor(&seen["corrections"]["above"])).sum();
            prop_assert_eq!(received, kept + credit, "every cent received is on an invoice or lies with the seller, after {:?}", step);
        }
        w.assert_sound();
    }
}
