//! The facts of a document beside the address: number, dates, order, project.

use super::Column;
use crate::display_list::Role;
use crate::faces::FontStyle;
use crate::geometry::{Colour, Rect};
use crate::layout::composer::Composer;
use crate::layout::content::{Fact, Said};
use crate::layout::flow::Block;
use crate::paragraph::Style;

/// How the rows look.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub label: Style,
    pub value: Style,
    pub above: f32,
    pub below: f32,
    /// Least space between label and value.
    pub apart: f32,
    pub values: Values,
}

/// Where the values stand.
#[derive(Clone, Copy)]
pub(in crate::layout) enum Values {
    /// All from the same x on, at least this far from the labels' left edge; those that matter most are bold.
    Left(f32),
    /// At the right end, with a rule below each row.
    Right((f32, Colour)),
}

impl Composer {
    pub fn facts(&mut self, facts: Vec<Fact>, look: &Look, column: Column) -> Block {
        let document = self.document();
        let table = self.node(Role::Table, document);
        let mut block = Block::default();
        let labels: f32 = facts.iter().map(|fact| self.label_width(fact, look)).fold(0.0, f32::max);
        for fact in facts {
            let row = self.node(Role::TableRow, table);
            let header = self.node(Role::RowHeader, row);
            let cell = self.node(Role::TableCell, row);
            let top = block.height;
            block.height += look.above;
            let style = match look.values {
                Values::Left(_) if fact.is_urgent => look.value.in_font(FontStyle::SemiBold),
                Values::Left(_) | Values::Right(_) => look.value,
            };
            let mut beside = Block::default();
            match look.values {
                Values::Left(least) => {
                    let left = (labels + look.apart).clamp(least, column.width * 0.5);
                    let words = self.lines("labels", &fact.label, look.label, left - look.apart);
                    beside.stack(words, column.left, Some(header));
                    let mut value = Block::default();
                    value.stack(
                        self.lines(fact.field, &fact.value, style, column.width - left),
                        column.left + left,
                        Some(cell),
                    );
                    block.join_beside(vec![beside, value]);
                    block.height += look.below;
                }
                Values::Right(rule) => {
                    let lines = self.lines(fact.field, &fact.value, style, column.width * 0.6);
                    let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
                    let words = self.lines("labels", &fact.label, look.label, column.width - widest - look.apart);
                    beside.stack(words, column.left, Some(header));
                    let mut value = Block::default();
                    for line in lines {
                        let (y, height) = (value.height, line.height);
                        value.put_right(line, column.right(), y, Some(cell));
                        value.height += height;
                    }
                    block.join_beside(vec![beside, value]);
                    block.height += look.below + rule.0;
                    block.rule(column.left, column.right(), block.height - rule.0 / 2.0, rule);
                }
            }
            block.field(fact.field, Rect::new(column.left, top, column.width, block.height - top));
        }
        block
    }

    fn label_width(&mut self, fact: &Fact, look: &Look) -> f32 {
        let span = self.span("labels", &fact.label, look.label);
        self.paragraph(&[span]).natural_width()
    }

    /// Lines of an address, one paragraph each.
    pub fn address(&mut self, block: &mut Block, said: Vec<Said>, style: Style, column: Column) {
        let document = self.document();
        for Said { field, text } in said {
            let lines = self.lines(&field, &text, style, column.width);
            if !lines.is_empty() {
                let node = self.node(Role::Paragraph, document);
                block.stack(lines, column.left, Some(node));
            }
        }
    }
}
