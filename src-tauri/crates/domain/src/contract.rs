//! What a contract still allows to be billed: parts, deposits and their deduction, money kept back and its release, the
//! final invoice, credits. Reads the plan in force and the issued documents; `ledger` says where the money stands.

use crate::id::MilestoneId;
use crate::invoice::{
    Adjustment, DocumentKind, DocumentReference, DraftLine, InvoiceBody, IssuedInvoice, Line, LineRole, LineSource,
    taking_away,
};
use crate::ledger::{self, Booked, Ledger};
use crate::milestone::Milestone;
use crate::money::Money;
use crate::refusal::{Refusal, Why};
use crate::tax::Tax;
use chrono::NaiveDate;

mod deposit;
mod outlook;
mod retained;
#[cfg(test)]
mod tests;

pub use deposit::{DepositDeduction, DepositSize};
pub use outlook::{Foreseen, Rest, Sum, Usual};
pub use retained::{RetainageBase, RetainageRule, RetainageTiming};

/// The plan in force and every document of the contract, in order of issue.
#[derive(Debug, Clone, Copy)]
pub struct Contract<'a> {
    pub plan: &'a [Milestone],
    /// Net, change orders included.
    pub value: Money,
    pub documents: &'a [&'a IssuedInvoice],
}

/// What of an earlier document waits for a later one: a deposit to be deducted, money to be released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub of: DocumentReference,
    /// Net by the taxes it was billed at; none is zero.
    pub left: Vec<(Vec<Tax>, Money)>,
}

impl Pending {
    /// Errors: `TooLarge`.
    pub fn total(&self) -> Result<Money, Why> {
        let mut left = self.left.iter().map(|(_, net)| *net);
        let first = left.next().ok_or(Why::Weights)?;
        left.try_fold(first, Money::plus)
    }
}

