//! Sums of a document by the algorithm of EN 16931: lines, then adjustments, then tax once per group.

use super::{Adjustment, Line, Totals};
use crate::money::{Currency, Money, Rounding};
use crate::percent::Quantity;
use crate::refusal::Why;
use crate::tax::{self, Tax};

/// Net amount of a line: quantity times price, rounded once, less allowances, plus charges. BT-131.
/// Errors: `Negative` unit price (BR-27) or adjustment, `TooLarge`, `CurrencyMismatch`.
pub fn line_net(quantity: Quantity, unit_price: Money, adjustments: &[Adjustment]) -> Result<Money, Why> {
    if unit_price.is_negative() || adjustments.iter().any(|a| a.amount.is_negative()) {
        return Err(Why::Negative);
    }
    let gross = unit_price.times(quantity, Rounding::HalfAway)?;
    adjustments.iter().try_fold(gross, |net, adjustment| net.plus(signed(adjustment)))
}

fn signed(adjustment: &Adjustment) -> Money {
    if adjustment.is_charge { adjustment.amount } else { adjustment.amount.negated() }
}

impl Totals {
    /// Sums of `lines` and document-level `adjustments`; `prepaid` is money received before issue.
    /// Errors: `Negative` adjustment, `CurrencyMismatch`, `TooLarge`. Source: EN 16931 BR-CO-10 to BR-CO-17.
    pub fn of(lines: &[Line], adjustments: &[Adjustment], prepaid: Money) -> Result<Totals, Why> {
        // An allowance below zero would be a charge that calls itself a discount.
        if adjustments.iter().any(|a| a.amount.is_negative()) {
            return Err(Why::Negative);
        }
        let currency: Currency = prepaid.currency();
        let line_sum = Money::sum(lines.iter().map(|l| l.net), currency)?;
        let part =
            |charge: bool| Money::sum(adjustments.iter().filter(|a| a.is_charge == charge).map(|a| a.amount), currency);
        let (charges, allowances) = (part(true)?, part(false)?);
        let net = line_sum.minus(allowances)?.plus(charges)?;
        let of_lines = lines.iter().map(|l| (l.net, l.taxes.as_slice()));
        let of_adjustments = adjustments.iter().map(|a| (signed(a), a.taxes.as_slice()));
        let taxes = tax::groups(of_lines.chain(of_adjustments))?;
        let tax = Money::sum(taxes.iter().map(|g| g.amount), currency)?;
        let gross = net.plus(tax)?;
        let due = gross.minus(prepaid)?;
        Ok(Totals {
            lines: line_sum,
            allowances,
            charges,
            net,
            taxes,
            tax,
            gross,
            prepaid,
            rounding: Money::zero(currency),
            due,
        })
    }
}

impl Line {
    /// A line whose net amount follows from its parts. Errors: as `line_net`.
    pub fn new(
        title: &str,
        description: &str,
        quantity: Quantity,
        unit_price: Money,
        taxes: Vec<Tax>,
    ) -> Result<Line, Why> {
        Ok(Line {
            title: title.to_owned(),
            description: description.to_owned(),
            deliverables: Vec::new(),
            evidence: Vec::new(),
            quantity,
            unit: "C62".to_owned(),
            unit_price,
            adjustments: Vec::new(),
            net: line_net(quantity, unit_price, &[])?,
            taxes,
            milestone: None,
            deducts: None,
            role: super::LineRole::default(),
            releases: None,
            service_from: None,
            service_to: None,
        })
    }

    /// The same line taken back: quantity negated, allowances and charges swapped, net the exact negation.
    pub fn reversed(&self) -> Line {
        let swap = |a: &Adjustment| Adjustment { is_charge: !a.is_charge, ..a.clone() };
        let adjustments = self.adjustments.iter().map(swap).collect();
        Line { quantity: self.quantity.negated(), adjustments, net: self.net.negated(), ..self.clone() }
    }
}
