//! Where the lines of a draft come from, and what that makes of the document.

use super::{DraftInvoice, DraftLine};
use crate::id::MilestoneId;
use crate::invoice::{Adjustment, DocumentKind, DocumentReference, InvoiceBody, IssuedInvoice, LineRole, Unit};
use crate::ledger;
use crate::money::Money;
use crate::percent::{Percent, Quantity};
use crate::refusal::Why;
use crate::tax::Tax;
use crate::{Rounding, invoice};
use std::collections::BTreeSet;

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineSource {
    /// All of a milestone.
    Milestone {
        id: MilestoneId,
        /// Reason for invoicing without acceptance; empty: none given.
        override_reason: String,
        /// Reason for another amount than the agreed one; empty: none given.
        amount_reason: String,
    },
    /// Some of a milestone; the parts together never pass its amount.
    Part {
        id: MilestoneId,
        /// Reason for invoicing without acceptance; empty: none given.
        override_reason: String,
    },
    Free,
    /// Money before work.
    Deposit,
    /// Takes off what an earlier document billed, at the tax of that time. Quantity below zero.
    Deduction {
        of: DocumentReference,
        /// Set where that document billed one milestone only.
        milestone: Option<MilestoneId>,
    },
    /// Keeps back a share of the other lines until later. Quantity below zero.
    Retainage,
    /// What an earlier document kept back becomes due.
    Release {
        of: DocumentReference,
    },
}

impl LineSource {
    /// The milestone that the line bills, in whole or in part.
    pub fn milestone(&self) -> Option<MilestoneId> {
        match self {
            Self::Milestone { id, .. } | Self::Part { id, .. } => Some(*id),
            Self::Free | Self::Deposit | Self::Deduction { .. } | Self::Retainage | Self::Release { .. } => None,
        }
    }

    pub(super) fn role(&self) -> LineRole {
        match self {
            Self::Milestone { .. } | Self::Free => LineRole::Billing,
            Self::Part { .. } => LineRole::Part,
            Self::Deposit => LineRole::Deposit,
            Self::Deduction { .. } => LineRole::Deduction,
            Self::Retainage => LineRole::Retainage,
            Self::Release { .. } => LineRole::Release,
        }
    }

    /// The earlier document that the line names.
    pub fn names(&self) -> Option<&DocumentReference> {
        match self {
            Self::Deduction { of, .. } | Self::Release { of } => Some(of),
            Self::Milestone { .. } | Self::Part { .. } | Self::Free | Self::Deposit | Self::Retainage => None,
        }
    }

    /// Whether the line takes away from the document instead of billing something.
    pub fn takes_away(&self) -> bool {
        match self {
            Self::Deduction { .. } | Self::Retainage => true,
            Self::Milestone { .. } | Self::Part { .. } | Self::Free | Self::Deposit | Self::Release { .. } => false,
        }
    }
}

impl DraftInvoice {
    /// What the lines make of the document; what is rarer says more.
    pub(super) fn kind(&self) -> DocumentKind {
        let has = |is: fn(&LineSource) -> bool| self.lines.iter().any(|l| is(&l.source));
        if has(|s| matches!(s, LineSource::Deduction { .. })) {
            return DocumentKind::Final;
        }
        if has(|s| *s == LineSource::Deposit) {
            return DocumentKind::Deposit;
        }
        if has(|s| matches!(s, LineSource::Part { .. })) {
            return DocumentKind::Part;
        }
        // Milestones, not lines: two lines may bill one milestone.
        let billed: BTreeSet<MilestoneId> = self.lines.iter().filter_map(|l| l.source.milestone()).collect();
        match billed.len() {
            0 if has(|s| matches!(s, LineSource::Release { .. })) => DocumentKind::Release,
            0 => DocumentKind::AdHoc,
            1 => DocumentKind::Milestone,
            _ => DocumentKind::Several,
        }
    }

    /// Earlier documents that this one names, each once: first the one it takes the place of, then those of its lines.
    pub(super) fn references(&self) -> Vec<DocumentReference> {
        let mut references: Vec<DocumentReference> = Vec::new();
        for reference in self.corrects.iter().chain(self.lines.iter().filter_map(|l| l.source.names())) {
            if !references.iter().any(|known| known.number == reference.number) {
                references.push(reference.clone());
            }
        }
        references
    }
}

/// A line that takes `net` away, or gives it where `net` is below zero: a price is never negative (BR-27).
pub(crate) fn taking_away(source: LineSource, title: &str, net: Money, taxes: Vec<Tax>) -> DraftLine {
    let (quantity, unit_price) =
        if net.is_negative() { (Quantity::ONE, net.negated()) } else { (Quantity::MINUS_ONE, net) };
    DraftLine {
        source,
        title: title.to_owned(),
        description: String::new(),
        deliverables: Vec::new(),
        quantity,
        unit: Unit::Piece,
        evidence: Vec::new(),
        unit_price,
        adjustments: Vec::new(),
        taxes,
    }
}

