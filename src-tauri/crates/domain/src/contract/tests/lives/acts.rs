//! What can happen to a contract. Each act tries; what the rules refuse does not happen.

use super::*;
use crate::invoice::tests::acceptance;
use crate::milestone::Acceptance;
use chrono::Days;

mod mixed;

/// An act with two figures that choose what it is about and how much of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act {
    kind: u8,
    which: u16,
    much: u16,
}

pub(super) fn act() -> impl Strategy<Value = Act> {
    (0u8..30, any::<u16>(), any::<u16>()).prop_map(|(kind, which, much)| Act { kind, which, much })
}

impl Act {
    fn pick<T>(self, of: &[T]) -> Option<&T> {
        of.get(usize::from(self.which).checked_rem(of.len())?)
    }

    /// What an invoice of this act keeps back of its gross: some do, for some days.
    fn keeps(self) -> Option<KeepsBack> {
        let figure = self.which ^ self.much.rotate_left(5);
        let share = ["5", "10", "12.5", "100"].get(usize::from(figure % 20))?;
        let is_final = self.kind >= 29;
        let timing = if is_final { RetainageTiming::FinalOnly } else { RetainageTiming::EachInvoice };
        Some(KeepsBack { percent: percent(share), timing, due: PaymentTerms::Net { days: 1 + u32::from(figure % 9) } })
    }

    /// A share of `whole` between nothing and all.
    fn share_of(self, whole: Money) -> Money {
        let weights = [u64::from(self.much), u64::from(u16::MAX - self.much)];
        whole.split(&weights).unwrap()[0]
    }
}

fn quantity(text: &str) -> Quantity {
    Quantity::new(text.parse().unwrap()).unwrap()
}

pub(super) fn part_of(id: MilestoneId) -> LineSource {
    LineSource::Part { id, override_reason: String::new() }
}

fn whole_of(id: MilestoneId) -> LineSource {
    LineSource::Milestone { id, override_reason: String::new(), amount_reason: String::new() }
}

impl Life {
    pub(super) fn act(&mut self, act: Act) {
        self.beside = None;
        self.keeps = act.keeps();
        self.day = self.day + Days::new(u64::from((act.which ^ act.much) % 3));
        match act.kind {
            0 | 1 => self.work(act),
            2 | 3 => self.accept_all_done(act),
            4..=6 => self.bill_whole(act),
            7..=9 => self.bill_part(act),
            10 => self.bill_deposit(act),
            11 => self.bill_with_all(act),
            12 => self.release(act),
            13 => self.credit_whole(act),
            14 => self.credit_some(act),
            15 | 16 => self.settle(act, SettlementKind::Payment),
            17 if act.much.is_multiple_of(2) => self.settle(act, SettlementKind::BankFee),
            17 => self.settle(act, SettlementKind::TaxWithheld),
            18 if act.much.is_multiple_of(2) => self.settle(act, SettlementKind::Discount),
            18 => self.settle(act, SettlementKind::WriteOff),
            19 => self.change_order(act),
            20 => self.rate = percent("19"),
            21 => self.bill_several(act),
            22 => self.bill_too_much(act),
            23 | 24 => self.bill_mixed(act),
            25 | 26 => self.bill_otherwise(act),
            27 => self.bill_with_charge(act),
            28 => self.take_payment_back(act),
            _ => self.bill_final(),
        }
    }

    fn work(&mut self, act: Act) {
        let at = usize::from(act.which) % self.plan.len();
        let facts = &mut self.plan[at].facts;
        if facts.started_on.is_none() {
            facts.started_on = Some(self.day);
        } else {
            facts.done_on = Some(self.day);
        }
    }

    fn accept_all_done(&mut self, act: Act) {
        let day = self.day;
        for milestone in &mut self.plan {
            if act.much.is_multiple_of(2) {
                milestone.facts.done_on = Some(day);
            }
            if milestone.facts.done_on.is_some() {
                milestone.facts.acceptance = Some(Acceptance { on: day, ..acceptance() });
            }
        }
    }

    pub(super) fn accept_everything(&mut self) {
        self.accept_all_done(Act { kind: 2, which: 0, much: 0 });
    }

    pub(super) fn billing(&self, source: LineSource, amount: Money) -> DraftLine {
        DraftLine { taxes: vec![self.tax()], ..line(source, "Work", amount) }
    }

    fn bill_whole(&mut self, act: Act) {
        let Some(milestone) = act.pick(&self.plan).cloned() else { return };
        let lines = vec![self.billing(whole_of(milestone.id), milestone.amount)];
        let lines = self.with_deductions(lines, &[], act);
        self.issue(lines, Vec::new());
    }