impl Contract<'_> {
    /// What of a milestone nobody was asked to pay yet; nothing once an invoice has billed all that was left.
    /// Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn left_of(&self, id: MilestoneId) -> Result<Money, Why> {
        let ledger = self.ledger()?;
        let standing = ledger.of_milestone(id).copied().unwrap_or(ledger.outside_zero());
        Money::sum([standing.planned, standing.in_progress, standing.waiting, standing.ready], self.value.currency())
    }

    /// What of the whole plan nobody was asked to pay yet. Errors: as `left_of`.
    pub fn left(&self) -> Result<Money, Why> {
        let total = self.ledger()?.total()?;
        Money::sum([total.planned, total.in_progress, total.waiting, total.ready], self.value.currency())
    }

    fn ledger(&self) -> Result<Ledger, Why> {
        let booked: Vec<Booked<'_>> =
            self.documents.iter().map(|document| Booked { document, settlements: &[] }).collect();
        Ledger::of(self.plan, true, &booked, self.value.currency(), NaiveDate::MAX)
    }

    /// Lines that take off all that earlier documents asked for of the plan, each at its own taxes: the last invoice of
    /// a contract bills the whole less these. What they billed outside the plan stays. `title` and `reason` are printed.
    /// Errors: `TooLarge`.
    pub fn final_deductions(&self, title: &str, reason: &str) -> Result<Vec<DraftLine>, Why> {
        let mut lines = Vec::new();
        let is_deposit = |number: &str| self.documents.iter().any(|d| d.number() == number && asks_deposit(d.body()));
        for document in self.documents.iter().filter(|d| !self.is_void(d)) {
            let body = document.body();
            let milestone = only_milestone(body);
            let source = LineSource::Deduction { of: document.reference(reason), milestone };
            let mut nets = self.nets_of_plan(document)?;
            if is_deposit(invoice_of(document)) {
                // Of a deposit only what credit notes left of it can be deducted, so they have no line of their own.
                if body.kind == DocumentKind::CreditNote {
                    continue;
                }
                for note in
                    self.documents.iter().filter(|d| invoice_of(d) == document.number() && !is_same(d, document))
                {
                    for (taxes, net) in self.nets_of_plan(note)? {
                        add(&mut nets, &taxes, net.negated())?;
                    }
                }
            }
            let asks = nets.iter().any(|(_, net)| !net.is_zero());
            // One that asks for nothing after its own deductions is named all the same: its place is taken too.
            let kept = nets.into_iter().enumerate().filter(|(at, (_, net))| !net.is_zero() || !asks && *at == 0);
            for (_, (taxes, net)) in kept {
                lines.push(taking_away(source.clone(), title, signed(body, net), taxes));
            }
        }
        Ok(lines)
    }

    /// Net amounts by taxes that a document asks for of the plan, by the rules of the ledger: without the charges of its
    /// lines, and without what they bill above the amounts of milestones.
    fn nets_of_plan(&self, document: &IssuedInvoice) -> Result<Vec<(Vec<Tax>, Money)>, Why> {
        let body = document.body();
        let mut above = ledger::above_plan(self.plan, self.documents, self.value.currency(), document.number())?;
        let mut nets = Vec::new();
        // The first lines of a milestone fill its amount; what is above stands on the last ones.
        for line in body.lines.iter().rev().filter(|line| self.is_of_plan(line)) {
            let charges = Money::sum(line.adjustments.iter().filter(|a| a.is_charge).map(|a| a.amount), body.currency)?;
            let mut net = line.net.minus(charges)?;
            let billed = line.milestone.as_ref().filter(|_| is_billing(line));
            if let Some((_, rest)) = above.iter_mut().find(|(id, _)| billed.is_some_and(|of| of.id == *id)) {
                let outside = ledger::smaller(*rest, net)?;
                (net, *rest) = (net.minus(outside)?, rest.minus(outside)?);
            }
            add(&mut nets, &line.taxes, net)?;
        }
        nets.reverse();
        let milestone = |line: &Line| line.milestone.as_ref().map(|of| of.id).filter(|_| self.is_of_plan(line));
        for Adjustment { amount, taxes, .. } in body.adjustments.iter().filter(|a| !a.is_charge) {
            let places: Vec<_> = ledger::places(body, &[], taxes, milestone)?.into_iter().collect();
            let weights: Vec<Money> = places.iter().map(|(_, weight)| *weight).collect();
            if weights.is_empty() {
                continue;
            }
            for ((place, _), share) in places.into_iter().zip(ledger::over(*amount, &weights)?) {
                if place.is_some() {
                    add(&mut nets, taxes, share.negated())?;
                }
            }
        }
        Ok(nets)
    }

    fn is_of_plan(&self, line: &Line) -> bool {
        match line.role {
            LineRole::Billing | LineRole::Part => {
                line.milestone.as_ref().is_some_and(|of| self.plan.iter().any(|m| m.id == of.id))
            }
            LineRole::Deposit | LineRole::Deduction | LineRole::Retainage | LineRole::Release => true,
        }
    }

    /// Whether invoice `number` may be credited by `note`: not while a later document has deducted or released what it
    /// asked for, and no milestone beyond what the invoice asks for it.
    /// Errors: `CreditedIsUsed`, `CreditAboveInvoice`, `CannotBeSummed`.
    pub fn check_credit(&self, number: &str, note: &InvoiceBody) -> Result<(), Refusal> {
        let uses = |line: &Line| [&line.deducts, &line.releases].into_iter().flatten().any(|of| of.number == number);
        let mut later = self.documents.iter().filter(|d| d.body().kind != DocumentKind::CreditNote && !self.is_void(d));
        if let Some(by) = later.find(|d| d.body().lines.iter().any(uses)) {
            return Err(Refusal::CreditedIsUsed { number: number.to_owned(), by: by.number().to_owned() });
        }
        let above = ledger::takes_too_much(self.plan, self.documents, self.value.currency(), number, note);
        if above.map_err(|why| Refusal::CannotBeSummed { why })? {
            let open = self.asked_by_number(number).map_err(|why| Refusal::CannotBeSummed { why })?;
            let credited = note.totals.net;
            return Err(Refusal::CreditAboveInvoice { number: number.to_owned(), credited, open });
        }
        Ok(())
    }

    /// Net that an invoice asks for, its credit notes taken off.
    fn asked_by_number(&self, number: &str) -> Result<Money, Why> {
        let of = self.documents.iter().filter(|d| invoice_of(d) == number);
        let mut nets = of.map(|d| signed(d.body(), d.body().totals.net));
        nets.try_fold(Money::zero(self.value.currency()), Money::plus)
    }

    /// All that the ledger forbids `lines` of a new document, each once. Errors of sums: `CannotBeSummed`.
    pub fn refusals(&self, lines: &[DraftLine]) -> Vec<Refusal> {
        let checks = [self.deposit_refusals(lines), self.pending_refusals(lines)];
        checks.into_iter().flat_map(|found| found.unwrap_or_else(|why| vec![Refusal::CannotBeSummed { why }])).collect()
    }

    /// Deductions and releases may not pass what the document that they name has left. What a final invoice takes the
    /// place of has deducted and released nothing any more.
    fn pending_refusals(&self, lines: &[DraftLine]) -> Result<Vec<Refusal>, Why> {
        let taken = |number: &str| {
            let names = |l: &DraftLine| matches!(&l.source, LineSource::Deduction { of, .. } if of.number == number);
            lines.iter().any(names) && !self.documents.iter().any(|d| d.number() == number && asks_deposit(d.body()))
        };
        let stand: Vec<&IssuedInvoice> = self.documents.iter().copied().filter(|d| !taken(invoice_of(d))).collect();
        Contract { documents: &stand, ..*self }.pending_refusals_beside(lines)
    }

    fn pending_refusals_beside(&self, lines: &[DraftLine]) -> Result<Vec<Refusal>, Why> {
        let mut refusals = Vec::new();
        for pending in self.deposits()? {
            let number = pending.of.number.clone();
            let deducted =
                named(lines, |s| matches!(s, LineSource::Deduction { of, .. } if of.number == number), self.value)?;
            let open = pending.total()?;
            if deducted.negated().minus(open)?.is_positive() {
                refusals.push(Refusal::DeductedAboveDeposit { number, deducted: deducted.negated(), open });
            }
        }
        for pending in self.retained()? {
            let number = pending.of.number.clone();
            let released =
                named(lines, |s| matches!(s, LineSource::Release { of } if of.number == number), self.value)?;
            let open = pending.total()?;
            if released.minus(open)?.is_positive() {
                refusals.push(Refusal::ReleasedAboveRetained { number, released, open });
            }
        }
        Ok(refusals)
    }

    /// False for a document whose place a later final invoice has taken, and for its credit notes.
    fn counts(&self, document: &IssuedInvoice) -> bool {
        let number = invoice_of(document);
        let takes = |later: &&&IssuedInvoice| {
            !self.is_void(later)
                && later.body().kind != DocumentKind::CreditNote
                && later.body().lines.iter().any(|l| l.deducts.as_ref().is_some_and(|of| of.number == number))
        };
        let is_deposit = self.documents.iter().any(|d| d.number() == number && asks_deposit(d.body()));
        is_deposit || !self.documents.iter().any(|later| takes(&later))
    }

    /// True when credit notes have left nothing of the invoice, and for these credit notes.
    fn is_void(&self, document: &IssuedInvoice) -> bool {
        let number = invoice_of(document);
        let Some(invoice) = self.documents.iter().find(|d| d.number() == number) else { return false };
        let notes =
            self.documents.iter().filter(|d| d.body().kind == DocumentKind::CreditNote && invoice_of(d) == number);
        let totals = &invoice.body().totals;
        let left = notes.map(|n| &n.body().totals).try_fold((totals.net, totals.tax), |(net, tax), credited| {
            Some((net.minus(credited.net).ok()?, tax.minus(credited.tax).ok()?))
        });
        left.is_some_and(|(net, tax)| net.is_zero() && tax.is_zero() && totals.gross.is_positive())
    }
}

