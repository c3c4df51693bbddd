//! What a billed line says besides its amount.

use domain::invoice::Line as Billed;
use rust_decimal::Decimal;

use super::Content;
use super::sums::signed;

/// Where quantity and price of a line stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Quantities {
    /// In the small print, where they say more than the amount does.
    InWords,
}

impl Content<'_> {
    /// `Milestone 3 of 5: Pilot route live`.
    pub fn line_title(&self, billed: &Billed) -> String {
        let place = billed.milestone.as_ref().map(|milestone| self.milestone_place(milestone)).unwrap_or_default();
        match (place.is_empty(), billed.title.is_empty()) {
            (true, _) => billed.title.clone(),
            (false, true) => place,
            (false, false) => format!("{place}: {}", billed.title),
        }
    }

    /// Quantity, discounts, period and deducted document, where they say more than the amount does.
    pub fn small_print(&self, billed: &Billed, quantities: Quantities) -> Vec<String> {
        let mut lines = Vec::new();
        let quantity = billed.quantity.value();
        let is_plain = quantity.abs() == Decimal::ONE && matches!(billed.unit.as_str(), "C62" | "");
        if quantities == Quantities::InWords && !is_plain {
            lines.push(self.label(|labels| {
                let unit = labels.unit(&billed.unit, quantity);
                (labels.quantity_at)(&labels.count(quantity), &unit, &labels.money(billed.unit_price))
            }));
        }
        lines.extend(
            billed
                .adjustments
                .iter()
                .map(|adjustment| format!("{} {}", self.adjustment_label(adjustment), self.amount(signed(adjustment)))),
        );
        if let Some(earlier) = &billed.deducts {
            lines.push(self.label(|labels| (labels.deducts)(&earlier.number, &labels.day(earlier.issue_on))));
        }
        let accepted_on = billed.milestone.as_ref().and_then(|milestone| milestone.acceptance.as_ref()).map(|it| it.on);
        let period = match (billed.service_from, billed.service_to) {
            (Some(from), Some(to)) => Some((from, to)),
            // The date of sign-off under the line says the same already.
            (Some(day), None) | (None, Some(day)) if Some(day) != accepted_on => Some((day, day)),
            (Some(_), None) | (None, Some(_)) | (None, None) => None,
        };
        if let Some((from, to)) = period {
            lines.push(self.label(|labels| (labels.service_period)(&labels.day(from), &labels.day(to))));
        }
        lines
    }

    /// `Accepted by Ciara Doyle, 13 November 2026`.
    pub fn acceptance(&self, billed: &Billed) -> Option<String> {
        let acceptance = billed.milestone.as_ref()?.acceptance.as_ref()?;
        Some(self.label(|labels| (labels.accepted_by)(&acceptance.by, &labels.day(acceptance.on))))
    }
}
