//! Random lives of a contract: deposits, parts, whole milestones, discounts, money kept back of net or gross, releases, finals,
//! credits, payments, write-offs, change orders, several rates and amounts other than the agreed ones, in any order that
//! the rules allow.
//!
//! What must hold after every step, and at the end, is in `check`; each property is shown to catch a planted fault.

use super::super::{Contract, DepositDeduction, DepositSize, RetainageTiming};
use crate::id::{InvoiceId, MilestoneId};
use crate::invoice::tests::{draft_of, line, milestone, pattern, today};
use crate::invoice::{
    Adjustment, Credited, CreditedPart, DocumentKind, DraftLine, IssuedInvoice, LineRole, LineSource, borne_by_plan,
    owed, retainage,
};
use crate::ledger::{Booked, Ledger, NetSettled, Standing};
use crate::milestone::{Billed, Milestone, MilestoneFacts};
use crate::money::{Currency, Money, Rounding};
use crate::payment::{Settlement, SettlementKind};
use crate::retention::KeepsBack;
use crate::tax::{Tax, TaxCategory};
use crate::terms::PaymentTerms;
use crate::tests::{cases, currency, is_caught, percent};
use crate::{Percent, Quantity};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeMap;

mod acts;
mod check;
mod foreseen;
mod record;
mod told;

use acts::Act;
use check::{Fault, check, check_end};

/// A contract as it lives: the plan in force, its documents, what settled them.
#[derive(Debug)]
struct Life {
    plan: Vec<Milestone>,
    documents: Vec<IssuedInvoice>,
    settlements: Vec<Vec<Settlement>>,
    /// Canonical form of each document on the day of its issue.
    frozen: Vec<String>,
    /// Rate of today; it changes once in a life.
    rate: Percent,
    /// Of the last act; later ones are never dated before it.
    day: NaiveDate,
    /// What must stand outside the plan now, where the last act says so.
    beside: Option<Money>,
    /// What invoices of the present act keep back of their gross.
    keeps: Option<KeepsBack>,
    /// Of each document that keeps something back, of what it keeps its share.
    timings: Vec<Option<RetainageTiming>>,
}

/// How a life begins and what happens in it.
#[derive(Debug, Clone)]
struct Script {
    code: &'static str,
    amounts: Vec<i64>,
    acts: Vec<Act>,
}

fn scripts(codes: &'static [&'static str]) -> impl Strategy<Value = Script> {
    let code = prop::sample::select(codes);
    let amount = prop_oneof![1 => 0i64..3, 2 => 1i64..1_000, 6 => 1_000i64..50_000_000];
    (code, prop::collection::vec(amount, 1..7), prop::collection::vec(acts::act(), 3..22))
        .prop_map(|(code, amounts, acts)| Script { code, amounts, acts })
}

impl Life {
    fn begin(script: &Script) -> Self {
        let currency = currency(script.code);
        let amount = |minor: &i64| Money::from_minor(*minor, currency).unwrap();
        let mut plan: Vec<Milestone> =
            (1..).zip(&script.amounts).map(|(position, minor)| milestone(position, "Work", amount(minor))).collect();
        plan.iter_mut().for_each(|m| m.facts = MilestoneFacts::default());
        Self {
            plan,
            documents: Vec::new(),
            settlements: Vec::new(),
            frozen: Vec::new(),
            rate: percent("16"),
            day: today(),
            beside: None,
            keeps: None,
            timings: Vec::new(),
        }
    }

    fn currency(&self) -> Currency {
        self.plan[0].amount.currency()
    }

