//! What stands under the title of a billed line: description, deliverables, small print.

use domain::invoice::Line as Billed;

use super::Column;
use crate::display_list::{Item, NodeId, Role};
use crate::geometry::{Colour, Point, Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::{Content, Quantities};
use crate::layout::flow::Block;
use crate::paragraph::{Line, Style};

/// How the parts of a cell look.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub detail: Style,
    pub minor: Style,
    /// Space above each kind of part.
    pub between: f32,
    pub marker: Marker,
    pub quantities: Quantities,
}

/// What stands before a deliverable.
#[derive(Clone, Copy)]
pub(in crate::layout) enum Marker {
    Tick(Colour),
}

/// A line of text with what stands before it.
struct Part {
    field: String,
    space: f32,
    line: Line,
    node: NodeId,
    is_first_of_item: bool,
    indent: f32,
}

impl Marker {
    fn indent(self) -> f32 {
        match self {
            Marker::Tick(_) => mm(4.4),
        }
    }

    /// The sign in front of a line whose upper left corner is at `left` and `top`.
    fn put(self, block: &mut Block, left: f32, top: f32) {
        match self {
            Marker::Tick(colour) => {
                let (x, y) = (left + mm(1.65), top + mm(2.25));
                let points = [(-1.096, 0.389), (-0.389, 1.096), (1.096, -0.389)];
                let points = points.iter().map(|&(dx, dy)| Point { x: x + mm(dx), y: y + mm(dy) }).collect();
                block.put(Item::Path { points, width: 0.8, colour }, None);
            }
        }
    }
}

impl Composer {
    /// One block per line of text, between which a page may end.
    pub fn cell_parts(
        &mut self,
        content: &Content,
        at: usize,
        look: &Look,
        column: Column,
        cell: NodeId,
    ) -> Vec<Block> {
        let billed = &content.body.lines[at];
        let mut parts = self.description(billed, at, look, column, cell);
        parts.extend(self.deliverables(billed, at, look, column, cell));
        let field = format!("lines.{at}.details");
        let mut space = look.between;
        for text in content.small_print(billed, look.quantities) {
            let lines = self.lines(&field, &text, look.minor, column.width);
            let node = self.node(Role::Paragraph, cell);
            for line in lines {
                parts.push(Part { field: field.clone(), space, line, node, is_first_of_item: false, indent: 0.0 });
                space = 0.0;
            }
        }
        parts.into_iter().map(|part| part.block(look.marker, column)).collect()
    }

    fn description(&mut self, billed: &Billed, at: usize, look: &Look, column: Column, cell: NodeId) -> Vec<Part> {
        let mut parts = Vec::new();
        let field = format!("lines.{at}.description");
        let mut space = look.between;
        for lines in self.paragraphs(&field, &billed.description, look.detail, column.width) {
            if lines.is_empty() {
                space = look.detail.leading / 2.0;
                continue;
            }
            let node = self.node(Role::Paragraph, cell);
            for line in lines {
                parts.push(Part { field: field.clone(), space, line, node, is_first_of_item: false, indent: 0.0 });
                space = 0.0;
            }
        }
        parts
    }

    fn deliverables(&mut self, billed: &Billed, at: usize, look: &Look, column: Column, cell: NodeId) -> Vec<Part> {
        let mut parts = Vec::new();
        let field = format!("lines.{at}.deliverables");
        let indent = look.marker.indent();
        let mut list = None;
        let mut space = look.between;
        for text in &billed.deliverables {
            let lines = self.lines(&field, text, look.detail, column.width - indent);
            if lines.is_empty() {
                continue;
            }
            let list = *list.get_or_insert_with(|| self.node(Role::List, cell));
            let item = self.node(Role::ListItem, list);
            let node = self.node(Role::ListBody, item);
            for (index, line) in lines.into_iter().enumerate() {
                let is_first_of_item = index == 0;
                parts.push(Part { field: field.clone(), space, line, node, is_first_of_item, indent });
                space = 0.0;
            }
        }
        parts
    }
}

impl Part {
    fn block(self, marker: Marker, column: Column) -> Block {
        let mut block = Block { height: self.space + self.line.height, ..Block::default() };
        if self.is_first_of_item {
            marker.put(&mut block, column.left, self.space);
        }
        let rect = Rect::new(column.left, self.space, column.width, self.line.height);
        block.put_line(self.line, column.left + self.indent, self.space, Some(self.node));
        block.field(self.field, rect);
        block
    }
}
