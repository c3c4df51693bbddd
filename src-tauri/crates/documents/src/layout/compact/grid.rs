//! The grid of lines: number, words, quantity, price, rate, amount.

use super::{BODY, COLUMN, Compact, HAIRLINE, INSET, QUIET, SOFT_INK, STRONG, STRONG_COLUMN, bar};
use crate::display_list::Role;
use crate::geometry::{Rect, mm};
use crate::layout::content::Quantities;
use crate::layout::flow::{Block, Head, Heads};
use crate::layout::parts::cells::{Acceptance, Look, Marker};
use crate::layout::parts::table::TableNodes;
use crate::layout::parts::{Column, without_orphans};
use crate::paragraph::Style;

pub(in crate::layout) const HEAD: Style = Style { size: 7.4, leading: 10.5, ..STRONG };
pub(in crate::layout) const HEAD_CELL: f32 = mm(1.25);
pub(in crate::layout) const DETAIL: Style = Style { leading: 13.2, colour: SOFT_INK, ..BODY };
const NUMBER_WIDTH: f32 = mm(9.0);
/// Least widths of quantity, price, rate and amount; and how far the first may grow before it wraps.
const LEAST: [f32; FIGURES] = [mm(17.0), mm(27.0), mm(17.0), mm(27.0)];
const QUANTITY_MOST: f32 = mm(30.0);
const FIGURES: usize = 4;
pub(in crate::layout) const CELL: f32 = mm(1.25);
pub(in crate::layout) const CELL_BELOW: f32 = mm(1.45);

/// The columns of the grid.
struct Columns {
    number: Column,
    words: Column,
    figures: [Column; FIGURES],
    /// For what stands under a title: as far as the grid goes.
    below: Column,
}