    fn minor(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency()).unwrap()
    }

    fn value(&self) -> Money {
        Money::sum(self.plan.iter().map(|m| m.amount), self.currency()).unwrap()
    }

    fn ask<T>(&self, ask: impl FnOnce(&Contract<'_>) -> T) -> T {
        let documents: Vec<&IssuedInvoice> = self.documents.iter().collect();
        ask(&Contract { plan: &self.plan, value: self.value(), documents: &documents })
    }

    fn ledger(&self) -> Ledger {
        self.ledger_at(self.day)
    }

    fn ledger_at(&self, day: NaiveDate) -> Ledger {
        let parts = self.documents.iter().zip(&self.settlements);
        let booked: Vec<Booked<'_>> = parts.map(|(document, settlements)| Booked { document, settlements }).collect();
        Ledger::of(&self.plan, true, &booked, self.currency(), day).unwrap()
    }

    fn tax(&self) -> Tax {
        Tax::new("VAT", TaxCategory::Standard, self.rate, None).unwrap()
    }

    /// Issues `lines` unless a rule refuses them; a refusal leaves everything as it was. True when it was issued.
    fn issue(&mut self, lines: Vec<DraftLine>, adjustments: Vec<Adjustment>) -> bool {
        self.issue_prepaid(lines, adjustments, Money::zero(self.currency()))
    }

    /// The same for a document of which `prepaid` came before.
    fn issue_prepaid(&mut self, lines: Vec<DraftLine>, adjustments: Vec<Adjustment>, prepaid: Money) -> bool {
        if !self.ask(|c| c.refusals(&lines)).is_empty() {
            return false;
        }
        let asked = self.asked();
        let mut draft = draft_of(self.billed_plan(&asked), self.value(), &[]);
        draft.invoiced = self.plan.iter().map(|m| m.id).zip(asked).collect();
        (draft.lines, draft.adjustments, draft.prepaid) = (lines, adjustments, prepaid);
        if self.keeps.is_some() {
            (draft.keeps_back, draft.terms) = (self.keeps, Some(PaymentTerms::OnReceipt));
        }
        let Ok(document) = draft.issue(self.day, &pattern(), self.next()) else { return false };
        let timing = document.body().retention.and(self.keeps).map(|keeps| keeps.timing);
        self.keep(document);
        *self.timings.last_mut().expect("a document was kept") = timing;
        true
    }

    fn next(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap() + 1
    }

    fn keep(&mut self, document: IssuedInvoice) {
        self.frozen.push(format!("{document:?}"));
        self.documents.push(document);
        self.settlements.push(Vec::new());
        self.timings.push(None);
    }

    /// What earlier invoices asked for of each milestone: its amount less what is left.
    fn asked(&self) -> Vec<Money> {
        let ledger = self.ledger();
        let left = |s: &Standing| Money::sum([s.planned, s.in_progress, s.waiting, s.ready], self.currency()).unwrap();
        self.plan.iter().zip(&ledger.milestones).map(|(m, (_, s))| m.amount.minus(left(s)).unwrap()).collect()
    }

    /// The plan as the book reads it: a milestone says which invoice bills it. `asked`: of each milestone.
    fn billed_plan(&self, asked: &[Money]) -> Vec<Milestone> {
        let mut plan = self.plan.clone();
        for (milestone, asked) in plan.iter_mut().zip(asked) {
            let bills = |d: &&IssuedInvoice| {
                d.body().kind != DocumentKind::CreditNote
                    && d.body()
                        .lines
                        .iter()
                        .any(|l| l.deducts.is_none() && l.milestone.as_ref().is_some_and(|m| m.id == milestone.id))
            };
            let is_asked = !asked.is_zero();
            milestone.facts.billed = self.documents.iter().rfind(bills).filter(|_| is_asked).map(|d| Billed {
                invoice: InvoiceId(1),
                number: d.number().to_owned(),
                issue_on: d.body().issue_on,
                due_on: d.body().due_on,
                net: milestone.amount,
                left: milestone.amount.minus(*asked).unwrap(),
                retained: Money::zero(milestone.amount.currency()),
                paid: Money::zero(milestone.amount.currency()),
                settled_on: None,
                paid_on: None,
            });
        }
        plan
    }

    fn copy(&self) -> Self {
        Self {
            plan: self.plan.clone(),
            documents: self.documents.clone(),
            settlements: self.settlements.clone(),
            frozen: self.frozen.clone(),
            timings: self.timings.clone(),
            ..*self
        }
    }

    /// Net of a document as the contract counts it.
    fn net_of(document: &IssuedInvoice) -> Money {
        owed(document.body(), document.body().totals.net)
    }
}

/// Plays a script to its end, then bills and releases all that is left.
fn play(script: &Script, fault: Fault) -> Result<(), TestCaseError> {
    let mut life = Life::begin(script);
    for act in &script.acts {
        life.act(*act);
        check(&life, fault)?;
    }
    life.finish();
    check(&life, fault)?;
    check_end(&life, fault)
}

proptest! {
    // Fifty thousand lives in all, on as many threads as there are tests.
    #![proptest_config(cases(25_000))]

    #[test]
    fn every_cent_is_in_one_place_whatever_happens(script in scripts(&["EUR"])) {
        play(&script, Fault::None)?;
    }

    #[test]
    fn every_yen_and_fils_is_in_one_place_whatever_happens(script in scripts(&["JPY", "KWD"])) {
        play(&script, Fault::None)?;
    }
}

#[test]
fn each_property_catches_its_planted_fault() {
    for fault in Fault::ALL {
        assert!(is_caught(scripts(&["EUR"]), |script| play(&script, fault)), "{fault:?} was not caught");
    }
}
