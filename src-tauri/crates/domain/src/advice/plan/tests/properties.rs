//! Whatever the plan: offers sum exactly and are fair, the score agrees with the findings, nothing panics.

use super::*;
use crate::tests::{any_text, cases, codes as currencies, is_caught, minor};
use proptest::prelude::*;

fn plans() -> impl Strategy<Value = (Vec<Milestone>, Money)> {
    let amounts = prop::collection::vec(prop_oneof![0i64..100, 0i64..10_000_000], 1..15);
    (amounts, 0usize..4, currencies(), 0u64..400).prop_map(|(amounts, billed_count, code, apart)| {
        let mut milestones: Vec<Milestone> =
            (1..).zip(&amounts).map(|(at, amount)| milestone(at, minor(*amount, code))).collect();
        for (at, milestone) in (0..).zip(&mut milestones) {
            milestone.target_on = Some(day(apart * at % 500));
        }
        for milestone in milestones.iter_mut().take(billed_count.min(amounts.len() - 1)) {
            milestone.facts.billed = billed("2026-031", day(1), day(20), None);
        }
        (milestones, minor(amounts.iter().sum(), code))
    })
}

fn check_offers(
    milestones: &[Milestone],
    contract: Money,
    offers: &[crate::advice::Offer],
) -> Result<(), TestCaseError> {
    for offer in offers {
        prop_assert_eq!(Money::sum(offer.amounts.iter().copied(), contract.currency()), Ok(contract));
        prop_assert_eq!(offer.amounts.len(), milestones.len());
        for (amount, milestone) in offer.amounts.iter().zip(milestones) {
            prop_assert!(milestone.facts.billed.is_none() || *amount == milestone.amount, "a billed amount moved");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn s51_every_offer_sums_to_the_contract_and_is_fair((milestones, contract) in plans()) {
        let thresholds = Thresholds::default();
        let offers = offers(&milestones, contract, &thresholds);
        check_offers(&milestones, contract, &offers)?;
        for offer in offers {
            let mut spread = milestones.clone();
            for (milestone, amount) in spread.iter_mut().zip(&offer.amounts) {
                milestone.amount = *amount;
            }
            let codes = codes(&Plan { contract, ..plan_of(&spread) });
            let heavy = ["front_loaded", "back_loaded", "oversized"];
            prop_assert!(!codes.iter().any(|code| heavy.contains(code)), "{:?} gives {:?}", offer, codes);
        }
    }

    #[test]
    fn s49_the_score_is_a_hundred_exactly_when_no_check_of_balance_fails((milestones, contract) in plans()) {
        let amounts: Vec<Money> = milestones.iter().map(|m| m.amount).collect();
        let Some(score) = balance(&amounts, contract, &Thresholds::default()) else { return Ok(()) };
        let codes = codes(&Plan { contract, ..plan_of(&milestones) });
        let unbalanced = ["front_loaded", "back_loaded", "oversized", "too_small", "too_many"];
        prop_assert!(score <= 100);
        prop_assert_eq!(score == 100, !codes.iter().any(|code| unbalanced.contains(code)), "{} with {:?}", score, codes);
    }

    #[test]
    fn s27_no_text_makes_the_advice_fall(title in any_text(), criterion in any_text(), deliverable in any_text()) {
        let mut milestones = thirds();
        milestones[0].title = title;
        milestones[0].criterion = criterion;
        milestones[0].deliverables[0].title = deliverable;
        let plan = plan_of(&milestones);
        prop_assert_eq!(found(&plan), found(&plan));
    }
}

#[test]
fn s51_the_check_catches_an_offer_that_is_one_minor_unit_off() {
    let caught = is_caught(plans(), |(milestones, contract)| {
        let mut offers = offers(&milestones, contract, &Thresholds::default());
        let Some(offer) = offers.first_mut() else { return Ok(()) };
        let one = minor(1, contract.currency().code());
        let last = offer.amounts.len() - 1;
        offer.amounts[last] = offer.amounts[last].plus(one).unwrap();
        check_offers(&milestones, contract, &offers)
    });
    assert!(caught);
}
