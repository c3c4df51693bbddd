//! The totals below the lines, with the tax by rate.

use super::table::{FINE_RULE, STRONG_RULE};
use super::{BODY, COLUMN, INK, Modern, RULE};
use crate::display_list::Role;
use crate::faces::{Figures, FontStyle};
use crate::geometry::{Rect, mm};
use crate::layout::flow::Block;
use crate::layout::parts::Column;
use crate::layout::parts::ledger::{Look, Row};
use crate::paragraph::Style;

const TOTAL: Style =
    Style { font: FontStyle::SemiBold, size: 11.4, leading: 17.1, tracking: -0.01, figures: Figures::Tabular, ..BODY };
const PLAIN: Look = Look { label: BODY, aside: BODY, amount: COLUMN, apart: mm(4.0) };
const STRONG: Look = Look { label: TOTAL, aside: TOTAL, amount: TOTAL, ..PLAIN };
const TOTALS_WIDTH: f32 = mm(74.0);
/// Cell padding of the totals and the space around the last rule.
const TOTALS_CELL: f32 = mm(0.7);
const AROUND_TOTAL: f32 = mm(1.9);

impl Modern<'_> {
    pub(super) fn totals(&mut self) -> Block {
        let main = self.sheet.main();
        let column = Column { left: main.right() - TOTALS_WIDTH, width: TOTALS_WIDTH };
        let document = self.composer.document();
        let table = self.composer.node(Role::Table, document);
        let mut block = Block { height: mm(1.0), ..Block::default() };
        block.rule(main.left, main.right(), block.height + FINE_RULE / 2.0, (FINE_RULE, RULE));
        block.height += FINE_RULE + mm(2.0);
        let top = block.height;
        for sum in self.content.sums() {
            block.height += TOTALS_CELL;
            let amount = self.content.amount(sum.money);
            let row = Row { field: &sum.field, label: &sum.label, aside: "", amount: &amount };
            self.composer.ledger_row(&mut block, &row, &PLAIN, column, table);
            block.height += TOTALS_CELL;
        }
        block.height += AROUND_TOTAL - TOTALS_CELL;
        block.rule(column.left, column.right(), block.height, (STRONG_RULE, INK));
        block.height += AROUND_TOTAL + STRONG_RULE / 2.0;
        let total = self.content.total();
        let amount = self.content.money(total.money);
        let row = Row { field: &total.field, label: &total.label, aside: "", amount: &amount };
        self.composer.ledger_row(&mut block, &row, &STRONG, column, table);
        block.height += TOTALS_CELL;
        block.field("totals", Rect::new(column.left, top, column.width, block.height - top));
        block
    }
}
