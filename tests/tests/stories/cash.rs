//! Money to come is counted once: what a deposit asked for is taken off the work whose invoices will deduct it, a share that
//! is kept back stands on its own day or in no month, and what was billed in part counts by its rest.

use crate::billing::issue;
use crate::world::{Plan, World, money};
use serde_json::{Value, json};

const DAY: &str = "2026-11-16";

/// Ten thousand in three milestones, due in 30 days, planned for three months to come; agreed.
fn contract(w: &World) -> Plan {
    let plan = w.plan(w.client(), "10000", &[("Concept", "2000"), ("Build", "5000"), ("Handover", "3000")]);
    // Not in the order of the plan: the build comes last.
    for (milestone, on) in plan.milestones.iter().zip(["2026-12-01", "2027-02-01", "2027-01-04"]) {
        w.ok("save_milestone", json!({ "id": milestone, "patch": { "target_on": on } }));
    }
    w.agree(&plan);
    plan
}

fn deposit(w: &World, plan: &Plan, how: &str) -> Value {
    w.ok("save_project", json!({ "id": plan.id, "patch": { "deposit": "3000", "deposit_deduction": how } }));
    issue(w, &w.ok("prepare_deposit", json!({ "id": plan.id })))
}

/// Months of the dashboard in which a part is expected, with its amount; the forecast says the same, row by row.
#[track_caller]
fn months(w: &World, part: &str) -> Vec<(String, String)> {
    let (board, forecast) = (w.ok("dashboard", json!({})), w.ok("forecast", json!({})));
    let shown =
        |month: &Value, amount: &Value| (month.as_str().unwrap()[..7].to_owned(), money(amount).replace(" EUR", ""));
    let all = |of: Vec<(String, String)>| -> Vec<(String, String)> {
        of.into_iter().filter(|(_, amount)| amount != "0.00").collect()
    };
    let on_board = all(board["months"].as_array().unwrap().iter().map(|m| shown(&m["month"], &m[part])).collect());
    let mut by_rows = std::collections::BTreeMap::<String, i64>::new();
    for row in
        forecast["rows"].as_array().unwrap().iter().filter(|row| row["part"] == part && !row["expected_on"].is_null())
    {
        *by_rows.entry(row["expected_on"].as_str().unwrap()[..7].to_owned()).or_default() += minor(&row["amount"]);
    }
    let by_rows: Vec<(String, String)> =
        by_rows.into_iter().map(|(month, sum)| (month, format!("{}.{:02}", sum / 100, sum % 100))).collect();
    let last = board["months"].as_array().unwrap().last().unwrap()["month"].as_str().unwrap()[..7].to_owned();
    assert_eq!(
        on_board,
        by_rows.iter().filter(|(month, _)| *month <= last).cloned().collect::<Vec<_>>(),
        "the rows behind {part}"
    );
    by_rows
}

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

fn at(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(month, amount)| ((*month).to_owned(), (*amount).to_owned())).collect()
}

/// Exposure, ready, unpaid, backlog. The backlog of the forecast is the same figure, and the sum of its rows.
#[track_caller]
fn stakes(w: &World) -> [String; 4] {
    let view = w.ok("exposure", json!({}));
    let figures = view["figures"][0].clone();
    let forecast = w.ok("forecast", json!({}));
    assert_eq!(forecast["backlog"], figures["backlog"], "one definition of the backlog");
    let rows = forecast["rows"].as_array().unwrap().iter();
    let to_come = |row: &&Value| {
        row["is_agreed"] == true && ["ready", "waiting", "planned"].contains(&row["part"].as_str().unwrap())
    };
    assert_eq!(rows.filter(to_come).map(|row| minor(&row["amount"])).sum::<i64>(), minor(&figures["backlog"]));
    ["exposure", "ready", "unpaid", "backlog"].map(|key| money(&figures[key]).replace(" EUR", ""))
}

#[test]
fn s16_a_deposit_is_taken_off_what_is_to_come_as_it_will_be_deducted() {
    for (how, planned) in [
        // Three tenths of each.
        ("proportional", [("2026-12", "1400.00"), ("2027-02", "2100.00"), ("2027-03", "3500.00")].as_slice()),
        // All of the concept, which then brings nothing, and 1,000 of the handover.
        ("first", &[("2027-02", "2000.00"), ("2027-03", "5000.00")]),
        // Of the build, which is billed last.
        ("last", &[("2026-12", "2000.00"), ("2027-02", "3000.00"), ("2027-03", "2000.00")]),
    ] {
        let w = World::on(DAY);
        let plan = contract(&w);
        let whole = at(&[("2026-12", "2000.00"), ("2027-02", "3000.00"), ("2027-03", "5000.00")]);
        assert_eq!(months(&w, "planned"), whole, "before it is asked for");
        assert_eq!(stakes(&w)[3], "10000.00");
        let asked = deposit(&w, &plan, how);
        let planned = at(planned);
        assert_eq!(months(&w, "planned"), planned, "{how}");
        assert_eq!(months(&w, "invoiced"), at(&[("2026-12", "3000.00")]));
        assert_eq!(stakes(&w), ["3000.00", "0.00", "3000.00", "7000.00"], "{how}: 10,000 in all, each once");
        w.pay(&asked);
        assert_eq!(
            (months(&w, "planned"), months(&w, "invoiced")),
            (planned.clone(), Vec::new()),
            "{how}: paid or not"
        );
        assert_eq!(stakes(&w), ["0.00", "0.00", "0.00", "7000.00"]);
        // What was foreseen of each is what its invoice asks for.
        let foreseen = w.ok("forecast", json!({ "including_tax": true }));
        let gross = |milestone: i64| -> i64 {
            let rows = foreseen["rows"].as_array().unwrap().iter().filter(|row| row["milestone"] == milestone);
            rows.map(|row| minor(&row["amount"])).sum()
        };
        for at in [0, 2, 1] {
            let invoice = w.bill(plan.milestones[at]);
            assert_eq!(minor(&invoice["gross"]), gross(plan.milestones[at]), "{how}: milestone {at}");
        }
        assert_eq!(stakes(&w)[3], "0.00");
        w.assert_sound();
    }
}

