//! The ledger by hand-computed cases, one rule each. Whole lives of contracts are in `lives`.

use super::{Booked, Ledger, NetSettled, Standing};
use crate::date::ymd;
use crate::id::{InvoiceId, MilestoneId};
use crate::invoice::tests::{draft_of, line, milestone, pattern, source, today};
use crate::invoice::{Adjustment, Credited, CreditedPart, DraftLine, IssuedInvoice, LineSource, retainage};
use crate::milestone::{Milestone, MilestoneFacts};
use crate::money::Money;
use crate::payment::{Settlement, SettlementKind};
use crate::tests::{money, percent};

/// Three milestones of 1,000, 2,000 and 3,000 euros: the first two are accepted, the third is planned.
fn plan() -> Vec<Milestone> {
    let mut plan = vec![
        milestone(1, "Analysis", money("1000.00 EUR")),
        milestone(2, "Build", money("2000.00 EUR")),
        milestone(3, "Rollout", money("3000.00 EUR")),
    ];
    plan[2].facts = MilestoneFacts::default();
    plan
}

/// Documents of the contract as they come, with what settled them.
#[derive(Default)]
struct Contract {
    documents: Vec<IssuedInvoice>,
    settlements: Vec<Vec<Settlement>>,
}

impl Contract {
    fn bill(&mut self, lines: Vec<DraftLine>) -> usize {
        self.bill_with(lines, Vec::new())
    }

    fn bill_with(&mut self, lines: Vec<DraftLine>, adjustments: Vec<Adjustment>) -> usize {
        let mut draft = draft_of(plan(), money("6000.00 EUR"), &[]);
        // What was accepted or billed before is another test's matter.
        draft.project.iter_mut().for_each(|(project, _)| project.requires_acceptance = false);
        draft.project.iter_mut().flat_map(|(_, plan)| plan).for_each(|m| m.facts.done_on = Some(today()));
        (draft.lines, draft.adjustments) = (lines, adjustments);
        let sequence = u32::try_from(self.documents.len()).unwrap() + 1;
        self.keep(draft.issue(today(), &pattern(), sequence).unwrap_or_else(|refusals| panic!("{refusals:?}")))
    }

    fn keep(&mut self, document: IssuedInvoice) -> usize {
        self.documents.push(document);
        self.settlements.push(Vec::new());
        self.documents.len() - 1
    }

    fn credit(&mut self, of: usize, what: &Credited) {
        let note = self.documents[of].credit_note(what, &[], "Taken back").unwrap();
        let sequence = u32::try_from(self.documents.len()).unwrap() + 1;
        self.keep(note.issue(today(), &pattern(), sequence).unwrap());
    }

    fn settle(&mut self, at: usize, kind: SettlementKind, amount: &str) {
        let invoice = InvoiceId(i64::try_from(at).unwrap());
        self.settlements[at].push(Settlement { invoice, kind, on: today(), amount: money(amount) });
    }

    fn ledger(&self) -> Ledger {
        let parts = self.documents.iter().zip(&self.settlements);
        let booked: Vec<Booked<'_>> = parts.map(|(document, settlements)| Booked { document, settlements }).collect();
        let ledger = Ledger::of(&plan(), true, &booked, money("0.00 EUR").currency(), today()).unwrap();
        for (milestone, (_, standing)) in plan().iter().zip(&ledger.milestones) {
            assert_eq!(standing.total().unwrap(), milestone.amount, "{}", milestone.title);
            assert!(standing.parts().iter().all(|part| !part.is_negative()), "{standing:?}");
        }
        ledger
    }

    fn at(&self, position: usize) -> Standing {
        self.ledger().milestones[position - 1].1
    }
}

fn whole(position: u32, amount: &str) -> DraftLine {
    line(source(position), "All of it", money(amount))
}

fn part(position: u32, amount: &str) -> DraftLine {
    let source = LineSource::Part { id: MilestoneId(i64::from(position)), override_reason: String::new() };
    line(source, "Some of it", money(amount))
}

fn deposit(amount: &str) -> DraftLine {
    line(LineSource::Deposit, "Deposit", money(amount))
}

fn only(field: impl Fn(&mut Standing) -> &mut Money, amount: &str) -> Standing {
    let mut standing = Standing::zero(money(amount).currency());
    *field(&mut standing) = money(amount);
    standing
}

#[test]
fn what_nobody_was_asked_to_pay_stands_where_the_work_stands() {
    let contract = Contract::default();
    assert_eq!(contract.at(1), only(|s| &mut s.ready, "1000.00 EUR"));
    assert_eq!(contract.at(3), only(|s| &mut s.planned, "3000.00 EUR"));
    let earlier = Ledger::of(&plan(), true, &[], money("0.00 EUR").currency(), ymd("2026-11-12")).unwrap();
    assert_eq!(earlier.milestones[0].1, only(|s| &mut s.waiting, "1000.00 EUR"), "before the sign-off of 13 November");
}

