//! Tables of a letter: a number, words, and narrow columns of dates and figures. Knows widths, not what the rows are about.

use super::Setting;
use crate::contrast::Accent;
use crate::display_list::{NodeId, Role};
use crate::geometry::{Colour, Rect};
use crate::layout::compact::bar;
use crate::layout::content::RowWords;
use crate::layout::flow::{Block, Head, Heads};
use crate::layout::parts::table::TableNodes;
use crate::layout::parts::{Column, cells, without_orphans};
use crate::paragraph::Style;

/// How a table looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub head: Style,
    pub head_line: HeadLine,
    pub number: Style,
    pub figure: Style,
    /// How far below the title's top the figures stand, so that both share a baseline.
    pub figure_down: f32,
    /// Space between columns, and between number and words.
    pub apart: f32,
    pub beside_number: f32,
    /// How far the outer columns stand in from the ends of the rules.
    pub inset: f32,
    pub below_row: f32,
    pub row_rule: (f32, Colour),
    pub cells: cells::Look,
}

/// What sets the header row off.
#[derive(Clone, Copy)]
pub(super) enum HeadLine {
    /// A rule so far below the names.
    Rule(f32, (f32, Colour)),
    /// An area of the brand colour with this much space above and below the names.
    Bar(Accent, f32),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// What a table says. `number`: the name of the first column; none where rows have no numbers.
pub(super) struct Grid<'g> {
    pub number: Option<String>,
    pub words: String,
    pub figures: Vec<(String, Align)>,
    pub rows: Vec<Row<'g>>,
}

/// A row: its number, its words, and what stands in the narrow columns.
pub(super) struct Row<'g> {
    pub number: String,
    pub words: RowWords<'g>,
    pub figures: Vec<String>,
}

/// Of the name over a narrow column.
const MOST_NAME_LINES: usize = 3;

struct Columns {
    number: Column,
    words: Column,
    figures: Vec<Column>,
}

