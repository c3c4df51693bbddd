//! Any plan, invoiced milestone by milestone (M1, M10): the invoices sum to the contract.

use super::{billed, draft_of, milestone, pattern, plan_of, today};
use crate::Money;
use crate::invoice::TrackState;
use crate::milestone::Milestone;
use crate::tests::{cases, minor};
use proptest::prelude::*;

fn plans() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1i64..100_000_000, 1..16)
}

fn plan(amounts: &[i64], code: &str) -> (Vec<Milestone>, Money) {
    let plan = (1..)
        .zip(amounts)
        .map(|(position, amount)| milestone(position, &format!("Step {position}"), minor(*amount, code)))
        .collect();
    (plan, minor(amounts.iter().sum(), code))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn m10_the_invoices_of_a_plan_sum_to_its_contract(amounts in plans(), code in prop::sample::select(vec!["EUR", "JPY", "KWD"])) {
        let (mut plan, contract) = plan(&amounts, code);
        let mut invoiced = Vec::new();
        let mut billed_net = Money::zero(contract.currency());
        for at in 0..plan.len() {
            let (id, position) = (plan[at].id, plan[at].position);
            let mut draft = draft_of(plan.clone(), contract, &[position]);
            draft.invoiced = invoiced.clone();
            let issued = draft.issue(today(), &pattern(), position).map_err(|r| TestCaseError::fail(format!("{r:?}")))?;
            let body = issued.body();
            prop_assert!(body.due_on >= body.issue_on);
            prop_assert_eq!(body.track.iter().map(|s| s.permille).sum::<u32>(), 1000);
            prop_assert_eq!(body.track.iter().filter(|s| s.state == TrackState::This).count(), 1);

            let account = body.account.as_ref().unwrap();
            let whole = Money::sum([account.invoiced_before, account.this_document, account.retained, account.remaining], contract.currency());
            prop_assert_eq!(whole, Ok(contract), "before, this, retained and remaining are the contract");
            let ahead: Vec<Money> = plan[at + 1..].iter().map(|m| m.amount).collect();
            prop_assert_eq!(Money::sum(ahead, contract.currency()), Ok(account.remaining), "what remains is what is ahead");
            let positions = [&account.positions_before[..], &account.positions_this[..], &account.positions_remaining[..]].concat();
            prop_assert!(positions.into_iter().eq(1..=u32::try_from(plan.len()).unwrap()), "each milestone stands in one place");

            billed_net = billed_net.plus(body.totals.net).unwrap();
            invoiced.push((id, body.totals.net));
            plan[at].facts.billed = Some(billed(issued.number()));
        }
        prop_assert_eq!(billed_net, contract);
    }

    #[test]
    fn s04_no_milestone_is_issued_from_a_plan_that_is_a_minor_unit_off(amounts in plans(), changed in any::<prop::sample::Index>(), by in prop_oneof![Just(-1i64), Just(1)]) {
        let (plan, contract) = plan(&amounts, "EUR");
        let mut draft = draft_of(plan, contract, &[1]);
        prop_assert!(draft.refusals(today()).is_empty());
        let plan = plan_of(&mut draft);
        let at = changed.index(plan.len());
        plan[at].amount = plan[at].amount.plus(minor(by, "EUR")).unwrap();
        let codes: Vec<&str> = draft.refusals(today()).iter().map(crate::Refusal::code).collect();
        prop_assert!(codes.contains(&"plan_does_not_sum"), "{:?}", codes);
    }
}
