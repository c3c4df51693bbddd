//! Tables of billed lines: their nodes, the plain one of words and amounts, and how they break.

use super::{Column, cells, without_orphans};
use crate::display_list::{NodeId, Role};
use crate::geometry::{Colour, Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::Content;
use crate::layout::flow::{Block, Cut, Head, Place, Table, Unit};
use crate::paragraph::{Line, Style};

/// Nodes of a table whose header row may repeat.
pub(in crate::layout) struct TableNodes {
    pub body: NodeId,
    columns: Vec<NodeId>,
}

impl TableNodes {
    /// Whom the header of a column belongs to: it is read once, its repetitions are decoration.
    pub fn owner(&self, column: usize, head: Head) -> Option<NodeId> {
        match head {
            Head::First => Some(self.columns[column]),
            Head::Repeated => None,
        }
    }
}

/// How a table of two columns looks.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub head: Style,
    pub below_head: f32,
    pub head_rule: (f32, Colour),
    pub amount: Style,
    /// How far below the title's top the amount stands, so that both share a baseline.
    pub amount_down: f32,
    pub beside_amount: f32,
    pub below_row: f32,
    pub row_rule: (f32, Colour),
    pub ruled: Ruled,
    pub cells: cells::Look,
}

/// Which rows end with a rule.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Ruled {
    All,
    AllButLast,
}

impl Composer {
    pub fn table_nodes(&mut self, columns: usize) -> TableNodes {
        let document = self.document();
        let table = self.node(Role::Table, document);
        let head = self.node(Role::TableHead, table);
        let row = self.node(Role::TableRow, head);
        let columns = (0..columns).map(|_| self.node(Role::ColumnHeader, row)).collect();
        TableNodes { body: self.node(Role::TableBody, table), columns }
    }

    /// Header row of the plain table. `names`: of the two columns.
    pub fn plain_head(
        &mut self,
        names: [&str; 2],
        look: &Look,
        column: Column,
        (nodes, head): (&TableNodes, Head),
    ) -> Block {
        let mut block = Block::default();
        let [what, amount] = names;
        let words = self.lines("labels", what, look.head, column.width / 2.0);
        block.stack(words, column.left, nodes.owner(0, head));
        let mut y = 0.0;
        for line in self.lines("labels", amount, look.head, column.width / 2.0) {
            let height = line.height;
            block.put_right(line, column.right(), y, nodes.owner(1, head));
            y += height;
        }
        block.height = block.height.max(y) + look.below_head + look.head_rule.0;
        block.rule(column.left, column.right(), block.height - look.head_rule.0 / 2.0, look.head_rule);
        block
    }

    /// Lines that end at the right edge of their column.
    pub fn figure_cell(
        &mut self,
        field: &str,
        text: &str,
        style: Style,
        column: Column,
        node: Option<NodeId>,
    ) -> Block {
        let mut cell = Block::default();
        for line in self.lines(field, text, style, column.width) {
            let (y, height) = (cell.height, line.height);
            cell.put_right(line, column.right(), y, node);
            cell.height += height;
        }
        cell
    }

    /// Rows of words and an amount, each as pieces between which a page may end.
    pub fn plain_rows(
        &mut self,
        content: &Content,
        look: &Look,
        column: Column,
        nodes: &TableNodes,
    ) -> Vec<Vec<Block>> {
        let lines = &content.body.lines;
        let mut amounts: Vec<Option<Line>> = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            let amount = content.amount(content.line_amount(line));
            amounts.push(self.figure_line(&format!("lines.{at}.net"), &amount, look.amount));
        }
        let widest = amounts.iter().flatten().map(|line| line.width).fold(mm(12.0), f32::max);
        let words = Column { left: column.left, width: column.width - widest - look.beside_amount };
        let count = amounts.len();
        let mut rows = Vec::with_capacity(count);
        for (at, amount) in amounts.into_iter().enumerate() {
            let mut blocks = self.plain_row(content, at, amount, look, (words, column.right()), nodes.body);
            if let Some(last) = blocks.last_mut() {
                last.height += look.below_row;
                if look.ruled == Ruled::All || at + 1 < count {
                    last.rule(column.left, column.right(), last.height - look.row_rule.0 / 2.0, look.row_rule);
                }
            }
            rows.push(blocks);
        }
        rows
    }

    /// `place`: the column of the words, and where the amount ends.
    fn plain_row(
        &mut self,
        content: &Content,
        at: usize,
        amount: Option<Line>,
        look: &Look,
        place: (Column, f32),
        parent: NodeId,
    ) -> Vec<Block> {
        let (words, right) = place;
        let row = self.node(Role::TableRow, parent);
        let cell = self.node(Role::TableCell, row);
        let mut pieces = self.cell(&content.row_words(at, look.cells.quantities), &look.cells, (words, words), cell);
        let node = self.node(Role::TableCell, row);
        if let Some(amount) = amount {
            let top = look.cells.above;
            let first = &mut pieces[0];
            first.field(format!("lines.{at}.net"), Rect::new(right - amount.width, top, amount.width, amount.height));
            first.put_right(amount, right, top + look.amount_down, Some(node));
        }
        without_orphans(pieces)
    }
}

/// `rows`: pieces of each row of `table` between which a page may end. The totals are joined to the last piece of the last row,
/// so that they never stand without a line. `gap`: space before the table.
pub(in crate::layout) fn units(table: Table, rows: Vec<Vec<Block>>, totals: Block, gap: f32) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(rows.len());
    for (at, blocks) in rows.into_iter().enumerate() {
        let (gap, place) = if at == 0 { (gap, Place::OpensTable(table)) } else { (0.0, Place::InTable(table)) };
        units.push(Unit { gap, blocks, cut: Cut::WhenTall, place });
    }
    match units.last_mut().and_then(|unit| unit.blocks.last_mut()) {
        Some(last) => last.join(totals),
        None => {
            let place = Place::OpensTable(table);
            units.push(Unit { gap, blocks: vec![totals], cut: Cut::Never, place });
        }
    }
    units
}
