//! What the invoices over the rest of a contract will ask for, one after the other: the rules of their drafts, before there
//! is one. What was typed into a draft is not part of it.

use super::deposit::Waiting;
use super::{Contract, DepositDeduction, RetainageRule, RetainageTiming};
use crate::id::MilestoneId;
use crate::invoice::{DraftLine, LineSource, retainage, taking_away};
use crate::ledger::smaller;
use crate::money::Money;
use crate::refusal::Why;
use crate::tax::{self, Tax};
use chrono::NaiveDate;

/// By what future invoices are made out.
#[derive(Debug, Clone, Copy)]
pub struct Usual<'a> {
    pub deduction: DepositDeduction,
    pub retainage: Option<RetainageRule>,
    /// Of a milestone's line.
    pub taxes: &'a [Tax],
}

/// A milestone that is left to bill, in whole or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    pub milestone: MilestoneId,
    /// Net that no invoice has billed; above zero.
    pub left: Money,
    /// The day on which it is expected to be billed.
    pub on: NaiveDate,
}

/// Money without tax, and with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    pub net: Money,
    pub gross: Money,
}

/// What the invoice of one milestone will ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreseen {
    pub milestone: MilestoneId,
    /// Nobody was asked for it: the rest of the milestone, less the deposits that its invoice deducts. It is what the
    /// three below sum to.
    pub unasked: Sum,
    /// Due by the terms of the invoice.
    pub due: Sum,
    /// A share of the gross that is due on a day of its own.
    pub due_later: Option<(Sum, NaiveDate)>,
    /// Kept back of the net until a release, which has no day.
    pub kept_back: Sum,
}

impl Sum {
    /// Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of<'a>(parts: impl Iterator<Item = (Money, &'a [Tax])> + Clone, zero: Money) -> Result<Self, Why> {
        let net = parts.clone().try_fold(zero, |sum, (net, _)| sum.plus(net))?;
        let tax = tax::groups(parts)?.iter().try_fold(zero, |sum, group| sum.plus(group.amount))?;
        Ok(Self { net, gross: net.plus(tax)? })
    }

    fn of_lines(lines: &[DraftLine], zero: Money) -> Result<Self, Why> {
        let nets = lines.iter().map(DraftLine::net).collect::<Result<Vec<_>, _>>()?;
        Self::of(nets.into_iter().zip(lines.iter().map(|line| line.taxes.as_slice())), zero)
    }

    fn minus(self, other: Self) -> Result<Self, Why> {
        Ok(Self { net: self.net.minus(other.net)?, gross: self.gross.minus(other.gross)? })
    }
}

impl Foreseen {
    /// What no invoice could take of a deposit is deducted where the money that is kept back becomes due.
    fn release(&mut self, usual: Usual<'_>, waiting: &mut Waiting) -> Result<(), Why> {
        let (kept, zero) = (self.kept_back.net, Money::zero(self.kept_back.net.currency()));
        let taken = waiting.take(zero, kept, DepositDeduction::First)?;
        if taken.is_empty() {
            return Ok(());
        }
        let own = std::iter::once((kept, usual.taxes));
        let parts = own.chain(taken.iter().map(|of| (of.net.negated(), of.taxes.as_slice())));
        let left = Sum::of(parts, zero)?;
        let less = self.kept_back.minus(left)?;
        (self.kept_back, self.unasked) = (left, self.unasked.minus(less)?);
        Ok(())
    }
}

impl Contract<'_> {
    /// What the invoices over `rest` ask for, in its order; together it is all that is left of the contract. Money that is
    /// kept back of the last invoice alone is kept back of the last of them. Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn outlook(&self, rest: &[Rest], usual: Usual<'_>) -> Result<Vec<Foreseen>, Why> {
        let zero = Money::zero(self.value.currency());
        let left = rest.iter().try_fold(zero, |sum, of| sum.plus(of.left))?;
        let mut waiting = Waiting::of(self, left)?;
        let last = rest.last().map(|of| of.milestone);
        let mut foreseen = Vec::with_capacity(rest.len());
        for of in rest {
            let counts = |rule: &RetainageRule| match rule.timing {
                RetainageTiming::EachInvoice => true,
                RetainageTiming::FinalOnly => last == Some(of.milestone),
            };
            let usual = Usual { retainage: usual.retainage.filter(counts), ..usual };
            foreseen.push(self.foresee(*of, usual, &mut waiting)?);
        }
        for of in &mut foreseen {
            of.release(usual, &mut waiting)?;
        }
        Ok(foreseen)
    }

    fn foresee(&self, of: Rest, usual: Usual<'_>, waiting: &mut Waiting) -> Result<Foreseen, Why> {
        let zero = Money::zero(self.value.currency());
        let billing = |net: Money| {
            let source = LineSource::Part { id: of.milestone, override_reason: String::new() };
            taking_away(source, "", net.negated(), usual.taxes.to_vec())
        };
        let mut lines = vec![billing(of.left)];
        let kept = match usual.retainage.filter(|rule| rule.keeps_back().is_none()) {
            Some(rule) => {
                // A final invoice keeps back of all that the contract is worth, and no more than it asks for itself.
                let base = if rule.timing == RetainageTiming::FinalOnly { self.value } else { of.left };
                let kept = retainage(&[billing(base)], &[], rule.percent(), "")?;
                let net = kept.iter().try_fold(zero, |sum, line| sum.plus(line.net()?.negated()))?;
                Some(taking_away(LineSource::Retainage, "", smaller(net, of.left)?, usual.taxes.to_vec()))
            }
            None => None,
        };
        let asking: Vec<DraftLine> = lines.iter().chain(&kept).cloned().collect();
        for taken in waiting.take(self.billed_by(&asking)?, self.asked_by(&asking, &[])?, usual.deduction)? {
            lines.push(taking_away(
                LineSource::Deduction { of: taken.of, milestone: None },
                "",
                taken.net,
                taken.taxes,
            ));
        }
        let unasked = Sum::of_lines(&lines, zero)?;
        lines.extend(kept);
        let asked = Sum::of_lines(&lines, zero)?;
        let due_later = match usual.retainage.and_then(|rule| rule.keeps_back()) {
            Some(keeps_back) => {
                let whole = Sum::of_lines(&[billing(self.value)], zero)?.gross;
                let kept = keeps_back.of((asked.gross, asked.gross), whole.minus(asked.gross)?, of.on)?;
                kept.map(|kept| kept.share().of_open(asked.gross, asked.net)).transpose()?.flatten()
            }
            None => None,
        };
        let due_later = due_later.map(|kept| (Sum { net: kept.net, gross: kept.amount }, kept.until));
        let due = due_later.map_or(Ok(asked), |(later, _)| asked.minus(later))?;
        Ok(Foreseen { milestone: of.milestone, unasked, due, due_later, kept_back: unasked.minus(asked)? })
    }
}
