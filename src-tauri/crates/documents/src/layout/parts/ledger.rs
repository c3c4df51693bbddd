//! Rows of words and an amount: totals and contract account.

use super::Column;
use crate::display_list::{NodeId, Role};
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::paragraph::{Line, Style};

/// What a row says.
pub(in crate::layout) struct Row<'t> {
    pub field: &'t str,
    pub label: &'t str,
    /// Quieter words behind the label; may be empty.
    pub aside: &'t str,
    pub amount: &'t str,
}

/// How a row looks.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub label: Style,
    pub aside: Style,
    pub amount: Style,
    /// Least space between words and amount.
    pub apart: f32,
}

impl Composer {
    /// Appends a row to `block`: words on the left, the amount at the right end of their first line.
    pub fn ledger_row(&mut self, block: &mut Block, row: &Row, look: &Look, column: Column, table: NodeId) {
        let node = self.node(Role::TableRow, table);
        let header = self.node(Role::RowHeader, node);
        let cell = self.node(Role::TableCell, node);
        let top = block.height;
        let amount = self.figure_line(row.field, row.amount, look.amount);
        let amount_width = amount.as_ref().map_or(0.0, |line| line.width);
        let words_width = (column.width - amount_width - look.apart).max(column.width / 3.0);
        let mut label = self.span(row.field, row.label, look.label);
        if !row.aside.is_empty() {
            label.text.push(' ');
        }
        let aside = self.span(row.field, row.aside, look.aside);
        let lines = self.paragraph(&[label, aside]).lines(words_width);
        block.stack(lines, column.left, Some(header));
        if let Some(line) = amount {
            block.put_right(line, column.right(), top, Some(cell));
        }
    }

    /// An amount or a count, which never wraps.
    pub fn figure_line(&mut self, field: &str, text: &str, style: Style) -> Option<Line> {
        self.lines(field, text, style, f32::INFINITY).into_iter().next()
    }
}