#[test]
fn an_invoice_is_outstanding_then_paid_by_its_net_part() {
    let mut contract = Contract::default();
    let first = contract.bill(vec![whole(1, "1000.00 EUR")]);
    assert_eq!(contract.at(1), only(|s| &mut s.outstanding, "1000.00 EUR"));
    contract.settle(first, SettlementKind::Payment, "615.00 EUR");
    assert_eq!(contract.at(1).paid, money("500.00 EUR"), "half of 1,230 gross is half of the net");
    contract.settle(first, SettlementKind::WriteOff, "123.00 EUR");
    let standing = contract.at(1);
    assert_eq!((standing.written_off, standing.outstanding), (money("100.00 EUR"), money("400.00 EUR")));
    contract.settle(first, SettlementKind::BankFee, "1000.00 EUR");
    assert_eq!(contract.at(1).paid, money("1000.00 EUR"), "more than the invoice is the client's money");
}

#[test]
fn a_part_leaves_the_rest_where_the_work_stands() {
    let mut contract = Contract::default();
    contract.bill(vec![part(2, "500.00 EUR")]);
    let standing = contract.at(2);
    assert_eq!((standing.outstanding, standing.ready), (money("500.00 EUR"), money("1500.00 EUR")));
}

#[test]
fn an_invoice_below_the_agreed_amount_gives_the_rest_up_and_one_above_is_outside() {
    let mut contract = Contract::default();
    let LineSource::Milestone { id, .. } = source(1) else { panic!("a milestone") };
    let agreed = LineSource::Milestone { id, override_reason: String::new(), amount_reason: "By phone".into() };
    contract.bill(vec![line(agreed.clone(), "Less", money("900.00 EUR"))]);
    let standing = contract.at(1);
    assert_eq!((standing.outstanding, standing.written_off), (money("900.00 EUR"), money("100.00 EUR")));
    let mut above = Contract::default();
    above.bill(vec![line(agreed, "More", money("1100.00 EUR"))]);
    assert_eq!(above.at(1), only(|s| &mut s.outstanding, "1000.00 EUR"));
    assert_eq!(above.ledger().outside.outstanding, money("100.00 EUR"));
}

#[test]
fn a_deposit_counts_where_it_is_deducted() {
    let mut contract = Contract::default();
    let before = contract.bill(vec![deposit("600.00 EUR")]);
    contract.settle(before, SettlementKind::Payment, "369.00 EUR");
    let unapplied = contract.ledger().deposits;
    assert_eq!((unapplied.paid, unapplied.outstanding), (money("300.00 EUR"), money("300.00 EUR")));
    assert_eq!(contract.at(1), only(|s| &mut s.ready, "1000.00 EUR"));
    let deduction = contract.documents[before].deductions("Less the deposit", "Deducted").unwrap();
    contract.bill([vec![whole(1, "1000.00 EUR"), whole(2, "2000.00 EUR")], deduction].concat());
    assert_eq!(contract.ledger().deposits, Standing::zero(money("0.00 EUR").currency()));
    let (first, second) = (contract.at(1), contract.at(2));
    assert_eq!((first.paid, first.outstanding), (money("100.00 EUR"), money("900.00 EUR")), "200 of it, half paid");
    assert_eq!((second.paid, second.outstanding), (money("200.00 EUR"), money("1800.00 EUR")));
}

#[test]
fn money_kept_back_is_retained_until_it_is_released() {
    let mut contract = Contract::default();
    let lines = vec![whole(1, "1000.00 EUR"), whole(2, "2000.00 EUR")];
    let kept = retainage(&lines, &[], percent("10"), "Retainage").unwrap();
    let first = contract.bill([lines, kept].concat());
    assert_eq!((contract.at(2).retained, contract.at(2).outstanding), (money("200.00 EUR"), money("1800.00 EUR")));
    let of = contract.documents[first].reference("Retainage");
    let release = contract.bill(vec![line(LineSource::Release { of }, "Release", money("150.00 EUR"))]);
    contract.settle(release, SettlementKind::Payment, "184.50 EUR");
    let (one, two) = (contract.at(1), contract.at(2));
    assert_eq!((one.retained, one.paid), (money("50.00 EUR"), money("50.00 EUR")));
    assert_eq!(
        (two.retained, two.paid, two.outstanding),
        (money("100.00 EUR"), money("100.00 EUR"), money("1800.00 EUR"))
    );
}