impl IssuedInvoice {
    /// Lines by which a later document takes this one off: one for each tax it was billed at, so that a rate that has
    /// changed since is taken back at the old one. Their sum is the exact negation of this document, also by rate;
    /// a credit note is given back. `title` and `reason` are printed. Errors: `TooLarge`.
    pub fn deductions(&self, title: &str, reason: &str) -> Result<Vec<DraftLine>, Why> {
        let body = self.body();
        let milestone = body.lines.first().and_then(|l| l.milestone.as_ref()).map(|m| m.id);
        let alone =
            body.adjustments.is_empty() && body.lines.iter().all(|l| l.milestone.as_ref().map(|m| m.id) == milestone);
        let source = LineSource::Deduction { of: self.reference(reason), milestone: milestone.filter(|_| alone) };
        let line =
            |(taxes, net): (Vec<Tax>, Money)| taking_away(source.clone(), title, invoice::owed(body, net), taxes);
        Ok(nets_by_taxes(body)?.into_iter().map(line).collect())
    }
}

/// Lines that keep back `percent` of `lines` less the discounts among `adjustments`, one for each tax.
/// Errors: `TooLarge`, `CurrencyMismatch`, `Negative`.
pub fn retainage(
    lines: &[DraftLine],
    adjustments: &[Adjustment],
    percent: Percent,
    title: &str,
) -> Result<Vec<DraftLine>, Why> {
    let mut kept = nets_of_lines(lines.iter().filter(|l| !l.source.takes_away()))?;
    for Adjustment { amount, taxes, .. } in adjustments.iter().filter(|a| !a.is_charge) {
        if let Some((_, net)) = kept.iter_mut().find(|(of, _)| of == taxes) {
            *net = net.minus(*amount)?;
        }
    }
    let line = |(taxes, net): (Vec<Tax>, Money)| {
        Ok(taking_away(LineSource::Retainage, title, percent.of(net, Rounding::HalfAway)?, taxes))
    };
    kept.into_iter().map(line).collect()
}

/// What of the discounts of a document its lines of the plan bear; the rest is borne by the lines beside them, tax by tax.
/// Errors: as `line_net`.
pub fn borne_by_plan(lines: &[DraftLine], adjustments: &[Adjustment]) -> Result<Vec<Adjustment>, Why> {
    let is_of_plan = |line: &&DraftLine| line.source.milestone().is_some();
    let plan = nets_of_lines(lines.iter().filter(is_of_plan))?;
    let beside = nets_of_lines(lines.iter().filter(|line| !is_of_plan(line) && !line.source.takes_away()))?;
    let mut borne = Vec::new();
    for discount in adjustments.iter().filter(|a| !a.is_charge) {
        let of =
            |nets: &[(Vec<Tax>, Money)]| nets.iter().find(|(taxes, _)| *taxes == discount.taxes).map(|(_, net)| *net);
        let Some(net) = of(&plan) else { continue };
        let other = of(&beside).unwrap_or(Money::zero(net.currency()));
        let amount = ledger::over(discount.amount, &[net, other])?[0];
        borne.push(Adjustment { amount, ..discount.clone() });
    }
    Ok(borne)
}

/// Net amounts of `lines` by the taxes they bear, in order of appearance. Errors: as `line_net`.
pub(crate) fn nets_of_lines<'a>(lines: impl Iterator<Item = &'a DraftLine>) -> Result<Vec<(Vec<Tax>, Money)>, Why> {
    let mut nets = Vec::new();
    for line in lines {
        add(&mut nets, &line.taxes, line.net()?)?;
    }
    Ok(nets)
}

/// Net amounts of a document by the taxes they bear, document-level adjustments included, in order of appearance.
pub(crate) fn nets_by_taxes(body: &InvoiceBody) -> Result<Vec<(Vec<Tax>, Money)>, Why> {
    let mut nets = Vec::new();
    for line in &body.lines {
        add(&mut nets, &line.taxes, line.net)?;
    }
    for Adjustment { is_charge, amount, taxes, .. } in &body.adjustments {
        add(&mut nets, taxes, if *is_charge { *amount } else { amount.negated() })?;
    }
    Ok(nets)
}

fn add(nets: &mut Vec<(Vec<Tax>, Money)>, taxes: &[Tax], net: Money) -> Result<(), Why> {
    match nets.iter_mut().find(|(known, _)| known == taxes) {
        Some((_, sum)) => *sum = sum.plus(net)?,
        None => nets.push((taxes.to_vec(), net)),
    }
    Ok(())
}
