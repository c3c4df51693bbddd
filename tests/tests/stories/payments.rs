//! Payments: balances, statuses, what is refused, and that every sequence of them stays sound.

use crate::world::{TODAY, World, codes, fields, halden, id, money};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn a_payment_above_the_open_balance_becomes_credit_only_when_confirmed() {
    let w = World::on(TODAY);
    let client = w.client();
    let invoice = w.bill_freely(client, "Advice", "1000");
    let over = json!({ "invoices": [invoice["id"]], "amount": "1500" });
    let problem = w.refused("payment_above_open", "record_payment", over.clone());
    assert_eq!(
        (problem["detail"]["amount"].as_str(), problem["detail"]["open"].as_str()),
        (Some("1500.00 EUR"), Some("1230.00 EUR"))
    );
    assert_eq!(fields(&problem), ["amount"]);
    let mut confirmed = over;
    confirmed["rest_becomes_credit"] = json!(true);
    assert_eq!(money(&w.ok("record_payment", confirmed)["credit"]), "270.00 EUR");
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "270.00 EUR");
    assert_eq!(w.invoice(&invoice["id"])["status"], "paid");
    w.assert_sound();
}

#[test]
fn payments_of_the_future_of_two_clients_of_nothing_and_of_no_invoice_are_refused() {
    let w = World::on(TODAY);
    let first = w.bill_freely(w.client(), "Advice", "1000");
    let second = w.bill_freely(w.client(), "Advice", "1000");
    let pay = |patch: Value| {
        let mut all = json!({ "invoices": [first["id"]] });
        all.as_object_mut().unwrap().extend(patch.as_object().unwrap().clone());
        all
    };
    w.refused("in_the_future", "record_payment", pay(json!({ "received_on": "2026-11-17" })));
    w.refused("invalid", "record_payment", pay(json!({ "invoices": [first["id"], second["id"]] })));
    for (amount, code) in [("0", "not_positive"), ("-5", "not_positive"), ("1,2,3", "two_decimal_marks")] {
        let problem = w.refused("invalid", "record_payment", pay(json!({ "amount": amount })));
        assert_eq!((fields(&problem), codes(&problem)), (vec!["amount".to_owned()], vec![code.to_owned()]), "{amount}");
    }
    w.refused("invalid", "record_payment", json!({ "invoices": [] }));
    let problem = w.refused("invalid", "record_payment", pay(json!({ "amount": "1000", "difference": "write_off" })));
    assert_eq!(fields(&problem), ["reason"], "a write-off says why");
}

#[test]
fn a_reversed_payment_stays_in_the_history_and_opens_its_invoices_again() {
    let w = World::on(TODAY);
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    let payment =
        w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "17000", "difference": "bank_fee" }));
    assert_eq!(w.invoice(&invoice["id"])["status"], "paid", "the bank kept the rest");
    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "Booked twice" }));
    let open = w.invoice(&invoice["id"]);
    assert_eq!((open["status"].as_str(), &open["open"]), (Some("issued"), &invoice["gross"]));
    assert_eq!(w.ok("milestone", json!({ "id": plan.milestones[0] }))["status"], "invoiced");
    let rows = w.ok("payments", json!({}));
    assert_eq!(rows.as_array().unwrap().len(), 2, "both are kept");
    assert_eq!((&rows[0]["reverses"], &rows[1]["reversed_by"]), (&payment["id"], &rows[0]["id"]));
    w.refused("already_reversed", "reverse_payment", json!({ "id": payment["id"] }));
    w.refused("already_reversed", "reverse_payment", json!({ "id": rows[0]["id"] }));
    let paid = w.ok("dashboard", json!({}))["paid_this_year"].clone();
    assert_eq!(
        (money(&paid["amount"]).as_str(), paid["count"].as_u64()),
        ("0.00 EUR", Some(0)),
        "as if it had not come"
    );
    w.assert_sound();
}

