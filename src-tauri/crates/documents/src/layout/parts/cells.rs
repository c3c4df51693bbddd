//! What a billed line says: title, description, deliverables, small print and acceptance, one below the other.

use super::Column;
use crate::display_list::{Item, NodeId, Paint, Role};
use crate::geometry::{Colour, Point, Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::{Quantities, RowWords};
use crate::layout::flow::Block;
use crate::paragraph::{Line, Style};

/// How the parts of a cell look.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub title: Style,
    pub detail: Style,
    pub minor: Style,
    /// Space above the title, and above each kind of part.
    pub above: f32,
    pub between: f32,
    pub marker: Marker,
    pub acceptance: Acceptance,
    pub quantities: Quantities,
}

/// What stands before a deliverable.
#[derive(Clone, Copy)]
pub(in crate::layout) enum Marker {
    Tick(Colour),
    Dash,
    Nothing,
}

/// How the line of the sign-off is set: the space above it, and what is behind it.
#[derive(Clone, Copy)]
pub(in crate::layout) enum Acceptance {
    OnTint(Style, Colour),
    Plain(Style, f32),
}

const BEFORE_CHIP: f32 = mm(2.4);
const CHIP_SIDE: f32 = mm(2.4);
const CHIP_TOP: f32 = mm(0.8);
const CHIP_RADIUS: f32 = mm(1.0);

/// A line of text with what stands before it.
struct Part {
    space: f32,
    line: Line,
    node: NodeId,
    is_first_of_item: bool,
}

impl Composer {
    /// The title alone in the first block, then one block per line of text: a page may end between them.
    /// `columns`: of the title, and of what stands below it.
    pub fn cell(&mut self, words: &RowWords, look: &Look, columns: (Column, Column), cell: NodeId) -> Vec<Block> {
        let (title_column, column) = columns;
        let field = |name: &str| format!("{}.{name}", words.field);
        let mut first = Block { height: look.above, ..Block::default() };
        let title = self.lines(&field("title"), &words.title, look.title, title_column.width);
        if title.is_empty() {
            first.height += look.detail.leading;
        } else {
            let node = self.node(Role::Paragraph, cell);
            first.stack(title, title_column.left, Some(node));
        }
        let height = first.height - look.above;
        first.field(field("title"), Rect::new(title_column.left, look.above, title_column.width, height));
        let mut blocks = vec![first];
        let parts = self.description(&words.description, &field("description"), look, column, cell);
        blocks.extend(parts.into_iter().map(|part| part.block(&field("description"), Marker::Nothing, column)));
        let parts = self.deliverables(words.deliverables, &field("deliverables"), look, column, cell);
        blocks.extend(parts.into_iter().map(|part| part.block(&field("deliverables"), look.marker, column)));
        let parts = self.one_below_the_other(&words.details, &field("details"), look, column, cell);
        blocks.extend(parts.into_iter().map(|part| part.block(&field("details"), Marker::Nothing, column)));
        if let Some(text) = &words.acceptance {
            blocks.push(self.acceptance(text, field("acceptance"), look, column, cell));
        }
        blocks
    }

