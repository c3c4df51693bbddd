//! Contract account and totals, side by side below the lines; the total on a bar.

use super::{BODY, COLUMN, Compact, FAINT, HAIRLINE, INSET, STRONG, STRONG_COLUMN, bar};
use crate::display_list::Role;
use crate::geometry::{Rect, mm};
use crate::layout::flow::Block;
use crate::layout::parts::ledger::{AccountLook, Look, Rest, SumsLook};
use crate::paragraph::Style;

const CELL: f32 = mm(0.75);
pub(in crate::layout) const SUM: Look = Look {
    label: BODY,
    aside: BODY,
    amount: COLUMN,
    apart: mm(4.0),
    above: CELL,
    below: CELL,
    inset: INSET,
    rule: Some(HAIRLINE),
};
pub(in crate::layout) const TOTAL_TEXT: Style = Style { size: 10.4, leading: 14.77, ..STRONG_COLUMN };
pub(in crate::layout) const TOTAL_CELL: f32 = mm(1.6);
const ENTRY: Look = Look { aside: Style { colour: FAINT, ..BODY }, inset: 0.0, ..SUM };
const HOME_TAX: Look = Look { aside: Style { colour: FAINT, ..BODY }, above: mm(1.6), rule: None, ..SUM };
const ACCOUNT: AccountLook = AccountLook {
    heading: STRONG,
    below_heading: mm(0.7),
    plain: ENTRY,
    current: Look { label: STRONG, amount: STRONG_COLUMN, ..ENTRY },
    rest: Rest::Nothing,
};
const SUMS: SumsLook = SumsLook { account: ACCOUNT, above: mm(5.0), between: mm(10.0), totals_width: mm(72.0) };

impl Compact<'_> {
    pub(super) fn sums(&mut self) -> Block {
        let (content, accent) = (self.content, self.accent);
        self.composer.sums(content, &SUMS, self.sheet.column(), |composer, column| {
            let document = composer.document();
            let table = composer.node(Role::Table, document);
            let mut block = Block::default();
            composer.sum_rows(&mut block, content, &SUM, column, table);
            let text = TOTAL_TEXT.coloured(accent.on_fill);
            let look = Look { label: text, amount: text, above: TOTAL_CELL, below: TOTAL_CELL, rule: None, ..SUM };
            let mut total = Block::default();
            composer.total_row(&mut total, content, &look, column, table);
            let top = block.height;
            bar(&mut block, &accent, Rect::new(column.left, top, column.width, total.height));
            block.join(total);
            composer.parts_due_rows(&mut block, content, &SUM, column, table);
            composer.home_tax_row(&mut block, content, &HOME_TAX, column, table);
            block
        })
    }
}
