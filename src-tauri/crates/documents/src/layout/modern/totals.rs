//! The totals below the lines, with the tax by rate.

use super::table::{FINE_RULE, STRONG_RULE};
use super::{BODY, COLUMN, INK, Modern, NOTE, RULE};
use crate::display_list::Role;
use crate::faces::{Figures, FontStyle};
use crate::geometry::{Rect, mm};
use crate::layout::flow::Block;
use crate::layout::parts::Column;
use crate::layout::parts::ledger::Look;
use crate::paragraph::Style;

const TOTAL: Style =
    Style { font: FontStyle::SemiBold, size: 11.4, leading: 17.1, tracking: -0.01, figures: Figures::Tabular, ..BODY };
pub(in crate::layout) const CELL: f32 = mm(0.7);
pub(in crate::layout) const PLAIN: Look =
    Look { label: BODY, aside: BODY, amount: COLUMN, apart: mm(4.0), above: CELL, below: CELL, inset: 0.0, rule: None };
pub(in crate::layout) const STRONG: Look = Look { label: TOTAL, amount: TOTAL, above: 0.0, ..PLAIN };
const CONVERTED: Style = Style { size: 7.9, leading: 11.85, ..NOTE };
const HOME_TAX: Look = Look { aside: CONVERTED, above: mm(1.2), ..PLAIN };
pub(in crate::layout) const WIDTH: f32 = mm(74.0);
pub(in crate::layout) const AROUND_TOTAL: f32 = mm(1.9);

impl Modern<'_> {
    pub(super) fn totals(&mut self) -> Block {
        let main = self.sheet.main();
        let column = Column { left: main.right() - WIDTH, width: WIDTH };
        let document = self.composer.document();
        let table = self.composer.node(Role::Table, document);
        let mut block = Block { height: mm(1.0), ..Block::default() };
        block.rule(main.left, main.right(), block.height + FINE_RULE / 2.0, (FINE_RULE, RULE));
        block.height += FINE_RULE + mm(2.0);
        let top = block.height;
        self.composer.sum_rows(&mut block, self.content, &PLAIN, column, table);
        block.height += AROUND_TOTAL - CELL;
        block.rule(column.left, column.right(), block.height, (STRONG_RULE, INK));
        block.height += AROUND_TOTAL + STRONG_RULE / 2.0;
        self.composer.total_row(&mut block, self.content, &STRONG, column, table);
        self.composer.parts_due_rows(&mut block, self.content, &PLAIN, column, table);
        let end = block.height;
        self.composer.home_tax_row(&mut block, self.content, &HOME_TAX, column, table);
        block.field("totals", Rect::new(column.left, top, column.width, end - top));
        block
    }
}
