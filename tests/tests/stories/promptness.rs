//! How clients pay: their habit, what a forecast makes of it, and how long the way from work to money takes.

use crate::world::{TODAY, World, halden, id, money};
use serde_json::{Value, json};

/// Bills 100.00 net on each first day, due in 30 days, and records on the last of the second days when each was paid.
fn paid_late(w: &mut World, client: i64, days: &[(&str, &str)]) {
    let mut invoices = Vec::new();
    for (issued, paid) in days {
        w.restart(issued);
        invoices.push((w.bill_freely(client, "Advice", "100.00"), *paid));
    }
    w.restart(days.iter().map(|(_, paid)| *paid).max().unwrap());
    for (invoice, paid) in invoices {
        w.ok("record_payment", json!({ "invoices": [invoice["id"]], "received_on": paid }));
    }
}

fn months(w: &World, pace: &str, part: &str) -> Vec<(String, String)> {
    let view = w.ok("dashboard", json!({ "pace": pace }));
    assert_eq!(view["pace"], pace);
    let all = view["months"].as_array().unwrap().clone();
    let shown = all.iter().map(|m| (m["month"].as_str().unwrap()[..7].to_owned(), money(&m[part])));
    shown.filter(|(_, amount)| amount != "0.00 EUR").collect()
}

fn at(month: &str, amount: &str) -> (String, String) {
    (month.to_owned(), format!("{amount} EUR"))
}

#[test]
fn s16_money_is_expected_when_each_client_usually_pays_and_moving_a_day_moves_it() {
    let mut w = World::on("2026-01-05");
    let halden_rail = w.client();
    let mut other = halden();
    other["name"] = json!("Tarbert Ferries");
    let tarbert = id(&w.ok("create_client", other));
    // Due 4 February, 4 March, 19 April; 10, 12 and 20 days later paid.
    paid_late(&mut w, halden_rail, &[("2026-01-05", "2026-02-14"), ("2026-02-02", "2026-03-16")]);
    assert_eq!(w.ok("dashboard", json!({}))["habit"], Value::Null, "two invoices are no habit");
    paid_late(&mut w, halden_rail, &[("2026-03-20", "2026-05-09")]);
    w.restart(TODAY);
    assert_eq!(w.ok("dashboard", json!({}))["habit"]["median"], 12);

    // Due on 16 December: with twelve days more still December.
    w.bill_freely(halden_rail, "Advice", "1000.00");
    // Tarbert has no habit of its own and follows everybody's.
    w.restart("2026-11-20");
    w.bill_freely(tarbert, "Survey", "500.00");
    assert_eq!(months(&w, "agreed", "invoiced"), [at("2026-12", "1500.00")]);
    assert_eq!(months(&w, "usual", "invoiced"), [at("2026-12", "1000.00"), at("2027-01", "500.00")]);

    // Three invoices paid on their day: Tarbert has its own habit, and the middle of all six is 5 days.
    let on_its_day = [("2026-11-20", "2026-12-20"), ("2026-11-21", "2026-12-21"), ("2026-11-22", "2026-12-22")];
    paid_late(&mut w, tarbert, &on_its_day);
    let view = w.ok("dashboard", json!({ "pace": "usual" }));
    assert_eq!((&view["habit"]["count"], &view["habit"]["median"]), (&json!(6), &json!(5)));
    // Halden's is late by now and expected within its twelve days, still in December; Tarbert's is late as well.
    assert_eq!(months(&w, "usual", "late"), [at("2026-12", "1500.00")]);
    w.restart("2027-01-04");
    assert_eq!(months(&w, "usual", "late"), [at("2027-01", "1500.00")], "what should have come is expected now");
    w.assert_sound();
}

#[test]
fn s16_work_that_is_planned_moves_with_its_day_and_with_the_habit() {
    let mut w = World::on("2026-01-05");
    let plan = w.proposed();
    let planned = |w: &World, pace: &str| months(w, pace, "planned");
    let target =
        |w: &World, on: &str| w.ok("save_milestone", json!({ "id": plan.milestones[0], "patch": { "target_on": on } }));
    let fifteen = [("2026-01-05", "2026-02-19"), ("2026-01-06", "2026-02-20"), ("2026-01-07", "2026-02-21")];
    paid_late(&mut w, 1, &fifteen);
    w.restart("2026-03-01");
    for milestone in &plan.milestones[1..] {
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": "2030-01-01" } }));
    }
    target(&w, "2026-03-31");
    // 31 March and 30 days are 30 April; 15 days later it is 15 May.
    assert_eq!(planned(&w, "agreed"), [at("2026-04", "14400.00")]);
    assert_eq!(planned(&w, "usual"), [at("2026-05", "14400.00")]);
    target(&w, "2026-04-20");
    assert_eq!(planned(&w, "agreed"), [at("2026-05", "14400.00")]);
    assert_eq!(planned(&w, "usual"), [at("2026-06", "14400.00")]);
}

