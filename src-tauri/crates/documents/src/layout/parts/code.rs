//! The payment code with its caption.

use crate::display_list::Role;
use crate::geometry::Rect;
use crate::layout::code::payment_code;
use crate::layout::composer::Composer;
use crate::layout::content::Content;
use crate::layout::flow::Block;
use crate::layout::parts::Column;
use crate::paragraph::Style;

/// How a code and its caption look.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    /// Width and height of the code, and width of the caption.
    pub side: f32,
    pub caption: Style,
    pub above_caption: f32,
    pub alignment: Alignment,
}

#[derive(Clone, Copy)]
pub(in crate::layout) enum Alignment {
    Left,
    Centred,
}

impl Composer {
    /// The code at `left` with two lines below it; none where the document has none or shows none.
    pub fn code(&mut self, content: &Content, look: &Look, left: f32) -> Option<Block> {
        if !content.body.shows.payment_code {
            return None;
        }
        let code = payment_code(self, content, look.side)?;
        Some(self.captioned(code, content, look, left))
    }

    /// The code alone, where `code_caption` stands at another place.
    pub fn bare_code(&mut self, content: &Content, side: f32, left: f32) -> Option<Block> {
        if !content.body.shows.payment_code {
            return None;
        }
        let mut block = payment_code(self, content, side)?;
        block.move_right(left);
        block.height = side;
        block.field("payment_methods", Rect::new(left, 0.0, side, side));
        Some(block)
    }

    /// What to do with the code, over the width of `column`.
    pub fn code_caption(&mut self, content: &Content, style: Style, column: Column) -> Block {
        let mut block = Block::default();
        let document = self.document();
        let node = self.node(Role::Paragraph, document);
        let words = content.label(|labels| labels.scan_to_pay);
        block.stack(self.lines("labels", &words, style, column.width), column.left, Some(node));
        block
    }

    fn captioned(&mut self, mut block: Block, content: &Content, look: &Look, left: f32) -> Block {
        block.move_right(left);
        block.height = look.side + look.above_caption;
        let document = self.document();
        let node = self.node(Role::Paragraph, document);
        let span = self.span("labels", &content.label(|labels| labels.scan_to_pay), look.caption);
        for line in self.paragraph(&[span]).balanced(look.side) {
            let free = look.side - line.width;
            let x = match look.alignment {
                Alignment::Left => left,
                Alignment::Centred => left + free / 2.0,
            };
            block.stack(vec![line], x, Some(node));
        }
        block.field("payment_methods", Rect::new(left, 0.0, look.side, block.height));
        block
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display_list::Item;
    use crate::faces::{Figures, FontStyle, Fonts, SERIF};
    use crate::geometry::Colour;
    use crate::samples;

    #[test]
    fn the_caption_stands_below_the_code_and_is_as_wide_at_most() {
        let caption = Style {
            font: FontStyle::Italic,
            size: 6.9,
            leading: 9.0,
            tracking: 0.0,
            colour: Colour::hex(0),
            figures: Figures::Proportional,
        };
        let look = Look { side: 68.0, caption, above_caption: 3.0, alignment: Alignment::Centred };
        let body = samples::irish();
        let fonts = Fonts::shipped();
        let content = Content::new(&body, None, None, &fonts);
        let mut code = Block { height: 68.0, ..Block::default() };
        code.put(Item::Rect { rect: Rect::new(0.0, 0.0, 68.0, 68.0), fill: Colour::hex(0) }, None);
        let block = Composer::new(SERIF, &fonts).captioned(code, &content, &look, 100.0);
        assert!((block.height - (68.0 + 3.0 + 2.0 * 9.0)).abs() < 0.01, "two lines: {}", block.height);
        for placed in &block.items {
            let area = placed.item.bounds();
            assert!(area.x >= 100.0 && area.right() <= 168.01 && area.bottom() <= block.height, "{area:?}");
        }
    }
}
