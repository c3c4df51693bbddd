//! Pieces of a page that all designs share: each design gives them its styles and distances.

use super::flow::Block;

pub(super) mod cells;
pub(super) mod code;
pub(super) mod facts;
pub(super) mod foot;
pub(super) mod ledger;
pub(super) mod letterhead;
pub(super) mod marks;
pub(super) mod table;
pub(super) mod text;
pub(super) mod window;

/// A column of the page, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub left: f32,
    pub width: f32,
}

impl Column {
    pub fn right(self) -> f32 {
        self.left + self.width
    }

    /// The column without `by` at either side.
    pub fn inset(self, by: f32) -> Column {
        Column { left: self.left + by, width: self.width - 2.0 * by }
    }
}

/// Makes pieces of single lines that break decently: never one line alone at either end.
pub(super) fn without_orphans(lines: Vec<Block>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.into_iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if index == 1 || index == last => block.join(line),
            _ => blocks.push(line),
        }
    }
    blocks
}