impl Compact<'_> {
    /// Header rows, and the rows as pieces between which a page may end.
    pub(super) fn grid(&mut self) -> (Heads, Vec<Vec<Block>>) {
        let nodes = self.composer.table_nodes(2 + FIGURES);
        let columns = self.grid_columns();
        let is_plain = self.content.body.lines.iter().all(|line| {
            line.description.is_empty() && self.content.deliverables(line).is_empty() && line.milestone.is_none()
        });
        let rows = (0..self.content.body.lines.len()).map(|at| self.grid_row(at, &columns, is_plain, &nodes)).collect();
        let [first, repeated] = [Head::First, Head::Repeated].map(|head| self.grid_head(&columns, &nodes, head));
        (Heads { first, repeated }, rows)
    }

    fn grid_names(&self) -> [String; FIGURES] {
        let content = self.content;
        [
            content.label(|labels| labels.quantity),
            content.label(|labels| labels.price),
            content.rates_label(),
            content.label(|labels| labels.amount),
        ]
    }

    fn figures(&self, at: usize) -> [String; FIGURES] {
        let (content, billed) = (self.content, &self.content.body.lines[at]);
        [
            content.counted(billed),
            content.amount(billed.unit_price),
            content.rates(billed),
            content.amount(content.line_amount(billed)),
        ]
    }

    /// Each column of figures is as wide as its widest figure; the words get the rest.
    fn grid_columns(&mut self) -> Columns {
        let whole = self.sheet.column();
        let mut widths = LEAST;
        for (width, name) in widths.iter_mut().zip(self.grid_names()) {
            let longest = name.split(' ').map(|word| self.width_of(word, HEAD)).fold(0.0, f32::max);
            *width = width.max(longest + 2.0 * INSET);
        }
        for at in 0..self.content.body.lines.len() {
            for (index, figure) in self.figures(at).into_iter().enumerate() {
                let natural = self.width_of(&figure, STRONG_COLUMN) + 2.0 * INSET;
                let most = if index == 0 { QUANTITY_MOST } else { f32::INFINITY };
                widths[index] = widths[index].max(natural.min(most));
            }
        }
        let mut right = whole.right();
        let mut figures = [whole; FIGURES];
        for index in (0..FIGURES).rev() {
            right -= widths[index];
            figures[index] = Column { left: right, width: widths[index] }.inset(INSET);
        }
        let words_left = whole.left + NUMBER_WIDTH + INSET;
        Columns {
            number: Column { left: whole.left, width: NUMBER_WIDTH + INSET }.inset(INSET),
            words: Column { left: words_left, width: right - words_left },
            figures,
            below: Column { left: words_left, width: whole.right() - INSET - words_left },
        }
    }

    fn width_of(&mut self, text: &str, style: Style) -> f32 {
        let span = self.composer.span("labels", text, style);
        self.composer.paragraph(&[span]).natural_width()
    }

    fn grid_head(&mut self, columns: &Columns, nodes: &TableNodes, head: Head) -> Block {
        let whole = self.sheet.column();
        let style = HEAD.coloured(self.accent.on_fill);
        let mut cells = Vec::new();
        let words = self.content.label(|labels| labels.description);
        for (at, (text, column)) in [("#".to_owned(), columns.number), (words, columns.words)].into_iter().enumerate() {
            let mut cell = Block::default();
            cell.stack(self.composer.lines("labels", &text, style, column.width), column.left, nodes.owner(at, head));
            cells.push(cell);
        }
        for (at, (text, column)) in self.grid_names().into_iter().zip(columns.figures).enumerate() {
            cells.push(self.composer.figure_cell("labels", &text, style, column, nodes.owner(at + 2, head)));
        }
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f32::max) + 2.0 * HEAD_CELL;
        let mut block = Block { height: HEAD_CELL, ..Block::default() };
        bar(&mut block, &self.accent, Rect::new(whole.left, 0.0, whole.width, height));
        block.join_beside(cells);
        block.height = height;
        block
    }

    fn grid_row(&mut self, at: usize, columns: &Columns, is_plain: bool, nodes: &TableNodes) -> Vec<Block> {
        let whole = self.sheet.column();
        let row = self.composer.node(Role::TableRow, nodes.body);
        let (title, figure) = if is_plain { (BODY, COLUMN) } else { (STRONG, STRONG_COLUMN) };
        let node = self.composer.node(Role::TableCell, row);
        let mut number = Block { height: CELL, ..Block::default() };
        let position = self.composer.lines("labels", &(at + 1).to_string(), title, columns.number.width);
        number.stack(position, columns.number.left, Some(node));
        let look = Look {
            title,
            detail: DETAIL,
            minor: Style { colour: QUIET, ..DETAIL },
            above: CELL,
            between: mm(0.3),
            marker: Marker::Nothing,
            acceptance: Acceptance::Plain(Style { colour: QUIET, ..DETAIL }, 0.0),
            quantities: Quantities::InColumns,
        };
        let said = self.content.row_words(at, look.quantities);
        let node = self.composer.node(Role::TableCell, row);
        let mut pieces = self.composer.cell(&said, &look, (columns.words, columns.below), node);
        let mut beside = vec![std::mem::take(&mut pieces[0]), number];
        for (text, column) in self.figures(at).into_iter().zip(columns.figures) {
            let node = self.composer.node(Role::TableCell, row);
            let cell = self.composer.figure_cell(&format!("lines.{at}.net"), &text, figure, column, Some(node));
            let mut lowered = Block { height: CELL, ..Block::default() };
            lowered.join(cell);
            beside.push(lowered);
        }
        pieces[0].join_beside(beside);
        let (first, last) = (columns.figures[0], columns.figures[FIGURES - 1]);
        let rect = Rect::new(first.left, CELL, last.right() - first.left, BODY.leading);
        pieces[0].field(format!("lines.{at}.net"), rect);
        if let Some(last) = pieces.last_mut() {
            last.height += CELL_BELOW;
            last.rule(whole.left, whole.right(), last.height - HAIRLINE.0 / 2.0, HAIRLINE);
        }
        without_orphans(pieces)
    }
}
