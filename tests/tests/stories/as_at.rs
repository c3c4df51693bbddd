//! Lists and accounts as they stood at the end of a past day: hand-computed days, and random lives that are looked back
//! at from their end.

use crate::world::{World, id, money};
use serde_json::{Value, json};

fn account(w: &World, project: i64, on: &str) -> Value {
    w.ok("account_as_at", json!({ "id": project, "on": on }))
}

fn list(w: &World, on: &str) -> Value {
    w.ok("invoices_as_at", json!({ "on": on }))
}

fn register(w: &World, on: &str) -> String {
    let bytes = app::bytes::bytes(w.app(), "register_csv", json!({ "on": on })).unwrap();
    String::from_utf8(bytes).expect("the register is UTF-8")
}

/// Status, open amount and age of the only row.
fn only(w: &World, on: &str) -> (String, String, Vec<String>) {
    let found = list(w, on);
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "{found:#}");
    let row = &found["rows"][0];
    let ages = found["ageing"][0]["ages"].as_array().unwrap().iter().filter(|aged| aged["count"] == 1);
    let ages = ages.map(|aged| aged["age"].as_str().unwrap().to_owned()).collect();
    (row["status"].as_str().unwrap().to_owned(), money(&row["open"]), ages)
}

#[test]
fn s86_an_invoice_around_month_ends_and_a_leap_day() {
    // Issued on 31 January 2028 with thirty days: due on 1 March, for February has 29 days.
    let mut w = World::on("2028-01-31");
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    assert_eq!(invoice["due_on"], "2028-03-01", "{invoice}");
    w.restart("2028-02-29");
    w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": "7712" }));
    w.restart("2028-05-31");
    w.ok("write_off", json!({ "id": invoice["id"], "reason": "Insolvent" }));

    assert!(list(&w, "2028-01-30")["rows"].as_array().unwrap().is_empty(), "nothing was issued by then");
    for (on, status, open, age) in [
        ("2028-01-31", "issued", "17712.00 EUR", Some("not_due")),
        ("2028-02-28", "issued", "17712.00 EUR", Some("not_due")),
        ("2028-02-29", "part_paid", "10000.00 EUR", Some("not_due")),
        ("2028-03-01", "part_paid", "10000.00 EUR", Some("not_due")),
        ("2028-03-02", "overdue", "10000.00 EUR", Some("up_to30")),
        ("2028-03-31", "overdue", "10000.00 EUR", Some("up_to30")),
        ("2028-04-01", "overdue", "10000.00 EUR", Some("up_to60")),
        ("2028-04-30", "overdue", "10000.00 EUR", Some("up_to60")),
        ("2028-05-01", "overdue", "10000.00 EUR", Some("up_to90")),
        ("2028-05-30", "overdue", "10000.00 EUR", Some("up_to90")),
        ("2028-05-31", "written_off", "0.00 EUR", None),
    ] {
        let expected: Vec<String> = age.into_iter().map(str::to_owned).collect();
        assert_eq!(only(&w, on), (status.to_owned(), open.to_owned(), expected), "{on}");
    }
    let owed = list(&w, "2028-03-02")["clients"][0].clone();
    assert_eq!((owed["name"].as_str(), money(&owed["overdue"])), (Some("Halden Rail Ltd"), "10000.00 EUR".into()));
    assert_eq!(money(&list(&w, "2028-03-02")["ageing"][0]["outstanding"]), "10000.00 EUR");
}

#[test]
fn s86_the_contract_account_follows_the_revision_in_force_and_the_work_of_the_day() {
    let mut w = World::on("2026-01-31");
    let plan = w.agreed();
    w.restart("2026-02-28");
    let invoice = w.bill(plan.milestones[0]);
    w.restart("2026-03-31");
    w.pay(&invoice);
    w.change(&plan, 2, json!({ "amount": "20000" }));
    w.restart("2026-04-30");
    w.accept(plan.milestones[1]);

    let row = |on: &str| {
        let found = account(&w, plan.id, on);
        let of = &found["account"];
        let amounts = ["current", "outstanding", "paid", "remaining"].map(|key| money(&of[key]).replace(" EUR", ""));
        let ready = money(&of["total"]["ready"]).replace(" EUR", "");
        (found["revision"].as_i64(), amounts.map(|amount| amount.replace(".00", "")).join(" "), ready)
    };
    let told = |revision, amounts: &str, ready: &str| (revision, amounts.to_owned(), ready.to_owned());
    assert_eq!(row("2026-01-30"), told(None, "0 0 0 0", "0.00"), "nothing was agreed");
    assert_eq!(row("2026-01-31"), told(Some(1), "48000 0 0 48000", "0.00"));
    assert_eq!(row("2026-02-27"), told(Some(1), "48000 0 0 48000", "0.00"));
    assert_eq!(row("2026-02-28"), told(Some(1), "48000 14400 0 33600", "0.00"));
    assert_eq!(row("2026-03-30"), told(Some(1), "48000 14400 0 33600", "0.00"));
    assert_eq!(row("2026-03-31"), told(Some(2), "48800 0 14400 34400", "0.00"));
    assert_eq!(row("2026-04-30"), told(Some(2), "48800 0 14400 34400", "20000.00"));
    let today = w.ok("contract_account", json!({ "id": plan.id }));
    assert_eq!(account(&w, plan.id, "")["account"], today, "at the end of today it is the account of today");
}