#[test]
fn s11_work_that_is_accepted_is_at_stake_less_its_deposit() {
    let w = World::on(DAY);
    let plan = contract(&w);
    deposit(&w, &plan, "proportional");
    w.accept(plan.milestones[0]);
    assert_eq!(stakes(&w), ["4400.00", "1400.00", "3000.00", "7000.00"], "3,000 asked for, 1,400 to be asked for");
    assert_eq!(months(&w, "ready"), at(&[("2026-12", "1400.00")]));
    let ready = w.ok("dashboard", json!({}))["ready"].clone();
    assert_eq!(
        money(&ready["amount"]),
        "2000.00 EUR",
        "the work itself is worth 2,000: deposits count where they are deducted"
    );
    assert_eq!(ready["amount"], w.ok("all_milestones", json!({ "status": "ready" }))["sum"], "and so says its list");
}

#[test]
fn s16_what_was_billed_in_part_counts_by_its_rest() {
    let w = World::on(DAY);
    let plan = contract(&w);
    w.accept(plan.milestones[1]);
    let draft = w.ok("prepare_invoice", json!({ "id": plan.milestones[1] }));
    let mut line = draft["form"]["lines"][0].clone();
    (line["role"], line["unit_price"]) = (json!("part"), json!("1500"));
    w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [line] } }));
    issue(&w, &draft);
    assert_eq!(months(&w, "ready"), at(&[("2026-12", "3500.00")]));
    let view = w.ok("dashboard", json!({}));
    assert_eq!(money(&view["ready"]["amount"]), "3500.00 EUR");
    for list in ["all_milestones", "board"] {
        let sum = match list {
            "board" => w.ok("board", json!({}))["columns"][3]["sum"].clone(),
            _ => w.ok("all_milestones", json!({ "status": "ready" }))["sum"].clone(),
        };
        assert_eq!(sum, view["ready"]["amount"], "{list}");
    }
    assert_eq!(stakes(&w), ["5000.00", "3500.00", "1500.00", "8500.00"]);
}

#[test]
fn s84_money_kept_back_of_the_net_is_in_no_month_and_is_told() {
    let w = World::on(DAY);
    let plan = contract(&w);
    w.ok("save_project", json!({ "id": plan.id, "patch": { "retainage": "10" } }));
    deposit(&w, &plan, "first");
    // 2,000 less 200 kept back is all taken from the deposit; 1,200 of it are left for the handover, of 2,700.
    assert_eq!(months(&w, "planned"), at(&[("2027-02", "1500.00"), ("2027-03", "4500.00")]));
    let told = |w: &World| {
        let (board, forecast) = (w.ok("dashboard", json!({})), w.ok("forecast", json!({})));
        assert_eq!(board["kept_back"], forecast["kept_back"]);
        let undated = forecast["rows"].as_array().unwrap().iter().filter(|row| row["expected_on"].is_null());
        let rows: Vec<(bool, i64)> = undated.map(|row| (row["invoice"].is_null(), minor(&row["amount"]))).collect();
        assert_eq!(rows.iter().map(|(_, amount)| amount).sum::<i64>(), minor(&forecast["kept_back"]));
        rows
    };
    assert_eq!(told(&w), [(true, 20_000), (true, 50_000), (true, 30_000)]);
    assert_eq!(stakes(&w)[3], "7000.00", "what will be kept back is agreed and not invoiced as well");
    let invoice = w.bill(plan.milestones[0]);
    assert_eq!(money(&invoice["gross"]), "0.00 EUR");
    assert_eq!(told(&w), [(false, 20_000), (true, 50_000), (true, 30_000)], "now an invoice keeps it");
    assert_eq!(stakes(&w)[3], "6800.00");
    issue(&w, &w.ok("prepare_release", json!({ "id": plan.id })));
    assert_eq!(told(&w), [(true, 50_000), (true, 30_000)], "released, it has a day");
}

#[test]
fn s84_money_kept_back_of_the_gross_comes_on_its_own_day() {
    let w = World::on(DAY);
    let plan = contract(&w);
    let rule = json!({ "retainage": "10", "retainage_base": "gross", "retainage_due": "60" });
    w.ok("save_project", json!({ "id": plan.id, "patch": rule }));
    // The concept is billed on 1 December: nine tenths by the end of the year, the rest on 30 January; the handover on
    // 4 January and in February, its rest in March; the build in February, March, and its rest in April.
    let expected = [
        ("2026-12", "1800.00"),
        ("2027-01", "200.00"),
        ("2027-02", "2700.00"),
        ("2027-03", "4800.00"),
        ("2027-04", "500.00"),
    ];
    assert_eq!(months(&w, "planned"), at(&expected));
    assert_eq!(minor(&w.ok("dashboard", json!({}))["kept_back"]), 0, "all of it has a day");
    assert_eq!(stakes(&w)[3], "10000.00");
}

#[test]
fn s77_an_offer_is_no_backlog_and_is_expected_all_the_same() {
    let w = World::on(DAY);
    contract(&w);
    w.plan(1, "500", &[("Extra", "500")]);
    assert_eq!(stakes(&w)[3], "10000.00");
    let planned: i64 =
        w.ok("forecast", json!({}))["rows"].as_array().unwrap().iter().map(|row| minor(&row["amount"])).sum();
    assert_eq!(planned, 1_050_000);
}
