//! Terms and ways to pay: blocks for the foot of the last page, or running text where they are too tall for it.

use super::{Column, code};
use crate::display_list::{NodeId, Role};
use crate::geometry::{Rect, mm};
use crate::layout::composer::Composer;
use crate::layout::content::{Content, Row, Words};
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::paragraph::Style;

/// Share of the page that a foot may take.
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

/// How a foot that is taller than `tallest` is set as running text.
pub(in crate::layout) struct Instead<'l> {
    pub look: &'l Look,
    pub column: Column,
    pub tallest: f32,
    /// Where the design has its payment code in the foot.
    pub code: Option<&'l code::Look>,
}

impl Composer {
    /// `text`: paragraphs.
    pub fn terms(&mut self, words: Words, text: &str, look: &Look, column: Column) -> Block {
        let document = self.document();
        let mut block = Block::default();
        self.headline(&mut block, "labels", &words.label(|labels| labels.terms), look.heading, column);
        block.height += look.below_heading;
        for lines in self.paragraphs("terms", text, look.text, column.width) {
            let node = (!lines.is_empty()).then(|| self.node(Role::Paragraph, document));
            block.stack(lines, column.left, node);
        }
        block.field("terms", Rect::new(column.left, 0.0, column.width, block.height));
        block
    }

    /// All ways to pay as one piece; empty without any.
    pub fn pay_to(&mut self, words: Words, methods: Vec<Vec<Row>>, look: &Look, column: Column) -> Block {
        let mut blocks = self.ways_to_pay(words, methods, look, column).into_iter();
        let mut whole = blocks.next().unwrap_or_default();
        blocks.for_each(|block| whole.join(block));
        whole
    }

    /// One block per way to pay, the first with the heading.
    pub fn ways_to_pay(&mut self, words: Words, methods: Vec<Vec<Row>>, look: &Look, column: Column) -> Vec<Block> {
        if methods.is_empty() {
            return Vec::new();
        }
        let mut headed = Block::default();
        self.headline(&mut headed, "labels", &words.label(|labels| labels.pay_to), look.heading, column);
        headed.height += look.below_heading;
        let mut blocks = self.pay_rows(methods, look, column);
        headed.join(std::mem::take(&mut blocks[0]));
        headed.field("payment_methods", Rect::new(column.left, 0.0, column.width, headed.height));
        blocks[0] = headed;
        blocks
    }

    /// One block per way to pay, without a heading.
    pub fn pay_rows(&mut self, methods: Vec<Vec<Row>>, look: &Look, column: Column) -> Vec<Block> {
        let document = self.document();
        let mut block = Block::default();
        let table = self.node(Role::Table, document);
        let value_left = self.values_left(&methods, look, column);
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

    /// How far from the column's left edge the values begin: behind the words, unless a value needs the room; then
    /// words wrap first.
    fn values_left(&mut self, methods: &[Vec<Row>], look: &Look, column: Column) -> f32 {
        let (mut words, mut longest, mut values) = (0.0_f32, 0.0_f32, 0.0_f32);
        for (word, value) in methods.iter().flatten() {
            let span = self.span("payment_methods", word, look.word);
            let paragraph = self.paragraph(&[span]);
            words = words.max(paragraph.natural_width());
            longest = longest.max(paragraph.widest_word());
            let span = self.span("payment_methods", value, look.text);
            values = values.max(self.paragraph(&[span]).natural_width());
        }
        let wanted = look.values.max(words + look.beside_word);
        let least = longest + look.beside_word;
        wanted.min(column.width - values).max(least).min(column.width * 0.5)
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

    /// The foot that `set` makes. One that is too tall joins the running text of `units` instead, and the returned
    /// block is empty, as it is where nothing is to be paid.
    pub fn foot(
        &mut self,
        content: &Content,
        instead: &Instead,
        units: &mut Vec<Unit>,
        set: impl FnOnce(&mut Composer) -> Block,
    ) -> Block {
        if !content.asks_for_payment() {
            return Block::default();
        }
        let node_count = self.nodes.len();
        let foot = set(self);
        if foot.height <= instead.tallest {
            return foot;
        }
        // Set again as running text: the nodes of the first attempt hold nothing and are dropped.
        self.nodes.truncate(node_count);
        units.extend(self.foot_as_text(content, instead));
        Block::default()
    }

    fn foot_as_text(&mut self, content: &Content, instead: &Instead) -> Vec<Unit> {
        let Instead { look, column, code, .. } = instead;
        let mut heading = Block::default();
        self.headline(&mut heading, "labels", &content.label(|labels| labels.terms), look.heading, *column);
        let unit = |blocks, cut| Unit { gap: BEFORE_SECTION, blocks, cut, place: Place::Outside };
        let mut units = vec![unit(vec![heading], Cut::Never)];
        units.extend(self.flowing("terms", &content.terms_text(), look.text, *column));
        let ways = self.ways_to_pay(content.words, content.methods(), look, *column);
        if !ways.is_empty() {
            units.push(unit(ways, Cut::WhenTall));
        }
        let code = code.and_then(|code| self.code(content, code, column.left));
        units.extend(code.map(|code| unit(vec![code], Cut::Never)));
        units
    }
}
