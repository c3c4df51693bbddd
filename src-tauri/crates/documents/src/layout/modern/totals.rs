//! The totals below the lines, with the tax by rate.

use domain::Money;
use domain::invoice::{Adjustment, DocumentKind};
use domain::tax::TaxGroup;

use super::table::{FINE_RULE, STRONG_RULE};
use super::{BODY, COLUMN, INK, Modern, RULE, put_right, rule, stack};
use crate::display_list::{NodeId, Role};
use crate::faces::{Figures, FontStyle};
use crate::geometry::{Rect, mm};
use crate::layout::flow::Block;
use crate::paragraph::Style;

const TOTAL: Style =
    Style { font: FontStyle::SemiBold, size: 11.4, leading: 17.1, tracking: -0.01, figures: Figures::Tabular, ..BODY };
const TOTALS_WIDTH: f32 = mm(74.0);
/// Cell padding of the totals and the space around the last rule.
const TOTALS_CELL: f32 = mm(0.7);
const AROUND_TOTAL: f32 = mm(1.9);

/// A row of the totals.
struct Sum {
    label: String,
    field: String,
    money: Money,
}

impl Modern<'_> {
    pub(super) fn totals(&mut self) -> Block {
        let (left, right) = (self.sheet.main_left(), self.sheet.main_right());
        let document = self.composer.document();
        let table = self.composer.node(Role::Table, document);
        let labels = self.content.labels;
        let mut block = Block { height: mm(1.0), ..Block::default() };
        block.put(rule(left, right, block.height + FINE_RULE / 2.0, FINE_RULE, RULE), None);
        block.height += FINE_RULE + mm(2.0);
        let top = block.height;
        for sum in self.sums() {
            block.height += TOTALS_CELL;
            let amount = labels.amount(sum.money);
            self.sum_row(&mut block, &sum, &amount, (BODY, COLUMN), table);
            block.height += TOTALS_CELL;
        }
        block.height += AROUND_TOTAL - TOTALS_CELL;
        block.put(rule(right - TOTALS_WIDTH, right, block.height, STRONG_RULE, INK), None);
        block.height += AROUND_TOTAL + STRONG_RULE / 2.0;
        let label = match self.content.body.kind {
            DocumentKind::CreditNote => labels.total_credited,
            DocumentKind::Milestone
            | DocumentKind::Part
            | DocumentKind::Several
            | DocumentKind::Deposit
            | DocumentKind::Final
            | DocumentKind::Release
            | DocumentKind::AdHoc => labels.total_due,
        };
        let due = Sum { label: label.to_owned(), field: "totals.due".to_owned(), money: self.content.body.totals.due };
        let amount = labels.money(due.money);
        self.sum_row(&mut block, &due, &amount, (TOTAL, TOTAL), table);
        block.height += TOTALS_CELL;
        block.field("totals", Rect::new(right - TOTALS_WIDTH, top, TOTALS_WIDTH, block.height - top));
        block
    }

    fn sum_row(&mut self, block: &mut Block, sum: &Sum, amount: &str, styles: (Style, Style), table: NodeId) {
        let right = self.sheet.main_right();
        let row = self.composer.node(Role::TableRow, table);
        let header = self.composer.node(Role::RowHeader, row);
        let cell = self.composer.node(Role::TableCell, row);
        let top = block.height;
        let amount = self.composer.lines(&sum.field, amount, styles.1, self.sheet.main_width()).into_iter().next();
        let amount_width = amount.as_ref().map_or(0.0, |line| line.width);
        let label_width = (TOTALS_WIDTH - amount_width - mm(4.0)).max(TOTALS_WIDTH / 3.0);
        let lines = self.composer.lines(&sum.field, &sum.label, styles.0, label_width);
        stack(block, lines, right - TOTALS_WIDTH, Some(header));
        if let Some(line) = amount {
            put_right(block, line, right, top, Some(cell));
        }
    }

    /// The rows above the total.
    fn sums(&self) -> Vec<Sum> {
        let (body, labels) = (self.content.body, self.content.labels);
        let totals = &body.totals;
        let sum =
            |label: &str, field: &str, money: Money| Sum { label: label.to_owned(), field: field.to_owned(), money };
        let mut sums = Vec::new();
        if !totals.taxes.is_empty() || !body.adjustments.is_empty() {
            sums.push(sum(labels.subtotal, "totals.lines", totals.lines));
        }
        for (at, adjustment) in body.adjustments.iter().enumerate() {
            sums.push(sum(&self.adjustment_label(adjustment), &format!("adjustments.{at}"), signed(adjustment)));
        }
        if !body.adjustments.is_empty() && !totals.taxes.is_empty() {
            sums.push(sum(labels.net, "totals.net", totals.net));
        }
        for (at, group) in totals.taxes.iter().enumerate() {
            sums.push(sum(&self.tax_label(group, totals.taxes.len()), &format!("totals.taxes.{at}"), group.amount));
        }
        if !totals.prepaid.is_zero() || !totals.rounding.is_zero() {
            sums.push(sum(labels.gross, "totals.gross", totals.gross));
        }
        if !totals.prepaid.is_zero() {
            sums.push(sum(labels.prepaid, "totals.prepaid", totals.prepaid.negated()));
        }
        if !totals.rounding.is_zero() {
            sums.push(sum(labels.rounding, "totals.rounding", totals.rounding));
        }
        sums
    }

    /// `Discount: early start`.
    pub(super) fn adjustment_label(&self, adjustment: &Adjustment) -> String {
        let labels = self.content.labels;
        let word = if adjustment.is_charge { labels.charge } else { labels.allowance };
        if adjustment.reason.is_empty() { word.to_owned() } else { format!("{word}: {}", adjustment.reason) }
    }

    /// `VAT 23%`; with several groups also what each is charged on.
    fn tax_label(&self, group: &TaxGroup, groups: usize) -> String {
        let labels = self.content.labels;
        let label = if group.tax.category.is_untaxed() {
            (labels.tax_without)(&group.tax.name, group.tax.category)
        } else {
            (labels.tax_at)(&group.tax.name, &labels.rate(group.tax.rate))
        };
        if groups > 1 { (labels.tax_on)(&label, &labels.amount(group.base)) } else { label }
    }
}

/// An allowance takes away.
pub(super) fn signed(adjustment: &Adjustment) -> Money {
    if adjustment.is_charge { adjustment.amount } else { adjustment.amount.negated() }
}