#[test]
fn a_discount_is_given_up_and_a_free_line_is_outside() {
    let mut contract = Contract::default();
    let mut billed = whole(1, "1000.00 EUR");
    let discount = |amount: &str| Adjustment {
        is_charge: false,
        amount: money(amount),
        reason: "Loyal client".into(),
        taxes: billed.taxes.clone(),
    };
    let (own, all) = (discount("50.00 EUR"), discount("145.00 EUR"));
    billed.adjustments = vec![Adjustment { taxes: Vec::new(), ..own }];
    let travel = line(LineSource::Free, "Travel", money("500.00 EUR"));
    contract.bill_with(vec![billed, travel], vec![all]);
    let standing = contract.at(1);
    assert_eq!((standing.written_off, standing.outstanding), (money("145.00 EUR"), money("855.00 EUR")));
    assert_eq!(contract.ledger().outside.outstanding, money("450.00 EUR"), "its share of the discount is outside too");
}

#[test]
fn a_final_invoice_asks_for_what_is_left_and_releases_what_was_kept_back() {
    let mut contract = Contract::default();
    let lines = vec![whole(1, "1000.00 EUR")];
    let kept = retainage(&lines, &[], percent("10"), "Retainage").unwrap();
    let first = contract.bill([lines, kept].concat());
    contract.settle(first, SettlementKind::Payment, "1107.00 EUR");
    let all = vec![whole(1, "1000.00 EUR"), whole(2, "2000.00 EUR"), whole(3, "3000.00 EUR")];
    let deduction = contract.documents[first].deductions("Less", "Deducted").unwrap();
    contract.bill([all, deduction].concat());
    let one = contract.at(1);
    assert_eq!((one.paid, one.outstanding, one.retained.is_zero()), (money("900.00 EUR"), money("100.00 EUR"), true));
    assert_eq!(contract.at(3), only(|s| &mut s.outstanding, "3000.00 EUR"));
}

#[test]
fn a_credit_returns_its_value_to_what_is_ready() {
    let mut contract = Contract::default();
    let first = contract.bill(vec![whole(1, "1000.00 EUR"), whole(2, "2000.00 EUR")]);
    let some = CreditedPart::Net(money("400.00 EUR"));
    contract.credit(first, &Credited::Lines(vec![(1, some)]));
    let two = contract.at(2);
    assert_eq!((two.ready, two.outstanding), (money("400.00 EUR"), money("1600.00 EUR")));
    let mut whole_one = Contract::default();
    let invoice = whole_one.bill(vec![whole(1, "1000.00 EUR"), whole(2, "2000.00 EUR")]);
    whole_one.settle(invoice, SettlementKind::Payment, "3690.00 EUR");
    whole_one.credit(invoice, &Credited::Whole);
    assert_eq!(whole_one.at(2), only(|s| &mut s.ready, "2000.00 EUR"), "the money paid is the client's again");
    assert_eq!(whole_one.ledger().total().unwrap().paid, money("0.00 EUR"));
}

#[test]
fn a_milestone_that_a_credit_note_names_can_be_billed_again_whichever_invoice_closed_it() {
    // 400 in part, then all that is left for 500 instead of 600: 100 are given up, until the part is credited.
    let mut contract = Contract::default();
    let first = contract.bill(vec![part(1, "400.00 EUR")]);
    let agreed = LineSource::Milestone {
        id: MilestoneId(1),
        override_reason: String::new(),
        amount_reason: "Less work than expected".into(),
    };
    contract.bill(vec![line(agreed, "The rest", money("500.00 EUR"))]);
    assert_eq!(contract.at(1).written_off, money("100.00 EUR"));
    contract.credit(first, &Credited::Whole);
    let one = contract.at(1);
    assert_eq!((one.ready, one.outstanding), (money("500.00 EUR"), money("500.00 EUR")), "400 given back were lost");
}

#[test]
fn a_discount_at_a_rate_with_nothing_left_is_spread_over_all_lines() {
    let mut contract = Contract::default();
    let untaxed = DraftLine { taxes: vec![crate::invoice::tests::reverse_charge()], ..part(2, "0.00 EUR") };
    let taxes = untaxed.taxes.clone();
    let discount = Adjustment { is_charge: false, amount: money("90.00 EUR"), reason: "Loyal".into(), taxes };
    contract.bill_with(vec![untaxed, part(1, "900.00 EUR")], vec![discount]);
    assert_eq!(contract.at(1).written_off, money("90.00 EUR"), "milestone 2 bills nothing and can give nothing");
}

#[test]
fn net_and_tax_share_a_payment_by_largest_remainder() {
    let nets = NetSettled::of(money("0.10 EUR"), money("0.02 EUR"), money("0.07 EUR"), money("0.05 EUR")).unwrap();
    assert_eq!((nets.paid, nets.written_off, nets.open), (money("0.06 EUR"), money("0.04 EUR"), money("0.00 EUR")));
}
