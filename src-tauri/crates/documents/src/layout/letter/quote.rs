//! Somebody's own words, set off from the text around them.

use super::Setting;
use crate::display_list::Item;
use crate::geometry::{Colour, Rect};
use crate::layout::flow::Unit;
use crate::layout::parts::Column;
use crate::paragraph::Style;

/// How a quotation looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub text: Style,
    /// How far it stands in.
    pub indent: f32,
    /// Down its left side.
    pub bar: Option<(f32, Colour)>,
}

impl Setting<'_> {
    /// The words in quotation marks, which pages may cut between lines; nothing for none.
    pub fn quotation(&mut self, field: &str, words: &str, column: Column) -> Vec<Unit> {
        let look = self.design.quote;
        if words.trim().is_empty() {
            return Vec::new();
        }
        let quoted = self.words.spoken(|labels| (labels.quoted)(words.trim()));
        let inner = Column { left: column.left + look.indent, width: column.width - look.indent };
        let mut units = self.composer.flowing(field, &quoted, look.text, inner);
        let Some((width, fill)) = look.bar else { return units };
        // Space between paragraphs becomes part of the paragraph above it, so that the bar is unbroken.
        for at in 1..units.len() {
            let gap = std::mem::take(&mut units[at].gap);
            if let Some(above) = units[at - 1].blocks.last_mut() {
                above.height += gap;
            }
        }
        for block in units.iter_mut().flat_map(|unit| &mut unit.blocks) {
            let rect = Rect::new(column.left, 0.0, width, block.height);
            block.put(Item::Rect { rect, fill }, None);
        }
        units
    }
}