/// Number of the invoice that a document is, or takes back.
fn invoice_of(document: &IssuedInvoice) -> &str {
    let body = document.body();
    match body.references.first() {
        Some(of) if body.kind == DocumentKind::CreditNote => &of.number,
        Some(_) | None => document.number(),
    }
}

fn is_same(one: &IssuedInvoice, other: &IssuedInvoice) -> bool {
    one.number() == other.number()
}

fn is_billing(line: &Line) -> bool {
    matches!(line.role, LineRole::Billing | LineRole::Part)
}

fn asks_deposit(body: &InvoiceBody) -> bool {
    body.lines.iter().any(|line| line.role == LineRole::Deposit)
}

/// The milestone, where the plan lines of a document bill only one.
fn only_milestone(body: &InvoiceBody) -> Option<MilestoneId> {
    let mut billed = body.lines.iter().filter(|line| is_billing(line));
    let first = billed.next()?.milestone.as_ref()?.id;
    billed.all(|line| line.milestone.as_ref().is_some_and(|of| of.id == first)).then_some(first)
}

/// `net` as the contract counts it: a credit note takes back.
fn signed(body: &InvoiceBody, net: Money) -> Money {
    crate::invoice::owed(body, net)
}

fn add(nets: &mut Vec<(Vec<Tax>, Money)>, taxes: &[Tax], net: Money) -> Result<(), Why> {
    match nets.iter_mut().find(|(known, _)| known == taxes) {
        Some((_, sum)) => *sum = sum.plus(net)?,
        None => nets.push((taxes.to_vec(), net)),
    }
    Ok(())
}

/// Net of the draft lines of a source.
fn named(lines: &[DraftLine], is: impl Fn(&LineSource) -> bool, value: Money) -> Result<Money, Why> {
    let mut nets = lines.iter().filter(|line| is(&line.source)).map(DraftLine::net);
    nets.try_fold(Money::zero(value.currency()), |sum, net| sum.plus(net?))
}