impl Setting<'_> {
    /// The header rows, and each row as pieces between which a page may end.
    pub fn grid(&mut self, grid: &Grid, look: &Look, column: Column) -> (Heads, Vec<Vec<Block>>) {
        let nodes = self.composer.table_nodes(usize::from(grid.number.is_some()) + 1 + grid.figures.len());
        let columns = self.grid_columns(grid, look, column);
        let count = grid.rows.len();
        let mut rows = Vec::with_capacity(count);
        for row in &grid.rows {
            let mut blocks = self.grid_row(grid, row, &columns, look, nodes.body);
            if let Some(last) = blocks.last_mut() {
                last.height += look.below_row + look.row_rule.0;
                last.rule(column.left, column.right(), last.height - look.row_rule.0 / 2.0, look.row_rule);
            }
            rows.push(blocks);
        }
        let [first, repeated] =
            [Head::First, Head::Repeated].map(|head| self.grid_head(grid, &columns, look, column, (&nodes, head)));
        (Heads { first, repeated }, rows)
    }

    /// What the narrow columns leave to the words.
    pub fn words_width(&mut self, grid: &Grid, look: &Look, column: Column) -> f32 {
        self.grid_columns(grid, look, column).words.width
    }

    /// Narrow columns are as wide as what they hold; the names above them wrap, and the words get the rest.
    fn grid_columns(&mut self, grid: &Grid, look: &Look, column: Column) -> Columns {
        let inner = column.inset(look.inset);
        let mut right = inner.right();
        let mut figures = vec![inner; grid.figures.len()];
        for (at, (name, _)) in grid.figures.iter().enumerate().rev() {
            let texts = grid.rows.iter().map(|row| row.figures[at].as_str());
            let width = self.widest(name, MOST_NAME_LINES, texts, look);
            figures[at] = Column { left: right - width, width };
            right -= width + look.apart;
        }
        let numbers = grid.rows.iter().map(|row| row.number.as_str());
        let number = grid.number.as_ref().map_or(0.0, |name| self.widest(name, 1, numbers, look));
        let indent = if grid.number.is_some() { number + look.beside_number } else { 0.0 };
        let left = inner.left + indent;
        Columns {
            number: Column { left: inner.left, width: number },
            words: Column { left, width: (right - left).max(inner.width / 5.0) },
            figures,
        }
    }

    /// As wide as the widest text, and so wide that the name above takes no more than `lines`.
    fn widest<'t>(&mut self, name: &str, lines: usize, texts: impl Iterator<Item = &'t str>, look: &Look) -> f32 {
        let words = name.split(' ').map(|word| self.natural(word, look.head)).fold(0.0, f32::max);
        let mut width = texts.map(|text| self.natural(text, look.figure)).fold(words, f32::max);
        let span = self.composer.span("labels", name, look.head);
        let paragraph = self.composer.paragraph(&[span]);
        while paragraph.lines(width).len() > lines {
            width += 2.0;
        }
        width
    }

    fn natural(&mut self, text: &str, style: Style) -> f32 {
        let span = self.composer.span("labels", text, style);
        self.composer.paragraph(&[span]).natural_width()
    }

    /// All names end on one line.
    fn grid_head(
        &mut self,
        grid: &Grid,
        columns: &Columns,
        look: &Look,
        whole: Column,
        (nodes, head): (&TableNodes, Head),
    ) -> Block {
        let mut names: Vec<(&str, Align, Column)> = Vec::new();
        names.extend(grid.number.as_deref().map(|name| (name, Align::Left, columns.number)));
        names.push((&grid.words, Align::Left, columns.words));
        names.extend(grid.figures.iter().zip(&columns.figures).map(|((name, align), at)| (name.as_str(), *align, *at)));
        let mut cells: Vec<Block> = Vec::with_capacity(names.len());
        for (at, (name, align, column)) in names.into_iter().enumerate() {
            cells.push(self.grid_cell("labels", name, look.head, (align, column), nodes.owner(at, head)));
        }
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f32::max);
        let cells = cells.into_iter().map(|cell| lowered(height - cell.height, cell)).collect();
        let mut block = Block::default();
        match look.head_line {
            HeadLine::Rule(below, rule) => {
                block.join_beside(cells);
                block.height += below + rule.0;
                block.rule(whole.left, whole.right(), block.height - rule.0 / 2.0, rule);
            }
            HeadLine::Bar(accent, cell) => {
                let height = height + 2.0 * cell;
                bar(&mut block, &accent, Rect::new(whole.left, 0.0, whole.width, height));
                block.height = cell;
                block.join_beside(cells);
                block.height = height;
            }
        }
        block
    }

    fn grid_cell(
        &mut self,
        field: &str,
        text: &str,
        style: Style,
        (align, column): (Align, Column),
        node: Option<NodeId>,
    ) -> Block {
        match align {
            Align::Right => self.composer.figure_cell(field, text, style, column, node),
            Align::Left => {
                let mut cell = Block::default();
                cell.stack(self.composer.lines(field, text, style, column.width), column.left, node);
                cell
            }
        }
    }

    fn grid_row(&mut self, grid: &Grid, row: &Row, columns: &Columns, look: &Look, parent: NodeId) -> Vec<Block> {
        let parent = self.composer.node(Role::TableRow, parent);
        let down = look.cells.above + look.figure_down;
        let mut beside = Vec::with_capacity(grid.figures.len() + 2);
        if grid.number.is_some() {
            let node = self.composer.node(Role::TableCell, parent);
            let place = (Align::Left, columns.number);
            let cell = self.grid_cell(&row.words.field, &row.number, look.number, place, Some(node));
            beside.push(lowered(down, cell));
        }
        let node = self.composer.node(Role::TableCell, parent);
        let mut pieces = self.composer.cell(&row.words, &look.cells, (columns.words, columns.words), node);
        beside.push(std::mem::take(&mut pieces[0]));
        let field = format!("{}.figures", row.words.field);
        for ((text, (_, align)), column) in row.figures.iter().zip(&grid.figures).zip(&columns.figures) {
            let node = self.composer.node(Role::TableCell, parent);
            let mut cell = self.grid_cell(&field, text, look.figure, (*align, *column), Some(node));
            cell.field(&field, Rect::new(column.left, 0.0, column.width, cell.height));
            beside.push(lowered(down, cell));
        }
        pieces[0].join_beside(beside);
        without_orphans(pieces)
    }
}

/// The block with space above it.
fn lowered(by: f32, block: Block) -> Block {
    let mut lowered = Block { height: by, ..Block::default() };
    lowered.join(block);
    lowered
}
