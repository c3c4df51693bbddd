//! What a change order changes, and what keeps it from being agreed.

use super::*;
use crate::date::ymd;
use crate::tests::money;

fn euro() -> Currency {
    money("1.00 EUR").currency()
}

fn row(id: i64, title: &str, amount: &str) -> AgreedRow {
    let amount = money(&format!("{amount} EUR"));
    let milestone = (id > 0).then_some(MilestoneId(id));
    AgreedRow { milestone, title: title.to_owned(), criterion: String::new(), amount, target_on: None }
}

fn signed() -> Vec<AgreedRow> {
    vec![row(1, "Discovery", "9600.00"), row(2, "Pilot", "12000.00"), row(3, "Rollout", "26400.00")]
}

fn marks(before: &[AgreedRow], after: &[AgreedRow]) -> Vec<(Mark, String)> {
    let found = differences(before, after, euro()).unwrap();
    found.rows.iter().map(|row| (row.mark, row.delta.to_string())).collect()
}

#[test]
fn s57_each_milestone_is_marked_by_what_becomes_of_it() {
    let mut after = signed();
    after[2].amount = money("27600.00 EUR");
    after.remove(1);
    after.push(row(0, "Depot interface", "1500.00"));
    let expected = [
        (Mark::Same, "0.00 EUR"),
        (Mark::Removed, "-12000.00 EUR"),
        (Mark::Changed, "1200.00 EUR"),
        (Mark::Added, "1500.00 EUR"),
    ];
    let found = marks(&signed(), &after);
    let found: Vec<(Mark, &str)> = found.iter().map(|(mark, delta)| (*mark, delta.as_str())).collect();
    assert_eq!(found, expected);
    let before = signed();
    let sums = differences(&before, &after, euro()).unwrap();
    assert_eq!(
        (sums.before, sums.after, sums.delta),
        (money("48000.00 EUR"), money("38700.00 EUR"), money("-9300.00 EUR"))
    );
}

#[test]
fn s57_one_row_moves_and_the_others_stay() {
    let after: Vec<AgreedRow> = [2, 0, 1].map(|at| signed()[at].clone()).to_vec();
    let found: Vec<Mark> = marks(&signed(), &after).into_iter().map(|(mark, _)| mark).collect();
    assert_eq!(found, [Mark::Moved, Mark::Same, Mark::Same]);
    let shorter = vec![signed()[1].clone(), signed()[2].clone()];
    let found: Vec<Mark> = marks(&signed(), &shorter).into_iter().map(|(mark, _)| mark).collect();
    assert_eq!(found, [Mark::Removed, Mark::Same, Mark::Same], "a row that closes up has not moved");
}

/// Removed rows stand once and whole, in whatever order the rest is.
#[test]
fn s57_every_row_of_both_plans_stands_once() {
    let before: Vec<AgreedRow> = (1..=5).map(|id| row(id, "Part", "100.00")).collect();
    for pattern in 0..32_u32 {
        for turn in 0..5 {
            let mut after: Vec<AgreedRow> =
                (0..5).filter(|at| pattern & (1 << at) != 0).map(|at| before[at].clone()).collect();
            if !after.is_empty() {
                let by = turn % after.len();
                after.rotate_left(by);
            }
            after.insert(turn % (after.len() + 1), row(0, "New", "50.00"));
            let found = differences(&before, &after, euro()).unwrap();
            let old: Vec<u32> = found.rows.iter().filter_map(|row| Some(row.before?.position)).collect();
            let new: Vec<u32> = found.rows.iter().filter_map(|row| Some(row.after?.position)).collect();
            let mut sorted = old.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [1, 2, 3, 4, 5], "{pattern} {turn}");
            assert!(new.is_sorted() && new.len() == after.len(), "{new:?}");
            let sum = Money::sum(found.rows.iter().map(|row| row.delta), euro()).unwrap();
            assert_eq!(sum, found.delta, "what the rows gain is what the contract gains");
        }
    }
}

fn billed() -> [Locked; 1] {
    [Locked { position: 1, row: signed()[0].clone(), number: "2026-018".to_owned() }]
}

fn refused(after: &[AgreedRow]) -> Vec<&'static str> {
    refusals((1, "Extra depot"), &signed(), after, &billed(), euro()).iter().map(Refusal::code).collect()
}

#[test]
fn s61_what_an_invoice_bills_stands_as_it_is() {
    let amount = |amount: &str| {
        let mut after = signed();
        after[0].amount = money(amount);
        after[1].amount = money("1.00 EUR");
        after
    };
    assert_eq!(refused(&amount("9600.00 EUR")), [] as [&str; 0]);
    assert_eq!(refused(&amount("9600.01 EUR")), ["already_invoiced"]);
    assert_eq!(refused(&signed()[1..]), ["already_invoiced"], "nor does it go");
    let mut later = signed();
    later[0].target_on = Some(ymd("2027-01-29"));
    assert_eq!(refused(&later), ["already_invoiced"]);
    let found = refusals((1, "x"), &signed(), &later, &billed(), euro());
    assert!(found[0].to_string().contains("M1 Discovery") && found[0].to_string().contains("2026-018"), "{found:?}");
    let after: Vec<AgreedRow> = [1, 0, 2].map(|at| signed()[at].clone()).to_vec();
    assert_eq!(refused(&after), [] as [&str; 0], "others may move past it");
}

#[test]
fn s60_a_change_order_says_what_changes_and_why() {
    let mut after = signed();
    assert_eq!(refused(&after), ["nothing_changes"]);
    assert_eq!(refused(&[]), ["plan_is_empty"]);
    after.push(row(0, "", "10.00"));
    assert_eq!(refused(&after), ["missing_for_issue"]);
    after[3] = row(0, "Discount", "-10.00");
    assert_eq!(refused(&after), ["cannot_be_summed"]);
    after[3] = row(0, "Depot", "10.00");
    let found = refusals((2, " "), &signed(), &after, &[], euro());
    assert_eq!(found, [Refusal::ChangeWithoutReason { number: 2 }]);
}

#[test]
fn s58_the_months_say_when_which_money_would_come_by_either_plan() {
    let dated = |day: &str, row: AgreedRow| AgreedRow { target_on: Some(ymd(day)), ..row };
    let before = [
        dated("2026-11-16", row(1, "Discovery", "9600.00")),
        dated("2026-12-04", row(2, "Pilot", "12000.00")),
        dated("2026-12-18", row(3, "Rollout", "26400.00")),
        row(4, "Handover", "2000.00"),
    ];
    let mut after = before.to_vec();
    after[2] = dated("2027-01-29", row(3, "Rollout", "30000.00"));
    after.push(dated("2027-01-08", row(0, "Depot", "1200.00")));
    let months = expected_invoices(&before, &after, &[MilestoneId(1)], euro()).unwrap();
    let told: Vec<_> = months.iter().map(|m| (m.month, m.before.to_string(), m.after.to_string())).collect();
    let told_of =
        |month: Option<&str>, old: &str, new: &str| (month.map(ymd), format!("{old} EUR"), format!("{new} EUR"));
    let expected = [
        told_of(Some("2026-12-01"), "38400.00", "12000.00"),
        told_of(Some("2027-01-01"), "0.00", "31200.00"),
        told_of(None, "2000.00", "2000.00"),
    ];
    assert_eq!(told, expected, "what is billed is not expected any more");
    let sum = Money::sum(months.iter().map(|m| m.delta), euro()).unwrap();
    assert_eq!(sum, differences(&before, &after, euro()).unwrap().delta);
    assert_eq!(expected_invoices(&[], &[], &[], euro()).unwrap(), []);
}
