//! An addendum says what a change order changes and what the contract then comes to (S60).

use super::{engagement, three};
use crate::Milestone;
use crate::change_order::{AgreedRow, Locked};
use crate::date::ymd;
use crate::invoice::tests::{reverse_charge, today};
use crate::money::Money;
use crate::papers::{Addendum, AmendedMilestone, Change, ChangeOnPaper, Engagement, Standing};
use crate::refusal::{Needed, Refusal};
use crate::tests::{cases, minor, money};
use proptest::prelude::*;

/// A change order that changes nothing yet.
fn order(engagement: &Engagement) -> ChangeOnPaper {
    let rows: Vec<AgreedRow> = engagement.plan.iter().map(AgreedRow::of).collect();
    ChangeOnPaper {
        number: 1,
        reason: "A depot that nobody knew of".to_owned(),
        before: rows.clone(),
        after: rows,
        locked: Vec::new(),
        standing: Standing::Draft,
        dated_on: None,
    }
}

/// The second milestone is later, the third costs more, a fourth comes in, and the first goes.
fn changed(engagement: &Engagement) -> ChangeOnPaper {
    let mut order = order(engagement);
    order.after[1].target_on = Some(ymd("2027-02-12"));
    order.after[2].amount = money("16000.00 EUR");
    let depot = AgreedRow { milestone: None, title: "Depot interface".to_owned(), ..order.after[2].clone() };
    order.after.push(AgreedRow { amount: money("1200.00 EUR"), ..depot });
    order.after.remove(0);
    order
}

fn words(row: &AmendedMilestone) -> (Change, String, u32) {
    let side = row.after.as_ref().or(row.before.as_ref()).unwrap();
    (row.change, row.delta.to_string(), side.position)
}

#[test]
fn s60_the_addendum_says_what_changes_from_what_to_what_and_the_new_value_with_its_tax() {
    let engagement = three();
    let paper = Addendum::of(&engagement, &changed(&engagement), today()).unwrap();
    let rows: Vec<_> = paper.rows.iter().map(words).collect();
    let expected = [
        (Change::Removed, "-14400.00 EUR".to_owned(), 1),
        (Change::Rescheduled, "0.00 EUR".to_owned(), 1),
        (Change::Changed, "1600.00 EUR".to_owned(), 2),
        (Change::Added, "1200.00 EUR".to_owned(), 3),
    ];
    assert_eq!(rows, expected);
    assert_eq!((paper.number, paper.unchanged), (1, 0));
    let values = [paper.before, paper.delta, paper.after, paper.taxes[0].amount, paper.gross];
    let wanted = ["48000.00 EUR", "-11600.00 EUR", "36400.00 EUR", "8372.00 EUR", "44772.00 EUR"];
    assert_eq!(values, wanted.map(money));
    let moved = paper.rows[1].before.as_ref().unwrap().target_on;
    assert_eq!(
        (moved, paper.rows[1].after.as_ref().unwrap().target_on),
        (Some(ymd("2027-01-30")), Some(ymd("2027-02-12")))
    );
    assert_eq!(Addendum::refusals(&engagement, &changed(&engagement)), []);
}

#[test]
fn s60_a_draft_is_dated_today_and_what_was_sent_keeps_its_day() {
    let engagement = three();
    let mut order = changed(&engagement);
    assert_eq!(Addendum::of(&engagement, &order, today()).unwrap().letter.dated_on, today());
    order.dated_on = Some(ymd("2026-11-02"));
    order.standing = Standing::Sent;
    let sent = Addendum::of(&engagement, &order, today()).unwrap();
    assert_eq!((sent.letter.dated_on, &sent.standing), (ymd("2026-11-02"), &Standing::Sent));
    assert_eq!(Addendum::of(&engagement, &order, ymd("2027-01-01")).unwrap(), sent, "the same paper on any day");
}