    fn bill_several(&mut self, act: Act) {
        let few = 1 + usize::from(act.which) % 3;
        let lines = self.plan.iter().take(few).map(|m| self.billing(whole_of(m.id), m.amount)).collect();
        let lines = self.with_deductions(lines, &[], act);
        self.issue(lines, Vec::new());
    }

    fn bill_part(&mut self, act: Act) {
        let Some(milestone) = act.pick(&self.plan).cloned() else { return };
        let left = self.ask(|c| c.left_of(milestone.id)).unwrap();
        let mut lines = vec![self.billing(part_of(milestone.id), act.share_of(left))];
        if act.which.is_multiple_of(5) {
            lines[0].quantity = quantity("0.4375");
        }
        let lines = self.with_deductions(lines, &[], act);
        self.issue(lines, Vec::new());
    }

    /// A minor unit more than is left: always refused.
    fn bill_too_much(&mut self, act: Act) {
        let Some(milestone) = act.pick(&self.plan).cloned() else { return };
        let left = self.ask(|c| c.left_of(milestone.id)).unwrap();
        let above = left.plus(self.minor(1)).unwrap();
        let lines = vec![self.billing(part_of(milestone.id), above)];
        assert!(!self.issue(lines, Vec::new()), "more than is left of a milestone was billed");
        let deposit = self.value().plus(self.minor(1)).unwrap();
        let lines = vec![self.billing(LineSource::Deposit, deposit)];
        assert!(!self.issue(lines, Vec::new()), "a deposit above the contract was billed");
    }

    fn bill_deposit(&mut self, act: Act) {
        let size = match act.which % 3 {
            0 => DepositSize::Percent(percent("30")),
            1 => DepositSize::Percent(percent("12.5")),
            _ => DepositSize::Amount(act.share_of(self.value())),
        };
        let Ok(amount) = size.of(self.value()) else { return };
        let lines = vec![self.billing(LineSource::Deposit, amount)];
        self.issue(lines, Vec::new());
    }

    /// Two milestones in part, travel, a discount, a charge-free line discount and money kept back.
    fn bill_with_all(&mut self, act: Act) {
        let mut lines = Vec::new();
        for milestone in self.plan.iter().take(2) {
            let left = self.ask(|c| c.left_of(milestone.id)).unwrap();
            lines.push(self.billing(part_of(milestone.id), act.share_of(left)));
        }
        let travel = self.minor(i64::from(act.which) * 7);
        lines.push(self.billing(LineSource::Free, travel));
        let asked = Money::sum(lines.iter().map(|l| l.net().unwrap()), self.currency()).unwrap();
        let discount = percent("3").of(asked, Rounding::HalfAway).unwrap();
        let adjustment =
            Adjustment { is_charge: false, amount: discount, reason: "Loyal".into(), taxes: vec![self.tax()] };
        let rate = if act.much.is_multiple_of(2) { "5" } else { "10" };
        let borne = borne_by_plan(&lines, std::slice::from_ref(&adjustment)).unwrap();
        let billed: Vec<DraftLine> = lines.iter().filter(|l| l.source.milestone().is_some()).cloned().collect();
        lines.extend(retainage(&billed, &borne, percent(rate), "Retainage").unwrap());
        let lines = self.with_deductions(lines, std::slice::from_ref(&adjustment), act);
        self.issue(lines, vec![adjustment]);
    }

    fn with_deductions(&self, mut lines: Vec<DraftLine>, adjustments: &[Adjustment], act: Act) -> Vec<DraftLine> {
        let how = match act.much % 4 {
            0 => DepositDeduction::First,
            1 => DepositDeduction::Last,
            2 => DepositDeduction::Proportional,
            _ => return lines,
        };
        lines.extend(
            self.ask(|c| c.deposit_deductions(&lines, adjustments, how, "Less the deposit", "Deposit")).unwrap(),
        );
        lines
    }

    fn release(&mut self, act: Act) {
        let retained = self.ask(|c| c.retained()).unwrap();
        let Some(pending) = act.pick(&retained) else { return };
        let amount = act.much.is_multiple_of(2).then(|| act.share_of(pending.total().unwrap()));
        if let Ok(lines) = self.ask(|c| c.release(&pending.of.number, amount, "Release", "Retainage")) {
            self.issue(lines, Vec::new());
        }
    }

    fn invoice(&self, act: Act) -> Option<IssuedInvoice> {
        let invoices: Vec<&IssuedInvoice> =
            self.documents.iter().filter(|d| d.body().kind != DocumentKind::CreditNote).collect();
        act.pick(&invoices).map(|d| (*d).clone())
    }

