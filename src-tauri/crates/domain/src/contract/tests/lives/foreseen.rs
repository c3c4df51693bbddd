//! What is foreseen of the rest of any life is what its invoices ask for when they are issued.

use super::acts::part_of;
use super::*;
use crate::contract::{Foreseen, Rest, RetainageBase, RetainageRule, Sum, Usual};

/// A rule of money kept back, or none, and when deposits are deducted.
fn habits() -> impl Strategy<Value = (DepositDeduction, Option<RetainageRule>)> {
    let deduction =
        prop::sample::select(&[DepositDeduction::Proportional, DepositDeduction::First, DepositDeduction::Last]);
    // Less than half, so that of the smallest amount something is left to ask for: an invoice over nothing is none.
    let share = prop::sample::select(&["5", "10", "12.5", "40"]);
    let base = prop::sample::select(&[
        None,
        Some(RetainageBase::Net),
        Some(RetainageBase::Gross { due: PaymentTerms::Net { days: 365 } }),
    ]);
    (deduction, share, base).prop_map(|(deduction, share, base)| {
        let rule = |base| RetainageRule::new(percent(share), RetainageTiming::EachInvoice, base).unwrap();
        (deduction, base.map(rule))
    })
}

impl Life {
    fn rest(&self) -> Vec<Rest> {
        let rest = |m: &Milestone| Rest { milestone: m.id, left: self.ask(|c| c.left_of(m.id)).unwrap(), on: self.day };
        self.plan.iter().map(rest).filter(|of| of.left.is_positive()).collect()
    }

    fn bill_rest(&mut self, of: Rest, (deduction, rule): (DepositDeduction, Option<RetainageRule>)) -> bool {
        self.keeps = rule.and_then(|rule| rule.keeps_back());
        let mut lines = vec![self.billing(part_of(of.milestone), of.left)];
        if let Some(rule) = rule.filter(|rule| rule.keeps_back().is_none()) {
            let kept = retainage(&lines, &[], rule.percent(), "Retainage").unwrap();
            lines.extend(kept.into_iter().filter(|line| !line.unit_price.is_zero()));
        }
        lines
            .extend(self.ask(|c| c.deposit_deductions(&lines, &[], deduction, "Less the deposit", "Deposit")).unwrap());
        self.issue(lines, Vec::new())
    }
}

/// Plays a script, looks ahead, and issues what was foreseen. `forgets`: what waits for its deduction is not looked at.
fn look_ahead(
    script: &Script,
    habits: (DepositDeduction, Option<RetainageRule>),
    forgets: bool,
) -> Result<(), TestCaseError> {
    let mut life = Life::begin(script);
    for act in &script.acts {
        life.act(*act);
    }
    life.accept_everything();
    let (taxes, rest) = ([life.tax()], life.rest());
    let usual = Usual { deduction: habits.0, retainage: habits.1, taxes: &taxes };
    let foreseen = if forgets {
        Contract { plan: &life.plan, value: life.value(), documents: &[] }.outlook(&rest, usual).unwrap()
    } else {
        life.ask(|c| c.outlook(&rest, usual)).unwrap()
    };
    prop_assert_eq!(foreseen.len(), rest.len());
    // Nothing is asked for twice, and nothing is forgotten.
    let zero = Money::zero(life.currency());
    let sum = |of: &mut dyn Iterator<Item = Money>| Money::sum(of, life.currency()).unwrap();
    let (left, unasked) = (sum(&mut rest.iter().map(|of| of.left)), sum(&mut foreseen.iter().map(|of| of.unasked.net)));
    let beside = left.minus(life.ask(|c| c.waiting()).unwrap()).unwrap();
    prop_assert_eq!(unasked, if beside.is_negative() { zero } else { beside }, "{}", life.told());
    for (of, seen) in rest.into_iter().zip(foreseen) {
        let Foreseen { milestone, unasked, due, due_later, kept_back } = seen;
        prop_assert!(life.bill_rest(of, habits), "{milestone:?} cannot be billed:\n{}", life.told());
        let body = life.documents.last().expect("just issued").body();
        let later = due_later.map_or(Money::zero(life.currency()), |(sum, _)| sum.gross);
        prop_assert_eq!(due.gross.plus(later).unwrap(), body.totals.gross, "{:?} of\n{}", seen, life.told());
        let later_net = due_later.map_or(Money::zero(life.currency()), |(sum, _)| sum.net);
        prop_assert_eq!(due.net.plus(later_net).unwrap(), body.totals.net);
        let kept = body.retention.map(|kept| (kept.amount, kept.due_on));
        prop_assert_eq!(due_later.map(|(Sum { gross, .. }, on)| (gross, on)), kept);
        let retained = body.lines.iter().filter(|line| line.role == LineRole::Retainage).map(|line| line.net);
        let retained = Money::sum(retained, life.currency()).unwrap().negated();
        // A deposit that no invoice could take is taken off what is kept back.
        prop_assert!(!kept_back.net.minus(retained).unwrap().is_positive() && !kept_back.net.is_negative());
        prop_assert_eq!(unasked.net, body.totals.net.plus(kept_back.net).unwrap());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn what_is_foreseen_is_what_invoices_ask_for(script in scripts(&["EUR", "JPY"]), habits in habits()) {
        look_ahead(&script, habits, false)?;
    }
}

#[test]
fn an_outlook_that_forgets_deposits_is_caught() {
    assert!(is_caught((scripts(&["EUR"]), habits()), |(script, habits)| look_ahead(&script, habits, true)));
}
