//! Deposits: how much may be asked before work, and how later invoices deduct it.

use super::{Contract, Pending, add, asks_deposit, invoice_of, signed};
use crate::invoice::{Adjustment, DocumentKind, DraftLine, LineSource, nets_by_taxes, taking_away};
use crate::ledger;
use crate::money::{Money, Rounding};
use crate::percent::Percent;
use crate::refusal::{Refusal, Why};
use serde::{Deserialize, Serialize};

/// How much a deposit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DepositSize {
    /// Of the contract value.
    Percent(Percent),
    Amount(Money),
}

impl DepositSize {
    /// Net amount of a deposit on a contract of `value`. Errors: `TooLarge`.
    pub fn of(self, value: Money) -> Result<Money, Why> {
        match self {
            Self::Percent(percent) => percent.of(value, Rounding::HalfAway),
            Self::Amount(amount) => Ok(amount),
        }
    }
}

/// When later invoices take a deposit off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DepositDeduction {
    /// Each invoice in proportion to what it bills of the contract; the last one takes the rest.
    #[default]
    Proportional,
    /// As soon as possible.
    First,
    /// As late as possible: only what later invoices could not take any more.
    Last,
}

impl Contract<'_> {
    /// Deposits that later invoices still have to deduct, oldest first. Errors: `TooLarge`.
    pub fn deposits(&self) -> Result<Vec<Pending>, Why> {
        let mut pending = Vec::new();
        for deposit in self.documents.iter().filter(|d| d.body().kind != DocumentKind::CreditNote) {
            if !asks_deposit(deposit.body()) {
                continue;
            }
            let mut left = Vec::new();
            for document in self.documents.iter().filter(|d| invoice_of(d) == deposit.number()) {
                for (taxes, net) in nets_by_taxes(document.body())? {
                    add(&mut left, &taxes, signed(document.body(), net))?;
                }
            }
            for document in self.documents.iter().filter(|d| self.counts(d) && !self.is_void(d)) {
                for line in &document.body().lines {
                    if line.deducts.as_ref().is_some_and(|of| of.number == deposit.number()) {
                        add(&mut left, &line.taxes, signed(document.body(), line.net))?;
                    }
                }
            }
            left.retain(|(_, net)| !net.is_zero());
            if !left.is_empty() {
                pending.push(Pending { of: deposit.reference(""), left });
            }
        }
        Ok(pending)
    }

    /// All deposits, deducted or not, credits taken off. Errors: `TooLarge`.
    pub fn deposited(&self) -> Result<Money, Why> {
        let zero = Money::zero(self.value.currency());
        let asked = self.documents.iter().filter(|d| {
            let number = invoice_of(d);
            self.documents.iter().any(|of| of.number() == number && asks_deposit(of.body()))
        });
        asked.map(|d| signed(d.body(), d.body().totals.net)).try_fold(zero, Money::plus)
    }

    /// Deposits may not pass what the contract has left to bill.
    pub(super) fn deposit_refusals(&self, lines: &[DraftLine]) -> Result<Vec<Refusal>, Why> {
        let asked = super::named(lines, |source| *source == LineSource::Deposit, self.value)?;
        if asked.is_zero() {
            return Ok(Vec::new());
        }
        let waiting = self.waiting()?;
        let left = self.left()?.minus(waiting)?;
        let above = asked.minus(left)?.is_positive();
        Ok(Vec::from_iter(above.then_some(Refusal::DepositAboveContract { deposit: asked, left })))
    }

    /// Net of all deposits that are not deducted yet. Errors: `TooLarge`.
    pub fn waiting(&self) -> Result<Money, Why> {
        let zero = Money::zero(self.value.currency());
        self.deposits()?.iter().try_fold(zero, |sum, pending| sum.plus(pending.total()?))
    }

    /// Lines by which an invoice of `lines` and `adjustments` deducts deposits, oldest deposit first, each at its own
    /// taxes. Never more than the invoice asks for of the plan. `title` and `reason` are printed. Errors: `TooLarge`.
    pub fn deposit_deductions(
        &self,
        lines: &[DraftLine],
        adjustments: &[Adjustment],
        deduction: DepositDeduction,
        title: &str,
        reason: &str,
    ) -> Result<Vec<DraftLine>, Why> {
        let (waiting, billed) = (self.waiting()?, self.billed_by(lines)?);
        let zero = Money::zero(self.value.currency());
        let left_after = self.left()?.minus(billed)?;
        let wanted = match deduction {
            DepositDeduction::First => waiting,
            DepositDeduction::Last => waiting.minus(left_after)?,
            DepositDeduction::Proportional => self.proportional(waiting, left_after)?,
        };
        let most = ledger::smaller(waiting, self.asked_by(lines, adjustments)?)?;
        let mut amount = ledger::smaller(wanted, most)?;
        let mut deductions = Vec::new();
        for pending in self.deposits()? {
            if !amount.is_positive() {
                break;
            }
            let part = ledger::smaller(amount, pending.total()?)?;
            amount = amount.minus(part)?;
            let weights: Vec<Money> = pending.left.iter().map(|(_, net)| *net).collect();
            let of = crate::invoice::DocumentReference { reason: reason.to_owned(), ..pending.of };
            for ((taxes, _), net) in pending.left.into_iter().zip(ledger::over(part, &weights)?) {
                if net != zero {
                    let source = LineSource::Deduction { of: of.clone(), milestone: None };
                    deductions.push(taking_away(source, title, net, taxes));
                }
            }
        }
        Ok(deductions)
    }

    /// Deposits times the billed share of the contract, less what was deducted before: rounded once on the sum, so that
    /// the last invoice takes exactly the rest.
    fn proportional(&self, waiting: Money, left_after: Money) -> Result<Money, Why> {
        let deposited = self.deposited()?;
        let weights = [self.value.minus(left_after)?, left_after];
        let due = ledger::over(deposited, &weights)?[0];
        due.minus(deposited.minus(waiting)?)
    }

    /// What `lines` take from the plan, at their price.
    fn billed_by(&self, lines: &[DraftLine]) -> Result<Money, Why> {
        let billed = lines.iter().filter(|line| line.source.milestone().is_some());
        let mut prices = billed.map(|line| line.unit_price.times(line.quantity, Rounding::HalfAway));
        prices.try_fold(Money::zero(self.value.currency()), |sum, price| sum.plus(price?))
    }

    /// What `lines` ask for of the plan: discounts and what is kept back taken off, with what is released.
    fn asked_by(&self, lines: &[DraftLine], adjustments: &[Adjustment]) -> Result<Money, Why> {
        let of_plan = |source: &LineSource| match source {
            LineSource::Milestone { .. }
            | LineSource::Part { .. }
            | LineSource::Retainage
            | LineSource::Release { .. } => true,
            LineSource::Free | LineSource::Deposit | LineSource::Deduction { .. } => false,
        };
        let discounts = adjustments.iter().filter(|a| !a.is_charge).map(|a| a.amount.negated());
        discounts.into_iter().try_fold(super::named(lines, of_plan, self.value)?, Money::plus)
    }
}
