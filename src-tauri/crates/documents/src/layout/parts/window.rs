//! What shows through the window of an envelope: the sender on one small line, the client below.

use domain::invoice::Party;

use super::Column;
use super::letterhead::joined;
use crate::geometry::{Colour, Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::{Sender, buyer_address, said};
use crate::layout::flow::Block;
use crate::paragraph::Style;

/// How the window looks.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub sender: Style,
    /// Under the sender.
    pub rule: (f32, Colour),
    pub address: Style,
}

impl Composer {
    pub fn window(&mut self, sender: &Sender, buyer: &Party, look: &Look, column: Column) -> Block {
        let mut block = Block::default();
        let mut from = vec![said("seller.name", &sender.party.name)];
        from.extend(sender.address());
        let from = joined("seller.address", &from);
        // Read aloud once, at the head of the page.
        let lines = self.lines(&from.field, &from.text, look.sender, column.width);
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        block.stack(lines, column.left, None);
        block.height += mm(0.4);
        block.rule(column.left, column.left + widest, block.height, look.rule);
        block.height += mm(2.0);
        let top = block.height;
        let mut to = vec![said("buyer.name", &buyer.name)];
        to.extend(buyer_address(buyer));
        self.address(&mut block, to, look.address, column);
        block.field("buyer", Rect::new(column.left, top, column.width, block.height - top));
        block
    }
}