#[test]
fn s86_a_payment_that_went_back_was_there_until_then_and_a_late_entry_is_named() {
    let mut w = World::on("2026-03-02");
    let plan = w.agreed();
    let invoice = w.bill(plan.milestones[0]);
    w.restart("2026-03-20");
    let payment = w.ok("record_payment", json!({ "invoices": [invoice["id"]], "received_on": "2026-03-10" }));
    w.restart("2026-04-15");
    let before = list(&w, "2026-04-14");
    w.ok("reverse_payment", json!({ "id": payment["id"], "reason": "Charged back" }));

    assert_eq!(only(&w, "2026-03-09").0, "issued");
    assert_eq!(only(&w, "2026-03-10").0, "paid");
    assert_eq!(list(&w, "2026-04-14"), before, "the day before it went back stays as it was");
    assert_eq!(only(&w, "2026-04-15").1, "17712.00 EUR");
    let since = list(&w, "2026-03-15")["since"].clone();
    let named: Vec<(&str, &str, &str)> = since
        .as_array()
        .unwrap()
        .iter()
        .map(|of| (of["name"].as_str().unwrap(), of["on"].as_str().unwrap(), of["recorded_on"].as_str().unwrap()))
        .collect();
    assert_eq!(named, [("2026-001", "2026-03-10", "2026-03-20")], "it came on the 10th, and was recorded on the 20th");
    assert_eq!(list(&w, "2026-03-20")["since"], json!([]));
    assert_eq!(account(&w, plan.id, "2026-03-15")["since"].as_array().unwrap().len(), 1);
}

#[test]
fn s86_only_a_day_of_the_past_or_today_can_be_looked_at() {
    let w = World::on("2026-03-02");
    let plan = w.agreed();
    for (name, arguments) in [
        ("invoices_as_at", json!({ "on": "2026-03-03" })),
        ("account_as_at", json!({ "id": plan.id, "on": "2026-03-03" })),
    ] {
        w.refused("in_the_future", name, arguments);
    }
    let problem = w.refused("invalid", "invoices_as_at", json!({ "on": "30.2.2026" }));
    assert_eq!(problem["fields"][0]["field"], "on");
    assert_eq!(list(&w, "2.3.2026")["on"], "2026-03-02", "a day is read as everywhere");
}

#[test]
fn s86_s7_the_register_is_a_table_that_no_spreadsheet_runs() {
    let mut w = World::on("2026-01-30");
    let client = w.ok("create_client", {
        let mut halden = crate::world::halden();
        halden["name"] = json!("=HYPERLINK(\"x\"), Rail");
        halden
    });
    let plan = w.plan(id(&client), "1000", &[("One", "400"), ("Two", "600")]);
    w.agree(&plan);
    let first = w.bill(plan.milestones[0]);
    w.restart("2026-02-28");
    w.ok("issue_credit", json!({ "id": first["id"], "extent": "whole", "reason": "Wrong buyer" }));
    w.bill(plan.milestones[1]);
    let text = register(&w, "2026-02-28");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "number,kind,issued_on,due_on,client,project_code,project,milestones,currency,net,tax,gross,takes_back,kept_back,kept_until"
    );
    let name = "\"'=HYPERLINK(\"\"x\"\"), Rail\"";
    assert!(lines[1].starts_with(&format!("2026-001,milestone,2026-01-30,2026-03-01,{name},")), "{}", lines[1]);
    assert!(lines[1].ends_with(",Billing platform migration,M1,EUR,400.00,92.00,492.00,,,"), "{}", lines[1]);
    assert!(
        lines[2].contains(",credit_note,") && lines[2].ends_with(",-400.00,-92.00,-492.00,2026-001,,"),
        "{}",
        lines[2]
    );
    assert!(lines[3].ends_with(",M2,EUR,600.00,138.00,738.00,,,"), "{}", lines[3]);
    assert_eq!(lines[4..], [""], "three documents");
    assert_eq!(register(&w, "2026-01-31").split("\r\n").count(), 3, "one document by the end of January");
}