#[test]
fn s60_a_tax_rule_without_tax_says_why_and_has_no_sum_with_tax() {
    let mut engagement = three();
    engagement.taxes = vec![reverse_charge()];
    let paper = Addendum::of(&engagement, &changed(&engagement), today()).unwrap();
    assert_eq!(paper.gross, paper.after);
    assert!(!paper.legal_notes.is_empty(), "{:?}", paper.taxes);
}

#[test]
fn s60_what_keeps_an_addendum_from_going_out_is_all_told() {
    let mut engagement = three();
    let mut order = order(&engagement);
    order.reason = " ".to_owned();
    engagement.client.address.street = String::new();
    engagement.business.name = String::new();
    let missing = |what| Refusal::MissingForIssue { what };
    let expected = [
        missing(Needed::SellerName),
        missing(Needed::ClientAddress),
        Refusal::NothingChanges { number: 1 },
        Refusal::ChangeWithoutReason { number: 1 },
    ];
    assert_eq!(Addendum::refusals(&engagement, &order), expected);

    order.locked = vec![Locked { position: 1, row: order.after[0].clone(), number: "2026-001".to_owned() }];
    order.after[0].amount = money("1.00 EUR");
    order.after[1].title = String::new();
    let told = Addendum::refusals(&engagement, &order);
    let milestone = "M1 Step 1".to_owned();
    assert!(told.contains(&Refusal::AlreadyInvoiced { milestone, number: "2026-001".to_owned() }), "{told:?}");
    assert!(told.contains(&missing(Needed::MilestoneTitle)), "{told:?}");
    order.after.clear();
    assert!(Addendum::refusals(&engagement, &order).contains(&Refusal::PlanIsEmpty));
}

#[test]
fn s60_a_milestone_that_only_moves_is_told_and_what_stays_is_counted() {
    let engagement = three();
    let mut order = order(&engagement);
    order.after.rotate_left(1);
    let paper = Addendum::of(&engagement, &order, today()).unwrap();
    let rows: Vec<_> = paper.rows.iter().map(words).collect();
    assert_eq!(rows, [(Change::Moved, "0.00 EUR".to_owned(), 3)]);
    assert_eq!(paper.unchanged, 2);
}

proptest! {
    #![proptest_config(cases(512))]

    /// Whatever is changed: the rows' differences sum to the difference of the values, and nothing is told twice or lost.
    #[test]
    fn s60_the_rows_add_up_to_the_new_contract_value(
        old in prop::collection::vec(1_i64..9_000_000, 1..9),
        new in prop::collection::vec((0_i64..9_000_000, 0_usize..12), 1..9),
    ) {
        let amounts: Vec<Money> = old.iter().map(|amount| minor(*amount, "EUR")).collect();
        let engagement = engagement(&amounts);
        let mut order = order(&engagement);
        let mut left: Vec<Milestone> = engagement.plan.clone();
        order.after = new.iter().map(|(amount, which)| {
            let amount = minor(*amount, "EUR");
            let known = (*which < left.len()).then(|| AgreedRow::of(&left.remove(*which)));
            match known {
                Some(row) => AgreedRow { amount, ..row },
                None => AgreedRow { milestone: None, title: "New".to_owned(), criterion: String::new(), amount, target_on: None },
            }
        }).collect();
        let paper = Addendum::of(&engagement, &order, today()).unwrap();
        let sum = Money::sum(paper.rows.iter().map(|row| row.delta), paper.currency).unwrap();
        prop_assert_eq!(sum, paper.delta);
        prop_assert_eq!(paper.before.plus(paper.delta).unwrap(), paper.after);
        let gone = order.before.len() + order.after.len() - paper.unchanged as usize;
        let told: usize = paper.rows.iter().map(|row| usize::from(row.before.is_some()) + usize::from(row.after.is_some())).sum();
        prop_assert_eq!(told + paper.unchanged as usize, gone);
    }
}
