//! A heading with the text that it heads, above it or beside it.

use super::Setting;
use crate::display_list::Role;
use crate::geometry::mm;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::layout::parts::Column;
use crate::paragraph::Style;

/// How sections look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub heading: Style,
    pub headings: Headings,
    pub text: Style,
    /// Greatest width of running text.
    pub measure: f32,
    pub gap: f32,
}

/// Where a section's heading stands.
#[derive(Clone, Copy)]
pub(super) enum Headings {
    /// With this much space below it.
    Above(f32),
    /// In a column of this width at the left.
    Beside(f32),
}

const BETWEEN: f32 = mm(5.0);

impl Setting<'_> {
    /// Where the text of sections stands.
    pub fn text_column(&self) -> Column {
        let (whole, look) = (self.column(), self.design.sections);
        let indent = match look.headings {
            Headings::Above(_) => 0.0,
            Headings::Beside(width) => width,
        };
        Column { left: whole.left + indent, width: (whole.width - indent).min(look.measure) }
    }

    /// A heading over the units that `set` makes; nothing where it makes none.
    pub fn section(&mut self, heading: &str, set: impl FnOnce(&mut Self, Column) -> Vec<Unit>) -> Vec<Unit> {
        let (look, column) = (self.design.sections, self.text_column());
        let known = self.composer.nodes.len();
        let place = match look.headings {
            Headings::Above(_) => column,
            Headings::Beside(width) => Column { left: self.column().left, width: width - BETWEEN },
        };
        let mut headline = Block::default();
        self.composer.headline(&mut headline, "labels", heading, look.heading, place);
        let mut units = set(self, column);
        let Some(first) = units.first_mut().filter(|unit| !unit.blocks.is_empty()) else {
            self.composer.nodes.truncate(known);
            return Vec::new();
        };
        first.gap = look.gap;
        let block = &mut first.blocks[0];
        match look.headings {
            Headings::Above(below) => {
                headline.height += below;
                headline.join(std::mem::take(block));
                *block = headline;
            }
            Headings::Beside(_) => {
                let lacking = headline.height - height(&units);
                // The heading hangs beside the text and does not part its lines.
                headline.height = 0.0;
                let block = &mut units[0].blocks[0];
                let text = std::mem::take(block);
                block.join_beside(vec![headline, text]);
                if let Some(last) = units.last_mut().and_then(|unit| unit.blocks.last_mut()) {
                    last.height += lacking.max(0.0);
                }
            }
        }
        units
    }

    /// A heading with paragraphs that pages may cut between lines; nothing without a text.
    pub fn text_section(&mut self, heading: &str, field: &str, text: &str) -> Vec<Unit> {
        let style = self.design.sections.text;
        self.section(heading, |setting, column| setting.composer.flowing(field, text, style, column))
    }

    /// Paragraphs without a heading, in the column of the sections.
    pub fn loose(&mut self, field: &str, text: &str, style: Style) -> Vec<Unit> {
        let (gap, column) = (self.design.sections.gap, self.text_column());
        let mut units = self.composer.flowing(field, text, style, column);
        if let Some(first) = units.first_mut() {
            first.gap = gap;
        }
        units
    }

    /// A paragraph in a block of its own.
    pub fn paragraph(&mut self, block: &mut Block, field: &str, text: &str, style: Style, column: Column) {
        let document = self.composer.document();
        let lines = self.composer.lines(field, text, style, column.width);
        if !lines.is_empty() {
            let node = self.composer.node(Role::Paragraph, document);
            block.stack(lines, column.left, Some(node));
        }
    }
}

/// A piece of the column that pages do not cut.
pub(super) fn whole(block: Block, gap: f32) -> Unit {
    Unit { gap, blocks: vec![block], cut: Cut::Never, place: Place::Outside }
}

fn height(units: &[Unit]) -> f32 {
    units.iter().flat_map(|unit| &unit.blocks).map(|block| block.height).sum()
}
