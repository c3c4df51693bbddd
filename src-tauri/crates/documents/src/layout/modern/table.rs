//! The lines; the totals are joined to the end of the last one.

use super::{BODY, COLUMN, HAIRLINE, INK, Modern, QUIET, SOFT_INK};
use crate::faces::FontStyle;
use crate::geometry::mm;
use crate::layout::content::Quantities;
use crate::layout::flow::{Block, Head, Table, Unit};
use crate::layout::parts::cells::{self, Acceptance, Marker};
use crate::layout::parts::table::{self, Look, Ruled, TableNodes};
use crate::paragraph::Style;

pub(in crate::layout) const HEAD: Style = Style { size: 7.6, leading: 11.4, colour: QUIET, ..BODY };
pub(in crate::layout) const TITLE: Style = Style { font: FontStyle::SemiBold, size: 9.6, leading: 14.4, ..BODY };
pub(in crate::layout) const DETAIL: Style = Style { colour: SOFT_INK, ..BODY };
pub(in crate::layout) const MINOR: Style = Style { size: 7.8, leading: 11.7, colour: QUIET, ..BODY };
pub(in crate::layout) const CHIP: Style = Style { size: 8.2, leading: 12.3, colour: SOFT_INK, ..BODY };
pub(in crate::layout) const CELL: f32 = mm(3.0);
pub(in crate::layout) const STRONG_RULE: f32 = 0.7;
pub(in crate::layout) const FINE_RULE: f32 = 0.5;

impl Modern<'_> {
    fn table_look(&self) -> Look {
        Look {
            head: HEAD,
            below_head: mm(1.4),
            head_rule: (STRONG_RULE, INK),
            amount: COLUMN,
            amount_down: (TITLE.leading - BODY.leading) / 2.0 + 0.25,
            beside_amount: mm(5.0),
            below_row: CELL,
            row_rule: (FINE_RULE, HAIRLINE),
            ruled: Ruled::AllButLast,
            cells: cells::Look {
                title: TITLE,
                detail: DETAIL,
                minor: MINOR,
                above: CELL,
                between: mm(1.2),
                marker: Marker::Tick(self.accent.fill),
                acceptance: Acceptance::OnTint(CHIP, self.accent.tint),
                quantities: Quantities::InWords,
            },
        }
    }

    pub(super) fn table_head(&mut self, head: Head, nodes: &TableNodes) -> Block {
        let names = [self.content.lines_label(), self.content.label(|labels| labels.amount)];
        let (look, main) = (self.table_look(), self.sheet.main());
        self.composer.plain_head(names.each_ref().map(String::as_str), &look, main, (nodes, head))
    }

    /// All rows; the totals are joined to the last block of the last row.
    pub(super) fn table(&mut self, nodes: &TableNodes) -> Vec<Unit> {
        let look = self.table_look();
        let rows = self.composer.plain_rows(self.content, &look, self.sheet.main(), nodes);
        table::units(Table::Lines, rows, self.totals(), self.sheet.before_table)
    }
}