    fn notes_of(&self, invoice: &IssuedInvoice) -> Vec<IssuedInvoice> {
        let takes_back = |d: &&IssuedInvoice| {
            d.body().kind == DocumentKind::CreditNote && d.body().references[0].number == invoice.number()
        };
        self.documents.iter().filter(takes_back).cloned().collect()
    }

    fn credit(&mut self, invoice: &IssuedInvoice, what: &Credited) {
        let Ok(note) = invoice.credit_note(what, &self.notes_of(invoice), "Taken back") else { return };
        let body = note.body(self.day).unwrap();
        if self.ask(|c| c.check_credit(invoice.number(), &body)).is_err() {
            return;
        }
        if let Ok(issued) = note.issue(self.day, &pattern(), self.next()) {
            self.keep(issued);
        }
    }

    fn credit_whole(&mut self, act: Act) {
        let Some(invoice) = self.invoice(act) else { return };
        let rest = Credited::Rest { title: "The rest".into() };
        let what = if self.notes_of(&invoice).is_empty() { Credited::Whole } else { rest };
        self.credit(&invoice, &what);
    }

    fn credit_some(&mut self, act: Act) {
        let Some(invoice) = self.invoice(act) else { return };
        let lines = &invoice.body().lines;
        let at = usize::from(act.much) % lines.len();
        // What takes away is credited with the whole only.
        if !matches!(lines[at].role, LineRole::Billing | LineRole::Part) {
            return;
        }
        let what = match act.which % 3 {
            0 => CreditedPart::All,
            1 => CreditedPart::Net(act.share_of(lines[at].net)),
            _ => CreditedPart::Units(quantity("0.375")),
        };
        self.credit(&invoice, &Credited::Lines(vec![(at, what)]));
    }

    fn settle(&mut self, act: Act, kind: SettlementKind) {
        let Some(at) = usize::from(act.which).checked_rem(self.documents.len()) else { return };
        let body = self.documents[at].body();
        if body.kind == DocumentKind::CreditNote {
            return;
        }
        let amount = if act.much.is_multiple_of(3) { body.totals.gross } else { act.share_of(body.totals.gross) };
        self.settlements[at].push(Settlement { invoice: InvoiceId(1), kind, on: self.day, amount });
    }

    /// Another amount for a milestone that nothing was asked of, or a new one.
    fn change_order(&mut self, act: Act) {
        let Some(milestone) = act.pick(&self.plan).cloned() else { return };
        let named = |d: &IssuedInvoice| {
            d.body().lines.iter().any(|l| l.milestone.as_ref().is_some_and(|m| m.id == milestone.id))
        };
        // The value that deposits count on stays in the contract.
        let deposits = self.ask(|c| c.waiting()).unwrap();
        if self.documents.iter().any(named) || deposits.is_positive() {
            let position = u32::try_from(self.plan.len()).unwrap() + 1;
            if position < 9 {
                let amount = self.minor(i64::from(act.much));
                let mut added = super::milestone(position, "Added", amount);
                added.facts = MilestoneFacts::default();
                self.plan.push(added);
            }
            return;
        }
        let changed = self.plan.iter_mut().find(|m| m.id == milestone.id).expect("picked of the plan");
        changed.amount = Money::from_minor(i64::from(act.much), milestone.amount.currency()).unwrap();
    }

    fn bill_final(&mut self) {
        self.accept_all_done(Act { kind: 2, which: 0, much: 0 });
        let mut lines: Vec<DraftLine> = self.plan.iter().map(|m| self.billing(whole_of(m.id), m.amount)).collect();
        lines.extend(self.ask(|c| c.final_deductions("Less", "Deducted")).unwrap());
        self.issue(lines, Vec::new());
    }

    /// Bills in parts all that is left, with every deposit deducted, and releases all that is kept back.
    pub(super) fn finish(&mut self) {
        (self.beside, self.keeps) = (None, None);
        self.accept_everything();
        for milestone in self.plan.clone() {
            let left = self.ask(|c| c.left_of(milestone.id)).unwrap();
            if !left.is_zero() {
                let lines = vec![self.billing(part_of(milestone.id), left)];
                let lines = self.with_deductions(lines, &[], Act { kind: 0, which: 0, much: 1 });
                assert!(self.issue(lines, Vec::new()), "the rest of a milestone could not be billed");
            }
        }
        for pending in self.ask(|c| c.retained()).unwrap() {
            let lines = self.ask(|c| c.release(&pending.of.number, None, "Release", "Retainage")).unwrap();
            self.issue(lines, Vec::new());
        }
    }
}
