//! What a contract allows next, by hand-computed cases. Whole lives are in `lives`.

use super::{Contract, DepositDeduction, DepositSize, RetainageBase, RetainageRule, RetainageTiming};
use crate::invoice::tests::{draft_of, line, milestone, pattern, source, today};
use crate::invoice::{Adjustment, Credited, CreditedPart, DraftLine, IssuedInvoice, LineSource, retainage};
use crate::milestone::Milestone;
use crate::money::Money;
use crate::refusal::{Refusal, Why};
use crate::tests::{money, percent};

mod lives;
mod outlook;

/// Three milestones of 1,000, 2,000 and 3,000 euros, all accepted.
fn plan() -> Vec<Milestone> {
    let rows = [("Analysis", "1000.00 EUR"), ("Build", "2000.00 EUR"), ("Rollout", "3000.00 EUR")];
    (1..).zip(rows).map(|(position, (title, amount))| milestone(position, title, money(amount))).collect()
}

fn on<T>(documents: &[IssuedInvoice], ask: impl FnOnce(&Contract<'_>) -> T) -> T {
    let (plan, documents) = (plan(), documents.iter().collect::<Vec<_>>());
    ask(&Contract { plan: &plan, value: money("6000.00 EUR"), documents: &documents })
}

fn issue(documents: &mut Vec<IssuedInvoice>, lines: Vec<DraftLine>) {
    let mut draft = draft_of(plan(), money("6000.00 EUR"), &[]);
    draft.lines = lines;
    let sequence = u32::try_from(documents.len()).unwrap() + 1;
    documents.push(draft.issue(today(), &pattern(), sequence).unwrap_or_else(|refusals| panic!("{refusals:?}")));
}

fn whole(position: u32) -> DraftLine {
    line(source(position), "All of it", plan()[usize::try_from(position).unwrap() - 1].amount)
}

fn deposit(amount: &str) -> DraftLine {
    line(LineSource::Deposit, "Deposit", money(amount))
}

fn sum(lines: &[DraftLine]) -> Money {
    Money::sum(lines.iter().map(|l| l.net().unwrap()), money("0.00 EUR").currency()).unwrap()
}

/// Deduction lines of the invoices over milestone 1, then 2, then 3.
fn deducted(deduction: DepositDeduction) -> Vec<String> {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("1000.00 EUR")]);
    let mut taken = Vec::new();
    for position in 1..=3 {
        let mut lines = vec![whole(position)];
        let deductions =
            on(&documents, |c| c.deposit_deductions(&lines, &[], deduction, "Less the deposit", "Deposit").unwrap());
        taken.push(sum(&deductions).amount().to_string());
        lines.extend(deductions);
        assert_eq!(on(&documents, |c| c.refusals(&lines)), []);
        issue(&mut documents, lines);
    }
    assert!(on(&documents, |c| c.deposits().unwrap()).is_empty(), "the deposit is deducted to the cent");
    taken
}

#[test]
fn deposits_are_deducted_in_proportion_first_or_last() {
    assert_eq!(deducted(DepositDeduction::Proportional), ["-166.67", "-333.33", "-500.00"]);
    assert_eq!(deducted(DepositDeduction::First), ["-1000.00", "0.00", "0.00"]);
    assert_eq!(deducted(DepositDeduction::Last), ["0.00", "0.00", "-1000.00"]);
}

#[test]
fn a_deposit_above_what_is_left_of_the_contract_is_refused() {
    let mut documents = Vec::new();
    let above = |documents: &[IssuedInvoice], amount: &str| on(documents, |c| c.refusals(&[deposit(amount)]));
    assert_eq!(above(&documents, "6000.00 EUR"), []);
    let refusal =
        |deposit: &str, left: &str| Refusal::DepositAboveContract { deposit: money(deposit), left: money(left) };
    assert_eq!(above(&documents, "6000.01 EUR"), [refusal("6000.01 EUR", "6000.00 EUR")]);
    issue(&mut documents, vec![deposit("2000.00 EUR")]);
    issue(&mut documents, vec![whole(1)]);
    assert_eq!(
        above(&documents, "3000.01 EUR"),
        [refusal("3000.01 EUR", "3000.00 EUR")],
        "5,000 left, 2,000 of it asked"
    );
    assert_eq!(DepositSize::Percent(percent("30")).of(money("6000.00 EUR")), Ok(money("1800.00 EUR")));
}

#[test]
fn a_deduction_may_not_pass_its_deposit() {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("500.00 EUR")]);
    let twice = documents[0].deductions("Less", "Deposit").unwrap();
    let lines = [vec![whole(1)], twice.clone(), twice].concat();
    let refusal = Refusal::DeductedAboveDeposit {
        number: "2026-001".into(),
        deducted: money("1000.00 EUR"),
        open: money("500.00 EUR"),
    };
    assert_eq!(on(&documents, |c| c.refusals(&lines)), [refusal]);
}