/// A small generator of the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// One act of a random life; what is not allowed at its time is refused and changes nothing.
fn act(w: &World, plan: &crate::world::Plan, dice: &mut Dice) {
    let milestone = plan.milestones[usize::try_from(dice.below(3)).unwrap()];
    let invoices = w.ok("invoices", json!({}));
    let issued: Vec<i64> = invoices["rows"].as_array().unwrap().iter().filter_map(|row| row["id"].as_i64()).collect();
    let some = |dice: &mut Dice| issued.get(usize::try_from(dice.below(9)).unwrap()).copied().unwrap_or(1);
    let (name, arguments) = match dice.below(12) {
        0 => ("start_milestone", json!({ "id": milestone })),
        1 | 2 => ("mark_done", json!({ "id": milestone })),
        3 => ("accept_milestone", json!({ "id": milestone, "by": "Ciara", "channel": "email" })),
        4 => ("reopen_milestone", json!({ "id": milestone })),
        5 | 6 => {
            if let Ok(draft) = w.call("prepare_invoice", json!({ "id": milestone })) {
                let _may_be_refused =
                    w.call("issue_invoice", json!({ "id": draft["id"], "override_reason": "Asked for" }));
            }
            return;
        }
        7 => {
            let amount = (dice.below(9_000) + 1).to_string();
            ("record_payment", json!({ "invoices": [some(dice)], "amount": amount }))
        }
        8 => ("reverse_payment", json!({ "id": dice.below(6) + 1 })),
        9 => ("issue_credit", json!({ "id": some(dice), "extent": "whole", "reason": "Again" })),
        10 => ("write_off", json!({ "id": some(dice), "reason": "Lost" })),
        _ => ("reverse_write_off", json!({ "id": some(dice), "reason": "Found" })),
    };
    let _may_be_refused = w.call(name, arguments);
}

/// What the book says of the end of a day: the list, the account and the register.
fn said(w: &World, plan: &crate::world::Plan, on: &str) -> (Value, Value, String) {
    let (mut list, mut account) = (list(w, on), account(w, plan.id, on));
    // The title of a project is looked up, and no fact of a day.
    for row in list["rows"].as_array_mut().unwrap() {
        row["project_title"] = Value::Null;
    }
    account["account"]["total"]["title"] = Value::Null;
    (list, account, register(w, on))
}

#[test]
fn s86_random_lives_say_the_same_of_every_past_day_from_their_end() {
    for seed in 0..12 {
        let mut dice = Dice(seed * 7_919 + 1);
        let mut day: chrono::NaiveDate = "2028-01-28".parse().unwrap();
        let mut w = World::on("2028-01-28");
        let plan = w.agreed();
        let mut then = Vec::new();
        for _ in 0..14 {
            for _ in 0..4 {
                act(&w, &plan, &mut dice);
            }
            if dice.below(6) == 0 && w.call("start_change_order", json!({ "project": plan.id })).is_ok() {
                let order = w.ok("project", json!({ "id": plan.id }))["change_order"]["id"].clone();
                w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "More" } }));
                w.ok("add_change_row", json!({ "id": order, "patch": { "title": "Depot", "amount": "1000" } }));
                w.ok("agree_change_order", json!({ "id": order, "by": "Ciara", "channel": "call" }));
            }
            let on = day.to_string();
            let now = said(&w, &plan, &on);
            assert_eq!(now.1["account"]["remaining"], w.ok("contract_account", json!({ "id": plan.id }))["remaining"]);
            let open = w.ok("invoices", json!({ "state": "outstanding" }))["sums"].clone();
            assert_eq!(now.0["sums"][2], open[2], "at the end of today it is the list of today");
            then.push((on, now));
            day += chrono::Duration::days(i64::try_from(dice.below(20)).unwrap() + 1);
            w.restart(&day.to_string());
        }
        for (on, said_then) in &then {
            assert_eq!(&said(&w, &plan, on), said_then, "seed {seed}, {on}");
        }
        w.assert_sound();
    }
}
