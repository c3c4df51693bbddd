//! The sums below the lines, with the tax by rate.

use domain::Money;
use domain::exchange::HomeTax;
use domain::invoice::Adjustment;
use domain::tax::TaxGroup;

use super::{Content, Words, capitalised};
use crate::languages::Labels;

/// A row of the totals. `field`: where the amount comes from.
pub(in crate::layout) struct Sum {
    pub label: String,
    pub field: String,
    pub money: Money,
}

/// The tax of the document in another currency.
pub(in crate::layout) struct HomeSum {
    pub label: String,
    /// `1,234.00 USD at 1 EUR = 1.0842 USD (ECB, 13 November 2026)`
    pub converted: String,
    pub money: Money,
}

impl Content<'_> {
    /// The rows above the total.
    pub fn sums(&self) -> Vec<Sum> {
        let body = self.body;
        let totals = &body.totals;
        let sum =
            |label: String, field: &str, money| Sum { label, field: field.to_owned(), money: self.printed(money) };
        let mut sums = Vec::new();
        if !totals.taxes.is_empty() || !body.adjustments.is_empty() {
            sums.push(sum(self.label(|labels| labels.subtotal), "totals.lines", totals.lines));
        }
        for (at, adjustment) in body.adjustments.iter().enumerate() {
            sums.push(sum(self.adjustment_label(adjustment), &format!("adjustments.{at}"), signed(adjustment)));
        }
        if !body.adjustments.is_empty() && !totals.taxes.is_empty() {
            sums.push(sum(self.label(|labels| labels.net), "totals.net", totals.net));
        }
        for (at, group) in totals.taxes.iter().enumerate() {
            let base = (totals.taxes.len() > 1).then(|| self.printed(group.base));
            sums.push(sum(tax_label(self.words, group, base), &format!("totals.taxes.{at}"), group.amount));
        }
        if !totals.prepaid.is_zero() || !totals.rounding.is_zero() {
            sums.push(sum(self.label(|labels| labels.gross), "totals.gross", totals.gross));
        }
        if !totals.prepaid.is_zero() {
            sums.push(sum(self.label(|labels| labels.prepaid), "totals.prepaid", totals.prepaid.negated()));
        }
        if !totals.rounding.is_zero() {
            sums.push(sum(self.label(|labels| labels.rounding), "totals.rounding", totals.rounding));
        }
        sums
    }

    /// `Total due`, or what a credit note gives back.
    pub fn total(&self) -> Sum {
        let is_credit_note = self.is_credit_note();
        let label = self.label(|labels| if is_credit_note { labels.total_credited } else { labels.total_due });
        Sum { label, field: "totals.due".to_owned(), money: self.printed(self.body.totals.due) }
    }

    /// Below the total, what is to be paid when: first what is payable now, then what is kept back.
    pub fn parts_due(&self) -> Vec<Sum> {
        let body = self.body;
        let Some(kept) = &body.retention else { return Vec::new() };
        let by = |labels: &'static Labels, day| (labels.payable_by)(&labels.day(day));
        let now = Sum {
            label: self.label(|labels| capitalised(&by(labels, body.due_on))),
            field: "due_on".to_owned(),
            money: body.payable_now(),
        };
        let later = Sum {
            label: self.label(|labels| {
                format!("{}, {}", capitalised(&labels.kept_share(body, kept)), by(labels, kept.due_on))
            }),
            field: "retention".to_owned(),
            money: kept.amount,
        };
        [Some(now).filter(|now| !now.money.is_zero()), Some(later)].into_iter().flatten().collect()
    }

    /// The tax in the currency of the seller's country, and how it was converted.
    pub fn home_tax(&self) -> Option<HomeSum> {
        let HomeTax { exchange, tax } = self.body.home_tax.as_ref()?;
        let charged: Vec<_> = self.body.totals.taxes.iter().filter(|group| !group.amount.is_zero()).collect();
        let label = self.label(|labels| {
            let name = match charged.as_slice() {
                [one] => (labels.tax_at)(&one.tax.name, &labels.rate(one.tax.rate)),
                several => {
                    let mut names: Vec<&str> = several.iter().map(|group| group.tax.name.as_str()).collect();
                    names.dedup();
                    names.join(", ")
                }
            };
            (labels.tax_in)(&name, tax.currency().code())
        });
        let converted = self.words.converted(self.printed(self.body.totals.tax), exchange);
        Some(HomeSum { label, converted, money: self.printed(*tax) })
    }

    /// `Discount: early start`.
    pub fn adjustment_label(&self, adjustment: &Adjustment) -> String {
        // Taking a discount back is a charge in the body, but the page names what was given.
        let is_charge = adjustment.is_charge != self.is_taken_back();
        let word = self.label(|labels| if is_charge { labels.charge } else { labels.allowance });
        if adjustment.reason.is_empty() { word } else { self.words.titled(&word, &adjustment.reason) }
    }

    /// `including 23% VAT`; with several taxes their names alone.
    pub fn tax_phrase(&self) -> Option<String> {
        let charged: Vec<_> = self.body.totals.taxes.iter().filter(|group| !group.amount.is_zero()).collect();
        if charged.is_empty() {
            return None;
        }
        Some(self.label(|labels| match charged.as_slice() {
            [one] => (labels.including)(&(labels.taxed)(&one.tax.name, &labels.rate(one.tax.rate))),
            several => {
                let mut names: Vec<&str> = several.iter().map(|group| group.tax.name.as_str()).collect();
                names.dedup();
                (labels.including)(&names.join(", "))
            }
        }))
    }
}

/// `VAT 23%`. `base`: what it is charged on, where the totals have several groups.
pub(in crate::layout) fn tax_label(words: Words, group: &TaxGroup, base: Option<Money>) -> String {
    words.label(|labels| {
        let label = if group.tax.category.is_untaxed() {
            (labels.tax_without)(&group.tax.name, group.tax.category)
        } else {
            (labels.tax_at)(&group.tax.name, &labels.rate(group.tax.rate))
        };
        base.map_or_else(|| label.clone(), |base| (labels.tax_on)(&label, &labels.amount(base)))
    })
}

/// An allowance takes away.
pub(super) fn signed(adjustment: &Adjustment) -> Money {
    if adjustment.is_charge { adjustment.amount } else { adjustment.amount.negated() }
}
