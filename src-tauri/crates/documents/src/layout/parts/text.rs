//! Running text that pages may cut between lines.

use super::{Column, without_orphans};
use crate::display_list::Role;
use crate::geometry::{Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::Content;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::paragraph::Style;

const BETWEEN_PARAGRAPHS: f32 = mm(2.0);

impl Composer {
    /// The note to the client, then the sentences of the tax rules.
    pub fn notes(&mut self, content: &Content, style: Style, gap: f32, column: Column) -> Vec<Unit> {
        let mut units = self.flowing("note", &content.body.note, style, column);
        for note in &content.body.legal_notes {
            units.extend(self.flowing("legal_notes", note, style, column));
        }
        if let Some(first) = units.first_mut() {
            first.gap = gap;
        }
        units
    }

    /// Paragraphs that pages may cut between lines.
    pub fn flowing(&mut self, field: &str, text: &str, style: Style, column: Column) -> Vec<Unit> {
        let document = self.document();
        let mut units = Vec::new();
        let mut gap = BETWEEN_PARAGRAPHS;
        for lines in self.paragraphs(field, text, style, column.width) {
            if lines.is_empty() {
                gap = style.leading;
                continue;
            }
            let node = self.node(Role::Paragraph, document);
            let blocks = lines.into_iter().map(|line| {
                let mut block = Block { height: line.height, ..Block::default() };
                block.field(field, Rect::new(column.left, 0.0, column.width, line.height));
                block.put_line(line, column.left, 0.0, Some(node));
                block
            });
            let blocks = without_orphans(blocks.collect());
            units.push(Unit { gap, blocks, cut: Cut::Freely, place: Place::Outside });
            gap = BETWEEN_PARAGRAPHS;
        }
        units
    }

    /// A heading over what follows in `block`.
    pub fn headline(&mut self, block: &mut Block, field: &str, text: &str, style: Style, column: Column) {
        let document = self.document();
        let node = self.node(Role::Heading2, document);
        let lines = self.lines(field, text, style, column.width);
        block.stack(lines, column.left, Some(node));
    }
}