#[test]
fn s16_only_money_makes_a_habit() {
    let mut w = World::on("2026-01-05");
    let client = w.client();
    let told = |w: &World| w.ok("how_they_pay", json!({ "client": client }));
    let given_up = w.bill_freely(client, "Advice", "100.00");
    w.ok("write_off", json!({ "id": given_up["id"], "reason": "Insolvent" }));
    assert_eq!(told(&w)["habit"], Value::Null, "given up is not paid");
    let wrong = w.bill_freely(client, "Advice", "100.00");
    w.restart("2026-02-20");
    let payment = w.pay(&wrong);
    assert_eq!(told(&w)["habit"]["median"], 16);
    w.ok("reverse_payment", json!({ "id": payment["id"] }));
    let view = told(&w);
    assert_eq!(view["habit"], Value::Null, "the payment was a mistake");
    assert_eq!((&view["rows"][0]["paid_on"], &view["rows"][0]["days_late"]), (&Value::Null, &json!(16)), "{view}");
    // In two parts: the one that closed it counts, and the mistake of before does not.
    w.ok("record_payment", json!({ "invoices": [wrong["id"]], "amount": "50", "received_on": "2026-02-06" }));
    w.ok("record_payment", json!({ "invoices": [wrong["id"]], "received_on": "2026-02-10" }));
    assert_eq!(told(&w)["habit"]["median"], 6);
    w.refused("not_found", "how_they_pay", json!({ "client": 99 }));
    w.assert_sound();
}

#[test]
fn s52_s53_the_way_from_done_to_money_has_its_days() {
    let mut w = World::on("2026-01-05");
    let plan = w.agreed();
    let told = |w: &World| w.ok("how_they_pay", json!({ "client": 1 }));
    assert_eq!((&told(&w)["to_acceptance"], &told(&w)["chart"]), (&Value::Null, &Value::Null), "nothing yet");
    w.ok("mark_done", json!({ "id": plan.milestones[0], "on": "2026-01-05" }));
    w.restart("2026-01-09");
    w.ok("accept_milestone", json!({ "id": plan.milestones[0], "by": "Ciara Doyle", "channel": "email" }));
    w.restart("2026-01-11");
    let invoice = w.issue(plan.milestones[0]);
    w.restart("2026-02-20");
    w.pay(&invoice);
    let view = told(&w);
    let days = |key: &str| (view[key]["days"].as_i64(), view[key]["count"].as_i64());
    assert_eq!(days("to_acceptance"), (Some(4), Some(1)));
    assert_eq!(days("to_invoice"), (Some(2), Some(1)));
    assert_eq!(days("to_payment"), (Some(40), Some(1)));
    assert_eq!((&view["follows"], &view["delay"]), (&json!("nobody"), &json!(0)), "one invoice moves no forecast");
    let chart = &view["chart"];
    assert_eq!((&chart["due_y"], &chart["median_y"], &view["rows"][0]["y"]), (&json!(0), &json!(1000), &json!(1000)));
}

#[test]
fn the_forecast_says_what_the_dashboard_says_and_names_the_rows_behind_it() {
    let mut w = World::on("2026-01-05");
    let client = w.client();
    paid_late(
        &mut w,
        client,
        &[("2026-01-05", "2026-02-19"), ("2026-01-06", "2026-02-20"), ("2026-01-07", "2026-02-21")],
    );
    w.restart(TODAY);
    let plan =
        w.plan(client, "48000", &[("Discovery report", "14400"), ("Pilot route live", "19200"), ("Rollout", "14400")]);
    w.ok("save_milestone", json!({ "id": plan.milestones[2], "patch": { "target_on": "2029-01-01" } }));
    w.agree(&plan);
    w.bill(plan.milestones[0]);
    w.accept(plan.milestones[1]);
    w.bill_freely(client, "Advice", "1000.00");
    for (pace, tax) in [("agreed", false), ("usual", false), ("usual", true)] {
        let asked = json!({ "pace": pace, "including_tax": tax });
        let (board, view) = (w.ok("dashboard", asked.clone()), w.ok("forecast", asked));
        let minor = |of: &Value| of["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        // Both begin with this month; the dashboard ends after four, the forecast after twelve and tells what comes later.
        let shared =
            board["months"].as_array().unwrap().iter().filter(|month| month["month"].as_str().unwrap() >= "2026-11");
        for month in shared {
            let own = view["months"].as_array().unwrap().iter().find(|own| own["month"] == month["month"]).unwrap();
            for part in own["parts"].as_array().unwrap() {
                assert_eq!(part["amount"], month[part["part"].as_str().unwrap()], "{pace} {} {part}", month["month"]);
            }
        }
        // Every number is the sum of its rows.
        let rows = view["rows"].as_array().unwrap();
        let sum = |keep: &dyn Fn(&Value) -> bool| {
            rows.iter().filter(|row| keep(row)).map(|row| minor(&row["amount"])).sum::<i64>()
        };
        let mut all = 0;
        for month in view["months"].as_array().unwrap() {
            let own = |row: &Value| match month["month"].as_str() {
                Some(first) => row["expected_on"].as_str().unwrap()[..7] == first[..7],
                None => row["expected_on"].as_str().unwrap() >= "2027-11",
            };
            for part in month["parts"].as_array().unwrap() {
                let of_part = |row: &Value| own(row) && row["part"] == part["part"];
                assert_eq!(minor(&part["amount"]), sum(&of_part), "{pace} {}", month["month"]);
            }
            all += minor(&month["total"]);
            assert_eq!(minor(&month["so_far"]), all);
        }
        assert_eq!((minor(&view["total"]), all), (all, sum(&|_| true)));
        assert_eq!(minor(&view["backlog"]), sum(&|row: &Value| row["invoice"].is_null()));
        assert_eq!(rows.len(), 4, "two invoices, one milestone that is ready, one that is planned: {rows:#?}");
    }
    let late = w.ok("forecast", json!({}))["months"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&late["month"], money(&late["total"])),
        (&Value::Null, "14400.00 EUR".to_owned()),
        "2029 is later than all months"
    );
}