#[test]
fn one_payment_over_two_invoices_reaches_the_oldest_first() {
    let w = World::on(TODAY);
    let client = w.client();
    let [first, second] = ["1000", "2000"].map(|amount| w.bill_freely(client, "Advice", amount));
    let both = json!([first["id"], second["id"]]);
    let sheet = w.ok("payment_sheet", json!({ "invoices": both, "amount": "3,665.00" }));
    assert_eq!(
        (money(&sheet["chosen_open"]), money(&sheet["missing"])),
        ("3690.00 EUR".to_owned(), "25.00 EUR".to_owned())
    );
    let paid =
        json!({ "invoices": both, "amount": "3,665.00", "difference": "write_off", "reason": "Rounded by the bank" });
    let payment = w.ok("record_payment", paid);
    let parts: Vec<String> = payment["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| format!("{} {}", p["kind"].as_str().unwrap(), money(&p["amount"])))
        .collect();
    assert_eq!(parts, ["payment 1230.00 EUR", "payment 2435.00 EUR", "write_off 25.00 EUR"]);
    assert_eq!(w.invoice(&first["id"])["status"], "paid");
    assert_eq!(w.invoice(&second["id"])["status"], "written_off");
    w.assert_sound();
}

#[test]
fn s2_what_a_tax_office_or_a_bank_kept_of_one_payment_was_kept_of_each_of_its_invoices() {
    let w = World::on(TODAY);
    let client = w.client();
    for (difference, kind) in [("tax_withheld", "tax_withheld"), ("bank_fee", "bank_fee")] {
        let [large, small] = ["1000", "100"].map(|amount| w.bill_freely(client, "Advice", amount));
        let paid = json!({ "invoices": [large["id"], small["id"]], "amount": "1150.05", "difference": difference });
        let sheet = w.ok("payment_sheet", paid.clone());
        let shown = sheet["rows"].as_array().unwrap().iter().map(|row| money(&row["part"])).collect::<Vec<_>>();
        assert_eq!(shown, ["1045.50 EUR", "104.55 EUR"], "15 % of each");
        let payment = w.ok("record_payment", paid);
        let parts =
            payment["parts"].as_array().unwrap().iter().map(|p| (p["kind"].as_str().unwrap(), money(&p["amount"])));
        let expected =
            [("payment", "1045.50 EUR"), (kind, "184.50 EUR"), ("payment", "104.55 EUR"), (kind, "18.45 EUR")];
        assert_eq!(parts.collect::<Vec<_>>(), expected.map(|(kind, amount)| (kind, amount.to_owned())));
        assert!([large, small].iter().all(|invoice| w.invoice(&invoice["id"])["status"] == "paid"));
    }
    w.assert_sound();
}

#[test]
fn s16_an_invoice_that_a_fee_alone_settled_says_nothing_of_habits_and_breaks_no_screen() {
    let w = World::on(TODAY);
    let client = w.client();
    let [large, copies] = ["1000", "0.01"].map(|amount| w.bill_freely(client, "Advice", amount));
    // Of a cent the share of what came is nothing: the fee is all that it got.
    let both = json!({ "invoices": [large["id"], copies["id"]], "amount": "100", "difference": "bank_fee" });
    let parts = w.ok("record_payment", both)["parts"].clone();
    let kinds: Vec<_> = parts.as_array().unwrap().iter().map(|part| part["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["payment", "bank_fee", "bank_fee"]);
    w.ok("dashboard", json!({ "pace": "usual" }));
    w.ok("client", json!({ "id": client }));
    w.assert_sound();
}

#[test]
fn s2_what_a_client_paid_too_much_pays_another_invoice_and_the_rest_goes_back() {
    let w = World::on(TODAY);
    let client = w.client();
    let [first, second] = ["1000", "100"].map(|amount| w.bill_freely(client, "Advice", amount));
    let over = json!({ "invoices": [first["id"]], "amount": "1500", "rest_becomes_credit": true });
    let payment = w.ok("record_payment", over);
    w.ok("use_credit", json!({ "invoice": second["id"] }));
    assert_eq!(w.invoice(&second["id"])["status"], "paid");
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "147.00 EUR");
    let refund = w.ok("refund_credit", json!({ "client": client }));
    assert_eq!(money(&refund["amount"]), "-147.00 EUR");
    w.refused("payment_is_spent", "reverse_payment", json!({ "id": payment["id"] }));
    // Each step goes back the way it came.
    w.ok("reverse_payment", json!({ "id": refund["id"] }));
    w.ok("reverse_use_credit", json!({ "invoice": second["id"], "reason": "Not agreed" }));
    w.ok("reverse_payment", json!({ "id": payment["id"] }));
    for invoice in [&first, &second] {
        assert_eq!(w.invoice(&invoice["id"])["open"], invoice["gross"]);
    }
    assert_eq!(money(&w.ok("client", json!({ "id": client }))["sums"][0]["credit"]), "0.00 EUR");
    w.assert_sound();
}

#[test]
fn s48_overdue_begins_the_day_after_the_due_date_and_is_stored_nowhere() {
    let mut w = World::on(TODAY);
    let invoice = w.bill_freely(w.client(), "Advice", "1000");
    let before = w.export()["invoices"].clone();
    let at = |w: &World| {
        let now = w.invoice(&invoice["id"]);
        let late = w.ok("workspace", json!({}))["late_invoices"].as_u64().unwrap();
        (now["status"].as_str().unwrap().to_owned(), now["days_late"].as_i64().unwrap(), late)
    };
    assert_eq!(at(&w), ("issued".to_owned(), -30, 0));
    w.restart("2026-12-16");
    assert_eq!(at(&w), ("issued".to_owned(), 0, 0), "on the due date it is not late yet");
    w.restart("2026-12-17");
    assert_eq!(at(&w), ("overdue".to_owned(), 1, 1), "after midnight it is");
    assert_eq!(money(&w.ok("dashboard", json!({}))["overdue"]["amount"]), "1000.00 EUR");
    assert_eq!(w.export()["invoices"], before, "nothing was written for it");
    w.restart("2026-12-16");
    assert_eq!(at(&w), ("issued".to_owned(), 0, 0), "a clock set back sees the day of then");
}

/// One step of a random story.
#[derive(Debug, Clone)]
enum Step {
    Issue { minor: u32 },
    Pay { invoice: usize, permille: u32, difference: usize, credit: bool },
    PayAll,
    Reverse { payment: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (1..5_000_000u32).prop_map(|minor| Step::Issue { minor }),
        5 => (0..9usize, 1..1400u32, 0..5usize, any::<bool>())
            .prop_map(|(invoice, permille, difference, credit)| Step::Pay { invoice, permille, difference, credit }),
        1 => Just(Step::PayAll),
        2 => (0..9usize).prop_map(|payment| Step::Reverse { payment }),
    ]
}

/// Takes a step where the book allows it; a refusal is an answer too.
fn take(w: &World, client: i64, step: &Step) {
    let rows = w.ok("invoices", json!({}))["rows"].clone();
    let rows = rows.as_array().unwrap();
    let decimal = |minor: u64| format!("{}.{:02}", minor / 100, minor % 100);
    match step {
        Step::Issue { minor } => drop(w.bill_freely(client, "Advice", &decimal(u64::from(*minor)))),
        Step::Pay { invoice, permille, difference, credit } => {
            let Some(row) = rows.get(invoice % rows.len().max(1)) else { return };
            let minor: u64 = row["gross"]["amount"].as_str().unwrap().replace('.', "").parse().unwrap();
            let amount = decimal((minor * u64::from(*permille) / 1000).max(1));
            let difference = ["keep_open", "bank_fee", "tax_withheld", "write_off", "discount"][*difference];
            let pay = json!({ "invoices": [row["id"]], "amount": amount, "difference": difference, "reason": "Agreed", "rest_becomes_credit": credit });
            if let Err(problem) = w.call("record_payment", pay) {
                let refused = ["payment_above_open", "no_discount_offered", "discount_not_reached"];
                assert!(refused.contains(&problem["code"].as_str().unwrap()), "{problem:#}");
            }
        }
        Step::PayAll => {
            let open: Vec<&Value> = rows.iter().filter(|r| r["open"]["amount"] != "0.00").map(|r| &r["id"]).collect();
            if !open.is_empty() {
                w.ok("record_payment", json!({ "invoices": open }));
            }
        }
        Step::Reverse { payment } => {
            let payments = w.ok("payments", json!({}));
            let Some(row) = payments.as_array().unwrap().get(*payment) else { return };
            if let Err(problem) = w.call("reverse_payment", json!({ "id": row["id"] })) {
                assert_eq!(problem["code"], "already_reversed", "{problem:#}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_of_payments_and_reversals_stays_sound(steps in prop::collection::vec(step(), 1..14)) {
        let w = World::on(TODAY);
        let client = w.client();
        w.ok("save_client", json!({ "id": client, "patch": { "early_payment": "2.5/10" } }));
        w.bill_freely(client, "Advice", "1000.01");
        for step in &steps {
            take(&w, client, step);
        }
        w.assert_sound();
        let rows = w.ok("invoices", json!({ "limit": 500 }));
        for row in rows["rows"].as_array().unwrap() {
            let view = w.invoice(&row["id"]);
            let sum: i64 = view["settlements"].as_array().unwrap().iter().map(|s| minor(&s["amount"])).sum();
            prop_assert_eq!(minor(&row["gross"]), sum + minor(&row["open"]), "every cent is settled or open: {}", view);
        }
        // The filters are SQL, the status is computed: every row stands in the filters of its status and in no other.
        let listed = |state: &str| -> Vec<Value> {
            let found = w.ok("invoices", json!({ "state": state, "limit": 500 }))["rows"].clone();
            found.as_array().unwrap().iter().map(|r| r["id"].clone()).collect()
        };
        let [outstanding, overdue, paid, credited] = ["outstanding", "overdue", "paid", "credited"].map(listed);
        for row in rows["rows"].as_array().unwrap() {
            let status = row["status"].as_str().unwrap();
            let found = [&outstanding, &overdue, &paid, &credited].map(|ids| ids.contains(&row["id"]));
            let open = matches!(status, "issued" | "part_paid" | "overdue");
            prop_assert_eq!(found, [open, status == "overdue", status == "paid", status == "credited"], "{}", row);
        }
        let sums = &rows["sums"];
        prop_assert_eq!(minor(&sums[2]["open_net"]), minor(&w.ok("dashboard", json!({}))["outstanding"]["amount"]));
    }
}

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn a_row_of_the_invoice_list_is_found_by_number_client_title_and_state() {
    let w = World::on(TODAY);
    let client = w.client();
    let paid = w.bill_freely(client, "Masterclass seat", "355");
    w.pay(&paid);
    w.bill_freely(client, "Board briefing", "3900");
    let count = |filter: Value| w.ok("invoices", filter)["rows"].as_array().unwrap().len();
    assert_eq!(count(json!({ "text": "2026-002" })), 1);
    assert_eq!(count(json!({ "text": "masterclass" })), 1);
    assert_eq!(count(json!({ "text": "halden" })), 2);
    assert_eq!(count(json!({ "state": "paid" })), 1);
    assert_eq!(count(json!({ "state": "outstanding" })), 1);
    assert_eq!(count(json!({ "client": id(&json!({ "id": client })), "state": "overdue" })), 0);
}

#[test]
fn s2_the_business_says_up_to_which_sums_a_missing_rest_is_guessed() {
    let mut w = World::on(TODAY);
    let mut foreign = halden();
    (foreign["name"], foreign["country"], foreign["tax_treatment"]) =
        (json!("Northwind Inc."), json!("US"), json!("outside_scope"));
    let (home, abroad) = (w.client(), id(&w.ok("create_client", foreign)));
    let [near, far] = [home, abroad].map(|of| w.bill_freely(of, "Advice", "1000"));
    let guess = |w: &World, invoice: &Value, amount: &str| {
        w.ok("payment_sheet", json!({ "invoices": [invoice["id"]], "amount": amount }))["probable"].clone()
    };
    let limits = |of: &Value| [&of["small_rest"], &of["bank_fee"]].map(money);
    let shipped = w.ok("payment_limits", json!({}));
    assert_eq!(limits(&shipped), ["1.00 EUR", "50.00 EUR"]);
    assert_eq!(limits(&shipped["standard"]), limits(&shipped));
    let set = w.ok("save_payment_limits", json!({ "small_rest": "5", "bank_fee": "12,50" }));
    assert_eq!(limits(&set), ["5.00 EUR", "12.50 EUR"]);
    w.restart("2026-11-17");
    assert_eq!(guess(&w, &near, "1225"), "small_rest");
    assert_eq!(guess(&w, &near, "1224.99"), Value::Null);
    assert_eq!(guess(&w, &far, "987.50"), "bank_fee");
    assert_eq!(guess(&w, &far, "987.49"), Value::Null);
    // What is absent stays, and what is refused changes nothing.
    for (field, text, why) in [
        ("small_rest", "-1", "negative"),
        ("small_rest", "100.01", "above"),
        ("bank_fee", "1000.01", "above"),
        ("bank_fee", "a lot", "not_a_number"),
    ] {
        let refused = w.refused("invalid", "save_payment_limits", json!({ field: text }));
        assert_eq!(
            (&refused["fields"][0]["field"], &refused["fields"][0]["code"]),
            (&json!(field), &json!(why)),
            "{text}"
        );
    }
    assert_eq!(limits(&w.ok("save_payment_limits", json!({ "bank_fee": "0" }))), ["5.00 EUR", "0.00 EUR"]);
    assert_eq!(guess(&w, &far, "999.99"), "small_rest", "of fees nothing is guessed any more");
    assert_eq!(limits(&w.ok("save_payment_limits", json!({ "small_rest": "", "bank_fee": " " }))), limits(&shipped));
    let kept = w.export();
    assert!(kept["payment_limits"]["small_rest"].is_string(), "the export has them");
    w.assert_sound();
}
