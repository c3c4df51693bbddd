//! The lines; the totals are joined to the end of the last one.

use domain::invoice::Line as Billed;

use super::{BODY, COLUMN, HAIRLINE, INK, Modern, QUIET, SOFT_INK};
use crate::display_list::{Item, NodeId, Paint, Role};
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::layout::content::Quantities;
use crate::layout::flow::{Block, Head, Unit};
use crate::layout::parts::cells::{Look, Marker};
use crate::layout::parts::{Column, table, without_orphans};
use crate::paragraph::{Line, Style};

const HEAD: Style = Style { size: 7.6, leading: 11.4, colour: QUIET, ..BODY };
const TITLE: Style = Style { font: FontStyle::SemiBold, size: 9.6, leading: 14.4, ..BODY };
const DETAIL: Style = Style { colour: SOFT_INK, ..BODY };
const MINOR: Style = Style { size: 7.8, leading: 11.7, colour: QUIET, ..BODY };
const CHIP: Style = Style { size: 8.2, leading: 12.3, colour: SOFT_INK, ..BODY };

const CELL: f32 = mm(3.0);
const BETWEEN_PARTS: f32 = mm(1.2);
const BEFORE_CHIP: f32 = mm(2.4);
const CHIP_SIDE: f32 = mm(2.4);
const CHIP_TOP: f32 = mm(0.8);
const BESIDE_AMOUNT: f32 = mm(5.0);
pub(super) const STRONG_RULE: f32 = 0.7;
pub(super) const FINE_RULE: f32 = 0.5;

/// Nodes of the table of lines.
#[derive(Clone, Copy)]
pub(super) struct TableNodes {
    body: NodeId,
    first: NodeId,
    second: NodeId,
}

impl Modern<'_> {
    pub(super) fn table_nodes(&mut self) -> TableNodes {
        let document = self.composer.document();
        let table = self.composer.node(Role::Table, document);
        let head = self.composer.node(Role::TableHead, table);
        let row = self.composer.node(Role::TableRow, head);
        let first = self.composer.node(Role::ColumnHeader, row);
        let second = self.composer.node(Role::ColumnHeader, row);
        TableNodes { body: self.composer.node(Role::TableBody, table), first, second }
    }

    pub(super) fn table_head(&mut self, head: Head, nodes: TableNodes) -> Block {
        let main = self.sheet.main();
        let plain = self.content.body.lines.iter().all(|line| line.milestone.is_none());
        let what = self.content.label(|labels| if plain { labels.description } else { labels.delivered });
        let owner = |node| match head {
            Head::First => Some(node),
            Head::Repeated => None,
        };
        let mut block = Block { height: HEAD.leading + mm(1.4) + STRONG_RULE, ..Block::default() };
        for line in self.composer.lines("labels", &what, HEAD, main.width / 2.0) {
            block.put_line(line, main.left, 0.0, owner(nodes.first));
        }
        for line in self.composer.lines("labels", &self.content.label(|labels| labels.amount), HEAD, main.width / 2.0) {
            block.put_right(line, main.right(), 0.0, owner(nodes.second));
        }
        block.rule(main.left, main.right(), block.height - STRONG_RULE / 2.0, (STRONG_RULE, INK));
        block
    }

    /// All rows; the totals are joined to the last block of the last row.
    pub(super) fn table(&mut self, nodes: TableNodes) -> Vec<Unit> {
        let lines = &self.content.body.lines;
        let mut amounts: Vec<Option<Line>> = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            let amount = self.content.amount(line.net);
            amounts.push(self.composer.figure_line(&format!("lines.{at}.net"), &amount, COLUMN));
        }
        let widest = amounts.iter().flatten().map(|line| line.width).fold(mm(12.0), f32::max);
        let main = self.sheet.main();
        let column = Column { left: main.left, width: main.width - widest - BESIDE_AMOUNT };
        let count = amounts.len();
        let mut rows = Vec::with_capacity(count);
        for (at, amount) in amounts.into_iter().enumerate() {
            let mut blocks = self.row(at, amount, column, nodes.body);
            if let Some(last) = blocks.last_mut() {
                self.close_row(last, at + 1 == count);
            }
            rows.push(blocks);
        }
        table::units(rows, self.totals(), self.sheet.before_table)
    }

    /// Space below a row, and a hairline unless the totals follow.
    fn close_row(&self, block: &mut Block, is_last: bool) {
        block.height += CELL;
        if !is_last {
            let main = self.sheet.main();
            block.rule(main.left, main.right(), block.height - FINE_RULE / 2.0, (FINE_RULE, HAIRLINE));
        }
    }

    /// One row as pieces between which a page may end.
    fn row(&mut self, at: usize, amount: Option<Line>, column: Column, parent: NodeId) -> Vec<Block> {
        let right = self.sheet.main().right();
        let row = self.composer.node(Role::TableRow, parent);
        let cell = self.composer.node(Role::TableCell, row);
        let field = |name: &str| format!("lines.{at}.{name}");
        let billed = &self.content.body.lines[at];
        let mut first = Block { height: CELL, ..Block::default() };
        let title = self.content.line_title(billed);
        let title_lines = self.composer.lines(&field("title"), &title, TITLE, column.width);
        if !title_lines.is_empty() {
            let node = self.composer.node(Role::Paragraph, cell);
            first.stack(title_lines, column.left, Some(node));
        } else if amount.is_some() {
            first.height += BODY.leading;
        }
        first.field(field("title"), Rect::new(column.left, CELL, column.width, first.height - CELL));
        let look = Look {
            detail: DETAIL,
            minor: MINOR,
            between: BETWEEN_PARTS,
            marker: Marker::Tick(self.accent),
            quantities: Quantities::InWords,
        };
        let parts = self.composer.cell_parts(self.content, at, &look, column, cell);
        let chip = self.chip(billed, at, column, cell);
        if let Some(amount) = amount {
            // The smaller figures stand on the baseline of the title.
            let node = self.composer.node(Role::TableCell, row);
            let field_rect = Rect::new(right - amount.width, CELL, amount.width, amount.height);
            first.put_right(amount, right, CELL + (TITLE.leading - BODY.leading) / 2.0 + 0.25, Some(node));
            first.field(field("net"), field_rect);
        }
        let mut pieces = vec![first];
        pieces.extend(parts);
        pieces.extend(chip);
        without_orphans(pieces)
    }

    /// `Accepted by Ciara Doyle, 13 November 2026` on a tint.
    fn chip(&mut self, billed: &Billed, at: usize, column: Column, cell: NodeId) -> Option<Block> {
        let text = self.content.acceptance(billed)?;
        let field = format!("lines.{at}.acceptance");
        let lines = self.composer.lines(&field, &text, CHIP, column.width - 2.0 * CHIP_SIDE);
        let node = self.composer.node(Role::Paragraph, cell);
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let height = lines.iter().map(|line| line.height).sum::<f32>() + 2.0 * CHIP_TOP;
        let rect = Rect::new(column.left, BEFORE_CHIP, widest + 2.0 * CHIP_SIDE, height);
        let mut block = Block { height: BEFORE_CHIP + CHIP_TOP, ..Block::default() };
        block.put(Item::Rounded { rect, radius: mm(1.0), paint: Paint::Fill(self.chip_colour()) }, None);
        block.stack(lines, column.left + CHIP_SIDE, Some(node));
        block.height = BEFORE_CHIP + height;
        block.field(field, rect);
        Some(block)
    }
}