#[test]
fn money_kept_back_is_released_once() {
    let mut documents = Vec::new();
    let lines = vec![whole(1), whole(2)];
    let kept = retainage(&lines, &[], percent("5"), "Retainage").unwrap();
    issue(&mut documents, [lines, kept].concat());
    let release = |documents: &[IssuedInvoice], amount: Option<&str>| {
        on(documents, |c| c.release("2026-001", amount.map(money), "Release", "Retainage"))
    };
    let some = release(&documents, Some("100.00 EUR")).unwrap();
    issue(&mut documents, some);
    let above = Refusal::ReleasedAboveRetained {
        number: "2026-001".into(),
        released: money("50.01 EUR"),
        open: money("50.00 EUR"),
    };
    assert_eq!(release(&documents, Some("50.01 EUR")), Err(above));
    let rest = release(&documents, None).unwrap();
    assert_eq!(sum(&rest), money("50.00 EUR"));
    issue(&mut documents, rest);
    assert!(on(&documents, |c| c.retained().unwrap()).is_empty());
    assert!(release(&documents, None).is_err(), "nothing is kept back any more");
}

#[test]
fn a_rule_of_retainage_is_above_nothing_and_not_above_all() {
    let rule = |text: &str| RetainageRule::new(percent(text), RetainageTiming::EachInvoice, RetainageBase::Net);
    assert_eq!(rule("100.0001"), Err(Why::Above { max: "100".into() }));
    assert_eq!(rule("0"), Err(Why::NotPositive));
    assert_eq!(rule("100").map(|r| r.percent()), Ok(percent("100")));
}

#[test]
fn a_final_invoice_bills_the_whole_less_what_was_asked_for() {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("900.00 EUR")]);
    let mut lines = vec![whole(1), line(LineSource::Free, "Travel", money("77.00 EUR"))];
    lines.extend(retainage(&lines[..1], &[], percent("10"), "Retainage").unwrap());
    lines.extend(on(&documents, |c| {
        c.deposit_deductions(&lines, &[], DepositDeduction::First, "Less", "Deposit").unwrap()
    }));
    issue(&mut documents, lines);
    assert_eq!(
        documents[1].body().totals.net,
        money("77.00 EUR"),
        "1,000 less 100 kept back less 900 deposit, and travel"
    );
    let deductions = on(&documents, |c| c.final_deductions("Less", "Deducted").unwrap());
    let all = [vec![whole(1), whole(2), whole(3)], deductions].concat();
    assert_eq!(on(&documents, |c| c.refusals(&all)), []);
    assert_eq!(sum(&all), money("5100.00 EUR"), "travel is outside the plan and is not deducted");
    issue(&mut documents, all);
    on(&documents, |c| {
        assert!(c.left().unwrap().is_zero() && c.deposits().unwrap().is_empty() && c.retained().unwrap().is_empty());
    });
}

#[test]
fn a_final_invoice_deducts_what_a_credit_note_left_of_a_deposit() {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("1000.00 EUR")]);
    let part = Credited::Lines(vec![(0, CreditedPart::Net(money("250.00 EUR")))]);
    let note = documents[0].credit_note(&part, &[], "Too much").unwrap();
    documents.push(note.issue(today(), &pattern(), 2).unwrap());
    let deductions = on(&documents, |c| c.final_deductions("Less", "Deducted").unwrap());
    let named: Vec<_> = deductions.iter().map(|l| l.source.names().unwrap().number.clone()).collect();
    assert_eq!((sum(&deductions), named), (money("-750.00 EUR"), vec!["2026-001".to_owned()]));
    let lines = [vec![whole(1), whole(2), whole(3)], deductions].concat();
    assert_eq!(on(&documents, |c| c.refusals(&lines)), []);
    issue(&mut documents, lines);
    assert!(on(&documents, |c| c.deposits().unwrap()).is_empty());
}

#[test]
fn a_final_invoice_does_not_take_back_what_stands_outside_the_plan() {
    let mut documents = Vec::new();
    let agreed = LineSource::Milestone {
        id: plan()[0].id,
        override_reason: String::new(),
        amount_reason: "More work, agreed by phone".into(),
    };
    let mut above = line(agreed, "All of it and more", money("1100.00 EUR"));
    let express = money("50.00 EUR");
    above.adjustments =
        vec![Adjustment { is_charge: true, amount: express, reason: "Express".into(), taxes: Vec::new() }];
    issue(&mut documents, vec![above]);
    let deductions = on(&documents, |c| c.final_deductions("Less", "Deducted").unwrap());
    assert_eq!(sum(&deductions), money("-1000.00 EUR"), "100 above the agreed amount and the charge stay asked for");
}

#[test]
fn what_a_later_document_uses_is_not_credited_before_it() {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("500.00 EUR")]);
    let lines = vec![whole(1)];
    let taken =
        on(&documents, |c| c.deposit_deductions(&lines, &[], DepositDeduction::First, "Less", "Deposit").unwrap());
    issue(&mut documents, [lines, taken].concat());
    let whole =
        |invoice: &IssuedInvoice| invoice.credit_note(&Credited::Whole, &[], "Wrong").unwrap().body(today()).unwrap();
    let of_deposit = whole(&documents[0]);
    let used = Refusal::CreditedIsUsed { number: "2026-001".into(), by: "2026-002".into() };
    assert_eq!(on(&documents, |c| c.check_credit("2026-001", &of_deposit)), Err(used));
    let note = documents[1].credit_note(&Credited::Whole, &[], "Wrong").unwrap();
    documents.push(note.issue(today(), &pattern(), 3).unwrap());
    assert_eq!(on(&documents, |c| c.check_credit("2026-001", &of_deposit)), Ok(()));
    assert_eq!(on(&documents, |c| c.deposits().unwrap()[0].total()), Ok(money("500.00 EUR")), "it waits again");
}
