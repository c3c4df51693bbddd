//! Deposits, parts, finals, retainage and releases: what their lines make of the document, and that what is billed
//! in steps sums to the contract.

use super::{billed, client, draft_of, halden, line, milestone, pattern, plan_of, source, today, vat};
use crate::date::ymd;
use crate::id::MilestoneId;
use crate::invoice::{
    Adjustment, DocumentKind, DraftInvoice, DraftLine, IssuedInvoice, LineSource, TrackState, retainage,
};
use crate::milestone::Billed;
use crate::refusal::{Needed, Refusal};
use crate::tax::{Tax, TaxCategory};
use crate::tests::{cases, minor, money, percent};
use crate::{Money, Quantity};
use proptest::prelude::*;

fn rate(rate: &str) -> Tax {
    Tax::new("VAT", TaxCategory::Standard, percent(rate), None).unwrap()
}

fn issued(draft: DraftInvoice, sequence: u32) -> IssuedInvoice {
    draft.issue(today(), &pattern(), sequence).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

fn part(position: u32, amount: &str) -> DraftLine {
    let source = LineSource::Part { id: MilestoneId(i64::from(position)), override_reason: String::new() };
    line(source, "A half", money(amount))
}

#[test]
fn lines_decide_what_a_document_is() {
    let of = |sources: Vec<LineSource>| {
        let mut draft = halden();
        draft.lines = sources.into_iter().map(|source| line(source, "Work", money("1.00 EUR"))).collect();
        draft.body(today()).unwrap().kind
    };
    let earlier = || issued(halden(), 1).reference("Deducted");
    let deduction = || LineSource::Deduction { of: earlier(), milestone: None };
    let half = LineSource::Part { id: MilestoneId(3), override_reason: String::new() };
    for (sources, kind) in [
        (vec![LineSource::Free], DocumentKind::AdHoc),
        (vec![source(3)], DocumentKind::Milestone),
        (vec![source(3), source(4)], DocumentKind::Several),
        (vec![half], DocumentKind::Part),
        (vec![LineSource::Deposit], DocumentKind::Deposit),
        (vec![LineSource::Release { of: earlier() }], DocumentKind::Release),
        (vec![source(3), deduction()], DocumentKind::Final),
        (vec![source(3), LineSource::Retainage], DocumentKind::Milestone),
    ] {
        assert_eq!(of(sources.clone()), kind, "{sources:?}");
    }
}

#[test]
fn parts_of_a_milestone_may_not_pass_its_amount() {
    let halves = |amounts: &[&str]| {
        let mut draft = halden();
        draft.lines = amounts.iter().map(|amount| part(3, amount)).collect();
        draft.refusals(today())
    };
    assert_eq!(halves(&["4800.00 EUR"]), []);
    assert_eq!(halves(&["4800.00 EUR", "4800.00 EUR"]), [], "two parts of one milestone are all of it");
    let passes = Refusal::AmountDiffersFromPlan {
        milestone: "M3 Sandbox integration".into(),
        agreed: money("9600.00 EUR"),
        line: money("9600.01 EUR"),
    };
    assert_eq!(halves(&["4800.00 EUR", "4800.01 EUR"]), [passes]);
    let mut second = halden();
    second.invoiced.push((MilestoneId(3), money("4800.00 EUR")));
    let half = Billed { left: money("4800.00 EUR"), ..billed("2026-034") };
    plan_of(&mut second)[2].facts.billed = Some(half);
    second.lines = vec![part(3, "4800.00 EUR")];
    assert_eq!(second.refusals(today()), [], "the other half");
    second.invoiced.push((MilestoneId(3), money("4800.00 EUR")));
    plan_of(&mut second)[2].facts.billed = Some(billed("2026-034"));
    let gone = Refusal::AlreadyInvoiced { milestone: "M3 Sandbox integration".into(), number: "2026-034".into() };
    assert_eq!(second.refusals(today()), [gone]);
}

/// The whole contract of `plan` less what `earlier` billed of its first milestones.
fn final_of(plan: &[crate::Milestone], earlier: &[IssuedInvoice], tax: &Tax) -> DraftInvoice {
    let contract = Money::sum(plan.iter().map(|m| m.amount), plan[0].amount.currency()).unwrap();
    let positions: Vec<u32> = plan.iter().map(|m| m.position).collect();
    let mut draft = draft_of(plan.to_vec(), contract, &positions);
    draft.lines.iter_mut().for_each(|line| line.taxes = vec![tax.clone()]);
    for (milestone, invoice) in plan_of(&mut draft).iter_mut().zip(earlier) {
        milestone.facts.billed = Some(billed(invoice.number()));
    }
    draft.invoiced = plan.iter().zip(earlier).map(|(m, _)| (m.id, m.amount)).collect();
    for invoice in earlier {
        draft.lines.extend(invoice.deductions("Less an earlier invoice", "Deducted").unwrap());
    }
    draft
}

/// Bills the first `taxes.len()` milestones one by one.
fn in_steps(plan: &[crate::Milestone], taxes: &[Tax]) -> Vec<IssuedInvoice> {
    let contract = Money::sum(plan.iter().map(|m| m.amount), plan[0].amount.currency()).unwrap();
    let bill = |(position, tax): (u32, &Tax)| {
        let mut draft = draft_of(plan.to_vec(), contract, &[position]);
        draft.lines[0].taxes = vec![tax.clone()];
        issued(draft, position)
    };
    (1..).zip(taxes).map(bill).collect()
}

#[test]
fn a_final_invoice_bills_the_contract_less_what_was_billed_at_its_own_rate() {
    let plan = [milestone(1, "Analysis", money("1000.00 EUR")), milestone(2, "Build", money("3000.00 EUR"))];
    let earlier = in_steps(&plan, &[rate("16")]);
    let draft = final_of(&plan, &earlier, &rate("19"));
    assert_eq!(draft.refusals(today()), []);
    let body = draft.body(today()).unwrap();
    let groups: Vec<(String, String)> =
        body.totals.taxes.iter().map(|g| (g.tax.rate.to_string(), g.base.amount().to_string())).collect();
    assert_eq!(groups, [("19", "4000.00"), ("16", "-1000.00")].map(|(r, b)| (r.to_owned(), b.to_owned())));
    assert_eq!((body.totals.net, body.totals.tax), (money("3000.00 EUR"), money("600.00 EUR")));
    assert_eq!(body.references, [earlier[0].reference("Deducted")]);
    let deduction = &body.lines[2];
    assert_eq!(deduction.deducts.as_ref().map(|of| of.number.as_str()), Some("2026-001"));
    assert_eq!(deduction.milestone.as_ref().map(|m| (m.position, m.acceptance.is_none())), Some((1, true)));
    let account = body.account.unwrap();
    assert_eq!((account.invoiced_before, account.this_document), (money("1000.00 EUR"), money("3000.00 EUR")));
    assert!(account.remaining.is_zero() && account.positions_remaining.is_empty());
    assert_eq!((account.positions_before, account.positions_this), (vec![1], vec![2]));
    let states: Vec<TrackState> = body.track.iter().map(|step| step.state).collect();
    assert_eq!(states, [TrackState::Before, TrackState::This]);
}

#[test]
fn a_final_invoice_may_come_out_even_but_not_below() {
    let plan = [milestone(1, "Analysis", money("1000.00 EUR"))];
    let earlier = in_steps(&plan, &[vat()]);
    let even = final_of(&plan, &earlier, &vat());
    assert_eq!(even.refusals(today()), []);
    let twice = [earlier.clone(), earlier].concat();
    let below = final_of(&plan, &twice, &vat());
    assert!(matches!(below.refusals(today())[..], [Refusal::NothingToBill { .. }]), "{:?}", below.refusals(today()));
}

#[test]
fn without_a_deduction_a_billed_milestone_is_not_billed_again() {
    let plan = [milestone(1, "Analysis", money("1000.00 EUR")), milestone(2, "Build", money("3000.00 EUR"))];
    let earlier = in_steps(&plan, &[vat()]);
    let mut draft = final_of(&plan, &earlier, &vat());
    draft.lines.truncate(2);
    assert!(matches!(draft.refusals(today())[..], [Refusal::AlreadyInvoiced { .. }]));
}

#[test]
fn retainage_is_kept_back_by_rate_and_released_later() {
    let mut draft = halden();
    let mut other = line(LineSource::Free, "Handbook", money("333.33 EUR"));
    other.taxes = vec![rate("9")];
    draft.lines.push(other);
    draft.lines.extend(retainage(&draft.lines, &[], percent("10"), "Retainage of 10 %").unwrap());
    assert_eq!(draft.refusals(today()), []);
    let body = draft.body(today()).unwrap();
    let kept: Vec<String> = body.lines[2..].iter().map(|l| l.net.to_string()).collect();
    assert_eq!(kept, ["-960.00 EUR", "-33.33 EUR"]);
    let account = body.account.unwrap();
    assert_eq!((account.retained, account.remaining), (money("993.33 EUR"), money("20400.00 EUR")));
    let of = issued(draft, 35).reference("Retainage");
    let mut release = halden();
    release.lines = vec![line(LineSource::Release { of: of.clone() }, "Release", money("960.00 EUR"))];
    let body = release.body(today()).unwrap();
    assert_eq!((body.kind, body.references), (DocumentKind::Release, vec![of]));
    assert!(body.account.is_none() && body.track.is_empty());
}

#[test]
fn discounts_lower_a_line_and_the_document_and_say_why() {
    let discount = |amount: &str, reason: &str, taxes: Vec<Tax>| Adjustment {
        is_charge: false,
        amount: money(amount),
        reason: reason.into(),
        taxes,
    };
    let mut draft = halden();
    draft.lines[0].quantity = Quantity::ONE;
    draft.lines[0].adjustments = vec![discount("600.00 EUR", "Loyal client", Vec::new())];
    draft.adjustments = vec![discount("1000.00 EUR", "Project discount", vec![vat()])];
    draft.prepaid = money("840.00 EUR");
    assert_eq!(draft.refusals(today()), [], "the milestone's price is the agreed one, the discount is beside it");
    let totals = draft.body(today()).unwrap().totals;
    assert_eq!((totals.lines, totals.net), (money("9000.00 EUR"), money("8000.00 EUR")));
    assert_eq!((totals.gross, totals.due), (money("9840.00 EUR"), money("9000.00 EUR")));
    draft.adjustments[0].reason.clear();
    assert_eq!(draft.refusals(today()), [Refusal::MissingForIssue { what: Needed::AdjustmentReason }]);
    draft.adjustments = vec![discount("1.00 EUR", "Untaxed by mistake", Vec::new())];
    assert_eq!(draft.refusals(today()), [Refusal::MissingForIssue { what: Needed::TaxTreatment }]);
}

#[test]
fn money_received_may_settle_all_but_not_more() {
    let mut draft = halden();
    draft.prepaid = draft.body(today()).unwrap().totals.gross;
    assert_eq!(draft.refusals(today()), []);
    assert!(draft.body(today()).unwrap().totals.due.is_zero());
    draft.prepaid = draft.prepaid.plus(money("0.01 EUR")).unwrap();
    assert!(matches!(draft.refusals(today())[..], [Refusal::NothingToBill { .. }]));
}

#[test]
fn a_correction_names_the_document_whose_place_it_takes() {
    let wrong = issued(halden(), 7);
    let mut right = halden();
    right.corrects = Some(wrong.reference("Wrong price"));
    let body = right.body(ymd("2026-11-20")).unwrap();
    assert_eq!((body.references.len(), body.references.first()), (1, body.corrects.as_ref()));
    assert_eq!(body.buyer.name, client().name);
}

proptest! {
    #![proptest_config(cases(200))]

    /// Reference: steps and a final over a plan, with a change of rate between, sum to the contract.
    #[test]
    fn what_is_billed_in_steps_sums_to_the_contract(
        amounts in prop::collection::vec(1i64..50_000_000, 2..8),
        rates in prop::collection::vec(prop::sample::select(vec!["7", "16", "19", "9.975"]), 7),
        billed in 0usize..8,
    ) {
        let plan: Vec<crate::Milestone> =
            (1..).zip(&amounts).map(|(at, cents)| milestone(at, "Work", minor(*cents, "EUR"))).collect();
        let taxes: Vec<Tax> = rates.iter().take(billed.min(plan.len() - 1)).map(|r| rate(r)).collect();
        let earlier = in_steps(&plan, &taxes);
        let last = issued(final_of(&plan, &earlier, &rate("19")), 99);
        let all: Vec<&IssuedInvoice> = earlier.iter().chain([&last]).collect();
        let net = Money::sum(all.iter().map(|i| i.body().totals.net), last.body().currency).unwrap();
        prop_assert_eq!(net.minor(), amounts.iter().sum::<i64>(), "net amounts");
        // By rate: what a deduction takes off is what was billed at that rate, so only the rate of today is left.
        let mut bases = std::collections::BTreeMap::<String, i64>::new();
        for group in all.iter().flat_map(|i| &i.body().totals.taxes) {
            *bases.entry(group.tax.rate.to_string()).or_default() += group.base.minor();
        }
        for (rate, base) in bases {
            prop_assert_eq!(base, if rate == "19" { amounts.iter().sum::<i64>() } else { 0 }, "base at {} %", rate);
        }
    }

    #[test]
    fn a_deduction_is_the_exact_negation_of_what_it_takes_off(
        nets in prop::collection::vec((100i64..1_000_000, 0usize..3), 1..6),
        discount in 0i64..100,
    ) {
        let mut draft = halden();
        draft.lines = nets.iter().map(|(cents, which)| {
            let mut line = line(LineSource::Free, "Work", minor(*cents, "EUR"));
            line.taxes = vec![rate(["7", "16", "19"][*which])];
            line
        }).collect();
        draft.adjustments = vec![Adjustment {
            is_charge: false,
            amount: minor(discount, "EUR"),
            reason: "Discount".into(),
            taxes: draft.lines[0].taxes.clone(),
        }];
        let invoice = issued(draft, 1);
        let mut taking = halden();
        taking.lines = invoice.deductions("Less", "Deducted").unwrap();
        let (billed, taken) = (&invoice.body().totals, taking.body(today()).unwrap().totals);
        prop_assert_eq!(billed.net.negated(), taken.net);
        prop_assert_eq!(billed.tax.negated(), taken.tax);
        for group in &billed.taxes {
            let same = taken.taxes.iter().find(|g| g.tax == group.tax).expect("the rate is taken off");
            prop_assert_eq!((group.base.negated(), group.amount.negated()), (same.base, same.amount));
        }
    }
}
