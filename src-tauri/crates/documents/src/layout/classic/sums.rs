//! Contract account and totals, side by side below the lines.

use super::{BODY, COLUMN, Classic, FAINT, HAIRLINE, INK, LABEL, RIGHT_WIDTH, RULE};
use crate::display_list::Role;
use crate::faces::FontStyle;
use crate::geometry::mm;
use crate::layout::flow::Block;
use crate::layout::parts::ledger::{AccountLook, Look, Rest, SumsLook};
use crate::paragraph::Style;

const CELL: f32 = mm(0.75);
pub(in crate::layout) const SUM: Look =
    Look { label: BODY, aside: BODY, amount: COLUMN, apart: mm(4.0), above: CELL, below: CELL, inset: 0.0, rule: None };
const TOTAL_TEXT: Style = Style { font: FontStyle::SemiBold, size: 11.4, leading: 17.1, ..COLUMN };
pub(in crate::layout) const TOTAL: Look =
    Look { label: TOTAL_TEXT, amount: TOTAL_TEXT, above: mm(1.6), below: mm(1.3), ..SUM };
pub(in crate::layout) const DOUBLE: f32 = 0.55;

const ENTRY: Style = Style { size: 8.7, leading: 13.05, ..BODY };
const ASIDE: Style = Style { font: FontStyle::Italic, size: 8.2, leading: 12.3, colour: FAINT, ..BODY };
const PLAIN: Look =
    Look { label: ENTRY, aside: ASIDE, amount: Style { figures: COLUMN.figures, ..ENTRY }, apart: mm(4.0), ..SUM };
const HOME_TAX: Look = Look { above: mm(1.6), ..PLAIN };
const ACCOUNT: AccountLook = AccountLook {
    heading: Style { size: 8.7, leading: 13.05, ..LABEL },
    below_heading: mm(1.0),
    plain: PLAIN,
    current: Look {
        label: Style { font: FontStyle::SemiBold, ..ENTRY },
        amount: Style { font: FontStyle::SemiBold, figures: COLUMN.figures, ..ENTRY },
        ..PLAIN
    },
    rest: Rest::Rule { above: 0.0, rule: HAIRLINE, below: CELL },
};

const SUMS: SumsLook = SumsLook { account: ACCOUNT, above: mm(5.0), between: mm(14.0), totals_width: RIGHT_WIDTH };

impl Classic<'_> {
    pub(super) fn sums(&mut self) -> Block {
        self.composer.sums(self.content, &SUMS, self.sheet.column(), |composer, column| {
            let document = composer.document();
            let table = composer.node(Role::Table, document);
            let mut block = Block::default();
            composer.sum_rows(&mut block, self.content, &SUM, column, table);
            block.height += RULE.0;
            block.rule(column.left, column.right(), block.height - RULE.0 / 2.0, RULE);
            composer.total_row(&mut block, self.content, &TOTAL, column, table);
            for _ in 0..2 {
                block.height += DOUBLE;
                block.rule(column.left, column.right(), block.height - DOUBLE / 2.0, (DOUBLE, INK));
                block.height += DOUBLE;
            }
            composer.parts_due_rows(&mut block, self.content, &SUM, column, table);
            composer.home_tax_row(&mut block, self.content, &HOME_TAX, column, table);
            block
        })
    }
}