    fn description(&mut self, text: &str, field: &str, look: &Look, column: Column, cell: NodeId) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut space = look.between;
        for lines in self.paragraphs(field, text, look.detail, column.width) {
            if lines.is_empty() {
                space = look.detail.leading / 2.0;
                continue;
            }
            let node = self.node(Role::Paragraph, cell);
            parts.extend(parts_of(lines, &mut space, node));
        }
        parts
    }

    fn deliverables(&mut self, texts: &[String], field: &str, look: &Look, column: Column, cell: NodeId) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut list = None;
        let mut space = look.between;
        for text in texts {
            let lines = self.lines(field, text, look.detail, column.width - look.marker.indent());
            if lines.is_empty() {
                continue;
            }
            let list = *list.get_or_insert_with(|| self.node(Role::List, cell));
            let item = self.node(Role::ListItem, list);
            let node = self.node(Role::ListBody, item);
            let mut lines = parts_of(lines, &mut space, node);
            lines[0].is_first_of_item = true;
            parts.extend(lines);
        }
        parts
    }

    fn one_below_the_other(
        &mut self,
        texts: &[String],
        field: &str,
        look: &Look,
        column: Column,
        cell: NodeId,
    ) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut space = look.between;
        for text in texts {
            let lines = self.lines(field, text, look.minor, column.width);
            let node = self.node(Role::Paragraph, cell);
            parts.extend(parts_of(lines, &mut space, node));
        }
        parts
    }

    /// `Accepted by Ciara Doyle, 13 November 2026`
    fn acceptance(&mut self, text: &str, field: String, look: &Look, column: Column, cell: NodeId) -> Block {
        let node = self.node(Role::Paragraph, cell);
        let mut block = Block::default();
        let rect = match look.acceptance {
            Acceptance::OnTint(style, tint) => {
                let lines = self.lines(&field, text, style, column.width - 2.0 * CHIP_SIDE);
                let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
                let height = lines.iter().map(|line| line.height).sum::<f32>() + 2.0 * CHIP_TOP;
                let rect = Rect::new(column.left, BEFORE_CHIP, widest + 2.0 * CHIP_SIDE, height);
                block.height = BEFORE_CHIP + CHIP_TOP;
                block.put(Item::Rounded { rect, radius: CHIP_RADIUS, paint: Paint::Fill(tint) }, None);
                block.stack(lines, column.left + CHIP_SIDE, Some(node));
                block.height = BEFORE_CHIP + height;
                rect
            }
            Acceptance::Plain(style, above) => {
                block.height = above;
                block.stack(self.lines(&field, text, style, column.width), column.left, Some(node));
                Rect::new(column.left, above, column.width, block.height - above)
            }
        };
        block.field(field, rect);
        block
    }
}

/// The first line takes the space above it, the others follow at once.
fn parts_of(lines: Vec<Line>, space: &mut f32, node: NodeId) -> Vec<Part> {
    let part = |line| Part { space: std::mem::take(space), line, node, is_first_of_item: false };
    lines.into_iter().map(part).collect()
}

impl Part {
    fn block(self, field: &str, marker: Marker, column: Column) -> Block {
        let mut block = Block { height: self.space + self.line.height, ..Block::default() };
        if self.is_first_of_item {
            marker.put(&mut block, &self.line, column.left, self.space);
        }
        let rect = Rect::new(column.left, self.space, column.width, self.line.height);
        block.put_line(self.line, column.left + marker.indent(), self.space, Some(self.node));
        block.field(field, rect);
        block
    }
}

impl Marker {
    fn indent(self) -> f32 {
        match self {
            Marker::Tick(_) => mm(4.4),
            Marker::Dash => mm(4.0),
            Marker::Nothing => 0.0,
        }
    }

    /// The sign in front of `line`, whose item begins at `left` and `top`.
    fn put(self, block: &mut Block, line: &Line, left: f32, top: f32) {
        match self {
            Marker::Tick(colour) => {
                let (x, y) = (left + mm(1.65), top + mm(2.25));
                let points = [(-1.096, 0.389), (-0.389, 1.096), (1.096, -0.389)];
                let points = points.iter().map(|&(dx, dy)| Point { x: x + mm(dx), y: y + mm(dy) }).collect();
                block.put(Item::Path { points, width: 0.8, colour }, None);
            }
            // Drawn, not set: a dash in the text would be read aloud.
            Marker::Dash => {
                if let Some(run) = line.runs.first() {
                    let y = top + run.baseline - run.size * 0.27;
                    block.rule(left, left + run.size * 0.48, y, (run.size * 0.05, run.colour));
                }
            }
            Marker::Nothing => {}
        }
    }
}
