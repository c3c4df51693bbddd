//! Terms and ways to pay: blocks for the foot of the last page, or running text where they are too tall for it.

use super::Column;
use crate::display_list::{NodeId, Role};
use crate::geometry::{Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::Content;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::paragraph::Style;

/// A foot that would take more of the page than this is set in the running text instead.
pub(in crate::layout) const LARGEST_SHARE: f32 = 0.4;
const BETWEEN_METHODS: f32 = mm(1.6);
const BEFORE_SECTION: f32 = mm(6.0);

/// How terms and ways to pay look.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub heading: Style,
    pub below_heading: f32,
    pub text: Style,
    /// For `IBAN` and its like.
    pub word: Style,
    /// Where the values begin, unless they need the room.
    pub values: f32,
    /// Space behind a word.
    pub beside_word: f32,
}

/// `IBAN` and the number behind it.
type Row = (String, String);

impl Composer {
    pub fn terms(&mut self, content: &Content, look: &Look, column: Column) -> Block {
        let document = self.document();
        let mut block = Block::default();
        self.headline(&mut block, "labels", &content.label(|labels| labels.terms), look.heading, column);
        block.height += look.below_heading;
        for lines in self.paragraphs("terms", &content.terms_text(), look.text, column.width) {
            let node = (!lines.is_empty()).then(|| self.node(Role::Paragraph, document));
            block.stack(lines, column.left, node);
        }
        block.field("terms", Rect::new(column.left, 0.0, column.width, block.height));
        block
    }

    /// All ways to pay as one piece; empty without any.
    pub fn pay_to(&mut self, content: &Content, look: &Look, column: Column) -> Block {
        let mut blocks = self.ways_to_pay(content, look, column).into_iter();
        let mut whole = blocks.next().unwrap_or_default();
        blocks.for_each(|block| whole.join(block));
        whole
    }

    /// One block per way to pay, the first with the heading.
    fn ways_to_pay(&mut self, content: &Content, look: &Look, column: Column) -> Vec<Block> {
        let methods = content.methods();
        if methods.is_empty() {
            return Vec::new();
        }
        let document = self.document();
        let mut block = Block::default();
        self.headline(&mut block, "labels", &content.label(|labels| labels.pay_to), look.heading, column);
        block.height += look.below_heading;
        let table = self.node(Role::Table, document);
        let words = methods.iter().flatten().map(|(word, _)| self.pay_width(word, look.word)).fold(0.0, f32::max);
        let values = methods.iter().flatten().map(|(_, value)| self.pay_width(value, look.text)).fold(0.0, f32::max);
        let least = words.min(column.width * 0.45) + look.beside_word;
        let value_left = (column.width - values).min(look.values).max(least);
        let mut blocks = Vec::with_capacity(methods.len());
        for rows in methods {
            if !blocks.is_empty() {
                block.height += BETWEEN_METHODS;
            }
            for row in rows {
                self.pay_row(&mut block, &row, look, (column, value_left), table);
            }
            block.field("payment_methods", Rect::new(column.left, 0.0, column.width, block.height));
            blocks.push(std::mem::take(&mut block));
        }
        blocks
    }

    fn pay_width(&mut self, word: &str, style: Style) -> f32 {
        let span = self.span("payment_methods", word, style);
        self.paragraph(&[span]).natural_width()
    }

    fn pay_row(&mut self, block: &mut Block, row: &Row, look: &Look, place: (Column, f32), table: NodeId) {
        let (column, value_left) = place;
        let node = self.node(Role::TableRow, table);
        let header = self.node(Role::RowHeader, node);
        let cell = self.node(Role::TableCell, node);
        let top = block.height;
        let words = self.lines("payment_methods", &row.0, look.word, value_left - look.beside_word);
        let value = self.lines("payment_methods", &row.1, look.text, column.width - value_left);
        block.stack(words, column.left, Some(header));
        let words_end = block.height;
        block.height = top;
        block.stack(value, column.left + value_left, Some(cell));
        block.height = block.height.max(words_end);
    }

    /// Terms and ways to pay as running text.
    pub fn foot_as_text(&mut self, content: &Content, look: &Look, column: Column) -> Vec<Unit> {
        let mut heading = Block::default();
        self.headline(&mut heading, "labels", &content.label(|labels| labels.terms), look.heading, column);
        let unit = |blocks, cut| Unit { gap: BEFORE_SECTION, blocks, cut, place: Place::Outside };
        let mut units = vec![unit(vec![heading], Cut::Never)];
        units.extend(self.flowing("terms", &content.terms_text(), look.text, column));
        let ways = self.ways_to_pay(content, look, column);
        if !ways.is_empty() {
            units.push(unit(ways, Cut::WhenTall));
        }
        units
    }
}
