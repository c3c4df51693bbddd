//! Deposits: how much may be asked before work, and how later invoices deduct it.

use super::{Contract, Pending, add, asks_deposit, invoice_of, signed};
use crate::invoice::{Adjustment, DocumentKind, DocumentReference, DraftLine, LineSource, nets_by_taxes, taking_away};
use crate::ledger;
use crate::money::{Money, Rounding};
use crate::percent::Percent;
use crate::refusal::{Refusal, Why};
use crate::tax::Tax;
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
        let mut waiting = Waiting::of(self, self.left()?)?;
        let taken = waiting.take(self.billed_by(lines)?, self.asked_by(lines, adjustments)?, deduction)?;
        let line = |Taken { of, taxes, net }: Taken| {
            let of = DocumentReference { reason: reason.to_owned(), ..of };
            taking_away(LineSource::Deduction { of, milestone: None }, title, net, taxes)
        };
        Ok(taken.into_iter().map(line).collect())
    }

    /// What `lines` take from the plan, at their price.
    pub(super) fn billed_by(&self, lines: &[DraftLine]) -> Result<Money, Why> {
        let billed = lines.iter().filter(|line| line.source.milestone().is_some());
        let mut prices = billed.map(|line| line.unit_price.times(line.quantity, Rounding::HalfAway));
        prices.try_fold(Money::zero(self.value.currency()), |sum, price| sum.plus(price?))
    }

    /// What `lines` ask for of the plan: discounts and what is kept back taken off, with what is released.
    pub(super) fn asked_by(&self, lines: &[DraftLine], adjustments: &[Adjustment]) -> Result<Money, Why> {
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

/// What an invoice deducts of one deposit at the taxes of that time; above zero.
pub(super) struct Taken {
    pub of: DocumentReference,
    pub taxes: Vec<Tax>,
    pub net: Money,
}

/// Deposits on their way through the invoices of a contract: each takes from what the ones before have left.
pub(super) struct Waiting {
    pending: Vec<Pending>,
    /// All deposits, deducted or not.
    deposited: Money,
    /// What of the plan no invoice has billed.
    left: Money,
    value: Money,
}

impl Waiting {
    /// Errors: `TooLarge`.
    pub fn of(contract: &Contract<'_>, left: Money) -> Result<Self, Why> {
        let (pending, deposited) = (contract.deposits()?, contract.deposited()?);
        Ok(Self { pending, deposited, left, value: contract.value })
    }

    fn total(&self) -> Result<Money, Why> {
        let zero = Money::zero(self.value.currency());
        self.pending.iter().try_fold(zero, |sum, pending| sum.plus(pending.total()?))
    }

    /// What the next invoice deducts, oldest deposit first. `billed`: what it takes from the plan, at its price; `asked`:
    /// what it asks for of the plan, which is never passed. Errors: `TooLarge`.
    pub fn take(&mut self, billed: Money, asked: Money, deduction: DepositDeduction) -> Result<Vec<Taken>, Why> {
        let waiting = self.total()?;
        self.left = self.left.minus(billed)?;
        let wanted = match deduction {
            DepositDeduction::First => waiting,
            DepositDeduction::Last => waiting.minus(self.left)?,
            DepositDeduction::Proportional => self.proportional(waiting)?,
        };
        let mut amount = ledger::smaller(wanted, ledger::smaller(waiting, asked)?)?;
        let mut taken = Vec::new();
        for pending in &mut self.pending {
            if !amount.is_positive() {
                break;
            }
            let part = ledger::smaller(amount, pending.total()?)?;
            amount = amount.minus(part)?;
            let weights: Vec<Money> = pending.left.iter().map(|(_, net)| *net).collect();
            for ((taxes, left), net) in pending.left.iter_mut().zip(ledger::over(part, &weights)?) {
                if !net.is_zero() {
                    *left = left.minus(net)?;
                    taken.push(Taken { of: pending.of.clone(), taxes: taxes.clone(), net });
                }
            }
            pending.left.retain(|(_, net)| !net.is_zero());
        }
        self.pending.retain(|pending| !pending.left.is_empty());
        Ok(taken)
    }

    /// Deposits times the billed share of the contract, less what was deducted before: rounded once on the sum, so that
    /// the last invoice takes exactly the rest.
    fn proportional(&self, waiting: Money) -> Result<Money, Why> {
        let weights = [self.value.minus(self.left)?, self.left];
        let due = ledger::over(self.deposited, &weights)?[0];
        due.minus(self.deposited.minus(waiting)?)
    }
}
