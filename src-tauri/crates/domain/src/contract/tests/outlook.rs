//! What invoices to come will ask for, by hand: deposits by each way of deduction, money kept back of net and of gross.

use super::*;
use crate::contract::{Foreseen, Rest, Usual};
use crate::date::ymd;
use crate::invoice::tests::vat;
use crate::tax::{Tax, TaxCategory};
use crate::terms::PaymentTerms;

/// All three milestones, billed one month after the other.
fn rest() -> Vec<Rest> {
    let days = ["2027-01-15", "2027-02-15", "2027-03-15"].map(ymd);
    plan().iter().zip(days).map(|(m, on)| Rest { milestone: m.id, left: m.amount, on }).collect()
}

fn seen(documents: &[IssuedInvoice], deduction: DepositDeduction, retainage: Option<RetainageRule>) -> Vec<Foreseen> {
    on(documents, |c| c.outlook(&rest(), Usual { deduction, retainage, taxes: &[vat()] }).unwrap())
}

fn rule(percent_text: &str, timing: RetainageTiming, base: RetainageBase) -> Option<RetainageRule> {
    Some(RetainageRule::new(percent(percent_text), timing, base).unwrap())
}

fn due(seen: &[Foreseen]) -> Vec<String> {
    seen.iter().map(|of| format!("{} {}", of.due.net.amount(), of.due.gross.amount())).collect()
}

#[test]
fn a_deposit_is_taken_off_once_over_all_as_it_will_be_deducted() {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("1200.00 EUR")]);
    for (deduction, asked) in [
        // A fifth of each, 23 % tax.
        (DepositDeduction::Proportional, ["800.00 984.00", "1600.00 1968.00", "2400.00 2952.00"]),
        // All of the first, 200 of the second.
        (DepositDeduction::First, ["0.00 0.00", "1800.00 2214.00", "3000.00 3690.00"]),
        (DepositDeduction::Last, ["1000.00 1230.00", "2000.00 2460.00", "1800.00 2214.00"]),
    ] {
        assert_eq!(due(&seen(&documents, deduction, None)), asked, "{deduction:?}");
    }
    assert_eq!(
        due(&seen(&[], DepositDeduction::First, None)),
        ["1000.00 1230.00", "2000.00 2460.00", "3000.00 3690.00"]
    );
}

#[test]
fn what_is_kept_back_of_the_net_has_no_day_and_what_is_of_the_gross_has_its_own() {
    let each = RetainageTiming::EachInvoice;
    let of_net = seen(&[], DepositDeduction::First, rule("10", each, RetainageBase::Net));
    assert_eq!(due(&of_net), ["900.00 1107.00", "1800.00 2214.00", "2700.00 3321.00"]);
    assert_eq!((of_net[0].kept_back.net, of_net[0].kept_back.gross), (money("100.00 EUR"), money("123.00 EUR")));
    assert_eq!(of_net[0].unasked.net, money("1000.00 EUR"), "nobody was asked for what is kept back either");
    let gross = RetainageBase::Gross { due: PaymentTerms::Net { days: 365 } };
    let of_gross = seen(&[], DepositDeduction::First, rule("10", each, gross));
    assert_eq!(due(&of_gross), ["900.00 1107.00", "1800.00 2214.00", "2700.00 3321.00"]);
    let (later, on) = of_gross[0].due_later.unwrap();
    assert_eq!((later.net, later.gross, on), (money("100.00 EUR"), money("123.00 EUR"), ymd("2028-01-15")));
    assert!(of_gross[0].kept_back.net.is_zero());
}

#[test]
fn what_only_the_last_invoice_keeps_back_is_of_the_whole_contract() {
    let last = RetainageTiming::FinalOnly;
    let of_net = seen(&[], DepositDeduction::First, rule("10", last, RetainageBase::Net));
    assert_eq!(due(&of_net), ["1000.00 1230.00", "2000.00 2460.00", "2400.00 2952.00"]);
    assert_eq!(of_net[2].kept_back.net, money("600.00 EUR"));
    let gross = RetainageBase::Gross { due: PaymentTerms::Net { days: 365 } };
    let of_gross = seen(&[], DepositDeduction::First, rule("10", last, gross));
    assert_eq!(of_gross.iter().map(|of| of.due_later.is_some()).collect::<Vec<_>>(), [false, false, true]);
    let (later, on) = of_gross[2].due_later.unwrap();
    assert_eq!((later.gross, on), (money("738.00 EUR"), ymd("2028-03-14")), "10 % of 7,380");
    // More than the last one asks for is not kept back of it.
    let most = seen(&[], DepositDeduction::First, rule("60", last, RetainageBase::Net));
    assert_eq!((due(&most)[2].as_str(), most[2].kept_back.net), ("0.00 0.00", money("3000.00 EUR")));
}

#[test]
fn a_deposit_of_another_rate_is_taken_off_at_its_own() {
    let mut documents = Vec::new();
    let mut earlier = deposit("1000.00 EUR");
    earlier.taxes = vec![Tax::new("VAT", TaxCategory::Standard, percent("9"), None).unwrap()];
    issue(&mut documents, vec![earlier]);
    let all = seen(&documents, DepositDeduction::First, None);
    assert_eq!(due(&all)[0], "0.00 140.00", "1,000 at 23 % less 1,000 at 9 %");
}

#[test]
fn what_no_invoice_can_take_of_a_deposit_is_taken_off_what_is_kept_back() {
    let mut documents = Vec::new();
    issue(&mut documents, vec![deposit("5000.00 EUR")]);
    // Each invoice asks for four fifths: 4,800 of the deposit are deducted there, and 200 of the 1,200 that are kept back.
    let all = seen(&documents, DepositDeduction::First, rule("20", RetainageTiming::EachInvoice, RetainageBase::Net));
    assert_eq!(due(&all), ["0.00 0.00", "0.00 0.00", "0.00 0.00"]);
    let kept: Vec<String> = all.iter().map(|of| of.kept_back.net.amount().to_string()).collect();
    assert_eq!(kept, ["0.00", "400.00", "600.00"]);
    let unasked = Money::sum(all.iter().map(|of| of.unasked.net), money("0.00 EUR").currency()).unwrap();
    assert_eq!(unasked, money("1000.00 EUR"), "of 6,000 were 5,000 asked for");
}
