//! Acts with several rates in one invoice, amounts other than the agreed ones, charges, money that came before.

use super::*;

/// A reason for whatever the rules let pass with one.
fn whole_with_reasons(id: MilestoneId) -> LineSource {
    LineSource::Milestone { id, override_reason: "Agreed by phone".into(), amount_reason: "Agreed by phone".into() }
}

fn part_with_reason(id: MilestoneId) -> LineSource {
    LineSource::Part { id, override_reason: "Agreed by phone".into() }
}

fn adjustment(is_charge: bool, amount: Money, taxes: Vec<Tax>) -> Adjustment {
    Adjustment { is_charge, amount, reason: "Agreed".into(), taxes }
}

fn share(text: &str, of: Money) -> Money {
    percent(text).of(of, Rounding::HalfAway).unwrap()
}

impl Life {
    /// Today's rate, a reduced one, and none because the client owes the tax.
    fn some_tax(&self, which: usize) -> Tax {
        let (reduced, reason) = (percent("7"), Some("Reverse charge".to_owned()));
        match which % 3 {
            0 => self.tax(),
            1 => Tax::new("VAT", TaxCategory::Standard, reduced, None).unwrap(),
            _ => Tax::new("VAT", TaxCategory::ReverseCharge, Percent::ZERO, reason).unwrap(),
        }
    }

    /// Several milestones at several rates: discounts and charges on lines and on the whole, work by the hour outside
    /// the plan, money kept back at each rate, deposits deducted, a part prepaid.
    pub(super) fn bill_mixed(&mut self, act: Act) {
        let which = usize::from(act.which);
        let mut lines: Vec<DraftLine> =
            self.plan.iter().enumerate().take(1 + which % 4).map(|(at, m)| self.mixed_line(at, m.id, act)).collect();
        let hour = self.minor(i64::from(act.which) * 3);
        let taxes = vec![self.some_tax(which)];
        lines.push(DraftLine { taxes, quantity: quantity("7.25"), ..self.billing(LineSource::Free, hour) });
        // Of what bears the same tax: no rate gives more than it has.
        let taxes = lines[which % lines.len()].taxes.clone();
        let alike = lines.iter().filter(|l| l.taxes == taxes).map(|l| l.net().unwrap());
        let discount = share("4", Money::sum(alike, self.currency()).unwrap());
        let mut adjustments = vec![adjustment(false, discount, taxes)];
        if which.is_multiple_of(2) {
            adjustments.push(adjustment(true, hour, vec![self.some_tax(which + 1)]));
            lines.extend(retainage(&lines, &[], percent("10"), "Retainage").unwrap());
        }
        let lines = self.with_deductions(lines, &adjustments, act);
        let prepaid = if which.is_multiple_of(7) { act.share_of(discount) } else { self.minor(0) };
        self.issue_prepaid(lines, adjustments, prepaid);
    }

    /// All that is left of a milestone or a part of it, some with a discount, some with a charge.
    fn mixed_line(&self, at: usize, id: MilestoneId, act: Act) -> DraftLine {
        let left = self.ask(|c| c.left_of(id)).unwrap();
        let much = at + usize::from(act.much);
        let amount = if much.is_multiple_of(2) { act.share_of(left) } else { left };
        let mut line = self.billing(part_with_reason(id), amount);
        line.taxes = vec![self.some_tax(much)];
        if (at + usize::from(act.which)).is_multiple_of(3) {
            line.adjustments.push(adjustment(false, share("7.5", amount), Vec::new()));
        }
        if much.is_multiple_of(5) {
            line.adjustments.push(adjustment(true, share("1.5", amount), Vec::new()));
        }
        line
    }

    /// A whole milestone for more or less than was agreed, with its reason: what is above stays outside the plan.
    pub(super) fn bill_otherwise(&mut self, act: Act) {
        let Some(milestone) = act.pick(&self.plan).cloned() else { return };
        let extra = self.minor(i64::from(act.much) + 1);
        let is_above = act.which.is_multiple_of(2);
        let amount = if is_above { milestone.amount.plus(extra).unwrap() } else { act.share_of(milestone.amount) };
        let left = self.ask(|c| c.left_of(milestone.id)).unwrap();
        let outside = self.ledger().outside.total().unwrap();
        if self.issue(vec![self.billing(whole_with_reasons(milestone.id), amount)], Vec::new()) {
            let passes = amount.minus(left).unwrap();
            self.beside = Some(if passes.is_positive() { outside.plus(passes).unwrap() } else { outside });
        }
    }

    /// A part with a charge on its line, which is nothing of the plan.
    pub(super) fn bill_with_charge(&mut self, act: Act) {
        let Some(milestone) = act.pick(&self.plan).cloned() else { return };
        let left = self.ask(|c| c.left_of(milestone.id)).unwrap();
        let charge = self.minor(i64::from(act.which));
        let mut line = self.billing(part_with_reason(milestone.id), act.share_of(left));
        line.adjustments.push(adjustment(true, charge, Vec::new()));
        let outside = self.ledger().outside.total().unwrap();
        if self.issue(vec![line], Vec::new()) {
            self.beside = Some(outside.plus(charge).unwrap());
        }
    }

    /// The last payment of a document turns out not to have come.
    pub(super) fn take_payment_back(&mut self, act: Act) {
        let Some(at) = usize::from(act.which).checked_rem(self.documents.len()) else { return };
        let (day, settlements) = (self.day, &mut self.settlements[at]);
        if let Some(last) = settlements.last().filter(|s| s.amount.is_positive()).cloned() {
            settlements.push(Settlement { on: day, amount: last.amount.negated(), ..last });
        }
    }
}
